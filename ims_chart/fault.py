"""A fault of the program, as it may be written to a log: where it arose, and nothing of what was at
hand there. Messages of Python name values, and values may be a patient's.
"""

from __future__ import annotations

import traceback


def trail(error: BaseException | None) -> str:
    """Its kind and the way to it, and so of the errors that led to it; none of their messages."""
    told: list[str] = []
    while error is not None:
        told.append("".join(traceback.format_tb(error.__traceback__)) + type(error).__name__)
        error = error.__cause__ or error.__context__
    return "\n".join(told)
