from hypothesis import example, given
from hypothesis import strategies as st

from ims_chart.printing.flow import (
    Column,
    Sheet,
    Strip,
    fact_lines,
    flow,
    one_line,
    pages_needed,
    paragraphs,
    rows,
    wrapped,
)
from ims_chart.printing.format import Format
from ims_chart.printing.page import Paper, Style, Text
from tests.printing.charts import EvenMeasure

STYLE = Style(10)
PAPER = Paper(100, 100)


def text(words):
    return Text(0, 3, words, STYLE)


def sheet(continued=()):
    form = Format(PAPER, margin=10)
    return Sheet(form, 10, 90, tuple(continued), lambda n, of: (text(f"page {n} of {of}"),))


def words_of(page):
    return [item.text for item in page.items if isinstance(item, Text)]


@given(st.lists(st.tuples(st.floats(1, 70), st.booleans()), max_size=40))
def test_every_strip_is_on_one_page_inside_the_margins(shapes):
    strips = [
        Strip(height, (Text(0, height, str(i), STYLE),), keep)
        for i, (height, keep) in enumerate(shapes)
    ]
    pages = flow(strips, sheet())
    bodies = [[i for i in page.items if "page" not in i.text] for page in pages]
    assert [item.text for body in bodies for item in body] == [str(i) for i in range(len(shapes))]
    assert all(10 <= item.y <= 90.001 for body in bodies for item in body)


def test_a_table_head_is_repeated_on_every_page():
    head = Strip(5, (text("head"),), keep=True)
    strips = [head, *(Strip(20, (text(f"row {i}"),), head=head) for i in range(9))]
    pages = flow(strips, sheet())
    assert len(pages) == 3
    assert all(words_of(page).count("head") == 1 for page in pages)


def test_what_fills_a_page_exactly_stays_on_it():
    assert len(flow([Strip(80 / 7) for _ in range(7)], sheet())) == 1
    assert len(flow([Strip(0.1) for _ in range(800)], sheet())) == 1


def test_what_belongs_together_is_not_parted():
    strips = [Strip(70), Strip(5, (text("title"),), keep=True), Strip(10, (text("row"),))]
    first, second = flow(strips, sheet())
    assert "title" not in words_of(first)
    assert words_of(second)[:2] == ["title", "row"]


@given(st.lists(st.tuples(st.floats(0.1, 90), st.booleans(), st.booleans()), max_size=30))
def test_pages_are_counted_as_they_are_made(made):
    strips = [Strip(high, keep=keep, turn=turn) for high, keep, turn in made]
    on = sheet([Strip(5, (text("again"),))])
    assert pages_needed(strips, on) == len(flow(strips, on))


def test_a_dot_ends_no_line_of_facts():
    measure = EvenMeasure()
    facts = "born 2 Mar 1984 · 42 years · file DEMO-01"
    for width in range(20, 120, 3):
        lines = fact_lines(measure, facts, STYLE, width)
        assert not any(line.startswith("·") or line.endswith("·") for line in lines)
        assert " ".join(lines).replace("·", "").split() == facts.replace("·", "").split()


def test_following_pages_say_whose_they_are():
    pages = flow([Strip(60), Strip(60)], sheet([Strip(5, (text("Larkspur, Ines"),))]))
    assert "Larkspur, Ines" not in words_of(pages[0])
    assert "Larkspur, Ines" in words_of(pages[1])
    assert words_of(pages[1])[-1] == "page 2 of 2"


def test_a_strip_higher_than_a_page_ends_no_loop():
    assert len(flow([Strip(300), Strip(300)], sheet())) == 2


def test_a_row_too_high_for_a_page_is_split_by_lines():
    lines = tuple(f"line {i}" for i in range(200))
    strips = rows([Column(0, ("short",), STYLE), Column(20, lines, STYLE)], below=2)
    pages = flow(strips, sheet())
    assert len(pages) > 1
    assert [w for page in pages for w in words_of(page) if w.startswith("line")] == list(lines)


def test_a_short_row_is_one_strip():
    assert len(rows([Column(0, ("a", "b"), STYLE), Column(20, ("c",), STYLE)])) == 1


@given(st.text())
@example("Ines\u202elive\u2066\u2029\x00\n\t")
def test_text_holds_no_character_that_steers_it(words):
    for line in [*paragraphs(words), one_line(words)]:
        assert not set(line) & set("\n\r\x00\u2028\u2029\u202e\u202d\u2066\u2067\u2068\u2069\x1b\t")


def test_nothing_of_a_long_note_is_lost():
    note = "one two\n\nthree " + "x" * 500
    lines = wrapped(EvenMeasure(), note, STYLE, 40)
    assert "".join("".join(lines).split()) == "".join(note.split())
    assert "" in lines


def test_a_line_keeps_the_direction_of_its_paragraph():
    lines = wrapped(EvenMeasure(), "שלום " + "word " * 20, STYLE, 40)
    assert len(lines) > 1
    assert all(line.startswith(("ש", "\u200f")) for line in lines)


def test_a_cell_is_read_to_its_end_before_the_next() -> None:
    """So that a PDF reader finds "R upper trapezius", whatever stands beside it."""
    style = Style(8)
    cells = [Column(0, ("R upper", "trapezius"), style), Column(30, ("C3", "C4"), style)]
    (strip, *_) = rows(cells)
    words = [item.text for item in strip.items if isinstance(item, Text)]
    assert words == ["R upper", "trapezius", "C3", "C4"]
