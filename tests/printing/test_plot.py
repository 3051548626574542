"""A trend laid out as a plot, and painted on window and paper by the same hand."""

import datetime as dt
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter

from ims_chart.insight.trends import Reading, Series
from ims_chart.insight.yardstick import (
    NPRS,
    PAIN_GAUGE,
    PRESSURE_UPPER_TRAPEZIUS,
    UNKNOWN,
    Better,
    Gauge,
    Scale,
)
from ims_chart.printing.box import Box
from ims_chart.printing.inks import COLOUR
from ims_chart.printing.plot import ROWS, lay_plot
from ims_chart.printing.plot_painter import paint_plot, paint_reading, paper_plot
from ims_chart.record import Trend
from tests.strategies import maybe

BOX, LETTER = Box(10, 20, 300, 160), 12.0
FIRST = dt.date(2026, 3, 2)
SPAN = (FIRST, FIRST + dt.timedelta(days=40))
PRESSURE = Gauge(Scale.PRESSURE, Better.HIGHER, PRESSURE_UPPER_TRAPEZIUS)
PLAIN = Gauge(Scale.OTHER, None, UNKNOWN)


def series(*readings, gauge=PLAIN, unit=""):
    made = tuple(
        Reading(f"v{n}", FIRST + dt.timedelta(days=day), before, after, told)
        for n, (day, before, after, told) in enumerate(readings)
    )
    return Series("Grip", None, None, unit, "", gauge, made)


values = st.floats(-500, 500).map(lambda value: round(value, 2))
readings = st.tuples(
    st.integers(0, 40), maybe(values), maybe(values), maybe(st.sampled_from(Trend))
)
some = st.lists(readings, min_size=1, max_size=12).map(lambda r: sorted(r, key=lambda x: x[0]))
gauges = st.sampled_from([PLAIN, PRESSURE])


def height_of(plot, value):
    """Where a value lies, told by two of the plot's own lines."""
    low, high = plot.rows[0], plot.rows[-1]
    a, b = (float(row.words.replace("−", "-")) for row in (low, high))
    return low.at + (value - a) / (b - a) * (high.at - low.at)


@given(some, gauges)
def test_every_value_lies_in_the_field_at_its_height(drawn, gauge) -> None:
    assume(any(v is not None for _, *both, _ in drawn for v in both))
    plot = lay_plot(series(*drawn, gauge=gauge), BOX, LETTER, SPAN)
    field = plot.field
    for dots, at in ((plot.before, 1), (plot.after, 2)):
        recorded = [(n, r[at]) for n, r in enumerate(drawn) if r[at] is not None]
        assert [dot.reading for dot in dots] == [n for n, _ in recorded]
        for dot, (n, value) in zip(dots, recorded, strict=True):
            assert field.left - 1e-6 <= dot.x <= field.right + 1e-6
            assert field.top - 1e-6 <= dot.y <= field.bottom + 1e-6
            assert dot.y == pytest.approx(height_of(plot, value), abs=1e-4)
            assert dot.x == plot.xs[n]


@given(some, gauges)
def test_it_stays_in_its_box_with_few_lines(drawn, gauge) -> None:
    assume(any(v is not None for _, *both, _ in drawn for v in both))
    plot = lay_plot(series(*drawn, gauge=gauge), BOX, LETTER, SPAN)
    field = plot.field
    assert BOX.holds(field)
    assert 2 <= len(plot.rows) <= ROWS + 2
    for y in (*(row.at for row in plot.rows), *(line.at for line in plot.important)):
        assert field.top - 1e-6 <= y <= field.bottom + 1e-6


@given(some)
def test_what_was_not_recorded_is_no_dot(drawn) -> None:
    assume(any(v is not None for _, *both, _ in drawn for v in both))
    kept = [r for r in drawn if r[1] is not None or r[2] is not None]
    whole, less = (lay_plot(series(*r), BOX, LETTER, SPAN) for r in (drawn, kept))
    places = [[(dot.x, dot.y) for dot in plot.before + plot.after] for plot in (whole, less)]
    assert len(places[0]) == len(places[1])
    assert len(whole.told) == sum(r[3] is not None for r in drawn)


def test_pain_has_its_whole_scale_and_an_important_change_both_ways() -> None:
    plot = lay_plot(
        series((0, 7, 5, None), (7, 4, 3, None), gauge=PAIN_GAUGE, unit=NPRS), BOX, 12, SPAN
    )
    assert [row.words for row in plot.rows] == ["0", "5", "10"]
    assert [(line.words, line.at) for line in plot.important] == [
        ("+2", pytest.approx(height_of(plot, 9))),
        ("−2", pytest.approx(height_of(plot, 5))),
    ]
    assert plot.error is None


def test_pressure_has_its_error_as_a_band_wider_than_what_matters() -> None:
    plot = lay_plot(series((0, 2.0, 2.2, None), gauge=PRESSURE), BOX, 12, SPAN)
    top, bottom = plot.error
    assert (top, bottom) == (
        pytest.approx(height_of(plot, 2.34)), pytest.approx(height_of(plot, 1.66))
    )  # fmt: skip
    assert plot.error_words == "±0.34"
    assert [line.words for line in plot.important] == ["+0.21", "−0.21"]
    assert all(top < line.at < bottom for line in plot.important)


