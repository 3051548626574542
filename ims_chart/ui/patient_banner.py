"""Who is being charted: name and birth date together, and the alerts with them, always."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ims_chart.insight.age import age_on
from ims_chart.printing.terms import sex_letter, short_day
from ims_chart.record import Patient
from ims_chart.ui import icons
from ims_chart.ui.chip import Chip
from ims_chart.ui.privacy import privacy
from ims_chart.ui.theme import TOUCH, font, theme
from ims_chart.ui.tip import tip


def full_name(patient: Patient) -> str:
    """Family, given (preferred), with what there is of it, on one line."""
    names = ", ".join(part for part in (patient.family.strip(), patient.given.strip()) if part)
    preferred = patient.preferred.strip()
    both = f"{names} ({preferred})" if preferred and preferred != patient.given.strip() else names
    return " ".join(both.split())


def particulars(patient: Patient, today: dt.date) -> str:
    """What tells two people of one name apart; while names are hidden, what names nobody."""
    parts: list[str] = []
    if patient.sex:
        parts.append(sex_letter(patient.sex))
    if patient.birth_date:
        age = age_on(patient.birth_date, today)
        parts += [str(age)] if age is not None else []
    if privacy.on:
        return " · ".join(parts)
    if patient.birth_date:
        parts.append(short_day(patient.birth_date))
    if patient.file_number:
        parts.append(" ".join(patient.file_number.split()))
    return " · ".join(parts)


LEAST, MORE, GAP = 84.0, 56.0, 8.0
"""Widths of an alert's badge that shows how it begins, and of one that only counts; between two."""


class PatientBanner(QWidget):
    """Paints the patient. What doesn't fit is elided, and whole in the tooltip; that there are
    alerts is never cut off.
    """

    def __init__(
        self,
        patient: Patient,
        *,
        archived: dt.date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`archived`: since when the record is."""
        super().__init__(parent)
        self.setObjectName("patientBanner")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(52)
        self._hidden = Chip(self.tr("Names hidden"), name="namesHidden", height=TOUCH, parent=self)
        self._hidden.describe(self.tr("Show names again"), "F8")
        self._hidden.clicked.connect(lambda: privacy.set(on=False))
        privacy.changed.connect(self._on_privacy)
        self.show_patient(patient, archived=archived)

    def sizeHint(self) -> QSize:
        return QSize(420, 52)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 52)

    def show_patient(self, patient: Patient, *, archived: dt.date | None = None) -> None:
        self._patient, self._archived = patient, archived
        today = dt.date.today()
        self._title = full_name(patient)
        if privacy.on:
            self._title = privacy.short(patient.family, patient.given)
        self._hidden.setVisible(privacy.on)
        self._line = particulars(patient, today)
        if archived is not None:
            since = self.tr("Archived {0}").format(short_day(archived))
            self._line = f"{since} · {self._line}" if self._line else since
        self._alerts = [" ".join(alert.text.split()) for alert in patient.alerts]
        words = [self._title, self._line, *(f"⚠ {text}" for text in self._alerts)]
        self.setAccessibleName(", ".join(word[:200] for word in words if word))
        self.setToolTip(tip(*words))
        self.update()

    def _on_privacy(self) -> None:
        self.show_patient(self._patient, archived=self._archived)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hidden.adjustSize()
        self._hidden.move(self.width() - self._hidden.width(), 4)

    @property
    def _right(self) -> float:
        """Where the alerts end."""
        return float(self._hidden.x() - 8 if privacy.on else self.width())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        name, small = font(14, QFont.Weight.Bold), font(9.5)
        wide = QFontMetricsF(name).horizontalAdvance(self._title[:200])
        wanted = max(wide, QFontMetricsF(small).horizontalAdvance(self._line)) + 4
        room = self._right - self._alerts_width() - 18
        width = max(80.0, min(wanted, max(room, self._right * 0.45)))
        for text, face, color, top in (
            (self._title[:500], name, "text", 4.0 if self._line else 15.0),
            (self._line, small, "muted", 28.0),
        ):
            painter.setFont(face)
            painter.setPen(theme.tokens.color(color))
            shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(0, top, width, 22), Qt.AlignmentFlag.AlignVCenter, shown)
        self._paint_alerts(painter, width + 18)

    def _alerts_width(self) -> float:
        metrics = QFontMetricsF(_alert_font())
        return sum(metrics.horizontalAdvance(text[:60]) + 44 for text in self._alerts)

    def _paint_alerts(self, painter: QPainter, left: float) -> None:
        metrics = QFontMetricsF(_alert_font())
        wanted = [metrics.horizontalAdvance(text) + 38 for text in self._alerts]
        widths = shares(wanted, self._right - left)
        for text, width in zip(self._alerts, widths, strict=False):
            self._paint_badge(painter, left, width, text)
            left += width + GAP
        if rest := len(wanted) - len(widths):
            self._paint_badge(painter, left, MORE, f"+{rest}")

    def _paint_badge(self, painter: QPainter, left: float, width: float, text: str) -> None:
        t = theme.tokens
        box = QRectF(left, 11, width, 30)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("alert_ground"))
        painter.drawRoundedRect(box, 15, 15)
        icons.paint(
            painter,
            "alert",
            QRectF(box.topLeft() + QPointF(9, 7), box.topLeft() + QPointF(25, 23)),
            t.color("alert"),
        )
        painter.setFont(_alert_font())
        painter.setPen(t.color("alert"))
        inner = box.adjusted(29, 0, -8, 0)
        metrics = QFontMetricsF(_alert_font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width() + 1)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)


def shares(wanted: Sequence[float], room: float) -> list[float]:
    """The widths of alerts beside each other: the longest give way first, so that each shows how
    it begins. Who can't have even LEAST is left out, and is counted in a badge of its own.
    """
    shown = len(wanted)
    while shown > 0 and _needed(shown, len(wanted)) > room:
        shown -= 1
    left = room - _needed(shown, len(wanted)) + shown * LEAST
    given = [0.0] * shown
    for done, at in enumerate(sorted(range(shown), key=lambda n: wanted[n])):
        given[at] = min(wanted[at], left / (shown - done))
        left -= given[at]
    return given


def _needed(shown: int, of: int) -> float:
    """The least room for so many, and for the badge that counts the others."""
    return shown * (LEAST + GAP) - GAP + (MORE + GAP if shown < of else 0)


def _alert_font() -> QFont:
    return font(9.5, QFont.Weight.DemiBold)
