"""The program on this computer: what it remembers between two starts. Patients stand in it by the
random ids of their records at most.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from platformdirs import user_config_path, user_data_path

from ims_chart.frozen import frozen
from ims_chart.storage import atomic
from ims_chart.storage.codec import parsed
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import read

log = logging.getLogger(__name__)

_APP = "ims-chart"
_MAX_TEXT = 1_000
_MAX_IDS = 100
IDLE_MINUTES = (0, 2, 5, 10, 30)
"""What is offered for locking the screen by itself."""

T = TypeVar("T", bound=StrEnum)


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Dress(StrEnum):
    """How the body is shown: muscles veiled for charting or in full, with what lies deeper showing
    through, skin alone, or lines.
    """

    VEILED = "veiled"
    FULL = "full"
    DEEP = "deep"
    SKIN = "skin"
    OUTLINE = "outline"


class Paper(StrEnum):
    A4 = "A4"
    LETTER = "Letter"


@frozen(kw_only=True)
class Settings:
    """What is remembered.

    Attributes:
        store: the store the window last opened.
        therapist: id, in the clinic, of who works here.
        needles_in: ids of the store's records whose patients were left with needles in, so that
            the next start says so whatever ended this one.
        paper: the sheet to print on; `landscape` lies it on its side.
        paper_margin: in mm, 5…40.
        paper_scale: how much larger than usual is printed, 1…1.5.
        paper_grey: without colour.
        room_density: whether what is tapped is as large as a gloved hand needs; None leaves it to
            whether there is a touch screen.
        last_patient: id of the record that was last open.
        idle_minutes: without a hand on the computer, after which the screen locks; 0 for never.
        hide_names: whether initials stand in place of names.
    """

    store: Path | None = None
    theme: Theme = Theme.SYSTEM
    dress: Dress = Dress.VEILED
    paper: Paper = Paper.A4
    landscape: bool = False
    paper_margin: float = 15.0
    paper_scale: float = 1.0
    paper_grey: bool = False
    therapist: str = ""
    needles_in: tuple[str, ...] = ()
    room_density: bool | None = None
    last_patient: str = ""
    idle_minutes: int = 10
    hide_names: bool = False


def settings_path() -> Path:
    return user_config_path(_APP, appauthor=False, roaming=False) / "settings.json"


def suggested_store() -> Path:
    """Where a first store is proposed: the user's own data folder that doesn't roam."""
    return user_data_path(_APP, appauthor=False, roaming=False) / "store"


def load_settings() -> Settings:
    """What was remembered. A start never fails on this: what is unreadable counts as not set, and
    a damaged file is moved aside as `settings.json.damaged` for whoever wants to look at it.
    """
    path = settings_path()
    try:
        return _settings(parsed(read(path), dict[str, Any]))
    except StorageError as error:
        if error.code is not Code.NOT_FOUND:
            log.warning("settings not read: %s", error.code)
        if error.code in (Code.DAMAGED, Code.TOO_LARGE):
            _move_aside(path)
        return Settings()


def save_settings(**changed: Any) -> Settings:
    """Remembers the fields that are given, by name, and leaves the others as they are.

    Raises:
        StorageError: NO_SPACE, NO_PERMISSION, FOLDER_GONE, IO.
    """
    settings = replace(load_settings(), **changed)
    known = {
        # From another folder a relative one would be another.
        "store": str(settings.store.absolute()) if settings.store else None,
        "theme": settings.theme,
        "dress": settings.dress,
        "paper": settings.paper,
        "landscape": settings.landscape,
        "paper_margin": settings.paper_margin,
        "paper_scale": settings.paper_scale,
        "paper_grey": settings.paper_grey,
        "therapist": settings.therapist,
        "needles_in": settings.needles_in,
        "room_density": settings.room_density,
        "last_patient": settings.last_patient,
        "idle_minutes": settings.idle_minutes,
        "hide_names": settings.hide_names,
    }
    path = settings_path()
    atomic.make_folder(path.parent)
    atomic.write(path, msgspec.json.format(msgspec.json.encode(known), indent=2) + b"\n")
    return settings


def _settings(found: dict[str, Any]) -> Settings:
    store, density = found.get("store"), found.get("room_density")
    return Settings(
        store=Path(store) if isinstance(store, str) and store and "\0" not in store else None,
        theme=_term(Theme, found.get("theme"), Theme.SYSTEM),
        dress=_term(Dress, found.get("dress"), Dress.VEILED),
        paper=_term(Paper, found.get("paper"), Paper.A4),
        landscape=found.get("landscape") is True,
        paper_margin=_within(found.get("paper_margin"), 5.0, 40.0, 15.0),
        paper_scale=_within(found.get("paper_scale"), 1.0, 1.5, 1.0),
        paper_grey=found.get("paper_grey") is True,
        therapist=_text(found.get("therapist")),
        needles_in=_ids(found.get("needles_in")),
        room_density=density if isinstance(density, bool) else None,
        last_patient=_text(found.get("last_patient")),
        idle_minutes=_one_of(found.get("idle_minutes"), IDLE_MINUTES, 10),
        hide_names=found.get("hide_names") is True,
    )


def _text(value: object) -> str:
    return value[:_MAX_TEXT] if isinstance(value, str) else ""


def _within(value: object, least: float, most: float, default: float) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return default
    return float(value) if least <= value <= most else default


def _one_of(value: object, offered: tuple[int, ...], default: int) -> int:
    return value if type(value) is int and value in offered else default


def _ids(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else []
    return tuple(text for item in listed[:_MAX_IDS] if (text := _text(item)))


def _term(kind: type[T], value: object, default: T) -> T:
    return next((term for term in kind if term.value == value), default)


def _move_aside(path: Path) -> None:
    try:
        atomic.move(path, path.with_name(f"{path.name}.damaged"))
    except StorageError as error:
        log.warning("settings not moved aside: %s", error.code)
