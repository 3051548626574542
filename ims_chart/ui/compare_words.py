"""What became of a site between two visits, in a line: from what to what."""

from __future__ import annotations

from collections.abc import Callable

from ims_chart.insight.compare import Difference, Pair
from ims_chart.insight.review_wording import DIFFERENCES
from ims_chart.printing.terms import WORDING, translate
from ims_chart.record import Needling, Site


def details(pair: Pair) -> str:
    """As "latent trigger point → active trigger point, 0.25 × 40 → 0.30 × 50, reactions"; of a
    site of one visit only what was found and done there.
    """
    if pair.earlier is None or pair.later is None:
        site = pair.later or pair.earlier
        found = [_finding(site), _NEEDLING[Difference.NEEDLE](site.needling)] if site else []
        return ", ".join(words for words in found if words)
    told = [_change(difference, pair.earlier, pair.later) for difference in pair.differences]
    return ", ".join(told) or translate("compare", "As it was")


def _change(difference: Difference, earlier: Site, later: Site) -> str:
    """From what to what; only what differs where that takes more than a word or two."""
    was, now = _value(difference, earlier), _value(difference, later)
    return f"{was} → {now}" if was and now else translate("review", DIFFERENCES[difference])


def _value(difference: Difference, site: Site) -> str:
    if difference is Difference.FINDING:
        return _finding(site)
    if difference is Difference.NEEDLED:
        done, none = translate("compare", "needled"), translate("compare", "not needled")
        return done if site.needling else none
    says = _NEEDLING.get(difference)
    return says(site.needling) if says else ""


def _finding(site: Site) -> str:
    return WORDING.finding(site.finding) if site.finding else ""


def _needle(done: Needling | None) -> str:
    return WORDING.needle(done.needle) if done and done.needle else ""


def _technique(done: Needling | None) -> str:
    return WORDING.word(done.technique) if done and done.technique else ""


def _twitch(done: Needling | None) -> str:
    if not done or not done.twitch:
        return ""
    return translate("compare", "twitch {0}").format(WORDING.word(done.twitch))


def _count(done: Needling | None) -> str:
    return translate("compare", "needles {0}").format(done.count) if done else ""


def _pain(done: Needling | None) -> str:
    if not done or done.pain_during is None:
        return ""
    return translate("compare", "pain during {0}").format(done.pain_during)


def _depth(done: Needling | None) -> str:
    if not done or done.depth_mm is None:
        return ""
    return translate("compare", "{0} mm deep").format(WORDING.number(done.depth_mm, 0))


_NEEDLING: dict[Difference, Callable[[Needling | None], str]] = {
    Difference.NEEDLE: _needle,
    Difference.TECHNIQUE: _technique,
    Difference.TWITCH: _twitch,
    Difference.COUNT: _count,
    Difference.PAIN: _pain,
    Difference.DEPTH: _depth,
}
