"""Responses to needling as a tree of two levels: muscles and sides, and under each its sites."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from ims_chart.body import Muscles
from ims_chart.frozen import frozen
from ims_chart.insight.response import Memory, Response
from ims_chart.insight.review_wording import response_words, signed
from ims_chart.printing.terms import WORDING, muscle_words, number, short_day, translate
from ims_chart.record import EventKind

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_NEVER = float("-inf")
"""Sorts what was not recorded below all that was, whichever way is up."""


@frozen
class Column:
    """What a column is called, says and sorts by; `meaning` says its heading in full."""

    title: Callable[[], str]
    meaning: Callable[[], str]
    words: Callable[[Response], str]
    key: Callable[[Response], float]


def _reactions(response: Response) -> int:
    return sum(response.on_the_day.values())


def _share(response: Response) -> float:
    recorded = response.twitch_recorded
    return response.twitched / recorded if recorded else _NEVER


def _pain_key(response: Response) -> float:
    changes = response.pain_changes
    return -sum(changes) / len(changes) if changes else _NEVER


def _pain(response: Response) -> str:
    """The mean and of how many days; the single values while they are too few."""
    middle = response.pain_change
    if middle is None:
        return ", ".join(signed(change, WORDING) for change in response.pain_changes)
    words = translate("response", "{0} ({1} days)")
    return words.format(signed(round(middle, 1), WORDING), len(response.pain_changes))


def _of(count: int, recorded: int) -> str:
    words = translate("response", "{0} of {1}")
    return words.format(number(count), number(recorded)) if recorded else ""


def _kinds(response: Response) -> str:
    """Each kind with its number, "none" where it was recorded that there was none."""
    if not response.reactions_recorded:
        return ""
    known = [(kind, response.on_the_day.get(kind, 0)) for kind in EventKind]
    said = [f"{WORDING.word(kind)} ×{count}" for kind, count in known if count]
    return ", ".join(said) or translate("response", "none")


def _told(response: Response) -> str:
    if not response.asked:
        return ""
    known = [(kind, response.told.get(kind, 0)) for kind in EventKind]
    said = [f"{WORDING.word(kind)} ×{count}" for kind, count in known if count]
    return ", ".join(said) or translate("response", "none")


COLUMNS = (
    Column(
        lambda: translate("response", "Muscle"),
        lambda: translate("response", "Muscle and side; under it its sites"),
        lambda _: "",
        lambda _: 0.0,
    ),
    Column(
        lambda: translate("response", "Visits"),
        lambda: translate("response", "Visits at which it was needled"),
        lambda r: number(len(r.visits)),
        lambda r: float(len(r.visits)),
    ),
    Column(
        lambda: translate("response", "Needles"),
        lambda: translate("response", "Needles placed there"),
        lambda r: number(r.needles),
        lambda r: float(r.needles),
    ),
    Column(
        lambda: translate("response", "Twitch"),
        lambda: translate("response", "Sites with a twitch, of those where it was recorded"),
        lambda r: _of(r.twitched, r.twitch_recorded),
        _share,
    ),
    Column(
        lambda: translate("response", "Visit pain"),
        lambda: translate("response", "Change of the visits' pain, whatever else was needled then"),
        _pain,
        _pain_key,
    ),
    Column(
        lambda: translate("response", "On the day"),
        lambda: translate("response", "Reactions on the day"),
        _kinds,
        lambda r: float(_reactions(r)) if r.reactions_recorded else _NEVER,
    ),
    Column(
        lambda: translate("response", "Told later"),
        lambda: translate("response", "Reactions to it told at a later visit"),
        _told,
        lambda r: float(sum(r.told.values())) if r.asked else _NEVER,
    ),
    Column(
        lambda: translate("response", "Last"),
        lambda: translate("response", "Day it was last needled"),
        lambda r: short_day(_last(r)),
        lambda r: float(_last(r).toordinal()),
    ),
)
MUSCLE, VISITS, NEEDLES, ON_THE_DAY, TOLD, LAST = 0, 1, 2, 5, 6, 7


@dataclass(eq=False)
class _Row:
    """A response in the tree; sites have a `parent` and no rows of their own. `key` is its place
    among all rows, which Qt keeps instead of it.
    """

    key: int
    response: Response
    name: str
    parent: _Row | None
    rows: list[_Row]


class ResponseModel(QAbstractItemModel):
    """Sorted in itself: by a column, sites under their muscle likewise."""

    def __init__(self, muscles: Muscles) -> None:
        super().__init__()
        self._muscles = muscles
        self._rows: list[_Row] = []
        self._every: list[_Row] = []
        self._order = (LAST, Qt.SortOrder.DescendingOrder)

    def show_memory(self, memory: Memory) -> None:
        """Shows what is remembered. Sites of which no muscle is named stand alone."""
        of_place: dict[object, list[Response]] = defaultdict(list)
        for site in memory.sites():
            of_place[site.place].append(site)
        self.beginResetModel()
        self._every = []
        self._rows = [self._grown(r, of_place.pop(r.place, ())) for r in memory.muscles()]
        self._rows += [self._grown(site, ()) for sites in of_place.values() for site in sites]
        self._sort()
        self.endResetModel()

    def response(self, index: Index) -> Response:
        return self._row(index).response

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        self._order = (column, order)
        self._sort()
        self.endResetModel()

    def _grown(self, response: Response, sites: Sequence[Response]) -> _Row:
        row = self._new(response, muscle_words(response.latest, self._muscles), None)
        for n, site in enumerate(sites, start=1):
            words = translate("response", "Place {0}, site {1}").format(n, site.latest.number)
            row.rows.append(self._new(site, words, row))
        return row

    def _new(self, response: Response, name: str, parent: _Row | None) -> _Row:
        row = _Row(len(self._every), response, name, parent, [])
        self._every.append(row)
        return row

    def _row(self, index: Index) -> _Row:
        return self._every[index.internalId()]

    def _sort(self) -> None:
        column, order = self._order
        down = order is Qt.SortOrder.DescendingOrder
        for rows in (self._rows, *(row.rows for row in self._rows)):
            rows.sort(key=lambda row: row.name.casefold(), reverse=down and column == MUSCLE)
            if column != MUSCLE:
                key = COLUMNS[column].key
                rows.sort(key=lambda row: _below(key(row.response), down=down), reverse=down)

    # --- what Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        rows = self._row(parent).rows if parent.isValid() else self._rows
        if not (0 <= row < len(rows) and 0 <= column < len(COLUMNS)):
            return QModelIndex()
        return self.createIndex(row, column, rows[row].key)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  # pyright: ignore
        above = self._row(index).parent if index.isValid() else None
        if above is None:
            return QModelIndex()
        return self.createIndex(self._rows.index(above), 0, above.key)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._rows)
        return len(self._row(parent).rows) if parent.column() == 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return len(COLUMNS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        row, column = self._row(index), COLUMNS[index.column()]
        if role == Role.DisplayRole:
            return row.name if index.column() == MUSCLE else column.words(row.response) or "–"
        if role == Role.ToolTipRole:
            return "\n".join((row.name, *response_words(row.response, WORDING)))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return COLUMNS[section].title()
        return COLUMNS[section].meaning() if role in _HEAD_ROLES else None


_HEAD_ROLES = {Role.ToolTipRole, Role.AccessibleTextRole}


def _last(response: Response) -> dt.date:
    return response.visits[-1]


def _below(key: float, *, down: bool) -> float:
    return -_NEVER if key == _NEVER and not down else key
