"""Two records of one person: which one is kept, and what comes of it, before it is done."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ims_chart.charting.chart import now
from ims_chart.printing.terms import QT_TRANSLATE_NOOP, short_day, translate
from ims_chart.record import Record
from ims_chart.record.join import Joined, join
from ims_chart.storage.errors import StorageError
from ims_chart.storage.store import Store
from ims_chart.storage.summary import Summary, summary_of
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.entry_line import EntryLine
from ims_chart.ui.hover_list import HoverList
from ims_chart.ui.patient_row import PatientModel, PatientRow, who
from ims_chart.ui.said import Said
from ims_chart.ui.sheet import Sheet
from ims_chart.ui.theme import TOUCH
from ims_chart.words import explain

_DETAILS = {
    "family": QT_TRANSLATE_NOOP("join", "family name"),
    "given": QT_TRANSLATE_NOOP("join", "given name"),
    "preferred": QT_TRANSLATE_NOOP("join", "name used"),
    "birth_date": QT_TRANSLATE_NOOP("join", "birth date"),
    "sex": QT_TRANSLATE_NOOP("join", "sex"),
    "figure": QT_TRANSLATE_NOOP("join", "figure"),
    "file_number": QT_TRANSLATE_NOOP("join", "file number"),
    "phone": QT_TRANSLATE_NOOP("join", "phone"),
    "referrer": QT_TRANSLATE_NOOP("join", "referred by"),
}


class JoinDialog(Sheet):
    """What was chosen is in `kept` and `other`, ids of records; nothing is changed here."""

    def __init__(self, store: Store, summary: Summary, parent: QWidget) -> None:
        """Raises StorageError like `Store.load`."""
        title = self.tr("Join two records of one person")
        super().__init__(name="joinDialog", title=title, width=760, parent=parent)
        self.open_at(860, 580)
        self._store = store
        self._first = store.load(summary.id).record
        self._second: Record | None = None
        self.kept = self.other = ""
        asked = self.tr("Which other record is of {0}?").format(who(summary_of(self._first)))
        self.column.addWidget(Said(asked, name="join.title"))
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(self._build_choice(), 1)
        row.addLayout(self._build_preview(), 1)
        self.column.addLayout(row, 1)
        self._build_buttons()
        self.search.setText(summary.family[:200])
        self.search.selectAll()
        self._show()

    def _build_choice(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self.search = EntryLine(
            name="join.search", label=self.tr("Name, birth date or file number")
        )
        self.search.setMinimumHeight(TOUCH)
        self.search.textChanged.connect(self._find)
        self.list = HoverList()
        self.list.setObjectName("join.list")
        self.list.setAccessibleName(self.tr("Other records"))
        self._others = PatientModel()
        self.list.setModel(self._others)
        self.list.setItemDelegate(PatientRow(self.list))
        self.list.selectionModel().currentChanged.connect(self._choose)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        return column

    def _build_preview(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self._preview = Said(name="join.preview")
        self._preview.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._doubt = Said(name="join.doubt", weight=QFont.Weight.DemiBold, color="danger")
        self._turn = Chip(self.tr("Keep the other one"), name="join.turn", height=TOUCH)
        self._doubt.setText(self.tr("The birth dates differ. Is this really one person?"))
        self._turn.setCheckable(True)
        self._turn.toggled.connect(self._show)
        column.addWidget(self._doubt)
        column.addWidget(self._preview, 1)
        column.addWidget(self._turn)
        return column

    def _build_buttons(self) -> None:
        leave = Chip(self.tr("Leave both as they are"), name="join.cancel", height=TOUCH)
        self._join = Chip(self.tr("Join"), name="join.accept", weight=Weight.PRIMARY, height=TOUCH)
        leave.clicked.connect(self.reject)
        self._join.clicked.connect(self.accept)
        self.end_with(leave, self._join)

    def _find(self, text: str) -> None:
        index = self._store.index
        found = [*index.find(text), *index.find(text, archived=True)]
        self._others.show_only([each for each in found if each.id != self._first.id])
        self._choose(QModelIndex())

    def _choose(self, index: QModelIndex) -> None:
        self._second = None
        if index.isValid():
            summary = self._others.shown[index.row()]
            try:
                self._second = self._store.load(summary.id).record
            except StorageError as error:
                self._preview.say(explain(error), "danger")
                self._join.setEnabled(False)
                return
        self._show()

    @property
    def joined(self) -> Joined | None:
        """What would come of it."""
        if self._second is None:
            return None
        kept, other = self._first, self._second
        if self._turn.isChecked():
            kept, other = other, kept
        return join(kept, other, author=self._store.author, at=now())

    def _show(self) -> None:
        joined = self.joined
        self._join.setEnabled(joined is not None)
        self._turn.setVisible(joined is not None)
        if joined is None:
            self._doubt.hide()
            text = self.tr("Choose the other record.")
            if not self._others.shown:
                text = self.tr("No other record is found. Try another name or a file number.")
            self._preview.say(text, "muted")
            return
        self._doubt.setHidden("birth_date" not in joined.differing)
        self._preview.say("\n\n".join(self._words(joined)))

    def _words(self, joined: Joined) -> list[str]:
        kept, emptied = joined.record, joined.emptied
        said = [self.tr("Kept: {0}").format(who(summary_of(kept)))]
        days = [visit.date for visit in kept.visits]
        if days:
            text = self.tr("with all {0} visits of both, {1} – {2}.")
            said[0] += "\n" + text.format(len(days), short_day(days[0]), short_day(days[-1]))
        text = self.tr("Emptied and archived: {0}")
        said.append(text.format(who(summary_of(emptied))))
        if joined.differing:
            names = ", ".join(translate("join", _DETAILS.get(n, n)) for n in joined.differing)
            text = self.tr("Not taken over, because the two differ: {0}.")
            said.append(text.format(names))
        if kept.conflicts:
            text = self.tr("{0} places differ in both and are kept twice, to be settled.")
            said.append(text.format(len(kept.conflicts)))
        said.append(
            self.tr(
                "Numbers of sites stay as they are. Both records become backups first: to take it "
                "back, restore both."
            )
        )
        return said

    def accept(self) -> None:
        """Only with somebody chosen."""
        joined = self.joined
        if joined is not None:
            self.kept, self.other = joined.record.id, joined.emptied.id
            super().accept()
