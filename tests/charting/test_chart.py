import datetime as dt
from dataclasses import replace

import pytest

from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.charting.plan import Tool
from ims_chart.record import Clinic, Needling, Side, Technique, Twitch, VisitState, Wrong
from tests import samples
from tests.charting.places import belly

DAY = dt.date(2026, 3, 9)


def charted(atlas, *visits, editable=True):
    return Chart(Document(samples.record(visits=visits), editable=editable), atlas, Clinic())


@pytest.fixture
def infraspinatus(atlas):
    return "back", *belly(atlas, "back", "infraspinatus", image_left=False)


@pytest.fixture
def gluteus(atlas):
    return "back", *belly(atlas, "back", "gluteus_maximus", image_left=True)


def test_a_tap_charts_a_finished_site_and_selects_it(chart, infraspinatus) -> None:
    site = chart.tap(*infraspinatus)
    assert chart.sites == (site,)
    assert chart.selected == site
    assert (site.muscle, site.side, site.segments) == ("infraspinatus", Side.RIGHT, ("C5", "C6"))
    assert (site.number, site.author) == (1, "th1")
    assert site.finding is not None
    assert site.needling.needle in chart.clinic.needles
    assert site.recorded.utcoffset() is not None


def test_steps_are_named_by_number_and_muscle(chart, infraspinatus, gluteus) -> None:
    chart.tap(*gluteus)
    chart.tap(*gluteus)
    site = chart.tap(*infraspinatus)
    history = chart.document.history
    assert history.undoText() == "add site 3 (R infraspinatus)"
    chart.move(site.id, *gluteus)
    assert history.undoText() == "move site 3 (R infraspinatus)"
    chart.change_site("twitch", needling=replace(site.needling, twitch=Twitch.SINGLE))
    assert history.undoText() == "change twitch of site 3 (L gluteus maximus)"
    chart.remove(site.id)
    assert history.undoText() == "delete site 3 (L gluteus maximus)"
    chart.visits.begin(DAY)
    assert history.undoText() == "new visit"
    chart.visits.change("notes", notes="stiff")
    assert history.undoText() == "change notes"
    chart.visits.remove()
    assert history.undoText() == "delete visit"
    chart.change_patient(replace(chart.patient, given="Eva"))
    assert history.undoText() == "change patient"


def test_a_moved_site_takes_the_name_of_its_new_place(chart, infraspinatus, gluteus) -> None:
    site = chart.tap(*infraspinatus)
    assert chart.move(site.id, *gluteus)
    moved = chart.selected
    assert (moved.muscle, moved.side) == ("gluteus_maximus", Side.LEFT)
    assert (moved.id, moved.number, moved.needling) == (site.id, 1, site.needling)
    assert moved.segments != site.segments


def test_a_site_cannot_be_moved_off_the_body(chart, infraspinatus, qtbot) -> None:
    site = chart.tap(*infraspinatus)
    with qtbot.waitSignal(chart.refused, timeout=0) as said:
        assert not chart.move(site.id, "back", 0.01, 0.01)
    assert said.args[0].wrong is Wrong.OUTSIDE_BODY
    assert chart.selected == site


def test_a_site_that_is_gone_cannot_be_moved(chart, infraspinatus, gluteus, qtbot) -> None:
    site = chart.tap(*infraspinatus)
    chart.document.history.undo()
    with qtbot.waitSignal(chart.refused, timeout=0) as said:
        assert not chart.move(site.id, *gluteus)
    assert said.args[0].wrong is Wrong.NOT_FOUND


def test_a_removed_number_is_not_given_again(chart, infraspinatus, gluteus) -> None:
    first = chart.tap(*infraspinatus)
    chart.remove(first.id)
    second = chart.tap(*gluteus)
    assert second.number == 2
    assert chart.visit.removed_count == 1


