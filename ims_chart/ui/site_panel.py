"""The selected site: what was found, felt and done there, each in one tap."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ims_chart.charting import observing
from ims_chart.charting.chart import Chart
from ims_chart.insight.naming import segments_label
from ims_chart.insight.needle import usual_needle
from ims_chart.printing.terms import muscle_words, side_letter, word
from ims_chart.record import FindingKind, Needling, Side, Site, Technique, TriggerPointState
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.choice_grid import ChoiceGrid
from ims_chart.ui.entry_line import EntryLine
from ims_chart.ui.field_row import FieldRow
from ims_chart.ui.muscle_field import MuscleField
from ims_chart.ui.needle_question import may_go
from ims_chart.ui.needling_details import NeedlingDetails
from ims_chart.ui.needling_panel import SPACE, NeedlingPanel, title
from ims_chart.ui.response_lines import ResponseLines
from ims_chart.ui.roots import typed_roots
from ims_chart.ui.suggestion_row import SuggestionRow
from ims_chart.ui.text_box import TextBox
from ims_chart.ui.theme import RADIUS, theme


class SitePanel(QWidget):
    """Controls of the selected site. What is rarely needed folds away under More."""

    unfolded = Signal()
    """More was opened: there is more to be seen further down."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sitePanel")
        self._chart = chart
        self._shown = ""
        self._muscle = MuscleField(chart)
        self._suggested = SuggestionRow(chart, name="site.suggested", worded=True)
        self._responses = ResponseLines(chart, self)
        kinds = [k for k in FindingKind if k is not FindingKind.TRIGGER_POINT]
        self._finding = ChoiceGrid(
            [(s, title(word(s))) for s in TriggerPointState],
            name="site.finding",
            columns=5,
            more=[*((k, title(word(k))) for k in kinds), (None, self.tr("Not recorded"))],
        )
        self._needling = NeedlingPanel(chart)
        self._details: NeedlingDetails | None = None
        self._note = TextBox(name="site.note", label=self.tr("Note on this site"), lines=1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 4, 8, 8)
        self._column.setSpacing(SPACE)
        for widget in (
            *(self._muscle, self._responses, self._suggested),
            *(self._finding, self._needling, self._note),
        ):
            self._column.addWidget(widget)
        self.buttons = self._build_buttons()
        self._column.addWidget(self.buttons)
        self._seldom = self._build_seldom()
        self._column.addWidget(self._seldom)
        self._connect()
        self.show_site(chart.selected)

    def _build_buttons(self) -> QWidget:
        self.needled_button = _chip(self.tr("Needled"), "site.needled")
        self.needled_button.setCheckable(True)
        self.needled_button.describe(self.tr("A needle was put in here"))
        self.move_button = _chip(self.tr("Move"), "site.move")
        self.move_button.setCheckable(True)
        self.move_button.describe(self.tr("Move: then tap the new place"), "M")
        self.mirror_button = _chip(self.tr("Mirror"), "site.mirror")
        self.mirror_button.describe(self.tr("Chart the same on the other side"), "I")
        self.delete_button = _chip(self.tr("Delete"), "site.delete", Weight.DANGER)
        self.delete_button.describe(self.tr("Delete this site"), "Del")
        self.more_button = _chip(self.tr("More"), "site.more")
        self.more_button.setCheckable(True)
        self.more_button.describe(
            self.tr("More: depth, direction, time in place, side, segments"), "."
        )
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        chips = (
            *(self.needled_button, self.more_button, self.move_button),
            *(self.mirror_button, self.delete_button),
        )
        for column, chip in enumerate(chips):
            grid.addWidget(chip, 0, column)
            grid.setColumnStretch(column, 1)
        return box

    def _build_seldom(self) -> QWidget:
        """What every site has and hardly anybody changes."""
        self._side = ChoiceGrid(
            [(s, side_letter(s) or self.tr("Mid")) for s in (Side.LEFT, Side.RIGHT, Side.MIDLINE)],
            name="site.side",
            columns=3,
        )
        self._segments = EntryLine(name="site.segments", label=self.tr("Segments"))
        theme.fit(self._segments)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(FieldRow(self.tr("Side"), self._side))
        column.addWidget(FieldRow(self.tr("Segments"), self._segments))
        return box

    def _connect(self) -> None:
        change = self._chart.change_site
        self._finding.chosen.connect(self._on_finding)
        self._side.chosen.connect(lambda v: change(self.tr("side"), side=v) if v else self._reset())
        self._segments.textEdited.connect(self._on_typed)
        self._segments.editingFinished.connect(self._on_segments)
        self._note.edited.connect(lambda text: change(self.tr("note"), merge="note", note=text))
        self.needled_button.clicked.connect(lambda on: self._on_needled(needled=on))
        self.more_button.clicked.connect(lambda on: self.unfold(unfolded=on))
        self.mirror_button.clicked.connect(self._chart.mirror)
        self.delete_button.clicked.connect(self._on_delete)

    # --- showing

    def show_site(self, site: Site | None) -> None:
        """Shows a site's values; hides itself without one."""
        self.setVisible(site is not None)
        if site is None:
            return
        self.setEnabled(self._chart.editable)
        self.setAccessibleName(muscle_words(site, self._chart.atlas.muscles))
        self._muscle.show_site(site)
        self._suggested.refresh()
        finding = site.finding
        self._finding.set_value((finding.state or finding.kind) if finding else None)
        self.needled_button.setChecked(site.needling is not None)
        self._needling.show_needling(site.needling)
        self._show_seldom(site)
        self._shown = site.id
        self._note.set_text(site.note)

    def unfold(self, *, unfolded: bool) -> None:
        """Shows what is seldom charted too, or only what of it holds something."""
        self.more_button.setChecked(unfolded)
        self._reset()
        if unfolded:
            self.unfolded.emit()

    def _show_seldom(self, site: Site) -> None:
        unfolded = self.more_button.isChecked()
        self._seldom.setVisible(unfolded)
        self._side.set_value(site.side)
        if site.id != self._shown or not self._segments.hasFocus():
            self._segments.set_text(segments_label(site.segments))
        if self._details is None and (unfolded or _holds_details(site.needling)):
            self._details = NeedlingDetails(self._chart)
            self._column.insertWidget(self._column.indexOf(self._seldom), self._details)
        if self._details is not None:
            self._details.show_needling(site.needling, unfolded=unfolded)

    def _reset(self) -> None:
        self.show_site(self._chart.selected)

    # --- changing

    def _on_finding(self, value: Hashable | None) -> None:
        what = value if isinstance(value, TriggerPointState) else None
        observing.find(self._chart, what or (FindingKind(value) if value else None))

    def _on_needled(self, *, needled: bool) -> None:
        site = self._chart.selected
        if site is None:
            return
        muscles, tray = self._chart.atlas.muscles, self._chart.clinic.needles
        muscle = muscles.get(site.muscle) if site.muscle else None
        fresh = self._chart.plan.needling(usual_needle(muscle, tray)) or Needling()
        done = (site.needling or fresh) if needled else None
        self._chart.change_site(self.tr("needling"), needling=done)
        self._reset()

    def _on_typed(self, text: str) -> None:
        """Takes roots as people type them, "c5, C6", letter by letter: who closes the window, or
        steps to another visit, has not left the field before.
        """
        site, known = self._chart.selected, typed_roots(text)
        if site is not None and site.id == self._shown and known is not None:
            self._chart.change_site(self.tr("segments"), merge="segments", segments=known)

    def _on_segments(self) -> None:
        """What isn't a root puts back what there was."""
        self._on_typed(self._segments.text())
        site = self._chart.selected
        if site is not None:
            self._segments.set_text(segments_label(site.segments))

    def _on_delete(self) -> None:
        site = self._chart.selected
        if site is not None and may_go(self._chart, [site], self.window()):
            self._chart.remove(site.id)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens.color("soft"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)


def _chip(text: str, name: str, weight: Weight = Weight.NORMAL) -> Chip:
    chip = Chip(text, name=name, weight=weight)
    chip.setMinimumWidth(24)
    theme.fit(chip)
    return chip


def _holds_details(needling: Needling | None) -> bool:
    """Whether a needling holds anything that stands under More."""
    return needling is not None and (
        needling.technique is Technique.ELECTRICAL
        or needling.stimulation is not None
        or needling.depth_mm is not None
        or needling.to_bone is not None
        or needling.time_s is not None
        or bool(needling.direction)
    )
