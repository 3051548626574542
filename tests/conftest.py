"""What every test has: a screen that nobody sees, and settings that nobody loses.

Tests in `e2e` open real windows under a display of their own; see `tests/e2e/screen.py`.
"""

from __future__ import annotations

import gc
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from ims_chart.body import Atlas
from ims_chart.resources import asset
from ims_chart.storage.demo import copy_demo
from ims_chart.storage.store import Store

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["TZ"] = "Europe/Vienna"  # with an offset that changes over the year

TESTS = Path(__file__).parent
ALONE = ("window", "body", "wheel")
"""Marks of tests that load the machine or watch the clock: one worker runs all of them in turn,
beside another worker's quick tests."""
HOMES = {
    "HOME": "home",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_DATA_HOME": "home/data",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA": "home/local",  # platformdirs asks Windows itself otherwise
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if TESTS / "e2e" in item.path.parents:
            item.add_marker("window")
        if any(item.get_closest_marker(mark) for mark in ALONE):
            item.add_marker(pytest.mark.xdist_group("alone"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The time each room's tests took, summed over the workers."""
    seconds: dict[str, float] = defaultdict(float)
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                parts = Path(report.nodeid.split("::")[0]).parts[1:]
                seconds[parts[0].removesuffix(".py")] += report.duration
    terminalreporter.section("seconds")
    for room, spent in sorted(seconds.items(), key=lambda entry: -entry[1]):
        terminalreporter.write_line(f"{spent:7.1f} {room}")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings or data of whoever runs it."""
    home = tmp_path_factory.mktemp("own")
    for name, folder in HOMES.items():
        path = home / folder
        path.mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(path))


@pytest.fixture(autouse=True)
def _collector() -> Iterator[None]:
    """A start that a test cuts short before the window leaves the collector resting."""
    yield
    gc.enable()


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return Atlas(asset())


@pytest.fixture
def demo_store(tmp_path: Path) -> Store:
    """A copy of the demo clinic that a test may write to."""
    return copy_demo(tmp_path / "demo-store")
