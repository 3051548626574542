"""The pain areas of the chosen visit: drawn, changed, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ims_chart.charting.chart import Chart, now
from ims_chart.charting.outline import Place, closed_outline
from ims_chart.charting.placing import place_at
from ims_chart.record import PainArea, Point, RecordError, Wrong, edits, new_id

translate = QCoreApplication.translate

FINEST = 0.0035
"""How far in heights of a view a stroke may stray before it counts: 6 mm on the patient."""


class PainAreas(QObject):
    """Pain areas of a chart, of which one may be selected."""

    selection_changed = Signal()

    def __init__(self, chart: Chart) -> None:
        super().__init__(chart)
        self._chart = chart
        self._chosen = ""
        chart.changed.connect(self._check)
        chart.visit_chosen.connect(self._check)
        chart.selection_changed.connect(self._yield)

    @property
    def all(self) -> tuple[PainArea, ...]:
        return self._chart.visit.pain_areas if self._chart.visit else ()

    @property
    def selected(self) -> PainArea | None:
        return next((area for area in self.all if area.id == self._chosen), None)

    def select(self, area_id: str) -> None:
        """Selects an area; none for ""."""
        if area_id != self._chosen:
            self._chosen = area_id
            if area_id:
                self._chart.select(None)
            self.selection_changed.emit()

    def draw(self, view: str, stroke: Sequence[Place]) -> PainArea | None:
        """Closes and smooths a stroke (0…1 of the view's box) and charts it as the plan says;
        what of it lies beside the body is left out.
        """
        chart, visit = self._chart, self._chart.visit
        if visit is None or not chart.editable:
            return None
        shape = chart.atlas.view(chart.body, view)
        wide = shape.width / shape.height
        ring = closed_outline([(x * wide, y) for x, y in stroke], FINEST)
        if not ring:
            chart.refused.emit(RecordError(Wrong.NO_AREA, "pain_area.outline"))
            return None
        points = [p for x, y in ring if (p := self._on_body(view, x / wide, y)) is not None]
        if len(points) < 3:
            chart.refused.emit(RecordError(Wrong.OUTSIDE_BODY, "pain_area.outline"))
            return None
        area = PainArea(
            id=new_id(),
            author=chart.author,
            recorded=now(),
            atlas=chart.atlas.version,
            outline=tuple(points),
            kind=chart.plan.symptom,
            intensity=chart.plan.intensity,
        )
        words = translate("chart", "draw pain area")
        if chart.edit(words, lambda record: edits.add_area(record, visit.id, area)):
            self.select(area.id)
        return self.selected

    def change(self, what: str, *, merge: str = "", **fields: Any) -> bool:
        """Changes fields of the selected area; `what` names the edit, as in "intensity"."""
        visit, area = self._chart.visit, self.selected
        if visit is None or area is None:
            return False
        changed = replace(area, **fields)
        return self._chart.edit(
            translate("chart", "change {0} of pain area").format(what),
            lambda record: edits.change_area(record, visit.id, changed),
            merge=f"{merge}:{area.id}" if merge else "",
        )

    def remove(self) -> None:
        """Deletes the selected area."""
        chart, visit, area = self._chart, self._chart.visit, self.selected
        if visit is None or area is None:
            return
        at = now()
        done = chart.edit(
            translate("chart", "delete pain area"),
            lambda record: edits.remove_area(record, visit.id, area.id, author=chart.author, at=at),
        )
        if done:
            chart.removed.emit(translate("chart", "Deleted the pain area"))

    def _on_body(self, view: str, x: float, y: float) -> Point | None:
        try:
            return place_at(self._chart.atlas, self._chart.body, view, x, y).point
        except RecordError:
            return None

    def _check(self) -> None:
        if self._chosen and self.selected is None:
            self.select("")

    def _yield(self) -> None:
        """A site or an area is selected, never both: "Delete" means one thing."""
        if self._chart.selected is not None:
            self.select("")
