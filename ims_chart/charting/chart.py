"""The chart in hand: the open record with the visit, the site and the plan that are chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ims_chart.body import Atlas
from ims_chart.charting.document import Document
from ims_chart.charting.placing import Place, named, new_site, place_at
from ims_chart.charting.plan import Plan
from ims_chart.insight.naming import muscle_label
from ims_chart.record import (
    Clinic,
    Patient,
    Record,
    RecordError,
    Site,
    Visit,
    VisitState,
    Wrong,
    edits,
    new_id,
)
from ims_chart.record.change import Change

Edit = Callable[[Record], Record]
translate = QCoreApplication.translate


def now() -> datetime:
    """This moment with the clinic's offset, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)


class Chart(QObject):
    """What every widget of an open patient looks at, and the only way they change it."""

    changed = Signal(object)
    """The Change that the record has just been through."""
    visit_chosen = Signal()
    selection_changed = Signal()
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
        super().__init__(parent)
        self.document = document
        self.atlas = atlas
        self.clinic = clinic
        self.author = author
        self._plan = Plan(needle=clinic.needles[len(clinic.needles) // 2])
        latest = document.record.latest
        self._visit_id = latest.id if latest else None
        self._site_id: str | None = None
        document.changed.connect(self._on_changed)

    # --- what is chosen

    @property
    def record(self) -> Record:
        return self.document.record

    @property
    def patient(self) -> Patient:
        return self.record.patient

    @property
    def body(self) -> str:
        """The figure shown for this patient, of those the atlas has."""
        figure = self.patient.figure
        return figure if figure in self.atlas.bodies else self.atlas.reference_body

    @property
    def visit(self) -> Visit | None:
        return next((v for v in self.record.visits if v.id == self._visit_id), None)

    @property
    def sites(self) -> tuple[Site, ...]:
        return self.visit.sites if self.visit else ()

    @property
    def selected(self) -> Site | None:
        return next((s for s in self.sites if s.id == self._site_id), None)

    @property
    def editable(self) -> bool:
        """Whether the chosen visit takes edits."""
        visit = self.visit
        return bool(self.document.editable and visit and visit.state is VisitState.DRAFT)

    @property
    def plan(self) -> Plan:
        return self._plan

    def set_plan(self, plan: Plan) -> None:
        if plan != self._plan:
            self._plan = plan
            self.plan_changed.emit()

    def choose_visit(self, visit_id: str) -> None:
        if visit_id != self._visit_id:
            self._visit_id = self.record.visit(visit_id).id
            self._site_id = None
            self.visit_chosen.emit()
            self.selection_changed.emit()

    def select(self, site_id: str | None) -> None:
        if site_id != self._site_id:
            self._site_id = site_id
            self.selection_changed.emit()

    def select_next(self, step: int) -> None:
        """Selects the site `step` places on in the list, going round."""
        ids = [s.id for s in self.sites]
        if ids:
            start = ids.index(self._site_id) if self._site_id in ids else (-1 if step > 0 else 0)
            self.select(ids[(start + step) % len(ids)])

    # --- sites

    def place(self, view: str, x: float, y: float) -> Place:
        """What lies at a point of a view.

        Raises:
            RecordError: OUTSIDE_BODY.
        """
        return place_at(self.atlas, self.body, view, x, y)

    def tap(self, view: str, x: float, y: float) -> Site | None:
        """Charts a finished site at a point, as the plan says, and selects it."""
        if not self.editable or self.visit is None:
            return None
        try:
            place = self.place(view, x, y)
        except RecordError as error:
            self.refused.emit(error)
            return None
        site = new_site(self.atlas, place, self._plan, author=self.author, at=now())
        site = replace(site, number=self.visit.numbers_given + 1)
        visit_id = self.visit.id
        text = translate("chart", "add site {0}").format(self.site_words(site))
        self._edit(text, lambda record: edits.add_site(record, visit_id, site))
        self.select(site.id)
        return site

    def move(self, site_id: str, view: str, x: float, y: float) -> bool:
        """Moves a site; the new place names its muscle."""
        try:
            place = self.place(view, x, y)
            visit_id, site = self._site(site_id)
        except RecordError as error:
            self.refused.emit(error)
            return False
        fields = named(self.atlas, place.region)
        return self._edit(
            translate("chart", "move site {0}").format(self.site_words(site)),
            lambda record: edits.move_site(
                record, visit_id, site_id, point=place.point, side=place.side, **fields
            ),
        )

    def remove(self, site_id: str) -> None:
        visit_id, site = self._site(site_id)
        words = self.site_words(site)
        at = now()
        done = self._edit(
            translate("chart", "delete site {0}").format(words),
            lambda record: edits.remove_site(record, visit_id, site_id, author=self.author, at=at),
        )
        if done:
            self.removed.emit(translate("chart", "Deleted site {0}").format(words))

    def change_site(self, what: str, *, merge: str = "", **fields: Any) -> bool:
        """Changes fields of the selected site; `what` names the edit, as in "twitch"."""
        site = self.selected
        if site is None:
            return False
        visit_id, _ = self._site(site.id)
        text = translate("chart", "change {0} of site {1}").format(what, self.site_words(site))
        key = f"{merge}:{site.id}" if merge else ""
        return self._edit(
            text,
            lambda record: edits.change_site(
                record, visit_id, replace(record.visit(visit_id).site(site.id), **fields)
            ),
            merge=key,
        )

    # --- visits and patient

    def new_visit(self, day: date) -> None:
        """Begins a visit under today's therapist and chooses it; a visit of that day that is
        still empty is taken up instead, so that a second press makes no second visit.
        """
        last = self.record.latest
        if last is not None and last.date == day and _empty(last):
            self.choose_visit(last.id)
            return
        visit = Visit(
            id=new_id(),
            author=self.author,
            recorded=now(),
            date=day,
            therapist=self.author,
            problem=last.problem if last else "",
            planned_visits=last.planned_visits if last else None,
            sites=(),
            pain_areas=(),
            measures=(),
        )
        if self._edit(
            translate("chart", "new visit"), lambda record: edits.add_visit(record, visit)
        ):
            self.choose_visit(visit.id)

    def change_visit(self, what: str, *, merge: str = "", **fields: Any) -> bool:
        """Changes fields of the chosen visit; `what` names the edit, as in "notes"."""
        visit = self.visit
        if visit is None:
            return False
        key = f"{merge}:{visit.id}" if merge else ""
        return self._edit(
            translate("chart", "change {0}").format(what),
            lambda record: edits.change_visit(record, visit.id, **fields),
            merge=key,
        )

    def remove_visit(self) -> None:
        visit = self.visit
        if visit and self._edit(
            translate("chart", "delete visit"), lambda record: edits.remove_visit(record, visit.id)
        ):
            self.removed.emit(
                translate("chart", "Deleted the visit of {0}").format(visit.date.isoformat())
            )

    def change_patient(self, patient: Patient) -> bool:
        return self._edit(
            translate("chart", "change patient"),
            lambda record: edits.change_patient(record, patient),
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

    def _edit(self, text: str, edit: Edit, *, merge: str = "") -> bool:
        try:
            return self.document.edit(text, edit, merge=merge)
        except RecordError as error:
            self.refused.emit(error)
            return False

    def _on_changed(self, change: Change) -> None:
        self.changed.emit(change)
        for visit_id, part in change.visits.items():
            # A visit that is begun or comes back is what the therapist now looks at.
            if part.shell is not None and part.shell.before is None:
                self.choose_visit(visit_id)
        if self.visit is None:
            latest = self.record.latest
            self._visit_id = latest.id if latest else None
            self._site_id = None
            self.visit_chosen.emit()
            self.selection_changed.emit()
        elif self._site_id is not None and self.selected is None:
            self.select(None)


def _empty(visit: Visit) -> bool:
    """Whether nothing has been charted in a visit yet."""
    recorded = (visit.pain_before, visit.pain_after, visit.consent)
    written = visit.notes or visit.aftercare or visit.plan
    parts = visit.numbers_given or visit.pain_areas or visit.measures
    return not parts and not written and all(value is None for value in recorded)
