"""The words a record may use, as they stand in the file.

Enumerations are closed on purpose: a file with another word is reported as damaged rather than
shown with a guess. Free text has fields of its own.
"""

from enum import StrEnum


class Side(StrEnum):
    """The patient's side, never the picture's."""

    LEFT = "left"
    RIGHT = "right"
    MIDLINE = "midline"


class Layer(StrEnum):
    """How far under the skin a muscle lies, seen from where the needle goes in."""

    SUPERFICIAL = "superficial"
    INTERMEDIATE = "intermediate"
    DEEP = "deep"


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class FindingKind(StrEnum):
    """What palpation found."""

    TRIGGER_POINT = "trigger_point"
    TAUT_BAND = "taut_band"
    TENDER_SPOT = "tender_spot"
    SHORTENED_BAND = "shortened_band"


class TriggerPointState(StrEnum):
    """Active reproduces a pain the patient knows, latent does not (Fernández-de-las-Peñas and
    Dommerholt, Delphi 2018); cleared and satellite are charting practice, unconfirmed.
    """

    ACTIVE = "active"
    LATENT = "latent"
    SATELLITE = "satellite"
    CLEARED = "cleared"


class Palpation(StrEnum):
    FLAT = "flat"
    PINCER = "pincer"


class Technique(StrEnum):
    PISTONING = "pistoning"
    FANNING = "fanning"
    WINDING = "winding"
    PECKING = "pecking"
    IN_PLACE = "in_place"
    SUPERFICIAL = "superficial"
    ELECTRICAL = "electrical"


class Twitch(StrEnum):
    """Local twitch response."""

    NONE = "none"
    SINGLE = "single"
    MULTIPLE = "multiple"


IN_AND_OUT = frozenset({Technique.PISTONING, Technique.FANNING, Technique.PECKING})
"""Techniques in which the needle comes out again at once."""

LEFT_IN = frozenset({Technique.IN_PLACE, Technique.ELECTRICAL, Technique.SUPERFICIAL})
"""Techniques in which the needle stays in until it is taken out."""


class EventKind(StrEnum):
    """A reaction to needling. The common ones are normal and take one tap."""

    BRUISE = "bruise"
    BLEEDING = "bleeding"
    PAIN_AFTER = "pain_after"
    WORSE = "worse"
    DROWSY = "drowsy"
    FAINT = "faint"
    NAUSEA = "nausea"
    HEADACHE = "headache"
    NERVE_SYMPTOMS = "nerve_symptoms"
    STUCK_NEEDLE = "stuck_needle"
    BENT_NEEDLE = "bent_needle"
    FORGOTTEN_NEEDLE = "forgotten_needle"
    BREATHLESS = "breathless"
    CHEST_PAIN = "chest_pain"
    INFECTION = "infection"
    OTHER = "other"


NEVER_NORMAL = frozenset(
    {EventKind.BREATHLESS, EventKind.CHEST_PAIN, EventKind.NERVE_SYMPTOMS, EventKind.INFECTION}
)
"""Reactions to act on. After needling near the chest the first two may mean a pneumothorax, whose
signs can take two days to come (domain knowledge with case reports; unconfirmed by a clinician).
"""


class Trend(StrEnum):
    """How the patient is since the last visit, as told."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class SymptomKind(StrEnum):
    """What the patient feels in a pain area."""

    ACHE = "ache"
    SHARP = "sharp"
    BURNING = "burning"
    TINGLING = "tingling"
    NUMB = "numb"
    OTHER = "other"


class VisitState(StrEnum):
    DRAFT = "draft"
    SIGNED = "signed"


def _roots(letter: str, first: int, last: int) -> tuple[str, ...]:
    return tuple(f"{letter}{n}" for n in range(first, last + 1))


ROOTS: tuple[str, ...] = (
    _roots("C", 1, 8) + _roots("T", 1, 12) + _roots("L", 1, 5) + _roots("S", 1, 5)
)
"""Spinal roots, from the head down: what `segments` may hold."""

LEVELS: tuple[str, ...] = (
    _roots("C", 2, 7) + _roots("T", 1, 12) + _roots("L", 1, 5) + _roots("S", 1, 2)
)
"""Vertebrae at which a paraspinal site may lie: what `level` may hold."""
