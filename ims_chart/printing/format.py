"""How pages are made: which sheet, how much of it, how large, in colour or grey."""

from __future__ import annotations

from ims_chart.frozen import frozen
from ims_chart.printing.errors import PrintError, PrintFault
from ims_chart.printing.page import PAPERS, Paper

MARGIN = 15.0
"""The usual margin in mm; every common printer can print as far out."""

MARGINS = (10.0, 15.0, 20.0, 25.0)
SCALES = (1.0, 1.15, 1.3)
"""Sizes of print: 8, 9 and 10 pt for the smallest letters."""


@frozen
class Format:
    """How pages are made.

    Attributes:
        paper: the sheet, already turned if it lies on its side.
        margin: at both sides, in mm.
        scale: how much larger than usual everything is but sheet and margins.
        grey: black, white and grey alone, as a fax machine sees it.
    """

    paper: Paper = PAPERS["A4"]
    margin: float = MARGIN
    scale: float = 1.0
    grey: bool = False

    @property
    def room(self) -> Paper:
        """The sheet in the units that items are laid out in."""
        return Paper(self.paper.width / self.scale, self.paper.height / self.scale)

    @property
    def left(self) -> float:
        """The margin in the units that items are laid out in."""
        return self.margin / self.scale

    @property
    def width(self) -> float:
        """Between the margins, in the units that items are laid out in."""
        return self.room.width - 2 * self.left


def paper_named(name: str, *, landscape: bool = False) -> Paper:
    """The sheet of that name.

    Raises:
        PrintError: UNKNOWN_PAPER.
    """
    if name not in PAPERS:
        raise PrintError(PrintFault.UNKNOWN_PAPER, name)
    return PAPERS[name].turned if landscape else PAPERS[name]
