"""Who the patient is: a form for a new patient and for changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ims_chart.charting.chart import now
from ims_chart.printing.terms import short_day, word
from ims_chart.record import Patient, Problem, RecordError, Sex, new_id
from ims_chart.record.checks import TEXT_MAX
from ims_chart.ui.alert_editor import AlertEditor
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.chip_row import ChipRow
from ims_chart.ui.days import typed_day
from ims_chart.ui.theme import ROW, TOUCH, font, theme
from ims_chart.words import explain


class PatientDialog(QDialog):
    """Edits a copy; what was accepted is in `patient`."""

    def __init__(
        self,
        patient: Patient | None,
        *,
        figures: Sequence[str],
        author: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("patientDialog")
        self.setWindowTitle(self.tr("Patient details") if patient else self.tr("New patient"))
        self.resize(680, 720)
        self._before = patient
        self.patient: Patient | None = None
        self._author = author
        self._figures = figures
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 14)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._build_form(patient))
        column.addWidget(scroll, 1)
        self._fault = QLabel()
        self._fault.setObjectName("patient.fault")
        self._fault.setWordWrap(True)
        self._fault.setTextFormat(Qt.TextFormat.PlainText)
        self._fault.setContentsMargins(24, 0, 24, 0)
        self._fault.hide()
        column.addWidget(self._fault)
        column.addLayout(self._build_buttons())
        self._lines["family"].setFocus()

    def _build_form(self, patient: Patient | None) -> QWidget:
        box = QWidget()
        form = QFormLayout(box)
        form.setContentsMargins(24, 20, 24, 8)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(18)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        labels = {
            "family": self.tr("Family name"),
            "given": self.tr("Given name"),
            "preferred": self.tr("Preferred name"),
            "birth": self.tr("Birth date"),
            "file_number": self.tr("File number"),
            "phone": self.tr("Phone"),
            "referrer": self.tr("Referred by"),
        }
        self._lines: dict[str, QLineEdit] = {}
        for field, label in labels.items():
            line = QLineEdit()
            line.setObjectName(f"patient.{field}")
            line.setAccessibleName(label)
            line.setMaxLength(TEXT_MAX)
            line.setFont(font(10.5))
            line.setMinimumHeight(ROW)
            self._lines[field] = line
            form.addRow(_caption(label), line)
            if patient and field != "birth":
                line.setText(getattr(patient, field))
        birth = self._lines["birth"]
        birth.setPlaceholderText(self.tr("2 Mar 1984, 2.3.1984 or 1984-03-02"))
        birth.editingFinished.connect(self._settle_birth)
        if patient and patient.birth_date:
            birth.setText(short_day(patient.birth_date))
        self._sex = ChipRow([(s, word(s).capitalize()) for s in Sex], name="patient.sex")
        self._sex.set_value(patient.sex if patient else None)
        form.insertRow(4, _caption(self.tr("Sex")), self._sex)
        if len(self._figures) > 1:
            self._figure = ChipRow(
                [(f, f.capitalize()) for f in self._figures], name="patient.figure"
            )
            self._figure.set_value(patient.figure if patient else self._figures[0])
            form.insertRow(5, _caption(self.tr("Figure shown")), self._figure)
        self._alerts = AlertEditor(patient.alerts if patient else (), self._author, now())
        form.addRow(_caption(self.tr("Alerts")), self._alerts)
        self._problems = QPlainTextEdit()
        self._problems.setObjectName("patient.problems")
        self._problems.setAccessibleName(self.tr("Problems, one a line"))
        self._problems.setPlaceholderText(self.tr("Problems, one a line"))
        self._problems.setTabChangesFocus(True)
        self._problems.setFixedHeight(84)
        self._problems.setFont(font(10.5))
        self._problems.setPlainText("\n".join(p.title for p in patient.problems) if patient else "")
        form.addRow(_caption(self.tr("Problems")), self._problems)
        return box

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 8, 24, 0)
        cancel = Chip(self.tr("Cancel"), name="patient.cancel", height=TOUCH)
        words = self.tr("Save") if self._before else self.tr("Add patient")
        self._accept = Chip(words, name="patient.accept", weight=Weight.PRIMARY, height=TOUCH)
        cancel.clicked.connect(self.reject)
        self._accept.clicked.connect(self.accept)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._accept)
        return row

    def _settle_birth(self) -> None:
        """Shows the day with its month as a word, so that 2.3. can't be taken for 3 February."""
        line = self._lines["birth"]
        day = typed_day(line.text())
        if day is not None:
            line.setText(short_day(day))

    def accept(self) -> None:
        """Takes the form if it holds; else says what is missing and stays."""
        try:
            self.patient = self._made()
        except RecordError as error:
            self._complain(explain(error))
            return
        except ValueError:
            self._complain(self.tr("The birth date isn't a day. Write it like 2 Mar 1984."))
            return
        super().accept()

    def _complain(self, text: str) -> None:
        palette = self._fault.palette()
        palette.setColor(self._fault.foregroundRole(), theme.tokens.color("danger"))
        self._fault.setPalette(palette)
        self._fault.setText(text)
        self._fault.show()

    def _made(self) -> Patient:
        texts = {k: line.text().strip() for k, line in self._lines.items() if k != "birth"}
        fields = {
            **texts,
            "birth_date": self._birth_date(),
            "sex": self._sex.value,
            "figure": self._figure_value(),
            "alerts": self._alerts.alerts,
            "problems": self._problems_now(),
        }
        if self._before is None:
            return Patient(**fields)  # pyright: ignore[reportArgumentType]
        return replace(self._before, **fields)  # pyright: ignore[reportArgumentType]

    def _figure_value(self) -> str:
        if len(self._figures) > 1 and self._figure.value is not None:
            return str(self._figure.value)
        return self._before.figure if self._before else self._figures[0]

    def _birth_date(self) -> dt.date | None:
        text = self._lines["birth"].text().strip()
        if not text:
            return None
        day = typed_day(text)
        if day is None:
            raise ValueError(text)
        return day

    def _problems_now(self) -> tuple[Problem, ...]:
        before = self._before.problems if self._before else ()
        held = {p.title: p for p in before}
        lines = (line.strip() for line in self._problems.toPlainText().splitlines())
        titles = list(dict.fromkeys(line for line in lines if line))
        if len(titles) == len(before):
            # As many lines as before: one that reads otherwise is the same problem in other words.
            return tuple(replace(p, title=t) for p, t in zip(before, titles, strict=True))
        return tuple(held.get(t) or Problem(id=new_id(), title=t) for t in titles)


def _caption(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(font(10, QFont.Weight.Medium))
    label.setMinimumHeight(ROW)
    return label
