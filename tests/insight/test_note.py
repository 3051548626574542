import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.body import Atlas
from ims_chart.insight.note import counts_line, visit_note
from ims_chart.insight.site_note import site_note
from ims_chart.insight.wording import Wording
from ims_chart.record import (
    Addendum,
    EventKind,
    FollowUp,
    Measure,
    Needling,
    PainArea,
    Patient,
    Point,
    Problem,
    Side,
    SymptomKind,
    Told,
    Trend,
)
from ims_chart.resources import asset
from tests import samples, strategies
from tests.insight.test_site_note import masked

MUSCLES = Atlas(asset()).muscles
EARLIER = samples.visit("v0", [samples.site("e1")], dt.date(2026, 2, 1))


def note(**fields):
    """The note of a second visit with these fields."""
    visit = samples.visit("v1", **fields)
    patient = Patient(family="Berg", problems=(Problem(id="p1", title="Neck pain, left"),))
    record = samples.record(patient=patient, visits=[EARLIER, visit])
    return visit_note(record, visit, MUSCLES)


def area(area_id="a1", across=(-0.1, -0.05, -0.2), **fields):
    outline = tuple(
        Point(body="male", view="back", x=0.5, y=0.5, anchor=(x, 0.8, 0.0)) for x in across
    )
    return PainArea(
        id=area_id, author="th1", recorded=samples.TIME, atlas="1", outline=outline, **fields
    )


def asked(**fields):
    return {"follow_up": FollowUp(visit="v0", **fields)}


def measured(**fields):
    return {"measures": (Measure(**({"kind": "Neck rotation", "unit": "°"} | fields)),)}


ADDED = Addendum(
    id="x1",
    author="t",
    name="A",
    recorded=samples.TIME,
    reason="typing error",
    text="Left,\n\nnot right",
)
ALONE = [
    ({"problem": "p1"}, "Neck pain, left."),
    ({"consent": True}, "Consent confirmed."),
    ({"consent": False}, "Consent refused."),
    ({"pain_before": 6}, "Pain 6/10 before."),
    ({"pain_after": 0}, "Pain 0/10 after."),
    ({"pain_before": 6, "pain_after": 3}, "Pain 6/10 before, 3/10 after."),
    (asked(trend=Trend.SAME), "Since the last visit: the same."),
    (asked(soreness_days=0), "Since the last visit: no soreness."),
    (asked(soreness_days=1), "Since the last visit: sore for 1 day."),
    (asked(reactions=()), "Since the last visit: no reaction."),
    (asked(note="Slept\nbadly"), "Since the last visit: Slept badly."),
    (
        asked(
            trend=Trend.BETTER,
            soreness_days=2,
            reactions=(
                Told(kind=EventKind.BRUISE, site="e1", note="two days"),
                Told(kind=EventKind.CHEST_PAIN, site="gone"),
            ),
        ),
        "Since the last visit: better; sore for 2 days; "
        "reaction: bruise (R infraspinatus, two days), chest pain.",
    ),
    ({"pain_areas": (area(),)}, "Pain area (Back, R)."),
    ({"pain_areas": (area(across=(0.1, -0.1, 0.0)),)}, "Pain area (Back)."),
    (
        {"pain_areas": (area(across=(0.1,) * 3, kind=SymptomKind.ACHE, intensity=6, note="new"),)},
        "Pain area (Back, L): aching, 6/10; new.",
    ),
    (measured(side=Side.RIGHT, before=55, after=70), "Neck rotation R 55° → 70°."),
    (measured(before=55), "Neck rotation 55° before."),
    (measured(after=70, method="inclinometer"), "Neck rotation 70° after (inclinometer)."),
    (
        measured(kind="NDI", unit="", before=-2.5, after=0),
        "NDI -2.5 → 0.",
    ),
    ({"needles_reason": "stay till Friday"}, "Needles in and out differ: stay till Friday."),
    ({"notes": "One.\n\n\tTwo  three"}, "Notes: One.\nTwo three"),
    ({"aftercare": "Keep warm"}, "Aftercare: Keep warm"),
    ({"plan": "Next week"}, "Plan: Next week"),
    ({"planned_visits": 6}, "Visits planned: 6."),
    ({"addenda": (ADDED,)}, "Addendum (typing error): Left,\nnot right"),
]
SILENT = [
    {},
    asked(),
    measured(),
    {"room": "Room 2", "summary": "Written by hand", "therapist": "th1", "problem": "gone"},
    {"notes": " \n\t", "plan": "\n"},
]


