import sys

import pytest

from ims_chart import resources
from ims_chart.resources import ResourceMissing, asset


@pytest.fixture
def package(tmp_path, monkeypatch):
    """An installed package in an empty place."""
    folder = tmp_path / "site-packages" / "ims_chart"
    folder.mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(folder / "resources.py"))
    return folder


def place(folder, text):
    (folder / "assets").mkdir(parents=True)
    file = folder / "assets" / "a.txt"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_checkout_finds_the_folder_beside_the_package():
    assert asset("anatomy", "muscles.json").is_file()
    assert asset().is_dir()


def test_a_wheel_finds_its_own_and_not_the_neighbours(package):
    place(package.parent, "somebody else's")
    own = place(package, "own")
    assert asset("a.txt") == own


def test_a_wheel_that_lacks_a_file_does_not_take_the_neighbours(package):
    place(package.parent, "somebody else's").rename(package.parent / "assets" / "b.txt")
    place(package, "own")
    with pytest.raises(ResourceMissing):
        asset("b.txt")


def test_a_frozen_program_looks_where_it_was_unpacked(package, tmp_path, monkeypatch):
    unpacked = place(tmp_path / "unpacked", "unpacked")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "unpacked"), raising=False)
    assert asset("a.txt") == unpacked


def test_a_frozen_program_looks_beside_itself(package, tmp_path, monkeypatch):
    beside = place(tmp_path / "program", "beside")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "unpacked"), raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "program" / "ims-chart"))
    assert asset("a.txt") == beside


def test_a_missing_file_is_named():
    with pytest.raises(ResourceMissing) as caught:
        asset("body", "nowhere.json")
    assert caught.value.filename.endswith("nowhere.json")
    assert "nowhere.json" in str(caught.value)
