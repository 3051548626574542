"""Who is likely to be the same person, and who only looks like it."""

import datetime as dt
from dataclasses import replace

import pytest

from ims_chart.record import Patient
from ims_chart.storage.same_person import same_person
from ims_chart.storage.store import Store
from tests import samples

BORN = dt.date(1984, 3, 2)
HERE = Patient(family="Müller-Lüdenscheidt", given="Anna Maria", birth_date=BORN)


@pytest.fixture
def store(tmp_path) -> Store:
    made = Store.create(tmp_path / "store")
    made.new(replace(samples.record("aaaa"), patient=HERE))
    made.new(replace(samples.record("bbbb"), patient=HERE, archived=dt.date(2026, 1, 1)))
    made.new(replace(samples.record("cccc"), patient=replace(HERE, birth_date=None)))
    for _ in made.index.compare():
        pass
    return made


@pytest.mark.parametrize(
    ("family", "given"),
    [
        ("Müller-Lüdenscheidt", "Anna Maria"),
        ("muller-ludenscheidt", "ANNA  MARIA "),
        ("Anna Maria", "Müller-Lüdenscheidt"),
    ],
)
def test_the_same_name_and_birth_date_are_found_archived_ones_last(store, family, given) -> None:
    typed = Patient(family=family, given=given, birth_date=BORN)
    assert [row.id for row in same_person(store, typed)] == ["aaaa", "bbbb"]
    assert [row.id for row in same_person(store, typed, but="aaaa")] == ["bbbb"]


@pytest.mark.parametrize(
    "changed",
    [
        {"birth_date": dt.date(1984, 3, 3)},
        {"birth_date": dt.date(1984, 2, 3)},
        {"birth_date": None},
        {"given": "Anna"},
        {"family": "Müller"},
    ],
)
def test_another_name_or_day_is_somebody_else(store, changed) -> None:
    assert same_person(store, replace(HERE, **changed)) == []
