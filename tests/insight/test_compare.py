from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given

from ims_chart.insight.compare import DECISIVE, Difference, PairKind, compare
from ims_chart.insight.difference_wording import difference_words
from ims_chart.insight.review_wording import pair_words
from ims_chart.record import (
    Event,
    EventKind,
    Finding,
    FindingKind,
    Needle,
    Needling,
    Referral,
    Side,
    Stimulation,
    Technique,
    TriggerPointState,
    Twitch,
)
from tests.insight.courses import REACH, visits
from tests.samples import site, visit

DONE = Needling(
    needle=Needle(diameter_mm=0.25, length_mm=40),
    technique=Technique.PISTONING,
    depth_mm=20,
    time_s=30,
    twitch=Twitch.NONE,
    referral=Referral(felt=False),
    stimulation=Stimulation(frequency_hz=2),
    pain_during=3,
    events=(),
)
ACTIVE = Finding(kind=FindingKind.TRIGGER_POINT, state=TriggerPointState.ACTIVE)
OTHERWISE = {
    Difference.NEEDLE: {"needle": Needle(diameter_mm=0.3, length_mm=40)},
    Difference.COUNT: {"count": 2},
    Difference.TECHNIQUE: {"technique": Technique.FANNING},
    Difference.STIMULATION: {"stimulation": Stimulation(frequency_hz=80)},
    Difference.DEPTH: {"depth_mm": 25},
    Difference.TIME: {"time_s": 60},
    Difference.TWITCH: {"twitch": Twitch.SINGLE},
    Difference.REFERRAL: {"referral": Referral(felt=True)},
    Difference.PAIN: {"pain_during": 5},
    Difference.REACTIONS: {"events": (Event(kind=EventKind.BRUISE),)},
}


def pair_of(earlier, later):
    (pair,) = compare(visit("v1", [earlier]), visit("v2", [later]), REACH)
    return pair


@pytest.mark.parametrize("difference", OTHERWISE, ids=str)
def test_each_difference_is_told_and_what_was_done_decides(difference):
    was = site(needling=DONE, finding=ACTIVE)
    now = replace(was, needling=replace(DONE, **OTHERWISE[difference]))
    pair = pair_of(was, now)
    assert pair.differences == (difference,)
    assert pair.kind is (PairKind.CHANGED if difference in DECISIVE else PairKind.REPEATED)


@pytest.mark.parametrize("difference", sorted(set(OTHERWISE) - {Difference.COUNT}), ids=str)
def test_what_was_not_recorded_is_no_difference(difference):
    was = site(needling=DONE, finding=ACTIVE)
    (field,) = OTHERWISE[difference]
    assert pair_of(was, replace(was, needling=replace(DONE, **{field: None}))).differences == ()


def test_another_finding_or_state_is_a_change_and_an_unknown_one_is_none():
    was = site(finding=ACTIVE)
    latent = replace(ACTIVE, state=TriggerPointState.LATENT)
    assert pair_of(was, replace(was, finding=latent)).differences == (Difference.FINDING,)
    band = Finding(kind=FindingKind.TAUT_BAND)
    assert pair_of(was, replace(was, finding=band)).kind is PairKind.CHANGED
    assert pair_of(was, replace(was, finding=None)).kind is PairKind.REPEATED
    stateless = replace(ACTIVE, state=None)
    assert pair_of(was, replace(was, finding=stateless)).kind is PairKind.REPEATED


def test_a_site_that_is_no_longer_needled_is_a_changed_one():
    pair = pair_of(site(), site(needling=None))
    assert (pair.kind, pair.differences) == (PairKind.CHANGED, (Difference.NEEDLED,))


SAID = {
    Difference.NEEDLE: "needle: 0.25 × 40 → 0.30 × 40",
    Difference.COUNT: "number of needles: 1 → 2",
    Difference.TECHNIQUE: "technique: pistoning → fanning",
    Difference.STIMULATION: "electrical stimulation: 2 Hz → 80 Hz",
    Difference.DEPTH: "depth: 20 mm → 25 mm",
    Difference.TIME: "time in place: 30 s → 1 min",
    Difference.TWITCH: "twitch: none → single",
    Difference.REFERRAL: "referral: none → felt",
    Difference.PAIN: "pain during: 3 → 5",
    Difference.REACTIONS: "reactions: none → bruise",
}


@pytest.mark.parametrize("difference", OTHERWISE, ids=str)
def test_a_difference_is_told_with_both_values(difference):
    was = site(needling=DONE)
    now = replace(was, needling=replace(DONE, **OTHERWISE[difference]))
    assert difference_words(pair_of(was, now)) == (SAID[difference],)


def test_findings_and_needling_are_told_with_both_values():
    was = site(needling=DONE, finding=ACTIVE)
    now = site(needling=None, finding=Finding(kind=FindingKind.TAUT_BAND))
    assert difference_words(pair_of(was, now)) == (
        "finding: active trigger point → taut band",
        "needled: yes → no",
    )


def test_the_later_visit_gives_the_order_and_dropped_ones_come_last():
    earlier = visit("v1", [site("a", 1), site("b", 2, side=Side.LEFT)])
    later = visit("v2", [site("c", 1, muscle="soleus"), site("d", 2)])
    pairs = compare(earlier, later, REACH)
    kinds = [PairKind.NEW, PairKind.REPEATED, PairKind.DROPPED]
    assert [pair.kind for pair in pairs] == kinds
    assert [pair_words(pair) for pair in pairs] == ["new", "repeated", "dropped"]


@given(visits())
def test_a_visit_with_itself_is_all_repeated(drawn):
    pairs = compare(drawn, drawn, REACH)
    assert [(pair.earlier, pair.later) for pair in pairs] == [(s, s) for s in drawn.sites]
    assert all((p.kind, p.differences) == (PairKind.REPEATED, ()) for p in pairs)


@given(visits(0), visits(1))
def test_swapping_two_visits_swaps_new_and_dropped(earlier, later):
    swapped = {PairKind.NEW: PairKind.DROPPED, PairKind.DROPPED: PairKind.NEW}
    there = compare(earlier, later, REACH)
    back = compare(later, earlier, REACH)

    def told(pair, *, turned):
        ends = (pair.later, pair.earlier) if turned else (pair.earlier, pair.later)
        kind = swapped.get(pair.kind, pair.kind) if turned else pair.kind
        return kind, pair.differences, *(end and end.number for end in ends)

    forth = Counter(told(p, turned=False) for p in there)
    assert forth == Counter(told(p, turned=True) for p in back)


@given(visits(0), visits(1))
def test_every_site_is_in_one_pair(earlier, later):
    pairs = compare(earlier, later, REACH)
    seen = sorted(p.earlier.number for p in pairs if p.earlier)
    assert seen == [s.number for s in earlier.sites]
    assert [p.later for p in pairs if p.later] == list(later.sites)
    for pair in pairs:
        missing = {PairKind.NEW: (True, False), PairKind.DROPPED: (False, True)}
        ends = (pair.earlier is None, pair.later is None)
        assert ends == missing.get(pair.kind, (False, False))
