"""The pictures of the body as they go on paper: veiled, so that the marks are loudest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from os import cpu_count
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ims_chart.body import Atlas
from ims_chart.printing.box import Box
from ims_chart.printing.errors import PrintError, PrintFault
from ims_chart.printing.page import WHOLE_VIEW, Picture

DPI = 250
"""What is painted at the most: no eye sees more of a veiled body, and Qt takes half as long again
to write a picture of 300.
"""

_LEAST_DPI = 200
"""What a lower picture must come to, to be read instead of a higher one."""

KEPT = 6
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_STRENGTH = 0.52
"""How much of the picture's own strength is left."""


class _Cut(NamedTuple):
    """A part of a view's picture, and the pixels that its size on paper needs."""

    path: Path
    window: Box
    width: int
    height: int


_begun: dict[Path, Future[QImage]] = {}
_kept: dict[_Cut, QImage] = {}
"""For the next time a preview asks: reading a large picture takes longer than a page."""


def paper_picture(shown: Picture, atlas: Atlas, *, grey: bool = False) -> QImage:
    """The part of a view's picture that is shown, on white, with no more pixels than its size on
    paper needs.

    Raises:
        BodyError: unknown_body, unknown_view, missing_file.
        PrintError: DAMAGED_PICTURE.
    """
    cut = _cut(shown, atlas)
    if cut not in _kept:
        _keep(cut, _veiled(_whole(cut.path), cut))
    picture = _kept[cut]
    return picture.convertToFormat(QImage.Format.Format_Grayscale8) if grey else picture


def begin(paths: Iterable[Path]) -> None:
    """Begins to read whole pictures, before it is known what pages will show of them, on all
    processors but the one that makes the pages.

    That helps the first pages of a process; later ones mostly find pictures kept.
    """
    if _kept or _begun:
        return
    readers = ThreadPoolExecutor(max((cpu_count() or 1) - 1, 1))
    _begun.update({path: readers.submit(QImage, str(path)) for path in paths})
    readers.shutdown(wait=False)


def read_ahead(wanted: Iterable[Picture], atlas: Atlas) -> None:
    """Makes the pictures that pages will show side by side, reading each file once: that is most of
    what a page takes. One that is damaged is told when it is painted.

    Raises:
        BodyError: unknown_body, unknown_view, missing_file.
    """
    missing: dict[Path, set[_Cut]] = defaultdict(set)
    for shown in wanted:
        cut = _cut(shown, atlas)
        if cut not in _kept:
            missing[cut.path].add(cut)
    if missing:
        with ThreadPoolExecutor() as readers:
            made = [readers.submit(_all_veiled, path, cuts) for path, cuts in missing.items()]
        for done in made:
            if done.exception() is None:
                for cut, picture in done.result():
                    _keep(cut, picture)


def _cut(shown: Picture, atlas: Atlas) -> _Cut:
    wide, high = (mm / 25.4 for mm in (shown.width, shown.height))
    least = high * _LEAST_DPI / shown.window.height
    path = atlas.picture_path(shown.body, shown.view, height=least)
    return _Cut(path, shown.window, round(wide * DPI), round(high * DPI))


def _keep(cut: _Cut, picture: QImage) -> None:
    while len(_kept) >= KEPT:
        _kept.pop(next(iter(_kept)))
    _kept[cut] = picture


def _all_veiled(path: Path, cuts: Iterable[_Cut]) -> list[tuple[_Cut, QImage]]:
    whole = _whole(path)
    return [(cut, _veiled(whole, cut)) for cut in cuts]


def _whole(path: Path) -> QImage:
    begun = _begun.pop(path, None)
    picture = begun.result() if begun else QImage(str(path))
    if picture.isNull():
        raise PrintError(PrintFault.DAMAGED_PICTURE, path.name)
    return picture


def _veiled(picture: QImage, cut: _Cut) -> QImage:
    window = cut.window
    if window != WHOLE_VIEW:
        picture = picture.copy(
            round(window.left * picture.width()),
            round(window.top * picture.height()),
            round(window.width * picture.width()),
            round(window.height * picture.height()),
        )
    if picture.width() > cut.width:
        # To ask the reader for the size takes a third longer.
        picture = picture.scaled(QSize(cut.width, cut.height), mode=_SMOOTH)
    ground = QImage(picture.size(), QImage.Format.Format_RGB32)
    ground.fill(QColor("#ffffff"))
    painter = QPainter(ground)
    painter.setOpacity(_STRENGTH)
    painter.drawImage(0, 0, picture)
    painter.end()
    return ground
