"""Three versions of one entry made one, field by field: what only one of two changed is taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, Generic, TypeVar

from ims_chart.frozen import frozen
from ims_chart.record.area import PainArea
from ims_chart.record.entry import Entry
from ims_chart.record.errors import RecordError
from ims_chart.record.measure import Measure
from ims_chart.record.patient import Patient
from ims_chart.record.site import Finding, Needling, Site
from ims_chart.record.visit import Visit

E = TypeVar("E", bound=Entry)
Names = tuple[str, ...]

_TOGETHER: Mapping[type[Entry], tuple[Names, ...]] = {
    Site: (("point", "muscle", "side", "layer", "segments", "level", "atlas"),),
    PainArea: (("outline", "atlas"),),
    Finding: (("kind", "state"),),
    Needling: (("count", "removed", "due"),),
}
"""Fields that say one thing: half of one version and half of the other would be true of neither."""

_INSIDE: Mapping[type[Entry], Names] = {Site: ("finding", "needling"), Visit: ("follow_up",)}
"""Fields that hold an entry of which two people may fill in different lines."""

_LISTS: Mapping[type[Entry], Names] = {
    Patient: ("alerts", "problems"),
    Visit: ("photos", "addenda", "measures"),
}

_APART: Mapping[type[Entry], Names] = {
    Site: ("number",),
    Visit: ("sites", "pain_areas", "removed", "numbers_given", "state", "signature"),
}
"""Fields that are merged by rules of their own."""


@frozen
class Blend(Generic[E]):
    """What came of two versions.

    Attributes:
        entry: with mine wherever both changed the same field.
        theirs: the fields in which their version differs from what stands in `entry` and could
            not be taken; `mine` likewise, where what I had deleted stands because they changed it.
            A field inside a field is named `needling.twitch`, an entry of a list `alerts.<id>`.
    """

    entry: E
    theirs: Names = ()
    mine: Names = ()


def blend(base: E | None, mine: E, theirs: E) -> Blend[E]:
    """Without a base all that differs is a difference that can't be decided."""
    if mine == theirs or (base is not None and theirs == base):
        return Blend(mine)
    if base is not None and mine == base:
        return Blend(theirs)
    values: dict[str, Any] = {}
    undecided: list[str] = []
    deleted: list[str] = []
    for names in _units(type(mine)):
        if names[0] in _LISTS.get(type(mine), ()):
            found = _listed(names[0], base, mine, theirs)
        elif names[0] in _INSIDE.get(type(mine), ()):
            found = _inside(names[0], base, mine, theirs)
        elif names[0] == "extra":
            found = _unknown(base, mine, theirs)
        else:
            found = _together(names, base, mine, theirs)
        values |= found[0]
        undecided += found[1]
        deleted += found[2]
    try:
        return Blend(replace(mine, **values), tuple(undecided), tuple(deleted))
    except RecordError:
        # Each change is sound, both together are not, as a count of needles below those out.
        return Blend(mine, differing(mine, theirs))


def differing(one: E, other: E) -> Names:
    """The fields in which two versions differ, as a Blend names them."""
    return tuple(
        dict.fromkeys(
            name
            for unit in _units(type(one))
            for name in unit
            if getattr(one, name) != getattr(other, name)
        )
    )


def key_of(part: Any) -> str:
    """What an entry of a list is named by in a conflict."""
    if isinstance(part, Measure):
        return "|".join((part.kind, part.side or "", part.site or "", part.unit, part.method))
    return part.id


def keyed(parts: Iterable[E]) -> dict[str, E]:
    """By `key_of`; the same quantity measured twice has a second key."""
    found: dict[str, E] = {}
    for part in parts:
        name = key_of(part)
        while name in found:
            name += "'"
        found[name] = part
    return found


def ordered(old: Iterable[str], mine: Iterable[str], theirs: Iterable[str]) -> list[str]:
    """Every key once, in the order that changed: mine if theirs is the old one, else theirs with
    what only I have behind it.
    """
    my, their = [*mine], [*theirs]
    return [*dict.fromkeys([*my, *their] if their == [*old] else [*their, *my])]


