"""Loads Qt and what is built on it without waiting for what a start doesn't need.

Python's collector rests meanwhile: hundreds of thousands of objects are made that all stay. And at
the end it rests again: to look through all of them, before they go with the process, takes longer
than to print a page.

PySide opens the source of every module that is imported after it, to see whether it may choose
other names for Qt's methods (`from __feature__ import …`). None of ours does. PySide has no call to
say so, hence the look inside; where a release has moved what is looked for, it reads on.
"""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Iterator
from pathlib import Path

from ims_chart.kept_code import kept_code

_PLAIN = -1
"""PySide's own mark of a module that chooses nothing."""


def load_qt() -> None:
    """To be called before the modules that use Qt are imported; `loaded` is to follow them."""
    gc.disable()
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
    with kept_code():
        import PySide6.QtCore  # noqa: F401, PLC0415

    _spare_reading()


def loaded() -> None:
    """Wakes the collector. Further calls do nothing."""
    gc.enable()


def _spare_reading() -> None:
    feature = sys.modules.get("shibokensupport.feature")
    known = getattr(feature, "pyside_feature_dict", None)
    if isinstance(known, dict):
        for name in _modules():
            known.setdefault(name, _PLAIN)


def _modules() -> Iterator[str]:
    package = Path(__file__).parent
    for room in (package, *(entry for entry in package.iterdir() if entry.is_dir())):
        prefix = ".".join(room.relative_to(package.parent).parts)
        yield prefix
        yield from (f"{prefix}.{entry.stem}" for entry in room.glob("*.py"))
