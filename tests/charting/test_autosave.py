import pytest

from ims_chart.charting import autosave as module
from ims_chart.charting.autosave import Autosave, SaveState
from ims_chart.charting.document import Document
from ims_chart.record import edits
from ims_chart.storage.errors import Code
from ims_chart.storage.store import Store
from tests import samples
from tests.charting.keeper import FakeKeeper


@pytest.fixture
def keeper():
    return FakeKeeper()


@pytest.fixture
def document():
    return Document(samples.record())


@pytest.fixture
def autosave(document, keeper, monkeypatch):
    monkeypatch.setattr(module, "RETRY_MS", (5, 10))
    made = Autosave(document, keeper, "digest 0")
    yield made
    keeper.gate.set()
    made.close()


def write(document, text):
    document.edit("change notes", lambda r: edits.change_visit(r, "v1", notes=text))


def notes(record):
    return record.visit("v1").notes


def saved(autosave):
    return lambda: autosave.state is SaveState.SAVED


def test_an_edit_is_on_disk_within_a_second_and_without_a_command(tmp_path, qtbot) -> None:
    store = Store.create(tmp_path)
    record = samples.record()
    digest = store.new(record).digest
    document = Document(store.load(record.id).record)
    autosave = Autosave(document, store, digest)
    write(document, "stiff")
    qtbot.waitUntil(lambda: notes(store.load(record.id).record) == "stiff", timeout=1000)
    write(document, "stiffer")
    qtbot.waitUntil(lambda: notes(store.load(record.id).record) == "stiffer", timeout=1000)
    assert store.load(record.id).record.revision == 3
    assert not any(store.backups.folder.rglob("*.json"))
    autosave.close()


def test_the_state_goes_from_saving_to_saved(autosave, document, qtbot) -> None:
    states = []
    autosave.state_changed.connect(states.append)
    assert autosave.state is SaveState.SAVED
    write(document, "stiff")
    assert autosave.state is SaveState.SAVING
    qtbot.waitUntil(saved(autosave))
    assert states == [SaveState.SAVING, SaveState.SAVED]


def test_a_burst_of_edits_is_one_write(autosave, document, keeper, qtbot) -> None:
    for text in "stiff":
        write(document, text)
    qtbot.waitUntil(saved(autosave))
    assert [notes(r) for r in keeper.kept] == ["f"]


def test_steady_typing_is_written_while_it_goes_on(autosave, document, keeper, qtbot) -> None:
    count = iter(range(1000))

    def typed_on() -> bool:
        write(document, str(next(count)))
        return bool(keeper.kept)

    qtbot.waitUntil(typed_on, timeout=2000)


def test_each_save_names_what_the_last_one_left(autosave, document, keeper, qtbot) -> None:
    for text in ("a", "b"):
        write(document, text)
        qtbot.waitUntil(saved(autosave))
    assert keeper.expected == ["digest 0", "digest 1"]
    assert [r.revision for r in keeper.kept] == [0, 1]


def test_undo_is_saved_too(autosave, document, keeper, qtbot) -> None:
    write(document, "stiff")
    qtbot.waitUntil(saved(autosave))
    document.history.undo()
    assert autosave.state is SaveState.SAVING
    qtbot.waitUntil(saved(autosave))
    assert notes(keeper.kept[-1]) == ""


def test_edits_made_while_a_write_is_under_way_are_written_too(
    autosave, document, keeper, qtbot
) -> None:
    keeper.gate.clear()
    write(document, "a")
    qtbot.waitUntil(keeper.begun.is_set)
    write(document, "b")
    keeper.gate.set()
    qtbot.waitUntil(lambda: len(keeper.kept) == 1)
    qtbot.waitUntil(saved(autosave))
    assert [notes(r) for r in keeper.kept] == ["a", "b"]


def test_with_a_newer_edit_a_finished_write_does_not_say_saved(
    autosave, document, keeper, qtbot
) -> None:
    states = []
    autosave.state_changed.connect(states.append)
    keeper.gate.clear()
    write(document, "a")
    qtbot.waitUntil(keeper.begun.is_set)
    write(document, "b")
    keeper.gate.set()
    qtbot.waitUntil(lambda: len(keeper.kept) == 2 and autosave.state is SaveState.SAVED)
    assert states == [SaveState.SAVING, SaveState.SAVED]


