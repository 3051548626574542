"""Photos of a visit, with mouse, keys, fingers, drag and drop, and the clipboard."""

import io
from dataclasses import replace

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtWidgets import QApplication, QLabel

from ims_chart.charting.photos import AT_ONCE
from ims_chart.record import VisitState
from ims_chart.storage.photos import Photos
from ims_chart.ui import ask
from ims_chart.ui.photo_sources import holds_pictures, sources_of
from ims_chart.ui.photo_tile import PhotoTile
from ims_chart.ui.photo_view import PhotoView
from ims_chart.ui.theme import TOUCH
from tests.ui.conftest import ADA
from tests.ui.hands import (
    Fingers,
    drag,
    find,
    key,
    move,
    press,
    release,
    settle,
    tap,
    typed,
    wheel,
    when_asked,
)
from tests.ui.test_access import nameless

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def jpeg(colour="red", size=(600, 400)):
    content = io.BytesIO()
    Image.new("RGB", size, colour).save(content, "JPEG")
    return content.getvalue()


@pytest.fixture
def photos(page):
    page.panel.show_section("photos")
    return page.chart.photos


@pytest.fixture
def panel(page, photos):
    return page.panel.photos


@pytest.fixture
def files(tmp_path):
    made = []
    for name in ("red", "green", "blue"):
        path = tmp_path / f"{name}.jpg"
        path.write_bytes(jpeg(name))
        made.append(path)
    return made


@pytest.fixture
def add(panel, photos, qtbot):
    """Adds pictures and waits until their tiles show them."""

    def add(*sources):
        panel.take(sources)
        photos.settle()
        wait_for_tiles(panel, qtbot)
        return photos.all

    return add


def wait_for_tiles(panel, qtbot):
    settle()
    panel.grab()
    qtbot.waitUntil(lambda: not panel.pictures.busy)
    settle()


def tiles(page):
    """In the order in which they are read."""
    settle()
    shown = [tile for tile in page.findChildren(PhotoTile) if tile.isVisible()]
    return sorted(shown, key=lambda tile: (tile.y(), tile.x()))


