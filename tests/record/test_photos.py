from dataclasses import replace

import pytest

from ims_chart.record import Photo, RecordError, VisitState, Wrong
from ims_chart.record.change import diff
from ims_chart.record.photos import add_photos, caption_photo, photo_of, remove_photo
from tests import samples


def photo(photo_id="f1", digest="a" * 64, **fields):
    plain = {"author": "th1", "recorded": samples.TIME, "width": 40, "height": 30}
    return Photo(id=photo_id, digest=digest, **(plain | fields))


@pytest.fixture
def record():
    return samples.record(visits=[samples.visit(photos=(photo(),))])


def ids(record):
    return [p.id for p in record.visit("v1").photos]


def test_photos_stand_in_the_order_they_were_added(record):
    more = [photo("f2", "b" * 64), photo("f0", "c" * 64)]
    assert ids(add_photos(record, "v1", more)) == ["f1", "f2", "f0"]


def test_a_picture_is_shown_once_a_visit(record):
    twice = [photo("f2"), photo("f3", "b" * 64), photo("f4", "b" * 64)]
    assert ids(add_photos(record, "v1", twice)) == ["f1", "f3"]


def test_a_caption_is_the_photo_s_own(record):
    record = add_photos(record, "v1", [photo("f2", "b" * 64)])
    changed = caption_photo(record, "v1", "f2", "bruise, day 2")
    assert [p.caption for p in changed.visit("v1").photos] == ["", "bruise, day 2"]
    with pytest.raises(RecordError) as told:
        caption_photo(record, "v1", "f2", "x" * 100_001)
    assert told.value.wrong is Wrong.TOO_LONG


def test_a_photo_that_is_removed_leaves_who_did_it_and_when(record):
    gone = remove_photo(record, "v1", "f1", author="th2", at=samples.TIME)
    (removal,) = gone.visit("v1").removed
    assert (ids(gone), removal.id, removal.author) == ([], "f1", "th2")
    assert diff(record, gone).turned().applied(gone) == record


def test_a_photo_that_isn_t_there_is_told(record):
    for edit in (
        lambda: caption_photo(record, "v1", "no", "x"),
        lambda: remove_photo(record, "v1", "no", author="", at=samples.TIME),
        lambda: photo_of(record.visit("v1"), "no"),
        lambda: add_photos(record, "no", [photo("f2")]),
    ):
        with pytest.raises(RecordError) as told:
            edit()
        assert told.value.wrong is Wrong.NOT_FOUND


def test_a_signed_visit_takes_none(record):
    signed = replace(record, visits=(replace(record.visit("v1"), state=VisitState.SIGNED),))
    for edit in (
        lambda: add_photos(signed, "v1", [photo("f2", "b" * 64)]),
        lambda: caption_photo(signed, "v1", "f1", "x"),
        lambda: remove_photo(signed, "v1", "f1", author="", at=samples.TIME),
    ):
        with pytest.raises(RecordError) as told:
            edit()
        assert told.value.wrong is Wrong.SIGNED
