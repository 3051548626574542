"""Widths and line breaks of real fonts, in mm on paper and the same for every device."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from ims_chart.printing.page import MM_PER_POINT, Style
from ims_chart.printing.type import font

UNITS = 100
"""Units of the painter in one mm: fonts are measured and painted at this size, unhinted, so that
a line is as wide in a preview as in a PDF."""

_SLACK = 10
"""A word fits into its own width: rounding in the layout must not break it, in units."""


_ALTERNATES = ("calt", "liga", "clig")


@cache
def set_font(style: Style) -> QFont:
    """The font of a style, in units of the painter.

    Without ligatures and alternate signs: Qt can't write into a PDF which letters they stand for,
    so that "0.30 × 40" set in Inter would be read back as "0.30 40".
    """
    made = font(QFont.Weight.Bold if style.bold else QFont.Weight.Normal)
    for feature in _ALTERNATES:
        made.setFeature(QFont.Tag(feature), 0)
    made.setPixelSize(round(style.points * MM_PER_POINT * UNITS))
    return made


class FontMeasure:
    """Measures with the fonts that will be painted."""

    def width(self, text: str, style: Style) -> float:
        return QFontMetricsF(set_font(style)).horizontalAdvance(text) / UNITS

    def wrap(self, text: str, style: Style, width: float) -> tuple[str, ...]:
        layout = QTextLayout(text, set_font(style))
        layout.setTextOption(_option())
        lines: list[str] = []
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width * UNITS + _SLACK)
            start = line.textStart()
            lines.append(_slice(text, start, line.textLength()).rstrip())
            line = layout.createLine()
        layout.endLayout()
        return tuple(lines) or ("",)


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _slice(text: str, start: int, length: int) -> str:
    """Qt counts in UTF-16, where characters beyond the first plane are two."""
    if text.isascii():
        return text[start : start + length]
    units = text.encode("utf-16-le")
    return units[2 * start : 2 * (start + length)].decode("utf-16-le")
