"""How a muscle or a site answered to needling so far, for the moment before the next needle."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Generator, Iterator, Mapping, Sequence
from datetime import date

from ims_chart.body import Muscles
from ims_chart.frozen import frozen
from ims_chart.insight.lineage import Lineage, Step, finished, following
from ims_chart.insight.pain import mean, pain_change
from ims_chart.insight.same import Place, matches, place_of
from ims_chart.record import EventKind, Measure, Record, Side, Site, Told, Twitch, Visit

_A_TURN = 50
"""Lineages that are put into the tables at a time."""


@frozen
class Retest:
    """A measure of the site itself on the day of a visit."""

    date: date
    measure: Measure


@frozen
class Response:
    """What the visits say of one site, or of one muscle, level and side.

    Attributes:
        latest: where it was charted last; it names the muscle.
        visits: days of the visits at which it was needled, oldest first.
        needles: needles placed there.
        twitched: needled sites at which a twitch was seen…
        twitch_recorded: …of those at which it was recorded whether there was one.
        on_the_day: reactions by the number of sites that had them…
        reactions_recorded: …of the sites at which it was recorded whether there was any.
        told: reactions told at a later visit of these very sites, by number.
        reactions: both together: the needled sites that had them, on the day or told later.
        told_of_visit: those told without a place: of the visits, not of this site or muscle.
        asked: of the visits, how many were asked about later.
        retests: the sites' own measures, oldest first.
        pain_changes: the change of pain at each of the visits that recorded it: the visit's own.
        other_muscles: different muscles needled besides at the visits of `pain_changes`, counted
            as `totals` counts them.
    """

    latest: Site
    visits: tuple[date, ...]
    needles: int
    twitched: int
    twitch_recorded: int
    on_the_day: Mapping[EventKind, int]
    reactions_recorded: int
    told: Mapping[EventKind, int]
    reactions: Mapping[EventKind, int]
    told_of_visit: Mapping[EventKind, int]
    asked: int
    retests: tuple[Retest, ...]
    pain_changes: tuple[int, ...]
    other_muscles: int

    @property
    def place(self) -> Place:
        return place_of(self.latest)

    @property
    def pain_change(self) -> float | None:
        """The mean of the visits' changes; None where they are too few for a mean."""
        return mean(self.pain_changes)


