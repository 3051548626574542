"""Over the body while past visits are reviewed: what is seen of them, and of which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ims_chart.charting.chart import Chart
from ims_chart.charting.review import HeatMeasure, Layout, ReviewMode
from ims_chart.printing.terms import short_day
from ims_chart.record import Visit
from ims_chart.ui.action_chip import ActionChip
from ims_chart.ui.chip import Chip
from ims_chart.ui.heat_range import HeatRange
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.strip import Strip
from ims_chart.ui.theme import theme

_Choice = TypeVar("_Choice", HeatMeasure, Layout)
NARROW = 1180
"""Pixels of width under which the choices of a mode fold into menus."""


class ReviewStrip(Strip):
    """Compare, heat map, course; then what each of them asks."""

    def __init__(self, chart: Chart, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(name="reviewStrip", parent=parent)
        self.setAccessibleName(self.tr("Review of past visits"))
        self._chart = chart
        self._review = chart.review
        self._modes = {
            ReviewMode.COMPARE: self._mode_chip(actions["compare_visits"]),
            ReviewMode.HEAT: self._mode_chip(actions["heat_map"]),
            ReviewMode.COURSE: self._mode_chip(actions["course"], self.tr("Course")),
        }
        for mode, chip in self._modes.items():
            chip.clicked.connect(lambda _on, m=mode: self._modes[m].setChecked(True))
        self.row.addSpacing(14)
        self._build_compare()
        self._build_heat()
        self.row.addStretch(1)
        self._review.changed.connect(self.refresh)
        self.refresh()

    # --- building

    def _mode_chip(self, action: QAction, text: str | None = None) -> ActionChip:
        chip = ActionChip(action, text=text)
        chip.setCheckable(True)
        theme.fit(chip)
        self.row.addWidget(chip)
        return chip

    def _menu(self, name: str, label: str) -> MenuChip:
        chip = MenuChip(label, name=f"review.{name}")
        chip.setAccessibleName(label)
        theme.fit(chip)
        self.row.addWidget(chip)
        return chip

    def _chips(
        self, name: str, choices: Mapping[_Choice, str], does: Callable[[_Choice], None]
    ) -> dict[_Choice, Chip]:
        """A chip for each choice; one always holds."""
        made: dict[_Choice, Chip] = {}
        for value, words in choices.items():
            chip = Chip(words, name=f"review.{name}.{value}")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on, v=value: does(v))
            theme.fit(chip)
            self.row.addWidget(chip)
            made[value] = chip
        return made

    def _build_compare(self) -> None:
        self._earlier = self._menu("earlier", self.tr("Earlier visit"))
        self._later_visit = self._menu("later", self.tr("Later visit"))
        self._earlier.chosen.connect(lambda one: self._choose_end(one, 1))
        self._later_visit.chosen.connect(lambda one: self._choose_end(one, 0))
        self._layouts = self._chips(
            "layout",
            {Layout.OVERLAY: self.tr("Overlay"), Layout.SIDE_BY_SIDE: self.tr("Side by side")},
            self._lay,
        )

    def _build_heat(self) -> None:
        measures = {
            HeatMeasure.TIMES: self.tr("Times"),
            HeatMeasure.NEEDLES: self.tr("Needles"),
            HeatMeasure.PAIN: self.tr("Pain change"),
            HeatMeasure.MUSCLES: self.tr("Muscles"),
        }
        self._measures = self._chips("measure", measures, self._measure_by)
        self._measure_menu = self._menu("measures", self.tr("Count"))
        self._measure_menu.set_choices(list(measures.items()))
        self._measure_menu.chosen.connect(self._measure_by)
        self._span = HeatRange(self)
        self._span.moved.connect(self._take_span)
        self.row.addWidget(self._span, 4)
        self._all = Chip(self.tr("All"), name="review.all")
        self._all.describe(self.tr("All visits"))
        self._all.clicked.connect(self._chart.range.clear)
        theme.fit(self._all)
        self.row.addWidget(self._all)

    # --- doing

    def _lay(self, layout: Layout) -> None:
        self._review.lay(layout)
        self._check()

    def _measure_by(self, measure: HeatMeasure) -> None:
        self._review.measure_by(measure)
        self._check()

    def _choose_end(self, one: str, other: int) -> None:
        two = self._review.pair
        if two is not None and one != two[other].id:
            self._review.choose(one, two[other].id)
        self.refresh()

    def _take_span(self, first: int, last: int) -> None:
        visits = self._chart.record.visits
        self._review.choose(visits[first].id, visits[last].id)

    # --- showing

    def refresh(self) -> None:
        """Shows what is reviewed, and hides once nothing is."""
        review = self._review
        self.setVisible(review.on)
        if not review.on:
            return
        visits = review.visits
        seen = (review.pair or ()) if review.mode is ReviewMode.COMPARE else visits
        words = self.tr("{0} of {1} visits")
        self.say(self.tr("Review"), words.format(len(seen), len(self._chart.record.visits)))
        self._check()
        self._show_parts()
        if review.mode is ReviewMode.COMPARE:
            self._show_pair()
        if review.mode is ReviewMode.HEAT:
            words = self._visits_words(visits)
            self._span.show_range(len(self._chart.record.visits), *review.span, words)
            self._all.setEnabled(bool(self._chart.range.ids))

    def _check(self) -> None:
        review = self._review
        for mode, chip in self._modes.items():
            chip.setChecked(mode is review.mode)
        for layout, chip in self._layouts.items():
            chip.setChecked(layout == review.layout)
        for measure, chip in self._measures.items():
            chip.setChecked(measure == review.measure)
        self._measure_menu.set_value(review.measure)

    def _show_parts(self) -> None:
        mode, narrow = self._review.mode, self.width() < NARROW
        compare, heat = mode is ReviewMode.COMPARE, mode is ReviewMode.HEAT
        for part in (self._earlier, self._later_visit, *self._layouts.values()):
            part.setVisible(compare)
        for part in self._measures.values():
            part.setVisible(heat and not narrow)
        self._measure_menu.setVisible(heat and narrow)
        for part in (self._span, self._all):
            part.setVisible(heat)

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002
        if self._review.on:
            self._show_parts()

    def _show_pair(self) -> None:
        every, two = self._chart.record.visits, self._review.pair
        choices = [(visit.id, _day(visit, every)) for visit in reversed(every)]
        for chip, place in ((self._earlier, 0), (self._later_visit, 1)):
            chip.setEnabled(two is not None)
            chip.set_choices(choices)
            chip.set_value(two[place].id if two else None)

    def _visits_words(self, visits: tuple[Visit, ...]) -> str:
        if not visits:
            return self.tr("No visit yet")
        count = (
            self.tr("1 visit") if len(visits) == 1 else self.tr("{0} visits").format(len(visits))
        )
        ends = dict.fromkeys(short_day(visit.date) for visit in (visits[0], visits[-1]))
        return f"{count}, {' – '.join(ends)}"


def _day(visit: Visit, visits: tuple[Visit, ...]) -> str:
    """The visit's day, with its number where two share one."""
    same = [other for other in visits if other.date == visit.date]
    words = short_day(visit.date)
    return words if len(same) == 1 else f"{words} ({same.index(visit) + 1})"
