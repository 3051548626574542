"""The one place for colours, sizes and fonts of the screen, light and dark."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QInputDevice, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ims_chart.frozen import frozen
from ims_chart.printing.type import FAMILIES
from ims_chart.storage.settings import Theme as Mode

TOUCH = 44
"""Height in device-independent pixels of what a gloved thumb taps: 12 mm at 96 dpi."""
ROW = 36
"""Height of what is set in peace, with a mouse."""
GAP = 8
RADIUS = 8.0


@frozen
class Tokens:
    """Named colours. One accent; the sites are the loudest thing on the screen."""

    ground: str
    panel: str
    raised: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    soft: str
    hover: str
    alert: str
    alert_ground: str
    danger: str
    on_danger: str
    good: str
    finding: str
    needle: str
    halo: str
    ache: str
    sharp: str
    burning: str
    tingling: str
    numb: str
    other: str
    heat_low: str
    heat_high: str
    better: str
    worse: str
    even: str
    veil: float
    dark: bool

    def color(self, name: str) -> QColor:
        return QColor(getattr(self, name))


LIGHT = Tokens(
    ground="#f6f8fa",
    panel="#ffffff",
    raised="#f1f4f7",
    border="#dce3e9",
    text="#17202b",
    muted="#5d6a77",
    accent="#0b6b72",
    on_accent="#ffffff",
    soft="#e0f1f1",
    hover="#eaf0f4",
    alert="#9a4a06",
    alert_ground="#fdefd8",
    danger="#a92121",
    on_danger="#ffffff",
    good="#1c7a3f",
    finding="#2d1f96",
    needle="#07565d",
    halo="#ffffff",
    ache="#8a5a00",
    sharp="#a3123c",
    burning="#c2410c",
    tingling="#0b6b3a",
    numb="#1d4f91",
    other="#5d6a77",
    heat_low="#b9b4ee",
    heat_high="#1f1068",
    better="#075a8c",
    worse="#b3400a",
    even="#a9b0b8",
    veil=0.50,
    dark=False,
)

DARK = Tokens(
    ground="#10181f",
    panel="#171f27",
    raised="#1f2932",
    border="#2c3843",
    text="#e9eef2",
    muted="#98a6b3",
    accent="#4cc0c6",
    on_accent="#06191b",
    soft="#133538",
    hover="#22303a",
    alert="#f2b052",
    alert_ground="#3a2a12",
    danger="#ff9a90",
    on_danger="#2b0805",
    good="#6fd08f",
    finding="#b3a8ff",
    needle="#6fe0e4",
    halo="#0b1116",
    ache="#e0b04c",
    sharp="#ff8aa8",
    burning="#ff9a63",
    tingling="#6fd08f",
    numb="#8fbcff",
    other="#98a6b3",
    heat_low="#5a4fb0",
    heat_high="#f3efff",
    better="#6cc4ff",
    worse="#ffa25c",
    even="#77828d",
    veil=0.62,
    dark=True,
)


class Theme(QObject):
    """Says which tokens hold and how tall the controls of the treatment room are, and when either
    changes.
    """

    changed = Signal()
    height_changed = Signal(int)

    def __init__(self, mode: Mode = Mode.SYSTEM) -> None:
        super().__init__()
        self._mode = mode
        self._roomy = True
        self.tokens = LIGHT

    @property
    def mode(self) -> Mode:
        return self._mode

    @property
    def roomy(self) -> bool:
        """Whether what is tapped in the treatment room is as tall as a gloved thumb needs it."""
        return self._roomy

    @property
    def height(self) -> int:
        """Of what is tapped in the treatment room, in pixels."""
        return TOUCH if self._roomy else ROW

    def set_roomy(self, roomy: bool | None) -> None:
        """Chooses the density; None leaves it to whether there is a touch screen."""
        self._roomy = _has_touch() if roomy is None else roomy
        self.height_changed.emit(self.height)

    def fit(self, widget: QWidget) -> None:
        """Makes a control as tall as the treatment room wants it, now and from now on."""
        widget.setFixedHeight(self.height)
        self.height_changed.connect(widget.setFixedHeight)

    def apply(self, mode: Mode | None = None) -> None:
        """Puts palette, font and style sheet in force."""
        self._mode = mode or self._mode
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        self.tokens = DARK if self._wants_dark() else LIGHT
        app.setPalette(_palette(self.tokens))
        app.setStyleSheet(_sheet(self.tokens))
        self.changed.emit()

    def _wants_dark(self) -> bool:
        if self._mode is Mode.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._mode is Mode.DARK


theme = Theme()
"""The program has one look at a time, so there is one theme."""


def _has_touch() -> bool:
    touch = QInputDevice.DeviceType.TouchScreen
    return any(device.type() is touch for device in QInputDevice.devices())


def font(size: float = 10, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The screen's font; size in points, never under 9."""
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPointSizeF(max(9.0, size))
    made.setWeight(weight)
    return made


def _palette(t: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(t.color("panel"))
    for what, name in (
        (role.Window, "panel"),
        (role.Base, "panel"),
        (role.AlternateBase, "raised"),
        (role.Button, "raised"),
        (role.WindowText, "text"),
        (role.Text, "text"),
        (role.ButtonText, "text"),
        (role.PlaceholderText, "muted"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Accent, "accent"),
        (role.Link, "accent"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "text"),
        (role.Mid, "border"),
    ):
        palette.setColor(what, t.color(name))
    for what in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, what, t.color("muted"))
    return palette


def _sheet(t: Tokens) -> str:
    return f"""
QLineEdit, QPlainTextEdit {{
  background: {t.panel}; color: {t.text}; border: 1px solid {t.border};
  border-radius: {RADIUS:.0f}px; padding: 5px 9px; selection-background-color: {t.accent};
  selection-color: {t.on_accent}; placeholder-text-color: {t.muted}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {t.accent}; padding: 4px 8px; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {t.ground}; color: {t.muted}; }}
QListView {{ outline: 0; }}
QListWidget::item {{ border-radius: {RADIUS:.0f}px; padding: 4px 12px; color: {t.text}; }}
QListWidget::item:hover {{ background: {t.hover}; }}
QListWidget::item:selected {{ background: {t.soft}; color: {t.text}; }}
QProgressBar {{ background: {t.border}; border: 0; border-radius: 3px; min-height: 6px;
  max-height: 6px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
QMenu {{ background: {t.panel}; border: 1px solid {t.border}; padding: 6px; }}
QMenu::item {{ padding: 6px 28px 6px 14px; border-radius: 6px; }}
QMenu::item:selected {{ background: {t.soft}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.muted}; }}
QMenu::separator {{ height: 1px; background: {t.border}; margin: 5px 8px; }}
QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.border}; padding: 5px; }}
QScrollArea, QListView {{ background: {t.panel}; border: 0; }}
QTreeView {{ background: {t.panel}; border: 0; outline: 0; }}
QTreeView::item {{ border: 0; padding: 0 6px; }}
QTreeView::item:selected {{ background: {t.soft}; color: {t.text}; }}
QHeaderView {{ background: {t.panel}; }}
QHeaderView::section {{ background: {t.panel}; color: {t.muted}; border: 0;
  border-bottom: 1px solid {t.border}; padding: 6px 6px 6px 9px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {t.border}; border-radius: 4px; min-height: 36px;
  margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {t.border}; border-radius: 4px; min-width: 36px;
  margin: 2px; }}
QScrollBar::handle:hover {{ background: {t.even}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
