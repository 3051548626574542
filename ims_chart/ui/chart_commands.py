"""What the actions of an open patient do; each method is named as its action is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ims_chart.body import BodyError
from ims_chart.charting.chart import Chart
from ims_chart.charting.plan import Tool
from ims_chart.printing.errors import PrintError
from ims_chart.storage.settings import Paper, load_settings
from ims_chart.ui.body_painter import Dress
from ims_chart.ui.canvas import KEY_ZOOM, BodyCanvas
from ims_chart.ui.tool_bar import ToolBar
from ims_chart.ui.view_sets import WHOLE


class ChartCommands(QObject):
    """Passes an action on to the chart, the canvas, the tool bar or the printer."""

    failed = Signal(object)
    """The error that kept an action from being done."""
    paper_chosen = Signal(Paper)
    """The paper that was chosen for printing, to be remembered."""

    def __init__(
        self,
        chart: Chart,
        canvas: BodyCanvas,
        tools: ToolBar,
        show_set: Callable[[str], None],
    ) -> None:
        """`show_set` shows a set of views by its id."""
        super().__init__(canvas)
        self._chart = chart
        self._canvas = canvas
        self._tools = tools
        self._show_set = show_set

    def new_visit(self) -> None:
        self._chart.new_visit(dt.date.today())
        self._canvas.setFocus()

    def remove_visit(self) -> None:
        self._chart.remove_visit()

    def undo(self) -> None:
        self._chart.document.history.undo()

    def redo(self) -> None:
        self._chart.document.history.redo()

    def next_site(self) -> None:
        self._chart.select_next(1)

    def previous_site(self) -> None:
        self._chart.select_next(-1)

    def move_site(self) -> None:
        self._canvas.arm_move(armed=True)

    def delete_site(self) -> None:
        site = self._chart.selected
        if site is not None and self._chart.editable:
            self._chart.remove(site.id)

    def tool_both(self) -> None:
        self._tools.choose(Tool.BOTH)

    def tool_trigger_point(self) -> None:
        self._tools.choose(Tool.TRIGGER_POINT)

    def tool_needled(self) -> None:
        self._tools.choose(Tool.NEEDLED)

    def zoom_in(self) -> None:
        self._canvas.zoom_by(KEY_ZOOM)

    def zoom_out(self) -> None:
        self._canvas.zoom_by(1 / KEY_ZOOM)

    def fit_all(self) -> None:
        self._canvas.fit()

    def fit_back(self) -> None:
        self._show_set(WHOLE)
        self._canvas.fit("back")

    def fit_front(self) -> None:
        self._show_set(WHOLE)
        self._canvas.fit("front")

    def dress_veiled(self) -> None:
        self._canvas.set_dress(Dress.VEILED)

    def dress_full(self) -> None:
        self._canvas.set_dress(Dress.FULL)

    def dress_deep(self) -> None:
        self._canvas.set_dress(Dress.DEEP)

    def dress_outline(self) -> None:
        self._canvas.set_dress(Dress.OUTLINE)

    def print_chart(self) -> None:
        visit = self._chart.visit
        if visit is None:
            return
        # The preview is only needed now and then: the first window doesn't wait for it.
        from ims_chart.ui.print_preview import PrintPreview  # noqa: PLC0415

        paper = load_settings().paper
        try:
            preview = PrintPreview(self._chart, visit, paper, self._canvas.window())
        except (PrintError, BodyError) as error:
            self.failed.emit(error)
            return
        preview.paper_chosen.connect(self.paper_chosen)
        preview.exec()
        preview.deleteLater()
