"""Totals of the review against the demo's files, counted by hand: from the JSON as it stands, with
none of the program's own code.
"""

import json
from collections import Counter, defaultdict
from itertools import pairwise
from math import dist

import pytest

from ims_chart.body import Atlas
from ims_chart.insight.compare import PairKind, compare
from ims_chart.insight.heat import HeatSource
from ims_chart.insight.life import lives
from ims_chart.insight.query import Query
from ims_chart.insight.response import remember
from ims_chart.insight.search import Search
from ims_chart.insight.trends import trends
from ims_chart.record import Clinic, EventKind
from ims_chart.resources import asset
from ims_chart.storage.store import Store

REACH = 20.0
MUSCLES = Atlas(asset()).muscles


@pytest.fixture(scope="module")
def pairs():
    """Each record beside its plain file."""
    store = Store.open(asset("demo"))
    files = {path.stem: path for path in asset("demo").glob("patients/*.json")}
    return [
        (store.load(key).record, json.loads(path.read_text(encoding="utf-8")))
        for key, path in files.items()
    ]


def place(site):
    return site.get("muscle"), site.get("level"), site["side"]


def needled(file):
    return [
        (visit, site, site["needling"])
        for visit in file["visits"]
        for site in visit["sites"]
        if site.get("needling")
    ]


def change(visit):
    known = (visit.get("pain_before"), visit.get("pain_after"))
    return None if None in known else known[1] - known[0]


def test_needles_visits_and_twitches_of_every_muscle(pairs):
    for record, file in pairs:
        by_place = defaultdict(list)
        for visit, site, done in needled(file):
            by_place[place(site)].append((visit, done))
        table = {tuple(r.place): r for r in remember(record, MUSCLES, REACH).muscles()}
        assert table.keys() == by_place.keys()
        for key, done in by_place.items():
            response = table[key]
            days = {visit["id"]: visit for visit, _ in done}
            assert response.needles == sum(n.get("count", 1) for _, n in done)
            assert len(response.visits) == len(days)
            twitches = [n["twitch"] for _, n in done if "twitch" in n]
            counted = (len(twitches) - twitches.count("none"), len(twitches))
            assert (response.twitched, response.twitch_recorded) == counted
            seen = [{e["kind"] for e in n["events"]} for _, n in done if "events" in n]
            assert response.reactions_recorded == len(seen)
            assert response.on_the_day == Counter(kind for kinds in seen for kind in kinds)
            changes = [change(v) for v in days.values() if change(v) is not None]
            assert sorted(response.pain_changes) == sorted(changes)
            mean = sum(changes) / len(changes) if len(changes) > 2 else None
            assert response.pain_change == mean


def test_heat_over_every_range(pairs):
    for record, file in pairs:
        source = HeatSource(record.visits, REACH)
        order = sorted(file["visits"], key=lambda v: (v["date"], v["recorded"]))
        for first in range(len(order)):
            for last in range(first, len(order)):
                part = needled({"visits": order[first : last + 1]})
                counts = [done.get("count", 1) for _, _, done in part]
                spots = source.spots(first, last)
                assert sum(spot.heat.needles for spot in spots) == sum(counts)
                assert sum(spot.heat.visits for spot in spots) == len(counts)
                days = {(v["id"], place(s)) for v, s, _ in part}
                muscles = source.muscles(first, last)
                assert {tuple(key): heat.visits for key, heat in muscles.items()} == Counter(
                    key for _, key in days
                )


def test_sites_done_again_from_visit_to_visit(pairs):
    again = 0
    for record, file in pairs:
        order = sorted(file["visits"], key=lambda v: (v["date"], v["recorded"]))
        for at, (earlier, later) in enumerate(pairwise(order)):
            kinds = Counter(p.kind for p in compare(*record.visits[at : at + 2], REACH))
            same = by_hand(earlier["sites"], later["sites"])
            assert kinds[PairKind.REPEATED] + kinds[PairKind.CHANGED] == same
            assert kinds[PairKind.NEW] == len(later["sites"]) - same
            assert kinds[PairKind.DROPPED] == len(earlier["sites"]) - same
            again += same
    assert again > 100


def by_hand(earlier, later):
    """How many are done again: the nearest two are struck off until none are near."""
    found = 0
    earlier, later = list(earlier), list(later)
    while True:
        near = [
            (dist(a["point"]["anchor"], b["point"]["anchor"]) * 1750, n, m)
            for n, a in enumerate(earlier)
            for m, b in enumerate(later)
            if place(a) == place(b)
        ]
        if not near or min(near)[0] > REACH:
            return found
        _, n, m = min(near)
        del earlier[n], later[m]
        found += 1


def test_every_measured_value_is_in_a_trend(pairs):
    for record, file in pairs:
        readings = Counter(
            (series.kind, reading.before, reading.after)
            for series in trends(record, Clinic())
            for reading in series.readings
            if series.kind
        )
        assert readings == Counter(
            (measure["kind"], measure.get("before"), measure.get("after"))
            for visit in file["visits"]
            for measure in visit["measures"]
        )
        (pain,) = (s for s in trends(record, Clinic()) if not s.kind)
        values = [(reading.before, reading.after) for reading in pain.readings]
        order = sorted(file["visits"], key=lambda v: (v["date"], v["recorded"]))
        assert values == [(v.get("pain_before"), v.get("pain_after")) for v in order]


def test_states_of_the_lives_are_those_charted(pairs):
    for record, file in pairs:
        told = Counter(
            stage.state for life in lives(record.visits, REACH) for stage in life.stages
        )  # fmt: skip
        charted = Counter(
            (site.get("finding") or {}).get("state")
            for visit in file["visits"]
            for site in visit["sites"]
        )
        assert {state: told[state] for state in told if state} == {
            state: charted[state] for state in charted if state
        }


@pytest.mark.parametrize("kind", EventKind)
def test_every_reaction_is_found(pairs, kind):
    search = Search(MUSCLES)
    for record, file in pairs:
        hits = search.hits(record, Query(reaction=kind))
        told = [
            (visit["follow_up"]["visit"], told.get("site", ""))
            for visit in file["visits"]
            for told in (visit.get("follow_up") or {}).get("reactions") or ()
            if told["kind"] == kind
        ]
        had = {
            site["id"]
            for _, site, done in needled(file)
            if kind in [event["kind"] for event in done.get("events", ())]
        }
        assert {hit.site.id for hit in hits if hit.site} == had | {s for _, s in told if s}