def colour_of(tile):
    return QColor(tile.grab().toImage().pixel(tile.width() // 2, tile.height() // 3)).name()


def in_dialog(page, photo, do):
    when_asked(do)
    tap(page, f"photo.{photo.id}")


def said(page, name):
    label = find(page, name, QLabel)
    return label.text() if label.isVisible() else ""


def mime_of(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def dropped(page, mime):
    """Drags over the visit and lets go; gives whether it was welcome."""
    view = find(page, "visitPanel").viewport()
    at, left = QPoint(50, 90), Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, left, NONE)
    QApplication.sendEvent(view, enter)
    if not enter.isAccepted():
        return False
    drop = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, left, NONE)
    QApplication.sendEvent(view, drop)
    return drop.isAccepted()


# --- adding


def test_files_are_chosen_and_kept(page, photos, files, monkeypatch, qtbot, reopen, store) -> None:
    monkeypatch.setattr(ask, "picture_paths", lambda *_: tuple(files))
    tap(page, "photos.add")
    photos.settle()
    wait_for_tiles(page.panel.photos, qtbot)
    assert [colour_of(tile) for tile in tiles(page)] == ["#fe0000", "#008001", "#0000fe"]
    digests = [photo.digest for photo in photos.all]
    again = reopen()
    assert [photo.digest for photo in again.chart.photos.all] == digests
    assert find(again, "section.photos.heading").accessibleDescription() == "3"
    # Thumbnails are made in memory alone.
    lying = [path for path in store.photos.folder.rglob("*") if path.is_file()]
    assert sorted(path.name for path in lying) == sorted(f"{digest}.jpg" for digest in digests)


def test_the_key_for_it_opens_the_section(window, page, files, monkeypatch) -> None:
    monkeypatch.setattr(ask, "picture_paths", lambda *_: tuple(files))
    assert not page.panel.sections["photos"].is_open
    window.actions_by_id["add_photos"].trigger()
    page.chart.photos.settle()
    assert page.panel.sections["photos"].is_open
    assert len(tiles(page)) == 3


def test_thinking_better_of_it_adds_none(page, photos, monkeypatch) -> None:
    monkeypatch.setattr(ask, "picture_paths", lambda *_: ())
    tap(page, "photos.add")
    photos.settle()
    assert photos.all == ()


def test_a_copied_picture_is_pasted(page, photos, canvas) -> None:
    image = QImage(300, 200, QImage.Format.Format_ARGB32)
    image.fill(QColor("orange"))
    QGuiApplication.clipboard().setImage(image)
    key(canvas, Qt.Key.Key_V, CONTROL)
    photos.settle()
    (photo,) = photos.all
    assert (photo.width, photo.height) == (300, 200)
    tap(page, "photos.paste")
    photos.settle()
    assert len(photos.all) == 1  # the same picture


def test_copied_files_are_pasted(page, photos, files) -> None:
    QGuiApplication.clipboard().setMimeData(mime_of(*files))
    tap(page, "photos.paste")
    photos.settle()
    assert len(photos.all) == 3


def test_a_text_is_no_picture_and_stays_with_the_notes(page, photos, canvas) -> None:
    QGuiApplication.clipboard().setText("no picture")
    notes = find(page, "visit.notes")
    notes.setFocus()
    key(notes, Qt.Key.Key_V, CONTROL)
    assert notes.toPlainText() == "no picture"
    tap(page, "photos.paste")
    assert "no picture to paste" in said(page, "photos.fault")
    assert photos.all == ()


@pytest.mark.parametrize("opened", [True, False])
def test_files_are_dropped_on_the_visit(page, files, opened) -> None:
    page.panel.sections["photos"].open(on=opened)
    assert dropped(page, mime_of(*files))
    page.chart.photos.settle()
    assert len(tiles(page)) == 3


def test_what_is_held_over_the_visit_is_shown_as_welcome(page, panel, files) -> None:
    view = find(page, "visitPanel").viewport()
    before, mime = panel.grab().toImage(), mime_of(*files)
    left = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(5, 90), Qt.DropAction.CopyAction, mime, left, NONE)
    QApplication.sendEvent(view, enter)
    assert panel.grab().toImage() != before
    QApplication.sendEvent(view, QDragLeaveEvent())
    assert panel.grab().toImage() == before


def test_other_things_are_not_welcome(page, photos) -> None:
    text, web = QMimeData(), QMimeData()
    text.setText("a text")
    web.setUrls([QUrl("https://example.org/a.jpg")])
    assert not dropped(page, text)
    assert not dropped(page, web)
    assert not holds_pictures(web)
    assert sources_of(text) == ()


def test_what_cannot_be_added_is_told_in_place(page, photos, tmp_path, files, add) -> None:
    hostile = tmp_path / "<img src=x>\u202egnp.jpg"
    hostile.write_bytes(b"no picture")
    add(hostile, *files)
    assert len(photos.all) == 3
    words = said(page, "photos.fault")
    assert words.startswith("<img src=x>�gnp.jpg is no picture that can be read")
    assert find(page, "photos.fault", QLabel).textFormat() is Qt.TextFormat.PlainText
    add(tmp_path / "a.jpg", tmp_path / "b.jpg", tmp_path / "c.jpg", tmp_path / "d.jpg", hostile)
    assert said(page, "photos.fault").endswith("And 2 more.")
    add(jpeg("yellow"))
    assert said(page, "photos.fault") == ""


def test_of_some_that_cannot_be_added_the_others_are_said_to_be(page, tmp_path, files, add) -> None:
    (tmp_path / "bad.jpg").write_bytes(b"no picture")
    add(tmp_path / "bad.jpg", *files[:2])
    words = said(page, "photos.fault")
    assert "It was not added." in words
    assert "Nothing was added" not in words
    assert words.endswith("The other 2 pictures were added.")


def test_a_picture_that_is_there_already_is_said_to_be(page, photos, files, add) -> None:
    add(*files)
    assert said(page, "photos.fault") == ""
    add(files[0])
    assert said(page, "photos.fault") == "One picture is among the photos of this visit already."
    assert len(photos.all) == 3


