"""Same as last time: what can be done with the ghosts while they stand open."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ims_chart.charting.chart import Chart
from ims_chart.printing.terms import short_day
from ims_chart.record import Protocol, Visit
from ims_chart.ui.action_chip import ActionChip
from ims_chart.ui.chip import Chip
from ims_chart.ui.ghosts_layer import GhostsLayer
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.strip import Strip
from ims_chart.ui.suggestion_row import SuggestionRow
from ims_chart.ui.theme import theme
from ims_chart.ui.turn import Turn

_LAST, _EDIT = "last", "edit"
"""What the menu offers besides the protocols, whose ids are longer."""


class RepeatStrip(Strip):
    """Keep all, move, done, protocols; and last time's finding at the site that is selected."""

    appears = Signal()
    """It is about to be shown, and will take room."""

    def __init__(
        self, chart: Chart, ghosts: GhostsLayer, actions: Mapping[str, QAction], parent: QWidget
    ) -> None:
        super().__init__(name="repeatStrip", parent=parent)
        self.setAccessibleName(self.tr("Same as last time"))
        self._chart = chart
        self._ghosts = ghosts
        self._actions = actions
        self._move = Chip(self.tr("Move"), name="repeat.move", icon="move")
        self._move.describe(self.tr("Move a site: tap it, then its new place"))
        self._move.setCheckable(True)
        self._move.clicked.connect(lambda on: ghosts.move(on=on))
        self._protocol = MenuChip(self.tr("Protocol"), name="repeat.protocol")
        self._protocol.setAccessibleName(self.tr("Protocol"))
        self._protocol.pressed.connect(self._show_protocols)
        self._protocol.chosen.connect(self._on_protocol)
        for chip in (
            ActionChip(actions["keep_all"], icon="check"),
            self._move,
            ActionChip(actions["end_repeat"], text=self.tr("Done")),
            self._protocol,
        ):
            theme.fit(chip)
            self.row.addWidget(chip)
        self._suggested = SuggestionRow(chart, name="repeat.suggested")
        self.row.addSpacing(6)
        self.row.addWidget(self._suggested, 1)
        # A tap is painted first; the counts follow.
        self._later = Turn(self)
        self._later.due.connect(self.refresh)
        chart.changed.connect(self._later.start)
        chart.selection_changed.connect(self._later.start)
        chart.visit_chosen.connect(self._later.start)
        chart.repeat.changed.connect(self._later.start)
        chart.answers.changed.connect(self._allow)
        ghosts.moving_changed.connect(self._later.start)
        self.refresh()

    def refresh(self) -> None:
        """Shows where the ghosts come from and how many are kept; hides once they are closed."""
        repeat = self._chart.repeat
        if repeat.open and self.isHidden():
            self.appears.emit()
        self.setVisible(repeat.open)
        self._allow()
        if not repeat.open:
            return
        many, kept = len(repeat.ghosts), self._kept
        line = self.tr("1 site") if many == 1 else self.tr("{0} sites").format(many)
        if self._ghosts.picking:
            line = self.tr("Tap the site to move")
        elif kept:
            line = self.tr("{0}, {1} kept").format(line, kept)
        self.say(self._source_words(repeat.source), line)
        self._move.setChecked(self._ghosts.moving)
        self._move.setEnabled(bool(many))
        self._suggested.refresh()

    @property
    def _kept(self) -> int:
        held = {site.repeats for site in self._chart.sites}
        return sum(ghost.id in held for ghost in self._chart.repeat.ghosts)

    def _allow(self) -> None:
        """Turns on the actions that have something to act on."""
        chart, repeat = self._chart, self._chart.repeat
        earlier = chart.editable and repeat.earlier is not None
        for action, on in (
            ("repeat_visit", earlier and not repeat.open),
            ("ask_follow_up", earlier and not chart.answers.asking),
            ("keep_all", repeat.open and self._kept < len(repeat.ghosts)),
            ("end_repeat", repeat.open),
            ("next_ghost", bool(repeat.standing)),
            ("previous_ghost", bool(repeat.standing)),
        ):
            self._actions[action].setEnabled(on)

    def _source_words(self, source: Visit | Protocol | None) -> str:
        if isinstance(source, Visit):
            return self.tr("Last time, {0}").format(short_day(source.date))
        return source.name if source else ""

    def _show_protocols(self) -> None:
        choices: list[tuple[Hashable | None, str]] = []
        if self._chart.repeat.earlier is not None:
            choices.append((_LAST, self.tr("Last time")))
        choices += [(p.id, p.name) for p in self._chart.clinic.protocols]
        self._protocol.set_choices([*choices, (_EDIT, self.tr("Save or change protocols…"))])

    def _on_protocol(self, chosen: str) -> None:
        self._protocol.set_value(None)
        if chosen == _EDIT:
            self._actions["edit_protocols"].trigger()
        else:
            self._chart.repeat.begin("" if chosen == _LAST else chosen)
