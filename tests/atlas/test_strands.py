"""Rails told by a middle line: the right width, on both sides, in the line's direction."""

import numpy as np
import pytest

from patches import points
from strands import hoop, rails


def read(rail):
    return np.array(points(rail)) * 1000


def test_rails_run_beside_their_line_at_the_width_asked_for():
    a, b = (read(rail) for rail in rails("0,0 0,10 0,30", 2, 4, 6))
    assert a == pytest.approx(np.array([[-1, 0], [-2, 10], [-3, 30]]), abs=0.01)
    assert b == pytest.approx(np.array([[1, 0], [2, 10], [3, 30]]), abs=0.01)


def test_widths_are_spread_over_the_points():
    a, b = (read(rail) for rail in rails("0,0 10,0 20,0 30,0 40,0", 2, 4, 2))
    assert np.linalg.norm(a - b, axis=1) == pytest.approx([2, 3, 4, 3, 2], abs=0.01)


def test_a_curved_line_keeps_its_middle():
    line = "0,0 5,10 20,15 30,12"
    a, b = (read(rail) for rail in rails(line, 3))
    assert (a + b) / 2 == pytest.approx(read(line), abs=0.01)


def test_a_hoop_lies_across_its_line():
    band = hoop("0,0 0,10", 8)
    assert read(band["a"]) == pytest.approx(np.array([[-4, 0], [4, 0]]), abs=0.01)
    assert read(band["b"]) == pytest.approx(np.array([[-4, 10], [4, 10]]), abs=0.01)
    assert (read(band["start"])[:, 0] < -4).all()
    assert (read(band["end"])[:, 0] > 4).all()
