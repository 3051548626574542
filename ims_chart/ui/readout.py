"""What lies under the pointer, in words, in a strip of its own and never over the body."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ims_chart.body import Atlas, PlacedLandmark
from ims_chart.charting.placing import Place
from ims_chart.insight.naming import muscle_label, muscle_name, segments_label
from ims_chart.printing.terms import side_letter, word
from ims_chart.ui.theme import font, theme

BELOW = 3


class Readout(QWidget):
    """Muscle, side and segments nearest the skin; then what lies deeper."""

    def __init__(self, atlas: Atlas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readout")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(38)
        self._atlas = atlas
        self._words: tuple[str, str, str] = ("", "", "")

    def sizeHint(self) -> QSize:
        return QSize(260, 38)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 38)

    @property
    def text(self) -> str:
        return "  ".join(word for word in self._words if word)

    def show_place(self, place: Place | None, landmark: PlacedLandmark | None = None) -> None:
        """`landmark` is the one whose cross is there: it is told first."""
        self._words = ("", "", "") if place is None else self._describe(place)
        if landmark is not None:
            name = f"{side_letter(landmark.side)} {landmark.landmark.name}".strip()
            self._words = (name, self._words[0], self._words[1])
        self.setAccessibleName(self.text)
        self.update()

    def _describe(self, place: Place) -> tuple[str, str, str]:
        if not place.regions:
            view = self._atlas.view(place.point.body, place.point.view)
            structures = view.structures_at(place.point.x, place.point.y)
            names = ", ".join(dict.fromkeys(s.name for s in structures))
            return names or self.tr("No muscle here"), side_letter(place.side), ""
        first, *deeper = place.regions
        muscles = self._atlas.muscles
        segments = segments_label(muscles.segments_of(first))
        below = " · ".join(
            f"{muscle_name(region, muscles)} ({word(region.layer)})" for region in deeper[:BELOW]
        )
        title = muscle_label(first, muscles)
        return title, segments, self.tr("under it: {0}").format(below) if below else ""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        x, room = 4.0, float(self.width())
        for text, face, color in zip(
            self._words,
            (font(11, QFont.Weight.DemiBold), font(10, QFont.Weight.Medium), font(9.5)),
            ("text", "accent", "muted"),
            strict=True,
        ):
            if not text or x >= room:
                continue
            metrics = QFontMetricsF(face)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - x)
            painter.setFont(face)
            painter.setPen(theme.tokens.color(color))
            painter.drawText(
                QRectF(x, 0, room - x, self.height()), Qt.AlignmentFlag.AlignVCenter, shown
            )
            x += metrics.horizontalAdvance(shown) + 12
