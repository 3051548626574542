"""PINs in words: what one must be, and why one was not taken."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QCoreApplication

from ims_chart.charting.guard import Answer
from ims_chart.storage.pins import LONGEST, SHORTEST, Verdict, Weak
from ims_chart.words import explain

translate = QCoreApplication.translate


def weak_words(weak: Weak) -> str:
    """Why a PIN can't be one."""
    if weak is Weak.TOO_PLAIN:
        return translate("pins", "Too easy to guess: no run, no single digit.")
    words = translate("pins", "{0} to {1} digits, please.")
    return words.format(SHORTEST, LONGEST)


def answer_words(answer: Answer, left: int) -> str:
    """Why a PIN was not taken; `left` tries are looked at without more ado."""
    if answer.error is not None:
        return explain(answer.error)
    if answer.verdict is Verdict.NO_PIN:
        return translate("pins", "This PIN was taken away meanwhile.")
    if answer.verdict is Verdict.WRONG and left == 1:
        return translate("pins", "That is not the PIN. 1 try left.")
    if answer.verdict is Verdict.WRONG and left:
        return translate("pins", "That is not the PIN. {0} tries left.").format(left)
    return translate("pins", "Too many tries.")


def wait_words(seconds: float) -> str:
    """How long a therapist's PIN isn't looked at."""
    minutes, rest = divmod(ceil(seconds), 60)
    words = translate("pins", "Too many tries. Again in {0}, or with another's PIN.")
    return words.format(f"{minutes}:{rest:02}")
