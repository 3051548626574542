"""The committed pictures: size, transparency, and outlines that lie where the picture shows."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ims_chart.body import SMALL_HEIGHT
from mesh import BODIES

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "body"
DRESSES = ["", "-skin"]
SMALL = "-small"
HEIGHTS = {SMALL: SMALL_HEIGHT, "-medium": 1600, "": 3200}


def flattened(path):
    """The rings of a path, control points only: close enough at 800 pixels."""
    for part in path.split("Z")[:-1]:
        numbers = part.replace("M", " ").replace("C", " ").split()
        yield np.array(numbers, float).reshape(-1, 2)[::3]


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("ending", HEIGHTS)
def test_pictures_have_their_size_and_the_proportions_of_the_box(view, view_file, dress, ending):
    height = HEIGHTS[ending] if ending or view.whole else 1600
    file = FOLDER / view.body / f"{view.name}{dress}{ending}.webp"
    if ending == "-medium" and not view.whole:  # the highest is no higher
        assert not file.exists()
        return
    with Image.open(file) as picture:
        assert picture.mode == "RGBA"
        assert picture.height == height
        assert picture.width == pytest.approx(height * view_file["width"] / 10000, abs=2)
        cover = np.asarray(picture.getchannel("A"))
    assert cover[0].max() == 0
    if view.part != "body" or view.whole:  # the others are cropped at the shoulders
        assert cover[:, :3].max() == 0
    assert 0.2 < (cover > 127).mean() < 0.8


@pytest.mark.parametrize("dress", DRESSES)
def test_the_silhouette_lies_on_the_picture(view, view_file, dress):
    with Image.open(FOLDER / view.body / f"{view.name}{dress}{SMALL}.webp") as picture:
        cover = np.asarray(picture.getchannel("A")) > 127
        size = picture.size
    ink = Image.new("1", size, 0)
    pen = ImageDraw.Draw(ink)
    for ring in flattened(view_file["silhouette"]):
        scale = np.array(size) / [view_file["width"], view_file["height"]]
        pen.polygon([tuple(at) for at in ring * scale], fill=1)
    apart = np.asarray(ink) != cover
    # the silhouette leaves out where the body is cut through: a stump, an ankle
    assert apart.mean() < (0.15 if view.part == "foot" else 0.01)


def test_all_pictures_together_stay_small():
    assert sum(path.stat().st_size for path in FOLDER.glob("*/*.webp")) < 25e6


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("name", ["front", "back", "left", "right", "head_front"])
def test_skin_is_not_the_colour_of_flesh(body, name):
    flesh, skin = (reddish(FOLDER / body / f"{name}{dress}{SMALL}.webp") for dress in DRESSES)
    assert skin < flesh - 0.1


def reddish(path):
    with Image.open(path) as picture:
        pixels = np.asarray(picture, float)
    red, green = (pixels[..., k][pixels[..., 3] > 127].mean() for k in (0, 1))
    return red / green
