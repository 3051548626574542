import pytest
from hypothesis import given

from ims_chart.insight.life import lives
from ims_chart.insight.lineage import lineages
from ims_chart.insight.review_wording import life_words
from ims_chart.insight.same import matches, same_site
from ims_chart.record import Finding, FindingKind, TriggerPointState
from tests.insight.courses import REACH, courses, point
from tests.samples import site, visit

STATE = TriggerPointState


def course(*findings):
    """A visit for each; "away" is one at which the site wasn't charted."""
    return [
        visit(f"v{n}", [] if finding == "away" else [site(f"s{n}", finding=finding)])
        for n, finding in enumerate(findings)
    ]


def point_of(state):
    return Finding(kind=FindingKind.TRIGGER_POINT, state=state)


@given(courses())
def test_every_site_is_in_one_lineage_and_each_step_is_the_same_site(drawn):
    found = lineages(drawn.visits, REACH)
    steps = [(step.visit, step.site.number) for one in found for step in one.steps]
    known = [(at, s.number) for at, visit in enumerate(drawn.visits) for s in visit.sites]
    assert sorted(steps) == known
    for one in found:
        days = [step.visit for step in one.steps]
        assert days == sorted(set(days))
        ends = zip(one.steps, one.steps[1:], strict=False)
        assert all(same_site(a.site, b.site, REACH) for a, b in ends)


@given(courses(size=2))
def test_two_visits_are_followed_as_they_are_matched(drawn):
    if len(drawn.visits) == 2:
        pairs = matches(drawn.visits[0].sites, drawn.visits[1].sites, REACH)
        followed = [one for one in lineages(drawn.visits, REACH) if len(one.steps) == 2]
        assert len(followed) == len(pairs)


def test_a_site_that_rests_goes_on_where_it_was():
    (one,) = lineages(course(None, "away", "away", None), REACH)
    assert [step.visit for step in one.steps] == [0, 3]


@pytest.mark.parametrize(("up", "across"), [(15, 0), (0, 15), (-14, -14)])
def test_a_site_is_followed_as_it_wanders(up, across):
    visits = [visit(f"v{n}", [site(point=point(up * n, across * n))]) for n in range(5)]
    assert len(lineages(visits, REACH)) == 1


def test_a_life_is_told_state_by_state_with_gaps():
    findings = (point_of(STATE.ACTIVE), "away", point_of(None), point_of(STATE.ACTIVE))
    (life,) = lives(course(*findings, point_of(STATE.CLEARED)), REACH)
    assert life.along(5) == (STATE.ACTIVE, None, None, STATE.ACTIVE, STATE.CLEARED)
    assert [stage.visit for stage in life.stages] == [0, 2, 3, 4]
    assert life.course == (STATE.ACTIVE, STATE.CLEARED)
    assert life_words(life) == "active → cleared"


def test_a_point_without_any_state_has_a_life_without_states():
    (life,) = lives(course(point_of(None)), REACH)
    assert life_words(life) == "no state recorded"


def test_what_never_was_a_trigger_point_has_no_life():
    assert lives(course(None, Finding(kind=FindingKind.TAUT_BAND)), REACH) == ()


@given(courses())
def test_a_life_says_what_the_sites_say_and_no_more(drawn):
    for life in lives(drawn.visits, REACH):
        for at, state in enumerate(life.along(len(drawn.visits))):
            stage = next((s for s in life.stages if s.visit == at), None)
            found = stage.site.finding if stage else None
            assert state is (found.state if found else None)
