"""The commands for whole stores: packed into one file, and made from one again."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ims_chart import console
from ims_chart.calls import FAILED, KEY_LACKING
from ims_chart.commands.chosen import begun, lasting_folder, refuse_replacing
from ims_chart.storage.archive import check_archive, unpack_archive
from ims_chart.storage.backing_up import back_up
from ims_chart.storage.check import check
from ims_chart.storage.errors import Code
from ims_chart.storage.problem import Problem
from ims_chart.storage.store import Store
from ims_chart.words import explain

_MANY = 500
_NAMED = 5


def backup(args: argparse.Namespace) -> int:
    """Packs the store; what could not be read, or is damaged, is told and makes the status 1."""
    refuse_replacing(args)
    done = back_up(begun(Store.open(lasting_folder(args))), args.output, _tell)
    for problem in (*done.left_out, *done.damaged):
        console.complain(explain(problem.error))
    console.say(f"{done.files} files packed into {done.path}.")
    if done.left_out:
        console.complain(f"Not in the backup: {len(done.left_out)}.")
    if done.damaged:
        console.complain(f"In the backup as they lie, damaged: {len(done.damaged)}.")
    if done.lost:
        console.complain(
            f"{args.output} was not replaced. It has {len(done.lost)} of the records whole that "
            f"are damaged or missing in the store now: {_some(done.lost)}. The new backup lies "
            "beside it."
        )
    return FAILED if done.left_out or done.damaged or done.lost else 0


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids[:_NAMED]) + (", …" if len(ids) > _NAMED else "")


def restore(args: argparse.Namespace) -> int:
    """Makes a store of an archive, and looks through it."""
    store = unpack_archive(args.archive, args.into, _tell)
    return told(check(store).problems, f"{store.count()} patients restored to {args.into}.")


def check_packed(path: Path) -> int:
    """`check` of an archive."""
    files, problems = check_archive(path)
    return told(problems, f"{files} files packed, all sound.")


def told(problems: tuple[Problem, ...], sound: str) -> int:
    """Names each problem, or says that there is none; gives the exit status of `check`."""
    for problem in problems:
        console.say(explain(problem.error))
    closed = [p for p in problems if p.error.code is Code.ENCRYPTED]
    if len(closed) == len(problems):
        console.say(sound)
        return KEY_LACKING if problems else 0
    return FAILED


def _tell(done: int, of: int) -> None:
    if of >= _MANY and sys.stderr.isatty():
        sys.stderr.write(f"\r{done} of {of} files" + ("\n" if done == of - 1 else ""))
