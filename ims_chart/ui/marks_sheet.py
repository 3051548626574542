"""A sheet with all marks on it: while the body stands still a new mark costs only itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ims_chart.printing.marks import MarkStyle
from ims_chart.ui.camera import Camera
from ims_chart.ui.marks_layout import Laid

Paint = Callable[[QPainter, Sequence[Laid], Camera, MarkStyle], None]


class MarksSheet:
    """Keeps the painted marks for as long as neither the body moves nor a mark changes; marks that
    are added go on top.
    """

    def __init__(self, paint: Paint) -> None:
        self._paint = paint
        self._seen: tuple[object, ...] = ()
        self._sheet: QPixmap | None = None
        self._laid: tuple[Laid, ...] = ()

    def of(
        self, painter: QPainter, laid: tuple[Laid, ...], camera: Camera, style: MarkStyle
    ) -> QPixmap | None:
        """The sheet for what the painter paints on; None while the body moves, when each frame
        would need another.
        """
        size, ratio = painter.viewport().size(), painter.device().devicePixelRatioF()
        seen = (size, ratio, camera.scale, QPointF(camera.origin), style)
        if seen != self._seen:
            self._seen, self._sheet = seen, None
            return None
        before = len(self._laid)
        if self._sheet is None or not _begins_with(laid, self._laid):
            self._sheet, before = QPixmap(size * ratio), 0
            self._sheet.setDevicePixelRatio(ratio)
            self._sheet.fill(Qt.GlobalColor.transparent)
        if len(laid) > before:
            own = QPainter(self._sheet)
            own.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(own, laid[before:], camera, style)
            own.end()
        self._laid = laid
        return self._sheet


def _begins_with(laid: tuple[Laid, ...], first: tuple[Laid, ...]) -> bool:
    same = zip(laid, first, strict=False)
    return len(laid) >= len(first) and all(one is other for one, other in same)
