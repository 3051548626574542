from dataclasses import replace

import pytest

from ims_chart.charting.document import Document
from ims_chart.record import RecordError, Wrong, edits
from tests import samples


def notes(text):
    return lambda record: edits.change_visit(record, "v1", notes=text)


def write(document, text, merge="notes:v1"):
    return document.edit("change notes", notes(text), merge=merge)


@pytest.fixture
def document():
    return Document(samples.record())


def test_an_edit_is_in_force_and_named(document, qtbot) -> None:
    with qtbot.waitSignal(document.changed, timeout=0) as told:
        assert document.edit("change notes", notes("stiff"))
    assert document.record.visit("v1").notes == "stiff"
    assert document.history.undoText() == "change notes"
    assert told.args[0].visits["v1"].shell.after.notes == "stiff"


def test_undo_and_redo_go_back_and_forth_through_every_step(document) -> None:
    records = [document.record]
    for text in "abc":
        document.edit(text, notes(text))
        records.append(document.record)
    for before in reversed(records[:-1]):
        document.history.undo()
        assert document.record == before
    assert not document.history.canUndo()
    for after in records[1:]:
        document.history.redo()
        assert document.record == after


def test_undo_tells_the_change_turned_round(document, qtbot) -> None:
    document.edit("change notes", notes("stiff"))
    with qtbot.waitSignal(document.changed, timeout=0) as told:
        document.history.undo()
    assert told.args[0].visits["v1"].shell.after.notes == ""


def test_after_a_pause_typing_is_another_step(document) -> None:
    seconds = [0.0]
    document.clock = lambda: seconds[0]
    for at, text in ((0, "First."), (1.9, "First. Still."), (3.8, "First. Still first.")):
        seconds[0] = at
        write(document, text)
    seconds[0] = 5.8
    write(document, "First. Still first. Second.")
    assert document.history.count() == 2
    document.history.undo()
    assert document.record.visit("v1").notes == "First. Still first."
    document.history.undo()
    assert document.record.visit("v1").notes == ""


def test_undo_and_redo_give_what_they_change(document) -> None:
    write(document, "stiff")
    assert document.undo().visits["v1"].shell.after.notes == ""
    assert document.redo().visits["v1"].shell.after.notes == "stiff"
    assert document.redo().empty
    assert document.record.visit("v1").notes == "stiff"


def test_typed_letters_become_one_step(document) -> None:
    for text in ("s", "st", "sti"):
        write(document, text)
    assert document.history.count() == 1
    document.history.undo()
    assert document.record.visit("v1").notes == ""
    document.history.redo()
    assert document.record.visit("v1").notes == "sti"


def test_a_note_typed_back_leaves_no_step(document) -> None:
    before = document.record
    for text in ("s", "st", "s", ""):
        write(document, text)
    assert document.record == before
    assert not document.history.canUndo()


def test_a_note_typed_back_leaves_the_steps_before_it(document) -> None:
    document.edit("change plan", lambda r: edits.change_visit(r, "v1", plan="more"))
    for text in ("s", ""):
        write(document, text)
    assert document.history.undoText() == "change plan"
    assert document.history.count() == 1


def test_letters_of_two_fields_are_two_steps(document) -> None:
    write(document, "s")
    write(document, "stiff", merge="notes:v2")
    assert document.history.count() == 2


def test_typing_after_another_edit_is_a_step_of_its_own(document) -> None:
    write(document, "s")
    document.edit("change plan", lambda r: edits.change_visit(r, "v1", plan="more"))
    write(document, "st")
    document.history.undo()
    assert document.record.visit("v1").notes == "s"


def test_edits_without_a_merge_word_stay_apart(document) -> None:
    document.edit("a", notes("a"))
    document.edit("b", notes("b"))
    assert document.history.count() == 2


def test_an_edit_that_changes_nothing_leaves_no_step(document, qtbot) -> None:
    with qtbot.assertNotEmitted(document.changed):
        assert not document.edit("change notes", notes(""))
    assert document.history.count() == 0


def test_an_edit_after_undo_forgets_what_was_undone(document) -> None:
    document.edit("a", notes("a"))
    document.history.undo()
    document.edit("b", notes("b"))
    assert not document.history.canRedo()


def test_a_record_that_is_not_editable_never_changes(qtbot) -> None:
    record = samples.record()
    document = Document(record, editable=False)
    with qtbot.assertNotEmitted(document.changed):
        assert not document.edit("change notes", notes("stiff"))
    assert document.record is record
    assert document.history.count() == 0


def test_a_refused_edit_changes_nothing(document) -> None:
    before = document.record
    with pytest.raises(RecordError) as refused:
        document.edit("pain", lambda r: edits.change_visit(r, "v1", pain_before=11))
    assert refused.value.wrong is Wrong.OUT_OF_RANGE
    assert document.record is before
    assert document.history.count() == 0


def test_undo_leaves_what_storage_counts_alone() -> None:
    document = Document(replace(samples.record(), revision=7))
    document.edit("a", notes("a"))
    document.history.undo()
    assert document.record.revision == 7


def test_another_document_of_the_record_goes_on_with_the_history(document) -> None:
    before = document.record
    for text in "ab":
        document.edit(text, notes(text))
    again = Document(document.record)
    again.take_up(document.past())
    assert again.history.undoText() == "b"
    again.history.undo()
    again.history.undo()
    assert again.record == before
    again.history.redo()
    assert again.record.visit("v1").notes == "a"


def test_what_had_been_undone_can_be_redone_there(document) -> None:
    for text in "ab":
        document.edit(text, notes(text))
    document.history.undo()
    again = Document(document.record)
    again.take_up(document.past())
    assert again.record.visit("v1").notes == "a"
    assert (again.history.undoText(), again.history.redoText()) == ("a", "b")
    again.history.redo()
    assert again.record.visit("v1").notes == "b"


def test_what_somebody_else_has_changed_meanwhile_is_not_undone_with_it(document) -> None:
    document.edit("notes", notes("a"))
    document.edit("plan", lambda record: edits.change_visit(record, "v1", plan="rest"))
    theirs = replace(document.record.patient, phone="1")
    again = Document(edits.change_patient(document.record, theirs))
    again.take_up(document.past())
    again.history.undo()
    again.history.undo()
    assert again.record.visit("v1").notes == ""
    assert again.record.patient.phone == "1"
