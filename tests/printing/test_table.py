import dataclasses

import pytest

from ims_chart.printing.cells import fields, remark
from ims_chart.printing.page import Mark, Text
from ims_chart.printing.table import site_strips
from ims_chart.record import (
    Event,
    EventKind,
    Finding,
    FindingKind,
    Needling,
    Palpation,
    Referral,
    Stimulation,
    Technique,
    Twitch,
)
from tests.printing.charts import ACTIVE, ATLAS, NEEDLED, EvenMeasure
from tests.samples import site, visit

MUSCLES = ATLAS.muscles


def words(sites, **fields_):
    strips = site_strips(visit(sites=sites, **fields_), MUSCLES, EvenMeasure(), 180)
    return [i.text for strip in strips for i in strip.items if isinstance(i, Text)]


def cell(title, **recorded):
    needling = Needling(**recorded)
    column = next(f for f in fields(MUSCLES, ()) if f.title == title)
    return column.text(site(needling=needling))


def test_a_column_nobody_filled_is_left_out():
    titles = words([site(finding=ACTIVE, needling=NEEDLED)])
    assert "Twitch" in titles
    assert "Reaction" not in titles


def test_what_was_not_recorded_is_told_from_none():
    recorded = dataclasses.replace(NEEDLED, events=(), twitch=Twitch.NONE)
    shown = words([site("a", 1, needling=recorded), site("b", 2, needling=NEEDLED)])
    assert shown.count("None") == 2
    assert "not recorded" in " ".join(shown)


def test_a_site_that_was_not_needled_says_so_once():
    shown = " ".join(words([site("a", 1, needling=NEEDLED), site("b", 2, needling=None)]))
    assert shown.count("not needled") == 1


@pytest.mark.parametrize(
    ("title", "recorded", "text"),
    [
        ("Needle mm", {"needle": NEEDLED.needle, "count": 3}, "0.30 × 40, 3 needles"),
        ("Needle mm", {"count": 2}, "2 needles"),
        ("Needle mm", {"count": 3, "removed": 1}, "3 needles, 2 still in"),
        ("Needle mm", {"count": 2, "removed": 2}, "2 needles"),
        ("Depth mm", {"depth_mm": 12.5}, "12.5"),
        ("Depth mm", {"depth_mm": 12, "to_bone": True}, "12, to bone"),
        ("Depth mm", {"to_bone": False}, "not to bone"),
        ("Depth mm", {"depth_mm": 0}, "0"),
        ("Technique", {"technique": Technique.IN_PLACE, "time_s": 300}, "in place 5\u00a0min"),
        ("Technique", {"time_s": 45}, "in place 45\u00a0s"),
        ("Technique", {"technique": Technique.WINDING, "time_s": 90}, "winding 90\u00a0s"),
        ("Referred to", {"referral": Referral(felt=False)}, "none"),
        ("Referred to", {"referral": Referral(felt=True)}, "felt"),
        (
            "Referred to",
            {"referral": Referral(felt=True, where="Temple", familiar=True)},
            "Temple (familiar)",
        ),
        ("Pain", {"pain_during": 0}, "0"),
        ("Reaction", {"events": ()}, "none"),
        ("Reaction", {"events": (Event(kind=EventKind.FAINT),)}, "faint"),
        ("Reaction", {}, ""),
    ],
)
def test_cells_say_what_was_recorded(title, recorded, text):
    assert cell(title, **recorded) == text


def test_what_has_no_column_stands_under_the_row():
    charted = site(
        note="beside the scar",
        finding=Finding(
            kind=FindingKind.TAUT_BAND, palpation=Palpation.PINCER, note="two fingers wide"
        ),
        needling=Needling(
            direction="caudal",
            stimulation=Stimulation(frequency_hz=2, current_ma=3.5, minutes=10),
            events=(Event(kind=EventKind.OTHER, note="hiccup"),),
        ),
    )
    said = remark(charted)
    for part in (
        *("beside the scar", "pincer palpation", "two fingers wide", "direction caudal"),
        *("2 Hz", "3.5 mA", "10 min", "hiccup"),
    ):
        assert part in said
        assert part in " ".join(words([charted]))


def test_removed_sites_are_told():
    assert "2 sites were removed before signing" in words([site(number=3)], numbers_given=3)
    assert "1 site was removed before signing" in words([], numbers_given=1)


def test_a_visit_without_sites_says_so():
    assert words([]) == ["No sites charted"]


def test_columns_whose_words_would_be_broken_are_told_under_the_rows():
    full = dataclasses.replace(NEEDLED, events=(), referral=Referral(felt=True, where="Temple"))
    sites = [site("a", 1, needling=full), site("b", 2, needling=None)]
    sites.append(site("c", 3, needling=NEEDLED))
    for width in (180, 120, 90):
        strips = site_strips(visit(sites=sites), MUSCLES, EvenMeasure(), width)
        said = [i.text for strip in strips for i in strip.items if isinstance(i, Text)]
        assert "R infraspinatus" in said
        assert "Temple" in " ".join(said)
        for title in ("Pistoning", "Single"):
            assert title in " ".join(said) or title.lower() in " ".join(said)
    assert "Reaction" not in said
    assert "Reaction: none" in " ".join(said)
    assert " ".join(said).count("Reaction: not recorded") == 1


def test_the_first_two_rows_and_the_last_two_stay_together():
    sites = [site(f"s{n}", n) for n in range(1, 7)]
    head, *rows = site_strips(visit(sites=sites), MUSCLES, EvenMeasure(), 180)
    assert head.keep
    assert [row.keep for row in rows] == [True, False, False, False, True, False]
    (alone,) = site_strips(visit(sites=sites[:1]), MUSCLES, EvenMeasure(), 180)[1:]
    assert not alone.keep


def test_each_row_has_the_mark_of_its_site():
    sites = [site("a", 1), site("b", 2, needling=None)]
    strips = site_strips(visit(sites=sites), MUSCLES, EvenMeasure(), 180)
    kinds = [item.kind for strip in strips for item in strip.items if isinstance(item, Mark)]
    assert [kind.needled for kind in kinds] == [True, False]
