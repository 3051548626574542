import re
from pathlib import Path

import pytest

from ims_chart import record
from ims_chart.body import BodyError, Fault
from ims_chart.printing.errors import PrintError, PrintFault
from ims_chart.record import RecordError, Wrong
from ims_chart.resources import ResourceMissing
from ims_chart.storage.errors import Code, StorageError
from ims_chart.words import explain
from tests import samples

ERRORS = [
    *(StorageError(code, Path("a/b.json"), "why") for code in Code),
    *(StorageError(code) for code in Code),
    *(RecordError(wrong, "visit.pain_before", "0–10") for wrong in Wrong),
    *(BodyError(fault, "thing") for fault in Fault),
    *(PrintError(fault, "thing") for fault in PrintFault),
    ResourceMissing(Path("assets/x")),
]


@pytest.mark.parametrize("error", ERRORS, ids=str)
def test_every_error_has_words_on_one_line(error) -> None:
    line = explain(error)
    assert line.endswith(".")
    assert line[0].isupper() or line.startswith("a/b.json ")
    assert "\n" not in line
    assert "{" not in line


def test_a_refused_value_is_told_with_its_field_and_range() -> None:
    with pytest.raises(RecordError) as caught:
        samples.visit(pain_before=11)
    assert explain(caught.value) == ("Pain before must lie within 0–10. Nothing was changed.")


def test_a_damaged_file_is_told_with_its_place() -> None:
    error = StorageError(Code.DAMAGED, Path("x.json"), "visits[2].sites[0].point.x: bad")
    line = explain(error)
    assert "x.json" in line
    assert "visits[2].sites[0].point.x: bad" in line
    assert "It was left as it is" in line


def test_a_hostile_file_name_can_not_steer_the_terminal() -> None:
    line = explain(StorageError(Code.DAMAGED, Path("a\n\x1b[2J\u202e.json"), "x"))
    assert line.isprintable()


def test_a_missing_visit_is_told_as_such() -> None:
    error = RecordError(Wrong.NOT_FOUND, "visit.id", "v9")
    assert explain(error) == "There is no visit “v9”. Nothing was changed."


@pytest.mark.parametrize(
    ("field", "named"),
    [
        ("patient.family", "Name must not be empty. Nothing was changed."),
        ("clinic.needles", "Needles must not be empty. Nothing was changed."),
        ("pain_area.note", "Note of the pain area must not be empty. Nothing was changed."),
        ("therapist.name", "Name of the therapist must not be empty. Nothing was changed."),
    ],
)
def test_a_field_is_named_in_words(field: str, named: str) -> None:
    assert explain(RecordError(Wrong.REQUIRED, field)) == named


def test_no_field_is_named_as_it_is_in_the_file() -> None:
    sources = [p.read_text(encoding="utf-8") for p in Path(record.__file__).parent.glob("*.py")]
    fields = {f for text in sources for f in re.findall(r'"([a-z_]+(?:\.[a-z_]+)+)"', text)}
    assert len(fields) > 50
    for field in fields:
        line = explain(RecordError(Wrong.REQUIRED, field)).removesuffix(
            " must not be empty. Nothing was changed."
        )
        assert re.fullmatch(r"[A-Z][a-z' ()A-Z]*", line), (field, line)
