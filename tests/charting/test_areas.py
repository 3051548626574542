"""Pain areas of the chart: drawn, changed, taken away, and selected."""

from dataclasses import replace
from math import cos, pi, sin

import pytest

from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.record import Clinic, SymptomKind, VisitState, Wrong
from tests import samples
from tests.charting.places import belly


def ring(x, y, radius=0.03):
    """A stroke round a place of a whole view, in 0…1 of its box."""
    turns = [2 * pi * k / 40 for k in range(40)]
    return [(x + radius * cos(a) / 0.615, y + radius * sin(a)) for a in turns]


@pytest.fixture
def shoulder(atlas):
    return belly(atlas, "back", "infraspinatus", image_left=False)


def test_a_stroke_becomes_an_area_as_planned(chart, shoulder) -> None:
    chart.set_plan(replace(chart.plan, symptom=SymptomKind.BURNING, intensity=6))
    area = chart.areas.draw("back", ring(*shoulder))
    assert chart.areas.all == (area,) == chart.visit.pain_areas
    assert chart.areas.selected == area
    assert (area.kind, area.intensity, area.author) == (SymptomKind.BURNING, 6, "th1")
    assert area.atlas == chart.atlas.version
    assert 8 <= len(area.outline) <= 64
    for point in area.outline:
        assert (point.body, point.view) == ("male", "back")
        assert abs(point.y - shoulder[1]) <= 0.031
        assert point.anchor[0] < 0  # the patient's right
    assert chart.document.history.undoText() == "draw pain area"


def test_what_lies_beside_the_body_is_left_out(chart, atlas) -> None:
    view = atlas.view("male", "back")
    rim = next(x / 500 for x in range(250, 500) if not view.contains(x / 500, 0.35))
    area = chart.areas.draw("back", ring(rim, 0.35))
    assert 3 <= len(area.outline) < len(chart.areas.draw("back", ring(0.5, 0.35)).outline)
    assert all(view.contains(point.x, point.y) for point in area.outline)


@pytest.mark.parametrize(
    ("stroke", "wrong"),
    [
        ([(0.5, 0.3), (0.5, 0.4)], Wrong.NO_AREA),
        ([(0.5, 0.3)], Wrong.NO_AREA),
        ([], Wrong.NO_AREA),
        (ring(0.03, 0.05, 0.01), Wrong.OUTSIDE_BODY),
    ],
)
def test_what_is_no_area_is_refused(chart, qtbot, stroke, wrong) -> None:
    with qtbot.waitSignal(chart.refused, timeout=0) as said:
        assert chart.areas.draw("back", stroke) is None
    assert said.args[0].wrong is wrong
    assert chart.document.history.count() == 0


def test_changes_are_named_and_undone(chart, shoulder) -> None:
    drawn = chart.areas.draw("back", ring(*shoulder))
    assert chart.areas.change("kind", kind=SymptomKind.NUMB)
    assert chart.areas.change("intensity", intensity=4)
    assert chart.areas.selected == replace(drawn, kind=SymptomKind.NUMB, intensity=4)
    assert chart.document.history.undoText() == "change intensity of pain area"
    assert not chart.areas.change("intensity", intensity=4)
    chart.document.history.undo()
    chart.document.history.undo()
    assert chart.areas.all == (drawn,)


def test_a_note_is_one_step_while_it_is_typed(chart, shoulder) -> None:
    chart.areas.draw("back", ring(*shoulder))
    for note in ("d", "de", "deep"):
        chart.areas.change("note", merge="note", note=note)
    assert chart.document.history.count() == 2


def test_an_area_is_deleted_and_brought_back(chart, shoulder, qtbot) -> None:
    drawn = chart.areas.draw("back", ring(*shoulder))
    with qtbot.waitSignal(chart.removed, timeout=0) as said:
        chart.areas.remove()
    assert said.args == ["Deleted the pain area"]
    assert chart.areas.all == ()
    assert chart.areas.selected is None
    assert [gone.id for gone in chart.visit.removed] == [drawn.id]
    chart.document.history.undo()
    assert chart.areas.all == (drawn,)
    assert chart.visit.removed == ()


def test_a_site_or_an_area_is_selected_never_both(chart, shoulder) -> None:
    site = chart.tap("back", *shoulder)
    area = chart.areas.draw("back", ring(*shoulder))
    assert (chart.selected, chart.areas.selected) == (None, area)
    chart.select_next(1)
    assert (chart.selected, chart.areas.selected) == (site, None)


def test_what_is_gone_is_not_selected(chart, shoulder, qtbot) -> None:
    chart.areas.draw("back", ring(*shoulder))
    with qtbot.waitSignal(chart.areas.selection_changed, timeout=0):
        chart.document.history.undo()
    assert chart.areas.selected is None
    assert not chart.areas.change("intensity", intensity=4)
    chart.areas.remove()
    assert chart.document.history.index() == 0


def test_another_visit_has_areas_of_its_own(atlas, shoulder) -> None:
    visits = (samples.visit("v1"), samples.visit("v2"))
    chart = Chart(Document(samples.record(visits=visits)), atlas, Clinic(), author="th1")
    chart.areas.draw("back", ring(*shoulder))
    chart.choose_visit("v1")
    assert (chart.areas.all, chart.areas.selected) == ((), None)


@pytest.mark.parametrize("visits", [(), (samples.visit(state=VisitState.SIGNED),)])
def test_what_takes_no_edit_takes_no_area(atlas, shoulder, visits) -> None:
    chart = Chart(Document(samples.record(visits=visits)), atlas, Clinic())
    assert chart.areas.draw("back", ring(*shoulder)) is None
    assert chart.document.history.count() == 0
