import json
from dataclasses import replace

import pytest
from hypothesis import given

from ims_chart.record import ChainHead, Conflict, Record, Removal, Signature, edits
from ims_chart.storage import codec
from ims_chart.storage.act import Act
from ims_chart.storage.archive import heads_in, write_archive
from ims_chart.storage.chain import Line, encoded, hash_of, key_name
from ims_chart.storage.check import check
from ims_chart.storage.errors import Code
from ims_chart.storage.signed import digest_of_visit
from ims_chart.storage.store import Store
from tests import samples, strategies
from tests.storage import sealing


def signature(store: Store, record: Record) -> Signature:
    visit = record.visit("v1")
    return Signature(
        author="th1",
        name="A. Rowan",
        recorded=samples.TIME,
        digest=digest_of_visit(visit),
        heads=store.audit.heads(),
    )


@pytest.fixture
def store(tmp_path) -> Store:
    """A store with one signed visit, that its log knows of."""
    store = Store.create(tmp_path)
    record = samples.record()
    digest = store.new(record).digest
    for _ in range(3):
        store.audit.note(Act.OPENED, record.id)
    signed = edits.sign_visit(record, "v1", signature(store, record))
    store.save(replace(signed, revision=1), digest)
    by = signed.visit("v1").signature
    assert by is not None
    store.audit.note(Act.SIGNED, record.id, digest=by.digest)
    return store


def codes(store: Store) -> list[Code]:
    return [problem.error.code for problem in check(store).problems]


def rewrite(store: Store, record: Record) -> None:
    """As somebody would who writes to the file past the program."""
    store.path(record.id).write_bytes(codec.encode_record(record))


@given(strategies.records)
def test_the_digest_is_the_same_after_a_save_and_a_load(record) -> None:
    back = codec.decode_record(codec.encode_record(record)).record
    for before, after in zip(record.visits, back.visits, strict=True):
        assert digest_of_visit(before) == digest_of_visit(after)


def test_the_digest_covers_all_but_what_follows_the_signature() -> None:
    visit = samples.visit(sites=[samples.site()])
    gone = Removal(id="s9", author="t", recorded=samples.TIME)
    assert digest_of_visit(replace(visit, removed=(gone,))) == digest_of_visit(visit)
    others = (
        replace(visit, notes="x"),
        replace(visit, sites=(samples.site(muscle="deltoid"),)),
        replace(visit, extra={"x": 1}),
        replace(visit, author="th2"),
    )
    assert len({digest_of_visit(v) for v in (visit, *others)}) == 5


def test_a_store_that_nobody_touched_is_sound(store: Store) -> None:
    checked = check(store)
    assert (checked.problems, checked.torn) == ((), ())


def test_a_signed_visit_that_was_changed_is_named(store: Store) -> None:
    record = store.load("abcd234567").record
    visit = replace(record.visits[0], notes="was never said")
    rewrite(store, replace(record, visits=(visit,)))
    (problem,) = check(store).problems
    assert problem.error.code is Code.SIGNED_CHANGED
    assert problem.path == store.path(record.id)
    assert "2026-03-02" in problem.error.detail


def test_a_change_signed_anew_is_told_by_the_log(store: Store) -> None:
    record = store.load("abcd234567").record
    visit = replace(record.visits[0], notes="was never said")
    old = record.visits[0].signature
    assert old is not None
    forged = replace(visit, signature=replace(old, digest=digest_of_visit(visit)))
    rewrite(store, replace(record, visits=(forged,)))
    assert codes(store) == [Code.SIGNED_GONE]


def test_a_record_or_visit_that_vanished_is_told_by_the_log(store: Store) -> None:
    record = store.load("abcd234567").record
    rewrite(store, replace(record, visits=()))
    assert codes(store) == [Code.SIGNED_GONE]
    store.path(record.id).unlink()
    assert codes(store) == [Code.SIGNED_GONE]


@pytest.mark.parametrize("act", [Act.RESTORED, Act.ERASED])
@pytest.mark.parametrize("of", ["abcd234567", ""])
def test_what_the_log_accounts_for_is_no_problem(store: Store, act: Act, of: str) -> None:
    store.path("abcd234567").unlink()
    store.audit.note(act, of)
    assert codes(store) == []


def test_a_visit_that_was_joined_to_another_record_is_found_there(store: Store) -> None:
    record = store.load("abcd234567").record
    store.new(samples.record("other", visits=record.visits))
    rewrite(store, replace(record, visits=()))
    assert codes(store) == []


def test_the_other_of_two_signatures_is_kept_in_a_conflict(store: Store) -> None:
    record = store.load("abcd234567").record
    shell = replace(record.visits[0], sites=(), pain_areas=())
    other = replace(record.visits[0], signature=None)
    found = Conflict(id="c1", recorded=samples.TIME, visit="v1", shell=shell)
    rewrite(store, replace(record, visits=(other,), conflicts=(found,)))
    assert codes(store) == []


