import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.body import Atlas
from ims_chart.insight.site_note import site_note
from ims_chart.insight.wording import FOUND, Wording
from ims_chart.record import (
    Event,
    EventKind,
    Finding,
    FindingKind,
    Needle,
    Needling,
    Palpation,
    Referral,
    Side,
    Stimulation,
    Technique,
    TriggerPointState,
    Twitch,
)
from ims_chart.resources import asset
from tests import strategies
from tests.samples import site

MUSCLES = Atlas(asset()).muscles
ACTIVE = Finding(kind=FindingKind.TRIGGER_POINT, state=TriggerPointState.ACTIVE)
NEEDLE = Needle(diameter_mm=0.3, length_mm=40)


def said(needling=None, finding=None, **fields):
    """What follows the name of the muscle."""
    line = site_note(site(finding=finding, needling=needling, **fields), MUSCLES)
    assert line.startswith("R infraspinatus")
    return line.removeprefix("R infraspinatus").removeprefix(": ")


def test_a_site_reads_as_a_therapist_would_write_it():
    done = Needling(
        needle=NEEDLE,
        technique=Technique.PISTONING,
        twitch=Twitch.MULTIPLE,
        referral=Referral(felt=True, where="the front of the shoulder", familiar=True),
        pain_during=6,
    )
    assert said(done, ACTIVE) == (
        "active trigger point, 0.30 × 40 mm, pistoning, multiple twitches, "
        "referred to the front of the shoulder (familiar), pain during 6."
    )


def test_all_that_can_be_recorded_of_a_site_is_said():
    done = Needling(
        needle=NEEDLE,
        count=3,
        removed=1,
        depth_mm=25.5,
        to_bone=True,
        direction="medial",
        technique=Technique.ELECTRICAL,
        time_s=600,
        stimulation=Stimulation(frequency_hz=2, current_ma=1.5, minutes=10),
        twitch=Twitch.SINGLE,
        referral=Referral(felt=True, familiar=False),
        pain_during=0,
        events=(Event(kind=EventKind.BRUISE), Event(kind=EventKind.FAINT, note="lay down")),
    )
    found = replace(ACTIVE, palpation=Palpation.FLAT, note="very tender")
    assert said(done, found, note="Ask next time!") == (
        "active trigger point (very tender), flat palpation, 3 needles 0.30 × 40 mm, "
        "in place 10 min, 25.5 mm deep, to bone, direction medial, "
        "electrical stimulation (2 Hz, 1.5 mA, 10 min), single twitch, "
        "referral felt (not familiar), pain during 0, 2 still in; "
        "reaction: bruise, faint (lay down); Ask next time!"
    )


@pytest.mark.parametrize(
    ("needling", "words"),
    [
        (Needling(), "needled."),
        (Needling(count=2), "2 needles."),
        (Needling(twitch=Twitch.NONE), "needled, no twitch."),
        (Needling(needle=NEEDLE, referral=Referral(felt=False)), "0.30 × 40 mm, no referral."),
        (Needling(needle=NEEDLE, events=()), "0.30 × 40 mm, no reaction."),
        (Needling(needle=NEEDLE, to_bone=False), "0.30 × 40 mm, not to bone."),
        (Needling(technique=Technique.IN_PLACE, time_s=90), "left in place 90 s."),
        (
            Needling(technique=Technique.SUPERFICIAL, time_s=60),
            "superficial needling, in place 1 min.",
        ),
        (Needling(time_s=0), "in place 0 s."),
        (Needling(technique=Technique.ELECTRICAL), "electrical stimulation."),
        (Needling(stimulation=Stimulation()), "electrical stimulation."),
        (Needling(count=2, removed=2), "2 needles."),
        (None, ""),
    ],
)
def test_what_was_not_recorded_is_not_said_and_a_recorded_none_is(needling, words):
    assert said(needling).removeprefix(".") == words


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"muscle": "lumbar_multifidus", "level": "L4"}, "R multifidus L4."),
        ({"muscle": "rectus_abdominis", "side": Side.MIDLINE}, "rectus abdominis."),
        ({"muscle": None, "side": Side.LEFT}, "L no muscle named."),
    ],
)
def test_a_site_is_named_with_its_side_and_level(fields, line):
    bare = site(finding=None, needling=None, **fields)
    assert site_note(bare, MUSCLES) == line


