"""What changed at the sites since the visit before."""

from __future__ import annotations

from ims_chart.body import Muscles
from ims_chart.insight.compare import Pair, compare
from ims_chart.insight.review_wording import pair_words
from ims_chart.printing import terms
from ims_chart.printing.flow import Strip
from ims_chart.printing.page import Measure, Style, Text
from ims_chart.printing.table import plain_strips
from ims_chart.printing.terms import translate
from ims_chart.record import Record, Visit

_HEADING = Style(9, bold=True)


def compared_strips(  # noqa: PLR0913, all plain
    record: Record, visit: Visit, reach_mm: float, muscles: Muscles, measure: Measure, width: float
) -> list[Strip]:
    """A row for every site of this visit and the one before it; nothing at a first visit.

    `reach_mm` is the clinic's `same_site_mm`.
    """
    at = [other.id for other in record.visits].index(visit.id)
    if at == 0:
        return []
    earlier = record.visits[at - 1]
    words = translate("compared", "Compared with {day}").format(day=terms.day(earlier.date))
    heading = Strip(7.0, (Text(0, 5.6, words, _HEADING),), keep=True, bookmark=words)
    titles = [
        translate("compared", "Then"),
        translate("compared", "Now"),
        translate("compared", "Muscle"),
        translate("compared", "Since then"),
    ]
    table = [_row(pair, muscles) for pair in compare(earlier, visit, reach_mm)]
    return [heading, *plain_strips(titles, table, measure, width)] if table else []


def _row(pair: Pair, muscles: Muscles) -> list[str]:
    site = pair.later or pair.earlier
    then, now = (terms.number(site.number) if site else "–" for site in (pair.earlier, pair.later))
    muscle = terms.muscle_words(site, muscles) if site else ""
    return [then, now, muscle, pair_words(pair, terms.WORDING)]
