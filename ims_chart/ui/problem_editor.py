"""The patient's problems: a line each, which knows which problem it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ims_chart.record import Problem
from ims_chart.record.checks import TEXT_MAX
from ims_chart.record.problems import listed
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.form import KEEPS_ENTER
from ims_chart.ui.said import Said
from ims_chart.ui.theme import ROW, font


class ProblemEditor(QWidget):
    """Lines of what is the matter, with an empty one below them for the next. A problem that visits
    have treated can be put in other words and not taken away: they would no longer say what they
    treated.
    """

    finished = Signal()
    """Enter was pressed in the empty line: there is no further problem."""

    def __init__(self, problems: Sequence[Problem], treated: Mapping[str, int]) -> None:
        """`treated` is in how many visits, by the problem's id."""
        super().__init__()
        self.setObjectName("problemEditor")
        self._before = tuple(problems)
        self._treated = treated
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        for problem in problems:
            self._add(problem)
        self._add(None)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the lines say now. A line that was emptied is a problem taken away."""
        return listed(((row.problem_id, row.text) for row in self._rows), self._before)

    def _add(self, problem: Problem | None) -> None:
        row = _Row(problem, self._treated.get(problem.id, 0) if problem else 0)
        row.line.textChanged.connect(self._on_typed)
        row.line.returnPressed.connect(lambda: self._go_on(row))
        row.remove.clicked.connect(lambda: self._remove(row))
        self._column.addWidget(row)
        if self._rows:
            # One that is added late would come last of all to the keys.
            QWidget.setTabOrder(self._rows[-1].remove, row.line)
            QWidget.setTabOrder(row.line, row.remove)
        self._rows.append(row)
        self._name_all()

    def _on_typed(self) -> None:
        if self._rows[-1].line.text().strip():
            self._rows[-1].show_remove()
            self._add(None)
            self._rows[-1].show()

    def _go_on(self, row: _Row) -> None:
        at = self._rows.index(row)
        if at + 1 < len(self._rows):
            self._go_to(self._rows[at + 1])
        else:
            self.finished.emit()

    def _go_to(self, row: _Row) -> None:
        row.line.setFocus()
        place = self.parentWidget()
        while place is not None and not isinstance(place, QScrollArea):
            place = place.parentWidget()
        if place is not None:
            place.ensureWidgetVisible(row)

    def _remove(self, row: _Row) -> None:
        self._go_to(self._rows[self._rows.index(row) + 1])
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._name_all()

    def _name_all(self) -> None:
        for n, row in enumerate(self._rows):
            row.line.setObjectName(f"patient.problem.{n}")
            row.line.setAccessibleName(self.tr("Problem {0}").format(n + 1))
            row.remove.setObjectName(f"patient.problem.{n}.remove")
            row.remove.setAccessibleName(self.tr("Take away problem {0}").format(n + 1))


class _Row(QWidget):
    """One problem, or what may become one."""

    def __init__(self, problem: Problem | None, treated: int) -> None:
        super().__init__()
        self.problem_id = problem.id if problem else ""
        self._title = problem.title if problem else ""
        self._treated = treated
        self.line = QLineEdit(self._title)
        self._shown = self.line.text()
        self.line.setPlaceholderText(self.tr("Another problem"))
        self.line.setMaxLength(TEXT_MAX)
        self.line.setFont(font(10.5))
        self.line.setMinimumHeight(ROW)
        self.line.setProperty(KEEPS_ENTER, True)
        self.line.setCursorPosition(0)
        self.remove = Chip("", name="", icon="cross", weight=Weight.QUIET, height=ROW)
        self.remove.setToolTip(self.tr("Take this problem away"))
        beside = QHBoxLayout()
        beside.setSpacing(6)
        beside.addWidget(self.line, 1)
        beside.addWidget(self.remove)
        self._told = Said(size=10, color="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(beside)
        column.addWidget(self._told)
        policy = self.remove.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.remove.setSizePolicy(policy)
        self.remove.setVisible(bool(problem) and not treated)
        self.line.textChanged.connect(self._tell)
        self._tell()

    @property
    def text(self) -> str:
        """What the line says; untouched, what stood on record, also where no line can show that."""
        return self._title if self.line.text() == self._shown else self.line.text().strip()

    def show_remove(self) -> None:
        self.remove.setVisible(not self._treated)

    def _tell(self) -> None:
        """Says what a visit that treated it makes of the words."""
        text = self.text
        changed = text != self._title
        if not self._treated:
            self._told.hide()
            return
        if changed and text:
            words = self.tr(
                "Visits that treated it will say this too. Another complaint has a line of its own."
            )
        elif changed:
            words = self.tr("Visits have treated it: it can be reworded, not taken away.")
        elif self._treated == 1:
            words = self.tr("Treated in one visit")
        else:
            words = self.tr("Treated in {0} visits").format(self._treated)
        self._told.say(words, "alert" if changed else "muted")
