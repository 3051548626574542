"""PySide's own Python code, compiled once and kept, as Python keeps that of every other module.

PySide carries its support modules inside a library, as source, and compiles them at every start:
20 of the 65 ms that it takes to load. While it does, `compile` is answered from a file beside the
compiled modules of this package, under the same rules: it is written where Python may write such
files, believed where these would be, and made anew where the source or Python is another.
"""

from __future__ import annotations
import __future__

import builtins
import marshal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path
from types import CodeType
from typing import Any

_Key = tuple[str, int, bytes]

_FUTURES = sum(getattr(__future__, name).compiler_flag for name in __future__.all_feature_names)


@contextmanager
def kept_code() -> Iterator[None]:
    """What is compiled as a module meanwhile is taken from the last start, or kept for the next."""
    if sys.implementation.cache_tag is None:  # a Python that keeps no compiled code
        yield
        return
    file = Path(cache_from_source(__file__)).with_suffix(".kept")
    kept = _read(file)
    found: dict[_Key, CodeType] = {}
    usual = builtins.compile
    builtins.compile = _from(kept, found, usual)
    try:
        yield
    finally:
        builtins.compile = usual
    if found.keys() - kept.keys() and not sys.dont_write_bytecode:
        _write(file, found)


def _from(
    kept: dict[_Key, CodeType], found: dict[_Key, CodeType], usual: Callable[..., Any]
) -> Callable[..., Any]:
    def compiled(source: Any, filename: Any, mode: str, *args: Any, **options: Any) -> Any:
        # As the built-in one: what the caller has from the future holds for the source as well.
        flags = sys._getframe(1).f_code.co_flags & _FUTURES  # noqa: SLF001
        text = source.encode() if isinstance(source, str) else source
        if mode != "exec" or args or options or not isinstance(text, bytes):
            options.setdefault("flags", flags)
            return usual(source, filename, mode, *args, **options)
        key = (str(filename), flags, source_hash(text))
        code = kept.get(key)
        if code is None:
            code = usual(source, filename, mode, flags=flags, dont_inherit=True)
        found[key] = code
        return code

    return compiled


def _read(file: Path) -> dict[_Key, CodeType]:
    """Nothing where there is none, or none of this Python's."""
    try:
        content = file.read_bytes()
        if content.startswith(MAGIC_NUMBER):
            return marshal.loads(content[len(MAGIC_NUMBER) :])  # noqa: S302 - as any .pyc file
    except (OSError, EOFError, ValueError, TypeError):
        pass
    return {}


def _write(file: Path, found: dict[_Key, CodeType]) -> None:
    """A folder that takes none costs time and nothing else, so nobody is told."""
    import tempfile  # noqa: PLC0415 - needed once

    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as new:
            written = Path(new.name)
            try:
                new.write(MAGIC_NUMBER + marshal.dumps(found))
                new.close()
                written.replace(file)
            except OSError:
                written.unlink()
                raise
