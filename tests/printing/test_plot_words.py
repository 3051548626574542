"""What is said of a plot: sizes and sources, no diagnosis."""

import pytest

from ims_chart.insight.trends import trends
from ims_chart.printing.plot_words import (
    change_words,
    measured_against,
    reading_words,
    series_name,
)
from ims_chart.record import Clinic, Measure, Side
from tests import samples, treated


def measured(kind, unit, before, after=None, muscle=None, **fields):
    site = samples.site(muscle=muscle) if muscle else None
    measure = Measure(
        kind=kind, unit=unit, before=before, after=after, site=site.id if site else None, **fields
    )  # fmt: skip
    visit = samples.visit(sites=[site] if site else [], measures=(measure,))
    (one,) = trends(samples.record(visits=[visit]), Clinic())
    return one


@pytest.fixture(scope="module")
def course():
    return trends(treated.record(), Clinic())


def test_pain_is_the_visits(course, atlas) -> None:
    assert series_name(course[0], atlas.muscles) == "Pain of the visits, 0–10"


def test_a_measure_is_named_with_side_and_unit(course, atlas) -> None:
    assert series_name(course[1], atlas.muscles) == "Neck rotation, left, °"


def test_a_measure_of_a_site_names_its_muscle(atlas) -> None:
    one = measured("Pressure  threshold", "kg/cm²", 2.1, muscle="trapezius_upper")
    assert series_name(one, atlas.muscles) == "Pressure threshold, R upper trapezius, kg/cm²"


def test_a_reading_tells_both_values_and_what_was_told(course) -> None:
    said = reading_words(course[0].readings[1], course[0])
    assert said == "9 Mar 2026: before 6, after 4; told later: better, sore for 1 day"


def test_what_was_not_recorded_is_a_dash() -> None:
    one = measured("Grip", "kg", 12)
    assert reading_words(one.readings[0], one) == "2 Mar 2026: before 12 kg, after –"


def test_the_change_says_which_way_it_goes(course) -> None:
    assert change_words(course[0]) == "−3 since the first visit, for the better"
    assert change_words(measured("Grip", "kg", 12)) == ""


@pytest.mark.parametrize(
    ("kind", "unit", "fields", "said"),
    [
        ("Neck rotation", "°", {}, ("Higher is better.", "Shaded: up to 10 ")),
        ("NDI", "points", {"method": "0–100"}, ("Lower is better.", "Dashed", "14", "doi")),
        ("Flexion", "kg/cm²", {}, ("Higher is better.", "No important change is known.")),
        (
            "Threshold", "kg/cm²", {"muscle": "trapezius_upper"},
            ("Dashed and shaded", "0.21", "0.34", "PeerJ"),
        ),
        ("Step test", "s", {}, ()),
    ],
)  # fmt: skip
def test_what_it_is_held_to_is_named_with_its_source(kind, unit, fields, said) -> None:
    words = measured(kind, unit, 3, side=Side.LEFT, **fields)
    text = measured_against(words)
    assert all(part in text for part in said)
    assert bool(text) == bool(said)


def test_both_sources_for_pain_are_named(course) -> None:
    said = measured_against(course[0])
    assert "2 (usual rule, unconfirmed)" in said
    assert "10.2519/jospt.2014.5248" in said
