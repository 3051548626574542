"""Who the patient is: a form for a new patient and for changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ims_chart.charting.chart import now
from ims_chart.printing.terms import short_day, word
from ims_chart.record import Patient, Record, RecordError, Sex, Wrong
from ims_chart.record.checks import TEXT_MAX
from ims_chart.record.days import check_birth_date, earliest_birth
from ims_chart.record.problems import treated
from ims_chart.storage.errors import StorageError
from ims_chart.storage.summary import Summary
from ims_chart.ui.alert_editor import AlertEditor
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.chip_row import ChipRow
from ims_chart.ui.days import typed_day
from ims_chart.ui.form import Form
from ims_chart.ui.patient_row import who
from ims_chart.ui.problem_editor import ProblemEditor
from ims_chart.ui.question import Question
from ims_chart.ui.said import Said
from ims_chart.ui.theme import ROW, TOUCH, font
from ims_chart.words import explain


class PatientDialog(Form):
    """Edits a copy; what was accepted is in `patient`. Where somebody new turned out to be in the
    list already and was chosen there, that is `other`.
    """

    def __init__(  # noqa: PLR0913
        self,
        record: Record | None,
        *,
        figures: Sequence[str],
        author: str,
        keep: Callable[[Patient], object] = lambda _: None,
        alike: Callable[[Patient], Sequence[Summary]] = lambda _: (),
        parent: QWidget | None = None,
    ) -> None:
        """Without a record the patient is new. `keep` takes the form; the StorageError or
        RecordError that it raises is told, and the form stays. `alike` gives who in the list is
        likely to be the same person as somebody new.
        """
        patient = record.patient if record else None
        title = self.tr("Patient details") if patient else self.tr("New patient")
        super().__init__(name="patientDialog", title=title, width=640, parent=parent)
        self.open_at(680, 740)
        self._before = patient
        self._record = record
        self._keep = keep
        self._alike = alike
        self.patient: Patient | None = None
        self.other: Summary | None = None
        self._author = author
        self._figures = figures
        column = self.column
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._build_form(patient))
        column.addWidget(scroll, 1)
        self._fault = Said(name="patient.fault", size=10)
        self._fault.hide()
        column.addWidget(self._fault)
        self._build_buttons()
        self.begin(self._lines["family"], self._accept)

    def _build_form(self, patient: Patient | None) -> QWidget:
        box = QWidget()
        form = QFormLayout(box)
        form.setContentsMargins(0, 2, 12, 8)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(18)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._lines: dict[str, QLineEdit] = {}
        for field, label in (
            ("family", self.tr("Family name")),
            ("given", self.tr("Given name")),
            ("preferred", self.tr("Preferred name")),
        ):
            form.addRow(_caption(label), self._line(field, label))
        form.addRow(_caption(self.tr("Birth date")), self._build_birth(self.tr("Birth date")))
        self._sex = ChipRow([(s, word(s).capitalize()) for s in Sex], name="patient.sex")
        self._sex.set_value(patient.sex if patient else None)
        form.addRow(_caption(self.tr("Sex")), self._sex)
        if len(self._figures) > 1:
            self._figure = ChipRow(
                [(f, _figure_words(f)) for f in self._figures], name="patient.figure"
            )
            self._figure.set_value(patient.figure if patient else self._figures[0])
            form.addRow(_caption(self.tr("Figure shown")), self._figure)
        for field, label in (
            ("file_number", self.tr("File number")),
            ("phone", self.tr("Phone")),
            ("referrer", self.tr("Referred by")),
        ):
            form.addRow(_caption(label), self._line(field, label))
        self._alerts = AlertEditor(patient.alerts if patient else (), self._author, now())
        form.addRow(_caption(self.tr("Alerts")), self._alerts)
        visits = treated(self._record) if self._record else {}
        self._problems = ProblemEditor(patient.problems if patient else (), visits)
        self._problems.finished.connect(self.go_on)
        form.addRow(_caption(self.tr("Problems")), self._problems)
        return box

    def _line(self, field: str, label: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(f"patient.{field}")
        line.setAccessibleName(label)
        line.setMaxLength(TEXT_MAX)
        line.setFont(font(10.5))
        line.setMinimumHeight(ROW)
        if self._before and field != "birth":
            line.setText(getattr(self._before, field))
        self._lines[field] = line
        return line

    def _build_birth(self, label: str) -> QWidget:
        """The line, and below it what is wrong with the day in it."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        line = self._line("birth", label)
        line.setPlaceholderText(self.tr("2 Mar 1984, 2.3.1984 or 1984-03-02"))
        line.editingFinished.connect(self._settle_birth)
        self._birth_fault = Said(name="patient.birth.fault", size=10)
        column.addWidget(line)
        column.addWidget(self._birth_fault)
        if self._before and self._before.birth_date:
            line.setText(short_day(self._before.birth_date))
        self._settle_birth()
        return box

    def _build_buttons(self) -> None:
        cancel = Chip(self.tr("Cancel"), name="patient.cancel", height=TOUCH)
        words = self.tr("Save") if self._before else self.tr("Add patient")
        self._accept = Chip(words, name="patient.accept", weight=Weight.PRIMARY, height=TOUCH)
        cancel.clicked.connect(self.reject)
        self._accept.clicked.connect(self.accept)
        self.end_with(cancel, self._accept)

    def _settle_birth(self) -> None:
        """Shows the day with its month as a word, so that 2.3. can't be taken for 3 February, and
        says at once if it can't be.
        """
        line = self._lines["birth"]
        day = typed_day(line.text())
        if day is not None:
            line.setText(short_day(day))
        wrong = self._wrong_birth()
        self._birth_fault.say(wrong, "danger")
        self._birth_fault.setVisible(bool(wrong))

    def _wrong_birth(self) -> str:
        """What is wrong with the birth date; "" if nothing is."""
        text = self._lines["birth"].text().strip()
        day, today = typed_day(text), now().date()
        if not text or day is None:
            words = self.tr("The birth date isn't a day. Write it like 2 Mar 1984.")
            return words if text else ""
        visits = self._record.visits if self._record else ()
        first = visits[0].date if visits else None
        try:
            check_birth_date(day, today=today, first_visit=first)
        except RecordError as error:
            if error.wrong is Wrong.FUTURE:
                return self.tr("The birth date lies in the future.")
            if error.wrong is Wrong.LONG_AGO:
                words = self.tr("The birth date can't be before {0}.")
                return words.format(short_day(earliest_birth(today)))
            words = self.tr("The birth date can't be after the first visit, {0}.")
            return words.format(short_day(first or day))
        return ""

    def accept(self) -> None:
        """Takes the form if it holds; else says what is missing and stays."""
        birth = typed_day(self._lines["birth"].text().strip())
        wrong = self._wrong_birth()
        # What is on record already can stay: whoever adds an alert may not know better.
        kept = self._before is not None and birth is not None and birth == self._before.birth_date
        if wrong and not kept:
            self._complain(wrong)
            return
        try:
            made = self._made(birth)
            if self._before is None and not self._is_new(made):
                return
            self._keep(made)
        except (RecordError, StorageError) as error:
            self._complain(explain(error))
            return
        self.patient = made
        super().accept()

    def _is_new(self, made: Patient) -> bool:
        """Whether to go on with somebody new; asked where the list holds who may be the same."""
        found = self._alike(made)
        if not found:
            return True
        other = self.tr("{0}\n\nThe name and the birth date are the same.").format(who(found[0]))
        question = Question(
            self.tr("Is this patient in the list already?"),
            other,
            (self.tr("Back"), Weight.NORMAL),
            (self.tr("Add as somebody else"), Weight.NORMAL),
            (self.tr("Open that patient"), Weight.PRIMARY),
            name="samePatient",
            parent=self,
        )
        question.exec()
        question.deleteLater()
        if question.answer == 2:
            self.other = found[0]
            super().accept()
        return question.answer == 1

    def _complain(self, text: str) -> None:
        self._fault.say(text, "danger")
        self._fault.show()

    def _made(self, birth: dt.date | None) -> Patient:
        texts = {k: line.text().strip() for k, line in self._lines.items() if k != "birth"}
        fields = {
            **texts,
            "birth_date": birth,
            "sex": self._sex.value,
            "figure": self._figure_value(),
            "alerts": self._alerts.alerts,
            "problems": self._problems.problems,
        }
        if self._before is None:
            return Patient(**fields)  # pyright: ignore[reportArgumentType]
        return replace(self._before, **fields)  # pyright: ignore[reportArgumentType]

    def _figure_value(self) -> str:
        if len(self._figures) > 1 and self._figure.value is not None:
            return str(self._figure.value)
        return self._before.figure if self._before else self._figures[0]


def _caption(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(font(10, QFont.Weight.Medium))
    # No higher, so that it stands beside the first line of a tall field.
    label.setFixedHeight(ROW)
    return label


def _figure_words(figure: str) -> str:
    """The figures of the atlas are named as the sexes are."""
    sexes = [sex.value for sex in Sex]
    return (word(Sex(figure)) if figure in sexes else figure).capitalize()
