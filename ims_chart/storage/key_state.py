"""What may be known of a sealed store without a key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from pathlib import Path
from typing import Any

from ims_chart.frozen import frozen
from ims_chart.storage.errors import StorageError
from ims_chart.storage.file import read

_FORMAT = "ims-chart/keys"


class Work(StrEnum):
    """What has to be done to the files of the store, until it is noted as done."""

    NONE = "none"
    SEAL = "seal"
    """Some may be plain still, or sealed for an older key."""
    OPEN = "open"
    """The seal is being taken off."""


@frozen(kw_only=True)
class KeyState:
    """The note in `store.json`. It helps, and nothing rests on it.

    Attributes:
        generation: of the newest key; 0 if unknown.
        holders: for whom the store's keys are sealed: a name to a recipient of age.
        digests: of the key files, SHA-256, so that a damaged one is told from a wrong passphrase.
    """

    generation: int = 0
    work: Work = Work.SEAL
    holders: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, generation: int, holders: Mapping[str, str], work: Work, files: Mapping[str, bytes]
    ) -> KeyState:
        digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        return cls(generation=generation, holders=dict(holders), work=work, digests=digests)

    def differs(self, name: str, data: bytes) -> bool:
        """Whether a key file is known not to be what was written."""
        known = self.digests.get(name)
        return known is not None and known != hashlib.sha256(data).hexdigest()

    def written(self) -> bytes:
        note = {
            "format": _FORMAT,
            "version": 1,
            "generation": self.generation,
            "work": self.work,
            "holders": dict(sorted(self.holders.items())),
            "digests": dict(sorted(self.digests.items())),
        }
        return (json.dumps(note, indent=2) + "\n").encode()


def read_state(path: Path) -> KeyState:
    """The note, or what is safe to assume where it can't be read."""
    try:
        found: Any = json.loads(read(path))
        return KeyState(
            generation=int(found["generation"]),
            work=Work(found["work"]),
            holders=_texts(found["holders"]),
            digests=_texts(found["digests"]),
        )
    except (StorageError, ValueError, KeyError, TypeError, RecursionError):
        return KeyState()


def _texts(found: Any) -> dict[str, str]:
    return {str(name): str(text) for name, text in dict(found).items()}
