"""The photos of a visit on paper: pages of their own at the end, where they were asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from ims_chart.frozen import frozen
from ims_chart.printing.flow import Column, Strip, rows, wrapped
from ims_chart.printing.page import Frame, Image, Item, Measure, Style, Text, Tone
from ims_chart.printing.photo_image import decoded
from ims_chart.printing.terms import translate
from ims_chart.record import Photo
from ims_chart.storage.errors import StorageError

LONGEST = 1_280
"""Pixels of the longer side: over 300 dpi where two photos stand side by side, and half of what is
stored at most, which a JPEG gives for a fraction of the work.
"""
_QUALITY = 88

_HEADING = Style(9, bold=True)
_BODY = Style(9)
_GAP = 6.0
_HIGH, _HIGH_ALONE = 86.0, 160.0
"""Most height of a photo in mm: three rows a page, or one photo by itself."""


@frozen
class PaperPhoto:
    """A photo ready to be printed.

    Attributes:
        data: a JPEG; b"" where the picture is missing or damaged.
        aspect: width in heights.
    """

    data: bytes
    aspect: float
    caption: str


def paper_photos(photos: Iterable[Photo], read: Callable[[str], bytes]) -> tuple[PaperPhoto, ...]:
    """Photos made small enough for paper; `read` gives the bytes of a digest. A picture that can't
    be read is missing on paper too, where it is told.
    """
    return tuple(_made(photo, read) for photo in photos)


def photo_strips(photos: Sequence[PaperPhoto], measure: Measure, width: float) -> list[Strip]:
    """Side by side with their captions, beginning a page; nothing without photos."""
    if not photos:
        return []
    title = translate("photos", "Photos")
    strips = [Strip(7.4, (Text(0, 6.0, title, _HEADING),), keep=True, bookmark=title, turn=True)]
    across = min(len(photos), 2)
    room = (width - _GAP * (across - 1)) / across
    high = _HIGH if across > 1 else _HIGH_ALONE
    for start in range(0, len(photos), across):
        strips += _row(photos, range(start, min(start + across, len(photos))), room, high, measure)
    return strips


def _row(
    photos: Sequence[PaperPhoto], places: range, room: float, high: float, measure: Measure
) -> list[Strip]:
    lefts = {n: (n - places.start) * (room + _GAP) for n in places}
    sizes = {n: _size(photos[n].aspect, room, high) for n in places}
    tall = max(size[1] for size in sizes.values())
    items = [_item(photos[n].data, lefts[n], tall - sizes[n][1], sizes[n]) for n in places]
    words = [
        Column(lefts[n], wrapped(measure, _words(n + 1, photos[n]), _BODY, room), _BODY)
        for n in places
    ]
    return [Strip(tall, tuple(items), keep=True), *rows(words, above=1.2, below=4.0)]


def _item(data: bytes, left: float, top: float, size: tuple[float, float]) -> Item:
    return Image(left, top, *size, data) if data else Frame(left, top, *size, 0.2, Tone.SOFT)


def _words(number: int, photo: PaperPhoto) -> str:
    words = translate("photos", "Photo {0}").format(number)
    if not photo.data:
        words = translate("photos", "{0} (missing)").format(words)
    return f"{words}: {photo.caption}" if photo.caption.strip() else words


def _size(aspect: float, room: float, high: float) -> tuple[float, float]:
    """Width and height in mm of a photo that fills its room as far as its shape allows."""
    tall = min(high, room / aspect)
    return tall * aspect, tall


def _made(photo: Photo, read: Callable[[str], bytes]) -> PaperPhoto:
    aspect = min(max(photo.width / photo.height, 0.1), 10.0)
    try:
        image = decoded(read(photo.digest), longer=LONGEST)
    except StorageError:
        image = QImage()
    if image.isNull():
        return PaperPhoto(b"", aspect, photo.caption)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", _QUALITY)  # pyright: ignore[reportCallIssue, reportArgumentType]
    data = bytes(buffer.data().data())
    return PaperPhoto(data, image.width() / image.height(), photo.caption)
