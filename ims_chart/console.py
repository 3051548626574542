"""What a terminal is given: lines that can't steer it, whatever stands in a record."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

_CELL_MAX = 40


def settle_streams() -> None:
    """A name that the terminal can't show is shown with escapes rather than not at all."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def say(line: str) -> None:
    sys.stdout.write(f"{_clean(line)}\n")


def complain(line: str) -> None:
    sys.stderr.write(f"ims-chart: {_clean(line)}\n")


def say_json(value: Any) -> None:
    """Dates as ISO; plain ASCII where the reader's encoding couldn't hold all letters."""
    import json  # noqa: PLC0415 - a window needs none of it

    ascii_only = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    text = json.dumps(value, ensure_ascii=ascii_only, indent=2, default=str)
    sys.stdout.write(f"{text}\n")


def say_table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Columns as wide as their widest cell; None is an empty cell."""
    lines = [head, *([_cell(value) for value in row] for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(head))]
    for line in lines:
        say("  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip())


def _cell(value: object) -> str:
    text = "" if value is None else _clean(str(value))
    return text if len(text) <= _CELL_MAX else text[: _CELL_MAX - 1] + "…"


def _clean(text: str) -> str:
    """One line without what steers a terminal or turns the direction of writing."""
    return "".join(c if c.isprintable() else "�" for c in text)
