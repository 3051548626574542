"""The chart of one patient: header, visits, body, and the visit beside it."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ims_chart.charting.autosave import Autosave
from ims_chart.charting.chart import Chart
from ims_chart.storage.settings import Dress
from ims_chart.ui.action_chip import ActionChip
from ims_chart.ui.body_painter import Look
from ims_chart.ui.body_pane import BodyPane
from ims_chart.ui.chart_actions import ChartActions
from ims_chart.ui.chart_commands import ChartCommands
from ims_chart.ui.chart_header import ChartHeader
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.pictures import Pictures
from ims_chart.ui.rule import rule
from ims_chart.ui.theme import TOUCH, theme

if TYPE_CHECKING:
    from ims_chart.charting.course import Course
    from ims_chart.ui.bedside import Bedside
    from ims_chart.ui.course_panel import CoursePanel
    from ims_chart.ui.repeat_strip import RepeatStrip
    from ims_chart.ui.review_desk import ReviewDesk
    from ims_chart.ui.visit_panel import VisitPanel

SIDE_WIDTH, STRIP_AIR = 196, 10
PANEL_SPAN, COURSE_SPAN = (404, 0.27, 520), (452, 0.46, 860)
"""Width of the visit, and of the course of treatment, beside the body: at least, share, at most."""


class ChartPage(QWidget):
    """One open patient on the screen."""

    furnished = Signal()
    """All that could wait until the body stood on the screen is there."""
    charted_late = Signal(object)
    """The OldDraft of an earlier day that has been charted into."""

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
        self._actions = self.actions_by_id = actions
        # Read in the background while the page is built.
        pictures.prefetch(chart.body, ("back", "front"), self._look().dress)
        self.pane = BodyPane(chart, pictures, actions)
        self.canvas = self.pane.canvas
        self._pictures = self.pictures = pictures
        self.commands = ChartCommands(
            chart, self.canvas, self.pane.tools, self.pane.show_set, self._look()
        )
        self._able = ChartActions(chart, actions, self.canvas.surface, self)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ChartHeader(chart, autosave, actions, menu_button, self))
        column.addWidget(rule(QFrame.Shape.HLine))
        self._kept_free = QWidget(self)  # for a strip that comes later, or the body would move
        self._kept_free.setFixedHeight(theme.height + STRIP_AIR)
        self._kept_free.setVisible(chart.drafted_before(dt.date.today()))
        column.addWidget(self._kept_free)
        column.addLayout(row := QHBoxLayout(), 1)
        row.setSpacing(0)
        row.addWidget(self._build_visits())
        row.addWidget(rule(QFrame.Shape.VLine))
        row.addWidget(self.pane, 1)
        row.addWidget(rule(QFrame.Shape.VLine))
        # The body comes first: what stands beside it is made once it has been painted.
        self._beside = QWidget()
        self._beside_span = PANEL_SPAN
        self._beside_column = QVBoxLayout(self._beside)
        self._beside_column.setContentsMargins(0, 0, 0, 0)
        self._beside_column.setSpacing(0)
        row.addWidget(self._beside)
        self.canvas.painted.connect(self._furnish)
        self._connect()
        self.refresh_actions()

    # --- building

    @cached_property
    def panel(self) -> VisitPanel:
        """The visit beside the body."""
        from ims_chart.ui.visit_panel import VisitPanel  # noqa: PLC0415 - the body comes first

        made = VisitPanel(self.chart, self._beside)
        self.canvas.move_armed.connect(made.sites.show_move_armed)
        made.sites.move_wanted.connect(lambda on: self.canvas.arm_move(armed=on))
        self.commands.photos_wanted.connect(made.photos.choose)
        self.commands.paste_wanted.connect(made.photos.paste)
        self._beside_column.addWidget(made)
        made.show()
        return made

    @cached_property
    def _answers(self) -> Course:
        from ims_chart.charting.course import Course  # noqa: PLC0415

        return Course(self.chart)

    @cached_property
    def course(self) -> CoursePanel:
        """The course of treatment, which stands in the visit's place while it is reviewed."""
        from ims_chart.ui.course_panel import CoursePanel  # noqa: PLC0415 - seldom needed

        made = CoursePanel(self.chart, self._answers, self._beside)
        self._beside_column.addWidget(made, 1)
        return made

    def _furnish(self) -> None:
        """Adds what can wait until the body stands on the screen."""
        from ims_chart.ui.ghosts_layer import GhostsLayer  # noqa: PLC0415 - the body comes first

        _ = self.panel
        self.ghosts = GhostsLayer(self.chart, self.canvas)
        self._build_strips()
        self._build_guides()
        self._build_timeline()
        self._build_course()
        self._build_review()
        self.furnished.emit()

    def _build_strips(self) -> None:
        """What a new visit begins with: same as last time, and since last time."""
        from ims_chart.ui.follow_up_strip import FollowUpStrip  # noqa: PLC0415
        from ims_chart.ui.repeat_strip import RepeatStrip  # noqa: PLC0415

        repeat = RepeatStrip(self.chart, self.ghosts, self._actions, self)
        asked = _held(FollowUpStrip(self.chart, self._beside), self._beside)
        self._column.insertWidget(2, again := _held(repeat, self))
        self._beside_column.insertWidget(0, asked)
        self._charting = (again, asked)
        self._build_draft(repeat)

    def _build_draft(self, repeat: RepeatStrip) -> None:
        """What asks which visit is meant, where that may be another than the last draft."""
        from ims_chart.charting.old_draft import OldDraft  # noqa: PLC0415
        from ims_chart.ui.draft_strip import DraftStrip  # noqa: PLC0415

        self._draft = OldDraft(self.chart, dt.date.today())
        strip = DraftStrip(self._draft, self)
        strip.charted.connect(self.charted_late)
        strip.closed.connect(self.canvas.setFocus)
        self._column.insertWidget(2, held := _held(strip, self))
        self._kept_free.hide()
        held.show()  # in the room that has been given up; later the body would move
        repeat.appears.connect(lambda: None if self._draft.stands else held.hide())
        self._charting = (*self._charting, held)

    def _build_guides(self) -> None:
        """What helps to get about on the body."""
        from ims_chart.ui.loupes import Loupes  # noqa: PLC0415
        from ims_chart.ui.mini_map import MiniMap  # noqa: PLC0415

        self.canvas.add_layer(Loupes(self.pane.show_set, self.pane.sets))
        MiniMap(self.chart, self.canvas.stage, self.canvas)

    def _build_timeline(self) -> None:
        """What shows the visits at a glance, and steps through them."""
        from ims_chart.ui.mini_body import MiniBody  # noqa: PLC0415
        from ims_chart.ui.play_bar import PlayBar  # noqa: PLC0415
        from ims_chart.ui.playback import Playback  # noqa: PLC0415
        from ims_chart.ui.thumbnails import Thumbnails  # noqa: PLC0415
        from ims_chart.ui.timeline import Timeline  # noqa: PLC0415

        self.timeline = Timeline(self.chart)
        self.timeline.tapped.connect(self._draft.settle)
        self._cards.addWidget(self.timeline)
        self.timeline.furnish(Thumbnails(MiniBody(self.chart, self._pictures)))
        playback = Playback(self.chart, self)
        self.commands.play_wanted.connect(playback.toggle)
        self._foot.addWidget(PlayBar(self.chart, playback, self._actions, self))

    def _build_course(self) -> None:
        """What all visits say together: pain at the foot of the visits, the rest once reviewed."""
        from ims_chart.ui.pain_card import PainCard  # noqa: PLC0415

        self._foot.insertWidget(0, PainCard(self.chart, self._answers, self))
        self.commands.find_wanted.connect(self._begin_search)
        self.chart.review.changed.connect(self._show_beside)
        self._show_beside()

    def _build_review(self) -> None:
        """Past visits, which stand in place of charting while they are reviewed."""
        self._reviewing: bool | None = None
        self.chart.review.changed.connect(self._show_review)
        self._show_review()

    @cached_property
    def desk(self) -> ReviewDesk:
        """Where past visits are reviewed, made when they first are."""
        from ims_chart.ui.review_desk import ReviewDesk  # noqa: PLC0415 - seldom needed at once

        made = ReviewDesk(self)
        self._column.insertWidget(2, made.strip)
        self._beside_column.addWidget(made.panel, 1)
        return made

    def _show_review(self) -> None:
        """Takes away what charts while past visits are reviewed, and puts it back."""
        on = self.chart.review.on
        if on or "desk" in self.__dict__:
            self.desk.refresh()
        if on is not self._reviewing:
            self._stop_charting(on=on)

    def _stop_charting(self, *, on: bool) -> None:
        self._reviewing = on
        self._actions["review"].setChecked(on)
        self._actions["end_review"].setEnabled(on)
        for strip in self._charting:
            strip.setVisible(not on)
        self.panel.setVisible(not on)
        self.refresh_actions()

    def attend(self, bedside: Bedside) -> None:
        """Shows the needles that are in, below the visits."""
        self._foot.addWidget(bedside.watch(self.chart))

    def _build_visits(self) -> QWidget:
        box = QWidget()
        box.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        new = ActionChip(
            self._actions["new_visit"], icon="plus", weight=Weight.PRIMARY, height=TOUCH
        )
        holder = QVBoxLayout()
        holder.setContentsMargins(12, 0, 12, 0)
        holder.addWidget(new)
        column.addLayout(holder)
        self._cards = QVBoxLayout()
        column.addLayout(self._cards, 1)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(8, 0, 8, 8)
        column.addLayout(self._foot)
        return box

    def _connect(self) -> None:
        chart = self.chart
        chart.changed.connect(self.refresh_actions)
        self.canvas.surface.menu_wanted.connect(self._open_ring)
        self.commands.ring_wanted.connect(self.canvas.open_menu)
        self.commands.unfold_wanted.connect(self._unfold_site)
        chart.visit_chosen.connect(self.refresh_actions)
        chart.selection_changed.connect(self.refresh_actions)
        chart.areas.selection_changed.connect(self.refresh_actions)
        history = chart.document.history
        history.indexChanged.connect(self.refresh_actions)

    # --- showing

    def _begin_search(self) -> None:
        self.course.begin_search()

    def _show_beside(self) -> None:
        """The visit beside the body, or the course of treatment while that is reviewed."""
        reviewed = self.chart.review.shows("course")
        if reviewed or "course" in self.__dict__:
            self.course.setVisible(reviewed)
        self._beside_span = COURSE_SPAN if reviewed else PANEL_SPAN
        self._fit_beside(self.width())

    def _fit_beside(self, page: int) -> None:
        least, share, most = self._beside_span
        self._beside.setFixedWidth(min(max(int(page * share), least), most))

    def _unfold_site(self) -> None:
        self.panel.sites.unfold()

    def _open_ring(self, at: QPointF) -> None:
        """The menu round the selected site; `at` is in the canvas's pixels."""
        from ims_chart.ui.radial_menu import RadialMenu  # noqa: PLC0415 - the body comes first

        ring = RadialMenu.open_at(self.canvas.mapToGlobal(at.toPoint()), self.chart, self)
        if ring is not None:
            ring.move_wanted.connect(lambda: self.canvas.arm_move(armed=True))

    def _look(self) -> Look:
        """As it was with the last patient, or is remembered: the actions hold it."""
        dress = next(dress for dress in Dress if self._actions[f"dress_{dress}"].isChecked())
        return Look(dress, self._actions["landmarks"].isChecked())

    def refresh_actions(self) -> None:
        self._able.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the body from wherever nothing else is left by it."""
        if event.key() == Qt.Key.Key_Escape:
            self.canvas.setFocus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_beside(event.size().width())


def _held(strip: QWidget, parent: QWidget) -> QWidget:
    """A strip that shows and hides by itself, in something that can be taken away as well."""
    holder = QWidget(parent)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(strip)
    return holder
