"""Finding what was charted: in a record by what is typed, over a clinic by what is asked for."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from ims_chart.body import Muscles
from ims_chart.frozen import frozen
from ims_chart.insight.naming import muscle_name
from ims_chart.insight.query import Field, Query, reactions
from ims_chart.insight.wording import ENGLISH, Wording
from ims_chart.record import Record, Site, Told, Visit

_WORDS_MAX = 8
_TYPED_MAX = 200
_APART = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})
"""Letters with a stroke, which no normal form takes apart."""
_BETWEEN = re.compile(r"[\W_]+")

_Facts = list[tuple[Field, frozenset[str]]]
"""The words that stand in each field."""
_ToldOf = Mapping[tuple[str, str], Sequence[Told]]
"""Reactions told, by the visit and the site they are of; the site is "" where none is named."""


@frozen
class Hit:
    """A place where a query is true.

    Attributes:
        visit: the visit of the site; without a site the visit whose own entry says so.
        site: None for what belongs to no site.
        fields: where it was found, in the order of Field.
    """

    visit: Visit
    site: Site | None
    fields: tuple[Field, ...]


class Search:
    """Looks through records with one muscle table and the words of one language."""

    def __init__(self, muscles: Muscles, wording: Wording = ENGLISH) -> None:
        self._muscles = muscles
        self._wording = wording
        self._named: dict[tuple[str, str | None], frozenset[str]] = {}
        self._terms: dict[StrEnum, frozenset[str]] = {}

    def hits(self, record: Record, query: Query) -> tuple[Hit, ...]:
        """The newest visits first; in each its sites in order, then what is said of it all."""
        return tuple(self._hits(record, query))

    def fits(self, record: Record, query: Query) -> bool:
        """Whether there is any hit. It stops at the first, for asking a whole clinic."""
        return next(self._hits(record, query), None) is not None

    def _hits(self, record: Record, query: Query) -> Iterator[Hit]:
        if query.empty:
            return
        typed = _typed(query.words)
        since = _last_needled(record) if query.since_last_visit else 0
        told = _told(record, since)
        for at in range(len(record.visits) - 1, -1, -1):
            visit = record.visits[at]
            own = self._of_visit(visit, told.get((visit.id, ""), ())) if typed else []
            spoken = own if at >= since else []
            for site in visit.sites:
                of_site = told.get((visit.id, site.id), ())
                if at < since and not of_site:
                    continue
                kinds = [told.kind for told in of_site]
                chosen = query.of_site(site, kinds, on_the_day=at >= since)
                facts = self._of_site(site, of_site) if typed and chosen is not None else []
                fields = _together(typed, facts, spoken, chosen)
                if fields is not None:
                    yield _hit(visit, site, fields)
            loose = _loosely(query, told.get((visit.id, ""), ()))
            fields = _together(typed, spoken, [], loose)
            if fields is not None:
                yield _hit(visit, None, fields)

    def _of_site(self, site: Site, told: Iterable[Told]) -> _Facts:
        done, found = site.needling, site.finding
        texts = [site.note, found.note if found else ""]
        facts = [
            (Field.MUSCLE, self._muscle(site)),
            (Field.SIDE, self._term(site.side)),
            *self._reported(told),
            *((Field.REACTION, self._term(kind)) for kind in reactions(site)),
        ]
        if found:
            facts += [(Field.FINDING, self._term(t)) for t in (found.kind, found.state) if t]
        if done:
            facts += [(Field.TECHNIQUE, self._term(done.technique))] if done.technique else []
            texts += [done.direction, done.referral.where if done.referral else ""]
            texts += [event.note for event in done.events or ()]
        return [*facts, (Field.NOTE, _words(texts))]

    def _of_visit(self, visit: Visit, told: Iterable[Told]) -> _Facts:
        texts = [visit.notes, visit.aftercare, visit.plan, visit.summary, visit.needles_reason]
        texts += [area.note for area in visit.pain_areas]
        texts += [visit.follow_up.note] if visit.follow_up else []
        texts += [text for added in visit.addenda for text in (added.reason, added.text)]
        return [*self._reported(told), (Field.NOTE, _words(texts))]

    def _reported(self, told: Iterable[Told]) -> _Facts:
        return [(Field.TOLD, self._term(t.kind) | _words([t.note])) for t in told]

    def _muscle(self, site: Site) -> frozenset[str]:
        """The words of all its names, and its id as a whole."""
        if site.muscle is None:
            return frozenset()
        key = (site.muscle, site.level)
        if key not in self._named:
            entry = self._muscles.get(site.muscle)
            names = [muscle_name(site, self._muscles), site.muscle]
            names += [entry.name, entry.latin] if entry else []
            self._named[key] = _words(names) | {folded(site.muscle)}
        return self._named[key]

    def _term(self, term: StrEnum) -> frozenset[str]:
        """The words a person reads for a term, and those of the file."""
        if term not in self._terms:
            self._terms[term] = _words([self._wording.word(term), term.value])
        return self._terms[term]


def folded(text: str) -> str:
    """Text as it is compared: no case, no accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(_APART)


def _words(texts: Iterable[str]) -> frozenset[str]:
    known = [text for text in texts if text]
    return frozenset(_BETWEEN.sub(" ", folded(" ".join(known))).split()) if known else frozenset()


def _typed(words: str) -> tuple[str, ...]:
    """What is typed keeps its underscores, so that a muscle's id can be typed whole."""
    split = re.split(r"\W+", folded(words[:_TYPED_MAX]))
    return tuple(word for word in split if word)[:_WORDS_MAX]


def _fields(word: str, facts: _Facts) -> set[Field]:
    """Where a typed word stands. A letter alone means a side: it would find everything else."""
    return {
        field
        for field, words in facts
        if (len(word) > 1 or field is Field.SIDE) and any(w.startswith(word) for w in words)
    }


def _together(
    typed: Sequence[str], own: _Facts, around: _Facts, chosen: set[Field] | None
) -> set[Field] | None:
    """The fields in which all of it is found; None where a part isn't.

    A word may stand in what is said `around` a site, but some of it all must be the site's `own`.
    """
    if chosen is None:
        return None
    fields = set(chosen)
    of_its_own = bool(chosen)
    for word in typed:
        here = _fields(word, own)
        there = _fields(word, around)
        if not here and not there:
            return None
        of_its_own = of_its_own or bool(here)
        fields |= here | there
    return fields if of_its_own else None


def _loosely(query: Query, told: Sequence[Told]) -> set[Field] | None:
    """As `Query.of_site`, for what was told at a visit without a place."""
    if query.of_sites:
        return None
    if query.reaction is None:
        return set()
    return {Field.TOLD} if any(t.kind is query.reaction for t in told) else None


def _hit(visit: Visit, site: Site | None, fields: set[Field]) -> Hit:
    return Hit(visit, site, tuple(field for field in Field if field in fields))


def _last_needled(record: Record) -> int:
    """The position of the last visit with a needled site; behind the last where there is none."""
    visits = record.visits
    needled = (
        at for at in reversed(range(len(visits))) if any(site.needling for site in visits[at].sites)
    )
    return next(needled, len(visits))


def _told(record: Record, since: int) -> _ToldOf:
    """What was told from a visit on. What names no site of the record belongs to the visit at which
    it was told.
    """
    sites = {(visit.id, site.id) for visit in record.visits for site in visit.sites}
    found: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for visit in record.visits[since:]:
        asked = visit.follow_up
        for told in (asked.reactions or ()) if asked else ():
            key = (asked.visit, told.site) if asked else ("", "")
            found[key if key in sites else (visit.id, "")].append(told)
    return found
