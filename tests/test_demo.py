import datetime as dt
import importlib
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from ims_chart.body import Atlas
from ims_chart.insight.totals import totals
from ims_chart.record import Layer, Side, VisitState
from ims_chart.resources import asset
from ims_chart.storage.check import check
from ims_chart.storage.demo import copy_demo
from ims_chart.storage.store import Store

TOOLS = Path(__file__).resolve().parents[1] / "tools"


@pytest.fixture(scope="module")
def store():
    return Store.open(asset("demo"))


@pytest.fixture(scope="module")
def records(store):
    return [store.load(record_id).record for record_id in store.ids()]


@pytest.fixture(scope="module")
def visits(records):
    return [visit for record in records for visit in record.visits]


@pytest.fixture(scope="module")
def sites(visits):
    return [site for visit in visits for site in visit.sites]


@pytest.fixture(scope="module")
def atlas():
    return Atlas(asset())


def files_in(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_it_is_what_its_script_makes(tmp_path):
    command = [sys.executable, "-B", str(TOOLS / "make_demo.py"), "--out", str(tmp_path / "demo")]
    subprocess.run(command, check=True, cwd=tmp_path, capture_output=True)
    committed, made = files_in(asset("demo")), files_in(tmp_path / "demo")
    assert committed.keys() == made.keys()
    differing = [name for name in made if made[name] != committed[name]]
    assert not differing, "run tools/make_demo.py again: source or atlas have changed"


def test_a_muscle_without_a_region_stops_the_script(tmp_path, monkeypatch, capsys):
    monkeypatch.syspath_prepend(TOOLS)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    script = importlib.import_module("make_demo")
    source = tmp_path / "demo.toml"
    text = script.SOURCE.read_text(encoding="utf-8")
    source.write_text(text.replace("R infraspinatus", "R no_such_muscle"), encoding="utf-8")
    monkeypatch.setattr(script, "SOURCE", source)
    monkeypatch.setattr(sys, "argv", ["make_demo.py", "--out", str(tmp_path / "demo")])
    assert script.main() == 1
    assert "no_such_muscle" in capsys.readouterr().err
    assert not (tmp_path / "demo").exists()


def test_every_file_is_sound(store):
    checked = check(store)
    assert checked.problems == ()
    assert checked.files == 13


def test_a_copy_of_it_opens(tmp_path, records):
    copy = copy_demo(tmp_path / "copy")
    assert len(copy.ids()) == len(records)
    assert copy.clinic().name == "Demo Harbour Physiotherapy"


def test_there_are_twelve_patients_with_one_to_nine_visits(records):
    counts = sorted(len(record.visits) for record in records)
    assert len(counts) == 12
    assert (counts[0], counts[-1]) == (1, 9)
    assert len({record.patient.file_number for record in records}) == 12


def test_nothing_happened_after_the_day_it_was_made_for(visits):
    assert max(visit.date for visit in visits) == dt.date(2026, 11, 21)
    assert all(visit.recorded.date() == visit.date for visit in visits)


def test_only_the_newest_visit_can_be_edited(records):
    for record in records:
        *older, newest = (visit.state for visit in record.visits)
        assert newest is VisitState.DRAFT
        assert set(older) <= {VisitState.SIGNED}


def test_every_site_lies_in_its_muscle_on_its_side(sites, atlas):
    for site in sites:
        point = site.point
        regions = atlas.view(point.body, point.view).regions_at(point.x, point.y)
        if site.layer is Layer.SUPERFICIAL:
            regions = regions[:1]
        found = {(r.muscle, r.side, r.layer, r.level) for r in regions}
        assert (site.muscle, site.side, site.layer, site.level) in found


def test_every_site_keeps_the_place_its_view_gives(sites, atlas):
    for site in sites:
        point = site.point
        anchor = atlas.anchors(point.body, point.view).anchor_at(point.x, point.y)
        assert anchor == pytest.approx(point.anchor, abs=1e-5)
        assert (point.anchor[0] > 0) == (site.side is Side.LEFT)


def test_most_get_better_and_one_does_not(records):
    courses = [record.visits for record in records if len(record.visits) > 1]
    better = [visits[-1].pain_before < visits[0].pain_before for visits in courses]
    assert better.count(False) == 1


def test_no_needle_goes_deeper_than_it_is_long_or_comes_from_no_tray(sites, store):
    tray = store.clinic().needles
    for needling in filter(None, (site.needling for site in sites)):
        assert needling.needle in tray
        assert (needling.depth_mm or 0) < needling.needle.length_mm


def test_there_is_something_of_every_kind_to_look_at(visits, sites, atlas):
    assert max(len(visit.sites) for visit in visits) > 20
    assert any(visit.removed_count and visit.state is VisitState.SIGNED for visit in visits)
    assert any(visit.removed and visit.removed_count == len(visit.removed) for visit in visits)
    assert any(site.finding and not site.needling for site in sites)
    assert any(site.needling and site.needling.stimulation for site in sites)
    assert any(site.needling and site.needling.events for site in sites)
    assert any(visit.consent is None for visit in visits)
    assert all(totals(visit, atlas.muscles).sites for visit in visits)


def test_what_was_not_recorded_and_what_was_none_are_both_there(sites):
    needlings = [site.needling for site in sites if site.needling]
    for fact in ("twitch", "referral", "events", "depth_mm", "pain_during"):
        unknown = [getattr(needling, fact) is None for needling in needlings]
        assert 0 < sum(unknown) < len(unknown) / 2, fact


def test_the_patient_of_the_screenshots_is_as_the_readme_knows_her(records):
    record = next(r for r in records if r.patient.file_number == "DEMO-01")
    patient, latest = record.patient, record.visits[-1]
    assert (patient.family, patient.given) == ("Larkspur", "Ines")
    assert patient.birth_date == dt.date(1984, 3, 2)
    assert [alert.text for alert in patient.alerts] == ["Anticoagulant", "Faints with needles"]
    assert (len(record.visits), latest.date) == (5, dt.date(2026, 11, 21))
    assert len(latest.sites) == 7
    assert {site.point.view for site in latest.sites} == {"front", "back"}


def test_whoever_charted_is_of_the_clinic_and_no_id_is_given_twice(records, store):
    staff = {therapist.id for therapist in store.clinic().therapists}
    ids: Counter[str] = Counter()
    for record in records:
        ids[record.id] += 1
        for visit in record.visits:
            assert {visit.therapist, visit.author} <= staff
            assert visit.problem in {problem.id for problem in record.patient.problems}
            ids.update([visit.id, *(s.id for s in visit.sites), *(r.id for r in visit.removed)])
    assert set(ids.values()) == {1}
