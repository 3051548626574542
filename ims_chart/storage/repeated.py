"""Keys given twice: of such a key only the last would be kept, and the next save would lose one."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from ims_chart.storage.shape import damaged


def refuse_repeated_keys(data: bytes, value: Any) -> None:
    """Refuses JSON in which some object has a key twice; `value` is what `data` was decoded to.

    Raises:
        StorageError: DAMAGED.
    """
    if msgspec.json.encode(value) == msgspec.json.format(data, indent=-1):
        return  # What was read is all there is.

    def looked_at(pairs: list[tuple[str, Any]]) -> None:
        keys = [key for key, _ in pairs]
        if len(set(keys)) != len(keys):
            repeated = next(key for key in keys if keys.count(key) > 1)
            raise damaged(f"{repeated}: key given twice")

    try:
        json.loads(data, object_pairs_hook=looked_at)
    except RecursionError as error:
        raise damaged("nested too deeply") from error
    except ValueError as error:
        raise damaged(f"not JSON: {error}") from error
