"""The patients of the store: found, opened, and told of when a file can't be read."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ims_chart.storage.store import Store
from tests import samples
from tests.ui.conftest import ADA
from tests.ui.hands import click, find, key, typed

Key = Qt.Key


@pytest.fixture
def patients(window, store, qtbot):
    for number, (family, given) in enumerate(
        [("Adeyemi", "Tunde"), ("Brandt", "Lena"), ("Brandt", "Ole"), ("Öztürk", "Işıl")]
    ):
        store.new(samples.record(f"bcde23456{number + 2}", family, given, visits=[]))
    window.show_store(store)
    qtbot.waitUntil(window.patients.search.hasFocus)
    return window.patients


def names(patients):
    model = patients.list.model()
    return [model.index(row).data(Qt.ItemDataRole.UserRole).name for row in range(model.rowCount())]


def test_all_are_listed_the_latest_treated_on_top(patients) -> None:
    assert len(names(patients)) == 5
    assert names(patients)[0].startswith("Lindqvist")


@pytest.mark.parametrize(
    ("text", "found"),
    [("brandt ole", ["Brandt"]), ("ozturk", ["Öztürk"]), ("lindkvist", ["Lindqvist"])],
)
def test_typing_finds(patients, text, found) -> None:
    typed(patients.search, text)
    assert [name.split(",")[0] for name in names(patients)[:1]] == found


def test_nobody_found_is_said_and_enter_opens_nobody(window, patients) -> None:
    typed(patients.search, "xyzzyq")
    assert names(patients) == []
    assert find(patients, "patientsEmpty", QLabel).text() == "Nobody is found by “xyzzyq”."
    key(patients.search, Key.Key_Return)
    assert window.open_patient is None


def test_enter_opens_the_first_found(window, patients) -> None:
    typed(patients.search, "adeyemi")
    key(patients.search, Key.Key_Return)
    assert window.open_patient.chart.patient.family == "Adeyemi"


def test_arrows_walk_the_list_while_typing(window, patients) -> None:
    typed(patients.search, "brandt")
    first, second = (s.id for s in patients._patients.shown[:2])
    key(patients.search, Key.Key_Up)
    assert patients.current.id == first
    key(patients.search, Key.Key_Down)
    assert patients.current.id == second
    key(patients.search, Key.Key_Return)
    assert window.open_patient.id == second


def test_a_click_opens(window, patients) -> None:
    click(
        patients.list.viewport(), patients.list.visualRect(patients.list.model().index(0)).center()
    )
    assert window.open_patient.id == ADA


def test_enter_in_the_list_opens(window, patients) -> None:
    patients.list.setFocus()
    key(patients.list, Key.Key_Return)
    assert window.open_patient.id == ADA


def test_an_empty_store_says_how_to_begin(window, tmp_path) -> None:
    window.show_store(Store.create(tmp_path / "new"))
    assert find(window, "patientsEmpty", QLabel).isVisible()
    assert "Begin with “New patient”" in find(window, "patientsEmpty", QLabel).text()
    key(window.patients.search, Key.Key_Return)
    assert window.open_patient is None


def test_a_damaged_file_is_named_and_left_as_it_is(window, store) -> None:
    path = store.patients / "damaged234.json"
    path.write_text("{ not json", encoding="utf-8")
    window.show_store(store)
    notice = find(window, "storeNotice", QLabel)
    assert notice.isVisible()
    assert "damaged234.json" in notice.text()
    assert names(window.patients) == ["Lindqvist, Ada"]
    assert path.read_text(encoding="utf-8") == "{ not json"


@pytest.mark.parametrize(("count", "told"), [(7, "And 4 more files."), (4, "And one more file.")])
def test_many_damaged_files_are_counted(window, store, count, told) -> None:
    for number in range(2, 2 + count):
        (store.patients / f"damaged23{number}.json").write_text("[]", encoding="utf-8")
    window.show_store(store)
    lines = find(window, "storeNotice", QLabel).text().splitlines()
    assert len(lines) == 4
    assert lines[-1] == told


@pytest.mark.parametrize("typed_date", ["3 Apr 1971", "3/4/71", "03041971"])
def test_a_birth_date_is_found_as_the_list_shows_it(window, store, typed_date) -> None:
    window.show_store(store)
    typed(window.patients.search, typed_date)
    assert names(window.patients) == ["Lindqvist, Ada"]


def test_a_file_that_breaks_after_it_was_listed_is_told_of(window, store) -> None:
    window.show_store(store)
    store.path(ADA).write_text("{", encoding="utf-8")
    key(window.patients.search, Key.Key_Return)
    assert window.open_patient is None
    assert window.patients.isVisible()
    assert "damaged" in window.toast.text
    assert store.path(ADA).read_text(encoding="utf-8") == "{"


def test_a_file_that_is_gone_is_told_of(window, store) -> None:
    window.show_store(store)
    store.path(ADA).unlink()
    assert not window.open(ADA)
    assert window.toast.text.startswith("There is no ")


def test_hundreds_of_patients_are_all_read(window, tmp_path, qtbot) -> None:
    store = Store.create(tmp_path / "large")
    data = Store.create(tmp_path / "one")
    data.new(samples.record("abcd234567"))
    text = data.path("abcd234567").read_text(encoding="utf-8")
    for number in range(100, 250):
        name = f"abcdefg{number}".translate(str.maketrans("01", "89"))
        store.path(name).write_text(text.replace("abcd234567", name), encoding="utf-8")
    window.show_store(store)
    qtbot.waitUntil(lambda: len(names(window.patients)) == len(store.ids()))
    assert len(store.ids()) > 100


def test_what_was_charted_shows_when_the_list_comes_back(window, page, store) -> None:
    record = page.chart.patient
    page.chart.change_patient(replace(record, family="Lindgren"))
    window.show_patients()
    assert names(window.patients) == ["Lindgren, Ada"]
