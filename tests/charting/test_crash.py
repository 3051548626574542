"""A short version of tests/torture/crash.py."""

import os
import sys

import pytest

from tests.torture.charting_on import chart_in_window, chart_without_window
from tests.torture.crash import Killing

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a kill there takes seconds")


@pytest.mark.parametrize(
    ("child", "kills"),
    [(chart_without_window, 6), (chart_in_window, 1)],
    ids=["alone", "window"],
)
def test_what_was_said_to_be_saved_outlives_a_kill(tmp_path, child, kills) -> None:
    killing = Killing(tmp_path / "store", child, os.getpid())
    outcome = killing.go("kill", kills)
    assert not outcome.failed, outcome.detail
    assert killing.saved
