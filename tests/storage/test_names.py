"""Who is found by what is typed, and as well by the sorted table as by asking everybody."""

import datetime as dt
import time
from operator import attrgetter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from ims_chart.storage.index_file import Row
from ims_chart.storage.name_table import TYPO_FROM, table_of
from ims_chart.storage.names import folded, readings, typed_words
from ims_chart.storage.roster import Roster
from ims_chart.storage.summary import Summary
from tests import strategies


def person(
    family, given="", preferred="", born=(1971, 4, 3), file_number="", record_id="", archived=None
):
    return Summary(
        id=record_id or f"{family}{given}",
        family=family,
        given=given,
        preferred=preferred,
        birth_date=dt.date(*born) if born else None,
        sex=None,
        file_number=file_number,
        alerts=(),
        visits=0,
        last_visit=None,
        archived=archived,
    )


def match(query, people, *, archived=False):
    """As the list shows them: best first, then in its own order."""
    typed = typed_words(query)
    if not typed:
        return list(people)
    ordered = sorted(people, key=attrgetter("order"))
    by_miss = table_of(ordered).find(typed, archived=archived)
    return [row for miss in sorted(by_miss) for row in by_miss[miss]]


MULLER = person("Müller-Lüdenscheidt", "Anna Maria", file_number="2024-017")
OBRIEN = person("O'Brien", "Seán", preferred="Jack", born=(1985, 12, 24), file_number="88")
SORENSEN = person("Sørensen", "Łukasz", born=None)
ZHANG = person("張", "偉", born=(1990, 1, 1))
MEIER = person("Meier", "Anna", born=(1990, 11, 1))
ALL = [MULLER, OBRIEN, SORENSEN, ZHANG, MEIER]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("mul", [MULLER]),
        ("MÜLLER", [MULLER]),
        ("muller anna", [MULLER]),
        ("maria", [MULLER]),
        ("ludensch", [MULLER]),
        ("müller-lüd", [MULLER]),
        ("mullerlud", [MULLER]),
        ("mueller", [MULLER]),
        ("mulelr", [MULLER]),
        ("obrien", [OBRIEN]),
        ("o'bri", [OBRIEN]),
        ("brien sean", [OBRIEN]),
        ("jack", [OBRIEN]),
        ("sorensen", [SORENSEN]),
        ("lukasz", [SORENSEN]),
        ("張", [ZHANG]),
        ("anna", [MEIER, MULLER]),
        ("anna meier", [MEIER]),
        ("24.12.1985", [OBRIEN]),
        ("24.12.", [OBRIEN]),
        ("3.4.1971", [MULLER]),
        ("03.04.1971", [MULLER]),
        ("1985-12-24", [OBRIEN]),
        ("1990", [MEIER, ZHANG]),
        ("meier 1990", [MEIER]),
        ("2024-017", [MULLER]),
        ("88", [OBRIEN]),
        ("uller", [MULLER]),
        ("ller", []),
        ("anna xyz", []),
        ("nobody", []),
        ("1986", []),
        ("24.12.1986", []),
    ],
)
def test_a_typed_word_finds_who_is_meant(query: str, found: list[Summary]) -> None:
    assert match(query, ALL) == found


def test_a_whole_name_comes_before_its_start_and_that_before_a_slip() -> None:
    people = [person(name) for name in ("Berk", "Bergman", "Berg")]
    assert [s.family for s in match("berg", people)] == ["Berg", "Bergman", "Berk"]


def test_a_slip_in_every_word_is_forgiven() -> None:
    someone = person("Maria Antonia Josefa", "Theresia Walburga")
    assert match("marai antoina joesfa theresai wlaburga", [someone]) == [someone]


def test_short_words_and_numbers_are_forgiven_no_slip() -> None:
    assert match("ann", [person("Amn")]) == []
    assert match("2024-018", [MULLER]) == []


@pytest.mark.parametrize("query", ["", "   ", "\t", "'", "-"])
def test_nothing_typed_is_no_question(query: str) -> None:
    assert typed_words(query) == ()


@given(st.text())
def test_no_query_fails(query: str) -> None:
    if typed_words(query):
        assert all(row in ALL for row in match(query, ALL))


@given(strategies.words)
def test_a_name_is_found_by_its_own_letters(name: str) -> None:
    someone = person(name, record_id="x")
    assert match(name, [someone]) == [someone]


def test_hostile_names_and_queries_cost_no_time() -> None:
    people = [person("x" * 10_000), person("a " * 5_000), person("<img src=x>"), person("\u202e")]
    begun = time.process_time()
    for query in ("é" * 1_000_000, "a " * 500_000, ".*" * 1000, "\0", "<img src=x>"):
        match(query, people)
    assert time.process_time() - begun < 0.1
    assert match("<img", people) == [people[2]]


def test_folding_is_blind_to_case_and_marks() -> None:
    assert folded("Ångström STRASSE Straße Łódź Æ") == "angstrom strasse strasse lodz ae"


