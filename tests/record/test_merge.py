import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ims_chart.record import (
    Addendum,
    Alert,
    Finding,
    FindingKind,
    Measure,
    Photo,
    RecordError,
    Removal,
    Signature,
    TriggerPointState,
    Twitch,
    VisitState,
    edits,
)
from ims_chart.record.graves import buried
from ims_chart.record.merge import merge
from ims_chart.record.settling import keep, moot, take, takeable
from tests import samples
from tests.accounting import unaccounted
from tests.chance import Chance

AT = samples.TIME + dt.timedelta(hours=3)
seeds = st.integers(0, 2**32)
many = settings(max_examples=60, deadline=None)


def three(seed):
    """A record, and what two people made of it."""
    rng = random.Random(seed)
    first = Chance(rng, "o")
    base = samples.record(revision=3)
    for _ in range(rng.randint(0, 12)):
        base = first.edit(base)
    versions = []
    for name in ("a", "b"):
        one, version = Chance(rng, name), base
        for _ in range(rng.randint(0, 10)):
            version = one.edit(version)
        versions.append(version)
    return base, *versions


@many
@given(seeds)
def test_what_only_one_changed_is_taken_whole(seed) -> None:
    base, mine, theirs = three(seed)
    assert merge(base, mine, base, at=AT).record == mine
    assert merge(base, base, theirs, at=AT).record == theirs
    assert merge(base, mine, mine, at=AT).record == mine


@many
@given(seeds)
def test_everything_both_did_is_there_or_in_a_conflict(seed) -> None:
    base, mine, theirs = three(seed)
    merged = merge(base, mine, theirs, at=AT).record
    assert not unaccounted(base, mine, merged)
    assert not unaccounted(base, theirs, merged)


@many
@given(seeds)
def test_without_a_base_nothing_that_is_there_is_lost(seed) -> None:
    _, mine, theirs = three(seed)
    merged = merge(None, mine, theirs, at=AT).record
    assert not unaccounted(None, mine, merged)
    assert not unaccounted(None, theirs, merged)


@many
@given(seeds)
def test_merged_again_nothing_changes(seed) -> None:
    base, mine, theirs = three(seed)
    for start in (base, None):
        merged = merge(start, mine, theirs, at=AT).record
        assert merge(start, merged, theirs, at=AT).record == merged
        assert merge(start, merged, theirs, at=AT).conflicts == ()


# --- rule by rule

BASE = samples.record(visits=[samples.visit(sites=[samples.site(), samples.site("s2", 2)])])


def site(record, **fields):
    changed = replace(record.visit("v1").site("s1"), **fields)
    return edits.change_site(record, "v1", changed)


def needled(record, **fields):
    return site(record, needling=replace(record.visit("v1").site("s1").needling, **fields))


def removed(record, name="s1"):
    return edits.remove_site(record, "v1", name, author="th1", at=AT)


def signed(record, by="th1", at=AT):
    by = Signature(author=by, name=by, recorded=at)
    return edits.sign_visit(record, "v1", by)


def both(mine, theirs, base=BASE):
    merged = merge(base, mine, theirs, at=AT)
    assert merged.conflicts == merged.record.conflicts
    return merged.record


def test_different_lines_of_one_needling_go_together() -> None:
    record = both(needled(BASE, twitch=Twitch.SINGLE), needled(BASE, depth_mm=30))
    needling = record.visit("v1").site("s1").needling
    assert (needling.twitch, needling.depth_mm) == (Twitch.SINGLE, 30)
    assert record.conflicts == ()


def test_the_same_line_stays_mine_and_theirs_is_kept_whole() -> None:
    theirs = needled(BASE, twitch=Twitch.NONE, depth_mm=30)
    record = both(needled(BASE, twitch=Twitch.SINGLE), theirs)
    (conflict,) = record.conflicts
    assert record.visit("v1").site("s1").needling.twitch is Twitch.SINGLE
    assert record.visit("v1").site("s1").needling.depth_mm == 30
    assert conflict.fields == ("needling.twitch",)
    assert conflict.site == theirs.visit("v1").site("s1")


def test_a_place_is_never_half_of_one_and_half_of_the_other() -> None:
    point = replace(samples.site().point, x=0.1)
    mine, theirs = site(BASE, point=point), site(BASE, muscle="soleus")
    merged = both(mine, theirs).visit("v1").site("s1")
    assert (merged.point, merged.muscle) == (point, "infraspinatus")


