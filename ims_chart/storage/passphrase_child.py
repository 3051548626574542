"""One passphrase, sealed or tried, in a process of its own: a question on standard input, the
answer on standard output, nothing on disk. Run by `passphrase`, and imports nothing of the program.
"""

from __future__ import annotations

import base64
import json
import sys
from typing import Any

import pyrage


def answer(question: dict[str, str]) -> dict[str, str]:
    data = base64.b64decode(question["data"])
    seals: Any = pyrage
    does = seals.passphrase.encrypt if question["task"] == "seal" else seals.passphrase.decrypt
    try:
        done = does(data, question["passphrase"])
    except seals.DecryptError as error:
        return {"error": str(error)}
    return {"data": base64.b64encode(done).decode()}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(answer(json.loads(sys.stdin.buffer.read()))))
