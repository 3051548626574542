"""What a therapist would have charted at a site of the demo.

Needles, depths and times are what is commonly used (field knowledge, no clinician has confirmed
it): plausible for a demonstration, and no advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import TypeVar

from demo_places import Target

from ims_chart.body import Muscle
from ims_chart.record import (
    LEVELS,
    Event,
    EventKind,
    Finding,
    FindingKind,
    Layer,
    Needle,
    Needling,
    Palpation,
    Referral,
    Side,
    Stimulation,
    Technique,
    TriggerPointState,
    Twitch,
)

T = TypeVar("T")

_SIDES = {"R": (Side.RIGHT,), "L": (Side.LEFT,), "B": (Side.RIGHT, Side.LEFT)}
_FINDINGS = {
    "tender": FindingKind.TENDER_SPOT,
    "band": FindingKind.TAUT_BAND,
    "short": FindingKind.SHORTENED_BAND,
}
_STATES = {state.value: state for state in TriggerPointState}


@dataclass(frozen=True)
class Words:
    """A site as the demo's source has it."""

    target: Target
    finding: Finding | None
    needles: int = 1
    familiar: bool = False
    estim: bool = False
    events: tuple[EventKind, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Usual:
    """The needle commonly taken for a part of the body, and how deep it goes, in mm."""

    needle: tuple[float, float]
    depth: tuple[int, int]


_BY_REGION = {
    "neck": Usual((0.25, 30), (14, 22)),
    "shoulder_girdle": Usual((0.25, 40), (14, 26)),
    "upper_back": Usual((0.25, 30), (9, 14)),
    "thorax": Usual((0.25, 30), (8, 13)),
    "low_back": Usual((0.30, 60), (30, 44)),
    "arm": Usual((0.25, 40), (14, 24)),
    "forearm": Usual((0.25, 30), (9, 18)),
    "pelvis_hip": Usual((0.30, 75), (42, 60)),
    "thigh": Usual((0.30, 60), (26, 42)),
    "leg": Usual((0.30, 50), (18, 32)),
}
_BY_MUSCLE = {
    "scm_sternal": Usual((0.20, 25), (6, 11)),
    "scm_clavicular": Usual((0.20, 25), (6, 11)),
    "splenius_capitis": Usual((0.20, 25), (9, 14)),
    "trapezius_upper": Usual((0.25, 30), (10, 17)),
    "subscapularis": Usual((0.30, 60), (30, 44)),
    "tensor_fasciae_latae": Usual((0.30, 50), (20, 34)),
    "gluteus_medius": Usual((0.30, 60), (30, 48)),
    "quadratus_lumborum": Usual((0.30, 75), (42, 55)),
}
_DIRECTIONS = {
    "trapezius_upper": "pincer grip, front to back",
    "levator_scapulae": "tangential, towards the upper angle of the blade",
    "scm_sternal": "pincer grip, inwards to the front",
    "scm_clavicular": "pincer grip, inwards to the front",
    "infraspinatus": "perpendicular, onto the blade",
    "obliquus_capitis_inferior": "towards the opposite eye",
    "rhomboid_minor": "tangential, over the rib",
    "lumbar_multifidus": "inwards and slightly down, to the lamina",
    "cervical_multifidus": "inwards and down, to the lamina",
    "gluteus_minimus_posterior": "perpendicular, to the ilium",
    "quadratus_lumborum": "side lying, towards the transverse process",
}
_ON_BONE = {"infraspinatus", "lumbar_multifidus", "gluteus_minimus_posterior"}
_PINCHED = {
    "trapezius_upper", "scm_sternal", "scm_clavicular", "teres_major", "latissimus_dorsi",
    "brachioradialis",
}  # fmt: skip

_P, _F, _W = Technique.PISTONING, Technique.FANNING, Technique.WINDING
_I, _S = Technique.IN_PLACE, Technique.SUPERFICIAL
_TECHNIQUES = {
    "trigger_point": (_P, _P, _P, _P, _F, _I),
    "gentle": (_I, _I, _I, _P, _P, _S),
    "ims": (_P, _P, _W, _W, _I),
}
_MOVED_S = (10, 15, 20, 30)
_LEFT_S = (180, 300, 300, 600)
_IMS_S = (20, 30, 30, 60)


def read_words(line: str) -> Iterable[Words]:
    """The sites a line stands for: two if it is for both sides.

    Raises:
        ValueError: a word that is none.
    """
    text, _, note = line.partition("|")
    side, muscle, *rest = text.split()
    words = Words(Target(muscle, Side.RIGHT), Finding(kind=FindingKind.TRIGGER_POINT))
    words = replace(words, note=note.strip())
    for word in rest:
        words = _with_word(words, word)
    state = words.finding.state if words.finding else None
    if state is TriggerPointState.CLEARED:
        words = replace(words, needles=0)
    for its_side in _SIDES[side]:
        yield replace(words, target=replace(words.target, side=its_side))


def _with_word(words: Words, word: str) -> Words:
    if word in _STATES:
        return replace(words, finding=Finding(kind=FindingKind.TRIGGER_POINT, state=_STATES[word]))
    if word in _FINDINGS:
        return replace(words, finding=Finding(kind=_FINDINGS[word]))
    if word in LEVELS or word in ("front", "back") or word[0] == "@":
        return replace(words, target=_aimed(words.target, word))
    if word[0] == "+":
        return replace(words, events=(*words.events, EventKind(word[1:])))
    if re.fullmatch(r"x\d", word):
        return replace(words, needles=int(word[1:]))
    others = {
        "familiar": {"familiar": True},
        "estim": {"estim": True},
        "found-only": {"needles": 0},
        "needle-only": {"finding": None},
    }
    if word not in others:
        raise ValueError(word)
    return replace(words, **others[word])


def _aimed(target: Target, word: str) -> Target:
    if word[0] == "@":
        return replace(target, part=float(word[1:]))
    return replace(target, level=word) if word in LEVELS else replace(target, view=word)


def found(words: Words, chance: Random) -> Finding | None:
    if words.finding is None:
        return None
    if words.target.muscle in _PINCHED:
        palpation = _mostly(chance, 0.9, Palpation.PINCER)
    else:
        palpation = _mostly(chance, 0.25, Palpation.FLAT)
    return replace(words.finding, palpation=palpation)


def done(words: Words, muscle: Muscle, habit: str, chance: Random) -> Needling | None:
    """What was done; now and then a fact is left out, as happens."""
    if not words.needles:
        return None
    usual = _BY_MUSCLE.get(muscle.id, _BY_REGION[muscle.body_region])
    technique = Technique.ELECTRICAL if words.estim else _pick(chance, _TECHNIQUES[habit])
    deep = technique is not Technique.SUPERFICIAL
    depth = chance.randint(*usual.depth) if deep else chance.randint(5, 8)
    on_bone = deep and muscle.id in _ON_BONE
    direction = _DIRECTIONS.get(muscle.id, "") if deep else "tangential"
    return Needling(
        needle=Needle(diameter_mm=usual.needle[0], length_mm=usual.needle[1]),
        count=words.needles,
        removed=words.needles,
        depth_mm=_mostly(chance, 0.85, float(depth)),
        to_bone=True if on_bone and chance.random() < 0.5 else None,
        direction=direction if chance.random() < 0.4 else "",
        technique=technique,
        time_s=_time(technique, habit, chance),
        stimulation=_stimulation(chance) if words.estim else None,
        twitch=_twitch(words, muscle, chance),
        referral=_referral(words, muscle, chance),
        pain_during=_mostly(chance, 0.85, chance.randint(2, 6)),
        events=_events(words, chance),
    )


def _time(technique: Technique, habit: str, chance: Random) -> float | None:
    if technique is Technique.ELECTRICAL:
        return 600
    if habit == "ims":
        return _mostly(chance, 0.8, _pick(chance, _IMS_S))
    if technique in (Technique.PISTONING, Technique.FANNING):
        return _mostly(chance, 0.6, _pick(chance, _MOVED_S))
    return _mostly(chance, 0.9, _pick(chance, _LEFT_S))


def _stimulation(chance: Random) -> Stimulation:
    return Stimulation(frequency_hz=2, current_ma=_pick(chance, (1.5, 2.0, 2.5)), minutes=10)


def _twitch(words: Words, muscle: Muscle, chance: Random) -> Twitch | None:
    active = words.finding is not None and words.finding.state is TriggerPointState.ACTIVE
    if muscle.layer is Layer.DEEP:
        return _pick(chance, (None, Twitch.NONE, Twitch.NONE, Twitch.SINGLE))
    if active:
        return _pick(chance, (Twitch.MULTIPLE, Twitch.MULTIPLE, Twitch.SINGLE, Twitch.NONE))
    return _pick(chance, (Twitch.SINGLE, Twitch.NONE, Twitch.NONE, None))


def _referral(words: Words, muscle: Muscle, chance: Random) -> Referral | None:
    """A familiar one says so; else sometimes one was felt, often none, or nobody asked."""
    where = re.sub(r"\s*\(.*?\)", "", muscle.referral[0]) if muscle.referral else ""
    if words.target.level:
        where = "beside the spine"
    if words.familiar:
        return Referral(felt=True, where=where, familiar=True)
    active = words.finding is not None and words.finding.state is TriggerPointState.ACTIVE
    if active and chance.random() < 0.5:
        return Referral(felt=True, where=where, familiar=_mostly(chance, 0.7, False))
    return _mostly(chance, 0.9, Referral(felt=False))


def _events(words: Words, chance: Random) -> tuple[Event, ...] | None:
    if words.events:
        return tuple(Event(kind=kind) for kind in words.events)
    return _mostly(chance, 0.85, ())


def _mostly(chance: Random, share: float, value: T) -> T | None:
    return value if chance.random() < share else None


def _pick(chance: Random, values: Sequence[T]) -> T:
    return values[int(chance.random() * len(values))]
