"""The first start: where shall the records be kept?"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ims_chart.storage.cloud import synchronised
from ims_chart.ui import ask
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.theme import ROW, TOUCH, font, theme


class WelcomePage(QWidget):
    """Offers the user's own folder, tells of a folder that goes to a cloud, and has the demo."""

    chosen = Signal(object)
    """The folder to keep records in."""
    demo_wanted = Signal()

    def __init__(self, suggested: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcomePage")
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(14)
        outer.addLayout(column, 3)
        outer.addStretch(1)
        column.addStretch(2)
        column.addWidget(_text(self.tr("IMS Chart"), font(24, QFont.Weight.Bold)))
        column.addWidget(
            _text(
                self.tr(
                    "Where shall the patients' records be kept? Each patient is one file in this "
                    "folder, on this computer or on the clinic's own drive. Nothing is sent "
                    "anywhere."
                ),
                font(11.5),
            )
        )
        row = QHBoxLayout()
        self.folder = QLineEdit(str(suggested))
        self.folder.setObjectName("welcome.folder")
        self.folder.setAccessibleName(self.tr("Folder of the records"))
        self.folder.setMinimumHeight(TOUCH)
        self.folder.setFont(font(11))
        self.folder.textChanged.connect(self._look)
        browse = Chip(self.tr("Choose…"), name="welcome.browse", height=TOUCH)
        browse.clicked.connect(self._browse)
        row.addWidget(self.folder, 1)
        row.addWidget(browse)
        column.addLayout(row)
        self._note = _text("", font(10, QFont.Weight.Medium))
        self._note.setObjectName("welcome.note")
        self._note.setMinimumHeight(ROW)
        column.addWidget(self._note)
        buttons = QHBoxLayout()
        use = Chip(
            self.tr("Use this folder"), name="welcome.use", weight=Weight.PRIMARY, height=TOUCH
        )
        use.clicked.connect(self._use)
        self.folder.returnPressed.connect(self._use)
        demo = Chip(self.tr("Look at the demo clinic"), name="welcome.demo", height=TOUCH)
        demo.clicked.connect(self.demo_wanted)
        buttons.addWidget(use)
        buttons.addWidget(demo)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(3)
        self._look()

    def complain(self, text: str) -> None:
        """Says why a folder can't be used."""
        self._say(text, "danger")

    def _use(self) -> None:
        text = self.folder.text().strip()
        if text:
            self.chosen.emit(_typed_folder(text))

    def _browse(self) -> None:
        folder = ask.folder(self, self.tr("Folder of the records"), Path(self.folder.text()))
        if folder is not None:
            self.folder.setText(str(folder))

    def _look(self) -> None:
        text = self.folder.text().strip()
        cloud = synchronised(_typed_folder(text)) if text and "\0" not in text else None
        words = self.tr(
            "This folder is copied to {0}. Health records would leave this computer: choose it "
            "only if your clinic may use {0} for them."
        )
        self._say(words.format(cloud) if cloud else "", "alert")

    def _say(self, text: str, color: str) -> None:
        palette = self._note.palette()
        palette.setColor(self._note.foregroundRole(), theme.tokens.color(color))
        self._note.setPalette(palette)
        self._note.setText(text)


def _typed_folder(text: str) -> Path:
    """What was typed, with ~ for the user's own folder where there is such a user. Whatever it is
    meant from, it is the same folder at the next start.
    """
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError:
        return Path(text).absolute()


def _text(text: str, face: QFont) -> QLabel:
    label = QLabel(text)
    label.setFont(face)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
