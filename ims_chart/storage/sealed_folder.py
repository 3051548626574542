"""A folder whose files are sealed once it has keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ims_chart.storage import atomic
from ims_chart.storage.errors import StorageError
from ims_chart.storage.file import read
from ims_chart.storage.vault import LockedVault, OpenVault, Vault

if TYPE_CHECKING:
    from ims_chart.storage.keys import Keys

AGE = ".age"
"""Ends the name of every sealed file."""


class SealedFolder:
    """Reads and writes the files of a store, whatever stands between it and them."""

    def __init__(self, folder: Path, vault: Vault | None = None) -> None:
        # Whatever is remembered or told of it must not mean another folder from elsewhere.
        self.folder = folder.absolute()
        self._vault = vault

    @cached_property
    def keys(self) -> Keys:
        """What opens the store where it is sealed."""
        from ims_chart.storage.keys import Keys  # noqa: PLC0415

        return Keys(self.folder / "keys")

    @property
    def vault(self) -> Vault:
        """What seals and opens files by now: another computer may have sealed the store."""
        before = self._vault
        if before is not None:
            now = self.keys.current(before)
        else:
            # A start needn't load what most stores have no use for.
            on = (self.folder / "keys").is_dir() and self.keys.on
            now = LockedVault() if on else OpenVault()
        if now is not before:
            self._vault = now
        return now

    @vault.setter
    def vault(self, vault: Vault) -> None:
        self._vault = vault

    @property
    def locked(self) -> bool:
        """Whether the store is sealed and its key isn't in memory."""
        return isinstance(self.vault, LockedVault)

    def unlock(self, passphrase: str, holder: str = "") -> str:
        """Opens a sealed store, and tells who did. Raises and takes as long as `Keys.unlock`."""
        self._vault = self.keys.unlock(passphrase, holder)
        return self.keys.holder(self._vault)

    def lock(self) -> None:
        """Forgets the key of a sealed store; another store stays as it is."""
        if self.keys.on:
            self._vault = LockedVault()
            if (index := self.__dict__.get("index")) is not None:
                index.clear()

    def once(self, names: Sequence[str]) -> Sequence[str]:
        """Names of files in a folder, without the one of two that is not to be read: half-way
        through a conversion a file may lie there plain and sealed.
        """
        sealed = {name for name in names if name.endswith(AGE)}
        if not sealed:
            return names
        if self.vault.suffix:
            return [name for name in names if name + AGE not in sealed]
        plain = set(names) - sealed
        return [name for name in names if name.removesuffix(AGE) not in plain or name in plain]

    def get(self, path: Path) -> bytes:
        """The bytes of a file of the store, unsealed.

        Raises:
            StorageError: as `file.read`; ENCRYPTED without the key, DAMAGED.
        """
        data = read(path)
        if not path.name.endswith(AGE):
            return data
        try:
            return self.vault.unseal(data)
        except StorageError as error:
            raise error.at(path) from error

    def put(self, path: Path, data: bytes) -> Path:
        """Writes a file of the store, sealed if the store is; gives its path, whose ending tells
        which. A file of the other kind is replaced. Raises StorageError like `atomic.write`.
        """
        vault = self.vault
        plain = path.with_name(path.name.removesuffix(AGE))
        sealed = plain.with_name(plain.name + AGE)
        target, other = (sealed, plain) if vault.suffix else (plain, sealed)
        atomic.write(target, vault.seal(data))
        if other.exists():
            atomic.remove(other)
        return target
