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
LISTED = ATLAS["bodies"]["male"]["views"]


@pytest.fixture(scope="session")
def body():
    return importlib.import_module("mesh").load("male")


@pytest.fixture(scope="session", params=LISTED)
def view(request):
    return importlib.import_module("views").VIEWS[request.param]


@pytest.fixture(scope="session")
def view_file(view):
    path = ASSETS / "body" / "male" / f"{view.name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def shown(view, body):
    """What of the body a view shows; of a twin, by mirroring the body and not the picture."""
    piece = importlib.import_module("pieces").piece
    if view.drawn:
        return piece(body, view)
    other = importlib.import_module("views").VIEWS[view.twin]
    right = piece(body, other)
    swap = {"L": "R", "R": "L"}
    flip = np.array([-1, 1, 1])
    return replace(
        right,
        vertices=right.vertices * flip,
        normals=right.normals * flip,
        triangles=right.triangles[:, ::-1],
        moved=-right.way_home * flip,
        part_names=tuple(n[:-1] + swap[n[-1]] if n[-2] == "_" else n for n in right.part_names),
    )


@pytest.fixture(scope="session")
def muscle_ids():
    table = json.loads((ASSETS / "anatomy" / "muscles.json").read_text(encoding="utf-8"))
    return {muscle["id"] for muscle in table["muscles"]}
