"""The sites of the visit as a list, with the selected one opened in its place."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.insight.totals import totals
from ims_chart.ui.site_panel import SitePanel
from ims_chart.ui.site_row import SiteRow
from ims_chart.ui.theme import font


class SiteList(QWidget):
    """Rows of sites."""

    move_wanted = Signal(bool)
    """Move was pressed: whether the next tap is to move the selected site."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("siteList")
        self._chart = chart
        self._rows: dict[str, SiteRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._empty = QLabel(self.tr("Tap the body to chart the first site."))
        self._empty.setWordWrap(True)
        self._empty.setFont(font(10))
        self._column.addWidget(self._empty)
        self._panel: SitePanel | None = None
        # Rows and counts follow once the mark on the body has been painted: the tap comes first.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)
        chart.changed.connect(self._later.start)
        chart.visit_chosen.connect(self._later.start)
        chart.selection_changed.connect(self._later.start)
        self.refresh()

    @property
    def panel(self) -> SitePanel:
        """The selected site's controls: many widgets, made when a site is first selected."""
        if self._panel is None:
            self._panel = SitePanel(self._chart, self)
            self._panel.move_button.clicked.connect(self.move_wanted)
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
        sites, selected = self._chart.sites, self._chart.selected
        ids = {site.id for site in sites}
        for gone in [key for key in self._rows if key not in ids]:
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.deleteLater()
        if self._panel is not None:
            self._column.removeWidget(self._panel)
        for index, site in enumerate(sites):
            self._show_row(index, site.id)
        self._empty.setVisible(not sites)
        if selected is not None or self._panel is not None:
            ids_in_order = [site.id for site in sites]
            at = ids_in_order.index(selected.id) if selected else len(sites) - 1
            self._column.insertWidget(1 + at + 1, self.panel)
            self.panel.show_site(selected)

    def _show_row(self, index: int, site_id: str) -> None:
        site = self._chart.sites[index]
        row = self._rows.get(site_id)
        if row is None:
            row = SiteRow(site, self._chart.atlas)
            row.clicked.connect(lambda _on, key=site_id: self._on_row(key))
            self._rows[site_id] = row
        elif row.site is not site:
            row.show_site(site)
        selected = self._chart.selected
        row.setChecked(selected is not None and selected.id == site_id)
        if self._column.indexOf(row) != index + 1:
            self._column.insertWidget(index + 1, row)

    def _on_row(self, site_id: str) -> None:
        selected = self._chart.selected
        self._chart.select(None if selected and selected.id == site_id else site_id)
        self._later.start()
