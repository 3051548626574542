"""Draws a measuring grid over a part of a view: coordinates for figures are read off it.

    python assets/body/source/guide.py right grid.png --box=-40,440,60,640    # the bare body
    python assets/body/source/guide.py right grid.png --outlines              # and its patches
    python assets/body/source/guide.py right grid.png --built build/try       # a built picture

The box is left,bottom,right,top; all of the view without it. It is given, and the grid labelled, as
the figures are written: thousandths of a body height, to the image's right and up from the view's
origin.
"""

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

import mesh
from build import figure_of
from light import LAMP
from mesh import BODIES, REFERENCE
from patches import lay_out
from pieces import piece
from views import HEIGHT, VIEWS, Box, View, cast, views_of

SIZE = 1500  # pixels, the longer edge of the sheet
INKS = ("#c00000", "#0060c0", "#008040", "#a000a0", "#b06000", "#006070", "#404040", "#7050ff")


def bare(view: View, size: tuple[int, int]) -> Image.Image:
    """The body's surface within the view's box, plainly lit."""
    box = view.box
    across = box.left + (np.arange(size[0]) + 0.5) / size[0] * (box.right - box.left)
    height = box.top - (np.arange(size[1]) + 0.5) / size[1] * (box.top - box.bottom)
    u, v = np.meshgrid(across, height)
    body = piece(mesh.load(view.body), view)
    hits = cast(body, view, u.ravel(), v.ravel())
    shade = 90 + 150 * np.clip(hits.normal @ LAMP, 0, 1)
    shade = np.where(hits.found, np.where(body.cut[hits.triangle], 210, shade), 255)
    return Image.fromarray(shade.reshape(u.shape).astype(np.uint8), "L").convert("RGB")


def built(view: View, part: View, size: tuple[int, int], folder: Path) -> Image.Image:
    """The same part of a built picture, over white."""
    with Image.open(folder / view.body / f"{view.name}.webp") as picture:
        scale = picture.height / HEIGHT
        corners = [(part.box.left, part.box.top), (part.box.right, part.box.bottom)]
        edges = (view.to_box(np.array(corners)) * scale).ravel().tolist()
        crop = picture.convert("RGBA").resize(size, Image.Resampling.LANCZOS, box=edges)
    sheet = Image.new("RGB", size, "white")
    sheet.paste(crop, mask=crop.getchannel("A"))
    return sheet


def draw_outlines(sheet: Image.Image, part: View) -> None:
    """Every patch's whole outline with its name at its middle."""
    pen, scale = ImageDraw.Draw(sheet), sheet.height / HEIGHT
    for i, patch in enumerate(figure_of(part).patches):
        grid, ink = lay_out(patch, part) * scale, INKS[i % len(INKS)]
        border = [grid[:, 0], grid[-1], grid[::-1, -1], grid[0, ::-1]]
        pen.line([tuple(at) for line in border for at in line], fill=ink, width=2)
        pen.text(tuple(grid[grid.shape[0] // 2, grid.shape[1] // 2]), patch.id, fill=ink)


def draw_grid(sheet: Image.Image, part: View, step: float) -> None:
    """Lines every `step` thousandths, darker every fifth."""
    pen, box, scale = ImageDraw.Draw(sheet), part.box, sheet.height / HEIGHT
    low, high = (np.array([box.left, box.bottom]), np.array([box.right, box.top]))
    for axis in (0, 1):
        first, last = low[axis] * 1000 // step, high[axis] * 1000 // step
        for i in range(int(first), int(last) + 1):
            at = np.zeros(2)
            at[axis] = i * step / 1000
            place = float(part.to_box(at)[axis] * scale)
            upright = [(place, 0), (place, sheet.height)]
            ends = upright if axis == 0 else [(0, place), (sheet.width, place)]
            pen.line(ends, fill=(70, 70, 255) if i % 5 == 0 else (150, 190, 255))
            pen.text((place + 2, 2) if axis == 0 else (2, place + 1), f"{i * step:g}", fill="navy")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("view", choices=[name for name, view in VIEWS.items() if view.drawn])
    parser.add_argument("out", type=Path)
    parser.add_argument("--body", choices=BODIES, default=REFERENCE)
    parser.add_argument("--box", metavar="LEFT,BOTTOM,RIGHT,TOP", help="in thousandths")
    parser.add_argument("--step", type=float, default=10, help="between grid lines; 0: no grid")
    parser.add_argument("--outlines", action="store_true", help="the patches' outlines and names")
    parser.add_argument("--built", type=Path, metavar="DIR", help="over the picture built there")
    asked = parser.parse_args()
    view = views_of(asked.body)[asked.view]
    frame = view.box
    if asked.box:
        left, bottom, right, top = (float(value) / 1000 for value in asked.box.split(","))
        frame = Box(left, right, bottom, top)
    part = replace(view, box=frame, side=view.near_side)
    wide, high = frame.right - frame.left, frame.top - frame.bottom
    size = (round(SIZE * wide / max(wide, high)), round(SIZE * high / max(wide, high)))
    sheet = built(view, part, size, asked.built) if asked.built else bare(part, size)
    if asked.step:
        draw_grid(sheet, part, asked.step)
    if asked.outlines:
        draw_outlines(sheet, part)
    sheet.save(asked.out)


if __name__ == "__main__":
    main()