def test_what_is_under_way_goes_with_a_deleted_visit_and_comes_back(
    window, page, photos, chart, files
) -> None:
    photos.take(files)
    window.actions_by_id["remove_visit"].trigger()
    assert chart.visit is None
    tap(window, "toast.undo")
    assert len(photos.all) == 3


def test_photos_of_a_visit_that_is_gone_are_told_of(window, page, photos, chart, files) -> None:
    tap(page, "new_visit")
    photos.take(files)
    window.actions_by_id["undo"].trigger()
    photos.settle()
    words = "3 pictures were not added: their visit has been deleted."
    assert said(page, "photos.fault") == words
    assert not window.toast.isVisible()


def test_what_is_under_way_is_told(page, photos, files, monkeypatch) -> None:
    words = []
    photos.progressed.connect(lambda: words.append(said(page, "photos.hint")))
    photos.take(files)
    photos.settle()
    told = [int(text.split(": ")[1].split()[0]) for text in words if text]
    # Two that are ready at once are told at once.
    assert told[0] == 3
    assert told == sorted(told, reverse=True)
    assert words[-1] == ""


def test_closing_the_patient_waits_for_photos(window, page, photos, files, store) -> None:
    photos.take(files)
    window.show_patients()
    assert window.open_patient is None
    (visit,) = store.load(ADA).record.visits
    assert len(visit.photos) == 3


def test_signing_waits_for_photos(window, page, photos, files) -> None:
    photos.take(files)
    waiting = []
    when_asked(lambda _: waiting.append(photos.waiting))
    window.actions_by_id["sign_visit"].trigger()
    assert waiting == [0]
    assert len(photos.all) == 3


def test_a_photo_that_cannot_be_written_is_told(page, photos, files, monkeypatch, store) -> None:
    monkeypatch.setattr(Photos, "path", lambda *_: store.folder / "clinic.json" / "x" / "y.jpg")
    photos.take(files[:1])
    photos.settle()
    assert said(page, "photos.fault")
    assert photos.all == ()


def test_of_a_whole_folder_only_the_first_are_added(
    page, photos, panel, files, monkeypatch
) -> None:
    monkeypatch.setattr(Photos, "add", lambda *_: "a" * 64)
    panel.take([files[0]] * (AT_ONCE + 5))
    photos.settle()
    words = said(page, "photos.fault").splitlines()
    assert words[0] == "Only the first 50 of 55 pictures are added."
    assert len(photos.all) == 1


# --- looking


def test_fifty_photos_stand_within_the_panel(page, photos, add, window) -> None:
    before = window.size()
    add(*(jpeg(f"#{n * 5:02x}0000", (40, 30 + n)) for n in range(50)))
    shown = tiles(page)
    view = find(page, "visitPanel")
    assert len(shown) == 50
    assert view.widget().width() <= view.viewport().width()
    assert window.size() == before
    assert min(tile.width() for tile in shown) >= TOUCH
    assert [tile.accessibleName() for tile in shown[:2]] == ["Photo 1", "Photo 2"]


def test_a_tap_shows_a_photo_large_and_zooms_it(page, files, add, qtbot) -> None:
    (photo,) = add(files[0])
    seen = []

    def look(dialog) -> None:
        view = find(dialog, "photo.view", PhotoView)
        qtbot.waitUntil(lambda: not page.panel.photos.pictures.busy)
        middle = view.rect().center()
        seen.append(QColor(view.grab().toImage().pixel(middle)).name())
        fitted = view.camera.scale
        tap(dialog, "photo.larger")
        assert view.camera.scale > fitted
        tap(dialog, "photo.smaller")
        assert view.camera.scale == pytest.approx(fitted)
        wheel(view, middle, 480)
        assert view.zoomed
        tap(dialog, "photo.whole")
        assert view.camera.scale == fitted
        for what, more in ((Qt.Key.Key_Plus, True), (Qt.Key.Key_Home, False)):
            key(view, what)
            assert (view.camera.scale > fitted) is more
        drag_moves(view, middle)
        fingers_zoom(view, middle)

    in_dialog(page, photo, look)
    assert seen == ["#fe0000"]


