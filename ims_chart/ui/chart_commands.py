"""What the actions of an open patient do; each method is named as its action is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import Signal

from ims_chart.body import BodyError
from ims_chart.charting.chart import Chart, now
from ims_chart.charting.plan import Tool
from ims_chart.printing.errors import PrintError
from ims_chart.printing.terms import short_day
from ims_chart.record import Site
from ims_chart.storage.letterhead import LetterheadFile
from ims_chart.storage.settings import Dress, load_settings
from ims_chart.ui import forms
from ims_chart.ui.body_painter import Look
from ims_chart.ui.canvas import KEY_ZOOM, BodyCanvas
from ims_chart.ui.site_commands import SiteCommands
from ims_chart.ui.tool_bar import ToolBar
from ims_chart.ui.view_sets import WHOLE


class ChartCommands(SiteCommands):
    """Passes an action on to the chart, the canvas, the tool bar or the printer."""

    failed = Signal(object)
    """The error that kept an action from being done."""
    format_chosen = Signal(object)
    """How is to be printed from now on, to be remembered: fields of the settings."""
    clinic_changed = Signal(object)
    """The Clinic as it is to be kept from now on."""
    dress_chosen = Signal(Dress)
    """How the body is to be shown from now on, to be remembered."""

    signed = Signal(str)
    """The id of the visit that has just been signed."""
    find_wanted = Signal()
    """A word is to be looked for in the record."""
    photos_wanted = Signal()
    """Photos are to be chosen from files."""
    paste_wanted = Signal()
    """The picture that was copied is to be added."""
    play_wanted = Signal()
    """The visits are to be played over the body, or no longer."""

    def __init__(
        self,
        chart: Chart,
        canvas: BodyCanvas,
        tools: ToolBar,
        show_set: Callable[[str], None],
        look: Look,
    ) -> None:
        """`show_set` shows a set of views by its id; `look` is what the canvas begins with."""
        super().__init__(chart, canvas)
        self._canvas = canvas
        self._tools = tools
        self._show_set = show_set
        self._look = look
        self.letterhead: LetterheadFile | None = None
        """Where the clinic's logo is kept; None where there is no store."""
        canvas.set_look(look)

    def new_visit(self) -> None:
        self._chart.review.end()
        self._chart.visits.begin(dt.date.today())
        self._canvas.setFocus()

    def add_photos(self) -> None:
        self._chart.review.end()
        self.photos_wanted.emit()

    def paste_photo(self) -> None:
        self._chart.review.end()
        self.paste_wanted.emit()

    def remove_visit(self) -> None:
        if "photos" in self._chart.__dict__:
            self._chart.photos.settle()  # what is under way goes with the visit, and comes back
        visit = self._chart.visit
        if visit is not None and self._may_go(visit.sites):
            self._chart.visits.remove(short_day(visit.date))

    def _may_go(self, sites: Iterable[Site]) -> bool:
        from ims_chart.ui.needle_question import may_go  # noqa: PLC0415 - seldom needed

        return may_go(self._chart, sites, self._canvas.window())

    def earlier_visit(self) -> None:
        self._chart.visits.step(-1)

    def later_visit(self) -> None:
        self._chart.visits.step(1)

    def play_visits(self) -> None:
        self.play_wanted.emit()

    def review(self) -> None:
        self._chart.review.toggle()

    def compare_visits(self) -> None:
        self._chart.review.begin("compare")

    def heat_map(self) -> None:
        self._chart.review.begin("heat")

    def course(self) -> None:
        self._chart.review.begin("course")

    def find_in_record(self) -> None:
        self.course()
        self.find_wanted.emit()

    def end_review(self) -> None:
        self._chart.review.end()
        self._canvas.setFocus()

    def sign_visit(self) -> None:
        from ims_chart.ui.signing_dialog import SigningDialog  # noqa: PLC0415 - seldom needed

        self._chart.photos.settle()  # what is under way belongs to what is signed
        visit = self._chart.visit
        if visit is not None and self._chart.editable:
            dialog = SigningDialog(self._chart, visit, self._canvas.window())
            if dialog.exec():
                self.signed.emit(visit.id)
            dialog.deleteLater()

    def add_addendum(self) -> None:
        from ims_chart.ui.addendum_dialog import ask_addendum  # noqa: PLC0415 - seldom needed

        ask_addendum(self._chart, self._canvas.window())

    def all_out(self) -> None:
        self._chart.needles.all_out()

    def start_timer(self) -> None:
        self._chart.needles.start_timer(now())

    def needle_in_out(self) -> None:
        site = self._chart.selected
        if site is not None:
            self._chart.needles.toggle(site.id)

    def repeat_visit(self) -> None:
        self._chart.repeat.begin()

    def keep_all(self) -> None:
        self._chart.repeat.keep_all()

    def end_repeat(self) -> None:
        self._chart.repeat.done()

    def next_ghost(self) -> None:
        self._chart.repeat.walk(1)

    def previous_ghost(self) -> None:
        self._chart.repeat.walk(-1)

    def ask_follow_up(self) -> None:
        self._chart.answers.ask()

    def edit_protocols(self) -> None:
        """Saves, renames, deletes or uses the clinic's protocols."""
        chart = self._chart
        before = chart.clinic.protocols
        kept, used = forms.keep_protocols(
            self._canvas.window(), before, chart.sites, usable=chart.editable
        )
        if kept is not None and kept != before:
            self.clinic_changed.emit(replace(chart.clinic, protocols=kept))
        if used:
            chart.repeat.begin(used)

    def undo(self) -> None:
        self._chart.undo()

    def redo(self) -> None:
        self._chart.redo()

    def next_site(self) -> None:
        self._chart.select_next(1)

    def previous_site(self) -> None:
        self._chart.select_next(-1)

    def move_site(self) -> None:
        self._canvas.arm_move(armed=True)

    def delete_site(self) -> None:
        if not self._chart.editable:
            return
        if self._chart.areas.selected is not None:
            self._chart.areas.remove()
        elif self._may_go(self._chart.selection):
            self._chart.remove(*(site.id for site in self._chart.selection))

    def new_site_here(self) -> None:
        self._chart.tap_again()

    def mirror_site(self) -> None:
        self._chart.mirror()

    def both_sides(self) -> None:
        plan = self._chart.plan
        self._chart.set_plan(replace(plan, both_sides=not plan.both_sides))

    def tool_area(self) -> None:
        self._tools.choose(Tool.AREA)

    def tool_select(self) -> None:
        self._tools.choose(Tool.SELECT)

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
        self._wear(Dress.VEILED)

    def dress_full(self) -> None:
        self._wear(Dress.FULL)

    def dress_deep(self) -> None:
        self._wear(Dress.DEEP)

    def dress_skin(self) -> None:
        self._wear(Dress.SKIN)

    def dress_outline(self) -> None:
        self._wear(Dress.OUTLINE)

    def landmarks(self) -> None:
        try:
            _ = self._chart.atlas.landmark_table
        except BodyError as error:
            self.failed.emit(error)
            return
        self._set_look(replace(self._look, landmarks=not self._look.landmarks))

    def _wear(self, dress: Dress) -> None:
        self._set_look(replace(self._look, dress=dress))
        self.dress_chosen.emit(dress)

    def _set_look(self, look: Look) -> None:
        self._look = look
        self._canvas.set_look(look)

    def print_chart(self) -> None:
        visit = self._chart.visit
        if visit is None:
            return
        # The preview is only needed now and then: the first window doesn't wait for it.
        from ims_chart.ui.paper_options import remembered  # noqa: PLC0415
        from ims_chart.ui.print_preview import PrintPreview  # noqa: PLC0415

        choice = remembered(load_settings())
        try:
            preview = PrintPreview(
                self._chart, visit, choice, self.letterhead, self._canvas.window()
            )
        except (PrintError, BodyError) as error:
            self.failed.emit(error)
            return
        preview.format_chosen.connect(self.format_chosen)
        preview.clinic_changed.connect(self.clinic_changed)
        preview.exec()
        preview.deleteLater()
