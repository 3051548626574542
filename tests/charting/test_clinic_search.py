"""A search through a whole store: beside the window, stopped when wanted, honest about its end."""

import threading

import pytest

from ims_chart.charting.clinic_search import ClinicSearch
from ims_chart.insight.query import Query
from ims_chart.insight.search import Search
from ims_chart.record import EventKind
from ims_chart.storage.errors import Code
from ims_chart.storage.store import Store
from tests import samples, treated

BRUISE = Query(reaction=EventKind.BRUISE)


class Slow(Search):
    """Waits before each record until it may go on."""

    def __init__(self, muscles) -> None:
        super().__init__(muscles)
        self.at_record = threading.Semaphore(0)
        self.go_on = threading.Semaphore(0)

    def hits(self, record, query):
        self.at_record.release()
        self.go_on.acquire(timeout=5)
        return super().hits(record, query)


@pytest.fixture
def store(tmp_path) -> Store:
    made = Store.create(tmp_path / "clinic")
    for n in range(3):
        made.new(treated.record(f"cdef34567{n + 2}", family=f"Berg{n}") if n else samples.record())
    return made


@pytest.fixture
def search(qapp):
    made = ClinicSearch()
    yield made
    made.close()


@pytest.fixture
def told(search):
    """All that is said, in its order."""
    heard = []
    search.found.connect(lambda found: heard.append(found.record))
    search.progressed.connect(lambda read, count: heard.append((read, count)))
    search.finished.connect(heard.append)
    return heard


def test_everybody_with_a_hit_is_found(atlas, store, search, told, qtbot) -> None:
    with qtbot.waitSignal(search.finished):
        search.begin(store, BRUISE, Search(atlas.muscles))
    *said, end = told
    assert said == [(1, 3), "cdef345673", (2, 3), "cdef345674", (3, 3)]
    assert (end.read, end.unreadable, end.cancelled, end.error) == (3, 0, False, None)
    assert not search.running


def test_a_hit_says_where(atlas, store, search, qtbot) -> None:
    with qtbot.waitSignal(search.found) as found:
        search.begin(store, BRUISE, Search(atlas.muscles))
    (hit,) = found.args[0].hits
    assert (hit.visit.id, hit.site.id, found.args[0].count) == ("v1", "i1", 1)


def test_the_first_is_told_before_the_last_is_read(atlas, store, search, told, qtbot) -> None:
    slow = Slow(atlas.muscles)
    search.begin(store, BRUISE, slow)
    for _ in range(2):
        slow.go_on.release()
    qtbot.waitUntil(lambda: "cdef345673" in told)
    assert search.running
    slow.go_on.release()
    qtbot.waitUntil(lambda: not search.running)


def test_stopped_it_says_so_and_reads_no_more(atlas, store, search, told, qtbot) -> None:
    slow = Slow(atlas.muscles)
    search.begin(store, BRUISE, slow)
    slow.at_record.acquire()
    search.cancel()
    slow.go_on.release()
    qtbot.waitUntil(lambda: not search.running)
    assert (told[-1].read, told[-1].cancelled) == (1, True)


def test_a_new_question_silences_the_last(atlas, store, search, told, qtbot) -> None:
    slow = Slow(atlas.muscles)
    search.begin(store, BRUISE, slow)
    slow.at_record.acquire()
    slow.go_on.release()
    slow.go_on.release()
    slow.go_on.release()
    with qtbot.waitSignal(search.finished):
        search.begin(store, Query(words="nowhere"), Search(atlas.muscles))
    assert told == [(1, 3), (2, 3), (3, 3), told[-1]]
    assert told[-1].read == 3


def test_files_that_cannot_be_read_are_counted(atlas, store, search, told, qtbot) -> None:
    store.path("cdef345673").write_text("{", encoding="utf-8")
    (store.patients / "zzzz999999.json.age").write_bytes(b"sealed")
    with qtbot.waitSignal(search.finished):
        search.begin(store, BRUISE, Search(atlas.muscles))
    assert "cdef345674" in told
    assert (told[-1].read, told[-1].unreadable) == (2, 2)


def test_a_store_that_has_gone_is_said(atlas, tmp_path, search, told, qtbot) -> None:
    with qtbot.waitSignal(search.finished):
        search.begin(Store(tmp_path / "gone"), BRUISE, Search(atlas.muscles))
    assert told[-1].error.code is Code.FOLDER_GONE


@pytest.mark.qt_log_ignore(".*")
def test_a_fault_does_not_look_like_an_end(atlas, store, search, told, qtbot, caplog) -> None:
    class Broken(Search):
        def hits(self, record, query):
            raise ZeroDivisionError

    with qtbot.waitSignal(search.finished):
        search.begin(store, BRUISE, Broken(atlas.muscles))
    assert (told[-1].error.code, told[-1].error.detail) == (Code.IO, "ZeroDivisionError")
    assert "clinic search failed" in caplog.text
