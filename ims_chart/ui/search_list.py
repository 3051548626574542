"""What a search has found in the open record: one row a visit or a site."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget

from ims_chart.body import Muscles
from ims_chart.insight.review_wording import FIELDS
from ims_chart.insight.search import Hit
from ims_chart.insight.site_note import site_note
from ims_chart.printing.terms import WORDING, muscle_words, short_day, translate
from ims_chart.ui.hit_list import HitList
from ims_chart.ui.list_row import Index, ListRow, write
from ims_chart.ui.theme import font

Role = Qt.ItemDataRole
ROW_HEIGHT = 52


def hit_words(hit: Hit, muscles: Muscles) -> tuple[str, str]:
    """Day and place of a hit, and what stands there with where it was found."""
    day = short_day(hit.visit.date)
    found = ", ".join(translate("review", FIELDS[field]) for field in hit.fields)
    if hit.site is None:
        said = " ".join((hit.visit.notes or hit.visit.summary or hit.visit.plan).split())
        return f"{day} · {translate('search', 'the visit')}", _with(found, said)
    muscle = muscle_words(hit.site, muscles)
    said = " ".join(site_note(hit.site, muscles, WORDING).split())
    place = f"{hit.site.number} {muscle}"
    return f"{day} · {place}", _with(found, said.removeprefix(f"{muscle}: "))


def _with(found: str, said: str) -> str:
    return f"{found} – {said}" if found and said else found or said


class _Hits(QAbstractListModel):
    def __init__(self, muscles: Muscles) -> None:
        super().__init__()
        self._muscles = muscles
        self.hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self.hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        words = hit_words(self.hits[index.row()], self._muscles)
        if role == Role.UserRole:
            return words
        if role == Role.DisplayRole:
            return words[0]
        return "\n".join(words) if role in _SPOKEN else None


_SPOKEN = {Role.AccessibleTextRole, Role.ToolTipRole}


class SearchList(HitList):
    """Each row leads to where it is charted."""

    wanted = Signal(str, object)
    """The id of the visit, and that of the site or None."""

    def __init__(self, muscles: Muscles, parent: QWidget | None = None) -> None:
        label = translate("search", "Found in the record")
        super().__init__(name="hits", label=label, parent=parent)
        self._hits = _Hits(muscles)
        self.setModel(self._hits)
        self.setItemDelegate(_Row(self, width=240, height=ROW_HEIGHT))

    @property
    def hits(self) -> tuple[Hit, ...]:
        return self._hits.hits

    def show_hits(self, hits: Sequence[Hit]) -> None:
        self._hits.show_hits(hits)
        if hits:
            self.setCurrentIndex(self._hits.index(0))

    def open(self, index: Index) -> None:
        """Leads to the place of a row."""
        if index.isValid():
            hit = self.hits[index.row()]
            self.wanted.emit(hit.visit.id, hit.site.id if hit.site else None)


class _Row(ListRow):
    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        faces = (font(10, QFont.Weight.DemiBold), font(9))
        for text, face, color, top in zip(
            index.data(Role.UserRole), faces, ("text", "muted"), (7, 26), strict=True
        ):
            box = QRectF(rect.left() + 14, rect.top() + top, rect.width() - 28, 18)
            write(painter, text, face, color, box)
