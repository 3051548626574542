"""One patient treated over four visits, with all that a course of treatment has to tell."""

from __future__ import annotations

import datetime as dt

from ims_chart.record import (
    Event,
    EventKind,
    Finding,
    FindingKind,
    FollowUp,
    Measure,
    Needling,
    Point,
    Side,
    Technique,
    Told,
    Trend,
    TriggerPointState,
    Twitch,
)
from tests import samples

DAYS = [dt.date(2026, 3, day) for day in (2, 9, 16, 30)]
STATES = [*(TriggerPointState(s) for s in ("active", "active", "latent")), None]
TRAPEZIUS = Point(body="male", view="back", x=0.42, y=0.17, anchor=(0.05, 0.83, -0.04))
PAIN = [(7, 5), (6, 4), (4, 3), (None, None)]


def shoulder(at: int, **fields):
    """The infraspinatus of visit `at`, with a state and a twitch where the visit has them."""
    seen = (Twitch.NONE, Twitch.SINGLE, None, Twitch.MULTIPLE)[at]
    bruise = (Event(kind=EventKind.BRUISE),)
    return samples.site(
        f"i{at}", 1,
        finding=Finding(kind=FindingKind.TRIGGER_POINT, state=STATES[at]),
        needling=Needling(
            twitch=seen, events=bruise if at == 1 else (), technique=Technique.PISTONING
        ),
        **fields,
    )  # fmt: skip


def neck(at: int):
    return samples.site(
        f"t{at}", 2, muscle="trapezius_upper", side=Side.LEFT, point=TRAPEZIUS,
        finding=None, needling=Needling(count=2), segments=("C3", "C4"),
    )  # fmt: skip


def visit(at: int, **fields):
    before, after = PAIN[at]
    told = FollowUp(
        visit=f"v{at - 1}", trend=Trend.BETTER, soreness_days=1,
        reactions=(Told(kind=EventKind.PAIN_AFTER, site=f"i{at - 1}"),),
    )  # fmt: skip
    rotation = Measure(kind="Neck rotation", side=Side.LEFT, before=50 + at, after=55, unit="°")
    sites = [shoulder(at), neck(at)] if at == 0 else [shoulder(at)]
    plain = {
        "pain_before": before,
        "pain_after": after,
        "follow_up": told if at == 2 else None,
        "measures": (rotation,) if at < 2 else (),
        "notes": "Slept badly, café opens at six" if at == 0 else "",
    }
    return samples.visit(f"v{at}", sites, DAYS[at], **(plain | fields))


def record(record_id: str = "cdef345672", **fields):
    return samples.record(record_id, visits=[visit(at) for at in range(4)], **fields)
