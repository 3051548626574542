"""The art pipeline lies beside the pictures it makes, not in the package: put it on the path."""

import importlib
import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

ASSETS = Path(__file__).resolve().parents[2] / "assets"
sys.path.insert(0, str(ASSETS / "body" / "source"))
ATLAS = json.loads((ASSETS / "body" / "atlas.json").read_text(encoding="utf-8"))
LISTED = [(body, name) for body, about in ATLAS["bodies"].items() for name in about["views"]]


@pytest.fixture(scope="session", params=ATLAS["bodies"])
def body(request):
    return importlib.import_module("mesh").load(request.param)


@pytest.fixture(scope="session", params=LISTED, ids="-".join)
def view(request):
    body, name = request.param
    return importlib.import_module("views").views_of(body)[name]


@pytest.fixture(scope="session")
def view_file(view):
    path = ASSETS / "body" / view.body / f"{view.name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def shown(view):
    """What of the body a view shows; of a twin, by mirroring the body and not the picture."""
    piece = importlib.import_module("pieces").piece
    body = importlib.import_module("mesh").load(view.body)
    if view.drawn:
        return piece(body, view)
    right = piece(body, importlib.import_module("views").views_of(view.body)[view.twin])
    swap = {"L": "R", "R": "L"}
    flip = np.array([-1, 1, 1])
    return replace(
        right,
        vertices=right.vertices * flip,
        normals=right.normals * flip,
        triangles=right.triangles[:, ::-1],
        home=right.home * flip,
        moved=right.moved * flip,
        part_names=tuple(n[:-1] + swap[n[-1]] if n[-2] == "_" else n for n in right.part_names),
    )


@pytest.fixture(scope="session")
def muscle_ids():
    table = json.loads((ASSETS / "anatomy" / "muscles.json").read_text(encoding="utf-8"))
    return {muscle["id"] for muscle in table["muscles"]}
