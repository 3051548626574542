"""Two processes that add, change, move, delete and undo in one patient: with the lock working, with
it ineffective, with clocks an hour apart, and through a folder that is synchronised badly.

After every round the two are brought together, and each edit of both must stand in the record, or
in a conflict, or have been changed by somebody who had it before their eyes.
"""

from __future__ import annotations

import base64
import pickle
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ims_chart.storage.store import Store
from tests import samples
from tests.accounting import leaves, lost
from tests.torture.outcome import Outcome

ROUNDS = 500
ID = "abcd234567"
ROOT = Path(__file__).parents[2]
COPY = "{0} ({1}'s conflicted copy {2}).json"


class Desk:
    """A process that charts; `begin` has it act while this one goes on."""

    def __init__(self, folder, name, seed, hours=0):
        self.name = name
        self.folder = folder
        told = [str(folder), ID, name, str(seed), str(hours)]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.charter", *told],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip

    def begin(self, act, *arguments):
        self.process.stdin.write(" ".join([act, *map(str, arguments)]) + "\n")
        self.process.stdin.flush()

    def end(self):
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} has died")
        return pickle.loads(base64.b64decode(line))

    def do(self, act, *arguments):
        self.begin(act, *arguments)
        return self.end()

    def close(self):
        self.process.stdin.close()
        if self.process.wait(20):
            raise RuntimeError(f"{self.name} ended with {self.process.returncode}")
        self.process.stdout.close()


class Tally:
    """What came of the rounds."""

    def __init__(self):
        self.edits = self.conflicts = self.failed = self.copies = 0
        self.first = ""

    def check(self, number, desks):
        """Accounts for a round, at the end of which both have seen everything."""
        (one, first), (two, second) = (desk.do("state") for desk in desks)
        self.edits += len(first) + len(second)
        self.conflicts += len(one.conflicts)
        missing = lost([first, second], one)
        same = leaves(one) == leaves(two) and numbers(one) == numbers(two)
        if missing or not same:
            self.failed += 1
            what = f"lost {missing[:2]}" if missing else "the two differ"
            self.first = self.first or f"round {number}: {what}"

    def outcome(self, name, rounds):
        figures = f"{self.edits} changed values, {self.conflicts} conflicts"
        if self.copies:
            figures += f", {self.copies} copies merged"
        return Outcome(name, rounds, self.failed, self.first or figures)


def numbers(record):
    return {site.id: site.number for visit in record.visits for site in visit.sites}


def together(desks):
    """Each takes in what the other has written, until nothing is new."""
    for desk in (*desks, *desks):
        if not desk.do("flush"):
            raise RuntimeError("not saved")


def settled(desks):
    """One decides, so that the next round begins without conflicts."""
    if desks[0].do("settle"):
        together(desks)
        for desk in desks:
            desk.do("state")


def in_turns(desks, rng):
    """The lock works: who is replaced finds out, writes what is left and looks on."""
    holder, other = rng.sample(desks, 2)
    holder.do("take")
    holder.do("edit", rng.randint(0, 4))
    other.do("take")
    if holder.do("beat"):
        raise RuntimeError("held twice")
    holder.do("flush")
    other.do("flush")
    other.do("edit", rng.randint(0, 4))


def at_once(desks, rng):
    """Both believe that it is theirs."""
    for desk in desks:
        desk.begin("edit", rng.randint(0, 4))
    for desk in desks:
        desk.end()
    for desk in rng.sample(desks, rng.randint(0, 2)):
        desk.begin("flush")
        desk.end()
    for desk in desks:
        desk.begin("edit", rng.randint(0, 2))
    for desk in desks:
        desk.end()
    for desk in desks:
        desk.begin("flush")
    for desk in desks:
        desk.end()


def charted(folder):
    Store.create(folder).new(samples.record())
    return folder


def shared(name, seed, rounds, act, hours=0):
    """Rounds of two on one folder."""
    rng, tally = random.Random(seed), Tally()
    with tempfile.TemporaryDirectory() as home:
        folder = charted(Path(home) / "store")
        desks = [Desk(folder, "a", seed), Desk(folder, "b", seed + 1, hours)]
        for number in range(rounds):
            act(desks, rng)
            together(desks)
            tally.check(number, desks)
            settled(desks)
        for desk in desks:
            desk.close()
    return tally.outcome(name, rounds)


