"""Whether everything that somebody did to a record is in another version of it, or in a conflict.

A record is taken apart into leaves: a path of names and ids, and the value that stands there.
"""

from __future__ import annotations

from dataclasses import fields

from ims_chart.record import Entry
from ims_chart.record.blend import keyed
from ims_chart.record.settling import other_version

UNCOUNTED = {"revision", "removed", "conflicts", "archived", "keep_until", "lineage"}
UNCOUNTED |= {"numbers_given", "number"}
LISTS = ("visits", "sites", "pain_areas", "photos", "addenda", "measures", "alerts", "problems")
GONE = "(gone)"


def leaves(part, path=()):
    """Every value by its path; of a list of entries by their keys."""
    if isinstance(part, Entry):
        found = {}
        for field in fields(part):
            if field.name not in UNCOUNTED and not (field.name == "extra" and len(path) == 0):
                found |= leaves(getattr(part, field.name), (*path, field.name))
        return found
    if path[-1] in LISTS:
        parts = keyed(part).items()
        return {at: value for key, one in parts for at, value in leaves(one, (*path, key)).items()}
    if path[-1] == "extra":
        return {(*path, key): value for key, value in part.items()}
    return {path: part}


def changes(base, version):
    """What somebody did: the leaves that came, changed, or went (GONE)."""
    old, new = (leaves(record) if record else {} for record in (base, version))
    done = {path: value for path, value in new.items() if old.get(path, GONE) != value}
    return done | {path: GONE for path in old if path not in new and base}


def prefix(conflict):
    part = other_version(conflict)
    if conflict.patient is not None:
        return ("patient",)
    if conflict.shell is not None:
        return ("visits", conflict.visit)
    return ("visits", conflict.visit, "sites" if conflict.site else "pain_areas", part.id)


def unaccounted(base, version, result):
    """The changes that neither the result nor any of its conflicts tells of."""
    done = changes(base, version).items()
    return {path: value for path, value in done if not Told(result).of(path, value)}


def lost(journals, result):
    """As `unaccounted`, of edits that were written down one by one as (path, before, after). What
    somebody changed who had it before their eyes is accounted for.
    """
    told = Told(result)
    known = {(path, repr(before)) for journal in journals for path, before, _ in journal}
    return [
        (path, after)
        for journal in journals
        for path, _, after in journal
        if (path, repr(after)) not in known and not told.of(path, after)
    ]


class Told:
    """What a record says, and what its conflicts say."""

    def __init__(self, record):
        self.now = leaves(record)
        self.held = [
            (prefix(conflict), conflict.deleted, leaves(other_version(conflict), prefix(conflict)))
            for conflict in record.conflicts
        ]

    def of(self, path, value):
        """Whether it stands at that path, or some conflict tells of it."""
        if self.now.get(path, GONE) == value:
            return True
        return any(
            (path[: len(start)] == start or start[: len(path)] == path)
            and ((deleted and value == GONE) or held.get(path, GONE) == value)
            for start, deleted, held in self.held
        )
