"""Watches the fault for which PySide6 is kept below 6.12: see docs/decisions/0002."""

import gc
import sys

import pytest
from PySide6.QtGui import QPainterPath

CALLS = 500


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_that_return_nothing_lose_no_reference_to_none():
    path = QPainterPath()
    gc.collect()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        path.moveTo(1.0, 2.0)
    lost = before - sys.getrefcount(None)
    assert lost < CALLS / 10, "this PySide6 aborts after some thousand calls: use another"
