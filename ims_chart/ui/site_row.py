"""One site in the list: number, mark, muscle, what was found and done, segments."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ims_chart.body import Atlas
from ims_chart.insight.naming import segments_label
from ims_chart.printing.marks import mark_kind, paint_mark
from ims_chart.printing.terms import finding_words, muscle_words, needle_words, translate, word
from ims_chart.record import Site
from ims_chart.ui.marks_layer import style_of
from ims_chart.ui.theme import RADIUS, font, theme
from ims_chart.ui.tip import tip

HEIGHT = 54


def site_details(site: Site) -> str:
    """What was found and done at a site in one line; nothing that wasn't recorded."""
    parts: list[str] = []
    if site.finding:
        state = site.finding.state
        parts.append(word(state) if state else finding_words(site.finding))
    if site.needling:
        needling = site.needling
        if needling.needle:
            count = f"{needling.count} × " if needling.count > 1 else ""
            parts.append(f"{count}{needle_words(needling.needle)}")
        if needling.technique:
            parts.append(word(needling.technique))
        if needling.twitch:
            parts.append(translate("site", "twitch {0}").format(word(needling.twitch)))
    line = " · ".join(parts)
    return line[:1].upper() + line[1:]


class SiteRow(QAbstractButton):
    """A row that is pressed to select its site."""

    def __init__(self, site: Site, atlas: Atlas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self.site = site
        self.setObjectName(f"siteRow.{site.number}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_site(site)

    def show_site(self, site: Site) -> None:
        self.site = site
        title = muscle_words(site, self._atlas.muscles)
        self.setAccessibleName(f"{site.number} {title}")
        self.setAccessibleDescription(site_details(site))
        self.setToolTip(tip(title, site_details(site)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        t = theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(t.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.setPen(t.color("text"))
        painter.setFont(font(11, QFont.Weight.Bold))
        painter.drawText(
            QRectF(4, 0, 30, HEIGHT), Qt.AlignmentFlag.AlignCenter, str(self.site.number)
        )
        paint_mark(painter, QPointF(46, HEIGHT / 2 + 3), 13, mark_kind(self.site), style_of(t))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        t = theme.tokens
        # The words' own direction, not the window's: turned round, 0.30 × 60 is another needle.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        left, right = 68.0, self.width() - 10.0
        segments = segments_label(self.site.segments)
        small = font(9)
        room = QFontMetricsF(small).horizontalAdvance(segments)
        painter.setFont(small)
        painter.setPen(t.color("muted"))
        painter.drawText(
            QRectF(right - room, 0, room + 2, HEIGHT), Qt.AlignmentFlag.AlignVCenter, segments
        )
        width = right - room - 10 - left
        title = muscle_words(self.site, self._atlas.muscles)
        details = site_details(self.site)
        lines = (
            (title, font(10.5, QFont.Weight.DemiBold), "text", 7),
            (details, small, "muted", 28),
        )
        for text, face, color, top in lines:
            painter.setFont(face)
            painter.setPen(t.color(color))
            shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(left, top, width, 20), Qt.AlignmentFlag.AlignVCenter, shown)
