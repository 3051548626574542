"""Slow things, done beside the window, which hears of them when they are done."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from ims_chart.fault import trail
from ims_chart.storage.errors import Code, StorageError

T = TypeVar("T")
log = logging.getLogger(__name__)


class Background(QObject):
    """Each in a thread of its own that ends with it."""

    _done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._done.connect(lambda then: then(), Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        does: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[StorageError], None],
    ) -> None:
        """Does something and tells the owner in the window's thread, if it is still there by then.

        Whatever goes wrong is told as a StorageError.
        """

        def settle(future: Future[T]) -> None:
            if not shiboken6.isValid(owner):
                return
            try:
                result = future.result()
            except StorageError as error:
                failed(error)
            except Exception as fault:
                log.error("background work failed: %s", trail(fault))  # noqa: TRY400
                failed(StorageError(Code.IO, detail=type(fault).__name__))
            else:
                then(result)

        def tell(future: Future[T]) -> None:
            if shiboken6.isValid(self):
                self._done.emit(lambda: settle(future))

        thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        thread.submit(does).add_done_callback(tell)
        thread.shutdown(wait=False)
