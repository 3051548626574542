"""Signing a visit and adding to a signed one: the acts that can't be undone."""

from __future__ import annotations

from ims_chart.charting.chart import Chart, Edit, now
from ims_chart.record import (
    Addendum,
    Record,
    RecordError,
    Signature,
    Therapist,
    VisitState,
    edits,
    new_id,
)
from ims_chart.storage.errors import StorageError
from ims_chart.storage.signed import digest_of_visit


def signer(chart: Chart) -> Therapist | None:
    """In whose name is signed: who charts now, if the clinic knows them."""
    return next((t for t in chart.clinic.therapists if t.id == chart.author), None)


def sign(chart: Chart, reason: str = "", *, verified: bool = False) -> bool:
    """Signs the chosen visit in the name of who charts now. A signed visit takes no edit, so the
    way back ends here too.

    `reason` says why needles that were counted in were not counted out; without one such a visit
    is refused. `verified` says that the signer has proved who they are. Returns whether the visit
    is signed now.
    """
    visit = chart.visit
    if visit is None or not chart.editable:
        return False

    def edit(record: Record) -> Record:
        if reason:
            record = edits.change_visit(record, visit.id, needles_reason=reason)
        by = _signature(chart, record, visit.id, verified=verified)
        return edits.sign_visit(record, visit.id, by)

    return _for_good(chart, visit.id, edit)


def takes_addenda(chart: Chart) -> bool:
    """Whether something can be added to the chosen visit: it is signed, and can be saved."""
    visit = chart.visit
    signed = visit is not None and visit.state is VisitState.SIGNED
    return signed and chart.document.editable


def add_addendum(
    chart: Chart, visit_id: str, reason: str, text: str, *, verified: bool = False
) -> bool:
    """Says something more of a signed visit, in the name of who charts now: for good, as it was
    signed. Returns whether it was added.
    """
    by = signer(chart)

    def edit(record: Record) -> Record:
        addendum = Addendum(
            id=new_id(),
            author=chart.author,
            name=by.name if by else "",
            recorded=now(),
            verified=verified,
            reason=reason.strip(),
            text=text.strip(),
        )
        return edits.add_addendum(record, visit_id, addendum)

    return _for_good(chart, visit_id, edit)


def _for_good(chart: Chart, visit_id: str, edit: Edit) -> bool:
    try:
        return chart.document.edit_for_good(edit, visit_id)
    except (RecordError, StorageError) as error:
        chart.refused.emit(error)
        return False


def _signature(chart: Chart, record: Record, visit_id: str, *, verified: bool) -> Signature:
    """Raises StorageError: UNWRITABLE_VALUE."""
    by = signer(chart)
    return Signature(
        author=chart.author,
        name=by.name if by else "",
        recorded=now(),
        verified=verified,
        digest=digest_of_visit(record.visit(visit_id)),
        heads=chart.store.audit.heads() if chart.store else (),
    )
