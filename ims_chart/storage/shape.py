"""The keys an entry has in the file, and how an entry becomes plain values and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any, get_args, get_type_hints

from ims_chart.record import Entry

DECIMALS = 5
"""Of every number: a hundred-thousandth of the body's height is less than a needle is thick."""


@dataclass(frozen=True)
class Shape:
    """The keys of one kind of entry, in the order of the file.

    Attributes:
        defaults: every key, with the value it has when it is absent (MISSING: it never is).
        parts: the keys that hold entries, or arrays of entries.
    """

    defaults: Mapping[str, Any]
    parts: Mapping[str, type[Entry]]


@cache
def shape_of(kind: type[Entry]) -> Shape:
    hints = get_type_hints(kind)
    own = [f for f in fields(kind) if f.name != "extra"]
    parts = {f.name: part for f in own if (part := _entry_in(hints[f.name]))}
    return Shape(defaults={f.name: f.default for f in own}, parts=parts)


def _entry_in(hint: Any) -> type[Entry] | None:
    if isinstance(hint, type) and issubclass(hint, Entry):
        return hint
    return next((part for arg in get_args(hint) if (part := _entry_in(arg))), None)


def gathered(value: Any, kind: type[Entry]) -> Any:
    """The object of a file with its unknown keys gathered under `extra`, at every level.

    What is no object is handed on as it is: the conversion that follows tells where it stands.
    """
    if type(value) is list:
        return [gathered(item, kind) for item in value]
    if type(value) is not dict:
        return value
    shape = shape_of(kind)
    known: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for key, item in value.items():
        if key in shape.parts:
            known[key] = gathered(item, shape.parts[key])
        elif key in shape.defaults:
            known[key] = item
        else:
            extra[key] = item
    if extra:
        known["extra"] = extra
    return known


def plain(value: Any) -> Any:
    """What the encoder is given: absent where a key holds its default, numbers rounded.

    A value already rounded comes back equal.
    """
    if isinstance(value, Entry):
        return _plain_entry(value)
    if type(value) is float:
        rounded = round(value, DECIMALS)
        return int(rounded) if rounded.is_integer() else rounded
    if type(value) is dt.datetime:
        return value.isoformat(timespec="seconds")
    if type(value) is tuple:
        return [plain(item) for item in value]
    return value


def _plain_entry(entry: Entry) -> dict[str, Any]:
    defaults = shape_of(type(entry)).defaults
    written = {
        name: plain(value)
        for name, default in defaults.items()
        if (value := getattr(entry, name)) != default or default is MISSING
    }
    unknown = {key: value for key, value in entry.extra.items() if key not in defaults}
    return written | unknown
