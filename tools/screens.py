"""Pictures of the program's main screens, taken by driving it: build/screens/*.png.

    python tools/screens.py         every screen, light and dark, in two sizes
    python tools/screens.py demo    for a machine without a display: the demo in build/demo

Nothing is shown and no settings are touched: it runs offscreen, with a home of its own.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ims_chart import cli
from ims_chart.app import Program
from ims_chart.charting.review import HeatMeasure, Layout
from ims_chart.record import EventKind
from ims_chart.storage.demo import copy_demo
from ims_chart.storage.settings import Theme as Mode
from ims_chart.storage.store import Store
from ims_chart.storage.summary import Summary
from ims_chart.ui.menu_chip import MenuChip
from ims_chart.ui.open_patient import OpenPatient
from ims_chart.ui.theme import theme
from ims_chart.ui.window import Window

ROOT = Path(__file__).resolve().parents[1]
SIZES = ((1280, 800), (1920, 1080))
REST_MS = 120
"""A screen that looks the same twice, this far apart, has come to rest."""
SHADE = QColor(0, 0, 0, 96)
NO_SIZE_HINTS = "This plugin does not support propagateSizeHints()"
"""What Qt's offscreen platform says of every dialog; it means nothing here."""


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="ims-chart-", ignore_cleanup_errors=True) as name:
        home = Path(name)
        os.environ |= {
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": name,
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
        }
        qInstallMessageHandler(_pass_on)
        return show_demo() if arguments == ["demo"] else take_all(home)


def show_demo() -> int:
    """What `make run` leaves where there is no display."""
    folder = emptied(ROOT / "build" / "demo")
    program = Program()
    program.show(None, demo=True)
    opened = program.window.open_patient
    if opened is None:
        print("The demo clinic has no patient that can be opened.", file=sys.stderr)
        return 1
    still(program.window).save(str(folder / "window.png"))
    program.window.close()
    program.close()
    for ending in ("pdf", "png"):
        status = print_chart(opened.id, folder / f"chart.{ending}")
        if status:
            return status
    print("There is no display here, so no window was opened.")
    print("The demo's printed chart and a picture of its window are in build/demo:")
    print("    chart.pdf  chart.png  window.png")
    return 0


def take_all(home: Path) -> int:
    folder = emptied(ROOT / "build" / "screens")
    nobody = Store.create(home / "New clinic")
    for mode in (Mode.LIGHT, Mode.DARK):
        for width, height in SIZES:
            # A visit is begun while pictures are taken, so each round has a clinic of its own.
            store = copy_demo(home / f"{mode}-{width}" / "Demo clinic")
            program = Program()
            theme.apply(mode)
            program.window.resize(width, height)
            for name, picture in screens(program, nobody, store):
                picture.save(str(folder / f"{name}-{mode}-{width}x{height}.png"))
            program.window.close()
            program.close()
    status = print_chart(last_seen(copy_demo(home / "printed")), folder / "page-A4.png")
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder.relative_to(ROOT)}")
    return status


def screens(program: Program, nobody: Store, store: Store) -> Iterator[tuple[str, QPixmap]]:
    """Walks through the program; yields each screen's name and picture."""
    window = program.window
    program.show(None, demo=False)
    yield "welcome", still(window)
    window.show_store(nobody, remember=False)
    yield "no-patients", still(window)
    window.show_store(store, remember=False)
    yield "patients", still(window)
    window.patients.search.setText("lark")
    yield "search", still(window)
    window.open(last_seen(store))
    yield "chart", still(window)
    opened = window.open_patient
    if opened is None or opened.chart.visit is None:
        raise SystemExit("The demo's patient can't be opened.")
    opened.chart.select(opened.chart.visit.sites[0].id)
    yield "site", still(window)
    trigger(window, "fit_back", "zoom_in", "zoom_in", "zoom_in")
    yield "zoomed", still(window)
    trigger(window, "fit_all")
    for action in ("dress_deep", "dress_skin", "dress_outline", "dress_veiled", "landmarks"):
        trigger(window, action)
        if action != "dress_veiled":
            yield action.removeprefix("dress_"), still(window)
    trigger(window, "landmarks")
    for views in ("sides", "head", "hands", "feet"):
        opened.page.pane.show_set(views)
        yield views, still(window)
    opened.page.pane.show_set("whole")
    yield "patient-form", with_dialog(window, "edit_patient")
    yield "clinic-form", with_dialog(window, "edit_clinic")
    yield "shortcuts", with_dialog(window, "show_shortcuts")
    yield "print-preview", with_dialog(window, "print_chart")
    trigger(window, "new_visit")
    opened.flush()
    yield "new-visit", still(window)
    yield from course_screens(window, opened)
    yield from clinic_screens(window)
    yield from review_screens(window, store)


