"""Pages one below the other, as they will be printed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ims_chart.body import Atlas
from ims_chart.printing.page import Page
from ims_chart.printing.printout import page_image
from ims_chart.ui.theme import theme

SHOWN_WIDTH = 760
"""Width of a page on the screen in pixels: its 8 pt text is then as large as on paper."""

_AT_ONCE = 2
"""Pages painted before anything is shown; the rest follow one by one."""


class PageStack(QScrollArea):
    """Shows pages; those that nobody has scrolled to yet are painted in spare moments."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("print.pages")
        self.setAccessibleName(self.tr("Pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        ground = QWidget()
        ground.setAutoFillBackground(True)
        palette = ground.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.tokens.color("border"))
        ground.setPalette(palette)
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(20)
        self.setWidget(ground)
        self._labels: list[QLabel] = []
        self._waiting: list[tuple[QLabel, Page]] = []
        self._atlas: Atlas | None = None
        self._grey = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._paint_next)

    def show_pages(self, pages: tuple[Page, ...], atlas: Atlas, *, grey: bool) -> None:
        """Raises BodyError, PrintError: a picture of the atlas can't be read."""
        self._atlas, self._grey = atlas, grey
        self._clear()
        for number, page in enumerate(pages, start=1):
            label = QLabel()
            label.setObjectName(f"print.page.{number}")
            label.setAccessibleName(self.tr("Page {0}").format(number))
            width = self._width(page)
            label.setFixedSize(width, round(width * page.paper.height / page.paper.width))
            self._column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
            self._labels.append(label)
            self._waiting.append((label, page))
        self._column.addStretch(1)
        for _ in pages[:_AT_ONCE]:
            self._paint_next()
        if self._waiting:
            self._timer.start()

    @property
    def current(self) -> int:
        """The place of the page that lies in the middle of what is seen."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        shown = [n for n, label in enumerate(self._labels) if label.y() <= middle]
        return shown[-1] if shown else 0

    def _paint_next(self) -> None:
        if not self._waiting or self._atlas is None:
            self._timer.stop()
            return
        label, page = self._waiting.pop(0)
        ratio = self.devicePixelRatioF()
        dpi = self._width(page) * ratio / page.paper.width * 25.4
        picture = QPixmap.fromImage(page_image(page, self._atlas, dpi, grey=self._grey))
        picture.setDevicePixelRatio(ratio)
        label.setPixmap(picture)

    def _width(self, page: Page) -> int:
        """A sheet on its side is as large as it is standing."""
        upright = min(page.paper.width, page.paper.height)
        return round(SHOWN_WIDTH * page.paper.width / upright)

    def _clear(self) -> None:
        self._timer.stop()
        self._labels, self._waiting = [], []
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
