"""What can go wrong with the atlas, by code: words are made where a person reads them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path


class Fault(StrEnum):
    """Why the atlas has no answer."""

    UNKNOWN_BODY = "unknown_body"
    UNKNOWN_VIEW = "unknown_view"
    UNKNOWN_MUSCLE = "unknown_muscle"
    MISSING_FILE = "missing_file"
    DAMAGED_FILE = "damaged_file"
    NEWER_FILE = "newer_file"
    DAMAGED_PATH = "damaged_path"


class BodyError(Exception):
    """The atlas was asked for what it has not, or its files are not sound.

    Attributes:
        code: why.
        subject: the body, view, muscle, file or piece of path that it is about.
    """

    def __init__(self, code: Fault, subject: str | Path) -> None:
        super().__init__(f"{code.value}: {subject}")
        self.code = code
        self.subject = str(subject)
