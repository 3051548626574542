import shutil

import pypdfium2
import pytest
from PIL import Image

from ims_chart.body import Atlas, BodyError
from ims_chart.printing import terms
from ims_chart.printing.errors import PrintError, PrintFault
from ims_chart.printing.export import write_printout
from ims_chart.printing.format import Format, paper_named
from ims_chart.printing.metrics import FontMeasure
from ims_chart.printing.page import PAPERS, Mark, Picture
from ims_chart.printing.printout import page_images
from ims_chart.printing.summary import SessionSummary
from ims_chart.resources import asset
from ims_chart.storage.errors import Code, StorageError
from tests.printing.charts import ATLAS, CLINIC, chart, many_sites, patient, summary
from tests.samples import TIME, site

A4 = PAPERS["A4"]


def write(path, charted, form=None, *, atlas=ATLAS, dpi=150):
    printout = SessionSummary(charted, charted.visits[-1], CLINIC, atlas, TIME)
    write_printout(path, printout, form, dpi=dpi)
    return path


def read(path):
    document = pypdfium2.PdfDocument(path)
    try:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
        return " ".join(text.split()), len(document), [page.get_size() for page in document]
    finally:
        document.close()


def test_the_text_of_a_pdf_names_patient_alerts_and_every_muscle(tmp_path):
    sites = many_sites(12)
    words, _, _ = read(write(tmp_path / "chart.pdf", chart(sites)))
    assert "Larkspur, Ines" in words
    assert "Anticoagulant" in words
    assert "0.30 × 40" in words
    assert "Printed 2 Mar 2026 09:30" in words
    assert "Pain (0–10)" in words
    for charted in sites:
        for part in terms.muscle_words(charted, ATLAS.muscles).split():
            assert part in words, part


def test_a_pdf_has_the_papers_size_and_is_small(tmp_path):
    path = write(tmp_path / "chart.pdf", chart(many_sites(10)), Format(PAPERS["Letter"]))
    _, _, sizes = read(path)
    assert sizes[0] == pytest.approx((612, 792), abs=1)
    assert path.stat().st_size < 1_000_000


def test_long_content_flows_to_further_pages(tmp_path):
    charted = chart(many_sites(60), notes="One line of notes.\n" * 100)
    words, count, _ = read(write(tmp_path / "chart.pdf", charted))
    assert count > 3
    assert f"page {count} of {count}" in words
    assert words.count("One line of notes.") == 100
    assert words.count("Larkspur, Ines") == count


@pytest.mark.parametrize(
    "name",
    ["<b>x</b> & y", "Nguyễn Thị Minh Khai", "O'Neill \\n %s {0}", "Ærøskøbing"],
)
def test_a_name_is_printed_as_it_is_written(tmp_path, name):
    words, _, _ = read(write(tmp_path / "chart.pdf", chart(person=patient(family=name))))
    assert "".join(name.split()) in "".join(words.split())


def test_nothing_of_the_patient_is_in_the_metadata(tmp_path):
    path = write(tmp_path / "chart.pdf", chart())
    document = pypdfium2.PdfDocument(path)
    metadata = document.get_metadata_dict()
    document.close()
    assert metadata["Title"] == "Session summary 2026-03-02"
    assert metadata["Creator"].startswith("IMS Chart")
    assert "Larkspur" not in str(metadata)


def test_a_png_has_its_resolution_and_the_papers_size(tmp_path):
    with Image.open(write(tmp_path / "chart.png", chart())) as image:
        assert image.info["dpi"] == pytest.approx((150, 150), abs=0.1)
        assert image.size == (1240, 1754)


def test_every_page_of_a_png_has_a_file_of_its_own(tmp_path):
    write(tmp_path / "chart.PNG", chart(many_sites(60)))
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names[-1] == "chart.PNG"
    assert names[:2] == ["chart-2.PNG", "chart-3.PNG"]
    with Image.open(tmp_path / "chart-2.PNG") as image:
        assert image.size == (1240, 1754)


@pytest.mark.parametrize("dpi", [150, 300])
def test_a_tiff_holds_all_pages_with_their_resolution(tmp_path, dpi):
    path = write(tmp_path / "chart.tiff", chart(many_sites(30)), Format(grey=True), dpi=dpi)
    with Image.open(path) as image:
        assert image.n_frames > 1
        for page in range(image.n_frames):
            image.seek(page)
            assert image.mode == "L"
            assert image.info["dpi"] == pytest.approx((dpi, dpi), abs=0.1)
            assert image.size == (round(210 / 25.4 * dpi), round(297 / 25.4 * dpi))


