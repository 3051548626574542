"""The art pipeline lies beside the pictures it makes, not in the package: put it on the path."""

import importlib
import json
import sys
from pathlib import Path

import pytest

ASSETS = Path(__file__).resolve().parents[2] / "assets"
sys.path.insert(0, str(ASSETS / "body" / "source"))


@pytest.fixture(scope="session")
def body():
    return importlib.import_module("mesh").load("male")


@pytest.fixture(scope="session", params=["front", "back"])
def view_file(request):
    path = ASSETS / "body" / "male" / f"{request.param}.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def muscle_ids():
    table = json.loads((ASSETS / "anatomy" / "muscles.json").read_text(encoding="utf-8"))
    return {muscle["id"] for muscle in table["muscles"]}
