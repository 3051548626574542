from __future__ import annotations

import contextlib
import shutil
import subprocess
from pathlib import Path

import pytest

from ims_chart.storage import atomic
from ims_chart.storage.age_vault import AgeVault
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.key_changes import add, establish, prepare, remove, renew_recovery_key
from ims_chart.storage.key_state import Work
from ims_chart.storage.keys import RECOVERY, Keys
from ims_chart.storage.recovery_key import (
    ALPHABET,
    is_recovery_key,
    new_recovery_key,
    read_recovery_key,
)
from ims_chart.storage.vault import LockedVault, OpenVault
from tests.storage.sealing import WORDS, quick_passphrases

NEW = "a heron stands in the reeds"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    quick_passphrases(monkeypatch)


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    (tmp_path / "patients").mkdir()
    return Keys(tmp_path / "keys")


def made(keys: Keys) -> tuple[AgeVault, str]:
    prepared = prepare(keys, "anna", WORDS)
    vault = establish(keys, prepared)
    assert isinstance(vault, AgeVault)
    return vault, prepared.recovery_key


def refused(code: Code, keys: Keys, words: str, holder: str = "") -> StorageError:
    with pytest.raises(StorageError) as caught:
        keys.unlock(words, holder)
    assert caught.value.code is code
    return caught.value


def test_nothing_is_on_disk_before_the_recovery_key_was_shown(keys: Keys) -> None:
    prepare(keys, "anna", WORDS)
    assert not keys.folder.exists()
    assert not keys.on


def test_passphrase_and_recovery_key_open_the_same_store(keys: Keys) -> None:
    vault, recovery = made(keys)
    sealed = vault.seal(b"leg")
    for words, holder in [(WORDS, "anna"), (WORDS, ""), (recovery, RECOVERY), (recovery, "")]:
        opened = keys.unlock(words, holder)
        assert opened.unseal(sealed) == b"leg"
        assert opened.secret("audit") == vault.secret("audit")
    assert keys.holder(keys.unlock(recovery)) == RECOVERY


def test_secrets_differ_by_purpose_and_store(keys: Keys, tmp_path: Path) -> None:
    vault, _ = made(keys)
    other, _ = made(Keys(tmp_path / "other"))
    assert len({vault.secret("audit"), vault.secret("index"), other.secret("audit")}) == 3


def test_wrong_damaged_and_missing_keys_are_told_apart(keys: Keys) -> None:
    made(keys)
    refused(Code.WRONG_PASSPHRASE, keys, "something else")
    refused(Code.WRONG_PASSPHRASE, keys, "something else", "anna")
    refused(Code.KEY_MISSING, keys, WORDS, "bert")
    refused(Code.BAD_RECOVERY_KEY, keys, "0000-0000", RECOVERY)
    refused(Code.WRONG_PASSPHRASE, keys, new_recovery_key())
    keys.path(RECOVERY).unlink()
    refused(Code.KEY_MISSING, keys, new_recovery_key())
    data = keys.path("anna").read_bytes()
    keys.path("anna").write_bytes(data[:40])
    refused(Code.KEY_DAMAGED, keys, WORDS)
    # Damage that looks like a wrong passphrase is told by the digest that was noted.
    keys.path("anna").write_bytes(data.replace(data[40:60], b"-" * 20))
    assert refused(Code.KEY_DAMAGED, keys, WORDS, "anna").path == keys.path("anna")


def test_lost_or_damaged_store_keys_come_back_from_their_copy(keys: Keys) -> None:
    vault, _ = made(keys)
    sealed = vault.seal(b"arm")
    add(keys, vault, "bert", NEW)
    for harm in (Path.unlink, lambda path: path.write_bytes(b"torn")):
        harm(keys.ring_path)
        assert keys.on
        assert keys.unlock(NEW, "bert").unseal(sealed) == b"arm"
        assert keys.ring_path.read_bytes() == keys.copy_path.read_bytes()