def taken_over(entry: E, held: E, names: Names) -> E:
    """The entry with the named fields as they are in the other version.

    Raises:
        RecordError: the two don't go together.
    """
    values: dict[str, Any] = {}
    for name in names:
        field, _, inner = name.partition(".")
        now = values.get(field, getattr(entry, field))
        other = getattr(held, field)
        if not inner:
            values[field] = other
        elif field == "extra":
            rest = {key: value for key, value in now.items() if key != inner}
            values[field] = rest | ({inner: other[inner]} if inner in other else {})
        elif isinstance(now, tuple):
            values[field] = _put_in_list(now, other, inner)
        else:
            inside = tuple(n.removeprefix(f"{field}.") for n in names if n.startswith(f"{field}."))
            values[field] = taken_over(now, other, inside) if now and other else other
    return replace(entry, **values)


def value_at(entry: Entry, name: str) -> Any:
    """What stands in a field as a Blend names it; None where there is none."""
    field, _, inner = name.partition(".")
    value = getattr(entry, field, None)
    if not inner or value is None:
        return value
    if isinstance(value, Mapping):
        return value.get(inner)
    if isinstance(value, tuple):
        return keyed(value).get(inner)
    return value_at(value, inner)


Found = tuple[dict[str, Any], list[str], list[str]]


def _units(kind: type[Entry]) -> Iterator[Names]:
    together = _TOGETHER.get(kind, ())
    grouped = {name for names in together for name in names}
    yield from together
    for field in fields(kind):
        if field.name not in grouped and field.name not in _APART.get(kind, ()):
            yield (field.name,)


def _values(entry: Entry | None, names: Names) -> tuple[Any, ...] | None:
    return None if entry is None else tuple(getattr(entry, name) for name in names)


def _together(names: Names, base: Entry | None, mine: Entry, theirs: Entry) -> Found:
    old, my, their = (_values(entry, names) for entry in (base, mine, theirs))
    taken = their if my == old and old is not None else my
    undecided = my != their and (old is None or old not in (my, their))
    differ = [n for n in names if getattr(mine, n) != getattr(theirs, n)] if undecided else []
    return dict(zip(names, taken or (), strict=True)), differ, []


def _inside(name: str, base: Entry | None, mine: Entry, theirs: Entry) -> Found:
    old, my, their = (getattr(entry, name, None) for entry in (base, mine, theirs))
    if my is None or their is None:
        return _together((name,), base, mine, theirs)
    made = blend(old, my, their)
    return {name: made.entry}, [f"{name}.{n}" for n in made.theirs], []


def _unknown(base: Entry | None, mine: Entry, theirs: Entry) -> Found:
    missing = object()
    held: dict[str, Any] = {}
    undecided: list[str] = []
    for key in dict.fromkeys([*mine.extra, *theirs.extra]):
        old, my, their = (
            entry.extra.get(key, missing) if entry else missing for entry in (base, mine, theirs)
        )
        value = their if my == old else my
        if value is not missing:
            held[key] = value
        if my != their and old not in (my, their):
            undecided.append(f"extra.{key}")
    return {"extra": held}, undecided, []


def _listed(name: str, base: Entry | None, mine: Entry, theirs: Entry) -> Found:
    old, my, their = (keyed(getattr(entry, name, ())) for entry in (base, mine, theirs))
    kept: list[Any] = []
    undecided: list[str] = []
    deleted: list[str] = []
    for key in ordered(old, my, their):
        was, here, there = old.get(key), my.get(key), their.get(key)
        if here is not None and there is not None:
            made = blend(was, here, there)
            kept.append(made.entry)
            undecided += [f"{name}.{key}"] if made.theirs else []
        elif (here or there) != was:
            kept.append(here or there)
            if was is not None:
                (undecided if here is not None else deleted).append(f"{name}.{key}")
    return {name: tuple(kept)}, undecided, deleted


def _put_in_list(parts: Iterable[Any], held: Iterable[Any], key: str) -> tuple[Any, ...]:
    found, other = keyed(parts), keyed(held).get(key)
    if other is None:
        found.pop(key, None)
    else:
        found[key] = other
    return tuple(found.values())
