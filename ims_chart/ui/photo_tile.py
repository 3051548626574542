"""A photo among others: its thumbnail over the first words of its caption."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ims_chart.printing.flow import one_line
from ims_chart.record import Photo
from ims_chart.storage.errors import Code
from ims_chart.ui import icons
from ims_chart.ui.photo_pictures import PhotoPictures
from ims_chart.ui.theme import RADIUS, font, theme
from ims_chart.ui.tip import tip

SIZE = QSize(118, 112)
_WORDS = 22
"""Pixels of height that the caption takes."""


class PhotoTile(QAbstractButton):
    """A tap opens the photo. One that can't be shown says so in its place."""

    def __init__(
        self, photo: Photo, number: int, pictures: PhotoPictures, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"photo.{photo.id}")
        self.setFixedSize(SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._pictures = pictures
        self.show_photo(photo, number)

    def show_photo(self, photo: Photo, number: int) -> None:
        """Shows a photo that has changed, or has another place now."""
        self.photo = photo
        self._caption = one_line(photo.caption[:200])
        name = self.tr("Photo {0}").format(number)
        self.setAccessibleName(f"{name}: {self._caption}" if self._caption else name)
        self.setToolTip(tip(self._caption))
        self.update()

    def sizeHint(self) -> QSize:
        return SIZE

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        t = theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        box = frame.adjusted(0, 0, 0, -_WORDS)
        outline = QPainterPath()
        outline.addRoundedRect(box, RADIUS, RADIUS)
        painter.fillPath(outline, t.color("raised"))
        image = self._pictures.small(self.photo.digest)
        if image is not None:
            painter.save()
            painter.setClipPath(outline)
            painter.drawImage(_filling(image, box), image)
            painter.restore()
        elif self._fault():
            icons.paint(painter, "alert", QRectF(box.center().x() - 14, box.top() + 14, 28, 28),
                        t.color("danger"))  # fmt: skip
            self._write(painter, box.adjusted(4, 44, -4, -4), self._fault(), "danger")
        lit = self.hasFocus() or self.underMouse() or self.isDown()
        painter.setPen(QPen(t.color("accent" if lit else "border"), 2 if self.hasFocus() else 1))
        painter.drawPath(outline)
        words = QRectF(frame.left(), box.bottom(), frame.width(), _WORDS)
        self._write(painter, words, self._caption, "muted")

    def _write(self, painter: QPainter, room: QRectF, words: str, color: str) -> None:
        face = font(9)
        shown = QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(face)
        painter.setPen(theme.tokens.color(color))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)

    def _fault(self) -> str:
        """In a word why there is no picture; "" while it may still come."""
        fault = self._pictures.fault(self.photo.digest)
        if fault is None:
            return ""
        words = {Code.PHOTO_MISSING: self.tr("Missing"), Code.DAMAGED: self.tr("Damaged")}
        return words.get(fault.code, self.tr("Can't be read"))


def _filling(image: QImage, box: QRectF) -> QRectF:
    """Where a picture is drawn so that it fills a box; what stands out is cut off."""
    share = max(box.width() / image.width(), box.height() / image.height())
    made = QRectF(0, 0, image.width() * share, image.height() * share)
    made.moveCenter(box.center())
    return made
