"""What is told of others who chart in the same store: who holds a patient, what they changed, and
what can't be decided without the therapist.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTime

from ims_chart.charting.conflicts import Conflicts
from ims_chart.charting.holding import Holding
from ims_chart.charting.watching import Watching
from ims_chart.printing.terms import locale
from ims_chart.storage.conflict_copies import copies, merge_copy
from ims_chart.storage.errors import StorageError
from ims_chart.storage.lock import Holder
from ims_chart.storage.store import Store
from ims_chart.ui.background import Background
from ims_chart.ui.notice_strip import NoticeStrip

if TYPE_CHECKING:
    from ims_chart.ui.open_patient import OpenPatient
    from ims_chart.ui.window import Window


class Sharing(QObject):
    """Works for a window, once that has been painted."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._opened: OpenPatient | None = None
        self._holding: Holding | None = None
        self._watching: Watching | None = None
        self._conflicts: Conflicts | None = None
        self._told: Holder | None = None
        self._copies: list[Path] = []
        self._said = ""
        self._background = Background(self)
        self.lock_strip = NoticeStrip(
            name="lockStrip",
            title=(self.tr("Only to look at"), self.tr("charted elsewhere")),
            act=self.tr("Chart here"),
            parent=window,
        )
        self.conflict_strip = NoticeStrip(
            name="conflictStrip",
            title=(self.tr("Two versions"), self.tr("both are kept")),
            act=self.tr("Decide"),
            parent=window,
        )
        self.copy_strip = NoticeStrip(
            name="copyStrip",
            title=(self.tr("Second copy"), self.tr("of this record")),
            act=self.tr("Merge"),
            parent=window,
        )
        for strip in self._strips:
            window.strip_slot.addWidget(strip)
        self.lock_strip.wanted.connect(self.chart_here)
        self.conflict_strip.wanted.connect(self.show_conflicts)
        self.copy_strip.wanted.connect(self.merge_copies)

    @property
    def _strips(self) -> tuple[NoticeStrip, ...]:
        return self.lock_strip, self.conflict_strip, self.copy_strip

    def attend(self, opened: OpenPatient) -> None:
        """Looks after the patient who has just been opened."""
        store = self._window.store
        if store is None or not opened.able or opened.autosave is None:
            return
        self._opened = opened
        self._watching = Watching(opened.autosave, store.patients, self)
        self._holding = Holding(
            store, opened.id, who=self._who(), hold=opened.held_by is None, parent=self
        )
        self._holding.taken.connect(self._on_taken)
        self._holding.looked.connect(self._on_looked)
        if opened.held_by is not None:
            self._on_looked(opened.held_by, stale=False)
        self._conflicts = Conflicts(opened.chart)
        opened.chart.changed.connect(self._show_conflicts)
        self._show_conflicts()
        if opened.held_by is None:
            self._find_copies(store, opened.id)

    def leave(self) -> None:
        """Lets go of the patient, who is closed."""
        for part in (self._watching, self._holding):
            if part is not None:
                part.close()
                part.deleteLater()
        self._opened = self._watching = self._holding = self._conflicts = None
        self._copies = []
        for strip in self._strips:
            strip.tell("")

    def chart_here(self) -> None:
        """Charts a patient whom somebody else was charting."""
        self._window.toast.take_back(self._said)
        self._reopen(take_over=True)

    def show_conflicts(self) -> None:
        """Shows what has to be decided."""
        from ims_chart.ui.conflicts_dialog import ConflictsDialog  # noqa: PLC0415

        if self._opened is not None and self._conflicts is not None:
            ConflictsDialog(self._opened.chart, self._conflicts, self._window).exec()

    def _reopen(self, *, take_over: bool) -> None:
        opened = self._opened
        if opened is None:
            return
        visit, site = opened.chart.visit, opened.chart.selected
        if self._window.open(opened.id, take_over=take_over) and visit is not None:
            again = self._window.open_patient
            if again is not None:
                again.chart.go_to(visit.id, site.id if site else None)

    # --- who holds the patient

    def _who(self) -> str:
        mine = self._window.author()
        return next((t.name for t in self._window.clinic.therapists if t.id == mine), "")

    def _on_taken(self, holder: Holder) -> None:
        """Somebody charts this patient from now on: what was done here is merged, and then the
        patient is only looked at.
        """
        self._reopen(take_over=False)
        words = self.tr("This patient is charted at {0} now. What you charted is kept.")
        self._said = words.format(self._at(holder))
        self._window.toast.say(self._said, stays=True)

    def _on_looked(self, holder: Holder | None, stale: bool) -> None:
        if self._opened is None or self._opened.held_by is None:
            return
        self._told = holder or self._told
        if self._told is None:
            return
        at = self._at(self._told)
        if holder is None:
            self.lock_strip.tell(self.tr("No longer charted at {0}.").format(at))
        elif stale:
            text = self.tr("Charted at {0} since {1}, but nothing has been heard from there.")
            self.lock_strip.tell(text.format(at, _clock(holder)))
        else:
            text = self.tr("Being charted at {0} since {1}.")
            self.lock_strip.tell(text.format(at, _clock(holder)))

    def _at(self, holder: Holder) -> str:
        if holder.who:
            return self.tr("{0} by {1}").format(holder.computer, holder.who)
        return holder.computer

    # --- what can't be decided without a person

    def _show_conflicts(self) -> None:
        able = self._opened is not None and self._opened.held_by is None
        count = len(self._conflicts.all) if self._conflicts and able else 0
        text = ""
        if count == 1:
            text = self.tr("One thing was changed in two places, each in another way.")
        elif count:
            text = self.tr("{0} things were changed in two places, each in another way.")
        self.conflict_strip.tell(text.format(count))

    # --- second copies of synchronised folders

    def use_store(self, store: Store) -> None:
        """Tells of second copies in a store that is opened."""
        self._background.run(self, lambda: copies(store), self._tell_copies, _hush)

    def _tell_copies(self, found: dict[str, list[Path]]) -> None:
        if found:
            text = self.tr(
                "A synchronising program has left second copies of {0} records. They can be "
                "merged when the patient is opened."
            )
            if len(found) == 1:
                text = self.tr(
                    "A synchronising program has left a second copy of a record. It can be "
                    "merged when the patient is opened."
                )
            self._window.toast.say(text.format(len(found)), stays=True)

    def _find_copies(self, store: Store, record_id: str) -> None:
        self._background.run(
            self,
            lambda: copies(store, (record_id,)),
            lambda found: self._show_copies(record_id, found.get(record_id, [])),
            _hush,
        )

    def _show_copies(self, record_id: str, found: list[Path]) -> None:
        if self._opened is None or self._opened.id != record_id:
            return
        self._copies = found
        text = ""
        if found:
            text = self.tr(
                "A synchronising program has put what was charted on another computer into a file "
                "of its own: {0}"
            ).format(found[0].name)
        self.copy_strip.tell(text)

    def merge_copies(self) -> None:
        """Merges the copies into the record; a copy that can't be read is left, and said to be."""
        opened, store = self._opened, self._window.store
        if opened is None or store is None or opened.autosave is None:
            return
        opened.flush()
        try:
            for path in self._copies:
                merge_copy(store, opened.id, path)
        except StorageError as error:
            self._window.say(error)
        opened.autosave.look()
        self._find_copies(store, opened.id)


def _hush(error: StorageError) -> None:
    """Nobody asked for it."""


def _clock(holder: Holder) -> str:
    """Since when, as this computer's clock has it; the two may differ."""
    since = holder.since.astimezone()
    return locale().toString(QTime(since.hour, since.minute), "HH:mm")
