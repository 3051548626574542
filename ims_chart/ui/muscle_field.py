"""Which muscle a site lies in: what the atlas says, its neighbours in depth, or any other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ims_chart.body import Region
from ims_chart.charting.chart import Chart
from ims_chart.charting.placing import named
from ims_chart.insight.naming import muscle_label
from ims_chart.printing.terms import muscle_words, word
from ims_chart.record import Layer, Site
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.entry_line import EntryLine
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.theme import font
from ims_chart.ui.tip import plain_tip

OFFERED = 4


class MuscleField(QWidget):
    """The muscle's name; behind a chip what else lies there, and a search."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("muscleField")
        self._chart = chart
        self._regions: list[Region] = []
        self._site = ""
        self._muscle: str | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        self._name = QLabel()
        self._name.setObjectName("site.muscleName")
        self._name.setFont(font(12, QFont.Weight.DemiBold))
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setWordWrap(True)
        self._name.setMinimumWidth(1)  # a name without a space must not widen the panel
        self._other = Chip(self.tr("Change…"), name="site.muscle.other", weight=Weight.QUIET)
        self._other.describe(self.tr("Name another muscle"))
        self._other.clicked.connect(self._open_search)
        top = QHBoxLayout()
        top.addWidget(self._name, 1)
        top.addWidget(self._other, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        self._offer = QWidget()
        self._flow = FlowLayout(self._offer)
        column.addWidget(self._offer)
        self._search = EntryLine(name="site.muscle", label=self.tr("Another muscle…"))
        self._search.setVisible(False)
        self._search.returnPressed.connect(lambda: self._on_typed(self._search.text()))
        column.addWidget(self._search)

    def show_site(self, site: Site) -> None:
        """Names the site's muscle and offers what else lies under it."""
        self._name.setText(muscle_words(site, self._chart.atlas.muscles))
        if site.id != self._site or site.muscle != self._muscle:
            self._fold(folded=True)
        self._site, self._muscle = site.id, site.muscle
        point = site.point
        view = self._chart.atlas.view(point.body, point.view) if self._known(site) else None
        regions = view.regions_at(point.x, point.y) if view else ()
        self._regions = [
            r
            for r in regions
            if (r.muscle, r.side, r.level) != (site.muscle, site.side, site.level)
        ][:OFFERED]
        self._rebuild()

    def _known(self, site: Site) -> bool:
        atlas, point = self._chart.atlas, site.point
        return point.view in atlas.bodies.get(point.body, ())

    def _rebuild(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for index, region in enumerate(self._regions):
            text = muscle_label(region, self._chart.atlas.muscles)
            chip = Chip(text, name=f"site.muscle.{index}")
            chip.setToolTip(plain_tip(word(region.layer)))
            chip.clicked.connect(lambda _on, r=region: self._take(r))
            self._flow.addWidget(chip)
        for index in range(self._flow.count()):
            item = self._flow.itemAt(index)
            widget = item.widget() if item else None
            if widget is not None:
                widget.show()
        self._offer.setVisible(bool(self._regions) and not self._search.isHidden())

    def _take(self, region: Region) -> None:
        fields = named(self._chart.atlas, region)
        self._chart.change_site(self.tr("muscle"), side=region.side, **fields)

    def _open_search(self) -> None:
        if self._search.completer() is None:
            muscles = self._chart.atlas.muscles
            names = sorted(muscles[key].name for key in muscles)
            completer = QCompleter(names, self._search)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.activated.connect(self._on_typed)
            self._search.setCompleter(completer)
        self._search.clear()
        self._fold(folded=not self._search.isHidden())
        if not self._search.isHidden():
            self._search.setFocus()

    def _fold(self, *, folded: bool) -> None:
        """Hides what else could be named: right after a tap the strip below the body offers it."""
        self._search.setVisible(not folded)
        self._offer.setVisible(bool(self._regions) and not folded)

    def _on_typed(self, name: str) -> None:
        muscles = self._chart.atlas.muscles
        wanted = name.strip().casefold()
        every = (muscles[key] for key in muscles)
        found = next((m for m in every if m.name.casefold() == wanted), None)
        if found is not None:
            self._chart.change_site(
                self.tr("muscle"),
                muscle=found.id,
                layer=Layer(found.layer),
                segments=found.roots,
                level=None,
            )