def miss(word: str, keys: tuple[str, ...]) -> int | None:
    """How badly a word fits one patient, found out the slow way."""
    if word in keys:
        return 0
    if any(key.startswith(word) for key in keys):
        return 1
    if len(word) < TYPO_FROM or any(c.isdigit() for c in word):
        return None
    size = len(word)
    starts = (key[:end] for key in keys for end in (size - 1, size, size + 1))
    return 2 if any(OSA.distance(word, start) <= 1 for start in starts) else None


LETTERS = st.text("abz9.\U0010ffff\u00f8", min_size=1, max_size=7)


@given(st.lists(LETTERS, min_size=1, max_size=12), st.lists(LETTERS, min_size=1, max_size=3))
def test_the_table_finds_whom_asking_everybody_finds(names, words) -> None:
    people = [person(name, record_id=str(n), born=None) for n, name in enumerate(names)]
    typed = typed_words(" ".join(words))
    if not typed:
        return
    expected = {}
    for one in people:
        misses = [miss(word, one.keys) for word in typed]
        if None not in misses:
            expected[one.id] = sum(misses)
    found = table_of(sorted(people, key=attrgetter("order"))).find(typed, archived=False)
    assert {row.id: how for how, rows in found.items() for row in rows} == expected


def test_archived_patients_are_found_apart() -> None:
    gone = person("Meier", "Anna", record_id="gone", archived=dt.date(2026, 1, 1))
    assert match("meier", [*ALL, gone]) == [MEIER]
    assert match("meier", [*ALL, gone], archived=True) == [gone]


def test_a_row_that_was_dropped_is_found_no_more() -> None:
    table = table_of(sorted(ALL, key=attrgetter("order")))
    assert table.drop(MEIER)
    assert not table.drop(person("Meier", "Anna", born=(1990, 11, 1)))
    found = table.find(("anna",), archived=False)
    assert [row for rows in found.values() for row in rows] == [MULLER]


def listed(*people: Summary) -> Roster:
    """What the list of patients asks."""
    rows = [
        Row(**msgspec.structs.asdict(p), file=f"{p.id}.json", modified=1, size=1) for p in people
    ]
    roster = Roster()
    roster.take(rows)
    return roster


def ask(query: str, *people: Summary) -> list[str]:
    return [row.family for row in listed(*people).find(query, archived=False)]


BORN = person("Lind", "Ada", born=(1984, 3, 2), file_number="A-17")
LATER = person("Moor", "Bo", born=(2012, 3, 22), file_number="B 2")


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "2 Mar 1984",
            "2 mar",
            "2 march 1984",
            "02 MAR 84",
            "Mar 2, 1984",
            "mar 1984",
            "2nd march",
        ),
        *("2/3/1984", "02/03/1984", "02/3/1984", "2.3.84", "02.03.84", "2/3/84", "2-3-1984"),
        *("02031984", "020384", "19840302", "02031", "2.3.1984", "1984-03-02"),
        *("a17", "A 17", "a-17", "A-17", "lind 2/3/84", "2 mar 1984 lind", "ada, 02031984"),
    ],
)
def test_a_birth_date_is_found_as_it_is_shown_and_typed(typed: str) -> None:
    assert ask(typed, BORN, LATER) == ["Lind"]


@pytest.mark.parametrize("typed", ["22 Mar 2012", "22.3.12", "22032012", "b2", "B 2", "b-2"])
def test_a_date_of_this_century_and_a_number_with_a_blank_are_found_too(typed: str) -> None:
    assert ask(typed, BORN, LATER) == ["Moor"]


@pytest.mark.parametrize(
    "typed",
    ["3 Mar 1984", "2 Apr 1984", "2/3/1985", "2.3.85", "03021984", "a18", "12 mar", "mar 1985"],
)
def test_another_day_is_somebody_else(typed: str) -> None:
    assert ask(typed, BORN, LATER) == []


def test_a_letter_by_letter_typed_date_never_loses_whom_it_found() -> None:
    for whole in ("2.3.1984", "02/03/1984", "02.03.84", "2/3/84", "2 mar 1984", "02031984"):
        for end in range(whole.index("mar") + 3 if "mar" in whole else 5, len(whole) + 1):
            assert ask(whole[:end], BORN) == ["Lind"], whole[:end]


def test_who_is_found_in_two_ways_is_listed_once_and_at_their_best() -> None:
    namesake = person("Marsh", "Ada", born=(1990, 1, 1), file_number="2")
    assert ask("2 mar", BORN, namesake) == ["Lind", "Marsh"]
    twice = person("Marsh", "Ada", born=(1984, 3, 2), file_number="2")
    assert ask("2 mar", twice) == ["Marsh"]


@given(st.text())
def test_every_reading_can_be_asked(query: str) -> None:
    assert all(all(words) for words in readings(query))
    listed(BORN, LATER).find(query, archived=False)


@given(st.text("0123456789./- marnovsept", max_size=14))
def test_a_reading_never_finds_less_than_the_words_themselves(query: str) -> None:
    plain = {row.id for row in match(query, [BORN, LATER])}
    assert plain <= {row.id for row in listed(BORN, LATER).find(query, archived=False)}
