"""The clinic's words and picture on paper: the logo, and what a handout says."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QWidget

from ims_chart.printing.errors import PrintError, PrintFault
from ims_chart.printing.handout_text import chest_text, handout_text
from ims_chart.printing.logo import MAX_BYTES, read_logo
from ims_chart.record import Clinic, RecordError
from ims_chart.ui import ask
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.form import Form
from ims_chart.ui.said import Said
from ims_chart.ui.theme import TOUCH, font
from ims_chart.words import Explained, explain

_SHOWN = 120
"""Pixels of the logo's longer side."""


class LetterheadDialog(Form):
    """Edits copies; what was accepted is in `clinic` and `logo`."""

    def __init__(self, clinic: Clinic, logo: bytes, parent: QWidget | None = None) -> None:
        """`logo` is the picture as it is kept, b"" for none."""
        title = self.tr("Letterhead and handout")
        super().__init__(name="letterheadDialog", title=title, width=640, parent=parent)
        self.open_at(720, 720)
        self._before = clinic
        self._picture = logo
        self.clinic: Clinic | None = None
        self.logo = logo
        column = self.column
        column.setSpacing(8)
        column.addLayout(self._build_logo())
        hint = self.tr("An empty line begins a new part, whose first line is its heading.")
        self._text = self._box("handout", self.tr("The patient's handout"), handout_text(clinic))
        self._chest = self._box(
            "chest", self.tr("Added where the chest was needled"), chest_text(clinic)
        )
        for label, box, share in (
            (self.tr("The patient's handout"), self._text, 5),
            (self.tr("Added where the chest was needled"), self._chest, 3),
        ):
            column.addWidget(Said(label, size=10, weight=QFont.Weight.Medium))
            column.addWidget(box, share)
        column.addWidget(Said(hint, size=9.5, color="muted"))
        self._fault = Said(name="letterhead.fault", size=10)
        self._fault.hide()
        column.addWidget(self._fault)
        save = self._build_buttons()
        self._show_logo()
        self.begin(self._text, save)

    def _held(self) -> tuple[tuple[str, str], ...]:
        return (*super()._held(), ("logo", str(hash(self._picture))))

    def _build_logo(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._shown = QLabel()
        self._shown.setTextFormat(Qt.TextFormat.PlainText)
        self._shown.setObjectName("letterhead.logo")
        self._shown.setAccessibleName(self.tr("Logo"))
        choose = Chip(self.tr("Choose a logo…"), name="letterhead.choose", height=TOUCH)
        self._remove = Chip(self.tr("Remove logo"), name="letterhead.remove", height=TOUCH)
        choose.clicked.connect(self.choose_logo)
        self._remove.clicked.connect(lambda: self._take(b""))
        row.addWidget(self._shown, 1)
        row.addWidget(choose)
        row.addWidget(self._remove)
        return row

    def _build_buttons(self) -> Chip:
        usual = Chip(self.tr("The usual text"), name="letterhead.usual", height=TOUCH)
        cancel = Chip(self.tr("Cancel"), name="letterhead.cancel", height=TOUCH)
        save = Chip(self.tr("Save"), name="letterhead.accept", weight=Weight.PRIMARY, height=TOUCH)
        usual.clicked.connect(self._restore)
        cancel.clicked.connect(self.reject)
        save.clicked.connect(self.accept)
        self.end_with(cancel, save, aside=usual)
        return save

    def _box(self, name: str, label: str, text: str) -> QPlainTextEdit:
        box = QPlainTextEdit(text)
        box.setObjectName(f"letterhead.{name}")
        box.setAccessibleName(label)
        box.setTabChangesFocus(True)
        box.setFont(font(10.5))
        return box

    def choose_logo(self) -> None:
        """Takes any picture; says what is wrong with one that can't be read."""
        path = ask.picture_path(self, self.tr("The clinic's logo"))
        if path is None:
            return
        try:
            with path.open("rb") as file:
                self._take(read_logo(file.read(MAX_BYTES + 1)).data)
        except PrintError as error:
            self._complain(error)
        except OSError as error:
            self._complain(PrintError(PrintFault.LOGO_UNREADABLE, error.strerror or path.name))

    def accept(self) -> None:
        """Takes the texts; one that is the usual one is kept as such."""
        usual = replace(self._before, handout="", handout_chest="")
        text, chest = (box.toPlainText().strip() for box in (self._text, self._chest))
        try:
            self.clinic = replace(
                self._before,
                handout="" if text == handout_text(usual) else text,
                handout_chest="" if chest == chest_text(usual) else chest,
            )
        except RecordError as error:
            self._complain(error)
            return
        self.logo = self._picture
        super().accept()

    def _restore(self) -> None:
        usual = replace(self._before, handout="", handout_chest="")
        self._text.setPlainText(handout_text(usual))
        self._chest.setPlainText(chest_text(usual))

    def _take(self, picture: bytes) -> None:
        self._picture = picture
        self._fault.say("")
        self._fault.hide()
        self._show_logo()

    def _show_logo(self) -> None:
        self._remove.setEnabled(bool(self._picture))
        image = QImage.fromData(self._picture) if self._picture else QImage()
        if image.isNull():
            self._shown.setText(self.tr("No logo"))
            return
        smooth = Qt.TransformationMode.SmoothTransformation
        keep = Qt.AspectRatioMode.KeepAspectRatio
        self._shown.setPixmap(QPixmap.fromImage(image.scaled(_SHOWN, _SHOWN, keep, smooth)))

    def _complain(self, error: Explained) -> None:
        self._fault.say(explain(error), "danger")
        self._fault.show()
