import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from ims_chart.record import Clinic, Problem, Therapist
from ims_chart.storage.settings import Theme as Mode
from ims_chart.storage.store import Store
from ims_chart.ui import response_lines
from ims_chart.ui.pictures import Pictures
from ims_chart.ui.theme import theme
from ims_chart.ui.window import Window
from tests import samples

ADA = "abcd234567"


def pytest_collection_modifyitems(items) -> None:
    """The screen that nobody sees says of many things that it can't do them."""
    mark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(mark)


@pytest.fixture
def store(tmp_path) -> Store:
    """A clinic with two therapists and one patient, whose one visit is begun and empty."""
    made = Store.create(tmp_path / "clinic")
    therapists = (Therapist(id="th1", name="Mia Berg"), Therapist(id="th2", name="Jo Falk"))
    made.save_clinic(Clinic(name="Quay Street", therapists=therapists))
    record = samples.record(ADA, visits=[samples.visit(therapist="th1")])
    problems = (Problem(id="p1", title="Tennis elbow"), Problem(id="p2", title="Low back pain"))
    made.new(replace(record, patient=replace(record.patient, problems=problems)))
    return made


@pytest.fixture
def small_pictures(monkeypatch) -> None:
    """No larger picture of the body comes from its thread: it would come at any moment, also
    between two pictures of the window that a test compares.
    """
    monkeypatch.setattr(Pictures, "_load", lambda self, key, height: None)


@pytest.fixture
def recalled(monkeypatch) -> None:
    """What a muscle's earlier visits tell is put together in one turn, which `settle` waits for;
    a slow machine would take a pause in between.
    """
    monkeypatch.setattr(response_lines, "SLICE_S", 60.0)


@pytest.fixture
def window(qapp, qtbot, atlas, small_pictures, recalled) -> Window:
    """The program's window, still without a store."""
    theme.apply(Mode.LIGHT)
    made = Window(atlas, Pictures(atlas))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    return made


@pytest.fixture
def page(window, store, qtbot):
    """Ada's chart, as after a tap on her name."""
    window.show_store(store)
    assert window.open(ADA)
    page = window.open_patient.page
    page.chart.document.clock = lambda: 0.0  # a slow machine makes no pause between two letters
    qtbot.waitUntil(page.canvas.hasFocus)
    assert page.panel.isVisible()  # made once the body has been painted; here at once
    return page


@pytest.fixture
def canvas(page):
    return page.canvas


@pytest.fixture
def chart(page):
    return page.chart


@pytest.fixture
def reopen(window, store):
    """Closes the patient and opens the record again from disk."""

    def again():
        window.show_patients()
        assert window.open_patient is None
        assert window.open(ADA)
        return window.open_patient.page

    return again


@pytest.fixture
def last_year() -> dt.date:
    return dt.date(2025, 11, 3)
