"""Any picture a person has as a logo, and what is refused."""

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ims_chart.printing.errors import PrintError, PrintFault
from ims_chart.printing.logo import LONGEST, MAX_BYTES, read_logo

RED, GREEN = (255, 0, 0), (0, 255, 0)


def encoded(picture, form, **fields):
    content = io.BytesIO()
    picture.save(content, form, **fields)
    return content.getvalue()


def halves(mode="RGB", size=(60, 20)):
    """Red at the left, green at the right."""
    picture = Image.new("RGB", size, RED)
    picture.paste(GREEN, (size[0] // 2, 0, *size))
    return picture.convert(mode)


def read(data):
    logo = read_logo(data)
    picture = Image.open(io.BytesIO(logo.data))
    assert picture.size == (logo.width, logo.height)
    assert picture.mode == "RGB"
    return picture


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        *(("PNG", "RGB"), ("PNG", "P"), ("PNG", "RGBA"), ("JPEG", "RGB"), ("JPEG", "CMYK")),
        *(("TIFF", "RGB"), ("TIFF", "CMYK"), ("TIFF", "RGBA"), ("WEBP", "RGB"), ("BMP", "RGB")),
        ("GIF", "P"),
    ],
)
def test_a_picture_of_any_kind_keeps_its_colours(form, mode):
    picture = read(encoded(halves(mode), form))
    assert picture.size == (60, 20)
    for x, wanted in ((10, RED), (50, GREEN)):
        assert all(abs(a - b) < 40 for a, b in zip(picture.getpixel((x, 10)), wanted, strict=True))


@pytest.mark.parametrize(("form", "mode"), [("PNG", "1"), ("PNG", "L"), ("TIFF", "1")])
def test_black_and_white_stays_so(form, mode):
    picture = Image.new("L", (20, 20), 0)
    picture.paste(255, (10, 0, 20, 20))
    made = read(encoded(picture.convert(mode), form))
    assert made.getpixel((4, 4)) == (0, 0, 0)
    assert made.getpixel((15, 4)) == (255, 255, 255)


def test_a_scan_of_16_bits_a_pixel_keeps_its_greys():
    picture = Image.new("I;16", (10, 10), 32768)
    assert read(encoded(picture, "PNG")).getpixel((5, 5)) == (128, 128, 128)


def test_a_turned_photo_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = read(encoded(halves(), "JPEG", exif=exif))
    assert picture.size == (20, 60)
    assert picture.getpixel((10, 10))[0] > 200


def test_what_is_clear_is_white_on_paper():
    clear = Image.new("RGBA", (10, 10), (0, 0, 0, 0))
    clear.paste((0, 0, 0, 128), (5, 0, 10, 10))
    picture = read(encoded(clear, "PNG"))
    assert picture.getpixel((2, 5)) == (255, 255, 255)
    assert picture.getpixel((7, 5))[0] == pytest.approx(127, abs=2)


def test_a_large_picture_is_made_small():
    assert max(read(encoded(Image.new("RGB", (4000, 500), RED), "PNG")).size) == LONGEST


def test_nothing_but_the_picture_is_kept():
    exif = Image.Exif()
    exif[0x010E] = "Ines Larkspur"
    logo = read_logo(encoded(halves(), "JPEG", exif=exif, comment=b"Ines Larkspur"))
    assert b"Larkspur" not in logo.data


@pytest.mark.parametrize("size", [(40_000, 40_000), (60_001, 1_000)])
def test_a_picture_that_would_fill_the_memory_is_refused_unread(size):
    head = encoded(Image.new("1", (8, 8)), "BMP")
    bomb = bytearray(head)
    bomb[18:22], bomb[22:26] = (n.to_bytes(4, "little") for n in size)
    with pytest.raises(PrintError) as told:
        read_logo(bytes(bomb))
    assert told.value.code in {PrintFault.LOGO_TOO_LARGE, PrintFault.LOGO_UNREADABLE}


def test_a_file_that_is_too_long_is_refused_unread():
    with pytest.raises(PrintError) as told:
        read_logo(b"\x89PNG" + bytes(MAX_BYTES))
    assert told.value.code is PrintFault.LOGO_TOO_LARGE


GOOD = [encoded(halves(), form) for form in ("PNG", "JPEG", "TIFF", "GIF")]


@given(st.sampled_from(GOOD), st.integers(0, 400), st.binary(max_size=40), st.integers(0, 60))
def test_a_damaged_picture_is_read_or_refused_and_nothing_else(good, at, junk, cut):
    spoilt = good[:at] + junk + good[at + cut :]
    with contextlib.suppress(PrintError):
        read_logo(spoilt)


@given(st.binary(max_size=200))
def test_no_picture_is_told(data):
    with pytest.raises(PrintError) as told:
        read_logo(data)
    assert told.value.code is PrintFault.LOGO_UNREADABLE