class Cloud:
    """Carries files between two folders: late, out of order, and with copies where both changed."""

    def __init__(self, folders, rng):
        self.folders, self.rng = folders, rng
        self.known = self.there()[0]
        self.under_way = []
        self.number = 0

    def there(self):
        return [(folder / "patients" / f"{ID}.json").read_bytes() for folder in self.folders]

    def put(self, folder, data, name=f"{ID}.json"):
        """As a synchronising program does: the whole file in one step."""
        path = folder / "patients" / name
        temp = path.with_name(".cloud.part")
        temp.write_bytes(data)
        temp.replace(path)

    def carry(self):
        """Takes up what changed, and delivers some of it."""
        one, two = self.there()
        changed = [data for data in (one, two) if data != self.known]
        if len(changed) == 2 and one != two:
            self.clash(one, two)
        elif changed:
            self.under_way.append((self.folders[changed[0] == one], changed[0]))
            self.known = changed[0]
        self.rng.shuffle(self.under_way)
        while self.under_way and self.rng.random() < 0.6:
            folder, data = self.under_way.pop()
            self.put(folder, data)
            if self.rng.random() < 0.8:
                self.known = data

    def clash(self, one, two):
        """One version wins, and the other lies beside it on both sides."""
        self.number += 1
        kept, beside = self.rng.sample([one, two], 2)
        for folder in self.folders:
            self.put(folder, kept)
            self.put(folder, beside, COPY.format(ID, "RECEPTION", self.number))
        self.known = kept

    def settle(self):
        """All is delivered, in the order it comes in; then the two folders are alike."""
        for folder, data in self.under_way:
            self.put(folder, data)
        self.under_way = []
        one, two = self.there()
        if one != two:
            self.clash(one, two)
        names = [
            {path.name for path in (folder / "patients").glob("*conflicted*")}
            for folder in self.folders
        ]
        for name in names[0] ^ names[1]:
            for folder in self.folders:
                (folder / "patients" / name).unlink(missing_ok=True)


def synchronised(seed, rounds):
    """Rounds of two with a folder each, that are synchronised badly."""
    rng, tally = random.Random(seed), Tally()
    with tempfile.TemporaryDirectory() as home:
        folders = [charted(Path(home) / "a"), Path(home) / "b"]
        shutil.copytree(*folders)
        desks = [Desk(folders[0], "a", seed), Desk(folders[1], "b", seed + 1)]
        cloud = Cloud(folders, rng)
        for number in range(rounds):
            for _ in range(rng.randint(1, 3)):
                at_once(desks, rng)
                cloud.carry()
            tally.copies += converged(desks, cloud)
            tally.check(number, desks)
            if desks[0].do("settle"):
                tally.copies += converged(desks, cloud)
                for desk in desks:
                    desk.do("state")
        for desk in desks:
            desk.close()
    return tally.outcome("a folder synchronised late, out of order, twice", rounds)


def converged(desks, cloud):
    """Lets the cloud deliver, and both merge what it left, until both folders are the same."""
    merged = 0
    for _ in range(20):
        for desk in desks:
            desk.do("flush")
            merged += desk.do("merge_copies")
            desk.do("flush")
        one, two = cloud.there()
        copied = [
            *cloud.folders[0].glob("patients/*conf*"),
            *cloud.folders[1].glob("patients/*conf*"),
        ]
        if one == two and not copied and not cloud.under_way:
            return merged
        cloud.known = b""
        if one != two or cloud.under_way:
            cloud.settle()
    raise RuntimeError("the folders do not become the same")


def run(seed: int, scale: float) -> list[Outcome]:
    rounds = max(1, round(ROUNDS * scale))
    return [
        shared("the lock works", seed, rounds, in_turns),
        shared("both believe they hold the lock", seed + 10, rounds, at_once),
        shared("clocks an hour apart", seed + 20, rounds, at_once, hours=1),
        synchronised(seed + 30, rounds),
    ]
