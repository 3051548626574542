from dataclasses import replace

import pytest

from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.charting.signing import sign
from ims_chart.record import Clinic, Needling, VisitState, Wrong
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
