"""Style, types and import rules: every check is run, each is timed, and one failure fails all."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = Path(sys.executable).parent
"""Not resolved: the virtual environment's own, not its base's."""
CHECKS: dict[str, list[str]] = {
    "style": ["ruff", "check", "--quiet"],
    "format": ["ruff", "format", "--check", "--quiet"],
    "types": ["basedpyright", "--level", "error"],
    "imports": ["lint-imports", "--no-cache"],
}


def main() -> int:
    failed = [name for name, call in CHECKS.items() if not passes(name, call)]
    if failed:
        print(f"lint failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def passes(name: str, call: list[str]) -> bool:
    started = time.monotonic()
    done = subprocess.run(
        [SCRIPTS / call[0], *call[1:]],
        cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    ok = done.returncode == 0
    print(f"lint {name:8} {'ok' if ok else 'FAILED':6} {time.monotonic() - started:5.1f} s")
    if not ok:
        print(done.stdout + done.stderr, flush=True)
    return ok


if __name__ == "__main__":
    sys.exit(main())
