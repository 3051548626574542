"""What is said at once when a reaction is told that is never normal.

Unconfirmed by a clinician: the words follow from `record.terms.NEVER_NORMAL`. They make no
diagnosis; they say what must not be missed.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from ims_chart.printing.terms import QT_TRANSLATE_NOOP, translate, word
from ims_chart.record import EventKind
from ims_chart.ui.theme import RADIUS, font, theme

_CHEST = QT_TRANSLATE_NOOP(
    "red flag",
    "{0}: not a normal reaction. After needling near the chest think of a pneumothorax, also days "
    "later. Act at once.",
)
_WORDS = {
    EventKind.BREATHLESS: _CHEST,
    EventKind.CHEST_PAIN: _CHEST,
    EventKind.NERVE_SYMPTOMS: QT_TRANSLATE_NOOP(
        "red flag", "{0}: not a normal reaction. Examine before needling again."
    ),
    EventKind.INFECTION: QT_TRANSLATE_NOOP(
        "red flag", "{0}: not a normal reaction. Have a doctor see it; don't needle there."
    ),
}


def red_flag_words(kinds: Iterable[EventKind]) -> str:
    """What to do, the gravest reaction first; "" if all of them may be normal."""
    told = set(kinds)
    grave = [kind for kind in _WORDS if kind in told]
    named: dict[str, list[str]] = {}
    for kind in grave:
        named.setdefault(_WORDS[kind], []).append(word(kind))
    lines = (
        translate("red flag", words).format(_capital(", ".join(names)))
        for words, names in named.items()
    )
    return "\n".join(lines)


class RedFlag(QLabel):
    """The words on a ground of their own: nobody takes them for one answer among others."""

    def __init__(self, *, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFont(font(10, QFont.Weight.DemiBold))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(10, 8, 10, 8)
        theme.changed.connect(self._wear)
        self._wear()
        self.warn(())

    def warn(self, kinds: Iterable[EventKind]) -> None:
        """Says what the reactions that were told ask for; hides if they ask for nothing."""
        words = red_flag_words(kinds)
        self.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def _wear(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.tokens.color("on_accent"))
        self.setPalette(palette)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens.color("danger"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.end()
        super().paintEvent(event)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
