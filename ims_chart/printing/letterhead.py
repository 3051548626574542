"""The clinic at the top of a first page: its logo, name and address, beside the page's title."""

from __future__ import annotations

from collections.abc import Sequence

from ims_chart.frozen import frozen
from ims_chart.printing.flow import Column, Strip, rows, stack, wrapped
from ims_chart.printing.page import Align, Image, Item, Measure, Style, Tone
from ims_chart.record import Clinic

_NAME = Style(9, bold=True)
_ADDRESS = Style(8.5, tone=Tone.SOFT)
_WIDEST, _HIGHEST = 42.0, 17.0
"""Room for a logo in mm."""

_APART = 8.0
_LEAST = 0.2
"""Share of the width that the clinic has at the least."""

_SPLIT = 60.0
"""A letterhead higher than this in mm may be parted between pages."""


@frozen
class Logo:
    """A PNG without transparency, and its size in pixels."""

    data: bytes
    width: int
    height: int


@frozen
class Letterhead:
    """What a clinic's pages begin with."""

    clinic: Clinic
    logo: Logo | None = None


def letterhead_strips(
    letterhead: Letterhead,
    title: Sequence[Column],
    measure: Measure,
    width: float,
    beside: float = 0.0,
) -> list[Strip]:
    """The page's title, `beside` mm for what stands right of it, and the clinic at the margin."""
    logo = _logo(letterhead.logo, width)
    right = logo[0].x - 3.0 if logo else width
    clinic = letterhead.clinic
    lines = (measure.width(line, part.style) for part in title for line in part.lines)
    room = max(right - max(lines) - beside - _APART, width * _LEAST)
    address = wrapped(measure, _address(clinic, measure, room), _ADDRESS, room)
    named = [
        Column(right, wrapped(measure, clinic.name, _NAME, room), _NAME, Align.RIGHT),
        Column(right, address, _ADDRESS, Align.RIGHT),
    ]
    left, clinic_rows = rows([list(title)]), rows([named])
    sides = [stack(left), stack(clinic_rows)]
    tall = max([*(side.height for side in sides), *(image.height + 1.0 for image in logo)])
    if tall > _SPLIT:
        return [*left, *clinic_rows]
    items: list[Item] = [item for side in sides for item in side.items]
    return [Strip(tall, (*items, *logo))]


def _address(clinic: Clinic, measure: Measure, room: float) -> str:
    """On one line where it fits: what stands over a chart must not take a chart's room."""
    lines = [line.strip() for line in (*clinic.address.splitlines(), clinic.phone)]
    lines = [line for line in lines if line]
    line = " · ".join(lines)
    return line if measure.width(line, _ADDRESS) <= room else "\n".join(lines)


def _logo(logo: Logo | None, width: float) -> tuple[Image, ...]:
    if logo is None:
        return ()
    share = min(_WIDEST / logo.width, _HIGHEST / logo.height)
    wide, high = logo.width * share, logo.height * share
    return (Image(width - wide, 0.0, wide, high, logo.data),)
