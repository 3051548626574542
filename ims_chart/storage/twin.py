"""Twins of the entries a record has thousands of, whose values are checked while they are read.

A twin has the keys of its entry, and refuses at least what the entry itself would refuse, but in
C: reading an entry costs a twentieth of making one. A test holds the two against each other.
"""

from __future__ import annotations

import datetime as dt
import math
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from ims_chart.record import (
    LEVELS,
    ROOTS,
    Entry,
    FindingKind,
    Needle,
    Needling,
    PainArea,
    Point,
    Site,
    Stimulation,
)
from ims_chart.record.checks import TEXT_MAX
from ims_chart.record.site import (
    COUNT_MAX,
    DIAMETER_MAX_MM,
    LENGTH_MAX_MM,
    NUMBER_MAX,
    PAIN_MAX,
    TIME_MAX_S,
)
from ims_chart.storage.shape import shape_of

Range = tuple[float, float]

RANGES: Mapping[tuple[type[Entry], str], Range] = {
    (Point, "x"): (0, 1),
    (Point, "y"): (0, 1),
    (Point, "anchor"): (-1.5, 1.5),
    (Needle, "diameter_mm"): (0.05, DIAMETER_MAX_MM),
    (Needle, "length_mm"): (1, LENGTH_MAX_MM),
    (Stimulation, "frequency_hz"): (0, 1000),
    (Stimulation, "current_ma"): (0, 100),
    (Stimulation, "minutes"): (0, 240),
    (Needling, "count"): (1, COUNT_MAX),
    (Needling, "removed"): (0, COUNT_MAX),
    (Needling, "depth_mm"): (0, LENGTH_MAX_MM),
    (Needling, "time_s"): (0, TIME_MAX_S),
    (Needling, "pain_during"): (0, PAIN_MAX),
    (Site, "number"): (1, NUMBER_MAX),
    (PainArea, "intensity"): (0, PAIN_MAX),
}
"""Of every number. One without a range has no twin, which fails as soon as a file is read."""

_TERMS: Mapping[tuple[type[Entry], str], tuple[str, ...]] = {
    (Site, "segments"): ROOTS,
    (Site, "level"): LEVELS,
}
_TEXT = Annotated[str, msgspec.Meta(max_length=TEXT_MAX)]
_UTC, _ZULU = b'+00:00"', b'Z"'
_TIME = Annotated[dt.datetime, msgspec.Meta(tz=True)]


@cache
def twin_of(kind: type[Entry]) -> type[msgspec.Struct]:
    """The twin of a kind of entry. Of a key at its default it writes nothing, as files have it."""
    hints = get_type_hints(kind)
    fields: list[tuple[str, Any] | tuple[str, Any, Any]] = []
    for name, default in shape_of(kind).defaults.items():
        value = _strict(hints[name], kind, name)
        fields.append((name, value) if default is MISSING else (name, value, default))
    return msgspec.defstruct(
        f"{kind.__name__}Twin", fields, kw_only=True, omit_defaults=True, gc=False
    )


def _strict(hint: Any, kind: type[Entry], name: str) -> Any:
    """The type of a value that is refused where the entry would refuse it."""
    inner = tuple(_strict(arg, kind, name) for arg in get_args(hint) if arg is not ...)
    if get_origin(hint) is tuple:
        return tuple[(*inner, ...)] if ... in get_args(hint) else tuple[inner]
    if get_origin(hint) in (types.UnionType, typing.Union):
        return Union[inner]  # noqa: UP007 - of types that are only known here
    if isinstance(hint, type) and issubclass(hint, Entry):
        return twin_of(hint)
    if hint in (int, float):
        low, high = RANGES[kind, name]
        whole = Annotated[int, msgspec.Meta(ge=math.ceil(low), le=math.floor(high))]
        # A whole number is written without a point, and must come back so.
        return whole if hint is int else whole | Annotated[float, msgspec.Meta(ge=low, le=high)]
    if hint is str:
        terms = _TERMS.get((kind, name))
        return Literal[terms] if terms else _TEXT
    return _TIME if hint is dt.datetime else hint


def is_sound(data: bytes, kind: type[Entry]) -> bool:
    """Whether JSON without white space is a site or an area and nothing more. False doesn't say
    that it isn't: it may hold keys that a twin doesn't know.
    """
    sound = _SOUND.get(kind)
    if sound is None:
        return False
    try:
        twin = _decoder(kind).decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return same_again(twin, data) and sound([twin])


@cache
def _decoder(kind: type[Entry]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(twin_of(kind))


def same_again(twin: Any, read: bytes) -> bool:
    """Whether all that was read is in the twin, as it is when it gives the same bytes again.

    UTC can be written in two ways: what is typed comes out in the shorter, what isn't as it was.
    """
    again = msgspec.json.encode(twin)
    return again == read or again.replace(_UTC, _ZULU) == read.replace(_UTC, _ZULU)


def sound_sites(sites: Sequence[Any]) -> bool:
    """Whether twins of sites are right in what no single value shows: each has its id and its own
    number, in order.
    """
    numbers = [site.number for site in sites]
    return (
        len({site.id for site in sites}) == len(sites)
        and all(one < next_ for one, next_ in pairwise(numbers))
        and all(site.id.strip() and _sound_point(site.point) for site in sites)
        and all(_sound_finding(s.finding) and _sound_needling(s.needling) for s in sites)
    )


def sound_areas(areas: Sequence[Any]) -> bool:
    """The same for twins of pain areas: each has its id and an outline, in order of entry."""
    order = [(area.recorded, area.id) for area in areas]
    return (
        len({area.id for area in areas}) == len(areas)
        and order == sorted(order)
        and all(area.id.strip() and len(area.outline) >= 3 for area in areas)
        and all(_sound_point(point) for area in areas for point in area.outline)
    )


def needles_in(sites: Iterable[Any]) -> int:
    """Needles that are still in the body, as `Visit.needles_in`."""
    done = (site.needling for site in sites if site.needling)
    return sum(n.count - n.removed for n in done if n.removed is not None)


def _sound_point(point: Any) -> bool:
    return bool(point.body.strip() and point.view.strip())


def _sound_finding(finding: Any) -> bool:
    return finding is None or finding.state is None or finding.kind is FindingKind.TRIGGER_POINT


def _sound_needling(needling: Any) -> bool:
    return needling is None or needling.removed is None or needling.removed <= needling.count


_SOUND: Mapping[type[Entry], Callable[[Sequence[Any]], bool]] = {
    Site: sound_sites,
    PainArea: sound_areas,
}
