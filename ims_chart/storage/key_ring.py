"""What opens a sealed store: its keys, newest first, and for whom they are sealed.

On disk it is a file of keys as the `age` program reads them, with notes behind `#`, and is
itself sealed for everybody who may open the store.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from ims_chart.frozen import frozen
from ims_chart.storage.errors import Code, StorageError

_TITLE = "# IMS Chart: the keys of a store, newest first. Whoever has them can read every record."
_SECRET = "AGE-SECRET-KEY-1"  # noqa: S105 - how every secret key of age begins


@frozen(kw_only=True)
class KeyRing:
    """The keys of a store.

    Attributes:
        generation: 1 for the first key, one more each time somebody has been shut out.
        keys: secret keys of age, newest first. Older ones are never thrown away: a file that
            comes back from a backup or another computer must still open, and whoever was shut out
            had them anyway.
        root: 32 random bytes of which keyed hashes are made; the same in every generation.
        holders: for whom it is sealed: id of a therapist, or `recovery`, to a recipient of age.
    """

    generation: int
    keys: tuple[str, ...] = field(repr=False)
    root: bytes = field(repr=False)
    holders: Mapping[str, str]

    def written(self) -> bytes:
        lines = [_TITLE, f"# generation {self.generation}", f"# root {self.root.hex()}"]
        lines += [f"# holder {name} {self.holders[name]}" for name in sorted(self.holders)]
        return "\n".join([*lines, *self.keys, ""]).encode()

    def with_holder(self, name: str, recipient: str) -> KeyRing:
        return replace(self, holders={**self.holders, name: recipient})

    def without(self, name: str) -> KeyRing:
        return replace(self, holders={n: r for n, r in self.holders.items() if n != name})

    def next(self, key: str) -> KeyRing:
        """With a new key, for which everything is sealed from now on."""
        keys = (key, *self.keys)
        return replace(self, generation=self.generation + 1, keys=keys)


def read_ring(data: bytes) -> KeyRing:
    """The keys in an unsealed file.

    Raises:
        StorageError: KEY_DAMAGED.
    """
    try:
        lines = data.decode("ascii").splitlines()
        notes = [line.split()[1:] for line in lines if line.startswith("# ")]
        (generation,) = (int(note[1]) for note in notes if note[0] == "generation")
        (root,) = (bytes.fromhex(note[1]) for note in notes if note[0] == "root")
        holders = {note[1]: note[2] for note in notes if note[0] == "holder"}
    except (ValueError, IndexError) as error:
        raise StorageError(Code.KEY_DAMAGED, detail="no keys of a store") from error
    keys = tuple(line for line in lines if line.startswith(_SECRET))
    if not keys or not root or not holders:
        raise StorageError(Code.KEY_DAMAGED, detail="no keys of a store")
    return KeyRing(generation=generation, keys=keys, root=root, holders=holders)
