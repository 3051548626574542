"""What is looked for in a record, and which of its sites answer to it."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from ims_chart.frozen import frozen
from ims_chart.record import EventKind, FindingKind, Side, Site, Technique, TriggerPointState


class Field(StrEnum):
    """Where something was found."""

    MUSCLE = "muscle"
    SIDE = "side"
    FINDING = "finding"
    TECHNIQUE = "technique"
    REACTION = "reaction"
    TOLD = "told"
    NOTE = "note"


@frozen
class Query:
    """All that is given must be true of the same site, or of a visit where no site is meant. An
    empty query finds nothing.

    Attributes:
        words: as typed; each must be the start of a word, wherever it stands.
        muscle: id in the muscle table.
        finding: a kind, or a state of trigger points.
        reaction: on the day or told later.
        since_last_visit: only what the last visit with needles shows, and what was told at it or
            later of the visits before.
    """

    words: str = ""
    muscle: str | None = None
    side: Side | None = None
    finding: FindingKind | TriggerPointState | None = None
    technique: Technique | None = None
    reaction: EventKind | None = None
    since_last_visit: bool = False

    @property
    def of_sites(self) -> bool:
        """Whether only a site can answer."""
        chosen = (self.muscle, self.side, self.finding, self.technique)
        return any(value is not None for value in chosen)

    @property
    def empty(self) -> bool:
        return not (self.of_sites or self.reaction or self.words.strip())

    def of_site(
        self, site: Site, told: Collection[EventKind], *, on_the_day: bool = True
    ) -> set[Field] | None:
        """The fields in which a site answers to what was chosen, the words apart; None if it
        doesn't in one of them.

        `told` are the reactions told of it; without `on_the_day` only those count.
        """
        answers = (
            (self.muscle, Field.MUSCLE, site.muscle == self.muscle),
            (self.side, Field.SIDE, site.side is self.side),
            (self.finding, Field.FINDING, self.finding in _findings(site)),
            (self.technique, Field.TECHNIQUE, self.technique is _technique(site)),
        )
        asked = [(field, true) for value, field, true in answers if value is not None]
        if not all(true for _, true in asked):
            return None
        fields = {field for field, _ in asked}
        if self.reaction is None:
            return fields
        happened = {Field.TOLD} if self.reaction in told else set[Field]()
        if on_the_day and self.reaction in reactions(site):
            happened.add(Field.REACTION)
        return fields | happened if happened else None


def reactions(site: Site) -> tuple[EventKind, ...]:
    """Those of the day; () too where it wasn't recorded."""
    events = site.needling.events if site.needling else None
    return tuple(event.kind for event in events or ())


def _findings(site: Site) -> tuple[FindingKind | TriggerPointState | None, ...]:
    return (site.finding.kind, site.finding.state) if site.finding else ()


def _technique(site: Site) -> Technique | None:
    return site.needling.technique if site.needling else None