class Memory:
    """The responses of a record; each answer is made when asked for. Only `remember` and
    `remembering` make one: it knows nothing before `add` has come to its end.
    """

    def __init__(self, record: Record, muscles: Muscles, reach_mm: float, before: str) -> None:
        ids = [visit.id for visit in record.visits]
        end = ids.index(before) if before in ids else len(ids)
        self._muscles = muscles
        self._reach_mm = reach_mm
        self._visits = record.visits[:end]
        self._told = _told(record.visits[: end + 1])
        self._by_place: dict[Place, list[Step]] = defaultdict(list)
        self._needled: list[set[tuple[str, Side]]] = []
        self._lineages: list[Lineage] = []
        self._by_site: dict[tuple[str, str], Lineage] = {}

    def add(self) -> Iterator[None]:
        """Takes in the visits, one or some of their lineages a turn."""
        grown: list[list[Step]] = []
        for at, _ in enumerate(following(self._visits, self._reach_mm, grown)):
            sites = self._visits[at].sites
            for site in sites:
                self._by_place[place_of(site)].append(Step(at, site))
            named = (site for site in sites if site.needling and site.muscle is not None)
            self._needled.append({self._counted(place_of(site)) for site in named})
            yield
        for number, lineage in enumerate(finished(grown), 1):
            self._lineages.append(lineage)
            for step in lineage.steps:
                self._by_site[self._visits[step.visit].id, step.site.id] = lineage
            if number % _A_TURN == 0:
                yield

    def of_muscle(self, place: Place) -> Response | None:
        """None for a muscle that wasn't charted on that side and level."""
        steps = self._by_place.get(place)
        return self._response(steps) if steps else None

    def of_site(self, site: Site, visit: Visit) -> Response | None:
        """Of a site that is remembered, or of the site that one of another visit repeats; None
        for a new one.
        """
        lineage = self._by_site.get((visit.id, site.id)) or self._repeated(site, visit)
        return self._response(lineage.steps) if lineage else None

    def muscles(self) -> tuple[Response, ...]:
        """Of every muscle, level and side that was needled, the last charted first."""
        named = [steps for place, steps in self._by_place.items() if place.muscle is not None]
        return self._table(named)

    def sites(self) -> tuple[Response, ...]:
        """Of every site that was needled, the last charted first."""
        return self._table([lineage.steps for lineage in self._lineages])

    def _table(self, rows: Sequence[Sequence[Step]]) -> tuple[Response, ...]:
        needled = [steps for steps in rows if any(step.site.needling for step in steps)]
        needled.sort(key=lambda steps: (-steps[-1].visit, steps[-1].site.number))
        return tuple(self._response(steps) for steps in needled)

    def _repeated(self, site: Site, visit: Visit) -> Lineage | None:
        place = place_of(site)
        there = [lineage for lineage in self._lineages if lineage.place == place]
        here = [other for other in visit.sites if place_of(other) == place]
        pairs = matches([lineage.latest for lineage in there], here, self._reach_mm)
        return next((there[n] for n, m in pairs if here[m].id == site.id), None)

    def _response(self, steps: Sequence[Step]) -> Response:
        done = [(s.visit, s.site, s.site.needling) for s in steps if s.site.needling]
        days = sorted({at for at, _, _ in done})
        twitches = [n.twitch for _, _, n in done if n.twitch is not None]
        events = [n.events for _, _, n in done if n.events is not None]
        done_at = {(at, s.id) for at, s, _ in done}
        told, of_visit, asked = self._told_of(days, done_at)
        had = {(at, s.id, e.kind) for at, s, n in done for e in n.events or ()} | told
        measured_days = [at for at in days if pain_change(self._visits[at]) is not None]
        changes = (pain_change(self._visits[at]) for at in measured_days)
        return Response(
            latest=steps[-1].site,
            visits=tuple(self._visits[at].date for at in days),
            needles=sum(needling.count for _, _, needling in done),
            twitched=sum(twitch is not Twitch.NONE for twitch in twitches),
            twitch_recorded=len(twitches),
            on_the_day=Counter(kind for seen in events for kind in {e.kind for e in seen}),
            reactions_recorded=len(events),
            told=Counter(kind for _, _, kind in told),
            reactions=Counter(kind for _, _, kind in had),
            told_of_visit=of_visit,
            asked=asked,
            retests=self._retests(steps),
            pain_changes=tuple(change for change in changes if change is not None),
            other_muscles=self._others(measured_days, place_of(steps[-1].site)),
        )

    def _told_of(
        self, days: Sequence[int], done_at: set[tuple[int, str]]
    ) -> tuple[set[tuple[int, str, EventKind]], Counter[EventKind], int]:
        """What was told of these sites, what of their visits, and of how many visits at all."""
        tied: set[tuple[int, str, EventKind]] = set()
        loose: Counter[EventKind] = Counter()
        asked = 0
        for at in days:
            reactions = self._told.get(self._visits[at].id)
            if reactions is None:
                continue
            asked += 1
            known = {site.id for site in self._visits[at].sites}
            tied |= {(at, site, kind) for kind, site in reactions if (at, site) in done_at}
            loose.update({kind for kind, site in reactions if site not in known})
        return tied, loose, asked

    def _retests(self, steps: Sequence[Step]) -> tuple[Retest, ...]:
        return tuple(
            Retest(self._visits[at].date, measure)
            for at, site in steps
            for measure in self._visits[at].measures
            if measure.site == site.id and not (measure.before is None and measure.after is None)
        )

    def _others(self, days: Sequence[int], place: Place) -> int:
        needled = set[tuple[str, Side]]().union(*(self._needled[at] for at in days))
        return len(needled - {self._counted(place)})

    def _counted(self, place: Place) -> tuple[str, Side]:
        """What `totals` counts once: the parts of one muscle together, its sides apart."""
        entry = self._muscles.get(place.muscle) if place.muscle else None
        return (entry.group if entry else place.muscle or "", place.side)


def remember(record: Record, muscles: Muscles, reach_mm: float, before: str = "") -> Memory:
    """Remembers all visits, or those before the visit of the id `before`, whose own answers about
    the time since then count as told.
    """
    memory = Memory(record, muscles, reach_mm, before)
    for _ in memory.add():
        pass
    return memory


def remembering(
    record: Record, muscles: Muscles, reach_mm: float, before: str = ""
) -> Generator[None, None, Memory]:
    """`remember`, a little a turn: of hundreds of visits nobody is to wait for."""
    memory = Memory(record, muscles, reach_mm, before)
    yield from memory.add()
    return memory


def _told(visits: Sequence[Visit]) -> dict[str, set[tuple[EventKind, str]]]:
    """By visit the reactions told of it later, each with its site, "" for none. What is told again
    at another visit is not another reaction. Visits nobody asked about are left out.
    """
    found: dict[str, set[tuple[EventKind, str]]] = {}
    for visit in visits:
        asked = visit.follow_up
        if asked is not None and asked.reactions is not None:
            found.setdefault(asked.visit, set()).update(_with_place(asked.reactions))
    return found


def _with_place(reactions: Sequence[Told]) -> set[tuple[EventKind, str]]:
    return {(told.kind, told.site) for told in reactions}
