"""What two people changed at once and nobody has settled yet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ims_chart.charting.chart import Chart, now
from ims_chart.record import Conflict
from ims_chart.record.settling import keep, moot, take

translate = QCoreApplication.translate


class Conflicts:
    """The conflicts of a chart's record."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart

    @property
    def all(self) -> tuple[Conflict, ...]:
        """Those in which there is still something to decide."""
        record = self._chart.record
        return tuple(conflict for conflict in record.conflicts if not moot(record, conflict))

    def keep(self, conflict: Conflict) -> bool:
        """Lets stand what is in the record."""
        words, by, at = translate("chart", "keep this version"), self._chart.author, now()
        return self._chart.edit(words, lambda record: keep(record, conflict.id, author=by, at=at))

    def take(self, conflict: Conflict) -> bool:
        """Takes the other version; says why if the record refuses it."""
        words, by, at = translate("chart", "take the other version"), self._chart.author, now()
        return self._chart.edit(words, lambda record: take(record, conflict.id, author=by, at=at))
