"""What is observed at the selected site, each in one step: panel, keys and ring all come here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from ims_chart.charting.chart import Chart
from ims_chart.record import (
    Event,
    EventKind,
    Finding,
    FindingKind,
    Needling,
    RecordError,
    Referral,
    TriggerPointState,
    Twitch,
)
from ims_chart.record.needles import changed_needling

translate = QCoreApplication.translate


def find(chart: Chart, what: TriggerPointState | FindingKind | None) -> None:
    """Charts what was found; what else is known of the finding stays."""
    site = chart.selected
    if site is None:
        return
    finding = None
    if what is not None:
        state = what if isinstance(what, TriggerPointState) else None
        kind = FindingKind.TRIGGER_POINT if state else FindingKind(what)
        finding = replace(site.finding or Finding(kind=kind), kind=kind, state=state)
    chart.change_site(translate("chart", "finding"), finding=finding)


def toggle_state(chart: Chart, state: TriggerPointState) -> None:
    """Charts a trigger point as active, latent, …; once more takes it back."""
    finding = chart.selected.finding if chart.selected else None
    find(chart, None if finding and finding.state is state else state)


def change_needling(chart: Chart, what: str, *, merge: str = "", **fields: Any) -> None:
    """Changes fields of what was done at the selected site; nothing where nothing was done.

    Says why if the record refuses it.
    """
    needling = _needling(chart)
    if needling is None:
        return
    try:
        changed = changed_needling(needling, **fields)
    except RecordError as error:
        chart.refused.emit(error)
        return
    chart.change_site(what, merge=merge, needling=changed)


def set_twitch(chart: Chart, twitch: Twitch | None) -> None:
    change_needling(chart, translate("chart", "twitch"), twitch=twitch)


def next_twitch(chart: Chart) -> None:
    """None, single, multiple, not recorded, and round again."""
    needling = _needling(chart)
    if needling is not None:
        order = (None, *Twitch)
        set_twitch(chart, order[(order.index(needling.twitch) + 1) % len(order)])


def refer(chart: Chart, *, felt: bool | None, familiar: bool | None = None) -> None:
    """Charts whether the needle sent a sensation elsewhere; where it was felt stays."""
    needling = _needling(chart)
    held = needling.referral if needling else None
    made = None
    if felt is not None:
        made = replace(held or Referral(felt=felt), felt=felt, familiar=familiar)
        made = made if felt else replace(made, where="")
    change_needling(chart, translate("chart", "referral"), referral=made)


def next_referral(chart: Chart) -> None:
    """None, felt, familiar, not recorded, and round again."""
    needling = _needling(chart)
    referral = needling.referral if needling else None
    if referral is None:
        refer(chart, felt=False)
    elif not referral.felt:
        refer(chart, felt=True)
    elif not referral.familiar:
        refer(chart, felt=True, familiar=True)
    else:
        refer(chart, felt=None)


def rate_pain(chart: Chart, pain: int | None) -> None:
    """Charts the pain during needling, 0…10."""
    change_needling(chart, translate("chart", "pain"), pain_during=pain)


def toggle_pain(chart: Chart, pain: int) -> None:
    needling = _needling(chart)
    if needling is not None:
        rate_pain(chart, None if needling.pain_during == pain else pain)


def toggle_event(chart: Chart, kind: EventKind) -> None:
    """Adds a reaction, or takes it back if it is there."""
    needling = _needling(chart)
    held = (needling.events if needling else None) or ()
    rest = tuple(event for event in held if event.kind is not kind)
    now = (*held, Event(kind=kind)) if len(rest) == len(held) else rest
    change_needling(chart, translate("chart", "reaction"), events=now or None)


def _needling(chart: Chart) -> Needling | None:
    return chart.selected.needling if chart.selected else None