tokens = st.sampled_from(["", "qvx", "kzzj wq"])
"""Free text that no word of the note's own can be taken for."""


def plain(value):
    return format(Decimal(repr(value)).normalize(), "f")


@st.composite
def told_sites(draw):
    drawn = draw(strategies.sites)
    finding, done = drawn.finding, drawn.needling
    if finding:
        finding = replace(finding, note=draw(tokens))
    if done:
        referral, events = done.referral, done.events
        done = replace(
            done,
            direction=draw(tokens),
            referral=referral and replace(referral, where=draw(tokens)),
            events=events and tuple(replace(event, note=draw(tokens)) for event in events),
        )
    return replace(
        drawn, muscle=None, side=Side.MIDLINE, finding=finding, needling=done, note=draw(tokens)
    )


def needling_marks(done):
    """For words that tell one thing only: whether it was recorded."""
    current, referral = done.stimulation or Stimulation(), done.referral
    felt = referral is not None and referral.felt
    return {
        r"\d × \d": done.needle is not None,
        r"\d needles": done.count > 1,
        r"mm deep": done.depth_mm is not None,
        r"(?<!not )to bone": done.to_bone is True,
        r"not to bone": done.to_bone is False,
        r"direction \w": done.direction != "",
        r"pistoning": done.technique is Technique.PISTONING,
        r"fanning": done.technique is Technique.FANNING,
        r"winding": done.technique is Technique.WINDING,
        r"pecking": done.technique is Technique.PECKING,
        r"left in place": done.technique is Technique.IN_PLACE,
        r"superficial": done.technique is Technique.SUPERFICIAL,
        r"electrical": done.technique is Technique.ELECTRICAL or done.stimulation is not None,
        r"in place \d": done.time_s is not None,
        r" Hz": current.frequency_hz is not None,
        r" mA": current.current_ma is not None,
        r"no twitch": done.twitch is Twitch.NONE,
        r"single twitch": done.twitch is Twitch.SINGLE,
        r"multiple twitches": done.twitch is Twitch.MULTIPLE,
        r"no referral": referral is not None and not felt,
        r"referral felt|referred to": felt,
        r"(?<!not )familiar": felt and referral.familiar is True,
        r"not familiar": felt and referral.familiar is False,
        r"pain during \d": done.pain_during is not None,
        r"no reaction": done.events == (),
        r"reaction: ": bool(done.events),
        r"still in": done.inside > 0,
    }


def values_of(done):
    """Every number and free text that was recorded."""
    current = done.stimulation or Stimulation()
    numbers = (done.depth_mm, done.pain_during, *vars(current).values())
    yield from (plain(number) for number in numbers if isinstance(number, (int, float)))
    if done.needle:
        yield plain(done.needle.length_mm)
    yield done.direction
    if done.referral and done.referral.felt:
        yield done.referral.where
    for event in done.events or ():
        yield event.note


@given(told_sites())
def test_a_thing_is_said_when_and_only_when_it_was_recorded(drawn):
    line = site_note(drawn, MUSCLES)
    marks = needling_marks(drawn.needling) if drawn.needling else {r"\d|needle": False}
    marks["palpation"] = drawn.finding is not None and drawn.finding.palpation is not None
    marks["|".join(FOUND.values())] = drawn.finding is not None
    wrong = [mark for mark, recorded in marks.items() if bool(re.search(mark, line)) != recorded]
    assert not wrong, line
    values = [*values_of(drawn.needling)] if drawn.needling else []
    values += [drawn.note, drawn.finding.note if drawn.finding else ""]
    assert all(value in line for value in values), line


@given(strategies.sites)
def test_a_site_is_one_clean_line_whatever_was_typed(drawn):
    line = site_note(drawn, MUSCLES)
    assert len(line.splitlines()) == 1
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", line)
    assert line == site_note(replace(drawn), MUSCLES)


def masked(_context, source):
    return re.sub(r"\{\w+\}|[A-Za-z]", lambda m: m[0] if m[0][0] == "{" else "•", source)


@given(told_sites())
def test_no_word_passes_by_the_translation(drawn):
    line = site_note(drawn, MUSCLES, Wording(masked, lambda value, decimals: "1"))
    kept = re.sub(r"qvx|kzzj wq", "", line)
    assert not re.search(r"[A-Za-z]", kept)
