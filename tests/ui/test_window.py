"""The window as a whole: what it opens, closes, remembers and says."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QMenu

from ims_chart.record import Clinic, RecordError, Wrong
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.settings import Theme as Mode
from ims_chart.storage.settings import load_settings
from ims_chart.storage.store import Store
from ims_chart.ui import ask
from tests import samples
from tests.ui.conftest import ADA
from tests.ui.hands import click, find, settle, spot, tap


class Shown(QObject):
    """Notes every window of its own that comes up."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched, event) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Show and watched.isWidgetType() and watched.isWindow():
            self.names.append(watched.objectName() or type(watched).__name__)
        return False


@pytest.fixture
def shown(qapp):
    noted = Shown()
    qapp.installEventFilter(noted)
    yield noted.names
    qapp.removeEventFilter(noted)


def test_opening_and_charting_flash_no_other_window(window, store, shown) -> None:
    window.show_store(store)
    window.open(ADA)
    settle()
    canvas = window.open_patient.page.canvas
    click(canvas, spot(canvas, "gluteus"))
    tap(window, "new_visit")
    window.show_patients()
    settle()
    assert shown == []


def test_one_patient_after_another(window, store) -> None:
    """What belonged to the first is gone and answers no more."""
    other = replace(samples.record("bcde234567", "Brandt", "Lena"), visits=())
    store.new(other)
    window.show_store(store)
    for record_id in (ADA, other.id, ADA, other.id):
        assert window.open(record_id)
        settle()
        assert window.open_patient.id == record_id
        window.actions_by_id["new_visit"].trigger()
        canvas = window.open_patient.page.canvas
        click(canvas, spot(canvas, "infraspinatus"))
        window.actions_by_id["undo"].trigger()
    assert store.load(ADA).record.visit("v1")


def test_a_patient_who_is_closed_at_once_is_not_looked_after(window, store) -> None:
    """A quick hand goes back before all is there that waits for the first picture of the body."""
    window.show_store(store)
    window.open(ADA)
    furnished = []
    window.open_patient.page.furnished.connect(lambda: furnished.append(window.open_patient))
    window.open_patient.page.canvas.grab()  # painted: the rest is under way
    window.show_patients()
    settle()
    assert furnished == [None]
    assert window.sharing._opened is None
    assert window.bedside._chart is None
    assert store.locks.holder(ADA) is None


def test_charting_is_off_without_a_patient(window, store) -> None:
    window.show_store(store)
    for name in ("undo", "new_visit", "delete_site", "print_chart", "edit_patient"):
        assert not window.actions_by_id[name].isEnabled()
    assert window.actions_by_id["new_patient"].isEnabled()


def test_undo_and_redo_say_what_they_do(window, canvas, chart) -> None:
    undo, redo = window.actions_by_id["undo"], window.actions_by_id["redo"]
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    click(canvas, spot(canvas, "infraspinatus"))
    assert undo.text() == "Undo add site 1 (R infraspinatus)"
    assert find(window.open_patient.page, "undo").toolTip().startswith(undo.text())
    undo.trigger()
    assert not undo.isEnabled()
    assert redo.text() == "Redo add site 1 (R infraspinatus)"
    redo.trigger()
    assert len(chart.sites) == 1


def test_the_menu_holds_every_action(window) -> None:
    menu = find(window, "mainMenu", QMenu)
    held = {a.objectName() for part in menu.findChildren(QMenu) for a in part.actions()}
    assert {f"action.{name}" for name in window.actions_by_id} <= held


def test_the_menu_opens_by_its_button(window, store) -> None:
    window.show_store(store)
    tap(window.patients, "menuButton")
    menu = find(window, "mainMenu", QMenu)
    assert menu.isVisible()
    menu.close()


def test_the_store_is_remembered_and_the_demo_is_not(window, store, demo_store) -> None:
    window.show_store(demo_store, remember=False)
    assert load_settings().store is None
    window.show_store(store)
    assert load_settings().store == store.folder


def test_another_store_is_chosen(window, page, tmp_path, monkeypatch) -> None:
    other = Store.create(tmp_path / "other")
    monkeypatch.setattr(ask, "folder", lambda *_: other.folder)
    window.actions_by_id["choose_store"].trigger()
    assert window.open_patient is None
    assert load_settings().store == other.folder
    assert window.patients.isVisible()


