"""Same as last time: ghosts are kept, dropped and moved, and nothing observed is carried over."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given

from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.charting.repeat import is_plan_only, plan_of, repeated, visit_before
from ims_chart.record import (
    Clinic,
    Finding,
    FindingKind,
    Needle,
    Needling,
    Protocol,
    Technique,
    TriggerPointState,
    Twitch,
    VisitState,
)
from tests import samples
from tests.charting.places import belly
from tests.strategies import sites

TODAY = dt.date(2026, 3, 9)
DONE = Needling(
    needle=Needle(diameter_mm=0.3, length_mm=50),
    technique=Technique.PISTONING,
    count=2,
    direction="medial",
    depth_mm=30,
    twitch=Twitch.MULTIPLE,
    pain_during=6,
)
LATENT = Finding(kind=FindingKind.TRIGGER_POINT, state=TriggerPointState.LATENT, note="sore")
EARLIER = tuple(
    samples.site(f"e{n}", n, needling=DONE, finding=LATENT, note="last time") for n in (1, 2, 4)
)
PROTOCOL = Protocol(
    id="p1", name="Shoulder", sites=(plan_of(samples.site("q1")), plan_of(samples.site("q2")))
)


@pytest.fixture
def chart(atlas) -> Chart:
    """A patient who was treated last week; today's visit is begun and its ghosts are open."""
    visits = [
        samples.visit("v1", EARLIER, state=VisitState.SIGNED),
        samples.visit("v2", day=TODAY),
    ]
    made = Chart(
        Document(samples.record(visits=visits)), atlas, Clinic(protocols=(PROTOCOL,)), author="th2"
    )
    made.repeat.begin()
    return made


def undo(chart) -> None:
    chart.document.history.undo()


def test_the_ghosts_are_the_sites_of_the_visit_before(chart) -> None:
    assert [g.id for g in chart.repeat.ghosts] == ["e1", "e2", "e4"]
    assert [g.earlier for g in chart.repeat.ghosts] == list(EARLIER)


def test_nothing_is_charted_until_a_ghost_is_kept(chart) -> None:
    chart.repeat.done()
    assert chart.sites == ()
    assert chart.repeat.ghosts == ()
    assert chart.document.history.count() == 0


def test_a_kept_site_carries_the_plan_and_nothing_observed(chart) -> None:
    chart.repeat.toggle("e4")
    site = chart.selected
    was = EARLIER[2]
    assert (site.number, site.author, site.repeats) == (1, "th2", "e4")
    assert (site.point, site.muscle, site.side) == (was.point, was.muscle, was.side)
    assert (site.layer, site.segments, site.atlas) == (was.layer, was.segments, was.atlas)
    assert site.needling == Needling(
        needle=DONE.needle, technique=DONE.technique, count=2, direction="medial", removed=2
    )
    assert (site.finding, site.note) == (None, "")
    assert site.id != "e4"


def test_a_second_tap_drops_what_was_kept_and_its_number_is_not_given_again(chart, qtbot) -> None:
    chart.repeat.toggle("e1")
    with qtbot.waitSignal(chart.removed, timeout=0) as said:
        chart.repeat.toggle("e1")
    assert said.args == ["Dropped site 1 (R infraspinatus)"]
    assert chart.sites == ()
    chart.repeat.toggle("e1")
    assert [s.number for s in chart.sites] == [2]
    assert chart.visit.removed_count == 1


def test_keep_all_is_one_step_in_the_order_of_last_time(chart) -> None:
    chart.repeat.toggle("e2")
    chart.repeat.keep_all()
    assert [(s.number, s.repeats) for s in chart.sites] == [(1, "e2"), (2, "e1"), (3, "e4")]
    assert chart.selected is None
    assert chart.document.history.undoText() == "keep all"
    undo(chart)
    assert [s.repeats for s in chart.sites] == ["e2"]
    undo(chart)
    assert chart.sites == ()


def test_keeping_all_twice_keeps_each_once(chart) -> None:
    chart.repeat.keep_all()
    chart.repeat.keep_all()
    assert len(chart.sites) == 3
    assert chart.document.history.count() == 1


def test_undo_lets_the_ghost_come_back(chart) -> None:
    chart.repeat.toggle("e1")
    undo(chart)
    assert chart.repeat.kept("e1") is None
    chart.document.history.redo()
    assert chart.repeat.kept("e1") == chart.sites[0]


def test_a_moved_site_still_repeats_its_ghost(chart, atlas) -> None:
    chart.repeat.toggle("e1")
    chart.move(chart.selected.id, "back", *belly(atlas, "back", "gluteus_maximus", image_left=True))
    assert chart.repeat.kept("e1").muscle == "gluteus_maximus"
    chart.repeat.toggle("e1")
    assert chart.sites == ()


