"""Every control of the selected site: one tap writes its field, and it is there next week."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ims_chart.insight.naming import muscle_label
from ims_chart.record import (
    Finding,
    FindingKind,
    Needling,
    Palpation,
    Side,
    Technique,
    TriggerPointState,
)
from ims_chart.ui.chip import Chip
from tests.ui.conftest import ADA
from tests.ui.hands import (
    choose,
    click,
    find,
    key,
    pasted,
    settle,
    spot,
    tap,
    typed,
    when_asked,
)


@pytest.fixture
def site(canvas, chart):
    """Site 1, selected: R infraspinatus, active trigger point, needled."""
    click(canvas, spot(canvas, "infraspinatus"))
    return chart.selected


def shown(page, name):
    return find(page, name).isChecked()


@pytest.mark.parametrize("state", TriggerPointState)
def test_the_state_of_the_trigger_point(page, chart, site, reopen, state) -> None:
    if state is TriggerPointState.ACTIVE:
        tap(page, f"site.finding.{state}")
    tap(page, f"site.finding.{state}")
    assert chart.selected.finding == Finding(kind=FindingKind.TRIGGER_POINT, state=state)
    again = reopen()
    again.chart.select(site.id)
    assert [s for s in TriggerPointState if shown(again, f"site.finding.{s}")] == [state]


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Taut band", FindingKind.TAUT_BAND), ("Tender spot", FindingKind.TENDER_SPOT)],
)
def test_rarer_findings_stand_behind_a_choice(page, chart, site, reopen, words, kind) -> None:
    choose(page, "site.finding.more", words)
    assert chart.selected.finding == Finding(kind=kind)
    again = reopen()
    again.chart.select(site.id)
    assert find(again, "site.finding.more").text() == words
    assert shown(again, "site.finding.more")


def test_a_finding_tapped_again_is_not_recorded(page, chart, site) -> None:
    tap(page, "site.finding.active")
    assert chart.selected.finding is None
    assert not shown(page, "site.finding.active")
    assert chart.selected.needling == site.needling


def test_a_finding_can_be_taken_back_from_the_rarer_ones(page, chart, site) -> None:
    choose(page, "site.finding.more", "Taut band")
    choose(page, "site.finding.more", "Not recorded")
    assert chart.selected.finding is None
    assert not shown(page, "site.finding.more")


def test_another_state_keeps_what_else_was_found(page, chart, site) -> None:
    known = Finding(
        kind=FindingKind.TRIGGER_POINT,
        state=TriggerPointState.ACTIVE,
        palpation=Palpation.PINCER,
        note="nodule",
        extra={"x-lab": 1},
    )
    chart.change_site("finding", finding=known)
    tap(page, "site.finding.latent")
    assert chart.selected.finding == replace(known, state=TriggerPointState.LATENT)
    choose(page, "site.finding.more", "Taut band")
    assert chart.selected.finding == replace(known, kind=FindingKind.TAUT_BAND, state=None)


def test_needled_and_not_needled(page, chart, site, reopen) -> None:
    assert shown(page, "site.needled")
    tap(page, "site.needled")
    assert chart.selected.needling is None
    assert not find(page, "needlingPanel").isVisible()
    again = reopen()
    again.chart.select(site.id)
    assert not shown(again, "site.needled")
    tap(again, "site.needled")
    assert again.chart.selected.needling == site.needling
    assert find(again, "needlingPanel").isVisible()


@pytest.mark.parametrize("side", Side)
def test_side(page, chart, site, reopen, side) -> None:
    tap(page, "site.more")
    tap(page, f"site.side.{side}")
    assert chart.selected.side is side
    again = reopen()
    again.chart.select(site.id)
    assert shown(again, f"site.side.{side}")


def test_the_side_is_never_not_recorded(page, chart, site) -> None:
    tap(page, "site.more")
    tap(page, "site.side.right")
    assert chart.selected.side is Side.RIGHT
    assert shown(page, "site.side.right")


def test_a_note_is_written_as_it_is_typed(page, chart, site, reopen) -> None:
    typed(find(page, "site.note"), "tight cord")
    assert chart.selected.note == "tight cord"
    assert chart.document.history.undoText() == "change note of site 1 (R infraspinatus)"
    again = reopen()
    again.chart.select(site.id)
    assert find(again, "site.note").toPlainText() == "tight cord"


def test_undo_takes_a_note_back_as_one_step(page, chart, site) -> None:
    note = find(page, "site.note")
    typed(note, "tight")
    key(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert chart.selected == site
    assert note.toPlainText() == ""


# --- segments


def type_segments(page, text):
    if not find(page, "site.segments").isVisible():
        tap(page, "site.more")
    field = find(page, "site.segments")
    field.selectAll()
    pasted(field, text)
    key(field, Qt.Key.Key_Return)
    return field


@pytest.mark.parametrize(
    ("text", "roots", "words"),
    [
        ("c6, C5", ("C5", "C6"), "C5 C6"),
        ("C7", ("C7",), "C7"),
        ("c8 c8 t1", ("C8", "T1"), "C8 T1"),
        ("T2 T3 T4 T5 T6", ("T2", "T3", "T4", "T5", "T6"), "T2–T6"),
    ],
)
def test_segments_are_taken_as_typed(page, chart, site, reopen, text, roots, words) -> None:
    field = type_segments(page, text)
    assert chart.selected.segments == roots
    assert field.text() == words
    again = reopen()
    again.chart.select(site.id)
    assert find(again, "site.segments").text() == words


@pytest.mark.parametrize("text", ["C9", "C5 knee", "C5-", "T5–T2", "<b>C5</b>"])
def test_what_is_no_root_puts_the_old_ones_back(page, chart, site, text) -> None:
    assert type_segments(page, text).text() == "C5 C6"
    assert chart.selected.segments == site.segments


def test_segments_can_be_cleared(page, chart, site) -> None:
    tap(page, "site.more")
    field = find(page, "site.segments")
    field.selectAll()
    key(field, Qt.Key.Key_Delete)
    key(field, Qt.Key.Key_Return)
    assert chart.selected.segments == ()
    assert len(chart.sites) == 1


def test_half_typed_segments_stay_with_their_site(page, canvas, chart, window, site) -> None:
    """The menu can select another site while the field still has the focus."""
    click(canvas, spot(canvas, "gluteus"))
    tap(page, "site.more")
    field = find(page, "site.segments")
    field.selectAll()
    typed(field, "C7")
    window.actions_by_id["next_site"].trigger()
    settle()
    assert chart.selected == site
    canvas.setFocus()
    assert chart.sites[0].segments == ("C5", "C6")
    assert field.text() == "C5 C6"


@pytest.mark.parametrize("leave", ["close", "show_patients", "new_visit", "earlier_visit"])
def test_typed_segments_stay_however_the_field_is_left(
    window, page, chart, store, site, leave
) -> None:
    chart.visits.begin(dt.date(2026, 4, 1))
    chart.repeat.keep_all()
    chart.select(chart.sites[0].id)
    visit = chart.visit.id
    tap(page, "site.more")
    field = find(page, "site.segments")
    field.selectAll()
    typed(field, "L1")
    window.close() if leave == "close" else window.actions_by_id[leave].trigger()
    window.close()
    kept = store.load(ADA).record
    assert kept.visit(visit).sites[0].segments == ("L1",)
    assert kept.visit("v1").sites == (site,)


# --- muscle


def test_another_muscle_of_the_place_stands_behind_change(page, canvas, chart) -> None:
    click(canvas, spot(canvas, "gluteus"))
    before = chart.selected
    view = chart.atlas.view(before.point.body, before.point.view)
    under = view.regions_at(before.point.x, before.point.y)[1]
    assert not find(page, "site.muscle.0").isVisible()
    tap(page, "site.muscle.other")
    words = find(page, "site.muscle.0").text()
    tap(page, "site.muscle.0")
    now = chart.selected
    assert now.muscle != before.muscle
    assert (now.muscle, now.layer) == (under.muscle, under.layer)
    assert words == muscle_label(under, chart.atlas.muscles)
    assert (now.point, now.number, now.needling) == (before.point, 1, before.needling)
    offered = [
        c.text() for c in page.findChildren(Chip) if c.objectName().startswith("site.muscle.")
    ]
    assert any("luteus maximus" in text for text in offered)


def test_any_muscle_can_be_named(page, chart, site, reopen) -> None:
    tap(page, "site.muscle.other")
    field = find(page, "site.muscle")
    assert field.isVisible()
    typed(field, "supraspinatus")
    key(field, Qt.Key.Key_Return)
    assert chart.selected.muscle == "supraspinatus"
    assert chart.selected.segments == chart.atlas.muscles["supraspinatus"].roots
    assert chart.selected.side is Side.RIGHT
    again = reopen()
    again.chart.select(site.id)
    assert find(again, "site.muscleName", QLabel).text() == "R supraspinatus"


def test_a_muscle_nobody_knows_changes_nothing(page, chart, site) -> None:
    tap(page, "site.muscle.other")
    field = find(page, "site.muscle")
    typed(field, "flux capacitor")
    key(field, Qt.Key.Key_Return)
    assert chart.selected == site


# --- delete


@pytest.mark.parametrize("how", ["button", "key", "ring"])
def test_a_needle_that_is_in_is_asked_for(page, canvas, chart, window, site, qtbot, how) -> None:
    inside = Needling(technique=Technique.IN_PLACE, removed=0)
    chart.change_site("needling", needling=inside)
    asked = []

    def delete(answer):
        def ask(dialog):
            asked.append(dialog.windowTitle())
            tap(dialog, f"needleQuestion.{answer}")

        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        when_asked(ask)
        if how == "button":
            tap(page, "site.delete")
        elif how == "key":
            key(canvas, Qt.Key.Key_Delete)
        else:
            window.actions_by_id["open_ring"].trigger()
            tap(window, "ring.delete")

    delete(0)
    assert len(chart.sites) == 1
    delete(1)
    assert chart.sites == ()
    assert asked == ["1 needle is still in here"] * 2
    assert window.toast.text == "Deleted site 1 (R infraspinatus), with 1 needle still in."
    tap(window.toast, "toast.undo")
    assert chart.needles.inside == 1


def test_a_visit_with_needles_in_is_asked_for(page, chart, window, site) -> None:
    chart.change_site("needling", needling=Needling(technique=Technique.IN_PLACE, removed=0))
    when_asked(lambda dialog: tap(dialog, "needleQuestion.0"))
    window.actions_by_id["remove_visit"].trigger()
    assert chart.visit is not None
    when_asked(lambda dialog: tap(dialog, "needleQuestion.1"))
    window.actions_by_id["remove_visit"].trigger()
    assert chart.visit is None
    assert window.toast.text == "Deleted the visit of 2 Mar 2026, with 1 needle still in."


@pytest.mark.parametrize("how", ["button", "key"])
def test_delete_takes_the_site_and_the_toast_brings_it_back(
    page, canvas, chart, window, site, how
) -> None:
    if how == "button":
        tap(page, "site.delete")
    else:
        key(canvas, Qt.Key.Key_Delete)
    assert chart.sites == ()
    assert window.toast.isVisible()
    assert window.toast.text == "Deleted site 1 (R infraspinatus)."
    tap(window.toast, "toast.undo")
    assert chart.sites == (site,)
    assert not window.toast.isVisible()


def test_delete_in_a_field_deletes_letters_only(page, chart, site) -> None:
    note = find(page, "site.note")
    typed(note, "tight")
    key(note, Qt.Key.Key_Home)
    key(note, Qt.Key.Key_Delete)
    assert chart.selected.note == "ight"
    assert len(chart.sites) == 1


def test_letters_typed_in_a_field_are_no_shortcuts(page, canvas, chart, site) -> None:
    scale, plan = canvas.camera.scale, chart.plan
    text = "1 2 3 BFM +-0 []?"
    typed(find(page, "site.note"), text)
    assert chart.selected.note == text
    assert (canvas.camera.scale, chart.plan) == (scale, plan)
    assert canvas._hand.moving_next is None


def test_a_range_of_segments_can_be_typed_and_edited(page, canvas, chart) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    tap(page, "site.more")
    field = find(page, "site.segments")
    field.selectAll()
    typed(field, "T2-T5 L1")
    key(field, Qt.Key.Key_Return)
    assert chart.selected.segments == ("T2", "T3", "T4", "T5", "L1")


def test_undo_takes_back_half_typed_segments_first(page, canvas, chart) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    tap(page, "site.more")
    field = find(page, "site.segments")
    field.selectAll()
    typed(field, "C7")
    key(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(chart.sites) == 1


def test_a_letter_typed_at_once_goes_into_the_note_of_the_site_selected(
    page, canvas, chart
) -> None:
    click(canvas, spot(canvas, "infraspinatus"))
    click(canvas, spot(canvas, "gluteus"))
    second, first = chart.selected, chart.sites[0]
    note = find(page, "site.note")
    typed(note, "tender")
    chart.select(first.id)
    QTest.keyClicks(note, "x")  # before the panel has had its turn
    notes = {site.id: site.note for site in chart.sites}
    assert notes == {first.id: "x", second.id: "tender"}
