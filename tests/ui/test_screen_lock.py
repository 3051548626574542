"""The locked screen: nothing of a patient on it, nothing reachable behind it, one way in."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget

from ims_chart.body import Atlas
from ims_chart.charting.needles_in import initials
from ims_chart.record import Needling, Technique
from ims_chart.storage import pins
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.settings import load_settings, save_settings
from ims_chart.ui import clipboard
from ims_chart.ui.actions import ACTIONS, sequences
from ims_chart.ui.pictures import Pictures
from ims_chart.ui.question import Question
from ims_chart.ui.screen_lock import OPEN_TO_ALL
from ims_chart.ui.window import Window
from tests import samples
from tests.storage.sealing import WORDS, quick_passphrases, seal
from tests.ui.conftest import ADA
from tests.ui.hands import Fingers, click, find, key, settle, spot, tap, typed, when_asked
from tests.ui.test_access import nameless

PIN, OTHER = "271828", "314159"
CTRL = Qt.KeyboardModifier.ControlModifier
SECRETS = ("lindqvist", "ada", "a.l.", "tennis", "low back")


@pytest.fixture(autouse=True)
def _quick(monkeypatch) -> None:
    """The hash of the tests is a sixteenth as slow."""
    monkeypatch.setattr(pins, "_COST", (2**14, 4, 1))


@pytest.fixture
def lock(window, page):
    """What locks the window in which Ada's chart is open. Nobody has a PIN."""
    return window.screen_lock


@pytest.fixture
def guarded(store, window, qtbot):
    """The window of a store in which Mia and Jo have PINs: it begins locked."""
    store.pins.set("th1", PIN)
    store.pins.set("th2", OTHER)
    window.show_store(store)
    yield window.screen_lock
    window.screen_lock.guard.close()


def seen(window) -> str:
    """All words on the screen, those for who can't see it included."""
    settle()
    words = []
    for top in QApplication.topLevelWidgets():
        if not top.isVisible():
            continue
        for widget in (top, *top.findChildren(QWidget)):
            if widget.isVisible():
                words += [widget.accessibleName(), widget.toolTip(), widget.windowTitle()]
                words += [widget.accessibleDescription()]
                text = getattr(widget, "text", "")
                words.append(text if isinstance(text, str) else text())
    assert window.isVisible()
    return "\n".join(words).casefold()


def touch(window, button) -> None:
    Fingers(window).tap(button.mapTo(window, button.rect().center()))
    settle()


@pytest.fixture
def lying(window, page, chart, qtbot):
    """A needle left in Ada, who lies in room 2."""
    chart.visits.change("room", room="2")
    chart.set_plan(replace(chart.plan, technique=Technique.IN_PLACE))
    click(page.canvas, spot(page.canvas, "gluteus"))
    qtbot.waitUntil(lambda: window.bedside.needles_in.count > 0)
    return chart


def give(window, qtbot, pin, hand="mouse") -> None:
    """Gives a PIN and waits for the answer."""
    pad = find(window, "pinPad")
    with qtbot.waitSignal(window.screen_lock.guard.answered):
        if hand == "key":
            for digit in pin:
                key(pad, getattr(Qt.Key, f"Key_{digit}"))
            key(pad, Qt.Key.Key_Return)
            return
        for name in (*pin, "ok"):
            button = find(window, f"pin.{name}")
            if hand == "touch":
                touch(window, button)
            else:
                tap(window, f"pin.{name}")
    settle()


# --- the cover


@pytest.mark.parametrize("how", ["key", "menu"])
def test_one_key_locks_and_hides_the_patient(window, page, how) -> None:
    assert "lindqvist" in seen(window)
    if how == "key":
        key(page.canvas, Qt.Key.Key_L, CTRL)
    else:
        window.actions_by_id["lock"].trigger()
    assert find(window, "lockPage").isVisible()
    assert not page.isVisible()
    words = seen(window)
    assert not [secret for secret in SECRETS if secret in words.split()]
    assert "lindqvist" not in words
    assert "quay street" in words
    assert "privacy screen" in words
    assert window.windowTitle() == "IMS Chart"
    assert nameless(find(window, "lockPage")) == []


