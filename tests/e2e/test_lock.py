"""The locked program in a real window: nothing of a patient before the PIN, the chart after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ims_chart.record import Clinic, Therapist
from ims_chart.storage.settings import load_settings
from ims_chart.storage.store import Store
from tests import samples
from tests.e2e.body_finder import figures
from tests.e2e.conftest import Start
from tests.e2e.screen import Screen, until

PIN = "271828"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """One patient, and two therapists of whom the second has a PIN."""
    store = Store.create(tmp_path / "a store")
    people = (Therapist(id="th1", name="Mia Berg"), Therapist(id="th2", name="Jo Falk"))
    store.save_clinic(Clinic(name="Quay", therapists=people))
    store.new(samples.record("bbbb333333", family="Ostrander", visits=()))
    store.pins.set("th2", PIN)
    return store


def test_a_pin_by_keyboard_opens_the_program_and_a_key_locks_it(
    display: Screen, start: Start, store: Store
) -> None:
    program = start("--store", store.folder)
    display.type("161803")
    display.press("Return")
    until(lambda: store.pins.standing("th2").failed == 1, "wrong try on disk")
    display.type(PIN)
    display.press("Return")
    until(lambda: load_settings().therapist == "th2", "open screen")
    display.type("ostran")
    display.press("Return")
    until(lambda: len(figures(display.look())) == 2, "front and back")
    display.press("ctrl+l")
    until(lambda: not figures(display.look()), "covered body")
    display.press("ctrl+t")  # a new visit, were it to be reached
    display.type(PIN)
    display.press("Return")
    until(lambda: len(figures(display.look())) == 2, "front and back")
    assert store.load("bbbb333333").record.visits == ()
    display.press("ctrl+q")
    _, complaints = program.communicate(timeout=20)
    assert (program.returncode, complaints) == (0, "")
