"""The list beside the body says what the body shows."""

import pytest
from PySide6.QtCore import Qt

from ims_chart.ui.site_row import SiteRow
from tests.ui.hands import choose, click, find, mark, settle, spot, tap


@pytest.fixture
def rows(page):
    def shown():
        settle()
        return sorted((r for r in page.findChildren(SiteRow) if r.isVisible()), key=lambda r: r.y())

    return shown


def test_rows_match_the_sites(canvas, chart, rows) -> None:
    for name in ("infraspinatus", "gluteus", "thigh"):
        click(canvas, spot(canvas, name))
    assert [row.site for row in rows()] == list(chart.sites)
    assert [row.accessibleName() for row in rows()] == [
        "1 R infraspinatus",
        "2 L gluteus maximus",
        "3 R rectus femoris",
    ]


def test_a_deleted_site_leaves_the_list_and_undo_puts_it_back(canvas, chart, rows) -> None:
    for name in ("infraspinatus", "gluteus", "thigh"):
        click(canvas, spot(canvas, name))
    chart.remove(chart.sites[1].id)
    assert [row.site.number for row in rows()] == [1, 3]
    chart.document.history.undo()
    assert [row.site.number for row in rows()] == [1, 2, 3]


def test_selecting_in_the_list_selects_on_the_body(canvas, chart, rows) -> None:
    for name in ("infraspinatus", "gluteus"):
        click(canvas, spot(canvas, name))
    before = canvas.grab().toImage()
    click(rows()[0])
    assert chart.selected.number == 1
    assert canvas.grab().toImage() != before


def test_selecting_on_the_body_selects_in_the_list(canvas, chart, rows) -> None:
    for name in ("infraspinatus", "gluteus"):
        click(canvas, spot(canvas, name))
    click(canvas, mark(canvas, chart.sites[0]))
    assert [row.isChecked() for row in rows()] == [True, False]


def test_the_selected_site_opens_under_its_row(canvas, chart, page, rows) -> None:
    for name in ("infraspinatus", "gluteus"):
        click(canvas, spot(canvas, name))
    click(rows()[0])
    first, second = rows()
    panel = find(page, "sitePanel")
    assert first.geometry().bottom() < panel.geometry().top()
    assert panel.geometry().bottom() < second.geometry().top()


def test_a_row_pressed_again_closes_it(canvas, chart, page, rows) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    click(rows()[0])
    assert chart.selected is None
    assert not rows()[0].isChecked()
    assert not find(page, "sitePanel").isVisible()


def test_the_counts(canvas, page) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    click(canvas, spot(canvas, "gluteus"))
    choose(page, "site.count", "× 3")
    settle()
    heading = find(page, "section.sites.heading")
    assert heading.accessibleDescription() == "2 · needles 4 · muscles 2"


def test_the_row_says_what_was_found_and_done(canvas, page, rows) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    tap(page, "site.twitch.none")
    assert rows()[0].accessibleDescription() == "Active · 0.25 × 40 · twitch none"


def test_the_controls_of_a_new_site_are_in_sight(page, canvas, chart) -> None:
    for y in (0.30, 0.33, 0.36, 0.39, 0.42):
        click(canvas, canvas.screen_point("back", 0.53, y).toPoint())
    settle()
    row = page.panel.sites.row(chart.selected.id)
    top = row.mapTo(page.panel.viewport(), row.rect().topLeft()).y()
    assert 0 <= top < row.height()


def test_a_window_from_right_to_left_turns_no_size_of_a_needle_round(
    qapp, chart, canvas, rows, request, qtbot
) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    pictures = []
    request.addfinalizer(lambda: qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight))
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        qapp.setLayoutDirection(direction)
        row = SiteRow(chart.sites[0], chart.atlas)
        qtbot.addWidget(row)
        row.resize(320, row.sizeHint().height())
        pictures.append(row.grab().toImage())
    assert pictures[0] == pictures[1]
