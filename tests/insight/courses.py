"""Made-up courses of visits whose sites lie near each other, as those of a real course do.

Sites and measures are taken from small heaps: what is drawn whole is drawn fast.
"""

from __future__ import annotations

import datetime as dt
from itertools import product

from hypothesis import strategies as st

from ims_chart.body import BODY_HEIGHT_MM
from ims_chart.record import (
    Event,
    EventKind,
    Finding,
    FindingKind,
    FollowUp,
    Measure,
    Needle,
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
from tests.strategies import maybe, pains

REACH = 20.0
PLACES = (
    *(("infraspinatus", None), ("multifidus_lumbar", "L4"), ("multifidus_lumbar", "L5")),
    *(("trapezius_upper", None), ("trapezius_middle", None), (None, None)),
)
BRUISE, FAINT = Event(kind=EventKind.BRUISE), Event(kind=EventKind.FAINT)
NEEDLINGS = (
    None,
    *(
        Needling(count=count, twitch=twitch, events=events, technique=technique, needle=needle)
        for (count, twitch, events), technique, needle in zip(
            product(
                (1, 3),
                (None, Twitch.NONE, Twitch.MULTIPLE),
                (None, (), (BRUISE,), (BRUISE, BRUISE, FAINT)),
            ),
            (None, *Technique) * 3,
            (None, *(Needle(diameter_mm=d, length_mm=40) for d in (0.2, 0.3))) * 8,
            strict=True,
        )
    ),
)
FINDINGS = (
    None,
    Finding(kind=FindingKind.TAUT_BAND),
    *(Finding(kind=FindingKind.TRIGGER_POINT, state=s) for s in (None, *TriggerPointState)),
)
MEASURES = tuple(
    Measure(kind=kind, side=Side.RIGHT, before=before, after=after, unit=unit)
    for (kind, unit), before, after in product(
        (("Neck rotation", "°"), ("NDI", "points"), ("Pain at worst", "/ 10")),
        (None, 5, 8),
        (None, 6),
    )
)
THRESHOLDS = tuple(product((None, 2.1, 3), (None, 2.4)))
TRENDS = (None, *Trend)


def point(mm, across=0.0):
    """A point so many mm up from a fixed place."""
    anchor = (across / BODY_HEIGHT_MM, 0.5 + mm / BODY_HEIGHT_MM, 0.0)
    return Point(body="male", view="back", x=0.5, y=0.5, anchor=anchor)


_POINTS = [point(mm, across) for mm in (0, 5, 10, 15, 20, 25, 60) for across in (0, 5, 12)]
_SIDES = (Side.RIGHT, Side.LEFT)
_PARTS = st.tuples(
    st.integers(0, len(PLACES) * 2 - 1),
    st.sampled_from(_POINTS),
    st.sampled_from(FINDINGS),
    st.sampled_from(NEEDLINGS),
)


def _site(number, parts):
    place, at, finding, needling = parts
    muscle, level = PLACES[place // 2]
    return samples.site(
        f"s{number}", number, muscle=muscle, level=level, side=_SIDES[place % 2], point=at,
        finding=finding, needling=needling,
    )  # fmt: skip


site_lists = st.lists(
    st.tuples(st.integers(1, 9), _PARTS), max_size=5, unique_by=lambda drawn: drawn[0]
).map(lambda drawn: [_site(*parts) for parts in drawn])


@st.composite
def visits(draw, at=0, before=None):
    sites = draw(site_lists)
    measures = draw(st.lists(st.sampled_from(MEASURES), max_size=2, unique_by=lambda m: m.kind))
    if sites:
        before_after = draw(maybe(st.sampled_from(THRESHOLDS)))
        measures += [threshold(sites[0].id, *before_after)] if before_after else []
    return samples.visit(
        f"v{at}",
        sites,
        samples.TIME.date() + dt.timedelta(days=at),
        pain_before=draw(maybe(pains)),
        pain_after=draw(maybe(pains)),
        measures=tuple(measures),
        follow_up=draw(_answers(before)) if before else None,
    )


def threshold(site, before, after):
    return Measure(
        kind="Pressure threshold", site=site, before=before, after=after, unit="kg/cm²"
    )  # fmt: skip


def _answers(about):
    """What is told of a visit: nothing, no reaction, or some of its sites and some of none."""
    kinds = st.sampled_from([EventKind.BRUISE, EventKind.PAIN_AFTER])
    places = st.sampled_from(["", "gone", *(site.id for site in about.sites)])
    told = st.lists(st.builds(Told, kind=kinds, site=places), max_size=3).map(tuple)
    trends = st.sampled_from(TRENDS)
    return maybe(
        st.builds(FollowUp, visit=st.just(about.id), trend=trends, reactions=maybe(told))
    )  # fmt: skip


@st.composite
def courses(draw, size=4):
    """One record of a few visits, each with answers about the one before it."""
    made = []
    for at in range(draw(st.integers(0, size))):
        made.append(draw(visits(at, made[-1] if made else None)))
    return samples.record(visits=made)
