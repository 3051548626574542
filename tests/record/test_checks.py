import datetime as dt
import math

import pytest

from ims_chart.record import (
    Alert,
    Clinic,
    EventKind,
    Finding,
    FindingKind,
    FollowUp,
    Measure,
    Movement,
    Needle,
    Needling,
    PainArea,
    Patient,
    PlannedSite,
    Point,
    Problem,
    Protocol,
    Questionnaire,
    RecordError,
    Referral,
    Removal,
    Side,
    Stimulation,
    Therapist,
    Told,
    TriggerPointState,
    Wrong,
)
from tests import samples

POINT = {"body": "male", "view": "back", "x": 0.5, "y": 0.5, "anchor": (0.0, 0.5, 0.0)}
LONG = "x" * 100_001
NAIVE = dt.datetime(2026, 3, 2, 9, 30)


def area(**fields):
    plain = {"id": "a", "author": "t", "recorded": samples.TIME, "atlas": "1"}
    return PainArea(**(plain | {"outline": (Point(**POINT),) * 3} | fields))


def alert(**fields):
    return Alert(**({"id": "a", "text": "x", "author": "t", "recorded": samples.TIME} | fields))


def planned(**fields):
    plain = {"id": "p", "atlas": "1", "point": Point(**POINT), "muscle": None, "side": Side.LEFT}
    return PlannedSite(**(plain | {"layer": None, "segments": ()} | fields))


def questionnaire(**fields):
    return Questionnaire(**({"name": "NDI", "maximum": 100} | fields))


