"""A patient whom another computer charts too, as the window shows it."""

import json
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from ims_chart.record import Signature, edits
from ims_chart.storage import lock
from ims_chart.storage.backups import Reason
from ims_chart.storage.store import Store
from ims_chart.ui.chip import Chip
from ims_chart.ui.conflicts_dialog import ConflictsDialog
from tests import samples
from tests.ui.conftest import ADA
from tests.ui.hands import find, settle


@pytest.fixture
def elsewhere(store, monkeypatch):
    """The same store on a computer called RECEPTION."""

    class Elsewhere:
        def __init__(self):
            self.store = Store.open(store.folder)

        def take(self, who="A. Rowan"):
            with monkeypatch.context() as there:
                there.setattr(lock, "computer_id", lambda: "0123456789ab")
                there.setattr(lock.platform, "node", lambda: "RECEPTION.local")
                return self.store.locks.take(ADA, who=who)

        def edit(self, edit):
            loaded = self.store.load(ADA)
            self.store.save(edit(loaded.record), loaded.digest)

    made = Elsewhere()
    yield made
    made.store.locks.close()


@pytest.fixture
def charted(store):
    loaded = store.load(ADA)
    sites = [samples.site(), samples.site("s2", 2, muscle="soleus")]
    visit = samples.visit(therapist="th1", sites=sites)
    store.save(replace(loaded.record, visits=(visit,)), loaded.digest)


@pytest.fixture
def opened(window, store, charted, qtbot):
    """Opens Ada's chart as it is by now."""

    def open_it():
        window.show_store(store)
        assert window.open(ADA)
        qtbot.waitUntil(lambda: window.sharing._opened is window.open_patient)
        return window.open_patient

    return open_it


def noted(note, **fields):
    def edit(record):
        site = replace(record.visit("v1").site("s1"), note=note, **fields)
        return edits.change_site(record, "v1", site)

    return edit


def test_who_charts_is_known_to_others(opened, elsewhere, qtbot, window) -> None:
    opened()
    qtbot.waitUntil(lambda: elsewhere.store.locks.holder(ADA) is not None)
    assert not window.sharing.lock_strip.isVisible()
    window.show_patients()
    assert elsewhere.store.locks.holder(ADA) is None


def test_a_patient_charted_elsewhere_is_looked_at(opened, elsewhere, window) -> None:
    elsewhere.take()
    patient = opened()
    strip = window.sharing.lock_strip
    assert strip.isVisible()
    assert "RECEPTION by A. Rowan since" in strip.text
    assert not patient.document.editable
    assert find(patient.page, "saveState").text == "Read only"


def test_what_is_charted_there_shows_here(opened, elsewhere, window, qtbot) -> None:
    elsewhere.take()
    patient = opened()
    elsewhere.edit(noted("there"))
    qtbot.waitUntil(lambda: patient.document.record.visit("v1").site("s1").note == "there")


def test_chart_here_takes_over_and_keeps_what_was_there(
    opened, elsewhere, window, store, qtbot
) -> None:
    mine = elsewhere.take()
    opened()
    data = store.path(ADA).read_bytes()
    window.sharing.lock_strip.chip.click()
    assert window.open_patient.document.editable
    assert not window.sharing.lock_strip.isVisible()
    qtbot.waitUntil(lambda: elsewhere.store.locks.holder(ADA).token != mine.token)
    kept = [b.path.read_bytes() for b in store.backups.of(ADA) if b.reason is Reason.TAKEN_OVER]
    assert data in kept


def test_who_was_taken_over_merges_and_looks(opened, elsewhere, window, store, qtbot) -> None:
    patient = opened()
    qtbot.waitUntil(lambda: elsewhere.store.locks.holder(ADA) is not None)
    patient.chart.document.edit("note", noted("here"))
    elsewhere.take("B. Falk")
    window.sharing._holding._beat()
    qtbot.waitUntil(lambda: not window.open_patient.document.editable)
    assert store.load(ADA).record.visit("v1").site("s1").note == "here"
    qtbot.waitUntil(lambda: "B. Falk" in window.sharing.lock_strip.text)
    assert "What you charted is kept" in window.toast.text
    assert elsewhere.store.locks.holder(ADA).who == "B. Falk"


def test_a_holder_who_gives_no_sign_is_told_of(opened, elsewhere, window) -> None:
    holder = elsewhere.take()
    opened()
    window.sharing._on_looked(holder, stale=True)
    assert "nothing has been heard" in window.sharing.lock_strip.text
    window.sharing._on_looked(None, stale=False)
    assert "No longer charted at RECEPTION" in window.sharing.lock_strip.text


