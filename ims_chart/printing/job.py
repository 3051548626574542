"""What can be printed of a patient, by the name a person asks for it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from ims_chart.body import Atlas
from ims_chart.frozen import frozen
from ims_chart.printing.errors import PrintError, PrintFault
from ims_chart.printing.letterhead import Logo
from ims_chart.printing.printout import Printout
from ims_chart.printing.summary import SessionSummary
from ims_chart.record import ChainHead, Clinic, Record, Visit

if TYPE_CHECKING:
    from ims_chart.printing.photos_page import PaperPhoto


class Kind(StrEnum):
    """What is printed."""

    SUMMARY = "summary"
    COURSE = "course"
    HANDOUT = "handout"
    BLANK = "blank"


@frozen
class Job:
    """What pages are made from.

    Attributes:
        visit: None for a record without any; a course and a blank chart need none.
        printed_at: stands in the footer as it is, in its own time zone.
        printed_by: a person's name, "" for nobody known.
        compared: the session summary also says what changed since the visit before.
        heads: where the audit logs of the store stand; at the foot of a summary.
        photos: shown at the end of a summary.
    """

    record: Record
    visit: Visit | None
    clinic: Clinic
    atlas: Atlas
    printed_at: dt.datetime
    printed_by: str = ""
    logo: Logo | None = None
    compared: bool = False
    heads: tuple[ChainHead, ...] = ()
    photos: tuple[PaperPhoto, ...] = ()

    def printout(self, kind: Kind) -> Printout:
        """Raises PrintError: NO_VISIT."""
        return _MAKERS[kind](self)


def _visit(job: Job) -> Visit:
    if job.visit is None:
        raise PrintError(PrintFault.NO_VISIT, job.record.id)
    return job.visit


def _summary(job: Job) -> Printout:
    return SessionSummary(
        job.record,
        _visit(job),
        job.clinic,
        job.atlas,
        job.printed_at,
        job.printed_by,
        job.logo,
        job.compared,
        job.heads,
        job.photos,
    )


def _course(job: Job) -> Printout:
    from ims_chart.printing.course import Course  # noqa: PLC0415 - seldom asked for

    return Course(job.record, job.clinic, job.atlas, job.printed_at, job.printed_by, job.logo)


def _handout(job: Job) -> Printout:
    from ims_chart.printing.handout import Handout  # noqa: PLC0415 - seldom asked for

    return Handout(job.record, _visit(job), job.clinic, job.atlas, job.printed_at, job.logo)


def _blank(job: Job) -> Printout:
    from ims_chart.printing.blank import BlankChart  # noqa: PLC0415 - seldom asked for

    return BlankChart(job.record, job.clinic, job.atlas, job.printed_at, job.logo)


_MAKERS = {
    Kind.SUMMARY: _summary,
    Kind.COURSE: _course,
    Kind.HANDOUT: _handout,
    Kind.BLANK: _blank,
}
