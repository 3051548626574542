"""Tooltips that show words as they are: Qt takes what looks like markup for markup."""

from __future__ import annotations

# What `html.escape` does, without the thousands of names that its module brings with it.
_PLAIN = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def tip(*lines: str) -> str:
    """The lines as a tooltip, cut to a length that can be read; empty ones are left out."""
    words = "<br>".join(line[:200].translate(_PLAIN) for line in lines if line)
    return f"<p>{words}</p>" if words else ""


def plain_tip(text: str) -> str:
    """A text as a tooltip: itself, unless Qt might take it for markup."""
    return tip(*text.split("\n")) if "<" in text or "&" in text else text