def course_screens(window: Window, opened: OpenPatient) -> Iterator[tuple[str, QPixmap]]:
    """The course of treatment: responses, trends, the life of trigger points, and a search."""
    trigger(window, "course")
    panel = opened.page.course
    panel.show_part("responses")
    tree = panel.responses.tree
    tree.setCurrentIndex(tree.model().index(1, 0))
    tree.expand(tree.currentIndex())
    for part in ("responses", "trends", "life"):
        panel.show_part(part)
        yield f"course-{part}", still(window)
    trigger(window, "find_in_record")
    panel.search.setText("active right")
    panel.refresh()
    yield "course-search", still(window)
    trigger(window, "end_review")


def clinic_screens(window: Window) -> Iterator[tuple[str, QPixmap]]:
    """A search in all records."""
    trigger(window, "search_clinic")
    panel = window.patients.records
    bruised = panel.findChild(MenuChip, "clinic.reaction")
    bruised.set_value(EventKind.BRUISE)
    panel.begin()
    while panel.search.running:
        QTest.qWait(REST_MS)
    yield "clinic-search", still(window)


def review_screens(window: Window, store: Store) -> Iterator[tuple[str, QPixmap]]:
    """Past visits of the patient who has come most often: two compared, and all as a heat map."""
    window.open(most_visits(store))
    opened = window.open_patient
    if opened is None:
        raise SystemExit("The demo's patient can't be opened.")
    visits, review = opened.chart.record.visits, opened.chart.review
    trigger(window, "compare_visits")
    review.choose(visits[3].id, visits[-2].id)
    review.look_at(review.pairs[0].later.id)
    yield "compare-overlay", still(window)
    review.lay(Layout.SIDE_BY_SIDE)
    yield "compare-side-by-side", still(window)
    trigger(window, "heat_map")
    opened.chart.range.clear()
    for measure in HeatMeasure:
        review.measure_by(measure)
        desk = opened.page.desk
        desk.heat.look_at(desk.heat.heat.spots[0].anchor if measure is HeatMeasure.TIMES else None)
        yield f"heat-{measure}", still(window)
    trigger(window, "end_review")


def most_visits(store: Store) -> str:
    seen = [entry for entry in store.summaries() if isinstance(entry, Summary)]
    return max(seen, key=lambda entry: entry.visits).id


def last_seen(store: Store) -> str:
    """The patient that the demo opens too."""
    seen = [entry for entry in store.summaries() if isinstance(entry, Summary)]
    return max(seen, key=lambda entry: (entry.last_visit or dt.date.min, entry.visits)).id


def print_chart(patient: str, path: Path) -> int:
    return cli.main(["chart", patient, "--demo", "-o", str(path)])


def trigger(window: Window, *actions: str) -> None:
    for action in actions:
        window.actions_by_id[action].trigger()


def with_dialog(window: Window, action: str) -> QPixmap:
    """The window, and before it the dialog that an action opens."""
    taken: list[QPixmap] = []

    def take() -> None:
        dialog = QApplication.activeModalWidget()
        below, above = window.grab(), still(dialog)
        painter = QPainter(below)
        painter.fillRect(below.rect(), SHADE)
        painter.drawPixmap(window.rect().center() - dialog.rect().center(), above)
        painter.end()
        taken.append(below)
        dialog.close()

    QTimer.singleShot(0, take)
    trigger(window, action)
    return taken[0]


def still(widget: QWidget) -> QPixmap:
    """A widget's picture once it no longer changes: the sharp body arrives a moment later."""
    last = None
    while True:
        QTest.qWait(REST_MS)
        picture = widget.grab()
        image = picture.toImage()
        if image == last:
            return picture
        last = image


def emptied(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    return folder


def _pass_on(_kind: QtMsgType, _context: object, text: str) -> None:
    if text != NO_SIZE_HINTS:
        print(text, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
