"""Where the program's own files lie: in a checkout, an installed wheel or a frozen program."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from pathlib import Path


class ResourceMissing(FileNotFoundError):  # noqa: N818, it says it all
    """A file of the program itself is not there: the installation is incomplete.

    `filename` holds the file that was looked for.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(errno.ENOENT, "The program's own file is missing", str(path))


def asset(*parts: str) -> Path:
    """The file or folder `parts` below `assets`; the folder itself without parts.

    Raises:
        ResourceMissing: it does not exist.
    """
    tried = [root.joinpath(*parts) for root in _roots()]
    for path in tried:
        if path.exists():
            return path
    raise ResourceMissing(tried[0])


def _roots() -> Iterator[Path]:
    """The package's own folder comes before its neighbour: beside an installed package lie other
    people's folders, and one of them may be called assets.
    """
    if getattr(sys, "frozen", False):
        unpacked = getattr(sys, "_MEIPASS", None)
        if unpacked is not None:
            yield Path(unpacked) / "assets"
        yield Path(sys.executable).resolve().parent / "assets"
        return
    package = Path(__file__).resolve().parent
    if (package / "assets").is_dir():
        yield package / "assets"
    else:
        yield package.parent / "assets"
