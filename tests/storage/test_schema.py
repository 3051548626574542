import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given

from ims_chart.storage.codec import decode_record, encode_record
from ims_chart.storage.schema import record_schema, schema_text
from tests import samples, strategies

DOCS = Path(__file__).parents[2] / "docs"
TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def faults(value, schema, root, where="$"):
    """Where a value departs from a schema, for the keywords that ours uses."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        branches = [list(faults(value, branch, root, where)) for branch in schema["anyOf"]]
        return min(branches, key=len)
    wrong = plain_faults(value, schema)
    if wrong:
        return [f"{where}: {wrong[0]}"]
    return [
        fault
        for key, item, part in parts(value, schema)
        for fault in faults(item, part, root, where + key)
    ] + [f"{where}.{key}: lacks" for key in schema.get("required", []) if key not in value]


def plain_faults(value, schema):
    kind = schema.get("type")
    checks = {
        f"no {kind}": kind is None or is_a(kind, value),
        f"not {schema.get('const')}": "const" not in schema or value == schema["const"],
        "none of them": "enum" not in schema or value in schema["enum"],
        "no offset": schema.get("format") != "date-time"
        or dt.datetime.fromisoformat(value).tzinfo is not None,
    }
    return [told for told, right in checks.items() if not right]


def is_a(kind, value):
    return isinstance(value, TYPES[kind]) and isinstance(value, bool) <= (kind == "boolean")


def parts(value, schema):
    if isinstance(value, dict):
        keys = schema.get("properties", {})
        return [(f".{key}", value[key], keys[key]) for key in keys if key in value]
    if isinstance(value, list):
        items = schema.get("prefixItems") or [schema["items"]] * len(value)
        return [(f"[{n}]", *pair) for n, pair in enumerate(zip(value, items, strict=True))]
    return []


def test_the_schema_in_the_docs_is_the_one_of_the_code() -> None:
    assert (DOCS / "record.schema.json").read_text(encoding="utf-8") == schema_text()


@given(strategies.records)
def test_every_record_is_as_the_schema_says(record) -> None:
    schema = record_schema()
    assert faults(json.loads(encode_record(record)), schema, schema) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"version": 2}, "$.version: not 1"),
        ({"visits": {}}, "$.visits: no array"),
        ({"patient": {}}, "$.patient.family: lacks"),
    ],
)
def test_the_schema_refuses_another_shape(change: dict, told: str) -> None:
    schema = record_schema()
    data = json.loads(encode_record(samples.record())) | change
    assert faults(data, schema, schema) == [told]


def test_the_example_in_the_docs_is_a_record() -> None:
    text = (DOCS / "format.md").read_text(encoding="utf-8")
    example = text.partition("```json\n")[2].partition("```")[0].encode()
    schema = record_schema()
    assert faults(json.loads(example), schema, schema) == []
    assert encode_record(decode_record(example).record) == example
