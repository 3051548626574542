"""The canvas: the body with its sites, and the hand that charts on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.charting.placing import Place as BodyPlace
from ims_chart.record import RecordError
from ims_chart.ui.body_painter import BodyPainter, Dress
from ims_chart.ui.camera import Camera, Slot, best_slots, world_of
from ims_chart.ui.crosshair import ARROWS, Crosshair
from ims_chart.ui.hand import Hand
from ims_chart.ui.marks_layer import MarksLayer
from ims_chart.ui.pictures import Pictures
from ims_chart.ui.theme import theme

KEY_STEP = 0.01
"""How far an arrow key moves the crosshair, in heights of a view (18 mm on the patient)."""
KEY_STEP_FINE = 0.002
KEY_ZOOM = 1.25
WHEEL_ZOOM = 1.0018
REST_MS = 90
"""Without a change for so long, a zoom has come to rest."""


class BodyCanvas(QWidget):
    """Front and back side by side. Everything here works by mouse, touch and keyboard."""

    pointed = Signal(object)
    """The Place under the pointer, or None off the body."""
    painted = Signal()
    """The body stands on the screen for the first time."""
    move_armed = Signal(bool)
    """Whether the next tap moves the selected site."""

    def __init__(
        self,
        chart: Chart,
        pictures: Pictures,
        views: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bodyCanvas")
        self.setAccessibleName(self.tr("Body chart"))
        self.setAccessibleDescription(
            self.tr("Arrow keys move the crosshair, Enter charts a site, Delete removes it.")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(360, 320)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._chart = chart
        self._painter = BodyPainter(chart.atlas, pictures, chart.body)
        self.slots: tuple[Slot, ...] = self._laid(views)
        self.marks = MarksLayer(chart)
        self.camera = Camera.fitting(self.world, QSizeF(800, 600))
        self._fitted = True
        self._seen = False
        self._hand = Hand(self)
        self._provisional: QPointF | None = None
        self._moving: tuple[str, QPointF] | None = None
        self._hover: BodyPlace | None = None
        self._crosshair = Crosshair()
        self._resting = QTimer(self, singleShot=True, interval=REST_MS)
        self._resting.timeout.connect(self._settle)
        pictures.arrived.connect(self._repaint_ground)
        theme.changed.connect(self._repaint_ground)
        chart.changed.connect(self.update)
        chart.visit_chosen.connect(self._settle)
        chart.selection_changed.connect(self._on_selection_changed)

    def _laid(self, views: tuple[str, ...]) -> tuple[Slot, ...]:
        shown = [self._chart.atlas.view(self._chart.body, view) for view in views]
        return best_slots([(v.id, v.width / v.height) for v in shown], QSizeF(self.size()))

    @property
    def world(self) -> QRectF:
        return world_of(self.slots)

    # --- where things are

    def locate(self, at: QPointF) -> tuple[str, float, float] | None:
        """The view and the point (0…1) under a place on the screen; None between views.

        The boxes of two views overlap beside the hands: the one whose body is there answers.
        """
        world = self.camera.to_world(at)
        found = None
        for slot in self.slots:
            if slot.box.contains(world):
                x, y = slot.from_world(world)
                if self._chart.atlas.view(self._chart.body, slot.view).contains(x, y):
                    return slot.view, x, y
                found = found or (slot.view, x, y)
        return found

    def screen_point(self, view: str, x: float, y: float) -> QPointF:
        """Where a point of a view lies on the screen."""
        slot = next(s for s in self.slots if s.view == view)
        return self.camera.to_screen(slot.to_world(x, y))

    def place_at(self, at: QPointF) -> BodyPlace | None:
        """What lies under a place on the screen; None off the body."""
        where = self.locate(at)
        if where is None:
            return None
        try:
            return self._chart.place(*where)
        except RecordError:
            return None

    # --- what gestures ask for (see gestures.Surface)

    def show_provisional(self, at: QPointF | None) -> None:
        self._provisional = at
        self.pointed.emit(None if at is None else self.place_at(at))
        self.update()

    def commit_place(self, at: QPointF) -> None:
        where = self.locate(at)
        if where is None or self.place_at(at) is None:
            self._chart.select(None)
            return
        self._chart.tap(*where)

    def site_at(self, at: QPointF) -> str | None:
        return self.marks.hit(at, self.slots, self.camera)

    def select(self, site_id: str | None) -> None:
        self._chart.select(site_id)

    def show_moving(self, site_id: str, at: QPointF | None) -> None:
        self._moving = None if at is None else (site_id, at)
        if at is not None:
            self.pointed.emit(self.place_at(at))
        self.update()

    def commit_move(self, site_id: str, at: QPointF) -> None:
        self.arm_move(armed=False)
        where = self.locate(at)
        if where is not None and self._chart.editable:
            self._chart.move(site_id, *where)

    def pan(self, by: QPointF) -> None:
        self._set_camera(self.camera.panned(by))

    def zoom(self, factor: float, at: QPointF) -> None:
        self._set_camera(self.camera.zoomed(factor, at))

    # --- commands

    def zoom_by(self, factor: float) -> None:
        """Zooms about the selected site, or the middle."""
        self.zoom(factor, self._selected_spot() or QPointF(self.rect().center()))

    def _selected_spot(self) -> QPointF | None:
        site = self._chart.selected
        spots = self.marks.spots(site, self.slots, self.camera) if site else []
        return spots[0] if spots else None

    def fit(self, view: str | None = None) -> None:
        """Shows the whole body, or one view of it, as large as there is room."""
        inside = next((s.box for s in self.slots if s.view == view), None)
        camera = Camera.fitting(self.world, QSizeF(self.size()), inside=inside)
        self._set_camera(camera)
        self._fitted = view is None

    def show_views(self, views: tuple[str, ...]) -> None:
        """Shows other views of the body, side by side."""
        self._hand.cancel()
        self._crosshair.hide()
        self._hover = None
        self.slots = self._laid(views)
        self.fit()
        self._settle()

    def set_dress(self, dress: Dress) -> None:
        self._painter.dress = dress
        self._repaint_ground()

    @property
    def moving(self) -> bool:
        """Whether the next tap moves a site."""
        return self._hand.moving_next is not None

    def arm_move(self, *, armed: bool) -> None:
        """Makes the next tap move the selected site."""
        site = self._chart.selected
        moving = site.id if armed and site and self._chart.editable else None
        self._hand.moving_next = moving
        self.setCursor(Qt.CursorShape.CrossCursor if moving else Qt.CursorShape.ArrowCursor)
        self.move_armed.emit(moving is not None)

    def _set_camera(self, camera: Camera) -> None:
        if camera.scale != self.camera.scale:
            self._resting.start()
        self.camera = camera.held(self.world, QSizeF(self.size()))
        self._fitted = False
        self._repaint_ground()

    # --- painting

    def _repaint_ground(self) -> None:
        self._painter.forget()
        self.update()

    def _settle(self) -> None:
        """Once a zoom has come to rest the numbers find their best places."""
        self.marks.rearrange()
        self.update()

    def _on_selection_changed(self) -> None:
        if self._hand.moving_next is not None:
            self.arm_move(armed=False)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(0, 0, self._painter.ground(self.size(), ratio, self.camera, self.slots))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_hover(painter)
        self.marks.paint(painter, self.slots, self.camera, moving=self._moving)
        if self._provisional is not None and self._chart.editable:
            self.marks.paint_provisional(painter, self._provisional, self.camera)
        if self.hasFocus():
            self._crosshair.paint(painter, self.camera)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted.emit)

    def _paint_hover(self, painter: QPainter) -> None:
        place = self._hover
        if place is not None and place.region is not None:
            slot = next(s for s in self.slots if s.view == place.point.view)
            box = self.camera.box(slot)
            self._painter.paint_region(painter, slot.view, place.region, box)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002
        self.slots = self._laid(tuple(slot.view for slot in self.slots))
        if self._fitted:
            self.fit()
        else:
            self._set_camera(self.camera)

    # --- hands and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._crosshair.hide()
        self._hand.editable = self._chart.editable
        if event.button() is Qt.MouseButton.LeftButton:
            self._hand.press(event.position())
        else:
            self._hand.grab(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand.drag(event.position())
        if not self._hand.busy:
            self._set_hover(self.place_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand.release(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick taps are two sites: zooming is never a double tap."""
        self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: ARG002
        self._set_hover(None)

    def _set_hover(self, place: BodyPlace | None) -> None:
        before = self._hover.region if self._hover else None
        self._hover = place
        self.pointed.emit(place)
        if before is not (place.region if place else None):
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        fine = event.pixelDelta()
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not fine.isNull() and event.phase() is not Qt.ScrollPhase.NoScrollPhase and not held:
            self.pan(QPointF(fine))
        else:
            self.zoom(WHEEL_ZOOM ** event.angleDelta().y(), event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._crosshair.hide()
            self._hand.editable = self._chart.editable
            self._hand.touch(event)
            return True
        if isinstance(event, QNativeGestureEvent) and (
            event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom(1 + event.value(), event.position())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS:
            fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step_crosshair(*ARROWS[key], KEY_STEP_FINE if fine else KEY_STEP)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._tap_crosshair()
        elif key is Qt.Key.Key_Escape:
            self._hand.cancel()
            self.arm_move(armed=False)
            self._chart.select(None)
        else:
            super().keyPressEvent(event)

    def _step_crosshair(self, dx: int, dy: int, step: float) -> None:
        begin = self._selected_spot() or self.screen_point(self.slots[0].view, 0.5, 0.3)
        start = self.camera.to_world(begin)
        at = self._crosshair.step(dx * step, dy * step, world=self.world, start=start)
        self._keep_in_sight(self.camera.to_screen(at))
        self._set_hover(self.place_at(self.camera.to_screen(at)))
        self.update()

    def _keep_in_sight(self, at: QPointF) -> None:
        room = QRectF(self.rect()).adjusted(40, 40, -40, -40)
        dx = max(0.0, room.left() - at.x()) + min(0.0, room.right() - at.x())
        dy = max(0.0, room.top() - at.y()) + min(0.0, room.bottom() - at.y())
        if dx or dy:
            self.pan(QPointF(dx, dy))

    def _tap_crosshair(self) -> None:
        if self._crosshair.at is not None:
            at = self.camera.to_screen(self._crosshair.at)
            self._hand.editable = self._chart.editable
            self._hand.press(at)
            self._hand.release(at)
