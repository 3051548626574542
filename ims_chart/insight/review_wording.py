"""What is said of visits looked back on: differences, responses, trends. Sizes, never a diagnosis.

All of it stands here and nowhere else, marked for lupdate in the context "review".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ims_chart.insight.compare import Pair, PairKind
from ims_chart.insight.difference_wording import DIFFERENCES
from ims_chart.insight.heat import Heat
from ims_chart.insight.life import Life
from ims_chart.insight.pain import mean
from ims_chart.insight.query import Field
from ims_chart.insight.response import Response, Retest
from ims_chart.insight.site_note import one_line, with_remark
from ims_chart.insight.trends import Verdict
from ims_chart.insight.wording import ENGLISH, QT_TRANSLATE_NOOP, Wording
from ims_chart.insight.yardstick import DEGREES, NPRS, POINTS, Yardstick
from ims_chart.record import EventKind

KINDS = {
    PairKind.NEW: QT_TRANSLATE_NOOP("review", "new"),
    PairKind.REPEATED: QT_TRANSLATE_NOOP("review", "repeated"),
    PairKind.CHANGED: QT_TRANSLATE_NOOP("review", "changed"),
    PairKind.DROPPED: QT_TRANSLATE_NOOP("review", "dropped"),
}
FIELDS = {
    Field.MUSCLE: QT_TRANSLATE_NOOP("review", "muscle"),
    Field.SIDE: QT_TRANSLATE_NOOP("review", "side"),
    Field.FINDING: QT_TRANSLATE_NOOP("review", "finding"),
    Field.TECHNIQUE: QT_TRANSLATE_NOOP("review", "technique"),
    Field.REACTION: QT_TRANSLATE_NOOP("review", "reaction on the day"),
    Field.TOLD: QT_TRANSLATE_NOOP("review", "told later"),
    Field.NOTE: QT_TRANSLATE_NOOP("review", "words in a note"),
}


def pair_words(pair: Pair, wording: Wording = ENGLISH) -> str:
    """As "changed: needle, technique"; a repeated site's differences too, "repeated: twitch"."""
    words = wording.translate("review", KINDS[pair.kind])
    differing = [wording.translate("review", DIFFERENCES[d]) for d in pair.differences]
    return f"{words}: {', '.join(differing)}" if differing else words


def signed(value: float, wording: Wording = ENGLISH) -> str:
    """As "+2", "−0.5", "0", with at most two digits after the point."""
    size = round(abs(value), 2)
    sign = "" if size == 0 else "+" if value > 0 else "−"
    return f"{sign}{wording.number(size, 0)}"


def heat_words(heat: Heat, wording: Wording = ENGLISH) -> str:
    """As "needled at 4 visits, 9 needles; visit pain −2.5 on 4 days"."""
    done = (
        wording.translate("review", "needled at 1 visit")
        if heat.visits == 1
        else _count(wording.translate("review", "needled at {n} visits"), heat.visits, wording)
    )
    pain = pain_words(heat.pain_changes, wording)
    return _clauses([f"{done}, {_needles(heat.needles, wording)}", pain])


def response_words(response: Response, wording: Wording = ENGLISH) -> tuple[str, ...]:
    """One line a fact; what was not recorded gives no line."""
    visits = (
        wording.translate("review", "1 visit")
        if len(response.visits) == 1
        else _count(wording.translate("review", "{n} visits"), len(response.visits), wording)
    )
    lines = [
        f"{visits}, {_needles(response.needles, wording)}",
        _twitch(response, wording),
        _on_the_day(response, wording),
        _told(response, wording),
        _told_of_visit(response, wording),
        *_retests(response, wording),
        _pain(response, wording),
    ]
    return tuple(line for line in lines if line)


def pain_words(changes: Sequence[float], wording: Wording = ENGLISH) -> str:
    """As "visit pain −2.5 on 4 days"; the single values while they are too few for a mean, as
    "visit pain −2, −3". "" without any.
    """
    middle = mean(changes)
    if not changes:
        return ""
    if middle is None:
        values = ", ".join(signed(change, wording) for change in changes)
        return wording.translate("review", "visit pain {values}").format(values=values)
    said = wording.translate("review", "visit pain {value} on {n} days")
    days = wording.number(len(changes), 0)
    return said.format(value=signed(round(middle, 1), wording), n=days)


def retest_words(retest: Retest, wording: Wording = ENGLISH) -> str:
    """As "Pressure threshold 2.1 → 2.6 kg/cm²"; a value that wasn't taken is a dash."""
    measure = retest.measure
    before, after = (
        "–" if value is None else wording.number(value, 0)
        for value in (measure.before, measure.after)
    )
    return one_line(f"{measure.kind} {before} → {after} {measure.unit}")


