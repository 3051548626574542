"""How the patient responded at the selected site, and what was done there, each in one tap."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ims_chart.charting import observing
from ims_chart.charting.chart import Chart
from ims_chart.printing.terms import needle_words, word
from ims_chart.record import EventKind, Needling, Referral, Technique, Twitch
from ims_chart.ui.chip_grid import ChipGrid
from ims_chart.ui.choice_grid import ChoiceGrid
from ims_chart.ui.field_row import FieldRow
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.number_row import NumberRow
from ims_chart.ui.referral_field import ReferralField
from ims_chart.ui.theme import theme

COMMON_TECHNIQUES = (Technique.PISTONING, Technique.IN_PLACE, Technique.FANNING)
COMMON_EVENTS = (EventKind.BRUISE, EventKind.BLEEDING, EventKind.FAINT)
"""One tap each: the reactions that are common (Brady 2014) and the one to act on at once."""
NO_EVENT = "none"
SPACE = 6


class NeedlingPanel(QWidget):
    """A chip that is tapped again goes back to not recorded."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("needlingPanel")
        self._chart = chart
        self._twitch = ChoiceGrid(
            [(t, title(word(t))) for t in Twitch], name="site.twitch", columns=3
        )
        self._referral = ChoiceGrid(
            [
                ("none", self.tr("None")),
                ("felt", self.tr("Felt")),
                ("familiar", self.tr("Familiar")),
            ],
            name="site.referral",
            columns=3,
        )
        self._where = ReferralField(chart)
        self._pain = NumberRow(name="site.pain", label=self.tr("Pain during"))
        self._events = self._build_events()
        self._technique = ChoiceGrid(
            [(t, title(word(t))) for t in COMMON_TECHNIQUES],
            name="site.technique",
            columns=4,
            more=[(t, title(word(t))) for t in Technique if t not in COMMON_TECHNIQUES],
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for row in (
            FieldRow(self.tr("Twitch"), self._twitch),
            FieldRow(self.tr("Referral"), self._referral),
            self._where,
            FieldRow(self.tr("Pain"), self._pain),
            FieldRow(self.tr("Reaction"), self._events),
            FieldRow(self.tr("Technique"), self._technique),
            FieldRow(self.tr("Needle"), self._build_needle()),
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
        self._count.setAccessibleName(self.tr("Number of needles"))
        for widget in (self._needle, self._count):
            theme.fit(widget)
            row.addWidget(widget)
        return box

    def _build_events(self) -> ChipGrid:
        short = {EventKind.BLEEDING: self.tr("Bleed")}
        grid = ChipGrid(
            [
                (NO_EVENT, self.tr("None")),
                *((kind, short.get(kind, title(word(kind)))) for kind in COMMON_EVENTS),
            ],
            name="site.event",
            columns=5,
            more=[(k, title(word(k))) for k in EventKind if k not in COMMON_EVENTS],
        )
        grid.name_chip(EventKind.BLEEDING, title(word(EventKind.BLEEDING)))
        return grid

    def _connect(self) -> None:
        change = self._change
        self._needle.chosen.connect(lambda v: change(self.tr("needle"), needle=v))
        self._count.chosen.connect(lambda v: change(self.tr("count"), count=v))
        self._technique.chosen.connect(lambda v: change(self.tr("technique"), technique=v))
        self._twitch.chosen.connect(lambda v: observing.set_twitch(self._chart, v))
        self._referral.chosen.connect(self._on_referral)
        self._where.edited.connect(self._on_where)
        self._pain.chosen.connect(lambda v: observing.rate_pain(self._chart, v))
        self._events.tapped.connect(self._on_event)

    def show_needling(self, needling: Needling | None) -> None:
        """Shows what was done; hides itself where nothing was."""
        self.setVisible(needling is not None)
        if needling is None:
            return
        needle = needling.needle
        self._needle.set_value(needle, needle_words(needle) if needle else None)
        self._count.set_value(needling.count, f"× {needling.count}")
        self._technique.set_value(needling.technique)
        self._twitch.set_value(needling.twitch)
        referral = needling.referral
        self._referral.set_value(_referral_value(referral))
        self._where.setVisible(referral is not None and referral.felt)
        if referral is not None and referral.felt:
            self._where.show_where(referral.where)
        self._pain.set_value(needling.pain_during)
        self._show_events(needling)

    def _show_events(self, needling: Needling) -> None:
        if needling.events is None:
            self._events.show_values(())
            return
        kinds = [event.kind for event in needling.events]
        others = sorted(title(word(k)) for k in kinds if k not in COMMON_EVENTS)
        self._events.show_values(kinds or (NO_EVENT,), ", ".join(others))

    @property
    def _needling(self) -> Needling | None:
        site = self._chart.selected
        return site.needling if site else None

    def _change(self, what: str, *, merge: str = "", **fields: Any) -> None:
        observing.change_needling(self._chart, what, merge=merge, **fields)

    def _on_referral(self, value: Hashable | None) -> None:
        felt = None if value is None else value != "none"
        observing.refer(self._chart, felt=felt, familiar=True if value == "familiar" else None)

    def _on_where(self, where: str, typed: bool) -> None:
        held = self._needling.referral if self._needling else None
        if held is not None:
            merge = "where" if typed else ""
            self._change(self.tr("referral"), merge=merge, referral=replace(held, where=where))

    def _on_event(self, kind: Hashable | None) -> None:
        if isinstance(kind, EventKind):
            observing.toggle_event(self._chart, kind)
        elif self._needling is not None:
            none = self._needling.events == ()
            self._change(self.tr("reaction"), events=None if none else ())


def title(text: str) -> str:
    """A word as it begins a label."""
    return text[:1].upper() + text[1:]


def _referral_value(referral: Referral | None) -> str | None:
    if referral is None:
        return None
    if not referral.felt:
        return "none"
    return "familiar" if referral.familiar else "felt"
