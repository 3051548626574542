"""The photos of the visit: added by choosing, dropping or pasting, opened by a tap."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.charting.photos import AT_ONCE, Outcome, Source
from ims_chart.record import Photo
from ims_chart.storage.errors import StorageError
from ims_chart.ui import ask
from ims_chart.ui.chip import Chip
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.photo_drops import PhotoDrops
from ims_chart.ui.photo_pictures import PhotoPictures
from ims_chart.ui.photo_sources import sources_of
from ims_chart.ui.photo_tile import PhotoTile
from ims_chart.ui.theme import RADIUS, font, theme
from ims_chart.words import explain

_TOLD = 3
"""Faults told one by one; of a whole folder that can't be read nobody reads more."""


class PhotosPanel(QWidget):
    """Thumbnails, and over them what came of the last ones that were added."""

    wanted = Signal()
    """Photos are being added here, so the panel is to be seen."""

    def __init__(self, chart: Chart, drop_on: QWidget, parent: QWidget | None = None) -> None:
        """`drop_on` is where pictures can be dropped: a larger place than the panel itself."""
        super().__init__(parent)
        self.setObjectName("photosPanel")
        self._chart = chart
        self._photos = chart.photos
        self.pictures = PhotoPictures(chart.photos, self)
        self._tiles: dict[str, PhotoTile] = {}
        self._shown: tuple[str, tuple[Photo, ...], bool] | None = None
        self._hovered = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._build_buttons())
        self._hint = _label("photos.hint")
        self._fault = _label("photos.fault")
        column.addWidget(self._hint)
        column.addWidget(self._fault)
        self._grid = QWidget()
        self._flow = FlowLayout(self._grid)
        column.addWidget(self._grid)
        self._grid.hide()
        self._fault.hide()
        self._drops = PhotoDrops(drop_on, chart.photos)
        self._connect()
        self.refresh()

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._add = Chip(self.tr("Add photos…"), name="photos.add", icon="plus")
        self._add.describe(self.tr("Add photos from files"))
        self._paste = Chip(self.tr("Paste"), name="photos.paste")
        self._paste.describe(self.tr("Add the picture that was copied"), "Ctrl+V")
        for chip in (self._add, self._paste):
            theme.fit(chip)
            row.addWidget(chip, 1)
        return row

    def _connect(self) -> None:
        self._add.clicked.connect(self.choose)
        self._paste.clicked.connect(self.paste)
        self._drops.dropped.connect(self.take)
        self._drops.hovered.connect(self._on_hovered)
        self._photos.progressed.connect(self._on_progressed)
        self._photos.failed.connect(self._on_failed)
        self._photos.ended.connect(self._on_ended)
        self.pictures.arrived.connect(self._on_arrived)
        theme.changed.connect(self._say_hint)

    @property
    def summary(self) -> str:
        """How many there are."""
        count = len(self._photos.all)
        return str(count) if count else ""

    # --- showing

    def refresh(self) -> None:
        """Shows the chosen visit's photos as they are."""
        able = self._photos.editable
        self._add.setEnabled(able)
        self._paste.setEnabled(able)
        visit = self._chart.visit
        shown = (visit.id if visit else "", self._photos.all, able)
        if shown == self._shown:
            return
        if self._shown is None or shown[0] != self._shown[0]:
            self._fault.hide()
        self._shown = shown
        self._lay_tiles()
        self._say_hint()

    def _lay_tiles(self) -> None:
        """In the order of the photos; tiles that are there already stay the same widgets."""
        while self._flow.takeAt(0) is not None:
            pass
        kept, self._tiles = self._tiles, {}
        last: QWidget = self._paste
        for number, photo in enumerate(self._photos.all, 1):
            tile = kept.pop(photo.id, None)
            if tile is None:
                tile = PhotoTile(photo, number, self.pictures, self._grid)
                tile.clicked.connect(lambda _on=False, key=photo.id: self.open(key))
            else:
                tile.show_photo(photo, number)
            self._tiles[photo.id] = tile
            self._flow.addWidget(tile)
            self.setTabOrder(last, tile)
            last = tile
        for tile in kept.values():
            tile.hide()
            tile.deleteLater()
        self._grid.setVisible(bool(self._tiles))

    def _say_hint(self) -> None:
        """What is under way, or how photos come here while there are none."""
        waiting = self._photos.waiting
        if waiting:
            words = self.tr("Adding photos: {0} to go…").format(waiting)
        elif self._photos.all:
            words = ""
        elif self._photos.editable:
            words = self.tr("Drop pictures here, or paste one. What a camera notes with them "
                            "(place, time, device) is left out.")  # fmt: skip
        else:
            words = self.tr("No photos")
        _say(self._hint, words, "muted")

    def _on_progressed(self) -> None:
        self._say_hint()
        if not self._photos.waiting:
            self.wanted.emit()

    def _on_arrived(self, digest: str) -> None:
        for tile in self._tiles.values():
            if tile.photo.digest == digest:
                tile.update()

    def _on_failed(self, errors: Sequence[StorageError]) -> None:
        words = [explain(error) for error in errors[:_TOLD]]
        if len(errors) > _TOLD:
            words.append(self.tr("And {0} more.").format(len(errors) - _TOLD))
        _say(self._fault, "\n".join(words), "danger")

    def _on_ended(self, outcome: Outcome) -> None:
        """Says what became of the others, where that isn't plain to see."""
        known, astray = outcome.known, outcome.astray
        words = [self._fault.text()] if self._fault.isVisibleTo(self) else []
        if outcome.failed and outcome.added:
            one = self.tr("The other picture was added.")
            many = self.tr("The other {0} pictures were added.")
            words.append(one if outcome.added == 1 else many.format(outcome.added))
        if known:
            one = self.tr("One picture is among the photos of this visit already.")
            many = self.tr("{0} pictures are among the photos of this visit already.")
            words.append(one if known == 1 else many.format(known))
        if astray:
            one = self.tr("A picture was not added: its visit has been deleted.")
            many = self.tr("{0} pictures were not added: their visit has been deleted.")
            words.append(one if astray == 1 else many.format(astray))
        if words:
            _say(self._fault, "\n".join(words), "danger")

    def _on_hovered(self, hovered: bool) -> None:
        self._hovered = hovered
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if not self._hovered:
            return
        t = theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(t.color("soft"))
        painter.setPen(QPen(t.color("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    # --- changing

    def choose(self) -> None:
        """Adds the files that a person chooses."""
        if self._photos.editable:
            self.take(ask.picture_paths(self, self.tr("Add photos")))

    def paste(self) -> None:
        """Adds the picture, or the files, that were copied."""
        if not self._photos.editable:
            return
        sources = sources_of(QGuiApplication.clipboard().mimeData())
        if sources:
            self.take(sources)
        else:
            self.wanted.emit()
            _say(self._fault, self.tr("There is no picture to paste. Copy one first."), "danger")

    def take(self, sources: Sequence[Source]) -> None:
        if not sources:
            return
        self._fault.hide()
        self.wanted.emit()
        begun = self._photos.take(sources)
        if begun == AT_ONCE < len(sources):
            words = self.tr("Only the first {0} of {1} pictures are added.")
            _say(self._fault, words.format(begun, len(sources)), "danger")

    def open(self, photo_id: str) -> None:
        """Shows a photo large."""
        from ims_chart.ui.photo_dialog import PhotoDialog  # noqa: PLC0415 - seldom needed

        dialog = PhotoDialog(self._chart, photo_id, self.pictures, self)
        dialog.exec()
        dialog.deleteLater()


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setFont(font(9))
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _say(label: QLabel, words: str, color: str) -> None:
    """Shows words in a colour of the theme; none, and the label takes no room."""
    palette = label.palette()
    palette.setColor(label.foregroundRole(), theme.tokens.color(color))
    label.setPalette(palette)
    label.setText(words)
    label.setVisible(bool(words))
