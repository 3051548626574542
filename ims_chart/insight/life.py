"""The life of a trigger point over the visits: active, latent, cleared, and what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ims_chart.frozen import frozen
from ims_chart.insight.lineage import Lineage, Step, lineages
from ims_chart.record import FindingKind, Site, TriggerPointState, Visit


@frozen
class Stage:
    """A visit at which the site was charted.

    Attributes:
        visit: the visit's position among those looked at.
        state: None where it wasn't recorded, which is a gap and not a state.
    """

    visit: int
    date: date
    site: Site
    state: TriggerPointState | None


@frozen
class Life:
    """A site that was a trigger point at some visit.

    Attributes:
        stages: the visits it was charted at, oldest first; at the others it wasn't.
    """

    lineage: Lineage
    stages: tuple[Stage, ...]

    @property
    def latest(self) -> Site:
        return self.lineage.latest

    @property
    def course(self) -> tuple[TriggerPointState, ...]:
        """The states in the order they were gone through, each once in a row, gaps left out."""
        known = [stage.state for stage in self.stages if stage.state is not None]
        return tuple(s for n, s in enumerate(known) if n == 0 or s is not known[n - 1])

    def along(self, visits: int) -> tuple[TriggerPointState | None, ...]:
        """The state at each of so many visits; None where it wasn't charted or not recorded."""
        states: list[TriggerPointState | None] = [None] * visits
        for stage in self.stages:
            states[stage.visit] = stage.state
        return tuple(states)


def lives(visits: Sequence[Visit], reach_mm: float) -> tuple[Life, ...]:
    """Of every trigger point, in the order in which they were first charted."""
    return tuple(
        Life(lineage, tuple(_stage(step, visits) for step in lineage.steps))
        for lineage in lineages(visits, reach_mm)
        if any(_is_trigger_point(step.site) for step in lineage.steps)
    )


def _is_trigger_point(site: Site) -> bool:
    return site.finding is not None and site.finding.kind is FindingKind.TRIGGER_POINT


def _stage(step: Step, visits: Sequence[Visit]) -> Stage:
    finding = step.site.finding
    return Stage(
        visit=step.visit,
        date=visits[step.visit].date,
        site=step.site,
        state=finding.state if finding else None,
    )
