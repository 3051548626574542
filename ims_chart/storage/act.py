"""What is noted in the audit log."""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """What was done to a record, or to the store as a whole."""

    OPENED = "opened"
    CHANGED = "changed"
    SIGNED = "signed"
    PRINTED = "printed"
    EXPORTED = "exported"
    RESTORED = "restored"
    ERASED = "erased"
    MERGED = "merged"
    IMPORTED = "imported"
    BACKED_UP = "backed_up"
    KEYS_CHANGED = "keys_changed"
