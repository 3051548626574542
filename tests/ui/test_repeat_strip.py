"""Same as last time: a new visit from the last one, by taps, fingers and keys on real widgets."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from ims_chart.charting.chart import now
from ims_chart.charting.placing import new_site
from ims_chart.record import FindingKind, Twitch, edits
from ims_chart.storage.settings import Theme as Look
from ims_chart.ui.theme import TOUCH, theme
from tests.ui.hands import (
    Fingers,
    _belly,
    belly_on,
    choose,
    click,
    drag,
    find,
    key,
    mark,
    settle,
    spot,
    tap,
    typed,
    when_asked,
)

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TEN = [
    *(("back", m, True) for m in ("infraspinatus", "gluteus_maximus", "latissimus_dorsi")),
    *(("back", m, False) for m in ("infraspinatus", "gluteus_maximus", "gastrocnemius_medial")),
    *(("front", m, True) for m in ("rectus_femoris", "pectoralis_major_sternal")),
    *(("front", m, False) for m in ("rectus_femoris", "tibialis_anterior")),
]


def ghost(page, number: int):
    """Where the ghost of an earlier site lies on the canvas."""
    repeat, layer = page.chart.repeat, page.ghosts
    wanted = next(g for g in repeat.standing if g.earlier.number == number)
    kept = repeat.kept(wanted.id)
    if kept is not None:
        return mark(page.canvas, kept)
    return layer.spots(wanted, page.canvas.stage)[0].toPoint()


@pytest.fixture
def last_time(canvas, chart, page):
    """A visit of March with ten sites, each in a muscle of its own."""
    places = [chart.place(v, *_belly(chart.atlas, v, m, image_left=side)) for v, m, side in TEN]
    sites = [
        new_site(chart.atlas, p, chart.plan, tray=chart.clinic.needles, author="th1", at=now())
        for p in places
    ]
    visit_id = chart.visit.id
    chart.edit("ten sites", lambda record: edits.add_sites(record, visit_id, sites))
    settle()
    return chart.visit


@pytest.fixture
def today(last_time, page):
    tap(page, "new_visit")
    return page


def test_the_like_visit_takes_eight_taps(last_time, page, canvas, chart) -> None:
    """Ten sites, two of them dropped and one moved: new visit, keep all, two, three, done."""
    tap(page, "new_visit")
    tap(page, "keep_all")
    for number in (2, 5):
        click(canvas, ghost(page, number))
    tap(page, "repeat.move")
    click(canvas, ghost(page, 7))
    goal = belly_on(canvas, "front", "tibialis_anterior", image_left=True)
    click(canvas, goal)
    tap(page, "end_repeat")
    kept = {site.repeats for site in chart.sites}
    assert kept == {s.id for s in last_time.sites if s.number not in (2, 5)}
    moved = next(s for s in chart.sites if s.repeats == last_time.sites[6].id)
    assert moved.muscle == "tibialis_anterior"
    assert all(s.finding is None and s.needling is not None for s in chart.sites)


def test_a_new_visit_opens_its_ghosts_at_once(today, chart) -> None:
    assert find(today, "repeatStrip").isVisible()
    assert find(today, "repeatStrip").words == "Last time, 2 Mar 2026 · 10 sites"
    assert len(chart.repeat.ghosts) == 10
    assert chart.sites == ()


def test_a_first_visit_shows_no_strip(page, canvas) -> None:
    click(canvas, spot(canvas, "gluteus"))
    assert not find(page, "repeatStrip").isVisible()


def test_a_tap_keeps_and_another_drops(today, canvas, chart) -> None:
    at = ghost(today, 3)
    click(canvas, at)
    assert [s.muscle for s in chart.sites] == ["latissimus_dorsi"]
    assert chart.selected == chart.sites[0]
    assert find(today, "repeatStrip").words.endswith("10 sites, 1 kept")
    click(canvas, at)
    assert chart.sites == ()
    key(canvas, Key.Key_Z, CTRL)
    assert len(chart.sites) == 1


def test_a_finger_keeps_a_ghost(today, canvas, chart) -> None:
    Fingers(canvas).tap(ghost(today, 4))
    assert [s.muscle for s in chart.sites] == ["infraspinatus"]


@pytest.mark.parametrize(("off", "kept"), [(5, True), (15, False)])
def test_a_click_means_the_drawn_shape(today, canvas, chart, off, kept) -> None:
    click(canvas, ghost(today, 4) + QPoint(0, off))
    assert bool(chart.sites[0].repeats) is kept


def test_a_finger_is_as_thick_over_a_ghost_as_elsewhere(today, canvas, chart) -> None:
    Fingers(canvas).tap(ghost(today, 4) + QPoint(0, 15))
    assert [bool(s.repeats) for s in chart.sites] == [True]


def test_two_fingers_keep_nothing(today, canvas, chart) -> None:
    at = ghost(today, 4)
    fingers = Fingers(canvas)
    fingers.down(a=at)
    fingers.down(b=at + QPoint(40, 40))
    fingers.up(a=at)
    fingers.up(b=at + QPoint(40, 40))
    assert chart.sites == ()


def test_straying_from_a_ghost_keeps_nothing(today, canvas, chart) -> None:
    at = ghost(today, 4)
    drag(canvas, at, at + QPoint(60, 0))
    assert chart.sites == ()


def test_a_tap_on_the_bare_body_still_charts_a_new_site(today, canvas, chart) -> None:
    click(canvas, belly_on(canvas, "back", "deltoid_posterior", image_left=True))
    assert [(s.repeats, s.finding.kind) for s in chart.sites] == [("", FindingKind.TRIGGER_POINT)]


def test_keep_all_is_undone_in_one_step(today, canvas, chart) -> None:
    tap(today, "keep_all")
    assert len(chart.sites) == 10
    assert not find(today, "keep_all").isEnabled()
    key(canvas, Key.Key_Z, CTRL)
    assert chart.sites == ()
    assert find(today, "keep_all").isEnabled()


def test_done_takes_the_ghosts_away_and_a_site_is_selected_again(today, canvas, chart) -> None:
    click(canvas, ghost(today, 1))
    kept = chart.selected
    tap(today, "end_repeat")
    assert not find(today, "repeatStrip").isVisible()
    chart.select(None)
    click(canvas, mark(canvas, kept))
    assert chart.selected == kept


def test_last_time_can_be_opened_again(today, canvas, chart) -> None:
    tap(today, "end_repeat")
    key(canvas, Key.Key_R, CTRL)
    assert len(chart.repeat.ghosts) == 10
    assert find(today, "repeatStrip").isVisible()


def test_move_goes_with_the_site_that_was_kept_last(today, canvas, chart) -> None:
    click(canvas, ghost(today, 1))
    tap(today, "repeat.move")
    click(canvas, belly_on(canvas, "back", "deltoid_posterior", image_left=True))
    assert chart.sites[0].muscle == "deltoid_posterior"
    assert not find(today, "repeat.move").isChecked()


def test_move_then_a_ghost_keeps_it_and_moves_it(today, canvas, chart) -> None:
    tap(today, "keep_all")
    key(canvas, Key.Key_Z, CTRL)
    click(canvas, ghost(today, 1))
    chart.select(None)
    settle()
    tap(today, "repeat.move")
    click(canvas, ghost(today, 2))
    click(canvas, belly_on(canvas, "back", "deltoid_posterior", image_left=True))
    assert chart.repeat.kept(chart.repeat.ghosts[1].id).muscle == "deltoid_posterior"


def test_escape_leaves_the_move(today, canvas, chart) -> None:
    tap(today, "keep_all")
    tap(today, "repeat.move")
    assert find(today, "repeat.move").isChecked()
    key(canvas, Key.Key_Escape)
    assert not find(today, "repeat.move").isChecked()
    click(canvas, ghost(today, 2))
    assert len(chart.sites) == 9


def test_all_of_it_by_keyboard(today, canvas, chart) -> None:
    key(canvas, Key.Key_G)
    key(canvas, Key.Key_Return)
    assert [s.repeats for s in chart.sites] == [chart.repeat.ghosts[0].id]
    key(canvas, Key.Key_G)
    key(canvas, Key.Key_Space)
    assert len(chart.sites) == 2
    key(canvas, Key.Key_G, SHIFT)
    key(canvas, Key.Key_Return)
    assert [s.repeats for s in chart.sites] == [chart.repeat.ghosts[1].id]
    key(canvas, Key.Key_K, CTRL)
    assert len(chart.sites) == 10
    key(canvas, Key.Key_Return, CTRL)
    assert not chart.repeat.open


def test_last_times_finding_and_response_are_each_one_tap(last_time, page, canvas, chart) -> None:
    click(canvas, mark(canvas, last_time.sites[0]))
    chart.change_site("twitch", needling=replace(chart.selected.needling, twitch=Twitch.MULTIPLE))
    tap(page, "new_visit")
    click(canvas, ghost(page, 1))
    assert find(page, "repeat.suggested.finding").text() == "Active"
    assert find(page, "repeat.suggested.twitch").text() == "Multiple twitches"
    tap(page, "repeat.suggested.finding")
    tap(page, "repeat.suggested.twitch")
    assert chart.selected.finding.kind is FindingKind.TRIGGER_POINT
    assert chart.selected.needling.twitch is Twitch.MULTIPLE
    settle()
    assert not find(page, "repeat.suggested.finding").isVisible()


def test_the_panel_suggests_it_too_after_done(today, canvas, chart) -> None:
    click(canvas, ghost(today, 1))
    tap(today, "end_repeat")
    tap(today.panel, "site.suggested.finding")
    assert chart.selected.finding.kind is FindingKind.TRIGGER_POINT


def test_what_was_observed_is_not_dropped_by_a_tap(today, canvas, chart) -> None:
    click(canvas, ghost(today, 1))
    tap(today, "repeat.suggested.finding")
    chart.select(None)
    click(canvas, ghost(today, 1))
    assert chart.selected is not None
    assert len(chart.sites) == 1


def test_the_body_stands_still_while_ghosts_are_tapped(today, canvas) -> None:
    before = canvas.camera
    click(canvas, ghost(today, 1))
    tap(today, "repeat.suggested.finding")
    tap(today, "keep_all")
    assert canvas.camera == before


def test_ghosts_are_seen_and_kept_ones_are_not(today, canvas, chart) -> None:
    with_ghosts = canvas.grab().toImage()
    layer = today.ghosts
    assert len(layer.shown) == 10
    tap(today, "keep_all")
    assert layer.shown == ()
    assert canvas.grab().toImage() != with_ghosts


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
@pytest.mark.parametrize("width", [980, 1280])
def test_the_strip_fits_and_its_chips_are_large_enough(today, window, canvas, width, look) -> None:
    theme.apply(look)
    theme.set_roomy(True)
    window.resize(width, 620)
    click(canvas, ghost(today, 1))
    settle()
    strip = find(today, "repeatStrip")
    for name in ("keep_all", "repeat.move", "end_repeat", "repeat.protocol"):
        chip = find(today, name)
        assert chip.height() >= TOUCH
        assert strip.rect().contains(chip.geometry()), name
    suggested = find(today, "repeat.suggested.finding")
    right = suggested.mapTo(strip, suggested.rect().bottomRight())
    assert strip.rect().contains(right)
    theme.apply(Look.LIGHT)


def test_a_protocol_from_the_strip(today, canvas, chart, window) -> None:
    tap(today, "keep_all")

    def save(dialog) -> None:
        typed(find(dialog, "protocol.name"), "Whole body")
        tap(dialog, "protocol.accept")

    when_asked(save)
    choose(today, "repeat.protocol", "Save or change protocols…")
    assert [(p.name, len(p.sites)) for p in chart.clinic.protocols] == [("Whole body", 10)]
    assert window.store.clinic().protocols == chart.clinic.protocols
    tap(today, "undo")
    choose(today, "repeat.protocol", "Whole body")
    assert find(today, "repeatStrip").words == "Whole body · 10 sites"
    tap(today, "keep_all")
    assert {s.repeats for s in chart.sites} == {p.id for p in chart.clinic.protocols[0].sites}
