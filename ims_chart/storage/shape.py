"""The keys an entry has in the file, and how an entry becomes plain values and back.

Back is strict: what isn't as docs/format.md tells is damage, told with its place in the file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

from ims_chart.frozen import frozen
from ims_chart.record import Entry, RecordError
from ims_chart.storage.errors import Code, StorageError

E = TypeVar("E", bound=Entry)

_AT = " - at `$"

_AS_IT_IS = frozenset({str, int, bool, type(None)})

DECIMALS = 5
"""Of every number: a hundred-thousandth of the body's height is less than a needle is thick."""


@frozen
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


def converted(value: Any, kind: type[E], where: str) -> E:
    """The entry that an object of the file stands for, which lies at the place `where`.

    Raises:
        StorageError: DAMAGED.
    """
    try:
        return msgspec.convert(gathered(value, kind), kind)
    except msgspec.ValidationError as error:
        raise damaged(placed(where, error)) from error


def damaged(detail: str) -> StorageError:
    return StorageError(Code.DAMAGED, detail=detail)


def placed(where: str, error: msgspec.ValidationError) -> str:
    """What is wrong, after the place in the file: `visits[2].sites[0].point.x: …`."""
    text, at, inside = str(error).rpartition(_AT)
    place = where + inside.removesuffix("`") if at else where
    cause = error.__cause__
    if isinstance(cause, RecordError):
        field = cause.field.partition(".")[2]
        place, text = f"{place}.{field}", str(cause).removeprefix(f"{cause.field}: ")
    elif not at:
        text = str(error)
    return ": ".join(part for part in (place.removeprefix("."), text) if part)


def compact(value: Any) -> bytes:
    """Plain values as JSON without white space.

    Raises:
        StorageError: UNWRITABLE_VALUE.
    """
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError as error:
        raise StorageError(Code.UNWRITABLE_VALUE, detail=error.reason) from error
    except (TypeError, OverflowError, RecursionError) as error:
        raise StorageError(Code.UNWRITABLE_VALUE, detail=str(error)) from error


def plain(value: Any, made: Mapping[str, Any] | None = None) -> Any:
    """What the encoder is given: absent where a key holds its default, numbers rounded.

    A value already rounded comes back equal. What an entry holds under the keys of `made` isn't
    looked at: it stands there already made.
    """
    kind = type(value)
    if kind in _AS_IT_IS:
        return value
    if isinstance(value, Entry):
        return _plain_entry(value, made or {})
    if kind is float:
        rounded = round(value, DECIMALS)
        return int(rounded) if rounded.is_integer() else rounded
    if kind is dt.datetime:
        return value.isoformat(timespec="seconds")
    if kind is tuple:
        return [plain(item) for item in value]
    return value


def _plain_entry(entry: Entry, made: Mapping[str, Any]) -> dict[str, Any]:
    defaults = shape_of(type(entry)).defaults
    written: dict[str, Any] = {}
    for name, default in defaults.items():
        if name in made:
            written[name] = made[name]
            continue
        value = getattr(entry, name)
        if value is not default and value != default:
            written[name] = plain(value)
    if entry.extra:
        written |= {key: value for key, value in entry.extra.items() if key not in defaults}
    return written
