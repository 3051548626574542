"""The visit beside the body: its fields, pain, sites, measures and notes, each a tap away."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ims_chart.charting.chart import Chart
from ims_chart.insight.note import counts_line, visit_note
from ims_chart.printing.terms import WORDING
from ims_chart.ui.chip_grid import ChipGrid
from ims_chart.ui.finger_scroll import FingerScroll
from ims_chart.ui.follow_up_line import FollowUpLine
from ims_chart.ui.measures_panel import MeasuresPanel
from ims_chart.ui.notes_panel import NotesPanel
from ims_chart.ui.pain_panel import PainPanel
from ims_chart.ui.photos_panel import PhotosPanel
from ims_chart.ui.said import Said
from ims_chart.ui.section import Section
from ims_chart.ui.signed_notes import SignedNotes
from ims_chart.ui.site_list import SiteList
from ims_chart.ui.theme import GAP, theme
from ims_chart.ui.turn import Turn
from ims_chart.ui.visit_fields import VisitFields

MARGIN = 8


class VisitPanel(QScrollArea):
    """Everything of the chosen visit that isn't a place on the body, in sections that fold.

    A bar above them, which doesn't scroll, leads to each.
    """

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("visitPanel")
        self.setAccessibleName(self.tr("Visit"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._chart = chart
        self.fields = VisitFields(chart)
        self.pain = PainPanel(chart)
        self.sites = SiteList(chart)
        self.measures = MeasuresPanel(chart)
        muscles = chart.atlas.muscles
        self.notes = NotesPanel(
            chart,
            lambda visit: visit_note(chart.record, visit, muscles, WORDING),
            lambda visit: counts_line(visit, muscles, WORDING),
        )
        self.photos = PhotosPanel(chart, self.viewport())
        self.sections: dict[str, Section] = {}
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(MARGIN, 0, MARGIN, 16)
        self._column.setSpacing(2)
        for name, title, widget in (
            ("visit", self.tr("VISIT"), self.fields),
            ("pain", self.tr("PAIN 0–10"), self.pain),
            ("sites", self.tr("SITES"), self.sites),
            ("measures", self.tr("MEASURES"), self.measures),
            ("notes", self.tr("NOTES"), self.notes),
            ("photos", self.tr("PHOTOS"), self.photos),
        ):
            section = Section(title, name=name)
            section.column.addWidget(widget)
            self._column.addWidget(section)
            self.sections[name] = section
        self.sections["visit"].column.addWidget(FollowUpLine(chart, self._inner))
        self.signed = SignedNotes(chart, self._inner)
        self.sections["notes"].column.addWidget(self.signed)
        self.sections["measures"].open(on=False)
        self.sections["photos"].open(on=False)
        self._column.addStretch(1)
        self.setWidget(self._inner)
        self._none = Said(
            self.tr("What is charted of a visit stands here."),
            name="visit.none",
            color="muted",
            parent=self,
        )
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        FingerScroll(self)
        self._jump = ChipGrid(
            [
                ("visit", self.tr("Visit")),
                ("pain", self.tr("Pain")),
                ("sites", self.tr("Sites")),
                ("measures", self.tr("Measures")),
                ("notes", self.tr("Notes")),
                ("photos", self.tr("Photos")),
            ],
            name="visit.jump",
            columns=6,
            parent=self,
        )
        self._jump.tapped.connect(self._on_jump)
        theme.height_changed.connect(self._lay_jump)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        chart = self._chart
        # The tap comes first: the panel follows once the mark on the body has been painted.
        self._later = Turn(self)
        self._later.due.connect(self.refresh)
        chart.changed.connect(self._later.start)
        chart.visit_chosen.connect(self._later.start)
        # What is told of photos is told of the visit that they were meant for.
        chart.visit_chosen.connect(self.photos.refresh)
        self.sites.unfolded.connect(self._on_unfolded)
        self.photos.wanted.connect(lambda: self.show_section("photos"))
        self._follow = Turn(self)
        self._follow.due.connect(self._on_selected)
        chart.selection_changed.connect(self._follow.start)

    # --- showing

    def refresh(self) -> None:
        """Shows the chosen visit as it is; without one, what would be."""
        visible = self._chart.visit is not None
        self._none.setVisible(not visible)
        self._inner.setVisible(visible)
        self._jump.setVisible(visible)
        policy = Qt.ScrollBarPolicy
        # Without a visit there is nothing to scroll to, though all the controls are there.
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if visible else policy.ScrollBarAlwaysOff
        )
        if not visible:
            return
        for part in (self.fields, self.pain, self.measures, self.notes, self.signed, self.photos):
            part.refresh()
        self.sections["visit"].say(self.fields.summary)
        self.sections["pain"].say(self.pain.summary)
        self.sections["sites"].say(self.sites.summary)
        self.sections["measures"].say(self.measures.summary)
        self.sections["notes"].say(self.notes.summary)
        self.sections["photos"].say(self.photos.summary)

    def show_section(self, name: str) -> None:
        """Opens a section and brings it to the top."""
        self.sections[name].open(on=True)
        # What has just been opened takes its place at the next turn.
        QTimer.singleShot(0, self, lambda: self._bring_up(self.sections[name]))

    def _on_jump(self, name: Hashable) -> None:
        self._jump.show_values(())
        self.show_section(str(name))

    def _on_selected(self) -> None:
        self.measures.refresh()
        if self._chart.selected is not None:
            self.sections["sites"].open(on=True)
            self.sites.refresh()
            # The panel takes its place at the next turn; only then is there something to scroll to.
            QTimer.singleShot(0, self, self._scroll_to_selected)

    def _scroll_to_selected(self) -> None:
        """Brings the selected site to the top, so that its controls are in sight below it."""
        if self._chart.selected is not None:
            self.sites.refresh()
            self._bring_up(self.sites.row(self._chart.selected.id))

    def _on_unfolded(self) -> None:
        """What has been folded out stands below the buttons: they go to the top."""
        QTimer.singleShot(0, self, lambda: self._bring_up(self.sites.panel.buttons))

    def _bring_up(self, widget: QWidget) -> None:
        self.verticalScrollBar().setValue(widget.mapTo(self._inner, QPoint(0, 0)).y())

    # --- the bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_jump()

    def showEvent(self, event: QEvent) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        super().showEvent(event)  # pyright: ignore[reportArgumentType]
        self._lay_jump()

    def _lay_jump(self, _height: int = 0) -> None:
        height = theme.height
        self.setViewportMargins(0, height + GAP, 0, 0)
        self._none.setGeometry(self.rect().adjusted(3 * MARGIN, 0, -3 * MARGIN, 0))
        self._jump.setGeometry(MARGIN, GAP // 2, self.viewport().width() - 2 * MARGIN, height)
