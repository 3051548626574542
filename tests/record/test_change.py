from dataclasses import replace

from hypothesis import given

from ims_chart.record.change import diff
from tests import strategies


@given(strategies.records, strategies.records)
def test_a_change_applied_to_its_before_gives_its_after(before, after) -> None:
    after = replace(after, id=before.id, revision=before.revision, extra=before.extra)
    change = diff(before, after)
    assert change.applied(before) == after
    assert change.turned().applied(after) == before


@given(strategies.records)
def test_alike_records_differ_in_nothing(record) -> None:
    assert diff(record, replace(record, revision=record.revision + 1)).empty
