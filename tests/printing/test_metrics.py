import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.printing.metrics import FontMeasure
from ims_chart.printing.page import Style

MEASURE = FontMeasure()
STYLES = [Style(8), Style(8, bold=True), Style(8.5), Style(9.5, bold=True), Style(17, bold=True)]
texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=80)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("word", ["Segments", "recorded", "Cleared", "Twitch", "sternocostal"])
def test_a_word_is_not_broken_at_its_own_width(word, style):
    assert MEASURE.wrap(word, style, MEASURE.width(word, style)) == (word,)


@given(texts, st.sampled_from(STYLES), st.floats(10, 100))
def test_wrapping_loses_nothing(text, style, width):
    lines = MEASURE.wrap(text, style, width)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text("abcdefgh ", max_size=300), st.sampled_from(STYLES), st.floats(10, 100))
def test_no_line_is_wider_than_it_may_be(text, style, width):
    lines = MEASURE.wrap(text, style, width)
    assert all(MEASURE.width(line, style) <= width + 0.2 for line in lines)


def test_bold_and_larger_text_is_wider():
    plain, bold, large = (MEASURE.width("Larkspur", s) for s in (Style(9), STYLES[3], Style(17)))
    assert plain < bold < large
