"""Every muscle that is commonly needled can be charted somewhere, and nothing else is named."""

from ims_chart.body import Atlas
from ims_chart.resources import asset

ATLAS = Atlas(asset())


def charted() -> set[str]:
    body = ATLAS.reference_body
    return {m for view in ATLAS.bodies[body] for m in ATLAS.view(body, view).muscles}


def test_every_muscle_in_use_has_a_region() -> None:
    used = {key for key in ATLAS.muscles if ATLAS.muscles[key].use in {"common", "sometimes"}}
    assert len(used) == 134
    assert used <= charted()


def test_every_region_has_a_muscle() -> None:
    assert charted() <= set(ATLAS.muscles)
