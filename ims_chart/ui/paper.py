"""The chart to the printer, with the page itself as preview, or to a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from ims_chart.charting.chart import Chart
from ims_chart.printing.export import write_chart
from ims_chart.printing.summary import SessionSummary
from ims_chart.record import Visit

_SIZES = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}


def preview(chart: Chart, visit: Visit, paper: str, parent: QWidget) -> QPrintPreviewDialog:
    """A dialog that shows the pages as they will be printed, and prints them."""
    summary = SessionSummary(
        chart.record, visit, chart.clinic, chart.atlas, datetime.now().astimezone()
    )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(_SIZES[paper]))
    printer.setDocName(summary.title)
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setObjectName("printPreview")
    dialog.resize(980, 860)
    dialog.paintRequested.connect(summary.paint)
    # The dialog borrows the printer and must not outlive it.
    dialog.printer_kept = printer  # pyright: ignore[reportAttributeAccessIssue]
    return dialog


def export(chart: Chart, visit: Visit, path: Path, paper: str) -> None:
    """Writes the chart as PDF or PNG, as the file's ending says. Raises what `write_chart` does."""
    write_chart(path, chart.record, visit, clinic=chart.clinic, atlas=chart.atlas, paper=paper)
