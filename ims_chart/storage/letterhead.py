"""The picture in the clinic's letterhead: a file beside `clinic.json`."""

from __future__ import annotations

from pathlib import Path

from ims_chart.storage import atomic
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import read

NAME = "letterhead.png"


class LetterheadFile:
    """Where the bytes of the picture lie. What is in them is not looked at here."""

    def __init__(self, folder: Path) -> None:
        """`folder` is the store's."""
        self.path = folder / NAME

    def read(self) -> bytes:
        """The bytes of the picture; b"" where there is none.

        Raises:
            StorageError: TOO_LARGE, DAMAGED, NO_PERMISSION, IO.
        """
        try:
            return read(self.path)
        except StorageError as error:
            if error.code is Code.NOT_FOUND:
                return b""
            raise

    def write(self, data: bytes) -> None:
        """Puts a picture in the place of what was there; b"" takes it away.

        Raises:
            StorageError: as `atomic.write` does. What was there is untouched.
        """
        if data:
            atomic.write(self.path, data)
        else:
            atomic.remove(self.path)
