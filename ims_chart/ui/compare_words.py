"""What became of a site between two visits, in a line: from what to what."""

from __future__ import annotations

from ims_chart.insight.compare import Difference, Pair
from ims_chart.insight.difference_wording import DIFFERENCES, value_words
from ims_chart.insight.wording import QT_TRANSLATE_NOOP
from ims_chart.printing.terms import WORDING, translate
from ims_chart.record import Site

_CHANGES = {
    Difference.COUNT: QT_TRANSLATE_NOOP("compare", "needles {0} → {1}"),
    Difference.DEPTH: QT_TRANSLATE_NOOP("compare", "depth {0} → {1}"),
    Difference.TWITCH: QT_TRANSLATE_NOOP("compare", "twitch {0} → {1}"),
    Difference.PAIN: QT_TRANSLATE_NOOP("compare", "pain during {0} → {1}"),
}
"""Where the values alone don't say what they are of."""
_LONG = {
    Difference.STIMULATION,
    Difference.TIME,
    Difference.REFERRAL,
    Difference.REACTIONS,
}
"""Of these it is said that they differ, not how: the line is short."""


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
    if difference is Difference.NEEDLED:
        done, none = translate("compare", "needled"), translate("compare", "not needled")
        return done if site.needling else none
    return "" if difference in _LONG else value_words(site, difference, WORDING)
