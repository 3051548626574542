"""The JSON Schema of a record's file, made from the entries themselves."""

from __future__ import annotations

from typing import Any

import msgspec

from ims_chart.record import Record
from ims_chart.storage.codec import RECORD_FORMAT
from ims_chart.storage.migrations import RECORD_STEPS, newest


def record_schema() -> dict[str, Any]:
    """Draft 2020-12. Ranges aren't in it: docs/format.md tells them, and reading checks them."""
    schema = msgspec.json.schema(Record)
    parts: dict[str, Any] = schema["$defs"]
    for part in parts.values():
        keys = part.get("properties", {})
        keys.pop("extra", None)
        part.pop("description", None)
        for key in keys.keys() & {"recorded", "due"}:
            branches = keys[key].get("anyOf", [keys[key]])
            branches[0]["format"] = "date-time"
    record = parts.pop("Record")
    head = {
        "format": {"const": RECORD_FORMAT},
        "version": {"const": newest(RECORD_STEPS)},
        "id": {"type": "string"},
        "revision": {"type": "integer", "minimum": 0},
    }
    own = {key: value for key, value in record["properties"].items() if key not in head}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "IMS Chart record",
        "type": "object",
        "properties": {**head, **own},
        "required": ["format", "version", "revision", *record["required"]],
        "$defs": dict(sorted(parts.items())),
    }


def schema_text() -> str:
    """As it stands in docs/record.schema.json."""
    return msgspec.json.format(msgspec.json.encode(record_schema()), indent=2).decode() + "\n"
