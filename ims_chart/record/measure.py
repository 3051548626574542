"""A measure taken before and after needling."""

from ims_chart.frozen import frozen
from ims_chart.record.checks import check_range, check_required, check_text
from ims_chart.record.entry import Entry
from ims_chart.record.terms import Side


@frozen(kw_only=True)
class Measure(Entry):
    """One quantity of a visit: a movement in degrees, a pressure threshold in kg/cm², a total.

    Attributes:
        kind: what is measured, in the clinic's words.
        site: id of the site it belongs to, for a pressure threshold.
        unit: as written behind the number.
        method: how it was taken: instrument, version of the questionnaire.
    """

    kind: str
    side: Side | None = None
    site: str | None = None
    before: float | None = None
    after: float | None = None
    unit: str = ""
    method: str = ""

    def __post_init__(self) -> None:
        check_required("measure.kind", self.kind)
        check_range("measure.before", self.before, -100_000, 100_000)
        check_range("measure.after", self.after, -100_000, 100_000)
        check_text("measure.unit", self.unit)
        check_text("measure.method", self.method)
