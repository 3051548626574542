"""The colours on paper: one set in colour, and one that a fax machine sends as it is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor

from ims_chart.frozen import frozen
from ims_chart.printing.marks import PAPER, MarkStyle
from ims_chart.printing.page import Tone


@frozen
class Inks:
    """What a page is painted with. `grey` pictures are painted without colour."""

    tones: Mapping[Tone, QColor]
    marks: MarkStyle
    grey: bool = False


COLOUR = Inks(
    {
        Tone.INK: QColor("#14171a"),
        Tone.SOFT: QColor("#54595f"),
        Tone.FAINT: QColor("#b4b9be"),
        Tone.ALERT: QColor("#8f1414"),
    },
    PAPER,
)

_BLACK, _DARK = QColor("#000000"), QColor("#3a3a3a")

GREY = Inks(
    {
        Tone.INK: _BLACK,
        Tone.SOFT: _DARK,
        Tone.FAINT: QColor("#9a9a9a"),
        Tone.ALERT: _BLACK,
    },
    MarkStyle(
        ink=_BLACK,
        needle_ink=_BLACK,
        halo=QColor("#ffffff"),
        selected=_BLACK,
        area=_DARK,
        inside=_BLACK,
    ),
    grey=True,
)
"""Darker than what the colours would turn into: soft grey letters get lost on a fax."""


def inks(*, grey: bool) -> Inks:
    return GREY if grey else COLOUR
