"""What a site or a region is called on screen and on paper, so that all say the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ims_chart.body import Muscles, Region
from ims_chart.insight.same import Place
from ims_chart.record import ROOTS, Side, Site

SIDE_LETTERS = {Side.RIGHT: "R", Side.LEFT: "L", Side.MIDLINE: ""}

_EXPLAINED = re.compile(r"\s*\([^()]*\b(?:part|belly)\)$")
_SPINAL = re.compile(
    r"^(?:cervical|thoracic|lumbar)(?: and sacral)? | and rotatores$", re.IGNORECASE
)
_RUN = 4
"""Roots in a row from which "T1–T12" reads better than the list of them."""


def muscle_label(site: Site | Region | Place, muscles: Muscles) -> str:
    """Side and muscle: "R infraspinatus", "R multifidus L2"; "" where no muscle is named."""
    name = muscle_name(site, muscles)
    return f"{SIDE_LETTERS[site.side]} {name}".strip() if name else ""


def muscle_name(site: Site | Region | Place, muscles: Muscles) -> str:
    """The muscle as it reads within a sentence, with the level of a paraspinal site.

    A muscle this atlas doesn't know is called by its id, so that an older or newer record still
    reads. "" where no muscle is named.
    """
    if site.muscle is None:
        return ""
    entry = muscles.get(site.muscle)
    name = entry.name if entry else site.muscle.replace("_", " ")
    name = _EXPLAINED.sub("", name)
    if site.level:
        name = f"{_SPINAL.sub('', name)} {site.level}"
    return name[:1].lower() + name[1:]


def segments_label(segments: Sequence[str]) -> str:
    """Roots from the head down, "C5 C6"; four or more in a row as "T1–T12"; "" for none."""
    known = [ROOTS.index(root) for root in dict.fromkeys(segments) if root in ROOTS]
    return " ".join(_runs(sorted(known)))


def _runs(numbers: list[int]) -> list[str]:
    words: list[str] = []
    start = 0
    for i in range(1, len(numbers) + 1):
        if i < len(numbers) and numbers[i] == numbers[i - 1] + 1:
            continue
        run = [ROOTS[n] for n in numbers[start:i]]
        words += [f"{run[0]}–{run[-1]}"] if len(run) >= _RUN else run
        start = i
    return words