def drag_moves(view, middle) -> None:
    start = view.camera.origin
    drag(view, middle, middle + QPoint(40, 25))
    assert (view.camera.origin - start).toPoint() == QPoint(40, 25)
    move(view, middle + QPoint(90, 90))  # no button is down
    assert (view.camera.origin - start).toPoint() == QPoint(40, 25)


def fingers_zoom(view, middle) -> None:
    view.fit()
    fingers, fitted = Fingers(view), view.camera.scale
    fingers.down(a=middle - QPoint(60, 0), b=middle + QPoint(60, 0))
    fingers.go(a=middle - QPoint(160, 0), b=middle + QPoint(160, 0))
    fingers.up(a=middle - QPoint(160, 0), b=middle + QPoint(160, 0))
    assert view.camera.scale > fitted * 2
    start = view.camera.origin
    fingers.down(a=middle)
    fingers.go(a=middle + QPoint(30, 10))
    fingers.up(a=middle + QPoint(30, 10))
    assert (view.camera.origin - start).toPoint() == QPoint(30, 10)


def test_the_keys_step_from_photo_to_photo(page, files, add) -> None:
    first, *_ = add(*files)
    shown = []

    def step(dialog) -> None:
        view, words = find(dialog, "photo.view"), find(dialog, "photo.said", QLabel)
        for what in (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Left):
            key(view, what)
            shown.append(words.text().split(" · ")[0])
        assert find(dialog, "photo.before").isEnabled()
        assert nameless(dialog) == []

    in_dialog(page, first, step)
    assert shown == ["2 of 3", "3 of 3", "3 of 3", "2 of 3"]


def test_a_title_names_nobody(page, files, add) -> None:
    (photo,) = add(files[0])
    page.chart.photos.caption(photo.id, "Ada's shoulder")
    titles = []
    in_dialog(page, photo, lambda dialog: titles.append(dialog.windowTitle()))
    assert titles == ["Photo"]


# --- changing


def test_a_caption_is_written_as_it_is_typed(page, chart, files, add, reopen) -> None:
    (photo,) = add(files[0])

    def write(dialog) -> None:
        line = find(dialog, "photo.caption")
        typed(line, "bruise")
        assert page.chart.photos.all[0].caption == "bruise"
        key(line, Qt.Key.Key_Z, CONTROL)
        assert line.text() == ""
        typed(line, "knee")

    in_dialog(page, photo, write)
    assert tiles(page)[0].accessibleName() == "Photo 1: knee"
    assert reopen().chart.photos.all[0].caption == "knee"


def test_undo_in_the_photo_takes_back_no_site(page, chart, files, add) -> None:
    (photo,) = add(files[0])
    in_dialog(page, photo, lambda dialog: key(find(dialog, "photo.view"), Qt.Key.Key_Z, CONTROL))
    assert chart.photos.all == (photo,)


@pytest.mark.parametrize("how", ["chip", "key"])
def test_a_deleted_photo_comes_back_from_the_toast(window, page, files, add, how) -> None:
    photos = add(*files)

    def delete(dialog) -> None:
        if how == "chip":
            tap(dialog, "photo.delete")
        else:
            key(find(dialog, "photo.view"), Qt.Key.Key_Delete)
        assert not dialog.isVisible()

    in_dialog(page, photos[1], delete)
    assert len(tiles(page)) == 2
    assert window.toast.text == "Deleted the photo."
    tap(window, "toast.undo")
    assert page.chart.photos.all == photos
    assert [tile.photo.id for tile in tiles(page)] == [photo.id for photo in photos]
    first, second, third = tiles(page)
    assert (first.nextInFocusChain(), second.nextInFocusChain()) == (second, third)


@pytest.mark.parametrize("text", ["<b>bold</b><img src=x>", "a\u202eb", "W" * 5_000, "a\nb"])
def test_hostile_captions_are_text(page, window, files, add, text) -> None:
    (photo,) = add(files[0])
    width = window.minimumSizeHint().width()
    page.chart.photos.caption(photo.id, text)
    settle()
    (tile,) = tiles(page)
    assert "\n" not in tile.accessibleName()
    assert "<img" not in tile.toolTip()
    assert len(tile.toolTip()) < 1_000

    def look(dialog) -> None:
        assert find(dialog, "photo.caption").text() == text
        assert dialog.width() <= window.width()

    in_dialog(page, photo, look)
    assert page.chart.photos.all[0].caption == text
    assert window.minimumSizeHint().width() <= max(width, 980)


