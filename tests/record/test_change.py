from dataclasses import replace

from hypothesis import given, settings

from ims_chart.record import PainArea, edits
from ims_chart.record.change import diff
from tests import samples, strategies

pairs = settings(max_examples=30)
"""Made-up records are large: a few dozen pairs find what hundreds do."""


@pairs
@given(strategies.records, strategies.records)
def test_a_change_applied_to_its_before_gives_its_after(before, after) -> None:
    own = {name: getattr(before, name) for name in ("id", "revision", "lineage", "extra")}
    after = replace(after, **own)
    change = diff(before, after)
    assert change.applied(before) == after
    assert change.turned().applied(after) == before
    assert change.turned().turned() == change
    assert change.empty == change.turned().empty
    later = replace(before, revision=before.revision + 3)
    assert change.applied(later).revision == later.revision


@pairs
@given(strategies.records)
def test_alike_records_differ_in_nothing(record) -> None:
    change = diff(record, replace(record, revision=record.revision + 1))
    assert change.empty
    assert change.applied(record) == record


def test_a_change_holds_only_what_differs() -> None:
    before = samples.record(
        visits=[samples.visit("v1", sites=[samples.site("s1"), samples.site("s2", 2)])]
    )
    site = replace(before.visit("v1").site("s2"), note="tight")
    change = diff(before, edits.change_site(before, "v1", site))
    assert change.patient is None
    assert change.visits["v1"].shell is None
    assert list(change.visits["v1"].sites) == ["s2"]
    assert not change.visits["v1"].areas


def test_a_change_of_one_part_still_applies_when_another_part_has_changed() -> None:
    start = samples.record(
        visits=[samples.visit(sites=[samples.site("s1"), samples.site("s2", 2)])]
    )
    ours = edits.change_site(start, "v1", replace(start.visit("v1").site("s1"), note="ours"))
    theirs = edits.change_site(start, "v1", replace(start.visit("v1").site("s2"), note="theirs"))
    both = diff(start, ours).applied(theirs)
    assert [s.note for s in both.visit("v1").sites] == ["ours", "theirs"]
    assert diff(start, ours).turned().applied(both) == theirs


def test_a_removed_site_comes_back_in_its_place() -> None:
    sites = [samples.site(f"s{n}", n) for n in (1, 2, 3)]
    before = samples.record(visits=[samples.visit(sites=sites)])
    after = edits.remove_site(before, "v1", "s2", author="th1", at=samples.TIME)
    assert diff(before, after).turned().applied(after) == before


def test_a_removed_visit_comes_back_whole_and_in_its_place() -> None:
    before = samples.record(
        visits=[samples.visit(f"v{n}", [samples.site()], samples.visit().date) for n in (1, 2, 3)]
    )
    after = edits.remove_visit(before, "v2", author="th1", at=samples.TIME)
    assert diff(before, after).turned().applied(after) == before


def test_a_removed_area_comes_back_in_its_place() -> None:
    point = samples.site().point
    areas = tuple(
        PainArea(
            id=f"a{n}",
            author="th1",
            recorded=samples.TIME,
            atlas="1",
            outline=(point,) * 3,
            kind=None,
            intensity=None,
        )
        for n in (1, 2)
    )
    before = samples.record(visits=[samples.visit(pain_areas=areas)])
    after = samples.record(visits=[samples.visit(pain_areas=areas[1:])])
    assert diff(before, after).turned().applied(after) == before
