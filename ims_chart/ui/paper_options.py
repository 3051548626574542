"""What is printed, and on what: the choices over the preview."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ims_chart.frozen import frozen
from ims_chart.printing.export import DPI, RESOLUTIONS
from ims_chart.printing.format import MARGINS, SCALES, Format, paper_named
from ims_chart.printing.job import Kind
from ims_chart.storage.settings import Paper, Settings
from ims_chart.ui.chip import Chip
from ims_chart.ui.chip_row import ChipRow
from ims_chart.ui.flow import FlowLayout
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.theme import TOUCH


@frozen
class PaperChoice:
    """What is chosen.

    Attributes:
        compared: the session summary also says what changed since the visit before.
        photos: it also shows the visit's photos.
        dpi: of what is saved as a picture.
    """

    kind: Kind = Kind.SUMMARY
    paper: Paper = Paper.A4
    landscape: bool = False
    margin: float = 15.0
    scale: float = 1.0
    grey: bool = False
    compared: bool = False
    photos: bool = False
    dpi: int = DPI

    @property
    def form(self) -> Format:
        paper = paper_named(self.paper.value, landscape=self.landscape)
        return Format(paper, self.margin, self.scale, self.grey)

    @property
    def kept(self) -> dict[str, Any]:
        """What is remembered for the next time, as fields of the settings."""
        return {
            "paper": self.paper,
            "landscape": self.landscape,
            "paper_margin": self.margin,
            "paper_scale": self.scale,
            "paper_grey": self.grey,
        }


def remembered(settings: Settings) -> PaperChoice:
    """What was chosen the last time."""
    return PaperChoice(
        paper=settings.paper,
        landscape=settings.landscape,
        margin=settings.paper_margin,
        scale=settings.paper_scale,
        grey=settings.paper_grey,
    )


class PaperOptions(QWidget):
    """Chips: what it is on the first line, how it is printed on the second."""

    changed = Signal(object)
    """The PaperChoice that now holds."""

    def __init__(self, choice: PaperChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("print.options")
        self.choice = choice
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 4)
        column.setSpacing(6)
        column.addWidget(self._build_kinds())
        line = QWidget(self)
        line.setObjectName("print.format")
        flow = FlowLayout(line)
        for widget in self._build_format():
            flow.addWidget(widget)
        column.addWidget(line)

    def _build_kinds(self) -> ChipRow:
        words = {
            Kind.SUMMARY: self.tr("Session summary"),
            Kind.COURSE: self.tr("Course of treatment"),
            Kind.HANDOUT: self.tr("Patient handout"),
            Kind.BLANK: self.tr("Blank chart"),
        }
        self._kinds = ChipRow(words.items(), name="print.kind", height=TOUCH)
        self._kinds.set_value(self.choice.kind)
        self._kinds.chosen.connect(lambda kind: self._choose(kind=kind or self.choice.kind))
        return self._kinds

    def _build_format(self) -> Iterable[QWidget]:
        choice = self.choice
        self._papers = ChipRow([(p, p.value) for p in Paper], name="print.paper", height=TOUCH)
        self._papers.set_value(choice.paper)
        self._papers.chosen.connect(lambda paper: self._choose(paper=paper or self.choice.paper))
        yield self._papers
        yield self._switch("landscape", self.tr("Landscape"), on=choice.landscape)
        yield self._switch("grey", self.tr("Greyscale"), on=choice.grey)
        self._compare = self._switch("compared", self.tr("Since last visit"), on=choice.compared)
        yield self._compare
        self._photos = self._switch("photos", self.tr("Photos"), on=choice.photos)
        self._photos.hide()
        yield self._photos
        scales = (self.tr("Usual print"), self.tr("Large print"), self.tr("Largest print"))
        yield self._menu("scale", zip(SCALES, scales, strict=True), choice.scale)
        margins = [(m, self.tr("Margins {0} mm").format(f"{m:g}")) for m in MARGINS]
        yield self._menu("margin", margins, choice.margin)
        dpis = [(dpi, self.tr("Picture {0} dpi").format(dpi)) for dpi in RESOLUTIONS]
        yield self._menu("dpi", dpis, choice.dpi)

    def offer_photos(self) -> None:
        """The visit has photos that can be printed."""
        self._photos.show()

    def _switch(self, field: str, text: str, *, on: bool) -> Chip:
        chip = Chip(text, name=f"print.{field}", height=TOUCH)
        chip.setCheckable(True)
        chip.setChecked(on)
        chip.clicked.connect(lambda checked: self._choose(**{field: checked}))
        return chip

    def _menu(self, field: str, choices: Iterable[tuple[float, str]], value: float) -> MenuChip:
        listed = list(choices)
        nearest = min(listed, key=lambda entry: abs(entry[0] - value))
        chip = MenuChip(nearest[1], name=f"print.{field}", height=TOUCH)
        chip.set_choices(listed)
        chip.set_value(nearest[0])
        chip.chosen.connect(lambda chosen: self._choose(**{field: chosen}))
        return chip

    def _choose(self, **changed: Any) -> None:
        self.choice = replace(self.choice, **changed)
        self._kinds.set_value(self.choice.kind)
        self._papers.set_value(self.choice.paper)
        for only in (self._compare, self._photos):
            only.setEnabled(self.choice.kind is Kind.SUMMARY)
        self.changed.emit(self.choice)
