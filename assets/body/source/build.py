"""Rebuilds the atlas: pictures, outlines and anchor tables of the views.

    python assets/body/source/build.py [VIEW ...] [--body BODY] [--out DIR] [--height PIXELS]

A view of one side is built together with its twin of the other. Needs the dependency group `art`.
Outlines and anchors don't depend on the height of the picture.
"""

import argparse
import json
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from pathlib import Path

import numpy as np
from PIL import Image

import anchors
import mesh
import skin
from carry import carry_to
from export import ATLAS_VERSION, as_text, view_data
from light import look
from mesh import BODIES, REFERENCE
from paint import finished, paint
from patches import Figure, shapes
from pieces import piece
from raster import Raster
from silhouette import silhouette
from views import VIEWS, View, views_of

LARGE, MEDIUM, SMALL = 3200, 1600, 800  # pixels; large ones only of views of the whole body
QUALITY = 88


def figure_of(view: View) -> Figure:
    """The muscles drawn in a view; only its own file is read."""
    return import_module(f"muscles_{view.figure or view.name}").FIGURE


def build_view(body: str, name: str, out: Path, height: int | None = None) -> str:
    """Writes the files of one view of a body below `out`, and those of its twin."""
    views = views_of(body)
    view, carry = views[name], carry_to(views[name])
    shown = piece(mesh.load(body), view)
    folder = out / body
    folder.mkdir(parents=True, exist_ok=True)
    outline = silhouette(shown, view)
    drawn = shapes(figure_of(view), views_of(REFERENCE)[name], outline, carry)
    table = anchors.table(shown, view)
    _write(view, view_data(view, drawn, outline, carry), table, folder)
    if view.twin:
        twin = views[view.twin]
        _write(twin, view_data(twin, drawn, outline, carry), anchors.mirrored(table), folder)
    raster = Raster(view, height or (LARGE if view.whole else MEDIUM))
    surface = look(shown, raster)
    muscles = paint(surface, drawn, raster)
    for dress, layers in (("", muscles), ("-skin", skin.dress(surface, muscles, raster, carry))):
        for each, picture in finished(layers, outline.body, raster).items():
            _save(picture, folder / f"{each}{dress}.webp")
            _save(_lower(picture, SMALL), folder / f"{each}{dress}-small.webp")
            if view.whole:
                _save(_lower(picture, MEDIUM), folder / f"{each}{dress}-medium.webp")
    return f"{body} {name}: {len(drawn)} shapes"


def _write(view: View, data: dict, table: np.ndarray, folder: Path) -> None:
    (folder / f"{view.name}.json").write_text(as_text(data), encoding="utf-8", newline="\n")
    (folder / f"{view.name}.anchors").write_bytes(anchors.to_bytes(table))


def _lower(picture: Image.Image, height: int) -> Image.Image:
    height = min(height, picture.height)
    size = (round(picture.width * height / picture.height), height)
    return picture.resize(size, Image.Resampling.LANCZOS)


def _save(picture: Image.Image, path: Path) -> None:
    picture.save(path, quality=QUALITY, alpha_quality=100, method=6)


def write_atlas(out: Path) -> None:
    """The list of bodies and of their views."""
    atlas = {
        "format": "ims-chart/atlas",
        "version": ATLAS_VERSION,
        "reference_body": REFERENCE,
        "bodies": {body: {"views": views} for body in BODIES if (views := _built(out / body))},
    }
    text = json.dumps(atlas, indent=2) + "\n"
    (out / "atlas.json").write_text(text, encoding="utf-8", newline="\n")


def _built(folder: Path) -> list[str]:
    """The views that are there and have muscles."""
    files = {name: folder / f"{name}.json" for name in VIEWS}
    return [
        name
        for name, file in files.items()
        if file.is_file() and json.loads(file.read_text(encoding="utf-8"))["regions"]
    ]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("views", nargs="*", metavar="VIEW", help="all of them, when none is given")
    parser.add_argument("--body", choices=BODIES, help="both of them, when not given")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("--height", type=int, help="of the large pictures, in pixels")
    asked = parser.parse_args()
    for name in asked.views:
        if name not in VIEWS:
            parser.error(f"no view {name!r}: choose from {', '.join(VIEWS)}")
    wanted = [VIEWS[name] for name in asked.views or VIEWS]
    names = dict.fromkeys(view.name if view.drawn else view.twin for view in wanted)
    with ProcessPoolExecutor(max_workers=2) as workers:
        jobs = [
            workers.submit(build_view, body, name, asked.out, asked.height)
            for body in ([asked.body] if asked.body else BODIES)
            for name in names
        ]
        for job in jobs:
            print(job.result(), flush=True)
    write_atlas(asked.out)


if __name__ == "__main__":
    main()