CASES = [
    (lambda: Point(**(POINT | {"x": 1.01})), "point.x", Wrong.OUT_OF_RANGE),
    (lambda: Point(**(POINT | {"y": -0.01})), "point.y", Wrong.OUT_OF_RANGE),
    (lambda: Point(**(POINT | {"x": math.nan})), "point.x", Wrong.OUT_OF_RANGE),
    (lambda: Point(**(POINT | {"anchor": (0, 1.6, 0)})), "point.anchor.y", Wrong.OUT_OF_RANGE),
    (lambda: Point(**(POINT | {"view": " "})), "point.view", Wrong.REQUIRED),
    (lambda: Point(**(POINT | {"body": ""})), "point.body", Wrong.REQUIRED),
    (lambda: Needle(diameter_mm=0.04, length_mm=30), "needle.diameter_mm", Wrong.OUT_OF_RANGE),
    (lambda: Needle(diameter_mm=0.2, length_mm=-1), "needle.length_mm", Wrong.OUT_OF_RANGE),
    (lambda: Needle(diameter_mm=math.inf, length_mm=30), "needle.diameter_mm", Wrong.OUT_OF_RANGE),
    (lambda: Needling(count=0), "needling.count", Wrong.OUT_OF_RANGE),
    (lambda: Needling(removed=2), "needling.removed", Wrong.OUT_OF_RANGE),
    (lambda: Needling(count=3, removed=-1), "needling.removed", Wrong.OUT_OF_RANGE),
    (lambda: Needling(due=NAIVE), "needling.due", Wrong.NO_ZONE),
    (lambda: Needling(depth_mm=-1), "needling.depth_mm", Wrong.OUT_OF_RANGE),
    (lambda: Needling(time_s=-1), "needling.time_s", Wrong.OUT_OF_RANGE),
    (lambda: Needling(pain_during=11), "needling.pain_during", Wrong.OUT_OF_RANGE),
    (lambda: Needling(direction=LONG), "needling.direction", Wrong.TOO_LONG),
    (lambda: Stimulation(current_ma=101), "stimulation.current_ma", Wrong.OUT_OF_RANGE),
    (lambda: Stimulation(frequency_hz=-1), "stimulation.frequency_hz", Wrong.OUT_OF_RANGE),
    (lambda: Stimulation(minutes=241), "stimulation.minutes", Wrong.OUT_OF_RANGE),
    (lambda: Referral(felt=True, where=LONG), "referral.where", Wrong.TOO_LONG),
    (lambda: Finding(kind=FindingKind.TENDER_SPOT, note=LONG), "finding.note", Wrong.TOO_LONG),
    (
        lambda: Finding(kind=FindingKind.TENDER_SPOT, state=TriggerPointState.ACTIVE),
        "finding.state",
        Wrong.OUT_OF_RANGE,
    ),
    (lambda: samples.site(""), "site.id", Wrong.REQUIRED),
    (lambda: samples.site(number=0), "site.number", Wrong.OUT_OF_RANGE),
    (lambda: samples.site(recorded=NAIVE), "site.recorded", Wrong.NO_ZONE),
    (lambda: samples.site(segments=("C9",)), "site.segments", Wrong.UNKNOWN_TERM),
    (lambda: samples.site(level="C1"), "site.level", Wrong.UNKNOWN_TERM),
    (lambda: samples.site(note=LONG), "site.note", Wrong.TOO_LONG),
    (lambda: samples.site(repeats=LONG), "site.repeats", Wrong.TOO_LONG),
    (lambda: area(outline=(Point(**POINT),) * 2), "pain_area.outline", Wrong.OUT_OF_RANGE),
    (lambda: area(intensity=11), "pain_area.intensity", Wrong.OUT_OF_RANGE),
    (lambda: area(recorded=NAIVE), "pain_area.recorded", Wrong.NO_ZONE),
    (lambda: Measure(kind=""), "measure.kind", Wrong.REQUIRED),
    (lambda: Measure(kind="x", before=math.nan), "measure.before", Wrong.OUT_OF_RANGE),
    (lambda: samples.visit(pain_before=11), "visit.pain_before", Wrong.OUT_OF_RANGE),
    (lambda: samples.visit(pain_after=-1), "visit.pain_after", Wrong.OUT_OF_RANGE),
    (lambda: samples.visit(planned_visits=0), "visit.planned_visits", Wrong.OUT_OF_RANGE),
    (lambda: samples.visit(notes=LONG), "visit.notes", Wrong.TOO_LONG),
    (lambda: samples.visit(room=LONG), "visit.room", Wrong.TOO_LONG),
    (lambda: samples.visit(summary=LONG), "visit.summary", Wrong.TOO_LONG),
    (lambda: samples.visit(needles_reason=LONG), "visit.needles_reason", Wrong.TOO_LONG),
    (lambda: samples.visit(recorded=NAIVE), "visit.recorded", Wrong.NO_ZONE),
    (
        lambda: samples.visit(sites=[samples.site("a", 1), samples.site("b", 1)]),
        "visit.sites.number",
        Wrong.DUPLICATE,
    ),
    (
        lambda: samples.visit(sites=[samples.site("a", 1), samples.site("a", 2)]),
        "visit.sites.id",
        Wrong.DUPLICATE,
    ),
    (lambda: FollowUp(visit=" "), "follow_up.visit", Wrong.REQUIRED),
    (lambda: FollowUp(visit="v", soreness_days=61), "follow_up.soreness_days", Wrong.OUT_OF_RANGE),
    (lambda: FollowUp(visit="v", soreness_days=-1), "follow_up.soreness_days", Wrong.OUT_OF_RANGE),
    (lambda: FollowUp(visit="v", note=LONG), "follow_up.note", Wrong.TOO_LONG),
    (lambda: Told(kind=EventKind.BRUISE, note=LONG), "told.note", Wrong.TOO_LONG),
    (lambda: Told(kind=EventKind.BRUISE, site=LONG), "told.site", Wrong.TOO_LONG),
    (lambda: Removal(id="", author="t", recorded=samples.TIME), "removal.id", Wrong.REQUIRED),
    (lambda: Patient(family=" ", given=""), "patient.family", Wrong.REQUIRED),
    (lambda: Patient(family=LONG), "patient.family", Wrong.TOO_LONG),
    (lambda: Patient(family="x", alerts=(alert(),) * 2), "patient.alerts.id", Wrong.DUPLICATE),
    (lambda: alert(text=""), "alert.text", Wrong.REQUIRED),
    (lambda: alert(recorded=NAIVE), "alert.recorded", Wrong.NO_ZONE),
    (lambda: Problem(id="p", title=""), "problem.title", Wrong.REQUIRED),
    (lambda: Therapist(id="t", name=""), "therapist.name", Wrong.REQUIRED),
    (
        lambda: Clinic(therapists=(Therapist(id="t", name="x"),) * 2),
        "clinic.therapists.id",
        Wrong.DUPLICATE,
    ),
    (
        lambda: Clinic(protocols=(Protocol(id="p", name="x"),) * 2),
        "clinic.protocols.id",
        Wrong.DUPLICATE,
    ),
    (lambda: Clinic(same_site_mm=0), "clinic.same_site_mm", Wrong.OUT_OF_RANGE),
    (lambda: Clinic(timer_minutes=0.4), "clinic.timer_minutes", Wrong.OUT_OF_RANGE),
    (lambda: Clinic(rooms=(LONG,)), "clinic.rooms", Wrong.TOO_LONG),
    (lambda: Movement(name=""), "movement.name", Wrong.REQUIRED),
    (lambda: questionnaire(name=" "), "questionnaire.name", Wrong.REQUIRED),
    (lambda: questionnaire(maximum=0), "questionnaire.maximum", Wrong.OUT_OF_RANGE),
    (lambda: questionnaire(important=-1), "questionnaire.important", Wrong.OUT_OF_RANGE),
    (lambda: questionnaire(source=LONG), "questionnaire.source", Wrong.TOO_LONG),
    (lambda: Protocol(id="p", name=""), "protocol.name", Wrong.REQUIRED),
    (
        lambda: Protocol(id="p", name="x", sites=(planned(),) * 2),
        "protocol.sites.id",
        Wrong.DUPLICATE,
    ),
    (lambda: planned(id=""), "planned_site.id", Wrong.REQUIRED),
    (lambda: planned(count=101), "planned_site.count", Wrong.OUT_OF_RANGE),
    (lambda: planned(segments=("C9",)), "planned_site.segments", Wrong.UNKNOWN_TERM),
    (lambda: planned(level="S3"), "planned_site.level", Wrong.UNKNOWN_TERM),
    (lambda: planned(direction=LONG), "planned_site.direction", Wrong.TOO_LONG),
    (lambda: samples.record(""), "id", Wrong.REQUIRED),
]


@pytest.mark.parametrize(("make", "field", "wrong"), CASES, ids=[f"{c[1]}-{c[2]}" for c in CASES])
def test_a_bad_value_is_refused_and_its_field_named(make, field: str, wrong: Wrong) -> None:
    with pytest.raises(RecordError) as caught:
        make()
    assert (caught.value.field, caught.value.wrong) == (field, wrong)
    assert field in str(caught.value)


def test_an_error_tells_the_range_and_never_the_text() -> None:
    with pytest.raises(RecordError) as caught:
        samples.visit(pain_before=11)
    assert caught.value.detail == "0–10"
    with pytest.raises(RecordError) as caught:
        Patient(family="Secret" * 20_000)
    assert "Secret" not in str(caught.value)


def test_a_name_of_ten_thousand_characters_is_taken_as_it_is() -> None:
    assert len(Patient(family="x" * 10_000).family) == 10_000


@pytest.mark.parametrize("value", [0, 10, None])
def test_the_ends_of_a_range_and_not_recorded_are_taken(value: int | None) -> None:
    assert samples.visit(pain_before=value).pain_before == value
