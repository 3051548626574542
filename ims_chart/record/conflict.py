"""What two people changed at the same time and no program can decide: both versions are kept."""

import datetime as dt

from ims_chart.frozen import frozen
from ims_chart.record.area import PainArea
from ims_chart.record.checks import check_required, check_time
from ims_chart.record.entry import Entry
from ims_chart.record.patient import Patient
from ims_chart.record.site import Site
from ims_chart.record.visit import Visit


@frozen(kw_only=True)
class Conflict(Entry):
    """One part of the record of which both changed the same fields.

    The record holds the version of whoever merged; this holds the other one whole.

    Attributes:
        recorded: when it was found.
        visit: id of the visit concerned; "" for the patient.
        fields: names of the fields in which the two differ.
        deleted: the other had deleted the part, which was kept because it had been changed.
        patient: the other version, as are `shell` (a visit without sites and areas), `site` and
            `area`: one of them, save where the other had deleted the part, when it is what
            stands in the record.
    """

    id: str
    recorded: dt.datetime
    visit: str = ""
    fields: tuple[str, ...] = ()
    deleted: bool = False
    patient: Patient | None = None
    shell: Visit | None = None
    site: Site | None = None
    area: PainArea | None = None

    def __post_init__(self) -> None:
        check_required("conflict.id", self.id)
        check_time("conflict.recorded", self.recorded)
