"""Two programs that have one patient open, each with its own store object on one folder."""

import datetime as dt
from dataclasses import replace

import pytest

from ims_chart.charting.autosave import Autosave, SaveState
from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.charting.watching import Watching
from ims_chart.record import Clinic, edits
from ims_chart.storage.store import Store
from tests import samples

ID = "abcd234567"


class Desk:
    """One computer's copy of the open patient."""

    def __init__(self, folder):
        self.store = Store.open(folder)
        loaded = self.store.load(ID)
        self.document = Document(loaded.record)
        self.autosave = Autosave(self.document, self.store, loaded.digest)
        self.told = []
        self.autosave.united.connect(lambda *counts: self.told.append(counts))

    @property
    def record(self):
        return self.document.record

    @property
    def visit(self):
        return self.record.visit("v1")

    def write(self, **fields):
        self.document.edit("notes", lambda r: edits.change_visit(r, "v1", **fields))

    def add(self, name):
        self.document.edit("add", lambda r: edits.add_site(r, "v1", samples.site(name)))

    def note(self, name, note):
        site = replace(self.visit.site(name), note=note)
        self.document.edit("note", lambda r: edits.change_site(r, "v1", site))

    def remove(self, name):
        self.document.edit(
            "remove",
            lambda r: edits.remove_site(r, "v1", name, author="th1", at=samples.TIME),
        )

    def names(self):
        return [site.id for site in self.visit.sites]


@pytest.fixture
def desks(tmp_path, qtbot):
    Store.create(tmp_path).new(samples.record())
    made = [Desk(tmp_path), Desk(tmp_path)]
    yield made
    for desk in made:
        desk.autosave.close()
        desk.document.history.clear()


def test_what_both_add_is_with_both_under_other_numbers(desks) -> None:
    one, two = desks
    one.add("one")
    two.add("two")
    assert one.autosave.flush()
    assert two.autosave.flush()
    assert one.autosave.flush()
    assert one.record == two.record
    assert [(s.id, s.number) for s in one.visit.sites] == [("s1", 1), ("one", 2), ("two", 3)]
    assert two.told == [(0, 0)]


def test_what_one_deletes_does_not_come_back_through_the_other(desks) -> None:
    one, two = desks
    one.remove("s1")
    two.write(notes="tired")
    for desk in (one, two, one):
        assert desk.autosave.flush()
    assert one.record == two.record
    assert one.names() == []
    assert one.visit.notes == "tired"


def test_an_undone_entry_does_not_come_back_through_the_other(desks) -> None:
    one, two = desks
    one.add("one")
    assert one.autosave.flush()
    assert two.autosave.flush()
    two.write(notes="tired")
    one.document.history.undo()
    for desk in (one, two, one):
        assert desk.autosave.flush()
    assert one.names() == two.names() == ["s1"]


def test_the_same_changed_by_both_is_kept_twice(desks) -> None:
    one, two = desks
    one.note("s1", "one")
    two.note("s1", "two")
    for desk in (one, two, one):
        assert desk.autosave.flush()
    (conflict,) = two.record.conflicts
    assert two.visit.site("s1").note == "two"
    assert conflict.site.note == "one"
    assert one.record == two.record
    assert two.told == [(1, 0)]


def test_undo_takes_back_only_what_was_done_here(desks) -> None:
    one, two = desks
    two.add("two")
    one.add("one")
    one.note("s1", "one")
    for desk in (one, two, one):
        assert desk.autosave.flush()
    assert two.document.history.count() == 1
    two.document.history.undo()
    assert two.names() == ["s1", "one"]
    assert two.visit.site("s1").note == "one"
    two.document.history.redo()
    assert two.names() == ["s1", "one", "two"]
    one.document.history.undo()
    one.document.history.undo()
    assert one.names() == ["s1", "two"]
    assert one.visit.site("s1").note == ""


