"""Style, types and import rules: every check is run, each is timed, and one failure fails all."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = {
    "style": ["ruff", "check", "--quiet"],
    "format": ["ruff", "format", "--check", "--quiet"],
    "types": ["basedpyright", "--level", "error"],
    "imports": ["importlinter.cli", "lint", "--no-cache"],
}


def main() -> int:
    failed = [name for name, arguments in CHECKS.items() if not passes(name, arguments)]
    if failed:
        print(f"lint failed: {', '.join(failed)}", file=sys.stderr)
    return bool(failed)


def passes(name: str, arguments: list[str]) -> bool:
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    ok = done.returncode == 0
    print(f"lint {name:8} {'ok' if ok else 'FAILED':6} {time.monotonic() - started:5.1f} s")
    if not ok:
        print(done.stdout + done.stderr, flush=True)
    return ok


if __name__ == "__main__":
    sys.exit(main())