def test_what_was_left_by_a_killed_program_stands_in_nobodys_way(
    opened, elsewhere, window, store
) -> None:
    holder = elsewhere.take()
    path = store.locks.path(ADA)
    left = json.loads(path.read_bytes())
    left["machine"], left["session"] = lock.computer_id(), "0" * 16
    path.write_text(json.dumps(left), encoding="utf-8")
    assert holder is not None
    assert opened().document.editable


@pytest.fixture
def conflicts(opened, elsewhere, window, qtbot):
    """The dialog, with a site both changed, one deleted there and changed here, and a phone."""
    patient = opened()

    def theirs(record):
        record = edits.change_patient(record, replace(record.patient, phone="1"))
        record = edits.remove_site(record, "v1", "s2", author="th2", at=samples.TIME)
        return noted("theirs")(record)

    def ours(record):
        record = edits.change_patient(record, replace(record.patient, phone="2"))
        other = replace(record.visit("v1").site("s2"), note="tight")
        return edits.change_site(noted("ours")(record), "v1", other)

    elsewhere.edit(theirs)
    patient.document.edit("ours", ours)
    assert patient.flush()
    assert window.sharing.conflict_strip.isVisible()
    dialog = ConflictsDialog(patient.chart, window.sharing._conflicts, window)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def press(dialog, subject, act):
    """Taps a chip of the conflict about that."""
    chips = {chip.accessibleName(): chip for chip in dialog.findChildren(Chip)}
    next(chip for said, chip in chips.items() if said.startswith(act) and subject in said).click()
    settle()


def test_both_versions_are_shown(conflicts) -> None:
    said = [label.text() for label in conflicts.findChildren(QLabel)]
    for words in ("ours", "theirs", "Note", "Phone", "1", "2"):
        assert words in said
    assert any("Deleted in one place, changed in the other" in words for words in said)


def test_what_is_kept_or_taken_is_settled(conflicts, window, store) -> None:
    chart = window.open_patient.chart
    press(conflicts, "Site 1", "Take the other")
    press(conflicts, "Site 2", "Delete it")
    press(conflicts, "Patient", "Keep this")
    assert not conflicts.isVisible()
    assert chart.record.visit("v1").site("s1").note == "theirs"
    assert [site.id for site in chart.record.visit("v1").sites] == ["s1"]
    assert chart.patient.phone == "2"
    assert not window.sharing.conflict_strip.isVisible()
    window.open_patient.flush()
    assert store.load(ADA).record.conflicts == ()


def test_a_decision_can_be_undone(conflicts, window) -> None:
    chart = window.open_patient.chart
    before = chart.record
    press(conflicts, "Site 1", "Take the other")
    window.actions_by_id["undo"].trigger()
    assert chart.record == before


def test_a_settled_conflict_does_not_come_back_through_the_other(
    conflicts, window, elsewhere
) -> None:
    stale = elsewhere.store.load(ADA)
    for subject, act in (("Site 1", "Keep"), ("Site 2", "Keep"), ("Patient", "Keep")):
        press(conflicts, subject, act)
    window.open_patient.flush()
    elsewhere.store.save(edits.change_visit(stale.record, "v1", plan="on"), stale.digest)
    window.open_patient.flush()
    record = window.open_patient.document.record
    assert record.visit("v1").plan == "on"
    assert record.conflicts == ()


def test_a_signed_visit_stands(opened, elsewhere, window, qtbot) -> None:
    patient = opened()
    by = Signature(author="th1", name="Mia Berg", recorded=samples.TIME)
    elsewhere.edit(lambda record: edits.sign_visit(record, "v1", by))
    patient.document.edit("note", noted("too late"))
    assert patient.flush()
    visit = patient.document.record.visit("v1")
    assert visit.signature == by
    assert visit.site("s1").note == ""
    dialog = ConflictsDialog(patient.chart, window.sharing._conflicts, window)
    qtbot.addWidget(dialog)
    dialog.show()
    press(dialog, "Visit of", "Seen")
    assert window.sharing._conflicts.all == ()


def test_a_second_copy_is_offered_and_merged(opened, elsewhere, window, store, qtbot) -> None:
    before = store.path(ADA).read_bytes()
    elsewhere.edit(noted("there"))
    copy = store.patients / f"{ADA} (conflicted copy 2026-11-21).json"
    copy.write_bytes(store.path(ADA).read_bytes())
    store.path(ADA).write_bytes(before)
    patient = opened()
    strip = window.sharing.copy_strip
    qtbot.waitUntil(strip.isVisible)
    strip.chip.click()
    qtbot.waitUntil(lambda: patient.document.record.visit("v1").site("s1").note == "there")
    qtbot.waitUntil(lambda: not strip.isVisible())
    assert not copy.exists()
