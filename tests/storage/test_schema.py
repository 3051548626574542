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
        if all(branches):
            yield from branches[0]
        return
    kind = schema.get("type")
    if kind and (
        not isinstance(value, TYPES[kind]) or (isinstance(value, bool) and kind != "boolean")
    ):
        yield f"{where}: no {kind}"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{where}: not {schema['const']}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: none of {schema['enum']}"
    if schema.get("format") == "date-time" and dt.datetime.fromisoformat(value).tzinfo is None:
        yield f"{where}: no offset"
    if isinstance(value, dict):
        yield from (
            f"{where}.{key}: lacks" for key in schema.get("required", []) if key not in value
        )
        for key, part in schema.get("properties", {}).items():
            if key in value:
                yield from faults(value[key], part, root, f"{where}.{key}")
    if isinstance(value, list) and "prefixItems" in schema:
        pairs = zip(value, schema["prefixItems"], strict=True)
        for n, (item, part) in enumerate(pairs):
            yield from faults(item, part, root, f"{where}[{n}]")
    elif isinstance(value, list):
        for n, item in enumerate(value):
            yield from faults(item, schema["items"], root, f"{where}[{n}]")


def test_the_schema_in_the_docs_is_the_one_of_the_code() -> None:
    assert (DOCS / "record.schema.json").read_text(encoding="utf-8") == schema_text()


@given(strategies.records)
def test_every_record_is_as_the_schema_says(record) -> None:
    schema = record_schema()
    assert list(faults(json.loads(encode_record(record)), schema, schema)) == []


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
    assert list(faults(data, schema, schema)) == [told]


def test_the_example_in_the_docs_is_a_record() -> None:
    text = (DOCS / "format.md").read_text(encoding="utf-8")
    example = text.partition("```json\n")[2].partition("```")[0].encode()
    schema = record_schema()
    assert list(faults(json.loads(example), schema, schema)) == []
    assert encode_record(decode_record(example).record) == example
