"""From a click to a printed chart, in a real window with a real mouse and keyboard."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops

from ims_chart.storage.store import Store
from tests import samples
from tests.e2e.body_finder import figures
from tests.e2e.conftest import MAIN, Start
from tests.e2e.screen import Screen, until

ON_DISK_WITHIN_S = 1.0
SHOULDER_BLADE = (0.61, 0.235)
"""On the back: the belly of the right infraspinatus, as the back's right is the patient's."""
BUTTOCK = (0.42, 0.5)
MARK = 8
"""Half the width of the square of pixels in which a site's mark is looked for."""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.create(tmp_path / "a store")
    for record_id, family in (("aaaa222222", "Quillfeather"), ("bbbb333333", "Ostrander")):
        store.new(samples.record(record_id, family=family, visits=()))
    return store


def test_a_click_is_on_disk_survives_a_crash_and_is_printed(
    display: Screen, start: Start, store: Store, atlas, tmp_path: Path
) -> None:
    back = atlas.view("male", "back")
    program = start("--store", store.folder)
    open_patient(display)
    display.press("ctrl+t")
    until(lambda: visits(store), "visit on disk", ON_DISK_WITHIN_S)
    before = still(display)
    body, _ = figures(before)

    click_and_wait(display, body.at(back, *SHOULDER_BLADE), lambda: len(sites(store)) == 1)
    first = sites(store)[0]
    assert (first["muscle"], first["side"]) == ("infraspinatus", "right")
    assert (first["point"]["view"], first["number"]) == ("back", 1)
    assert abs(first["point"]["x"] - SHOULDER_BLADE[0]) < 0.01
    assert abs(first["point"]["y"] - SHOULDER_BLADE[1]) < 0.01

    click_and_wait(display, body.at(back, *BUTTOCK), lambda: len(sites(store)) == 2)
    assert (sites(store)[1]["muscle"], sites(store)[1]["side"]) == ("gluteus_maximus", "left")
    display.press("ctrl+z")
    until(lambda: sites(store) == [first], "undo on disk", ON_DISK_WITHIN_S)

    program.kill()
    program.wait()
    assert sites(store) == [first]
    start("--store", store.folder)
    open_patient(display)
    until(lambda: mark_at(before, display.look(), body.at(back, *SHOULDER_BLADE)), "mark")
    assert not mark_at(before, display.look(), body.at(back, *BUTTOCK))

    assert "infraspinatus" in printed(store, tmp_path / "chart.pdf").lower()


def test_the_demo_opens_and_quits_by_the_keyboard(display: Screen, start: Start) -> None:
    program = start("--demo")
    until(lambda: figures(display.look()), "body")
    display.press("ctrl+q")
    _, complaints = program.communicate(timeout=20)
    assert program.returncode == 0
    assert complaints == ""


def visits(store: Store) -> list[dict[str, Any]]:
    """What is on disk at this moment."""
    return json.loads(store.path("bbbb333333").read_text(encoding="utf-8"))["visits"]


def sites(store: Store) -> list[dict[str, Any]]:
    return visits(store)[0]["sites"]


def open_patient(display: Screen) -> None:
    """Types a name, presses Enter, and waits for the chart."""
    display.type("ostran")
    display.press("Return")
    until(lambda: len(figures(display.look())) == 2, "front and back")


def still(display: Screen) -> Image.Image:
    """The screen once it has come to rest: two looks that are the same."""
    looks = [display.look()]

    def at_rest() -> bool:
        looks.append(display.look())
        return looks[-1].tobytes() == looks[-2].tobytes()

    until(at_rest, "screen at rest")
    return looks[-1]


def click_and_wait(display: Screen, at: tuple[float, float], done: Callable[[], bool]) -> None:
    display.click(*at)
    until(done, "site on disk", ON_DISK_WITHIN_S)


def mark_at(before: Image.Image, now: Image.Image, at: tuple[float, float]) -> bool:
    """Whether something dark stands where only the body was."""
    x, y = round(at[0]), round(at[1])
    square = (x - MARK, y - MARK, x + MARK, y + MARK)
    darker = ImageChops.subtract(before.crop(square), now.crop(square)).convert("L")
    return darker.getextrema()[1] > 60


def printed(store: Store, file: Path) -> str:
    """The text of the chart, made by the command line and read back from the PDF."""
    call = [sys.executable, MAIN, "chart", "bbbb333333", "--store", store.folder, "-o", file]
    subprocess.run(list(map(str, call)), check=True, timeout=60)
    with pypdfium2.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
