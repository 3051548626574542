"""The command line and an encrypted store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ims_chart import cli
from ims_chart.commands import unlocking
from ims_chart.storage.store import Store
from tests import samples
from tests.storage.sealing import WORDS, quick_passphrases, seal


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    quick_passphrases(monkeypatch)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.create(tmp_path / "store")
    store.new(samples.record())
    return store


@pytest.fixture
def recovery(store: Store) -> str:
    return seal(store)


@pytest.fixture
def run(capsys, store, qapp):
    def run(*args: object):
        status = cli.main([*map(str, args), "--store", str(store.folder)])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return status, out, err

    return run


def words_in(tmp_path: Path, words: str) -> Path:
    path = tmp_path / "words.txt"
    path.write_text(f"{words}\nnot read\n", encoding="utf-8")
    return path


def test_check_without_the_key_verifies_heads_and_says_so(store, recovery, run) -> None:
    status, out, _ = run("check")
    assert status == 2
    assert "encrypted" in out
    path = store.path(store.ids()[0])
    path.write_bytes(b"{" + path.read_bytes()[1:])
    assert run("check")[0] == 1


def test_with_a_passphrase_or_recovery_key_from_a_file_all_works(
    store, recovery, run, tmp_path, qapp
) -> None:
    for words in (WORDS, recovery.lower()):
        file = words_in(tmp_path, words)
        status, out, err = run("check", "--passphrase-file", file)
        assert (status, err) == (0, "")
        assert "all sound" in out
        status, out, _ = run("list", "--json", "--passphrase-file", file)
        assert status == 0
        assert [one["id"] for one in json.loads(out)] == store.ids()
    pdf = tmp_path / "x.pdf"
    status, *_ = run("chart", store.ids()[0], "-o", pdf, "--passphrase-file", file)
    assert status == 0
    assert pdf.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("command", [("list",), ("chart", "abcd", "-o", "x.pdf")])
def test_without_the_key_a_command_says_what_is_lacking(recovery, run, command) -> None:
    status, out, err = run(*command)
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert "--passphrase-file" in err


def test_a_wrong_passphrase_and_a_lost_file_are_told(recovery, run, tmp_path) -> None:
    status, _, err = run("list", "--passphrase-file", words_in(tmp_path, "something else"))
    assert status == 1
    assert "passphrase doesn't fit" in err
    status, _, err = run("list", "--passphrase-file", tmp_path / "nowhere")
    assert status == 64
    assert "nowhere" in err


def test_at_a_terminal_it_is_asked_for(recovery, run, store, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(unlocking.getpass, "getpass", lambda _prompt: WORDS)
    status, out, _ = run("list")
    assert status == 0
    assert store.ids()[0] in out


def test_check_names_lost_and_damaged_key_files(store, recovery, run) -> None:
    store.keys.path("recovery").unlink()
    store.keys.copy_path.write_bytes(b"torn")
    anna = store.keys.path("anna")
    anna.write_bytes(anna.read_bytes()[:-1] + b"!")
    status, out, _ = run("check")
    assert status == 1
    for path in (store.keys.path("recovery"), store.keys.copy_path, anna):
        assert str(path) in out
