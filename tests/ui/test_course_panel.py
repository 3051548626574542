"""The course of treatment on screen: responses, trends, lives, and the search in all of it."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ims_chart.charting.course import Course
from ims_chart.ui.life_list import ROW_HEIGHT
from tests import samples, treated
from tests.ui.hands import Fingers, click, find, key, settle, tap, typed
from tests.ui.test_access import nameless

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window, store, qtbot):
    """A patient of four visits, the course of treatment on the screen."""
    store.new(treated.record())
    window.show_store(store)
    assert window.open("cdef345672")
    page = window.open_patient.page
    qtbot.waitUntil(page.canvas.hasFocus)
    window.actions_by_id["course"].trigger()
    settle()
    return page


@pytest.fixture
def panel(page):
    return find(page, "coursePanel")


@pytest.fixture
def tree(panel):
    return find(panel, "responses.tree")


def rows(tree, column=0):
    model = tree.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def heading(tree, column) -> None:
    header = tree.header()
    at = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
    click(header.viewport(), at)


# --- where it stands


def test_it_stands_in_the_visits_place_and_goes_again(page, panel, window) -> None:
    assert panel.isVisible()
    assert not page.panel.isVisible()
    assert panel.width() > 404
    window.actions_by_id["end_review"].trigger()
    settle()
    assert page.panel.isVisible()
    assert not panel.isVisible()


def test_every_control_has_a_name(panel) -> None:
    for part in ("responses", "trends", "life"):
        tap(panel, f"course.{part}")
    typed(find(panel, "course.search"), "trapezius")
    assert nameless(panel) == []


# --- responses


def test_each_muscle_and_side_is_a_row(tree) -> None:
    assert rows(tree) == ["R infraspinatus", "L upper trapezius"]
    assert rows(tree, 1) == ["4", "1"]
    assert rows(tree, 3) == ["2 of 3", "–"]
    assert rows(tree, 4) == ["−1.7 (3 days)", "−2"]
    assert rows(tree, 5) == ["bruise ×1", "–"]


def test_a_press_on_a_heading_sorts_and_another_turns(tree) -> None:
    heading(tree, 4)
    first = rows(tree)
    heading(tree, 4)
    assert rows(tree) == first[::-1]


@pytest.mark.parametrize("width", [420, 560, 860])
def test_no_column_is_pushed_out_of_sight(panel, tree, width) -> None:
    """Where there is no room for all, those that the words below say too are left out."""
    panel.responses.setFixedWidth(width)
    settle()
    assert tree.horizontalScrollBar().maximum() == 0
    shown = [n for n in range(tree.model().columnCount()) if not tree.isColumnHidden(n)]
    assert set(shown) >= {0, 3, 4, 7}
    assert all(tree.columnWidth(n) >= tree.sizeHintForColumn(n) for n in shown[1:])
    if width == 860:
        assert len(shown) == tree.model().columnCount()


@pytest.mark.parametrize("presses", [1, 2])
def test_what_was_not_recorded_sorts_last_or_first_but_never_as_nought(tree, presses) -> None:
    for _ in range(presses):
        heading(tree, 3)
    order = tree.header().sortIndicatorOrder()
    last = rows(tree, 3)[-1] == "–"
    assert last or order is Qt.SortOrder.DescendingOrder


def test_a_muscle_folds_out_to_its_places_by_key(tree) -> None:
    tree.setFocus()
    tree.setCurrentIndex(tree.model().index(0, 0))
    key(tree, Key.Key_Right)
    assert tree.isExpanded(tree.currentIndex())
    key(tree, Key.Key_Down)
    assert tree.currentIndex().data() == "Place 1, site 1"
    assert tree.currentIndex().parent().data() == "R infraspinatus"


def test_what_is_chosen_is_said_in_full(panel, tree) -> None:
    click(tree.viewport(), tree.visualRect(tree.model().index(0, 0)).center())
    said = find(panel, "responses.said", QLabel).text()
    assert said.startswith("R infraspinatus: 4 visits, 4 needles")
    assert "with 1 other muscle" in said


def test_enter_leads_to_the_place_on_the_body(page, tree) -> None:
    page.chart.choose_visit("v0")
    tree.setFocus()
    tree.setCurrentIndex(tree.model().index(0, 0))
    key(tree, Key.Key_Return)
    assert (page.chart.visit.id, page.chart.selected.id) == ("v3", "i3")


def test_an_edit_is_followed(page, tree) -> None:
    page.chart.go_to("v0", "t0")
    page.chart.remove("t0")
    settle()
    assert rows(tree) == ["R infraspinatus"]


# --- trends


@pytest.fixture
def pain(panel):
    tap(panel, "course.trends")
    return find(panel, "trend.0")


def test_pain_comes_first_then_what_was_measured(panel, pain) -> None:
    assert pain.accessibleName() == "Pain of the visits, 0–10"
    assert find(panel, "trend.1").accessibleName() == "Neck rotation, left, °"
    assert "Lower is better. Dashed: the important change is 2" in pain.accessibleDescription()


def test_the_pointer_reads_values(pain) -> None:
    assert pain.words == "−3 since the first visit, for the better"
    before = pain.grab().toImage()
    QTest.mouseMove(pain, QPoint(round(pain.plot.xs[1]), 90))
    assert pain.words.startswith("9 Mar 2026: before 6, after 4")
    assert pain.grab().toImage() != before


def test_a_finger_reads_values(window, pain) -> None:
    window.move(-480, 0)  # beyond the edge of the screen, which is small here, is no window
    settle()
    Fingers(window).tap(pain.mapTo(window, QPoint(round(pain.plot.xs[2]), 90)))
    settle()
    assert pain.words.startswith("16 Mar 2026")


def test_what_was_tapped_stays_and_what_was_pointed_at_goes(panel, pain) -> None:
    at = QPoint(round(pain.plot.xs[1]), 90)
    find(panel, "course.search").setFocus()
    QTest.mouseMove(pain, at)
    QApplication.sendEvent(pain, QEvent(QEvent.Type.Leave))
    assert "since the first visit" in pain.words
    click(pain, at)
    QApplication.sendEvent(pain, QEvent(QEvent.Type.Leave))
    assert pain.words.startswith("9 Mar 2026")


def test_keys_read_values(pain) -> None:
    pain.setFocus()
    key(pain, Key.Key_Left)
    assert pain.words.startswith("16 Mar 2026")
    for _ in range(5):
        key(pain, Key.Key_Left)
    assert pain.words.startswith("2 Mar 2026")
    assert pain.words in pain.accessibleDescription()


def test_a_new_value_is_drawn(page, panel, pain) -> None:
    page.chart.go_to("v3", None)
    page.chart.visits.change("pain", pain_before=1)
    settle()
    assert find(panel, "trend.0").words.startswith("−6 since the first visit")


# --- lives


@pytest.fixture
def lives(panel):
    tap(panel, "course.life")
    return find(panel, "lives")


def test_a_life_is_told_in_words_and_marks(panel, lives) -> None:
    index = lives.model().index(0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("R infraspinatus, site 1: active → latent. 2 Mar 2026: active")
    assert said.endswith("30 Mar 2026: state not recorded")
    assert lives.model().rowCount() == 1
    assert "2 Mar 2026 to 30 Mar 2026" in find(panel, "course.caption", QLabel).text()


def strip(lives, visit) -> QPoint:
    axis = lives._row.axis(lives.visualRect(lives.model().index(0)), len(lives.visits))
    return QPoint(round(axis.x(visit)), ROW_HEIGHT // 2)


def test_a_tap_on_a_mark_leads_to_its_visit(page, lives) -> None:
    click(lives.viewport(), strip(lives, 1))
    assert (page.chart.visit.id, page.chart.selected.id) == ("v1", "i1")


def test_a_gap_is_a_gap(lives) -> None:
    """At the last visit no state was recorded: no mark stands there, no line leads there."""
    picture = lives.viewport().grab().toImage()
    known, gap = strip(lives, 2), strip(lives, 3)
    ground = picture.pixel(gap + QPoint(6, 0))
    assert picture.pixel(gap - QPoint(8, 0)) == ground
    assert picture.pixel(known - QPoint(8, 0)) != ground


def test_only_the_last_visits_that_fit_are_shown(atlas, lives) -> None:
    rect = lives.viewport().rect()
    many = lives._row.axis(rect, 500)
    assert 0 < many.first < 500
    assert many.x(499) <= rect.right()
    assert many.x(many.first) >= 196


# --- search


@pytest.fixture
def search(page):
    key(page.canvas, Key.Key_F, CTRL)
    field = find(page, "course.search")
    assert field.hasFocus()
    return field


def found(panel):
    settle()
    return [index.data() for index in _hits(panel)]


def _hits(panel):
    model = find(panel, "hits").model()
    return [model.index(row) for row in range(model.rowCount())]


def test_the_key_leads_to_the_field_from_charting_too(page, window) -> None:
    window.actions_by_id["end_review"].trigger()
    page.canvas.setFocus()
    key(page.canvas, Key.Key_F, CTRL)
    assert find(page, "course.search").hasFocus()


def test_typing_finds_sites_newest_first(panel, search, qtbot) -> None:
    typed(search, "infra")
    qtbot.waitUntil(lambda: len(found(panel)) == 4)
    assert found(panel)[0] == "30 Mar 2026 · 1 R infraspinatus"
    assert find(panel, "course.caption", QLabel).text() == "4 places, the newest first"


def test_all_words_must_be_true_of_the_place(panel, search, qtbot) -> None:
    typed(search, "bruise right")
    qtbot.waitUntil(lambda: len(found(panel)) == 1)
    assert found(panel) == ["9 Mar 2026 · 1 R infraspinatus"]


def test_a_note_is_found_without_its_accents(panel, search, qtbot) -> None:
    typed(search, "cafe")
    qtbot.waitUntil(lambda: len(found(panel)) == 1)
    assert found(panel) == ["2 Mar 2026 · the visit"]


def test_nothing_found_is_said(panel, search, qtbot) -> None:
    typed(search, "xyzzyq")
    label = find(panel, "course.caption", QLabel)
    qtbot.waitUntil(lambda: label.text() == "Nothing is found by “xyzzyq”.")


def test_enter_goes_there_at_once(page, panel, search) -> None:
    typed(search, "bruise")
    key(search, Key.Key_Return)
    assert (page.chart.visit.id, page.chart.selected.id) == ("v1", "i1")


def test_arrows_and_a_tap_choose_another(page, panel, search, qtbot) -> None:
    typed(search, "infra")
    qtbot.waitUntil(lambda: len(found(panel)) == 4)
    key(search, Key.Key_Down)
    key(search, Key.Key_Return)
    assert page.chart.visit.id == "v2"
    hits = find(panel, "hits")
    click(hits.viewport(), hits.visualRect(_hits(panel)[3]).center())
    assert page.chart.visit.id == "v0"


def test_escape_leaves_the_search_and_not_the_review(page, panel, tree, search, qtbot) -> None:
    typed(search, "infra")
    qtbot.waitUntil(lambda: len(found(panel)) == 4)
    key(search, Key.Key_Escape)
    qtbot.waitUntil(tree.isVisible)
    assert search.text() == ""
    assert panel.isVisible()


# --- with nothing to tell


def test_an_empty_record_says_so(window, store, qtbot) -> None:
    store.new(samples.record("cdef345679", visits=[]))
    window.show_store(store)
    window.open("cdef345679")
    page = window.open_patient.page
    qtbot.waitUntil(page.canvas.hasFocus)
    page.chart.review.begin("course")
    panel = find(page, "coursePanel")
    assert find(panel, "responses.said", QLabel).text() == "Nothing was needled yet."
    tap(panel, "course.trends")
    assert "No pain" in panel.trends._empty.text()
    assert panel.trends._empty.isVisible()
    tap(panel, "course.life")
    assert find(panel, "course.caption", QLabel).text() == "No trigger point is charted yet."


def test_nothing_is_put_together_while_nobody_sees_it(page, panel, window, monkeypatch) -> None:
    window.actions_by_id["end_review"].trigger()
    settle()
    monkeypatch.setattr(Course, "memory", property(lambda _: pytest.fail("was asked")))
    page.chart.visits.change("pain", pain_before=3)
    settle()
