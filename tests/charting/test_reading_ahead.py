"""The sites of earlier visits are there before anybody asks, and are made a few at a time."""

from ims_chart.charting import reading_ahead
from ims_chart.charting.reading_ahead import ReadingAhead
from ims_chart.storage.codec import decode_record, encode_record
from tests import samples


def test_every_visit_is_read_in_slices_the_newest_first(qtbot, monkeypatch) -> None:
    visits = [samples.visit(f"v{n}", [samples.site(f"s{n}")]) for n in range(10, 40)]
    record = decode_record(encode_record(samples.record(visits=visits))).record
    made = lambda: ["sites" in visit.__dict__ for visit in record.visits]  # noqa: E731
    assert not any(made())
    monkeypatch.setattr(reading_ahead, "AFTER_MS", 0)
    monkeypatch.setattr(reading_ahead, "SLICE_S", 0.0001)
    reading = ReadingAhead(record)
    qtbot.waitUntil(lambda: any(made()))
    assert made() == sorted(made())
    assert not all(made())
    qtbot.waitUntil(lambda: reading.done)
    assert all(made())
