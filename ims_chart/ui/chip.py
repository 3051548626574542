"""The button of the program: one shape, as loud as it has to be."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ims_chart.frozen import frozen
from ims_chart.ui import icons
from ims_chart.ui.theme import GAP, RADIUS, ROW, font, theme
from ims_chart.ui.tip import plain_tip

_BESIDE = (
    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
)
WIDEST = 280
"""Pixels of text after which a button elides: a name may be as long as it likes."""


class Weight(StrEnum):
    """How loud a button is: one PRIMARY a screen, QUIET without a frame, FINAL where there is no
    way back.
    """

    PRIMARY = "primary"
    NORMAL = "normal"
    QUIET = "quiet"
    DANGER = "danger"
    FINAL = "final"


@frozen
class _Face:
    """What a button looks like: colours, words as far as there is room, and where all stands."""

    ground: QBrush
    border: QPen
    ink: QColor
    font: QFont
    text: str
    box: QRectF
    icon_box: QRectF
    text_box: QRectF
    arrow_box: QRectF


class Chip(QAbstractButton):
    """A flat button with text, an icon or both; checked it takes the accent."""

    def __init__(  # noqa: PLR0913
        self,
        text: str = "",
        *,
        name: str,
        icon: str = "",
        weight: Weight = Weight.NORMAL,
        height: int = ROW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setText(text)
        self.setAccessibleName(text or name)
        self.setFont(font(10, QFont.Weight.Medium))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._icon = icon
        self._weight = weight
        self._height = height
        self._menu_arrow = False
        self._ringed = False
        self._painted: tuple[tuple[Any, ...], _Face] | None = None

    def set_menu_arrow(self) -> None:
        """Shows that a press opens a choice."""
        self._menu_arrow = True
        self.updateGeometry()

    def set_weight(self, weight: Weight) -> None:
        self._weight = weight
        self.update()

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self.update()

    def describe(self, text: str, shortcut: QKeySequence | str = "") -> None:
        """Sets tooltip and accessible name, and names the shortcut in the tooltip."""
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(plain_tip(f"{text}  {keys}" if keys else text))
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        width = min(metrics.horizontalAdvance(self.text()[:200]), WIDEST) if self.text() else 0
        width += 20 if self._icon else 0
        width += GAP if self._icon and self.text() else 0
        width += 16 if self._menu_arrow else 0
        return QSize(max(width + self._padding(), self._height), self._height)

    def _padding(self) -> int:
        """Beside the text, both sides together: tall buttons breathe more."""
        if not self.text():
            return 16
        return 20 if self._height <= ROW or self._menu_arrow else 34

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keys are; a finger knows where it was."""
        reason = Qt.FocusReason
        if event.reason() not in {reason.ActiveWindowFocusReason, reason.PopupFocusReason}:
            self._ringed = event.reason() is not reason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ringed = True
        self.update()
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        face = self._face()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(face.ground)
        painter.setPen(face.border)
        painter.drawRoundedRect(face.box, RADIUS, RADIUS)
        if self.hasFocus() and self._ringed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if self._is_loud():  # the accent would not be seen on itself
                painter.setPen(QPen(face.ink, 1.5))
                painter.drawRoundedRect(face.box.adjusted(3, 3, -3, -3), RADIUS - 3, RADIUS - 3)
            else:
                painter.setPen(QPen(theme.tokens.color("accent"), 2))
                painter.drawRoundedRect(face.box, RADIUS, RADIUS)
        if self._icon:
            icons.paint(painter, self._icon, face.icon_box, face.ink)
        painter.setPen(face.ink)
        painter.setFont(face.font)
        # The words' own direction, not the window's: turned round, 0.30 × 60 is another needle.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(face.text_box, _BESIDE, face.text)
        if self._menu_arrow:
            icons.paint(painter, "down", face.arrow_box, face.ink)

    def _face(self) -> _Face:
        """What is painted, worked out anew only where something has changed: a panel of forty
        buttons is painted many times after a tap.
        """
        colors = self._colors()
        look = (self.size(), self.text(), self.font(), self._icon, self._menu_arrow, colors)
        if self._painted is None or self._painted[0] != look:
            self._painted = look, self._made_face(*colors)
        return self._painted[1]

    def _made_face(self, ground: QColor, border: QColor, ink: QColor) -> _Face:
        metrics = QFontMetrics(self.font())
        room = self.rect().adjusted(6, 0, -(20 if self._menu_arrow else 6), 0)
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        beside = 20 + (GAP if text else 0) if self._icon else 0
        width = metrics.horizontalAdvance(text) + beside
        x = room.x() + max(0.0, (room.width() - width) / 2)
        middle = self.height() / 2
        return _Face(
            ground=QBrush(ground),
            border=QPen(border, 1) if border.alpha() else QPen(Qt.PenStyle.NoPen),
            ink=ink,
            font=self.font(),
            text=text,
            box=QRectF(self.rect()).adjusted(1, 1, -1, -1),
            icon_box=QRectF(x, middle - 10, 20, 20),
            text_box=QRectF(x + beside, 0, self.width() - x - beside, self.height()),
            arrow_box=QRectF(self.width() - 22, middle - 7, 14, 14),
        )

    def _colors(self) -> tuple[QColor, QColor, QColor]:
        t = theme.tokens
        clear = QColor(0, 0, 0, 0)
        if not self.isEnabled():
            return self._colors_at_rest()
        loud = {Weight.PRIMARY: ("accent", "on_accent"), Weight.FINAL: ("danger", "on_danger")}
        if self._is_loud():
            ground, ink = (t.color(name) for name in loud.get(self._weight, loud[Weight.PRIMARY]))
            if self.isDown() or self.underMouse():
                ground = ground.darker(112) if not t.dark else ground.lighter(108)
            return ground, clear, ink
        ink = t.color("danger") if self._weight is Weight.DANGER else t.color("text")
        ground = t.color("hover") if self.isDown() or self.underMouse() else t.color("panel")
        if self._weight is Weight.QUIET:
            return (ground if self.underMouse() or self.isDown() else clear), clear, ink
        return ground, t.color("border"), ink

    def _is_loud(self) -> bool:
        """Whether it is filled with a colour that calls."""
        calls = self._weight in {Weight.PRIMARY, Weight.FINAL}
        return self.isEnabled() and (self.isChecked() or calls)

    def _colors_at_rest(self) -> tuple[QColor, QColor, QColor]:
        """What can't be tapped still tells what holds: a signed visit is read by it."""
        t, clear = theme.tokens, QColor(0, 0, 0, 0)
        if self.isChecked():
            return t.color("border"), clear, t.color("text")
        if self._weight in {Weight.PRIMARY, Weight.FINAL}:
            return t.color("raised"), clear, t.color("muted")
        border = clear if self._weight is Weight.QUIET else t.color("border")
        return clear, border, t.color("muted")
