"""The program on this computer: what it remembers between two starts, none of it a patient's."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from platformdirs import user_config_path, user_data_path

from ims_chart.storage import atomic
from ims_chart.storage.codec import parsed
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import read

log = logging.getLogger(__name__)

_APP = "ims-chart"
_MAX_TEXT = 1_000

T = TypeVar("T", bound=StrEnum)


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Paper(StrEnum):
    A4 = "A4"
    LETTER = "Letter"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What is remembered.

    Attributes:
        store: the store the window last opened.
        therapist: id, in the clinic, of who works here.
    """

    store: Path | None = None
    theme: Theme = Theme.SYSTEM
    paper: Paper = Paper.A4
    therapist: str = ""


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
        "store": str(settings.store) if settings.store else None,
        "theme": settings.theme,
        "paper": settings.paper,
        "therapist": settings.therapist,
    }
    path = settings_path()
    atomic.make_folder(path.parent)
    atomic.write(path, msgspec.json.format(msgspec.json.encode(known), indent=2) + b"\n")
    return settings


def _settings(found: dict[str, Any]) -> Settings:
    store, therapist = found.get("store"), found.get("therapist")
    return Settings(
        store=Path(store) if isinstance(store, str) and store and "\0" not in store else None,
        theme=_term(Theme, found.get("theme"), Theme.SYSTEM),
        paper=_term(Paper, found.get("paper"), Paper.A4),
        therapist=therapist[:_MAX_TEXT] if isinstance(therapist, str) else "",
    )


def _term(kind: type[T], value: object, default: T) -> T:
    return next((term for term in kind if term.value == value), default)


def _move_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(f"{path.name}.damaged"))
    except OSError as error:
        log.warning("settings not moved aside: %s", error.strerror)
