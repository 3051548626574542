"""Any picture a person has as a photo of a visit, what is left out of it, and what is refused."""

import contextlib
import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin, TiffImagePlugin

from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.picture_file import LONGEST, MAX_BYTES, read_picture

RED, GREEN = (255, 0, 0), (0, 255, 0)
SECRET = b"Ines Larkspur"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>Ines Larkspur</rdf:RDF></x:xmpmeta>'
ORIENTATION, DESCRIPTION, GPS = 0x0112, 0x010E, 0x8825


def encoded(picture, form, **fields):
    content = io.BytesIO()
    picture.save(content, form, **fields)
    return content.getvalue()


def halves(mode="RGB", size=(60, 20)):
    """Red at the left, green at the right."""
    picture = Image.new("RGB", size, RED)
    picture.paste(GREEN, (size[0] // 2, 0, *size))
    return picture.convert(mode)


def opened(data):
    made = read_picture(data)
    picture = Image.open(io.BytesIO(made.data))
    assert picture.format == "JPEG"
    assert (made.width, made.height) == picture.size
    return picture


def near(colour, wanted, within=40):
    return all(abs(a - b) <= within for a, b in zip(colour, wanted, strict=True))


def segments(jpeg):
    """The markers of a JPEG up to the picture itself."""
    found, at = [], 2
    while jpeg[at + 1] != 0xDA:
        found.append(jpeg[at + 1])
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return found


def whereabouts():
    exif = Image.Exif()
    exif[DESCRIPTION] = SECRET.decode()
    exif[ORIENTATION] = 1
    exif.get_ifd(GPS).update({1: "N", 2: (48.0, 12.0, 30.0), 3: "E", 4: (16.0, 22.0, 11.0)})
    return exif


def known():
    text = SECRET.decode()
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", text)
    info.add_itxt("Comment", text)
    info.add_text("Description", text, zip=True)
    return info


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        *(("PNG", "RGB"), ("PNG", "P"), ("PNG", "RGBA"), ("JPEG", "RGB"), ("JPEG", "CMYK")),
        *(("TIFF", "RGB"), ("TIFF", "CMYK"), ("TIFF", "RGBA"), ("WEBP", "RGB"), ("WEBP", "RGBA")),
    ],
)
def test_a_picture_of_any_kind_keeps_its_colours(form, mode):
    picture = opened(encoded(halves(mode), form))
    assert picture.size == (60, 20)
    assert near(picture.getpixel((10, 10)), RED)
    assert near(picture.getpixel((50, 10)), GREEN)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "I;16"])
def test_greys_stay_greys(mode):
    value = 32768 if mode == "I;16" else 255
    picture = opened(encoded(Image.new(mode, (16, 16), value), "PNG"))
    assert near(picture.getpixel((8, 8)), (128,) * 3 if mode == "I;16" else (255,) * 3, 2)


def test_what_is_clear_is_white():
    clear = Image.new("RGBA", (16, 16), (0, 0, 0, 0))
    assert near(opened(encoded(clear, "PNG")).getpixel((8, 8)), (255, 255, 255), 2)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize(
    ("held", "size", "red"),
    [
        (1, (60, 20), (10, 10)), (2, (60, 20), (50, 10)), (3, (60, 20), (50, 10)),
        (4, (60, 20), (10, 10)), (5, (20, 60), (10, 10)), (6, (20, 60), (10, 10)),
        (7, (20, 60), (10, 50)), (8, (20, 60), (10, 50)),
    ],
)  # fmt: skip
def test_a_photo_stands_upright_however_the_camera_was_held(form, held, size, red):
    exif = Image.Exif()
    exif[ORIENTATION] = held
    picture = opened(encoded(halves(), form, exif=exif))
    assert picture.size == size
    assert near(picture.getpixel(red), RED)


def test_a_large_picture_is_made_small_and_a_small_one_left():
    assert opened(encoded(Image.new("RGB", (5000, 500), RED), "JPEG")).size == (LONGEST, 256)
    assert opened(encoded(Image.new("RGB", (500, 5000), RED), "PNG")).size == (256, LONGEST)
    assert opened(encoded(Image.new("RGB", (640, 480), RED), "PNG")).size == (640, 480)


MARKED = {
    "jpeg": lambda: encoded(
        halves(), "JPEG", exif=whereabouts(), xmp=XMP, comment=SECRET,
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    ),
    "png": lambda: encoded(halves(), "PNG", exif=whereabouts(), pnginfo=known()),
    "webp": lambda: encoded(halves(), "WEBP", exif=whereabouts(), xmp=XMP),
    "tiff": lambda: encoded(halves(), "TIFF", tiffinfo=tags()),
}  # fmt: skip


def tags():
    info = TiffImagePlugin.ImageFileDirectory_v2()
    info[DESCRIPTION] = SECRET.decode()
    info[700] = XMP
    return info


