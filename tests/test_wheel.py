"""The wheel, installed where nothing of the checkout is, and run from another folder."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pypdfium2
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

pytestmark = pytest.mark.wheel

ROOT = Path(__file__).parents[1]
Run = Callable[..., str]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built without isolation: the development group has what builds it, so nothing is loaded."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def run(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs the installed command in an empty folder.

    The environment holds the wheel and links to what the wheel says it requires, and nothing
    else: a dependency that isn't declared is missed here as it would be on a user's machine.
    """
    if sys.platform == "win32":
        pytest.skip("links need rights on Windows that a test can't count on")
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True)
    site = next((folder / "venv" / "lib").glob("python3*/site-packages"))
    link_requirements("ims-chart", site, set())
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()

    def run(*arguments: str) -> str:
        command = [str(python.with_name("ims-chart")), *arguments]
        done = subprocess.run(
            command, cwd=elsewhere, capture_output=True, encoding="utf-8", timeout=60, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    return run


def link_requirements(name: str, site: Path, linked: set[str]) -> None:
    """Links all that a distribution requires into a folder of packages."""
    for line in distribution(name).requires or []:
        needed = Requirement(line)
        if needed.name in linked or not (needed.marker is None or needed.marker.evaluate()):
            continue
        linked.add(needed.name)
        found = distribution(needed.name)
        for top in {file.parts[0] for file in found.files or [] if file.parts[0] != ".."}:
            if top != "__pycache__" and not (site / top).exists():
                (site / top).symlink_to(Path(str(found.locate_file(top))))
        link_requirements(needed.name, site, linked)


def test_all_that_is_imported_is_required() -> None:
    """What is only imported when it is needed would be missed by a few commands."""
    required = {canonicalize_name(Requirement(r).name) for r in distribution("ims-chart").requires}
    required.add("shiboken6")  # a half of PySide6, which names the very version it needs
    homes = packages_distributions()
    for file in (ROOT / "ims_chart").rglob("*.py"):
        for name in top_level_imports(file) - set(sys.stdlib_module_names) - {"ims_chart"}:
            assert {canonicalize_name(home) for home in homes[name]} & required, f"{file}: {name}"


def top_level_imports(file: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    whence = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {name.partition(".")[0] for name in plain | whence}


def test_the_wheel_names_the_muscle_under_a_point(run: Run) -> None:
    found = json.loads(run("where", "back", ".61", ".235", "--json"))
    assert (found[0]["muscle"], found[0]["side"]) == ("infraspinatus", "right")


def test_the_wheel_has_its_views(run: Run) -> None:
    views = {view["id"]: view for view in json.loads(run("views", "--json"))}
    assert {"front", "back"} <= set(views)
    assert "infraspinatus" in views["back"]["muscles"]


def test_the_wheel_prints_a_chart_of_its_demo(run: Run, tmp_path: Path) -> None:
    patient = json.loads(run("list", "--demo", "--json"))[0]
    file = tmp_path / "x.pdf"
    run("chart", "--demo", patient["id"], "-o", str(file))
    with pypdfium2.PdfDocument(file) as document:
        text = document[0].get_textpage().get_text_range()
    assert patient["family"] in text


def test_the_wheel_carries_assets_and_not_what_they_are_made_from(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    for asset in ("anatomy/muscles.json", "body/male/back.webp", "demo/clinic.json"):
        assert f"ims_chart/assets/{asset}" in names
    assert not [name for name in names if "/source/" in name or name.startswith("tests/")]
    assert not [name for name in names if name.endswith((".npz", ".pyc"))]
