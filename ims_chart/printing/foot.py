"""What stands at the foot of every page: what it is worth, when and by whom it was printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from ims_chart import __version__
from ims_chart.printing import terms
from ims_chart.printing.flow import one_line
from ims_chart.printing.format import Format
from ims_chart.printing.page import Align, Item, Measure, Rule, Style, Text, Tone
from ims_chart.printing.terms import translate

_STYLE = Style(8, tone=Tone.SOFT)


@dataclass(frozen=True)
class Foot:
    """Attributes:
    reservation: stands at the left of every page.
    printed_at: stands there as it is, in its own time zone.
    printed_by: a person's name, "" for nobody known.
    """

    reservation: str
    printed_at: dt.datetime
    printed_by: str = ""

    def of(self, form: Format, measure: Measure) -> Callable[[int, int], tuple[Item, ...]]:
        """The items for a page by its number and the number of pages."""
        y = form.room.height - 9.5
        left, right = form.left, form.room.width - form.left

        def foot(n: int, pages: int) -> tuple[Item, ...]:
            words = self._words(n, pages)
            wide = measure.width(self.reservation, _STYLE) + measure.width(words, _STYLE) + 5
            second = 0.0 if left + wide <= right else _STYLE.line
            return (
                Rule(left, y - 4.2, right, y - 4.2, 0.12, Tone.FAINT),
                Text(left, y, self.reservation, _STYLE),
                Text(right, y + second, words, _STYLE, Align.RIGHT),
            )

        return foot

    def _words(self, n: int, pages: int) -> str:
        printed = translate("summary", "Printed {time}")
        if one_line(self.printed_by):
            printed = translate("summary", "Printed {time} by {name}")
        rest = translate("summary", "IMS Chart {version} · page {n} of {pages}")
        name = one_line(self.printed_by)[:40]
        return " · ".join(
            (
                printed.format(time=terms.moment(self.printed_at), name=name),
                rest.format(version=__version__, n=n, pages=pages),
            )
        )
