"""The backups of a patient: when, why and what is in them, and the way back to one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from ims_chart.printing.terms import QT_TRANSLATE_NOOP, moment, short_day, translate, word
from ims_chart.record import Record
from ims_chart.storage.backups import Backup, Reason
from ims_chart.storage.errors import StorageError
from ims_chart.storage.store import Store
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.finger_scroll import FingerScroll
from ims_chart.ui.said import Said
from ims_chart.ui.sheet import Sheet
from ims_chart.ui.theme import TOUCH, font
from ims_chart.words import explain

SHOWN = 12
"""Visits that are named one by one."""

_REASONS = {
    Reason.OPENED: QT_TRANSLATE_NOOP("backups", "before it was changed"),
    Reason.CLOSED: QT_TRANSLATE_NOOP("backups", "when it was closed"),
    Reason.SIGNED: QT_TRANSLATE_NOOP("backups", "when a visit was signed"),
    Reason.MERGED: QT_TRANSLATE_NOOP("backups", "before a merge"),
    Reason.MIGRATED: QT_TRANSLATE_NOOP("backups", "before a new version of the program changed it"),
    Reason.RESTORED: QT_TRANSLATE_NOOP("backups", "before a backup was restored"),
    Reason.TAKEN_OVER: QT_TRANSLATE_NOOP("backups", "before another computer was overruled"),
    Reason.DISPLACED: QT_TRANSLATE_NOOP("backups", "from another computer"),
}


class BackupsDialog(Sheet):
    """What was chosen is in `chosen`; nothing is changed here."""

    def __init__(
        self, store: Store, record_id: str, *, damage: str = "", parent: QWidget | None = None
    ) -> None:
        """`damage` says what is wrong with the record's own file, if anything is.

        Raises:
            StorageError: as `Backups.of`.
        """
        heading = self.tr("Backups of this record")
        if damage:
            heading = self.tr("This record can't be read")
        title = self.tr("Backups")
        super().__init__(
            name="backupsDialog", title=title, heading=heading, width=640, parent=parent
        )
        self.open_at(760, 520)
        self._store = store
        self._backups = store.backups.of(record_id)
        self._read: dict[Backup, Record | StorageError] = {}
        self._untold = iter(range(len(self._backups)))
        self.chosen: Backup | None = None
        column = self.column
        column.addWidget(Said(damage or self._now(record_id), name="backups.now"))
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self._build_list(), 3)
        self._preview = Said(name="backups.preview")
        self._preview.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._preview, 2)
        column.addLayout(row, 1)
        column.addWidget(
            Said(
                self.tr("What is there now is kept: moved aside as it is.")
                if damage
                else self.tr("What is there now becomes a backup itself before it is replaced."),
                color="muted",
            )
        )
        self._build_buttons()
        self._slice = QTimer(self, interval=0)
        self._slice.timeout.connect(self._read_next)
        self._slice.start()
        self._list.setCurrentRow(0)
        self._show()

    def _now(self, record_id: str) -> str:
        try:
            record = self._store.load(record_id).record
        except StorageError as error:
            return explain(error)
        return self.tr("There now: {0}").format(_contents(record))

    def _build_list(self) -> QListWidget:
        self._list = QListWidget()
        self._list.setObjectName("backups.list")
        self._list.setAccessibleName(self.tr("Backups"))
        self._list.setFont(font(10))
        self._list.setWordWrap(True)
        self._list.setSpacing(1)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        FingerScroll(self._list)
        for backup in self._backups:
            item = QListWidgetItem(_line(backup))
            item.setSizeHint(QSize(0, TOUCH + 12))
            self._list.addItem(item)
        self._list.currentRowChanged.connect(self._show)
        self._list.itemActivated.connect(self.accept)
        return self._list

    def _build_buttons(self) -> None:
        leave = Chip(self.tr("Leave it as it is"), name="backups.cancel", height=TOUCH)
        self._restore = Chip(
            self.tr("Restore this backup"),
            name="backups.accept",
            weight=Weight.PRIMARY,
            height=TOUCH,
        )
        leave.clicked.connect(self.reject)
        self._restore.clicked.connect(self.accept)
        self.end_with(leave, self._restore)

    @property
    def current(self) -> Backup | None:
        row = self._list.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def accept(self) -> None:
        """Takes the backup, if it can be read."""
        if self._restore.isEnabled():
            self.chosen = self.current
            super().accept()

    def _record(self, backup: Backup) -> Record | StorageError:
        if backup not in self._read:
            try:
                self._read[backup] = self._store.backups.load(backup).record
            except StorageError as error:
                self._read[backup] = error
        return self._read[backup]

    def _read_next(self) -> None:
        """One backup a turn: their contents stand beside their times as they become known."""
        row = next(self._untold, None)
        if row is None:
            self._slice.stop()
            return
        found = self._record(self._backups[row])
        told = _contents(found) if isinstance(found, Record) else self.tr("can't be read")
        self._list.item(row).setText(f"{_line(self._backups[row])}\n{told}")

    def _show(self) -> None:
        backup = self.current
        if backup is None:
            self._preview.say(self.tr("There is no backup of this record."), "muted")
            self._restore.setEnabled(False)
            return
        found = self._record(backup)
        if isinstance(found, Record):
            self._preview.say(self._visits(found))
        else:
            self._preview.say(explain(found), "danger")
        self._restore.setEnabled(isinstance(found, Record))

    def _visits(self, record: Record) -> str:
        newest = list(reversed(record.visits))
        lines = [
            self.tr("{0} · sites: {1} · {2}").format(
                short_day(visit.date), len(visit.sites), word(visit.state)
            )
            for visit in newest[:SHOWN]
        ]
        if len(newest) > SHOWN:
            lines.append(self.tr("And {0} earlier visits.").format(len(newest) - SHOWN))
        return "\n".join(lines) or self.tr("No visit yet.")


def _line(backup: Backup) -> str:
    return f"{moment(backup.at.astimezone())}, {translate('backups', _REASONS[backup.reason])}"


def _contents(record: Record) -> str:
    sites = sum(len(visit.sites) for visit in record.visits)
    return translate("backups", "Visits: {0} · sites: {1}").format(len(record.visits), sites)
