"""Tooltips that show words as they are: Qt takes what looks like markup for markup."""

from __future__ import annotations

from html import escape


def tip(*lines: str) -> str:
    """The lines as a tooltip, cut to a length that can be read; empty ones are left out."""
    words = "<br>".join(escape(line[:200]) for line in lines if line)
    return f"<p>{words}</p>" if words else ""
