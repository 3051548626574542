"""What can go wrong with a store, by code: words are made where a person reads them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

_DETAIL_MAX = 200


class Code(StrEnum):
    """Why the store refuses, or what hindered it."""

    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    NEWER = "newer"
    READ_ONLY = "read_only"
    ENCRYPTED = "encrypted"
    BAD_NAME = "bad_name"
    NOT_FOUND = "not_found"
    NO_PATIENT = "no_patient"
    EXISTS = "exists"
    UNWRITABLE_VALUE = "unwritable_value"
    NOT_A_FOLDER = "not_a_folder"
    NOT_A_STORE = "not_a_store"
    NOT_WRITABLE = "not_writable"
    FOLDER_GONE = "folder_gone"
    NO_PERMISSION = "no_permission"
    NO_SPACE = "no_space"
    IO = "io"
    LOG_CHANGED = "log_changed"
    LOG_CUT = "log_cut"
    SIGNED_CHANGED = "signed_changed"
    SIGNED_GONE = "signed_gone"
    PICTURE_UNREADABLE = "picture_unreadable"
    PICTURE_TOO_LARGE = "picture_too_large"
    PHOTO_MISSING = "photo_missing"
    WRONG_PASSPHRASE = "wrong_passphrase"  # noqa: S105 - a code, not a passphrase
    BAD_RECOVERY_KEY = "bad_recovery_key"
    KEY_DAMAGED = "key_damaged"
    KEY_MISSING = "key_missing"
    KEY_TOO_COSTLY = "key_too_costly"
    KEY_FAILED = "key_failed"
    SHUT_OUT = "shut_out"


class StorageError(Exception):
    """A file or folder the store can't use. What was on disk is as it was.

    Attributes:
        code: why.
        path: the file or folder concerned; None while only bytes are at hand.
        detail: where in the file and what, as `visits[2].sites[0].point.x: out_of_range (0–1)`,
            or what the system said. One line of at most 200 characters.
    """

    def __init__(self, code: Code, path: Path | None = None, detail: str = "") -> None:
        line = "".join(c if c.isprintable() else "�" for c in detail)
        self.code = code
        self.path = path
        self.detail = line if len(line) <= _DETAIL_MAX else line[: _DETAIL_MAX - 1] + "…"
        super().__init__(": ".join(str(p) for p in (code.value, path, self.detail) if p))

    def at(self, path: Path) -> StorageError:
        """The same error, told of the file it was found in."""
        return StorageError(self.code, path, self.detail)
