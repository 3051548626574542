"""A save encodes what has changed, and gives the bytes that a whole encoding gives."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_chart.record import RecordError, Site, Visit
from ims_chart.storage import pieces as module
from ims_chart.storage.codec import decode_record, encode_record, written
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.pieces import Pieces
from tests import samples, strategies


def with_part(visit, name, part):
    kept = (old for old in getattr(visit, name) if old.id != part.id)
    return replace(visit, **{name: (*kept, part)})


of_a_visit = st.one_of(
    strategies.sites.map(lambda site: lambda visit: with_part(visit, "sites", site)),
    strategies.areas.map(lambda area: lambda visit: with_part(visit, "pain_areas", area)),
    strategies.texts.map(lambda text: lambda visit: replace(visit, notes=text)),
    st.just(lambda visit: replace(visit, sites=visit.sites[1:])),
)


@st.composite
def within_a_visit(draw):
    """A function from a record to one of which a visit was changed, or taken away."""
    at, change = draw(st.integers(0, 5)), draw(st.none() | of_a_visit)

    def edit(record):
        visits = list(record.visits)
        if visits:
            visit = visits.pop(at % len(visits))
            visits += [change(visit)] if change else []
        return replace(record, visits=tuple(visits))

    return edit


edits = st.one_of(
    within_a_visit(),
    strategies.visits.map(lambda visit: lambda r: replace(r, visits=(*r.visits, visit))),
    strategies.patients.map(lambda patient: lambda r: replace(r, patient=patient)),
)


@given(strategies.records, st.lists(edits, max_size=8), st.booleans())
def test_the_bytes_are_those_of_a_whole_encoding(record, steps, again) -> None:
    pieces = Pieces()
    for edit in (lambda r: r, *steps):
        try:
            record = edit(record)
        except RecordError:  # An id that is taken.
            continue
        assert written(record, pieces) == encode_record(record)
        if again:
            record = decode_record(encode_record(record)).record


def test_a_tap_costs_one_site(monkeypatch) -> None:
    visits = [samples.visit(f"v{n}", [samples.site(f"s{n}")]) for n in range(20)]
    record = decode_record(encode_record(samples.record(visits=visits))).record
    pieces = Pieces()
    encoded = []
    monkeypatch.setattr(module, "_read_back", lambda _data, kind: encoded.append(kind))
    for number in (2, 3):
        last = record.visits[-1]
        tapped = replace(last, sites=(*last.sites, samples.site(f"new{number}", number)))
        record = replace(record, visits=(*record.visits[:-1], tapped))
        written(record, pieces)
    assert encoded == [Site, Site, Visit, Site, Visit]
    assert all("sites" not in visit.__dict__ for visit in record.visits[:-1])


@pytest.mark.parametrize(
    "record",
    [
        samples.record(visits=[samples.visit(sites=[samples.site(author=7)])]),
        samples.record(visits=[samples.visit(sites=[samples.site(atlas="\ud800")])]),
        samples.record(visits=[samples.visit(author=None)]),
        samples.record(removed=(1,)),
        samples.record(archived="soon"),
    ],
    ids=range(5),
)
def test_what_could_not_be_read_again_is_not_written(record) -> None:
    with pytest.raises(StorageError) as caught:
        written(record, Pieces())
    assert caught.value.code is Code.UNWRITABLE_VALUE


def test_what_nobody_touched_keeps_its_bytes() -> None:
    visits = [samples.visit(f"v{n}", [samples.site(f"s{n}")]) for n in range(2)]
    data = encode_record(samples.record(visits=visits)).replace(b'"x": 0.6', b'"x": 0.6123456')
    record = decode_record(data).record
    assert record.visits[0].sites[0].point.x == 0.6123456
    assert written(record, Pieces()) == data
    changed = replace(record.visits[1], notes="new")
    text = written(replace(record, visits=(record.visits[0], changed)), Pieces())
    assert (text.count(b'"x": 0.6123456'), text.count(b'"x": 0.61235')) == (1, 1)


def test_pieces_of_one_patient_are_not_anothers() -> None:
    pieces = Pieces()
    one, other = (
        samples.record(visits=[samples.visit(sites=[samples.site(note=note)])])
        for note in ("one", "other")
    )
    assert written(one, pieces) == encode_record(one)
    assert written(other, pieces) == encode_record(other)
