"""The heat map as pictures: one for each view, made anew when dates, measure or theme change."""

from __future__ import annotations

from array import array
from math import dist

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from ims_chart.body import BODY_HEIGHT_MM, View
from ims_chart.body.coarse import Coarse
from ims_chart.body.path import Place as Corner
from ims_chart.charting.chart import Chart
from ims_chart.charting.review import HeatMeasure
from ims_chart.insight.heat import Heat, Spot
from ims_chart.insight.same import Place
from ims_chart.record import Anchor, Layer
from ims_chart.ui import heat_colors
from ims_chart.ui.heat_field import Field, Splat
from ims_chart.ui.theme import theme

TALL = 640
"""Height of a view's picture in pixels: what it shows is soft."""
TALL_MUSCLES = 1000
REACH_MM = 25.0
"""How far from a place one may point and mean it."""
_CLEAR = Qt.GlobalColor.transparent
_DEEPEST_FIRST = (Layer.DEEP, Layer.INTERMEDIATE, Layer.SUPERFICIAL)


_Key = tuple[str, str]
"""A body and one of its views: another figure may be chosen at any time."""


class HeatMap:
    """What the range of visits shows, counted and painted once."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._review = chart.review
        self._coarse: dict[_Key, Coarse] = {}
        self._fields: dict[_Key, Field] = {}
        self._masks: dict[_Key, QImage] = {}
        self._paths: dict[int, QPainterPath] = {}
        self._counted: tuple[object, ...] = ()
        self._spots: tuple[Spot, ...] = ()
        self._muscles: dict[Place, Heat] = {}
        self._painted: tuple[object, ...] = ()
        self._pictures: dict[str, QImage] = {}
        self._top = 3

    # --- numbers

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The sites needled in the range of visits."""
        self._count()
        return self._spots

    @property
    def muscles(self) -> dict[Place, Heat]:
        """The muscles needled in the range of visits."""
        self._count()
        return self._muscles

    def top(self, views: tuple[str, ...]) -> int:
        """The end of the scale of counts over these views."""
        self._paint(views)
        return self._top

    def spot_at(self, anchor: Anchor) -> Spot | None:
        """The needled site nearest to a place, if that means it."""
        nearest = min(self.spots, key=lambda spot: dist(spot.anchor, anchor), default=None)
        if nearest is None or dist(nearest.anchor, anchor) * BODY_HEIGHT_MM > REACH_MM:
            return None
        return nearest

    def place(self, view: str, anchor: Anchor) -> tuple[float, float] | None:
        """Where a view shows a place, in 0…1 of its box."""
        return self._coarse_of(view).locate(anchor)

    def _count(self) -> None:
        known = (self._review.heat, self._review.span)
        if known != self._counted:
            self._counted = known
            self._spots = self._review.heat.spots(*self._review.span)
            self._muscles = self._review.heat.muscles(*self._review.span)

    # --- pictures

    def picture(self, view: str, views: tuple[str, ...]) -> QImage:
        """Of one of the views on show; they share a scale."""
        self._paint(views)
        return self._pictures[view]

    def _paint(self, views: tuple[str, ...]) -> None:
        self._count()
        known = (*self._counted, self._chart.body, self._review.measure, views, theme.tokens)
        if known == self._painted:
            return
        self._painted = known
        measure = self._review.measure
        if measure is HeatMeasure.MUSCLES:
            most = max((heat.visits for heat in self.muscles.values()), default=0)
            self._top = heat_colors.round_top(most)
            self._pictures = {view: self._paint_muscles(view) for view in views}
        elif measure is HeatMeasure.PAIN:
            self._pictures = {view: self._paint_pain(view) for view in views}
        else:
            self._paint_counts(views, needles=measure is HeatMeasure.NEEDLES)

    def _paint_counts(self, views: tuple[str, ...], *, needles: bool) -> None:
        fields = {view: self._field(view) for view in views}
        sums: dict[str, list[float]] = {}
        for view, field in fields.items():
            placed = self._placed(view)
            splats = [Splat(x, y, s.heat.needles if needles else s.heat.visits)
                      for s, x, y in placed]  # fmt: skip
            sums[view] = field.sums(splats)
        self._top = heat_colors.round_top(
            max((max(s, default=0) for s in sums.values()), default=0)
        )
        self._pictures = {
            view: self._soft(view, field, heat_colors.count_pixels(sums[view], self._top))
            for view, field in fields.items()
        }

    def _paint_pain(self, view: str) -> QImage:
        field = self._field(view)
        splats = [
            Splat(x, y, len(spot.heat.pain_changes), change)
            for spot, x, y in self._placed(view)
            if (change := spot.heat.pain_change) is not None
        ]
        return self._soft(view, field, heat_colors.pain_pixels(*field.means(splats)))

    def _placed(self, view: str) -> list[tuple[Spot, float, float]]:
        coarse = self._coarse_of(view)
        found = [(spot, coarse.locate(spot.anchor)) for spot in self.spots]
        return [(spot, *at) for spot, at in found if at is not None]

    def _soft(self, view: str, field: Field, pixels: array[int]) -> QImage:
        """The grid drawn out smoothly and cut off at the body's edge."""
        grid = QImage(
            bytes(pixels), field.columns, field.rows, field.columns * 4,
            QImage.Format.Format_ARGB32_Premultiplied,
        )  # fmt: skip
        mask = self._mask(view)
        picture = QImage(mask.size(), QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(_CLEAR)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(picture.rect()), grid)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.drawImage(0, 0, mask)
        painter.end()
        return picture

    def _paint_muscles(self, view: str) -> QImage:
        """Each needled muscle filled by its visits; what lies deep is edged in dashes on top."""
        shown = self._view(view)
        picture = QImage(*_size(shown, TALL_MUSCLES), QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(_CLEAR)
        painter = _over(picture, shown)
        edge = QPen(theme.tokens.color("heat_high"), 0)
        dashed = QPen(theme.tokens.color("heat_high"), 0, Qt.PenStyle.DashLine)
        for layer in _DEEPEST_FIRST:
            for region in shown.regions:
                heat = self.muscles.get(Place(region.muscle, region.level, region.side))
                if region.layer is layer and heat is not None:
                    painter.setPen(edge if layer is Layer.SUPERFICIAL else dashed)
                    painter.setBrush(heat_colors.count_color(heat.visits / self._top))
                    painter.drawPath(self._path(id(region), region.outline.polygons))
        painter.end()
        return picture

    def _mask(self, view: str) -> QImage:
        key = (self._chart.body, view)
        if key not in self._masks:
            shown = self._view(view)
            mask = QImage(*_size(shown, TALL), QImage.Format.Format_ARGB32_Premultiplied)
            mask.fill(_CLEAR)
            painter = _over(mask, shown)
            painter.fillPath(self._path(id(shown), shown.outline.polygons), QColor(0, 0, 0))
            painter.end()
            self._masks[key] = mask
        return self._masks[key]

    # --- views

    def _view(self, view: str) -> View:
        return self._chart.atlas.view(self._chart.body, view)

    def _coarse_of(self, view: str) -> Coarse:
        key = (self._chart.body, view)
        if key not in self._coarse:
            self._coarse[key] = Coarse(self._chart.atlas.anchors(*key))
        return self._coarse[key]

    def _field(self, view: str) -> Field:
        key = (self._chart.body, view)
        if key not in self._fields:
            shown = self._view(view)
            height = self._coarse_of(view).height
            self._fields[key] = Field(height, shown.width / shown.height)
        return self._fields[key]

    def _path(self, key: int, polygons: list[list[Corner]]) -> QPainterPath:
        """In view units; views are read once, so that they can be told by their id."""
        if key not in self._paths:
            path = QPainterPath()
            for polygon in polygons:
                path.addPolygon(QPolygonF([QPointF(x, y) for x, y in polygon]))
                path.closeSubpath()
            self._paths[key] = path
        return self._paths[key]


def _size(view: View, tall: int) -> tuple[int, int]:
    return round(tall * view.width / view.height), tall


def _over(picture: QImage, view: View) -> QPainter:
    """A painter in view units."""
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(picture.width() / view.width, picture.height() / view.height)
    return painter
