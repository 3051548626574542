"""The words of the record's terms, which notes, screen and paper share so that they can't differ.

Translation and the writing of numbers are handed in, because this room knows no Qt: the words stand
here, marked for lupdate in the context "terms", and `ENGLISH` says them as they stand.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from ims_chart.body import Muscles
from ims_chart.frozen import frozen
from ims_chart.insight.naming import SIDE_LETTERS, muscle_label
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
    Trend,
    TriggerPointState,
    Twitch,
    VisitState,
)


def QT_TRANSLATE_NOOP(_context: str, source: str) -> str:  # noqa: N802
    """Marks a word that is translated later; Qt's own of that name has no usable type."""
    return source


FOUND: dict[str, str] = {
    TriggerPointState.ACTIVE: QT_TRANSLATE_NOOP("terms", "active trigger point"),
    TriggerPointState.LATENT: QT_TRANSLATE_NOOP("terms", "latent trigger point"),
    TriggerPointState.SATELLITE: QT_TRANSLATE_NOOP("terms", "satellite trigger point"),
    TriggerPointState.CLEARED: QT_TRANSLATE_NOOP("terms", "cleared trigger point"),
    FindingKind.TRIGGER_POINT: QT_TRANSLATE_NOOP("terms", "trigger point"),
    FindingKind.TAUT_BAND: QT_TRANSLATE_NOOP("terms", "taut band"),
    FindingKind.TENDER_SPOT: QT_TRANSLATE_NOOP("terms", "tender spot"),
    FindingKind.SHORTENED_BAND: QT_TRANSLATE_NOOP("terms", "shortened band"),
}
"""A finding in full, by its state where it has one, else by its kind."""

WORDS: dict[type[StrEnum], dict[str, str]] = {
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
    FindingKind: {kind: FOUND[kind] for kind in FindingKind},
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
        EventKind.CHEST_PAIN: QT_TRANSLATE_NOOP("terms", "chest pain"),
        EventKind.INFECTION: QT_TRANSLATE_NOOP("terms", "infection"),
        EventKind.OTHER: QT_TRANSLATE_NOOP("terms", "other reaction"),
    },
    Trend: {
        Trend.BETTER: QT_TRANSLATE_NOOP("terms", "better"),
        Trend.SAME: QT_TRANSLATE_NOOP("terms", "the same"),
        Trend.WORSE: QT_TRANSLATE_NOOP("terms", "worse"),
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
}

VIEWS = {
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


def _as_it_stands(_context: str, source: str) -> str:
    return source


def _english_number(value: float, decimals: int = 0) -> str:
    value += 0.0  # makes a negative zero a plain one
    shortest = f"{value:.6f}".rstrip("0").rstrip(".")
    return max(shortest, f"{value:.{decimals}f}", key=len)


@frozen
class Wording:
    """How terms are said in one language.

    Attributes:
        translate: of a context and an English source.
        number: of a value and the least digits it shall have after the point.
    """

    translate: Callable[[str, str], str] = _as_it_stands
    number: Callable[[float, int], str] = _english_number

    def word(self, term: StrEnum) -> str:
        """What a person reads for a term of the record, in the middle of a sentence."""
        return self.translate("terms", WORDS[type(term)][term])

    def finding(self, finding: Finding) -> str:
        """What was found: "active trigger point", "taut band"."""
        return self.translate("terms", FOUND[finding.state or finding.kind])

    def needle(self, needle: Needle) -> str:
        """Diameter × length in mm: "0.30 × 40"."""
        return f"{self.number(needle.diameter_mm, 2)} × {self.number(needle.length_mm, 0)}"

    def muscle(self, site: Site, muscles: Muscles) -> str:
        """Side and muscle of a site, or that none is named: never empty."""
        label = muscle_label(site, muscles)
        if label:
            return label
        return f"{SIDE_LETTERS[site.side]} {self.translate('terms', 'no muscle named')}".strip()

    def view(self, view: str) -> str:
        """A view's caption; a view this table doesn't know is called by its id."""
        if view in VIEWS:
            return self.translate("terms", VIEWS[view])
        return view.replace("_", " ")


ENGLISH = Wording()
