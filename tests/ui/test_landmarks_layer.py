"""Landmarks on the canvas: shown on request, named where there is room, never in the way."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt

from ims_chart.storage.settings import Theme as Mode
from ims_chart.ui.landmarks_layer import ALL, FULL, LandmarksLayer
from ims_chart.ui.theme import DARK, LIGHT, theme
from tests.ui.hands import click, find, key, move, settle, spot

BODY = "male"
KEY = (Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)


@pytest.fixture
def marks(canvas, atlas):
    """The places of a view's landmarks on the canvas, by id and side."""

    def places(view: str) -> dict[tuple[str, str], QPoint]:
        return {
            (p.landmark.id, p.side.value): canvas.screen_point(view, p.x, p.y).toPoint()
            for p in atlas.landmarks(BODY, view)
        }

    return places


def picture(canvas):
    settle()
    return canvas.grab().toImage()


def test_their_key_shows_them_and_hides_them_again(window, canvas, qtbot) -> None:
    qtbot.waitUntil(lambda: not canvas.stage.zooming)  # until then it is painted less sharp
    before = picture(canvas)
    key(canvas, *KEY)
    assert window.actions_by_id["landmarks"].isChecked()
    assert picture(canvas) != before
    key(canvas, *KEY)
    assert not window.actions_by_id["landmarks"].isChecked()
    assert picture(canvas) == before


@pytest.mark.parametrize(("mode", "tokens"), [(Mode.LIGHT, LIGHT), (Mode.DARK, DARK)])
def test_a_cross_stands_at_its_place_in_the_ink_of_the_theme(canvas, marks, mode, tokens) -> None:
    theme.apply(mode)
    key(canvas, *KEY)
    seen = picture(canvas)
    for name in (("l4_spine", "midline"), ("psis", "left"), ("psis", "right")):
        at = marks("back")[name]
        around = [at + QPoint(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
        ink = tokens.color("text").lightnessF()
        assert min(abs(seen.pixelColor(p).lightnessF() - ink) for p in around) < 0.15, name


def test_a_tap_on_a_cross_charts_as_without(canvas, chart, marks) -> None:
    at = marks("back")["psis", "right"]
    click(canvas, at)
    plain = chart.selected
    key(canvas, Qt.Key.Key_Delete)
    key(canvas, *KEY)
    click(canvas, at)
    assert chart.selected.point == plain.point
    assert (chart.selected.muscle, chart.selected.side) == (plain.muscle, plain.side)


def test_the_readout_names_the_landmark_under_the_pointer_and_then_the_muscle(
    canvas, page, marks
) -> None:
    at = marks("back")["psis", "right"]
    move(canvas, at)
    plain = find(page, "readout").text
    assert "iliac spine" not in plain
    key(canvas, *KEY)
    move(canvas, at + QPoint(30, 0))
    assert "iliac spine" not in find(page, "readout").text
    move(canvas, at)
    text = find(page, "readout").text
    assert text.startswith("R Posterior superior iliac spine")
    assert plain.split("  ")[0] in text


def test_the_readout_is_as_ever_while_they_are_hidden(canvas, page, marks) -> None:
    move(canvas, spot(canvas, "infraspinatus"))
    plain = find(page, "readout").text
    key(canvas, *KEY)
    key(canvas, *KEY)
    move(canvas, marks("back")["psis", "left"])
    assert "iliac spine" not in find(page, "readout").text
    move(canvas, spot(canvas, "infraspinatus"))
    assert find(page, "readout").text == plain


@pytest.mark.parametrize("zoom", [1.0, 1.7, 3.0, 8.0])
@pytest.mark.parametrize("views", ["whole", "sides", "head", "hands", "feet"])
def test_names_overlap_neither_each_other_nor_a_cross(page, canvas, atlas, views, zoom) -> None:
    page.pane.show_set(views)
    canvas.zoom_by(zoom)
    layer = LandmarksLayer(atlas, BODY)
    for slot in canvas.slots:
        named = layer._names(slot, canvas.camera, 3.0)
        boxes = [box.adjusted(3, 4, -3, -4) for box, _ in named]
        assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])
        for mark in layer._shown(slot.view, canvas.camera):
            at = QPointF(mark.x * slot.width, mark.y) * canvas.camera.scale
            assert not any(box.contains(at) for box in boxes)


def test_nearer_more_is_named_and_in_full(canvas, atlas) -> None:
    layer = LandmarksLayer(atlas, BODY)
    back = canvas.slots[0]

    def names(scale: float) -> set[str]:
        canvas.zoom_by(scale / canvas.camera.scale)
        return {text for _, text in layer._names(back, canvas.camera, 3.0)}

    far, near, close = (names(scale) for scale in (canvas.camera.fitted, ALL + 1, FULL + 1))
    assert {"C7", "T12", "L4", "PSIS"} <= far
    assert "T4" not in far
    assert far < near | {"Heel"}
    assert "T4" in near
    assert "Posterior superior iliac spine" in close


def test_the_names_move_with_the_body_and_are_not_arranged_anew(canvas, atlas) -> None:
    layer = LandmarksLayer(atlas, BODY)
    back = canvas.slots[0]
    before = layer._names(back, canvas.camera, 3.0)
    canvas.stage.pan(QPointF(40, 25))
    assert layer._names(back, canvas.camera, 3.0) is before


def test_they_stay_for_the_next_patient(window, page, reopen) -> None:
    window.actions_by_id["landmarks"].trigger()
    shown = reopen().canvas
    shown.resize(QSize(700, 600))
    with_them = picture(shown)
    window.actions_by_id["landmarks"].trigger()
    assert picture(shown) != with_them
