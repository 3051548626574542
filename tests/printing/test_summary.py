import datetime as dt
from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import Phase, given
from hypothesis import settings as limits
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from ims_chart.insight.naming import segments_label
from ims_chart.printing import terms
from ims_chart.printing.errors import PrintError, PrintFault
from ims_chart.printing.format import Format
from ims_chart.printing.metrics import FontMeasure
from ims_chart.printing.page import PAPERS, Mark, Picture, Text
from ims_chart.printing.printout import paint_on
from ims_chart.printing.summary import SessionSummary
from ims_chart.record import (
    Addendum,
    Alert,
    ChainHead,
    Clinic,
    Measure,
    Side,
    Signature,
    VisitState,
)
from tests import strategies
from tests.printing.charts import ATLAS, EvenMeasure, chart, many_sites, patient, summary
from tests.samples import TIME, site

UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
"""A page takes too long to lay out for a search of the smallest record that fails."""

A4 = PAPERS["A4"]


def pages(charted, paper=A4, **fields):
    return summary(charted, **fields).pages(Format(paper), EvenMeasure())


def texts(page):
    return [item.text for item in page.items if isinstance(item, Text)]


def said(made):
    """All text, column by column, so that a cell of several lines reads on."""
    columns = defaultdict(list)
    for page in made:
        for item in page.items:
            if isinstance(item, Text):
                columns[item.x, item.align].append(item.text)
    return " ".join(" ".join(lines) for lines in columns.values())


def test_a_usual_visit_is_one_page():
    made = pages(chart(many_sites(4), state=VisitState.SIGNED))
    assert len(made) == 1


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_without_a_site_back_and_front_are_on_the_first_page(paper):
    made = pages(chart([]), paper)
    assert [i.view for i in made[0].items if isinstance(i, Picture)] == ["back", "front"]


def test_the_head_says_who_when_and_what():
    words = said(
        pages(
            chart(
                pain_before=6,
                pain_after=3,
                consent=True,
                planned_visits=8,
                notes="freer by 15°",
                aftercare="soreness explained",
                plan="stretch",
            )
        )
    )
    for part in (
        *("Larkspur, Ines", "born 2 Mar 1984", "42 years", "2 March 2026", "A. Moss"),
        *("6 → 3", "visit 1 of 8 planned", "consent confirmed", "1 muscle needled", "1 site"),
        *("Harbour Physiotherapy", "1 Example Street", "000 000", "Anticoagulant"),
        *("R infraspinatus", "C5 C6", "0.30 × 40", "Pistoning"),
        *("freer by 15°", "soreness explained", "stretch", "Printed 2 Mar 2026 09:30"),
    ):
        assert part in words, part


def test_what_is_not_known_is_said_to_be_not_recorded():
    charted = chart([], person=patient(birth_date=None, alerts=()), therapist="")
    words = said(pages(charted, clinic=Clinic()))
    for part in (
        *("birth date not recorded", "no alerts recorded", "therapist not recorded"),
        *("consent not recorded", "No sites charted"),
    ):
        assert part in words, part


@pytest.mark.parametrize(
    ("pain", "value", "told"),
    [
        ({"pain_before": 2}, "2 → –", "after: not recorded"),
        ({"pain_after": 3}, "– → 3", "before: not recorded"),
        ({"pain_before": 0, "pain_after": 0}, "0 → 0", ""),
        ({}, "not recorded", ""),
    ],
)
def test_a_pain_that_was_not_recorded_is_told_beside_the_one_that_was(pain, value, told):
    words = said(pages(chart(**pain)))
    assert value in words
    assert told in words


def test_a_name_of_two_lines_moves_nothing_beside_it():
    def day_and_therapist(person):
        (page, *_) = pages(chart(person=person))
        return [i.y for i in page.items if isinstance(i, Text) and "consent" in i.text]

    long = patient(family="Wolframhausen", given="Maximiliane Josephine Theodora Clementine")
    assert day_and_therapist(long) == day_and_therapist(patient())


