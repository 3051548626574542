import errno
import os
import signal
import stat
import subprocess
import sys
import textwrap
from contextlib import suppress
from pathlib import Path

import pytest

from ims_chart.storage import atomic
from ims_chart.storage.errors import Code, StorageError
from tests.torture.disks import Failing, standing_in

OLD, NEW = b"old and whole", b"new and whole" * 1000

CALLS = ["open", "write", "fsync", "close", "chmod", "stat", "replace"]
POSIX = pytest.mark.skipif(os.name == "nt", reason="POSIX file modes and signals")


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def failing(monkeypatch, name: str, nth: int, number: int) -> list[int]:
    """Lets the nth call of an os function fail; gives the list of calls made."""
    calls: list[int] = []
    real = getattr(os, name)

    def call(*args, **kwargs):
        calls.append(1)
        if len(calls) == nth:
            if name == "close":
                real(*args, **kwargs)
            raise OSError(number, os.strerror(number))
        return real(*args, **kwargs)

    monkeypatch.setattr(os, name, call)
    return calls


def test_a_new_file_and_its_successor(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    atomic.write(path, OLD)
    assert path.read_bytes() == OLD
    atomic.write(path, NEW)
    assert path.read_bytes() == NEW
    assert names(tmp_path) == ["a.json"]


@POSIX
def test_a_new_file_is_for_its_owner_alone_and_an_old_one_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    atomic.write(path, OLD)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o660)
    atomic.write(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o660


@POSIX
def test_the_temporary_file_is_closed_to_others_before_a_byte_is_in_it(
    tmp_path: Path, monkeypatch
) -> None:
    modes = []
    real = os.write

    def write(descriptor, data):
        status = os.fstat(descriptor)
        modes.append((stat.S_IMODE(status.st_mode), status.st_size))
        return real(descriptor, data)

    (tmp_path / "a.json").write_bytes(OLD)
    monkeypatch.setattr(os, "write", write)
    atomic.write(tmp_path / "a.json", NEW)
    assert modes == [(0o600, 0)]


def test_a_write_in_small_pieces_is_finished(tmp_path: Path, monkeypatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, data[:100]))
    atomic.write(tmp_path / "a.json", NEW)
    assert (tmp_path / "a.json").read_bytes() == NEW


def test_the_data_is_on_disk_before_the_name_and_the_name_after(
    tmp_path: Path, monkeypatch
) -> None:
    order: list[str] = []
    for name in ("write", "fsync", "replace"):
        real = getattr(os, name)

        def call(*args, _name=name, _real=real):
            order.append(_name)
            return _real(*args)

        monkeypatch.setattr(os, name, call)
    atomic.write(tmp_path / "a.json", b"x")
    assert order == ["write", "fsync", "replace"] + ["fsync"] * (os.name != "nt")


def fails(path: Path) -> bool:
    try:
        atomic.write(path, NEW)
    except StorageError:
        return True
    return False


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EACCES])
@pytest.mark.parametrize("name", CALLS)
def test_each_call_failing_leaves_a_whole_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch, name: str, number: int
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(OLD)
    for nth in range(1, 20):
        with monkeypatch.context() as patch:
            calls = failing(patch, name, nth, number)
            failed = fails(path)
        if len(calls) < nth:
            break
        replaced = path.read_bytes() == NEW
        assert replaced or path.read_bytes() == OLD
        # Only making the new name durable comes after the new file is in place.
        assert failed or replaced
        assert names(tmp_path) == ["a.json"]
        if replaced and failed:
            assert (name, nth) in {("fsync", 2), ("open", 2), ("close", 2)}
        path.write_bytes(OLD)
    assert nth > 1


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, Code.NO_SPACE),
        (errno.EDQUOT, Code.NO_SPACE),
        (errno.EROFS, Code.NO_PERMISSION),
        (errno.EACCES, Code.NO_PERMISSION),
        (errno.EIO, Code.IO),
        (errno.ENOENT, Code.FOLDER_GONE),
    ],
)
def test_what_the_system_says_becomes_a_code(
    tmp_path: Path, monkeypatch, number: int, code: Code
) -> None:
    failing(monkeypatch, "fsync", 1, number)
    with pytest.raises(StorageError) as caught:
        atomic.write(tmp_path / "a.json", NEW)
    assert caught.value.code is code
    assert names(tmp_path) == []


