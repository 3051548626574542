"""The needle that a place usually takes, out of what lies in the tray."""

from __future__ import annotations

from collections.abc import Sequence

from ims_chart.body import Muscle
from ims_chart.record import Needle

_THIN, _SHORT, _USUAL, _LONG = (0.16, 15), (0.20, 30), (0.25, 40), (0.30, 60)
_BY_REGION = {
    "head_jaw": _THIN,
    "hand": _THIN,
    "foot": (0.20, 25),
    "neck": _SHORT,
    "thorax": _SHORT,
    "shoulder_girdle": _USUAL,
    "upper_back": _USUAL,
    "arm": _USUAL,
    "forearm": (0.25, 30),
    "abdomen": _USUAL,
    "low_back": (0.30, 50),
    "pelvis_hip": _LONG,
    "thigh": (0.30, 50),
    "leg": (0.30, 40),
}
"""Diameter and length in mm by region of the body. Field knowledge, unconfirmed: no source that
could be read gives them, so the therapist's own choice always comes first.
"""
_MM_OF_LENGTH = 0.004
"""A length that is 10 mm off weighs as much as a diameter that is 0.04 mm off."""


def usual_needle(muscle: Muscle | None, tray: Sequence[Needle]) -> Needle | None:
    """The needle of the tray nearest to what the muscle's region takes; None from an empty tray."""
    diameter, length = _BY_REGION.get(muscle.body_region if muscle else "", _USUAL)
    return min(
        tray,
        key=lambda n: abs(n.diameter_mm - diameter) + _MM_OF_LENGTH * abs(n.length_mm - length),
        default=None,
    )
