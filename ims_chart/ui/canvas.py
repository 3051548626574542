"""The canvas: the body with its sites, and the hand that charts on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QSizeF, Qt, QTimer, Signal
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

from ims_chart.body import PlacedLandmark
from ims_chart.charting.chart import Chart
from ims_chart.charting.placing import Place
from ims_chart.ui.areas_layer import paint_stroke
from ims_chart.ui.body_painter import BodyPainter, Look
from ims_chart.ui.camera import Camera, Slot
from ims_chart.ui.crosshair import ARROWS, Crosshair
from ims_chart.ui.gestures import Mode
from ims_chart.ui.hand import Hand
from ims_chart.ui.marks_layer import MarksLayer
from ims_chart.ui.pictures import Pictures
from ims_chart.ui.stage import Stage
from ims_chart.ui.surface import BodySurface, Layer
from ims_chart.ui.theme import theme

KEY_STEP = 0.01
"""How far an arrow key moves the crosshair, in heights of a view (18 mm on the patient)."""
KEY_STEP_FINE = 0.002
KEY_ZOOM = 1.25
WHEEL_ZOOM = 1.0018


class BodyCanvas(QWidget):
    """Paints the stage and hands events on. All here works by mouse, touch and keyboard."""

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
        self.setMinimumSize(320, 200)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._chart = chart
        self._painter = BodyPainter(chart.atlas, pictures, chart.body)
        self.stage = Stage(chart, views, self)
        self.surface = BodySurface(chart, self.stage, self)
        self._hand = Hand(self.surface, self)
        self.installEventFilter(self)
        self._seen = False
        self._hover: Place | None = None
        self._crosshair = Crosshair()
        self.stage.moved.connect(self._repaint_ground)
        self.stage.rested.connect(self._settle)
        self.surface.changed.connect(self.update)
        self.surface.moved.connect(lambda: self.arm_move(armed=False))
        pictures.arrived.connect(self._repaint_ground)
        theme.changed.connect(self._repaint_ground)
        chart.changed.connect(self.update)
        chart.visit_chosen.connect(self._settle)
        chart.selection_changed.connect(self._on_selection_changed)
        chart.plan_changed.connect(self._show_cursor)

    # --- what others ask of the body

    @property
    def marks(self) -> MarksLayer:
        return self.surface.marks

    @property
    def slots(self) -> tuple[Slot, ...]:
        return self.stage.slots

    @property
    def camera(self) -> Camera:
        return self.stage.camera

    def screen_point(self, view: str, x: float, y: float) -> QPointF:
        """Where a point of a view lies on the screen."""
        return self.stage.screen_point(view, x, y)

    def landmark_at(self, place: Place) -> PlacedLandmark | None:
        """The landmark that is shown there, if any."""
        return self._painter.landmark_at(place.point, self.slots, self.camera)

    def add_layer(self, layer: Layer) -> None:
        """Paints a layer between the body and the marks; the last one added answers a tap first."""
        self.surface.layers.append(layer)
        self.update()

    def look_back(self, *, looking: bool, at: Layer | None = None) -> None:
        """Looks at past visits: a tap charts nothing, and a layer may stand in for the sites."""
        self._hand.cancel()
        self.surface.looking, self.surface.stand_in = looking, at
        self._show_cursor()
        self.update()

    def zoom_by(self, factor: float) -> None:
        """Zooms about the selected site, or the middle."""
        self.stage.zoom(factor, self._selected_spot() or QPointF(self.rect().center()))

    def fit(self, view: str | None = None) -> None:
        """Shows the whole body, or one view of it, as large as there is room."""
        self.stage.fit(view)

    def show_views(self, views: tuple[str, ...]) -> None:
        """Shows other views of the body, side by side."""
        self._hand.cancel()
        self._crosshair.hide()
        self._hover = None
        self.stage.show_views(views)

    def set_look(self, look: Look) -> None:
        self._painter.look = look
        self._repaint_ground()

    @property
    def moving(self) -> bool:
        """Whether the next tap moves a site."""
        return self._hand.moving_next is not None

    def arm_move(self, *, armed: bool) -> None:
        """Makes the next tap move the selected site."""
        site = self._chart.selected
        self._hand.moving_next = site.id if armed and site and self._chart.editable else None
        self._show_cursor()
        self.move_armed.emit(self.moving)

    def _show_cursor(self) -> None:
        drawing = self.surface.mode in (Mode.DRAW, Mode.SELECT)
        cross = self.moving or drawing
        self.setCursor(Qt.CursorShape.CrossCursor if cross else Qt.CursorShape.ArrowCursor)

    def _selected_spot(self) -> QPointF | None:
        site = self._chart.selected
        spots = self.marks.spots(site, self.slots, self.camera) if site else []
        return spots[0] if spots else None

    # --- painting

    def _repaint_ground(self) -> None:
        self._painter.forget()
        self.update()

    def _settle(self) -> None:
        """Once a zoom has come to rest the numbers find their best places."""
        self.marks.rearrange()
        self._painter.forget()
        self._show_cursor()
        self.update()

    def _on_selection_changed(self) -> None:
        if self.moving:
            self.arm_move(armed=False)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        sharp = not self.stage.zooming
        ground = self._painter.ground(self.size(), ratio, self.camera, self.slots, sharp=sharp)
        painter.drawPixmap(0, 0, ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_hover(painter)
        surface = self.surface
        if surface.stand_in is not None:
            surface.stand_in.paint(painter, self.stage)
        else:
            surface.areas.paint(painter, self.stage)
            for layer in surface.layers:
                layer.paint(painter, self.stage)
            surface.marks.paint(painter, self.slots, self.camera, moving=surface.moving)
        if surface.provisional is not None and self._chart.editable:
            surface.marks.paint_provisional(painter, surface.provisional, self.camera)
        if surface.stroke:
            paint_stroke(painter, surface.stroke, closed=surface.mode is Mode.SELECT)
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
        self.stage.resize(QSizeF(self.size()))

    # --- hands and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._crosshair.hide()
        button = event.button()
        if button is Qt.MouseButton.LeftButton:
            self._hand.press(event.position())
        else:
            self._hand.grab(event.position(), menu=button is Qt.MouseButton.RightButton)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand.drag(event.position())
        if not self._hand.busy:
            self._set_hover(self.stage.place_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand.release(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick taps are two sites: zooming is never a double tap."""
        self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: ARG002
        self._set_hover(None)

    def _set_hover(self, place: Place | None) -> None:
        before = self._hover.region if self._hover else None
        self._hover = place
        self.surface.pointed.emit(place)
        if before is not (place.region if place else None):
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        fine = event.pixelDelta()
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not fine.isNull() and event.phase() is not Qt.ScrollPhase.NoScrollPhase and not held:
            self.stage.pan(QPointF(fine))
        else:
            self.stage.zoom(WHEEL_ZOOM ** event.angleDelta().y(), event.position())
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Touch and pinch. A filter of its own events rather than `event`: an error in a handler
        that is called from within an overridden `event` ends the program (PySide6 6.11).
        """
        if isinstance(event, QTouchEvent):
            self._crosshair.hide()
            self._hand.touch(event)
            return True
        if isinstance(event, QNativeGestureEvent) and (
            event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.stage.zoom(1 + event.value(), event.position())
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS:
            fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step_crosshair(*ARROWS[key], KEY_STEP_FINE if fine else KEY_STEP)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._tap_crosshair()
        elif key is Qt.Key.Key_Escape:
            self._hand.cancel()
            self._drop_corners()
            self.arm_move(armed=False)
            self._chart.answers.release()
            self.surface.select(None)
        else:
            super().keyPressEvent(event)

    def open_menu(self) -> None:
        """The selected site's menu, where its mark stands."""
        spot = self._selected_spot()
        if spot is not None:
            self.surface.menu_wanted.emit(spot)

    def _step_crosshair(self, dx: int, dy: int, step: float) -> None:
        begin = self._selected_spot() or self.screen_point(self.slots[0].view, 0.5, 0.3)
        start = self.camera.to_world(begin)
        at = self._crosshair.step(dx * step, dy * step, world=self.stage.world, start=start)
        self._show_crosshair(at)

    def point_at(self, at: QPointF) -> None:
        """Brings the crosshair to a place on the screen, for whoever charts with the keyboard."""
        self.setFocus()
        self._crosshair.at = self.camera.to_world(at)
        self._show_crosshair(self._crosshair.at)

    def _show_crosshair(self, at: QPointF) -> None:
        self.stage.keep_in_sight(self.camera.to_screen(at))
        if self._crosshair.corners:
            self._show_corners()
        self._set_hover(self.stage.place_at(self.camera.to_screen(at)))
        self.update()

    def _tap_crosshair(self) -> None:
        if self._crosshair.at is None:
            return
        if self.surface.mode in (Mode.DRAW, Mode.SELECT) and not self.moving:
            self._set_corner()
            return
        at = self.camera.to_screen(self._crosshair.at)
        self._hand.press(at)
        self._hand.release(at)

    def _set_corner(self) -> None:
        """Without a hand that draws, a line is drawn from corner to corner; the same place twice
        closes it.
        """
        corners, at = self._crosshair.corners, self._crosshair.at
        if at is None:
            return
        if not corners or corners[-1] != at:
            corners.append(QPointF(at))
            self._show_corners()
            return
        stroke = [self.camera.to_screen(corner) for corner in corners]
        self._drop_corners()
        if len(stroke) < 3:
            self._hand.press(stroke[0])
            self._hand.release(stroke[0])
        elif self.surface.mode is Mode.DRAW:
            self.surface.commit_area(stroke)
        else:
            self.surface.commit_lasso(stroke)

    def _show_corners(self) -> None:
        corners = self._crosshair.corners
        self.surface.show_stroke([self.camera.to_screen(corner) for corner in corners])

    def _drop_corners(self) -> None:
        self._crosshair.corners.clear()
        self.surface.show_stroke([])
