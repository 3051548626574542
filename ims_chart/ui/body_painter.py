"""Paints the body under the marks: pictures or outlines, landmarks, captions, and which side is
which.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen, QPixmap, QPolygonF, QTransform

from ims_chart.body import Atlas, PlacedLandmark, Region, View
from ims_chart.body.path import Place
from ims_chart.frozen import frozen
from ims_chart.printing.terms import edge_words, view_name
from ims_chart.record import Layer, Point
from ims_chart.storage.settings import Dress
from ims_chart.ui.camera import Camera, Slot
from ims_chart.ui.landmarks_layer import LandmarksLayer
from ims_chart.ui.pictures import Pictures
from ims_chart.ui.theme import Tokens, font, theme

DEEP_VEIL = 0.55
"""How much fainter still the body is while deep muscles show through."""

LINE = 0.4
"""How strong the borders of muscles are beside the body's own outline."""


@frozen
class Look:
    """How the body is shown, apart from where it stands."""

    dress: Dress = Dress.VEILED
    landmarks: bool = False


class BodyPainter:
    """Paints the views of one body; it keeps the paths it has made."""

    def __init__(self, atlas: Atlas, pictures: Pictures, body: str) -> None:
        self._atlas = atlas
        self._pictures = pictures
        self._body = body
        self._paths: dict[int, QPainterPath] = {}
        self._ground: QPixmap | None = None
        self._landmarks = LandmarksLayer(atlas, body)
        self.look = Look()

    def ground(
        self,
        size: QSize,
        ratio: float,
        camera: Camera,
        slots: tuple[Slot, ...],
        *,
        sharp: bool = True,
    ) -> QPixmap:
        """The body alone in a widget of that size, kept until `forget` or another size: while the
        body stands still a mark costs one copy. What isn't `sharp` is painted in half the time.
        """
        kept = self._ground
        if kept is None or kept.size() != size * ratio:
            kept = self._ground = QPixmap(size * ratio)
            kept.setDevicePixelRatio(ratio)
            kept.fill(theme.tokens.color("ground"))
            painter = QPainter(kept)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, sharp)
            self._paint(painter, camera, slots, ratio)
            painter.end()
        return kept

    def forget(self) -> None:
        """Has the body painted anew: zoom, theme or pictures have changed."""
        self._ground = None

    def landmark_at(
        self, point: Point, slots: tuple[Slot, ...], camera: Camera
    ) -> PlacedLandmark | None:
        """The landmark that is shown at a place of a view, if any."""
        return self._landmarks.at(point, slots, camera) if self.look.landmarks else None

    def paint_region(self, painter: QPainter, view: str, region: Region, box: QRectF) -> None:
        """Shows which muscle lies under the pointer; `box` is where its view lies."""
        shown = self._atlas.view(self._body, view)
        accent = theme.tokens.color("accent")
        painter.setPen(QPen(accent, 1.5))
        accent.setAlphaF(0.14)
        painter.setBrush(accent)
        painter.drawPath(_to_box(shown, box).map(self._region_path(region)))

    def _paint(
        self, painter: QPainter, camera: Camera, slots: tuple[Slot, ...], pixel_ratio: float
    ) -> None:
        tokens, dress = theme.tokens, self.look.dress
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for slot in slots:
            box = camera.box(slot)
            view = self._atlas.view(self._body, slot.view)
            height = box.height() * pixel_ratio
            picture = self._pictures.get(self._body, slot.view, dress, height)
            if picture is None:
                self._paint_lines(painter, view, box, tokens)
            else:
                painter.setOpacity(_strength(dress, tokens))
                painter.drawImage(box, picture)
                painter.setOpacity(1.0)
            if dress is Dress.DEEP:
                self._paint_deep(painter, view, box, tokens)
            _paint_sides(painter, view, box, tokens)
        if self.look.landmarks:
            self._landmarks.paint(painter, slots, camera)

    def _region_path(self, region: Region) -> QPainterPath:
        """The outline of a region in view units."""
        return self._path(id(region), region.outline.polygons)

    def _paint_lines(self, painter: QPainter, view: View, box: QRectF, tokens: Tokens) -> None:
        transform = _to_box(view, box)
        painter.setPen(QPen(tokens.color("muted"), 1.6))
        painter.setBrush(tokens.color("panel"))
        painter.drawPath(transform.map(self._path(id(view), view.outline.polygons)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        line = tokens.color("muted")
        line.setAlphaF(LINE)
        painter.setPen(QPen(line, 1.0))
        for region in view.regions:
            if region.layer is Layer.SUPERFICIAL:
                painter.drawPath(transform.map(self._region_path(region)))

    def _paint_deep(self, painter: QPainter, view: View, box: QRectF, tokens: Tokens) -> None:
        """What a needle reaches through other muscles, in dashes; the deepest last, so on top."""
        transform = _to_box(view, box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for layer, color in ((Layer.INTERMEDIATE, "muted"), (Layer.DEEP, "accent")):
            pen = QPen(tokens.color(color), 1.2)
            pen.setDashPattern([4.0, 3.0])
            painter.setPen(pen)
            for region in view.regions:
                if region.layer is layer:
                    painter.drawPath(transform.map(self._region_path(region)))

    def _path(self, key: int, polygons: list[list[Place]]) -> QPainterPath:
        if key not in self._paths:
            path = QPainterPath()
            for polygon in polygons:
                path.addPolygon(QPolygonF([QPointF(x, y) for x, y in polygon]))
                path.closeSubpath()
            self._paths[key] = path
        return self._paths[key]


def _strength(dress: Dress, tokens: Tokens) -> float:
    """How opaque the picture is."""
    shares = {Dress.VEILED: tokens.veil, Dress.DEEP: tokens.veil * DEEP_VEIL}
    return shares.get(dress, 1.0)


def _to_box(view: View, box: QRectF) -> QTransform:
    """Takes view units to a box on the screen."""
    made = QTransform.fromTranslate(box.x(), box.y())
    return made.scale(box.width() / view.width, box.height() / view.height)


def _paint_sides(painter: QPainter, view: View, box: QRectF, tokens: Tokens) -> None:
    """Left and right are in doubt on every body chart, so each view says them, in the letters the
    site list uses; they stay in sight while the body is zoomed.
    """
    painter.setPen(tokens.color("muted"))
    whole = view.vertex_y is not None and view.side is None
    inset = min(box.width() * 0.24, 150.0) if whole else 26.0
    y = max(box.y() + box.height() * 0.045, 34.0)
    painter.setFont(font(15 if view.side is None else 9.5, QFont.Weight.DemiBold))
    for edge, x in ((view.image_left, box.left() + inset), (view.image_right, box.right() - inset)):
        place = QRectF(x - 40, y, 80, 30)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, edge_words(edge))
    painter.setFont(font(9, QFont.Weight.DemiBold))
    caption = QRectF(box.left(), max(box.y() - 14, 6), box.width(), 20)
    painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, view_name(view.id).upper())
