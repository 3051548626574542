"""What the next tap records, under the thumb."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.charting.plan import Tool
from ims_chart.printing.terms import needle_words, word
from ims_chart.record import Technique, TriggerPointState
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.tool_button import HEIGHT, ToolButton


class ToolBar(QWidget):
    """The sticky plan: tool, trigger point state, needle, technique. A change stays."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolBar")
        self._chart = chart
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        box = QWidget()
        column.addWidget(box)
        row = FlowLayout(box, space=8)
        labels = {
            Tool.BOTH: self.tr("Needled point"),
            Tool.TRIGGER_POINT: self.tr("Trigger point"),
            Tool.NEEDLED: self.tr("Needle only"),
        }
        self._tools: dict[Tool, ToolButton] = {}
        for number, (tool, text) in enumerate(labels.items(), start=1):
            button = ToolButton(tool, text, chart)
            button.describe(text, str(number))
            button.clicked.connect(lambda _on, t=tool: self._set(tool=t))
            row.addWidget(button)
            self._tools[tool] = button
        self._state = MenuChip("", name="plan.state", height=HEIGHT)
        self._state.set_choices([(s, _title(word(s))) for s in TriggerPointState])
        self._state.chosen.connect(lambda v: self._set(state=v))
        self._needle = MenuChip(self.tr("Needle"), name="plan.needle", height=HEIGHT)
        self._needle.set_choices([(n, needle_words(n)) for n in chart.clinic.needles])
        self._needle.chosen.connect(lambda v: self._set(needle=v))
        self._technique = MenuChip(self.tr("Technique"), name="plan.technique", height=HEIGHT)
        self._technique.set_choices(
            [*((t, _title(word(t))) for t in Technique), (None, self.tr("Not recorded"))]
        )
        self._technique.chosen.connect(lambda v: self._set(technique=v))
        self._state.setAccessibleName(self.tr("Trigger point state of the next site"))
        self._needle.setAccessibleName(self.tr("Needle of the next site"))
        self._technique.setAccessibleName(self.tr("Technique of the next site"))
        for chip in (self._state, self._needle, self._technique):
            row.addWidget(chip)
        chart.plan_changed.connect(self.refresh)
        chart.changed.connect(self.refresh)
        chart.visit_chosen.connect(self.refresh)
        self.refresh()

    def choose(self, tool: Tool) -> None:
        self._set(tool=tool)

    def refresh(self) -> None:
        plan = self._chart.plan
        for tool, button in self._tools.items():
            button.setChecked(tool is plan.tool)
            button.update()
        self._state.set_value(plan.state)
        self._state.setVisible(plan.tool is not Tool.NEEDLED)
        self._needle.set_value(plan.needle)
        self._needle.setVisible(plan.tool is not Tool.TRIGGER_POINT)
        self._technique.set_value(plan.technique)
        self._technique.setVisible(plan.tool is not Tool.TRIGGER_POINT)
        self.setEnabled(self._chart.editable)

    def _set(self, **fields: object) -> None:
        self._chart.set_plan(replace(self._chart.plan, **fields))  # pyright: ignore[reportArgumentType]
        self.refresh()


def _title(text: str) -> str:
    return text[:1].upper() + text[1:]
