"""A patient: who the record is about."""

import datetime as dt

from ims_chart.frozen import frozen
from ims_chart.record.checks import check_required, check_text, check_time, check_unique
from ims_chart.record.entry import Entry
from ims_chart.record.errors import RecordError, Wrong
from ims_chart.record.terms import Sex

REFERENCE_FIGURE = "male"
"""The figure shown when nobody chose one: the atlas's reference body."""


@frozen(kw_only=True)
class Alert(Entry):
    """What everyone who needles this patient must see, in the therapist's words."""

    id: str
    text: str
    author: str
    recorded: dt.datetime
    since: dt.date | None = None

    def __post_init__(self) -> None:
        check_required("alert.text", self.text)
        check_time("alert.recorded", self.recorded)


@frozen(kw_only=True)
class Problem(Entry):
    """A complaint that visits treat."""

    id: str
    title: str
    since: dt.date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        check_required("problem.title", self.title)
        check_text("problem.note", self.note)


@frozen(kw_only=True)
class Patient(Entry):
    """Who the record is about. At least one of family and given name is there."""

    family: str
    given: str = ""
    preferred: str = ""
    birth_date: dt.date | None = None
    sex: Sex | None = None
    figure: str = REFERENCE_FIGURE
    file_number: str = ""
    phone: str = ""
    referrer: str = ""
    alerts: tuple[Alert, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        for name in ("family", "given", "preferred", "file_number", "phone", "referrer"):
            check_text(f"patient.{name}", getattr(self, name))
        if not (self.family.strip() or self.given.strip()):
            raise RecordError(Wrong.REQUIRED, "patient.family")
        check_unique("patient.alerts.id", (a.id for a in self.alerts))
        check_unique("patient.problems.id", (p.id for p in self.problems))
