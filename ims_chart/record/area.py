"""A pain area: where the patient feels something, drawn on the body."""

from datetime import datetime

from ims_chart.frozen import frozen
from ims_chart.record.checks import check_range, check_required, check_text, check_time
from ims_chart.record.entry import Entry
from ims_chart.record.errors import RecordError, Wrong
from ims_chart.record.site import PAIN_MAX, Point
from ims_chart.record.terms import SymptomKind


@frozen(kw_only=True)
class PainArea(Entry):
    """A closed outline of at least three points, with what is felt there and how much (0…10)."""

    id: str
    author: str
    recorded: datetime
    atlas: str
    outline: tuple[Point, ...]
    kind: SymptomKind | None = None
    intensity: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        check_required("pain_area.id", self.id)
        check_time("pain_area.recorded", self.recorded)
        check_range("pain_area.intensity", self.intensity, 0, PAIN_MAX)
        check_text("pain_area.note", self.note)
        if len(self.outline) < 3:
            raise RecordError(Wrong.OUT_OF_RANGE, "pain_area.outline", "≥ 3")
