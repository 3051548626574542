"""What can be wrong with an edit or a value, by code: words are made where a person reads them."""

from __future__ import annotations

from enum import StrEnum


class Wrong(StrEnum):
    """Why a value or an edit is refused."""

    OUT_OF_RANGE = "out_of_range"
    TOO_LONG = "too_long"
    NOT_TEXT = "not_text"
    REQUIRED = "required"
    UNKNOWN_TERM = "unknown_term"
    DUPLICATE = "duplicate"
    NOT_FOUND = "not_found"
    SIGNED = "signed"
    UNSIGNED = "unsigned"
    OUTSIDE_BODY = "outside_body"
    NO_AREA = "no_area"
    NO_ZONE = "no_zone"
    NEEDLES_IN = "needles_in"
    TREATED = "treated"
    FUTURE = "future"
    LONG_AGO = "long_ago"
    BEFORE_BIRTH = "before_birth"


class RecordError(ValueError):
    """A value or an edit the record refuses. Nothing has changed.

    Attributes:
        wrong: why.
        field: which field, as it is named in the file.
        detail: the allowed range, or the value's own name; never the patient's text.
    """

    def __init__(self, wrong: Wrong, field: str, detail: str = "") -> None:
        super().__init__(f"{field}: {wrong.value}" + (f" ({detail})" if detail else ""))
        self.wrong = wrong
        self.field = field
        self.detail = detail