@pytest.mark.parametrize(
    "seen",
    [
        {"finding": LATENT},
        {"note": "tender"},
        {"needling": Needling(twitch=Twitch.NONE)},
        {"needling": Needling(technique=Technique.IN_PLACE, removed=1)},
        {"needling": Needling(technique=Technique.IN_PLACE, removed=0, due=samples.TIME)},
    ],
)
def test_a_tap_never_drops_what_was_observed(chart, seen) -> None:
    chart.repeat.toggle("e1")
    chart.change_site("this", **seen)
    chart.select(None)
    chart.repeat.toggle("e1")
    assert chart.selected == chart.repeat.kept("e1")
    assert chart.selected is not None


def test_what_is_kept_depends_on_the_visit_that_is_chosen(chart) -> None:
    chart.repeat.keep_all()
    chart.choose_visit("v1")
    assert not chart.repeat.open
    assert chart.repeat.ghosts == ()
    chart.choose_visit("v2")
    assert chart.repeat.open
    assert len(chart.repeat.ghosts) == 3


def test_signing_closes_the_ghosts(chart) -> None:
    chart.visits.change("state", state=VisitState.SIGNED)
    assert not chart.repeat.open
    chart.repeat.keep_all()
    assert chart.sites == ()


def test_a_first_visit_has_nothing_to_repeat(atlas) -> None:
    chart = Chart(Document(samples.record(visits=[samples.visit()])), atlas, Clinic())
    chart.repeat.begin()
    assert not chart.repeat.open
    assert chart.repeat.source is None


def test_a_visit_without_sites_is_passed_over(atlas) -> None:
    visits = [
        samples.visit("v1", EARLIER),
        samples.visit("v2", day=TODAY),
        samples.visit("v3", day=TODAY + dt.timedelta(days=7)),
        samples.visit("v4", EARLIER, day=TODAY + dt.timedelta(days=9)),
    ]
    record = samples.record(visits=visits)
    assert visit_before(record, record.visits[2]).id == "v1"
    assert visit_before(record, record.visits[0]) is None


def test_a_protocol_opens_its_own_ghosts(chart) -> None:
    chart.repeat.begin("p1")
    assert [g.id for g in chart.repeat.ghosts] == ["q1", "q2"]
    assert chart.repeat.source == PROTOCOL
    chart.repeat.keep_all()
    assert [s.repeats for s in chart.sites] == ["q1", "q2"]
    chart.repeat.begin()
    assert [g.id for g in chart.repeat.ghosts] == ["e1", "e2", "e4"]


def test_a_protocol_that_is_gone_leaves_the_last_visit(chart) -> None:
    chart.repeat.begin("p1")
    chart.clinic = Clinic()
    assert [g.id for g in chart.repeat.ghosts] == ["e1", "e2", "e4"]


def test_a_place_that_was_only_examined_is_kept_as_one(chart) -> None:
    plain = replace(EARLIER[0], needling=None)
    assert not plan_of(plain).needled
    assert repeated(plan_of(plain), author="th1", at=samples.TIME).needling is None


# --- last time's finding and response


def test_last_times_finding_is_one_tap_away(chart) -> None:
    chart.repeat.toggle("e1")
    assert chart.repeat.finding == Finding(kind=LATENT.kind, state=LATENT.state)
    chart.repeat.take_finding()
    assert chart.selected.finding == Finding(kind=LATENT.kind, state=LATENT.state)
    assert chart.repeat.finding is None
    assert chart.document.history.undoText() == "change finding of site 1 (R infraspinatus)"


def test_last_times_twitch_is_one_tap_away(chart) -> None:
    chart.repeat.toggle("e1")
    assert chart.repeat.twitch is Twitch.MULTIPLE
    chart.repeat.take_twitch()
    assert chart.selected.needling.twitch is Twitch.MULTIPLE
    assert chart.selected.needling.pain_during is None
    assert chart.repeat.twitch is None


def test_suggestions_outlast_the_ghosts_but_not_the_selection(chart) -> None:
    chart.repeat.toggle("e1")
    chart.repeat.done()
    assert chart.repeat.was(chart.selected) == EARLIER[0]
    assert chart.repeat.finding is not None
    chart.select(None)
    assert chart.repeat.finding is None
    chart.repeat.take_finding()
    chart.repeat.take_twitch()
    assert chart.document.history.count() == 1


def test_a_site_of_a_protocol_suggests_nothing(chart) -> None:
    chart.repeat.begin("p1")
    chart.repeat.toggle("q1")
    assert (chart.repeat.finding, chart.repeat.twitch) == (None, None)


# --- for any site


@given(sites)
def test_any_site_repeated_is_its_plan_and_only_that(site) -> None:
    made = repeated(plan_of(site), author="th9", at=samples.TIME)
    assert is_plan_only(made)
    assert replace(plan_of(made), id=site.id) == plan_of(site)
    assert made.repeats == site.id
    assert (made.finding, made.note, made.extra) == (None, "", {})


@given(sites)
def test_what_a_plan_leaves_out_is_what_was_observed(site) -> None:
    done = site.needling
    observed = done and (
        done.depth_mm, done.to_bone, done.time_s, done.stimulation, done.twitch, done.referral,
        done.pain_during, done.events, done.due,
    )  # fmt: skip
    seen = bool(site.finding or site.note) or any(value is not None for value in observed or ())
    if seen:
        assert not is_plan_only(site)
