"""The clinic's protocols: a visit's sites saved under a name; others used, renamed or deleted."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ims_chart.charting.repeat import plan_of
from ims_chart.record import Protocol, Site, new_id
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.entry_line import EntryLine
from ims_chart.ui.form import Form
from ims_chart.ui.said import Said
from ims_chart.ui.theme import TOUCH

ROWS = 6
"""Protocols that the dialog shows at once."""


class ProtocolDialog(Form):
    """Edits a copy; what was accepted is in `protocols`, the one to be used in `used`."""

    def __init__(
        self,
        protocols: tuple[Protocol, ...],
        sites: tuple[Site, ...],
        *,
        usable: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`sites` are those that can be saved; `usable` says whether a visit takes any."""
        super().__init__(
            name="protocolDialog", title=self.tr("Protocols"), width=560, parent=parent
        )
        self._sites = sites
        self._usable = usable
        self._kept = list(protocols)
        self._lines: dict[str, EntryLine] = {}
        self.protocols: tuple[Protocol, ...] | None = None
        self.used = ""
        column = self.column
        self._name = EntryLine(name="protocol.name", label=self.tr("Name of the new protocol"))
        self._name.setMinimumHeight(TOUCH)
        if sites:
            words = self.tr("Save the sites of this visit as a protocol ({0})")
            column.addWidget(_caption(words.format(len(sites))))
            column.addWidget(self._name)
        self._heading = _caption(self.tr("Protocols of the clinic"))
        column.addWidget(self._heading)
        self._box = QWidget()
        self._rows = QVBoxLayout(self._box)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self._rows.addStretch(1)
        for protocol in protocols:
            self._add_row(protocol)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._box)
        scroll.setMinimumHeight((TOUCH + 8) * min(max(len(protocols), 1), ROWS))
        column.addWidget(scroll, 1)
        save = self._build_buttons()
        self._show_emptiness()
        self.begin(self._name if sites else save, save)

    def _held(self) -> tuple[tuple[str, str], ...]:
        return (*super()._held(), *((protocol.id, "kept") for protocol in self._kept))

    def _add_row(self, protocol: Protocol) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 8, 0)
        line.setSpacing(8)
        key = protocol.id
        name = EntryLine(name=f"protocol.{key}", label=self.tr("Name of the protocol"))
        name.set_text(protocol.name)
        name.setMinimumHeight(TOUCH)
        self._lines[key] = name
        many = len(protocol.sites)
        words = self.tr("1 site") if many == 1 else self.tr("{0} sites").format(many)
        count = Said(words, size=9.5, color="muted")
        count.setFixedWidth(56)
        use = Chip(self.tr("Use"), name=f"protocol.{key}.use", height=TOUCH)
        use.describe(self.tr("Begin with “{0}”").format(protocol.name))
        use.setEnabled(self._usable)
        use.clicked.connect(lambda: self._use(key))
        delete = Chip(
            "", name=f"protocol.{key}.delete", icon="trash", weight=Weight.DANGER, height=TOUCH
        )
        delete.describe(self.tr("Delete “{0}”").format(protocol.name))
        delete.clicked.connect(lambda: self._delete(key, row))
        line.addWidget(name, 1)
        for widget in (count, use, delete):
            line.addWidget(widget)
        self._rows.insertWidget(self._rows.count() - 1, row)

    def _build_buttons(self) -> Chip:
        cancel = Chip(self.tr("Cancel"), name="protocol.cancel", height=TOUCH)
        save = Chip(self.tr("Save"), name="protocol.accept", weight=Weight.PRIMARY, height=TOUCH)
        cancel.clicked.connect(self.reject)
        save.clicked.connect(self.accept)
        self.end_with(cancel, save)
        return save

    def _show_emptiness(self) -> None:
        none = self.tr("No protocols yet")
        self._heading.setText(self.tr("Protocols of the clinic") if self._kept else none)

    def _use(self, key: str) -> None:
        self.used = key
        self.accept()

    def _delete(self, key: str, row: QWidget) -> None:
        """For this form: Cancel brings it back."""
        self._kept = [p for p in self._kept if p.id != key]
        row.hide()
        self._show_emptiness()

    def accept(self) -> None:
        """Takes the names as they stand; an emptied one stays as it was."""
        held = [replace(p, name=self._lines[p.id].text().strip() or p.name) for p in self._kept]
        name = self._name.text().strip()
        if name and self._sites:
            held.append(protocol_of(name, self._sites))
        self.protocols = tuple(held)
        super().accept()


def protocol_of(name: str, sites: tuple[Site, ...]) -> Protocol:
    """A protocol of a visit's sites. Its sites have ids of their own: it outlives the visit."""
    plans = tuple(replace(plan_of(site), id=new_id(), extra={}) for site in sites)
    return Protocol(id=new_id(), name=name, sites=plans)


def _caption(text: str) -> Said:
    return Said(text, size=10, weight=QFont.Weight.Medium)
