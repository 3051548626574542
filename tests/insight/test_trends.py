import datetime as dt

import pytest
from hypothesis import given

from ims_chart.insight.review_wording import verdict_words
from ims_chart.insight.trends import trends, verdict
from ims_chart.insight.yardstick import PAIN_GAUGE, Better, Gauge, Scale, Yardstick
from ims_chart.record import Clinic, FollowUp, Measure, Questionnaire, Side, Trend
from tests import samples
from tests.insight.courses import courses, threshold

CLINIC = Clinic()


def visit(day, *measures, sites=(), **fields):
    return samples.visit(
        f"v{day}", sites, dt.date(2026, 3, day), measures=tuple(measures), **fields
    )  # fmt: skip


def series(*visits, clinic=CLINIC):
    return trends(samples.record(visits=visits), clinic)


def said(one, change):
    return verdict_words(change, one.gauge.yardstick, one.unit)


def neck(before=None, after=None, side=Side.RIGHT, **fields):
    return Measure(
        kind="Neck rotation", side=side, before=before, after=after, unit="°", **fields
    )  # fmt: skip


def test_pain_has_what_was_told_later_beside_it():
    told = FollowUp(visit="v1", trend=Trend.BETTER, soreness_days=2)
    (pain,) = series(
        visit(1, pain_before=7, pain_after=5), visit(8, pain_before=4, follow_up=told), visit(9)
    )
    first, second = pain.readings
    assert (first.before, first.after, first.told, first.soreness_days) == (7, 5, Trend.BETTER, 2)
    assert (second.before, second.after, second.told) == (4, None, None)
    assert said(pain, pain.over_visits) == (
        "changed by −3; the important change is 2 (usual rule, unconfirmed)"
    )
    assert (pain.over_visits.better, pain.over_visits.important) == (True, True)
    assert pain.on_last_day is None


def test_the_last_day_is_judged_from_before_to_after():
    (pain,) = series(visit(1, pain_before=5, pain_after=6))
    assert pain.over_visits is None
    change = pain.on_last_day
    assert (change.change, change.better, change.important) == (1, False, False)


def test_sides_and_methods_are_series_of_their_own():
    found = series(
        visit(1, neck(50), neck(60, side=Side.LEFT)), visit(2, neck(55), neck(40, method="by eye"))
    )
    assert [(s.side, s.method, len(s.readings)) for s in found] == [
        (Side.RIGHT, "", 2),
        (Side.LEFT, "", 1),
        (Side.RIGHT, "by eye", 1),
    ]
    assert said(found[0], found[0].over_visits) == (
        "changed by +5°; up to 10 may be measuring error (usual rule, unconfirmed)"
    )
    assert found[0].over_visits.detectable is False


def test_a_pressure_threshold_follows_its_site_and_shows_both_figures():
    first = visit(1, threshold("a", 2.1, None), sites=[trapezius("a")])
    second = visit(2, threshold("b", 2.35, None), sites=[trapezius("b")])
    (pressure,) = series(first, second)
    change = pressure.over_visits
    assert (change.change, change.better) == (0.25, True)
    assert (change.important, change.detectable) == (True, False)
    assert said(pressure, change) == (
        "changed by +0.25 kg/cm²; the important change is 0.21, up to 0.34 may be measuring error "
        "(PeerJ 19580)"
    )
    assert pressure.site.id == "b"


def trapezius(site_id, **fields):
    return samples.site(site_id, muscle="trapezius_upper", **fields)


def test_of_another_muscle_no_figure_is_known():
    (pressure,) = series(visit(1, threshold("a", 2, 3), sites=[samples.site("a")]))
    assert pressure.gauge == Gauge(Scale.PRESSURE, Better.HIGHER, Yardstick())
    assert said(pressure, pressure.on_last_day) == "changed by +1 kg/cm²"


def test_a_questionnaire_has_the_clinics_figure_for_its_version_only():
    clinic = Clinic(
        questionnaires=(
            Questionnaire(name="NDI", maximum=100, version="0–100", important=14, source="doi x"),
        )
    )
    total = Measure(kind="NDI", before=40, after=20, unit="points", method="0–100")
    raw = Measure(kind="NDI", before=40, after=20, unit="points", method="raw")
    known, unknown = series(visit(1, total, raw), clinic=clinic)
    assert said(known, known.on_last_day) == "changed by −20; the important change is 14 (doi x)"
    assert known.on_last_day.better is True
    assert said(unknown, unknown.on_last_day) == "changed by −20"
    assert unknown.on_last_day.better is None


def test_what_can_go_either_way_is_never_called_better():
    (floor,) = series(visit(1, Measure(kind="Fingertip to floor", before=20, after=5, unit="cm")))
    assert floor.on_last_day.better is None
    assert said(floor, floor.on_last_day) == "changed by −15 cm"


@pytest.mark.parametrize(
    ("earlier", "later", "important", "better"),
    [(5, 5, False, None), (5, 3, True, True), (5, 4, False, True), (3, 5, True, False)],
)
def test_the_size_of_a_change_decides_and_not_its_way(earlier, later, important, better):
    judged = verdict(earlier, later, PAIN_GAUGE)
    assert (judged.important, judged.better) == (important, better)


def test_tenths_add_up():
    gauge = Gauge(Scale.PRESSURE, Better.HIGHER, Yardstick(important=0.3, detectable=0.3))
    judged = verdict(2.4, 2.7, gauge)
    assert (judged.change, judged.important, judged.detectable) == (0.3, True, False)


@given(courses())
def test_every_value_stands_in_one_series_and_nothing_else_does(drawn):
    found = trends(drawn, CLINIC)
    readings = [(r.visit, r.before, r.after) for s in found if s.kind for r in s.readings]
    known = [
        (v.id, m.before, m.after)
        for v in drawn.visits
        for m in v.measures
        if (m.before, m.after) != (None, None)
    ]
    assert sorted(map(str, readings)) == sorted(map(str, known))
    assert all(s.readings for s in found)


@given(courses())
def test_a_visit_without_values_changes_no_verdict(drawn):
    silent = samples.visit("silent", drawn.visits[0].sites if drawn.visits else ())
    louder = samples.record(visits=(*drawn.visits, silent))
    before = [(s.kind, s.over_visits, s.on_last_day) for s in trends(drawn, CLINIC)]
    assert [(s.kind, s.over_visits, s.on_last_day) for s in trends(louder, CLINIC)] == before