def test_a_failure_is_told_once_and_tried_again_until_it_works(
    autosave, document, keeper, qtbot
) -> None:
    errors, states = [], []
    autosave.failed.connect(errors.append)
    autosave.state_changed.connect(states.append)
    keeper.broken = Code.NO_SPACE
    write(document, "a")
    qtbot.waitUntil(lambda: keeper.tries >= 4)
    write(document, "b")
    assert autosave.state is SaveState.FAILING
    keeper.broken = None
    qtbot.waitUntil(saved(autosave))
    assert [error.code for error in errors] == [Code.NO_SPACE]
    # A try that was under way when it was mended may have saved the first edit by itself.
    assert states[:2] == [SaveState.SAVING, SaveState.FAILING]
    assert SaveState.FAILING not in states[2:]
    assert notes(keeper.kept[-1]) == "b"


def test_an_edit_does_not_wait_for_the_end_of_a_long_pause(
    autosave, document, keeper, qtbot, monkeypatch
) -> None:
    monkeypatch.setattr(module, "RETRY_MS", (5, 60_000))
    keeper.broken = Code.NO_SPACE
    write(document, "a")
    qtbot.waitUntil(lambda: keeper.tries == 2 and autosave._timer.remainingTime() > 1000)
    write(document, "b")
    qtbot.waitUntil(lambda: keeper.tries == 3)


def test_a_second_failure_after_a_success_is_told_again(autosave, document, keeper, qtbot) -> None:
    for text in ("a", "b"):
        keeper.broken = Code.NO_SPACE
        with qtbot.waitSignal(autosave.failed):
            write(document, text)
        keeper.broken = None
        qtbot.waitUntil(saved(autosave))


def test_what_will_not_mend_itself_is_tried_again_at_the_next_change(
    autosave, document, keeper, qtbot
) -> None:
    keeper.broken = Code.UNWRITABLE_VALUE
    with qtbot.waitSignal(autosave.failed):
        write(document, "a")
    assert not autosave._timer.isActive()
    keeper.broken = None
    document.history.undo()
    qtbot.waitUntil(saved(autosave))
    assert notes(keeper.kept[-1]) == ""


def test_a_fault_of_the_program_does_not_look_like_saved(
    autosave, document, keeper, qtbot, caplog
) -> None:
    def fault(record, expected):
        raise LookupError

    save, keeper.save = keeper.save, fault
    with qtbot.waitSignal(autosave.failed):
        write(document, "a")
    assert autosave.state is SaveState.FAILING
    assert not autosave.flush()
    keeper.save = save
    qtbot.waitUntil(saved(autosave))
    assert notes(keeper.kept[-1]) == "a"


def test_failing_keeps_what_was_charted(autosave, document, keeper, qtbot) -> None:
    keeper.broken = Code.FOLDER_GONE
    with qtbot.waitSignal(autosave.failed):
        write(document, "a")
    assert notes(document.record) == "a"
    assert document.history.canUndo()


def test_flush_writes_at_once(autosave, document, keeper) -> None:
    write(document, "a")
    assert autosave.flush()
    assert notes(keeper.kept[-1]) == "a"
    assert autosave.state is SaveState.SAVED


def test_flush_waits_for_a_write_under_way_and_writes_what_came_after(
    autosave, document, keeper, qtbot
) -> None:
    keeper.gate.clear()
    write(document, "a")
    qtbot.waitUntil(keeper.begun.is_set)
    write(document, "b")
    keeper.gate.set()
    assert autosave.flush()
    assert [notes(r) for r in keeper.kept] == ["a", "b"]


def test_flush_with_nothing_unsaved_writes_nothing(autosave, keeper) -> None:
    assert autosave.flush()
    assert keeper.tries == 0


def test_flush_that_fails_says_so_and_goes_on_trying(autosave, document, keeper, qtbot) -> None:
    keeper.broken = Code.IO
    write(document, "a")
    assert not autosave.flush()
    assert autosave.state is SaveState.FAILING
    keeper.broken = None
    qtbot.waitUntil(saved(autosave))
    assert notes(keeper.kept[-1]) == "a"


def test_closed_it_watches_no_longer(document, keeper) -> None:
    autosave = Autosave(document, keeper, "digest 0")
    autosave.close()
    write(document, "a")
    assert autosave.state is SaveState.SAVED
    assert not autosave._timer.isActive()
