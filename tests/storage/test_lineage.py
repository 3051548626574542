from ims_chart.storage.lineage import LONGEST, Versions, common, grown
from tests import samples


def digest(number):
    return f"{number:064x}"[::-1]


def short(number):
    return digest(number)[:12]


def test_a_version_names_what_it_was_made_of_newest_first() -> None:
    first = grown((digest(1), ""))
    assert first == short(1)
    assert grown((digest(2), first)).split() == [short(2), short(1)]


def test_a_merge_names_what_both_were_made_of() -> None:
    line = grown((digest(3), f"{short(2)} {short(1)}"), (digest(5), f"{short(4)} {short(1)}"))
    assert line.split()[:2] == [short(3), short(5)]
    assert set(line.split()) == {short(n) for n in (1, 2, 3, 4, 5)}


def test_what_two_have_in_common_is_found_newest_first() -> None:
    mine = f"{short(9)} {short(3)} {short(2)} {short(1)}"
    theirs = f"{short(8)} {short(7)} {short(2)} {short(1)}"
    assert [*common(mine, theirs)] == [short(2), short(1)]
    assert [*common("", theirs)] == []


def test_a_lineage_does_not_grow_for_ever() -> None:
    line = ""
    for number in range(3 * LONGEST):
        line = grown((digest(number), line))
    assert len(line.split()) == LONGEST


def test_versions_are_kept_of_the_records_opened_last() -> None:
    versions = Versions()
    for number in range(20):
        record = samples.record(f"id{number}")
        versions.note(digest(number), record)
    assert versions.get("id19", digest(19)) == samples.record("id19")
    assert versions.get("id0", digest(0)) is None
    assert versions.get("id19", None) is None
    versions.forget("id19")
    assert versions.get("id19", digest(19)) is None


def test_old_versions_of_a_record_are_let_go() -> None:
    versions = Versions()
    for number in range(LONGEST + 1):
        versions.note(digest(number), samples.record())
    assert versions.get("abcd234567", digest(0)) is None
    assert versions.get("abcd234567", digest(1)) is not None
