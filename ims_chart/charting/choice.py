"""What is open and what of it is chosen: the record, one of its visits, some of its sites."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from ims_chart.body import Atlas
from ims_chart.charting.document import Document
from ims_chart.record import Patient, Record, Site, Visit, VisitState
from ims_chart.record.change import Change


class Choice(QObject):
    """Follows the document: what is gone is no longer chosen, and a visit that comes is."""

    changed = Signal(object)
    """The Change that the record has just been through."""
    visit_chosen = Signal()
    selection_changed = Signal()

    def __init__(self, document: Document, atlas: Atlas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.atlas = atlas
        latest = document.record.latest
        self._visit_id = latest.id if latest else None
        self._found: tuple[Record | None, str | None, Visit | None] = (None, None, None)
        self._chosen: tuple[str, ...] = ()
        document.changed.connect(self._on_changed)

    @property
    def record(self) -> Record:
        return self.document.record

    @property
    def patient(self) -> Patient:
        return self.record.patient

    @property
    def body(self) -> str:
        """The figure shown for this patient, of those the atlas has."""
        figure = self.patient.figure
        return figure if figure in self.atlas.bodies else self.atlas.reference_body

    @property
    def visit(self) -> Visit | None:
        """The chosen visit. It is asked for hundreds of times a frame, so it is looked up once."""
        record, chosen = self.record, self._visit_id
        if self._found[0] is not record or self._found[1] != chosen:
            visit = next((v for v in record.visits if v.id == chosen), None)
            self._found = (record, chosen, visit)
        return self._found[2]

    @property
    def sites(self) -> tuple[Site, ...]:
        return self.visit.sites if self.visit else ()

    @property
    def selection(self) -> tuple[Site, ...]:
        """The sites that are selected, in the order of their numbers."""
        return tuple(s for s in self.sites if s.id in self._chosen)

    @property
    def selected(self) -> Site | None:
        """The one site that panels show: of several, the one selected last."""
        last = self._chosen[-1] if self._chosen else None
        return next((s for s in self.sites if s.id == last), None)

    @property
    def editable(self) -> bool:
        """Whether the chosen visit takes edits."""
        visit = self.visit
        return bool(self.document.editable and visit and visit.state is VisitState.DRAFT)

    def drafted_before(self, day: date) -> bool:
        """Whether the chosen visit is the last there is, and a draft of an earlier day."""
        visit = self.visit
        if visit is None or visit is not self.record.latest:
            return False
        return self.editable and visit.date < day

    def choose_visit(self, visit_id: str) -> None:
        if visit_id != self._visit_id:
            self._visit_id = self.record.visit(visit_id).id
            self._chosen = ()
            self.visit_chosen.emit()
            self.selection_changed.emit()

    def go_to(self, visit_id: str, site_id: str | None) -> None:
        """Chooses a visit, and a site of it if one is meant; what has gone since is left."""
        visit = next((v for v in self.record.visits if v.id == visit_id), None)
        if visit is not None:
            self.choose_visit(visit_id)
            self.select(next((s.id for s in visit.sites if s.id == site_id), None))

    def undo(self) -> None:
        """Takes the last step back, where it can be seen."""
        self._look_at(self.document.undo())

    def redo(self) -> None:
        """Makes the step again that was taken back last, where it can be seen."""
        self._look_at(self.document.redo())

    def _look_at(self, change: Change) -> None:
        """Chooses a visit that was changed, the newest, unless one of them is chosen."""
        changed = [v.id for v in self.record.visits if v.id in change.visits]
        if changed and self._visit_id not in changed:
            self.choose_visit(changed[-1])

    def select(self, *site_ids: str | None) -> None:
        """Selects sites, the last one for the panels; none without an id."""
        chosen = tuple(site_id for site_id in site_ids if site_id is not None)
        if chosen != self._chosen:
            self._chosen = chosen
            self.selection_changed.emit()

    def select_next(self, step: int) -> None:
        """Selects the site `step` places on in the list, going round."""
        ids = [s.id for s in self.sites]
        if ids:
            last = self._chosen[-1] if self._chosen else ""
            start = ids.index(last) if last in ids else (-1 if step > 0 else 0)
            self.select(ids[(start + step) % len(ids)])

    def _on_changed(self, change: Change) -> None:
        self.changed.emit(change)
        for visit_id, part in change.visits.items():
            # A visit that is begun or comes back is what the therapist now looks at.
            begun = part.shell is not None and part.shell.before is None
            if begun and not self.document.from_elsewhere:
                self.choose_visit(visit_id)
        if self.visit is None:
            latest = self.record.latest
            self._visit_id = latest.id if latest else None
            self._chosen = ()
            self.visit_chosen.emit()
            self.selection_changed.emit()
        elif len(self.selection) < len(self._chosen):
            self.select(*(site.id for site in self.selection))
