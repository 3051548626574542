"""Which actions can be done now, as the open chart stands."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from ims_chart.charting.chart import Chart
from ims_chart.charting.signing import takes_addenda
from ims_chart.ui.actions import ACTIONS, FOUND
from ims_chart.ui.surface import BodySurface


class ChartActions(QObject):
    """Enables what can be done with the chosen visit, site and history, and names the next undo."""

    def __init__(
        self, chart: Chart, actions: Mapping[str, QAction], surface: BodySurface, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._chart = chart
        self._actions = actions
        self._surface = surface

    def refresh(self) -> None:
        chart, history = self._chart, self._chart.document.history
        undo, redo = self._actions["undo"], self._actions["redo"]
        undo.setEnabled(history.canUndo())
        redo.setEnabled(history.canRedo())
        undo.setText(self.tr("Undo {0}").format(history.undoText()).strip())
        redo.setText(self.tr("Redo {0}").format(history.redoText()).strip())
        # Who looks back sees other sites than those a key would change.
        charts = chart.editable and not self._surface.looking
        chosen = chart.selected is not None
        for action in ("move_site", "mirror_site", "new_site_here"):
            self._actions[action].setEnabled(charts and chosen)
        chosen = chosen or chart.areas.selected is not None
        self._actions["delete_site"].setEnabled(charts and chosen)
        inside = chart.document.editable and chart.needles.inside > 0
        for action in ("all_out", "start_timer"):
            self._actions[action].setEnabled(inside)
        needled = chart.selected is not None and chart.selected.needling is not None
        for entry in ACTIONS:
            if entry.menu == FOUND:
                able = chart.selected is not None and (needled or not entry.needled)
                self._actions[entry.id].setEnabled(charts and able)
        self._actions["sign_visit"].setEnabled(chart.editable)
        self._actions["add_addendum"].setEnabled(takes_addenda(chart))
        self._actions["new_visit"].setEnabled(chart.document.editable)
        for action in ("remove_visit", "add_photos", "paste_photo"):
            self._actions[action].setEnabled(chart.editable)
        for action in ("earlier_visit", "later_visit", "play_visits"):
            self._actions[action].setEnabled(len(chart.record.visits) > 1)
        for action in ("review", "compare_visits", "heat_map", "course", "print_chart"):
            self._actions[action].setEnabled(chart.visit is not None)
        self._actions["edit_patient"].setEnabled(chart.document.editable)
