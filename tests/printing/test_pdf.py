"""What a strict reader finds in the PDFs."""

import re
import shutil
import subprocess

import pypdfium2
import pypdfium2.raw
import pytest

from ims_chart.printing.format import Format
from ims_chart.printing.pdf import pdf_bytes
from tests.printing.charts import CLINIC, chart, many_sites, patient, summary

LONG = chart(many_sites(40), notes="One line of notes.\n" * 80)


def opened(charted, form=None):
    return pypdfium2.PdfDocument(pdf_bytes(summary(charted), form or Format()))


def test_the_metadata_names_the_clinic_and_no_patient():
    document = opened(chart())
    metadata = document.get_metadata_dict()
    document.close()
    assert metadata["Title"] == "Session summary 2026-03-02"
    assert metadata["Author"] == CLINIC.name
    assert "Larkspur" not in str(metadata)


@pytest.mark.parametrize("person", [patient(), patient(family="Ærøskøbing", given="ياسمين")])
def test_the_patient_stands_in_no_part_of_the_file_but_the_pages(person):
    data = pdf_bytes(summary(chart(person=person)), Format())
    for name in (person.family, person.given):
        for coding in ("utf-8", "utf-16-be", "latin-1"):
            assert name.encode(coding, errors="ignore") not in data or not name.isascii()


def test_the_language_is_told():
    data = pdf_bytes(summary(chart()), Format())
    assert re.search(rb"/Lang \(en\)", data)


def test_several_pages_have_bookmarks_that_lead_to_them():
    document = opened(LONG)
    found = {item.get_title(): item.get_dest() for item in document.get_toc()}
    pages = {title: dest.get_index() for title, dest in found.items()}
    document.close()
    assert pages["Sites"] == 0
    assert pages["Notes"] > 0


def test_one_page_needs_no_bookmarks():
    document = opened(chart())
    assert not list(document.get_toc())
    document.close()


def test_text_follows_the_order_it_is_read_in():
    document = opened(LONG)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    order = [text.index(word) for word in ("Session summary", "Larkspur", "Sites"[:0], "Muscle")]
    assert order[1] < order[3]
    assert text.index("Muscle") < text.index("One line of notes.")


def test_every_font_is_embedded():
    data = pdf_bytes(summary(chart()), Format())
    described = re.findall(rb"/Type /FontDescriptor.*?>>", data, re.DOTALL)
    assert described
    assert all(b"/FontFile" in one for one in described)


def test_a_visit_takes_less_than_a_megabyte():
    assert len(pdf_bytes(summary(LONG), Format())) < 1_000_000


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.parametrize("grey", [False, True])
def test_a_strict_checker_has_nothing_to_say(tmp_path, grey):
    path = tmp_path / "chart.pdf"
    path.write_bytes(pdf_bytes(summary(LONG), Format(grey=grey)))
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "warning" not in (done.stdout + done.stderr).lower()
