"""The colours of the heat map: one hue that only grows stronger for counts, two that part at "no
change" for pain.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cache
from math import ceil, log10

from PySide6.QtGui import QColor

from ims_chart.ui.heat_field import LEAST
from ims_chart.ui.theme import Tokens, theme

LEVELS = 64
PAIN_SPAN = 4.0
"""A change of pain from which on the colour stays the same: what the trials call a large one (3.5)
is close to it.
"""
_FAINT, _STRONG = 0.30, 0.92
"""How opaque the least and the greatest count are: the body shows through."""
_SURE = 2.0
"""Days of pain from which on its colour is at full strength."""


def round_top(value: float) -> int:
    """The end of a scale that holds a value: a round number, 3 at the least."""
    if value <= 3:
        return 3
    power = 10 ** int(log10(value))
    return next(
        step * power for step in (1, 2, 3, 4, 5, 6, 8, 10) if step * power >= ceil(value - 1e-9)
    )


def count_color(share: float) -> QColor:
    """Of a count as a share of the scale, 0…1; clear at 0."""
    return QColor.fromRgba(_straight(*_count_parts(theme.tokens, min(max(share, 0.0), 1.0))))


def pain_color(change: float) -> QColor:
    """Of a change of pain in points, negative for less of it."""
    return QColor(_pain_mix(theme.tokens, _pain_share(change)))


def count_pixels(sums: Sequence[float], top: float) -> array[int]:
    """Premultiplied ARGB of every cell; no sum is greater than `top`."""
    table, scale = _count_table(theme.tokens), LEVELS / top
    return array("I", [table[int(value * scale)] for value in sums])


def pain_pixels(weights: Sequence[float], means: Sequence[float]) -> array[int]:
    """Premultiplied ARGB of every cell: fainter where few days stand behind it."""
    table, half = _pain_table(theme.tokens), LEVELS / 2
    sure = LEVELS / _SURE
    return array(
        "I",
        [
            table[min(int(weight * sure), LEVELS)][int(_pain_share(mean) * half + half)]
            if weight > LEAST
            else 0
            for weight, mean in zip(weights, means, strict=True)
        ],
    )


def _pain_share(change: float) -> float:
    return min(max(change / PAIN_SPAN, -1.0), 1.0)


@cache
def _count_table(tokens: Tokens) -> list[int]:
    return [_premultiplied(*_count_parts(tokens, level / LEVELS)) for level in range(LEVELS + 1)]


@cache
def _pain_table(tokens: Tokens) -> list[list[int]]:
    colors = [_pain_mix(tokens, level / LEVELS * 2 - 1) for level in range(LEVELS + 1)]
    strengths = [_STRONG * min(1.0, n / LEVELS * 1.25) for n in range(LEVELS + 1)]
    return [[_premultiplied(color, alpha) for color in colors] for alpha in strengths]


def _count_parts(tokens: Tokens, share: float) -> tuple[QColor, float]:
    """The colour, and how opaque it is: what is next to nothing fades out."""
    fade = min(share / 0.06, 1.0)
    color = _mix(tokens.color("heat_low"), tokens.color("heat_high"), share)
    return color, fade * (_FAINT + (_STRONG - _FAINT) * share**0.6)


def _pain_mix(tokens: Tokens, share: float) -> QColor:
    end = tokens.color("better" if share < 0 else "worse")
    return _mix(tokens.color("even"), end, abs(share))


def _mix(one: QColor, other: QColor, share: float) -> QColor:
    a, b = (one.redF(), one.greenF(), one.blueF()), (other.redF(), other.greenF(), other.blueF())
    return QColor.fromRgbF(*(x + (y - x) * share for x, y in zip(a, b, strict=True)))


def _straight(color: QColor, alpha: float) -> int:
    mixed = QColor(color)
    mixed.setAlphaF(alpha)
    return mixed.rgba()


def _premultiplied(color: QColor, alpha: float) -> int:
    red, green, blue = (
        round(part * alpha * 255) for part in (color.redF(), color.greenF(), color.blueF())
    )
    return round(alpha * 255) << 24 | red << 16 | green << 8 | blue
