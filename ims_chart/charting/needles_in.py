"""The patients who lie with needles in: who, where, how many, and whose timer rings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from ims_chart.charting.needles import first_due
from ims_chart.frozen import frozen
from ims_chart.record import Patient, Record
from ims_chart.record.needles import visits_with_needles_in
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.store import Store

TICK_MS = 1_000


@frozen
class Lying:
    """A patient with needles in.

    Attributes:
        record_id: names the patient to the program.
        visit_id: the newest visit that has needles in.
        initials: all that is shown of the name, where a name may be shown.
        room: "" if nobody said.
        count: needles in the body.
        due: when the next timer rings or the first rang.
    """

    record_id: str
    visit_id: str
    initials: str
    room: str
    count: int
    due: datetime | None


def lying(record: Record) -> Lying | None:
    """The patient of a record, if needles are in."""
    visits = visits_with_needles_in(record)
    if not visits:
        return None
    return Lying(
        record_id=record.id,
        visit_id=visits[-1].id,
        initials=initials(record.patient),
        room=visits[-1].room.strip(),
        count=sum(visit.needles_in for visit in visits),
        due=first_due(site for visit in visits for site in visit.sites),
    )


def initials(patient: Patient) -> str:
    """Given name first, as people are spoken of; "" of nobody."""
    return initials_of(patient.given, patient.family)


def initials_of(*names: str) -> str:
    """The first letter of each name that has one."""
    firsts = (next(filter(str.isalnum, name), "") for name in names)
    return "".join(f"{letter.upper()}." for letter in firsts if letter)


class NeedlesIn(QObject):
    """Keeps the patients with needles in, opened here since the start or remembered from before,
    and watches their timers. It outlives any one patient's page.
    """

    changed = Signal()
    """Who lies with needles in, or whose timer rings, has changed."""
    ticked = Signal()
    """A second has passed while a timer is set."""
    rang = Signal(object)
    """The Lying whose timer has just come to its end."""
    kept = Signal(tuple)
    """The ids of the records with needles in, when they are others than were remembered."""

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        """`clock` gives this moment with its offset."""
        super().__init__(parent)
        self._clock = clock
        self._lying: dict[str, Lying] = {}
        self._unread: tuple[str, ...] = ()
        self._kept: tuple[str, ...] = ()
        self._rung: dict[str, datetime] = {}
        self._quiet: dict[str, datetime] = {}
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def patients(self) -> tuple[Lying, ...]:
        """Those whose timer rings first come first, those without one last."""
        late = datetime.max.replace(tzinfo=self._clock().tzinfo)
        return tuple(sorted(self._lying.values(), key=lambda one: one.due or late))

    @property
    def count(self) -> int:
        """Needles in, of all patients together."""
        return sum(one.count for one in self._lying.values())

    @property
    def ringing(self) -> tuple[Lying, ...]:
        """Those whose timer has come to its end and whom nobody has answered yet."""
        now = self._clock()
        return tuple(
            one
            for one in self.patients
            if one.due and one.due <= now and self._quiet.get(one.record_id) != one.due
        )

    def remaining(self, one: Lying) -> timedelta | None:
        """Until the timer rings, below zero since it rang; None without a timer."""
        return None if one.due is None else self.until(one.due)

    def until(self, due: datetime) -> timedelta:
        """How long it is until a moment, below zero once it is past."""
        return due - self._clock()

    # --- following the records

    def follow(self, record: Record) -> None:
        """Takes over what a record says by now."""
        if self._take(record):
            self._tell()

    def recall(self, store: Store, record_ids: Iterable[str]) -> None:
        """Begins with the records that were remembered, as they stand in the store now. What can't
        be read is remembered on, for it may be read another time.
        """
        self._kept = tuple(dict.fromkeys(record_ids))
        self._lying, unread = {}, []
        for record_id in self._kept:
            try:
                self._take(store.load(record_id).record)
            except StorageError as error:
                if error.code is not Code.BAD_NAME:
                    unread.append(record_id)
        self._unread = tuple(unread)
        self._tell()

    def _take(self, record: Record) -> bool:
        now, before = lying(record), self._lying.get(record.id)
        if now == before:
            return False
        self._unread = tuple(other for other in self._unread if other != record.id)
        if now is None:
            del self._lying[record.id]
        else:
            self._lying[record.id] = now
        return True

    def _tell(self) -> None:
        runs = any(one.due for one in self._lying.values())
        if runs != self._timer.isActive():
            self._timer.start() if runs else self._timer.stop()
        self.changed.emit()
        ids = (*self._lying, *self._unread)
        if set(ids) != set(self._kept):
            self._kept = ids
            self.kept.emit(ids)
        self._ring()

    # --- timers

    def tick(self) -> None:
        """Looks at the clock."""
        self.ticked.emit()
        self._ring()

    def silence_all(self) -> None:
        """Answers every timer that rings."""
        self.silence(*(one.record_id for one in self.ringing))

    def silence(self, *record_ids: str) -> None:
        """Answers the timers of patients: they are heard no more, the needles stay in."""
        answered = [one for one in self.ringing if one.record_id in record_ids]
        for one in answered:
            if one.due:
                self._quiet[one.record_id] = one.due
        if answered:
            self.changed.emit()

    def _ring(self) -> None:
        new = [one for one in self.ringing if self._rung.get(one.record_id) != one.due]
        for one in new:
            if one.due:
                self._rung[one.record_id] = one.due
        if new:
            self.changed.emit()
        for one in new:
            self.rang.emit(one)
