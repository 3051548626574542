"""The photos of a visit on pages of their own."""

import io

import pytest
from PIL import Image as Pillow

from ims_chart.printing.flow import height
from ims_chart.printing.format import Format
from ims_chart.printing.metrics import FontMeasure
from ims_chart.printing.page import Frame, Image, Text, page_text
from ims_chart.printing.photos_page import LONGEST, PaperPhoto, paper_photos, photo_strips
from ims_chart.printing.printout import page_image
from ims_chart.printing.summary import SessionSummary
from ims_chart.record import Photo
from ims_chart.storage.errors import Code, StorageError
from tests.printing.charts import ATLAS, CLINIC, TIME, EvenMeasure, chart, many_sites

WIDTH = 180.0


def jpeg(size=(400, 300), colour="red"):
    content = io.BytesIO()
    Pillow.new("RGB", size, colour).save(content, "JPEG")
    return content.getvalue()


def photo(number, **fields):
    plain = {"author": "", "recorded": TIME, "width": 400, "height": 300}
    return Photo(id=f"f{number}", digest=f"{number}", **(plain | fields))


def papers(count, **fields):
    return paper_photos([photo(n, **fields) for n in range(count)], lambda _: jpeg())


def pages(photos, sites=None):
    charted = chart(sites)
    visit = charted.visits[0]
    summary = SessionSummary(charted, visit, CLINIC, ATLAS, TIME, photos=photos)
    return summary.pages(Format(), FontMeasure())


def test_photos_begin_a_page_after_everything_else():
    without, shown = pages(()), pages(papers(2, caption="bruise"))
    assert len(shown) == len(without) + 1
    assert not any(isinstance(item, Image) for page in shown[:-1] for item in page.items)
    assert sum(isinstance(item, Image) for item in shown[-1].items) == 2
    assert "Photo 2: bruise" in page_text(shown[-1:])
    assert [title for title, _ in shown[-1].bookmarks] == ["Photos"]


@pytest.mark.parametrize(
    ("count", "shape"),
    [(1, (400, 300)), (1, (20, 2560)), (7, (2560, 20)), (7, (300, 400)), (50, (400, 300))],
)
def test_all_photos_stand_on_the_paper(count, shape):
    made = paper_photos([photo(n) for n in range(count)], lambda _: jpeg(shape))
    shown = pages(made)
    items = [(page, item) for page in shown for item in page.items if isinstance(item, Image)]
    assert len(items) == count
    for page, item in items:
        assert item.x >= 0
        assert item.y >= 0
        assert item.x + item.width <= page.paper.width
        assert item.y + item.height <= page.paper.height
        assert item.width / item.height == pytest.approx(shape[0] / shape[1], rel=0.15)


def test_photos_do_not_follow_on_a_page_that_has_room():
    sites = many_sites(30)
    without, shown = pages((), sites), pages(papers(2), sites)
    assert (
        max(item.y for item in without[-1].items if isinstance(item, Text) and item.y < 270) < 190
    )
    assert len(shown) == len(without) + 1


def test_a_photo_is_painted_where_it_stands():
    (*_, last) = pages(papers(1))
    (item,) = (item for item in last.items if isinstance(item, Image))
    image = page_image(last, ATLAS, 40)
    at = [(item.x + item.width / 2) / 25.4 * 40, (item.y + item.height / 2) / 25.4 * 40]
    colour = image.pixelColor(*map(int, at))
    assert (colour.red() > 240, colour.green() < 20) == (True, True)
    grey = page_image(last, ATLAS, 40, grey=True).pixelColor(*map(int, at))
    assert grey.red() == grey.green() == grey.blue()


@pytest.mark.parametrize("code", [Code.PHOTO_MISSING, Code.DAMAGED, Code.ENCRYPTED])
def test_a_missing_photo_is_told_in_its_place(code):
    def read(digest):
        if digest == "1":
            raise StorageError(code)
        return jpeg()

    strips = photo_strips(paper_photos([photo(n) for n in range(3)], read), EvenMeasure(), WIDTH)
    items = [item for strip in strips for item in strip.items]
    assert sum(isinstance(item, Image) for item in items) == 2
    assert sum(isinstance(item, Frame) for item in items) == 1
    texts = [item.text for item in items if isinstance(item, Text)]
    assert "Photo 2 (missing)" in texts


@pytest.mark.qt_log_ignore("JPEG")
@pytest.mark.parametrize("data", [b"", b"no picture", jpeg()[:100], b"\x89PNG"], ids=repr)
def test_what_is_no_picture_counts_as_missing(data):
    (made,) = paper_photos([photo(0)], lambda _: data)
    assert made.data == b""


def test_paper_gets_no_more_than_it_can_show():
    (made,) = paper_photos([photo(0)], lambda _: jpeg((2560, 1920)))
    assert Pillow.open(io.BytesIO(made.data)).size == (LONGEST, LONGEST * 3 // 4)


@pytest.mark.parametrize("caption", ["<b>x</b> & <img src=x>", "a\nb\u202egnp.exe", "W" * 5_000])
def test_captions_are_plain_and_whole(caption):
    made = PaperPhoto(jpeg(), 1.33, caption)
    strips = photo_strips((made, made), EvenMeasure(), WIDTH)
    texts = [item.text for strip in strips for item in strip.items if isinstance(item, Text)]
    assert "\u202e" not in "".join(texts)
    if "W" in caption:
        assert "".join(texts).count("W") == 2 * len(caption)
    else:
        assert "<b>x</b> & <img" in " ".join(texts) or "bgnp.exe" in texts
    assert all(strip.height < 240 for strip in strips)


def test_without_photos_there_is_nothing():
    assert photo_strips((), EvenMeasure(), WIDTH) == []
    assert height(photo_strips((), EvenMeasure(), WIDTH)) == 0
