"""The bytes of a record's visits, kept from one save to the next, so that a tap costs the encoding
of one site. Entries never change: what is the same object has the same bytes.

They are kept as they stand in the file, with its white space: to encode and to lay out a long
record in one call would hold the interpreter, and with it the window, for a frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from ims_chart.record import Entry, PainArea, Record, Site, Visit
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.own import bytes_as_read
from ims_chart.storage.repeated import refuse_repeated_keys
from ims_chart.storage.shape import compact, converted, plain
from ims_chart.storage.twin import is_sound

_KINDS: dict[str, type[Entry]] = {"sites": Site, "pain_areas": PainArea}

DEEPER = b"\n    "
"""A line of a visit begins there in the file. JSON has no bare line ends within its texts."""

Kept = dict[str, tuple[Any, msgspec.Raw]]
"""By id, a part and its bytes without white space."""


class Pieces:
    """What is kept of the record last asked for. Not for several threads at once."""

    def __init__(self) -> None:
        self._visits: dict[str, tuple[Visit, bytes]] = {}
        self._parts: dict[str, dict[str, Kept]] = {}

    def visits(self, record: Record) -> list[bytes]:
        """The visits as they stand in the file. What is encoded anew is read back, too.

        Raises:
            StorageError: UNWRITABLE_VALUE.
        """
        kept: dict[str, tuple[Visit, bytes]] = {}
        for visit in record.visits:
            known = self._visits.get(visit.id)
            if known is None or known[0] is not visit:
                raw = bytes_as_read(visit)
                data = msgspec.json.format(self._encoded(visit) if raw is None else raw, indent=2)
                known = visit, data.replace(b"\n", DEEPER)
            kept[visit.id] = known
        self._visits = kept
        self._parts = {key: parts for key, parts in self._parts.items() if key in kept}
        return [data for _, data in kept.values()]

    def _encoded(self, visit: Visit) -> msgspec.Raw:
        before = self._parts.get(visit.id, {})
        now = {name: _kept(getattr(visit, name), before.get(name, {}), name) for name in _KINDS}
        shell = plain(visit, {name: [] for name in _KINDS})
        _read_back(compact(shell), Visit)
        self._parts[visit.id] = now
        return msgspec.Raw(
            compact(shell | {name: [raw for _, raw in kept.values()] for name, kept in now.items()})
        )


def _kept(parts: Sequence[Any], before: Kept, name: str) -> Kept:
    now: Kept = {}
    for part in parts:
        old = before.get(part.id)
        if old is None or old[0] is not part:
            data = compact(plain(part))
            _read_back(data, _KINDS[name])
            old = part, msgspec.Raw(data)
        now[part.id] = old
    return now


def _read_back(data: bytes, kind: type[Entry]) -> None:
    if is_sound(data, kind):
        return
    try:
        value = msgspec.json.decode(data)
        refuse_repeated_keys(data, value)
        converted(value, kind, "")
    except StorageError as error:
        raise StorageError(Code.UNWRITABLE_VALUE, detail=error.detail) from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise StorageError(Code.UNWRITABLE_VALUE, detail=str(error)) from error
