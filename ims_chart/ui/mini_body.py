"""A visit at a glance: the body a thumb's breadth high, with that visit's sites."""

from __future__ import annotations

import logging
from collections.abc import Generator

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap, QPolygonF

from ims_chart.body import BodyError
from ims_chart.charting.choice import Choice
from ims_chart.printing.marks import MarkKind, mark_kind
from ims_chart.record import Point, Visit
from ims_chart.storage.settings import Dress
from ims_chart.ui.fan import fanned
from ims_chart.ui.marks_layer import style_of
from ims_chart.ui.pictures import Pictures
from ims_chart.ui.sprites import Sprites
from ims_chart.ui.theme import theme

log = logging.getLogger(__name__)

SIZE = QSizeF(64, 72)
"""Of the picture, in pixels."""
MARK = 6.0
"""A mark's diameter: its shape can still be told."""
APART = 4.5
"""How far marks keep from each other, so that a few in one place are seen to be a few."""
_VIEWS = ("back", "front")
_SNUG = 0.04
"""How much of a view's width beside the hands is bare: two figures share it."""

_Place = tuple[float, float, MarkKind]


class MiniBody:
    """Paints the back, the front or both, wherever the visit has sites."""

    def __init__(self, choice: Choice, pictures: Pictures) -> None:
        self._choice = choice
        self._pictures = pictures
        self._sprites = Sprites()
        self._bare: dict[tuple[object, ...], QPixmap] = {}

    def needs_tables(self, visit: Visit) -> bool:
        """Whether a site has to be looked for on the whole body: it was placed on another view."""
        return any(not self._stands(site.point) for site in visit.sites)

    def read_tables(self) -> None:
        """Reads what finds such sites: some 100 ms, for another thread than the window's."""
        for view in _VIEWS:
            self._locate(view, (0.0, 0.0, 0.0))

    def painted(self, visit: Visit, ratio: float) -> Generator[None, None, QPixmap]:
        """The picture, made in steps of about a millisecond; `ratio` is of device pixels."""
        places: dict[str, list[_Place]] = {view: [] for view in _VIEWS}
        for site in visit.sites:
            # The shape alone: at this size pins would cover the body.
            kind = MarkKind(mark_kind(site).shape, needled=False)
            if self._stands(site.point):
                places[site.point.view].append((site.point.x, site.point.y, kind))
                continue
            for view in _VIEWS:
                yield
                at = self._locate(view, site.point.anchor)
                if at is not None:
                    places[view].append((*at, kind))
                    break
        yield
        shown = [view for view in _VIEWS if places[view]] or [_VIEWS[0]]
        made = QPixmap((SIZE * ratio).toSize())
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        style = style_of(theme.tokens)
        for view, box in zip(shown, self._boxes(len(shown)), strict=True):
            painter.drawPixmap(box.topLeft(), self._body(view, box.size(), ratio))
            lie = [
                (box.x() + x * box.width(), box.y() + y * box.height()) for x, y, _ in places[view]
            ]
            for at, (_, _, kind) in zip(fanned(lie, APART), places[view], strict=True):
                self._sprites.paint_mark(painter, QPointF(*at), MARK, kind, style)
        painter.end()
        return made

    def _stands(self, point: Point) -> bool:
        return point.view in _VIEWS and point.body == self._choice.body

    def _locate(self, view: str, anchor: tuple[float, float, float]) -> tuple[float, float] | None:
        try:
            return self._choice.atlas.anchors(self._choice.body, view).locate(anchor)
        except BodyError as error:
            log.warning("site not shown: %s %s", error.code, error.subject)
            return None

    def _boxes(self, count: int) -> list[QRectF]:
        """Where so many figures stand side by side, as large as there is room."""
        view = self._choice.atlas.view(self._choice.body, _VIEWS[0])
        wide = view.width / view.height
        across = wide * (count - _SNUG * 2 * (count - 1))
        height = min(SIZE.height(), SIZE.width() / across)
        left, top = (SIZE.width() - across * height) / 2, (SIZE.height() - height) / 2
        step = wide * height * (1 - _SNUG * 2)
        return [QRectF(left + n * step, top, wide * height, height) for n in range(count)]

    def _body(self, view: str, size: QSizeF, ratio: float) -> QPixmap:
        """The body alone, kept for each size and theme."""
        key = (view, size.height(), ratio, theme.tokens)
        if key not in self._bare:
            made = QPixmap((size * ratio).toSize())
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_body(painter, view, size, ratio)
            painter.end()
            self._bare[key] = made
        return self._bare[key]

    def _paint_body(self, painter: QPainter, view: str, size: QSizeF, ratio: float) -> None:
        body, height = self._choice.body, size.height() * ratio
        picture = self._pictures.get(body, view, Dress.VEILED, height)
        if picture is None:
            outline = self._choice.atlas.view(body, view)
            painter.scale(size.width() / outline.width, size.height() / outline.height)
            path = QPainterPath()
            for polygon in outline.outline.polygons:
                path.addPolygon(QPolygonF([QPointF(x, y) for x, y in polygon]))
            painter.fillPath(path, theme.tokens.color("border"))
            return
        small = picture.scaled(
            (size * ratio).toSize(),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.setOpacity(theme.tokens.veil)
        painter.drawImage(QRectF(QPointF(), size), small)
