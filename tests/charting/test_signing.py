import datetime as dt
from dataclasses import replace

import pytest

from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.charting.signing import add_addendum, sign
from ims_chart.record import Clinic, Needling, Problem, Therapist, VisitState, Wrong
from ims_chart.storage.act import Act
from ims_chart.storage.signed import digest_of_visit
from tests import samples


@pytest.fixture
def lying(atlas) -> Chart:
    site = samples.site(needling=Needling(count=2, removed=0))
    record = samples.record(visits=[samples.visit(sites=[site])])
    return Chart(Document(record), atlas, Clinic())


def test_signing_ends_the_way_back(chart) -> None:
    chart.visits.change("notes", notes="stiff")
    assert sign(chart)
    assert chart.visit.state is VisitState.SIGNED
    assert not chart.editable
    assert not chart.document.history.canUndo()


def test_with_needles_in_a_visit_is_not_signed(lying, qtbot) -> None:
    before = lying.record
    for reason in ("", "  "):
        with qtbot.waitSignal(lying.refused, timeout=0) as said:
            assert not sign(lying, reason)
        assert said.args[0].wrong is Wrong.NEEDLES_IN
        assert lying.record is before


def test_a_reason_signs_and_is_kept(lying) -> None:
    assert sign(lying, "semi-permanent needles")
    assert lying.visit.needles_reason == "semi-permanent needles"
    assert lying.needles.inside == 0


def test_a_refused_signing_keeps_the_way_back(lying) -> None:
    lying.change_patient(replace(lying.patient, given="Eva"))
    assert not sign(lying)
    assert lying.document.history.canUndo()


def test_a_signed_visit_is_not_signed_again(chart) -> None:
    assert sign(chart)
    before = chart.record
    assert not sign(chart, "again")
    assert chart.record is before


def test_what_was_done_to_another_visit_can_still_be_undone(atlas) -> None:
    first, second = samples.visit("v1"), samples.visit("v2", day=dt.date(2026, 3, 9))
    chart = Chart(Document(samples.record(visits=[first, second])), atlas, Clinic())
    history = chart.document.history
    chart.visits.change("plan", plan="a")
    chart.choose_visit("v1")
    chart.visits.change("notes", notes="b")
    chart.change_patient(replace(chart.patient, given="Eva"))
    chart.visits.change("notes", notes="c")
    assert sign(chart)
    signed = chart.record.visit("v1")
    assert (history.count(), history.index()) == (2, 2)
    history.undo()
    assert chart.patient.given == "Ada"
    history.undo()
    assert chart.record.visit("v2") == second
    assert chart.record.visit("v1") == signed
    history.redo()
    assert chart.record.visit("v2").plan == "a"


def test_a_signature_names_who_charts_and_covers_the_visit(chart) -> None:
    chart.clinic = Clinic(therapists=(Therapist(id="th9", name="A. Rowan"),))
    chart.work_as("th9")
    chart.visits.change("notes", notes="stiff")
    before = digest_of_visit(chart.visit)
    assert sign(chart)
    by = chart.visit.signature
    assert (by.author, by.name, by.verified) == ("th9", "A. Rowan", False)
    assert by.digest == before == digest_of_visit(chart.visit)


def test_a_signature_holds_where_the_logs_stood(chart, demo_store) -> None:
    chart.store = demo_store
    demo_store.audit.note(Act.OPENED, chart.record.id)
    assert sign(chart, verified=True)
    assert chart.visit.signature.heads == demo_store.audit.heads() != ()
    assert chart.visit.signature.verified


def test_removals_end_with_the_signature(chart) -> None:
    site = chart.tap("back", 0.56, 0.3)
    chart.remove(site.id)
    assert chart.visit.removed
    assert sign(chart)
    assert chart.visit.removed == ()
    assert chart.visit.removed_count == 1


def test_an_addendum_keeps_the_signed_visit_as_it_was(chart) -> None:
    assert sign(chart)
    signed = chart.visit
    assert add_addendum(chart, signed.id, "typing error ", " left, not right ")
    (addendum,) = chart.visit.addenda
    assert (addendum.reason, addendum.text) == ("typing error", "left, not right")
    assert replace(chart.visit, addenda=()) == signed
    assert digest_of_visit(chart.visit) == signed.signature.digest
    assert not chart.document.history.canUndo()


def test_an_addendum_needs_a_reason_a_text_and_a_signed_visit(chart, qtbot) -> None:
    before = chart.record
    with qtbot.waitSignal(chart.refused, timeout=0) as said:
        assert not add_addendum(chart, chart.visit.id, "why", "what")
    assert said.args[0].wrong is Wrong.UNSIGNED
    assert chart.record is before
    assert sign(chart)
    for reason, text in (("", "what"), ("why", " ")):
        with qtbot.waitSignal(chart.refused, timeout=0) as said:
            assert not add_addendum(chart, chart.visit.id, reason, text)
        assert said.args[0].wrong is Wrong.REQUIRED


def test_no_undo_takes_away_what_a_signed_visit_says_it_treated(chart) -> None:
    knee = Problem(id="p9", title="Knee")
    chart.change_patient(replace(chart.patient, problems=(knee,)))
    chart.change_patient(replace(chart.patient, given="Eva"))
    chart.visits.change("problem", problem="p9")
    assert sign(chart)
    while chart.document.history.canUndo():
        chart.document.history.undo()
    assert chart.patient.problems == (knee,)


def test_a_visit_of_tomorrow_is_not_signed(chart, qtbot) -> None:
    tomorrow = dt.date.today() + dt.timedelta(days=1)
    chart.visits.change("date", date=tomorrow)
    with qtbot.waitSignal(chart.refused, timeout=0) as said:
        assert not sign(chart)
    assert said.args[0].wrong is Wrong.FUTURE
    assert chart.visits.change_date(dt.date.today())
    assert sign(chart)


def test_a_visit_is_put_on_no_day_to_come(chart, qtbot) -> None:
    day = chart.visit.date
    with qtbot.waitSignal(chart.refused, timeout=0) as said:
        assert not chart.visits.change_date(dt.date.today() + dt.timedelta(days=1))
    assert said.args[0].wrong is Wrong.FUTURE
    assert chart.visit.date == day


def test_no_undo_rewords_what_a_signed_visit_says_it_treated(chart) -> None:
    knee = Problem(id="p9", title="Knee")
    chart.change_patient(replace(chart.patient, problems=(knee,)))
    chart.visits.change("problem", problem="p9")
    chart.document.history.clear()
    left = replace(knee, title="Left knee")
    chart.change_patient(replace(chart.patient, problems=(left,)))
    assert sign(chart)
    assert not chart.document.history.canUndo()
    assert chart.patient.problems == (left,)
