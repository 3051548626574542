"""The chart of one patient: header, visits, body, and the visit beside it."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ims_chart.charting.autosave import Autosave
from ims_chart.charting.chart import Chart
from ims_chart.record.change import Change
from ims_chart.ui.canvas import BodyCanvas
from ims_chart.ui.chart_commands import ChartCommands
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.chip_row import ChipRow
from ims_chart.ui.patient_banner import PatientBanner
from ims_chart.ui.pictures import Pictures
from ims_chart.ui.readout import Readout
from ims_chart.ui.save_state import SaveIndicator
from ims_chart.ui.theme import TOUCH, font, theme
from ims_chart.ui.tool_bar import ToolBar
from ims_chart.ui.view_sets import WHOLE, view_sets
from ims_chart.ui.visit_list import VisitList

if TYPE_CHECKING:
    from ims_chart.ui.visit_panel import VisitPanel

SIDE_WIDTH = 196
PANEL_MIN, PANEL_SHARE, PANEL_MAX = 404, 0.27, 520


class ChartPage(QWidget):
    """One open patient on the screen."""

    def __init__(  # noqa: PLR0913
        self,
        chart: Chart,
        autosave: Autosave | None,
        pictures: Pictures,
        actions: dict[str, QAction],
        menu_button: Chip,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("chartPage")
        self.chart = chart
        self._actions = actions
        self._chips: list[tuple[Chip, QAction]] = []
        self._shown_set = WHOLE
        self._sets = view_sets(chart.atlas.bodies[chart.body])
        self.canvas = BodyCanvas(chart, pictures, self._sets[0][2])
        self.tools = ToolBar(chart)
        self.visits = VisitList(chart)
        self.commands = ChartCommands(chart, self.canvas, self.tools, self.show_set)
        self.save_state = SaveIndicator(autosave)
        self._banner = PatientBanner(chart.patient)
        self._readout = Readout(chart.atlas)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_header(menu_button))
        column.addWidget(_line(QFrame.Shape.HLine))
        row = QHBoxLayout()
        row.setSpacing(0)
        column.addLayout(row, 1)
        row.addWidget(self._build_visits())
        row.addWidget(_line(QFrame.Shape.VLine))
        row.addWidget(self._build_middle(), 1)
        row.addWidget(_line(QFrame.Shape.VLine))
        # The body comes first: what stands beside it is made once it has been painted.
        self._beside = QWidget()
        QVBoxLayout(self._beside).setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._beside)
        self.canvas.painted.connect(lambda: self.panel)
        self._connect()
        self._refresh()

    # --- building

    @cached_property
    def panel(self) -> VisitPanel:
        """The visit beside the body."""
        from ims_chart.ui.visit_panel import VisitPanel  # noqa: PLC0415 - the body comes first

        made = VisitPanel(self.chart, self._beside)
        self.canvas.move_armed.connect(made.sites.show_move_armed)
        made.sites.move_wanted.connect(lambda on: self.canvas.arm_move(armed=on))
        layout = self._beside.layout()
        if layout is not None:
            layout.addWidget(made)
        made.show()
        return made

    def _build_header(self, menu_button: Chip) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._chip("show_patients", icon="back", weight=Weight.QUIET))
        row.addWidget(self._banner, 1)
        row.addWidget(self.save_state)
        row.addWidget(self._chip("undo", icon="undo", text=""))
        row.addWidget(self._chip("redo", icon="redo", text=""))
        row.addWidget(self._chip("print_chart", icon="print", text=self.tr("Print")))
        row.addWidget(menu_button)
        return box

    def _build_visits(self) -> QWidget:
        box = QWidget()
        box.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        new = self._chip("new_visit", icon="plus", weight=Weight.PRIMARY, height=TOUCH)
        holder = QVBoxLayout()
        holder.setContentsMargins(12, 0, 12, 0)
        holder.addWidget(new)
        column.addLayout(holder)
        column.addWidget(self.visits, 1)
        return box

    def _build_middle(self) -> QWidget:
        self._middle = QWidget()
        self._middle.setAutoFillBackground(True)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(14, 6, 10, 6)
        top.setSpacing(6)
        self._views = ChipRow([(key, words) for key, words, _ in self._sets], name="views")
        self._views.set_value(self._shown_set)
        self._views.chosen.connect(self.show_set)
        top.addWidget(self._views)
        if len(self._sets) < 2:
            self._views.hide()
        top.addWidget(self._readout, 1)
        for action, icon in (("zoom_out", "minus"), ("fit_all", "fit"), ("zoom_in", "plus")):
            top.addWidget(self._chip(action, icon=icon, text=""))
        column.addLayout(top)
        self._hint = QLabel()
        self._hint.setObjectName("canvasHint")
        self._hint.setFont(font(10.5, QFont.Weight.Medium))
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._hint.setMinimumHeight(34)
        column.addWidget(self._hint)
        column.addWidget(self.canvas, 1)
        column.addWidget(_line(QFrame.Shape.HLine))
        column.addWidget(self.tools)
        return self._middle

    def _chip(
        self,
        action: str,
        *,
        icon: str = "",
        text: str | None = None,
        weight: Weight = Weight.NORMAL,
        height: int = 40,
    ) -> Chip:
        """A button for an action of the table; it is on and off with it."""
        does = self._actions[action]
        words = does.text().rstrip("…")
        chip = Chip(
            words if text is None else text, name=action, icon=icon, weight=weight, height=height
        )
        chip.describe(words, does.shortcut())
        chip.clicked.connect(does.trigger)
        self._chips.append((chip, does))
        does.changed.connect(self._follow)
        chip.setEnabled(does.isEnabled())
        return chip

    def _follow(self) -> None:
        """Actions outlive the page, so they are followed by a method, which goes with it."""
        for chip, does in self._chips:
            chip.setEnabled(does.isEnabled())
            chip.describe(does.text().rstrip("…"), does.shortcut())

    def _connect(self) -> None:
        chart = self.chart
        self.canvas.pointed.connect(self._readout.show_place)
        self.canvas.move_armed.connect(self._refresh)
        chart.changed.connect(self._on_changed)
        chart.visit_chosen.connect(self._refresh)
        chart.selection_changed.connect(self.refresh_actions)
        history = chart.document.history
        history.indexChanged.connect(self.refresh_actions)

    # --- showing

    def show_set(self, key: Hashable | None) -> None:
        """Shows the views of a set; a second tap on the one that shows leaves it."""
        for own, _, views in self._sets:
            if own == key != self._shown_set:
                self.canvas.show_views(views)
                self._shown_set = own
        self._views.set_value(self._shown_set)

    def _on_changed(self, change: Change) -> None:
        if change.patient is not None:
            self._banner.show_patient(self.chart.patient)
        self._refresh()

    def _refresh(self) -> None:
        chart = self.chart
        if chart.visit is None:
            words = self.tr("No visit yet. Begin with “New visit”.")
        elif not chart.document.editable:
            words = self.tr("This record is open for reading only.")
        elif not chart.editable:
            words = self.tr("This visit is signed: it can be looked at, not changed.")
        elif self.canvas.moving:
            words = self.tr("Tap the new place of the site. Esc leaves it where it is.")
        else:
            words = ""
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        self.refresh_actions()

    def refresh_actions(self) -> None:
        chart, history = self.chart, self.chart.document.history
        undo, redo = self._actions["undo"], self._actions["redo"]
        undo.setEnabled(history.canUndo())
        redo.setEnabled(history.canRedo())
        undo.setText(self.tr("Undo {0}").format(history.undoText()).strip())
        redo.setText(self.tr("Redo {0}").format(history.redoText()).strip())
        for action in ("move_site", "delete_site"):
            self._actions[action].setEnabled(chart.editable and chart.selected is not None)
        self._actions["new_visit"].setEnabled(chart.document.editable)
        self._actions["remove_visit"].setEnabled(chart.editable)
        self._actions["print_chart"].setEnabled(chart.visit is not None)
        self._actions["edit_patient"].setEnabled(chart.document.editable)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = int(event.size().width() * PANEL_SHARE)
        self._beside.setFixedWidth(min(max(width, PANEL_MIN), PANEL_MAX))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            palette = self._middle.palette()
            palette.setColor(QPalette.ColorRole.Window, theme.tokens.color("ground"))
            self._middle.setPalette(palette)
        super().changeEvent(event)

    def showEvent(self, event: QEvent) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]  # noqa: ARG002
        palette = self._middle.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.tokens.color("ground"))
        self._middle.setPalette(palette)


def _line(shape: QFrame.Shape) -> QFrame:
    line = QFrame()
    line.setFrameShape(shape)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(QPalette.ColorRole.Mid)
    line.setLineWidth(1)
    return line
