"""Protocols: saved from a visit, used, renamed and deleted, in one small form."""

import pytest
from PySide6.QtCore import Qt

from ims_chart.charting.repeat import plan_of
from ims_chart.record import Protocol
from ims_chart.ui.protocol_dialog import ProtocolDialog, protocol_of
from tests import samples
from tests.ui.hands import click, find, key, settle, spot, tap, typed, when_asked

NECK = Protocol(id="neck", name="Neck", sites=(plan_of(samples.site("q1")),))
BACK = Protocol(id="back", name="Low back", sites=(plan_of(samples.site("q2")),))


@pytest.fixture
def form(qapp, qtbot):
    made = ProtocolDialog((NECK, BACK), (samples.site("s1"),), usable=True)
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def test_a_name_saves_the_sites_of_the_visit(form) -> None:
    typed(find(form, "protocol.name"), "Shoulder")
    key(find(form, "protocol.name"), Qt.Key.Key_Return)
    assert [p.name for p in form.protocols] == ["Neck", "Low back", "Shoulder"]
    saved = form.protocols[-1].sites[0]
    assert saved.point == samples.site("s1").point
    assert saved.id != "s1"


def test_without_a_name_nothing_is_saved(form) -> None:
    tap(form, "protocol.accept")
    assert form.protocols == (NECK, BACK)


def test_a_protocol_is_renamed_and_an_emptied_name_stays(form) -> None:
    find(form, "protocol.neck").selectAll()
    typed(find(form, "protocol.neck"), "Neck, both sides")
    find(form, "protocol.back").clear()
    tap(form, "protocol.accept")
    assert [(p.id, p.name) for p in form.protocols] == [
        ("neck", "Neck, both sides"),
        ("back", "Low back"),
    ]


def test_a_protocol_is_deleted_on_save_and_not_on_cancel(form) -> None:
    tap(form, "protocol.neck.delete")
    assert not find(form, "protocol.neck").isVisible()
    form.setWindowModality(Qt.WindowModality.NonModal)  # so that the question is the one waited for
    when_asked(lambda question: tap(question, "discardQuestion.1"))
    tap(form, "protocol.cancel")
    assert form.protocols is None
    form.show()
    tap(form, "protocol.accept")
    assert form.protocols == (BACK,)


def test_use_takes_it_at_once(form) -> None:
    tap(form, "protocol.back.use")
    assert form.used == "back"
    assert form.protocols == (NECK, BACK)


def test_where_no_visit_takes_sites_none_can_be_used(qapp, qtbot) -> None:
    form = ProtocolDialog((NECK,), (), usable=False)
    qtbot.addWidget(form)
    form.show()
    assert not find(form, "protocol.neck.use").isEnabled()
    assert form.findChild(type(form._name), "protocol.name") is None


def test_a_protocol_carries_no_more_than_a_plan() -> None:
    protocol = protocol_of("Neck", (samples.site("s1", note="sore"),))
    assert not hasattr(protocol.sites[0], "note")
    assert not hasattr(protocol.sites[0], "finding")


def test_a_first_visit_is_begun_with_a_protocol(window, canvas, chart, page) -> None:
    click(canvas, spot(canvas, "gluteus"))

    def save(dialog) -> None:
        typed(find(dialog, "protocol.name"), "Hip")
        key(find(dialog, "protocol.name"), Qt.Key.Key_Return)

    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    when_asked(save)
    key(canvas, Qt.Key.Key_P, keys)
    tap(page, "undo")
    assert chart.sites == ()
    kept = chart.clinic.protocols[0]
    when_asked(lambda dialog: tap(dialog, f"protocol.{kept.id}.use"))
    window._do("edit_protocols")
    assert [ghost.id for ghost in chart.repeat.ghosts] == [kept.sites[0].id]
    assert find(page, "repeatStrip").words == "Hip · 1 site"
    tap(page, "keep_all")
    assert chart.sites[0].muscle == "gluteus_maximus"


def test_undoing_the_save_of_a_protocol_is_not_the_records_business(window, canvas, chart) -> None:
    """The clinic's file has no part in the history of a record."""
    click(canvas, spot(canvas, "gluteus"))
    steps = chart.document.history.count()

    def save(dialog) -> None:
        typed(find(dialog, "protocol.name"), "Hip")
        tap(dialog, "protocol.accept")

    when_asked(save)
    window._do("edit_protocols")
    assert len(window.store.clinic().protocols) == 1
    assert chart.document.history.count() == steps
