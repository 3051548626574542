"""The pages before they are printed, and into a file."""

import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from ims_chart.storage.settings import Paper, load_settings
from ims_chart.ui import ask
from ims_chart.ui.menu_chip import MenuChip
from tests.ui.hands import click, find, spot, tap, when_asked


@pytest.fixture
def preview(window, canvas):
    """Opens the preview and does something in it."""
    click(canvas, spot(canvas, "infraspinatus"))

    def opened(do) -> None:
        when_asked(do)
        tap(window.open_patient.page, "print_chart")

    return opened


def test_the_page_is_shown(preview) -> None:
    shapes = []

    def look(dialog) -> None:
        shapes.append(find(dialog, "print.page.1", QLabel).pixmap().size())

    preview(look)
    (size,) = shapes
    assert size.height() / size.width() == pytest.approx(297 / 210, abs=0.01)


def test_the_paper_is_chosen_and_remembered(preview) -> None:
    shapes = []

    def letter(dialog) -> None:
        tap(dialog, "print.paper.Letter")
        shapes.append(find(dialog, "print.page.1", QLabel).pixmap().size())

    preview(letter)
    assert shapes[0].height() / shapes[0].width() == pytest.approx(11 / 8.5, abs=0.01)
    assert load_settings().paper is Paper.LETTER


@pytest.mark.parametrize(
    ("name", "written", "magic"),
    [("a.pdf", "a.pdf", b"%PDF"), ("a.png", "a.png", b"\x89PNG"), ("a", "a.pdf", b"%PDF")],
)
def test_it_is_saved_as_its_name_says(preview, tmp_path, monkeypatch, name, written, magic) -> None:
    monkeypatch.setattr(ask, "save_path", lambda *_: tmp_path / name)
    said = []

    def save(dialog) -> None:
        tap(dialog, "print.save")
        said.append(find(dialog, "print.fault", QLabel).text())

    preview(save)
    assert (tmp_path / written).read_bytes().startswith(magic)
    assert said == [f"Saved as {written}"]


@pytest.mark.parametrize("agreed", [False, True])
def test_other_files_are_replaced_by_further_pages_only_when_asked(
    preview, chart, tmp_path, monkeypatch, agreed
) -> None:
    monkeypatch.setattr(ask, "save_path", lambda *_: tmp_path / "a.png")
    asked = []
    monkeypatch.setattr(ask, "sure", lambda *words: asked.append(words[2]) or agreed)
    (tmp_path / "a-2.png").write_bytes(b"mine")
    chart.visits.change("notes", notes="One line of notes.\n" * 200)
    preview(lambda dialog: tap(dialog, "print.save"))
    assert len(asked) == 1
    assert "a-2.png" in asked[0]
    assert ((tmp_path / "a-2.png").read_bytes() == b"mine") is not agreed
    assert (tmp_path / "a.png").exists() is agreed


def test_the_name_offered_holds_no_patient(preview, monkeypatch) -> None:
    offered = []
    monkeypatch.setattr(ask, "save_path", lambda _p, _t, name, _k: offered.append(name))
    preview(lambda dialog: tap(dialog, "print.save"))
    assert offered == ["session-summary-2026-03-02.pdf"]


@pytest.mark.parametrize(
    ("name", "words"), [("none/a.pdf", "is not there"), ("a.docx", "not as “.docx”")]
)
def test_what_cannot_be_saved_is_explained(preview, tmp_path, monkeypatch, name, words) -> None:
    monkeypatch.setattr(ask, "save_path", lambda *_: tmp_path / name)
    said = []

    def save(dialog) -> None:
        tap(dialog, "print.save")
        said.append(find(dialog, "print.fault", QLabel).text())

    preview(save)
    assert words in said[0]
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(
    ("kind", "title"),
    [("summary", "session-summary-2026"), ("course", "course-of-treatment"),
     ("handout", "after-your-treatment"), ("blank", "blank-chart")],
)  # fmt: skip
def test_what_is_printed_is_chosen_on_one_line(preview, monkeypatch, kind, title) -> None:
    offered = []
    monkeypatch.setattr(ask, "save_path", lambda _p, _t, name, _k: offered.append(name))

    def choose(dialog) -> None:
        tap(dialog, f"print.kind.{kind}")
        tap(dialog, "print.save")

    preview(choose)
    assert offered[0].startswith(title)


def test_the_choices_change_the_page_and_are_remembered(preview) -> None:
    shapes = []

    def choose(dialog) -> None:
        for field in ("landscape", "grey", "compared"):
            tap(dialog, f"print.{field}")
        find(dialog, "print.scale", MenuChip).chosen.emit(1.3)
        find(dialog, "print.margin", MenuChip).chosen.emit(20.0)
        picture = find(dialog, "print.page.1", QLabel).pixmap()
        shapes.append((picture.size(), grey(picture.toImage())))

    preview(choose)
    ((size, is_grey),) = shapes
    assert size.width() > size.height()
    assert is_grey
    kept = load_settings()
    assert (kept.landscape, kept.paper_grey) == (True, True)
    assert (kept.paper_scale, kept.paper_margin) == (1.3, 20.0)


