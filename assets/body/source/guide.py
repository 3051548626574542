"""Draws a measuring grid over a part of a built picture: coordinates for figures are read off it.

    python assets/body/source/guide.py back 0,440,200,640 grid.png

The box is given, and the grid labelled, as the figures are written: thousandths of a body height,
across from the midline (to the image's right) and up from the sole.
"""

import argparse
from pathlib import Path

from PIL import Image, ImageDraw
from views import BOTTOM, LEFT, RIGHT, TOP

FOLDER = Path(__file__).resolve().parent.parent / "male"
SIZE = 1500  # pixels, the longer edge of the crop


def crop(picture: Image.Image, box: tuple[float, float, float, float], step: float) -> Image.Image:
    """The part of the picture between x0, y0 (lower left) and x1, y1, with grid lines."""
    x0, y0, x1, y1 = (value / 1000 for value in box)
    wide, high = picture.width / (RIGHT - LEFT), picture.height / (TOP - BOTTOM)
    edges = ((x0 - LEFT) * wide, (TOP - y1) * high, (x1 - LEFT) * wide, (TOP - y0) * high)
    scale = SIZE / max(edges[2] - edges[0], edges[3] - edges[1])
    size = (round((edges[2] - edges[0]) * scale), round((edges[3] - edges[1]) * scale))
    part = picture.resize(size, Image.Resampling.LANCZOS, box=edges)
    sheet = Image.new("RGB", part.size, "white")
    sheet.paste(part, mask=part.getchannel("A"))
    if step:
        _grid(ImageDraw.Draw(sheet), box, step, size)
    return sheet


def _grid(
    pen: ImageDraw.ImageDraw, box: tuple[float, ...], step: float, size: tuple[int, int]
) -> None:
    x0, y0, x1, y1 = box
    for i in range(int(x0 // step), int(x1 // step) + 1):
        x = (i * step - x0) / (x1 - x0) * size[0]
        pen.line([(x, 0), (x, size[1])], fill=(70, 70, 255) if i % 5 == 0 else (150, 190, 255))
        pen.text((x + 2, 2), f"{i * step:g}", fill=(0, 0, 200))
    for i in range(int(y0 // step), int(y1 // step) + 1):
        y = (y1 - i * step) / (y1 - y0) * size[1]
        pen.line([(0, y), (size[0], y)], fill=(70, 70, 255) if i % 5 == 0 else (150, 190, 255))
        pen.text((2, y + 1), f"{i * step:g}", fill=(0, 0, 200))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("view", choices=["front", "back"])
    parser.add_argument("box", help="x0,y0,x1,y1 in thousandths of a body height")
    parser.add_argument("out", type=Path)
    parser.add_argument("--step", type=float, default=10, help="between grid lines; 0: no grid")
    asked = parser.parse_args()
    x0, y0, x1, y1 = (float(value) for value in asked.box.split(","))
    with Image.open(FOLDER / f"{asked.view}.webp") as picture:
        crop(picture.convert("RGBA"), (x0, y0, x1, y1), asked.step).save(asked.out)


if __name__ == "__main__":
    main()
