"""The part of a view that was treated, where showing it larger is clearer."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from ims_chart.body import View
from ims_chart.printing.box import Box, Spot

_AROUND = 0.055
"""What is shown round the outermost site, in heights of the view."""

_LEAST, _MOST = 0.24, 0.5
"""Heights of a close-up in heights of the view: less would not be known again, more is no gain."""

_NARROWEST, _WIDEST = 0.75, 1.15
"""Width of a close-up in its own heights."""

CROWDED = 0.04
"""Two sites this near, in heights of the view (7 cm on a body), would touch each other or their
pins where a body is 70 mm high on paper.
"""


def closeup(view: View, spots: Sequence[Spot]) -> Box | None:
    """The window round all spots, in 0…1 of the view; None where it would be most of the view.

    Spots are in 0…1 of the view's box.
    """
    if not spots:
        return None
    aspect = view.width / view.height
    xs, ys = [x * aspect for x, _ in spots], [y for _, y in spots]
    wide = max(xs) - min(xs) + 2 * _AROUND
    high = max(ys) - min(ys) + 2 * _AROUND
    high = max(high, _LEAST, wide / _WIDEST)
    wide = min(max(wide, high * _NARROWEST), aspect)
    if high > _MOST:
        return None
    left = min(max((max(xs) + min(xs) - wide) / 2, 0.0), aspect - wide)
    top = min(max((max(ys) + min(ys) - high) / 2, 0.0), 1.0 - high)
    return Box(left / aspect, top, wide / aspect, high)


def crowded(view: View, spots: Sequence[Spot]) -> bool:
    """Whether two spots lie so near each other that their marks would touch."""
    aspect = view.width / view.height
    return any(
        hypot((ax - bx) * aspect, ay - by) < CROWDED
        for n, (ax, ay) in enumerate(spots)
        for bx, by in spots[:n]
    )
