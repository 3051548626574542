"""The ghosts on the canvas: sites of last time or of a protocol that wait to be kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QObject, QPointF, Signal
from PySide6.QtGui import QPainter

from ims_chart.charting.chart import Chart
from ims_chart.charting.repeat import Ghost
from ims_chart.printing.kind import MarkKind, Shape, mark_kind
from ims_chart.printing.marks import paint_selection
from ims_chart.ui.canvas import BodyCanvas
from ims_chart.ui.marks_layer import HIT_SLACK, style_of
from ims_chart.ui.marks_layout import size_at
from ims_chart.ui.sprites import Sprites
from ims_chart.ui.stage import Stage
from ims_chart.ui.theme import theme


class GhostsLayer(QObject):
    """Paints the ghosts that aren't kept; a tap on one, or on what was kept of it, toggles it.

    While a reaction waits for its place, all earlier sites show and a tap on one ties it there.
    """

    moving_changed = Signal(bool)

    def __init__(self, chart: Chart, canvas: BodyCanvas) -> None:
        super().__init__(canvas)
        self._chart = chart
        self._canvas = canvas
        self._marks = canvas.marks
        self._sprites = Sprites()
        self.picking = False
        """Whether the next tap on a site picks it to be moved."""
        canvas.add_layer(self)
        canvas.move_armed.connect(self._on_armed)
        for told in (chart.repeat.changed, chart.answers.changed):
            told.connect(canvas.update)
        chart.repeat.walked.connect(self._point_at)

    @property
    def shown(self) -> tuple[Ghost, ...]:
        """The ghosts to be seen now."""
        standing = self._chart.repeat.standing
        if not standing or self._chart.answers.held is not None:
            return standing
        kept = {site.repeats for site in self._chart.sites}
        return tuple(ghost for ghost in standing if ghost.id not in kept)

    def spots(self, ghost: Ghost, stage: Stage) -> list[QPointF]:
        """Where a ghost lies on the screen, once for every view that shows it."""
        return self._marks.spots(ghost.plan, stage.slots, stage.camera)

    @property
    def moving(self) -> bool:
        """Whether the next taps move a site."""
        return self.picking or self._canvas.moving

    def move(self, *, on: bool) -> None:
        """Makes the next tap move the selected site; without one the tap before it picks it."""
        self.picking = on and self._chart.selected is None
        if not self.picking:
            self._canvas.arm_move(armed=on)
        self.moving_changed.emit(self.moving)

    def _on_armed(self, armed: bool) -> None:
        self.picking = False
        self.moving_changed.emit(armed)

    def _point_at(self, ghost: Ghost) -> None:
        """Brings the crosshair there, so that Enter does what a tap would."""
        held = self._chart.answers.held is not None
        kept = None if held else self._chart.repeat.kept(ghost.id)
        stage = self._canvas.stage
        spots = self._marks.spots(kept or ghost.plan, stage.slots, stage.camera)
        if spots:
            self._canvas.point_at(spots[0])

    # --- as a layer of the canvas (see surface.Layer)

    def paint(self, painter: QPainter, stage: Stage) -> None:
        style, size = style_of(theme.tokens), size_at(stage.camera)
        held = self._chart.answers.held
        tied = {told.site for told in self._chart.answers.told(held)} if held else set()
        for ghost in self.shown:
            for spot in self.spots(ghost, stage):
                if ghost.id in tied:
                    paint_selection(painter, spot, size, style)
                self._sprites.paint_ghost(painter, spot, size, ghost_kind(ghost), style)

    def control_at(self, at: QPointF, reach: float, stage: Stage) -> Callable[[], None] | None:
        """What a tap does: ties what waits for its place, picks a site to move, or toggles."""
        repeat, answers = self._chart.repeat, self._chart.answers
        if answers.held is not None:
            ghost = self._hit(at, reach, stage)
            return (lambda: answers.tie(ghost)) if ghost else None
        site_id = self._marks.hit(at, stage.slots, stage.camera)
        if self.picking:
            return lambda: self._pick(site_id, self._hit(at, reach, stage))
        if site_id is None:
            ghost = self._hit(at, reach, stage)
            return (lambda: repeat.toggle(ghost)) if ghost else None
        repeats = next((s.repeats for s in self._chart.sites if s.id == site_id), "")
        ghosts = {ghost.id for ghost in repeat.ghosts}
        return (lambda: repeat.toggle(repeats)) if repeats in ghosts else None

    def _hit(self, at: QPointF, reach: float, stage: Stage) -> str | None:
        """The nearest ghost whose drawn shape lies under a place on the screen, or under the
        finger there.
        """
        best, nearest = None, max(size_at(stage.camera) * 0.5 + HIT_SLACK, reach)
        for ghost in self.shown:
            for spot in self.spots(ghost, stage):
                distance = QLineF(spot, at).length()
                if distance <= nearest:
                    best, nearest = ghost.id, distance
        return best

    def _pick(self, site_id: str | None, ghost_id: str | None) -> None:
        """Takes up a site to be moved, keeping it first if it is a ghost; beside all of them a
        tap does nothing.
        """
        if site_id is None and ghost_id is not None:
            self._chart.repeat.toggle(ghost_id)
            kept = self._chart.repeat.kept(ghost_id)
            site_id = kept.id if kept else None
        if site_id is not None:
            self._chart.select(site_id)
            self._canvas.arm_move(armed=True)


def ghost_kind(ghost: Ghost) -> MarkKind:
    """The mark of what stood there; in a protocol that of what will be done."""
    if ghost.earlier is not None:
        return mark_kind(ghost.earlier)
    return MarkKind(Shape.NEEDLE if ghost.plan.needled else Shape.PLACE, ghost.plan.needled)
