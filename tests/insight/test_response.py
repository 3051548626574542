from collections import Counter
from dataclasses import replace

from hypothesis import given

from ims_chart.body import Atlas
from ims_chart.insight.pain import pain_change
from ims_chart.insight.response import remember
from ims_chart.insight.review_wording import response_words
from ims_chart.insight.same import place_of
from ims_chart.insight.totals import totals
from ims_chart.record import EventKind, FollowUp, Needling, Side, Told, Twitch
from ims_chart.resources import asset
from tests import samples
from tests.insight.courses import BRUISE, REACH, courses, point, threshold

MUSCLES = Atlas(asset()).muscles


def needled(site_id, number=1, mm=0, **done):
    fields = {key: done.pop(key) for key in ("muscle", "side") if key in done}
    return samples.site(site_id, number, point=point(mm), needling=Needling(**done), **fields)


def memory(*visits, before=""):
    return remember(samples.record(visits=visits), MUSCLES, REACH, before)


def visit(visit_id, *sites, pain=(None, None), **fields):
    day = samples.TIME.date().replace(day=int(visit_id[1:]))
    return samples.visit(
        visit_id, sites, day, pain_before=pain[0], pain_after=pain[1], **fields
    )  # fmt: skip


COURSE = (
    visit(
        "v1",
        needled("a", twitch=Twitch.SINGLE, events=(BRUISE,), count=2),
        needled("b", 2, 80, twitch=Twitch.NONE, events=()),
        needled("c", 3, muscle="trapezius_upper"),
        needled("d", 4, muscle="trapezius_lower"),
        pain=(7, 5),
        measures=(threshold("a", 2.1, 2.6),),
    ),
    visit(
        "v2",
        needled("e", twitch=Twitch.MULTIPLE),
        needled("f", 2, muscle="soleus", side=Side.LEFT),
        pain=(6, 3),
        follow_up=FollowUp(
            visit="v1",
            reactions=(
                Told(kind=EventKind.BRUISE, site="a"),
                Told(kind=EventKind.BRUISE, site="c"),
                Told(kind=EventKind.HEADACHE),
            ),
        ),
    ),
    visit("v3", needled("g"), pain=(5, None), follow_up=FollowUp(visit="v2", reactions=())),
)


def test_a_muscle_is_remembered_in_full():
    response = memory(*COURSE).of_muscle(place_of(COURSE[0].sites[0]))
    assert response_words(response) == (
        "3 visits, 5 needles",
        "twitch at 2 of 3 recorded",
        "on the day: bruise ×1 (2 recorded)",
        "told later: bruise ×1 (2 visits asked about)",
        "told of the visit, without a place: headache ×1",
        "Pressure threshold 2.1 → 2.6 kg/cm²",
        "visit pain −2, −3, with 2 other muscles",
    )
    assert response.pain_change is None


def test_a_mean_is_told_from_three_days_on():
    visits = [
        visit(f"v{n}", needled("a"), pain=(6, after)) for n, after in ((1, 4), (2, 3), (3, 4))
    ]
    (response,) = memory(*visits).muscles()
    assert response_words(response)[-1] == "visit pain −2.3 on 3 days, with no other muscle"


def test_of_many_retests_the_last_is_told():
    visits = [
        visit(f"v{n}", needled("a"), measures=(threshold("a", n, n + 0.5),)) for n in (1, 2, 3)
    ]
    (response,) = memory(*visits).muscles()
    assert len(response.retests) == 3
    assert response_words(response)[-1] == "Pressure threshold 3 → 3.5 kg/cm² (last of 3)"


def test_a_site_is_remembered_apart_from_its_neighbours():
    remembered = memory(*COURSE)
    first = remembered.of_site(COURSE[0].sites[0], COURSE[0])
    assert (first.needles, len(first.visits), first.twitch_recorded) == (4, 3, 2)
    second = remembered.of_site(COURSE[0].sites[1], COURSE[0])
    assert (len(second.visits), second.told, second.retests) == (1, {}, ())


