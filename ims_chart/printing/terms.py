"""The words of the chart: for every term of the record what a person reads.

Screen and paper take their words from here, so that they can't differ. All of them go through
translation in the context "terms".
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from ims_chart.body import Edge, Facing, Muscles
from ims_chart.insight.naming import SIDE_LETTERS, muscle_label
from ims_chart.printing.kind import MarkKind, Shape, shape_of
from ims_chart.record import (
    EventKind,
    Finding,
    FindingKind,
    Layer,
    Needle,
    Palpation,
    Sex,
    Side,
    Site,
    SymptomKind,
    Technique,
    TriggerPointState,
    Twitch,
    VisitState,
)

translate = QCoreApplication.translate
"""What every word on the page goes through: called by this name it is found by lupdate."""


def QT_TRANSLATE_NOOP(_context: str, source: str) -> str:
    """Marks a word that is translated later; Qt's own of that name has no usable type."""
    return source


_WORDS: dict[type[StrEnum], dict[str, str]] = {
    Side: {
        Side.LEFT: QT_TRANSLATE_NOOP("terms", "left"),
        Side.RIGHT: QT_TRANSLATE_NOOP("terms", "right"),
        Side.MIDLINE: QT_TRANSLATE_NOOP("terms", "midline"),
    },
    Layer: {
        Layer.SUPERFICIAL: QT_TRANSLATE_NOOP("terms", "superficial"),
        Layer.INTERMEDIATE: QT_TRANSLATE_NOOP("terms", "intermediate"),
        Layer.DEEP: QT_TRANSLATE_NOOP("terms", "deep"),
    },
    Sex: {
        Sex.FEMALE: QT_TRANSLATE_NOOP("terms", "female"),
        Sex.MALE: QT_TRANSLATE_NOOP("terms", "male"),
        Sex.OTHER: QT_TRANSLATE_NOOP("terms", "other sex"),
    },
    FindingKind: {
        FindingKind.TRIGGER_POINT: QT_TRANSLATE_NOOP("terms", "trigger point"),
        FindingKind.TAUT_BAND: QT_TRANSLATE_NOOP("terms", "taut band"),
        FindingKind.TENDER_SPOT: QT_TRANSLATE_NOOP("terms", "tender spot"),
        FindingKind.SHORTENED_BAND: QT_TRANSLATE_NOOP("terms", "shortened band"),
    },
    TriggerPointState: {
        TriggerPointState.ACTIVE: QT_TRANSLATE_NOOP("terms", "active"),
        TriggerPointState.LATENT: QT_TRANSLATE_NOOP("terms", "latent"),
        TriggerPointState.SATELLITE: QT_TRANSLATE_NOOP("terms", "satellite"),
        TriggerPointState.CLEARED: QT_TRANSLATE_NOOP("terms", "cleared"),
    },
    Palpation: {
        Palpation.FLAT: QT_TRANSLATE_NOOP("terms", "flat palpation"),
        Palpation.PINCER: QT_TRANSLATE_NOOP("terms", "pincer palpation"),
    },
    Technique: {
        Technique.PISTONING: QT_TRANSLATE_NOOP("terms", "pistoning"),
        Technique.FANNING: QT_TRANSLATE_NOOP("terms", "fanning"),
        Technique.WINDING: QT_TRANSLATE_NOOP("terms", "winding"),
        Technique.PECKING: QT_TRANSLATE_NOOP("terms", "pecking"),
        Technique.IN_PLACE: QT_TRANSLATE_NOOP("terms", "in place"),
        Technique.SUPERFICIAL: QT_TRANSLATE_NOOP("terms", "superficial"),
        Technique.ELECTRICAL: QT_TRANSLATE_NOOP("terms", "electrical"),
    },
    Twitch: {
        Twitch.NONE: QT_TRANSLATE_NOOP("terms", "none"),
        Twitch.SINGLE: QT_TRANSLATE_NOOP("terms", "single"),
        Twitch.MULTIPLE: QT_TRANSLATE_NOOP("terms", "multiple"),
    },
    EventKind: {
        EventKind.BRUISE: QT_TRANSLATE_NOOP("terms", "bruise"),
        EventKind.BLEEDING: QT_TRANSLATE_NOOP("terms", "small bleed"),
        EventKind.PAIN_AFTER: QT_TRANSLATE_NOOP("terms", "pain after"),
        EventKind.WORSE: QT_TRANSLATE_NOOP("terms", "worse"),
        EventKind.DROWSY: QT_TRANSLATE_NOOP("terms", "drowsy"),
        EventKind.FAINT: QT_TRANSLATE_NOOP("terms", "faint"),
        EventKind.NAUSEA: QT_TRANSLATE_NOOP("terms", "nausea"),
        EventKind.HEADACHE: QT_TRANSLATE_NOOP("terms", "headache"),
        EventKind.NERVE_SYMPTOMS: QT_TRANSLATE_NOOP("terms", "nerve symptoms"),
        EventKind.STUCK_NEEDLE: QT_TRANSLATE_NOOP("terms", "stuck needle"),
        EventKind.BENT_NEEDLE: QT_TRANSLATE_NOOP("terms", "bent needle"),
        EventKind.FORGOTTEN_NEEDLE: QT_TRANSLATE_NOOP("terms", "forgotten needle"),
        EventKind.BREATHLESS: QT_TRANSLATE_NOOP("terms", "breathless"),
        EventKind.INFECTION: QT_TRANSLATE_NOOP("terms", "infection"),
        EventKind.OTHER: QT_TRANSLATE_NOOP("terms", "other reaction"),
    },
    SymptomKind: {
        SymptomKind.ACHE: QT_TRANSLATE_NOOP("terms", "aching"),
        SymptomKind.SHARP: QT_TRANSLATE_NOOP("terms", "sharp"),
        SymptomKind.BURNING: QT_TRANSLATE_NOOP("terms", "burning"),
        SymptomKind.TINGLING: QT_TRANSLATE_NOOP("terms", "tingling"),
        SymptomKind.NUMB: QT_TRANSLATE_NOOP("terms", "numb"),
        SymptomKind.OTHER: QT_TRANSLATE_NOOP("terms", "other"),
    },
    VisitState: {
        VisitState.DRAFT: QT_TRANSLATE_NOOP("terms", "draft"),
        VisitState.SIGNED: QT_TRANSLATE_NOOP("terms", "signed"),
    },
    Shape: {
        Shape.ACTIVE: QT_TRANSLATE_NOOP("terms", "active trigger point"),
        Shape.LATENT: QT_TRANSLATE_NOOP("terms", "latent trigger point"),
        Shape.SATELLITE: QT_TRANSLATE_NOOP("terms", "satellite trigger point"),
        Shape.CLEARED: QT_TRANSLATE_NOOP("terms", "cleared trigger point"),
        Shape.TRIGGER_POINT: QT_TRANSLATE_NOOP("terms", "trigger point"),
        Shape.TAUT_BAND: QT_TRANSLATE_NOOP("terms", "taut band"),
        Shape.TENDER_SPOT: QT_TRANSLATE_NOOP("terms", "tender spot"),
        Shape.SHORTENED_BAND: QT_TRANSLATE_NOOP("terms", "shortened band"),
        Shape.NEEDLE: QT_TRANSLATE_NOOP("terms", "needled"),
        Shape.PLACE: QT_TRANSLATE_NOOP("terms", "marked place"),
    },
}