def test_lines_cut_from_the_end_are_told_by_the_signed_visit(store: Store) -> None:
    path = store.audit.path
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:2]))
    (problem,) = check(store).problems
    assert (problem.error.code, problem.path) == (Code.LOG_CUT, path)
    assert problem.error.detail == "it ends with entry 2, and abcd234567.json says it had 4"
    path.unlink()
    (problem,) = check(store).problems
    assert problem.error.code is Code.LOG_CUT


def test_a_log_written_anew_is_told_by_the_signed_visit(store: Store) -> None:
    rows = [line | {"author": "th9"} for line in map(_fields, _lines(store))]
    made: list[bytes] = []
    for row in rows:
        before = hash_of(made[-1]) if made else ""
        made.append(encoded(Line(**(row | {"before": before})), b""))
    store.audit.path.write_bytes(b"\n".join(made) + b"\n")
    (problem,) = check(store).problems
    assert problem.error.code is Code.LOG_CHANGED
    assert problem.error.detail.startswith("entry 4 is not the one that abcd234567.json names")


def test_a_change_and_a_gap_inside_a_log_are_told(store: Store) -> None:
    path, lines = store.audit.path, _lines(store)
    path.write_bytes(
        b"\n".join([lines[0], lines[1].replace(b"opened", b"erased"), *lines[2:], b""])
    )
    (problem,) = check(store).problems
    assert problem.error.detail == "entry 2 or 3 was changed or put in"
    path.write_bytes(b"\n".join([lines[0], *lines[2:], b""]))
    (problem,) = check(store).problems
    assert problem.error.detail == "entry 2 is missing"


def test_an_encrypted_stores_log_that_was_written_without_its_key_is_told(
    store: Store, monkeypatch
) -> None:
    key = b"k" * 32
    monkeypatch.setattr("ims_chart.storage.evidence._secret", lambda _store: key)
    fields = {
        "record": "",
        "revision": 0,
        "digest": "",
        "author": "",
        "before": "",
        "act": "opened",
    }
    early, late = "2020-03-02T09:30:00+01:00", "2026-03-02T09:30:00+01:00"
    sealed = Line(seq=1, at=early, key=key_name(key), **fields)
    (store.audit.folder / "keyed.jsonl").write_bytes(encoded(sealed, key) + b"\n")
    other = store.audit.folder / "other.jsonl"
    other.write_bytes(encoded(Line(seq=1, at=late, **fields), b"") + b"\n")
    named = {problem.path.name: problem.error.detail for problem in check(store).problems}
    assert named[other.name] == "entry 1 was written without the key of the store"
    other.write_bytes(encoded(Line(seq=1, at=early, **fields), b"") + b"\n")
    assert other not in {problem.path for problem in check(store).problems}


def test_a_torn_last_line_is_no_problem(store: Store) -> None:
    path = store.audit.path
    path.write_bytes(path.read_bytes() + b'{"seq":7,"bef')
    checked = check(store)
    assert (checked.problems, checked.torn) == ((), (path,))


def test_a_cut_log_is_told_by_a_backup_of_the_store(store: Store, tmp_path) -> None:
    packed = tmp_path / "clinic.zip"
    store.audit.note(Act.OPENED, "abcd234567")
    write_archive(store, packed)
    kept = [(packed, head) for head in heads_in(packed)]
    assert check(store, kept).problems == ()
    path = store.audit.path
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-2]))
    assert check(store).problems == ()
    (problem,) = check(store, kept).problems
    assert problem.error.code is Code.LOG_CUT
    assert "clinic.zip says" in problem.error.detail


def test_a_visit_from_another_clinic_names_its_logs_in_vain(store: Store) -> None:
    record = samples.record("imported")
    elsewhere = ChainHead(computer="ffffffffffff", count=9, digest="0" * 64)
    by = replace(signature(store, record), heads=(elsewhere,))
    store.new(edits.sign_visit(record, "v1", by))
    assert codes(store) == [Code.LOG_CUT]
    store.audit.note(Act.IMPORTED, "imported")
    assert codes(store) == []


def _lines(store: Store) -> list[bytes]:
    return store.audit.path.read_bytes().splitlines()


def _fields(line: bytes) -> dict:
    return json.loads(line)


def test_a_sealed_stores_logs_are_keyed_and_can_be_followed_without_the_key(
    store: Store, monkeypatch
) -> None:
    sealing.quick_passphrases(monkeypatch)
    sealing.seal(store)
    store.audit.note(Act.OPENED, "abcd234567")
    last = json.loads(store.audit.path.read_bytes().splitlines()[-1])
    assert last["key"] == key_name(store.vault.secret("audit"))
    assert codes(store) == []
    locked = Store.open(store.folder)
    assert set(codes(locked)) == {Code.ENCRYPTED}
    path = store.audit.path
    path.write_bytes(path.read_bytes().replace(b"opened", b"erased", 1))
    assert Code.LOG_CHANGED in codes(locked)
    assert Code.LOG_CHANGED in codes(store)
