"""What a change is measured against: how much matters to patients, and how much is only error."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from ims_chart.frozen import frozen
from ims_chart.record import Measure, Questionnaire

DEGREES, POINTS, NPRS = "°", "points", "/ 10"
"""Units as the file has them."""
_PRESSURE_UNITS = frozenset({"kg/cm²", "kg/cm2"})


class Scale(StrEnum):
    """What kind of quantity is measured."""

    PAIN = "pain"
    MOVEMENT = "movement"
    PRESSURE = "pressure"
    QUESTIONNAIRE = "questionnaire"
    OTHER = "other"


class Better(StrEnum):
    """Which way is usually improvement."""

    HIGHER = "higher"
    LOWER = "lower"

    @property
    def is_up(self) -> bool:
        return self is Better.HIGHER


@frozen
class Yardstick:
    """Figures for one quantity, in its own unit. None where no figure is known.

    Attributes:
        important: the smallest change that matters to patients.
        large: the change for which patients say "much".
        detectable: what a change must exceed to be more than measuring error.
        source: where the figures come from; "" for a rule in use.
        confirmed: False for what stands in no source that could be read.
    """

    important: float | None = None
    large: float | None = None
    detectable: float | None = None
    source: str = ""
    confirmed: bool = True


PAIN = Yardstick(important=2, confirmed=False)
"""Pain on 0…10 (NPRS): two points is the rule in use, which stands in no source read."""
PAIN_RANGE = Yardstick(important=1.5, large=3.5, source="doi 10.2519/jospt.2014.5248")
"""The same scale as that source has it: from a small to a large change."""
MOVEMENT = Yardstick(detectable=10, confirmed=False)
"""Degrees. Five to ten is said to beat a goniometer's error; the careful end stands here. Field
knowledge, unconfirmed.
"""
PRESSURE_UPPER_TRAPEZIUS = Yardstick(important=0.21, detectable=0.34, source="PeerJ 19580")
"""kg/cm², with a tip of 1 cm². What matters is less than what can be told from error, so both must
be shown. Of other muscles no figure is known.
"""
UNKNOWN = Yardstick()


@frozen
class Gauge:
    """How a quantity is read: its scale, which way is better if that is known, its yardstick."""

    scale: Scale
    better: Better | None
    yardstick: Yardstick


PAIN_GAUGE = Gauge(Scale.PAIN, Better.LOWER, PAIN)


def gauge_of(
    measure: Measure, muscle: str | None, questionnaires: Iterable[Questionnaire]
) -> Gauge:
    """How a measure is read; `muscle` is that of the site it belongs to.

    A questionnaire is known by its name and version: a change on 0–100 says nothing of raw points.
    """
    if measure.unit == NPRS:
        return PAIN_GAUGE
    if measure.unit in _PRESSURE_UNITS:
        figures = PRESSURE_UPPER_TRAPEZIUS if muscle == "trapezius_upper" else UNKNOWN
        return Gauge(Scale.PRESSURE, Better.HIGHER, figures)
    if measure.unit == DEGREES:
        return Gauge(Scale.MOVEMENT, Better.HIGHER, MOVEMENT)
    for asked in questionnaires:
        if (asked.name, asked.version) == (measure.kind, measure.method):
            better = Better.HIGHER if asked.higher_is_better else Better.LOWER
            figures = Yardstick(important=asked.important, source=asked.source)
            return Gauge(Scale.QUESTIONNAIRE, better, figures)
    scale = Scale.QUESTIONNAIRE if measure.unit == POINTS else Scale.OTHER
    return Gauge(scale, None, UNKNOWN)
