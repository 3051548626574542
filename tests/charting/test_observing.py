"""What is observed at a site: by key, ring or panel it comes to the same."""

import pytest

from ims_chart.charting import observing
from ims_chart.record import EventKind, Referral, Technique, TriggerPointState, Twitch, Wrong
from tests.charting.places import belly


@pytest.fixture
def site(chart, atlas):
    return chart.tap("back", *belly(atlas, "back", "infraspinatus", image_left=False))


def test_a_state_once_more_is_taken_back(chart, site) -> None:
    observing.toggle_state(chart, TriggerPointState.LATENT)
    assert chart.selected.finding.state is TriggerPointState.LATENT
    observing.toggle_state(chart, TriggerPointState.LATENT)
    assert chart.selected.finding is None


def test_twitch_goes_round(chart, site) -> None:
    seen = []
    for _ in range(5):
        observing.next_twitch(chart)
        seen.append(chart.selected.needling.twitch)
    assert seen == [Twitch.NONE, Twitch.SINGLE, Twitch.MULTIPLE, None, Twitch.NONE]


def test_referral_goes_round(chart, site) -> None:
    seen = []
    for _ in range(4):
        observing.next_referral(chart)
        seen.append(chart.selected.needling.referral)
    felt = Referral(felt=True)
    assert seen == [Referral(felt=False), felt, Referral(felt=True, familiar=True), None]


def test_where_it_was_felt_stays_with_what_was_felt(chart, site) -> None:
    observing.change_needling(chart, "", referral=Referral(felt=True, where="thumb"))
    observing.next_referral(chart)
    assert chart.selected.needling.referral == Referral(felt=True, where="thumb", familiar=True)
    observing.refer(chart, felt=False)
    assert chart.selected.needling.referral == Referral(felt=False)


def test_pain_and_a_reaction_once_more_are_taken_back(chart, site) -> None:
    for _ in range(2):
        observing.toggle_pain(chart, 7)
        observing.toggle_event(chart, EventKind.BRUISE)
    needling = chart.selected.needling
    assert (needling.pain_during, needling.events) == (None, None)


def test_needles_in_and_out_follow_the_technique(chart, site) -> None:
    observing.change_needling(chart, "technique", technique=Technique.IN_PLACE)
    assert chart.selected.needling.inside == 1
    observing.change_needling(chart, "technique", technique=Technique.PISTONING)
    assert chart.selected.needling.inside == 0


def test_what_the_record_refuses_is_said_and_changes_nothing(chart, site) -> None:
    said = []
    chart.refused.connect(said.append)
    observing.change_needling(chart, "depth", depth_mm=900)
    assert [error.wrong for error in said] == [Wrong.OUT_OF_RANGE]
    assert chart.selected == site


def test_without_a_needle_or_a_site_nothing_is_charted(chart, site) -> None:
    chart.change_site("needling", needling=None)
    before = chart.record
    for _ in range(2):
        observing.next_twitch(chart)
        observing.next_referral(chart)
        observing.toggle_pain(chart, 3)
        observing.toggle_event(chart, EventKind.FAINT)
        assert chart.record == before
        chart.select(None)
    observing.toggle_state(chart, TriggerPointState.ACTIVE)
    assert chart.record == before
