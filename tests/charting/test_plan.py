import pytest

from ims_chart.charting.plan import Plan, Tool
from ims_chart.record import (
    IN_AND_OUT,
    LEFT_IN,
    FindingKind,
    Needle,
    Technique,
    TriggerPointState,
)


@pytest.mark.parametrize(
    ("tool", "found", "done"),
    [(Tool.BOTH, True, True), (Tool.TRIGGER_POINT, True, False), (Tool.NEEDLED, False, True)],
)
def test_a_tool_says_whether_something_is_found_and_done(tool, found, done) -> None:
    plan = Plan(tool=tool)
    assert (plan.finding() is not None, plan.needling() is not None) == (found, done)


def test_the_plan_is_what_is_recorded() -> None:
    needle = Needle(diameter_mm=0.25, length_mm=40)
    plan = Plan(
        state=TriggerPointState.LATENT, needle=needle, technique=Technique.PISTONING, count=3
    )
    finding, needling = plan.finding(), plan.needling()
    assert finding is not None
    assert (finding.kind, finding.state) == (FindingKind.TRIGGER_POINT, TriggerPointState.LATENT)
    assert needling is not None
    assert (needling.needle, needling.technique, needling.count) == (
        needle,
        Technique.PISTONING,
        3,
    )


def test_what_is_observed_is_never_planned() -> None:
    needling = Plan().needling()
    assert needling is not None
    for field in ("twitch", "referral", "pain_during", "events", "depth_mm", "time_s"):
        assert getattr(needling, field) is None


def test_the_usual_needle_is_taken_unless_another_was_chosen() -> None:
    usual, chosen = (Needle(diameter_mm=0.25, length_mm=n) for n in (40, 25))
    assert Plan().needling(usual).needle == usual
    assert Plan(needle=chosen).needling(usual).needle == chosen


@pytest.mark.parametrize(
    ("technique", "removed"),
    [
        *((technique, 3) for technique in sorted(IN_AND_OUT)),
        *((technique, 0) for technique in sorted(LEFT_IN)),
        (None, None),
    ],
)
def test_what_the_technique_says_of_needles_in_is_planned_too(technique, removed) -> None:
    assert Plan(technique=technique, count=3).needling().removed == removed


@pytest.mark.parametrize("tool", Tool)
def test_only_three_tools_chart_a_site(tool) -> None:
    assert tool.charts is (tool not in {Tool.AREA, Tool.SELECT})
