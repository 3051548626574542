"""What can go wrong with printing, by code: words are made where a person reads them."""

from __future__ import annotations

from enum import StrEnum


class PrintFault(StrEnum):
    """Why nothing was printed."""

    UNKNOWN_FORMAT = "unknown_format"
    UNKNOWN_PAPER = "unknown_paper"
    DAMAGED_PICTURE = "damaged_picture"
    DEVICE = "device"
    LOGO_UNREADABLE = "logo_unreadable"
    LOGO_TOO_LARGE = "logo_too_large"
    NO_VISIT = "no_visit"


class PrintError(Exception):
    """Nothing was printed, and no file was touched.

    Attributes:
        code: why.
        subject: the file ending, paper or picture it is about; never the patient's text.
    """

    def __init__(self, code: PrintFault, subject: str) -> None:
        super().__init__(f"{code.value}: {subject}")
        self.code = code
        self.subject = subject