def test_what_does_not_go_together_stays_mine() -> None:
    latent = Finding(kind=FindingKind.TRIGGER_POINT, state=TriggerPointState.LATENT)
    mine = site(BASE, finding=Finding(kind=FindingKind.TAUT_BAND))
    record = both(mine, site(BASE, finding=latent))
    assert record.visit("v1").site("s1").finding.kind is FindingKind.TAUT_BAND
    assert record.conflicts[0].site.finding == latent


def test_needles_out_are_never_more_than_in() -> None:
    base = needled(BASE, count=4, removed=0)
    record = both(needled(base, count=2), needled(base, removed=3), base)
    assert record.visit("v1").site("s1").needling.count == 2
    assert len(record.conflicts) == 1


def test_deleted_by_one_is_deleted_and_leaves_its_removal() -> None:
    record = both(removed(BASE), edits.change_visit(BASE, "v1", notes="theirs"))
    assert [s.id for s in record.visit("v1").sites] == ["s2"]
    assert [r.id for r in record.visit("v1").removed] == ["s1"]


@pytest.mark.parametrize("swapped", [False, True])
def test_deleted_by_one_and_changed_by_the_other_stays(swapped) -> None:
    versions = [removed(BASE), site(BASE, note="changed")]
    record = both(*(reversed(versions) if swapped else versions))
    (conflict,) = record.conflicts
    assert record.visit("v1").site("s1").note == "changed"
    assert record.visit("v1").removed == ()
    assert conflict.deleted
    assert conflict.site == record.visit("v1").site("s1")


def test_sites_added_by_both_have_different_numbers() -> None:
    mine = edits.add_site(BASE, "v1", samples.site("mine"))
    theirs = edits.add_site(BASE, "v1", samples.site("theirs"))
    visit = both(mine, theirs).visit("v1")
    assert [(s.id, s.number) for s in visit.sites[2:]] == [("theirs", 3), ("mine", 4)]
    assert visit.numbers_given == 4


def test_what_was_added_and_removed_again_is_still_counted() -> None:
    mine = removed(edits.add_site(BASE, "v1", samples.site("mine")), "mine")
    theirs = edits.add_site(BASE, "v1", samples.site("theirs"))
    assert both(mine, theirs).visit("v1").removed_count == 1
    assert both(theirs, mine).visit("v1").removed_count == 1


def test_a_signed_visit_stands_and_what_came_too_late_is_kept() -> None:
    late = edits.add_site(site(BASE, note="late"), "v1", samples.site("late"))
    for mine, theirs in ((signed(BASE), late), (late, signed(BASE))):
        record = both(mine, theirs)
        assert record.visit("v1") == signed(BASE).visit("v1")
        (conflict,) = record.conflicts
        assert conflict.shell == late.visit("v1")
        assert set(conflict.fields) >= {"sites.s1", "sites.late"}
        assert not takeable(record, conflict)
        with pytest.raises(RecordError):
            take(record, conflict.id, author="th1", at=AT)


def test_a_signature_on_what_nobody_changed_is_no_conflict() -> None:
    phone = edits.change_patient(BASE, replace(BASE.patient, phone="1"))
    record = both(phone, signed(BASE))
    assert record.visit("v1").state is VisitState.SIGNED
    assert record.conflicts == ()


def test_of_two_signatures_the_first_stands_on_both_sides() -> None:
    first, second = signed(BASE), signed(site(BASE, note="x"), "th2", AT + dt.timedelta(hours=1))
    for mine, theirs in ((first, second), (second, first)):
        record = both(mine, theirs)
        assert record.visit("v1").signature.author == "th1"
        assert "signature" in record.conflicts[0].fields


def test_addenda_of_both_are_there() -> None:
    base = signed(BASE)
    mine, theirs = (
        edits.add_addendum(
            base,
            "v1",
            Addendum(id=name, author=name, name=name, recorded=AT, reason="r", text=name),
        )
        for name in ("a", "b")
    )
    record = both(mine, theirs, base)
    assert {a.id for a in record.visit("v1").addenda} == {"a", "b"}
    assert record.conflicts == ()


