"""From shapes to the view file: regions in the order of the answer, structures, the silhouette."""

import json
from itertools import chain

import numpy as np
from shapely.geometry.base import BaseGeometry

from curves import Ring, closed_beziers, hull, mirrored, path_text, rounded
from levels import Cell, cells
from patches import Carry, Layer, Shape, joined, region_of
from silhouette import Silhouette, polygons
from views import HEIGHT, View

ATLAS_VERSION = "1"
FIT_ERROR = 2.2  # box units: 0.4 mm on a 175 cm body
LAYERS: tuple[Layer, ...] = ("superficial", "intermediate", "deep")


def outlines(shape: BaseGeometry) -> list[Ring]:
    """Every ring of a shape as joined integer cubics, largest piece first."""
    pieces = sorted(polygons(shape), key=lambda p: (-round(p.area), p.bounds))
    rings = chain.from_iterable((p.exterior, *p.interiors) for p in pieces)
    fitted = []
    for line in rings:
        points = np.array(line.segmentize(10.0).coords)[:-1]  # else straight edges bow when fitted
        if len(points) > 3:
            fitted.append(rounded(closed_beziers(points, FIT_ERROR)))
    return fitted


def view_data(view: View, drawn: list[Shape], outline: Silhouette, carry: Carry) -> dict:
    """The view file as plain data; a twin's from the shapes and silhouette of its drawn view."""
    return {
        "format": "ims-chart/view",
        "version": 1,
        "atlas": ATLAS_VERSION,
        "body": view.body,
        "view": view.name,
        "width": view.width,
        "height": HEIGHT,
        **(_measures(view) if view.whole else {}),
        "image_left": view.image_left,
        **({"side": view.side} if view.side else {}),
        "silhouette": path_text(_seen(view, outlines(outline.skin))),
        "regions": regions(view, drawn, outline.skin, carry),
        "structures": structures(view, drawn),
    }


def _measures(view: View) -> dict[str, float]:
    top = view.box.top
    return {
        "midline_x": round(view.zero / view.width, 6),
        "vertex_y": round((top - 1) * view.scale / HEIGHT, 6),
        "sole_y": round(top * view.scale / HEIGHT, 6),
    }


def _seen(view: View, rings: list[Ring]) -> list[Ring]:
    return rings if view.drawn else [mirrored(ring, view.width) for ring in rings]


def regions(view: View, drawn: list[Shape], body: BaseGeometry, carry: Carry) -> list[dict]:
    """Nearest the skin first: by layer, and within a layer the last painted first."""
    parts: dict[tuple[Layer, str], list[BaseGeometry]] = {}
    for shape in reversed(drawn):
        if shape.patch.layer and shape.patch.named:
            region = region_of(shape)
            if not region.is_empty:
                parts.setdefault((shape.patch.layer, shape.patch.id), []).append(region)
    out = []
    for layer in LAYERS:
        for (its_layer, muscle), shown in parts.items():
            if its_layer == layer:
                out += _both_sides(view, {"muscle": muscle}, {"layer": layer}, joined(shown))
    for cell in cells(view, body, carry) if drawn else ():
        out += _cell(view, cell)
    return out


def _both_sides(view: View, head: dict, tail: dict, shape: BaseGeometry) -> list[dict]:
    near = outlines(shape)
    if view.side:
        sides = [(view.side, _seen(view, near))]
    else:
        far = [mirrored(ring, view.width) for ring in near]
        sides = [(view.near_side, near), (view.far_side, far)]
    return [
        {**head, "side": side, **tail, "bounds": hull(rings), "path": path_text(rings)}
        for side, rings in sides
        if rings
    ]


def _cell(view: View, cell: Cell) -> list[dict]:
    tail = {"layer": "deep", "level": cell.level, "segments": list(cell.segments)}
    return _both_sides(view, {"muscle": cell.muscle}, tail, cell.shape)


def structures(view: View, drawn: list[Shape]) -> list[dict]:
    """Bone, tendon and fascia, nearest the skin first."""
    parts: dict[str, list[BaseGeometry]] = {}
    whole: set[str] = set()
    for shape in reversed(drawn):
        patch = shape.patch
        if patch.layer is None and patch.named and not shape.shown.is_empty:
            parts.setdefault(patch.id, []).append(shape.shown)
            if patch.midline:
                whole.add(patch.id)
        for name, sinew in (
            (patch.aponeurosis, shape.aponeurosis),
            (patch.tendon, shape.tendon),
        ):
            visible = sinew.intersection(shape.shown)
            if not visible.is_empty:
                parts.setdefault(name, []).append(visible)
    out = []
    for id_, shown in parts.items():
        head = {"id": id_, "name": id_.replace("_", " ").capitalize()}
        if id_ in whole:
            out.append(_across_midline(view, head, joined(shown)))
        else:
            out += _both_sides(view, head, {}, joined(shown))
    return out


def _across_midline(view: View, head: dict, shape: BaseGeometry) -> dict:
    near = outlines(shape)
    both = _seen(view, near)
    if not view.side:
        both = near + [mirrored(ring, view.width) for ring in near]
    return {**head, "side": "midline", "bounds": hull(both), "path": path_text(both)}


def as_text(data: dict) -> str:
    """JSON with one line a region, so that a mended muscle is one changed line."""
    dump = {"ensure_ascii": False, "separators": (",", ":")}
    lines = []
    for key, value in data.items():
        if isinstance(value, list):
            rows = ",\n".join(json.dumps(row, **dump) for row in value)
            lines.append(f"{json.dumps(key)}:[\n{rows}\n]")
        else:
            lines.append(f"{json.dumps(key)}:{json.dumps(value, **dump)}")
    return "{" + ",\n".join(lines) + "}\n"