def grey(image) -> bool:
    pixels = {image.pixel(x, y) & 0xFFFFFF for x in range(0, image.width(), 7) for y in range(300)}
    return all(p >> 16 == p >> 8 & 255 == p & 255 for p in pixels)


def test_the_page_and_the_note_are_copied(preview) -> None:
    copied = []

    def copy(dialog) -> None:
        tap(dialog, "print.copy_picture")
        copied.append(QGuiApplication.clipboard().image().size())
        tap(dialog, "print.copy_text")
        copied.append(QGuiApplication.clipboard().text())

    preview(copy)
    assert copied[0].height() / copied[0].width() == pytest.approx(297 / 210, abs=0.01)
    assert "infraspinatus" in copied[1]


def test_a_picture_has_the_resolution_that_was_chosen(preview, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(ask, "save_path", lambda *_: tmp_path / "a.png")

    def save(dialog) -> None:
        find(dialog, "print.dpi", MenuChip).chosen.emit(300)
        tap(dialog, "print.save")

    preview(save)
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == (2480, 3508)


def test_all_pages_come_in_the_end(preview, qtbot) -> None:
    painted = []

    def look(dialog) -> None:
        tap(dialog, "print.kind.blank")
        labels = [find(dialog, f"print.page.{n}", QLabel) for n in (1, 2)]
        qtbot.waitUntil(lambda: not any(label.pixmap().isNull() for label in labels))
        painted.append(len(labels))

    preview(look)
    assert painted == [2]


def when_letterhead_opens(do) -> None:
    """Does something in the dialog over the preview, which is a dialog itself."""
    look = QTimer(QApplication.instance(), interval=1)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog.objectName() != "letterheadDialog":
            return
        look.stop()
        look.deleteLater()
        try:
            do(dialog)
        finally:
            dialog.close()

    look.timeout.connect(answer)
    look.start()


def test_the_letterhead_is_chosen_and_printed(window, preview, tmp_path, monkeypatch) -> None:
    Image.new("CMYK", (300, 100), (0, 255, 255, 0)).save(tmp_path / "logo.jpg")
    monkeypatch.setattr(ask, "picture_path", lambda *_: tmp_path / "logo.jpg")
    red = []

    def fill(dialog) -> None:
        tap(dialog, "letterhead.choose")
        find(dialog, "letterhead.handout", QPlainTextEdit).setPlainText("Rest\nSleep")
        tap(dialog, "letterhead.accept")

    def change(dialog) -> None:
        when_letterhead_opens(fill)
        tap(dialog, "print.letterhead")
        image = find(dialog, "print.page.1", QLabel).pixmap().toImage()
        top = [image.pixelColor(x, y) for x in range(400, 760, 5) for y in range(30, 120, 5)]
        red.append(any(c.red() > 200 and c.green() < 60 for c in top))

    preview(change)
    assert red == [True]
    assert (window.store.folder / "letterhead.png").read_bytes().startswith(b"\x89PNG")
    assert window.store.clinic().handout == "Rest\nSleep"


def test_a_logo_that_is_none_is_told_and_changes_nothing(
    window, preview, tmp_path, monkeypatch
) -> None:
    (tmp_path / "logo.png").write_bytes(b"no picture")
    monkeypatch.setattr(ask, "picture_path", lambda *_: tmp_path / "logo.png")
    said = []

    def fill(dialog) -> None:
        tap(dialog, "letterhead.choose")
        said.append(find(dialog, "letterhead.fault", QLabel).text())
        tap(dialog, "letterhead.cancel")

    def change(dialog) -> None:
        when_letterhead_opens(fill)
        tap(dialog, "print.letterhead")

    preview(change)
    assert "no picture that can be read" in said[0]
    assert not (window.store.folder / "letterhead.png").exists()


def test_a_damaged_letterhead_is_told_and_the_page_shown(window, preview) -> None:
    (window.store.folder / "letterhead.png").write_bytes(b"no picture")
    said = []

    def look(dialog) -> None:
        said.append(find(dialog, "print.fault", QLabel).text())
        assert not find(dialog, "print.page.1", QLabel).pixmap().isNull()

    preview(look)
    assert "no picture that can be read" in said[0]


def test_without_a_visit_there_is_nothing_to_print(window, chart) -> None:
    window.actions_by_id["remove_visit"].trigger()
    assert not window.actions_by_id["print_chart"].isEnabled()
