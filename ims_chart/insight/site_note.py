"""What a note says of one site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ims_chart.body import Muscles
from ims_chart.insight.wording import ENGLISH, Wording
from ims_chart.record import (
    Finding,
    Needling,
    Referral,
    Site,
    Stimulation,
    Technique,
    Twitch,
)

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_ENDS = (".", "!", "?", "…")


def one_line(text: str) -> str:
    """Text without line breaks, tabs and control characters, which not every field can take."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def sentence(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}."


def with_remark(text: str, remark: str) -> str:
    """The text, with what was written about it in brackets."""
    return f"{text} ({said})" if (said := one_line(remark)) else text


def site_note(site: Site, muscles: Muscles, wording: Wording = ENGLISH) -> str:
    """One line: "R infraspinatus: active trigger point, 0.30 × 40 mm, pistoning, …".

    What was not recorded is left out, and a "none" that was recorded is said. Segments and layer
    aren't: they are reference facts that follow from the muscle.
    """
    facts = _found(site.finding, wording) + _done(site.needling, wording)
    clauses = [", ".join(facts)]
    if site.needling and site.needling.events:
        seen = [with_remark(wording.word(event.kind), event.note) for event in site.needling.events]
        clauses.append(reactions(seen, wording))
    clauses.append(one_line(site.note))
    text = "; ".join(clause for clause in clauses if clause)
    name = one_line(wording.muscle(site, muscles))
    return sentence(f"{name}: {text}" if text else name)


def reactions(seen: Sequence[str], wording: Wording) -> str:
    """As "reaction: bruise, faint (lay down)", or that there was none."""
    if not seen:
        return wording.translate("note", "no reaction")
    return wording.translate("note", "reaction: {words}").format(words=", ".join(seen))


def _found(finding: Finding | None, wording: Wording) -> list[str]:
    if finding is None:
        return []
    found = with_remark(wording.finding(finding), finding.note)
    return [found, wording.word(finding.palpation)] if finding.palpation else [found]


def _done(done: Needling | None, wording: Wording) -> list[str]:
    if done is None:
        return []
    planned = [
        _needles(done, wording),
        _technique(done, wording),
        _depth(done, wording),
        _direction(done, wording),
        _current(done.stimulation, wording),
    ]
    seen = [
        _twitch(done.twitch, wording),
        _referral(done.referral, wording),
        _pain(done.pain_during, wording),
        "" if done.events is None or done.events else reactions((), wording),
        _inside(done.inside, wording),
    ]
    planned = [words for words in planned if words] or [wording.translate("note", "needled")]
    return planned + [words for words in seen if words]


def _needles(done: Needling, wording: Wording) -> str:
    size = ""
    if done.needle:
        size = wording.translate("note", "{size} mm").format(size=wording.needle(done.needle))
    if done.count == 1:
        return size
    words = wording.translate("note", "{n} needles").format(n=wording.number(done.count, 0))
    return f"{words} {size}".rstrip()


def _technique(done: Needling, wording: Wording) -> str:
    words = {
        Technique.IN_PLACE: wording.translate("note", "left in place"),
        Technique.SUPERFICIAL: wording.translate("note", "superficial needling"),
        # What the current was is told below, and names the technique with it.
        Technique.ELECTRICAL: (
            "" if done.stimulation else wording.translate("note", "electrical stimulation")
        ),
    }
    technique = words.get(done.technique, wording.word(done.technique)) if done.technique else ""
    if done.time_s is None:
        return technique
    time = duration(done.time_s, wording)
    if done.technique is Technique.IN_PLACE:
        return f"{technique} {time}"
    stayed = wording.translate("note", "in place {time}").format(time=time)
    return f"{technique}, {stayed}" if technique else stayed


def duration(seconds: float, wording: Wording) -> str:
    """Minutes where they come out even, seconds otherwise: nothing is rounded away."""
    if seconds >= 60 and seconds % 60 == 0:
        minutes = wording.number(seconds / 60, 0)
        return wording.translate("note", "{n} min").format(n=minutes)
    return wording.translate("note", "{n} s").format(n=wording.number(seconds, 0))


def _depth(done: Needling, wording: Wording) -> str:
    words: list[str] = []
    if done.depth_mm is not None:
        depth = wording.number(done.depth_mm, 0)
        words.append(wording.translate("note", "{n} mm deep").format(n=depth))
    if done.to_bone is True:
        words.append(wording.translate("note", "to bone"))
    if done.to_bone is False:
        words.append(wording.translate("note", "not to bone"))
    return ", ".join(words)


def _direction(done: Needling, wording: Wording) -> str:
    direction = one_line(done.direction)
    if not direction:
        return ""
    return wording.translate("note", "direction {words}").format(words=direction)


def _current(current: Stimulation | None, wording: Wording) -> str:
    if current is None:
        return ""
    values = (
        (current.frequency_hz, wording.translate("note", "{n} Hz")),
        (current.current_ma, wording.translate("note", "{n} mA")),
        (current.minutes, wording.translate("note", "{n} min")),
    )
    known = [unit.format(n=wording.number(n, 0)) for n, unit in values if n is not None]
    return with_remark(wording.translate("note", "electrical stimulation"), ", ".join(known))


def _twitch(twitch: Twitch | None, wording: Wording) -> str:
    if twitch is None:
        return ""
    return {
        Twitch.NONE: wording.translate("note", "no twitch"),
        Twitch.SINGLE: wording.translate("note", "single twitch"),
        Twitch.MULTIPLE: wording.translate("note", "multiple twitches"),
    }[twitch]


def _referral(referral: Referral | None, wording: Wording) -> str:
    if referral is None:
        return ""
    if not referral.felt:
        return wording.translate("note", "no referral")
    where = one_line(referral.where)
    words = wording.translate("note", "referral felt")
    if where:
        words = wording.translate("note", "referred to {where}").format(where=where)
    familiar = {
        True: wording.translate("note", "familiar"),
        False: wording.translate("note", "not familiar"),
        None: "",
    }[referral.familiar]
    return with_remark(words, familiar)


def _pain(pain: int | None, wording: Wording) -> str:
    if pain is None:
        return ""
    return wording.translate("note", "pain during {n}").format(n=wording.number(pain, 0))


def _inside(needles: int, wording: Wording) -> str:
    if not needles:
        return ""
    return wording.translate("note", "{n} still in").format(n=wording.number(needles, 0))
