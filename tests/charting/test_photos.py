"""Photos of the open record: taken in beside the window, undone, kept through closing."""

import io
import threading

import pytest
from PIL import Image

from ims_chart.charting.photos import AT_ONCE
from ims_chart.record import VisitState, Wrong, edits
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.photos import Photos
from ims_chart.storage.store import Store


def picture(colour="red", size=(60, 40), form="JPEG"):
    content = io.BytesIO()
    Image.new("RGB", size, colour).save(content, form)
    return content.getvalue()


@pytest.fixture
def store(tmp_path):
    return Store.create(tmp_path / "store")


@pytest.fixture
def photos(chart, store):
    chart.store = store
    yield chart.photos
    chart.photos.close()


def take(photos, *sources):
    begun = photos.take(sources)
    photos.settle()
    return begun


def test_a_picture_is_on_disk_before_the_record_names_it(chart, photos, store):
    lying = []
    chart.changed.connect(lambda _: lying.extend(store.photos.of(chart.record.id)))
    take(photos, picture(size=(80, 50)))
    (photo,) = photos.all
    assert lying == [photo.digest]
    assert (photo.width, photo.height, photo.author) == (80, 50, "th1")
    assert photos.read(photo.digest).startswith(b"\xff\xd8")


def test_pictures_handed_in_together_are_one_step(chart, photos, tmp_path):
    (tmp_path / "one.png").write_bytes(picture("blue", form="PNG"))
    assert take(photos, tmp_path / "one.png", picture("red"), picture("green")) == 3
    assert len(photos.all) == 3
    assert chart.document.history.undoText() == "add 3 photos"
    chart.document.history.undo()
    assert photos.all == ()
    chart.document.history.redo()
    assert all(photos.read(photo.digest) for photo in photos.all)


def test_the_same_picture_twice_is_once(chart, photos, store):
    take(photos, picture(), picture())
    take(photos, picture())
    assert len(photos.all) == len(store.photos.of(chart.record.id)) == 1
    assert chart.document.history.count() == 1


def test_what_cannot_be_taken_in_is_told_and_the_rest_is_added(photos, tmp_path):
    told = []
    photos.failed.connect(told.extend)
    (tmp_path / "Ines Larkspur.jpg").write_bytes(b"no picture")
    take(photos, tmp_path / "Ines Larkspur.jpg", picture(), tmp_path, tmp_path / "gone.jpg")
    assert len(photos.all) == 1
    assert [error.code for error in told] == [
        *(Code.PICTURE_UNREADABLE, Code.PICTURE_UNREADABLE, Code.NOT_FOUND)
    ]
    assert str(told[0].path) == "Ines Larkspur.jpg"


@pytest.mark.parametrize("code", [Code.NO_SPACE, Code.FOLDER_GONE, Code.NO_PERMISSION, Code.IO])
def test_a_picture_that_cannot_be_written_is_in_no_record(chart, photos, monkeypatch, code):
    def refuse(*_):
        raise StorageError(code)

    monkeypatch.setattr(Photos, "add", refuse)
    told = []
    photos.failed.connect(told.extend)
    take(photos, picture())
    assert [error.code for error in told] == [code]
    assert chart.document.history.count() == 0


def test_a_fault_of_the_program_is_no_photo(chart, photos, monkeypatch):
    monkeypatch.setattr(Photos, "add", lambda *_: 1 / 0)
    told = []
    photos.failed.connect(told.extend)
    take(photos, picture())
    assert [error.code for error in told] == [Code.IO]
    assert photos.all == ()
    assert photos.waiting == 0


def test_a_caption_is_one_step_however_many_letters_it_has(chart, photos):
    take(photos, picture())
    (photo,) = photos.all
    for text in ("b", "br", "bruise"):
        photos.caption(photo.id, text)
    assert photos.all[0].caption == "bruise"
    assert chart.document.history.count() == 2
    chart.document.history.undo()
    assert photos.all == (photo,)


def test_a_deleted_photo_comes_back_by_undo(chart, photos):
    said = []
    chart.removed.connect(said.append)
    take(photos, picture())
    (photo,) = photos.all
    photos.remove(photo.id)
    assert photos.all == ()
    assert [removal.id for removal in chart.visit.removed] == [photo.id]
    assert said == ["Deleted the photo"]
    chart.document.history.undo()
    assert photos.all == (photo,)
    assert chart.visit.removed == ()
    assert photos.read(photo.digest)


def test_photos_go_to_the_visit_they_were_meant_for(chart, photos, monkeypatch):
    first, go_on, add = chart.visit.id, threading.Event(), Photos.add
    monkeypatch.setattr(Photos, "add", lambda *args: go_on.wait(20) and add(*args))
    photos.take([picture()])
    chart.visits.begin(chart.visit.date.replace(year=2027))
    assert chart.visit.id != first
    go_on.set()
    photos.settle()
    assert len(chart.record.visit(first).photos) == 1
    assert photos.all == ()


def test_a_signed_visit_takes_none_not_even_those_under_way(chart, photos, monkeypatch):
    refused, go_on, add = [], threading.Event(), Photos.add
    chart.refused.connect(refused.append)
    monkeypatch.setattr(Photos, "add", lambda *args: go_on.wait(20) and add(*args))
    photos.take([picture()])
    chart.edit("sign", lambda record: edits.sign_visit(record, chart.visit.id))
    go_on.set()
    photos.settle()
    assert [error.wrong for error in refused] == [Wrong.SIGNED]
    assert chart.visit.state is VisitState.SIGNED
    assert photos.all == ()
    assert take(photos, picture()) == 0


def test_a_visit_with_a_photo_is_not_taken_for_an_empty_one(chart, photos):
    take(photos, picture())
    chart.visits.begin(chart.visit.date)
    assert len(chart.record.visits) == 2


def test_without_a_store_nothing_is_taken(chart):
    assert chart.photos.take([picture()]) == 0
    with pytest.raises(StorageError):
        chart.photos.read("a" * 64)
    chart.photos.close()


def test_a_folder_dropped_by_mistake_has_an_end(photos, monkeypatch):
    monkeypatch.setattr(Photos, "add", lambda *_: "a" * 64)
    assert take(photos, *([picture()] * (AT_ONCE + 5))) == AT_ONCE
