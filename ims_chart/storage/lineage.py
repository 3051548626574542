"""Which versions of a record a version was made of, so that two that were made apart can be merged
from what they have in common. A digest alone would not tell: what another computer wrote over my
version may have been made of mine, or of the one before.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from itertools import zip_longest

from ims_chart.record import Record

LONGEST = 128
"""Versions that a record names. Past them a merge has no base: it loses nothing, and asks more."""
DIGITS = 12
_RECORDS = 8


def grown(*parents: tuple[str, str]) -> str:
    """The lineage of what is made of one version or of several, each given as its digest and its
    own lineage.
    """
    lines = [[digest[:DIGITS], *lineage.split()] for digest, lineage in parents]
    names = (name for row in zip_longest(*lines, fillvalue="") for name in row if name)
    return " ".join([*dict.fromkeys(names)][:LONGEST])


def common(mine: str, theirs: str) -> Iterator[str]:
    """Of two lineages, each led by the version's own digest, what both name: the newest first."""
    my, their = ({name: at for at, name in enumerate(line.split())} for line in (mine, theirs))
    yield from sorted(my.keys() & their.keys(), key=lambda name: my[name] + their[name])


class Versions:
    """What was lately read and written of the records that were opened last, in memory. They share
    what hasn't changed. May be used from several threads.
    """

    def __init__(self) -> None:
        self._records: OrderedDict[str, OrderedDict[str, Record]] = OrderedDict()

    def note(self, digest: str, record: Record) -> None:
        """`record` is as it stands in the file of that digest."""
        held = self._records.setdefault(record.id, OrderedDict())
        held[digest[:DIGITS]] = record
        self._records.move_to_end(record.id)
        if len(held) > LONGEST:
            held.popitem(last=False)
        if len(self._records) > _RECORDS:
            self._records.popitem(last=False)

    def get(self, record_id: str, digest: str | None) -> Record | None:
        return self._records.get(record_id, {}).get((digest or "")[:DIGITS])

    def forget(self, record_id: str) -> None:
        self._records.pop(record_id, None)