def test_no_store_chosen_leaves_all_as_it_is(window, page, monkeypatch) -> None:
    monkeypatch.setattr(ask, "folder", lambda *_: None)
    window.actions_by_id["choose_store"].trigger()
    assert window.open_patient is not None


def test_a_folder_that_cannot_be_a_store_is_explained(window, page, tmp_path, monkeypatch) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    monkeypatch.setattr(ask, "folder", lambda *_: file)
    window.actions_by_id["choose_store"].trigger()
    assert "is not a folder" in window.toast.text


def test_the_theme_is_remembered(window) -> None:
    window.actions_by_id["theme_dark"].trigger()
    assert load_settings().theme is Mode.DARK
    window.actions_by_id["theme_light"].trigger()
    assert load_settings().theme is Mode.LIGHT


def test_a_refused_value_is_said_in_words(window, chart) -> None:
    chart.refused.emit(RecordError(Wrong.OUT_OF_RANGE, "visit.pain_before", "0–10"))
    assert window.toast.text.startswith("Pain before")
    assert window.toast.text.endswith("Nothing was changed.")


def test_what_somebody_else_wrote_is_said(window, page) -> None:
    window.open_patient.autosave.united.emit(1, 1)
    assert "another computer" in window.toast.text
    assert "you decide" in window.toast.text
    assert "undone" in window.toast.text


def test_undo_in_the_toast_is_of_what_the_toast_says(window, canvas, chart) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    first = chart.selected
    tap(window, "site.delete")
    click(canvas, spot(canvas, "gluteus"))
    assert len(chart.sites) == 1
    undo = find(window.toast, "toast.undo")
    if undo.isVisible():
        click(undo)
        assert first in chart.sites
    assert any(s.muscle == "gluteus_maximus" for s in chart.sites)


def test_the_undo_of_one_patient_is_not_offered_at_the_next(window, canvas, store) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    tap(window, "site.delete")
    window.show_patients()
    assert not find(window.toast, "toast.undo").isVisible()


# --- a store that fails


@pytest.fixture
def broken(store, monkeypatch):
    """The store refuses to write until it is mended."""
    save = Store.save

    def refuse(self, *_):
        raise StorageError(Code.NO_SPACE, store.path(ADA))

    monkeypatch.setattr(Store, "save", refuse)
    return lambda: monkeypatch.setattr(Store, "save", save)


@pytest.fixture
def unsaved(window, canvas, broken, qtbot, monkeypatch):
    answer(monkeypatch, ask.Unsaved.DISCARD)  # at the end the window must close
    click(canvas, spot(canvas, "infraspinatus"))
    qtbot.waitUntil(lambda: find(window, "saveState").text == "Not saved")


def test_a_failing_save_is_in_sight_and_charting_goes_on(window, canvas, chart, unsaved) -> None:
    assert "no space left" in window.toast.text
    assert window.toast.isVisible()
    click(canvas, spot(canvas, "gluteus"))
    assert len(chart.sites) == 2


def test_once_it_works_again_it_says_saved(window, page, unsaved, broken, store, qtbot) -> None:
    broken()
    qtbot.waitUntil(lambda: find(window, "saveState").text.startswith("Saved "), timeout=3000)
    assert len(store.load(ADA).record.visit("v1").sites) == 1
    assert "Not saved" not in window.toast.text or not window.toast.isVisible()


def test_no_word_of_a_full_disk_stays_once_there_is_space(
    window, page, unsaved, broken, qtbot, monkeypatch
) -> None:
    full = StorageError(Code.NO_SPACE, Path("copy.json"))

    def copy(*_):
        raise full

    answer(monkeypatch, ask.Unsaved.COPY)
    monkeypatch.setattr(window.open_patient, "save_copy", copy)
    assert not window.close_patient()
    assert "copy.json" in window.toast.text
    broken()
    qtbot.waitUntil(lambda: find(window, "saveState").text.startswith("Saved "), timeout=3000)
    assert not window.toast.isVisible()


def test_work_that_was_given_up_is_not_said_to_be_kept(window, page, unsaved) -> None:
    assert "kept here" in window.toast.text
    window.show_patients()
    assert not window.toast.isVisible()


