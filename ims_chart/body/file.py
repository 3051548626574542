"""A JSON file of the atlas: read, and refused by name when it is not sound."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ims_chart.body.errors import BodyError, Fault


def read_bytes(file: Path) -> bytes:
    """Raises BodyError: missing_file, or damaged_file when it can't be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise BodyError(Fault.MISSING_FILE, file) from error
    except OSError as error:
        raise BodyError(Fault.DAMAGED_FILE, file) from error


@contextmanager
def reading(file: Path) -> Iterator[None]:
    """What the values of a file make impossible is a damaged file, said with its name."""
    try:
        yield
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise BodyError(Fault.DAMAGED_FILE, file) from error


def read_json(file: Path, form: str, version: int) -> dict[str, Any]:
    """The file's object, if it says that it is a `form` of this or an earlier version.

    Raises:
        BodyError: missing_file, damaged_file, newer_file.
    """
    content = read_bytes(file)
    with reading(file):
        value = json.loads(content)
        if value["format"] != form:
            raise ValueError(value["format"])
        newer = int(value["version"]) > version
    if newer:
        raise BodyError(Fault.NEWER_FILE, file)
    return value
