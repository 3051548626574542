import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.body import Atlas
from ims_chart.insight.query import Field, Query
from ims_chart.insight.search import Search
from ims_chart.record import (
    Addendum,
    Event,
    EventKind,
    Finding,
    FindingKind,
    FollowUp,
    Needling,
    Referral,
    Side,
    Technique,
    Told,
    TriggerPointState,
)
from ims_chart.resources import asset
from tests import samples, strategies
from tests.insight.courses import courses

MUSCLES = Atlas(asset()).muscles
SEARCH = Search(MUSCLES)
LATENT = Finding(kind=FindingKind.TRIGGER_POINT, state=TriggerPointState.LATENT)
SITES = (
    samples.site("a", 1, finding=LATENT, needling=Needling(technique=Technique.PISTONING)),
    samples.site("b", 2, side=Side.LEFT, note="Übler Schmerz beim Drehen"),
    samples.site(
        "c", 3, muscle="trapezius_upper",
        needling=Needling(
            events=(Event(kind=EventKind.BRUISE, note="size of a coin"),),
            referral=Referral(felt=True, where="behind the eye"),
        ),
    ),
    samples.site("d", 4, muscle="multifidus_lumbar", level="L4", needling=None),
)  # fmt: skip
FIRST = samples.visit("v1", SITES, dt.date(2026, 3, 1), notes="Slept badly; kiln work")
TOLD = (Told(kind=EventKind.FAINT, site="b", note="on the stairs"), Told(kind=EventKind.HEADACHE))
SECOND = samples.visit(
    "v2", [samples.site("e")], dt.date(2026, 3, 8), follow_up=FollowUp(visit="v1", reactions=TOLD)
)
RECORD = samples.record(visits=[FIRST, SECOND])


def test_what_was_added_after_signing_is_found():
    added = Addendum(
        id="x1", author="t", name="A", recorded=samples.TIME, reason="mistyped", text="left hip"
    )
    record = samples.record(visits=[replace(FIRST, addenda=(added,)), SECOND])
    assert found("mistyped", record) == found("hip", record) == ["v1"]


def found(words="", record=RECORD, **chosen):
    """Each hit as the visit and the site, "" for the whole visit."""
    hits = SEARCH.hits(record, Query(words=words, **chosen))
    return [f"{hit.visit.id} {hit.site.id if hit.site else ''}".strip() for hit in hits]


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("infra", ["v2 e", "v1 a", "v1 b"]),
        ("INFRASPINATUS l", ["v1 b"]),
        ("right latent", ["v1 a"]),
        ("piston", ["v1 a"]),
        ("multifidus l4", ["v1 d"]),
        ("trapezius_upper", ["v1 c"]),
        ("ubler", ["v1 b"]),
        ("drehen ÜBL", ["v1 b"]),
        ("bruise coin", ["v1 c"]),
        ("behind eye", ["v1 c"]),
        ("faint", ["v1 b"]),
        ("headache", ["v2"]),
        ("kiln", ["v1"]),
        ("kiln infra", ["v1 a", "v1 b"]),
        ("kiln soleus", []),
        ("infra bruise", []),
        ("fraspinatus", []),
        ("", []),
        (" ?! ", []),
    ],
)
def test_every_word_must_fit(words, hits):
    assert found(words) == hits


def test_the_latin_name_finds_it_too():
    latin = MUSCLES["trapezius_upper"].latin
    assert found(latin) == ["v1 c"]


def test_a_hit_says_where_it_was_found():
    (hit,) = SEARCH.hits(RECORD, Query(words="bruise trapezius r"))
    assert hit.fields == (Field.MUSCLE, Field.SIDE, Field.REACTION)
    (hit,) = SEARCH.hits(RECORD, Query(words="stairs"))
    assert hit.fields == (Field.TOLD,)
    (hit,) = SEARCH.hits(RECORD, Query(words="kiln"))
    assert hit.fields == (Field.NOTE,)


@pytest.mark.parametrize(
    ("chosen", "hits"),
    [
        ({"muscle": "infraspinatus", "side": Side.LEFT}, ["v1 b"]),
        ({"finding": TriggerPointState.LATENT}, ["v1 a"]),
        ({"finding": FindingKind.TAUT_BAND}, []),
        ({"technique": Technique.PISTONING}, ["v1 a"]),
        ({"reaction": EventKind.BRUISE}, ["v1 c"]),
        ({"reaction": EventKind.FAINT}, ["v1 b"]),
        ({"reaction": EventKind.HEADACHE}, ["v2"]),
        ({"reaction": EventKind.BRUISE, "side": Side.LEFT}, []),
        ({"reaction": EventKind.BRUISE, "words": "trap"}, ["v1 c"]),
        ({"reaction": EventKind.BRUISE, "words": "infra"}, []),
    ],
    ids=str,
)
def test_all_that_is_chosen_must_be_true_of_one_site(chosen, hits):
    assert found(**chosen) == hits
    assert SEARCH.fits(RECORD, Query(**chosen)) is bool(hits)


def test_since_the_last_visit_counts_its_day_and_what_was_told_from_then_on():
    assert found(reaction=EventKind.BRUISE, since_last_visit=True) == []
    assert found(reaction=EventKind.FAINT, since_last_visit=True) == ["v1 b"]
    only_first = samples.record(visits=[FIRST])
    asked = Query(reaction=EventKind.BRUISE, since_last_visit=True)
    assert SEARCH.fits(only_first, asked)


def test_a_visit_just_begun_is_not_yet_the_last_one():
    begun = samples.visit("v9", (), dt.date(2026, 3, 9))
    record = samples.record(visits=[FIRST, begun])
    assert found(record=record, reaction=EventKind.BRUISE, since_last_visit=True) == ["v1 c"]


def test_a_record_without_needles_has_nothing_since():
    record = samples.record(visits=[samples.visit("v1", [samples.site(needling=None)])])
    assert found(record=record, muscle="infraspinatus", since_last_visit=True) == []


@given(strategies.records, st.text(max_size=300), st.booleans())
def test_no_record_and_nothing_typed_stops_it(record, words, since):
    query = Query(words=words, since_last_visit=since)
    assert SEARCH.fits(record, query) is bool(SEARCH.hits(record, query))


@given(courses(), st.sampled_from(EventKind), st.booleans())
def test_what_happened_since_is_part_of_what_happened(record, kind, since):
    everything = SEARCH.hits(record, Query(reaction=kind))
    since = SEARCH.hits(record, Query(reaction=kind, since_last_visit=True))
    known = [(hit.visit.id, hit.site) for hit in everything]
    assert all((hit.visit.id, hit.site) in known for hit in since)
    reacted = {
        (v.id, s.id)
        for v in record.visits
        for s in v.sites
        if s.needling and kind in [e.kind for e in s.needling.events or ()]
    }
    by_day = {(h.visit.id, h.site.id) for h in everything if Field.REACTION in h.fields and h.site}
    assert by_day == reacted


def test_since_the_last_visit_an_older_days_reaction_is_not_new_because_another_was_told():
    told = FollowUp(visit="v1", reactions=(Told(kind=EventKind.FAINT, site="c"),))
    second = samples.visit("v2", [samples.site("e")], dt.date(2026, 3, 8), follow_up=told)
    record = samples.record(visits=[FIRST, second])
    assert found(record=record, reaction=EventKind.FAINT, since_last_visit=True) == ["v1 c"]
    assert found(record=record, reaction=EventKind.BRUISE, since_last_visit=True) == []
