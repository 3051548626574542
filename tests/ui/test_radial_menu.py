"""The menu round a site: each choice one tap, by mouse, touch and keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from ims_chart.record import EventKind, Technique, TriggerPointState, Twitch
from ims_chart.ui.radial_menu import RadialMenu
from ims_chart.ui.ring_sector import RingSector
from ims_chart.ui.theme import TOUCH
from tests.ui.hands import LEFT, NONE, click, find, key, mark, settle, spot

Key = Qt.Key


@pytest.fixture
def site(canvas, chart):
    click(canvas, spot(canvas, "infraspinatus"))
    return chart.selected


@pytest.fixture
def ring(window, canvas, site):
    """Opens the ring by its key, and gives it."""

    def opened() -> RadialMenu:
        key(canvas, Key.Key_X)
        return find(window, "radialMenu", RadialMenu)

    return opened


def is_open(window) -> bool:
    settle()
    return any(ring.isVisible() for ring in window.findChildren(RadialMenu))


def press(ring, name) -> None:
    """Presses a sector on the screen, in the middle of what is seen of it."""
    sector = find(ring, name, RingSector)
    QTest.mouseClick(ring.window().windowHandle(), LEFT, NONE, sector.middle.toPoint())
    settle()


def test_a_right_click_opens_it_at_the_site(window, canvas, chart, site) -> None:
    chart.select(None)
    QTest.mouseClick(canvas, Qt.MouseButton.RightButton, NONE, mark(canvas, site))
    assert is_open(window)
    assert chart.selected.id == site.id


@pytest.mark.parametrize("state", [s for s in TriggerPointState if s.value != "active"])
def test_a_tap_says_what_was_found_and_closes_it(window, chart, ring, state) -> None:
    press(ring(), f"ring.{state}")
    assert chart.selected.finding.state is state
    assert not is_open(window)


@pytest.mark.parametrize("twitch", Twitch)
def test_twitch(chart, ring, twitch) -> None:
    press(ring(), f"ring.twitch.{twitch}")
    assert chart.selected.needling.twitch is twitch
    opened = ring()
    assert find(opened, f"ring.twitch.{twitch}", RingSector).isChecked()
    press(opened, f"ring.twitch.{twitch}")
    assert chart.selected.needling.twitch is None


def test_bruise(chart, ring) -> None:
    press(ring(), "ring.bruise")
    assert [event.kind for event in chart.selected.needling.events] == [EventKind.BRUISE]


@pytest.mark.parametrize("pain", [0, 6, 10])
def test_pain_has_a_ring_of_its_own(window, chart, ring, pain) -> None:
    opened = ring()
    press(opened, "ring.pain")
    assert is_open(window)
    press(opened, f"ring.pain.{pain}")
    assert chart.selected.needling.pain_during == pain
    assert not is_open(window)


def test_back_from_pain(ring) -> None:
    opened = ring()
    press(opened, "ring.pain")
    press(opened, "ring.back")
    assert find(opened, "ring.active").isVisible()


def test_the_needle_is_taken_out(chart, ring) -> None:
    needling = chart.selected.needling if chart.selected else None
    opened = ring()
    press(opened, "ring.needle")
    assert chart.selected.needling.inside == 1
    press(ring(), "ring.needle")
    assert chart.selected.needling.inside == 0
    assert needling is None or needling.count == chart.selected.needling.count


def test_move_arms_the_next_tap(canvas, chart, ring, site) -> None:
    press(ring(), "ring.move")
    click(canvas, spot(canvas, "gluteus"))
    assert [(s.id, s.muscle) for s in chart.sites] == [(site.id, "gluteus_maximus")]


def test_mirror_and_delete(chart, ring, site) -> None:
    press(ring(), "ring.mirror")
    assert [s.side for s in chart.sites] == ["right", "left"]
    chart.select(site.id)
    press(ring(), "ring.delete")
    assert [s.side for s in chart.sites] == ["left"]


def test_what_needs_a_needle_is_off_without_one(chart, ring) -> None:
    opened = ring()
    opened.dismiss()
    chart.change_site("needling", needling=None)
    opened = ring()
    for name in ("ring.twitch.none", "ring.pain", "ring.bruise", "ring.needle"):
        assert not find(opened, name, QAbstractButton).isEnabled(), name
    press(opened, "ring.latent")
    assert chart.selected.finding.state is TriggerPointState.LATENT


def test_a_tap_beside_it_and_escape_close_it_and_change_nothing(
    window, canvas, chart, ring
) -> None:
    before = chart.record
    ring()
    QTest.mouseClick(window.windowHandle(), LEFT, NONE, QPoint(window.width() - 30, 500))
    assert not is_open(window)
    ring()
    key(window.focusWidget(), Key.Key_Escape)
    assert not is_open(window)
    press(ring(), "ring.close")
    assert not is_open(window)
    assert chart.record == before
    assert canvas.hasFocus()


def test_arrows_and_enter(window, chart, ring) -> None:
    ring()
    for _ in range(2):
        key(window.focusWidget(), Key.Key_Right)
    assert window.focusWidget().objectName() == "ring.latent"
    key(window.focusWidget(), Key.Key_Up)
    outer = window.focusWidget().objectName()
    key(window.focusWidget(), Key.Key_Left)
    assert outer.startswith("ring.")
    assert window.focusWidget().objectName() != outer
    key(window.focusWidget(), Key.Key_Down)
    key(window.focusWidget(), Key.Key_Return)
    assert not is_open(window)


def test_numbers_by_keyboard(window, chart, ring) -> None:
    opened = ring()
    find(opened, "ring.pain").setFocus()
    key(window.focusWidget(), Key.Key_Return)
    for _ in range(3):
        key(window.focusWidget(), Key.Key_Right)
    key(window.focusWidget(), Key.Key_Return)
    assert chart.selected.needling.pain_during == 3


@pytest.mark.parametrize("corner", [(0, 0), (1, 0), (0, 1), (1, 1)])
def test_it_stays_within_the_window(window, chart, site, corner) -> None:
    at = QPoint(corner[0] * window.width(), corner[1] * window.height())
    opened = RadialMenu.open_at(window.mapToGlobal(at), chart, window)
    assert opened is not None
    for sector in opened.findChildren(RingSector):
        assert opened.rect().contains(sector.geometry())


def test_every_sector_is_large_enough_and_has_a_name(ring) -> None:
    opened = ring()
    press(opened, "ring.pain")
    sectors = opened.findChildren(RingSector)
    assert len({sector.objectName() for sector in sectors if sector.isVisible()}) == 12
    for sector in sectors:
        assert sector.accessibleName()
        assert min(sector.width(), sector.height()) >= TOUCH


def test_another_size_of_the_window_closes_it(window, ring) -> None:
    ring()
    window.resize(1100, 700)
    assert not is_open(window)


def test_it_does_not_open_where_nothing_can_be_changed(window, chart, site) -> None:
    chart.document.editable = False
    assert RadialMenu.open_at(QPoint(400, 400), chart, window) is None


def test_needles_left_in_are_known_at_once(chart, ring, site) -> None:
    technique = Technique.IN_PLACE
    chart.change_site("t", needling=type(site.needling)(technique=technique, removed=0))
    assert find(ring(), "ring.needle", RingSector).text() == "Needle out"