def test_a_disk_that_can_not_make_names_durable_is_good_enough(tmp_path: Path, monkeypatch) -> None:
    failing(monkeypatch, "fsync", 2, errno.EINVAL)
    atomic.write(tmp_path / "a.json", NEW)
    assert (tmp_path / "a.json").read_bytes() == NEW


def test_a_folder_that_is_gone_is_told_and_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as caught:
        atomic.write(tmp_path / "gone" / "a.json", NEW)
    assert caught.value.code is Code.FOLDER_GONE
    assert names(tmp_path) == []


def test_an_interrupt_leaves_nothing_beside(tmp_path: Path, monkeypatch) -> None:
    def stop(descriptor):
        raise KeyboardInterrupt

    (tmp_path / "a.json").write_bytes(OLD)
    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        atomic.write(tmp_path / "a.json", NEW)
    assert names(tmp_path) == ["a.json"]
    assert (tmp_path / "a.json").read_bytes() == OLD


def test_folders_are_made_all_the_way_and_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    atomic.make_folder(tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b" / "c").is_dir()
    (tmp_path / "file").write_bytes(OLD)
    with pytest.raises(StorageError) as caught:
        atomic.make_folder(tmp_path / "file" / "x")
    assert caught.value.code is Code.NOT_A_FOLDER
    assert (tmp_path / "file").read_bytes() == OLD


KILLED = textwrap.dedent("""
    import os, signal, sys
    from pathlib import Path
    from ims_chart.storage import atomic

    def die(*args):
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(os, sys.argv[2], die)
    atomic.write(Path(sys.argv[1]), b"new")
""")


@POSIX
@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_program_killed_while_writing_leaves_the_old_file(tmp_path: Path, call: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(OLD)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), call],
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == OLD
    left = [name for name in names(tmp_path) if name != "a.json"]
    assert all(name.startswith(".") and name.endswith(atomic.TEMP_SUFFIX) for name in left)
    atomic.write(path, NEW)
    assert path.read_bytes() == NEW


def test_a_file_is_moved_over_another_and_into_another_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(NEW)
    (tmp_path / "b").write_bytes(OLD)
    atomic.move(tmp_path / "a", tmp_path / "b")
    (tmp_path / "there").mkdir()
    atomic.move(tmp_path / "b", tmp_path / "there" / "b")
    assert names(tmp_path) == ["there"]
    assert (tmp_path / "there" / "b").read_bytes() == NEW
    with pytest.raises(StorageError) as caught:
        atomic.move(tmp_path / "b", tmp_path / "c")
    assert caught.value.code is Code.FOLDER_GONE


def test_what_is_poured_in_pieces_is_one_file_or_none(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with atomic.pour(path) as take:
        for n in range(3):
            take(bytes([n]) * 5)
        assert not path.exists()
    assert path.read_bytes() == b"\0" * 5 + b"\1" * 5 + b"\2" * 5
    with pytest.raises(TypeError), atomic.pour(path) as take:
        take([NEW, None])
    assert path.read_bytes() == b"\0" * 5 + b"\1" * 5 + b"\2" * 5
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("nth", range(1, 6))
def test_a_file_begun_in_vain_is_begun_anew(tmp_path: Path, nth: int) -> None:
    path = tmp_path / "log"
    disk = Failing(nth, errno.EIO)
    with standing_in(disk), suppress(StorageError):
        atomic.append(path, b"one")
    assert path.exists() is not disk.broken
    path.unlink(missing_ok=True)
    atomic.append(path, b"one")
    atomic.append(path, b"two")
    assert path.read_bytes() == b"onetwo"


def test_a_folder_whose_name_is_not_durable_is_made_anew(tmp_path: Path) -> None:
    with standing_in(Failing(2, errno.EIO)), pytest.raises(StorageError):
        atomic.make_folder(tmp_path / "new")
    assert names(tmp_path) == []
    atomic.make_folder(tmp_path / "new")
    assert names(tmp_path) == ["new"]
