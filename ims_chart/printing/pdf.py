"""Pages as PDF. Qt writes the pages; what it can't say (the language, what begins where) is added
behind them as the PDF's own format provides for: an update that leaves every byte as it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPdfWriter

from ims_chart import __version__
from ims_chart.printing.errors import PrintError, PrintFault
from ims_chart.printing.format import Format
from ims_chart.printing.metrics import FontMeasure
from ims_chart.printing.page import MM_PER_POINT, Page
from ims_chart.printing.printout import Printout, paint_on
from ims_chart.printing.terms import locale

_RESOLUTION = 600
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_SIZE = re.compile(rb"/Size (\d+)")
_INFO = re.compile(rb"/Info (\d+) 0 R")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")


def pdf_bytes(printout: Printout, form: Format) -> bytes:
    """The pages as PDF. Its metadata names the program, the clinic and the day, not the patient.

    Raises:
        BodyError, PrintError: the atlas' files are not sound.
    """
    pages = printout.pages(form, FontMeasure())
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    size = QSizeF(form.paper.width, form.paper.height)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(printout.title)
    writer.setCreator(f"IMS Chart {__version__}")
    if hasattr(writer, "setAuthor"):  # since Qt 6.9
        writer.setAuthor(printout.author)
    paint_on(writer, pages, printout.atlas, grey=form.grey)
    buffer.close()
    return _completed(bytes(content.data()), pages)


def _completed(pdf: bytes, pages: Sequence[Page]) -> bytes:
    """The file with its language and, where there are several pages, its bookmarks."""
    trailer = pdf[pdf.rindex(b"trailer") :]
    found = _ROOT.search(trailer), _SIZE.search(trailer), _START.search(trailer)
    if not all(found):
        raise PrintError(PrintFault.DEVICE, "QPdfWriter")
    root, size, start = (int(match[1]) for match in found if match)
    catalog = _object(pdf, root)
    leaves = [int(n) for n in re.findall(rb"(\d+) 0 R", _kids(pdf, catalog))]
    entries = _entries(pages, leaves) if len(pages) > 1 else []
    added = f"/Lang ({locale().bcp47Name()})\n/ViewerPreferences << /DisplayDocTitle true >>\n"
    if entries:
        added += f"/Outlines {size} 0 R\n/PageMode /UseOutlines\n"
    objects = {root: catalog.rstrip()[: -len(b">>")] + added.encode("ascii") + b">>"}
    objects |= _outlines(entries, size)
    info = _INFO.search(trailer)
    tail = f"/Root {root} 0 R\n/Prev {start}\n"
    tail += f"/Info {int(info[1])} 0 R\n" if info else ""
    return _updated(pdf, objects, max(size, *(n + 1 for n in objects)), tail)


def _object(pdf: bytes, number: int) -> bytes:
    begin = pdf.rindex(b"\n%d 0 obj\n" % number) + len(b"\n%d 0 obj\n" % number)
    return pdf[begin : pdf.index(b"endobj", begin)]


def _kids(pdf: bytes, catalog: bytes) -> bytes:
    tree = re.search(rb"/Pages (\d+) 0 R", catalog)
    kids = re.search(rb"/Kids\s*\[([^\]]*)\]", _object(pdf, int(tree[1]))) if tree else None
    if kids is None:
        raise PrintError(PrintFault.DEVICE, "QPdfWriter")
    return kids[1]


def _entries(pages: Sequence[Page], leaves: Sequence[int]) -> list[tuple[str, int, float]]:
    """Title, page object, and height of the place over the page's foot in points."""
    return [
        (title, leaf, (page.paper.height - y * page.scale) / MM_PER_POINT)
        for page, leaf in zip(pages, leaves, strict=True)
        for title, y in page.bookmarks
    ]


def _outlines(entries: Sequence[tuple[str, int, float]], first: int) -> dict[int, bytes]:
    """The objects of a flat list of bookmarks, the list itself numbered `first`."""
    if not entries:
        return {}
    last = first + len(entries)
    made = {
        first: f"<< /Type /Outlines /First {first + 1} 0 R /Last {last} 0 R "
        f"/Count {len(entries)} >>".encode()
    }
    for number, (title, leaf, top) in enumerate(entries, first + 1):
        text = title.encode("utf-16-be").hex()
        links = [f"/Prev {number - 1} 0 R"] if number > first + 1 else []
        links += [f"/Next {number + 1} 0 R"] if number < last else []
        made[number] = (
            f"<< /Title <feff{text}> /Parent {first} 0 R {' '.join(links)} "
            f"/Dest [{leaf} 0 R /XYZ 0 {top:.1f} null] >>".encode()
        )
    return made


def _updated(pdf: bytes, objects: dict[int, bytes], size: int, tail: str) -> bytes:
    """The file with an update behind it: objects, where they stand, and where to look on."""
    content = bytearray(pdf if pdf.endswith(b"\n") else pdf + b"\n")
    table = bytearray(b"xref\n")
    for number, body in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    place = len(content)
    content += table
    content += f"trailer\n<<\n/Size {size}\n{tail}>>\nstartxref\n{place}\n%%EOF\n".encode("ascii")
    return bytes(content)
