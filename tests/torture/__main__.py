"""The long fault and crash tests, as a table: `python -m tests.torture [THEME…]`.

A theme is a file of this folder with `run(seed: int, scale: float) -> list[Outcome]`. With the seed
that the table names a run is repeated; `--scale 0.1` makes a tenth of the trials.
"""

from __future__ import annotations

import argparse
import logging
import os
import random
import sys
import tempfile
import time
import traceback
from importlib import import_module
from pathlib import Path

from tests.conftest import HOMES
from tests.torture.outcome import Outcome

HERE = Path(__file__).parent
THEMES = sorted(p.stem for p in HERE.glob("*.py") if "def run(" in p.read_text(encoding="utf-8"))
THEMES = [name for name in THEMES if not name.startswith("_")]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture")
    parser.add_argument("themes", nargs="*", metavar="THEME", help=f"of {', '.join(THEMES)}")
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--scale", type=float, default=1.0, help="share of the trials, 1 is all")
    args = parser.parse_args()
    if unknown := set(args.themes) - set(THEMES):
        parser.error(f"no theme: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(prefix="ims-chart-torture-") as home:
        for name, folder in HOMES.items():
            os.environ[name] = str(Path(home) / folder)
        return _table(args)


def _table(args: argparse.Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    logging.basicConfig(level=logging.ERROR)  # warnings are what these tests provoke
    print(f"seed {args.seed}, scale {args.scale:g}", flush=True)
    print(f"{'theme':<14}{'trial':<52}{'tried':>8}{'failed':>8}{'s':>7}  figures", flush=True)
    begun = time.monotonic()
    failed = sum(_run(theme, args.seed, args.scale) for theme in args.themes or THEMES)
    minutes = (time.monotonic() - begun) / 60
    print(f"\n{failed} failed; {minutes:.1f} minutes; seed {args.seed}")
    return 1 if failed else 0


def _run(theme: str, seed: int, scale: float) -> int:
    """Prints the rows of a theme as it ends; gives how many trials failed in it."""
    begun = time.monotonic()
    try:
        outcomes = import_module(f"tests.torture.{theme}").run(seed, scale)
    except Exception as fault:
        traceback.print_exc()
        outcomes = [Outcome("the theme itself", 1, 1, repr(fault))]
    spent = time.monotonic() - begun
    for n, o in enumerate(outcomes):
        seconds = f"{spent:7.1f}" if n == 0 else " " * 7
        print(
            f"{theme:<14}{o.name:<52}{o.tried:>8,}{o.failed:>8,}{seconds}  {o.detail}", flush=True
        )
    return sum(o.failed for o in outcomes)


if __name__ == "__main__":
    sys.exit(main())