def test_without_ring_and_copy_a_key_file_has_them(keys: Keys) -> None:
    vault, recovery = made(keys)
    sealed = vault.seal(b"arm")
    keys.ring_path.unlink()
    keys.copy_path.unlink()
    assert keys.unlock(recovery).unseal(sealed) == b"arm"
    assert keys.unlock(WORDS).unseal(sealed) == b"arm"


def test_without_any_newest_key_it_says_so(keys: Keys) -> None:
    vault, recovery = made(keys)
    add(keys, vault, "bert", NEW)
    remove(keys, vault, "bert")
    keys.ring_path.unlink()
    keys.copy_path.unlink()
    error = refused(Code.KEY_MISSING, keys, recovery)
    assert error.path == keys.ring_path


def test_who_is_added_can_open_it(keys: Keys) -> None:
    vault, _ = made(keys)
    sealed = vault.seal(b"neck")
    add(keys, vault, "bert", NEW)
    assert keys.holders() == ("anna", "bert")
    assert keys.unlock(NEW, "bert").unseal(sealed) == b"neck"
    assert keys.unlock(WORDS, "anna").unseal(sealed) == b"neck"


def test_a_changed_passphrase_replaces_the_old_one_also_where_it_is_in_use(keys: Keys) -> None:
    vault, _ = made(keys)
    elsewhere = keys.unlock(WORDS, "anna")
    sealed = vault.seal(b"neck")
    old = keys.path("anna").read_bytes()
    add(keys, vault, "anna", NEW)
    assert vault.unseal(vault.seal(b"on")) == b"on"
    assert keys.unlock(NEW, "anna").unseal(sealed) == b"neck"
    refused(Code.WRONG_PASSPHRASE, keys, WORDS, "anna")
    with pytest.raises(StorageError) as caught:
        elsewhere.seal(b"still here")
    assert caught.value.code is Code.SHUT_OUT
    # A copy of the old key file opens the store no longer.
    keys.path("anna").write_bytes(old)
    refused(Code.SHUT_OUT, keys, WORDS, "anna")


def test_who_is_shut_out_reads_nothing_that_is_written_from_then_on(keys: Keys) -> None:
    vault, recovery = made(keys)
    add(keys, vault, "bert", NEW)
    bert = keys.unlock(NEW, "bert")
    secret = vault.secret("audit")
    before = vault.seal(b"before")
    remove(keys, vault, "bert")
    after = vault.seal(b"after")
    assert not vault.is_current(before)
    assert vault.is_current(after)
    assert (vault.unseal(before), vault.unseal(after)) == (b"before", b"after")
    assert vault.secret("audit") == secret
    assert keys.unlock(recovery).unseal(after) == b"after"
    with pytest.raises(StorageError) as caught:
        bert.unseal(after)
    assert caught.value.code is Code.SHUT_OUT
    refused(Code.KEY_MISSING, keys, NEW, "bert")
    assert keys.state.work is Work.SEAL


def test_the_last_one_can_not_be_shut_out(keys: Keys) -> None:
    vault, _ = made(keys)
    remove(keys, vault, RECOVERY)
    with pytest.raises(StorageError):
        remove(keys, vault, "anna")


def test_a_new_recovery_key_ends_the_old_one(keys: Keys) -> None:
    vault, recovery = made(keys)
    newer = renew_recovery_key(keys, vault)
    refused(Code.WRONG_PASSPHRASE, keys, recovery)
    assert keys.holder(keys.unlock(newer)) == RECOVERY


@pytest.mark.parametrize("cut", range(1, 11))
@pytest.mark.parametrize("change", ["add", "renew", "remove"])
def test_a_change_cut_short_locks_nobody_out(
    keys: Keys, monkeypatch: pytest.MonkeyPatch, cut: int, change: str
) -> None:
    vault, recovery = made(keys)
    add(keys, vault, "bert", NEW)
    sealed = vault.seal(b"neck")
    with monkeypatch.context() as patch:
        _fail_after(patch, cut)
        with contextlib.suppress(StorageError):
            if change == "remove":
                remove(keys, vault, "bert")
            else:
                add(keys, vault, "anna" if change == "renew" else "cleo", "brand new words")
    again = Keys(keys.folder)
    assert again.unlock(recovery).unseal(sealed) == b"neck"
    assert _opens(again, WORDS, sealed) != _opens(again, "brand new words", sealed)


