"""The sites on the canvas: where each is drawn, what a press hits, and their numbers."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from ims_chart.charting.chart import Chart
from ims_chart.charting.plan import Plan, Tool
from ims_chart.printing.labels import Placed
from ims_chart.printing.marks import (
    MarkKind,
    MarkStyle,
    Shape,
    mark_bounds,
    mark_kind,
    paint_leader,
    paint_mark,
    paint_selection,
)
from ims_chart.record import Site
from ims_chart.ui.camera import Camera, Slot
from ims_chart.ui.numbers import Key, Numbers, Spot, leader_of
from ims_chart.ui.sprites import Sprites
from ims_chart.ui.theme import Tokens, font, theme

SIZE_MIN = 13.0
SIZE_MAX = 26.0
SIZE_SHARE = 0.016
"""A mark's diameter in heights of a view, held between the two sizes in pixels."""
HIT_SLACK = 4.0
"""Pixels round a mark's drawn shape that still mean it."""


def style_of(tokens: Tokens) -> MarkStyle:
    """The colours of the marks in a theme."""
    return MarkStyle(
        ink=tokens.color("finding"),
        needle_ink=tokens.color("needle"),
        halo=tokens.color("halo"),
        selected=tokens.color("accent"),
        area=tokens.color("alert"),
    )


def size_at(camera: Camera) -> float:
    return min(max(camera.scale * SIZE_SHARE, SIZE_MIN), SIZE_MAX)


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
        self._located: dict[tuple[int, str], tuple[float, float] | None] = {}
        self._kept: dict[int, Site] = {}
        self._numbers = Numbers()
        self._sprites = Sprites()

    def rearrange(self) -> None:
        """Lets the numbers find new places, after a zoom has come to rest."""
        self._numbers.rearrange()

    def spots(self, site: Site, slots: tuple[Slot, ...], camera: Camera) -> list[QPointF]:
        """Where a site lies on the screen, once for every view that shows it."""
        found: list[QPointF] = []
        for slot in slots:
            place = self._place(site, slot.view)
            if place is not None:
                found.append(camera.to_screen(slot.to_world(*place)))
        return found

    def hit(self, at: QPointF, slots: tuple[Slot, ...], camera: Camera) -> str | None:
        """The site whose mark is nearest under a place on the screen."""
        best, nearest = None, size_at(camera) * 0.5 + HIT_SLACK
        for site in self._chart.sites:
            for spot in self.spots(site, slots, camera):
                distance = QLineF(spot, at).length()
                if distance <= nearest:
                    best, nearest = site.id, distance
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
        style = style_of(theme.tokens)
        placed = self._placed(slots, camera)
        for line in map(leader_of, placed.values()):
            if line is not None:
                paint_leader(painter, line, 1.2, style)
        lifted = moving[0] if moving else None
        sites = [s for s in self._chart.sites if s.id != lifted]
        self._paint_marks(painter, sites, style, slots, camera)
        number = _number_font(camera)
        for site in sites:
            for index in range(len(slots)):
                label = placed.get((site.id, index))
                if label is not None:
                    at = QPointF(label.x, label.y)
                    self._sprites.paint_number(painter, at, str(site.number), number, style)
        if moving is not None:
            self._paint_lifted(painter, *moving, style=style, size=size_at(camera))

    def _paint_marks(
        self,
        painter: QPainter,
        sites: list[Site],
        style: MarkStyle,
        slots: tuple[Slot, ...],
        camera: Camera,
    ) -> None:
        size, selected = size_at(camera), self._chart.selected
        for site in sites:
            kind = mark_kind(site)
            for spot in self.spots(site, slots, camera):
                if site is selected:
                    paint_selection(painter, spot, size, style)
                self._sprites.paint_mark(painter, spot, size, kind, style)

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

    def _placed(self, slots: tuple[Slot, ...], camera: Camera) -> dict[Key, Placed]:
        size = size_at(camera)
        metrics = QFontMetricsF(_number_font(camera))
        spots: dict[Key, Spot] = {}
        for site in self._chart.sites:
            width = metrics.horizontalAdvance(str(site.number)) + 4
            for index, at in enumerate(self.spots(site, slots, camera)):
                box = mark_bounds(at, size, mark_kind(site))
                spots[site.id, index] = Spot(at, box, (width, metrics.capHeight() + 6))
        return self._numbers.place(spots)

    def _place(self, site: Site, view: str) -> tuple[float, float] | None:
        """Where a view shows a site, in 0…1 of its box. Sites never change, so it is kept."""
        key = (id(site), view)
        if key not in self._located:
            self._kept[id(site)] = site
            self._located[key] = self._look_up(site, view)
        return self._located[key]

    def _look_up(self, site: Site, view: str) -> tuple[float, float] | None:
        point, body = site.point, self._chart.body
        if point.body == body and point.view == view:
            return point.x, point.y
        if point.body == body and point.view in {"front", "back"} and view in {"front", "back"}:
            return None
        return self._chart.atlas.anchors(body, view).locate(point.anchor)


def _number_font(camera: Camera) -> QFont:
    """Numbers grow with their marks, a little."""
    return font(10 + (size_at(camera) - SIZE_MIN) * 0.25, QFont.Weight.Bold)
