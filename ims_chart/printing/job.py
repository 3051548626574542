"""What can be printed of a patient, by the name a person asks for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from ims_chart.body import Atlas
from ims_chart.printing.logo import Logo
from ims_chart.printing.printout import Printout
from ims_chart.printing.summary import SessionSummary
from ims_chart.record import Clinic, Record, Visit


class Kind(StrEnum):
    """What is printed."""

    SUMMARY = "summary"


@dataclass(frozen=True)
class Job:
    """What pages are made from.

    Attributes:
        printed_at: stands in the footer as it is, in its own time zone.
        printed_by: a person's name, "" for nobody known.
        compared: the session summary also says what changed since the visit before.
    """

    record: Record
    visit: Visit
    clinic: Clinic
    atlas: Atlas
    printed_at: dt.datetime
    printed_by: str = ""
    logo: Logo | None = None
    compared: bool = False

    def printout(self, kind: Kind) -> Printout:
        return SessionSummary(
            self.record,
            self.visit,
            self.clinic,
            self.atlas,
            self.printed_at,
            self.printed_by,
            self.logo,
        )
