"""How the width of a table is shared out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.printing.columns import Cell, column_spans
from ims_chart.printing.page import Style
from tests.printing.charts import EvenMeasure

CELL = Style(8.5)
MEASURE = EvenMeasure()


def cells(*texts):
    return [Cell(text, CELL) for text in texts]


def lines(columns, spans):
    """Lines of every row as they will be set."""
    set_ = [
        [len(MEASURE.wrap(cell.text, cell.style, room)) for cell in column]
        for column, room in zip(columns, spans.rooms, strict=True)
    ]
    return [max(row) for row in zip(*set_, strict=True)]


tables = st.integers(1, 12).flatmap(
    lambda n: st.lists(
        st.lists(st.text(alphabet="ab ×R", max_size=40), min_size=n, max_size=n), max_size=5
    ).map(lambda rows: [cells(*column) for column in zip(["title"] * n, *rows, strict=True)])
)


@given(tables, st.floats(60, 200))
def test_columns_fill_the_width_exactly(columns, width):
    spans = column_spans(columns, MEASURE, width)
    assert sum(spans.widths) == pytest.approx(width)
    assert all(room > 0 for room in spans.rooms)


def test_a_short_word_is_not_broken_for_a_long_text():
    columns = [cells("a", "word " * 60), cells("b", "infraspinatus")]
    spans = column_spans(columns, MEASURE, 100)
    assert spans.rooms[1] >= MEASURE.width("infraspinatus", CELL)


def test_no_word_is_broken_while_the_longest_fit_side_by_side():
    words = ["Segments", "Shortened", "recorded", "Technique", "recorded", "Reaction"]
    columns = [cells("title", f"not {word}") for word in words]
    for width in (200, 120, 100, 90):
        spans = column_spans(columns, MEASURE, width)
        for word, room in zip(words, spans.rooms, strict=True):
            assert room >= MEASURE.width(word, CELL)


def test_room_goes_where_it_makes_rows_lower():
    """Three short cells beside a long one: the long one gets what they don't need."""
    columns = [
        cells("Muscle", "R infraspinatus", "L soleus"),
        cells("Referred to", "deep front of the shoulder (familiar)", "none"),
        cells("Pain", "4", "3"),
        cells("Reaction", "none", "none"),
    ]
    assert lines(columns, column_spans(columns, MEASURE, 124)) == [1, 1, 1]
    assert lines(columns, column_spans(columns, MEASURE, 94)) == [1, 2, 1]


def test_needle_and_side_stay_on_a_line_with_what_they_belong_to():
    columns = [cells("Muscle", "R deltoid, anterior"), cells("Needle", "0.25 × 30")] * 3
    spans = column_spans(columns, MEASURE, 110)
    assert spans.rooms[0] >= MEASURE.width("R deltoid,", CELL)
    assert spans.rooms[1] >= MEASURE.width("0.25 × 30", CELL)


def test_columns_stand_closer_only_where_it_helps():
    short = [cells("one", "two")] * 3
    assert column_spans(short, MEASURE, 100).gutter == pytest.approx(2.6)
    full = [cells("title", "infraspinatus")] * 5
    least = MEASURE.width("infraspinatus", CELL)
    assert column_spans(full, MEASURE, 5 * (least + 1.6)).gutter < 1.9


def test_no_column_needs_no_room():
    assert column_spans([], MEASURE, 180).widths == ()


def test_a_text_of_many_words_takes_no_time():
    columns = [cells("note", *["word " * 400] * 30), cells("number", *"4" * 30)]
    assert sum(column_spans(columns, MEASURE, 180).widths) == pytest.approx(180)
