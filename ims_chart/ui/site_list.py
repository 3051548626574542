"""The sites of the visit as a list, with the selected one opened in its place."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.insight.totals import totals
from ims_chart.record import Site
from ims_chart.ui.site_panel import SitePanel
from ims_chart.ui.site_row import SiteRow
from ims_chart.ui.theme import font
from ims_chart.ui.turn import Turn

AHEAD_MS = 300
"""After a patient has been opened, until what a first tap will need is made."""


class SiteList(QWidget):
    """Rows of sites."""

    move_wanted = Signal(bool)
    """Move was pressed: whether the next tap is to move the selected site."""
    unfolded = Signal()
    """What is seldom charted of the selected site has been folded out."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("siteList")
        self._chart = chart
        self._rows: dict[str, SiteRow] = {}
        self._order: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._empty = QLabel(self.tr("Tap the body to chart the first site."))
        self._empty.setWordWrap(True)
        self._empty.setFont(font(10))
        self._column.addWidget(self._empty)
        self._panel: SitePanel | None = None
        # Rows and counts follow once the mark on the body has been painted: the tap comes first.
        self._later = Turn(self)
        self._later.due.connect(self.refresh)
        chart.changed.connect(self._later.start)
        chart.visit_chosen.connect(self._later.start)
        chart.selection_changed.connect(self._later.start)
        # Made before the first site is placed, so that no tap waits for it.
        QTimer.singleShot(AHEAD_MS, self, lambda: self.panel)
        self.refresh()

    @property
    def panel(self) -> SitePanel:
        """The selected site's controls: many widgets, made when a site is first selected."""
        if self._panel is None:
            self._panel = SitePanel(self._chart, self)
            self._panel.move_button.clicked.connect(self.move_wanted)
            self._panel.unfolded.connect(self.unfolded)
        return self._panel

    def unfold(self) -> None:
        """Shows what is seldom charted of the selected site, or folds it away again."""
        if self._chart.selected is not None:
            self.panel.unfold(unfolded=not self.panel.more_button.isChecked())

    def show_move_armed(self, armed: bool) -> None:
        """Shows whether the next tap moves the selected site."""
        if self._panel is not None:
            self._panel.move_button.setChecked(armed)

    @property
    def summary(self) -> str:
        """The counts of the visit."""
        visit = self._chart.visit
        if visit is None:
            return ""
        count = totals(visit, self._chart.atlas.muscles)
        text = self.tr("{0} · needles {1} · muscles {2}")
        return text.format(count.sites, count.needles, count.muscles)

    def row(self, site_id: str) -> SiteRow:
        """The row of a site. Raises KeyError without one."""
        return self._rows[site_id]

    def refresh(self) -> None:
        """Shows the record as it is, changing only what differs."""
        self._later.stop()
        sites, selected = self._chart.sites, self._chart.selected
        for gone in self._rows.keys() - {site.id for site in sites}:
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for site in sites:
            self._show_row(site, chosen=site is selected)
        order = tuple(site.id for site in sites)
        if order != self._order:
            self._order = order
            self._lay()
        self._empty.setVisible(not sites)
        if selected is not None:
            self._put_under(self._rows[selected.id])
        if self._panel is not None:
            self._panel.show_site(selected)

    def _show_row(self, site: Site, *, chosen: bool) -> None:
        row = self._rows.get(site.id)
        if row is None:
            row = SiteRow(site, self._chart.atlas)
            row.clicked.connect(lambda _on, key=site.id: self._on_row(key))
            self._rows[site.id] = row
        elif row.site is not site:
            row.show_site(site)
        row.setChecked(chosen)

    def _lay(self) -> None:
        """Puts the rows in the order of their numbers, under the words for an empty list."""
        if self._panel is not None:
            self._column.removeWidget(self._panel)
        for index, site_id in enumerate(self._order, start=1):
            row = self._rows[site_id]
            held = self._column.itemAt(index)
            if held is None or held.widget() is not row:
                self._column.insertWidget(index, row)

    def _put_under(self, row: SiteRow) -> None:
        """Opens the panel under a row."""
        under = self._column.itemAt(self._column.indexOf(row) + 1)
        if under is None or under.widget() is not self.panel:
            self._column.removeWidget(self.panel)
            self._column.insertWidget(self._column.indexOf(row) + 1, self.panel)

    def _on_row(self, site_id: str) -> None:
        selected = self._chart.selected
        self._chart.select(None if selected and selected.id == site_id else site_id)
        self._later.start()
