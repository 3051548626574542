"""A patient with three visits to look back on: what was new, repeated, changed and dropped."""

from __future__ import annotations

import datetime as dt
from functools import cache

from ims_chart.body import Atlas
from ims_chart.record import (
    Finding,
    FindingKind,
    Needle,
    Needling,
    Point,
    Record,
    Side,
    Site,
    TriggerPointState,
    Twitch,
)
from tests import samples
from tests.charting.places import belly

_belly = cache(belly)
SPOTS = {
    "infraspinatus": ("back", "infraspinatus", False, Side.RIGHT),
    "gluteus": ("back", "gluteus_maximus", True, Side.LEFT),
    "thigh": ("front", "rectus_femoris", True, Side.RIGHT),
}
DAYS = (dt.date(2026, 1, 5), dt.date(2026, 1, 19), dt.date(2026, 2, 9), dt.date(2026, 3, 2))


def site(
    atlas: Atlas, where: str, visit: int, number: int, *, state=TriggerPointState.ACTIVE, **done
):
    view, muscle, left, side = SPOTS[where]
    x, y = _belly(atlas, view, muscle, image_left=left)
    anchor = atlas.anchors("male", view).anchor_at(x, y)
    needling = Needling(needle=Needle(diameter_mm=0.3, length_mm=40), **done)
    return samples.site(
        f"v{visit}s{number}", number, point=Point(body="male", view=view, x=x, y=y, anchor=anchor),
        muscle=muscle, side=side, needling=needling,
        finding=Finding(kind=FindingKind.TRIGGER_POINT, state=state),
    )  # fmt: skip


def past(atlas: Atlas, record_id: str) -> Record:
    """Infraspinatus at all four visits, the thigh at the first three, the gluteus at the last. At
    the last, infraspinatus is latent. Pain goes down by 2 each time; at the first it wasn't asked.
    """

    def sites(visit: int) -> tuple[Site, ...]:
        state = TriggerPointState.LATENT if visit == 4 else TriggerPointState.ACTIVE
        first = site(atlas, "infraspinatus", visit, 1, state=state, twitch=Twitch.SINGLE)
        other = site(atlas, "gluteus" if visit == 4 else "thigh", visit, 2, count=2)
        return first, other

    visits = [
        samples.visit(
            f"v{n}", sites(n), day, **({} if n == 1 else {"pain_before": 6, "pain_after": 4})
        )
        for n, day in enumerate(DAYS, start=1)
    ]
    return samples.record(record_id, visits=visits)
