"""Other views of the body: reached by a tap, charted on, and seen from the whole body."""

from PySide6.QtCore import Qt

from tests.ui.hands import click, find, key, settle, tap


def views(canvas) -> list[str]:
    return [slot.view for slot in canvas.slots]


def test_every_view_of_the_atlas_belongs_to_one_set(page, chart) -> None:
    shown = [view for _, _, members in page.pane._sets for view in members]
    assert sorted(shown) == sorted(chart.atlas.bodies[chart.body])


def test_a_tap_shows_the_set_and_a_second_tap_leaves_it(page, canvas) -> None:
    assert views(canvas) == ["back", "front"]
    tap(page, "views.sides")
    assert views(canvas) == ["left", "right"]
    tap(page, "views.sides")
    assert views(canvas) == ["left", "right"]
    assert find(page, "views.sides").isChecked()
    tap(page, "views.whole")
    assert views(canvas) == ["back", "front"]


def test_four_views_stand_in_rows_where_that_shows_them_larger(page, canvas, window) -> None:
    tap(page, "views.head")
    settle()
    assert {slot.top for slot in canvas.slots} != {0.0}
    assert len({(slot.left, slot.top) for slot in canvas.slots}) == len(canvas.slots)
    assert all(canvas.rect().contains(canvas.camera.box(s).toRect()) for s in canvas.slots)


def test_a_site_charted_on_a_detail_shows_on_the_whole_body(page, canvas, chart) -> None:
    tap(page, "views.hands")
    settle()
    view = chart.atlas.view(chart.body, "hand_right_back")
    region = next(r for r in view.regions if r.muscle == "first_dorsal_interosseous_hand")
    left, top, right, bottom = region.bounds
    inside = [
        (left + (right - left) * i / 20, top + (bottom - top) * j / 20)
        for i in range(21)
        for j in range(21)
    ]
    x, y = next(p for p in inside if region.contains(*p))
    click(canvas, canvas.screen_point(view.id, x / view.width, y / view.height).toPoint())
    site = chart.sites[0]
    assert (site.point.view, site.muscle, site.side) == (view.id, region.muscle, region.side)
    tap(page, "views.whole")
    settle()
    spots = canvas.marks.spots(site, canvas.slots, canvas.camera)
    assert len(spots) == 1
    assert canvas.stage.locate(spots[0])[0] == "back"


def test_the_keys_for_back_and_front_come_back_from_any_set(page, canvas) -> None:
    tap(page, "views.head")
    key(canvas, Qt.Key.Key_B)
    assert views(canvas) == ["back", "front"]
    assert find(page, "views.whole").isChecked()
    back = canvas.camera.box(canvas.slots[0])
    assert abs(back.center().x() - canvas.width() / 2) < 2
