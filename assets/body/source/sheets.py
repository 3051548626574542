"""Lays all views of all bodies in all dresses side by side, for docs/body.md.

python assets/body/source/sheets.py [--built DIR] [--out DIR]
"""

import argparse
import json
import re
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from mesh import BODIES
from views import HEIGHT, VIEWS

GROUPS = {
    "whole": ("front", "back", "left", "right"),
    "head": ("head_front", "head_left", "head_right", "head_back"),
    "hand": ("hand_left_palm", "hand_left_back", "hand_right_palm", "hand_right_back"),
    "foot": ("foot_left_sole", "foot_left_top", "foot_right_sole", "foot_right_top"),
}
DRESSES = ("", "-skin", "outline")
TALL, GAP = {"whole": 460}, 8  # pixels
PAPER, INK, FINE = "white", (70, 62, 58), (150, 140, 134)
HERE = Path(__file__).resolve().parent


def panel(folder: Path, view: str, dress: str, tall: int) -> Image.Image:
    """One view in one dress, over paper."""
    if dress == "outline":
        return outlined(json.loads((folder / f"{view}.json").read_text(encoding="utf-8")), tall)
    with Image.open(folder / f"{view}{dress}-small.webp") as picture:
        size = (round(picture.width * tall / picture.height), tall)
        small = picture.convert("RGBA").resize(size, Image.Resampling.LANCZOS)
    sheet = Image.new("RGB", size, PAPER)
    sheet.paste(small, mask=small.getchannel("A"))
    return sheet


def outlined(view: dict, tall: int) -> Image.Image:
    """The outlines of the superficial muscles, the structures and the body."""
    finer = 3
    scale = tall * finer / HEIGHT
    sheet = Image.new("RGB", (round(view["width"] * scale), tall * finer), PAPER)
    pen = ImageDraw.Draw(sheet)
    shown = [region for region in view["regions"] if region["layer"] == "superficial"]
    for shape in (*view["structures"], *shown):
        for ring in flattened(shape["path"]):
            pen.line([tuple(at) for at in ring * scale], fill=FINE, width=2)
    for ring in flattened(view["silhouette"]):
        pen.line([tuple(at) for at in ring * scale], fill=INK, width=finer)
    return sheet.resize((sheet.width // finer, tall), Image.Resampling.LANCZOS)


def flattened(path: str) -> list[np.ndarray]:
    """The rings of a path as points."""
    u = np.linspace(0, 1, 9)[:, None]
    rings = []
    for part in path.split("Z")[:-1]:
        at = np.array(re.findall(r"-?\d+", part), float).reshape(-1, 2)
        fours = [at[i : i + 4] for i in range(0, len(at) - 1, 3)]
        rings.append(
            np.vstack(
                [
                    (1 - u) ** 3 * a + 3 * u * (1 - u) ** 2 * b + 3 * u**2 * (1 - u) * c + u**3 * d
                    for a, b, c, d in fours
                ]
            )
        )
    return rings


def sheet_of(group: str, built: Path) -> Image.Image:
    """A row a dress, the bodies beside each other."""
    tall = TALL.get(group, 300)
    rows = [
        [panel(built / body, view, dress, tall) for body in BODIES for view in GROUPS[group]]
        for dress in DRESSES
    ]
    wide = max(sum(each.width + GAP for each in row) for row in rows)
    sheet = Image.new("RGB", (wide, len(rows) * (tall + GAP)), PAPER)
    for i, row in enumerate(rows):
        left = 0
        for each in row:
            sheet.paste(each, (left, i * (tall + GAP)))
            left += each.width + GAP
    return sheet


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--built", type=Path, default=HERE.parent)
    parser.add_argument("--out", type=Path, default=HERE.parents[2] / "docs" / "pictures")
    asked = parser.parse_args()
    if {name for group in GROUPS.values() for name in group} != set(VIEWS):
        raise SystemExit("a view is missing from the sheets")
    for group in GROUPS:
        sheet_of(group, asked.built).save(asked.out / f"body-{group}.webp", quality=86, method=6)


if __name__ == "__main__":
    main()
