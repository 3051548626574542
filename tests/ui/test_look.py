"""How the body is shown: the dresses, the button that offers them, and what is remembered."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QMenu

from ims_chart.body import Atlas
from ims_chart.resources import asset
from ims_chart.storage.settings import Dress, load_settings, save_settings
from ims_chart.storage.settings import Theme as Mode
from ims_chart.ui.pictures import Pictures
from ims_chart.ui.theme import theme
from ims_chart.ui.window import Window
from tests.ui.conftest import ADA
from tests.ui.hands import click, find, key, mark, settle, spot, tap

SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
KEYS = {
    Dress.VEILED: (Qt.Key.Key_V, NONE),
    Dress.FULL: (Qt.Key.Key_V, SHIFT),
    Dress.DEEP: (Qt.Key.Key_D, NONE),
    Dress.SKIN: (Qt.Key.Key_K, NONE),
    Dress.OUTLINE: (Qt.Key.Key_O, NONE),
}
SKIN = QColor("#3366cc")
"""No skin is as blue: it can't be taken for another picture."""


def picture(canvas) -> QImage:
    settle()
    return canvas.grab().toImage()


@pytest.fixture
def assets(tmp_path):
    """The program's own atlas, of which a test may take files away or add some."""
    shutil.copytree(asset("anatomy"), tmp_path / "anatomy")
    shutil.copytree(
        asset("body"), tmp_path / "body", ignore=shutil.ignore_patterns("source", "*_*", "female")
    )
    for skin in (tmp_path / "body" / "male").glob("*-skin*"):
        skin.unlink()
    return tmp_path


@pytest.fixture
def pictures(qapp, assets):
    made = Pictures(Atlas(assets))
    yield made
    made.close()


@pytest.fixture
def opened(qapp, qtbot, store):
    """Opens Ada's chart in a window over another atlas."""

    def show(atlas: Atlas):
        theme.apply(Mode.LIGHT)
        made = Window(atlas, Pictures(atlas))
        qtbot.addWidget(made)
        made.show()
        made.show_store(store)
        assert made.open(ADA)
        page = made.open_patient.page
        qtbot.waitSignal(page.furnished).wait()
        settle()
        return page.canvas

    return show


@pytest.mark.parametrize("dress", KEYS)
def test_each_dress_has_a_key_and_is_remembered(window, page, canvas, dress) -> None:
    other = "dress_outline" if dress is Dress.VEILED else "dress_veiled"
    window.actions_by_id[other].trigger()
    before = picture(canvas)
    key(canvas, *KEYS[dress])
    assert window.actions_by_id[f"dress_{dress}"].isChecked()
    assert load_settings().dress is dress
    assert picture(canvas) != before


def test_a_start_shows_what_was_remembered(qapp, qtbot, store, atlas, opened) -> None:
    plain = picture(opened(atlas))
    save_settings(dress=Dress.OUTLINE)
    assert picture(opened(atlas)) != plain


def test_the_next_patient_is_shown_alike(window, page, reopen) -> None:
    window.actions_by_id["dress_outline"].trigger()
    shown = reopen()
    assert window.actions_by_id["dress_outline"].isChecked()
    assert shown.canvas._painter.look.dress is Dress.OUTLINE


def test_the_button_offers_every_dress_and_the_landmarks(window, page, canvas) -> None:
    tap(page, "look")
    menu = find(page, "look.menu", QMenu)
    offered = [action.objectName().removeprefix("action.") for action in menu.actions()]
    assert {*(f"dress_{dress}" for dress in Dress), "landmarks"} == set(offered)
    chosen = next(a for a in menu.actions() if a.objectName() == "action.dress_full")
    click(menu, menu.actionGeometry(chosen).center())
    assert canvas._painter.look.dress is Dress.FULL


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("dress", KEYS)
def test_a_mark_stands_out_on_every_dress(window, canvas, chart, mode, dress) -> None:
    """Ink and halo of a mark are as far apart as words have to be, whatever lies below."""
    theme.apply(mode)
    window.actions_by_id[f"dress_{dress}"].trigger()
    click(canvas, spot(canvas, "infraspinatus"))
    at = mark(canvas, chart.selected)
    chart.select(None)
    seen = picture(canvas)
    near = [seen.pixelColor(at.x() + x, at.y()).lightnessF() for x in range(-14, 15)]
    assert max(near) - min(near) > 0.35


def test_skin_shows_its_own_picture(assets, opened) -> None:
    blue(assets, "back-skin.webp", 3200)
    blue(assets, "back-skin-small.webp", 800)
    canvas = opened(Atlas(assets))
    at = spot(canvas, "infraspinatus")
    canvas.window().actions_by_id["dress_skin"].trigger()
    seen = picture(canvas).pixelColor(at)
    assert seen.hsvHue() == pytest.approx(SKIN.hsvHue(), abs=15)


def test_without_a_picture_of_the_skin_the_muscles_show(pictures) -> None:
    muscles = pictures.get("male", "back", Dress.VEILED, 700)
    assert pictures.get("male", "back", Dress.SKIN, 700) == muscles


def test_without_any_picture_there_are_lines(assets, opened, atlas) -> None:
    for file in (assets / "body" / "male").glob("*.webp"):
        file.write_bytes(b"" if "front" in file.name else b"RIFF")
    canvas = opened(Atlas(assets))
    veiled = picture(canvas)
    canvas.window().actions_by_id["dress_outline"].trigger()
    assert picture(canvas) == veiled
    assert veiled.pixelColor(spot(canvas, "infraspinatus")) == theme.tokens.color("panel")


def test_lines_load_no_picture(pictures) -> None:
    pictures.prefetch("male", ("back", "front"), Dress.OUTLINE)
    assert pictures.get("male", "back", Dress.OUTLINE, 700) is None
    assert pictures._levels == {}
    assert pictures._early == {}


def blue(assets, name: str, height: int) -> None:
    image = QImage(height * 6154 // 10000, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(SKIN)
    assert image.save(str(assets / "body" / "male" / name), "WEBP")
