"""The commands for the records of a store: who is in it, and whether its files are sound."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import msgspec

from ims_chart import console
from ims_chart.calls import FAILED, KEY_LACKING, chosen_store
from ims_chart.commands.chosen import store_of, store_or_locked
from ims_chart.record import ChainHead
from ims_chart.storage.errors import Code
from ims_chart.storage.names import folded
from ims_chart.storage.summary import Summary
from ims_chart.words import explain

_COLUMNS = ("id", "name", "born", "file number", "visits", "last visit", "alerts")


def check_store(args: argparse.Namespace) -> int:
    chosen = chosen_store(args)
    if chosen is not None and chosen.is_file():
        from ims_chart.commands.archive import check_packed  # noqa: PLC0415

        return check_packed(chosen)
    from ims_chart.storage.check import check  # noqa: PLC0415 - the list doesn't wait for it

    with store_or_locked(args) as store:
        checked = check(store, _kept_heads(args.against))
    damaged = [p for p in checked.problems if p.error.code is not Code.ENCRYPTED]
    for problem in checked.problems:
        console.say(explain(problem.error))
    for path in checked.leftovers:
        console.say(f"Note: {path} is what a program that was stopped left unfinished.")
    for path in checked.torn:
        console.say(
            f"Note: the last line of {path} was cut off while it was written, as by a power cut. "
            "The next one is written below it."
        )
    if not checked.problems:
        console.say(f"{checked.files} files read, all sound.")
    if damaged:
        return FAILED
    return KEY_LACKING if checked.problems else 0


def _kept_heads(backups: Sequence[Path]) -> list[tuple[Path, ChainHead]]:
    """Where the logs stood by what was packed of the store."""
    from ims_chart.storage.archive import heads_in  # noqa: PLC0415 - seldom needed

    return [(path, head) for path in backups for head in heads_in(path)]


def list_patients(args: argparse.Namespace) -> int:
    found: list[Summary] = []
    with store_of(args) as store:
        for entry in store.summaries():
            if isinstance(entry, Summary):
                found.append(entry)
            else:
                console.complain(explain(entry.error))
    found.sort(key=lambda summary: (folded(summary.name), summary.id))
    if args.json:
        console.say_json([msgspec.structs.asdict(summary) for summary in found])
    else:
        console.say_table(_COLUMNS, [_row(summary) for summary in found])
    return 0


def _row(summary: Summary) -> tuple[object, ...]:
    return (
        summary.id,
        summary.name,
        summary.birth_date,
        summary.file_number,
        summary.visits,
        summary.last_visit,
        "; ".join(summary.alerts),
    )
