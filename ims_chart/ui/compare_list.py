"""Two compared visits beside the body: how they went, and their sites by what became of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ims_chart.charting.chart import Chart
from ims_chart.charting.review import ReviewMode
from ims_chart.insight.compare import Pair, PairKind
from ims_chart.insight.review_wording import KINDS
from ims_chart.insight.totals import totals
from ims_chart.printing.terms import muscle_words, short_day, translate
from ims_chart.record import Visit
from ims_chart.ui.compare_badge import paint_badge
from ims_chart.ui.compare_layer import standing_id
from ims_chart.ui.compare_words import details
from ims_chart.ui.review_column import ReviewColumn
from ims_chart.ui.review_list import ReviewList, ReviewRow
from ims_chart.ui.turn import Turn

ORDER = (PairKind.CHANGED, PairKind.NEW, PairKind.DROPPED, PairKind.REPEATED)
"""What differs comes first."""


class CompareList(ReviewColumn):
    """A tap on a row looks at its sites; another goes close to them."""

    close_up = Signal()
    """The pair that is looked at is to be seen close."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        rows = ReviewList(name="compareList", label=translate("compare", "Sites of both visits"))
        super().__init__(rows, name="comparePanel", parent=parent)
        self._chart = chart
        self._review = chart.review
        self.list.chosen.connect(self._review.look_at)
        self.list.entered.connect(lambda _key: self.close_up.emit())
        self._later = Turn(self)
        self._later.due.connect(self.refresh)
        self._review.changed.connect(self._later.start)
        self._review.focus_changed.connect(self._show_focus)
        self.refresh()

    def refresh(self) -> None:
        """Shows the two visits as they are."""
        if not self._review.shows(ReviewMode.COMPARE):
            return
        two = self._review.pair
        if two is None:
            nothing = self.tr("There is no other visit yet to compare it with.")
            self.say(self.tr("One visit"), nothing)
            self.list.show_rows(())
            return
        days = f"{short_day(two[0].date)} → {short_day(two[1].date)}"
        self.say(days, "\n".join(self._visit_words(visit) for visit in two))
        self.list.show_rows(self._rows())
        self._show_focus()

    def _show_focus(self) -> None:
        focus = self._review.focus
        self.list.choose(standing_id(focus) if focus else "")

    def _visit_words(self, visit: Visit) -> str:
        count = totals(visit, self._chart.atlas.muscles)
        before, after = (
            "–" if p is None else str(p) for p in (visit.pain_before, visit.pain_after)
        )
        words = self.tr("{0}: pain {1} → {2} · sites {3} · needles {4}")
        return words.format(short_day(visit.date), before, after, count.sites, count.needles)

    def _rows(self) -> tuple[ReviewRow, ...]:
        rows: list[ReviewRow] = []
        for kind in ORDER:
            pairs = [pair for pair in self._review.pairs if pair.kind is kind]
            if pairs:
                word = translate("review", KINDS[kind])
                rows.append(ReviewRow("", f"{word[:1].upper()}{word[1:]} · {len(pairs)}"))
                rows += [self._row(pair) for pair in pairs]
        return tuple(rows)

    def _row(self, pair: Pair) -> ReviewRow:
        site = pair.later or pair.earlier
        if site is None:
            raise ValueError(pair)
        name = muscle_words(site, self._chart.atlas.muscles)
        return ReviewRow(
            standing_id(pair), f"{site.number}  {name}", details(pair), paint=_badge_of(pair.kind)
        )


def _badge_of(kind: PairKind) -> partial[None]:
    return partial(_paint_badge, kind)


def _paint_badge(kind: PairKind, painter: QPainter, box: QRectF) -> None:
    paint_badge(painter, QPointF(box.center().x(), box.top() + 13), kind)
