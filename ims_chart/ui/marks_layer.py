"""The sites on the canvas: painted, and found by a press."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import hypot

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from ims_chart.charting.chart import Chart
from ims_chart.charting.plan import Plan, Tool
from ims_chart.printing.marks import (
    MarkKind,
    MarkStyle,
    Shape,
    mark_kind,
    paint_leaders,
    paint_mark,
    paint_selection,
)
from ims_chart.record import PlannedSite, Site, SymptomKind
from ims_chart.ui.camera import Camera, Slot
from ims_chart.ui.marks_layout import SIZE_MIN, Laid, MarksLayout, number_font, size_at
from ims_chart.ui.marks_motion import LEADER, TIE, MarksInMotion
from ims_chart.ui.marks_sheet import MarksSheet
from ims_chart.ui.sprites import Sprites
from ims_chart.ui.theme import Tokens, theme

_BEYOND = (-80, -80, 80, 80)
"""Pixels outside the window within which a mark may still show its pin or its number."""
HIT_SLACK = 4.0
"""Pixels round a mark's drawn shape that still mean it."""


@cache
def style_of(tokens: Tokens) -> MarkStyle:
    """The colours of the marks in a theme."""
    return MarkStyle(
        ink=tokens.color("finding"),
        needle_ink=tokens.color("needle"),
        halo=tokens.color("halo"),
        selected=tokens.color("accent"),
        area=tokens.color("other"),
        inside=tokens.color("alert"),
        symptoms={kind: tokens.color(kind.value) for kind in SymptomKind},
    )


def plan_kind(plan: Plan) -> MarkKind:
    """The mark the next tap makes."""
    finding = plan.tool is not Tool.NEEDLED
    return MarkKind(
        Shape(plan.state.value) if finding else Shape.NEEDLE, plan.tool is not Tool.TRIGGER_POINT
    )


class MarksLayer:
    """The sites of the chosen visit, wherever the views on show have them."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._layout = MarksLayout(chart)
        self._sprites = Sprites()
        self._sheet = MarksSheet(self._paint_all)
        self._motion = MarksInMotion(self._sprites)
        self._still_size = SIZE_MIN

    def rearrange(self) -> None:
        """Lets marks and numbers find new places, after a zoom has come to rest."""
        self._layout.rearrange()

    def spots(
        self, site: Site | PlannedSite, slots: tuple[Slot, ...], camera: Camera
    ) -> list[QPointF]:
        """Where a site's mark is drawn on the screen, once for every view that shows it: marks
        that would cover each other are moved apart.
        """
        return self._layout.spots(site, slots, camera)

    def hit(self, at: QPointF, slots: tuple[Slot, ...], camera: Camera) -> str | None:
        """The site whose mark is nearest under a place on the screen."""
        best, nearest = None, size_at(camera) * 0.5 + HIT_SLACK
        place = at - camera.origin
        x, y = place.x(), place.y()
        for mark_x, mark_y, site_id in self._layout.centres(slots, camera):
            distance = hypot(mark_x - x, mark_y - y)
            if distance <= nearest:
                best, nearest = site_id, distance
        return best

    def paint(
        self,
        painter: QPainter,
        slots: tuple[Slot, ...],
        camera: Camera,
        *,
        moving: tuple[str, QPointF] | None = None,
    ) -> None:
        """Paints leaders, marks and numbers; a site that is being moved comes last, lifted."""
        style, size = style_of(theme.tokens), size_at(camera)
        if moving is not None:
            laid = self._layout.laid(slots, camera)
            self._paint_all(painter, [m for m in laid if m.site.id != moving[0]], camera, style)
            self._paint_lifted(painter, *moving, style=style, size=size)
            return
        still, stretch = self._layout.stretched(slots, camera)
        self._paint_rings(painter, still, stretch, camera, style)
        sheet = self._sheet.of(painter, still, camera, style) if stretch == 1 else None
        if sheet is not None:
            painter.drawPixmap(0, 0, sheet)
            return
        if stretch == 1:
            self._still_size = size
        self._motion.paint(painter, still, stretch, camera, style, self._still_size)

    def _paint_all(
        self, painter: QPainter, laid: Sequence[Laid], camera: Camera, style: MarkStyle
    ) -> None:
        """Leaders, marks and numbers of what is in sight."""
        size = size_at(camera)
        seen = QRectF(painter.viewport()).translated(-camera.origin).adjusted(*_BEYOND)
        shown = [each for each in laid if seen.contains(each.mark)]
        painter.save()
        painter.translate(camera.origin)
        self._paint_lines(painter, shown, style)
        self._paint_marks(painter, shown, style, size)
        face = number_font(size)
        for each in shown:
            number = str(each.site.number)
            self._sprites.paint_number(painter, each.number, number, face, style)
        painter.restore()

    def _paint_rings(
        self,
        painter: QPainter,
        laid: Sequence[Laid],
        stretch: float,
        camera: Camera,
        style: MarkStyle,
    ) -> None:
        """Round the marks of what is selected."""
        selected = {site.id for site in self._chart.selection}
        if not selected:
            return
        for each in laid:
            if each.site.id in selected:
                at = each.mark + each.lies * (stretch - 1) + camera.origin
                paint_selection(painter, at, size_at(camera), style)

    def _paint_lines(self, painter: QPainter, shown: list[Laid], style: MarkStyle) -> None:
        """From numbers that stand apart to their marks, and from marks to where their site lies."""
        leaders = [laid.leader for laid in shown if laid.leader is not None]
        ties = [QLineF(laid.lies, laid.mark) for laid in shown if laid.mark != laid.lies]
        paint_leaders(painter, leaders, LEADER, style)
        paint_leaders(painter, ties, TIE, style)

    def _paint_marks(
        self, painter: QPainter, shown: list[Laid], style: MarkStyle, size: float
    ) -> None:
        for laid in shown:
            site = laid.site
            self._sprites.paint_mark(painter, laid.mark, size, mark_kind(site), style)
            if site.needling and site.needling.inside:
                self._sprites.paint_inside(painter, laid.mark, size, style)

    def paint_provisional(self, painter: QPainter, at: QPointF, camera: Camera) -> None:
        """The mark a press will leave, while the finger is still down."""
        style, size = style_of(theme.tokens), size_at(camera)
        painter.setOpacity(0.75)
        paint_selection(painter, at, size, style)
        paint_mark(painter, at, size, plan_kind(self._chart.plan), style)
        painter.setOpacity(1.0)

    def _paint_lifted(
        self, painter: QPainter, site_id: str, at: QPointF, *, style: MarkStyle, size: float
    ) -> None:
        site = next((s for s in self._chart.sites if s.id == site_id), None)
        if site is not None:
            paint_selection(painter, at, size, style)
            paint_mark(painter, at, size, mark_kind(site), style)