def test_removing_says_what_is_gone_and_undo_brings_it_back(chart, infraspinatus, qtbot) -> None:
    site = chart.tap(*infraspinatus)
    with qtbot.waitSignal(chart.removed, timeout=0) as said:
        chart.remove(site.id)
    assert said.args == ["Deleted site 1 (R infraspinatus)"]
    assert chart.selected is None
    chart.document.history.undo()
    assert chart.sites == (site,)


def test_the_plan_is_what_the_next_tap_records(chart, infraspinatus) -> None:
    chart.set_plan(replace(chart.plan, tool=Tool.TRIGGER_POINT))
    assert chart.tap(*infraspinatus).needling is None
    chart.set_plan(replace(chart.plan, tool=Tool.NEEDLED))
    assert chart.tap(*infraspinatus).finding is None


def test_beside_the_body_a_tap_charts_nothing(chart, qtbot) -> None:
    with qtbot.waitSignal(chart.refused, timeout=0):
        assert chart.tap("back", 0.01, 0.01) is None
    assert chart.sites == ()
    assert chart.document.history.count() == 0


@pytest.mark.parametrize("what", ["signed", "read only", "no visit"])
def test_what_takes_no_edit_takes_no_tap(atlas, infraspinatus, what) -> None:
    state = VisitState.SIGNED if what == "signed" else VisitState.DRAFT
    visits = () if what == "no visit" else (samples.visit(state=state),)
    chart = charted(atlas, *visits, editable=what != "read only")
    assert not chart.editable
    assert chart.tap(*infraspinatus) is None
    assert chart.record == samples.record(visits=visits)


def test_a_refused_value_is_told_and_changes_nothing(chart, qtbot) -> None:
    with qtbot.waitSignal(chart.refused, timeout=0) as said:
        assert not chart.visits.change("pain", pain_before=11)
    assert said.args[0].field == "visit.pain_before"
    assert chart.visit.pain_before is None


def test_the_newest_visit_is_chosen_at_first(atlas) -> None:
    chart = charted(atlas, samples.visit("v2", day=DAY), samples.visit("v1"))
    assert chart.visit.id == "v2"


def test_choosing_a_visit_lets_go_of_the_site(atlas, qtbot) -> None:
    chart = charted(atlas, samples.visit("v2", day=DAY, sites=[samples.site()]), samples.visit())
    chart.select("s1")
    with qtbot.waitSignals([chart.visit_chosen, chart.selection_changed], timeout=0):
        chart.choose_visit("v1")
    assert chart.visit.id == "v1"
    assert chart.selected is None


def test_a_new_visit_goes_on_with_the_course_and_is_chosen(atlas) -> None:
    last = samples.visit(problem="p1", planned_visits=6, notes="stiff", pain_before=4)
    chart = charted(atlas, last)
    chart.author = "th2"
    chart.visits.begin(DAY)
    new = chart.visit
    assert (new.date, new.therapist, new.author) == (DAY, "th2", "th2")
    assert (new.problem, new.planned_visits) == ("p1", 6)
    assert (new.sites, new.notes, new.pain_before) == ((), "", None)


def test_an_empty_visit_of_the_day_is_taken_up_again(chart) -> None:
    chart.visits.begin(DAY)
    first = chart.visit
    chart.choose_visit("v1")
    chart.visits.begin(DAY)
    assert chart.visit == first
    assert len(chart.record.visits) == 2
    chart.visits.change("pain", pain_before=0)
    chart.visits.begin(DAY)
    assert len(chart.record.visits) == 3


def test_undo_and_redo_choose_the_visit_that_they_change(atlas, infraspinatus) -> None:
    chart = charted(atlas, samples.visit("v1"), samples.visit("v2", day=DAY))
    chart.tap(*infraspinatus)
    chart.choose_visit("v1")
    chart.undo()
    assert chart.visit.id == "v2"
    assert chart.sites == ()
    chart.choose_visit("v1")
    chart.redo()
    assert chart.visit.id == "v2"
    assert len(chart.sites) == 1


