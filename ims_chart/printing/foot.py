"""What stands at the foot of every page: what it is worth, when and by whom it was printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from ims_chart import __version__
from ims_chart.frozen import frozen
from ims_chart.printing import terms
from ims_chart.printing.flow import one_line
from ims_chart.printing.format import Format
from ims_chart.printing.page import Align, Item, Measure, Rule, Style, Text, Tone
from ims_chart.printing.terms import translate

_STYLE = Style(8, tone=Tone.SOFT)


@frozen
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
        y = form.room.height - 12.6
        left, right = form.left, form.room.width - form.left
        printed = measure.wrap(self._printed(), _STYLE, right - left)[0]

        def foot(n: int, pages: int) -> tuple[Item, ...]:
            page = translate("summary", "page {n} of {pages}").format(n=n, pages=pages)
            return (
                Rule(left, y - 3.8, right, y - 3.8, 0.12, Tone.FAINT),
                Text(left, y, self.reservation, _STYLE),
                Text(right, y, page, _STYLE, Align.RIGHT),
                Text(left, y + _STYLE.line, printed, _STYLE),
            )

        return foot

    def _printed(self) -> str:
        printed = translate("summary", "Printed {time}")
        if one_line(self.printed_by):
            printed = translate("summary", "Printed {time} by {name}")
        program = translate("summary", "IMS Chart {version}").format(version=__version__)
        name = one_line(self.printed_by)[:40]
        return " · ".join(
            (
                printed.format(time=terms.moment(self.printed_at), name=name),
                program,
            )
        )
