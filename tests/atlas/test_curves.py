"""Splines, patches and Bezier outlines."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import cKDTree

import curves
from patches import points

coordinate = st.floats(-1000, 1000, allow_nan=False).map(lambda v: round(v, 3))
places = st.lists(st.tuples(coordinate, coordinate), min_size=2, max_size=8, unique=True)


def sampled(cubics, steps=30):
    u = np.linspace(0, 1, steps)[:, None]
    basis = np.hstack([(1 - u) ** 3, 3 * u * (1 - u) ** 2, 3 * u**2 * (1 - u), u**3])
    return np.vstack([basis @ c for c in cubics])


def blob(radii):
    angle = np.linspace(0, 2 * np.pi, 240, endpoint=False)
    radius = np.interp(angle, np.linspace(0, 2 * np.pi, len(radii) + 1), [*radii, radii[0]])
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1) + 3000


@given(places)
def test_a_spline_passes_through_every_point(given_points):
    line = curves.spline(given_points, steps=20)
    for at in given_points:
        assert np.linalg.norm(line - np.array(at), axis=1).min() < 1e-6


@given(places)
def test_resampled_points_keep_the_ends(given_points):
    line = curves.resample(curves.spline(given_points), 50)
    assert line.shape == (50, 2)
    assert np.allclose(line[[0, -1]], [given_points[0], given_points[-1]])


def test_a_patch_has_the_borders_it_was_given():
    a = np.linspace([0, 0], [0, 10], 21)
    b = np.linspace([4, 0], [6, 10], 21)
    start = curves.resample(curves.spline([(0, 0), (2, -1), (4, 0)]), 9)
    end = curves.resample(curves.spline([(0, 10), (3, 12), (6, 10)]), 9)
    grid = curves.coons(a, b, start, end)
    assert np.allclose(grid[:, 0], a)
    assert np.allclose(grid[:, -1], b)
    assert np.allclose(grid[0], start)
    assert np.allclose(grid[-1], end)
    assert len(curves.ring(grid)) == 2 * (21 + 9) - 4


@settings(max_examples=25)
@given(st.lists(st.floats(300, 2000), min_size=3, max_size=9))
def test_a_fitted_ring_stays_within_its_error(radii):
    ring = blob(radii)
    fitted = sampled(curves.closed_beziers(ring, 2.0), steps=400)
    spacing = np.linalg.norm(np.diff(fitted, axis=0), axis=1).max()
    away, _ = cKDTree(fitted).query(ring)
    assert away.max() < 2.0 + spacing


def test_a_circle_is_fitted_closely_and_closed():
    fitted = curves.closed_beziers(blob([1000.0] * 60), 1.0)
    radius = np.linalg.norm(sampled(fitted) - 3000, axis=1)
    assert abs(radius - 1000).max() < 2
    for one, two in zip(fitted, fitted[1:] + fitted[:1], strict=True):
        assert np.allclose(one[-1], two[0])


def test_path_text_is_whole_numbers_and_mirrors_exactly():
    ring = curves.rounded(curves.closed_beziers(blob([900.0, 1100.0, 1000.0]), 2.0))
    text = curves.path_text([ring])
    assert text[0] == "M"
    assert text[-1] == "Z"
    assert set(text) <= set("MCZ-0123456789 ")
    assert curves.path_text([curves.mirrored(curves.mirrored(ring, 6154), 6154)]) == text


def test_points_are_written_in_thousandths():
    assert points("40,806 75.5,810") == ((0.040, 0.806), (0.0755, 0.810))
    with pytest.raises(ValueError, match="unpack"):
        points("40,806,1")