def test_the_file_number_stands_on_every_page():
    made = pages(chart(many_sites(40), person=patient(file_number="DEMO-7")))
    assert len(made) > 1
    assert all("DEMO-7" in " ".join(texts(page)) for page in made)


def test_the_figures_shrink_before_a_page_holds_signatures_alone():
    for count in range(4, 40, 3):
        made = pages(chart(many_sites(count), state=VisitState.SIGNED))
        last = made[-1]
        assert any(isinstance(item, (Mark, Picture)) for item in last.items), count


def test_on_its_side_a_small_visit_has_its_table_beside_the_figures():
    (page,) = pages(chart(many_sites(3), state=VisitState.SIGNED), A4.turned)
    right = max(item.x + item.width for item in page.items if isinstance(item, Picture))
    titles = [item.x for item in page.items if isinstance(item, Text) and item.text == "Muscle"]
    assert titles[0] > right


def test_on_its_side_a_large_visit_has_a_page_of_figures():
    first, second, *_ = pages(chart(many_sites(18), state=VisitState.SIGNED), A4.turned)
    assert any(isinstance(item, Picture) for item in first.items)
    assert "Muscle" in texts(second)


def test_neither_end_of_a_note_stands_on_a_page_alone():
    for count in range(1, 90, 4):
        made = pages(chart(many_sites(4), notes="word " * 22 * count))
        for page in made:
            lines = sum("word word word" in text for text in texts(page))
            assert lines != 1 or count == 1, count


def test_the_last_visits_pain_is_told():
    from tests.samples import record, visit  # noqa: PLC0415

    day = dt.date(2026, 2, 1)
    charted = record(visits=(visit("v0", day=day, pain_before=8, pain_after=0), visit("v1")))
    assert "last visit 8 → 0" in said(pages(charted))


def test_long_tables_flow_and_repeat_their_head_alerts_and_patient():
    made = pages(chart(many_sites(60)))
    assert len(made) > 2
    for page in made:
        words = " ".join(texts(page))
        assert "Larkspur, Ines" in words
        assert "born 2 Mar 1984" in words
        assert "Anticoagulant" in words
        assert "Draft – not signed · Reference drawing" in words
        assert f"of {len(made)}" in words
    tabled = [page for page in made if any(isinstance(i, Mark) for i in page.items)]
    assert all("Muscle" in texts(page) for page in tabled)


def test_a_signed_visit_is_no_draft():
    words = said(pages(chart(state=VisitState.SIGNED)))
    assert "Draft" not in words
    assert "Signed: A. Moss" in words


def test_a_signature_says_who_when_and_how_sure_it_is():
    by = Signature(author="th2", name="J. Falk", recorded=TIME)
    words = said(pages(chart(state=VisitState.SIGNED, signature=by)))
    assert "Signed: J. Falk, 2 Mar 2026 09:30, named, not verified" in words
    proved = replace(by, verified=True)
    words = said(pages(chart(state=VisitState.SIGNED, signature=proved)))
    assert "Signed: J. Falk, 2 Mar 2026 09:30, verified by PIN" in words
    nobody = replace(by, author="", name="")
    words = said(pages(chart(state=VisitState.SIGNED, signature=nobody)))
    assert "Signed: 2 Mar 2026 09:30, nobody named" in words
    assert "not verified" not in words


def test_addenda_follow_the_notes_with_their_reason_and_author():
    one = Addendum(
        id="x1", author="th1", name="A. Moss", recorded=TIME, reason="Correction", text="left\nside"
    )
    two = replace(one, id="x2", text="word " * 900)
    words = said(pages(chart(state=VisitState.SIGNED, addenda=(one, two))))
    assert "Correction – A. Moss, 2 Mar 2026 09:30, named, not verified" in words
    assert "left" in words
    assert words.count("word") == 900
    assert words.index("Addendum") < words.index("Signed:")


def test_the_foot_says_where_the_logs_stood():
    heads = tuple(
        ChainHead(computer=f"{n:012x}", count=n + 1, digest="0123456789abcdef") for n in range(9)
    )
    words = said(replace(summary(chart()), heads=heads).pages(Format(A4), EvenMeasure()))
    assert "Logs when printed: 000000000000·1·01234567" in words
    assert "000000000008·9·01234567" in words
    assert "Logs" not in said(pages(chart()))


