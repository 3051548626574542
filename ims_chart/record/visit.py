"""A visit: one treatment session of one patient."""

import datetime as dt
from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ims_chart.frozen import frozen
from ims_chart.record.area import PainArea
from ims_chart.record.checks import (
    check_range,
    check_required,
    check_text,
    check_time,
    check_unique,
)
from ims_chart.record.entry import Entry
from ims_chart.record.errors import RecordError, Wrong
from ims_chart.record.follow_up import FollowUp
from ims_chart.record.measure import Measure
from ims_chart.record.photo import Photo
from ims_chart.record.signature import Addendum, Signature
from ims_chart.record.site import NUMBER_MAX, PAIN_MAX, Site
from ims_chart.record.terms import VisitState

_TEXTS = (
    *("notes", "aftercare", "plan", "therapist", "problem"),
    *("room", "summary", "needles_reason"),
)


@frozen(kw_only=True)
class Removal(Entry):
    """What is left of a removed visit, site, pain area or photo, so that no merge revives it. Those
    of a visit's parts are dropped at signing.
    """

    id: str
    author: str
    recorded: dt.datetime

    def __post_init__(self) -> None:
        check_required("removal.id", self.id)
        check_time("removal.recorded", self.recorded)


@frozen(kw_only=True)
class Visit(Entry):  # noqa: PLW1641 - the hash is made with the rest
    """One treatment session.

    Sites stand in the order of their numbers and pain areas in that of their entry, whatever
    order a file had them in.

    Attributes:
        recorded: when the entry was begun, apart from `date`, the day of the visit.
        problem: id of the patient's problem that was treated, "" if none was chosen.
        consent: confirmed today, refused today, or not recorded.
        pain_before: 0…10 (NPRS); so is `pain_after`.
        planned_visits: how many visits the course is planned for.
        numbers_given: the highest site number ever given: numbers are not reused, so
            `numbers_given - len(sites)` sites were removed.
        room: where the patient lies, for the strip of needles that are in.
        follow_up: how it went since the last visit; None if nobody asked.
        summary: the note as the therapist left it; "" while it is the one made from the data.
        needles_reason: why needles in and out differ at signing.
        signature: who signed it; None in a draft, and in visits signed before there were any.
        addenda: what was added after signing, in that order.
    """

    id: str
    author: str
    recorded: dt.datetime
    date: dt.date
    therapist: str = ""
    problem: str = ""
    consent: bool | None = None
    pain_before: int | None = None
    pain_after: int | None = None
    sites: tuple[Site, ...]
    pain_areas: tuple[PainArea, ...]
    measures: tuple[Measure, ...]
    notes: str = ""
    aftercare: str = ""
    plan: str = ""
    planned_visits: int | None = None
    state: VisitState = VisitState.DRAFT
    numbers_given: int = 0
    removed: tuple[Removal, ...] = ()
    room: str = ""
    follow_up: FollowUp | None = None
    summary: str = ""
    needles_reason: str = ""
    photos: tuple[Photo, ...] = ()
    signature: Signature | None = None
    addenda: tuple[Addendum, ...] = ()

    def __post_init__(self) -> None:
        check_required("visit.id", self.id)
        check_time("visit.recorded", self.recorded)
        check_range("visit.pain_before", self.pain_before, 0, PAIN_MAX)
        check_range("visit.pain_after", self.pain_after, 0, PAIN_MAX)
        check_range("visit.planned_visits", self.planned_visits, 1, 1000)
        check_range("visit.numbers_given", self.numbers_given, 0, NUMBER_MAX)
        for name in _TEXTS:
            check_text(f"visit.{name}", getattr(self, name))
        check_unique("visit.sites.id", (s.id for s in self.sites))
        check_unique("visit.sites.number", (s.number for s in self.sites))
        check_unique("visit.pain_areas.id", (a.id for a in self.pain_areas))
        check_unique("visit.photos.id", (p.id for p in self.photos))
        check_unique("visit.addenda.id", (a.id for a in self.addenda))
        object.__setattr__(self, "sites", tuple(sorted(self.sites, key=lambda s: s.number)))
        areas = sorted(self.pain_areas, key=lambda a: (a.recorded, a.id))
        object.__setattr__(self, "pain_areas", tuple(areas))
        highest = self.sites[-1].number if self.sites else 0
        object.__setattr__(self, "numbers_given", max(self.numbers_given, highest))

    def site(self, site_id: str) -> Site:
        """The site of that id.

        Raises:
            RecordError: NOT_FOUND.
        """
        for site in self.sites:
            if site.id == site_id:
                return site
        raise RecordError(Wrong.NOT_FOUND, "site.id", site_id)

    def area(self, area_id: str) -> PainArea:
        """The pain area of that id.

        Raises:
            RecordError: NOT_FOUND.
        """
        for area in self.pain_areas:
            if area.id == area_id:
                return area
        raise RecordError(Wrong.NOT_FOUND, "pain_area.id", area_id)

    def __eq__(self, other: object) -> bool:
        """As of any entry, but another visit is told by its id alone: a search for one among
        hundreds is not to look at every site.
        """
        if not isinstance(other, Visit):
            return NotImplemented
        if self is other or self.id != other.id:
            return self is other
        return all(getattr(self, f.name) == getattr(other, f.name) for f in fields(self))

    if not TYPE_CHECKING:  # A checker that sees it would let any misspelt name pass.

        def __getattr__(self, name: str) -> Any:
            """Sites and areas that `late.with_late_parts` left for whoever asks first."""
            own = self.__dict__
            parts = own.get("late_parts")
            if parts is not None and name in ("sites", "pain_areas"):
                # Two threads may ask at once: both are to get the same objects.
                for part, value in zip(("sites", "pain_areas"), parts(), strict=True):
                    own.setdefault(part, value)
                own.pop("late_parts", None)
            if name in own:
                return own[name]
            raise AttributeError(name, name=name, obj=self)

    @cached_property
    def needles_in(self) -> int:
        """Needles that were left in place and are still in the body."""
        return sum(site.needling.inside for site in self.sites if site.needling)

    @property
    def removed_count(self) -> int:
        return self.numbers_given - len(self.sites)
