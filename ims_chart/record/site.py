"""A site: one marked point of a visit, what was found there and what was done."""

from datetime import datetime

from ims_chart.frozen import frozen
from ims_chart.record.checks import (
    check_range,
    check_required,
    check_terms,
    check_text,
    check_time,
)
from ims_chart.record.entry import Entry
from ims_chart.record.errors import RecordError, Wrong
from ims_chart.record.terms import (
    IN_AND_OUT,
    LEFT_IN,
    LEVELS,
    ROOTS,
    EventKind,
    FindingKind,
    Layer,
    Palpation,
    Side,
    Technique,
    TriggerPointState,
    Twitch,
)

Anchor = tuple[float, float, float]

PAIN_MAX = 10
NUMBER_MAX = 100_000
DIAMETER_MAX_MM = 2.0
LENGTH_MAX_MM = 200.0
COUNT_MAX = 100
TIME_MAX_S = 6 * 3600.0


@frozen(kw_only=True)
class Point(Entry):
    """Where a site lies.

    Attributes:
        body: the figure that was shown.
        view: the id of the view that was tapped.
        x: 0…1 of the view's box, to the image's right.
        y: 0…1 of the view's box, down.
        anchor: the place on the skin that all bodies and views share, in body heights on the
            reference body: x to the patient's left of the midline, y up from the sole, z to the
            front.
    """

    body: str
    view: str
    x: float
    y: float
    anchor: Anchor

    def __post_init__(self) -> None:
        check_required("point.body", self.body)
        check_required("point.view", self.view)
        check_range("point.x", self.x, 0, 1)
        check_range("point.y", self.y, 0, 1)
        for axis, place in zip("xyz", self.anchor, strict=True):
            check_range(f"point.anchor.{axis}", place, -1.5, 1.5)


@frozen(kw_only=True)
class Finding(Entry):
    """What palpation found. `state` belongs to trigger points only."""

    kind: FindingKind
    state: TriggerPointState | None = None
    palpation: Palpation | None = None
    note: str = ""

    def __post_init__(self) -> None:
        check_text("finding.note", self.note)
        if self.state is not None and self.kind is not FindingKind.TRIGGER_POINT:
            raise RecordError(Wrong.OUT_OF_RANGE, "finding.state", self.kind.value)


@frozen(kw_only=True)
class Needle(Entry):
    """A needle of the tray: gauge labels differ between makers, millimetres do not."""

    diameter_mm: float
    length_mm: float

    def __post_init__(self) -> None:
        check_range("needle.diameter_mm", self.diameter_mm, 0.05, DIAMETER_MAX_MM)
        check_range("needle.length_mm", self.length_mm, 1, LENGTH_MAX_MM)


@frozen(kw_only=True)
class Stimulation(Entry):
    """Electrical stimulation: frequency in Hz, current in mA, duration in minutes."""

    frequency_hz: float | None = None
    current_ma: float | None = None
    minutes: float | None = None

    def __post_init__(self) -> None:
        check_range("stimulation.frequency_hz", self.frequency_hz, 0, 1000)
        check_range("stimulation.current_ma", self.current_ma, 0, 100)
        check_range("stimulation.minutes", self.minutes, 0, 240)


@frozen(kw_only=True)
class Referral(Entry):
    """The sensation the needle sent elsewhere. `felt` False is a recorded "none"."""

    felt: bool
    where: str = ""
    familiar: bool | None = None

    def __post_init__(self) -> None:
        check_text("referral.where", self.where)


@frozen(kw_only=True)
class Event(Entry):
    """A reaction on the day."""

    kind: EventKind
    note: str = ""

    def __post_init__(self) -> None:
        check_text("event.note", self.note)


@frozen(kw_only=True)
class Needling(Entry):
    """What was done. None means not recorded; `events` () means "none" was recorded.

    Attributes:
        count: needles placed at this site, 1…100.
        removed: how many of them have been taken out again, 0…count.
        due: when the timer of the needles left in place rings.
        depth_mm: depth reached in mm, 0…200.
        to_bone: the needle touched bone.
        time_s: time in place in seconds.
        pain_during: 0…10 (NPRS).
    """

    needle: Needle | None = None
    count: int = 1
    removed: int | None = None
    due: datetime | None = None
    depth_mm: float | None = None
    to_bone: bool | None = None
    direction: str = ""
    technique: Technique | None = None
    time_s: float | None = None
    stimulation: Stimulation | None = None
    twitch: Twitch | None = None
    referral: Referral | None = None
    pain_during: int | None = None
    events: tuple[Event, ...] | None = None

    def __post_init__(self) -> None:
        check_range("needling.count", self.count, 1, COUNT_MAX)
        check_range("needling.removed", self.removed, 0, self.count)
        if self.due is not None:
            check_time("needling.due", self.due)
        check_range("needling.depth_mm", self.depth_mm, 0, LENGTH_MAX_MM)
        check_range("needling.time_s", self.time_s, 0, TIME_MAX_S)
        check_range("needling.pain_during", self.pain_during, 0, PAIN_MAX)
        check_text("needling.direction", self.direction)

    @property
    def inside(self) -> int:
        """Needles still in the body; 0 where nobody recorded how many came out."""
        return 0 if self.removed is None else self.count - self.removed


def removed_at_once(technique: Technique | None, count: int) -> int | None:
    """How many needles have come out again by the time a needling is charted; None: unknown."""
    if technique in IN_AND_OUT:
        return count
    return 0 if technique in LEFT_IN else None


@frozen(kw_only=True)
class Site(Entry):
    """One marked point of a visit.

    Attributes:
        author: who charted it (a therapist's id in the clinic).
        recorded: when it was charted, apart from the visit's date.
        atlas: version of the atlas that named the muscle.
        number: 1 upwards, given once in a visit and never changed.
        muscle: id in the muscle table, None where no muscle lies.
        segments: spinal roots, the muscle's or the level's, as chosen at the time.
        level: for a paraspinal site the vertebra it lies at.
        repeats: id of the earlier site, or of the protocol's site, that was done again here.
    """

    id: str
    author: str
    recorded: datetime
    atlas: str
    number: int
    point: Point
    muscle: str | None
    side: Side
    layer: Layer | None
    segments: tuple[str, ...]
    finding: Finding | None
    needling: Needling | None
    level: str | None = None
    note: str = ""
    repeats: str = ""

    def __post_init__(self) -> None:
        check_required("site.id", self.id)
        check_time("site.recorded", self.recorded)
        check_range("site.number", self.number, 1, NUMBER_MAX)
        check_terms("site.segments", self.segments, ROOTS)
        check_terms("site.level", () if self.level is None else (self.level,), LEVELS)
        check_text("site.note", self.note)
        check_text("site.repeats", self.repeats)
