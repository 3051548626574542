"""One photo large: looked at closely, captioned, deleted."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.printing.terms import short_day
from ims_chart.record import Photo
from ims_chart.ui.canvas import KEY_ZOOM
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.photo_pictures import PhotoPictures
from ims_chart.ui.photo_view import PhotoView
from ims_chart.ui.text_line import TextLine
from ims_chart.ui.theme import TOUCH, font
from ims_chart.words import explain


class PhotoDialog(QDialog):
    """Steps through the photos of the chosen visit. What a signed visit shows is only looked at."""

    def __init__(
        self, chart: Chart, photo_id: str, pictures: PhotoPictures, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("photoDialog")
        self.setWindowTitle(self.tr("Photo"))
        self._chart = chart
        self._pictures = pictures
        self._photo_id = photo_id
        self._began = chart.document.history.index()
        self.view = PhotoView(self)
        self.view.setAccessibleName(self.tr("Photo"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addLayout(self._build_caption())
        column.addLayout(self._build_foot())
        self._connect()
        room = parent.window().size() if parent else QSize(1280, 800)
        self.resize(max(room.width() - 80, 640), max(room.height() - 80, 480))
        self.view.setFocus()
        self._show_photo()

    def _build_caption(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 0)
        row.setSpacing(12)
        self._said = QLabel()
        self._said.setObjectName("photo.said")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setFont(font(10))
        self._caption = TextLine(name="photo.caption", label=self.tr("What the photo shows"))
        self._caption.setMinimumHeight(TOUCH)
        row.addWidget(self._said)
        row.addWidget(self._caption, 1)
        return row

    def _build_foot(self) -> QHBoxLayout:
        self._before = self._chip("before", "", "back", self.tr("Photo before"), "PgUp")
        self._next = self._chip("next", "", "on", self.tr("Next photo"), "PgDown")
        smaller = self._chip("smaller", "", "minus", self.tr("Zoom out"), "-")
        larger = self._chip("larger", "", "plus", self.tr("Zoom in"), "+")
        whole = self._chip("whole", "", "fit", self.tr("Whole photo"), "Home")
        gone = self.tr("Delete this photo")
        self._delete = self._chip("delete", self.tr("Delete"), "trash", gone, "Del", Weight.DANGER)
        close = self._chip("close", self.tr("Close"), "", self.tr("Close"), "Esc", Weight.PRIMARY)
        self._before.clicked.connect(lambda: self._step(-1))
        self._next.clicked.connect(lambda: self._step(1))
        smaller.clicked.connect(lambda: self.view.zoom_middle(1 / KEY_ZOOM))
        larger.clicked.connect(lambda: self.view.zoom_middle(KEY_ZOOM))
        whole.clicked.connect(self.view.fit)
        self._delete.clicked.connect(self._on_delete)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(8)
        for chip in (self._before, self._next, smaller, larger, whole):
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self._delete)
        row.addWidget(close)
        return row

    def _chip(  # noqa: PLR0913
        self, name: str, text: str, icon: str, label: str, keys: str, weight: Weight = Weight.NORMAL
    ) -> Chip:
        chip = Chip(text, name=f"photo.{name}", icon=icon, weight=weight, height=TOUCH, parent=self)
        chip.describe(label, keys)
        return chip

    def _connect(self) -> None:
        self.view.stepped.connect(self._step)
        self._caption.edited.connect(lambda text: self._chart.photos.caption(self._photo_id, text))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self, self._on_delete)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), self, self._redo)
        self._pictures.arrived.connect(self._on_arrived)
        self._chart.changed.connect(self._show_photo)
        self._chart.visit_chosen.connect(self.reject)

    # --- showing

    @property
    def _photo(self) -> Photo | None:
        return next((p for p in self._chart.photos.all if p.id == self._photo_id), None)

    def _show_photo(self) -> None:
        """Shows the photo as it is; closes once it is there no more."""
        photo, visit = self._photo, self._chart.visit
        if photo is None or visit is None:
            self.reject()
            return
        photos, able = self._chart.photos.all, self._chart.photos.editable
        at = photos.index(photo)
        words = self.tr("{0} of {1} · {2}").format(at + 1, len(photos), short_day(visit.date))
        self._said.setText(words)
        self._caption.set_text(photo.caption)
        self._caption.setReadOnly(not able)
        self._delete.setEnabled(able)
        self._before.setEnabled(at > 0)
        self._next.setEnabled(at < len(photos) - 1)
        self._show_picture(photo)

    def _show_picture(self, photo: Photo) -> None:
        image = self._pictures.large(photo.digest)
        fault = self._pictures.fault(photo.digest)
        said = explain(fault) if fault is not None and image is None else ""
        self.view.show_picture(image, photo.width / photo.height, said)
        self.view.setAccessibleDescription(said or photo.caption[:200])

    def _on_arrived(self, digest: str) -> None:
        photo = self._photo
        if photo is not None and photo.digest == digest:
            self._show_picture(photo)

    # --- changing

    def _step(self, by: int) -> None:
        photos, photo = self._chart.photos.all, self._photo
        if photo is None:
            return
        at = photos.index(photo) + by
        if 0 <= at < len(photos):
            self._photo_id = photos[at].id
            self.view.fit()
            self._show_photo()

    def _on_delete(self) -> None:
        """The way back is offered in the window, so the photo closes."""
        if self._chart.photos.editable:
            self._chart.photos.remove(self._photo_id)

    def _undo(self) -> None:
        """Takes back what was done here; what was done before can't be seen from here."""
        history = self._chart.document.history
        if history.index() > self._began:
            history.undo()

    def _redo(self) -> None:
        self._chart.document.history.redo()
