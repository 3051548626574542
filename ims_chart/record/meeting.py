"""What two versions could not agree on while they were merged."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace
from typing import Any, TypeVar

from ims_chart.record.area import PainArea
from ims_chart.record.conflict import Conflict
from ims_chart.record.graves import Graves
from ims_chart.record.site import Site
from ims_chart.record.terms import VisitState
from ims_chart.record.visit import Visit

Part = TypeVar("Part", Site, PainArea, Visit)
_ID_LENGTH = 16


class Meeting:
    """Collects conflicts. Each is named by what it is about, so that one found twice is one."""

    def __init__(self, at: dt.datetime) -> None:
        self._at = at
        self.found: dict[str, Conflict] = {}

    def differ(self, visit: str, was: Any, fields: tuple[str, ...], **held: Any) -> None:
        """Keeps the version that does not stand (`held`, as in a Conflict), if any field differs.
        `was` is what both had begun with.
        """
        if fields:
            self._note(visit, was, fields=fields, **held)

    def alone(
        self, visit: str, kind: str, was: Part | None, part: Part | None, graves: Graves
    ) -> Part | None:
        """What stands of a part that only one of the two has: added by one, or deleted by the
        other. `kind` is its field in a Conflict.
        """
        if part is None:
            return None
        if was is not None and _alike(part, was):
            return None
        if was is None and not graves.says(part.id):
            return part
        signed = isinstance(part, Visit) and part.state is VisitState.SIGNED
        if was is not None or signed:
            self._note(visit, was, deleted=True, **{kind: part})
            return part
        self._note(visit, was, **{kind: part})
        return None

    def _note(self, visit: str, was: Any, **told: Any) -> None:
        words = repr((visit, was, sorted(told.items())))
        name = hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:_ID_LENGTH]
        self.found[name] = Conflict(id=name, recorded=self._at, visit=visit, **told)


def _alike(part: Part, was: Part) -> bool:
    """Whether nobody has changed it. A merge may have given it another number."""
    if isinstance(part, Site) and isinstance(was, Site):
        return replace(part, number=was.number) == was
    return part == was
