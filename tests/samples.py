"""One plain record, and its parts, for tests that need a known one."""

from __future__ import annotations

import datetime as dt

from ims_chart.record import (
    Finding,
    FindingKind,
    Layer,
    Needle,
    Needling,
    Patient,
    Point,
    Record,
    Side,
    Site,
    Visit,
)

TIME = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def site(site_id="s1", number=1, **fields):
    plain = {
        "author": "th1",
        "recorded": TIME,
        "atlas": "1",
        "point": Point(body="male", view="back", x=0.6, y=0.25, anchor=(-0.1, 0.78, -0.06)),
        "muscle": "infraspinatus",
        "side": Side.RIGHT,
        "layer": Layer.SUPERFICIAL,
        "segments": ("C5", "C6"),
        "finding": Finding(kind=FindingKind.TRIGGER_POINT),
        "needling": Needling(needle=Needle(diameter_mm=0.25, length_mm=40)),
    }
    return Site(id=site_id, number=number, **(plain | fields))


def visit(visit_id="v1", sites=(), day=dt.date(2026, 3, 2), **fields):
    plain = {"author": "th1", "recorded": TIME, "pain_areas": (), "measures": ()}
    return Visit(id=visit_id, date=day, sites=tuple(sites), **(plain | fields))


def record(record_id="abcd234567", family="Lindqvist", given="Ada", visits=None, **fields):
    patient = Patient(family=family, given=given, birth_date=dt.date(1971, 4, 3))
    kept = (visit(sites=(site(),)),) if visits is None else tuple(visits)
    return Record(id=record_id, visits=kept, **({"patient": patient} | fields))
