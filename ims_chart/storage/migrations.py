"""Older files brought up to date, one pure step a version.

Version 1 is the first, so there is no step yet. A step is named after the version it starts from
and takes the whole object of a file:

    def from_1(data: dict[str, Any]) -> dict[str, Any]: ...
    RECORD_STEPS = {1: from_1}

It never looks at a clock or a disk, keeps keys it doesn't know, and has a fixture of an old file
in the tests. History of `ims-chart/record`: 1, the first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Step = Callable[[dict[str, Any]], dict[str, Any]]

RECORD_STEPS: Mapping[int, Step] = {}
CLINIC_STEPS: Mapping[int, Step] = {}


def newest(steps: Mapping[int, Step]) -> int:
    """The version that the steps lead to, which is the one this program writes."""
    return 1 + len(steps)


def migrated(data: dict[str, Any], steps: Mapping[int, Step]) -> dict[str, Any]:
    """The object as this program's version would have it; a newer one as it is.

    Raises:
        Whatever a step raises on an object that isn't what its version promises.
    """
    for version in range(data["version"], newest(steps)):
        data = {**steps[version](data), "version": version + 1}
    return data
