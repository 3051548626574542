"""The part of a view that was treated, where showing it larger is clearer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


def closeups(view: View, spots: Sequence[Spot]) -> tuple[Box, ...]:
    """The windows of sites of which some crowd: one, or an upper and a lower one where one would
    be most of the view, parted where that shows both largest. None where even these would be; a
    part in which none crowd has no window, for its sites are clear in the view itself.
    """
    if (whole := closeup(view, spots)) is not None:
        return (whole,)
    downwards = sorted(spots, key=lambda spot: spot[1])
    found: list[tuple[float, int]] = []
    for n in range(1, len(downwards)):
        upper, lower = closeup(view, downwards[:n]), closeup(view, downwards[n:])
        if upper is not None and lower is not None:
            found.append((max(upper.height, lower.height), n))
    if not found:
        return ()
    _, n = min(found)
    near = {i for pair in _near(view, downwards) for i in pair}
    parts = (downwards[:n], any(i < n for i in near)), (downwards[n:], any(i >= n for i in near))
    windows = (closeup(view, part) for part, crowds in parts if crowds)
    return tuple(window for window in windows if window is not None)


def crowded(view: View, spots: Sequence[Spot]) -> bool:
    """Whether two spots lie so near each other that their marks would touch."""
    return next(_near(view, spots), None) is not None


def _near(view: View, spots: Sequence[Spot]) -> Iterator[tuple[int, int]]:
    """The positions of any two spots that crowd."""
    aspect = view.width / view.height
    for n, (ax, ay) in enumerate(spots):
        for m, (bx, by) in enumerate(spots[:n]):
            if hypot((ax - bx) * aspect, ay - by) < CROWDED:
                yield m, n
