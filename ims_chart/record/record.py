"""The record: all that is kept of one patient."""

import datetime as dt

from ims_chart.frozen import frozen
from ims_chart.record.checks import check_required, check_unique
from ims_chart.record.conflict import Conflict
from ims_chart.record.entry import Entry
from ims_chart.record.errors import RecordError, Wrong
from ims_chart.record.patient import Patient
from ims_chart.record.visit import Removal, Visit


@frozen(kw_only=True)
class Record(Entry):
    """All that is kept of one patient. Visits stand from the oldest to the newest.

    Attributes:
        id: random and short; also the file's name.
        revision: how often this record has been written.
        removed: visits that were deleted.
        conflicts: what a merge could not decide and nobody has settled yet.
        archived: since when the patient is out of the list of those under treatment.
        keep_until: the day before which the record must not be erased.
        lineage: the versions this one was made of, newest first: the beginnings of their files'
            digests, with spaces between. The store keeps it, like the revision.
    """

    id: str
    patient: Patient
    visits: tuple[Visit, ...]
    revision: int = 0
    removed: tuple[Removal, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    archived: dt.date | None = None
    keep_until: dt.date | None = None
    lineage: str = ""

    def __post_init__(self) -> None:
        check_required("id", self.id)
        check_unique("conflicts.id", (c.id for c in self.conflicts))
        check_unique("visits.id", (v.id for v in self.visits))
        by_day = tuple(sorted(self.visits, key=lambda v: (v.date, v.recorded, v.id)))
        object.__setattr__(self, "visits", by_day)

    def visit(self, visit_id: str) -> Visit:
        """The visit of that id.

        Raises:
            RecordError: NOT_FOUND.
        """
        for visit in self.visits:
            if visit.id == visit_id:
                return visit
        raise RecordError(Wrong.NOT_FOUND, "visit.id", visit_id)

    def before(self, visit_id: str) -> tuple[Visit, ...]:
        """The visits before the one of that id, the oldest first.

        Raises:
            RecordError: NOT_FOUND.
        """
        for at, visit in enumerate(self.visits):
            if visit.id == visit_id:
                return self.visits[:at]
        raise RecordError(Wrong.NOT_FOUND, "visit.id", visit_id)

    @property
    def latest(self) -> Visit | None:
        return self.visits[-1] if self.visits else None
