"""A walk through edits, undos and redos that knows what the record must be after each step."""

from __future__ import annotations

from collections.abc import Callable

from ims_chart.body import Atlas
from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.record import Clinic
from ims_chart.storage.codec import decode_record, encode_record
from tests import samples


class Journey:
    """The chart, and the record as it was at every place of the history."""

    def __init__(self, atlas: Atlas) -> None:
        start = samples.record(visits=[samples.visit()])
        self.chart = Chart(Document(start), atlas, Clinic(), author="th1")
        self.trail = [start]

    @property
    def at(self) -> int:
        return self.chart.document.history.index()

    def go(self, edit: Callable[[Chart], object]) -> None:
        """Makes an edit, whatever it does to the history."""
        before, record = self.at, self.chart.record
        edit(self.chart)
        if self.chart.record is not record or self.at != before:
            # A step that was merged away leaves the history one shorter.
            self.trail = [*self.trail[: self.at], self.chart.record]
        self.check()

    def undo(self) -> None:
        self.chart.document.history.undo()
        self.check()

    def redo(self) -> None:
        self.chart.document.history.redo()
        self.check()

    def check(self) -> None:
        record = self.chart.record
        assert record == self.trail[self.at]
        assert decode_record(encode_record(record)).record == record
        for visit in record.visits:
            # Each number ever given belongs to one site that is there or one that was removed.
            numbers = [site.number for site in visit.sites]
            assert len(set(numbers)) == len(numbers)
            assert len(numbers) + len(visit.removed) == visit.numbers_given
            assert max(numbers, default=0) <= visit.numbers_given

    def there_and_back(self) -> None:
        """Undoes everything, redoes everything: every record of the way comes by again."""
        history = self.chart.document.history
        while history.canUndo():
            self.undo()
        assert self.chart.record == self.trail[0]
        while history.canRedo():
            self.redo()
        assert self.chart.record == self.trail[-1]