@pytest.mark.parametrize("form", MARKED)
def test_nothing_but_the_picture_comes_through(form):
    data = MARKED[form]()
    assert SECRET in data or form == "png"  # there it is packed
    made = read_picture(data)
    assert SECRET not in made.data
    assert b"xmp" not in made.data.lower()
    picture = Image.open(io.BytesIO(made.data))
    assert not picture.getexif()
    assert not {"exif", "icc_profile", "comment", "xmp", "photoshop"} & set(picture.info)
    # JFIF's own, tables, frame: no other application segment and no comment.
    assert set(segments(made.data)) <= {0xE0, 0xDB, 0xC0, 0xC4}


def test_a_thumbnail_in_the_exif_goes_too():
    """It may show what was cut off the picture itself."""
    inner = encoded(Image.new("RGB", (16, 16), GREEN), "JPEG", comment=SECRET)
    body = b"Exif\0\0" + b"II*\0\x08\0\0\0" + b"\0\0" + b"\0\0\0\0" + inner
    app1 = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    plain = encoded(halves(), "JPEG")
    made = read_picture(plain[:2] + app1 + plain[2:])
    assert SECRET not in made.data
    assert made.data.count(b"\xff\xd8\xff") == 1


def test_what_is_hung_on_to_a_picture_goes():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("run.js", SECRET + b"<script>alert(1)</script>")
    made = read_picture(encoded(halves(), "JPEG") + archive.getvalue())
    assert SECRET not in made.data
    assert not zipfile.is_zipfile(io.BytesIO(made.data))
    assert made.data.endswith(b"\xff\xd9")


@pytest.mark.parametrize(("form", "mode"), [("JPEG", "RGB"), ("PNG", "RGB"), ("PNG", "RGBA")])
def test_colours_are_those_that_the_camera_s_profile_means(form, mode):
    """A profile in which red and green have changed places."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"tmp!").replace(b"gXYZ", b"rXYZ").replace(b"tmp!", b"gXYZ")
    picture = opened(encoded(halves(mode), form, icc_profile=swapped))
    assert near(picture.getpixel((10, 10)), GREEN)
    assert near(opened(encoded(halves(mode), form, icc_profile=srgb)).getpixel((10, 10)), RED)


def test_an_unsound_profile_or_exif_spoils_no_picture():
    data = encoded(halves(), "JPEG", icc_profile=b"no profile" * 20, exif=b"Exif\0\0II*\0\xff\xff")
    assert near(opened(data).getpixel((10, 10)), RED)


def test_the_same_picture_has_the_same_digest_and_another_another():
    one = encoded(halves(), "JPEG")
    assert read_picture(one) == read_picture(one)
    assert read_picture(one).digest != read_picture(encoded(halves(size=(64, 20)), "JPEG")).digest


def refused(data):
    with pytest.raises(StorageError) as told:
        read_picture(data)
    return told.value.code


def chunk(kind, data):
    packed = struct.pack(">I", len(data)) + kind + data
    return packed + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width, height):
    """A PNG of a few hundred bytes that unpacks to width × height."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1 << 20), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(30_000, 30_000), (80_001, 1_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_that_would_fill_the_memory_is_refused_unread(size):
    assert refused(bomb(*size)) in {Code.PICTURE_TOO_LARGE, Code.PICTURE_UNREADABLE}


def test_a_sound_picture_of_too_many_pixels_is_refused():
    data = encoded(Image.new("1", (9_000, 9_000)), "PNG")
    assert len(data) < 20_000
    assert refused(data) is Code.PICTURE_TOO_LARGE


def test_text_that_unpacks_to_much_is_refused():
    info = chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(200 << 20), 9))
    good = encoded(halves(), "PNG")
    assert refused(good[:33] + info + good[33:]) is Code.PICTURE_UNREADABLE


def test_a_file_that_is_too_long_is_refused_unread():
    assert refused(b"\x89PNG" + bytes(MAX_BYTES)) is Code.PICTURE_TOO_LARGE


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_half_a_picture_is_refused(form):
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    data = encoded(noise, form)
    assert refused(data[: len(data) // 2]) is Code.PICTURE_UNREADABLE


@pytest.mark.parametrize("form", ["GIF", "BMP", "PPM", "ICO", "PDF", "EPS", "PCX", "TGA"])
def test_other_formats_are_refused(form):
    assert refused(encoded(halves(), form)) is Code.PICTURE_UNREADABLE


def test_what_a_phone_s_own_format_is_called_is_told():
    with pytest.raises(StorageError) as told:
        read_picture(b"\0\0\0\x18ftypheic" + bytes(200))
    assert told.value.detail == "HEIC"


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"<svg/>", b"%!PS\n(x) run", b"%PDF-1.4"])
def test_no_picture_is_told(data):
    assert refused(data) is Code.PICTURE_UNREADABLE


GOOD = [
    encoded(halves(), "PNG"), encoded(halves(), "TIFF"), encoded(halves(), "WEBP"),
    MARKED["jpeg"](), MARKED["png"](),
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(GOOD), st.integers(0, 900), st.binary(max_size=40), st.integers(0, 60))
def test_a_damaged_picture_is_read_or_refused_and_nothing_else(good, at, junk, cut):
    spoilt = good[:at] + junk + good[at + cut :]
    with contextlib.suppress(StorageError):
        assert SECRET not in read_picture(spoilt).data
