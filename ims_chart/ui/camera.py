"""Where the body stands on the screen: views laid side by side, seen through a zoom and an offset.

World coordinates: one unit is the height of a view's box. Pure maths, so that it is tested
without a window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSizeF

from ims_chart.frozen import frozen

SNUG, APART = -0.04, 0.06
"""Between two views, in heights of a view: the boxes of front and back leave room beside the hands,
those of all others end where the body does."""
ZOOM_MAX = 12.0
"""How much larger than fitting the body may get: 1 mm of skin is then some 6 pixels."""
MARGIN = 14.0


@frozen
class Slot:
    """A view's place in the world; every view is one unit high."""

    view: str
    left: float
    top: float
    width: float

    @property
    def box(self) -> QRectF:
        return QRectF(self.left, self.top, self.width, 1)

    def to_world(self, x: float, y: float) -> QPointF:
        """A point of the view, 0…1 of its box, in the world."""
        return QPointF(self.left + x * self.width, self.top + y)

    def from_world(self, at: QPointF) -> tuple[float, float]:
        return (at.x() - self.left) / self.width, at.y() - self.top


def slots(
    views: Sequence[tuple[str, float]], *, gap: float = SNUG, columns: int = 0
) -> tuple[Slot, ...]:
    """Lays views side by side, in rows of `columns` if given; each comes with its width, in heights
    of a view.
    """
    placed: list[Slot] = []
    per_row = columns or len(views)
    for start in range(0, len(views), per_row):
        left, top = 0.0, start // per_row * (1 + max(gap, 0.0))
        for view, width in views[start : start + per_row]:
            placed.append(Slot(view, left, top, width))
            left += width + gap
    return tuple(placed)


def best_slots(views: Sequence[tuple[str, float]], size: QSizeF) -> tuple[Slot, ...]:
    """The arrangement in which the views are largest in a widget of that size."""
    if len(views) <= 2:
        snug = {view for view, _ in views} <= {"front", "back"}
        return slots(views, gap=SNUG if snug else APART)
    choices = [slots(views, gap=APART, columns=n) for n in (len(views), (len(views) + 1) // 2)]
    return max(choices, key=lambda laid: _fit(world_of(laid), size))


def world_of(laid: Sequence[Slot]) -> QRectF:
    """All that is shown, from (0, 0)."""
    right = max(slot.box.right() for slot in laid)
    bottom = max(slot.box.bottom() for slot in laid)
    return QRectF(0, 0, right, bottom)


@frozen
class Camera:
    """Maps the world to the screen.

    Attributes:
        scale: pixels per world unit.
        origin: where the world's (0, 0) lies on the screen.
        fitted: the scale at which the whole world fits.
    """

    scale: float
    origin: QPointF
    fitted: float

    @staticmethod
    def fitting(world: QRectF, size: QSizeF, *, inside: QRectF | None = None) -> Camera:
        """Shows `inside` (the whole world if not given) as large as `size` allows."""
        target = inside or world
        scale = _fit(target, size)
        centre = QPointF(size.width() / 2, size.height() / 2)
        return Camera(scale, centre - target.center() * scale, _fit(world, size))

    def to_screen(self, point: QPointF) -> QPointF:
        return point * self.scale + self.origin

    def to_world(self, point: QPointF) -> QPointF:
        return (point - self.origin) / self.scale

    def box(self, slot: Slot) -> QRectF:
        """Where a view lies on the screen."""
        corner = self.to_screen(slot.box.topLeft())
        return QRectF(corner, slot.box.size() * self.scale)

    def zoomed(self, factor: float, at: QPointF) -> Camera:
        """Grows by a factor with the place under `at` held still."""
        scale = min(max(self.scale * factor, self.fitted * 0.8), self.fitted * ZOOM_MAX)
        fixed = self.to_world(at)
        return replace(self, scale=scale, origin=at - fixed * scale)

    def panned(self, by: QPointF) -> Camera:
        return replace(self, origin=self.origin + by)

    def held(self, world: QRectF, size: QSizeF) -> Camera:
        """Pulled back so that some of the body always stays on the screen."""
        shown = QRectF(self.to_screen(world.topLeft()), world.size() * self.scale)
        keep = min(size.width(), size.height()) * 0.35
        dx = max(0.0, keep - shown.right()) + min(0.0, size.width() - keep - shown.left())
        dy = max(0.0, keep - shown.bottom()) + min(0.0, size.height() - keep - shown.top())
        return self.panned(QPointF(dx, dy)) if dx or dy else self


def _fit(world: QRectF, size: QSizeF) -> float:
    width = max(size.width() - 2 * MARGIN, 40.0)
    height = max(size.height() - 2 * MARGIN, 40.0)
    return min(width / world.width(), height / world.height())
