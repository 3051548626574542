"""How many taps a visit takes: counted by doing it in the real window, with real events.

A tap is one press and release of mouse or finger. Keys are not used.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from ims_chart.body import Atlas
from ims_chart.record import Clinic, Patient, Record, Site, Technique, Therapist, Twitch, new_id
from ims_chart.resources import asset
from ims_chart.storage.store import Store
from ims_chart.ui.pictures import Pictures
from ims_chart.ui.window import Window
from tests.bench.row import Row, counted
from tests.charting.places import belly
from tests.ui.hands import Fingers, find, settle

SEED = 20261121
ERROR_MM = 4.0
PIXELS_PER_MM = 96 / 25.4
TEN = (
    ("back", "trapezius_upper", False),
    ("back", "infraspinatus", False),
    ("back", "deltoid_posterior", False),
    ("back", "latissimus_dorsi", True),
    ("back", "gluteus_medius", True),
    ("back", "gluteus_maximus", False),
    ("back", "biceps_femoris_long", True),
    ("back", "gastrocnemius_medial", False),
    ("front", "pectoralis_major_sternal", True),
    ("front", "vastus_lateralis", False),
)
"""View, muscle, and whether it lies on the image's left."""
BENEATH = {"trapezius_lower": "rhomboid_major", "gluteus_medius": "gluteus_minimus_posterior"}
"""What is meant where something else lies nearer the skin."""


class Room:
    """A treatment room: one patient in a window of 1920 × 1080, and a count of the taps."""

    def __init__(self, folder: Path) -> None:
        self.atlas = Atlas(asset())
        self.store = Store.create(folder)
        self.store.save_clinic(Clinic(therapists=(Therapist(id="th1", name="A. Rowan"),)))
        patient = Patient(family="Bench", given="Ada", birth_date=dt.date(1980, 1, 1))
        self.record = Record(id=new_id(), patient=patient, visits=())
        self.store.new(self.record)
        self.window = Window(self.atlas, Pictures(self.atlas))
        self.window.resize(1920, 1080)
        self.window.show()
        QTest.qWaitForWindowActive(self.window)
        self.taps = 0
        self._open()

    def _open(self) -> None:
        self.window.use_store(self.store, remember=False)
        self.window.open(self.record.id)
        opened = self.window.open_patient
        if opened is None:
            raise RuntimeError("the record didn't open")
        self.chart, self.page = opened.chart, opened.page
        self.canvas = self.page.canvas
        QTest.qWait(100)

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        settle()

    # --- the hand

    def press(self, name: str, root: QWidget | None = None) -> None:
        button = find(root or self.window, name, QAbstractButton)
        if not (button.isVisible() and button.isEnabled()):
            raise RuntimeError(f"{name} can't be pressed")
        self._click(button, button.rect().center())

    def choose(self, name: str, words: str) -> None:
        """Opens a menu and takes the entry that begins with those words: two taps."""
        self.press(name)
        menu = find(find(self.window, name), f"{name}.menu", QMenu)
        action = next(a for a in menu.actions() if a.text().startswith(words))
        self._click(menu, menu.actionGeometry(action).center())

    def tap(self, at: QPoint) -> None:
        self._click(self.canvas, at)

    def touch(self, at: QPoint) -> None:
        self.taps += 1
        Fingers(self.canvas).tap(at)
        settle()

    def _click(self, widget: QWidget, at: QPoint) -> None:
        self.taps += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        settle()

    # --- the eye

    def at(self, view: str, muscle: str, image_left: bool) -> QPoint:
        x, y = belly(self.atlas, view, muscle, image_left=image_left)
        return self.canvas.screen_point(view, x, y).toPoint()

    def correct(self, muscle: str) -> bool:
        """Takes a muscle from the strip of offers: one tap."""
        offered = [region.muscle for region in self.chart.offered]
        if muscle not in offered:
            return False
        self.press(f"offer.{offered.index(muscle)}")
        return True

    def expect(self, muscles: list[str]) -> None:
        found = [site.muscle for site in self.chart.sites]
        if found != muscles:
            raise RuntimeError(f"charted {found}, not {muscles}")


def taps(folder: Path) -> list[Row]:
    """One row for each way to chart."""
    ways: tuple[tuple[str, Callable[[Room], None], int], ...] = (
        ("taps_ten_new", ten_new, 11),
        ("taps_ten_detailed", ten_detailed, 20),
        ("taps_ten_touch", ten_touch, 20),
        ("taps_repeat_visit", repeat_visit, 8),
        ("taps_all_out", all_out, 1),
    )
    rows: list[Row] = []
    for name, way, goal in ways:
        room = Room(folder / name)
        way(room)
        rows.append(counted(name, room.taps, "taps", goal))
        room.close()
    return rows


