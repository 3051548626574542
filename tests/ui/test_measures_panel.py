"""Measures beside the body: a retest takes two taps, and typing does it too."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from ims_chart.charting.measures import PAIN_BEST, quantity_of
from ims_chart.record import Measure, Side
from tests.ui.hands import choose, click, find, key, settle, spot, tap, typed


@pytest.fixture
def panel(page):
    tap(page, "visit.jump.measures")
    return page


def values(chart):
    return [(m.kind, m.side, m.before, m.after) for m in chart.visit.measures]


def test_a_movement_is_chosen_measured_and_retested(panel, chart, reopen) -> None:
    choose(panel, "measure.movement", "Neck rotation")
    assert chart.visit.measures == ()
    tap(panel, "measure.1.before")
    tap(panel, "value.50.0")
    assert values(chart) == [("Neck rotation", Side.RIGHT, 50, None)]
    again = reopen()
    tap(again, "visit.jump.measures")
    before = again.chart.document.history.count()
    tap(again, "measure.0.after")
    tap(again, "value.65.0")
    assert values(again.chart) == [("Neck rotation", Side.RIGHT, 50, 65)]
    assert again.chart.document.history.count() == before + 1
    assert not find(again, "valuePicker").isVisible()
    assert find(again, "measure.0.after").text() == "65°"


def test_a_value_is_typed_or_stepped_to(panel, chart) -> None:
    choose(panel, "measure.movement", "Neck flexion")
    tap(panel, "measure.0.before")
    typed(find(panel, "value.typed"), "47,5")
    assert values(chart)[0][2] == 47.5
    tap(panel, "value.plus")
    assert values(chart)[0][2] == 48.5
    tap(panel, "value.less")
    assert find(panel, "valuePicker").isVisible()
    assert values(chart)[0][2] == 47.5
    assert chart.document.history.count() == 1


def test_what_is_no_number_is_not_kept(panel, chart) -> None:
    choose(panel, "measure.movement", "Neck flexion")
    tap(panel, "measure.0.before")
    typed(find(panel, "value.typed"), "x-")
    assert chart.visit.measures == ()


@pytest.mark.parametrize("rest", ["x", "e9", "000000"])
def test_what_is_not_kept_is_said_to_be_and_goes_with_the_field(
    panel, canvas, chart, window, rest
) -> None:
    choose(panel, "measure.movement", "Neck flexion")
    tap(panel, "measure.0.before")
    line = find(panel, "value.typed")
    typed(line, "45")
    assert not find(panel, "value.said").isVisible()
    typed(line, rest)
    kept = chart.visit.measures[0].before
    assert find(panel, "value.said").text() == f"That is not kept. Recorded: {kept:g}"
    assert find(panel, "value.said").isVisible()
    assert line.text() == f"45{rest}"
    canvas.setFocus()
    settle()
    assert not find(panel, "value.said").isVisible()
    assert line.text() == f"{kept:g}"


def test_an_emptied_field_can_be_typed_in_again(page, chart, reopen) -> None:
    taken = Measure(kind="Neck rotation", side=Side.LEFT, before=55, unit="°")
    chart.visits.change("measure", measures=(taken,))
    again = reopen()
    tap(again, "visit.jump.measures")
    tap(again, "measure.0.before")
    line = find(again, "value.typed")
    line.selectAll()
    key(line, Qt.Key.Key_Delete)
    assert again.chart.visit.measures == ()
    typed(line, "60")
    assert values(again.chart) == [("Neck rotation", Side.LEFT, 60, None)]


def test_undo_shows_in_a_field_that_is_being_typed_in(panel, chart, window) -> None:
    choose(panel, "measure.movement", "Neck flexion")
    tap(panel, "measure.0.before")
    tap(panel, "value.40.0")
    tap(panel, "measure.0.before")
    line = find(panel, "value.typed")
    line.selectAll()
    typed(line, "47")
    window.actions_by_id["undo"].trigger()
    assert find(panel, "value.typed").text() == "40"


def test_cleared_it_is_not_recorded(panel, chart) -> None:
    choose(panel, "measure.movement", "Neck flexion")
    tap(panel, "measure.0.before")
    tap(panel, "value.40.0")
    tap(panel, "measure.0.before")
    tap(panel, "value.clear")
    assert chart.visit.measures == ()


def test_pressure_at_the_selected_site(panel, page, canvas, chart) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    tap(page, "visit.jump.measures")
    assert find(page, "measure.pressure").text() == "Pressure, site 1"
    tap(page, "measure.pressure")
    tap(page, "value.2.5")
    (taken,) = chart.visit.measures
    assert (taken.kind, taken.before, taken.unit) == ("Pressure threshold", 2.5, "kg/cm²")
    assert (taken.site, taken.side) == (chart.selected.id, Side.RIGHT)


def test_without_a_site_there_is_no_pressure_to_take(panel) -> None:
    assert not find(panel, "measure.pressure").isEnabled()


def test_the_total_of_a_questionnaire_with_its_version(panel, chart) -> None:
    choose(panel, "measure.questionnaire", "NDI (0–100)")
    typed(find(panel, "value.typed"), "38")
    (taken,) = chart.visit.measures
    assert (taken.kind, taken.before, taken.method) == ("NDI", 38, "0–100")
    assert panel.findChild(object, "measure.0.after") is None


def test_anything_else_can_be_measured(panel, chart) -> None:
    tap(panel, "measure.other")
    typed(find(panel, "measure.kind"), "Grip")
    typed(find(panel, "measure.unit"), "kg")
    key(find(panel, "measure.unit"), Qt.Key.Key_Return)
    tap(panel, "measure.0.before")
    typed(find(panel, "value.typed"), "31")
    assert [(m.kind, m.unit, m.before) for m in chart.visit.measures] == [("Grip", "kg", 31)]


def test_what_was_measured_last_time_stands_ready(page, chart) -> None:
    taken = Measure(kind="Neck rotation", side=Side.LEFT, before=55, after=70, unit="°")
    chart.visits.change("measure", measures=(taken,))
    chart.visits.begin(dt.date(2030, 1, 7))
    tap(page, "visit.jump.measures")
    tap(page, "measure.0.before")
    tap(page, "value.75.0")
    assert values(chart) == [("Neck rotation", Side.LEFT, 75, None)]
    assert quantity_of(chart.visit.measures[0]) == quantity_of(taken)


def test_pain_at_its_best_and_worst_folds_away_while_it_is_not_recorded(page, chart) -> None:
    assert not find(page, "visit.pain_best").isVisible()
    tap(page, "visit.pain_range")
    tap(page, "visit.pain_best.2")
    assert [(m.kind, m.before) for m in chart.visit.measures] == [(PAIN_BEST, 2)]
    tap(page, "visit.pain_best.2")
    assert chart.visit.measures == ()


def test_undo_takes_a_measure_back_from_the_screen(panel, chart) -> None:
    choose(panel, "measure.movement", "Neck flexion")
    tap(panel, "measure.0.before")
    tap(panel, "value.40.0")
    chart.document.history.undo()
    assert find(panel, "measure.0.before").text() == "–"
