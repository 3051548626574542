"""Needles in and needles out of the open patient, and the timers of those left in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ims_chart.record import LEFT_IN, Needling, Record, Site, Visit, edits
from ims_chart.record.needles import changed_needling, visits_with_needles_in

if TYPE_CHECKING:
    from ims_chart.charting.chart import Chart

translate = QCoreApplication.translate
MORE_MINUTES = 5
"""What a tap adds to a timer that runs."""


class Needles:
    """What is in, in whichever visit, and what takes it out. Every edit is one step of Undo."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart

    # --- what is in

    @property
    def inside(self) -> int:
        """Needles in the patient's body now, of all visits that are not signed."""
        return sum(visit.needles_in for visit in visits_with_needles_in(self._chart.record))

    @property
    def sites_in(self) -> tuple[Site, ...]:
        """The sites with needles in."""
        visits = visits_with_needles_in(self._chart.record)
        return tuple(s for v in visits for s in v.sites if s.needling and s.needling.inside)

    @property
    def due(self) -> datetime | None:
        """When the next timer rings, or when the first rang; None while none is set."""
        return first_due(self.sites_in)

    @property
    def offered(self) -> Site | None:
        """The selected site, where it makes sense to say that its needles are in or out."""
        site = self._chart.selected
        needling = site.needling if site else None
        if needling is None or not self._chart.editable:
            return None
        left_in = needling.technique is None or needling.technique in LEFT_IN
        return site if needling.inside or left_in else None

    @staticmethod
    def inside_of(sites: Iterable[Site]) -> int:
        """Needles in at some sites."""
        return sum(site.needling.inside for site in sites if site.needling)

    def going_with(self, sites: Iterable[Site]) -> str:
        """Words behind those for what was deleted, so that no needle is forgotten with it."""
        count = self.inside_of(sites)
        if not count:
            return ""
        if count == 1:
            return translate("needles", ", with 1 needle still in")
        return translate("needles", ", with {0} needles still in").format(count)

    # --- in and out

    def all_out(self) -> bool:
        """Takes every needle out. Where nobody said whether needles stayed, they are out too."""
        count = self.inside
        if not count:
            return False
        visits = visits_with_needles_in(self._chart.record)
        done = self._chart.edit(
            translate("needles", "all needles out"), lambda record: _emptied(record, visits)
        )
        if done:
            said = translate("needles", "{0} needles out").format(count)
            self._chart.removed.emit(translate("needles", "1 needle out") if count == 1 else said)
        return done

    def take_out(self, site_id: str, count: int | None = None) -> bool:
        """Takes needles out of a site of the chosen visit; all of them without a number."""

        def out(needling: Needling) -> Needling:
            removed = needling.count if count is None else (needling.removed or 0) + count
            return changed_needling(needling, removed=min(removed, needling.count))

        return self._change(
            translate("needles", "needles out of site {0}"), self._listed(site_id), out
        )

    def put_back(self, site_id: str) -> bool:
        """Says that the needles of a site of the chosen visit are in."""
        return self._change(
            translate("needles", "needles in at site {0}"),
            self._listed(site_id),
            lambda needling: changed_needling(needling, removed=0),
        )

    def toggle(self, site_id: str) -> bool:
        """In becomes out, out or unknown becomes in."""
        site = self._site(site_id)
        inside = site is not None and site.needling is not None and site.needling.inside
        return self.take_out(site_id) if inside else self.put_back(site_id)

    # --- timers

    def start_timer(
        self, at: datetime, minutes: float | None = None, site_id: str | None = None
    ) -> bool:
        """Sets a timer for one site of the chosen visit or for all needles that are in.

        Args:
            at: now.
            minutes: from now on; the clinic's usual time without.
            site_id: whose needles are in from here on, if nobody had said so.
        """
        span = self._chart.clinic.timer_minutes if minutes is None else minutes
        due = at + timedelta(minutes=span)
        return self._time(site_id, lambda needling: _timed(needling, due))

    def add_time(self, at: datetime, minutes: float = MORE_MINUTES) -> bool:
        """Lets the timers that are set ring later; one that has rung begins anew from now."""
        more = timedelta(minutes=minutes)

        def later(needling: Needling) -> Needling:
            return replace(needling, due=max(needling.due, at) + more) if needling.due else needling

        return self._time(None, later)

    def stop_timer(self, site_id: str | None = None) -> bool:
        """Takes the timer off one site, or off all."""
        return self._time(site_id, lambda needling: replace(needling, due=None))

    def _time(self, site_id: str | None, change: Callable[[Needling], Needling]) -> bool:
        if site_id is None:
            return self._change(translate("needles", "timer of the needles"), self.sites_in, change)
        return self._change(
            translate("needles", "timer of site {0}"), self._listed(site_id), change
        )

    # --- edits

    def _site(self, site_id: str) -> Site | None:
        return next((site for site in self._chart.sites if site.id == site_id), None)

    def _listed(self, site_id: str) -> list[Site]:
        site = self._site(site_id)
        return [] if site is None else [site]

    def _change(
        self, text: str, sites: Iterable[Site], change: Callable[[Needling], Needling]
    ) -> bool:
        """Changes the needlings of sites in one step; `text` may name the first site."""
        changed = {s.id: replace(s, needling=change(s.needling)) for s in sites if s.needling}
        if not changed:
            return False
        words = self._chart.site_words(next(iter(changed.values())))

        def edit(record: Record) -> Record:
            for visit in record.visits:
                mine = [changed[s.id] for s in visit.sites if s.id in changed]
                if mine:
                    record = edits.change_sites(record, visit.id, mine)
            return record

        return self._chart.edit(text.format(words), edit)


def first_due(sites: Iterable[Site]) -> datetime | None:
    """The earliest timer of the sites' needles."""
    dues = (s.needling.due for s in sites if s.needling and s.needling.inside)
    return min((due for due in dues if due is not None), default=None)


def _timed(needling: Needling, due: datetime) -> Needling:
    removed = 0 if needling.removed is None else needling.removed
    return replace(needling, removed=removed, due=due) if removed < needling.count else needling


def _emptied(record: Record, visits: Iterable[Visit]) -> Record:
    for visit in visits:
        record = edits.take_out(
            record, visit.id, {s.id: s.needling.count for s in visit.sites if s.needling}
        )
    return record
