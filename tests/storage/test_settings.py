import json
import os
from pathlib import Path

import pytest

from ims_chart.storage import settings
from ims_chart.storage.settings import (
    Paper,
    Settings,
    Theme,
    load_settings,
    save_settings,
    suggested_store,
)


@pytest.fixture(autouse=True)
def path(tmp_path: Path, monkeypatch) -> Path:
    path = tmp_path / "config" / "settings.json"
    monkeypatch.setattr(settings, "settings_path", lambda: path)
    return path


def test_a_first_start_has_the_defaults_and_writes_nothing(path: Path) -> None:
    assert load_settings() == Settings()
    assert not path.parent.exists()


def test_what_was_chosen_is_remembered(tmp_path: Path) -> None:
    save_settings(store=tmp_path, theme=Theme.DARK)
    save_settings(paper=Paper.LETTER, therapist="th1")
    assert load_settings() == Settings(
        store=tmp_path, theme=Theme.DARK, paper=Paper.LETTER, therapist="th1"
    )


def test_a_store_is_remembered_in_full(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    save_settings(store=Path("my records"))
    assert load_settings().store == tmp_path / "my records"


def test_how_was_printed_is_remembered() -> None:
    save_settings(landscape=True, paper_margin=20.0, paper_scale=1.3, paper_grey=True)
    found = load_settings()
    assert (found.landscape, found.paper_margin) == (True, 20)
    assert (found.paper_scale, found.paper_grey) == (1.3, True)


def test_what_guards_the_screen_is_remembered() -> None:
    save_settings(idle_minutes=0, hide_names=True)
    save_settings(paper=Paper.LETTER)
    assert (load_settings().idle_minutes, load_settings().hide_names) == (0, True)


def test_patients_are_remembered_by_the_ids_of_their_records() -> None:
    save_settings(needles_in=("a2b3c4d5e6", "f7g8h9j2k3"), last_patient="a2b3c4d5e6")
    save_settings(room_density=False)
    found = load_settings()
    assert found.needles_in == ("a2b3c4d5e6", "f7g8h9j2k3")
    assert (found.last_patient, found.room_density) == ("a2b3c4d5e6", False)
    save_settings(needles_in=(), room_density=None)
    assert load_settings() == Settings(last_patient="a2b3c4d5e6")


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
def test_damaged_settings_stop_nothing_and_are_moved_aside(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    assert load_settings() == Settings()
    aside = path.with_name("settings.json.damaged")
    assert aside.read_bytes() == data
    assert not path.exists()
    save_settings(theme=Theme.LIGHT)
    assert load_settings().theme is Theme.LIGHT
    assert aside.read_bytes() == data


def test_a_value_that_is_none_of_ours_counts_as_not_set(path: Path) -> None:
    path.parent.mkdir()
    bad = {"store": 7, "theme": "pink", "dress": 3, "paper": ["A4"], "therapist": None}
    bad |= {"needles_in": [7, "", None], "room_density": "yes", "last_patient": [], "other": 1}
    bad |= {"landscape": 1, "paper_margin": 400, "paper_scale": True, "paper_grey": "no"}
    bad |= {"idle_minutes": 3, "hide_names": "yes"}
    path.write_text(json.dumps(bad), encoding="utf-8")
    assert load_settings() == Settings()
    path.write_text(json.dumps({"store": "a\0b", "theme": "dark"}), encoding="utf-8")
    assert load_settings() == Settings(theme=Theme.DARK)


def test_settings_that_can_not_be_read_stop_nothing(path: Path, monkeypatch) -> None:
    path.mkdir(parents=True)
    assert load_settings() == Settings()


@pytest.mark.skipif(os.name == "nt", reason="folders of Linux and macOS")
def test_the_proposed_store_lies_in_the_user_s_own_folder() -> None:
    assert Path.home() in suggested_store().parents or "XDG_DATA_HOME" in os.environ
    assert suggested_store().name == "store"
