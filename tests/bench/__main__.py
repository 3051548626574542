"""Prints the table and writes build/bench.json. Exits 0 even where a goal is missed: that is what
the table is for.

    python -m tests.bench              everything, each group in a process of its own
    python -m tests.bench GROUP        one group, its rows as JSON

What one group leaves in memory is no part of another's figures: a person's program has not charted
a thousand sites in ten clinics before the first tap.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.row import Row

ROOT = Path(__file__).parents[2]
OUTPUT = ROOT / "build" / "bench.json"


def groups() -> dict[str, list[Callable[[Path], Row | list[Row]]]]:
    """What is measured, in the order of the table."""
    from tests.bench import painting, records, reviewing  # noqa: PLC0415 - Qt reads the environment
    from tests.bench.heat import heat  # noqa: PLC0415
    from tests.bench.launch import launch, launch_encrypted  # noqa: PLC0415
    from tests.bench.paper import chart_ms, pdf_ms  # noqa: PLC0415
    from tests.bench.stalls import stalls  # noqa: PLC0415
    from tests.bench.stores import stores  # noqa: PLC0415
    from tests.bench.taps import taps  # noqa: PLC0415

    linux = sys.platform.startswith("linux")
    return {
        "launch": [lambda _: launch(), lambda _: launch_encrypted()] if linux else [],
        "painting": [painting.press_to_paint, painting.pan_zoom, lambda _: records.where_ms()],
        "paper": [lambda _: pdf_ms(), chart_ms],
        "saving": [
            records.save, records.save_ms, records.save_encrypted_ms, records.growth_save,
        ],
        "opening": [records.opened, records.growth_open],
        "stalls": [stalls],
        "stores": [stores],
        "reviewing": [reviewing.timeline_scroll, heat],
        "taps": [taps],
    }  # fmt: skip


def main() -> None:
    if len(sys.argv) > 1:
        print(json.dumps([row.as_json() for row in measured(sys.argv[1])]))
        return
    from tests.bench.row import HEAD, Row  # noqa: PLC0415

    print(HEAD)
    rows: list[Row] = []
    for name in groups():
        call = [sys.executable, "-m", "tests.bench", name]
        done = subprocess.run(call, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        for made in json.loads(done.stdout):
            rows.append(Row(**made | {"spread": tuple(made["spread"])}))
            print(rows[-1].line(), flush=True)
    OUTPUT.parent.mkdir(exist_ok=True)
    table = {"commit": commit(), "machine": machine(), "rows": [row.as_json() for row in rows]}
    OUTPUT.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8", newline="\n")
    print(f"written to {OUTPUT.relative_to(ROOT)}")


def measured(name: str) -> list[Row]:
    """The rows of one group, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "QT_QPA_PLATFORM": f"offscreen:configfile={Path(__file__).with_name('screen.json')}",
            "XDG_CONFIG_HOME": str(Path(folder) / "config"),
            "XDG_DATA_HOME": str(Path(folder) / "data"),
        }
        from ims_chart.app import application  # noqa: PLC0415 - Qt reads the environment

        application()
        rows: list[Row] = []
        for measure in groups()[name]:
            made = measure(Path(folder))
            rows += made if isinstance(made, list) else [made]
    return rows


def commit() -> str:
    """What was measured; marked when the files differ from the commit."""
    if not shutil.which("git"):
        return "unknown"
    call = ["git", "describe", "--always", "--dirty", "--abbrev=12"]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def machine() -> dict[str, object]:
    return {
        "system": platform.platform(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()


if __name__ == "__main__":
    main()