def test_a_step_whose_target_somebody_else_has_changed_is_dropped(desks) -> None:
    one, two = desks
    one.note("s1", "one")
    assert one.autosave.flush()
    one.write(plan="again")
    assert one.autosave.flush()
    assert two.autosave.flush()
    two.note("s1", "two")
    assert two.autosave.flush()
    assert one.autosave.flush()
    assert one.told[-1] == (0, 1)
    assert one.document.history.count() == 1
    one.document.history.undo()
    assert one.visit.plan == ""
    assert one.visit.site("s1").note == "two"


def test_an_edit_made_while_a_merge_is_written_stays(desks, qtbot) -> None:
    one, two = desks
    one.add("one")
    assert one.autosave.flush()
    two.add("two")
    two.autosave._begin()
    two.add("three")
    qtbot.waitUntil(lambda: two.autosave.state is SaveState.SAVED and not two.autosave._unsaved)
    assert sorted(two.names()) == ["one", "s1", "three", "two"]
    assert len({site.number for site in two.visit.sites}) == 4
    assert Store.open(two.store.folder).load(ID).record.visit("v1").sites == two.visit.sites


def test_a_file_written_over_unseen_loses_nothing(desks) -> None:
    """Both read the same, and the second replaces what the first has just written."""
    one, two = desks
    before = one.store.path(ID).read_bytes()
    one.add("one")
    assert one.autosave.flush()
    one.store.path(ID).write_bytes(before)
    two.add("two")
    assert two.autosave.flush()
    for desk in (one, two):
        assert desk.autosave.flush()
    assert one.names() == two.names()
    assert sorted(one.names()) == ["one", "s1", "two"]


def test_an_older_file_put_back_by_a_cloud_is_brought_up_to_date(desks) -> None:
    one, _ = desks
    before = one.store.path(ID).read_bytes()
    one.add("one")
    assert one.autosave.flush()
    one.store.path(ID).write_bytes(before)
    assert one.autosave.flush()
    assert one.store.load(ID).record.visit("v1").sites == one.visit.sites
    assert one.names() == ["s1", "one"]


def test_a_change_on_disk_is_noticed(desks, qtbot, tmp_path) -> None:
    one, two = desks
    watching = Watching(two.autosave, two.store.patients)
    one.add("one")
    assert one.autosave.flush()
    qtbot.waitUntil(lambda: two.names() == ["s1", "one"])
    assert two.told == [(0, 0)]
    watching.close()


def test_a_share_that_tells_nothing_is_looked_at(desks, qtbot, monkeypatch) -> None:
    one, two = desks
    monkeypatch.setattr("ims_chart.charting.watching.LOOK_MS", 20)
    watching = Watching(two.autosave, two.store.folder / "nowhere")
    one.add("one")
    assert one.autosave.flush()
    qtbot.waitUntil(lambda: two.names() == ["s1", "one"])
    watching.close()


def test_looking_at_what_is_not_there_says_nothing(desks, qtbot) -> None:
    one, _ = desks
    one.store.path(ID).unlink()
    assert one.autosave.flush()
    assert one.autosave.state is SaveState.SAVED


def test_a_visit_begun_elsewhere_is_not_forced_on_who_charts_here(desks, qtbot, atlas) -> None:
    one, two = desks
    chart = Chart(two.document, atlas, Clinic())
    later = samples.visit("v2", day=dt.date(2026, 5, 1))
    one.document.edit("visit", lambda r: edits.add_visit(r, later))
    assert one.autosave.flush()
    assert two.autosave.flush()
    assert [v.id for v in two.record.visits] == ["v1", "v2"]
    assert chart.visit.id == "v1"


def test_a_step_that_touches_nothing_of_theirs_is_what_it_was(desks) -> None:
    one, two = desks
    one.write(plan="again")
    step = one.document.history.command(0).change
    two.document.edit("phone", lambda r: replace(r, patient=replace(r.patient, phone="1")))
    for desk in (two, one):
        assert desk.autosave.flush()
    assert one.document.history.command(0).change is step
    one.document.history.undo()
    assert one.visit.plan == ""
    assert one.record.patient.phone == "1"
