"""The commands for the body: what lies where, and how it can be seen."""

from __future__ import annotations

import argparse
from typing import Any

from ims_chart import console
from ims_chart.body import Atlas, BodyError, Fault, Region, View
from ims_chart.resources import asset


def where(args: argparse.Namespace) -> int:
    atlas = Atlas(asset())
    view = atlas.view(args.body or atlas.reference_body, args.view)
    regions = view.regions_at(args.x, args.y)
    if args.json:
        console.say_json([_region(atlas, region) for region in regions])
        return 0
    for region in regions:
        at = [f"at {region.level}"] if region.level else []
        roots = " ".join(atlas.muscles.segments_of(region))
        name = atlas.muscles[region.muscle].name
        console.say(", ".join([name, region.side.value, *at, region.layer.value, roots]))
    if not regions:
        console.say("No muscle here." if view.contains(args.x, args.y) else "Beside the body.")
    return 0


def _region(atlas: Atlas, region: Region) -> dict[str, Any]:
    level = {"level": region.level} if region.level else {}
    return {
        "muscle": region.muscle,
        "name": atlas.muscles[region.muscle].name,
        "side": region.side.value,
        "layer": region.layer.value,
        "segments": list(atlas.muscles.segments_of(region)),
        **level,
    }


def views(args: argparse.Namespace) -> int:
    atlas = Atlas(asset())
    body = args.body or atlas.reference_body
    if body not in atlas.bodies:
        raise BodyError(Fault.UNKNOWN_BODY, body)
    views = [atlas.view(body, view) for view in atlas.bodies[body]]
    if args.json:
        console.say_json([_view(view) for view in views])
        return 0
    for view in views:
        console.say(f"{view.id}: {view.width} × {view.height}, {len(view.muscles)} muscles")
    return 0


def _view(view: View) -> dict[str, Any]:
    marks = {"midline_x": view.midline_x, "vertex_y": view.vertex_y, "sole_y": view.sole_y}
    return {
        "id": view.id,
        "width": view.width,
        "height": view.height,
        "muscles": list(view.muscles),
        **{name: value for name, value in marks.items() if value is not None},
    }
