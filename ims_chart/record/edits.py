"""Pure edits: each takes a record and gives a new one, or raises and changes nothing.

Who does it and when are arguments, so that an edit is repeatable. A signed visit takes none but
addenda.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ims_chart.record.area import PainArea
from ims_chart.record.days import check_birth_date, check_signed_on, check_visit_date
from ims_chart.record.errors import RecordError, Wrong
from ims_chart.record.patient import Patient
from ims_chart.record.problems import lost
from ims_chart.record.record import Record
from ims_chart.record.signature import Addendum, Signature
from ims_chart.record.site import Point, Site
from ims_chart.record.terms import Side, VisitState
from ims_chart.record.visit import Removal, Visit


def change_patient(record: Record, patient: Patient) -> Record:
    """Puts in force what is known of the patient now.

    Raises:
        RecordError: TREATED where a problem is left out that a visit has treated.
    """
    if missing := lost(record, patient):
        raise RecordError(Wrong.TREATED, "patient.problems", min(missing))
    return replace(record, patient=patient)


def enter_patient(record: Record, patient: Patient, *, today: dt.date) -> Record:
    """`change_patient` for what somebody has typed: a birth date that is new must be possible.

    Raises:
        RecordError: as `change_patient`; FUTURE, LONG_AGO, BEFORE_BIRTH.
    """
    if patient.birth_date != record.patient.birth_date:
        first = record.visits[0].date if record.visits else None
        check_birth_date(patient.birth_date, today=today, first_visit=first)
    return change_patient(record, patient)


def add_visit(record: Record, visit: Visit) -> Record:
    return replace(record, visits=(*record.visits, visit))


def remove_visit(record: Record, visit_id: str, *, author: str, at: dt.datetime) -> Record:
    """Takes a visit away, which leaves a Removal.

    Raises:
        RecordError: NOT_FOUND, or SIGNED.
    """
    removal = _removal(_draft(record, visit_id).id, author, at)
    visits = tuple(v for v in record.visits if v.id != visit_id)
    return replace(record, visits=visits, removed=(*record.removed, removal))


def enter_visit_date(record: Record, visit_id: str, day: dt.date, *, today: dt.date) -> Record:
    """Says on which day a visit took place.

    Raises:
        RecordError: NOT_FOUND, SIGNED; FUTURE, LONG_AGO, BEFORE_BIRTH.
    """
    check_visit_date(day, today=today, birth=record.patient.birth_date)
    return change_visit(record, visit_id, date=day)


def change_visit(record: Record, visit_id: str, **fields: Any) -> Record:
    """Changes fields of a visit; sites and areas have edits of their own."""
    return _with(record, replace(_draft(record, visit_id), **fields))


def sign_visit(record: Record, visit_id: str, signature: Signature | None = None) -> Record:
    """Closes a visit to any further edit. Its removals end here: nothing can bring back what a
    closed visit lacks.

    Raises:
        RecordError: NOT_FOUND, SIGNED, or NEEDLES_IN while needles are in the body and nobody has
            said why; FUTURE for a visit after the day of its signature.
    """
    visit = _draft(record, visit_id)
    if signature is not None:
        check_signed_on(visit, signature.recorded.date())
    if visit.needles_in and not visit.needles_reason.strip():
        raise RecordError(Wrong.NEEDLES_IN, "visit.needles_reason", str(visit.needles_in))
    return _with(record, replace(as_signed(visit), signature=signature))


def as_signed(visit: Visit) -> Visit:
    """What a signature of the visit covers."""
    return replace(visit, state=VisitState.SIGNED, removed=(), signature=None, addenda=())


def add_addendum(record: Record, visit_id: str, addendum: Addendum) -> Record:
    """Says something more of a signed visit, which itself stays as it was signed.

    Raises:
        RecordError: NOT_FOUND, UNSIGNED while the visit is a draft, DUPLICATE.
    """
    visit = record.visit(visit_id)
    if visit.state is not VisitState.SIGNED:
        raise RecordError(Wrong.UNSIGNED, "visit.state", visit_id)
    return _with(record, replace(visit, addenda=(*visit.addenda, addendum)))


def add_site(record: Record, visit_id: str, site: Site) -> Record:
    return add_sites(record, visit_id, (site,))


def add_sites(record: Record, visit_id: str, sites: Iterable[Site]) -> Record:
    """Adds sites under the next free numbers in their order, whatever numbers they came with."""
    visit = _draft(record, visit_id)
    numbered = [
        replace(site, number=number) for number, site in enumerate(sites, visit.numbers_given + 1)
    ]
    return _with(record, replace(visit, sites=(*visit.sites, *numbered)))


def change_site(record: Record, visit_id: str, site: Site) -> Record:
    return change_sites(record, visit_id, (site,))


def change_sites(record: Record, visit_id: str, sites: Iterable[Site]) -> Record:
    """Puts each site in the place of the one with its id. The numbers stay.

    Raises:
        RecordError: NOT_FOUND, or SIGNED.
    """
    visit = _draft(record, visit_id)
    changed = {site.id: replace(site, number=visit.site(site.id).number) for site in sites}
    kept = tuple(changed.get(site.id, site) for site in visit.sites)
    return _with(record, replace(visit, sites=kept))


def move_site(
    record: Record,
    visit_id: str,
    site_id: str,
    *,
    point: Point,
    side: Side,
    **named: Any,
) -> Record:
    """Moves a site; `named` is what the new place is called (muscle, layer, segments, level)."""
    site = _draft(record, visit_id).site(site_id)
    return change_site(record, visit_id, replace(site, point=point, side=side, **named))


def take_out(record: Record, visit_id: str, removed: Mapping[str, int]) -> Record:
    """Records by site id how many of a site's needles have come out, in all and not in addition.

    A timer ends with the last of them.

    Raises:
        RecordError: NOT_FOUND where there is no such site or it was not needled, SIGNED,
            OUT_OF_RANGE.
    """
    visit = _draft(record, visit_id)
    return change_sites(
        record, visit_id, [_taken_out(visit.site(name), out) for name, out in removed.items()]
    )


def remove_site(
    record: Record, visit_id: str, site_id: str, *, author: str, at: dt.datetime
) -> Record:
    return remove_sites(record, visit_id, (site_id,), author=author, at=at)


def remove_sites(
    record: Record, visit_id: str, site_ids: Iterable[str], *, author: str, at: dt.datetime
) -> Record:
    """Takes sites away, each leaving a Removal.

    Raises:
        RecordError: NOT_FOUND, or SIGNED.
    """
    visit = _draft(record, visit_id)
    gone = {visit.site(site_id).id: _removal(site_id, author, at) for site_id in site_ids}
    sites = tuple(site for site in visit.sites if site.id not in gone)
    return _with(record, replace(visit, sites=sites, removed=(*visit.removed, *gone.values())))


def add_area(record: Record, visit_id: str, area: PainArea) -> Record:
    visit = _draft(record, visit_id)
    return _with(record, replace(visit, pain_areas=(*visit.pain_areas, area)))


def change_area(record: Record, visit_id: str, area: PainArea) -> Record:
    """Puts a pain area in the place of the one with its id.

    Raises:
        RecordError: NOT_FOUND, or SIGNED.
    """
    visit = _draft(record, visit_id)
    visit.area(area.id)
    areas = tuple(area if kept.id == area.id else kept for kept in visit.pain_areas)
    return _with(record, replace(visit, pain_areas=areas))


def remove_area(
    record: Record, visit_id: str, area_id: str, *, author: str, at: dt.datetime
) -> Record:
    """Takes a pain area away, which leaves a Removal.

    Raises:
        RecordError: NOT_FOUND, or SIGNED.
    """
    visit = _draft(record, visit_id)
    removal = _removal(visit.area(area_id).id, author, at)
    areas = tuple(area for area in visit.pain_areas if area.id != area_id)
    return _with(record, replace(visit, pain_areas=areas, removed=(*visit.removed, removal)))


def _removal(part_id: str, author: str, at: dt.datetime) -> Removal:
    return Removal(id=part_id, author=author, recorded=at)


def _taken_out(site: Site, removed: int) -> Site:
    needling = site.needling
    if needling is None:
        raise RecordError(Wrong.NOT_FOUND, "site.needling", site.id)
    due = needling.due if removed < needling.count else None
    return replace(site, needling=replace(needling, removed=removed, due=due))


def _draft(record: Record, visit_id: str) -> Visit:
    visit = record.visit(visit_id)
    if visit.state is VisitState.SIGNED:
        raise RecordError(Wrong.SIGNED, "visit.state", visit_id)
    return visit


def _with(record: Record, visit: Visit) -> Record:
    visits = tuple(visit if v.id == visit.id else v for v in record.visits)
    return replace(record, visits=visits)