# --- signed, missing, damaged


def test_a_signed_visit_is_looked_at_only(window, page, store, files, add, reopen) -> None:
    (photo,) = add(files[0])
    window.show_patients()
    loaded = store.load(ADA)
    visits = tuple(replace(v, state=VisitState.SIGNED) for v in loaded.record.visits)
    store.save(replace(loaded.record, visits=visits), loaded.digest)
    again = reopen()
    again.panel.show_section("photos")
    for name in ("photos.add", "photos.paste"):
        assert not find(again, name).isEnabled()
    for name in ("add_photos", "paste_photo"):
        assert not window.actions_by_id[name].isEnabled()
    assert not dropped(again, mime_of(*files))

    def look(dialog) -> None:
        assert find(dialog, "photo.caption").isReadOnly()
        assert not find(dialog, "photo.delete").isEnabled()
        key(find(dialog, "photo.view"), Qt.Key.Key_Delete)

    in_dialog(again, photo, look)
    assert again.chart.photos.all == (photo,)
    assert not window.toast.isVisible()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.unlink(), "missing"),
        (lambda path: path.write_bytes(b"torn"), "damaged"),
    ],
)
def test_a_photo_that_is_not_there_says_so_in_its_place(
    page, store, files, add, reopen, qtbot, spoil, words
) -> None:
    photos = add(*files[:2])
    spoil(store.photos.path(ADA, photos[0].digest))
    again = reopen()
    again.panel.show_section("photos")
    wait_for_tiles(again.panel.photos, qtbot)
    assert [colour_of(tile) for tile in tiles(again)][1] == "#008001"
    told = []

    def look(dialog) -> None:
        view = find(dialog, "photo.view")
        qtbot.waitUntil(lambda: words in view.accessibleDescription())
        told.append(view.accessibleDescription())

    in_dialog(again, photos[0], look)
    assert "safe" in told[0] or "left as it is" in told[0]
    assert again.chart.photos.all == photos


def test_a_photo_that_has_come_back_is_shown_again(page, store, files, add, monkeypatch, qtbot):
    (photo,) = add(files[0])
    path = store.photos.path(ADA, photo.digest)
    data = path.read_bytes()
    path.unlink()
    pictures = page.panel.photos.pictures
    pictures._kept.clear()
    wait_for_tiles(page.panel.photos, qtbot)
    assert pictures.fault(photo.digest) is not None
    path.write_bytes(data)
    monkeypatch.setattr("ims_chart.ui.photo_pictures.AGAIN_S", 0.0)
    wait_for_tiles(page.panel.photos, qtbot)
    assert pictures.fault(photo.digest) is None
    assert colour_of(tiles(page)[0]) == "#fe0000"


# --- on paper


def test_photos_are_printed_if_they_are_wanted(window, page, files, add) -> None:
    add(*files)
    pages = []

    def choose(dialog) -> None:
        pages.append(len(dialog.findChildren(QLabel, None)))
        pages.append(len(dialog._pages))
        tap(dialog, "print.photos")
        pages.append(len(dialog._pages))
        tap(dialog, "print.kind.handout")
        assert not find(dialog, "print.photos").isEnabled()

    when_asked(choose)
    tap(page, "print_chart")
    assert pages[2] == pages[1] + 1


def test_without_photos_none_are_offered(page, canvas) -> None:
    shown = []
    when_asked(lambda dialog: shown.append(find(dialog, "print.photos").isVisible()))
    tap(page, "print_chart")
    assert shown == [False]


def test_a_press_that_strays_pulls_no_photo_along(page, files, add) -> None:
    """A view lets go of a drag that ends beside it."""
    (photo,) = add(files[0])

    def look(dialog) -> None:
        view = find(dialog, "photo.view", PhotoView)
        middle = view.rect().center()
        press(view, middle)
        release(view, middle + QPoint(0, 4_000))
        start = view.camera.origin
        move(view, middle)
        assert view.camera.origin == start
        QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))

    in_dialog(page, photo, look)