@pytest.mark.parametrize("hand", ["mouse", "touch", "key"])
def test_without_pins_one_tap_goes_on(window, page, lock, hand) -> None:
    page.canvas.setFocus()
    lock.lock()
    settle()
    way = find(window, "lock.go_on")
    assert way.hasFocus()
    if hand == "touch":
        touch(window, way)
    elif hand == "key":
        key(way, Qt.Key.Key_Space)
    else:
        tap(window, "lock.go_on")
    assert page.isVisible()
    assert page.canvas.hasFocus()
    assert window.findChild(QWidget, "lockPage") is None
    click(page.canvas, spot(page.canvas, "gluteus"))
    key(page.canvas, Qt.Key.Key_Z, CTRL)
    assert page.chart.visit.sites == ()


def test_no_key_reaches_what_is_behind(window, page, chart, lock, qtbot) -> None:
    click(page.canvas, spot(page.canvas, "gluteus"))
    assert window.open_patient.autosave.flush()
    before, settings = chart.record, load_settings()
    lock.lock()
    settle()
    focus = QApplication.focusWidget()
    for action in ACTIONS:
        for sequence in sequences(action):
            if action.id != "close_window":
                QTest.keySequence(window, QKeySequence(sequence))
                settle()
            if not lock.guard.is_locked:  # Enter on the way on is no way round
                lock.lock()
    for name, action in window.actions_by_id.items():
        if name not in OPEN_TO_ALL:
            action.trigger()
    settle()
    assert lock.guard.is_locked
    assert chart.record is before
    assert window.open_patient.chart is chart
    assert load_settings() == settings
    assert QApplication.activeModalWidget() is None
    assert QApplication.activePopupWidget() is None
    assert focus is not None
    lock.guard.pass_by()
    key(page.canvas, Qt.Key.Key_Z, CTRL)
    assert chart.visit.sites == ()


def test_menus_forms_and_previews_close(window, page, lock) -> None:
    seen_open = []

    def lock_now(dialog) -> None:
        seen_open.append(dialog.objectName())
        lock.lock()
        settle()
        assert not dialog.isVisible()

    for action in ("edit_patient", "print_chart", "sign_visit", "show_shortcuts"):
        when_asked(lock_now)
        window.actions_by_id[action].trigger()
        settle()
        assert lock.guard.is_locked
        assert QApplication.activeModalWidget() is None
        lock.guard.pass_by()
    assert len(seen_open) == 4
    tap(page, "menuButton")
    assert QApplication.activePopupWidget() is not None
    lock.lock()
    settle()
    assert QApplication.activePopupWidget() is None


def test_a_dialog_that_comes_up_behind_the_cover_goes_again(window, lock, qtbot) -> None:
    lock.lock()
    late = QDialog(window)
    QLabel("Lindqvist", late)
    late.show()
    qtbot.waitUntil(lambda: not late.isVisible())


@pytest.mark.parametrize("action", ["new_patient", "edit_patient", "edit_clinic"])
def test_a_form_with_something_in_it_comes_back_as_it_was(
    window, page, chart, lock, action
) -> None:
    field = "clinic.name" if action == "edit_clinic" else "patient.family"
    before, seen_locked = chart.patient, []

    def change_and_lock(dialog) -> None:
        find(dialog, field, QLineEdit).setText("Zephyrine")
        lock.lock()
        seen_locked.append(seen(window))
        assert not dialog.isVisible()
        assert QApplication.activeModalWidget() is None
        assert not window.close()
        assert "form is not finished" in find(window, "lock.said").text()
        lock.guard.pass_by()
        settle()
        assert dialog.isVisible()
        assert find(dialog, field, QLineEdit).text() == "Zephyrine"

    when_asked(change_and_lock)
    window.actions_by_id[action].trigger()
    settle()
    assert "zephyrine" not in seen_locked[0]
    assert chart.patient == before


def test_a_question_over_a_form_goes_and_the_form_comes_back(window, page, lock) -> None:
    def change_and_lock(dialog) -> None:
        typed(find(dialog, "patient.family", QLineEdit), "x")
        QTimer.singleShot(0, lock.lock)
        dialog.close()
        settle()
        assert lock.guard.is_locked
        assert not dialog.isVisible()
        lock.guard.pass_by()
        settle()
        assert dialog.isVisible()

    when_asked(change_and_lock)
    window.actions_by_id["edit_patient"].trigger()


def test_our_copies_leave_the_clipboard_and_no_others(window, lock) -> None:
    board = QGuiApplication.clipboard()
    clipboard.put_text("Lindqvist, Ada")
    lock.lock()
    assert board.text() == ""
    lock.guard.pass_by()
    clipboard.put_picture(window.grab().toImage())
    lock.lock()
    assert board.image().isNull()
    lock.guard.pass_by()
    clipboard.put_text("Lindqvist, Ada")
    board.setText("of another program")
    lock.lock()
    assert board.text() == "of another program"


