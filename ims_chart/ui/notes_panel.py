"""What is written of the visit, and the note that the program writes from the data."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.record import Visit
from ims_chart.ui import clipboard
from ims_chart.ui.chip import Chip
from ims_chart.ui.text_box import TextBox
from ims_chart.ui.theme import font, theme

_TEXTS = ("notes", "aftercare", "plan")
PAUSE_MS = 150
NoteOf = Callable[[Visit], str]


class NotesPanel(QWidget):
    """Three texts of one's own, and the note: made from the data until it is changed by hand."""

    def __init__(
        self, chart: Chart, note_of: NoteOf, counts_of: NoteOf, parent: QWidget | None = None
    ) -> None:
        """`note_of` writes a visit's note, `counts_of` the line of its counts."""
        super().__init__(parent)
        self.setObjectName("notesPanel")
        self._chart = chart
        self._note_of, self._counts_of = note_of, counts_of
        self._shown = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        labels = {
            "notes": self.tr("Notes"),
            "aftercare": self.tr("Aftercare given"),
            "plan": self.tr("Plan"),
        }
        self._texts: dict[str, TextBox] = {}
        for field in _TEXTS:
            box = TextBox(name=f"visit.{field}", label=labels[field], lines=2)
            box.edited.connect(
                lambda text, f=field: chart.visits.change(labels[f].lower(), merge=f, **{f: text})
            )
            self._texts[field] = box
            if field != _TEXTS[0]:  # the section's heading already says it
                column.addWidget(_caption(labels[field]))
            column.addWidget(box)
        for widget in self._build_note():
            column.addWidget(widget)
        # The note of many sites takes its time to write: not after every tap of a quick hand.
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._later.timeout.connect(self._show_note)

    def _build_note(self) -> list[QWidget]:
        self._counts = QLabel()
        self._counts.setTextFormat(Qt.TextFormat.PlainText)
        self._counts.setObjectName("visit.counts")
        self._counts.setFont(font(9))
        self._counts.setWordWrap(True)
        self._note = TextBox(name="visit.summary", label=self.tr("Text for the file"), lines=4)
        self._note.edited.connect(self._on_note)
        self._copy = Chip(self.tr("Copy"), name="visit.summary.copy")
        self._copy.describe(self.tr("Copy the text, for another system"))
        self._copy.clicked.connect(self._on_copy)
        self._again = Chip(self.tr("Write again"), name="visit.summary.again")
        self._again.describe(self.tr("Write the text again from the data"))
        self._again.clicked.connect(lambda: self._keep(""))
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(_caption(self.tr("Text for the file")), 1)
        for chip in (self._again, self._copy):
            theme.fit(chip)
            row.addWidget(chip)
        return [box, self._counts, self._note]

    @property
    def summary(self) -> str:
        """How the longest of the notes begins."""
        visit = self._chart.visit
        texts = [" ".join(getattr(visit, field).split()) for field in _TEXTS] if visit else []
        return next((text[:80] for text in texts if text), "")

    def refresh(self) -> None:
        """Shows the chosen visit's texts as they are."""
        visit = self._chart.visit
        if visit is None:
            return
        for field, box in self._texts.items():
            box.set_text(getattr(visit, field))
            box.setReadOnly(not self._chart.editable)
        if visit.id == self._shown:
            self._later.start()
        else:
            self._shown = visit.id
            self._show_note()

    def _show_note(self) -> None:
        visit = self._chart.visit
        if visit is None:
            return
        self._counts.setText(self._counts_of(visit))
        emptied = self._note.hasFocus() and not self._note.toPlainText()
        if visit.summary or not emptied:
            self._note.set_text(visit.summary or self._note_of(visit))
        self._note.setReadOnly(not self._chart.editable)
        changed = bool(visit.summary) and self._chart.editable
        self._again.setVisible(changed)
        self._again.setEnabled(changed)

    def _on_note(self, text: str) -> None:
        visit = self._chart.visit
        if visit is not None:
            self._keep("" if text == self._note_of(visit) else text)

    def _on_copy(self) -> None:
        self._show_note()
        clipboard.put_text(self._note.toPlainText())

    def _keep(self, summary: str) -> None:
        self._chart.visits.change(self.tr("text for the file"), merge="summary", summary=summary)
        self._show_note()


def _caption(text: str) -> QLabel:
    label = QLabel(text.upper())
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(font(9, QFont.Weight.DemiBold))
    return label
