"""The clinic's logo: any picture a person has, made one that every page can carry."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from ims_chart.printing.errors import PrintError, PrintFault
from ims_chart.printing.letterhead import Logo

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 60_000_000
"""A4 scanned at 800 dpi has 60 million; what unpacks to more is refused before it is unpacked."""

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF")
LONGEST = 1_000
"""Pixels of the longer side that are kept: 600 dpi at the size a letterhead has."""


def read_logo(data: bytes) -> Logo:
    """The picture in the bytes of a file: turned upright, on white, in plain RGB, and made small.

    Nothing of the file but its first picture is kept: no position, no camera, no comment.

    Raises:
        PrintError: LOGO_TOO_LARGE, LOGO_UNREADABLE.
    """
    if len(data) > MAX_BYTES:
        raise PrintError(PrintFault.LOGO_TOO_LARGE, f"{len(data) // 1_000_000} MB")
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures and of odd metadata; the size is looked at below.
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=FORMATS) as found:
                if found.width * found.height > MAX_PIXELS:
                    size = f"{found.width} × {found.height}"
                    raise PrintError(PrintFault.LOGO_TOO_LARGE, size)
                return _small(found)
    except (
        UnidentifiedImageError, Image.DecompressionBombError, ArithmeticError, LookupError,
        MemoryError, OSError, SyntaxError, TypeError, ValueError,
    ) as error:  # fmt: skip
        # Pillow raises all of these on damaged files, according to the format.
        raise PrintError(PrintFault.LOGO_UNREADABLE, type(error).__name__) from error


def _small(found: Image.Image) -> Logo:
    found.draft("RGB", (LONGEST, LONGEST))
    upright = ImageOps.exif_transpose(found)
    if upright.mode.startswith("I"):  # 16 bits a pixel, from a scanner
        upright = upright.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif upright.has_transparency_data:
        clear = upright.convert("RGBA")
        upright = Image.new("RGBA", clear.size, "white")
        upright.alpha_composite(clear)
    picture = upright.convert("RGB")
    picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    content = BytesIO()
    Image.frombytes("RGB", picture.size, picture.tobytes()).save(content, "PNG", optimize=True)
    return Logo(content.getvalue(), *picture.size)