def test_needles_are_told_by_room_and_number_also_of_the_open_chart(window, lying, lock) -> None:
    lock.lock()
    chip = find(find(window, "lockPage"), f"lying.{ADA}")
    assert chip.isVisible()
    assert "Room 2" in chip.text()
    assert "A.L." not in chip.text() + chip.toolTip() + chip.accessibleName()
    click(chip)
    assert lock.guard.is_locked
    assert "unlock" in find(window, "lock.said").text().casefold()


def test_timers_ring_on_and_can_be_silenced_without_a_name(window, page, lock, qtbot) -> None:
    needles_in = window.bedside.needles_in
    qtbot.waitUntil(lambda: window.bedside._folder is not None)  # by then it knows its patients
    lock.lock()
    due = dt.datetime.now(dt.UTC) - dt.timedelta(minutes=1)
    site = samples.site(needling=Needling(count=2, removed=0, due=due))
    other = samples.record("bcde234567", visits=[samples.visit(sites=[site], room="3")])
    needles_in.follow(other)
    needles_in.tick()
    settle()
    assert needles_in.ringing
    assert not window.toast.isVisible()
    assert initials(other.patient).casefold() not in seen(window)
    tap(find(window, "lockPage"), "strip.silence")
    assert not needles_in.ringing
    lock.guard.pass_by()


def test_messages_wait_until_the_screen_is_open(window, lock) -> None:
    lock.lock()
    window.toast.say("Deleted site 3 of Lindqvist.", undoable=True)
    window.toast.say("Not saved yet.", stays=True)
    assert not window.toast.isVisible()
    lock.guard.pass_by()
    assert window.toast.isVisible()
    assert window.toast.text == "Not saved yet."


def test_a_message_that_holds_no_longer_never_comes(window, lock) -> None:
    lock.lock()
    window.toast.say("Not saved yet.", stays=True)
    window.toast.take_back("Not saved yet.")
    lock.guard.pass_by()
    assert not window.toast.isVisible()


# --- quitting


def test_it_quits_when_all_is_saved(window, lock) -> None:
    lock.lock()
    assert window.close()
    assert window.open_patient is None


