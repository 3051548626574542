"""The tool bar: what the next tap records, and it sticks."""

import pytest
from PySide6.QtCore import QPoint, Qt

from ims_chart.charting.plan import Tool
from ims_chart.printing.terms import needle_words
from ims_chart.record import Side, SymptomKind, Technique, TriggerPointState
from ims_chart.storage.settings import Theme as Look
from ims_chart.ui.theme import TOUCH, theme
from tests.ui.hands import (
    choose,
    click,
    drag,
    find,
    key,
    mark,
    move,
    press,
    release,
    settle,
    spot,
    tap,
)

SITE_CHIPS = ("plan.state", "plan.needle", "plan.technique", "plan.count", "plan.sides")
AREA_CHIPS = ("area.kind", "area.intensity")


def shown(page):
    names = (*SITE_CHIPS, *AREA_CHIPS, "area.delete")
    return {name for name in names if find(page, name).isVisible()}


def draw(canvas, at, radius=30):
    """Draws a square round a place with the mouse."""
    corners = [QPoint(-1, -1), QPoint(1, -1), QPoint(1, 1), QPoint(-1, 1)]
    press(canvas, at + corners[0] * radius)
    for corner in (*corners[1:], corners[0]):
        move(canvas, at + corner * radius)
    release(canvas, at + corners[0] * radius)
    settle()


@pytest.mark.parametrize(
    ("tool", "chips"),
    [
        (Tool.BOTH, set(SITE_CHIPS)),
        (Tool.TRIGGER_POINT, {"plan.state", "plan.sides"}),
        (Tool.NEEDLED, set(SITE_CHIPS) - {"plan.state"}),
        (Tool.AREA, set(AREA_CHIPS)),
        (Tool.SELECT, set()),
    ],
)
def test_a_tool_shows_what_goes_with_it(page, chart, tool, chips) -> None:
    tap(page, f"tool.{tool}")
    assert chart.plan.tool is tool
    assert shown(page) == chips
    assert [t for t in Tool if find(page, f"tool.{t}").isChecked()] == [tool]


def test_what_is_chosen_sticks_for_every_tap(page, canvas, chart) -> None:
    choose(page, "plan.state", "Latent")
    choose(page, "plan.technique", "Pistoning")
    choose(page, "plan.count", "× 3")
    needle = chart.clinic.needles[-1]
    choose(page, "plan.needle", needle_words(needle))
    for name in ("infraspinatus", "gluteus"):
        click(canvas, spot(canvas, name))
    for site in chart.sites:
        assert site.finding.state is TriggerPointState.LATENT
        assert (site.needling.technique, site.needling.count) == (Technique.PISTONING, 3)
        assert (site.needling.needle, site.needling.removed) == (needle, 3)
        assert site.needling.twitch is None


def test_the_usual_needle_differs_from_place_to_place(page, canvas, chart) -> None:
    for name in ("infraspinatus", "gluteus"):
        click(canvas, spot(canvas, name))
    shoulder, buttock = (site.needling.needle for site in chart.sites)
    assert shoulder.length_mm < buttock.length_mm


def test_both_sides_are_one_tap(page, canvas, chart) -> None:
    tap(page, "plan.sides")
    click(canvas, spot(canvas, "infraspinatus"))
    assert [(s.muscle, s.side) for s in chart.sites] == [
        ("infraspinatus", Side.RIGHT),
        ("infraspinatus", Side.LEFT),
    ]
    assert find(page, "plan.sides").isChecked()
    key(canvas, Qt.Key.Key_I, Qt.KeyboardModifier.ShiftModifier)
    assert not find(page, "plan.sides").isChecked()
    click(canvas, spot(canvas, "gluteus"))
    assert len(chart.sites) == 3


def test_an_area_is_drawn_changed_and_deleted(page, canvas, chart, window) -> None:
    tap(page, "tool.area")
    choose(page, "area.kind", "Burning")
    draw(canvas, spot(canvas, "gluteus"))
    (area,) = chart.areas.all
    assert area.kind is SymptomKind.BURNING
    assert chart.sites == ()
    choose(page, "area.intensity", "7")
    assert chart.areas.selected.intensity == 7
    tap(page, "area.delete")
    assert chart.areas.all == ()
    assert window.toast.text.startswith("Deleted the pain area")
    tap(window.toast, "toast.undo")
    assert [a.intensity for a in chart.areas.all] == [7]


def test_a_tap_selects_the_area_and_delete_takes_it_away(page, canvas, chart) -> None:
    tap(page, "tool.area")
    at = spot(canvas, "gluteus")
    draw(canvas, at)
    click(canvas, spot(canvas, "thigh"))
    assert chart.areas.selected is None
    assert "area.delete" not in shown(page)
    click(canvas, at)
    assert chart.areas.selected is not None
    key(canvas, Qt.Key.Key_Delete)
    assert chart.areas.all == ()
    key(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(chart.areas.all) == 1


def test_a_line_that_encloses_nothing_is_said_to(page, canvas, chart, window) -> None:
    tap(page, "tool.area")
    at = spot(canvas, "gluteus")
    drag(canvas, at, at + QPoint(60, 0))
    assert chart.areas.all == ()
    assert window.toast.text.startswith("That line encloses nothing")


def test_the_lasso_selects_several_which_go_and_come_back_together(page, canvas, chart) -> None:
    for name in ("infraspinatus", "gluteus", "thigh"):
        click(canvas, spot(canvas, name))
    tap(page, "tool.select")
    back = [s.point.view == "back" for s in chart.sites]
    middle = (mark(canvas, chart.sites[0]) + mark(canvas, chart.sites[1])) / 2
    draw(canvas, middle, 120)
    assert [s in chart.selection for s in chart.sites] == back
    key(canvas, Qt.Key.Key_Delete)
    assert len(chart.sites) == 1
    key(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(chart.sites) == 3


def test_a_selection_is_mirrored_by_key(page, canvas, chart) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    key(canvas, Qt.Key.Key_I)
    assert [(s.muscle, s.side) for s in chart.sites] == [
        ("infraspinatus", Side.RIGHT),
        ("infraspinatus", Side.LEFT),
    ]
    assert chart.selected == chart.sites[1]


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
@pytest.mark.parametrize("width", [980, 1280])
@pytest.mark.parametrize("tool", Tool)
def test_all_is_large_enough_and_nothing_is_cut_off(page, window, width, look, tool) -> None:
    theme.apply(look)
    window.resize(width, 700)
    tap(page, f"tool.{tool}")
    settle()
    bar = find(page, "toolBar")
    for name in (*(f"tool.{t}" for t in Tool), *shown(page)):
        chip = find(page, name)
        corner = chip.mapTo(bar, chip.rect().bottomRight())
        assert chip.height() >= TOUCH
        assert bar.rect().contains(corner), name
        assert chip.accessibleName(), name
    theme.apply(Look.LIGHT)