def _opens(keys: Keys, words: str, sealed: bytes) -> bool:
    """Whether a passphrase opens the store, and then all of it."""
    try:
        vault = keys.unlock(words, "anna")
    except StorageError as error:
        if error.code is not Code.WRONG_PASSPHRASE:
            raise
        return False
    return vault.unseal(sealed) == b"neck" and vault.unseal(vault.seal(b"new")) == b"new"


def _fail_after(patch: pytest.MonkeyPatch, done: int) -> None:
    left = [done]

    def counted(does: object) -> object:
        def run(path: Path, *rest: object) -> None:
            left[0] -= 1
            if left[0] <= 0:
                raise StorageError(Code.NO_SPACE, path)
            does(path, *rest)  # type: ignore[operator]

        return run

    patch.setattr(atomic, "write", counted(atomic.write))
    patch.setattr(atomic, "remove", counted(atomic.remove))


def test_a_store_sealed_elsewhere_is_locked_here(keys: Keys) -> None:
    assert isinstance(keys.current(OpenVault()), OpenVault)
    vault, _ = made(keys)
    assert isinstance(keys.current(OpenVault()), LockedVault)
    assert keys.current(vault) is vault


def test_a_folder_that_is_away_lifts_no_seal(keys: Keys) -> None:
    vault, _ = made(keys)
    away = keys.folder.parent.with_name(f"{keys.folder.parent.name}-away")
    keys.folder.parent.rename(away)
    assert keys.current(vault) is vault
    assert vault.unseal(vault.seal(b"kept")) == b"kept"


def test_names_of_files_that_are_no_therapists_are_refused(keys: Keys) -> None:
    for name in ("store", "store-copy", "../x", ""):
        with pytest.raises(StorageError) as caught:
            keys.path(name)
        assert caught.value.code is Code.BAD_NAME


def test_a_recovery_key_survives_being_read_off_paper() -> None:
    key = new_recovery_key()
    assert set(key) <= set(ALPHABET) | {"-"}
    assert [len(group) for group in key.split("-")] == [4] * 7
    slips = key.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert read_recovery_key(slips) == key


def test_a_slip_in_a_recovery_key_is_found_before_it_is_tried() -> None:
    key = new_recovery_key()
    slips = {
        key[:at] + sign + key[at + 1 :]
        for at in range(len(key))
        for sign in ALPHABET
        if key[at] not in ("-", sign)
    }
    assert sum(is_recovery_key(slip) for slip in slips) <= 8  # of 868; one in 1,024 by chance


def test_no_secret_is_shown_by_what_may_be_logged(keys: Keys) -> None:
    prepared = prepare(keys, "anna", WORDS)
    vault = establish(keys, prepared)
    assert isinstance(vault, AgeVault)
    shown = f"{prepared!r} {vault!r} {keys.state!r} {vault.ring()!r}"
    assert "AGE-SECRET" not in shown
    assert prepared.recovery_key not in shown
    assert vault.ring().root.hex() not in shown
    assert str(vault.ring().root) not in shown


age = pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed")


@age
def test_the_age_program_opens_what_the_keys_seal(
    keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, _ = made(keys)
    own = tmp_path / "own.txt"
    # What the passphrase opens: a file of identities as age reads them.
    from tests.storage import sealing  # noqa: PLC0415

    own.write_bytes(sealing._unseal(keys.path("anna").read_bytes(), WORDS))
    sealed = tmp_path / "x.json.age"
    sealed.write_bytes(vault.seal(b'{"leg": 1}'))
    for path, holds in ((sealed, b'{"leg": 1}'), (keys.ring_path, vault.ring().written())):
        run = subprocess.run(["age", "-d", "-i", own, path], capture_output=True, check=True)
        assert run.stdout == holds
