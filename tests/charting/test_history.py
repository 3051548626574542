"""Whatever is charted, moved, changed and taken back: the history leads through it both ways."""

import datetime as dt
import random
from dataclasses import replace
from itertools import count
from math import cos, pi, sin
from types import SimpleNamespace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from ims_chart.body import Atlas
from ims_chart.charting import chart, observing
from ims_chart.charting.measures import Quantity
from ims_chart.charting.plan import Tool
from ims_chart.record import EventKind, Side, SymptomKind, Technique, Trend, entry
from ims_chart.resources import asset
from tests import strategies
from tests.charting.journey import Journey

ATLAS = Atlas(asset())
VIEWS = st.sampled_from(["back", "front"])
SHARES = st.floats(0, 1)
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2026, 2, 1))
PICKS = st.integers(0, 10**6)
TECHNIQUES = st.none() | st.sampled_from(Technique)
DEGREES = st.none() | st.integers(0, 180)
NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)


class Charting(RuleBasedStateMachine):
    """2,500 steps a run, of which each is checked on its way there and back."""

    def __init__(self) -> None:
        super().__init__()
        # Ids and times decide what stands first: the same steps must lead to the same record.
        self._patch = pytest.MonkeyPatch()
        dice = random.Random(7)
        self._patch.setattr(entry, "SystemRandom", lambda: dice)
        ticks = (NOON + dt.timedelta(seconds=n) for n in count())
        self._patch.setattr(chart, "datetime", SimpleNamespace(now=lambda: next(ticks)))
        self.journey = Journey(ATLAS)

    @property
    def chart(self):
        return self.journey.chart

    @rule(view=VIEWS, x=SHARES, y=SHARES)
    def tap(self, view, x, y) -> None:
        self.journey.go(lambda chart: chart.tap(view, x, y))

    @rule(x=st.floats(0.42, 0.58), y=st.floats(0.2, 0.5))
    def tap_the_trunk(self, x, y) -> None:
        self.journey.go(lambda chart: chart.tap("back", x, y))
        assert self.chart.selected is not None

    @rule(x=SHARES, y=st.floats(0.1, 0.9), reach=st.floats(0.001, 0.03))
    def tap_by_finger(self, x, y, reach) -> None:
        self.journey.go(lambda chart: chart.tap("back", x, y, reach=reach))

    @rule(both=st.booleans(), tool=st.sampled_from(Tool), technique=TECHNIQUES)
    def plan(self, both, tool, technique) -> None:
        plan = replace(self.chart.plan, both_sides=both, tool=tool, technique=technique)
        self.chart.set_plan(plan)

    @precondition(lambda self: self.chart.sites)
    @rule(pick=PICKS)
    def select(self, pick) -> None:
        self.chart.select(self.chart.sites[pick % len(self.chart.sites)].id)

    @precondition(lambda self: self.chart.sites)
    @rule(picks=st.lists(PICKS, max_size=4))
    def select_several(self, picks) -> None:
        sites = self.chart.sites
        self.chart.select(*dict.fromkeys(sites[pick % len(sites)].id for pick in picks))

    @rule()
    def mirror(self) -> None:
        self.journey.go(lambda chart: chart.mirror())

    @precondition(lambda self: self.chart.offered)
    @rule(pick=PICKS)
    def take_another_muscle(self, pick) -> None:
        offered = self.chart.offered
        taken = offered[pick % len(offered)]
        self.journey.go(lambda chart: chart.take(taken))
        assert self.chart.selected.muscle == taken.muscle
        assert taken not in self.chart.offered

    @precondition(lambda self: self.chart.selected)
    @rule(view=VIEWS, x=SHARES, y=SHARES)
    def move(self, view, x, y) -> None:
        self.journey.go(lambda chart: chart.move(chart.selected.id, view, x, y))

    @precondition(lambda self: self.chart.selected)
    @rule()
    def remove(self) -> None:
        self.journey.go(lambda chart: chart.remove(*(site.id for site in chart.selection)))

    # --- pain areas

    @rule(view=VIEWS, x=st.floats(0.3, 0.7), y=SHARES, radius=st.floats(0.001, 0.1))
    def draw(self, view, x, y, radius) -> None:
        turns = [2 * pi * k / 9 for k in range(9)]
        stroke = [(x + radius * cos(a), y + radius * sin(a)) for a in turns]
        self.journey.go(lambda chart: chart.areas.draw(view, stroke))

    @precondition(lambda self: self.chart.areas.all)
    @rule(pick=PICKS)
    def select_area(self, pick) -> None:
        areas = self.chart.areas.all
        self.chart.areas.select(areas[pick % len(areas)].id)

    @rule(kind=st.sampled_from(SymptomKind), intensity=st.none() | st.integers(0, 10))
    def change_area(self, kind, intensity) -> None:
        self.journey.go(
            lambda chart: chart.areas.change("area", merge="a", kind=kind, intensity=intensity)
        )

    @rule()
    def remove_area(self) -> None:
        self.journey.go(lambda chart: chart.areas.remove())

    # --- same as last time

    @rule(protocol=st.booleans())
    def open_ghosts(self, protocol) -> None:
        self.chart.repeat.begin("p1" if protocol else "")

    @precondition(lambda self: self.chart.repeat.ghosts)
    @rule(pick=PICKS)
    def toggle_ghost(self, pick) -> None:
        ghosts = self.chart.repeat.ghosts
        self.journey.go(lambda chart: chart.repeat.toggle(ghosts[pick % len(ghosts)].id))

    @rule()
    def keep_all(self) -> None:
        self.journey.go(lambda chart: chart.repeat.keep_all())
        repeat = self.chart.repeat
        assert all(repeat.kept(ghost.id) for ghost in repeat.ghosts)

    @rule(finding=st.booleans())
    def take_suggestion(self, finding) -> None:
        self.journey.go(
            lambda chart: chart.repeat.take_finding() if finding else chart.repeat.take_twitch()
        )

    # --- needles in and out

    @precondition(lambda self: self.chart.selected)
    @rule(technique=TECHNIQUES, needles=st.integers(1, 4))
    def needle(self, technique, needles) -> None:
        self.journey.go(
            lambda chart: observing.change_needling(
                chart, "technique", technique=technique, count=needles
            )
        )

    @rule()
    def all_out(self) -> None:
        self.journey.go(lambda chart: chart.needles.all_out())
        assert self.chart.needles.inside == 0

    @precondition(lambda self: self.chart.selected)
    @rule()
    def in_or_out(self) -> None:
        self.journey.go(lambda chart: chart.needles.toggle(chart.selected.id))

    @rule(minutes=st.integers(1, 30), one=st.booleans())
    def set_timer(self, minutes, one) -> None:
        site = self.chart.selected.id if one and self.chart.selected else None
        self.journey.go(lambda chart: chart.needles.start_timer(NOON, minutes, site))

    @rule(more=st.booleans())
    def change_timer(self, more) -> None:
        self.journey.go(
            lambda chart: chart.needles.add_time(NOON) if more else chart.needles.stop_timer()
        )

    # --- what is observed, measured and told

    @rule(pain=st.integers(0, 10), kind=st.sampled_from(EventKind))
    def observe(self, pain, kind) -> None:
        for step in (
            observing.next_twitch,
            observing.next_referral,
            lambda chart: observing.toggle_pain(chart, pain),
            lambda chart: observing.toggle_event(chart, kind),
        ):
            self.journey.go(step)

    @rule(before=DEGREES, after=DEGREES, left=st.booleans())
    def measure(self, before, after, left) -> None:
        quantity = Quantity("Neck rotation", Side.LEFT if left else Side.RIGHT, unit="°")
        self.journey.go(lambda chart: chart.measures.record(quantity, before=before, after=after))

    @rule(kind=st.sampled_from(EventKind), trend=st.none() | st.sampled_from(Trend))
    def answer(self, kind, trend) -> None:
        self.chart.answers.ask()
        self.journey.go(lambda chart: chart.answers.set_trend(trend))
        self.journey.go(lambda chart: chart.answers.tell(kind))
        self.journey.go(lambda chart: chart.answers.tie("e1"))

    @precondition(lambda self: self.chart.selected)
    @rule(finding=strategies.maybe(strategies.findings))
    def change_finding(self, finding) -> None:
        self.journey.go(lambda chart: chart.change_site("finding", finding=finding))

    @precondition(lambda self: self.chart.selected)
    @rule(needling=strategies.maybe(strategies.needlings))
    def change_needling(self, needling) -> None:
        needling = needling and replace(needling, due=None)  # a timer runs only while one is in
        self.journey.go(lambda chart: chart.change_site("needling", needling=needling))

    @precondition(lambda self: self.chart.selected)
    @rule(note=st.sampled_from(["", "t", "ti", "tight"]))
    def type_a_site_note(self, note) -> None:
        self.journey.go(lambda chart: chart.change_site("note", merge="note", note=note))

    @rule(notes=st.sampled_from(["", "s", "st", "stiff"]))
    def type_notes(self, notes) -> None:
        self.journey.go(lambda chart: chart.visits.change("notes", merge="notes", notes=notes))

    @rule(day=DAYS)
    def change_date(self, day) -> None:
        self.journey.go(lambda chart: chart.visits.change("date", date=day))

    @rule(pain=st.none() | st.integers(0, 12), consent=strategies.maybe(st.booleans()))
    def change_visit(self, pain, consent) -> None:
        self.journey.go(
            lambda chart: chart.visits.change("visit", pain_before=pain, consent=consent)
        )

    @rule(given=st.sampled_from(["Ada", "Eva"]))
    def change_patient(self, given) -> None:
        self.journey.go(lambda chart: chart.change_patient(replace(chart.patient, given=given)))

    @rule(day=DAYS)
    def new_visit(self, day) -> None:
        self.journey.go(lambda chart: chart.visits.begin(day))

    @rule(kind=st.sampled_from(EventKind), pick=PICKS)
    def tell(self, kind, pick) -> None:
        """A reaction since last time, and perhaps its place."""
        self.journey.go(lambda chart: chart.answers.tell(kind))
        ghosts = self.chart.repeat.standing
        if ghosts:
            self.journey.go(lambda chart: chart.answers.tie(ghosts[pick % len(ghosts)].id))

    @precondition(lambda self: len(self.chart.record.visits) > 1)
    @rule()
    def remove_visit(self) -> None:
        self.journey.go(lambda chart: chart.visits.remove())

    @precondition(lambda self: self.chart.record.visits)
    @rule(pick=PICKS)
    def choose_visit(self, pick) -> None:
        visits = self.chart.record.visits
        self.chart.choose_visit(visits[pick % len(visits)].id)

    @rule()
    def undo(self) -> None:
        self.journey.undo()

    @rule()
    def redo(self) -> None:
        self.journey.redo()

    def teardown(self) -> None:
        self.journey.there_and_back()
        self.chart.document.history.clear()
        self._patch.undo()


