"""A patient's figure: another body under the same sites."""

from dataclasses import replace

from ims_chart.ui import forms
from tests.ui.hands import click, mark, settle, spot


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
