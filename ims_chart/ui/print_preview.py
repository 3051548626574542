"""The pages as they will be printed, and the ways onto paper, into a file and to the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ims_chart.body import BodyError
from ims_chart.charting.chart import Chart
from ims_chart.insight.note import visit_note
from ims_chart.printing.errors import PrintError
from ims_chart.printing.export import write_printout
from ims_chart.printing.job import Job, Kind
from ims_chart.printing.letterhead import Logo
from ims_chart.printing.logo import read_logo
from ims_chart.printing.metrics import FontMeasure
from ims_chart.printing.page import Page, page_text
from ims_chart.printing.printout import Printout, device_paper, page_image, paint_on
from ims_chart.printing.terms import WORDING
from ims_chart.record import Visit
from ims_chart.storage.act import Act
from ims_chart.storage.errors import StorageError
from ims_chart.storage.letterhead import LetterheadFile
from ims_chart.ui import ask, clipboard
from ims_chart.ui.chip import Chip, Weight
from ims_chart.ui.page_stack import SHOWN_WIDTH, PageStack
from ims_chart.ui.paper_options import PaperChoice, PaperOptions
from ims_chart.ui.theme import TOUCH, font, theme
from ims_chart.words import Explained, explain

if TYPE_CHECKING:
    from ims_chart.printing.photos_page import PaperPhoto

_COPIED_DPI = 200


class PrintPreview(QDialog):
    """What is shown is painted by what prints, so it can't differ."""

    format_chosen = Signal(object)
    """What is to be remembered for the next time: fields of the settings."""
    clinic_changed = Signal(object)
    """The Clinic as it is to be kept from now on."""

    def __init__(
        self,
        chart: Chart,
        visit: Visit,
        choice: PaperChoice,
        letterhead: LetterheadFile | None,
        parent: QWidget,
    ) -> None:
        """`letterhead` is where the logo is kept, None where none can be.

        Raises BodyError or PrintError when the pages can't be made.
        """
        super().__init__(parent)
        self.setObjectName("printPreview")
        self.setWindowTitle(self.tr("Print"))
        self._chart = chart
        self._visit = visit
        self._letterhead = letterhead
        self._at = datetime.now().astimezone()
        self._heads = chart.store.audit.heads() if chart.store else ()
        self._pages: tuple[Page, ...] = ()
        self._options = PaperOptions(choice, self)
        self._options.changed.connect(self._on_choice)
        if visit.photos:
            self._options.offer_photos()
        self._stack = PageStack(self)
        self._said = QLabel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._options)
        column.addWidget(self._stack, 1)
        column.addLayout(self._build_foot())
        self._logo = self._read_logo()
        self._show_pages()
        screen = parent.screen().availableGeometry()
        wide = min(SHOWN_WIDTH + 240, screen.width() - 40)
        self.resize(wide, min(1000, screen.height() - 60))

    @property
    def choice(self) -> PaperChoice:
        return self._options.choice

    @property
    def printout(self) -> Printout:
        chart = self._chart
        names = chart.clinic.therapist_names
        job = Job(
            chart.record,
            self._visit,
            chart.clinic,
            chart.atlas,
            self._at,
            names.get(chart.author, ""),
            self._logo,
            self.choice.compared,
            self._heads,
            self._photos if self.choice.photos else (),
        )
        return job.printout(self.choice.kind)

    @cached_property
    def _photos(self) -> tuple[PaperPhoto, ...]:
        """Read when they are first asked for."""
        from ims_chart.printing.photos_page import paper_photos  # noqa: PLC0415 - seldom needed

        return paper_photos(self._visit.photos, self._chart.photos.read)

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(8)
        self._said.setObjectName("print.fault")
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setFont(font(10))
        letterhead = Chip(self.tr("Letterhead…"), name="print.letterhead", height=TOUCH)
        letterhead.setEnabled(self._letterhead is not None)
        picture = Chip(self.tr("Copy picture"), name="print.copy_picture", height=TOUCH)
        text = Chip(self.tr("Copy text"), name="print.copy_text", height=TOUCH)
        close = Chip(self.tr("Close"), name="print.close", height=TOUCH)
        save = Chip(self.tr("Save as…"), name="print.save", height=TOUCH)
        go = Chip(
            self.tr("Print…"), name="print.go", icon="print", weight=Weight.PRIMARY, height=TOUCH
        )
        letterhead.clicked.connect(self.edit_letterhead)
        picture.clicked.connect(self.copy_picture)
        text.clicked.connect(self.copy_text)
        close.clicked.connect(self.reject)
        save.clicked.connect(self.save)
        go.clicked.connect(self.print_pages)
        row.addWidget(letterhead)
        row.addWidget(self._said, 1)
        for chip in (close, picture, text, save, go):
            row.addWidget(chip)
        return row

    def _show_pages(self) -> None:
        """Raises BodyError, PrintError."""
        form = self.choice.form
        self._pages = self.printout.pages(form, FontMeasure())
        self._stack.show_pages(self._pages, self._chart.atlas, grey=form.grey)

    def _on_choice(self, choice: PaperChoice) -> None:
        self._said.clear()
        try:
            self._show_pages()
        except (PrintError, BodyError) as error:
            self._complain(error)
            return
        self.format_chosen.emit(choice.kept)

    def _read_logo(self) -> Logo | None:
        """A logo that can't be read is told, and the pages are made without it."""
        try:
            data = self._letterhead.read() if self._letterhead else b""
            return read_logo(data) if data else None
        except (StorageError, PrintError) as error:
            self._complain(error)
            return None

    def edit_letterhead(self) -> None:
        """Changes the logo and what the handout says."""
        from ims_chart.ui.letterhead_dialog import LetterheadDialog  # noqa: PLC0415

        if self._letterhead is None:
            return
        before = self._logo.data if self._logo else b""
        dialog = LetterheadDialog(self._chart.clinic, before, self)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if not accepted or dialog.clinic is None:
            return
        try:
            if dialog.logo != before:
                self._letterhead.write(dialog.logo)
            if dialog.clinic != self._chart.clinic:
                self.clinic_changed.emit(dialog.clinic)
            self._logo = self._read_logo()
            self._show_pages()
        except (StorageError, PrintError, BodyError) as error:
            self._complain(error)

    def print_pages(self) -> None:
        """Asks the system for a printer and prints."""
        # Loads the system's print support, which takes its time: only when it is asked for.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        choice = self.choice
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        sheet = replace(choice, landscape=False).form.paper
        size = QSizeF(sheet.width, sheet.height)
        printer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, choice.paper.value))
        turned = QPageLayout.Orientation
        printer.setPageOrientation(turned.Landscape if choice.landscape else turned.Portrait)
        modes = QPrinter.ColorMode
        printer.setColorMode(modes.GrayScale if choice.grey else modes.Color)
        printer.setDocName(self.printout.title)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        try:
            form = replace(choice.form, paper=device_paper(printer))
            pages = self.printout.pages(form, FontMeasure())
            first, last = printer.fromPage(), printer.toPage()
            wanted = pages[first - 1 : last] if first else pages
            paint_on(printer, wanted, self._chart.atlas, grey=form.grey)
        except (PrintError, BodyError) as error:
            self._complain(error)
            return
        self._note(Act.PRINTED)
        self.accept()

    def save(self) -> None:
        """Writes the pages to a file, as its ending says."""
        path = _ask_path(self, self.printout.title)
        if path is None:
            return
        try:
            choice = self.choice
            written = write_printout(
                path, self.printout, choice.form, dpi=choice.dpi, may_replace=self._may_replace
            )
        except (PrintError, BodyError, StorageError) as error:
            self._complain(error)
            return
        if not written:
            return
        self._note(Act.PRINTED)
        names = written[0].name
        if len(written) > 1:
            names = self.tr("{0} to {1}").format(names, written[-1].name)
        self._say(self.tr("Saved as {0}").format(names), "good")

    def _may_replace(self, there: Sequence[Path]) -> bool:
        """The dialog for files has asked of the first page only."""
        names = ", ".join(path.name for path in there)
        return ask.sure(
            self,
            self.tr("Replace other files too?"),
            self.tr("Each page is a file of its own, and there are already: {0}").format(names),
            self.tr("Replace"),
        )

    def copy_picture(self) -> None:
        """The page that is looked at, as a picture."""
        page = self._pages[self._stack.current]
        form = self.choice.form
        image = page_image(page, self._chart.atlas, _COPIED_DPI, grey=form.grey)
        clipboard.put_picture(image)
        self._note(Act.EXPORTED)
        self._say(self.tr("Page {0} copied").format(self._stack.current + 1), "good")

    def copy_text(self) -> None:
        """A visit as its note, which pastes well; other pages as they read."""
        words = page_text(self._pages)
        if self.choice.kind is Kind.SUMMARY:
            chart = self._chart
            words = visit_note(chart.record, self._visit, chart.atlas.muscles, WORDING)
        clipboard.put_text(words)
        self._note(Act.EXPORTED)
        self._say(self.tr("Text copied"), "good")

    def _note(self, act: Act) -> None:
        if self._chart.store is not None:
            self._chart.store.audit.soon(act, self._chart.record.id)

    def _complain(self, error: Explained) -> None:
        self._say(explain(error), "danger")

    def _say(self, text: str, color: str) -> None:
        palette = self._said.palette()
        palette.setColor(self._said.foregroundRole(), theme.tokens.color(color))
        self._said.setPalette(palette)
        self._said.setText(text)


def _ask_path(parent: QWidget, title: str) -> Path | None:
    """Where to save; the name offered holds what it is and the day, not the patient."""
    name = f"{title.lower().replace(' ', '-')}.pdf"
    kinds = "PDF (*.pdf);;PNG (*.png);;TIFF (*.tiff *.tif)"
    path = ask.save_path(parent, parent.tr("Save the chart"), name, kinds)
    return path.with_suffix(".pdf") if path is not None and not path.suffix else path