@pytest.mark.parametrize(("fields", "words"), ALONE, ids=[words for _, words in ALONE])
def test_what_was_recorded_of_a_visit_is_said_and_nothing_else(fields, words):
    assert note(**fields) == words


@pytest.mark.parametrize("fields", SILENT, ids=range(len(SILENT)))
def test_nothing_is_said_where_nothing_was_recorded(fields):
    assert note(**fields) == ""


def test_a_note_runs_from_what_was_there_to_what_is_planned():
    sites = (
        samples.site("s1", 1, finding=None, needling=Needling(count=2, removed=2)),
        samples.site("s2", 2, finding=None, needling=None, side=Side.LEFT),
    )
    pressure = Measure(
        kind="Pressure threshold", site="s1", side=Side.RIGHT, before=2.1, after=3, unit="kg/cm²"
    )
    text = note(
        problem="p1",
        consent=True,
        pain_before=6,
        pain_areas=(area(), area("a2", kind=SymptomKind.NUMB), area("a3", kind=SymptomKind.ACHE)),
        sites=sites,
        measures=(pressure,),
        plan="Next week",
    )
    assert text == (
        "Neck pain, left.\nConsent confirmed.\nPain 6/10 before.\n\n"
        "Pain area (Back, R): aching.\nPain area (Back, R): numb.\nPain area (Back, R).\n\n"
        "R infraspinatus: 2 needles.\nL infraspinatus.\n\n"
        "2 sites, 2 needles (all out), 1 muscle (right).\n\n"
        "Pressure threshold R infraspinatus 2.1 kg/cm² → 3 kg/cm².\n\n"
        "Plan: Next week"
    )


def needled(number, muscle, side, **fields):
    return samples.site(f"s{number}", number, muscle=muscle, side=side, needling=Needling(**fields))


@pytest.mark.parametrize(
    ("sites", "line"),
    [
        ((), ""),
        ((samples.site(needling=None),), "1 site."),
        ((samples.site("s3", 3, needling=None),), "1 site (2 removed)."),
        ((needled(1, None, Side.LEFT),), "1 site, 1 needle."),
        (
            (
                needled(1, "trapezius_upper", Side.RIGHT, count=2, removed=2),
                needled(2, "trapezius_lower", Side.RIGHT, count=3, removed=0),
                needled(3, "trapezius_lower", Side.LEFT, removed=0),
                needled(4, "rectus_abdominis", Side.MIDLINE, removed=1),
            ),
            "4 sites, 7 needles (3 out, 4 still in), 3 muscles (1 right, 1 left, 1 midline).",
        ),
        (
            (
                needled(1, "soleus", Side.LEFT, removed=0),
                needled(2, "gluteus_medius", Side.LEFT),
            ),
            "2 sites, 2 needles (1 still in), 2 muscles (left).",
        ),
    ],
)
def test_sites_needles_and_muscles_are_counted(sites, line):
    assert counts_line(samples.visit(sites=sites), MUSCLES) == line


def test_a_visit_whose_sites_were_all_removed_says_so():
    assert counts_line(samples.visit(numbers_given=2), MUSCLES) == "0 sites (2 removed)."


@given(strategies.records)
def test_a_note_is_plain_lines_with_every_site_in_its_order(record):
    for visit in record.visits:
        text = visit_note(record, visit, MUSCLES)
        lines = text.split("\n")
        assert text.splitlines() == (lines if text else [])
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
        assert all(line == line.strip() for line in lines)
        said = [site_note(site, MUSCLES) for site in visit.sites]
        assert "\n".join(said) in text
        assert text == visit_note(replace(record), replace(visit), MUSCLES)


@given(strategies.visits, st.booleans())
def test_no_word_of_a_visit_passes_by_the_translation(visit, known):
    told = visit.follow_up and replace(
        visit.follow_up,
        visit="v0" if known else "v9",
        note="",
        reactions=visit.follow_up.reactions
        and tuple(replace(t, site="", note="") for t in visit.follow_up.reactions),
    )
    bare = replace(
        visit,
        sites=(),
        measures=(),
        pain_areas=(area(across=(0.1, -0.1, 0), kind=SymptomKind.ACHE, intensity=2),),
        follow_up=told,
        notes="1",
        aftercare="2",
        plan="3",
        needles_reason="4",
        addenda=(replace(ADDED, reason="5", text="6"),),
        problem="",
    )
    text = visit_note(samples.record(visits=[bare]), bare, MUSCLES, Wording(masked))
    assert not re.search(r"[A-Za-z]", text)