_SHORTEST = QLocale.FloatingPointPrecisionOption.FloatingPointShortest.value

_SEX_LETTERS = {
    Sex.FEMALE: QT_TRANSLATE_NOOP("terms", "F"),
    Sex.MALE: QT_TRANSLATE_NOOP("terms", "M"),
    Sex.OTHER: QT_TRANSLATE_NOOP("terms", "X"),
}
_VIEWS = {
    "front": QT_TRANSLATE_NOOP("terms", "Front"),
    "back": QT_TRANSLATE_NOOP("terms", "Back"),
    "left": QT_TRANSLATE_NOOP("terms", "Left"),
    "right": QT_TRANSLATE_NOOP("terms", "Right"),
    "head_front": QT_TRANSLATE_NOOP("terms", "Head, front"),
    "head_left": QT_TRANSLATE_NOOP("terms", "Head, left"),
    "head_right": QT_TRANSLATE_NOOP("terms", "Head, right"),
    "head_back": QT_TRANSLATE_NOOP("terms", "Head, back"),
    "hand_left_palm": QT_TRANSLATE_NOOP("terms", "Left palm"),
    "hand_left_back": QT_TRANSLATE_NOOP("terms", "Left hand, back"),
    "hand_right_palm": QT_TRANSLATE_NOOP("terms", "Right palm"),
    "hand_right_back": QT_TRANSLATE_NOOP("terms", "Right hand, back"),
    "foot_left_sole": QT_TRANSLATE_NOOP("terms", "Left sole"),
    "foot_left_top": QT_TRANSLATE_NOOP("terms", "Left foot, top"),
    "foot_right_sole": QT_TRANSLATE_NOOP("terms", "Right sole"),
    "foot_right_top": QT_TRANSLATE_NOOP("terms", "Right foot, top"),
}


def word(term: StrEnum) -> str:
    """What a person reads for a term of the record or a shape, in the middle of a sentence."""
    return translate("terms", _WORDS[type(term)][term])


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
    """A view's caption; a view this table doesn't know is called by its id."""
    return translate("terms", _VIEWS[view]) if view in _VIEWS else view.replace("_", " ")


def muscle_words(site: Site, muscles: Muscles) -> str:
    """Side and muscle of a site, or that none is named: never empty."""
    label = muscle_label(site, muscles)
    if label:
        return label
    unnamed = translate("terms", "no muscle named")
    return f"{side_letter(site.side)} {unnamed}".strip()


def finding_words(finding: Finding) -> str:
    """What was found: "active trigger point", "taut band"."""
    return word(shape_of(finding))


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


def number(value: float) -> str:
    """A number with as many digits as it was recorded with, in the words' language."""
    return locale().toString(round(float(value), 6), "f", _SHORTEST)


def needle_words(needle: Needle) -> str:
    """Diameter × length in mm: "0.30 × 40"."""
    usual = locale().toString(float(needle.diameter_mm), "f", 2)
    diameter = max(usual, number(needle.diameter_mm), key=len)
    return f"{diameter} × {number(needle.length_mm)}"


def day(date: dt.date) -> str:
    """A date with the month in full; year last, so that no order of numbers misleads."""
    return locale().toString(QDate(date.year, date.month, date.day), "d MMMM yyyy")


def short_day(date: dt.date) -> str:
    return locale().toString(QDate(date.year, date.month, date.day), "d MMM yyyy")


def moment(at: dt.datetime) -> str:
    """Date and time of day as it was where it was written down."""
    clock = QDateTime(at.year, at.month, at.day, at.hour, at.minute, at.second)
    return locale().toString(clock, "d MMM yyyy HH:mm")
