"""What was done at the selected site: needle, technique, and how the patient responded."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.printing.terms import needle_words, number, word
from ims_chart.record import (
    Event,
    EventKind,
    Needling,
    RecordError,
    Referral,
    Technique,
    Twitch,
)
from ims_chart.ui.chip import Chip
from ims_chart.ui.chip_row import ChipRow
from ims_chart.ui.field_row import FieldRow
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.number_row import NumberRow
from ims_chart.ui.text_line import TextLine
from ims_chart.ui.theme import GAP

COMMON_TECHNIQUES = (Technique.PISTONING, Technique.IN_PLACE, Technique.FANNING)
COMMON_EVENTS = (EventKind.BRUISE, EventKind.BLEEDING, EventKind.FAINT)
"""One tap each: the reactions that are common (Brady 2014) and the one to act on at once."""


class NeedlingPanel(QWidget):
    """A chip that is tapped again goes back to not recorded."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("needlingPanel")
        self._chart = chart
        self._shown = ""
        self._twitch = ChipRow([(t, title(word(t))) for t in Twitch], name="site.twitch")
        self._technique = ChipRow(
            [(t, title(word(t))) for t in COMMON_TECHNIQUES],
            name="site.technique",
            more=[(t, title(word(t))) for t in Technique if t not in COMMON_TECHNIQUES],
        )
        self._referral = ChipRow(
            [
                ("none", self.tr("None")),
                ("felt", self.tr("Felt")),
                ("familiar", self.tr("Familiar")),
            ],
            name="site.referral",
        )
        self._where = TextLine(name="site.referralWhere", label=self.tr("Where was it felt?"))
        self._pain = NumberRow(name="site.pain", label=self.tr("Pain during"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._where_row = FieldRow("", self._where)
        for row in (
            FieldRow(self.tr("Needle"), self._build_needle()),
            FieldRow(self.tr("Technique"), self._technique),
            FieldRow(self.tr("Twitch"), self._twitch),
            FieldRow(self.tr("Referral"), self._referral),
            self._where_row,
            FieldRow(self.tr("Pain"), self._pain),
            FieldRow(self.tr("Reaction"), self._build_events()),
        ):
            column.addWidget(row)
        self._connect()

    def _build_needle(self) -> QWidget:
        box = QWidget()
        row = FlowLayout(box)
        self._needle = MenuChip(self.tr("Needle"), name="site.needle")
        self._needle.set_choices(
            [
                *((n, needle_words(n)) for n in self._chart.clinic.needles),
                (None, self.tr("Not recorded")),
            ]
        )
        self._count = MenuChip("× 1", name="site.count")
        self._count.set_choices([(n, f"× {n}") for n in range(1, 11)])
        self._depth = TextLine(name="site.depth", label=self.tr("mm deep"))
        self._depth.setValidator(QDoubleValidator(0, 200, 1, self._depth))
        self._depth.setFixedWidth(82)
        for widget in (self._needle, self._count, self._depth):
            row.addWidget(widget)
        return box

    def _build_events(self) -> QWidget:
        box = QWidget()
        row = FlowLayout(box)
        self._no_event = Chip(self.tr("None"), name="site.event.none")
        self._no_event.setCheckable(True)
        row.addWidget(self._no_event)
        self._event_chips: dict[EventKind, Chip] = {}
        for kind in COMMON_EVENTS:
            chip = Chip(title(word(kind)), name=f"site.event.{kind}")
            chip.setCheckable(True)
            self._event_chips[kind] = chip
            row.addWidget(chip)
        self._more_events = MenuChip(self.tr("Other"), name="site.event.more")
        self._more_events.set_choices(
            [(k, title(word(k))) for k in EventKind if k not in COMMON_EVENTS]
        )
        row.addWidget(self._more_events)
        return box

    def _connect(self) -> None:
        change = self._change
        self._needle.chosen.connect(lambda v: change(self.tr("needle"), needle=v))
        self._count.chosen.connect(lambda v: change(self.tr("count"), count=v))
        self._depth.edited.connect(self._on_depth)
        self._depth.left.connect(lambda: self.show_needling(self._needling))
        self._technique.chosen.connect(lambda v: change(self.tr("technique"), technique=v))
        self._twitch.chosen.connect(lambda v: change(self.tr("twitch"), twitch=v))
        self._referral.chosen.connect(self._on_referral)
        self._where.edited.connect(self._on_where)
        self._pain.chosen.connect(lambda v: change(self.tr("pain"), pain_during=v))
        self._no_event.clicked.connect(
            lambda on: change(self.tr("reaction"), events=() if on else None)
        )
        for kind, chip in self._event_chips.items():
            chip.clicked.connect(lambda _on, k=kind: self._on_event(k))
        self._more_events.chosen.connect(self._on_event)

    def show_needling(self, needling: Needling | None) -> None:
        """Shows what was done; hides itself where nothing was."""
        self.setVisible(needling is not None)
        if needling is None:
            return
        needle = needling.needle
        self._needle.set_value(needle, needle_words(needle) if needle else None)
        self._count.set_value(needling.count, f"× {needling.count}")
        site = self._chart.selected
        shown, self._shown = self._shown, site.id if site else ""
        if shown != self._shown or not self._depth.hasFocus():
            depth = needling.depth_mm
            self._depth.set_text("" if depth is None else number(depth))
        self._technique.set_value(needling.technique)
        self._twitch.set_value(needling.twitch)
        referral = needling.referral
        self._referral.set_value(_referral_value(referral))
        self._where_row.setVisible(referral is not None and referral.felt)
        self._where.set_text(referral.where if referral else "")
        self._pain.set_value(needling.pain_during)
        self._show_events(needling)

    def _show_events(self, needling: Needling) -> None:
        kinds = {event.kind for event in needling.events or ()}
        self._no_event.setChecked(needling.events == ())
        for kind, chip in self._event_chips.items():
            chip.setChecked(kind in kinds)
        others = sorted(title(word(k)) for k in kinds - set(COMMON_EVENTS))
        self._more_events.setCheckable(True)
        self._more_events.set_value(None, ", ".join(others) or None)
        self._more_events.setChecked(bool(others))

    @property
    def _needling(self) -> Needling | None:
        site = self._chart.selected
        return site.needling if site else None

    def _change(self, what: str, *, merge: str = "", **fields: Any) -> None:
        needling = self._needling
        if needling is None:
            return
        try:
            changed = replace(needling, **fields)
        except RecordError as error:
            self._chart.refused.emit(error)
            return
        self._chart.change_site(what, merge=merge, needling=changed)

    def _on_depth(self, text: str) -> None:
        value = text.strip().replace(",", ".")
        try:
            depth = float(value) if value else None
        except ValueError:
            return
        self._change(self.tr("depth"), merge="depth", depth_mm=depth)

    def _on_referral(self, value: Hashable | None) -> None:
        held = self._needling.referral if self._needling else None
        where = held.where if held else ""
        made = {
            "none": Referral(felt=False),
            "felt": Referral(felt=True, where=where),
            "familiar": Referral(felt=True, where=where, familiar=True),
        }.get(str(value))
        self._change(self.tr("referral"), referral=made)

    def _on_where(self, text: str) -> None:
        held = self._needling.referral if self._needling else None
        if held is not None:
            self._change(self.tr("referral"), merge="where", referral=replace(held, where=text))

    def _on_event(self, kind: EventKind) -> None:
        """Adds a reaction, or takes it back if it is there."""
        held = (self._needling.events if self._needling else None) or ()
        rest = tuple(event for event in held if event.kind is not kind)
        now = (*held, Event(kind=kind)) if len(rest) == len(held) else rest
        self._change(self.tr("reaction"), events=now or None)


def title(text: str) -> str:
    """A word as it begins a label."""
    return text[:1].upper() + text[1:]


def _referral_value(referral: Referral | None) -> str | None:
    if referral is None:
        return None
    if not referral.felt:
        return "none"
    return "familiar" if referral.familiar else "felt"
