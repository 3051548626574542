from dataclasses import replace

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ims_chart.record import PainArea, Patient, RecordError, Side, VisitState, Wrong, edits
from tests import samples, strategies

SIGNED = samples.record(visits=[samples.visit(sites=[samples.site()], state=VisitState.SIGNED)])


class Charting(RuleBasedStateMachine):
    """Places, changes, moves and removes sites of one visit, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.record = samples.record(visits=[samples.visit()])
        self.numbers: dict[str, int] = {}
        self.removed: set[str] = set()

    @property
    def sites(self):
        return self.record.visit("v1").sites

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
        assert {(r.id, r.author) for r in visit.removed} == {(i, "th2") for i in self.removed}
        assert visit.removed_count == len(self.removed)


TestCharting = Charting.TestCase


def area():
    point = samples.site().point
    return PainArea(id="a1", author="t", recorded=samples.TIME, atlas="1", outline=(point,) * 3)


EDITS = {
    "change": lambda r: edits.change_visit(r, "v1", notes="x"),
    "remove": lambda r: edits.remove_visit(r, "v1"),
    "add site": lambda r: edits.add_site(r, "v1", samples.site("s9")),
    "change site": lambda r: edits.change_site(r, "v1", samples.site()),
    "move site": lambda r: edits.move_site(
        r, "v1", "s1", point=samples.site().point, side=Side.LEFT
    ),
    "remove site": lambda r: edits.remove_site(r, "v1", "s1", author="t", at=samples.TIME),
    "add area": lambda r: edits.add_area(r, "v1", area()),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_signed_visit_takes_no_edit(name: str) -> None:
    EDITS[name](samples.record())
    with pytest.raises(RecordError) as caught:
        EDITS[name](SIGNED)
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
    ):
        with pytest.raises(RecordError) as caught:
            edit()
        assert caught.value.wrong is Wrong.NOT_FOUND


def test_visits_and_the_patient_are_changed() -> None:
    record = edits.add_visit(samples.record(), samples.visit("v2"))
    record = edits.change_visit(record, "v2", pain_before=7)
    assert record.visit("v2").pain_before == 7
    record = edits.remove_visit(record, "v1")
    assert [visit.id for visit in record.visits] == ["v2"]
    renamed = Patient(family="Berg")
    assert edits.change_patient(record, renamed).patient == renamed


def test_a_bad_change_of_a_visit_is_refused_with_its_field() -> None:
    with pytest.raises(RecordError, match=r"visit\.pain_before"):
        edits.change_visit(samples.record(), "v1", pain_before=11)
