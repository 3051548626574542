"""What the patient told at a visit of how it went since the last one."""

from ims_chart.frozen import frozen
from ims_chart.record.checks import check_range, check_required, check_text
from ims_chart.record.entry import Entry
from ims_chart.record.terms import EventKind, Trend

SORENESS_MAX_DAYS = 60


@frozen(kw_only=True)
class Told(Entry):
    """A reaction told afterwards. `site` is the earlier site it belongs to, "" for none."""

    kind: EventKind
    site: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        check_text("told.site", self.site)
        check_text("told.note", self.note)


@frozen(kw_only=True)
class FollowUp(Entry):
    """Answers about the time since an earlier visit. It is kept in the new visit, because the
    earlier one may be signed. None means that nobody asked.

    Attributes:
        visit: id of the earlier visit.
        soreness_days: how long the soreness lasted, 0…60 days.
        reactions: what was told; () means that "none" was told.
    """

    visit: str
    trend: Trend | None = None
    soreness_days: int | None = None
    reactions: tuple[Told, ...] | None = None
    note: str = ""

    def __post_init__(self) -> None:
        check_required("follow_up.visit", self.visit)
        check_range("follow_up.soreness_days", self.soreness_days, 0, SORENESS_MAX_DAYS)
        check_text("follow_up.note", self.note)
