"""Prints the table and writes build/bench.json. Exits 0 even where a goal is missed: that is what
the table is for."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
OUTPUT = ROOT / "build" / "bench.json"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {
            "QT_QPA_PLATFORM": f"offscreen:configfile={Path(__file__).with_name('screen.json')}",
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
        }
        from ims_chart.app import application  # noqa: PLC0415 - Qt reads the environment
        from tests.bench import painting, records, reviewing  # noqa: PLC0415
        from tests.bench.heat import heat  # noqa: PLC0415
        from tests.bench.paper import pdf_ms  # noqa: PLC0415
        from tests.bench.row import HEAD, Row  # noqa: PLC0415
        from tests.bench.stalls import stalls  # noqa: PLC0415
        from tests.bench.stores import stores  # noqa: PLC0415
        from tests.bench.taps import taps  # noqa: PLC0415

        application()
        rows: list[Row] = []
        print(HEAD)
        measured = [
            # First of all: what other rows leave behind is no part of a tap.
            lambda: painting.press_to_paint(folder),
            lambda: painting.pan_zoom(folder),
            records.where_ms,
            pdf_ms,
            lambda: records.save(folder),
            lambda: records.save_ms(folder),
            lambda: records.save_encrypted_ms(folder),
            lambda: records.growth_save(folder),
            lambda: records.opened(folder),
            lambda: records.growth_open(folder),
            lambda: stalls(folder),
            lambda: stores(folder),
            lambda: reviewing.timeline_scroll(folder),
            lambda: heat(folder),
            lambda: taps(folder),
        ]
        if sys.platform.startswith("linux"):
            from tests.bench.launch import launch, launch_encrypted  # noqa: PLC0415

            measured[:0] = [launch, launch_encrypted]
        for measure in measured:
            made = measure()
            for row in made if isinstance(made, list) else [made]:
                rows.append(row)
                print(row.line(), flush=True)
    OUTPUT.parent.mkdir(exist_ok=True)
    table = {"commit": commit(), "machine": machine(), "rows": [row.as_json() for row in rows]}
    OUTPUT.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8", newline="\n")
    print(f"written to {OUTPUT.relative_to(ROOT)}")


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
