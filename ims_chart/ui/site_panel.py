"""The selected site: what was found and done there, each in one tap."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QDoubleValidator, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.insight.naming import segments_label
from ims_chart.printing.terms import muscle_words, needle_words, number, word
from ims_chart.record import (
    ROOTS,
    Event,
    EventKind,
    Finding,
    FindingKind,
    Needling,
    Referral,
    Side,
    Site,
    Technique,
    TriggerPointState,
    Twitch,
)
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.chip_row import ChipRow
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.muscle_field import MuscleField
from ims_chart.ui.number_row import NumberRow
from ims_chart.ui.text_box import TextBox
from ims_chart.ui.text_line import TextLine
from ims_chart.ui.theme import GAP, RADIUS, ROW, font, theme

COMMON_EVENTS = (EventKind.BRUISE, EventKind.BLEEDING, EventKind.FAINT)


class SitePanel(QWidget):
    """Controls of the selected site. A chip that is tapped again goes back to not recorded."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sitePanel")
        self._chart = chart
        self._build()
        self._connect()
        self.show_site(chart.selected)

    # --- building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 12)
        column.setSpacing(GAP)
        self._muscle = MuscleField(self._chart)
        column.addWidget(self._muscle)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        self._side = ChipRow([(s, _title(word(s))) for s in Side], name="site.side")
        self._segments = TextLine(name="site.segments", label=self.tr("Segments, as C5 C6"))
        self._finding = ChipRow(_finding_choices(), name="site.finding")
        self._needled = ChipRow(
            [(True, self.tr("Needled")), (False, self.tr("Not needled"))], name="site.needled"
        )
        self._twitch = ChipRow([(t, _title(word(t))) for t in Twitch], name="site.twitch")
        self._referral = ChipRow(
            [
                ("none", self.tr("None")),
                ("felt", self.tr("Felt")),
                ("familiar", self.tr("Familiar")),
            ],
            name="site.referral",
        )
        self._where = TextLine(name="site.referralWhere", label=self.tr("Felt where"))
        self._pain = NumberRow(name="site.pain", label=self.tr("Pain during"))
        self._technique = ChipRow([(t, _title(word(t))) for t in Technique], name="site.technique")
        self._events, self._event_chips = self._build_events()
        self._note = TextBox(name="site.note", label=self.tr("Note on this site"), lines=1)
        self._rows: dict[str, list[QWidget]] = {}
        for row, (label, widget, of_needling) in enumerate(
            (
                (self.tr("Side"), self._side, False),
                (self.tr("Segments"), self._segments, False),
                (self.tr("Found"), self._finding, False),
                (self.tr("Done"), self._needled, False),
                (self.tr("Needle"), self._build_needle(), True),
                (self.tr("Technique"), self._technique, True),
                (self.tr("Twitch"), self._twitch, True),
                (self.tr("Referral"), self._referral, True),
                ("", self._where, True),
                (self.tr("Pain"), self._pain, True),
                (self.tr("Reaction"), self._events, True),
                (self.tr("Note"), self._note, False),
            )
        ):
            caption = QLabel(label)
            caption.setFont(font(9.5))
            caption.setForegroundRole(caption.foregroundRole())
            caption.setMinimumHeight(ROW)
            grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, row, 1)
            if of_needling:
                self._rows.setdefault("needling", []).extend((caption, widget))
        column.addLayout(self._build_buttons())

    def _build_needle(self) -> QWidget:
        box = QWidget()
        row = FlowLayout(box)
        self._needle = MenuChip(self.tr("Needle"), name="site.needle")
        self._needle.set_choices(
            [(n, f"{needle_words(n)} mm") for n in self._chart.clinic.needles]
            + [(None, self.tr("Not recorded"))]
        )
        self._count = MenuChip("× 1", name="site.count")
        self._count.set_choices([(n, f"× {n}") for n in range(1, 11)])
        self._depth = TextLine(name="site.depth", label=self.tr("Depth, mm"))
        self._depth.setValidator(QDoubleValidator(0, 200, 1, self._depth))
        self._depth.setFixedWidth(104)
        for widget in (self._needle, self._count, self._depth):
            row.addWidget(widget)
        return box

    def _build_events(self) -> tuple[QWidget, dict[EventKind, Chip]]:
        box = QWidget()
        row = FlowLayout(box)
        self._no_event = Chip(self.tr("None"), name="site.event.none")
        self._no_event.setCheckable(True)
        row.addWidget(self._no_event)
        chips: dict[EventKind, Chip] = {}
        for kind in COMMON_EVENTS:
            chip = Chip(_title(word(kind)), name=f"site.event.{kind}")
            chip.setCheckable(True)
            chips[kind] = chip
            row.addWidget(chip)
        self._more_events = MenuChip(self.tr("Other"), name="site.event.more")
        self._more_events.set_choices(
            [(k, _title(word(k))) for k in EventKind if k not in COMMON_EVENTS]
        )
        row.addWidget(self._more_events)
        return box, chips

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.move_button = Chip(self.tr("Move"), name="site.move", icon="move")
        self.move_button.setCheckable(True)
        self.move_button.describe(self.tr("Move: then tap the new place"), "M")
        self.delete_button = Chip(
            self.tr("Delete"), name="site.delete", icon="trash", weight=Weight.DANGER
        )
        self.delete_button.describe(self.tr("Delete this site"), "Del")
        row.addWidget(self.move_button)
        row.addWidget(self.delete_button)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        needling = self._change_needling
        self._side.chosen.connect(lambda v: self._change(self.tr("side"), side=v or Side.MIDLINE))
        self._segments.editingFinished.connect(self._on_segments)
        self._finding.chosen.connect(self._on_finding)
        self._needled.chosen.connect(self._on_needled)
        self._needle.chosen.connect(lambda v: needling(self.tr("needle"), needle=v))
        self._count.chosen.connect(lambda v: needling(self.tr("count"), count=v))
        self._depth.edited.connect(self._on_depth)
        self._technique.chosen.connect(lambda v: needling(self.tr("technique"), technique=v))
        self._twitch.chosen.connect(lambda v: needling(self.tr("twitch"), twitch=v))
        self._referral.chosen.connect(self._on_referral)
        self._where.edited.connect(self._on_where)
        self._pain.chosen.connect(lambda v: needling(self.tr("pain"), pain_during=v))
        self._no_event.clicked.connect(
            lambda on: needling(self.tr("reaction"), events=() if on else None)
        )
        for kind, chip in self._event_chips.items():
            chip.clicked.connect(lambda on, k=kind: self._on_event(k, on=on))
        self._more_events.chosen.connect(lambda k: self._on_event(k, on=None))
        self._note.edited.connect(
            lambda text: self._change(self.tr("note"), merge="note", note=text)
        )
        self.delete_button.clicked.connect(self._on_delete)

    # --- showing

    def show_site(self, site: Site | None) -> None:
        """Shows a site's values; hides itself without one."""
        self.setVisible(site is not None)
        if site is None:
            return
        self._muscle.show_site(site)
        self._side.set_value(site.side)
        if not self._segments.hasFocus():
            self._segments.set_text(segments_label(site.segments))
        self._finding.set_value(_finding_value(site.finding))
        self._needled.set_value(site.needling is not None)
        self._note.set_text(site.note)
        for widget in self._rows["needling"]:
            widget.setVisible(site.needling is not None)
        if site.needling is not None:
            self._show_needling(site.needling)
        self.setEnabled(self._chart.editable)
        self.setAccessibleName(muscle_words(site, self._chart.atlas.muscles))

    def _show_needling(self, needling: Needling) -> None:
        needle = needling.needle
        self._needle.set_value(needle, f"{needle_words(needle)} mm" if needle else None)
        self._count.set_value(needling.count, f"× {needling.count}")
        if not self._depth.hasFocus():
            depth = needling.depth_mm
            self._depth.set_text("" if depth is None else number(depth, 1))
        self._technique.set_value(needling.technique)
        self._twitch.set_value(needling.twitch)
        referral = needling.referral
        felt = referral is not None and referral.felt
        self._referral.set_value(_referral_value(referral))
        self._where.setVisible(felt)
        self._where.set_text(referral.where if referral else "")
        self._pain.set_value(needling.pain_during)
        kinds = {event.kind for event in needling.events or ()}
        self._no_event.setChecked(needling.events == ())
        for kind, chip in self._event_chips.items():
            chip.setChecked(kind in kinds)
        others = [_title(word(k)) for k in kinds - set(COMMON_EVENTS)]
        self._more_events.set_value(None, ", ".join(sorted(others)) or None)
        self._more_events.setChecked(bool(others))

    # --- edits

    def _change(self, what: str, *, merge: str = "", **fields: Any) -> None:
        self._chart.change_site(what, merge=merge, **fields)

    def _change_needling(self, what: str, *, merge: str = "", **fields: Any) -> None:
        site = self._chart.selected
        if site is not None:
            needling = site.needling or Needling()
            self._attempt(what, merge, lambda: replace(needling, **fields))

    def _attempt(self, what: str, merge: str, make: Callable[[], Needling]) -> None:
        try:
            needling = make()
        except ValueError as error:
            self._chart.refused.emit(error)
            return
        self._change(what, merge=merge, needling=needling)

    def _on_segments(self) -> None:
        site = self._chart.selected
        typed = self._segments.text().upper().replace(",", " ").split()
        if site is None or segments_label(site.segments) == self._segments.text():
            return
        known = tuple(root for root in ROOTS if root in typed)
        if len(known) == len(set(typed)):
            self._change(self.tr("segments"), segments=known)
        self._segments.set_text(segments_label(known or site.segments))

    def _on_finding(self, value: Hashable | None) -> None:
        self._change(self.tr("finding"), finding=_finding_of(value))

    def _on_needled(self, value: Hashable | None) -> None:
        site = self._chart.selected
        if site is None:
            return
        plan = self._chart.plan
        fresh = Needling(needle=plan.needle, technique=plan.technique, count=plan.count)
        self._change(self.tr("needling"), needling=(site.needling or fresh) if value else None)

    def _on_depth(self, text: str) -> None:
        value = text.strip().replace(",", ".")
        try:
            depth = float(value) if value else None
        except ValueError:
            return
        self._change_needling(self.tr("depth"), merge="depth", depth_mm=depth)

    def _on_referral(self, value: Hashable | None) -> None:
        site = self._chart.selected
        where = (
            site.needling.referral.where
            if site and site.needling and site.needling.referral
            else ""
        )
        made = {
            "none": Referral(felt=False),
            "felt": Referral(felt=True, where=where),
            "familiar": Referral(felt=True, where=where, familiar=True),
        }.get(str(value))
        self._change_needling(self.tr("referral"), referral=made)

    def _on_where(self, text: str) -> None:
        site = self._chart.selected
        if site and site.needling and site.needling.referral:
            referral = replace(site.needling.referral, where=text)
            self._change_needling(self.tr("referral"), merge="where", referral=referral)

    def _on_event(self, kind: EventKind, *, on: bool | None) -> None:
        site = self._chart.selected
        if site is None or site.needling is None:
            return
        events = site.needling.events or ()
        there = any(event.kind is kind for event in events)
        wanted = not there if on is None else on
        rest = tuple(event for event in events if event.kind is not kind)
        now = (*rest, Event(kind=kind)) if wanted else rest
        self._change_needling(self.tr("reaction"), events=now or None)

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


def _title(text: str) -> str:
    return text[:1].upper() + text[1:]


def _finding_choices() -> list[tuple[Hashable, str]]:
    states: list[tuple[Hashable, str]] = [(s, _title(word(s))) for s in TriggerPointState]
    kinds = [k for k in FindingKind if k is not FindingKind.TRIGGER_POINT]
    return states + [(k, _title(word(k))) for k in kinds]


def _finding_value(finding: Finding | None) -> Hashable | None:
    return None if finding is None else finding.state or finding.kind


def _finding_of(value: Hashable | None) -> Finding | None:
    if value is None:
        return None
    if isinstance(value, TriggerPointState):
        return Finding(kind=FindingKind.TRIGGER_POINT, state=value)
    return Finding(kind=FindingKind(value))


def _referral_value(referral: Referral | None) -> str | None:
    if referral is None:
        return None
    if not referral.felt:
        return "none"
    return "familiar" if referral.familiar else "felt"
