"""What stands on a page, as plain geometry.

Lengths are mm on paper, x to the right and y down, from the page's top left corner. Items stand in
the order they are painted, which is also the order in which a PDF reader reads their text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from ims_chart.frozen import frozen
from ims_chart.printing.box import Box, Spot
from ims_chart.printing.kind import MarkKind
from ims_chart.record import SymptomKind

if TYPE_CHECKING:
    from ims_chart.printing.plot import Plot

MM_PER_POINT = 25.4 / 72


class Tone(Enum):
    """What a colour is for; the painter knows the colours."""

    INK = "ink"
    SOFT = "soft"
    FAINT = "faint"
    ALERT = "alert"


class Align(Enum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@frozen
class Style:
    """How text is set. `points` is the size, 8 or more on paper."""

    points: float
    bold: bool = False
    tone: Tone = Tone.INK

    @property
    def line(self) -> float:
        """Height of a line in mm."""
        return self.points * MM_PER_POINT * 1.28

    @property
    def baseline(self) -> float:
        """From the top of a line to the foot of its letters, in mm."""
        return self.points * MM_PER_POINT * 0.99


class Measure(Protocol):
    """What layout must know of fonts."""

    def width(self, text: str, style: Style) -> float:
        """Width of one line in mm."""
        ...

    def wrap(self, text: str, style: Style, width: float) -> tuple[str, ...]:
        """The lines of a paragraph, none wider than `width` mm; long words are broken."""
        ...


@frozen
class Text:
    """One line of plain text at a baseline, aligned to x."""

    x: float
    y: float
    text: str
    style: Style
    align: Align = Align.LEFT

    def shifted(self, dx: float, dy: float) -> Text:
        return replace(self, x=self.x + dx, y=self.y + dy)


@frozen
class Rule:
    """A straight line, `thick` mm wide."""

    x1: float
    y1: float
    x2: float
    y2: float
    thick: float
    tone: Tone = Tone.INK

    def shifted(self, dx: float, dy: float) -> Rule:
        return replace(self, x1=self.x1 + dx, y1=self.y1 + dy, x2=self.x2 + dx, y2=self.y2 + dy)


@frozen
class Frame:
    """An empty box with a border of `thick` mm."""

    x: float
    y: float
    width: float
    height: float
    thick: float
    tone: Tone = Tone.INK

    def shifted(self, dx: float, dy: float) -> Frame:
        return replace(self, x=self.x + dx, y=self.y + dy)


WHOLE_VIEW = Box(0.0, 0.0, 1.0, 1.0)


@frozen
class Picture:
    """The picture of a view, or the part of it in `window`, filling its box."""

    x: float
    y: float
    width: float
    height: float
    body: str
    view: str
    window: Box = WHOLE_VIEW

    def shifted(self, dx: float, dy: float) -> Picture:
        return replace(self, x=self.x + dx, y=self.y + dy)


@frozen
class Silhouette:
    """The outline of a view, lines only, filling its box."""

    x: float
    y: float
    width: float
    height: float
    body: str
    view: str

    def shifted(self, dx: float, dy: float) -> Silhouette:
        return replace(self, x=self.x + dx, y=self.y + dy)


@frozen
class Image:
    """A picture that is no view: the clinic's logo, as the bytes of a PNG."""

    x: float
    y: float
    width: float
    height: float
    data: bytes

    def shifted(self, dx: float, dy: float) -> Image:
        return replace(self, x=self.x + dx, y=self.y + dy)


@frozen
class Diagram:
    """A trend; its plot is laid out in 1/100 mm from this place."""

    x: float
    y: float
    plot: Plot

    def shifted(self, dx: float, dy: float) -> Diagram:
        return replace(self, x=self.x + dx, y=self.y + dy)


@frozen
class Dot:
    """A plain filled circle of that diameter in mm."""

    x: float
    y: float
    size: float
    tone: Tone = Tone.INK

    def shifted(self, dx: float, dy: float) -> Dot:
        return replace(self, x=self.x + dx, y=self.y + dy)


@frozen
class Mark:
    """The mark of a site; `size` is the diameter of its circle in mm. `inside`: its needle was
    still in.
    """

    x: float
    y: float
    size: float
    kind: MarkKind
    inside: bool = False

    def shifted(self, dx: float, dy: float) -> Mark:
        return replace(self, x=self.x + dx, y=self.y + dy)


@frozen
class Number:
    """A site's number, centred on x and y."""

    x: float
    y: float
    text: str
    style: Style

    def shifted(self, dx: float, dy: float) -> Number:
        return replace(self, x=self.x + dx, y=self.y + dy)


@frozen
class Leader:
    """The line from a number to the mark it belongs to."""

    start: Spot
    end: Spot

    def shifted(self, dx: float, dy: float) -> Leader:
        return Leader(_moved(self.start, dx, dy), _moved(self.end, dx, dy))


@frozen
class Area:
    """A hatched outline: where the patient feels something."""

    outline: tuple[Spot, ...]
    kind: SymptomKind | None = None
    intensity: int | None = None

    def shifted(self, dx: float, dy: float) -> Area:
        return replace(self, outline=tuple(_moved(spot, dx, dy) for spot in self.outline))


Item = (
    Text
    | Rule
    | Frame
    | Picture
    | Silhouette
    | Image
    | Diagram
    | Dot
    | Mark
    | Number
    | Leader
    | Area
)


@frozen
class Paper:
    """A sheet's width and height in mm."""

    width: float
    height: float

    @property
    def turned(self) -> Paper:
        """The sheet on its side."""
        return Paper(self.height, self.width)


PAPERS = {"A4": Paper(210.0, 297.0), "Letter": Paper(215.9, 279.4)}
"""The papers that can be asked for by name."""


@frozen
class Page:
    """What stands on a sheet.

    Attributes:
        paper: the sheet as it is.
        scale: what the items' places and sizes are multiplied by on it.
        bookmarks: what begins on the page and how far down, in the items' mm.
    """

    paper: Paper
    items: tuple[Item, ...]
    scale: float = 1.0
    bookmarks: tuple[tuple[str, float], ...] = ()


def page_text(pages: Iterable[Page]) -> str:
    """The words of pages, a line for every height that something is written at."""
    sheets: list[str] = []
    for page in pages:
        lines: dict[float, list[str]] = {}
        for item in page.items:
            if isinstance(item, (Text, Number)):
                lines.setdefault(round(item.y, 1), []).append(item.text)
        sheets.append("\n".join("  ".join(lines[y]) for y in sorted(lines)))
    return "\n\n".join(sheets) + "\n"


def _moved(spot: Spot, dx: float, dy: float) -> Spot:
    return spot[0] + dx, spot[1] + dy
