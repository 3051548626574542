"""A protocol: a named set of sites that the clinic keeps, to begin a visit with."""

from ims_chart.frozen import frozen
from ims_chart.record.checks import (
    check_range,
    check_required,
    check_terms,
    check_text,
    check_unique,
)
from ims_chart.record.entry import Entry
from ims_chart.record.site import COUNT_MAX, Needle, Point
from ims_chart.record.terms import LEVELS, ROOTS, Layer, Side, Technique


@frozen(kw_only=True)
class PlannedSite(Entry):
    """What of a site can be planned: where and how to needle, never what will be observed.

    Attributes:
        needled: False for a place that is only to be examined.
    """

    id: str
    atlas: str
    point: Point
    muscle: str | None
    side: Side
    layer: Layer | None
    segments: tuple[str, ...]
    level: str | None = None
    needled: bool = True
    needle: Needle | None = None
    technique: Technique | None = None
    count: int = 1
    direction: str = ""

    def __post_init__(self) -> None:
        check_required("planned_site.id", self.id)
        check_range("planned_site.count", self.count, 1, COUNT_MAX)
        check_terms("planned_site.segments", self.segments, ROOTS)
        check_terms("planned_site.level", () if self.level is None else (self.level,), LEVELS)
        check_text("planned_site.direction", self.direction)


@frozen(kw_only=True)
class Protocol(Entry):
    """A named set of planned sites."""

    id: str
    name: str
    sites: tuple[PlannedSite, ...] = ()

    def __post_init__(self) -> None:
        check_required("protocol.id", self.id)
        check_required("protocol.name", self.name)
        check_unique("protocol.sites.id", (s.id for s in self.sites))
