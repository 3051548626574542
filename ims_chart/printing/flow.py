"""Text and rows as strips, and strips flowing down pages: what doesn't fit goes on, never off."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from ims_chart.frozen import frozen
from ims_chart.printing.format import Format
from ims_chart.printing.page import Align, Item, Measure, Page, Style, Text

WHOLE = 70.0
"""Rows up to this height in mm are never split between pages."""

_ROUNDING = 0.01
"""What was measured to fill a page exactly must not go on the next, in mm."""

_DIRECTION = {False: "\u200e", True: "\u200f"}
"""Put before a line of a broken paragraph that would else be set in the other direction."""

_STEERING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
"""Characters that turn the text after them round: a name could pass for another with them."""


@frozen
class Strip:
    """A band of a page that is never split; its items count from its top left corner.

    Attributes:
        height: mm.
        keep: it stays on one page with the strip that follows.
        head: repeated above it where a page begins with it.
        bookmark: what begins with it, for whoever leafs through the pages; "" for nothing.
        turn: it begins a page.
    """

    height: float
    items: tuple[Item, ...] = ()
    keep: bool = False
    head: Strip | None = None
    bookmark: str = ""
    turn: bool = False


@frozen
class Column:
    """Lines of one style set one below the other, at `x` from the strip's left edge."""

    x: float
    lines: tuple[str, ...]
    style: Style
    align: Align = Align.LEFT


@frozen
class Sheet:
    """The part of a paper that text may fill, and what stands on every page.

    Attributes:
        form: the paper, its margins, and how large all is.
        top: where text begins, in the items' mm like `bottom`.
        continued: strips at the top of every page but the first.
        foot: the items below, given the page's number and the number of pages.
    """

    form: Format
    top: float
    bottom: float
    continued: tuple[Strip, ...]
    foot: Callable[[int, int], tuple[Item, ...]]

    @property
    def left(self) -> float:
        return self.form.left

    @property
    def width(self) -> float:
        return self.form.width


def paragraphs(text: str) -> list[str]:
    """The lines a person typed, without characters that would steer the drawing of text."""
    cleaned = [_plain(line) for line in text.splitlines()]
    while cleaned and not cleaned[-1]:
        cleaned.pop()
    return cleaned


def one_line(text: str) -> str:
    """Text without line breaks and control characters."""
    return " ".join(_plain(text).split())


def _plain(text: str) -> str:
    kept = (c for c in text if unicodedata.bidirectional(c) not in _STEERING)
    spaced = (" " if unicodedata.category(c) in {"Cc", "Zl", "Zp", "Cs"} else c for c in kept)
    return "".join(spaced).rstrip()


def wrapped(measure: Measure, text: str, style: Style, width: float) -> tuple[str, ...]:
    """The lines of several paragraphs; an empty paragraph leaves an empty line."""
    lines: list[str] = []
    for paragraph in paragraphs(text):
        side = from_right(paragraph)
        broken = measure.wrap(paragraph, style, width) if paragraph.strip() else ("",)
        lines += [line if from_right(line) is side else _DIRECTION[side] + line for line in broken]
    return tuple(lines)


def fact_lines(measure: Measure, facts: str, style: Style, room: float) -> tuple[str, ...]:
    """Lines of facts with dots between; a dot that would begin or end a line is left out."""
    return tuple(line.strip(" ·\u00a0") for line in wrapped(measure, facts, style, room))


