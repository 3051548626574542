"""What the next tap records, under the thumb."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.charting.plan import Tool
from ims_chart.printing.marks import paint_mark
from ims_chart.printing.terms import needle_words, word
from ims_chart.record import Technique, TriggerPointState
from ims_chart.ui.chip import Chip
from ims_chart.ui.marks_layer import plan_kind, style_of
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.theme import RADIUS, font, theme

HEIGHT = 60


class ToolButton(Chip):
    """A tool with the mark it makes."""

    def __init__(self, tool: Tool, text: str, chart: Chart) -> None:
        super().__init__(text, name=f"tool.{tool}", height=HEIGHT)
        self._tool = tool
        self._chart = chart
        self.setCheckable(True)
        self.setFont(font(9, QFont.Weight.DemiBold))

    def sizeHint(self) -> QSize:
        return QSize(max(super().sizeHint().width() - 4, 78), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        t = theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        on = self.isChecked()
        painter.setBrush(t.color("soft" if on else "hover" if self.underMouse() else "panel"))
        strong = on or self.hasFocus()
        painter.setPen(QPen(t.color("accent" if strong else "border"), 2 if strong else 1))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        plan = replace(self._chart.plan, tool=self._tool)
        paint_mark(painter, QPointF(self.width() / 2 - 3, 23), 14, plan_kind(plan), style_of(t))
        painter.setFont(self.font())
        painter.setPen(t.color("accent" if on else "text"))
        words = QRectF(0, self.height() - 25, self.width(), 20)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())


class ToolBar(QWidget):
    """The sticky plan: tool, trigger point state, needle, technique. A change stays."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolBar")
        self._chart = chart
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
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
        row.addSpacing(6)
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
        row.addStretch(1)
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