def test_undo_stays_with_the_visit_that_it_changes_too(atlas) -> None:
    """All needles come out of two visits at once; either of them can be looked at."""
    within = Needling(technique=Technique.IN_PLACE, removed=0)
    one, other = (samples.site(key, needling=within) for key in ("s1", "s2"))
    chart = charted(atlas, samples.visit("v1", [one]), samples.visit("v2", [other], day=DAY))
    chart.choose_visit("v1")
    chart.needles.all_out()
    chart.undo()
    assert chart.needles.inside == 2
    assert chart.visit.id == "v1"


def test_undo_of_what_belongs_to_no_visit_chooses_none(atlas) -> None:
    chart = charted(atlas, samples.visit("v1"), samples.visit("v2", day=DAY))
    chart.change_patient(replace(chart.patient, given="Eva"))
    chart.choose_visit("v1")
    chart.undo()
    assert chart.visit.id == "v1"


def test_what_is_deleted_with_its_needles_says_so(atlas) -> None:
    within = Needling(technique=Technique.IN_PLACE, count=2, removed=0)
    sites = [samples.site("s1", needling=within), samples.site("s2", 2), samples.site("s3", 3)]
    chart = charted(atlas, samples.visit("v1", sites))
    said: list[str] = []
    chart.removed.connect(said.append)
    chart.remove("s2")
    chart.remove("s1")
    chart.undo()
    chart.visits.remove("2 Mar 2026")
    assert said == [
        "Deleted site 2 (R infraspinatus)",
        "Deleted site 1 (R infraspinatus), with 2 needles still in",
        "Deleted the visit of 2 Mar 2026, with 2 needles still in",
    ]


def test_who_works_here_is_who_charts(chart, infraspinatus, qtbot) -> None:
    with qtbot.waitSignal(chart.author_changed, timeout=0) as told:
        chart.work_as("th2")
    assert told.args == ["th2"]
    assert chart.tap(*infraspinatus).author == "th2"


def test_without_its_visit_the_chart_shows_the_newest_left(atlas, qtbot) -> None:
    chart = charted(atlas, samples.visit("v2", day=DAY), samples.visit("v1"))
    with qtbot.waitSignal(chart.visit_chosen, timeout=0):
        chart.visits.remove()
    assert chart.visit.id == "v1"
    chart.visits.remove()
    assert chart.visit is None
    assert not chart.editable


def test_the_next_site_goes_round(chart, infraspinatus, gluteus) -> None:
    first, second = chart.tap(*infraspinatus), chart.tap(*gluteus)
    for expected in (first, second, first):
        chart.select_next(1)
        assert chart.selected == expected
    chart.select_next(-1)
    assert chart.selected == second
    chart.select(None)
    chart.select_next(-1)
    assert chart.selected == second


def test_only_a_real_change_of_plan_or_selection_is_told(chart, infraspinatus, qtbot) -> None:
    site = chart.tap(*infraspinatus)
    with (
        qtbot.assertNotEmitted(chart.plan_changed),
        qtbot.assertNotEmitted(chart.selection_changed),
    ):
        chart.set_plan(chart.plan)
        chart.select(site.id)


def test_a_figure_the_atlas_lacks_is_shown_on_the_reference_body(atlas) -> None:
    record = samples.record(visits=[samples.visit()])
    record = replace(record, patient=replace(record.patient, figure="marsupial"))
    assert Chart(Document(record), atlas, Clinic()).body == atlas.reference_body


# --- several at once


def test_several_sites_are_deleted_in_one_step(chart, infraspinatus, gluteus, qtbot) -> None:
    first, second, third = (chart.tap(*at) for at in (infraspinatus, gluteus, gluteus))
    chart.select(third.id, first.id)
    assert chart.selection == (first, third)
    assert chart.selected == first
    with qtbot.waitSignal(chart.removed, timeout=0) as said:
        chart.remove(*(site.id for site in chart.selection))
    assert said.args == ["Deleted 2 sites"]
    assert chart.sites == (second,)
    assert chart.selection == ()
    assert chart.document.history.undoText() == "delete 2 sites"
    chart.document.history.undo()
    assert chart.sites == (first, second, third)