def from_right(text: str) -> bool:
    """Whether the first letter that has a direction is written from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def rows(
    columns: Sequence[Column | Sequence[Column]],
    *,
    above: float = 0.0,
    below: float = 0.0,
    extra: tuple[Item, ...] = (),
) -> list[Strip]:
    """Columns side by side, as one strip, or line by line if they are too high for that.

    A column may be a stack of parts of different styles. `extra` goes with the first strip.
    """
    stacks = [_lines(column) for column in columns]
    strips = [_line(parts) for parts in zip_longest(*stacks)]
    if not strips:
        strips = [Strip(0.0)]
    strips[0] = replace(strips[0], items=extra + strips[0].items)
    strips = [Strip(above, keep=True), *strips, Strip(below)]
    strips[-2] = replace(strips[-2], keep=True)
    if sum(strip.height for strip in strips) > WHOLE:
        return strips
    return [_column_by_column(stack(strips))]


def _column_by_column(strip: Strip) -> Strip:
    """Has a cell's lines follow each other, so that a PDF reads "R upper trapezius" and not the
    first lines of all cells before their second.
    """
    texts = sorted((i for i in strip.items if isinstance(i, Text)), key=lambda text: text.x)
    return replace(strip, items=(*(i for i in strip.items if not isinstance(i, Text)), *texts))


def _lines(column: Column | Sequence[Column]) -> list[tuple[Column, str]]:
    parts = [column] if isinstance(column, Column) else column
    return [(part, line) for part in parts for line in part.lines]


def _line(parts: Iterable[tuple[Column, str] | None]) -> Strip:
    present = [part for part in parts if part is not None]
    height = max(column.style.line for column, _ in present)
    baseline = max(column.style.baseline for column, _ in present)
    items = tuple(
        Text(column.x, baseline, text, column.style, column.align)
        for column, text in present
        if text.strip()
    )
    return Strip(height, items)


def stack(strips: Sequence[Strip]) -> Strip:
    """One strip of several, which then stay together."""
    items: list[Item] = []
    y = 0.0
    for strip in strips:
        items += [item.shifted(0, y) for item in strip.items]
        y += strip.height
    last = strips[-1]
    first = strips[0]
    return Strip(y, tuple(items), keep=last.keep, head=first.head, bookmark=first.bookmark)


def height(strips: Iterable[Strip]) -> float:
    return sum(strip.height for strip in strips)


def flow(strips: Sequence[Strip], sheet: Sheet) -> tuple[Page, ...]:
    """Puts strips on as many pages as they need."""
    pages = _placed(strips, sheet)
    return tuple(
        _page([*_stacked(page, sheet), *sheet.foot(n, len(pages))], page, sheet)
        for n, page in enumerate(pages, 1)
    )


def pages_needed(strips: Sequence[Strip], sheet: Sheet) -> int:
    """How many pages `flow` would make of them."""
    return len(_placed(strips, sheet))


Placed = list[tuple[Strip, float]]
"""The strips of a page, with how far down they begin."""


def _page(items: list[Item], placed: Placed, sheet: Sheet) -> Page:
    bookmarks = tuple((strip.bookmark, y) for strip, y in placed if strip.bookmark)
    return Page(sheet.form.paper, tuple(items), sheet.form.scale, bookmarks)


def _stacked(placed: Placed, sheet: Sheet) -> list[Item]:
    return [item.shifted(sheet.left, y) for strip, y in placed for item in strip.items]


def _placed(strips: Sequence[Strip], sheet: Sheet) -> list[Placed]:
    pages: list[Placed] = [[]]
    y = start = sheet.top
    bottom = sheet.bottom + _ROUNDING

    def fits(high: float) -> bool:
        return y <= start or y + high <= bottom

    def put(strip: Strip) -> float:
        pages[-1].append((strip, y))
        return y + strip.height

    for block in _blocks(strips):
        turn = (block[0].turn and y > start) or not fits(height(block))
        for strip in block:
            if turn or not fits(strip.height):
                pages.append([])
                y = sheet.top
                for again in (*sheet.continued, *((strip.head,) if strip.head else ())):
                    y = put(again)
                start = y
            y = put(strip)
            turn = False
    return pages


def _blocks(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Strips that must not be parted, together."""
    blocks: list[list[Strip]] = []
    follows = False
    for strip in strips:
        if follows:
            blocks[-1].append(strip)
        else:
            blocks.append([strip])
        follows = strip.keep
    return blocks
