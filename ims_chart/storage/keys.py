"""The keys of a sealed store.

STORE/keys/store.age        the keys of the store, sealed for each who may open it
STORE/keys/store-copy.age   the same once more: without it everything would be lost
STORE/keys/<therapist>.age  the own key of one of them, and the store's as they were when it was
                            written, sealed by a passphrase
STORE/keys/recovery.age     the same, sealed by the recovery key that lies on paper
STORE/keys/store.json       what may be known without a key: whose keys there are, and which work
                            on the files is under way
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ims_chart.storage import atomic
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import check_id, read
from ims_chart.storage.key_state import KeyState, Work, read_state
from ims_chart.storage.vault import LockedVault, OpenVault, Vault

if TYPE_CHECKING:
    from ims_chart.storage.key_ring import KeyRing
    from ims_chart.storage.own_key import OwnKey

RECOVERY = "recovery"
"""Who opens the store with the key on paper."""

_STORE = "store"
_COPY = "store-copy"
AGE = ".age"


class Keys:
    """Opens a store. Who may open it is changed in `key_changes`. May be used from several
    threads.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state_path = folder / "store.json"
        self.ring_path = folder / f"{_STORE}{AGE}"
        self.copy_path = folder / f"{_COPY}{AGE}"
        self._state: tuple[tuple[int, int, int], KeyState] | None = None

    @property
    def on(self) -> bool:
        """Whether the store is sealed, or being sealed or opened."""
        if self.ring_path.exists():
            return True
        # What is left when the last step of taking the seal off was cut short is no seal.
        return self.state_path.exists() and self.state.work is not Work.OPEN

    @property
    def state(self) -> KeyState:
        """What may be known without a key. A damaged or missing note of it says that the files
        have to be looked through.
        """
        try:
            status = self.state_path.stat()
        except OSError:
            return KeyState()
        seen = (status.st_mtime_ns, status.st_size, status.st_ino)
        if self._state is None or self._state[0] != seen:
            # It is asked for with every file of a sealed store.
            self._state = (seen, read_state(self.state_path))
        return self._state[1]

    def holders(self) -> tuple[str, ...]:
        """Ids of the therapists whose passphrases open the store, sorted."""
        names = sorted(path.stem for path in self.folder.glob(f"*{AGE}"))
        return tuple(n for n in names if n not in (_STORE, _COPY, RECOVERY) and n[0] != ".")

    @property
    def has_recovery(self) -> bool:
        return self.path(RECOVERY).exists()

    def path(self, holder: str) -> Path:
        """The key file of one holder. Raises StorageError: BAD_NAME."""
        check_id(holder)
        if holder in (_STORE, _COPY):
            raise StorageError(Code.BAD_NAME, detail=holder)
        return self.folder / f"{holder}{AGE}"

    def current(self, vault: Vault) -> Vault:
        """The vault to work with by now: somebody may have sealed the store on another computer,
        or taken the seal off.
        """
        sealed = self.ring_path.exists()
        if isinstance(vault, OpenVault):
            return LockedVault() if self.on and not self.opening else vault
        if sealed:
            return self._opened_up(vault) if self.opening else vault
        # A folder that is away for the moment has lost no seal.
        ours = isinstance(vault, LockedVault) or bool(self.holder(vault))
        lifted = ours and self.folder.parent.is_dir() and not self.on
        return OpenVault() if lifted else vault

    # --- opening

    def unlock(self, passphrase: str, holder: str = "") -> Vault:
        """The vault of the store, opened by the passphrase of a therapist, or of whichever it is,
        or by the recovery key. Takes one to three seconds for each that is tried.

        Raises:
            StorageError: WRONG_PASSPHRASE, KEY_MISSING, KEY_DAMAGED, KEY_TOO_COSTLY, KEY_FAILED;
                BAD_RECOVERY_KEY; SHUT_OUT when the key is no longer one of the store's; as
                `file.read`.
        """
        from ims_chart.storage.recovery_key import is_recovery_key, read_recovery_key  # noqa: PLC0415

        if holder == RECOVERY or (not holder and is_recovery_key(passphrase)):
            return self._unlock(self.path(RECOVERY), read_recovery_key(passphrase))
        if holder:
            return self._unlock(self.path(holder), passphrase)
        error = StorageError(Code.KEY_MISSING, self.folder)
        for name in self.holders():
            try:
                return self._unlock(self.path(name), passphrase)
            except StorageError as wrong:
                error = wrong
        raise error

    @staticmethod
    def holder(vault: Vault) -> str:
        """Who opened it: id of a therapist, or `recovery`."""
        return getattr(vault, "holder", "")

    def _unlock(self, path: Path, passphrase: str) -> Vault:
        from ims_chart.storage import passphrase as slow  # noqa: PLC0415
        from ims_chart.storage.own_key import OwnKey  # noqa: PLC0415

        try:
            data = read(path)
        except StorageError as error:
            code = Code.KEY_MISSING if error.code is Code.NOT_FOUND else error.code
            raise StorageError(code, path, error.detail) from error
        try:
            own = OwnKey.read(slow.unseal(data, passphrase))
        except StorageError as error:
            wrong = error.code is Code.WRONG_PASSPHRASE
            if wrong and self.state.differs(path.name, data):
                raise StorageError(Code.KEY_DAMAGED, path, "changed") from error
            raise error.at(path) from error
        return self.vault_of(path.stem, own)

    def vault_of(self, holder: str, own: OwnKey) -> Vault:
        """The vault that a holder's own key opens. Raises as `unlock`."""
        from ims_chart.storage.age_vault import AgeVault  # noqa: PLC0415
        from ims_chart.storage.shared_ring import SharedRing  # noqa: PLC0415

        shared = SharedRing(self.ring_path, own.key)
        try:
            ring = shared()
        except StorageError as error:
            self._mend(own, error)
            ring = shared()
        if self.state.generation != ring.generation:
            self.note(ring, Work.SEAL)
        return self.current(AgeVault(holder, shared))

    def _mend(self, own: OwnKey, error: StorageError) -> None:
        """Puts the store's keys back where they are lost or damaged: from their copy, or else from
        a holder's own file if that has the newest. Raises `error` otherwise, as KEY_MISSING if
        they are lost.
        """
        from ims_chart.storage.shared_ring import SharedRing  # noqa: PLC0415

        if error.code not in (Code.NOT_FOUND, Code.KEY_DAMAGED, Code.SHUT_OUT):
            raise error
        if self.ring_path.exists():
            atomic.write(self.folder / "store.damaged", read(self.ring_path))
        try:
            ring = SharedRing(self.copy_path, own.key)()
        except StorageError as lost:
            state, ring = self.state, own.ring
            if error.code is Code.SHUT_OUT or not ring.generation >= state.generation > 0:
                code = Code.KEY_MISSING if error.code is Code.NOT_FOUND else error.code
                raise StorageError(code, self.ring_path, error.detail) from lost
            for name, recipient in state.holders.items():
                ring = ring.with_holder(name, recipient)
        self.write_ring(ring)

    @staticmethod
    def _opened_up(vault: Vault) -> Vault:
        from ims_chart.storage.age_vault import AgeVault, OpeningVault  # noqa: PLC0415

        return OpeningVault(vault) if isinstance(vault, AgeVault) else vault

    # --- what is on disk

    @property
    def opening(self) -> bool:
        """Whether the seal is being taken off."""
        return self.state.work is Work.OPEN

    def write_ring(self, ring: KeyRing, *also: str) -> None:
        """Writes the store's keys for all their holders, and for further recipients. Raises as
        `atomic.write`.
        """
        from ims_chart.storage import age  # noqa: PLC0415

        sealed = age.seal(ring.written(), [*ring.holders.values(), *also])
        for path in (self.ring_path, self.copy_path):
            atomic.write(path, sealed)

    def note(self, ring: KeyRing, work: Work, changing: Path | None = None) -> None:
        """Writes what may be known without a key; of a key file about to change, nothing. Raises
        as `atomic.write`.
        """
        files = {path.name: read(path) for path in sorted(self.folder.glob(f"*{AGE}"))}
        for path in (self.ring_path, self.copy_path, changing):
            files.pop(path.name if path else "", None)
        state = KeyState.of(ring.generation, ring.holders, work, files)
        atomic.write(self.state_path, state.written())