def test_of_several_selected_what_is_left_stays_selected(chart, infraspinatus, gluteus) -> None:
    first, second = chart.tap(*infraspinatus), chart.tap(*gluteus)
    chart.select(first.id, second.id)
    chart.document.history.undo()
    assert chart.selection == (first,)
    assert chart.selected == first


# --- what else a finger may have meant


@pytest.fixture
def offered(chart, infraspinatus):
    """A tap by finger, with two muscles on offer or more."""
    chart.tap(*infraspinatus, reach=0.02)
    assert 2 <= len(chart.offered) <= 4
    return chart.offered


def test_the_other_muscles_are_on_offer_and_the_one_taken_is_not(chart, offered) -> None:
    assert chart.selected.muscle == "infraspinatus"
    assert "infraspinatus" not in {r.muscle for r in offered if r.side is Side.RIGHT}


def test_another_muscle_is_one_step_and_the_first_is_then_on_offer(chart, offered) -> None:
    taken = offered[1]
    chart.take(taken)
    site = chart.selected
    assert (site.muscle, site.side, site.layer) == (taken.muscle, taken.side, taken.layer)
    assert site.segments == chart.atlas.muscles.segments_of(taken)
    assert chart.document.history.undoText().startswith("change muscle of site 1")
    assert chart.document.history.count() == 2
    assert chart.offered[0].muscle == "infraspinatus"
    assert taken not in chart.offered
    chart.take(chart.offered[0])
    assert chart.selected.muscle == "infraspinatus"


def test_undo_of_the_correction_offers_what_was_on_offer(chart, offered) -> None:
    chart.take(offered[0])
    chart.document.history.undo()
    assert chart.offered == offered


def test_a_site_that_was_moved_or_let_go_offers_nothing(chart, offered, gluteus) -> None:
    site = chart.selected
    chart.move(site.id, *gluteus)
    assert chart.offered == ()
    chart.document.history.undo()
    assert chart.offered == offered
    chart.select(None)
    assert chart.offered == ()


def test_the_usual_needle_follows_the_muscle_and_a_chosen_one_stays(chart, infraspinatus) -> None:
    def region(name):
        view = chart.atlas.view("male", "back")
        return next(r for r in view.regions if r.muscle == name and r.side is Side.RIGHT)

    chart.tap(*infraspinatus)
    usual = chart.selected.needling.needle
    chart.take(region("gluteus_maximus"))
    assert chart.selected.needling.needle.length_mm > usual.length_mm
    chart.take(region("infraspinatus"))
    assert chart.selected.needling.needle == usual
    other = next(n for n in chart.clinic.needles if n != usual)
    chart.change_site("needle", needling=replace(chart.selected.needling, needle=other))
    chart.take(region("gluteus_maximus"))
    assert chart.selected.needling.needle == other


def test_a_needle_that_the_plan_chose_stays_with_every_muscle(chart, infraspinatus) -> None:
    usual = chart.tap(*infraspinatus).needling.needle
    chart.set_plan(replace(chart.plan, needle=usual))
    chart.tap(*infraspinatus)
    view = chart.atlas.view("male", "back")
    chart.take(next(r for r in view.regions if r.muscle == "gluteus_maximus"))
    assert chart.selected.needling.needle == usual


def test_by_mouse_the_deeper_muscles_are_on_offer(chart, gluteus) -> None:
    chart.tap(*gluteus)
    under = chart.atlas.view("male", "back").regions_at(*gluteus[1:])
    assert chart.offered == under[1:5]


@pytest.mark.parametrize("reach", [0.0, 0.02])
def test_what_would_be_charted_is_what_is_charted(chart, infraspinatus, reach) -> None:
    meant = chart.meant(*infraspinatus, reach=reach)
    site = chart.tap(*infraspinatus, reach=reach)
    assert (meant.point, meant.region.muscle) == (site.point, site.muscle)
    assert chart.meant("back", 0.01, 0.01, reach=reach) is None
