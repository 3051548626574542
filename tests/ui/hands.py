"""A person's hands: mouse, keys and fingers as real events, and eyes that find a control."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from ims_chart.ui.sheet import Sheet
from ims_chart.ui.turn import all_done
from tests.charting.places import belly

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PLACES = {
    "infraspinatus": ("back", "infraspinatus", False),
    "gluteus": ("back", "gluteus_maximus", True),
    "thigh": ("front", "rectus_femoris", True),
}


def spot(canvas, name: str) -> QPoint:
    """Where the belly of a muscle lies on the canvas now."""
    view, muscle, image_left = PLACES[name]
    return belly_on(canvas, view, muscle, image_left=image_left)


def belly_on(canvas, view: str, muscle: str, *, image_left: bool) -> QPoint:
    place = _belly(canvas._chart.atlas, view, muscle, image_left=image_left)
    return canvas.screen_point(view, *place).toPoint()


_belly = cache(belly)


def mark(canvas, site) -> QPoint:
    """Where the mark of a site is drawn."""
    return canvas.marks.spots(site, canvas.slots, canvas.camera)[0].toPoint()


def press(widget: QWidget, at: QPoint, button=LEFT) -> None:
    QTest.mousePress(widget, button, NONE, at)


def move(widget: QWidget, at: QPoint) -> None:
    # A move to where the pointer already is would be left out by Qt.
    QTest.mouseMove(widget, at + QPoint(1, 0))
    QTest.mouseMove(widget, at)


def release(widget: QWidget, at: QPoint, button=LEFT) -> None:
    QTest.mouseRelease(widget, button, NONE, at)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, LEFT, NONE, at or widget.rect().center())
    settle()


def drag(widget: QWidget, start: QPoint, end: QPoint, button=LEFT) -> None:
    press(widget, start, button)
    for share in (0.2, 0.5, 0.8, 1.0):
        move(widget, (QPointF(start) + QPointF(end - start) * share).toPoint())
    release(widget, end, button)


def key(widget: QWidget, what, modifiers=NONE) -> None:
    QTest.keyClick(widget, what, modifiers)
    settle()


def typed(widget: QWidget, text: str) -> None:
    widget.setFocus()
    QTest.keyClicks(widget, text)
    settle()


def pasted(widget: QWidget, text: str) -> None:
    """For letters that no key of a test's keyboard has."""
    QApplication.clipboard().setText(text)
    widget.setFocus()
    key(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def wheel(widget: QWidget, at: QPoint, turn: int) -> None:
    window = widget.window()
    QTest.wheelEvent(
        window.windowHandle(), QPointF(widget.mapTo(window, at)), QPoint(0, turn), QPoint()
    )


@cache
def screen() -> QPointingDevice:
    return QTest.createTouchDevice()


class Fingers:
    """Up to two fingers on a widget; what isn't told of one that is down is that it rests."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._down: dict[int, QPoint] = {}

    def down(self, **places: QPoint) -> None:
        self._send("press", places)

    def go(self, **places: QPoint) -> None:
        self._send("move", places)

    def up(self, **places: QPoint) -> None:
        self._send("release", places)

    def tap(self, at: QPoint) -> None:
        self.down(a=at)
        self.up(a=at)

    def _send(self, what: str, places: dict[str, QPoint]) -> None:
        event = QTest.touchEvent(self._widget, screen())
        for name, at in places.items():
            finger = ord(name) - ord("a")
            getattr(event, what)(finger, at, self._widget)
            self._down[finger] = at
        for finger, at in self._down.items():
            if finger not in {ord(name) - ord("a") for name in places}:
                event.move(finger, at, self._widget)
        event.commit()
        if what == "release":
            for name in places:
                del self._down[ord(name) - ord("a")]


def settle() -> None:
    """Lets panels follow, which wait until a tap has been painted, and what is gone be gone."""
    for _ in range(2):  # a new row is shown only after the panel has taken it in
        QApplication.processEvents()
        while not all_done():
            QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def find(root: QWidget, name: str, kind: type = QWidget):
    """The control of that name, as a person sees it once all is painted."""
    settle()
    found = root.findChild(kind, name)
    assert found is not None, name
    return found


def tap(root: QWidget, name: str) -> None:
    """Presses the button of that name, brought into sight if it has to be."""
    button = find(root, name, QAbstractButton)
    assert button.isEnabled(), name
    assert button.isVisible(), name
    click(button)


def choose(root: QWidget, name: str, words: str) -> None:
    """Opens a menu chip and takes the entry of those words."""
    tap(root, name)
    menu = find(find(root, name), f"{name}.menu", QMenu)
    action = next(a for a in menu.actions() if a.text().replace("&", "") == words)
    QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(action).center())
    settle()


def when_asked(do: Callable[[QWidget], object]) -> None:
    """Does something in the next dialog that the program waits for; it never stays open."""
    look = QTimer(QApplication.instance(), interval=1)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        look.stop()
        look.deleteLater()
        try:
            do(dialog)
        finally:
            # A form would ask whether it may go.
            dialog.give_up() if isinstance(dialog, Sheet) else dialog.close()

    look.timeout.connect(answer)
    look.start()
