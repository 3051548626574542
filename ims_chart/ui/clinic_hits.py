"""The patients in whose records a search has found something."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from ims_chart.body import Muscles
from ims_chart.charting.clinic_search import Found
from ims_chart.printing.terms import short_day, translate
from ims_chart.ui.hit_list import HitList
from ims_chart.ui.list_row import Index, ListRow, write
from ims_chart.ui.privacy import privacy
from ims_chart.ui.search_list import hit_words
from ims_chart.ui.theme import font

Role = Qt.ItemDataRole
ROW_HEIGHT = 68


class _Patients(QAbstractListModel):
    def __init__(self, muscles: Muscles) -> None:
        super().__init__()
        self._muscles = muscles
        self.found: list[Found] = []

    def clear(self) -> None:
        self.beginResetModel()
        self.found = []
        self.endResetModel()

    def add(self, found: Found) -> None:
        """In the order of names, wherever the search is by now."""
        row = sum(_key(known) <= _key(found) for known in self.found)
        self.beginInsertRows(QModelIndex(), row, row)
        self.found.insert(row, found)
        self.endInsertRows()

    def words(self, found: Found) -> tuple[str, str, str]:
        """Name and birth date, number of places, the newest of them."""
        patient = found.patient
        born = short_day(patient.birth_date) if patient.birth_date else ""
        name = ", ".join(part for part in (patient.family, patient.given) if part)
        if privacy.on:
            name, born = privacy.short(patient.family, patient.given), ""
        places = translate("search", "{0} places").format(found.count)
        if found.count == 1:
            places = translate("search", "1 place")
        newest = " – ".join(hit_words(found.hits[0], self._muscles))
        return " · ".join(part for part in (_one_line(name), born) if part), places, newest

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        words = self.words(self.found[index.row()])
        if role == Role.UserRole:
            return words
        return "\n".join(words) if role in _SPOKEN else None


_SPOKEN = {Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole}


class ClinicHits(HitList):
    """Each row opens a patient at the newest place."""

    wanted = Signal(str, str, object)
    """The ids of record, visit, and site or None."""

    def __init__(self, muscles: Muscles, parent: QWidget | None = None) -> None:
        label = translate("search", "Patients found")
        super().__init__(name="clinicHits", label=label, parent=parent)
        self._patients = _Patients(muscles)
        self._stepped = False
        self.setModel(self._patients)
        self.setItemDelegate(_Row(self, width=320, height=ROW_HEIGHT))
        privacy.changed.connect(self.viewport().update)

    @property
    def found(self) -> list[Found]:
        return self._patients.found

    def clear(self) -> None:
        self._stepped = False
        self._patients.clear()

    def add(self, found: Found) -> None:
        self._patients.add(found)
        if not self._stepped:
            self.setCurrentIndex(self._patients.index(0))

    def open(self, index: Index) -> None:
        """Leads to the newest place of a row's patient."""
        if index.isValid():
            found = self.found[index.row()]
            hit = found.hits[0]
            self.wanted.emit(found.record, hit.visit.id, hit.site.id if hit.site else None)

    def step(self, by: int) -> None:
        self._stepped = True
        super().step(by)


class _Row(ListRow):
    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        name, places, newest = index.data(Role.UserRole)
        small = font(9.5)
        aside = QFontMetricsF(small).horizontalAdvance(places) + 4
        right = rect.right() - 18
        for text, face, color, left, top, width in (
            (places, small, "muted", right - aside, 11, aside),
            (name, font(11, QFont.Weight.DemiBold), "text", 18, 11, right - aside - 34),
            (newest, small, "muted", 18, 36, right - 18),
        ):
            box = QRectF(rect.left() + left, rect.top() + top, width, 22)
            write(painter, text, face, color, box)


def _key(found: Found) -> tuple[str, str]:
    return found.patient.family.casefold(), found.patient.given.casefold()


def _one_line(text: str) -> str:
    return " ".join(text[:200].split())
