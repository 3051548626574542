"""The clinic: letterhead, who works here, the needle tray, and what is measured."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from ims_chart.printing.terms import needle_words, number
from ims_chart.record import Clinic, Needle, RecordError, Therapist, Wrong, new_id
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.form import Form
from ims_chart.ui.measure_lists import (
    lines_of_movements,
    lines_of_questionnaires,
    movements_of,
    questionnaires_of,
)
from ims_chart.ui.pick_field import typed_number
from ims_chart.ui.said import Said
from ims_chart.ui.theme import ROW, TOUCH, font
from ims_chart.words import explain

_NEEDLE = re.compile(r"^\s*(\d*[.,]?\d+)\s*(?:mm)?\s*[x×*]\s*(\d+(?:[.,]\d+)?)\s*(?:mm)?\s*$", re.I)


class ClinicDialog(Form):
    """Edits a copy; what was accepted is in `clinic`."""

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(name="clinicDialog", title=self.tr("Clinic"), width=640, parent=parent)
        self.open_at(680, 700)
        self._before = clinic
        self.clinic: Clinic | None = None
        self.column.addWidget(self._build_form(clinic), 1)
        self._fault = Said(name="clinic.fault", size=10)
        self._fault.hide()
        self.column.addWidget(self._fault)
        self._build_buttons()
        self.begin(self._name, self._save)

    def _build_form(self, clinic: Clinic) -> QScrollArea:
        area = QScrollArea()
        area.setObjectName("clinic.form")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        area.setWidget(inner)
        form = QFormLayout(inner)
        form.setContentsMargins(0, 2, 12, 8)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(18)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, field in (*self._build_letterhead(clinic), *self._build_lists(clinic)):
            caption = QLabel(words)
            caption.setTextFormat(Qt.TextFormat.PlainText)
            caption.setFont(font(10, QFont.Weight.Medium))
            # No higher, so that it stands beside the first line of a tall field.
            caption.setFixedHeight(ROW)
            caption.setWordWrap(True)
            caption.setFixedWidth(128)
            form.addRow(caption, field)
        return area

    def _build_letterhead(self, clinic: Clinic) -> tuple[tuple[str, QWidget], ...]:
        self._name = _line("clinic.name", self.tr("Name of the clinic"), clinic.name)
        self._address = _lines("clinic.address", self.tr("Address"), clinic.address, 64)
        self._phone = _line("clinic.phone", self.tr("Phone"), clinic.phone)
        people = "\n".join(_therapist_line(t) for t in clinic.therapists)
        self._people = _lines(
            "clinic.therapists", self.tr("One a line: name, initials"), people, 76
        )
        return (
            (self.tr("Name"), self._name),
            (self.tr("Address"), self._address),
            (self.tr("Phone"), self._phone),
            (self.tr("Therapists"), self._people),
        )

    def _build_lists(self, clinic: Clinic) -> tuple[tuple[str, QWidget], ...]:
        tray = "\n".join(needle_words(n) for n in clinic.needles)
        self._tray = _lines("clinic.needles", self.tr("One a line: 0.30 × 40"), tray, 120)
        # Diameter and length would change places where the window is written from right to left.
        self._tray.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._rooms = _lines("clinic.rooms", self.tr("One a line"), "\n".join(clinic.rooms), 64)
        self._movements = _lines(
            "clinic.movements",
            self.tr("One a line; “, midline” after those without sides"),
            lines_of_movements(clinic.movements),
            120,
        )
        self._asked = _lines(
            "clinic.questionnaires",
            self.tr("One a line: name, highest total, version, better when higher or lower"),
            lines_of_questionnaires(clinic.questionnaires),
            120,
        )
        self._reach = _line(
            "clinic.same_site_mm", self.tr("Distance in mm"), number(clinic.same_site_mm)
        )
        self._timer = _line(
            "clinic.timer_minutes", self.tr("Minutes"), number(clinic.timer_minutes)
        )
        return (
            (self.tr("Needle tray, mm"), self._tray),
            (self.tr("Rooms"), self._rooms),
            (self.tr("Movements measured"), self._movements),
            (self.tr("Questionnaires"), self._asked),
            (self.tr("Same site within, mm"), self._reach),
            (self.tr("Needle timer, minutes"), self._timer),
        )

    def _build_buttons(self) -> None:
        cancel = Chip(self.tr("Cancel"), name="clinic.cancel", height=TOUCH)
        words = self.tr("Save")
        self._save = Chip(words, name="clinic.accept", weight=Weight.PRIMARY, height=TOUCH)
        cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self.accept)
        self.end_with(cancel, self._save)

    def accept(self) -> None:
        """Takes the form if it holds; else says what is wrong and stays."""
        try:
            self.clinic = replace(
                self._before,
                name=self._name.text().strip(),
                address=self._address.toPlainText().strip(),
                phone=self._phone.text().strip(),
                therapists=self._therapists(),
                needles=self._needles(),
                rooms=_each(self._rooms),
                movements=movements_of(_each(self._movements), self._before.movements),
                questionnaires=questionnaires_of(_each(self._asked), self._before.questionnaires),
                same_site_mm=_number("clinic.same_site_mm", self._reach),
                timer_minutes=_number("clinic.timer_minutes", self._timer),
            )
        except RecordError as error:
            self._fault.say(explain(error), "danger")
            self._fault.show()
            return
        super().accept()

    def _therapists(self) -> tuple[Therapist, ...]:
        """Whoever keeps their name keeps their id, so that older visits still say who it was."""
        held = {t.name: t for t in self._before.therapists}
        made: list[Therapist] = []
        for line in _each(self._people):
            name, _, initials = (part.strip() for part in line.partition(","))
            if name:
                known = held.get(name) or Therapist(id=new_id(), name=name)
                made.append(replace(known, initials=initials))
        return tuple(made)

    def _needles(self) -> tuple[Needle, ...]:
        made: list[Needle] = []
        for line in _each(self._tray):
            found = _NEEDLE.match(line)
            if found is None:
                raise RecordError(Wrong.UNKNOWN_TERM, "clinic.needles", line.strip()[:20])
            diameter, length = (float(part.replace(",", ".")) for part in found.groups())
            made.append(Needle(diameter_mm=diameter, length_mm=length))
        return tuple(dict.fromkeys(made))


def _therapist_line(therapist: Therapist) -> str:
    return ", ".join(part for part in (therapist.name, therapist.initials) if part)


def _each(box: QPlainTextEdit) -> tuple[str, ...]:
    """The lines that aren't empty, each once."""
    lines = (line.strip() for line in box.toPlainText().splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def _number(field: str, line: QLineEdit) -> float:
    """The number in a field. Raises RecordError: UNKNOWN_TERM."""
    try:
        return typed_number(line.text()) or 0.0
    except ValueError:
        raise RecordError(Wrong.UNKNOWN_TERM, field, line.text().strip()[:20]) from None


def _line(name: str, label: str, text: str) -> QLineEdit:
    line = QLineEdit(text)
    line.setObjectName(name)
    line.setAccessibleName(label)
    line.setFont(font(10.5))
    line.setMinimumHeight(ROW)
    return line


def _lines(name: str, label: str, text: str, height: int) -> QPlainTextEdit:
    box = QPlainTextEdit(text)
    box.setObjectName(name)
    box.setAccessibleName(label)
    box.setPlaceholderText(label)
    box.setTabChangesFocus(True)
    box.setFont(font(10.5))
    box.setFixedHeight(height)
    return box
