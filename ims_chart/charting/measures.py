"""What is measured at a visit, before and after needling."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ims_chart.frozen import frozen
from ims_chart.record import (
    Measure,
    Movement,
    Questionnaire,
    Record,
    Side,
    Site,
    Visit,
    edits,
)

if TYPE_CHECKING:
    from ims_chart.charting.chart import Chart

translate = QCoreApplication.translate

DEGREES, PRESSURE_UNIT, POINTS, NPRS = "°", "kg/cm²", "points", "/ 10"
PRESSURE, PAIN_BEST, PAIN_WORST = "Pressure threshold", "Pain at best", "Pain at worst"
"""These kinds and units stand in the file in these words, so that visits can be compared."""
OFFERED = 12
"""How many values are offered to tap."""


@frozen
class Quantity:
    """What a measure is of: the same quantity can be compared from visit to visit.

    Attributes:
        site: id of a site of the visit, for a pressure threshold.
    """

    kind: str
    side: Side | None = None
    site: str | None = None
    unit: str = ""
    method: str = ""


@frozen
class Scale:
    """The values a quantity is offered in: from `lowest` up to `highest` in steps."""

    step: float
    first_step: float
    lowest: float = 0.0
    highest: float = 100_000.0


def quantity_of(measure: Measure) -> Quantity:
    return Quantity(measure.kind, measure.side, measure.site, measure.unit, measure.method)


def measured(
    measures: Iterable[Measure],
    quantity: Quantity,
    *,
    before: float | None,
    after: float | None,
) -> tuple[Measure, ...]:
    """The measures with a quantity's values; without either the quantity is no longer among them.

    Raises:
        RecordError: REQUIRED, OUT_OF_RANGE, TOO_LONG.
    """
    made: list[Measure] = []
    held = None
    for measure in measures:
        if held is None and quantity_of(measure) == quantity:
            held = measure
            measure = replace(measure, before=before, after=after)  # noqa: PLW2901
            if before is None and after is None:
                continue
        made.append(measure)
    if held is None and not (before is None and after is None):
        fields = {name: getattr(quantity, name) for name in quantity.__dataclass_fields__}
        made.append(Measure(before=before, after=after, **fields))
    return tuple(made)


def offers(scale: Scale, near: float | None) -> tuple[float, ...]:
    """Values to tap: round the last value in fine steps, or from the lowest in coarse ones."""
    step = scale.first_step if near is None else scale.step
    first = scale.lowest
    if near is not None:
        # A third below, two thirds above: most of what is retested has grown.
        first = floor(near / step + 1e-9) * step - step * (OFFERED // 3 - 1)
        last_first = floor(scale.highest / step + 1e-9) * step - step * (OFFERED - 1)
        first = max(min(first, last_first), min(scale.lowest, near))
    values = (round(float(first + step * n), 6) for n in range(OFFERED))
    return tuple(value for value in values if value <= scale.highest)


class Measures:
    """The measures of the chosen visit, and what earlier visits say of them."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart

    @property
    def taken(self) -> tuple[Measure, ...]:
        return self._chart.visit.measures if self._chart.visit else ()

    def get(self, quantity: Quantity) -> Measure | None:
        """What the chosen visit says of a quantity."""
        return _found(self.taken, quantity)

    @property
    def to_retest(self) -> tuple[Quantity, ...]:
        """What the last visit with measures has and this one doesn't yet."""
        last = next((v for v in self._earlier if v.measures), None)
        found = (self._here(measure) for measure in last.measures) if last else ()
        return tuple(q for q in found if q is not None and self.get(q) is None)

    def last(self, quantity: Quantity) -> float | None:
        """The latest value of a quantity at an earlier visit."""
        for visit in self._earlier:
            for measure in visit.measures:
                if self._here(measure) == quantity:
                    return measure.before if measure.after is None else measure.after
        return None

    def offers(self, quantity: Quantity, *, after: bool) -> tuple[float, ...]:
        """Values to tap for `before` or `after`."""
        held = self.get(quantity)
        before = held.before if held else None
        near = before if after and before is not None else self.last(quantity)
        return offers(self.scale(quantity), near)

    def scale(self, quantity: Quantity) -> Scale:
        if quantity.unit == DEGREES:
            return Scale(step=5, first_step=10, lowest=0, highest=360)
        if quantity.unit == PRESSURE_UNIT:
            return Scale(step=0.25, first_step=0.5, lowest=0.5, highest=20)
        known = self._chart.clinic.questionnaires
        asked = next((q for q in known if q.name == quantity.kind), None)
        if asked is not None:
            whole = asked.maximum > OFFERED
            coarse = ceil(asked.maximum / (OFFERED - 1)) if whole else 1
            return Scale(step=2 if whole else 0.5, first_step=coarse, highest=asked.maximum)
        return Scale(step=1, first_step=5)

    def record(
        self, quantity: Quantity, *, before: float | None, after: float | None, merge: str = ""
    ) -> bool:
        """Charts a quantity's values in one step of undo; without either it is taken away. What the
        record refuses is told as any other edit's.
        """
        visit = self._chart.visit
        if visit is None:
            return False

        def edit(record: Record) -> Record:
            taken = record.visit(visit.id).measures
            made = measured(taken, quantity, before=before, after=after)
            return edits.change_visit(record, visit.id, measures=made)

        text = translate("measures", "change measure {0}").format(quantity.kind)
        return self._chart.edit(text, edit, merge=f"{merge}:{visit.id}" if merge else "")

    # --- what can be measured

    @staticmethod
    def of_movement(movement: Movement) -> tuple[Quantity, ...]:
        """Left and right of a movement that has sides, else the one."""
        sides = (Side.LEFT, Side.RIGHT) if movement.sided else (None,)
        return tuple(Quantity(movement.name, side, unit=DEGREES) for side in sides)

    @staticmethod
    def of_site(site: Site) -> Quantity:
        """The pressure threshold at a site."""
        return Quantity(PRESSURE, site.side, site.id, unit=PRESSURE_UNIT)

    @staticmethod
    def of_questionnaire(asked: Questionnaire) -> Quantity:
        """A questionnaire's total on the day of the visit, with the version that was asked."""
        return Quantity(asked.name, unit=POINTS, method=asked.version)

    @staticmethod
    def of_pain(kind: str) -> Quantity:
        """Pain at its best or worst since the last visit, 0…10 (NPRS)."""
        return Quantity(kind, unit=NPRS)

    # --- earlier visits

    @property
    def _earlier(self) -> tuple[Visit, ...]:
        """The visits before the chosen one, the newest first."""
        chosen = self._chart.visit
        return self._chart.record.before(chosen.id)[::-1] if chosen else ()

    def _here(self, measure: Measure) -> Quantity | None:
        """An earlier measure's quantity at this visit; one of a site belongs to what repeats it."""
        if measure.site is None:
            return quantity_of(measure)
        again = next((s for s in self._chart.sites if s.repeats == measure.site), None)
        return replace(quantity_of(measure), site=again.id) if again else None


def _found(measures: Iterable[Measure], quantity: Quantity) -> Measure | None:
    return next((m for m in measures if quantity_of(m) == quantity), None)