def ten_new(room: Room) -> None:
    """Ten sites in ten muscles with the usual needle."""
    room.press("new_visit")
    for place in TEN:
        room.tap(room.at(*place))
    room.expect([muscle for _, muscle, _ in TEN])
    if any(site.needling is None or site.needling.needle is None for site in room.chart.sites):
        raise RuntimeError("a site without its needle")


def ten_detailed(room: Room) -> None:
    """The same with two corrected muscles, three twitch responses and one other needle."""
    places = [("back", "trapezius_lower", False), *TEN[1:]]
    room.press("new_visit")
    for number, place in enumerate(places):
        room.tap(room.at(*place))
        if place[1] in BENEATH and not room.correct(BENEATH[place[1]]):
            raise RuntimeError(f"{BENEATH[place[1]]} was not on offer")
        if number in (1, 3, 5):
            room.press(f"site.twitch.{Twitch.MULTIPLE.value}")
        if number == 7:
            room.choose("site.needle", "0.3")
    room.expect([BENEATH.get(muscle, muscle) for _, muscle, _ in places])
    sites = room.chart.sites
    twitched = [s for s in sites if s.needling and s.needling.twitch is Twitch.MULTIPLE]
    if len(twitched) != 3:
        raise RuntimeError("a twitch response is missing")


def ten_touch(room: Room) -> None:
    """Ten sites by finger, which misses by up to 4 mm on the screen; all right in the end."""
    chance = random.Random(SEED)
    room.press("new_visit")
    for place in TEN:
        room.touch(room.at(*place) + _miss(chance))
        site = room.chart.selected
        if site is None:
            raise RuntimeError(f"{place[1]}: nothing was charted")
        if (site.muscle, site.side) != (place[1], _side(room, place)) and not room.correct(
            place[1]
        ):
            raise RuntimeError(f"{place[1]} was not on offer at a {site.muscle}")
    room.expect([muscle for _, muscle, _ in TEN])


def _side(room: Room, place: tuple[str, str, bool]) -> object:
    view, _, image_left = place
    shown = room.atlas.view("male", view)
    return shown.image_left if image_left else shown.image_right


def _miss(chance: random.Random) -> QPoint:
    """Anywhere in a disc of the error's radius."""
    while True:
        x, y = chance.uniform(-1, 1), chance.uniform(-1, 1)
        if x * x + y * y <= 1:
            return (QPointF(x, y) * ERROR_MM * PIXELS_PER_MM).toPoint()


def repeat_visit(room: Room) -> None:
    """As last time: ten sites, two of them dropped, one moved."""
    ten_before(room)
    room.taps = 0
    room.press("new_visit")
    room.press("keep_all")
    earlier = room.chart.record.visits[0].sites
    for site in earlier[2:4]:
        room.tap(mark_of(room, site))
    moved = next(site for site in room.chart.sites if site.repeats == earlier[0].id)
    room.press("end_repeat")
    room.tap(mark_of(room, moved))
    room.press("site.move")
    room.tap(mark_of(room, moved) + QPoint(3, 7))
    now = room.chart.sites
    if len(now) != 8 or room.chart.selected is None:
        raise RuntimeError("not as it was to be")
    if room.chart.selected.point == moved.point:
        raise RuntimeError("the site was not moved")


def ten_before(room: Room) -> None:
    """A visit of ten sites some days ago."""
    room.chart.visits.begin(dt.date.today() - dt.timedelta(days=7))
    for view, muscle, image_left in TEN:
        x, y = belly(room.atlas, view, muscle, image_left=image_left)
        room.chart.tap(view, x, y)
    settle()


def mark_of(room: Room, site: Site) -> QPoint:
    x, y = site.point.x, site.point.y
    return room.canvas.screen_point(site.point.view, x, y).toPoint()


def all_out(room: Room) -> None:
    """Needles left in place, all taken out."""
    from dataclasses import replace  # noqa: PLC0415

    room.chart.set_plan(replace(room.chart.plan, technique=Technique.IN_PLACE))
    ten_before(room)
    visit = room.chart.visit
    if visit is None or visit.needles_in != 10:
        raise RuntimeError("no needles are in")
    room.taps = 0
    room.press("needles.all_out")
    if room.chart.visit is None or room.chart.visit.needles_in:
        raise RuntimeError("needles are still in")
