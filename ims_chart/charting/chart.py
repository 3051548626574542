"""The chart in hand: the open record with the visit, the site and the plan that are chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ims_chart.body import Atlas, Region
from ims_chart.charting.choice import Choice
from ims_chart.charting.document import Document
from ims_chart.charting.likely import OFFERED, habit
from ims_chart.charting.placing import (
    Place,
    mirror_site,
    named,
    needling_in,
    place_at,
    place_near,
    planned_sites,
)
from ims_chart.charting.plan import Plan
from ims_chart.insight.naming import muscle_label
from ims_chart.record import (
    Clinic,
    Patient,
    Record,
    RecordError,
    Site,
    Wrong,
    edits,
)

if TYPE_CHECKING:
    from ims_chart.charting.answers import Answers
    from ims_chart.charting.areas import PainAreas
    from ims_chart.charting.guard import Guard
    from ims_chart.charting.measures import Measures
    from ims_chart.charting.needles import Needles
    from ims_chart.charting.photos import VisitPhotos
    from ims_chart.charting.repeat import Repeat
    from ims_chart.charting.review import Review
    from ims_chart.charting.visit_range import VisitRange
    from ims_chart.charting.visits import Visits
    from ims_chart.storage.store import Store

Edit = Callable[[Record], Record]
translate = QCoreApplication.translate


def now() -> datetime:
    """This moment with the clinic's offset, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)


