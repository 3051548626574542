"""Two visits on the body: each site with what became of it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from ims_chart.charting.chart import Chart
from ims_chart.charting.review import ids_of
from ims_chart.insight.compare import Pair, PairKind
from ims_chart.printing.marks import MarkStyle, mark_bounds, mark_kind, paint_leaders
from ims_chart.printing.marks import paint_selection as paint_ring
from ims_chart.printing.terms import short_day
from ims_chart.record import Site
from ims_chart.ui.compare_badge import badge_box, paint_badge
from ims_chart.ui.marks_layer import HIT_SLACK, style_of
from ims_chart.ui.marks_layout import Laid, MarksLayout, number_font, size_at
from ims_chart.ui.sprites import Sprites
from ims_chart.ui.stage import Stage
from ims_chart.ui.theme import font, theme

APART = 1.6
"""How far marks keep from each other, in diameters: there is room for a badge between them."""
_MOVED = 0.8
"""How far apart, in diameters of a mark, two visits' places of a site are both shown."""


class Shown(StrEnum):
    """Which of the two visits stand on the body."""

    BOTH = "both"
    EARLIER = "earlier"
    LATER = "later"


class CompareLayer:
    """Marks with badges. Of both visits, the later one's sites are marks, and ghosts are where the
    earlier one's stood: what was dropped, and what was needled elsewhere then.
    """

    def __init__(self, chart: Chart, shown: Shown) -> None:
        self._chart = chart
        self._review = chart.review
        self._shown = shown
        self._layout = MarksLayout(chart, self._sites, _bounds, APART)
        self._sprites = Sprites()
        self._known: tuple[Pair, ...] | None = None
        self._by_id: dict[str, Pair] = {}
        self._kept: tuple[Site, ...] = ()

    # --- what stands there

    @property
    def _pairs(self) -> dict[str, Pair]:
        """The pairs by the site that stands for them here."""
        pairs = self._review.pairs
        if pairs is not self._known:
            self._known = pairs
            standing = [(self._site_of(pair), pair) for pair in pairs]
            self._by_id = {site.id: pair for site, pair in standing if site is not None}
            self._kept = tuple(site for site, _ in standing if site is not None)
            self._layout.rearrange()
        return self._by_id

    def _sites(self) -> tuple[Site, ...]:
        _ = self._pairs
        return self._kept

    def _site_of(self, pair: Pair) -> Site | None:
        if self._shown is Shown.EARLIER:
            return pair.earlier
        return pair.later or (pair.earlier if self._shown is Shown.BOTH else None)

    def spots(self, pair: Pair, stage: Stage) -> list[QPointF]:
        """Where a pair stands on the screen, once for every view that shows it."""
        site = self._site_of(pair)
        return self._layout.spots(site, stage.slots, stage.camera) if site else []

    def rearrange(self) -> None:
        """Lets marks and numbers find new places, after a zoom has come to rest."""
        self._layout.rearrange()

    # --- as a layer of the canvas (see surface.Layer)

    def control_at(self, at: QPointF, reach: float, stage: Stage) -> Callable[[], None] | None:
        """Looks at the pair whose mark lies there."""
        best, nearest = None, max(size_at(stage.camera) * 0.5 + HIT_SLACK, reach)
        for laid in self._layout.laid(stage.slots, stage.camera):
            distance = QLineF(laid.mark + stage.camera.origin, at).length()
            if distance <= nearest:
                best, nearest = laid.site.id, distance
        return partial(self._review.look_at, best) if best else None

    def paint(self, painter: QPainter, stage: Stage) -> None:
        style, size = style_of(theme.tokens), size_at(stage.camera)
        laid = self._layout.laid(stage.slots, stage.camera)
        painter.save()
        painter.translate(stage.camera.origin)
        if self._shown is Shown.BOTH:
            self._paint_moved(painter, laid, stage, style)
        paint_leaders(painter, [each.leader for each in laid if each.leader], 1.2, style)
        ties = [QLineF(each.lies, each.mark) for each in laid if each.mark != each.lies]
        paint_leaders(painter, ties, 1.6, style)
        for each in laid:
            self._paint_one(painter, each, size, style)
        painter.restore()
        if self._shown is not Shown.BOTH:
            self._paint_caption(painter, stage)

    def _paint_one(self, painter: QPainter, laid: Laid, size: float, style: MarkStyle) -> None:
        pair, kind = self._pairs[laid.site.id], mark_kind(laid.site)
        focus = self._review.focus
        if focus is pair:
            paint_ring(painter, laid.mark, size, style)
        if pair.later is None and self._shown is Shown.BOTH:
            self._sprites.paint_ghost(painter, laid.mark, size, kind, style)
        else:
            self._sprites.paint_mark(painter, laid.mark, size, kind, style)
            number = str(laid.site.number)
            self._sprites.paint_number(painter, laid.number, number, number_font(size), style)
        paint_badge(painter, _badge_at(laid.mark, size), pair.kind)

    def _paint_moved(
        self, painter: QPainter, laid: tuple[Laid, ...], stage: Stage, style: MarkStyle
    ) -> None:
        """Ghosts of sites that were a little elsewhere then, each tied to where it is now."""
        size, origin = size_at(stage.camera), stage.camera.origin
        for each in laid:
            pair = self._pairs[each.site.id]
            if pair.earlier is None or pair.later is None:
                continue
            for spot in self._layout.spots(pair.earlier, stage.slots, stage.camera):
                way = QLineF(spot - origin, each.lies)
                if size * _MOVED < way.length() < size * 8:
                    paint_leaders(painter, [way], 1.2, style)
                    kind = mark_kind(pair.earlier)
                    self._sprites.paint_ghost(painter, way.p1(), size, kind, style)

    def _paint_caption(self, painter: QPainter, stage: Stage) -> None:
        """The visit's day at the foot of its body."""
        two = self._review.pair
        if two is None:
            return
        visit = two[0] if self._shown is Shown.EARLIER else two[1]
        face, text = font(11, QFont.Weight.DemiBold), short_day(visit.date)
        width = QFontMetricsF(face).horizontalAdvance(text) + 28
        box = QRectF((stage.size.width() - width) / 2, stage.size.height() - 40, width, 30)
        painter.setPen(theme.tokens.color("border"))
        painter.setBrush(theme.tokens.color("panel"))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(theme.tokens.color("text"))
        painter.setFont(face)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def standing_id(pair: Pair) -> str:
    """The id a pair is looked at by."""
    return ids_of(pair)[0]


def _badge_at(mark: QPointF, size: float) -> QPointF:
    """Below and beside the mark, where no pin is."""
    return mark + QPointF(size * 0.5 + 1, size * 0.5 + 1)


def _bounds(at: QPointF, size: float, site: Site) -> QRectF:
    return mark_bounds(at, size, mark_kind(site)) | badge_box(_badge_at(at, size))


def kinds_of(pairs: tuple[Pair, ...]) -> dict[PairKind, int]:
    """How many pairs there are of each kind."""
    return {kind: sum(pair.kind is kind for pair in pairs) for kind in PairKind}
