"""The first start: where the records shall be, said with what speaks against it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ims_chart.app import Program
from ims_chart.storage.settings import load_settings, save_settings, suggested_store
from ims_chart.storage.store import Store
from ims_chart.ui import ask
from ims_chart.ui.welcome_page import WelcomePage
from tests import samples
from tests.ui.hands import find, key, settle, tap, typed


@pytest.fixture
def page(qapp, qtbot, tmp_path):
    made = WelcomePage(tmp_path / "records")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    return made


def note(page):
    return find(page, "welcome.note", QLabel).text()


def write(page, text) -> None:
    find(page, "welcome.folder").setText(text)


@pytest.mark.parametrize("how", ["button", "Enter"])
def test_the_folder_offered_is_taken(page, tmp_path, qtbot, how) -> None:
    with qtbot.waitSignal(page.chosen) as told:
        if how == "button":
            tap(page, "welcome.use")
        else:
            key(find(page, "welcome.folder"), Qt.Key.Key_Return)
    assert told.args == [tmp_path / "records"]


def test_a_folder_is_chosen_in_a_dialog(page, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(ask, "folder", lambda *_: tmp_path / "other")
    tap(page, "welcome.browse")
    assert find(page, "welcome.folder").text() == str(tmp_path / "other")
    monkeypatch.setattr(ask, "folder", lambda *_: None)
    tap(page, "welcome.browse")
    assert find(page, "welcome.folder").text() == str(tmp_path / "other")


@pytest.mark.parametrize("cloud", ["Dropbox", "OneDrive"])
def test_a_folder_that_goes_to_a_cloud_is_said_to(page, tmp_path, cloud) -> None:
    write(page, str(tmp_path / cloud / "records"))
    assert note(page).startswith(f"This folder is copied to {cloud}.")
    write(page, str(tmp_path / "plain"))
    assert note(page) == ""


def test_no_folder_is_no_answer(page, qtbot) -> None:
    write(page, "   ")
    with qtbot.assertNotEmitted(page.chosen):
        tap(page, "welcome.use")


@pytest.mark.parametrize("text", ["~", "~nobody-of-that-name/x", "x" * 5000, "a\0b", "\\\\?\\"])
def test_no_text_is_too_strange(page, text) -> None:
    write(page, text)
    assert page.isVisible()


def test_the_demo_is_asked_for(page, qtbot) -> None:
    with qtbot.waitSignal(page.demo_wanted):
        tap(page, "welcome.demo")


# --- in the program


@pytest.fixture
def start(qtbot):
    """Starts the program, as often as a test likes."""
    started = []

    def begin(**how) -> Program:
        made = Program()
        started.append(made)
        qtbot.addWidget(made.window)
        made.show(None, **{"demo": False, **how})
        settle()
        return made

    yield begin
    for made in started:
        made.close()


@pytest.fixture
def program(start):
    """The first start: nothing is remembered."""
    return start()


def test_the_first_start_asks_and_offers_the_users_own_folder(program) -> None:
    assert find(program.window, "welcome.folder").text() == str(suggested_store())
    assert find(program.window, "welcomePage").isVisible()


def test_the_chosen_folder_is_the_store_from_then_on(program, tmp_path) -> None:
    write(program.window, str(tmp_path / "records"))
    tap(program.window, "welcome.use")
    assert (tmp_path / "records" / "patients").is_dir()
    assert load_settings().store == tmp_path / "records"
    assert program.window.patients.isVisible()
    assert program.window.findChild(WelcomePage) is None


def test_a_folder_named_from_here_is_the_same_from_elsewhere(
    program, start, tmp_path, monkeypatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    write(program.window, "my records")
    tap(program.window, "welcome.use")
    assert load_settings().store == tmp_path / "here" / "my records"
    monkeypatch.chdir(tmp_path)
    again = start()
    assert again.window.store.folder == tmp_path / "here" / "my records"


def test_a_folder_of_other_things_is_refused_and_left_in_peace(program, tmp_path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.odt").write_text("x", encoding="utf-8")
    for folder in (tmp_path / "letters", Path(tmp_path.anchor)):
        write(program.window, str(folder))
        tap(program.window, "welcome.use")
        assert f"{folder} holds other things and no records" in note(program.window)
    assert find(program.window, "welcomePage").isVisible()
    assert [p.name for p in (tmp_path / "letters").iterdir()] == ["letter.odt"]
    assert load_settings().store is None


def test_a_damaged_clinic_is_no_dead_end(start, tmp_path, qtbot) -> None:
    store = Store.create(tmp_path / "records")
    store.new(samples.record())
    store.clinic_path.write_text("{", encoding="utf-8")
    save_settings(store=store.folder)
    program = start()
    assert program.window.patients.list.model().rowCount() == 1
    assert "clinic" in program.window.toast.text
    assert len(store.damaged.files()) == 1


def test_a_folder_that_cannot_be_written_to_is_explained(program, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(Store, "writable", False)
    write(program.window, str(tmp_path / "records"))
    tap(program.window, "welcome.use")
    assert "can't be written to" in note(program.window)
    assert find(program.window, "welcomePage").isVisible()
    assert load_settings().store is None


def test_a_folder_that_cannot_be_is_explained(program, tmp_path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    write(program.window, str(tmp_path / "file" / "records"))
    tap(program.window, "welcome.use")
    assert find(program.window, "welcomePage").isVisible()
    assert note(program.window) != ""


def test_a_file_is_no_store(program, tmp_path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    write(program.window, str(tmp_path / "file"))
    tap(program.window, "welcome.use")
    assert "is not a folder" in note(program.window)


def test_a_store_that_is_gone_is_asked_for_again(start, tmp_path) -> None:
    save_settings(store=tmp_path / "gone")
    program = start()
    assert "is not a folder" in note(program.window)
    assert find(program.window, "welcome.folder").text() == str(tmp_path / "gone")


def test_the_store_last_used_opens_at_once(start, tmp_path) -> None:
    store = Store.create(tmp_path / "records")
    store.new(samples.record())
    save_settings(store=store.folder)
    program = start()
    assert program.window.patients.list.model().rowCount() == 1


def test_the_demo_opens_a_patient_and_is_thrown_away(start) -> None:
    program = start(demo=True)
    folder = program.window.store.folder
    assert program.window.open_patient is not None
    assert len(program.window.open_patient.chart.sites) > 0
    assert load_settings().store is None
    program.window.close()
    program.close()
    assert not folder.exists()


def test_the_demo_of_the_first_start_leaves_the_question(program) -> None:
    tap(program.window, "welcome.demo")
    assert program.window.open_patient is not None
    typed(program.window.open_patient.page.canvas, "0")
    assert program.window.findChild(WelcomePage) is None
