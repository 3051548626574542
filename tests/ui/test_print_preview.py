"""The pages before they are printed, and into a file."""

import pytest
from PySide6.QtWidgets import QLabel

from ims_chart.storage.settings import Paper, load_settings
from ims_chart.ui import ask
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


def test_without_a_visit_there_is_nothing_to_print(window, chart) -> None:
    window.actions_by_id["remove_visit"].trigger()
    assert not window.actions_by_id["print_chart"].isEnabled()
