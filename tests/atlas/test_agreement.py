"""The same place of the skin is told alike by every view that shows it.

A place of one view is found in another through its anchor. Counted are the places where both name
a muscle; they agree where both name the same one first. At the edge of a picture the skin is seen
edgewise, and a hair's breadth of it is a finger's breadth of skin: so the shares asked for are a
little less than what the drawing reaches, and no more than that.
"""

import numpy as np
import pytest

from ims_chart.body import Atlas
from ims_chart.resources import asset

ROWS, CLOSE_ROWS = 110, 60  # of places asked for, in views of the whole body and the others
REACHED = [
    ("right", "front", 0.82), ("front", "left", 0.80), ("right", "back", 0.81),
    ("back", "left", 0.81), ("head_front", "front", 0.96), ("head_back", "back", 0.97),
    ("head_right", "right", 0.95), ("head_right", "head_front", 0.84),
    ("head_left", "head_back", 0.78),
]  # fmt: skip


@pytest.fixture(scope="module")
def atlas():
    return Atlas(asset())


def first_names(atlas, one, other):
    """What two views name first at the places that both of them answer for."""
    here, there = (atlas.view(atlas.reference_body, view) for view in (one, other))
    read, shown = (atlas.anchors(atlas.reference_body, view) for view in (one, other))
    rows = CLOSE_ROWS if here.sole_y is None else ROWS
    columns = round(rows * here.width / here.height)
    for x, y in np.ndindex(columns, rows):
        at = (x + 0.5) / columns, (y + 0.5) / rows
        told = here.regions_at(*at)
        anchor = read.anchor_at(*at) if told else None
        place = shown.locate(anchor) if anchor else None
        if place and (also := there.regions_at(*place)):
            yield told[0].muscle, also[0].muscle


@pytest.mark.parametrize(("one", "other", "share"), REACHED)
def test_views_that_show_the_same_skin_agree(atlas, one, other, share):
    pairs = list(first_names(atlas, one, other))
    assert len(pairs) > 100
    alike = sum(a == b for a, b in pairs) / len(pairs)
    print(f"{one} and {other}: {alike:.1%} of {len(pairs)}")
    assert alike >= share
