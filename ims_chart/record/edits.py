"""Pure edits: each takes a record and gives a new one, or raises and changes nothing.

Who does it and when are arguments, so that an edit is repeatable. A signed visit takes no edit.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from ims_chart.record.area import PainArea
from ims_chart.record.errors import RecordError, Wrong
from ims_chart.record.patient import Patient
from ims_chart.record.record import Record
from ims_chart.record.site import Point, Site
from ims_chart.record.terms import Side, VisitState
from ims_chart.record.visit import Removal, Visit


def change_patient(record: Record, patient: Patient) -> Record:
    return replace(record, patient=patient)


def add_visit(record: Record, visit: Visit) -> Record:
    return replace(record, visits=(*record.visits, visit))


def remove_visit(record: Record, visit_id: str) -> Record:
    _draft(record, visit_id)
    return replace(record, visits=tuple(v for v in record.visits if v.id != visit_id))


def change_visit(record: Record, visit_id: str, **fields: Any) -> Record:
    """Changes fields of a visit; sites and areas have edits of their own."""
    return _with(record, replace(_draft(record, visit_id), **fields))


def add_site(record: Record, visit_id: str, site: Site) -> Record:
    """Adds a site under the next free number, whatever number it came with."""
    visit = _draft(record, visit_id)
    numbered = replace(site, number=visit.numbers_given + 1)
    return _with(record, replace(visit, sites=(*visit.sites, numbered)))


def change_site(record: Record, visit_id: str, site: Site) -> Record:
    """Puts a site in the place of the one with its id. Its number stays.

    Raises:
        RecordError: NOT_FOUND, or SIGNED.
    """
    visit = _draft(record, visit_id)
    kept = replace(site, number=visit.site(site.id).number)
    sites = tuple(kept if s.id == site.id else s for s in visit.sites)
    return _with(record, replace(visit, sites=sites))


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


def remove_site(
    record: Record, visit_id: str, site_id: str, *, author: str, at: dt.datetime
) -> Record:
    visit = _draft(record, visit_id)
    visit.site(site_id)
    removal = Removal(id=site_id, author=author, recorded=at)
    sites = tuple(s for s in visit.sites if s.id != site_id)
    return _with(record, replace(visit, sites=sites, removed=(*visit.removed, removal)))


def add_area(record: Record, visit_id: str, area: PainArea) -> Record:
    visit = _draft(record, visit_id)
    return _with(record, replace(visit, pain_areas=(*visit.pain_areas, area)))


def _draft(record: Record, visit_id: str) -> Visit:
    visit = record.visit(visit_id)
    if visit.state is VisitState.SIGNED:
        raise RecordError(Wrong.SIGNED, "visit.state", visit_id)
    return visit


def _with(record: Record, visit: Visit) -> Record:
    visits = tuple(visit if v.id == visit.id else v for v in record.visits)
    return replace(record, visits=visits)