def test_in_greyscale_there_is_no_colour(tmp_path):
    (image, *_) = page_images(summary(chart(many_sites(6))), Format(grey=True), 60)
    pixels = {image.pixel(x, y) & 0xFFFFFF for x in range(image.width()) for y in range(0, 700, 3)}
    assert len(pixels) > 20
    assert all(pixel >> 16 == pixel >> 8 & 255 == pixel & 255 for pixel in pixels)


def test_there_is_ink_where_the_site_is():
    shown = summary(chart([site(point=ATLAS_POINT)]))
    (page,) = shown.pages(Format(A4), FontMeasure())
    place = next(item for item in page.items if isinstance(item, Mark))
    (image,) = page_images(shown, Format(A4), 150)
    pixel = image.pixelColor(round(place.x / 25.4 * 150), round(place.y / 25.4 * 150) + 3)
    assert pixel.lightness() < 100


def test_the_body_is_veiled_but_there():
    shown = summary(chart([]))
    (page,) = shown.pages(Format(A4), FontMeasure())
    picture = next(item for item in page.items if isinstance(item, Picture))
    (image,) = page_images(shown, Format(A4), 50)
    dots = 50 / 25.4
    left, top = round(picture.x * dots), round(picture.y * dots)
    lights = sorted(
        image.pixelColor(left + x, top + y).lightness()
        for x in range(int(picture.width * dots))
        for y in range(int(picture.height * dots))
    )
    assert lights[len(lights) // 8] < 240
    assert lights[len(lights) // 100] > 90


@pytest.mark.parametrize("name", ["chart.doc", "chart"])
def test_what_can_not_be_written_is_told_and_nothing_written(tmp_path, name):
    with pytest.raises(PrintError) as told:
        write(tmp_path / name, chart())
    assert told.value.code is PrintFault.UNKNOWN_FORMAT
    assert not list(tmp_path.iterdir())


def test_an_unknown_paper_is_told():
    with pytest.raises(PrintError) as told:
        paper_named("A0")
    assert told.value.code is PrintFault.UNKNOWN_PAPER


def test_a_damaged_picture_leaves_the_old_file(tmp_path):
    copy = tmp_path / "assets"
    shutil.copytree(asset(), copy, ignore=shutil.ignore_patterns("source", "demo"))
    (copy / "body" / "male" / "back.webp").write_bytes(b"no picture")
    old = tmp_path / "chart.pdf"
    old.write_bytes(b"old")
    with pytest.raises(PrintError) as told:
        write(old, chart(), atlas=Atlas(copy))
    assert told.value.code is PrintFault.DAMAGED_PICTURE
    assert old.read_bytes() == b"old"


def test_a_missing_picture_is_told(tmp_path):
    copy = tmp_path / "assets"
    shutil.copytree(asset(), copy, ignore=shutil.ignore_patterns("source", "demo", "*.webp"))
    with pytest.raises(BodyError):
        write(tmp_path / "chart.png", chart(), atlas=Atlas(copy))


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(StorageError):
        write(tmp_path / "none" / "chart.pdf", chart())


ATLAS_POINT = site().point


def test_further_pages_replace_no_neighbour_unasked(tmp_path):
    (tmp_path / "chart-2.png").write_bytes(b"mine")
    with pytest.raises(StorageError) as caught:
        write(tmp_path / "chart.png", chart(many_sites(60)))
    assert caught.value.code is Code.EXISTS
    assert [path.name for path in tmp_path.iterdir()] == ["chart-2.png"]
    assert (tmp_path / "chart-2.png").read_bytes() == b"mine"


def test_what_the_same_job_has_left_is_replaced(tmp_path):
    for _ in range(2):
        write(tmp_path / "chart.png", chart(many_sites(60)))
    asked = []

    def no(there):
        asked.extend(path.name for path in there)
        return False

    before = (tmp_path / "chart.png").stat().st_mtime_ns
    printout = SessionSummary(*_charted(many_sites(60)))
    assert write_printout(tmp_path / "chart.png", printout, may_replace=no) == ()
    assert asked[0] == "chart-2.png"
    assert (tmp_path / "chart.png").stat().st_mtime_ns == before


def _charted(sites):
    charted = chart(sites)
    return charted, charted.visits[-1], CLINIC, ATLAS, TIME
