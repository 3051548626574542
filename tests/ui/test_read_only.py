"""A record that can't be saved here is looked at, not changed."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from ims_chart.record import VisitState
from ims_chart.storage.store import Store
from tests import samples
from tests.ui.conftest import ADA
from tests.ui.hands import Fingers, belly_on, click, drag, find, key, mark, settle, spot


@pytest.fixture
def charted(store):
    """Ada's record with a site in it."""
    loaded = store.load(ADA)
    visit = samples.visit(therapist="th1", sites=[samples.site()])
    store.save(replace(loaded.record, visits=(visit,)), loaded.digest)


def newer(store, monkeypatch):
    path = store.path(ADA)
    value = json.loads(path.read_text(encoding="utf-8"))
    value["version"] = 2
    path.write_text(json.dumps(value), encoding="utf-8")


def locked(store, monkeypatch):
    monkeypatch.setattr(Store, "writable", False)


def signed(store, monkeypatch):
    loaded = store.load(ADA)
    (visit,) = loaded.record.visits
    store.save(
        replace(loaded.record, visits=(replace(visit, state=VisitState.SIGNED),)), loaded.digest
    )


@pytest.fixture(params=[newer, locked, signed])
def page(request, window, store, charted, monkeypatch, qtbot):
    request.param(store, monkeypatch)
    window.show_store(store)
    assert window.open(ADA)
    qtbot.waitUntil(window.open_patient.page.canvas.hasFocus)
    return window.open_patient.page


def test_it_says_so(page) -> None:
    words = find(page, "canvasHint", QLabel)
    assert words.isVisible()
    assert "reading only" in words.text() or "signed" in words.text()
    if page.chart.document.editable is False:
        assert find(page, "saveState").text == "Read only"


def test_nothing_on_the_body_changes_it(page, store) -> None:
    canvas, chart = page.canvas, page.chart
    before, data = chart.record, store.path(ADA).read_bytes()
    (site,) = chart.sites
    click(canvas, spot(canvas, "gluteus"))
    Fingers(canvas).tap(belly_on(canvas, "front", "rectus_femoris", image_left=True))
    key(canvas, Qt.Key.Key_Down)
    key(canvas, Qt.Key.Key_Return)
    click(canvas, mark(canvas, site))
    assert chart.selected == site
    drag(canvas, mark(canvas, site), mark(canvas, site) + QPoint(60, 60))
    for what in (Qt.Key.Key_M, Qt.Key.Key_Delete):
        key(canvas, what)
    click(canvas, spot(canvas, "gluteus"))
    assert chart.record is before
    assert store.path(ADA).read_bytes() == data


def test_a_drag_pans(page) -> None:
    canvas = page.canvas
    before, start = canvas.camera.origin, spot(canvas, "gluteus")
    drag(canvas, start, start + QPoint(30, 0))
    assert canvas.camera.origin.x() == before.x() + 30


LOOKING = ("siteRow.", "section.", "visit.jump.", "visit.summary.copy")
"""What only shows another part or copies; it changes nothing."""


def test_every_control_of_the_visit_and_site_is_off(page) -> None:
    page.chart.select(page.chart.sites[0].id)
    settle()
    panel = find(page, "visitPanel")
    on = [
        button.objectName()
        for button in panel.findChildren(QAbstractButton)
        if button.isEnabled()
        and button.isVisibleTo(panel)
        and not button.objectName().startswith(LOOKING)
    ]
    signed = page.chart.document.editable
    assert on == (["visit.addendum"] if signed else [])
    for name in ("visit.notes", "visit.plan", "visit.aftercare"):
        assert find(page, name).isReadOnly()
    for name in ("site.note", "site.segments"):
        assert not find(page, name).isEnabled()
    assert not find(page, "toolBar").isEnabled()


def test_its_actions_are_off(page, window) -> None:
    page.chart.select(page.chart.sites[0].id)
    for name in ("move_site", "delete_site", "remove_visit", "undo"):
        assert not window.actions_by_id[name].isEnabled(), name
    if not page.chart.document.editable:
        for name in ("new_visit", "edit_patient"):
            assert not window.actions_by_id[name].isEnabled(), name
    assert window.actions_by_id["print_chart"].isEnabled()
