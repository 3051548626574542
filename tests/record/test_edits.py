from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ims_chart.record import (
    Needling,
    PainArea,
    Patient,
    RecordError,
    Side,
    VisitState,
    Wrong,
    edits,
)
from tests import samples, strategies


class Charting(RuleBasedStateMachine):
    """Places, changes, moves and removes sites and areas of one visit, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.record = samples.record(visits=[samples.visit()])
        self.numbers: dict[str, int] = {}
        self.removed: set[str] = set()
        self.areas: dict[str, PainArea] = {}
        self.areas_drawn = 0
        self.areas_removed: set[str] = set()

    @property
    def sites(self):
        return self.record.visit("v1").sites

    @rule(count=st.integers(0, 4))
    def add_several(self, count: int) -> None:
        names = [f"s{len(self.numbers) + n}" for n in range(1, count + 1)]
        before = self.record.visit("v1").numbers_given
        self.record = edits.add_sites(self.record, "v1", [samples.site(name) for name in names])
        self.numbers |= {name: before + n for n, name in enumerate(names, 1)}

    @precondition(lambda self: self.sites)
    @rule(data=st.data(), note=strategies.texts)
    def change_several(self, data, note: str) -> None:
        some = data.draw(st.lists(st.sampled_from(self.sites), unique_by=lambda site: site.id))
        before = {site.id: site for site in self.sites}
        changed = {site.id: replace(site, note=note, number=site.number + 7) for site in some}
        self.record = edits.change_sites(self.record, "v1", changed.values())
        for site in self.sites:
            expected = replace(before[site.id], note=note) if site.id in changed else None
            assert site == (expected or before[site.id])

    @precondition(lambda self: self.sites)
    @rule(data=st.data())
    def remove_several(self, data) -> None:
        some = data.draw(st.lists(st.sampled_from([site.id for site in self.sites])))
        self.record = edits.remove_sites(self.record, "v1", some, author="th2", at=samples.TIME)
        self.removed |= set(some)

    @rule()
    def draw_area(self) -> None:
        self.areas_drawn += 1
        drawn = area(f"a{self.areas_drawn:04}")
        self.record = edits.add_area(self.record, "v1", drawn)
        self.areas[drawn.id] = drawn

    @precondition(lambda self: self.areas)
    @rule(data=st.data(), intensity=strategies.pains)
    def change_area(self, data, intensity: int) -> None:
        changed = replace(
            data.draw(st.sampled_from(list(self.areas.values()))), intensity=intensity
        )
        self.record = edits.change_area(self.record, "v1", changed)
        self.areas[changed.id] = changed

    @precondition(lambda self: self.areas)
    @rule(data=st.data())
    def remove_area(self, data) -> None:
        name = data.draw(st.sampled_from(list(self.areas)))
        self.record = edits.remove_area(self.record, "v1", name, author="th2", at=samples.TIME)
        del self.areas[name]
        self.areas_removed.add(name)

    @invariant()
    def areas_are_those_that_were_drawn_and_kept(self) -> None:
        assert self.record.visit("v1").pain_areas == tuple(self.areas.values())

    @rule(number=st.integers(1, 50))
    def add(self, number: int) -> None:
        name = f"s{len(self.numbers) + 1}"
        self.record = edits.add_site(self.record, "v1", samples.site(name, number))
        given = self.record.visit("v1").site(name).number
        assert given not in self.numbers.values()
        self.numbers[name] = given

    @precondition(lambda self: self.sites)
    @rule(data=st.data(), note=strategies.texts, number=st.integers(1, 50))
    def change(self, data, note: str, number: int) -> None:
        site = data.draw(st.sampled_from(self.sites))
        changed = replace(site, note=note, number=number)
        self.record = edits.change_site(self.record, "v1", changed)
        assert self.record.visit("v1").site(site.id).note == note

    @precondition(lambda self: self.sites)
    @rule(data=st.data(), point=strategies.points)
    def move(self, data, point) -> None:
        site = data.draw(st.sampled_from(self.sites))
        self.record = edits.move_site(
            self.record, "v1", site.id, point=point, side=Side.LEFT, muscle="supraspinatus"
        )
        moved = self.record.visit("v1").site(site.id)
        assert (moved.point, moved.side, moved.muscle) == (point, Side.LEFT, "supraspinatus")

    @precondition(lambda self: self.sites)
    @rule(data=st.data())
    def remove(self, data) -> None:
        site = data.draw(st.sampled_from(self.sites))
        self.record = edits.remove_site(self.record, "v1", site.id, author="th2", at=samples.TIME)
        self.removed.add(site.id)

    @invariant()
    def numbers_never_change_nor_repeat(self) -> None:
        assert {s.id: s.number for s in self.sites} == {
            name: number for name, number in self.numbers.items() if name not in self.removed
        }

    @invariant()
    def every_removal_is_remembered_with_its_author(self) -> None:
        visit = self.record.visit("v1")
        gone = self.removed | self.areas_removed
        assert sorted((r.id, r.author) for r in visit.removed) == sorted((i, "th2") for i in gone)
        assert visit.removed_count == len(self.removed)


TestCharting = Charting.TestCase


def area(area_id="a1", **fields):
    point = samples.site().point
    return PainArea(
        id=area_id, author="t", recorded=samples.TIME, atlas="1", outline=(point,) * 3, **fields
    )


def with_area():
    return samples.record(visits=[samples.visit(sites=[samples.site()], pain_areas=(area(),))])


EDITS = {
    "change": lambda r: edits.change_visit(r, "v1", notes="x"),
    "remove": lambda r: edits.remove_visit(r, "v1", author="th1", at=samples.TIME),
    "sign": lambda r: edits.sign_visit(r, "v1"),
    "add site": lambda r: edits.add_site(r, "v1", samples.site("s9")),
    "add sites": lambda r: edits.add_sites(r, "v1", [samples.site("s9")]),
    "change sites": lambda r: edits.change_sites(r, "v1", [samples.site()]),
    "remove sites": lambda r: edits.remove_sites(r, "v1", ["s1"], author="t", at=samples.TIME),
    "take out": lambda r: edits.take_out(r, "v1", {"s1": 1}),
    "change site": lambda r: edits.change_site(r, "v1", samples.site()),
    "move site": lambda r: edits.move_site(
        r, "v1", "s1", point=samples.site().point, side=Side.LEFT
    ),
    "remove site": lambda r: edits.remove_site(r, "v1", "s1", author="t", at=samples.TIME),
    "add area": lambda r: edits.add_area(r, "v1", area("a9")),
    "change area": lambda r: edits.change_area(r, "v1", area()),
    "remove area": lambda r: edits.remove_area(r, "v1", "a1", author="t", at=samples.TIME),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_signed_visit_takes_no_edit(name: str) -> None:
    EDITS[name](with_area())
    signed = edits.sign_visit(with_area(), "v1")
    with pytest.raises(RecordError) as caught:
        EDITS[name](signed)
    assert caught.value.wrong is Wrong.SIGNED


def test_a_pain_area_is_added_to_its_visit() -> None:
    record = edits.add_area(samples.record(), "v1", area())
    assert record.visit("v1").pain_areas == (area(),)


def test_an_edit_leaves_the_record_it_was_given_as_it_was() -> None:
    record = samples.record()
    edits.add_site(record, "v1", samples.site("s2"))
    edits.remove_site(record, "v1", "s1", author="t", at=samples.TIME)
    assert record == samples.record()


def test_an_edit_of_a_missing_visit_or_site_says_so() -> None:
    record = samples.record()
    for edit in (
        lambda: edits.change_visit(record, "v9", notes=""),
        lambda: edits.change_site(record, "v1", samples.site("s9")),
        lambda: edits.remove_site(record, "v1", "s9", author="t", at=samples.TIME),
        lambda: edits.change_sites(record, "v1", [samples.site(), samples.site("s9")]),
        lambda: edits.remove_sites(record, "v1", ["s1", "s9"], author="t", at=samples.TIME),
        lambda: edits.take_out(record, "v1", {"s9": 0}),
        lambda: edits.change_area(record, "v1", area("a9")),
        lambda: edits.remove_area(record, "v1", "a9", author="t", at=samples.TIME),
        lambda: edits.sign_visit(record, "v9"),
    ):
        with pytest.raises(RecordError) as caught:
            edit()
        assert caught.value.wrong is Wrong.NOT_FOUND


def test_visits_and_the_patient_are_changed() -> None:
    record = edits.add_visit(samples.record(), samples.visit("v2"))
    record = edits.change_visit(record, "v2", pain_before=7)
    assert record.visit("v2").pain_before == 7
    record = edits.remove_visit(record, "v1", author="th1", at=samples.TIME)
    assert [visit.id for visit in record.visits] == ["v2"]
    renamed = Patient(family="Berg")
    assert edits.change_patient(record, renamed).patient == renamed


def test_a_bad_change_of_a_visit_is_refused_with_its_field() -> None:
    with pytest.raises(RecordError, match=r"visit\.pain_before"):
        edits.change_visit(samples.record(), "v1", pain_before=11)


def needled(*needlings):
    sites = [samples.site(f"s{n}", n, needling=done) for n, done in enumerate(needlings, 1)]
    return samples.record(visits=[samples.visit(sites=sites)])


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9)), min_size=1, max_size=5))
def test_all_needles_come_out_in_one_edit(counts) -> None:
    record = needled(*(Needling(count=n, removed=min(n, out)) for n, out in counts))
    out = {site.id: site.needling.count for site in record.visit("v1").sites}
    taken = edits.take_out(record, "v1", out)
    assert taken.visit("v1").needles_in == 0
    back = {site.id: site.needling.removed for site in record.visit("v1").sites}
    assert edits.take_out(taken, "v1", back) == record


def test_a_timer_ends_with_the_last_needle_out_and_no_sooner() -> None:
    record = needled(Needling(count=2, removed=0, due=samples.TIME), Needling(removed=0))
    one = edits.take_out(record, "v1", {"s1": 1}).visit("v1")
    assert (one.needles_in, one.site("s1").needling.due) == (2, samples.TIME)
    both = edits.take_out(record, "v1", {"s1": 2}).visit("v1")
    assert (both.needles_in, both.site("s1").needling.due) == (1, None)


def test_needles_can_only_come_out_of_where_they_went_in() -> None:
    record = needled(Needling(count=2, removed=0), None)
    for removed, wrong in (({"s2": 0}, Wrong.NOT_FOUND), ({"s1": 3}, Wrong.OUT_OF_RANGE)):
        with pytest.raises(RecordError) as caught:
            edits.take_out(record, "v1", removed)
        assert caught.value.wrong is wrong


def test_a_visit_with_needles_in_is_signed_only_with_a_reason() -> None:
    record = needled(Needling(count=2, removed=1), Needling(count=3, removed=0))
    for reason in ("", " \n"):
        with pytest.raises(RecordError) as caught:
            edits.sign_visit(edits.change_visit(record, "v1", needles_reason=reason), "v1")
        assert (caught.value.wrong, caught.value.detail) == (Wrong.NEEDLES_IN, "4")
    explained = edits.change_visit(record, "v1", needles_reason="semi-permanent")
    assert edits.sign_visit(explained, "v1").visit("v1").state is VisitState.SIGNED


def test_a_visit_whose_needles_are_out_or_unknown_is_signed() -> None:
    record = needled(Needling(count=2, removed=2), Needling(count=3), None)
    signed = edits.sign_visit(record, "v1").visit("v1")
    assert signed == replace(record.visit("v1"), state=VisitState.SIGNED)
