"""Two versions of one visit made one, site by site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from ims_chart.record.area import PainArea
from ims_chart.record.blend import blend, differing, ordered
from ims_chart.record.graves import Graves
from ims_chart.record.meeting import Meeting
from ims_chart.record.site import Site
from ims_chart.record.terms import VisitState
from ims_chart.record.visit import Visit

Part = TypeVar("Part", Site, PainArea)


def merge_visit(meeting: Meeting, was: Visit | None, here: Visit, there: Visit) -> Visit:
    """Mine is `here`, theirs is `there`. What can't be agreed on is left with the meeting."""
    if there in (here, was):
        return here
    if here == was:
        return there
    if VisitState.SIGNED in (here.state, there.state):
        return _signed(meeting, was, here, there)
    graves = Graves(was, here, there)
    shell = blend(was, here, there)
    meeting.differ(here.id, was and _shell(was), shell.theirs, shell=_shell(there))
    meeting.differ(here.id, was and _shell(was), shell.mine, shell=_shell(here))
    versions = (was, here, there)
    sites = _parts(meeting, here.id, "site", [v.sites if v else () for v in versions], graves)
    areas = _parts(meeting, here.id, "area", [v.pain_areas if v else () for v in versions], graves)
    photos = tuple(p for p in shell.entry.photos if was or not graves.says(p.id))
    for photo in set(shell.entry.photos) - set(photos):
        held = here if photo in here.photos else there
        meeting.differ(here.id, None, (f"photos.{photo.id}",), shell=_shell(held))
    present = {part.id for part in (*sites, *areas, *photos)}
    return replace(
        shell.entry,
        sites=_numbered(sites, was, here, there),
        pain_areas=areas,
        photos=photos,
        removed=graves.left(present),
        numbers_given=_given(was, here, there),
    )


def _shell(visit: Visit) -> Visit:
    return replace(visit, sites=(), pain_areas=(), removed=())


def _parts(
    meeting: Meeting, visit: str, kind: str, versions: Iterable[Iterable[Part]], graves: Graves
) -> tuple[Part, ...]:
    old, my, their = ({part.id: part for part in parts} for parts in versions)
    made: list[Part | None] = []
    for name in ordered(old, my, their):
        was, here, there = old.get(name), my.get(name), their.get(name)
        if here is not None and there is not None:
            both = blend(was, here, there)
            meeting.differ(visit, was, both.theirs, **{kind: there})
            made.append(both.entry)
        else:
            made.append(meeting.alone(visit, kind, was, here or there, graves))
    return tuple(part for part in made if part is not None)


# --- numbers


def _numbered(
    sites: Iterable[Site], was: Visit | None, here: Visit, there: Visit
) -> tuple[Site, ...]:
    """Every number once. One that others may have read, because it was written, stays."""
    old, my, their = ({s.id: s.number for s in v.sites} if v else {} for v in (was, here, there))

    def wanted(site: Site) -> int:
        first, mine, theirs = old.get(site.id), my.get(site.id), their.get(site.id)
        return mine if mine and (theirs is None or theirs == first) else theirs or site.number

    free = max(here.numbers_given, there.numbers_given)
    taken: set[int] = set()
    made = []
    for site in sorted(sites, key=lambda s: (wanted(s) != their.get(s.id), wanted(s), s.id)):
        number = wanted(site)
        if number in taken:
            number = free = free + 1
        taken.add(number)
        made.append(site if site.number == number else replace(site, number=number))
    return tuple(made)


def _given(was: Visit | None, here: Visit, there: Visit) -> int:
    """How many numbers were given, counting those that each gave and took away again."""
    most = max(here.numbers_given, there.numbers_given)
    if was is None or _knows(here, there) or _knows(there, here):
        return most
    old = {site.id for site in was.sites}
    new = [{site.id for site in v.sites} - old for v in (here, there)]
    grown = [max(0, v.numbers_given - was.numbers_given) for v in (here, there)]
    gone = sum(max(0, more - len(ids)) for more, ids in zip(grown, new, strict=True))
    return max(most, was.numbers_given + len(new[0] | new[1]) + gone)


def _knows(one: Visit, other: Visit) -> bool:
    """Whether everything that the other has, or had, is known to the one."""
    names = ({part.id for part in (*v.sites, *v.pain_areas, *v.removed)} for v in (other, one))
    return next(names) <= next(names)


# --- signed visits


def _signed(meeting: Meeting, was: Visit | None, here: Visit, there: Visit) -> Visit:
    """The signed version as it is; of two, the one signed first, on whichever side that is."""
    signed = [v for v in (here, there) if v.state is VisitState.SIGNED]
    stands = min(signed, key=_signed_at)
    other = there if stands is here else here
    fields = _changed(was, stands, other)
    if other.state is VisitState.SIGNED and other.signature != stands.signature:
        fields = (*fields, "signature")
    meeting.differ(stands.id, was, fields, shell=other)
    known = {addendum.id for addendum in stands.addenda}
    added = tuple(addendum for addendum in other.addenda if addendum.id not in known)
    return replace(stands, addenda=(*stands.addenda, *added))


def _signed_at(visit: Visit) -> tuple[bool, float, str]:
    signature = visit.signature
    if signature is None:
        return True, 0.0, repr(visit)
    return False, signature.recorded.timestamp(), repr(visit)


def _changed(was: Visit | None, stands: Visit, other: Visit) -> tuple[str, ...]:
    """What the other version has that was neither signed nor there before."""
    fields = [
        name
        for name in differing(stands, other)
        if name != "addenda" and (was is None or getattr(was, name) != getattr(other, name))
    ]
    known = {a.id: a for a in other.addenda}
    if any(known.get(a.id, a) != a for a in stands.addenda):
        fields.append("addenda")
    for name in ("sites", "pain_areas"):
        old, kept, held = (
            {part.id: part for part in getattr(v, name)} if v else {} for v in (was, stands, other)
        )
        fields += [
            f"{name}.{key}"
            for key in ordered(old, kept, held)
            if held.get(key) not in (kept.get(key), old.get(key) if was else kept.get(key))
        ]
    return tuple(fields)
