"""The stage: which views of the body stand where on the screen, and how close they are."""

from __future__ import annotations

from dataclasses import replace
from math import hypot

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, QTimer, Signal

from ims_chart.body import nearest_skin
from ims_chart.charting.chart import Chart
from ims_chart.charting.placing import Place
from ims_chart.record import RecordError
from ims_chart.ui.camera import Camera, Slot, best_slots, world_of
from ims_chart.ui.movable import Movable

REST_MS = 90
"""Without a change for so long, a zoom has come to rest."""


class Stage(QObject, Movable):
    """Views side by side under a camera. It knows no widget but its size."""

    moved = Signal()
    """The camera or the views have changed."""
    rested = Signal()
    """A zoom has come to rest, or other views stand there."""

    def __init__(self, chart: Chart, views: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self.size = QSizeF(800, 600)
        self.slots: tuple[Slot, ...] = self._laid(views)
        self.camera = Camera.fitting(self.world, self.size)
        self._fitted = True
        self._resting = QTimer(self, singleShot=True, interval=REST_MS)
        self._resting.timeout.connect(self.rested)

    def _laid(self, views: tuple[str, ...]) -> tuple[Slot, ...]:
        shown = [self._chart.atlas.view(self._chart.body, view) for view in views]
        return best_slots([(v.id, v.width / v.height) for v in shown], self.size)

    # --- where things are

    @property
    def views(self) -> tuple[str, ...]:
        return tuple(slot.view for slot in self.slots)

    @property
    def world(self) -> QRectF:
        return world_of(self.slots)

    @property
    def zooming(self) -> bool:
        """Whether a zoom hasn't come to rest yet: nobody looks closely at what is shown."""
        return self._resting.isActive()

    @property
    def in_sight(self) -> QRectF:
        """What of the world the widget shows."""
        corner = self.camera.to_world(QPointF(0, 0))
        return QRectF(corner, self.size / self.camera.scale)

    def locate(self, at: QPointF, reach: float = 0.0) -> tuple[str, float, float] | None:
        """The view and the point (0…1) under a place on the screen; None between views.

        The boxes of two views overlap beside the hands: the one whose body is there answers, or
        lies nearest within `reach` pixels.
        """
        world = self.camera.to_world(at)
        found, nearest = None, float("inf")
        for slot in self.slots:
            if not slot.box.contains(world):
                continue
            x, y = slot.from_world(world)
            view = self._chart.atlas.view(self._chart.body, slot.view)
            skin = nearest_skin(view, x, y, self.reach(reach))
            away = hypot((skin[0] - x) * slot.width, skin[1] - y) if skin else nearest
            if found is None or away < nearest:
                found, nearest = (slot.view, x, y), away
        return found

    def screen_point(self, view: str, x: float, y: float) -> QPointF:
        """Where a point of a view lies on the screen."""
        slot = next(s for s in self.slots if s.view == view)
        return self.camera.to_screen(slot.to_world(x, y))

    def place_at(self, at: QPointF) -> Place | None:
        """What lies under a place on the screen; None off the body."""
        where = self.locate(at)
        if where is None:
            return None
        try:
            return self._chart.place(*where)
        except RecordError:
            return None

    def reach(self, pixels: float) -> float:
        """A length on the screen in heights of a view."""
        return pixels / self.camera.scale

    # --- how it moves

    def resize(self, size: QSizeF) -> None:
        self.size = size
        self.slots = self._laid(self.views)
        if self._fitted:
            self.fit()
        else:
            fitted = Camera.fitting(self.world, size).fitted
            self.take_camera(replace(self.camera, fitted=fitted))

    def show_views(self, views: tuple[str, ...]) -> None:
        """Shows other views of the body, side by side."""
        self.slots = self._laid(views)
        self.fit()
        self.rested.emit()

    def follow(self, other: Stage) -> None:
        """Stands as another stage does."""
        if (self.slots, self.camera) != (other.slots, other.camera):
            self.slots, self._fitted = other.slots, other.fitted
            self.camera = other.camera
            self._resting.start()
            self.moved.emit()

    @property
    def fitted(self) -> bool:
        """Whether it shows the whole and goes on doing so in another size."""
        return self._fitted

    def fit(self, view: str | None = None) -> None:
        """Shows the whole body, or one view of it, as large as there is room."""
        inside = next((s.box for s in self.slots if s.view == view), None)
        self.take_camera(Camera.fitting(self.world, self.size, inside=inside))
        self._fitted = view is None

    def look_at(self, world: QPointF) -> None:
        """Brings a place of the world to the middle."""
        middle = QPointF(self.size.width() / 2, self.size.height() / 2)
        self.pan(middle - self.camera.to_screen(world))

    def keep_in_sight(self, at: QPointF, margin: float = 40.0) -> None:
        """Pans just so far that a place on the screen can be seen."""
        room = QRectF(QPointF(0, 0), self.size).adjusted(margin, margin, -margin, -margin)
        dx = max(0.0, room.left() - at.x()) + min(0.0, room.right() - at.x())
        dy = max(0.0, room.top() - at.y()) + min(0.0, room.bottom() - at.y())
        if dx or dy:
            self.pan(QPointF(dx, dy))

    def take_camera(self, camera: Camera) -> None:
        if camera.scale != self.camera.scale:
            self._resting.start()
        self.camera = camera.held(self.world, self.size)
        self._fitted = False
        self.moved.emit()
