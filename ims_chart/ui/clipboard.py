"""The clipboard: what the program puts there it can take away again."""

from __future__ import annotations

from PySide6.QtGui import QClipboard, QGuiApplication, QImage

_last: list[str | QImage] = []
"""What was put there last; its own system may not tell whose the clipboard is."""


def put_text(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    _last[:] = [text]


def put_picture(picture: QImage) -> None:
    QGuiApplication.clipboard().setImage(picture)
    _last[:] = [picture]


def clear_ours() -> None:
    """Empties the clipboard if what it holds came from this program, in whatever way; leaves alone
    what was copied elsewhere. A keeper of older copies, as some systems have one, isn't reached.
    """
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard() or _holds(clipboard, _last[-1:]):
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
    _last.clear()


def _holds(clipboard: QClipboard, ours: list[str | QImage]) -> bool:
    return any(
        clipboard.text() == one if isinstance(one, str) else clipboard.image() == one
        for one in ours
    )