TestCharting = Charting.TestCase
TestCharting.settings = settings(max_examples=60, stateful_step_count=42)


@pytest.mark.torture
@pytest.mark.timeout(600)
def test_two_thousand_steps_lead_there_and_back() -> None:
    """As above, far longer than hypothesis goes: a course of years in one sitting."""
    dice = random.Random(20260302)
    journey = Journey(ATLAS)
    for _ in range(2000):
        dice.choice((_tap, _tap, _tap, _move, _remove, _note, _visit, _undo, _undo, _redo))(
            journey, dice
        )
    journey.there_and_back()


def _place(dice):
    return dice.choice(["back", "front"]), dice.uniform(0.3, 0.7), dice.random()


def _tap(journey, dice) -> None:
    journey.go(lambda chart: chart.tap(*_place(dice)))


def _move(journey, dice) -> None:
    if journey.chart.sites:
        site = dice.choice(journey.chart.sites)
        journey.go(lambda chart: chart.move(site.id, *_place(dice)))


def _remove(journey, dice) -> None:
    if journey.chart.sites:
        site = dice.choice(journey.chart.sites)
        journey.go(lambda chart: chart.remove(site.id))


def _note(journey, dice) -> None:
    words = dice.choice(["", "a", "ab"])
    journey.go(lambda chart: chart.visits.change("notes", merge="notes", notes=words))


def _visit(journey, dice) -> None:
    day = dt.date(2026, 1, 1) + dt.timedelta(dice.randrange(400))
    if dice.random() < 0.3:
        journey.go(lambda chart: chart.visits.begin(day))
    else:
        journey.go(lambda chart: chart.visits.change("date", date=day))


def _undo(journey, _dice) -> None:
    journey.undo()


def _redo(journey, _dice) -> None:
    journey.redo()
