"""The house rules that a machine can hold."""

from __future__ import annotations

import ast
import importlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "ims_chart"
LONGEST = 350
ROOMS = ("record", "body", "insight", "storage", "charting", "printing", "ui", "commands")


def contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    """What the import rules of pyproject.toml say to the package in a folder."""
    script = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert script, "import-linter is not installed"
    return subprocess.run(
        [script, "--no-cache", "--config", str(ROOT / "pyproject.toml")],
        cwd=folder, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_imports_point_down_only() -> None:
    done = contracts(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("record/site.py", "from ims_chart.body import Atlas"),
        ("record/site.py", "import msgspec"),
        ("storage/store.py", "from ims_chart.insight.age import age_on"),
        ("storage/store.py", "from PySide6.QtCore import QObject"),
        ("charting/chart.py", "from ims_chart.ui.canvas import BodyCanvas"),
    ],
)
def test_an_import_that_points_up_is_caught(tmp_path: Path, file: str, line: str) -> None:
    shutil.copytree(PACKAGE, tmp_path / "ims_chart")
    spoilt = tmp_path / "ims_chart" / file
    spoilt.write_text(f"{spoilt.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    assert contracts(tmp_path).returncode == 1


def test_charting_and_printing_load_no_widgets() -> None:
    """Import rules see PySide6 as one; what is loaded tells its parts apart."""
    rooms = ("charting", "printing")
    modules = [f"ims_chart.{r}.{file.stem}" for r in rooms for file in (PACKAGE / r).glob("*.py")]
    code = "import sys, importlib; [importlib.import_module(m) for m in sys.argv[1:]];"
    code += "print(*[m for m in sys.modules if m.startswith('PySide6.')])"
    done = subprocess.run(
        [sys.executable, "-c", code, *modules],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = set(done.stdout.split())
    assert "PySide6.QtGui" in loaded
    assert not loaded & {"PySide6.QtWidgets", "PySide6.QtPrintSupport"}


def test_every_room_is_under_the_rules() -> None:
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert folders == set(ROOMS)


def test_files_stay_short() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in PACKAGE.rglob("*.py")
    }
    too_long = [f"{name}: {lines}" for name, lines in lengths.items() if lines > LONGEST]
    assert not too_long, f"longer than {LONGEST} lines: " + ", ".join(too_long)


@pytest.mark.parametrize("file", sorted((PACKAGE / "ui").glob("*.py")), ids=lambda file: file.stem)
def test_a_file_has_one_public_widget_at_most(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = [node.name for node in tree.body if isinstance(node, ast.ClassDef)]
    module = importlib.import_module(f"ims_chart.ui.{file.stem}")
    widgets = [name for name in names if issubclass(getattr(module, name), QWidget)]
    assert len([name for name in widgets if not name.startswith("_")]) <= 1
