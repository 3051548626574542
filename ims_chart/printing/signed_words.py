"""What screen and paper say of a signature, of what was added after it, and of the logs."""

from __future__ import annotations

from collections.abc import Iterable

from ims_chart.printing import terms
from ims_chart.printing.flow import one_line
from ims_chart.printing.terms import translate
from ims_chart.record import Addendum, ChainHead, Signature

_SHORT = 8
"""Digits of a hash that are enough to tell two logs apart, and few enough to copy by hand."""


def signature_words(signature: Signature) -> str:
    """As "A. Moss, 2 Mar 2026 09:30, verified by PIN"."""
    return _by(signature)


def addendum_words(addendum: Addendum) -> str:
    """As "Typing error – A. Moss, 3 Mar 2026 10:15, named, not verified"."""
    words = translate("signed", "{reason} – {by}")
    return words.format(by=_by(addendum), reason=one_line(addendum.reason))


def heads_words(heads: Iterable[ChainHead]) -> str:
    """As "5949ee3ddd34·312·88f09446": computer, lines, and how the last line's hash begins."""
    return ", ".join(f"{h.computer}·{h.count}·{h.digest[:_SHORT]}" for h in heads)


def _by(signed: Signature | Addendum) -> str:
    name, when = one_line(signed.name), terms.moment(signed.recorded)
    if not name:
        return translate("signed", "{when}, nobody named").format(when=when)
    proof = translate("signed", "named, not verified")
    if signed.verified:
        proof = translate("signed", "verified by PIN")
    return f"{name}, {when}, {proof}"
