"""What became of a site between two visits, in a line: from what to what."""

from __future__ import annotations

from collections.abc import Callable

from ims_chart.insight.compare import Difference, Pair
from ims_chart.insight.review_wording import DIFFERENCES
from ims_chart.insight.wording import QT_TRANSLATE_NOOP
from ims_chart.printing.terms import WORDING, number, translate
from ims_chart.record import Needling, Site

_CHANGES = {
    Difference.COUNT: QT_TRANSLATE_NOOP("compare", "needles {0} → {1}"),
    Difference.DEPTH: QT_TRANSLATE_NOOP("compare", "{0} → {1} mm deep"),
    Difference.TWITCH: QT_TRANSLATE_NOOP("compare", "twitch {0} → {1}"),
    Difference.PAIN: QT_TRANSLATE_NOOP("compare", "pain during {0} → {1}"),
}
"""Where the values alone don't say what they are of."""


def details(pair: Pair) -> str:
    """As "latent trigger point → active trigger point, 0.25 × 40 → 0.30 × 50, reactions"; of a
    site of one visit only what was found and done there.
    """
    if pair.earlier is None or pair.later is None:
        site = pair.later or pair.earlier
        told = (Difference.FINDING, Difference.NEEDLE, Difference.TECHNIQUE)
        values = [_value(each, site) for each in told] if site else []
        return ", ".join(value for value in values if value)
    changes = [_change(difference, pair.earlier, pair.later) for difference in pair.differences]
    return ", ".join(changes) or translate("compare", "as it was")


def _change(difference: Difference, earlier: Site, later: Site) -> str:
    """From what to what; only what differs where that takes more than a word or two."""
    was, now = _value(difference, earlier), _value(difference, later)
    if not (was and now):
        return translate("review", DIFFERENCES[difference])
    if difference in _CHANGES:
        return translate("compare", _CHANGES[difference]).format(was, now)
    return f"{was} → {now}"


def _value(difference: Difference, site: Site) -> str:
    if difference is Difference.FINDING:
        return WORDING.finding(site.finding) if site.finding else ""
    if difference is Difference.NEEDLED:
        done, none = translate("compare", "needled"), translate("compare", "not needled")
        return done if site.needling else none
    says = _DONE.get(difference)
    return says(site.needling) if says and site.needling else ""


_DONE: dict[Difference, Callable[[Needling], str]] = {
    Difference.NEEDLE: lambda n: WORDING.needle(n.needle) if n.needle else "",
    Difference.COUNT: lambda n: number(n.count),
    Difference.TECHNIQUE: lambda n: WORDING.word(n.technique) if n.technique else "",
    Difference.DEPTH: lambda n: "" if n.depth_mm is None else number(n.depth_mm),
    Difference.TWITCH: lambda n: WORDING.word(n.twitch) if n.twitch else "",
    Difference.PAIN: lambda n: "" if n.pain_during is None else number(n.pain_during),
}
