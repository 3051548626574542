"""A photo as large as there is room, to be looked at closely."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from ims_chart.ui.camera import Camera
from ims_chart.ui.canvas import KEY_ZOOM, WHEEL_ZOOM
from ims_chart.ui.gestures import PinchZoom
from ims_chart.ui.movable import Movable
from ims_chart.ui.theme import font, theme

STEP = 60.0
"""Pixels that an arrow key moves the picture."""
_ARROWS = {
    Qt.Key.Key_Left: QPointF(STEP, 0),
    Qt.Key.Key_Right: QPointF(-STEP, 0),
    Qt.Key.Key_Up: QPointF(0, STEP),
    Qt.Key.Key_Down: QPointF(0, -STEP),
}


class PhotoView(QWidget, Movable):
    """Mouse, wheel, fingers and keys move and zoom it as they do the body. The world's unit is the
    height of the picture.
    """

    stepped = Signal(int)
    """Another photo is wanted: 1 the next, -1 the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("photo.view")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setMinimumSize(240, 180)
        self.installEventFilter(self)
        self._image: QImage | None = None
        self._said = ""
        self._world = QRectF(0, 0, 1, 1)
        self._fitted = True
        self._dragged: QPointF | None = None
        self._pinch: PinchZoom | None = None
        self.camera = Camera.fitting(self._world, QSizeF(240, 180))

    def show_picture(self, image: QImage | None, aspect: float, said: str = "") -> None:
        """Shows a picture of a width of `aspect` heights, or the words in its place."""
        self._image, self._said = image, said
        world = QRectF(0, 0, aspect, 1)
        if world != self._world:
            self._world = world
            self.fit()
        self.update()

    # --- how it moves (see gestures.Ground)

    def fit(self) -> None:
        self.camera = Camera.fitting(self._world, QSizeF(self.size()))
        self._fitted = True
        self.update()

    def zoom_middle(self, factor: float) -> None:
        self.zoom(factor, QPointF(self.rect().center()))

    def take_camera(self, camera: Camera) -> None:
        self.camera = camera.held(self._world, QSizeF(self.size()))
        self._fitted = False
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002
        if self._fitted:
            self.fit()

    # --- hands and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragged = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            self.pan(event.position() - self._dragged)
            self._dragged = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self._dragged = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.step_in(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(WHEEL_ZOOM ** event.angleDelta().y(), event.position())
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Touch and pinch; see BodyCanvas for why it is a filter."""
        if isinstance(event, QTouchEvent):
            self._touch(event)
            return True
        if isinstance(event, QNativeGestureEvent) and (
            event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom(1 + event.value(), event.position())
            return True
        return super().eventFilter(watched, event)

    def _touch(self, event: QTouchEvent) -> None:
        """One finger moves the picture, two zoom it; a tap with both goes close, or back."""
        places = [point.position() for point in event.points()]
        if len(places) >= 2:
            self._dragged = None
            if self._pinch is None:
                self._pinch = PinchZoom(self, places[0], places[1])
            self._pinch.move(places[0], places[1])
        elif places and self._pinch is None:
            if self._dragged is not None:
                self.pan(places[0] - self._dragged)
            self._dragged = places[0]
        if event.type() in {QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}:
            if self._pinch is not None and event.type() is QEvent.Type.TouchEnd:
                self._pinch.end()
            self._dragged = self._pinch = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS and self.zoomed:
            self.pan(_ARROWS[key])
        elif key in {Qt.Key.Key_Right, Qt.Key.Key_PageDown}:
            self.stepped.emit(1)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_PageUp}:
            self.stepped.emit(-1)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_middle(KEY_ZOOM)
        elif key is Qt.Key.Key_Minus:
            self.zoom_middle(1 / KEY_ZOOM)
        elif key in {Qt.Key.Key_0, Qt.Key.Key_Home}:
            self.fit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        t = theme.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.color("ground"))
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            corner = self.camera.to_screen(QPointF(0, 0))
            shown = QRectF(corner, self._world.size() * self.camera.scale)
            painter.drawImage(shown, self._image)
        elif self._said:
            painter.setFont(font(11))
            painter.setPen(t.color("danger"))
            room = self.rect().adjusted(40, 40, -40, -40)
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, middle, self._said)
        if self.hasFocus():
            painter.setPen(t.color("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
