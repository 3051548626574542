"""The menu round a site, at the finger: what is charted most, each in one tap."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ims_chart.charting import observing
from ims_chart.charting.chart import Chart
from ims_chart.frozen import frozen
from ims_chart.printing.terms import muscle_words, word
from ims_chart.record import EventKind, Needling, TriggerPointState, Twitch
from ims_chart.ui.needle_question import may_go
from ims_chart.ui.needling_panel import title
from ims_chart.ui.ring_sector import RingSector
from ims_chart.ui.theme import theme

CENTRE, INNER, OUTER = 36.0, (40.0, 102.0), (106.0, 176.0)
"""Radii in pixels: the middle, and the two rings. Every sector is more than TOUCH across."""
NUMBERS = (90.0, 176.0)
MARGIN = 8


@frozen
class _Entry:
    """What a sector says and does; `does` None where it can't be done now."""

    id: str
    text: str
    does: Callable[[], object] | None
    on: bool = False
    label: str = ""


class RadialMenu(QWidget):
    """Lies over the window: a tap beside it, Esc, or any choice closes it."""

    move_wanted = Signal()
    """The next tap on the body is to move the selected site."""
    closed = Signal()

    def __init__(self, chart: Chart, at: QPoint, parent: QWidget) -> None:
        """`at` is in the parent's pixels; the ring stays inside the parent."""
        super().__init__(parent)
        self.setObjectName("radialMenu")
        self._chart = chart
        self._sectors: list[RingSector] = []
        self._rings: list[list[RingSector]] = []
        self._numbers = False
        self._before = QApplication.focusWidget()
        self.setGeometry(parent.rect())
        self._centre = self._kept_inside(QPointF(at))
        site = chart.selected
        self.setAccessibleName(muscle_words(site, chart.atlas.muscles) if site else "")
        self._show_choices()
        parent.installEventFilter(self)
        chart.changed.connect(self.dismiss)
        chart.selection_changed.connect(self.dismiss)

    @classmethod
    def open_at(cls, at: QPoint, chart: Chart, parent: QWidget) -> RadialMenu | None:
        """Opens the menu of the selected site at a point of the screen, over the parent's window.

        None without a site, or where nothing can be changed.
        """
        if chart.selected is None or not chart.editable:
            return None
        window = parent.window()
        for other in window.findChildren(cls):
            other.dismiss()
        made = cls(chart, window.mapFromGlobal(at), window)
        made.show()
        made.raise_()
        made.setFocus(Qt.FocusReason.PopupFocusReason)
        return made

    def _kept_inside(self, at: QPointF) -> QPointF:
        room = OUTER[1] + MARGIN
        x = min(max(at.x(), room), max(self.width() - room, room))
        y = min(max(at.y(), room), max(self.height() - room, room))
        return QPointF(x, y)

    def dismiss(self) -> None:
        """Closes, and gives the focus back."""
        if self.isHidden() and not self._sectors:
            return
        self._sectors = []
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
            self._before = None
        self.closed.emit()
        self.deleteLater()

    # --- what it offers

    def _show_choices(self) -> None:
        self._numbers = False
        middle = _Entry("close", "✕", self.dismiss, label=self.tr("Close"))
        self._build(middle, (INNER, self._found()), (OUTER, self._done()))

    def _show_numbers(self) -> None:
        self._numbers = True
        needling = self._needling
        held = needling.pain_during if needling else None
        pains = [
            _Entry(
                f"pain.{n}",
                str(n),
                lambda n=n: observing.toggle_pain(self._chart, n),
                held == n,
                self.tr("Pain during {0}").format(n),
            )
            for n in range(11)
        ]
        middle = _Entry("back", self.tr("Pain"), self._show_choices, label=self.tr("Back"))
        self._build(middle, (NUMBERS, pains))
        self._rings[1][0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _needling(self) -> Needling | None:
        return self._chart.selected.needling if self._chart.selected else None

    def _found(self) -> list[_Entry]:
        finding = self._chart.selected.finding if self._chart.selected else None
        state = finding.state if finding else None
        return [
            _Entry(
                s.value,
                title(word(s)),
                lambda s=s: observing.toggle_state(self._chart, s),
                state is s,
            )
            for s in TriggerPointState
        ]

    def _done(self) -> list[_Entry]:
        chart, needling = self._chart, self._needling
        words = {
            Twitch.NONE: self.tr("No twitch"),
            Twitch.SINGLE: self.tr("Single twitch"),
            Twitch.MULTIPLE: self.tr("Multiple twitches"),
        }
        bruised = bool(needling) and any(
            event.kind is EventKind.BRUISE for event in needling.events or ()
        )
        twitches = [
            _Entry(
                f"twitch.{t}",
                words[t],
                self._if_needled(
                    lambda t=t, on=bool(needling) and needling.twitch is t: observing.set_twitch(
                        chart, None if on else t
                    )
                ),
                needling is not None and needling.twitch is t,
            )
            for t in Twitch
        ]
        pain = needling.pain_during if needling else None
        pain_words = self.tr("Pain…") if pain is None else self.tr("Pain {0}…").format(pain)
        return [
            *twitches,
            _Entry("pain", pain_words, self._if_needled(self._show_numbers), pain is not None),
            _Entry(
                "bruise",
                title(word(EventKind.BRUISE)),
                self._if_needled(lambda: observing.toggle_event(chart, EventKind.BRUISE)),
                bruised,
            ),
            self._in_out(),
            _Entry("move", self.tr("Move"), self.move_wanted.emit),
            _Entry("mirror", self.tr("Mirror"), chart.mirror),
            _Entry("delete", self.tr("Delete"), self._delete),
        ]

    def _in_out(self) -> _Entry:
        site = self._chart.needles.offered
        if site is None:
            return _Entry("needle", self.tr("Needle in"), None)
        inside = site.needling is not None and site.needling.inside > 0
        text = self.tr("Needle out") if inside else self.tr("Needle in")
        return _Entry("needle", text, lambda: self._chart.needles.toggle(site.id), inside)

    def _if_needled(self, does: Callable[[], object]) -> Callable[[], object] | None:
        return does if self._needling is not None else None

    def _delete(self) -> None:
        if may_go(self._chart, self._chart.selection, self.window()):
            self._chart.remove(*(site.id for site in self._chart.selection))

    # --- building

    def _build(self, middle: _Entry, *rings: tuple[tuple[float, float], Sequence[_Entry]]) -> None:
        for gone in self._sectors:
            gone.hide()
            gone.deleteLater()
        self._rings = [[self._made(middle, (0.0, CENTRE), (0.0, 360.0))]]
        for radii, entries in rings:
            each = 360 / len(entries)
            self._rings.append(
                [
                    self._made(entry, radii, ((n - 0.5) * each, (n + 0.5) * each))
                    for n, entry in enumerate(entries)
                ]
            )
        self._sectors = [sector for ring in self._rings for sector in ring]
        for sector in self._sectors:
            sector.lay(self._centre)
            sector.show()
        self.update()

    def _made(
        self, entry: _Entry, radii: tuple[float, float], angles: tuple[float, float]
    ) -> RingSector:
        sector = RingSector(
            entry.text,
            entry.label or entry.text,
            name=f"ring.{entry.id}",
            radii=radii,
            angles=angles,
            parent=self,
        )
        sector.setCheckable(entry.on)
        sector.setChecked(entry.on)
        sector.setEnabled(entry.does is not None)
        sector.clicked.connect(lambda _on=False, e=entry: self._do(e))
        return sector

    def _do(self, entry: _Entry) -> None:
        if entry.does is None:
            return
        stays = entry.id in ("pain", "back")
        if not stays:
            self.dismiss()
        entry.does()

    # --- painting, hands and keys

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = theme.tokens.color("ground")
        shade.setAlphaF(0.9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawEllipse(self._centre, OUTER[1] + MARGIN, OUTER[1] + MARGIN)
        for sector in sorted(self._sectors, key=RingSector.hasFocus):
            sector.paint_on(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        rings = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape and self._numbers:
            self._show_choices()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key is Qt.Key.Key_Escape:
            self.dismiss()
        elif key in turns:
            self._turn(turns[key])
        elif key in rings:
            self._change_ring(rings[key])
        else:
            super().keyPressEvent(event)

    def _turn(self, step: int) -> None:
        """Goes round the ring in which the focus is."""
        ring, at = self._focused
        able = [n for n in range(len(ring)) if ring[n].isEnabled()]
        later = [n for n in able if (n > at if step > 0 else n < at)]
        to = (later or able)[0 if step > 0 else -1]
        ring[to].setFocus(Qt.FocusReason.OtherFocusReason)

    def _change_ring(self, step: int) -> None:
        """Goes outward or inward, to the sector that lies nearest."""
        ring, at = self._focused
        now = self._rings.index(ring)
        to = self._rings[min(max(now + step, 0), len(self._rings) - 1)]
        here = ring[at].middle if at >= 0 else self._centre
        able = [sector for sector in to if sector.isEnabled()]
        near = min(able, key=lambda s: (s.middle - here).manhattanLength())
        near.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _focused(self) -> tuple[list[RingSector], int]:
        """The ring with the focus and the place in it; the first ring, -1, where none has it."""
        for ring in self._rings:
            for at, sector in enumerate(ring):
                if sector.hasFocus():
                    return ring, at
        return self._rings[1], -1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another size of the window moves what the ring stands round."""
        if event.type() is QEvent.Type.Resize:
            self.dismiss()
        return super().eventFilter(watched, event)
