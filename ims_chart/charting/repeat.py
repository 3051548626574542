"""The last visit, or a protocol, done again: its sites stand as ghosts until they are kept.

What is kept carries only the plan. Whether a ghost is kept is read from the visit: it has a site
that repeats it, so that undo, a second window and a reopened record all agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ims_chart.charting.chart import Chart, now
from ims_chart.charting.placing import planned
from ims_chart.frozen import frozen
from ims_chart.record import (
    Finding,
    Needling,
    PlannedSite,
    Protocol,
    Record,
    Site,
    Twitch,
    Visit,
    edits,
    new_id,
)

translate = QCoreApplication.translate


@frozen
class Ghost:
    """A site that can be done again. `earlier` is the site it was, None in a protocol."""

    plan: PlannedSite
    earlier: Site | None = None

    @property
    def id(self) -> str:
        return self.plan.id


class Repeat(QObject):
    """The ghosts of the chosen visit, and what a tap on one does.

    Only which visit they stand open for, and whether they come from a protocol, is kept here.
    """

    changed = Signal()
    """Ghosts were opened, closed, or come from elsewhere."""
    walked = Signal(object)
    """The Ghost that the keyboard has come to."""

    def __init__(self, chart: Chart) -> None:
        super().__init__(chart)
        self._chart = chart
        self._open_for = ""
        self._protocol = ""
        self._at = ""
        self._made: dict[str, tuple[Visit | Protocol, tuple[Ghost, ...]]] = {}
        self._before: tuple[Record, str, Visit | None] | None = None

    # --- what there is

    @property
    def open(self) -> bool:
        visit = self._chart.visit
        return bool(
            visit
            and visit.id == self._open_for
            and self._chart.editable
            and self.source is not None
        )

    @property
    def earlier(self) -> Visit | None:
        """The last visit before the chosen one that has sites."""
        record, visit = self._chart.record, self._chart.visit
        if visit is None:
            return None
        made = self._before
        if made is None or made[0] is not record or made[1] != visit.id:
            made = self._before = record, visit.id, visit_before(record, visit)
        return made[2]

    @property
    def source(self) -> Visit | Protocol | None:
        """Where the ghosts come from: the protocol that was chosen, else the earlier visit."""
        protocols = self._chart.clinic.protocols
        chosen = next((p for p in protocols if p.id == self._protocol), None)
        return chosen or self.earlier

    @property
    def ghosts(self) -> tuple[Ghost, ...]:
        """All ghosts that stand open, those that are kept too."""
        return self._ghosts_of(self.source) if self.open else ()

    def kept(self, ghost_id: str) -> Site | None:
        """The site that repeats a ghost; None while it isn't kept."""
        return next((s for s in self._chart.sites if s.repeats == ghost_id), None)

    def was(self, site: Site | None) -> Site | None:
        """The site of an earlier visit that a site repeats; None if it repeats none."""
        if site is None or not site.repeats:
            return None
        earlier = (s for visit in reversed(self._chart.record.visits) for s in visit.sites)
        return next((s for s in earlier if s.id == site.repeats), None)

    @property
    def standing(self) -> tuple[Ghost, ...]:
        """The ghosts that answer now: while a reaction waits for its place, the earlier sites."""
        held = self._chart.answers.held is not None
        return self._ghosts_of(self.earlier) if held else self.ghosts

    def _ghosts_of(self, source: Visit | Protocol | None) -> tuple[Ghost, ...]:
        """Made once a source, since every painting asks for them."""
        if source is None:
            return ()
        made = self._made.get(source.id)
        if made is None or made[0] is not source:
            made = self._made[source.id] = source, tuple(_ghosts(source))
        return made[1]

    # --- what can be done

    def begin(self, protocol_id: str = "") -> None:
        """Opens the ghosts of a protocol, or those of the earlier visit, for the chosen visit."""
        visit = self._chart.visit
        if visit is not None and self._chart.editable:
            self._open_for, self._protocol = visit.id, protocol_id
            self.changed.emit()

    def done(self) -> None:
        """Closes the ghosts; what isn't kept is not charted."""
        if self._open_for:
            self._open_for = ""
            self.changed.emit()

    def toggle(self, ghost_id: str) -> None:
        """Keeps a ghost, or drops the site that repeats it. A site at which something was
        observed meanwhile is selected instead: a tap never loses what was seen.
        """
        site = self.kept(ghost_id)
        if site is None:
            self._keep(ghost for ghost in self.ghosts if ghost.id == ghost_id)
        elif is_plan_only(site):
            self._drop(site)
        else:
            self._chart.select(site.id)

    def keep_all(self) -> None:
        """Keeps every ghost that isn't kept, in one step."""
        self._keep(ghost for ghost in self.ghosts if self.kept(ghost.id) is None)

    def _keep(self, ghosts: Iterable[Ghost]) -> None:
        chart, visit, at = self._chart, self._chart.visit, now()
        sites = [repeated(ghost.plan, author=chart.author, at=at) for ghost in ghosts]
        if visit is None or not chart.editable or not sites:
            return
        if len(sites) == 1:
            first = replace(sites[0], number=visit.numbers_given + 1)
            step = translate("chart", "keep site {0}").format(chart.site_words(first))
        else:
            step = translate("chart", "keep all")
        if chart.edit(step, lambda record: edits.add_sites(record, visit.id, sites)):
            chart.select(sites[0].id if len(sites) == 1 else None)

    def _drop(self, site: Site) -> None:
        chart, visit, at = self._chart, self._chart.visit, now()
        if visit is None:
            return
        words = chart.site_words(site)
        if chart.edit(
            translate("chart", "drop site {0}").format(words),
            lambda record: edits.remove_site(record, visit.id, site.id, author=chart.author, at=at),
        ):
            chart.removed.emit(translate("chart", "Dropped site {0}").format(words))

    def walk(self, step: int) -> None:
        """Goes to the ghost `step` places on, going round."""
        ghosts = self.standing
        if ghosts:
            ids = [ghost.id for ghost in ghosts]
            start = ids.index(self._at) if self._at in ids else (-1 if step > 0 else 0)
            ghost = ghosts[(start + step) % len(ghosts)]
            self._at = ghost.id
            self.walked.emit(ghost)

    # --- what stood there last time

    @property
    def finding(self) -> Finding | None:
        """What last time's finding suggests for the selected site; None if it has one already."""
        site = self._chart.selected
        was = self.was(site)
        if site is None or site.finding or was is None or was.finding is None:
            return None
        return Finding(kind=was.finding.kind, state=was.finding.state)

    @property
    def twitch(self) -> Twitch | None:
        """What last time's response suggests for the selected site, once it is needled."""
        site = self._chart.selected
        was = self.was(site)
        if site is None or site.needling is None or site.needling.twitch:
            return None
        return was.needling.twitch if was and was.needling else None

    def take_finding(self) -> None:
        """Records that the selected site's finding is as last time."""
        if self.finding is not None:
            self._chart.change_site(translate("chart", "finding"), finding=self.finding)

    def take_twitch(self) -> None:
        """Records that the selected site twitched as last time."""
        site, twitch = self._chart.selected, self.twitch
        if site is not None and site.needling is not None and twitch is not None:
            done = replace(site.needling, twitch=twitch)
            self._chart.change_site(translate("chart", "twitch"), needling=done)


