"""What is rarely charted of a needling: depth, direction, time in place, stimulation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ims_chart.charting import observing
from ims_chart.charting.chart import Chart
from ims_chart.printing.terms import number
from ims_chart.record import Needle, Needling, RecordError, Stimulation, Technique
from ims_chart.ui.chip import Chip
from ims_chart.ui.chip_grid import ChipGrid
from ims_chart.ui.directions import ANGLES, WAYS, toggled, way_words, ways_in
from ims_chart.ui.field_row import FieldRow
from ims_chart.ui.pick_field import PickField
from ims_chart.ui.spans import span_words, typed_span
from ims_chart.ui.text_line import TextLine
from ims_chart.ui.theme import theme

TIMES_S = (30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1200.0, 1800.0)
"""Up to the 30 minutes that needles are usually left in (field knowledge, unconfirmed)."""
STIMULATION = {
    "frequency_hz": (2.0, 4.0, 10.0, 80.0, 100.0),
    "current_ma": (1.0, 2.0, 3.0, 5.0, 8.0),
    "minutes": (5.0, 10.0, 15.0, 20.0, 30.0),
}
"""Low and high frequencies and times in common use (field knowledge, unconfirmed)."""


class NeedlingDetails(QWidget):
    """Rows that fold away together; a row that holds a value always shows."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("needlingDetails")
        self._chart = chart
        self._site = ""
        self._unfolded = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._depth_row = self._add(self.tr("Depth, mm"), self._build_depth())
        self._direction_row = self._add(self.tr("Direction"), self._build_direction())
        self._time = PickField(
            [(s, span_words(s).removesuffix(" min")) for s in TIMES_S],
            name="site.time",
            label=self.tr("min"),
            columns=4,
            read=typed_span,
            show=span_words,
        )
        self._time.picked.connect(
            lambda v, typed: self._change(self.tr("time in place"), typed, time_s=v)
        )
        self._time.left.connect(self._show)
        self._time_row = self._add(self.tr("In place, min"), self._time)
        self._stimulation: dict[str, PickField] = {}
        captions = (self.tr("Hz"), self.tr("mA"), self.tr("Minutes"))
        self._stimulation_rows = [
            self._add(words, self._build_stimulation(field, words))
            for field, words in zip(STIMULATION, captions, strict=True)
        ]

    def _add(self, label: str, widget: QWidget) -> FieldRow:
        row = FieldRow(label, widget)
        self._column.addWidget(row)
        return row

    def _build_depth(self) -> QWidget:
        self._depth = PickField([], name="site.depth", label=self.tr("mm"), columns=4)
        self._depth.picked.connect(
            lambda v, typed: self._change(self.tr("depth"), typed, depth_mm=v)
        )
        self._depth.left.connect(self._show)
        self._bone = Chip(self.tr("To bone"), name="site.bone")
        self._bone.setCheckable(True)
        theme.fit(self._bone)
        self._bone.clicked.connect(
            lambda on: self._change(self.tr("depth"), typed=False, to_bone=True if on else None)
        )
        self._depth.add_below(self._bone)
        return self._depth

    def _build_direction(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._ways = [
            ChipGrid([(w, way_words(w)) for w in ways], name=name, columns=len(ways))
            for ways, name in ((ANGLES, "site.angle"), (WAYS, "site.way"))
        ]
        for grid in self._ways:
            grid.tapped.connect(self._on_way)
            column.addWidget(grid)
        self._direction = TextLine(name="site.direction", label=self.tr("In your own words"))
        theme.fit(self._direction)
        self._direction.edited.connect(
            lambda text: self._change(self.tr("direction"), typed=True, direction=text)
        )
        column.addWidget(self._direction)
        return box

    def _build_stimulation(self, field: str, label: str) -> PickField:
        values = [(value, number(value)) for value in STIMULATION[field]]
        made = PickField(values, name=f"site.{field}", label=label, columns=5)
        made.picked.connect(lambda v, typed: self._on_stimulation(field, v, typed))
        made.left.connect(self._show)
        self._stimulation[field] = made
        return made

    # --- showing

    def show_needling(self, needling: Needling | None, *, unfolded: bool) -> None:
        """Shows the rows that hold something, and all of them `unfolded`."""
        site = self._chart.selected
        same, self._site = bool(site) and site.id == self._site, site.id if site else ""
        if needling is None:
            self.hide()
            return
        self._unfolded = unfolded
        deep = needling.depth_mm is not None or needling.to_bone is not None
        self._depth_row.setVisible(unfolded or deep)
        self._direction_row.setVisible(unfolded or bool(needling.direction))
        self._time_row.setVisible(unfolded or needling.time_s is not None)
        electrical = needling.technique is Technique.ELECTRICAL or needling.stimulation is not None
        for row in self._stimulation_rows:
            row.setVisible(electrical)
        self._depth.chips.set_choices([(d, number(d)) for d in depths_of(needling.needle)])
        self._depth.show_value(needling.depth_mm, keep_typed=same)
        self._bone.setChecked(bool(needling.to_bone))
        for grid in self._ways:
            grid.show_values(ways_in(needling.direction))
        self._direction.set_text(needling.direction)
        self._time.show_value(needling.time_s, keep_typed=same)
        held = needling.stimulation or Stimulation()
        for field, picker in self._stimulation.items():
            picker.show_value(getattr(held, field), keep_typed=same)
        rows = (self._depth_row, self._direction_row, self._time_row, *self._stimulation_rows)
        self.setVisible(any(not row.isHidden() for row in rows))

    def _show(self) -> None:
        self.show_needling(self._needling, unfolded=self._unfolded)

    # --- changing

    @property
    def _needling(self) -> Needling | None:
        site = self._chart.selected
        return site.needling if site else None

    def _change(self, what: str, typed: bool, **fields: Any) -> None:
        merge = next(iter(fields)) if typed else ""
        observing.change_needling(self._chart, what, merge=merge, **fields)

    def _on_way(self, way: str) -> None:
        if self._needling is not None:
            direction = toggled(self._needling.direction, way)
            self._change(self.tr("direction"), typed=False, direction=direction)

    def _on_stimulation(self, field: str, value: float | None, typed: bool) -> None:
        needling = self._needling
        if needling is None:
            return
        fields: dict[str, Any] = {field: value}
        try:
            made = replace(needling.stimulation or Stimulation(), **fields)
        except RecordError as error:
            self._chart.refused.emit(error)
            return
        empty = made == Stimulation()
        self._change(self.tr("stimulation"), typed, stimulation=None if empty else made)


def depths_of(needle: Needle | None) -> tuple[float, ...]:
    """Depths in mm that are offered: none that the needle is too short for, eight at most."""
    longest = needle.length_mm if needle else 60.0
    step = next(s for s in (5.0, 10.0, 20.0, 50.0) if longest / s <= 8)
    return tuple(step * n for n in range(1, int(longest // step) + 1))
