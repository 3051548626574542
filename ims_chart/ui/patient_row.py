"""Patients as rows: who, how old, what to beware of, when they were here last."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from ims_chart.insight.age import age_on
from ims_chart.printing.terms import sex_letter, short_day
from ims_chart.storage.summary import Summary
from ims_chart.ui import icons
from ims_chart.ui.hover_list import HoverList
from ims_chart.ui.list_row import Index, ListRow
from ims_chart.ui.patient_list import MORE_WIDTH, PatientList
from ims_chart.ui.privacy import privacy
from ims_chart.ui.theme import font, theme

ROW_HEIGHT = 64
NARROW = 520
"""Below this width the name needs the room of the alerts' words."""


class PatientModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Summary] = []

    def show_only(self, summaries: list[Summary]) -> None:
        self.beginResetModel()
        self.shown = summaries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        summary = self.shown[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return " ".join((name_of(summary)[:200], line_of(summary)))
        return summary if role == Qt.ItemDataRole.UserRole else None


class PatientRow(ListRow):
    def __init__(self, shown_in: HoverList) -> None:
        super().__init__(shown_in, width=320, height=ROW_HEIGHT)
        privacy.changed.connect(shown_in.viewport().update)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        summary: Summary = index.data(Qt.ItemDataRole.UserRole)
        t = theme.tokens
        box = QRectF(rect).adjusted(0, 2, -4, -2)
        right = box.right() - 16
        if isinstance(self._list, PatientList):
            right = box.right() - MORE_WIDTH
            icons.paint(painter, "more", QRectF(right + 8, box.y() + 20, 20, 20), t.color("muted"))
        state, quiet = self._state_of(summary), font(9.5)
        right = _words(painter, state, quiet, "muted", (right, box.y() + 20), align_right=True)
        if summary.alerts:
            right -= 18
            narrow = box.width() < NARROW
            text = "" if narrow else " · ".join(" ".join(a[:60].split()) for a in summary.alerts)
            alert = font(9.5, QFont.Weight.DemiBold)
            metrics = QFontMetricsF(alert)
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() * 0.34)
            right = _words(painter, text, alert, "alert", (right, box.y() + 20), align_right=True)
            right -= 16 if narrow else 22
            icons.paint(painter, "alert", QRectF(right, box.y() + 22, 16, 16), t.color("alert"))
        width = right - box.x() - 34
        for text, face, color, top in (
            (name_of(summary), font(11.5, QFont.Weight.DemiBold), "text", 9),
            (line_of(summary), font(9.5), "muted", 32),
        ):
            shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, width)
            _words(painter, shown, face, color, (box.x() + 16, box.y() + top), align_right=False)

    def _state_of(self, summary: Summary) -> str:
        if summary.archived:
            return self.tr("archived {0}").format(short_day(summary.archived))
        if summary.last_visit:
            return self.tr("last visit {0}").format(short_day(summary.last_visit))
        return self.tr("no visit yet")


def name_of(summary: Summary) -> str:
    """In one line, and only as far as names may be seen."""
    if privacy.on:
        return privacy.short(summary.family, summary.given)
    return " ".join(summary.name[:500].split())


def who(summary: Summary) -> str:
    """Name and birth date, as far as they may be seen."""
    return " · ".join(part for part in (name_of(summary), line_of(summary)) if part)


def line_of(summary: Summary) -> str:
    """What tells people of one name apart."""
    parts: list[str] = [sex_letter(summary.sex)] if summary.sex else []
    if summary.birth_date:
        age = age_on(summary.birth_date, dt.date.today())
        parts += [str(age)] if age is not None else []
    if privacy.on:
        return " · ".join(parts)
    if summary.birth_date:
        parts.append(short_day(summary.birth_date))
    if summary.file_number:
        parts.append(" ".join(summary.file_number[:60].split()))
    return " · ".join(parts)


def _words(  # noqa: PLR0913
    painter: QPainter,
    text: str,
    face: QFont,
    color: str,
    at: tuple[float, float],
    *,
    align_right: bool,
) -> float:
    """Writes a line from or up to a place; returns where it begins."""
    width = QFontMetricsF(face).horizontalAdvance(text)
    left = at[0] - width if align_right else at[0]
    painter.setFont(face)
    painter.setPen(theme.tokens.color(color))
    painter.drawText(QRectF(left, at[1], width + 2, 20), Qt.AlignmentFlag.AlignVCenter, text)
    return left
