"""Sealing something small by a passphrase, as the `age` program does.

Making a passphrase costly to guess takes one to three seconds and up to a gigabyte, and pyrage
holds Python still meanwhile. So it is done in a process of its own (see `passphrase_child`): a
window that waits for it goes on moving, and the memory is given back.
"""

from __future__ import annotations

import base64
import itertools
import json
import subprocess
import sys
import unicodedata
from pathlib import Path

from ims_chart.storage.errors import Code, StorageError

LEAST = 10
"""Characters a new passphrase needs. A stolen key file can be tried at leisure."""

GOOD_BITS = 60
"""From here on a passphrase is called good: at a second a try, out of reach of a thief."""

_CHILD = Path(__file__).with_name("passphrase_child.py")
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_COMMON = ("password", "passwort", "123", "qwert", "letmein", "welcome", "physio", "praxis", "abc")


def seal(data: bytes, passphrase: str) -> bytes:
    """Raises StorageError: KEY_FAILED when the process for it can't be run."""
    return _apart("seal", data, passphrase)


def unseal(data: bytes, passphrase: str) -> bytes:
    """What was sealed.

    Raises:
        StorageError: WRONG_PASSPHRASE; KEY_DAMAGED when no passphrase could open it; KEY_TOO_COSTLY
            when it was made on a far faster computer; KEY_FAILED.
    """
    return _apart("unseal", data, passphrase)


def bits(passphrase: str) -> float:
    """Roughly how many bits a guesser lacks: by the kinds of signs, less what repeats and what
    everybody tries first.
    """
    text = unicodedata.normalize("NFC", passphrase)
    kinds = (
        (str.islower, 26),
        (str.isupper, 26),
        (str.isdigit, 10),
        (lambda c: not c.isalnum(), 20),
    )
    pool = sum(size for is_kind, size in kinds if any(is_kind(c) for c in text))
    told = sum(1 for a, b in itertools.pairwise(text) if abs(ord(a) - ord(b)) <= 1)
    free = len(text) - told - sum(len(word) for word in _COMMON if word in text.casefold())
    distinct = len(set(text.casefold()))
    # Words are far easier to guess than letters drawn by lot: two and a half bits a letter.
    each = min(4.5 if pool > 36 else 2.5, max(pool, 2).bit_length() - 1)
    return max(0.0, min(free, distinct * 2) * each)


def _apart(task: str, data: bytes, passphrase: str) -> bytes:
    question = {
        "task": task,
        "data": base64.b64encode(data).decode(),
        "passphrase": unicodedata.normalize("NFC", passphrase),
    }
    try:
        run = subprocess.run(  # noqa: S603 - our own file
            [sys.executable, "-P", str(_CHILD)],
            input=json.dumps(question).encode(),
            capture_output=True,
            check=True,
            creationflags=_NO_WINDOW,
        )
        answer = json.loads(run.stdout)
    except (OSError, subprocess.CalledProcessError, ValueError) as error:
        # What the process said or was asked is not told: the passphrase may stand in it.
        raise StorageError(Code.KEY_FAILED, detail=type(error).__name__) from None
    if "error" in answer:
        raise StorageError(_code(answer["error"]), detail="")
    return base64.b64decode(answer["data"])


def _code(said: str) -> Code:
    if said.startswith("Excessive work"):
        return Code.KEY_TOO_COSTLY
    return Code.WRONG_PASSPHRASE if said == "Decryption failed" else Code.KEY_DAMAGED