class Chart(Choice):
    """What every widget of an open patient looks at, and the only way they change it."""

    plan_changed = Signal()
    author_changed = Signal(str)
    removed = Signal(str)
    """Words for what was just removed, so that an undo can be offered."""
    refused = Signal(object)
    """The RecordError that kept an edit from being made."""

    def __init__(
        self,
        document: Document,
        atlas: Atlas,
        clinic: Clinic,
        *,
        author: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(document, atlas, parent)
        self.clinic = clinic
        self.author = author
        self.store: Store | None = None
        """Where the record is kept; None for one that is only in memory."""
        self.identity: Callable[[], Guard] | None = None
        """Gives whom to ask for a proof of who signs; without it they are only named."""
        self._plan = Plan()
        self._offer: tuple[Site | None, tuple[Region, ...]] = (None, ())

    # --- its parts, each made when it is first needed

    @cached_property
    def visits(self) -> Visits:
        from ims_chart.charting.visits import Visits  # noqa: PLC0415

        return Visits(self)

    @cached_property
    def range(self) -> VisitRange:
        from ims_chart.charting.visit_range import VisitRange  # noqa: PLC0415

        return VisitRange(self)

    @cached_property
    def needles(self) -> Needles:
        from ims_chart.charting.needles import Needles  # noqa: PLC0415

        return Needles(self)

    @cached_property
    def repeat(self) -> Repeat:
        from ims_chart.charting.repeat import Repeat  # noqa: PLC0415

        return Repeat(self)

    @cached_property
    def review(self) -> Review:
        from ims_chart.charting.review import Review  # noqa: PLC0415

        return Review(self)

    @cached_property
    def answers(self) -> Answers:
        from ims_chart.charting.answers import Answers  # noqa: PLC0415

        return Answers(self)

    @cached_property
    def areas(self) -> PainAreas:
        from ims_chart.charting.areas import PainAreas  # noqa: PLC0415

        return PainAreas(self)

    @cached_property
    def measures(self) -> Measures:
        from ims_chart.charting.measures import Measures  # noqa: PLC0415

        return Measures(self)

    @cached_property
    def photos(self) -> VisitPhotos:
        from ims_chart.charting.photos import VisitPhotos  # noqa: PLC0415

        return VisitPhotos(self)

    # --- the plan

    @property
    def plan(self) -> Plan:
        return self._plan

    def set_plan(self, plan: Plan) -> None:
        if plan != self._plan:
            self._plan = plan
            self.plan_changed.emit()

    # --- sites

    def place(self, view: str, x: float, y: float) -> Place:
        """What lies at a point of a view.

        Raises:
            RecordError: OUTSIDE_BODY.
        """
        return place_at(self.atlas, self.body, view, x, y)

    def tap(self, view: str, x: float, y: float, *, reach: float = 0.0) -> Site | None:
        """Charts a finished site at a point, as the plan says, and selects it. `reach` is what a
        finger covers round the point, in heights of the view; 0 for a mouse.
        """
        if not self.editable or self.visit is None:
            return None
        try:
            place = self._meant(view, x, y, reach)
            sites = self._planned(place)
        except RecordError as error:
            self.refused.emit(error)
            return None
        visit_id, first = self.visit.id, replace(sites[0], number=self.visit.numbers_given + 1)
        text = translate("chart", "add site {0}").format(self.site_words(first))
        self.edit(text, lambda record: edits.add_sites(record, visit_id, sites))
        self._offer = (first, place.regions[: OFFERED + 1])
        self.select(first.id)
        return self.selected

    def tap_again(self) -> Site | None:
        """Charts another site just where the selected one lies."""
        site = self.selected
        if site is None or site.point.body != self.body:
            return None
        return self.tap(site.point.view, site.point.x, site.point.y)

    def meant(self, view: str, x: float, y: float, *, reach: float) -> Place | None:
        """The place that `tap` would chart; None off the body."""
        try:
            return self._meant(view, x, y, reach)
        except RecordError:
            return None

    def _meant(self, view: str, x: float, y: float, reach: float) -> Place:
        if reach <= 0:
            return self.place(view, x, y)
        habits = habit(self.record, self.author)
        return place_near(self.atlas, self.body, view, x, y, reach=reach, habits=habits)

    def _planned(self, place: Place) -> tuple[Site, ...]:
        """What a tap charts: one site, or with it the same of the other side."""
        tray, author = self.clinic.needles, self.author
        return planned_sites(self.atlas, place, self._plan, tray=tray, author=author, at=now())

    def mirror(self) -> None:
        """Charts the selected sites on the other side too."""
        visit, at = self.visit, now()
        if visit is None or not self.editable:
            return
        try:
            made = [
                mirror_site(self.atlas, site, author=self.author, at=at) for site in self.selection
            ]
        except RecordError as error:
            self.refused.emit(error)
            return
        sites = tuple(site for site in made if site is not None)
        if sites:
            words = translate("chart", "mirror site {0}").format(self.site_words(self.selection[0]))
            if len(sites) > 1:
                words = translate("chart", "mirror {0} sites").format(len(sites))
            self.edit(words, lambda record: edits.add_sites(record, visit.id, sites))
            self.select(*(site.id for site in sites))

    @property
    def offered(self) -> tuple[Region, ...]:
        """The muscles that the tap of the selected site may have meant too; none once the site
        has been moved.
        """
        site, (tapped, regions) = self.selected, self._offer
        if site is None or tapped is None or (site.id, site.point) != (tapped.id, tapped.point):
            return ()
        taken = (site.muscle, site.side, site.level)
        return tuple(r for r in regions if (r.muscle, r.side, r.level) != taken)

    def take(self, region: Region) -> None:
        """Says that the selected site lies in another of the muscles that were offered. The needle
        follows where it was the usual one.
        """
        site = self.selected
        if site is None:
            return
        needling = site.needling
        if not self._plan.needle:
            needling = needling_in(self.atlas, site, region, tray=self.clinic.needles)
        fields = named(self.atlas, region)
        what = translate("chart", "muscle")
        self.change_site(what, side=region.side, needling=needling, **fields)

    def move(self, site_id: str, view: str, x: float, y: float) -> bool:
        """Moves a site; the new place names its muscle."""
        try:
            place = self.place(view, x, y)
            visit_id, site = self._site(site_id)
        except RecordError as error:
            self.refused.emit(error)
            return False
        fields = named(self.atlas, place.region)
        return self.edit(
            translate("chart", "move site {0}").format(self.site_words(site)),
            lambda record: edits.move_site(
                record, visit_id, site_id, point=place.point, side=place.side, **fields
            ),
        )

    def remove(self, *site_ids: str) -> None:
        """Deletes sites in one step."""
        sites = [self._site(site_id)[1] for site_id in site_ids]
        if not sites or self.visit is None:
            return
        visit_id, at, count = self.visit.id, now(), len(sites)
        words = self.site_words(sites[0]) if count == 1 else ""
        if count == 1:
            step = translate("chart", "delete site {0}").format(words)
            said = translate("chart", "Deleted site {0}").format(words)
        else:
            step = translate("chart", "delete {0} sites").format(count)
            said = translate("chart", "Deleted {0} sites").format(count)
        done = self.edit(
            step,
            lambda record: edits.remove_sites(
                record, visit_id, site_ids, author=self.author, at=at
            ),
        )
        if done:
            self.removed.emit(said + self.needles.going_with(sites))

    def change_site(self, what: str, *, merge: str = "", **fields: Any) -> bool:
        """Changes fields of the selected site; `what` names the edit, as in "twitch"."""
        site = self.selected
        if site is None:
            return False
        visit_id, _ = self._site(site.id)
        text = translate("chart", "change {0} of site {1}").format(what, self.site_words(site))
        key = f"{merge}:{site.id}" if merge else ""
        return self.edit(
            text,
            lambda record: edits.change_site(
                record, visit_id, replace(record.visit(visit_id).site(site.id), **fields)
            ),
            merge=key,
        )

    # --- patient and therapist

    def change_patient(self, patient: Patient) -> bool:
        today = now().date()
        return self.edit(
            translate("chart", "change patient"),
            lambda record: edits.enter_patient(record, patient, today=today),
        )

    def work_as(self, therapist: str) -> None:
        """Says who is charting from now on, as an id of the clinic's therapists."""
        self.author = therapist
        self.author_changed.emit(therapist)

    # --- words and wiring

    def site_words(self, site: Site) -> str:
        """Number and muscle, 3 (R infraspinatus): how edits name a site."""
        label = muscle_label(site, self.atlas.muscles)
        return f"{site.number} ({label})" if label else str(site.number)

    def _site(self, site_id: str) -> tuple[str, Site]:
        """The chosen visit's id and one of its sites. Raises RecordError: NOT_FOUND."""
        visit = self.visit
        if visit is None:
            raise RecordError(Wrong.NOT_FOUND, "site.id", site_id)
        return visit.id, visit.site(site_id)

    def edit(self, text: str, edit: Edit, *, merge: str = "") -> bool:
        """Makes a pure edit under words for Undo; says why if the record refuses it.

        Edits that follow each other with the same `merge` word become one step.

        Returns:
            Whether anything changed.
        """
        try:
            return self.document.edit(text, edit, merge=merge)
        except RecordError as error:
            self.refused.emit(error)
            return False