def visit_before(record: Record, visit: Visit) -> Visit | None:
    """The last visit before another that has sites."""
    return next((v for v in reversed(record.before(visit.id)) if v.sites), None)


def plan_of(site: Site) -> PlannedSite:
    """What can be planned of a site, under the site's own id."""
    needling = site.needling or Needling()
    return PlannedSite(
        id=site.id,
        atlas=site.atlas,
        point=site.point,
        muscle=site.muscle,
        side=site.side,
        layer=site.layer,
        segments=site.segments,
        level=site.level,
        needled=site.needling is not None,
        needle=needling.needle,
        technique=needling.technique,
        count=needling.count,
        direction=needling.direction,
    )


def repeated(plan: PlannedSite, *, author: str, at: datetime) -> Site:
    """A site as planned, with nothing observed. Adding it to a visit gives it its number."""
    needling = Needling(
        needle=plan.needle, technique=plan.technique, count=plan.count, direction=plan.direction
    )
    return Site(
        id=new_id(),
        author=author,
        recorded=at,
        atlas=plan.atlas,
        number=1,
        point=plan.point,
        muscle=plan.muscle,
        side=plan.side,
        layer=plan.layer,
        segments=plan.segments,
        level=plan.level,
        finding=None,
        needling=planned(needling) if plan.needled else None,
        repeats=plan.id,
    )


def is_plan_only(site: Site) -> bool:
    """Whether nothing was observed at a site yet: what is charted of it could all be planned."""
    needling = site.needling
    return not (site.finding or site.note) and (
        needling is None or replace(needling, extra={}) == planned(needling)
    )


def _ghosts(source: Visit | Protocol) -> Iterable[Ghost]:
    if isinstance(source, Visit):
        return (Ghost(plan_of(site), site) for site in source.sites)
    return (Ghost(plan) for plan in source.sites)
