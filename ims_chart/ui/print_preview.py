"""The pages as they will be printed, and the ways onto paper and into a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPageSize, QPalette, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ims_chart.body import BodyError
from ims_chart.charting.chart import Chart
from ims_chart.printing.errors import PrintError
from ims_chart.printing.export import write_printout
from ims_chart.printing.format import Format
from ims_chart.printing.metrics import FontMeasure
from ims_chart.printing.page import PAPERS
from ims_chart.printing.printout import page_images, paint_on
from ims_chart.printing.summary import SessionSummary
from ims_chart.record import Visit
from ims_chart.storage.errors import StorageError
from ims_chart.storage.settings import Paper
from ims_chart.ui import ask
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.chip_row import ChipRow
from ims_chart.ui.theme import TOUCH, font, theme
from ims_chart.words import explain

SHOWN_WIDTH = 760
"""Width of a page on the screen in pixels: its 8 pt text is then as large as on paper."""
_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


class PrintPreview(QDialog):
    """What is shown is painted by what prints, so it can't differ."""

    paper_chosen = Signal(Paper)

    def __init__(self, chart: Chart, visit: Visit, paper: Paper, parent: QWidget) -> None:
        """Raises BodyError or PrintError when the pages can't be made."""
        super().__init__(parent)
        self.setObjectName("printPreview")
        self.setWindowTitle(self.tr("Print"))
        self._chart = chart
        self._visit = visit
        self._paper = paper
        self._at = datetime.now().astimezone()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_pages(), 1)
        column.addLayout(self._build_foot())
        self._show_pages()
        screen = parent.screen().availableGeometry()
        self.resize(SHOWN_WIDTH + 90, min(1000, screen.height() - 60))

    @property
    def summary(self) -> SessionSummary:
        chart = self._chart
        return SessionSummary(chart.record, self._visit, chart.clinic, chart.atlas, self._at)

    def _build_pages(self) -> QScrollArea:
        self._pages = QWidget()
        self._pages.setAutoFillBackground(True)
        palette = self._pages.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.tokens.color("border"))
        self._pages.setPalette(palette)
        self._stack = QVBoxLayout(self._pages)
        self._stack.setContentsMargins(24, 24, 24, 24)
        self._stack.setSpacing(20)
        scroll = QScrollArea()
        scroll.setObjectName("print.pages")
        scroll.setAccessibleName(self.tr("Pages"))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._pages)
        return scroll

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(8)
        sizes = ChipRow([(p, p.value) for p in Paper], name="print.paper", height=TOUCH)
        sizes.set_value(self._paper)
        sizes.chosen.connect(self._choose_paper)
        self._sizes = sizes
        self._fault = QLabel()
        self._fault.setObjectName("print.fault")
        self._fault.setWordWrap(True)
        self._fault.setTextFormat(Qt.TextFormat.PlainText)
        self._fault.setFont(font(10))
        save = Chip(self.tr("Save as…"), name="print.save", height=TOUCH)
        close = Chip(self.tr("Close"), name="print.close", height=TOUCH)
        go = Chip(
            self.tr("Print…"), name="print.go", icon="print", weight=Weight.PRIMARY, height=TOUCH
        )
        save.clicked.connect(self.save)
        close.clicked.connect(self.reject)
        go.clicked.connect(self.print_pages)
        row.addWidget(sizes)
        row.addWidget(self._fault, 1)
        for chip in (close, save, go):
            row.addWidget(chip)
        return row

    def _show_pages(self) -> None:
        while (item := self._stack.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        ratio = self.devicePixelRatioF()
        size = PAPERS[self._paper.value]
        dpi = round(SHOWN_WIDTH * ratio / size.width * 25.4)
        for number, image in enumerate(page_images(self.summary, Format(size), dpi), start=1):
            picture = QPixmap.fromImage(image)
            picture.setDevicePixelRatio(ratio)
            label = QLabel()
            label.setObjectName(f"print.page.{number}")
            label.setAccessibleName(self.tr("Page {0}").format(number))
            label.setPixmap(picture)
            self._stack.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._stack.addStretch(1)

    def _choose_paper(self, paper: Paper | None) -> None:
        self._paper = paper or self._paper
        self._sizes.set_value(self._paper)
        self._show_pages()
        self.paper_chosen.emit(self._paper)

    def print_pages(self) -> None:
        """Asks the system for a printer and prints."""
        # Loads the system's print support, which takes its time: only when it is asked for.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(_SIZES[self._paper]))
        printer.setDocName(self.summary.title)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        try:
            pages = self.summary.pages(Format(PAPERS[self._paper.value]), FontMeasure())
            paint_on(printer, pages, self._chart.atlas)
        except (PrintError, BodyError) as error:
            self._complain(explain(error))
            return
        self.accept()

    def save(self) -> None:
        """Writes the pages to a file, as its ending says."""
        path = ask_chart_path(self, self._visit)
        if path is None:
            return
        try:
            write_printout(path, self.summary, Format(PAPERS[self._paper.value]))
        except (PrintError, BodyError, StorageError) as error:
            self._complain(explain(error))
            return
        self._say(self.tr("Saved as {0}").format(path.name), "good")

    def _complain(self, text: str) -> None:
        self._say(text, "danger")

    def _say(self, text: str, color: str) -> None:
        palette = self._fault.palette()
        palette.setColor(self._fault.foregroundRole(), theme.tokens.color(color))
        self._fault.setPalette(palette)
        self._fault.setText(text)


def ask_chart_path(parent: QWidget, visit: Visit) -> Path | None:
    """Where to save a chart; the name offered holds the day, not the patient."""
    name = f"{parent.tr('chart')}-{visit.date.isoformat()}.pdf"
    kinds = "PDF (*.pdf);;PNG (*.png)"
    path = ask.save_path(parent, parent.tr("Save the chart"), name, kinds)
    return path.with_suffix(".pdf") if path is not None and not path.suffix else path
