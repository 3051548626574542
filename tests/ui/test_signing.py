import json

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from ims_chart.charting import signing
from ims_chart.charting.guard import Guard
from ims_chart.record import VisitState
from ims_chart.storage.check import check
from tests.ui.conftest import ADA
from tests.ui.hands import choose, click, find, key, settle, spot, tap, typed, when_asked


@pytest.fixture
def chart(page):
    return page.chart


def sign(window, person: str = "Jo Falk") -> None:
    def do(dialog):
        choose(dialog, "signer", person)
        tap(dialog, "signing.accept")

    when_asked(do)
    window.actions_by_id["sign_visit"].trigger()
    settle()


def add(window, text: str, *, how: str = "action") -> None:
    def do(dialog):
        assert not find(dialog, "addendum.accept").isEnabled()
        typed(find(dialog, "addendum.text"), text)
        tap(dialog, "addendum.usual.Correction")
        tap(dialog, "addendum.accept")

    when_asked(do)
    if how == "chip":
        tap(window, "visit.addendum")
    else:
        window.actions_by_id["add_addendum"].trigger()
    settle()


def acts(store) -> list[tuple[str, str]]:
    lines = store.audit.path.read_text("utf-8").splitlines()
    return [(line["act"], line["author"]) for line in map(json.loads, lines)]


def test_who_signs_must_be_beyond_doubt(window, page, chart) -> None:
    def do(dialog):
        assert find(dialog, "signer").text() == "Who signs?"
        assert not find(dialog, "signing.accept").isEnabled()
        choose(dialog, "signer", "Jo Falk")
        assert "named, not verified" in find(dialog, "signer.proof").text()
        assert find(dialog, "signing.accept").isEnabled()

    when_asked(do)
    window.actions_by_id["sign_visit"].trigger()
    assert chart.author == "th2"
    assert chart.visit.state is VisitState.DRAFT


def test_the_signature_stands_under_the_notes(window, page, chart) -> None:
    sign(window)
    by = chart.visit.signature
    assert (by.name, by.author, by.verified) == ("Jo Falk", "th2", False)
    words = find(page, "visit.signature").text()
    assert words.startswith("Signed: Jo Falk, ")
    assert words.endswith("named, not verified")


@pytest.mark.parametrize("how", ["chip", "action"])
def test_an_addendum_is_added_with_its_reason_and_author(window, page, chart, how) -> None:
    assert not window.actions_by_id["add_addendum"].isEnabled()
    sign(window)
    signed = chart.visit
    assert window.actions_by_id["add_addendum"].isEnabled()
    add(window, "<b>left</b>, not right", how=how)
    (addendum,) = chart.visit.addenda
    assert (addendum.name, addendum.reason) == ("Jo Falk", "Correction")
    assert find(page, f"addendum.{addendum.id}").text() == "<b>left</b>, not right"
    assert find(page, f"addendum.{addendum.id}").textFormat() is Qt.TextFormat.PlainText
    assert chart.visit.signature == signed.signature
    assert not window.actions_by_id["undo"].isEnabled()


def test_the_log_tells_who_opened_charted_signed_and_added(
    window, page, chart, store, canvas
) -> None:
    chart.work_as("th1")
    click(canvas, spot(canvas, "gluteus"))
    sign(window)
    add(window, "more")
    window.show_patients()
    store.audit._thread.submit(lambda: None).result()
    noted = acts(window.store)
    assert {("opened", ""), ("changed", "th2"), ("signed", "th2")} <= set(noted)
    lines = [json.loads(line) for line in store.audit.path.read_text("utf-8").splitlines()]
    digests = {line["act"]: line["digest"] for line in lines if line["record"] == ADA}
    kept = store.load(ADA)
    # A change within a minute of another is told with the act that follows it.
    assert digests["changed"] == kept.digest
    assert digests["signed"] == kept.record.visits[0].signature.digest
    assert check(store).problems == ()


def test_a_signed_visit_has_a_backup(window, page, store, qtbot) -> None:
    sign(window)
    qtbot.waitUntil(lambda: any(b.reason == "signed" for b in store.backups.of(ADA)))


def test_with_a_pin_the_signature_is_verified_once_it_is_given(
    window, page, chart, monkeypatch
) -> None:
    asked: list[str] = []
    answers = iter([False, True])

    def ask(_parent, _guard, therapist, why):
        asked.append(f"{therapist}: {why}")
        return next(answers)

    monkeypatch.setattr(Guard, "has_pin", lambda _self, therapist: therapist == "th2")
    monkeypatch.setattr("ims_chart.ui.pin_dialog.ask_pin", ask)
    sign(window)
    assert chart.visit.state is VisitState.DRAFT
    sign(window)
    assert asked == ["th2: Sign the visit"] * 2
    assert chart.visit.signature.verified
    assert find(page, "visit.signature").text().endswith("verified by PIN")


def test_an_addendum_goes_by_keys_alone(page, chart) -> None:
    chart.work_as("th1")
    assert signing.sign(chart)
    settle()

    def do(dialog):
        typed(find(dialog, "addendum.text"), "forgot")
        typed(find(dialog, "addendum.reason"), "left out")
        key(find(dialog, "addendum.accept"), Qt.Key.Key_Space)

    when_asked(do)
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    key(page.canvas, Qt.Key.Key_D, modifiers)
    settle()
    assert chart.visit.addenda[0].reason == "left out"


def test_a_pin_given_in_the_dialog_verifies_the_signature(window, page, chart, qtbot) -> None:
    guard = window.screen_lock.guard
    with qtbot.waitSignal(guard.pins_changed):
        guard.set_pin("th2", "583920")

    def do(dialog):
        choose(dialog, "signer", "Jo Falk")
        assert find(dialog, "signer.proof").text() == "The PIN will be asked for."
        look.start()
        tap(dialog, "signing.accept")

    def give():
        pad = QApplication.activeModalWidget()
        if pad is None or pad.objectName() != "pinDialog":
            return
        look.stop()
        for digit in "583920":
            key(find(pad, "pinPad"), getattr(Qt.Key, f"Key_{digit}"))
        key(find(pad, "pinPad"), Qt.Key.Key_Return)

    look = QTimer(window, interval=1)
    look.timeout.connect(give)

    when_asked(do)
    window.actions_by_id["sign_visit"].trigger()
    settle()
    assert chart.visit.signature.verified