def test_a_name_of_ten_thousand_letters_is_all_there():
    made = pages(chart(person=patient(family="W" * 10_000)))
    assert said(made).count("W") >= 10_000
    assert all(text.count("W") < 500 for page in made for text in texts(page))


def test_every_alert_is_there_however_many_and_long():
    alerts = tuple(
        Alert(id=f"a{n}", text=f"alert{n} " + "word " * 50, author="a", recorded=TIME)
        for n in range(12)
    )
    words = said(pages(chart(person=patient(alerts=alerts))))
    assert all(f"alert{n} " in words for n in range(12))
    assert words.count("word") >= 600


def test_measures_are_before_and_after():
    measure = Measure(kind="Abduction", side=Side.RIGHT, before=110, after=140.5, unit="°")
    words = said(pages(chart(measures=(measure,))))
    for part in ("Abduction", "Right", "110°", "140.5°"):
        assert part in words


@limits(max_examples=40, phases=UNSHRUNK)
@given(strategies.records.filter(lambda charted: charted.visits), strategies.clinics)
def test_any_record_prints_with_every_number_on_the_paper(charted, clinic):
    visit = charted.visits[-1]
    made = SessionSummary(charted, visit, clinic, ATLAS, TIME).pages(Format(A4), FontMeasure())
    shown = [item for page in made for item in page.items if isinstance(item, Text)]
    assert all(item.style.points >= 8 for item in shown)
    assert all(0 < item.y < A4.height for item in shown)
    words = "".join(said(made).split())
    for site_ in visit.sites:
        expected = [str(site_.number), segments_label(site_.segments)]
        if site_.needling is not None and site_.needling.needle is not None:
            expected.append(terms.needle_words(site_.needling.needle))
        assert all("".join(part.split()) in words for part in expected)


@limits(max_examples=25, phases=UNSHRUNK)
@given(strategies.records.filter(lambda charted: charted.visits))
def test_no_line_runs_off_the_paper(charted):
    measure = FontMeasure()
    visit = charted.visits[-1]
    made = SessionSummary(charted, visit, Clinic(), ATLAS, TIME).pages(Format(A4), measure)
    for page in made:
        for item in page.items:
            if isinstance(item, Text):
                wide = measure.width(item.text, item.style)
                left = item.x - {"left": 0, "center": wide / 2, "right": wide}[item.align.value]
                assert left >= 14.9
                assert left + wide <= A4.width - 10


def test_a_printer_with_margins_gets_the_same_places(tmp_path):
    writer = QPdfWriter(str(tmp_path / "with margins.pdf"))
    writer.setPageSize(QPageSize(QSizeF(210, 297), QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF(12, 15, 12, 15), QPageLayout.Unit.Millimeter)
    paint(writer)
    other = QPdfWriter(str(tmp_path / "without.pdf"))
    other.setPageSize(QPageSize(QSizeF(210, 297), QPageSize.Unit.Millimeter))
    other.setPageMargins(QMarginsF(0, 0, 0, 0))
    paint(other)
    del writer, other
    places = [title_place(tmp_path / name) for name in ("with margins.pdf", "without.pdf")]
    assert places[0] == pytest.approx(places[1], abs=0.5)


def paint(device):
    paint_on(device, summary(chart()).pages(Format(A4), FontMeasure()), ATLAS)


def title_place(path):
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument(path)
    found = document[0].get_textpage().search("Session summary").get_next()
    box = document[0].get_textpage().get_charbox(found[0])
    document.close()
    return box


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_device_that_can_not_be_painted_on_is_an_error(tmp_path):
    writer = QPdfWriter(str(tmp_path / "no such folder" / "chart.pdf"))
    with pytest.raises(PrintError) as told:
        paint(writer)
    assert told.value.code is PrintFault.DEVICE


def test_the_title_names_nobody():
    assert "Larkspur" not in summary(chart([site()])).title
