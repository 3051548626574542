"""Signing: the one act that can't be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ims_chart.record import Record, edits

if TYPE_CHECKING:
    from ims_chart.charting.chart import Chart

translate = QCoreApplication.translate


def sign(chart: Chart, reason: str = "") -> bool:
    """Signs the chosen visit. A signed visit takes no edit, so the way back ends here too.

    `reason` says why needles that were counted in were not counted out; without one such a visit
    is refused. Returns whether the visit is signed now.
    """
    visit = chart.visit
    if visit is None or not chart.editable:
        return False

    def edit(record: Record) -> Record:
        if reason:
            record = edits.change_visit(record, visit.id, needles_reason=reason)
        return edits.sign_visit(record, visit.id)

    done = chart.edit(translate("signing", "sign visit"), edit)
    if done:
        chart.document.history.clear()
    return done
