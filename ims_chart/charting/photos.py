"""The photos of the chosen visit: taken in beside the window, captioned, taken away."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, Signal

from ims_chart.charting.chart import Chart, now
from ims_chart.frozen import frozen
from ims_chart.record import Photo, new_id
from ims_chart.record.photos import add_photos, caption_photo, remove_photo
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import read
from ims_chart.storage.store import Store

log = logging.getLogger(__name__)
translate = QCoreApplication.translate

AT_ONCE = 50
"""Pictures that are taken in together: a folder of a whole year is dropped by mistake."""

Source = Path | bytes
"""A file to be read, or a picture's file as it came from the clipboard."""

_SAID = {Code.DAMAGED: Code.PICTURE_UNREADABLE, Code.TOO_LARGE: Code.PICTURE_TOO_LARGE}


@frozen
class Outcome:
    """What became of how many pictures: `failed` to be taken in, `added` to the visit, `known` to
    it already, or `astray`, because the visit was deleted meanwhile.
    """

    failed: int = 0
    added: int = 0
    known: int = 0
    astray: int = 0


@dataclass(eq=False)
class _Batch:
    """Pictures that were handed in together and become one step of the history."""

    visit_id: str
    left: int
    photos: list[Photo] = field(default_factory=list)
    errors: list[StorageError] = field(default_factory=list)


class VisitPhotos(QObject):
    """Photos of a chart. A picture is on disk before the record names it."""

    progressed = Signal()
    """`waiting` is another number."""
    failed = Signal(object)
    """The StorageErrors of the pictures of one batch that could not be taken in."""
    ended = Signal(object)
    """The Outcome of one batch, after `failed`."""
    closed = Signal()
    """The patient is closed: nothing is read any more."""

    _taken = Signal(object)

    def __init__(self, chart: Chart) -> None:
        super().__init__(chart)
        self._chart = chart
        self.waiting = 0
        """Pictures that are still being taken in."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="photos")
        self._taken.connect(self._take_in, Qt.ConnectionType.QueuedConnection)

    @property
    def all(self) -> tuple[Photo, ...]:
        return self._chart.visit.photos if self._chart.visit else ()

    @property
    def editable(self) -> bool:
        """Whether photos can be added to the chosen visit, and taken from it."""
        return self._chart.editable and self._chart.store is not None

    def take(self, sources: Sequence[Source]) -> int:
        """Adds pictures to the chosen visit, in their order and as one step; `failed` tells those
        that can't be. Returns how many were begun, `AT_ONCE` at most.
        """
        chart, visit, store = self._chart, self._chart.visit, self._chart.store
        begun = list(sources[:AT_ONCE])
        if visit is None or store is None or not self.editable or not begun:
            return 0
        batch, at = _Batch(visit.id, len(begun)), now()
        self.waiting += len(begun)
        self.progressed.emit()
        for source in begun:
            future = self._thread.submit(
                _kept, source, store, chart.record.id, author=chart.author, at=at
            )
            future.add_done_callback(lambda done: self._taken.emit((batch, done)))
        return len(begun)

    def caption(self, photo_id: str, text: str) -> bool:
        """Writes what a photo shows; each letter is one, and all of them are one step."""
        visit = self._chart.visit
        if visit is None:
            return False
        return self._chart.edit(
            translate("chart", "change caption of photo"),
            lambda record: caption_photo(record, visit.id, photo_id, text),
            merge=f"caption:{photo_id}",
        )

    def remove(self, photo_id: str) -> None:
        """Deletes a photo from the chosen visit."""
        chart, visit = self._chart, self._chart.visit
        if visit is None:
            return
        at = now()
        done = chart.edit(
            translate("chart", "delete photo"),
            lambda record: remove_photo(record, visit.id, photo_id, author=chart.author, at=at),
        )
        if done:
            chart.removed.emit(translate("chart", "Deleted the photo"))

    def read(self, digest: str) -> bytes:
        """The bytes of a picture, a JPEG; for any thread but the window's.

        Raises:
            StorageError: as `storage.photos.Photos.read`.
        """
        store = self._chart.store
        if store is None:
            raise StorageError(Code.NOT_FOUND)
        return store.photos.read(self._chart.record.id, digest)

    def settle(self) -> None:
        """Waits until every picture that was begun is in the record; the window goes on being
        painted, and takes no press.
        """
        if self.waiting:
            loop = QEventLoop()
            self.progressed.connect(lambda: None if self.waiting else loop.quit())
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def close(self) -> None:
        """Reads nothing any more. Call `settle` first: what is still waiting is not added."""
        self._thread.shutdown(wait=True, cancel_futures=True)
        self.closed.emit()

    def _take_in(self, taken: tuple[_Batch, Future[Photo]]) -> None:
        batch, future = taken
        if future.cancelled():
            return
        error = future.exception()
        if error is None:
            batch.photos.append(future.result())
        elif isinstance(error, StorageError):
            batch.errors.append(error)
        else:
            # A fault of the program must not look like a photo that is safe.
            log.error("photo not taken in: %s", type(error).__name__)
            batch.errors.append(StorageError(Code.IO, detail=type(error).__name__))
        batch.left -= 1
        if not batch.left:
            self._end(batch)
        self.waiting -= 1
        self.progressed.emit()

    def _end(self, batch: _Batch) -> None:
        """Puts what was taken in into the visit it was meant for, whichever is chosen by now."""
        count = len(batch.photos)
        words = (
            translate("chart", "add photo")
            if count == 1
            else translate("chart", "add {0} photos").format(count)
        )
        before = self._shown(batch)
        if before is None:
            outcome = Outcome(len(batch.errors), astray=count)
        else:
            if count:
                self._chart.edit(
                    words, lambda record: add_photos(record, batch.visit_id, batch.photos)
                )
            added = (self._shown(batch) or before) - before
            outcome = Outcome(len(batch.errors), added=added, known=count - added)
        if batch.errors:
            log.warning("%d photos not taken in: %s", len(batch.errors), batch.errors[0].code)
            self.failed.emit(tuple(batch.errors))
        self.ended.emit(outcome)

    def _shown(self, batch: _Batch) -> int | None:
        """How many photos the visit has that a batch was meant for; None without that visit."""
        visits = self._chart.record.visits
        return next((len(v.photos) for v in visits if v.id == batch.visit_id), None)


def _kept(source: Source, store: Store, record_id: str, *, author: str, at: datetime) -> Photo:
    """Reads a picture, makes it one that is kept, and writes it; in a thread of its own.

    Raises:
        StorageError: told of the file's name alone, which is all that a person needs.
    """
    from ims_chart.storage.picture_file import read_picture  # noqa: PLC0415 - loads Pillow

    try:
        made = read_picture(source if isinstance(source, bytes) else read(source))
    except StorageError as error:
        name = Path(source.name) if isinstance(source, Path) else None
        raise StorageError(_SAID.get(error.code, error.code), name, error.detail) from error
    digest = store.photos.add(record_id, made.data)
    return Photo(
        id=new_id(),
        author=author,
        recorded=at,
        digest=digest,
        width=made.width,
        height=made.height,
    )