def test_alerts_measures_and_photos_of_both_are_there() -> None:
    def with_all(name):
        alert = Alert(id=name, text=name, author=name, recorded=AT)
        photo = Photo(id=name, author=name, recorded=AT, digest=name, width=9, height=9)
        patient = replace(BASE.patient, alerts=(alert,))
        return edits.change_visit(
            edits.change_patient(BASE, patient),
            "v1",
            measures=(Measure(kind=name, before=1),),
            photos=(photo,),
        )

    record = both(with_all("a"), with_all("b"))
    assert {a.id for a in record.patient.alerts} == {"a", "b"}
    assert {p.id for p in record.visit("v1").photos} == {"a", "b"}
    assert {m.kind for m in record.visit("v1").measures} == {"a", "b"}
    assert record.conflicts == ()


def test_without_a_base_a_removal_decides_and_what_was_removed_is_kept_beside() -> None:
    for mine, theirs in ((removed(BASE), BASE), (BASE, removed(BASE))):
        record = both(mine, theirs, None)
        assert [s.id for s in record.visit("v1").sites] == ["s2"]
        (conflict,) = record.conflicts
        again = take(record, conflict.id, author="th1", at=AT)
        assert again.visit("v1").sites == BASE.visit("v1").sites
        assert again.visit("v1").removed == ()


def test_a_removed_visit_does_not_come_back() -> None:
    gone = edits.remove_visit(BASE, "v1", author="th1", at=AT)
    other = edits.change_patient(BASE, replace(BASE.patient, phone="1"))
    assert both(gone, other).visits == ()
    assert both(other, gone).visits == ()
    assert [r.id for r in both(other, gone).removed] == ["v1"]


def test_an_unknown_key_of_a_newer_program_is_merged_like_any_field() -> None:
    base = replace(BASE, extra={"a": 1, "b": 1, "c": 1})
    mine = replace(base, extra={"a": 2, "b": 1, "c": 1})
    theirs = replace(base, extra={"a": 1, "c": 1, "d": 4})
    assert both(mine, theirs, base).extra == {"a": 2, "c": 1, "d": 4}


# --- settling


@pytest.fixture
def conflict():
    record = both(site(BASE, note="mine"), site(BASE, note="theirs"))
    return record, record.conflicts[0].id


def test_to_keep_leaves_the_record_as_it_is(conflict) -> None:
    record, name = conflict
    settled = keep(record, name, author="th1", at=AT)
    assert settled.visits == record.visits
    assert settled.conflicts == ()


def test_to_take_the_other_changes_only_what_differs(conflict) -> None:
    record, name = conflict
    record = needled(record, depth_mm=12)
    settled = take(record, name, author="th1", at=AT)
    assert settled.visit("v1").site("s1").note == "theirs"
    assert settled.visit("v1").site("s1").needling.depth_mm == 12
    assert settled.conflicts == ()


def test_a_settled_conflict_does_not_come_back_through_the_other(conflict) -> None:
    record, name = conflict
    settled = keep(record, name, author="th1", at=AT)
    other = edits.change_visit(record, "v1", plan="on")
    for base in (record, None):
        assert name not in [c.id for c in merge(base, settled, other, at=AT).record.conflicts]
        assert name not in [c.id for c in merge(base, other, settled, at=AT).record.conflicts]


def test_a_conflict_about_what_is_the_same_by_now_is_moot(conflict) -> None:
    record, _ = conflict
    assert not moot(record, record.conflicts[0])
    assert moot(site(record, note="theirs"), record.conflicts[0])
    with pytest.raises(RecordError):
        keep(record, "nobody", author="th1", at=AT)


def test_to_take_a_deletion_deletes() -> None:
    record = both(site(BASE, note="changed"), removed(BASE))
    settled = take(record, record.conflicts[0].id, author="th1", at=AT)
    assert [s.id for s in settled.visit("v1").sites] == ["s2"]
    assert [r.id for r in settled.visit("v1").removed] == ["s1"]


# --- what is undone after it was written


def test_what_has_gone_since_it_was_written_leaves_a_removal() -> None:
    added = edits.add_site(BASE, "v1", samples.site("s3"))
    record = buried(added, BASE, at=AT)
    assert [r.id for r in record.visit("v1").removed] == ["s3"]
    assert buried(added, added, at=AT) is added
    assert [r.id for r in buried(BASE, replace(BASE, visits=()), at=AT).removed] == ["v1"]


def test_a_removal_stays_until_the_part_is_back() -> None:
    gone = removed(BASE)
    kept = buried(gone, replace(gone, visits=(replace(gone.visit("v1"), removed=()),)), at=AT)
    assert kept.visit("v1").removed == (Removal(id="s1", author="th1", recorded=AT),)
    assert buried(gone, BASE, at=AT) == BASE
