"""Pictures of what a person can meet in the program, taken by driving it: build/screens/*.png.

    python tools/screens.py                   everything, light and dark, the pages in all sizes
    python tools/screens.py dark forms chart  only some themes, sizes (1280x800) or walks (WALKS)
    python tools/screens.py demo              without a display: the demo in build/demo

Nothing is shown and no settings are touched: it runs offscreen, with a home of its own.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import dialog_screens
import guard_screens
import page_screens
import strip_screens
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from shutter import Round, Shot, still

from ims_chart import cli
from ims_chart.app import Program
from ims_chart.commands.parser import KINDS
from ims_chart.storage.demo import copy_demo
from ims_chart.storage.settings import Theme as Mode
from ims_chart.ui.theme import theme

ROOT = Path(__file__).resolve().parents[1]
SMALL, USUAL, LARGE = (1024, 700), (1280, 800), (1920, 1080)
ALL, ONE = (SMALL, USUAL, LARGE), (USUAL,)
Walk = Callable[[Round], Iterator[Shot]]
WALKS: dict[str, tuple[Walk, tuple[tuple[int, int], ...]]] = {
    "patients": (page_screens.patients, ALL),
    "menus": (page_screens.menus, ONE),
    "chart": (page_screens.chart, ALL),
    "body": (page_screens.body, (USUAL, LARGE)),
    "beginnings": (page_screens.beginnings, ALL),
    "course": (page_screens.course, ALL),
    "past": (page_screens.past, ALL),
    "begun": (strip_screens.begun, (SMALL, USUAL)),
    "playing": (strip_screens.playing, ONE),
    "needles": (strip_screens.needles, (SMALL, USUAL)),
    "shared": (strip_screens.shared, (SMALL, USUAL)),
    "photos": (strip_screens.photos, ONE),
    "forms": (dialog_screens.forms, ONE),
    "signing": (dialog_screens.signing, ONE),
    "records": (dialog_screens.records, ONE),
    "backups": (dialog_screens.backups, ONE),
    "locked": (guard_screens.locked, (SMALL, USUAL)),
    "sealed": (guard_screens.sealed, ONE),
}
"""What is walked through, each with a clinic of its own, and the sizes of the window."""
SCREEN = (
    '{"screens": [{"name": "a screen", "x": 0, "y": 0, "width": 1920, "height": 1080,'
    ' "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}'
)
"""What is drawn on: Qt's own has 800 pixels, and dialogs heed how much room there is."""
NO_SCREEN = "This plugin does not support"
"""What Qt's offscreen platform says of windows; it means nothing here."""


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="ims-chart-", ignore_cleanup_errors=True) as name:
        home = Path(name)
        screen = home / "screen.json"
        screen.write_text(SCREEN, encoding="utf-8")
        os.environ |= {
            # A drive's colon would end the name.
            "QT_QPA_PLATFORM": "offscreen" if os.name == "nt" else f"offscreen:configfile={screen}",
            "HOME": name,
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
        }
        qInstallMessageHandler(_pass_on)
        return show_demo() if arguments == ["demo"] else take_all(home, frozenset(arguments))


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


def take_all(home: Path, wanted: Collection[str]) -> int:
    """Takes the pictures of the walks, themes and sizes that are named, or of all and of paper."""
    unknown = sorted(set(wanted).difference(*_KINDS))
    if unknown:
        print(f"no theme, size or walk: {', '.join(unknown)}", file=sys.stderr)
        return 2
    folder = ROOT / "build" / "screens"
    folder = folder if wanted else emptied(folder)
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    for mode in (Mode.LIGHT, Mode.DARK):
        for walk, (does, sizes) in WALKS.items():
            for width, height in sizes:
                size = f"{width}x{height}"
                if all(_means(one, wanted) for one in (mode, size, walk)):
                    for name, picture in _walked(home, mode, (width, height), does):
                        picture.save(str(folder / f"{name}-{mode}-{size}.png"))
                        taken += 1
    print(f"{taken} pictures in {folder.relative_to(ROOT)}")
    return 0 if wanted else print_all(page_screens.last_seen(copy_demo(home / "printed")), folder)


def print_all(patient: str, folder: Path) -> int:
    """Every kind of paper of a patient."""
    return max(print_chart(patient, folder / f"page-{kind}.png", "--kind", kind) for kind in KINDS)


_KINDS: tuple[frozenset[str], ...] = (
    frozenset(Mode),
    frozenset(f"{width}x{height}" for width, height in ALL),
    frozenset(WALKS),
)


def _means(one: str, wanted: Collection[str]) -> bool:
    """Whether one theme, size or walk is wanted: all are, where none of its kind is named."""
    kind = next(kind for kind in _KINDS if one in kind)
    return one in wanted or kind.isdisjoint(wanted)


def _walked(home: Path, mode: Mode, size: tuple[int, int], does: Walk) -> Iterator[Shot]:
    """Visits are begun and files sealed on the way, so each walk has a clinic of its own."""
    place = Path(tempfile.mkdtemp(dir=home))
    store = copy_demo(place / "Demo clinic")
    program = Program()
    theme.apply(mode)
    program.window.resize(*size)
    program.window.show()
    yield from does(Round(program, store, place))
    program.window.close_patient()
    # Nobody is there to be asked whether needles may stay in.
    program.window.bedside.needles_in.recall(store, ())
    program.window.close()
    program.close()
    program.window.deleteLater()


def print_chart(patient: str, path: Path, *more: str) -> int:
    return cli.main(["chart", patient, "--demo", "-o", str(path), *more])


def emptied(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    return folder


def _pass_on(_kind: QtMsgType, _context: object, text: str) -> None:
    if not text.startswith(NO_SCREEN):
        print(text, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
