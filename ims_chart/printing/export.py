"""Pages as a file: PDF with vector marks and text, PNG or TIFF with their resolution set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ims_chart.printing.application import ensure_application
from ims_chart.printing.errors import PrintError, PrintFault
from ims_chart.printing.format import Format
from ims_chart.printing.pdf import pdf_bytes
from ims_chart.printing.printout import Printout
from ims_chart.storage import atomic
from ims_chart.storage.errors import Code, StorageError

DPI = 150
RESOLUTIONS = (150, 300, 600)


Replacing = Callable[[Sequence[Path]], bool]
"""Whether these files, which are there, may be replaced by further pages."""


def write_printout(
    path: Path,
    printout: Printout,
    form: Format | None = None,
    *,
    dpi: int = DPI,
    may_replace: Replacing | None = None,
) -> tuple[Path, ...]:
    """Writes the pages; the file's ending says as what: .pdf, .png, or .tiff, which holds all.

    Of several pages as PNG each has a file of its own: the first the one that was asked for, then
    `name-2.png`, `name-3.png` and so on. `may_replace` is asked of those further files that are
    there, before anything is written; without it they are replaced only where the first is there
    too, as the same job has left them before.
    Needs no display and no running application. Gives the files that were written, none if any was
    not to be replaced.

    Raises:
        PrintError: UNKNOWN_FORMAT, DAMAGED_PICTURE, DEVICE.
        BodyError: the atlas' files are not sound.
        StorageError: a file can't be written. An old file of that name is then untouched. EXISTS
            where nobody was asked.
    """
    made = _FORMATS.get(path.suffix.lower())
    if made is None:
        raise PrintError(PrintFault.UNKNOWN_FORMAT, path.suffix)
    ensure_application()
    parts = made(printout, form or Format(), dpi)
    more = range(2, len(parts) + 1)
    paths = [path, *(path.with_name(f"{path.stem}-{n}{path.suffix}") for n in more)]
    there = [each for each in paths[1:] if each.exists()]
    if there and may_replace is None and not path.exists():
        raise StorageError(Code.EXISTS, there[0])
    if there and may_replace is not None and not may_replace(there):
        return ()
    for target, part in zip(paths, parts, strict=True):
        atomic.write(target, part)
    return tuple(paths)


def _pdf(printout: Printout, form: Format, _dpi: int) -> list[bytes]:
    return [pdf_bytes(printout, form)]


def _pngs(printout: Printout, form: Format, dpi: int) -> list[bytes]:
    from ims_chart.printing.picture import png_pages  # noqa: PLC0415 - loads Pillow

    return png_pages(printout, form, dpi)


def _tiff(printout: Printout, form: Format, dpi: int) -> list[bytes]:
    from ims_chart.printing.picture import tiff_bytes  # noqa: PLC0415 - loads Pillow

    return [tiff_bytes(printout, form, dpi)]


_FORMATS: dict[str, Callable[[Printout, Format, int], list[bytes]]] = {
    ".pdf": _pdf,
    ".png": _pngs,
    ".tif": _tiff,
    ".tiff": _tiff,
}
