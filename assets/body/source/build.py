"""Rebuilds the atlas: pictures, outlines and anchor tables of the views.

    python assets/body/source/build.py [front back] [--out DIR] [--height 3200]

Needs the dependency group `art`. Outlines and anchors don't depend on the height of the picture.
"""

import argparse
import json
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import anchors
import mesh
from export import ATLAS_VERSION, as_text, view_data
from light import Raster, look
from muscles_back import FIGURE as BACK_FIGURE
from muscles_front import FIGURE as FRONT_FIGURE
from paint import paint
from patches import shapes
from PIL import Image
from views import VIEWS, silhouette

BODY = "male"
FIGURES = {"front": FRONT_FIGURE, "back": BACK_FIGURE}
SMALL = 800  # pixels
QUALITY = 88


def build_view(name: str, out: Path, height: int) -> str:
    """Writes the four files of one view below `out`."""
    body, view = mesh.load(BODY), VIEWS[name]
    folder = out / BODY
    folder.mkdir(parents=True, exist_ok=True)
    outline = silhouette(body, view)
    drawn = shapes(FIGURES[name], outline)
    data = view_data(view, drawn, outline)
    (folder / f"{name}.json").write_text(as_text(data), encoding="utf-8", newline="\n")
    (folder / f"{name}.anchors").write_bytes(anchors.to_bytes(anchors.table(body, view)))
    raster = Raster.of_height(height)
    picture = paint(look(body, view, raster), drawn, outline, raster)
    _save(picture, folder / f"{name}.webp")
    small = Raster.of_height(SMALL)
    size = (small.width * 2, small.height)
    _save(picture.resize(size, Image.Resampling.LANCZOS), folder / f"{name}-small.webp")
    return f"{name}: {len(data['regions'])} regions, {len(data['structures'])} structures"


def _save(picture: Image.Image, path: Path) -> None:
    picture.save(path, quality=QUALITY, alpha_quality=100, method=6)


def write_atlas(out: Path) -> None:
    """The list of bodies and views."""
    atlas = {
        "format": "ims-chart/atlas",
        "version": ATLAS_VERSION,
        "reference_body": BODY,
        "bodies": {BODY: {"views": list(FIGURES)}},
    }
    text = json.dumps(atlas, indent=2) + "\n"
    (out / "atlas.json").write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("views", nargs="*", help="front, back; all when none is given")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("--height", type=int, default=3200, help="of the large picture, in pixels")
    asked = parser.parse_args()
    names = asked.views or list(FIGURES)
    for name in names:
        if name not in FIGURES:
            parser.error(f"no view {name!r}: choose from {', '.join(FIGURES)}")
    asked.out.mkdir(parents=True, exist_ok=True)
    write_atlas(asked.out)
    with ProcessPoolExecutor(max_workers=2) as workers:
        jobs = [workers.submit(build_view, name, asked.out, asked.height) for name in names]
        for job in jobs:
            print(job.result())


if __name__ == "__main__":
    main()
