"""Parts of the body as a patient calls them."""

from __future__ import annotations

from ims_chart.insight.wording import QT_TRANSLATE_NOOP
from ims_chart.printing.terms import translate
from ims_chart.record import Side

_PLACES = {
    "head_jaw": (
        QT_TRANSLATE_NOOP("places", "Right side of the head and jaw"),
        QT_TRANSLATE_NOOP("places", "Left side of the head and jaw"),
        QT_TRANSLATE_NOOP("places", "Head and jaw"),
    ),
    "neck": (
        QT_TRANSLATE_NOOP("places", "Right side of the neck"),
        QT_TRANSLATE_NOOP("places", "Left side of the neck"),
        QT_TRANSLATE_NOOP("places", "Neck"),
    ),
    "thorax": (
        QT_TRANSLATE_NOOP("places", "Right side of the chest"),
        QT_TRANSLATE_NOOP("places", "Left side of the chest"),
        QT_TRANSLATE_NOOP("places", "Chest"),
    ),
    "shoulder_girdle": (
        QT_TRANSLATE_NOOP("places", "Right shoulder"),
        QT_TRANSLATE_NOOP("places", "Left shoulder"),
        QT_TRANSLATE_NOOP("places", "Shoulder"),
    ),
    "upper_back": (
        QT_TRANSLATE_NOOP("places", "Right side of the upper back"),
        QT_TRANSLATE_NOOP("places", "Left side of the upper back"),
        QT_TRANSLATE_NOOP("places", "Upper back"),
    ),
    "arm": (
        QT_TRANSLATE_NOOP("places", "Right upper arm"),
        QT_TRANSLATE_NOOP("places", "Left upper arm"),
        QT_TRANSLATE_NOOP("places", "Upper arm"),
    ),
    "forearm": (
        QT_TRANSLATE_NOOP("places", "Right forearm"),
        QT_TRANSLATE_NOOP("places", "Left forearm"),
        QT_TRANSLATE_NOOP("places", "Forearm"),
    ),
    "hand": (
        QT_TRANSLATE_NOOP("places", "Right hand"),
        QT_TRANSLATE_NOOP("places", "Left hand"),
        QT_TRANSLATE_NOOP("places", "Hand"),
    ),
    "abdomen": (
        QT_TRANSLATE_NOOP("places", "Right side of the belly"),
        QT_TRANSLATE_NOOP("places", "Left side of the belly"),
        QT_TRANSLATE_NOOP("places", "Belly"),
    ),
    "low_back": (
        QT_TRANSLATE_NOOP("places", "Right side of the lower back"),
        QT_TRANSLATE_NOOP("places", "Left side of the lower back"),
        QT_TRANSLATE_NOOP("places", "Lower back"),
    ),
    "pelvis_hip": (
        QT_TRANSLATE_NOOP("places", "Right hip and buttock"),
        QT_TRANSLATE_NOOP("places", "Left hip and buttock"),
        QT_TRANSLATE_NOOP("places", "Hips and buttocks"),
    ),
    "thigh": (
        QT_TRANSLATE_NOOP("places", "Right thigh"),
        QT_TRANSLATE_NOOP("places", "Left thigh"),
        QT_TRANSLATE_NOOP("places", "Thigh"),
    ),
    "leg": (
        QT_TRANSLATE_NOOP("places", "Right lower leg"),
        QT_TRANSLATE_NOOP("places", "Left lower leg"),
        QT_TRANSLATE_NOOP("places", "Lower leg"),
    ),
    "foot": (
        QT_TRANSLATE_NOOP("places", "Right foot"),
        QT_TRANSLATE_NOOP("places", "Left foot"),
        QT_TRANSLATE_NOOP("places", "Foot"),
    ),
}
_ELSEWHERE = (
    QT_TRANSLATE_NOOP("places", "Right side of the body"),
    QT_TRANSLATE_NOOP("places", "Left side of the body"),
    QT_TRANSLATE_NOOP("places", "Middle of the body"),
)
_ORDER = (Side.RIGHT, Side.LEFT, Side.MIDLINE)


def plain_place(body_region: str, side: Side) -> str:
    """As "Right shoulder": `body_region` is that of the muscle table, "" where it isn't known."""
    return translate("places", _PLACES.get(body_region, _ELSEWHERE)[_ORDER.index(side)])
