"""The body as gestures feel it, without a window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QSizeF

from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.charting.plan import Tool
from ims_chart.record import Clinic, VisitState
from ims_chart.ui.gestures import Mode
from ims_chart.ui.stage import Stage
from ims_chart.ui.surface import BodySurface
from tests import samples
from tests.charting.places import belly

BESIDE = QPointF(3, 3)


@pytest.fixture
def chart(qapp, atlas):
    record = samples.record(visits=[samples.visit()])
    return Chart(Document(record), atlas, Clinic(), author="th1")


@pytest.fixture
def surface(chart):
    stage = Stage(chart, ("back", "front"), chart)
    stage.resize(QSizeF(800, 640))
    return BodySurface(chart, stage, chart)


@pytest.fixture
def at(surface, atlas):
    """Where muscles of the back lie on the screen: right infraspinatus, left gluteus maximus."""
    return [
        surface.stage.screen_point("back", *belly(atlas, "back", muscle, image_left=left))
        for muscle, left in (("infraspinatus", False), ("gluteus_maximus", True))
    ]


def ring(centre, radius=30):
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    return [centre + QPointF(x, y) * radius for x, y in corners]


@pytest.mark.parametrize(
    ("tool", "mode"),
    [
        (Tool.BOTH, Mode.CHART),
        (Tool.TRIGGER_POINT, Mode.CHART),
        (Tool.NEEDLED, Mode.CHART),
        (Tool.AREA, Mode.DRAW),
        (Tool.SELECT, Mode.SELECT),
    ],
)
def test_the_tool_says_what_a_press_is(chart, surface, tool, mode) -> None:
    chart.set_plan(replace(chart.plan, tool=tool))
    assert surface.mode is mode
    chart.visits.change("state", state=VisitState.SIGNED)
    assert surface.mode is Mode.LOOK


def test_a_press_tells_what_it_will_chart(chart, surface, at, qtbot) -> None:
    with qtbot.waitSignal(surface.pointed, timeout=0) as told:
        surface.show_provisional(at[0], 19.0)
    (place,) = told.args
    surface.commit_place(at[0], 19.0)
    assert place.region.muscle == chart.selected.muscle
    assert place.point == chart.selected.point
    assert chart.sites == (chart.selected,)


def test_a_tap_beside_the_body_lets_go_of_the_site(chart, surface, at) -> None:
    surface.commit_place(at[0], 0.0)
    surface.commit_place(BESIDE, 0.0)
    assert chart.selected is None
    assert len(chart.sites) == 1


def test_a_mark_is_hit_where_it_is_drawn(chart, surface, at) -> None:
    surface.commit_place(at[0], 0.0)
    assert surface.site_at(at[0]) == chart.sites[0].id
    assert surface.site_at(at[1]) is None


def test_a_site_is_moved_and_told(chart, surface, at, qtbot) -> None:
    surface.commit_place(at[0], 0.0)
    site = chart.selected
    with qtbot.waitSignal(surface.moved, timeout=0):
        surface.commit_move(site.id, at[1])
    assert chart.selected.muscle == "gluteus_maximus"
    with qtbot.waitSignal(surface.moved, timeout=0):
        surface.commit_move(site.id, QPointF(-9, -9))
    assert chart.selected.muscle == "gluteus_maximus"


def test_the_lasso_takes_the_sites_inside_it(chart, surface, at) -> None:
    for place in at:
        surface.commit_place(place, 0.0)
    first, second = chart.sites
    for stroke, inside in ((ring(at[0]), (first,)), (ring(at[1], 400), (first, second)), ([], ())):
        surface.commit_lasso(stroke)
        assert chart.selection == inside


def test_an_area_is_drawn_hit_and_let_go(chart, surface, at) -> None:
    surface.commit_area(ring(at[0]))
    (area,) = chart.areas.all
    assert chart.areas.selected == area
    surface.tap_area(at[1])
    assert chart.areas.selected is None
    surface.tap_area(at[0])
    assert chart.areas.selected == area
    surface.commit_place(at[1], 0.0)
    surface.select(chart.sites[0].id)
    assert chart.areas.selected is None


def test_a_stroke_from_beyond_the_views_is_no_area(chart, surface, at) -> None:
    surface.commit_area([QPointF(-30, -30), *ring(at[0])])
    assert chart.areas.all == ()


def test_the_menu_opens_at_a_site_and_charts_one_where_there_is_none(
    chart, surface, at, qtbot
) -> None:
    with qtbot.waitSignal(surface.menu_wanted, timeout=0) as wanted:
        surface.open_menu(at[0], 0.0)
    assert wanted.args == [at[0]]
    assert len(chart.sites) == 1
    with qtbot.waitSignal(surface.menu_wanted, timeout=0):
        surface.open_menu(at[0], 0.0)
    assert len(chart.sites) == 1
    with qtbot.assertNotEmitted(surface.menu_wanted):
        surface.open_menu(BESIDE, 0.0)


def test_the_menu_of_one_of_several_keeps_them_selected(chart, surface, at) -> None:
    for place in at:
        surface.commit_place(place, 0.0)
    chart.select(*(site.id for site in chart.sites))
    surface.open_menu(at[0], 0.0)
    assert len(chart.selection) == 2


def test_where_nothing_may_change_no_menu_charts(chart, surface, at, qtbot) -> None:
    chart.document.editable = False
    with qtbot.assertNotEmitted(surface.menu_wanted):
        surface.open_menu(at[0], 0.0)
    surface.commit_place(at[0], 0.0)
    surface.commit_area(ring(at[0]))
    assert (chart.sites, chart.areas.all) == ((), ())


class Button:
    def __init__(self, answer) -> None:
        self._answer = answer

    def paint(self, painter, stage) -> None: ...

    def control_at(self, at, reach, stage):
        return self._answer


def test_the_layer_added_last_answers_first(surface) -> None:
    first, second = (lambda: 1), (lambda: 2)
    surface.layers += [Button(first), Button(second)]
    assert surface.control_at(BESIDE, 0.0) is second
    surface.layers.append(Button(None))
    assert surface.control_at(BESIDE, 0.0) is second
