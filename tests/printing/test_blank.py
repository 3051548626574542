"""The chart to write on."""

import pytest

from ims_chart.printing.blank import BlankChart
from ims_chart.printing.format import Format
from ims_chart.printing.page import PAPERS, Mark, Number, Picture, Rule, Text, page_text
from tests.printing.charts import ATLAS, CLINIC, EvenMeasure, chart
from tests.samples import TIME


def blank(record=None):
    return BlankChart(record, CLINIC, ATLAS, TIME)


FORMS = [
    Format(PAPERS[name].turned if turned else PAPERS[name], scale=scale)
    for name in PAPERS
    for turned in (False, True)
    for scale in (1.0, 1.3)
]


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_all_of_it_is_on_the_sheet(form):
    for page in blank(chart()).pages(form, EvenMeasure()):
        for item in page.items:
            if isinstance(item, (Text, Number, Mark)):
                assert form.left - 0.1 <= item.x <= form.room.width - form.left + 0.1
                assert 0 < item.y < form.room.height


def test_it_has_both_bodies_and_numbered_rows_on_two_pages():
    made = blank().pages(Format(), EvenMeasure())
    assert len(made) == 2
    assert [i.view for i in made[0].items if isinstance(i, Picture)] == ["back", "front"]
    said = page_text(made[:1]).split()
    assert {"1", "2", "3", "4", "5", "6", "7", "8"} <= set(said)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_on_its_side_it_is_two_pages_too(paper):
    assert len(blank(chart()).pages(Format(paper.turned), EvenMeasure())) == 2


def test_lines_to_write_on_end_at_the_margin():
    page = blank().pages(Format(), EvenMeasure())[0]
    ends = {round(i.x2, 1) for i in page.items if isinstance(i, Rule) and i.thick == 0.2}
    assert max(ends) == Format().room.width - Format().left


def test_a_patients_chart_has_name_birth_date_and_alerts_on_every_page():
    for page in blank(chart()).pages(Format(), EvenMeasure()):
        said = page_text([page])
        for part in ("Larkspur, Ines", "2 March 1984", "Anticoagulant"):
            assert part in said


def test_nobodys_chart_has_lines_for_the_name():
    said = page_text(blank().pages(Format(), EvenMeasure()))
    assert "Birth date" in said
    assert "not recorded" not in said
