"""What differs at a site between two visits, with both values: "technique: winding → fanning"."""

from __future__ import annotations

from collections.abc import Callable

from ims_chart.insight.compare import Difference, Pair
from ims_chart.insight.site_note import duration
from ims_chart.insight.wording import ENGLISH, QT_TRANSLATE_NOOP, Wording
from ims_chart.record import Needling, Site

DIFFERENCES = {
    Difference.FINDING: QT_TRANSLATE_NOOP("review", "finding"),
    Difference.NEEDLED: QT_TRANSLATE_NOOP("review", "needled"),
    Difference.NEEDLE: QT_TRANSLATE_NOOP("review", "needle"),
    Difference.COUNT: QT_TRANSLATE_NOOP("review", "number of needles"),
    Difference.TECHNIQUE: QT_TRANSLATE_NOOP("review", "technique"),
    Difference.STIMULATION: QT_TRANSLATE_NOOP("review", "electrical stimulation"),
    Difference.DEPTH: QT_TRANSLATE_NOOP("review", "depth"),
    Difference.TIME: QT_TRANSLATE_NOOP("review", "time in place"),
    Difference.TWITCH: QT_TRANSLATE_NOOP("review", "twitch"),
    Difference.REFERRAL: QT_TRANSLATE_NOOP("review", "referral"),
    Difference.PAIN: QT_TRANSLATE_NOOP("review", "pain during"),
    Difference.REACTIONS: QT_TRANSLATE_NOOP("review", "reactions"),
}


def difference_words(pair: Pair, wording: Wording = ENGLISH) -> tuple[str, ...]:
    """A line for each difference of a pair, in its order: "twitch: none → single"."""
    if pair.earlier is None or pair.later is None:
        return ()
    lines: list[str] = []
    for difference in pair.differences:
        before = value_words(pair.earlier, difference, wording)
        after = value_words(pair.later, difference, wording)
        name = wording.translate("review", DIFFERENCES[difference])
        lines.append(f"{name}: {before} → {after}")
    return tuple(lines)


def value_words(site: Site, difference: Difference, wording: Wording = ENGLISH) -> str:
    """What a site says where it differs from another; "" where nothing was recorded."""
    if difference is Difference.FINDING:
        return wording.finding(site.finding) if site.finding else ""
    if difference is Difference.NEEDLED:
        yes, no = wording.translate("review", "yes"), wording.translate("review", "no")
        return yes if site.needling else no
    return _VALUES[difference](site.needling, wording) if site.needling else ""


def _number(value: float | None, wording: Wording) -> str:
    return "" if value is None else wording.number(value, 0)


def _depth(done: Needling, wording: Wording) -> str:
    depth = wording.translate("review", "{n} mm").format(n=_number(done.depth_mm, wording))
    bone = {
        True: wording.translate("review", "to bone"),
        False: wording.translate("review", "not to bone"),
        None: "",
    }[done.to_bone]
    return ", ".join(words for words in (depth if done.depth_mm is not None else "", bone) if words)


def _current(done: Needling, wording: Wording) -> str:
    current = done.stimulation
    if current is None:
        return ""
    values = (
        (current.frequency_hz, wording.translate("review", "{n} Hz")),
        (current.current_ma, wording.translate("review", "{n} mA")),
        (current.minutes, wording.translate("review", "{n} min")),
    )
    return ", ".join(unit.format(n=_number(n, wording)) for n, unit in values if n is not None)


def _referral(done: Needling, wording: Wording) -> str:
    referral = done.referral
    if referral is None:
        return ""
    if referral.felt and referral.familiar is not None:
        if referral.familiar:
            return wording.translate("review", "felt, familiar")
        return wording.translate("review", "felt, not familiar")
    if referral.felt:
        return wording.translate("review", "felt")
    return wording.translate("review", "none")


def _reactions(done: Needling, wording: Wording) -> str:
    if done.events is None:
        return ""
    words = dict.fromkeys(wording.word(event.kind) for event in done.events)
    return ", ".join(words) or wording.translate("review", "none")


_VALUES: dict[Difference, Callable[[Needling, Wording], str]] = {
    Difference.NEEDLE: lambda n, w: w.needle(n.needle) if n.needle else "",
    Difference.COUNT: lambda n, w: _number(n.count, w),
    Difference.TECHNIQUE: lambda n, w: w.word(n.technique) if n.technique else "",
    Difference.STIMULATION: _current,
    Difference.DEPTH: _depth,
    Difference.TIME: lambda n, w: "" if n.time_s is None else duration(n.time_s, w),
    Difference.TWITCH: lambda n, w: w.word(n.twitch) if n.twitch else "",
    Difference.REFERRAL: _referral,
    Difference.PAIN: lambda n, w: _number(n.pain_during, w),
    Difference.REACTIONS: _reactions,
}
