"""Who may open a sealed store: keys made, given, changed and taken away."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import field

from ims_chart.frozen import frozen
from ims_chart.storage import age, atomic
from ims_chart.storage.age_vault import AgeVault, OpeningVault, keyed
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import read
from ims_chart.storage.key_ring import KeyRing
from ims_chart.storage.key_state import Work
from ims_chart.storage.keys import AGE, RECOVERY, Keys
from ims_chart.storage.own_key import OwnKey
from ims_chart.storage.recovery_key import new_recovery_key
from ims_chart.storage.vault import OpenVault, Vault


@frozen(kw_only=True)
class Prepared:
    """Keys that are made but not on disk yet: the recovery key has to be on paper first.

    Attributes:
        recovery_key: to be shown and printed, and nowhere else.
    """

    holder: str
    own: OwnKey = field(repr=False)
    recovery_key: str = field(repr=False)
    ring: KeyRing = field(repr=False)
    files: Mapping[str, bytes] = field(repr=False)


def prepare(keys: Keys, holder: str, passphrase: str) -> Prepared:
    """All that a store needs to be sealed, in memory. Takes seconds.

    Raises:
        StorageError: EXISTS when the store is sealed already; BAD_NAME, KEY_FAILED.
    """
    if keys.on:
        raise StorageError(Code.EXISTS, keys.ring_path)
    key = new_recovery_key()
    names = {holder: passphrase, RECOVERY: key}
    made = {name: age.new_key() for name in names}
    ring = KeyRing(
        generation=1,
        keys=(age.new_key(),),
        root=secrets.token_bytes(32),
        holders={name: age.recipient_of(identity) for name, identity in made.items()},
    )
    owns = {name: OwnKey(key=made[name], ring=ring) for name in names}
    with ThreadPoolExecutor(max_workers=2) as pool:
        sealed = pool.map(lambda name: owns[name].sealed(names[name]), names)
        files = {keys.path(name).name: data for name, data in zip(names, sealed, strict=True)}
    return Prepared(holder=holder, own=owns[holder], recovery_key=key, ring=ring, files=files)


def establish(keys: Keys, prepared: Prepared) -> Vault:
    """Writes what was prepared: from here on the store is sealed, and its files are to be
    converted (see `conversion`).

    Raises:
        StorageError: as `prepare` and `atomic.write`.
    """
    if keys.on:
        raise StorageError(Code.EXISTS, keys.ring_path)
    if not keys.folder.parent.is_dir():
        # No folder shall stand where a disk or a share is missing.
        raise StorageError(Code.FOLDER_GONE, keys.folder.parent)
    atomic.make_folder(keys.folder)
    for stale in keys.folder.glob(f"*{AGE}"):
        atomic.remove(stale)
    for name, data in prepared.files.items():
        atomic.write(keys.folder / name, data)
    # Until the ring is there, none of this counts.
    atomic.remove(keys.state_path)
    keys.write_ring(prepared.ring)
    keys.note(prepared.ring, Work.SEAL)
    return keys.vault_of(prepared.holder, prepared.own)


def add(keys: Keys, vault: Vault, holder: str, passphrase: str) -> None:
    """Lets somebody open the store, or gives them another passphrase. Takes seconds.

    Raises:
        StorageError: BAD_NAME, KEY_FAILED; SHUT_OUT; as `atomic.write`. Whoever could open the
            store before still can, in the way they could.
    """
    path = keys.path(holder)
    identity = age.new_key()
    recipient = age.recipient_of(identity)
    own = OwnKey(key=identity, ring=keyed(vault).ring().with_holder(holder, recipient))
    sealed = own.sealed(passphrase)
    before = keyed(vault).ring()
    ring = before.with_holder(holder, recipient)
    # Cut short after any of these, the old passphrase or the new one opens the store.
    old = before.holders.get(holder)
    keys.write_ring(ring, *([old] if old else []))
    keys.note(ring, keys.state.work, changing=path)
    atomic.write(path, sealed)
    keyed(vault).follow(holder, identity)
    keys.write_ring(ring)
    keys.note(ring, keys.state.work)


def renew_recovery_key(keys: Keys, vault: Vault) -> str:
    """Makes another recovery key; the one before opens the store no longer. Raises as `add`."""
    key = new_recovery_key()
    add(keys, vault, RECOVERY, key)
    return key


def remove(keys: Keys, vault: Vault, holder: str) -> None:
    """Shuts somebody out: a new key, for which every file is to be sealed anew.

    Raises:
        StorageError: BAD_NAME, NOT_FOUND; SHUT_OUT; as `atomic.write`.
    """
    path = keys.path(holder)
    ring = keyed(vault).ring()
    if holder not in ring.holders or len(ring.holders) < 2:
        raise StorageError(Code.NOT_FOUND, path)
    ring = ring.without(holder).next(age.new_key())
    keys.write_ring(ring)
    atomic.remove(path)
    keys.note(ring, Work.SEAL)


def begin_opening(keys: Keys, vault: Vault) -> Vault:
    """From here on files are written as they are. Raises as `atomic.write`."""
    keys.note(keyed(vault).ring(), Work.OPEN)
    return OpeningVault(keyed(vault))


def finish(keys: Keys, vault: Vault) -> Vault:
    """Notes that every file is converted, and gives the vault to go on with. The keys of a
    store that isn't sealed any more are laid by: a sealed file may come back from a backup.
    """
    if isinstance(vault, AgeVault):
        keys.note(keyed(vault).ring(), Work.NONE)
        return vault
    by = keys.folder / f"laid-by-{keys.state.generation}-{secrets.token_hex(4)}"
    atomic.make_folder(by)
    files = sorted(keys.folder.glob(f"*{AGE}"))
    for path in files:
        atomic.write(by / path.name, read(path))
    # First what makes it a sealed store, last the note that says how far it is.
    for path in (keys.ring_path, *files, keys.state_path):
        atomic.remove(path)
    return OpenVault()
