"""The next start goes on where the last one ended."""

import pytest

from ims_chart.app import Program
from ims_chart.storage.settings import load_settings, save_settings
from tests.storage.sealing import WORDS, quick_passphrases, seal
from tests.ui.conftest import ADA
from tests.ui.hands import click, find, typed


@pytest.fixture
def begun(qapp, store):
    """Starts the program anew, with what it remembers."""
    made = []

    def begin() -> Program:
        program = Program()
        made.append(program)
        program.show(None, demo=False)
        return program

    save_settings(store=store.folder)
    yield begin
    for program in made:
        program.window.close()
        program.close()
        program.window.deleteLater()


def test_the_patient_who_was_open_is_open_again(begun) -> None:
    first = begun()
    assert first.window.open_patient is None
    first.window.open(ADA)
    first.window.close()
    assert load_settings().last_patient == ADA
    again = begun()
    assert again.window.open_patient.id == ADA


def test_who_left_the_patient_sees_the_list(begun) -> None:
    save_settings(last_patient=ADA)
    program = begun()
    program.window.show_patients()
    program.window.close()
    assert begun().window.open_patient is None


@pytest.mark.parametrize("gone", ["zzzz234567", "../patients/x", "con", "a\0b"])
def test_a_patient_who_is_gone_is_no_hindrance(begun, gone) -> None:
    save_settings(last_patient=gone)
    program = begun()
    assert program.window.open_patient is None
    assert program.window.patients.isVisible()


def test_an_encrypted_store_goes_on_once_it_is_unlocked(begun, store, qtbot, monkeypatch) -> None:
    quick_passphrases(monkeypatch)
    seal(store, "th1")
    save_settings(last_patient=ADA)
    window = begun().window
    assert window.open_patient is None
    typed(find(window, "unlock.passphrase"), WORDS)
    click(find(window, "unlock.go"))
    qtbot.waitUntil(lambda: window.open_patient is not None)
    assert window.open_patient.id == ADA