def test_opening_a_patient_while_the_folder_is_gone_says_so(window, store) -> None:
    window.show_store(store)
    away = store.folder.rename(store.folder.with_name("elsewhere"))
    assert not window.open(ADA)
    assert "not there (any more)" in window.toast.text
    assert not store.folder.exists()
    away.rename(store.folder)


def answer(monkeypatch, value):
    asked = []
    monkeypatch.setattr(ask, "unsaved", lambda _parent, why: asked.append(why) or value)
    return asked


def test_closing_with_unsaved_work_asks_and_stays(window, unsaved, monkeypatch) -> None:
    asked = answer(monkeypatch, ask.Unsaved.STAY)
    assert not window.close()
    assert window.isVisible()
    assert "no space left" in asked[0]
    window.show_patients()
    assert window.open_patient is not None
    assert len(asked) == 2
    answer(monkeypatch, ask.Unsaved.DISCARD)


def test_the_question_tells_why_whatever_was_said_since(window, page, unsaved, monkeypatch) -> None:
    window.toast.say("Something else")
    asked = answer(monkeypatch, ask.Unsaved.DISCARD)
    window.show_patients()
    assert "no space left" in asked[0]


def test_unsaved_work_can_be_discarded(window, unsaved, store, monkeypatch) -> None:
    answer(monkeypatch, ask.Unsaved.DISCARD)
    assert window.close()
    assert store.load(ADA).record.visit("v1").sites == ()


def test_unsaved_work_can_be_saved_as_a_copy(window, unsaved, store, tmp_path, monkeypatch) -> None:
    copy = tmp_path / "copy.json"
    answer(monkeypatch, ask.Unsaved.COPY)
    monkeypatch.setattr(ask, "save_path", lambda *_: copy)
    window.show_patients()
    assert window.open_patient is None
    assert len(store.decode(copy, ADA).record.visit("v1").sites) == 1
    assert store.load(ADA).record.visit("v1").sites == ()


@pytest.mark.parametrize("where", [None, "nowhere/copy.json"])
def test_a_copy_that_is_not_made_keeps_the_patient_open(
    window, unsaved, tmp_path, monkeypatch, where
) -> None:
    answer(monkeypatch, ask.Unsaved.COPY)
    monkeypatch.setattr(ask, "save_path", lambda *_: where and tmp_path / where)
    window.show_patients()
    assert window.open_patient is not None
    if where:
        assert "is not there" in window.toast.text
    answer(monkeypatch, ask.Unsaved.DISCARD)


def test_closing_saves_what_was_charted_a_moment_ago(window, canvas, store, monkeypatch) -> None:
    asked = answer(monkeypatch, ask.Unsaved.STAY)
    click(canvas, spot(canvas, "infraspinatus"))
    assert window.close()
    assert len(store.load(ADA).record.visit("v1").sites) == 1
    assert asked == []


def test_a_site_is_on_disk_within_a_second(canvas, store, qtbot) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    qtbot.waitUntil(lambda: len(store.load(ADA).record.visit("v1").sites) == 1, timeout=1000)


def test_a_clinic_that_cannot_be_read_keeps_the_window(window, page, store) -> None:
    store.clinic_path.write_text("{", encoding="utf-8")
    window.show_patients()
    settle()
    assert window.isVisible()
    assert "clinic" in window.toast.text
    assert window.store is not None


def test_a_clinic_is_needed_for_nothing(window, tmp_path) -> None:
    store = Store.create(tmp_path / "plain")
    store.new(samples.record(ADA))
    assert store.clinic() == Clinic()
    window.show_store(store)
    assert window.open(ADA)


@pytest.mark.parametrize("size", [QSize(1280, 800), QSize(980, 620)])
def test_everything_has_room_in_a_small_window(window, page, canvas, size, qtbot) -> None:
    window.resize(size)
    qtbot.waitUntil(lambda: window.minimumSizeHint().width() <= window.width())
    assert window.size() == size
    panel = find(page, "visitPanel")
    assert panel.geometry().right() < page.width()
    for tool in ("both", "trigger_point", "needled"):
        button = find(page, f"tool.{tool}")
        assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width()
