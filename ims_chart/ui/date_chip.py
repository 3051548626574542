"""A day that is chosen from a calendar."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidget, QWidgetAction

from ims_chart.printing.terms import short_day
from ims_chart.ui.chip import Chip


class DateChip(Chip):
    """Shows a day; a press opens the calendar. Typing a day is the calendar's own doing."""

    chosen = Signal(object)

    def __init__(self, *, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__("", name=name, parent=parent)
        self._label = label
        self._day = dt.date.today()
        self.earliest: dt.date | None = None
        """The first day that can be chosen; the last one is today."""
        self.set_menu_arrow()
        self.clicked.connect(self._open)

    def set_day(self, day: dt.date) -> None:
        self._day = day
        self.setText(short_day(day))
        self.setAccessibleName(f"{self._label} {short_day(day)}")
        self.updateGeometry()

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}.menu")
        calendar = QCalendarWidget(menu)
        calendar.setObjectName(f"{self.objectName()}.calendar")
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setMaximumDate(QDate.currentDate())
        if self.earliest is not None:
            first = self.earliest
            calendar.setMinimumDate(QDate(first.year, first.month, first.day))
        calendar.setSelectedDate(QDate(self._day.year, self._day.month, self._day.day))
        calendar.activated.connect(lambda day: self._choose(menu, day))
        calendar.clicked.connect(lambda day: self._choose(menu, day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        calendar.setFocus()

    def _choose(self, menu: QMenu, day: QDate) -> None:
        menu.close()
        self.set_day(dt.date(day.year(), day.month(), day.day()))
        self.chosen.emit(self._day)
