"""What was done at a site: every control writes its field, and tapped again it is not recorded."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from ims_chart.record import Event, EventKind, Needle, Referral, Technique, Twitch
from ims_chart.ui.chip_grid import ChipGrid
from tests.ui.hands import choose, click, find, key, settle, spot, tap, typed


@pytest.fixture
def site(canvas, chart):
    click(canvas, spot(canvas, "infraspinatus"))
    return chart.selected


@pytest.fixture
def needling(chart, site):
    return lambda: chart.selected.needling


@pytest.fixture
def reopened(reopen, site):
    def again():
        page = reopen()
        page.chart.select(site.id)
        return page

    return again


def unfolded(page):
    """The page with what is seldom charted in sight."""
    if not find(page, "site.more").isChecked():
        tap(page, "site.more")
    return page


CHIPS = [
    *((f"site.twitch.{t}", "twitch", t) for t in Twitch),
    *((f"site.technique.{t}", "technique", t) for t in ("pistoning", "in_place", "fanning")),
    *((f"site.pain.{n}", "pain_during", n) for n in range(11)),
    ("site.referral.none", "referral", Referral(felt=False)),
    ("site.referral.felt", "referral", Referral(felt=True)),
    ("site.referral.familiar", "referral", Referral(felt=True, familiar=True)),
    ("site.event.none", "events", ()),
    ("site.event.bruise", "events", (Event(kind=EventKind.BRUISE),)),
    ("site.event.bleeding", "events", (Event(kind=EventKind.BLEEDING),)),
    ("site.event.faint", "events", (Event(kind=EventKind.FAINT),)),
]


@pytest.mark.parametrize(("chip", "field", "value"), CHIPS)
def test_a_chip_writes_its_field_and_tapped_again_takes_it_back(
    page, needling, reopened, chip, field, value
) -> None:
    assert getattr(needling(), field) is None
    tap(page, chip)
    assert getattr(needling(), field) == value
    again = reopened()
    group = chip.rpartition(".")[0]
    on = [c for c, *_ in CHIPS if c.rpartition(".")[0] == group and find(again, c).isChecked()]
    assert on == [chip]
    tap(again, chip)
    assert getattr(again.chart.selected.needling, field) is None
    assert not find(again, chip).isChecked()


@pytest.mark.parametrize("first", ["site.twitch.none", "site.pain.3", "site.referral.none"])
def test_of_a_row_only_one_is_on(page, needling, first) -> None:
    tap(page, first)
    other = {"site.twitch": "multiple", "site.pain": "7", "site.referral": "familiar"}
    group = first.rpartition(".")[0]
    tap(page, f"{group}.{other[group]}")
    assert not find(page, first).isChecked()


def test_the_needle_is_chosen_from_the_tray(page, needling, reopened) -> None:
    choose(page, "site.needle", "0.30 × 60")
    assert needling().needle == Needle(diameter_mm=0.3, length_mm=60)
    again = reopened()
    assert find(again, "site.needle").text() == "0.30 × 60"
    choose(again, "site.needle", "Not recorded")
    assert again.chart.selected.needling.needle is None
    assert find(again, "site.needle").text() == "Needle"


def test_how_many_needles(page, needling, reopened) -> None:
    choose(page, "site.count", "× 4")
    assert needling().count == 4
    assert find(reopened(), "site.count").text() == "× 4"


def test_rarer_techniques_stand_behind_a_choice(page, needling, reopened) -> None:
    choose(page, "site.technique.more", "Winding")
    assert needling().technique is Technique.WINDING
    again = reopened()
    assert find(again, "site.technique.more").text() == "Winding"
    tap(again, "site.technique.fanning")
    assert again.chart.selected.needling.technique is Technique.FANNING
    assert not find(again, "site.technique.more").isChecked()


@pytest.mark.parametrize(("text", "depth"), [("25", 25), ("12.5", 12.5), ("0", 0)])
def test_depth_is_written_as_it_is_typed(page, needling, reopened, text, depth) -> None:
    typed(find(unfolded(page), "site.depth.typed"), text)
    assert needling().depth_mm == depth
    assert find(reopened(), "site.depth.typed").text() == text


def test_depth_can_be_taken_back(page, needling) -> None:
    field = find(unfolded(page), "site.depth.typed")
    typed(field, "25")
    for _ in "25":
        key(field, Qt.Key.Key_Backspace)
    assert needling().depth_mm is None


@pytest.mark.parametrize("text", ["900", "x", "-5", "1e9"])
def test_a_depth_that_cannot_be_is_not_kept(page, canvas, needling, qtbot, text) -> None:
    field = find(unfolded(page), "site.depth.typed")
    typed(field, text)
    canvas.setFocus()
    depth = needling().depth_mm
    assert depth is None or depth <= 200
    qtbot.waitUntil(lambda: field.text() == ("" if depth is None else f"{depth:g}"))


def test_the_depth_of_one_site_is_not_shown_at_another(page, canvas, chart, window, site) -> None:
    click(canvas, spot(canvas, "gluteus"))
    field = find(unfolded(page), "site.depth.typed")
    typed(field, "25")
    window.actions_by_id["next_site"].trigger()
    settle()
    assert chart.selected.id == site.id
    assert field.text() == ""


@pytest.mark.parametrize("depth", [5, 20, 40])
def test_depth_is_one_tap(page, needling, reopened, depth) -> None:
    tap(unfolded(page), f"site.depth.{float(depth)}")
    assert needling().depth_mm == depth
    again = reopened()
    assert find(again, f"site.depth.{float(depth)}").isVisible()  # what holds a value shows
    tap(again, f"site.depth.{float(depth)}")
    assert again.chart.selected.needling.depth_mm is None


def test_no_depth_is_offered_that_the_needle_cannot_reach(page, needling) -> None:
    choose(page, "site.needle", "0.16 × 15")
    chips = find(unfolded(page), "site.depth", ChipGrid)
    assert chips.values == (5, 10, 15)


def test_to_bone(page, needling) -> None:
    tap(unfolded(page), "site.bone")
    assert needling().to_bone is True
    tap(page, "site.bone")
    assert needling().to_bone is None


def test_direction_is_tapped_together_or_typed(page, needling, reopened) -> None:
    tap(unfolded(page), "site.angle.oblique")
    tap(page, "site.way.medial")
    tap(page, "site.way.lateral")
    assert needling().direction == "oblique, lateral"
    field = find(page, "site.direction")
    key(field, Qt.Key.Key_End)
    typed(field, ", deep")
    assert needling().direction == "oblique, lateral, deep"
    again = reopened()
    assert find(again, "site.way.lateral").isChecked()
    assert not find(again, "site.way.medial").isChecked()


@pytest.mark.parametrize(("chip", "seconds"), [("30.0", 30), ("600.0", 600)])
def test_time_in_place(page, needling, chip, seconds) -> None:
    tap(unfolded(page), f"site.time.{chip}")
    assert needling().time_s == seconds


@pytest.mark.parametrize(("text", "seconds"), [("90 s", 90), ("12", 720), ("1:30", 90)])
def test_time_in_place_can_be_typed(page, canvas, needling, text, seconds) -> None:
    typed(find(unfolded(page), "site.time.typed"), text)
    assert needling().time_s == seconds


def test_stimulation_belongs_to_the_electrical_technique(page, needling, reopened) -> None:
    assert page.findChild(ChipGrid, "site.minutes") is None
    choose(page, "site.technique.more", "Electrical")
    tap(page, "site.frequency_hz.2.0")
    tap(page, "site.minutes.15.0")
    typed(find(page, "site.current_ma.typed"), "1.5")
    held = needling().stimulation
    assert (held.frequency_hz, held.current_ma, held.minutes) == (2, 1.5, 15)
    again = reopened()
    tap(again, "site.technique.more")
    assert find(again, "site.minutes.15.0").isVisible()
    tap(again, "site.frequency_hz.2.0")
    tap(again, "site.minutes.15.0")
    field = find(again, "site.current_ma.typed")
    key(field, Qt.Key.Key_End)
    for _ in field.text():
        key(field, Qt.Key.Key_Backspace)
    assert again.chart.selected.needling.stimulation is None


def test_areas_of_the_muscle_add_up(page, chart, needling, site) -> None:
    tap(page, "site.referral.familiar")
    areas = [find(page, f"site.referralArea.{n}").text() for n in (0, 1)]
    assert set(areas) <= set(chart.atlas.muscles[site.muscle].referral)
    tap(page, "site.referralArea.0")
    tap(page, "site.referralArea.1")
    assert needling().referral.where == "; ".join(areas)
    tap(page, "site.referralArea.0")
    assert needling().referral.where == areas[1]
    assert find(page, "site.referralWhere").text() == areas[1]
    assert find(page, "site.referralArea.1").isChecked()


def test_where_it_was_felt(page, needling, reopened) -> None:
    assert not find(page, "site.referralWhere").isVisible()
    tap(page, "site.referral.felt")
    typed(find(page, "site.referralWhere"), "down the arm")
    assert needling().referral == Referral(felt=True, where="down the arm")
    tap(page, "site.referral.familiar")
    assert needling().referral == Referral(felt=True, where="down the arm", familiar=True)
    assert find(reopened(), "site.referralWhere").text() == "down the arm"


def test_no_referral_asks_for_no_place(page, needling) -> None:
    tap(page, "site.referral.felt")
    tap(page, "site.referral.none")
    assert not find(page, "site.referralWhere").isVisible()
    assert needling().referral == Referral(felt=False)


def test_several_reactions_and_one_taken_back(page, needling, reopened) -> None:
    tap(page, "site.event.bruise")
    tap(page, "site.event.faint")
    choose(page, "site.event.more", "Headache")
    kinds = [event.kind for event in needling().events]
    assert kinds == [EventKind.BRUISE, EventKind.FAINT, EventKind.HEADACHE]
    again = reopened()
    assert find(again, "site.event.more").text() == "Headache"
    assert find(again, "site.event.more").isChecked()
    tap(again, "site.event.bruise")
    choose(again, "site.event.more", "Headache")
    kinds = [event.kind for event in again.chart.selected.needling.events]
    assert kinds == [EventKind.FAINT]


def test_none_and_a_reaction_exclude_each_other(page, needling) -> None:
    tap(page, "site.event.none")
    tap(page, "site.event.bruise")
    assert needling().events == (Event(kind=EventKind.BRUISE),)
    assert not find(page, "site.event.none").isChecked()
    tap(page, "site.event.none")
    assert needling().events == ()
    assert not find(page, "site.event.bruise").isChecked()


def test_a_reaction_keeps_the_words_of_the_others(page, chart, needling) -> None:
    known = Event(kind=EventKind.HEADACHE, note="an hour", extra={"x": 1})
    chart.change_site("reaction", needling=replace(needling(), events=(known,)))
    tap(page, "site.event.bruise")
    assert needling().events == (known, Event(kind=EventKind.BRUISE))


def test_each_tap_is_one_step_back(page, chart, site) -> None:
    tap(page, "site.twitch.single")
    tap(page, "site.pain.4")
    assert chart.document.history.undoText() == "change pain of site 1 (R infraspinatus)"
    chart.document.history.undo()
    chart.document.history.undo()
    assert chart.selected == site
    assert not find(page, "site.twitch.single").isChecked()
