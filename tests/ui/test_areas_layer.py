"""Pain areas on the canvas: where they show, and what a tap finds."""

import pytest
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QImage, QPainter, QPolygonF

from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.record import Clinic
from ims_chart.ui.areas_layer import AreasLayer, paint_stroke
from ims_chart.ui.stage import Stage
from tests import samples
from tests.charting.places import belly
from tests.charting.test_areas import ring


@pytest.fixture
def chart(qapp, atlas):
    record = samples.record(visits=[samples.visit()])
    return Chart(Document(record), atlas, Clinic(), author="th1")


@pytest.fixture
def stage(chart):
    made = Stage(chart, ("back", "front"), chart)
    made.resize(QSizeF(800, 640))
    return made


@pytest.fixture
def layer(chart):
    return AreasLayer(chart)


@pytest.fixture
def shoulder(atlas):
    return belly(atlas, "back", "infraspinatus", image_left=False)


def boxes(layer, area, stage):
    """The box of the area in each view that shows it, in pixels."""
    return [QPolygonF(outline).boundingRect() for outline in layer.outlines(area, stage)]


def painted(paint):
    image = QImage(800, 640, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def test_an_area_shows_where_it_was_drawn_and_on_no_other_view(
    chart, stage, layer, shoulder
) -> None:
    area = chart.areas.draw("back", ring(*shoulder))
    (box,) = boxes(layer, area, stage)
    centre = stage.screen_point("back", *shoulder)
    assert (box.center() - centre).manhattanLength() < 4
    stage.show_views(("head_front", "hand_left_palm"))
    assert layer.outlines(area, stage) == []


def test_an_area_drawn_on_a_detail_shows_on_the_whole_body(chart, stage, layer, atlas) -> None:
    x, y = belly(atlas, "head_back", "trapezius_upper", image_left=True)
    area = chart.areas.draw("head_back", ring(x, y, 0.05))
    (box,) = boxes(layer, area, stage)
    assert stage.locate(box.center())[0] == "back"


def test_a_tap_finds_the_area_drawn_last(chart, stage, layer, shoulder) -> None:
    x, y = shoulder
    large = chart.areas.draw("back", ring(x, y, 0.05))
    small = chart.areas.draw("back", ring(x, y, 0.02))
    at = stage.screen_point("back", x, y)
    assert layer.hit(at, stage) in {small.id, large.id}
    beside = stage.screen_point("back", x, y + 0.035)
    assert layer.hit(beside, stage) == large.id
    assert layer.hit(stage.screen_point("back", x, y + 0.2), stage) is None


def test_it_is_painted_and_the_selected_one_stands_out(chart, stage, layer, shoulder) -> None:
    blank = painted(lambda painter: layer.paint(painter, stage))
    area = chart.areas.draw("back", ring(*shoulder))
    chosen = painted(lambda painter: layer.paint(painter, stage))
    chart.areas.select("")
    plain = painted(lambda painter: layer.paint(painter, stage))
    assert blank != plain != chosen
    chart.areas.select(area.id)
    chart.areas.remove()
    assert painted(lambda painter: layer.paint(painter, stage)) == blank


def test_the_outline_follows_zoom_and_pan(chart, stage, layer, shoulder) -> None:
    area = chart.areas.draw("back", ring(*shoulder))
    (before,) = boxes(layer, area, stage)
    stage.zoom(2, before.center())
    (after,) = boxes(layer, area, stage)
    assert after.width() == pytest.approx(2 * before.width())
    assert (after.center() - before.center()).manhattanLength() < 1e-6


@pytest.mark.parametrize("closed", [True, False])
def test_the_line_under_the_hand_is_seen(chart, closed) -> None:
    stroke = [QPointF(100, 100), QPointF(300, 100), QPointF(300, 300)]
    blank = painted(lambda painter: None)
    line = painted(lambda painter: paint_stroke(painter, stroke, closed=closed))
    assert line.pixel(200, 100) != blank.pixel(200, 100)
    assert (line.pixel(200, 200) != blank.pixel(200, 200)) is closed
