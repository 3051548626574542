"""Passphrases as they really are: a process of its own, a second or more each."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest

from ims_chart.storage import passphrase
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.passphrase import GOOD_BITS, bits
from ims_chart.storage.vault import HEADER

WORDS = "Grüße, 7 Otter"


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return passphrase.seal(b"key", WORDS)


def test_what_is_sealed_is_an_age_file_that_the_same_words_open(sealed: bytes) -> None:
    assert sealed.startswith(HEADER + b"-> scrypt ")
    # The same letters, put together otherwise, as another keyboard types them.
    apart = WORDS.replace("ü", "u\u0308")
    assert passphrase.unseal(sealed, apart) == b"key"


def test_wrong_words_and_damage_are_told_apart(sealed: bytes) -> None:
    factor = sealed.split(b"\n")[1].split()[3]
    for data, words, code in (
        (sealed, WORDS.lower(), Code.WRONG_PASSPHRASE),
        (sealed[:60], WORDS, Code.KEY_DAMAGED),
        (b"no key", WORDS, Code.KEY_DAMAGED),
        (sealed.replace(b" " + factor + b"\n", b" 40\n", 1), WORDS, Code.KEY_TOO_COSTLY),
    ):
        with pytest.raises(StorageError) as caught:
            passphrase.unseal(data, words)
        assert caught.value.code is code
        assert words not in str(caught.value)


def test_a_window_that_waits_goes_on_moving(sealed: bytes) -> None:
    """The library holds Python still for seconds: it must not do so here."""
    waiting = threading.Thread(target=passphrase.unseal, args=(sealed, WORDS))
    waiting.start()
    turns = 0
    while waiting.is_alive():
        time.sleep(0.001)
        turns += 1
    assert turns > 20


def test_a_process_that_fails_gives_nothing_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(StorageError) as caught:
        passphrase.seal(b"key", WORDS)
    assert caught.value.code is Code.KEY_FAILED
    assert WORDS not in f"{caught.value!r} {caught.value.__cause__!r}"


def test_the_words_stand_in_no_argument_and_no_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[object] = []

    def run(command: object, **given: object) -> None:
        seen.append((command, given.get("env")))
        raise OSError

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(StorageError):
        passphrase.seal(b"key", WORDS)
    assert seen
    assert WORDS not in str(seen)


@pytest.mark.parametrize(
    ("weak", "better"),
    [
        ("password12", "seven wet otters on a raft"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "correct horse battery staple"),
        ("abcdefghijklmnop", "Tq7!vR2#mX9pLw4z"),
    ],
)
def test_the_hint_knows_weak_from_good(weak: str, better: str) -> None:
    assert bits(weak) < GOOD_BITS <= bits(better)
