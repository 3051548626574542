"""What the patient tells of the time since the last visit: asked once, kept in the new visit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ims_chart.charting.chart import Chart
from ims_chart.record import EventKind, FollowUp, Told, Trend, Visit

translate = QCoreApplication.translate


class Answers(QObject):
    """The answers of the chosen visit. Only for which visit they are asked, and which reaction
    waits for its place, is kept here.
    """

    changed = Signal()
    """The question was opened or closed, or a reaction waits for its place or no longer does."""

    def __init__(self, chart: Chart) -> None:
        super().__init__(chart)
        self._chart = chart
        self._asked_for = ""
        self._held: tuple[str, EventKind] | None = None

    @property
    def asking(self) -> bool:
        visit = self._chart.visit
        asked = visit is not None and visit.id == self._asked_for
        return asked and self._chart.editable and self.about is not None

    @property
    def follow_up(self) -> FollowUp | None:
        return self._chart.visit.follow_up if self._chart.visit else None

    @property
    def about(self) -> Visit | None:
        """The earlier visit that is asked about: the last with sites, or what was answered on."""
        told = self.follow_up
        known = (v for v in self._chart.record.visits if told and v.id == told.visit)
        return next(known, None) or self._chart.repeat.earlier

    @property
    def held(self) -> EventKind | None:
        """The reaction that the next tap on an earlier site belongs to."""
        visit = self._chart.visit
        if self._held is None or visit is None or self._held[0] != visit.id:
            return None
        kind = self._held[1]
        return kind if self.asking and self.told(kind) else None

    def told(self, kind: EventKind) -> tuple[Told, ...]:
        """What was told of a reaction: one for each site, or one without."""
        reactions = self.follow_up.reactions if self.follow_up else None
        return tuple(t for t in reactions or () if t.kind is kind)

    # --- asking

    def ask(self) -> None:
        """Opens the question for the chosen visit."""
        visit = self._chart.visit
        if visit is not None and self._chart.editable:
            self._asked_for, self._held = visit.id, None
            self.changed.emit()

    def done(self) -> None:
        """Closes the question, answered or not."""
        self._asked_for, self._held = "", None
        self.changed.emit()

    def release(self) -> None:
        """Lets a reaction that waits for its place go without one."""
        if self._held is not None:
            self._held = None
            self.changed.emit()

    # --- answers, each an edit that can be undone

    def set_trend(self, trend: Trend | None) -> None:
        self.release()
        self._change(translate("chart", "trend"), trend=trend)

    def set_soreness(self, days: int | None) -> None:
        """Days that soreness lasted; 0 is "none"."""
        self.release()
        self._change(translate("chart", "soreness"), soreness_days=days)

    def set_note(self, note: str) -> None:
        self._change(translate("chart", "follow-up note"), merge="follow_up.note", note=note)

    def tell(self, kind: EventKind) -> None:
        """Records a reaction, which then waits for a tap on its place; a second time takes it
        back.
        """
        self.release()
        reactions = self.follow_up.reactions if self.follow_up else None
        rest = tuple(t for t in reactions or () if t.kind is not kind)
        if self.told(kind):
            self._change(translate("chart", "reaction"), reactions=rest or None)
        elif self._change(translate("chart", "reaction"), reactions=(*rest, Told(kind=kind))):
            self._held = (self._chart.visit.id, kind) if self._chart.visit else None
            self.changed.emit()

    def tell_none(self) -> None:
        """Records that there was no reaction."""
        self.release()
        self._change(translate("chart", "reaction"), reactions=())

    def tie(self, site_id: str) -> None:
        """Ties the reaction that waits to an earlier site, or parts them again."""
        kind = self.held
        if kind is None:
            return
        tied = [t for t in self.told(kind) if t.site]
        rest = [t for t in tied if t.site != site_id]
        if len(rest) == len(tied):
            rest.append(Told(kind=kind, site=site_id))
        held = self.follow_up.reactions if self.follow_up else None
        others = [t for t in held or () if t.kind is not kind]
        self._change(
            translate("chart", "place of a reaction"),
            reactions=(*others, *(rest or [Told(kind=kind)])),
        )

    def _change(self, what: str, *, merge: str = "", **fields: Any) -> bool:
        visit, about = self._chart.visit, self.about
        if visit is None or about is None:
            return False
        empty = FollowUp(visit=about.id)
        now = replace(self.follow_up or empty, **fields)
        return self._chart.visits.change(what, merge=merge, follow_up=None if now == empty else now)
