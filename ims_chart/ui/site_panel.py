"""The selected site: what was found and done there, each in one tap."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.insight.naming import segments_label
from ims_chart.printing.terms import muscle_words, side_letter, word
from ims_chart.record import (
    Finding,
    FindingKind,
    Needling,
    Side,
    Site,
    TriggerPointState,
)
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.chip_row import ChipRow
from ims_chart.ui.entry_line import EntryLine
from ims_chart.ui.field_row import FieldRow
from ims_chart.ui.muscle_field import MuscleField
from ims_chart.ui.needling_panel import NeedlingPanel, title
from ims_chart.ui.roots import typed_roots
from ims_chart.ui.text_box import TextBox
from ims_chart.ui.theme import GAP, RADIUS, theme


class SitePanel(QWidget):
    """Controls of the selected site."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sitePanel")
        self._chart = chart
        self._shown = ""
        self._muscle = MuscleField(chart)
        kinds = [k for k in FindingKind if k is not FindingKind.TRIGGER_POINT]
        self._finding = ChipRow(
            [(s, title(word(s))) for s in TriggerPointState],
            name="site.finding",
            more=[*((k, title(word(k))) for k in kinds), (None, self.tr("Not recorded"))],
        )
        self._needled = ChipRow(
            [(True, self.tr("Needled")), (False, self.tr("Not needled"))], name="site.needled"
        )
        self._needling = NeedlingPanel(chart)
        self._side = ChipRow(
            [(s, side_letter(s) or self.tr("Mid")) for s in (Side.LEFT, Side.RIGHT, Side.MIDLINE)],
            name="site.side",
        )
        self._segments = EntryLine(name="site.segments", label=self.tr("Segments"))
        self._note = TextBox(name="site.note", label=self.tr("Note on this site"), lines=1)
        self._build()
        self._connect()
        self.show_site(chart.selected)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 10)
        column.setSpacing(GAP)
        for widget in (
            self._muscle,
            FieldRow(self.tr("Found"), self._finding),
            FieldRow(self.tr("Done"), self._needled),
            self._needling,
            FieldRow(self.tr("Side"), self._side),
            FieldRow(self.tr("Segments"), self._segments),
            FieldRow(self.tr("Note"), self._note),
        ):
            column.addWidget(widget)
        self.move_button = Chip(self.tr("Move"), name="site.move", icon="move", height=40)
        self.move_button.setCheckable(True)
        self.move_button.describe(self.tr("Move: then tap the new place"), "M")
        self.delete_button = Chip(
            self.tr("Delete"), name="site.delete", icon="trash", weight=Weight.DANGER, height=40
        )
        self.delete_button.describe(self.tr("Delete this site"), "Del")
        row = QHBoxLayout()
        row.addWidget(self.move_button)
        row.addWidget(self.delete_button)
        row.addStretch(1)
        column.addLayout(row)

    def _connect(self) -> None:
        change = self._chart.change_site
        self._finding.chosen.connect(self._on_finding)
        self._needled.chosen.connect(self._on_needled)
        self._side.chosen.connect(lambda v: change(self.tr("side"), side=v) if v else self._reset())
        self._segments.editingFinished.connect(self._on_segments)
        self._note.edited.connect(lambda text: change(self.tr("note"), merge="note", note=text))
        self.delete_button.clicked.connect(self._on_delete)

    def show_site(self, site: Site | None) -> None:
        """Shows a site's values; hides itself without one."""
        self.setVisible(site is not None)
        if site is None:
            return
        self.setEnabled(self._chart.editable)
        self.setAccessibleName(muscle_words(site, self._chart.atlas.muscles))
        self._muscle.show_site(site)
        finding = site.finding
        self._finding.set_value((finding.state or finding.kind) if finding else None)
        self._needled.set_value(site.needling is not None)
        self._needling.show_needling(site.needling)
        self._side.set_value(site.side)
        if site.id != self._shown or not self._segments.hasFocus():
            self._segments.set_text(segments_label(site.segments))
        self._shown = site.id
        self._note.set_text(site.note)

    def _reset(self) -> None:
        self.show_site(self._chart.selected)

    def _on_finding(self, value: Hashable | None) -> None:
        site = self._chart.selected
        finding = None
        if site is not None and value is not None:
            state = value if isinstance(value, TriggerPointState) else None
            kind = FindingKind.TRIGGER_POINT if state else FindingKind(value)
            finding = replace(site.finding or Finding(kind=kind), kind=kind, state=state)
        self._chart.change_site(self.tr("finding"), finding=finding)

    def _on_needled(self, value: Hashable | None) -> None:
        site = self._chart.selected
        if site is None:
            return
        plan = self._chart.plan
        fresh = Needling(needle=plan.needle, technique=plan.technique, count=plan.count)
        done = (site.needling or fresh) if value else None
        self._chart.change_site(self.tr("needling"), needling=done)
        self._reset()

    def _on_segments(self) -> None:
        """Takes roots as people type them, "c5, C6"; what isn't a root puts the old ones back."""
        site = self._chart.selected
        if site is None or self._segments.text() == segments_label(site.segments):
            return
        known = typed_roots(self._segments.text())
        if known is not None:
            self._chart.change_site(self.tr("segments"), segments=known)
        now = self._chart.selected
        self._segments.set_text(segments_label(now.segments if now else ()))

    def _on_delete(self) -> None:
        site = self._chart.selected
        if site is not None:
            self._chart.remove(site.id)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens.color("soft"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