def verdict_words(
    verdict: Verdict, yardstick: Yardstick, unit: str, wording: Wording = ENGLISH
) -> str:
    """As "changed by −3; the important change is 2 (usual rule, unconfirmed)". It leaves what
    that means to the reader.
    """
    quantity = _unit(signed(verdict.change, wording), unit)
    changed = wording.translate("review", "changed by {value}").format(value=quantity)
    if verdict.change == 0:
        changed = wording.translate("review", "unchanged")
    return _clauses([changed, yardstick_words(yardstick, wording)])


def yardstick_words(yardstick: Yardstick, wording: Wording = ENGLISH) -> str:
    """What a change is measured against, and the source; "" where no figure is known."""
    facts: list[str] = []
    if yardstick.important is not None:
        said = wording.translate("review", "the important change is {n}")
        facts.append(_count(said, yardstick.important, wording))
    if yardstick.large is not None:
        said = wording.translate("review", "a large one is {n}")
        facts.append(_count(said, yardstick.large, wording))
    if yardstick.detectable is not None:
        said = wording.translate("review", "up to {n} may be measuring error")
        facts.append(_count(said, yardstick.detectable, wording))
    if not facts:
        return ""
    named = one_line(yardstick.source)
    if not yardstick.confirmed:
        named = wording.translate("review", "usual rule, unconfirmed")
    return f"{', '.join(facts)} ({named})" if named else ", ".join(facts)


def life_words(life: Life, wording: Wording = ENGLISH) -> str:
    """As "active → latent → cleared"; that no state was recorded where none was."""
    if not life.course:
        return wording.translate("review", "no state recorded")
    return " → ".join(wording.word(state) for state in life.course)


def _twitch(response: Response, wording: Wording) -> str:
    if not response.twitch_recorded:
        return ""
    said = wording.translate("review", "twitch at {n} of {all} recorded")
    return _of(said, response.twitched, response.twitch_recorded, wording)


def _on_the_day(response: Response, wording: Wording) -> str:
    if not response.reactions_recorded:
        return ""
    said = wording.translate("review", "on the day: {words} ({n} recorded)")
    recorded = wording.number(response.reactions_recorded, 0)
    return said.format(words=_kinds(response.on_the_day, wording), n=recorded)


def _told(response: Response, wording: Wording) -> str:
    if not response.asked:
        return ""
    said = wording.translate("review", "told later: {words} ({n} visits asked about)")
    if response.asked == 1:
        said = wording.translate("review", "told later: {words} (1 visit asked about)")
    asked = wording.number(response.asked, 0)
    return said.format(words=_kinds(response.told, wording), n=asked)


def _told_of_visit(response: Response, wording: Wording) -> str:
    if not response.told_of_visit:
        return ""
    said = wording.translate("review", "told of the visit, without a place: {words}")
    return said.format(words=_kinds(response.told_of_visit, wording))


def _kinds(counted: Mapping[EventKind, int], wording: Wording) -> str:
    """As "bruise ×2, faint ×1", or that there was none."""
    known = [(kind, counted[kind]) for kind in EventKind if counted.get(kind)]
    words = [f"{wording.word(kind)} ×{wording.number(count, 0)}" for kind, count in known]
    return ", ".join(words) or wording.translate("review", "no reaction")


def _retests(response: Response, wording: Wording) -> list[str]:
    """The last of each kind, with how many there are; trends show them all."""
    last = {retest.measure.kind: retest for retest in response.retests}
    counted = Counter(retest.measure.kind for retest in response.retests)
    lines: list[str] = []
    for kind, retest in last.items():
        of = wording.translate("review", "last of {n}")
        several = _count(of, counted[kind], wording) if counted[kind] > 1 else ""
        lines.append(with_remark(retest_words(retest, wording), several))
    return lines


def _pain(response: Response, wording: Wording) -> str:
    """The visit's pain, with how much else was needled then: it is not this muscle's doing."""
    pain = pain_words(response.pain_changes, wording)
    if not pain:
        return ""
    beside = {
        0: wording.translate("review", "with no other muscle"),
        1: wording.translate("review", "with 1 other muscle"),
    }.get(response.other_muscles)
    if beside is None:
        said = wording.translate("review", "with {n} other muscles")
        beside = _count(said, response.other_muscles, wording)
    return f"{pain}, {beside}"


def _needles(count: int, wording: Wording) -> str:
    if count == 1:
        return wording.translate("review", "1 needle")
    return _count(wording.translate("review", "{n} needles"), count, wording)


def _count(words: str, value: float, wording: Wording) -> str:
    return words.format(n=wording.number(value, 0))


def _of(words: str, count: int, whole: int, wording: Wording) -> str:
    return words.format(n=wording.number(count, 0), all=wording.number(whole, 0))


def _unit(value: str, unit: str) -> str:
    """Degrees stand close to their number; pain and totals are told by their number alone."""
    if unit in {NPRS, POINTS}:
        return value
    return f"{value}{'' if unit == DEGREES else ' '}{one_line(unit)}".rstrip()


def _clauses(clauses: Sequence[str]) -> str:
    return "; ".join(clause for clause in clauses if clause)