def test_without_a_first_value_there_is_nothing_to_hold_it_to() -> None:
    plot = lay_plot(series((0, None, 2.2, None), gauge=PRESSURE), BOX, 12, SPAN)
    assert (plot.important, plot.error) == ((), None)


def test_days_are_as_far_apart_as_they_were() -> None:
    plot = lay_plot(series((0, 1, 2, None), (10, 1, 2, None), (40, 1, 2, None)), BOX, 12, SPAN)
    first, second, last = plot.xs
    assert (second - first) * 4 == pytest.approx(last - first)
    assert first - plot.field.left == pytest.approx(plot.field.right - last)
    assert [day.words for day in plot.days] == ["2 Mar 2026", "11 Apr 2026"]


def test_no_dot_covers_a_value_at_the_edge() -> None:
    plot = lay_plot(series((0, 1, 2, None), (40, 1, 2, None)), BOX, 12, SPAN)
    radius = 0.3 * plot.letter
    assert all(plot.field.left <= x - radius and x + radius <= plot.field.right for x in plot.xs)


def test_words_that_would_cover_each_other_are_left_out() -> None:
    low = Box(0, 0, 300, 130)
    plot = lay_plot(series((0, 2.0, 2.2, None), (40, 4, 5, None), gauge=PRESSURE), low, 12, SPAN)
    assert plot.error_words == ""
    assert plot.error is not None


def test_one_day_alone_stands_in_the_middle() -> None:
    plot = lay_plot(series((0, 3, 2, None)), BOX, 12, (FIRST, FIRST))
    assert plot.xs[0] == pytest.approx(plot.field.left + plot.field.width / 2)
    assert len(plot.days) == 1


def test_the_nearest_reading_is_the_one_that_is_read() -> None:
    plot = lay_plot(series((0, 1, 2, None), (20, 1, 2, None), (40, 1, 2, None)), BOX, 12, SPAN)
    assert [plot.nearest(x) for x in (-50, plot.xs[1] + 20, plot.xs[2] + 900)] == [0, 1, 2]


PAIN = series(
    (0, 7, 5, Trend.BETTER), (7, 6, 4, Trend.WORSE), (20, 5, 2, Trend.SAME),
    gauge=PAIN_GAUGE, unit=NPRS,
)  # fmt: skip


PAPER = paper_plot(COLOUR)
ONE_INK = replace(PAPER, after=PAPER.before)


def painted(one, reading=None, style=PAPER) -> QImage:
    image = QImage(320, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    plot = lay_plot(one, BOX, LETTER, SPAN)
    paint_plot(painter, plot, style)
    if reading is not None:
        paint_reading(painter, plot, reading, style)
    painter.end()
    return image


def test_before_and_after_are_told_apart_without_colour(qapp) -> None:
    """Swapped, the same values look another way, in grey too: hollow and full, dashed and drawn."""
    swapped = series(
        *((n * 7, r.after, r.before, r.told) for n, r in enumerate(PAIN.readings)),
        gauge=PLAIN, unit=NPRS,
    )  # fmt: skip
    straight = series(
        *((n * 7, r.before, r.after, r.told) for n, r in enumerate(PAIN.readings)),
        gauge=PLAIN, unit=NPRS,
    )  # fmt: skip
    assert painted(straight, style=ONE_INK) != painted(swapped, style=ONE_INK)


def test_crowded_lines_are_told_apart_without_their_dots(qapp) -> None:
    values = [(n // 8, 8 if n % 2 else 2) for n in range(320)]
    before = series(*((day, value, None, None) for day, value in values))
    after = series(*((day, None, value, None) for day, value in values))
    assert painted(before, style=ONE_INK) != painted(after, style=ONE_INK)


def test_a_reading_that_is_pointed_at_is_marked(qapp) -> None:
    assert painted(PAIN, reading=1) != painted(PAIN)


def test_what_was_told_is_seen(qapp) -> None:
    silent = series(
        *((0, 7, 5, None), (7, 6, 4, None), (20, 5, 2, Trend.SAME)), gauge=PAIN_GAUGE, unit=NPRS
    )  # fmt: skip
    assert painted(PAIN) != painted(silent)


def test_it_prints(qapp, tmp_path) -> None:
    path = tmp_path / "plot.pdf"
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QSizeF(100, 60), QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF())
    writer.setResolution(2540)
    painter = QPainter(writer)
    paint_plot(painter, lay_plot(PAIN, Box(500, 500, 9000, 5000), 280, SPAN), PAPER)
    painter.end()
    document = pypdfium2.PdfDocument(path)
    text = document[0].get_textpage().get_text_range()
    document.close()
    for words in ("0", "5", "10", "2 Mar 2026", "11 Apr 2026", "before", "after", "+2", "−2"):
        assert words in text
