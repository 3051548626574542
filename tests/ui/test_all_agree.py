"""Screen, list, counts and file say the same, whatever has been done and undone."""

import json
import random

import pytest

from ims_chart.insight.totals import totals
from tests.ui.conftest import ADA
from tests.ui.hands import settle

STEPS = 70


@pytest.mark.parametrize("seed", [3, 17, 2026])
def test_after_anything_all_agree(window, page, canvas, chart, store, seed) -> None:
    chance = random.Random(seed)
    begun = chart.record
    for step in range(STEPS):
        _do_something(chance, chart)
        if step % 10 == 9:
            settle()
            _agree(page, canvas, chart)
            assert window.open_patient.flush()
            assert _on_disk(store) == [site.id for site in chart.sites]
    while chart.document.history.canUndo():
        chart.document.history.undo()
    settle()
    assert chart.record == begun
    _agree(page, canvas, chart)


def _do_something(chance: random.Random, chart) -> None:
    sites = chart.sites
    history = chart.document.history
    what = chance.choice(
        ("tap", "tap", "tap", "move", "remove", "mirror", "undo", "redo", "choose")
    )
    if what == "tap":
        chart.tap("back", chance.uniform(0.36, 0.64), chance.uniform(0.2, 0.55))
    elif what in ("undo", "redo"):
        getattr(history, what)()
    elif sites:
        site = chance.choice(sites)
        if what == "choose":
            chart.select(*(each.id for each in sites[:3]))
            return
        chart.select(site.id)
        if what == "move":
            chart.move(site.id, "back", chance.uniform(0.4, 0.6), chance.uniform(0.2, 0.5))
        elif what == "remove":
            chart.remove(site.id)
        else:
            chart.mirror()


def _agree(page, canvas, chart) -> None:
    sites = [site.id for site in chart.sites]
    listed = page.panel.sites
    assert [listed.row(key).site for key in sites] == list(chart.sites)
    counts = totals(chart.visit, chart.atlas.muscles)
    said = f"{len(sites)} · needles {counts.needles} · muscles {counts.muscles}"
    assert listed.summary == said
    shown = {
        site.id for site in chart.sites if canvas.marks.spots(site, canvas.slots, canvas.camera)
    }
    assert shown == set(sites)
    for site in chart.sites:
        at = canvas.marks.spots(site, canvas.slots, canvas.camera)[0]
        assert canvas.surface.site_at(at) in sites


def _on_disk(store) -> list[str]:
    record = json.loads(store.path(ADA).read_text(encoding="utf-8"))
    return [site["id"] for site in record["visits"][-1]["sites"]]
