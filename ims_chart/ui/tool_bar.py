"""What the next tap records, under the thumb."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.charting.plan import Tool
from ims_chart.printing.terms import needle_words, word
from ims_chart.record import SymptomKind, Technique, TriggerPointState
from ims_chart.ui.actions import ACTIONS
from ims_chart.ui.caption_chip import HEIGHT, CaptionChip
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.tool_button import ToolButton

USUAL = "usual"


class ToolBar(QWidget):
    """The sticky plan: a tool, and what goes with it. A change stays."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolBar")
        self._chart = chart
        self._shown: tuple[object, ...] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        box = QWidget()
        column.addWidget(box)
        self._row = FlowLayout(box, space=5)
        self._tools = self._build_tools()
        self._build_site_plan()
        self._build_area_plan()
        chart.areas.selection_changed.connect(self.refresh)
        chart.plan_changed.connect(self.refresh)
        chart.changed.connect(self.refresh)
        chart.visit_chosen.connect(self.refresh)
        self.refresh()

    def _build_tools(self) -> dict[Tool, ToolButton]:
        labels = {
            Tool.BOTH: (self.tr("Both"), self.tr("Trigger point and needle")),
            Tool.TRIGGER_POINT: (self.tr("Trigger pt"), self.tr("Trigger point, not needled")),
            Tool.NEEDLED: (self.tr("Needle"), self.tr("Needle only")),
            Tool.AREA: (self.tr("Pain area"), self.tr("Draw a pain area")),
            Tool.SELECT: (self.tr("Select"), self.tr("Select sites by drawing round them")),
        }
        made: dict[Tool, ToolButton] = {}
        for tool, (text, told) in labels.items():
            button = ToolButton(tool, text, self._chart)
            button.describe(told, _key(tool))
            button.clicked.connect(lambda _on=False, t=tool: self.choose(t))
            self._row.addWidget(button)
            made[tool] = button
        return made

    def _build_site_plan(self) -> None:
        self._state = CaptionChip("", self.tr("finding"), name="plan.state")
        self._state.set_choices([(s, _title(word(s))) for s in TriggerPointState])
        self._state.chosen.connect(lambda v: self._set(state=v))
        self._needle = CaptionChip("", self.tr("needle"), name="plan.needle")
        needles = [(n, needle_words(n)) for n in self._chart.clinic.needles]
        self._needle.set_choices([(USUAL, self.tr("Usual")), *needles])
        self._needle.chosen.connect(self._on_needle)
        self._technique = CaptionChip("–", self.tr("technique"), name="plan.technique")
        self._technique.set_choices(
            [*((t, _title(word(t))) for t in Technique), (None, self.tr("Not recorded"))]
        )
        self._technique.chosen.connect(lambda v: self._set(technique=v))
        self._count = CaptionChip("", self.tr("count"), name="plan.count")
        self._count.set_choices([(n, f"× {n}") for n in range(1, 11)])
        self._count.chosen.connect(lambda v: self._set(count=v))
        self._sides = CaptionChip("", self.tr("sides"), name="plan.sides")
        self._sides.setCheckable(True)
        self._sides.clicked.connect(lambda on: self._set(both_sides=on))
        self._sides.setToolTip(self.tr("A tap charts both sides"))
        self._state.setAccessibleName(self.tr("Trigger point state of the next site"))
        self._needle.setAccessibleName(self.tr("Needle of the next site"))
        self._technique.setAccessibleName(self.tr("Technique of the next site"))
        self._count.setAccessibleName(self.tr("Needles at the next site"))
        self._sides.setAccessibleName(self.tr("Chart both sides at once"))
        self._needling = (self._needle, self._technique, self._count)
        for chip in (self._state, *self._needling, self._sides):
            self._row.addWidget(chip)

    def _build_area_plan(self) -> None:
        self._symptom = CaptionChip("–", self.tr("kind"), name="area.kind")
        self._symptom.set_choices(
            [*((k, _title(word(k))) for k in SymptomKind), (None, self.tr("Not recorded"))]
        )
        self._symptom.chosen.connect(lambda v: self._on_area(self.tr("kind"), kind=v))
        self._intensity = CaptionChip("–", self.tr("intensity"), name="area.intensity")
        self._intensity.set_choices(
            [*((n, str(n)) for n in range(11)), (None, self.tr("Not recorded"))]
        )
        self._intensity.chosen.connect(lambda v: self._on_area(self.tr("intensity"), intensity=v))
        self._erase = Chip(
            self.tr("Delete area"),
            name="area.delete",
            icon="trash",
            weight=Weight.DANGER,
            height=HEIGHT,
        )
        self._erase.clicked.connect(self._chart.areas.remove)
        for chip in (self._symptom, self._intensity, self._erase):
            self._row.addWidget(chip)

    # --- what is chosen

    def choose(self, tool: Tool) -> None:
        """Takes a tool; it stays until another is taken."""
        self._set(tool=tool)

    def refresh(self) -> None:
        """Shows the plan; with the pain areas' tool the selected area instead."""
        plan = self._chart.plan
        shown = (plan, self._chart.areas.selected, self._chart.editable)
        if shown == self._shown:
            return
        self._shown = shown
        for tool, button in self._tools.items():
            button.setChecked(tool is plan.tool)
            button.update()
        found, done = plan.tool is not Tool.NEEDLED, plan.tool is not Tool.TRIGGER_POINT
        self._state.set_value(plan.state)
        self._state.setVisible(plan.tool.charts and found)
        self._needle.set_value(
            plan.needle or USUAL, needle_words(plan.needle) if plan.needle else None
        )
        self._technique.set_value(plan.technique)
        self._count.set_value(plan.count)
        for chip in self._needling:
            chip.setVisible(plan.tool.charts and done)
        self._sides.setChecked(plan.both_sides)
        self._sides.setText(self.tr("Both") if plan.both_sides else self.tr("One"))
        self._sides.setVisible(plan.tool.charts)
        self._show_area(plan.tool is Tool.AREA)
        self.setEnabled(self._chart.editable)

    def _show_area(self, drawing: bool) -> None:
        area = self._chart.areas.selected if drawing else None
        plan = self._chart.plan
        self._symptom.set_value(area.kind if area else plan.symptom)
        self._intensity.set_value(area.intensity if area else plan.intensity)
        self._symptom.setVisible(drawing)
        self._intensity.setVisible(drawing)
        self._erase.setVisible(area is not None)

    def _on_needle(self, value: Hashable | None) -> None:
        self._set(needle=None if value == USUAL else value)

    def _on_area(self, what: str, **fields: Any) -> None:
        """Changes the selected area, and what the next one begins with."""
        if self._chart.areas.selected is not None:
            self._chart.areas.change(what, **fields)
        named = {"symptom" if key == "kind" else key: value for key, value in fields.items()}
        self._set(**named)

    def _set(self, **fields: object) -> None:
        self._chart.set_plan(replace(self._chart.plan, **fields))  # pyright: ignore[reportArgumentType]
        # A press switches a button off that is on already: it is to show what holds.
        self._shown = None
        self.refresh()


def _key(tool: Tool) -> str:
    entry = next(entry for entry in ACTIONS if entry.id == f"tool_{tool}")
    return str(entry.keys[0])


def _title(text: str) -> str:
    return text[:1].upper() + text[1:]
