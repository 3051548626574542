"""A patient's figure: another body under the same sites."""

import datetime as dt
from dataclasses import replace

import pytest

from ims_chart.ui import forms
from tests.ui.hands import click, find, mark, settle, spot, tap, when_asked


def test_another_figure_shows_at_once_with_its_sites_in_their_muscles(
    window, page, canvas, chart, monkeypatch
) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    site = chart.selected
    changed = replace(chart.patient, figure="female")
    monkeypatch.setattr(forms, "fill_patient", lambda *_a, **_k: changed)
    window.commands.edit_patient()
    settle()
    opened = window.open_patient
    assert opened.page is not page
    assert opened.chart.body == "female"
    assert opened.chart.visit.site(site.id) == site
    assert opened.chart.selected.id == site.id
    now = opened.page.canvas
    place = now.stage.place_at(mark(now, site).toPointF())
    assert place.point.body == "female"
    assert (place.region.muscle, place.side) == ("infraspinatus", site.side)


def test_other_particulars_leave_the_chart_as_it_is(window, page, chart, monkeypatch) -> None:
    changed = replace(chart.patient, phone="555 0100")
    monkeypatch.setattr(forms, "fill_patient", lambda *_a, **_k: changed)
    window.commands.edit_patient()
    assert window.open_patient.page is page
    assert chart.patient.phone == "555 0100"


def test_after_another_figure_all_can_still_be_undone(window, page, canvas, chart) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    changed = replace(chart.patient, figure="female")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(forms, "fill_patient", lambda *_a, **_k: changed)
        window.commands.edit_patient()
    settle()
    shown = window.open_patient.page
    window.actions_by_id["undo"].trigger()
    settle()
    opened = window.open_patient
    assert opened.page is not shown
    assert opened.chart.body == "male"
    assert len(opened.chart.sites) == 1
    window.actions_by_id["undo"].trigger()
    settle()
    assert window.open_patient.chart.sites == ()
    assert not window.open_patient.document.history.canUndo()


def test_the_clinic_changes_without_losing_the_visit_or_the_way_back(
    window, page, canvas, chart
) -> None:
    first = chart.visit.id
    chart.visits.begin(dt.date(2026, 3, 9))
    chart.choose_visit(first)
    click(canvas, spot(canvas, "infraspinatus"))

    def fill(dialog) -> None:
        find(dialog, "clinic.needles").setPlainText("0.40 × 75")
        tap(dialog, "clinic.accept")

    when_asked(fill)
    window.actions_by_id["edit_clinic"].trigger()
    settle()
    now = window.open_patient.chart
    assert now is not chart
    assert [needle.length_mm for needle in now.clinic.needles] == [75]
    assert (now.visit.id, len(now.sites)) == (first, 1)
    window.actions_by_id["undo"].trigger()
    settle()
    assert now.record.visit(first).sites == ()
