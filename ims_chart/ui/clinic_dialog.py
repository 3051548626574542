"""The clinic: letterhead, who works here, and the needle tray."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ims_chart.printing.terms import needle_words
from ims_chart.record import Clinic, Needle, RecordError, Therapist, Wrong, new_id
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.theme import ROW, TOUCH, font, theme
from ims_chart.words import explain

_NEEDLE = re.compile(r"^\s*(\d*[.,]?\d+)\s*(?:mm)?\s*[x×*]\s*(\d+(?:[.,]\d+)?)\s*(?:mm)?\s*$", re.I)


class ClinicDialog(QDialog):
    """Edits a copy; what was accepted is in `clinic`."""

    def __init__(self, clinic: Clinic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clinicDialog")
        self.setWindowTitle(self.tr("Clinic"))
        self.resize(620, 640)
        self._before = clinic
        self.clinic: Clinic | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 14)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(18)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        column.addLayout(form, 1)
        self._name = _line("clinic.name", self.tr("Name of the clinic"), clinic.name)
        self._address = _lines("clinic.address", self.tr("Address"), clinic.address, 64)
        self._phone = _line("clinic.phone", self.tr("Phone"), clinic.phone)
        people = "\n".join(_therapist_line(t) for t in clinic.therapists)
        self._people = _lines(
            "clinic.therapists", self.tr("One a line: name, initials"), people, 90
        )
        tray = "\n".join(needle_words(n) for n in clinic.needles)
        self._tray = _lines("clinic.needles", self.tr("One a line: 0.30 × 40"), tray, 150)
        for words, field in (
            (self.tr("Clinic"), self._name),
            (self.tr("Address"), self._address),
            (self.tr("Phone"), self._phone),
            (self.tr("Therapists"), self._people),
            (self.tr("Needle tray, mm"), self._tray),
        ):
            caption = QLabel(words)
            caption.setFont(font(10, QFont.Weight.Medium))
            caption.setMinimumHeight(ROW)
            form.addRow(caption, field)
        self._fault = QLabel()
        self._fault.setObjectName("clinic.fault")
        self._fault.setWordWrap(True)
        self._fault.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self._fault)
        column.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        cancel = Chip(self.tr("Cancel"), name="clinic.cancel", height=TOUCH)
        save = Chip(self.tr("Save"), name="clinic.accept", weight=Weight.PRIMARY, height=TOUCH)
        cancel.clicked.connect(self.reject)
        save.clicked.connect(self.accept)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(save)
        return row

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
            )
        except RecordError as error:
            palette = self._fault.palette()
            palette.setColor(self._fault.foregroundRole(), theme.tokens.color("danger"))
            self._fault.setPalette(palette)
            self._fault.setText(explain(error))
            return
        super().accept()

    def _therapists(self) -> tuple[Therapist, ...]:
        """Whoever keeps their name keeps their id, so that older visits still say who it was."""
        held = {t.name: t for t in self._before.therapists}
        made: list[Therapist] = []
        for line in self._people.toPlainText().splitlines():
            name, _, initials = (part.strip() for part in line.partition(","))
            if name:
                known = held.get(name) or Therapist(id=new_id(), name=name)
                made.append(replace(known, initials=initials))
        return tuple(made)

    def _needles(self) -> tuple[Needle, ...]:
        made: list[Needle] = []
        for line in self._tray.toPlainText().splitlines():
            if not line.strip():
                continue
            found = _NEEDLE.match(line)
            if found is None:
                raise RecordError(Wrong.UNKNOWN_TERM, "clinic.needles", line.strip()[:20])
            diameter, length = (float(part.replace(",", ".")) for part in found.groups())
            made.append(Needle(diameter_mm=diameter, length_mm=length))
        return tuple(dict.fromkeys(made))


def _therapist_line(therapist: Therapist) -> str:
    return ", ".join(part for part in (therapist.name, therapist.initials) if part)


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