def test_before_needling_a_visit_remembers_what_was_and_what_is_told_now():
    earlier = memory(*COURSE, before="v2")
    response = earlier.of_muscle(place_of(COURSE[0].sites[0]))
    assert (len(response.visits), response.told) == (1, {EventKind.BRUISE: 1})
    assert len(earlier.of_site(COURSE[1].sites[0], COURSE[1]).visits) == 1
    assert earlier.of_site(COURSE[1].sites[1], COURSE[1]) is None
    assert earlier.of_muscle(place_of(COURSE[1].sites[1])) is None


def test_what_is_told_twice_happened_once():
    again = visit(
        "v4", follow_up=FollowUp(visit="v1", reactions=(Told(kind=EventKind.BRUISE, site="a"),))
    )
    response = memory(*COURSE, again).of_muscle(place_of(COURSE[0].sites[0]))
    assert response.told == {EventKind.BRUISE: 1}


def test_a_reaction_seen_and_told_of_one_site_is_one_and_at_two_visits_two():
    told = (Told(kind=EventKind.BRUISE, site="e"),)
    later = visit("v4", follow_up=FollowUp(visit="v2", reactions=told))
    place = place_of(COURSE[0].sites[0])
    assert memory(*COURSE).of_muscle(place).reactions == {EventKind.BRUISE: 1}
    assert memory(*COURSE, later).of_muscle(place).reactions == {EventKind.BRUISE: 2}


def test_what_was_found_but_never_needled_stands_in_no_table():
    found = visit("v1", samples.site(needling=None))
    assert memory(found).muscles() == memory(found).sites() == ()
    assert memory(found).of_site(found.sites[0], found).visits == ()


@given(courses())
def test_sums_over_muscles_are_the_sums_of_the_visits(drawn):
    table = remember(drawn, MUSCLES, REACH).muscles()
    sites = [s for v in drawn.visits for s in v.sites if s.needling and s.muscle]
    twitches = [s.needling.twitch for s in sites if s.needling.twitch is not None]
    assert sum(r.needles for r in table) == sum(s.needling.count for s in sites)
    assert sum(r.twitch_recorded for r in table) == len(twitches)
    assert sum(r.twitched for r in table) == len(twitches) - twitches.count(Twitch.NONE)
    assert sum(r.reactions_recorded for r in table) == sum(
        s.needling.events is not None for s in sites
    )
    assert sum((Counter(r.on_the_day) for r in table), Counter()) == Counter(
        kind for s in sites for kind in {e.kind for e in s.needling.events or ()}
    )


@given(courses())
def test_the_sites_of_a_muscle_are_its_share(drawn):
    remembered = remember(drawn, MUSCLES, REACH)
    parts = remembered.sites()
    for whole in remembered.muscles():
        own = [part for part in parts if part.place == whole.place]
        assert sum(part.needles for part in own) == whole.needles
        assert sum((Counter(part.told) for part in own), Counter()) == whole.told
        days = {day for part in own for day in part.visits}
        assert tuple(sorted(days)) == whole.visits


@given(courses())
def test_what_was_not_recorded_changes_no_rate_and_no_mean(drawn):
    silent = [
        replace(
            visit, id=f"{visit.id}x", pain_after=None, follow_up=None, measures=(),
            sites=tuple(
                replace(s, needling=s.needling and Needling(count=1)) for s in visit.sites
            ),
        )
        for visit in drawn.visits
    ]  # fmt: skip
    louder = remember(drawn, MUSCLES, REACH)
    beside = remember(replace(drawn, visits=drawn.visits + tuple(silent)), MUSCLES, REACH)
    for response in louder.muscles():
        other = beside.of_muscle(response.place)
        for fact in (
            *("twitched", "twitch_recorded", "on_the_day", "reactions_recorded"),
            *("told", "told_of_visit", "asked", "pain_changes", "pain_change", "retests"),
            "other_muscles",
        ):
            assert getattr(other, fact) == getattr(response, fact), fact


@given(courses())
def test_other_muscles_are_counted_as_the_visit_counts_them(drawn):
    for visit in drawn.visits:
        alone = replace(drawn, visits=(replace(visit, follow_up=None),))
        for response in remember(alone, MUSCLES, REACH).muscles():
            expected = totals(visit, MUSCLES).muscles - 1 if pain_change(visit) is not None else 0
            assert response.other_muscles == expected
