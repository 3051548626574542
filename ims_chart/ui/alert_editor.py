"""The patient's alerts: from a list, or in one's own words."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ims_chart.printing.terms import QT_TRANSLATE_NOOP, translate
from ims_chart.record import Alert, new_id
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.form import KEEPS_ENTER
from ims_chart.ui.theme import ROW, font

COMMON = (
    QT_TRANSLATE_NOOP("alerts", "Anticoagulant"),
    QT_TRANSLATE_NOOP("alerts", "Bleeding disorder"),
    QT_TRANSLATE_NOOP("alerts", "Faints with needles"),
    QT_TRANSLATE_NOOP("alerts", "Needle fear"),
    QT_TRANSLATE_NOOP("alerts", "Pregnant"),
    QT_TRANSLATE_NOOP("alerts", "Pacemaker"),
    QT_TRANSLATE_NOOP("alerts", "Epilepsy"),
    QT_TRANSLATE_NOOP("alerts", "Diabetes"),
    QT_TRANSLATE_NOOP("alerts", "Low immunity"),
    QT_TRANSLATE_NOOP("alerts", "Lymphoedema"),
    QT_TRANSLATE_NOOP("alerts", "Metal allergy"),
    QT_TRANSLATE_NOOP("alerts", "Implant"),
    QT_TRANSLATE_NOOP("alerts", "Lung disease"),
    QT_TRANSLATE_NOOP("alerts", "Recent surgery"),
)
"""Precautions commonly listed for dry needling; which apply is the therapist's judgement."""


class AlertEditor(QWidget):
    """Chips of the alerts there are (a tap removes one) over those that can be added."""

    def __init__(self, alerts: tuple[Alert, ...], author: str, at: datetime) -> None:
        super().__init__()
        self.setObjectName("alertEditor")
        self._alerts = list(alerts)
        self._author, self._at = author, at
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._chips: dict[str, Chip] = {}
        self._box = QWidget()
        self._flow = FlowLayout(self._box)
        held = [alert.text for alert in alerts]
        for text in [*held, *(translate("alerts", text) for text in COMMON)]:
            self._offer(text)
        column.addWidget(self._box)
        row = QHBoxLayout()
        self._own = QLineEdit()
        self._own.setObjectName("alert.own")
        self._own.setPlaceholderText(self.tr("Another alert, in your own words"))
        self._own.setAccessibleName(self._own.placeholderText())
        self._own.setMaxLength(300)
        self._own.setProperty(KEEPS_ENTER, True)
        self._own.setMinimumHeight(ROW)
        self._own.setFont(font(10))
        add = Chip(self.tr("Add"), name="alert.add", icon="plus")
        add.setAutoRepeat(False)
        add.clicked.connect(self._add_own)
        self._own.returnPressed.connect(self._add_own)
        row.addWidget(self._own, 1)
        row.addWidget(add)
        column.addLayout(row)
        self._show()

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """What was chosen; words left in the field count as added."""
        typed = self._own.text().strip()
        return (*self._alerts, self._made(typed)) if typed else tuple(self._alerts)

    def _made(self, text: str) -> Alert:
        return Alert(id=new_id(), text=text, author=self._author, recorded=self._at)

    def _add_own(self) -> None:
        text = self._own.text().strip()
        if text:
            if text not in {alert.text for alert in self._alerts}:
                self._alerts.append(self._made(text))
            self._own.clear()
            self._offer(text)
            self._show()

    def _toggle(self, text: str) -> None:
        kept = [alert for alert in self._alerts if alert.text != text]
        if len(kept) == len(self._alerts):
            kept.append(self._made(text))
        self._alerts = kept
        self._show()

    def _offer(self, text: str) -> None:
        """Adds a chip, also for the keys behind the others. None goes again: what was taken away by
        a slip is a tap from coming back.
        """
        if text in self._chips:
            return
        chip = Chip(text, name=f"alert.{text[:40]}", weight=Weight.NORMAL)
        chip.setCheckable(True)
        chip.setMaximumWidth(420)
        chip.clicked.connect(lambda: self._toggle(text))
        self._flow.addWidget(chip)
        chip.show()
        for last in [*self._chips.values()][-1:]:
            QWidget.setTabOrder(last, chip)
        self._chips[text] = chip

    def _show(self) -> None:
        held = {alert.text for alert in self._alerts}
        for text, chip in self._chips.items():
            chip.setChecked(text in held)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keeps the room that the chips take in so many lines: a form would give them but one."""
        if self.isVisible():
            self._box.setMinimumHeight(self._flow.heightForWidth(self._box.width()))
