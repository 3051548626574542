"""A picture a person has, made one that a record can keep: only its pixels come through.

Loads Pillow: import it where a picture is really taken in, and not on the window's thread.
"""

from __future__ import annotations

import hashlib
import logging
import warnings
from io import BytesIO

from PIL import Image, ImageCms, UnidentifiedImageError

from ims_chart.frozen import frozen
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import MAX_BYTES

MAX_PIXELS = 80_000_000
"""Width × height of what is unpacked at all: phones take 12 to 64 million."""
LONGEST = 2560
"""Pixels of the longer side that are kept: 300 dpi on a sheet 21 cm wide."""
QUALITY = 85

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP")
_HEIF = "HEIF"
"""What phones of Apple write; Pillow reads it only where a plug-in for it is there."""
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})
_PROFILE_MAX = 4 * 1024 * 1024

_DAMAGE = (
    UnidentifiedImageError, Image.DecompressionBombError, ArithmeticError, LookupError, MemoryError,
    AttributeError, OSError, RuntimeError, SyntaxError, TypeError, ValueError,
)  # fmt: skip
"""What Pillow raises on damaged files, according to the format."""

# Pillow notes what it finds in a file's metadata; none of that may come into a log.
logging.getLogger("PIL").setLevel(logging.CRITICAL)

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What sets a picture upright, by how EXIF says that the camera was held."""


@frozen
class Picture:
    """A JPEG that holds nothing but a picture.

    Attributes:
        digest: SHA-256 of `data`, in hexadecimal digits.
        width: in pixels, as is `height`; at most `LONGEST`.
    """

    data: bytes
    digest: str
    width: int
    height: int


def read_picture(data: bytes) -> Picture:
    """The first picture in the bytes of a file: turned upright, on white, in the screen's colours
    (sRGB), at most `LONGEST` pixels long, and encoded anew.

    Place, camera, comments, thumbnails and whatever else hides in the file don't come through.
    The same bytes always give the same picture.

    Raises:
        StorageError: PICTURE_TOO_LARGE, PICTURE_UNREADABLE.
    """
    if len(data) > MAX_BYTES:
        raise StorageError(Code.PICTURE_TOO_LARGE, detail=f"{len(data) // 1_000_000} MB")
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures and of odd metadata; the size is looked at below.
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=_formats()) as found:
                if found.width * found.height > MAX_PIXELS:
                    size = f"{found.width} × {found.height}"
                    raise StorageError(Code.PICTURE_TOO_LARGE, detail=size)
                return _encoded(_small(found))
    except _DAMAGE as error:
        unknown = isinstance(error, UnidentifiedImageError)
        said = "HEIC" if _is_heif(data) else "of no known kind" if unknown else "damaged"
        raise StorageError(Code.PICTURE_UNREADABLE, detail=said) from error


def _formats() -> tuple[str, ...]:
    return (*FORMATS, _HEIF) if _HEIF in Image.OPEN else FORMATS


def _is_heif(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS


def _small(found: Image.Image) -> Image.Image:
    profile = found.info.get("icc_profile")
    found.draft("RGB", (LONGEST, LONGEST))
    found.load()
    picture = _plain(found)
    picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    picture = _in_screen_colours(_on_white(picture), profile)
    return _upright(picture if picture.mode == "RGB" else picture.convert("RGB"), found)


def _plain(found: Image.Image) -> Image.Image:
    """In a mode that can be made smaller and whose colours can be told: L, RGB, RGBA or CMYK."""
    if found.mode.startswith("I"):  # 16 bits a pixel, from a scanner
        return found.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if found.has_transparency_data:
        return found.convert("RGBA")
    return found if found.mode in {"L", "RGB", "CMYK"} else found.convert("RGB")


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    white = Image.new("RGBA", picture.size, "white")
    white.alpha_composite(picture)
    return white.convert("RGB")


def _in_screen_colours(picture: Image.Image, profile: object) -> Image.Image:
    """Phones record more colours than most screens show: a bruise would look pale without this."""
    if not isinstance(profile, bytes) or len(profile) > _PROFILE_MAX:
        return picture
    try:
        made = ImageCms.profileToProfile(
            picture, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, *_DAMAGE):
        return picture  # the profile is unsound or of other colours; the picture need not be
    return made or picture


def _upright(picture: Image.Image, found: Image.Image) -> Image.Image:
    try:
        held = found.getexif().get(_ORIENTATION)
    except _DAMAGE:
        return picture  # what else stands in the file may be damaged; the picture isn't
    turn = _TURNS.get(held) if isinstance(held, int) else None
    return picture if turn is None else picture.transpose(turn)


def _encoded(picture: Image.Image) -> Picture:
    # Through bare pixels, so that nothing the file said of itself is written again.
    bare = Image.frombytes("RGB", picture.size, picture.tobytes())
    content = BytesIO()
    # Not optimised: that saves 5 % and holds up the window for a tenth of a second a photo.
    bare.save(content, "JPEG", quality=QUALITY)
    data = content.getvalue()
    return Picture(data, hashlib.sha256(data).hexdigest(), *bare.size)