def test_it_stays_while_needles_are_in(window, lying, lock, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(Question, "open", lambda _: pytest.fail("asked"))
    lock.lock()
    assert not window.close()
    assert "Needles are in" in find(window, "lock.said").text()
    lock.guard.pass_by()
    lying.needles.all_out()
    qtbot.waitUntil(lambda: window.bedside.needles_in.count == 0)


def test_it_stays_while_something_is_unsaved_and_says_so(
    window, page, chart, store, lock, monkeypatch, qtbot
) -> None:
    def full(*_args, **_kwargs):
        raise StorageError(Code.NO_SPACE, store.patients)

    with monkeypatch.context() as broken:
        broken.setattr(type(store), "save", full)
        chart.visits.change("summary", summary="ordinary")
        assert not window.open_patient.autosave.flush()
        lock.lock()
        assert not window.close()
        assert "Not everything is saved" in find(window, "lock.said").text()
        assert "Not everything is saved" in find(window, "lock.saving").text()
    assert window.open_patient.autosave.flush()
    qtbot.waitUntil(lambda: not find(window, "lock.saving").text())
    assert store.load(ADA).record.visits[0].summary == "ordinary"


# --- PINs


@pytest.mark.parametrize("hand", ["mouse", "touch", "key"])
def test_the_program_begins_locked_and_a_pin_opens_it(window, guarded, qtbot, hand) -> None:
    assert find(window, "lockPage").isVisible()
    assert "lindqvist" not in seen(window)
    give(window, qtbot, OTHER, hand)
    assert guarded.guard.is_locked
    assert find(window, "pin.said").text() == "That is not the PIN. 4 tries left."
    give(window, qtbot, PIN, hand)
    assert not guarded.guard.is_locked
    assert guarded.guard.verified("th1")
    assert find(window, "patientList").isVisible()


def test_no_start_shows_a_name_before_it_is_locked(qapp, qtbot, atlas: Atlas, store) -> None:
    store.pins.set("th1", PIN)
    made = Window(atlas, Pictures(atlas))
    qtbot.addWidget(made)
    made.show_store(store)
    assert made.covers.currentWidget().objectName() == "lockPage"
    made.screen_lock.guard.close()


def test_whoever_opens_it_is_the_one_who_works_here(window, guarded, qtbot) -> None:
    give(window, qtbot, PIN)
    assert window.author() == "th1"
    assert window.open(ADA)
    settle()
    guarded.lock()
    tap(window, "pin.by.th2")
    give(window, qtbot, OTHER)
    assert window.open_patient.chart.author == "th2"
    assert window.author() == "th2"
    assert not guarded.guard.verified("th1")


def test_five_tries_then_a_wait_that_a_restart_does_not_end(window, guarded, qtbot, store) -> None:
    for _ in range(pins.TRIES):
        give(window, qtbot, "161803")
    assert "Too many tries" in find(window, "pin.said").text()
    assert not find(window, "pinPad").isEnabled()
    key(find(window, "pinPad"), Qt.Key.Key_2)
    again = type(store).open(store.folder)
    assert again.pins.wait_s("th1") > 50
    assert again.pins.check("th1", PIN) is pins.Verdict.WAIT
    tap(window, "pin.by.th2")
    assert find(window, "pinPad").isEnabled()
    give(window, qtbot, OTHER)
    assert not guarded.guard.is_locked


def test_what_was_typed_for_one_is_forgotten_for_another(window, guarded, qtbot) -> None:
    for digit in PIN:
        tap(window, f"pin.{digit}")
    tap(window, "pin.by.th2")
    assert not find(window, "pin.ok").isEnabled()


def test_digits_find_the_pad_wherever_the_focus_is(window, guarded, qtbot) -> None:
    who = find(window, "pin.by.th1")
    who.setFocus()
    with qtbot.waitSignal(guarded.guard.answered):
        for digit in PIN:
            key(QApplication.focusWidget() or window, getattr(Qt.Key, f"Key_{digit}"))
        key(QApplication.focusWidget() or window, Qt.Key.Key_Return)
    assert not guarded.guard.is_locked


def test_the_keys_are_twelve_millimetres(window, guarded) -> None:
    for name in "0123456789":
        at = find(window, f"pin.{name}")
        assert min(at.width(), at.height()) >= 46, name


@pytest.mark.parametrize("size", [(980, 620), (1920, 1080)])
def test_it_fits_with_many_and_long_names(window, guarded, store, size) -> None:
    long = "Wilhelmina-Alexandra " * 12
    many = tuple(replace(window.clinic.therapists[0], id=f"t{i}", name=long) for i in range(20))
    window.clinic = replace(window.clinic, name=long, therapists=many)
    for one in many:
        store.pins.set(one.id, PIN)
    window.resize(*size)
    guarded.guard.use_store(store)
    guarded._renew()
    settle()
    page = find(window, "lockPage")
    assert (window.width(), window.height()) == size
    for name in ("pin.1", "pin.ok", "pin.by.t0"):
        button = find(window, name)
        corner = button.mapTo(page, QPoint(button.width(), button.height()))
        assert page.rect().contains(corner), name
        top = button.mapTo(page, QPoint(0, 0))
        assert page.rect().contains(top), name


def test_a_damaged_file_of_pins_is_told_and_opens_nothing(window, store) -> None:
    store.pins.path.parent.mkdir()
    store.pins.path.write_bytes(b"{")
    window.show_store(store)
    assert "pins.json is damaged" in find(window, "lock.said").text()
    tap(window, "lock.again")
    assert find(window, "lockPage").isVisible()
    assert store.pins.path.read_bytes() == b"{"
    store.pins.path.unlink()
    tap(window, "lock.again")
    assert find(window, "patientList").isVisible()


def test_going_back_to_the_list_asks_for_no_pin(window, guarded, qtbot) -> None:
    give(window, qtbot, PIN)
    assert window.open(ADA)
    window.show_patients()
    assert not guarded.guard.is_locked


# --- an encrypted store


@pytest.fixture
def sealed(window, store, monkeypatch):
    """An encrypted store in which Mia has a PIN and a passphrase, as at a start."""
    quick_passphrases(monkeypatch)
    store.pins.set("th1", PIN)
    seal(store, "th1")
    window.show_store(type(store).open(store.folder))
    settle()
    yield window
    window.screen_lock.guard.close()


def unlock(window, qtbot, words) -> None:
    typed(find(window, "unlock.passphrase"), words)
    click(find(window, "unlock.go"))
    qtbot.waitUntil(lambda: window.findChild(QWidget, "unlockPage") is None)
    settle()


def test_who_gave_the_passphrase_at_the_start_is_asked_for_no_pin(sealed, qtbot) -> None:
    unlock(sealed, qtbot, WORDS)
    assert not sealed.screen_lock.guard.is_locked
    assert sealed.screen_lock.guard.verified("th1")
    assert find(sealed, "patientList").isVisible()


def test_five_wrong_pins_are_mended_by_the_passphrase_alone(sealed, qtbot) -> None:
    unlock(sealed, qtbot, WORDS)
    sealed.screen_lock.lock()
    assert not find(sealed, "pin.passphrase").isVisible()
    for _ in range(pins.TRIES):
        give(sealed, qtbot, OTHER)
    assert not find(sealed, "pinPad").isEnabled()
    assert "passphrase" in find(sealed, "pin.said").text()
    tap(sealed, "pin.passphrase")
    tap(sealed, "unlock.back")
    assert find(sealed, "pinPad").isVisible()
    tap(sealed, "pin.passphrase")
    unlock(sealed, qtbot, WORDS)
    assert not sealed.screen_lock.guard.is_locked
    assert sealed.store.pins.standing("th1").left == pins.TRIES


# --- by itself


def test_a_hand_on_the_window_keeps_it_open(window, page, lock, qtbot) -> None:
    guard = lock.guard
    clock = [1_000.0, 5_000.0]
    guard._clock = lambda: tuple(clock)
    guard.idle_minutes = 2
    for _ in range(3):
        clock[:] = [now + 100 for now in clock]
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
        QTest.mouseMove(window.windowHandle(), QPoint(50, 50))
        guard.look()
        assert not guard.is_locked
    clock[:] = [now + 120 for now in clock]
    guard.look()
    assert guard.is_locked


def test_when_it_locks_by_itself_is_chosen_and_remembered(window, page, lock) -> None:
    assert window.actions_by_id["idle_10"].isChecked()
    window.actions_by_id["idle_2"].trigger()
    assert lock.guard.idle_minutes == 2
    assert load_settings().idle_minutes == 2
    window.actions_by_id["idle_0"].trigger()
    assert load_settings().idle_minutes == 0
    assert not window.actions_by_id["idle_2"].isChecked()


# --- privacy mode


def test_one_key_hides_names_and_says_so(window, page, lock) -> None:
    banner = find(page, "patientBanner")
    chip = find(page, "namesHidden")
    assert not chip.isVisible()
    key(page.canvas, Qt.Key.Key_F8)
    words = seen(window)
    assert "lindqvist" not in words
    assert "a.l." in banner.accessibleName().casefold()
    assert chip.isVisible()
    assert load_settings().hide_names
    tap(page, "namesHidden")
    assert "Lindqvist" in banner.accessibleName()
    assert not load_settings().hide_names
    assert not window.actions_by_id["hide_names"].isChecked()


def test_lists_hide_names_birth_dates_and_numbers(window, store) -> None:
    record = samples.record("bcde234567", "Brandt", "Lena")
    patient = replace(record.patient, birth_date=dt.date(1980, 2, 3), file_number="F-77")
    store.new(replace(record, patient=patient))
    window.show_store(store)
    window.screen_lock.hide_names()
    patients = find(window, "patientList")
    rows = [patients.model().index(row, 0).data() for row in range(patients.model().rowCount())]
    assert any(row.startswith("L.B.") for row in rows)
    assert not [row for row in rows if "Brandt" in row or "1980" in row or "F-77" in row]
    typed(find(window, "patientSearch"), "brandt")
    assert patients.model().rowCount() == 1


def test_names_that_were_hidden_are_hidden_from_the_start(qapp, qtbot, atlas, store) -> None:
    save_settings(hide_names=True)
    made = Window(atlas, Pictures(atlas))
    qtbot.addWidget(made)
    made.show_store(store)
    made.open(ADA)
    assert "Lindqvist" not in find(made, "patientBanner").accessibleName()
    made.screen_lock.hide_names()


# --- who has a PIN


def in_pins(window, do) -> None:
    when_asked(do)
    window.actions_by_id["pins"].trigger()


def test_the_keys_begin_where_something_can_be_done(window, page) -> None:
    seen = []
    in_pins(window, lambda dialog: seen.append(dialog.focusWidget().objectName()))
    assert seen == ["pins.done"]


def when_shown(name, do) -> None:
    """Does something in the next dialog of that name, which opens over another."""
    look = QTimer(QApplication.instance(), interval=1)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog.objectName() != name:
            return
        look.stop()
        look.deleteLater()
        try:
            do(dialog)
        finally:
            dialog.close()

    look.timeout.connect(answer)
    look.start()


def enter(dialog, pin) -> None:
    pad = find(dialog, "pinPad")
    for digit in pin:
        key(pad, getattr(Qt.Key, f"Key_{digit}"))
    key(pad, Qt.Key.Key_Return)


def test_a_first_pin_is_set_by_typing_it_twice(window, page, lock, qtbot) -> None:
    said = []

    def new_pin(dialog) -> None:
        enter(dialog, "12345")
        said.append(find(dialog, "pin.said").text())
        enter(dialog, "123456")
        said.append(find(dialog, "pin.said").text())
        enter(dialog, PIN)
        enter(dialog, OTHER)
        said.append(find(dialog, "pin.said").text())
        enter(dialog, PIN)
        enter(dialog, PIN)

    def people(dialog) -> None:
        assert not find(dialog, "pins.remove.th1").isEnabled()
        when_shown("newPinDialog", new_pin)
        with qtbot.waitSignal(lock.guard.pins_changed):
            tap(dialog, "pins.set.th1")
        assert find(dialog, "pins.state.th1").text() == "has a PIN"
        assert nameless(dialog) == []

    in_pins(window, people)
    assert said == [
        "6 to 12 digits, please.",
        "Too easy to guess: no run, no single digit.",
        "That was another one. Begin again.",
    ]
    lock.lock()
    assert find(window, "pinPad").isVisible()
    give(window, qtbot, PIN)
    assert not lock.guard.is_locked


@pytest.mark.parametrize(("by", "pin"), [("th1", PIN), ("th2", OTHER)])
def test_a_pin_is_changed_by_who_proves_it(window, guarded, qtbot, store, by, pin) -> None:
    give(window, qtbot, PIN)

    def prove(dialog) -> None:
        tap(dialog, f"pin.by.{by}")
        when_shown("newPinDialog", new_pin)
        with qtbot.waitSignal(dialog.accepted):
            enter(dialog, pin)

    def new_pin(dialog) -> None:
        enter(dialog, "161803")
        enter(dialog, "161803")

    def people(dialog) -> None:
        when_shown("pinDialog", prove)
        with qtbot.waitSignal(guarded.guard.pins_changed):
            tap(dialog, "pins.set.th1")

    in_pins(window, people)
    assert store.pins.check("th1", "161803") is pins.Verdict.RIGHT


def test_nobody_takes_a_pin_away_without_one(window, guarded, qtbot, store) -> None:
    give(window, qtbot, PIN)

    def people(dialog) -> None:
        when_shown("pinDialog", lambda asked: tap(asked, "pin.cancel"))
        tap(dialog, "pins.remove.th2")
        when_shown("pinDialog", lambda asked: tap(asked, "pin.cancel"))
        tap(dialog, "pins.set.th2")

    in_pins(window, people)
    assert store.pins.check("th2", OTHER) is pins.Verdict.RIGHT


def test_a_removed_pin_opens_nothing_and_the_last_one_ends_the_lock(
    window, guarded, qtbot, store
) -> None:
    give(window, qtbot, PIN)
    for therapist in ("th1", "th2"):
        with qtbot.waitSignal(guarded.guard.pins_changed):
            guarded.guard.remove_pin(therapist)
    guarded.lock()
    tap(window, "lock.go_on")
    assert not guarded.guard.is_locked


def test_a_patient_who_was_opened_anew_meanwhile_stands_there_after_unlocking(
    window, page, lock
) -> None:
    """As when somebody else charts there now: what had the focus is gone."""
    lock.lock()
    before = window.open_patient
    assert window.open(ADA)
    settle()
    assert window.open_patient is not before
    tap(window, "lock.go_on")
    assert window.covers.currentIndex() == 0
    assert window.open_patient.page.canvas.hasFocus()


def test_unlocking_gives_the_focus_back_and_follows_the_saving_no_more(
    window, page, lock, chart
) -> None:
    notes = find(page, "visit.notes")
    notes.setFocus()
    for _ in range(2):
        lock.lock()
        tap(window, "lock.go_on")
        assert notes.hasFocus()
    chart.visits.change("notes", notes="stiff")
    assert window.open_patient.flush()
