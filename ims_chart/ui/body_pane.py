"""The middle of the chart: the body with what is said above it and what the next tap does."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.charting.placing import Place
from ims_chart.charting.plan import Tool
from ims_chart.storage.settings import Dress
from ims_chart.ui.action_chip import ActionChip
from ims_chart.ui.canvas import BodyCanvas
from ims_chart.ui.chip_row import ChipRow
from ims_chart.ui.look_button import LookButton
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.offer_strip import OfferStrip
from ims_chart.ui.pictures import Pictures
from ims_chart.ui.readout import Readout
from ims_chart.ui.rule import rule
from ims_chart.ui.theme import theme
from ims_chart.ui.tool_bar import ToolBar
from ims_chart.ui.view_sets import WHOLE, view_sets

LEAST = 360
NARROW = 600
"""Pixels of width under which not everything fits above the body."""
LOOKS = (*(f"dress_{dress}" for dress in Dress), "landmarks")


class BodyPane(QWidget):
    """Views and looks, strips, the canvas, other muscles on offer, the tool bar."""

    def __init__(
        self,
        chart: Chart,
        pictures: Pictures,
        actions: dict[str, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bodyPane")
        self.setAutoFillBackground(True)
        self.setMinimumWidth(LEAST)  # what stands above the body folds away before that
        self._chart = chart
        self._actions = actions
        self._sets = view_sets(chart.atlas.bodies[chart.body])
        self.shown_set = WHOLE
        self.canvas = BodyCanvas(chart, pictures, self._sets[0][2])
        self.tools = ToolBar(chart)
        self._readout = Readout(chart.atlas)
        self._zooms: list[ActionChip] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._build_top())
        self._bodies = QHBoxLayout()
        self._bodies.setSpacing(2)
        self._bodies.addWidget(self.canvas, 1)
        self._column.addLayout(self._bodies, 1)
        self._column.addWidget(rule(QFrame.Shape.HLine))
        self._offer = OfferStrip(chart)
        self._column.addWidget(self._offer)
        self._column.addWidget(self.tools)
        self._legend: QWidget | None = None
        self.canvas.surface.pointed.connect(self._read_out)
        self.canvas.move_armed.connect(self.refresh)
        chart.changed.connect(self.refresh)
        chart.visit_chosen.connect(self.refresh)
        chart.plan_changed.connect(self.refresh)
        theme.changed.connect(self._wear_ground)
        self._wear_ground()
        self.refresh()

    def _build_top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setContentsMargins(14, 6, 10, 6)
        top.setSpacing(6)
        self._views = ChipRow([(key, words) for key, words, _ in self._sets], name="views")
        self._views.set_value(self.shown_set)
        self._views.chosen.connect(self.show_set)
        top.addWidget(self._views)
        self._views_menu = MenuChip("", name="views.menu", height=40)
        self._views_menu.setAccessibleName(self.tr("Views of the body"))
        self._views_menu.set_choices([(key, words) for key, words, _ in self._sets])
        self._views_menu.set_value(self.shown_set)
        self._views_menu.chosen.connect(self.show_set)
        top.addWidget(self._views_menu)
        top.addWidget(self._readout, 1)
        top.addWidget(LookButton([self._actions[action] for action in LOOKS]))
        for action, icon in (("zoom_out", "minus"), ("fit_all", "fit"), ("zoom_in", "plus")):
            chip = ActionChip(self._actions[action], icon=icon, text="")
            self._zooms.append(chip)
            top.addWidget(chip)
        return top

    @property
    def sets(self) -> set[str]:
        """The sets of views that this body has, by id."""
        return {key for key, _, _ in self._sets}

    # --- what others put here

    def add_beside(self, canvas: QWidget) -> None:
        """Puts another body to the left of this one, as large."""
        self._bodies.insertWidget(0, canvas, 1)

    def arrange(self) -> None:
        """Gives everything its place at once."""
        self._column.activate()

    def look_back(self, *, looking: bool, legend: QWidget | None) -> None:
        """While past visits are looked at, a legend stands in place of the tools."""
        if legend is not None and self._column.indexOf(legend) < 0:
            self._column.addWidget(legend)
        if self._legend is not None:
            self._legend.hide()
        self._legend = legend
        self.tools.setVisible(not looking)
        if legend is not None:
            legend.show()
        self.refresh()

    # --- showing

    def show_set(self, key: Hashable | None) -> None:
        """Shows the views of a set; a second tap on the one that shows leaves it."""
        for own, _, views in self._sets:
            if own == key != self.shown_set:
                self.canvas.show_views(views)
                self.shown_set = own
        self._views.set_value(self.shown_set)
        self._views_menu.set_value(self.shown_set)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all, views fold into a menu, and zooming is left to fingers,
        wheel and keys.
        """
        several = len(self._sets) > 1
        narrow = event.size().width() < NARROW
        self._views.setVisible(several and not narrow)
        self._views_menu.setVisible(several and narrow)
        for chip in self._zooms:
            chip.setVisible(not narrow)
        super().resizeEvent(event)

    def _read_out(self, place: Place | None) -> None:
        landmark = None if place is None else self.canvas.landmark_at(place)
        self._readout.show_place(place, landmark)

    def refresh(self) -> None:
        """Says what a tap does, where that isn't plain."""
        chart = self._chart
        if self.canvas.surface.looking:
            words = self.tr("Looking back: taps chart nothing.")
        elif chart.visit is None:
            words = self.tr("No visit yet. Begin with “New visit”.")
        elif not chart.document.editable:
            words = self.tr("This record is open for reading only.")
        elif not chart.editable:
            words = self.tr("This visit is signed: it can be looked at, not changed.")
        elif self.canvas.moving:
            words = self.tr("Tap the new place of the site. Esc leaves it where it is.")
        elif chart.plan.tool is Tool.AREA:
            words = self.tr("Draw round what hurts. By keys: Enter sets a corner, twice closes.")
        elif chart.plan.tool is Tool.SELECT:
            words = self.tr("Draw round sites. By keys: Enter sets a corner, twice closes.")
        else:
            words = ""
        self._offer.hint(words)

    def _wear_ground(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.tokens.color("ground"))
        self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            ground = theme.tokens.color("ground")
            if self.palette().color(QPalette.ColorRole.Window) != ground:
                self._wear_ground()
        super().changeEvent(event)
