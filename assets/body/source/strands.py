"""Rails from a middle line: tendons, digits and slender bellies are simpler told by their width."""

import numpy as np

from curves import spline


def rails(middle: str, *widths: float) -> tuple[str, str]:
    """The two rails beside a line of "u,v" points, same direction.

    Args:
        widths: thousandths of a body height, spread evenly over the points of the line.
    """
    line = np.array([pair.split(",") for pair in middle.split()], float)
    places = np.linspace(0, len(line) - 1, len(widths))
    width = np.interp(np.arange(len(line)), places, widths)
    dense, steps = spline(line), 40
    at = np.minimum(np.arange(len(line)) * steps, len(dense) - 1)
    if len(line) == 2:
        at = np.array([0, len(dense) - 1])
    ahead = dense[np.minimum(at + 1, len(dense) - 1)] - dense[np.maximum(at - 1, 0)]
    across = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1)
    across *= (width / 2 / np.linalg.norm(ahead, axis=1))[:, None]
    return _written(line + across), _written(line - across)


def hoop(middle: str, width: float) -> dict[str, str]:
    """A band that lies across a line of two points: its fibres run across, its ends bulge little.

    Args:
        width: how far the band reaches across, in thousandths of a body height.
    """
    one, two = (rail.split() for rail in rails(middle, width))
    bulge = rails(middle, width * 1.06)
    start, end = (" ".join(_between(rail, share) for share in (0.2, 0.8)) for rail in bulge)
    return {"a": f"{one[0]} {two[0]}", "b": f"{one[1]} {two[1]}", "start": start, "end": end}


def _between(rail: str, share: float) -> str:
    ends = np.array([pair.split(",") for pair in rail.split()], float)
    return _written((ends[:1] * (1 - share)) + ends[1:] * share)


def _written(points: np.ndarray) -> str:
    return " ".join(f"{x:.3f},{y:.3f}" for x, y in points)
