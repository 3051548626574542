"""The words of the chart: for every term of the record what a person reads.

Screen and paper take their words from here, so that they can't differ. All of them go through
translation in the context "terms".
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from ims_chart.body import Edge, Facing, Muscles
from ims_chart.insight.naming import SIDE_LETTERS
from ims_chart.insight.wording import FOUND, QT_TRANSLATE_NOOP, Wording
from ims_chart.printing.kind import MarkKind, Shape
from ims_chart.record import Finding, Needle, Sex, Side, Site, TriggerPointState

translate = QCoreApplication.translate
"""What every word on the page goes through: called by this name it is found by lupdate."""

_SHAPES: dict[str, str] = {
    **FOUND,
    Shape.NEEDLE: QT_TRANSLATE_NOOP("terms", "needled"),
    Shape.PLACE: QT_TRANSLATE_NOOP("terms", "marked place"),
}
_SHORTEST = QLocale.FloatingPointPrecisionOption.FloatingPointShortest.value

_SEX_LETTERS = {
    Sex.FEMALE: QT_TRANSLATE_NOOP("terms", "F"),
    Sex.MALE: QT_TRANSLATE_NOOP("terms", "M"),
    Sex.OTHER: QT_TRANSLATE_NOOP("terms", "X"),
}


def word(term: StrEnum) -> str:
    """What a person reads for a term of the record or a shape, in the middle of a sentence."""
    if isinstance(term, Shape):
        return translate("terms", _SHAPES[term])
    return WORDING.word(term)


def sex_letter(sex: Sex) -> str:
    return translate("terms", _SEX_LETTERS[sex])


def side_letter(side: Side) -> str:
    return SIDE_LETTERS[side]


def edge_words(edge: Edge) -> str:
    """What stands at the edge of a view: R or L, or where the body faces in a side view."""
    if isinstance(edge, Facing):
        return view_name(edge.value)
    return side_letter(edge)


def view_name(view: str) -> str:
    return WORDING.view(view)


def muscle_words(site: Site, muscles: Muscles) -> str:
    """Side and muscle of a site, or that none is named: never empty."""
    return WORDING.muscle(site, muscles)


def finding_words(finding: Finding) -> str:
    return WORDING.finding(finding)


def mark_words(kind: MarkKind) -> str:
    """What a mark means, for a legend."""
    if kind.shape in {Shape.NEEDLE, Shape.PLACE}:
        return word(kind.shape)
    states = [state.value for state in TriggerPointState]
    brief = TriggerPointState(kind.shape.value) if kind.shape.value in states else kind.shape
    if kind.needled:
        return translate("terms", "{finding}, needled").format(finding=word(brief))
    return translate("terms", "{finding}, not needled").format(finding=word(brief))


def not_recorded() -> str:
    return translate("terms", "not recorded")


def locale() -> QLocale:
    """The locale of the words, not of the system: a date must not mix two languages."""
    words = QLocale(translate("terms", "en", "the code of this language"))
    words.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return words


def number(value: float, decimals: int = 0) -> str:
    """A number with as many digits as it was recorded with and that many after the point at the
    least, in the words' language.
    """
    shortest = locale().toString(round(float(value), 6), "f", _SHORTEST)
    return max(shortest, locale().toString(float(value), "f", decimals), key=len)


def needle_words(needle: Needle) -> str:
    return WORDING.needle(needle)


def day(date: dt.date) -> str:
    """A date with the month in full; year last, so that no order of numbers misleads."""
    return locale().toString(QDate(date.year, date.month, date.day), "d MMMM yyyy")


def short_day(date: dt.date) -> str:
    return locale().toString(QDate(date.year, date.month, date.day), "d MMM yyyy")


def moment(at: dt.datetime) -> str:
    """Date and time of day as it was where it was written down."""
    clock = QDateTime(at.year, at.month, at.day, at.hour, at.minute, at.second)
    return locale().toString(clock, "d MMM yyyy HH:mm")


WORDING = Wording(translate, number)
"""The record's terms in the language of the window: what a note is written with."""
