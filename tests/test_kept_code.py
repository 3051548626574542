"""What PySide compiles at every start is compiled once."""

import marshal
import os
import subprocess
import sys
from importlib.util import MAGIC_NUMBER
from pathlib import Path

import pytest

from ims_chart.kept_code import kept_code

START = """
import sys

compiled = []
sys.addaudithook(lambda event, args: compiled.append(args[1]) if event == "compile" else None)
from ims_chart.loading import load_qt, loaded
usual = compile
load_qt()
loaded()
assert compile is usual
from PySide6.QtCore import QPoint
assert QPoint(1, 2) + QPoint(1, 1) == QPoint(2, 3)
print(sum("shiboken" in str(name) for name in compiled))
"""


@pytest.fixture
def start(tmp_path):
    """Loads Qt in a process of its own, and says how many of PySide's modules were compiled."""

    def started(*options: str, **settings: str) -> int:
        settings = {"PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""} | settings
        done = subprocess.run(
            [sys.executable, *options, "-c", START],
            env=os.environ | settings,
            cwd=Path(__file__).parents[1],
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stderr == ""
        return int(done.stdout)

    return started


def kept(folder: Path) -> list[Path]:
    return list(folder.rglob("*.kept"))


def test_the_second_start_compiles_nothing(start, tmp_path):
    assert start() > 5
    assert start() == 0
    assert len(kept(tmp_path)) == 1


def test_where_python_may_write_no_such_files_nothing_is_kept(start, tmp_path):
    assert start(PYTHONDONTWRITEBYTECODE="1") > 5
    assert kept(tmp_path) == []


def test_where_the_folder_takes_nothing_it_is_compiled(start, tmp_path):
    (tmp_path / "file").write_text("")
    assert start(PYTHONPYCACHEPREFIX=str(tmp_path / "file")) > 5


def test_each_way_of_optimising_has_its_own(start, tmp_path):
    start()
    assert start("-O") > 5
    assert start("-O") == start() == 0
    assert len(kept(tmp_path)) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: MAGIC_NUMBER,
        lambda content: b"\0" * len(MAGIC_NUMBER) + content[len(MAGIC_NUMBER) :],
    ],
)
def test_a_damaged_file_is_made_anew(start, tmp_path, damage):
    start()
    (file,) = kept(tmp_path)
    content = file.read_bytes()
    file.write_bytes(damage(content))
    assert start() > 5
    assert file.read_bytes() == content
    assert start() == 0


@pytest.fixture
def kept_here(tmp_path, monkeypatch):
    """Keeps in a folder of its own."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def test_another_source_is_compiled_anew(kept_here):
    for source in ("a = 1", "a = 2", b"a = 3"):
        with kept_code():
            code = compile(source, "module.py", "exec")
        told = {}
        exec(code, told)
        assert f"a = {told['a']}" in str(source)


def test_other_ways_to_compile_are_as_ever(kept_here):
    with kept_code():
        assert eval(compile("1 + 1", "sum", "eval")) == 2
        assert compile("1 + 1", "sum", "exec", dont_inherit=True).co_filename == "sum"
        with pytest.raises(SyntaxError):
            compile("1 +", "sum", "exec")
    assert kept(kept_here) == []


def test_the_future_of_the_caller_holds(kept_here):
    """Without it the annotations of a source would be looked up, and are not there."""
    caller = "from __future__ import annotations\ncode = compile('def f(a: B): 0', 'm', 'exec')"
    plain = "code = compile('def f(a: B): 0', 'm', 'exec')"
    for _ in range(2):
        with kept_code():
            late, early = {}, {}
            exec(caller, late)
            exec(plain, early)
        exec(late["code"], {})
        with pytest.raises(NameError):
            exec(early["code"], {})
    (file,) = kept(kept_here)
    assert len(marshal.loads(file.read_bytes()[len(MAGIC_NUMBER) :])) == 2


def test_a_python_that_keeps_no_compiled_code_starts_as_well(kept_here, monkeypatch):
    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    with kept_code():
        assert compile("a = 1", "module.py", "exec").co_filename == "module.py"
    assert kept(kept_here) == []
