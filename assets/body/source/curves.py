"""Curves: splines through authored points, patches between two rails, cubic Bezier outlines."""

import numpy as np

Points = np.ndarray


def spline(points: list | Points, steps: int = 40) -> Points:
    """A dense centripetal Catmull-Rom curve through the points, ends included."""
    given = np.asarray(points, float)
    if len(given) == 2:
        return given[0] + (given[1] - given[0]) * np.linspace(0, 1, steps)[:, None]
    padded = np.vstack([2 * given[0] - given[1], given, 2 * given[-1] - given[-2]])
    runs = [_span(padded[i : i + 4], steps) for i in range(len(given) - 1)]
    return np.vstack([*runs, given[-1:]])


def _span(four: Points, steps: int) -> Points:
    knots = np.cumsum(
        [0.0, *np.maximum(np.linalg.norm(np.diff(four, axis=0), axis=1), 1e-9) ** 0.5]
    )
    u = np.linspace(knots[1], knots[2], steps, endpoint=False)[:, None]
    level = [np.broadcast_to(p, (steps, 2)) for p in four]
    for reach in (1, 2, 3):  # Barry and Goldman's pyramid; the last step uses the inner knots
        first = range(4 - reach)
        spans = [(knots[i], knots[i + reach]) for i in first]
        if reach == 3:
            spans = [(knots[1], knots[2])]
        level = [
            ((b - u) * level[i] + (u - a) * level[i + 1]) / (b - a)
            for i, (a, b) in zip(first, spans, strict=True)
        ]
    return level[0]


def resample(line: Points, count: int) -> Points:
    """`count` points at equal distances along a polyline."""
    along = np.r_[0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))]
    at = np.linspace(0, along[-1], count)
    return np.stack([np.interp(at, along, line[:, k]) for k in range(2)], axis=1)


def coons(rail_a: Points, rail_b: Points, start: Points, end: Points) -> Points:
    """The patch between four border curves: shape (along, across, 2)."""
    along, across = len(rail_a), len(start)
    s = np.linspace(0, 1, across)[None, :, None]
    t = np.linspace(0, 1, along)[:, None, None]
    ruled = (1 - s) * rail_a[:, None] + s * rail_b[:, None]
    lofted = (1 - t) * start[None] + t * end[None]
    corners = (1 - t) * ((1 - s) * rail_a[0] + s * rail_b[0]) + t * (
        (1 - s) * rail_a[-1] + s * rail_b[-1]
    )
    return ruled + lofted - corners


def ring(grid: Points) -> Points:
    """The border of a patch as one open ring."""
    return np.vstack([grid[0], grid[1:, -1], grid[-1, -2::-1], grid[-2:0:-1, 0]])


# ------------------------------------------------------------------ cubic Beziers


def closed_beziers(points: Points, error: float, corner: float = 38.0) -> list[Points]:
    """Fits a closed polyline by cubics (each 4 x 2), split where it turns more than `corner` deg.

    A ring fitted as a single curve degenerates, so one with fewer than two corners is also split
    at the point farthest from its first.
    """
    points = np.asarray(points, float)
    if np.allclose(points[0], points[-1]):
        points = points[:-1]
    count = len(points)
    splits = _corners(points, corner)
    if len(splits) < 2:
        first = splits[0] if splits else 0
        splits = sorted({first, int(((points - points[first]) ** 2).sum(axis=1).argmax())})
    out: list[Points] = []
    for i, j in zip(splits, splits[1:] + splits[:1], strict=True):
        stretch = points[np.arange(i, (j if j > i else j + count) + 1) % count]
        reach = min(3, len(stretch) - 1)
        leave, arrive = stretch[reach] - stretch[0], stretch[-1 - reach] - stretch[-1]
        out += _fit(stretch, _unit(leave), _unit(arrive), error)
    return out


def _corners(points: Points, corner: float) -> list[int]:
    count = len(points)
    reach = max(2, min(6, count // 12))
    before, after = points - np.roll(points, reach, 0), np.roll(points, -reach, 0) - points
    cross = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    turn = np.degrees(np.abs(np.arctan2(cross, (before * after).sum(axis=1))))
    window = np.arange(-reach, reach + 1)
    return [
        i for i in range(count) if turn[i] > corner and turn[i] == turn[(i + window) % count].max()
    ]


def _unit(v: Points) -> Points:
    return v / max(float(np.linalg.norm(v)), 1e-12)


def _bernstein(u: Points) -> Points:
    v = 1 - u
    return np.stack([v**3, 3 * u * v**2, 3 * u**2 * v, u**3], axis=1)


def _fit(points: Points, leave: Points, arrive: Points, error: float) -> list[Points]:
    """Schneider's fit: least squares for the two handle lengths, halved where it misses."""
    chord = float(np.linalg.norm(points[-1] - points[0]))
    straight = np.array(
        [points[0], points[0] + leave * chord / 3, points[-1] + arrive * chord / 3, points[-1]]
    )
    if len(points) <= 2 or chord < 1e-9:
        return [straight]
    u = np.r_[0, np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))]
    u /= u[-1]
    misses = np.zeros(len(points))
    for _ in range(4):
        curve = _handles(points, u, leave, arrive, chord, straight)
        misses = ((_bernstein(u) @ curve - points) ** 2).sum(axis=1)
        if misses.max() < error**2:
            return [curve]
        if misses.max() > (6 * error) ** 2:
            break
        u = _closer(points, curve, u)
    i = int(np.clip(misses.argmax(), 1, len(points) - 2))
    w = max(1, min(3, i, len(points) - 1 - i))
    back = _unit(points[i - w] - points[i + w])
    return _fit(points[: i + 1], leave, back, error) + _fit(points[i:], -back, arrive, error)


def _handles(
    points: Points, u: Points, leave: Points, arrive: Points, chord: float, straight: Points
) -> Points:
    basis = _bernstein(u)
    fixed = (
        basis[:, :2].sum(axis=1)[:, None] * points[0]
        + basis[:, 2:].sum(axis=1)[:, None] * points[-1]
    )
    a, b = basis[:, 1, None] * leave, basis[:, 2, None] * arrive
    normal = np.array([[(a * a).sum(), (a * b).sum()], [(a * b).sum(), (b * b).sum()]])
    wanted = np.array([(a * (points - fixed)).sum(), (b * (points - fixed)).sum()])
    if abs(np.linalg.det(normal)) < 1e-12:
        return straight
    reach = np.linalg.solve(normal, wanted)
    if reach.min() < 1e-6 * chord or reach.max() > 4 * chord:
        return straight
    return np.array(
        [points[0], points[0] + reach[0] * leave, points[-1] + reach[1] * arrive, points[-1]]
    )


def _closer(points: Points, curve: Points, u: Points) -> Points:
    """One Newton step of every parameter towards its nearest place on the curve."""
    one, two = np.diff(curve, axis=0) * 3, np.diff(curve, n=2, axis=0) * 6
    v = 1 - u
    first = np.stack([v**2, 2 * u * v, u**2], axis=1) @ one
    second = np.stack([v, u], axis=1) @ two
    gap = _bernstein(u) @ curve - points
    slope = (first**2).sum(axis=1) + (gap * second).sum(axis=1)
    step = np.divide(
        (gap * first).sum(axis=1), slope, out=np.zeros_like(u), where=abs(slope) > 1e-12
    )
    return np.maximum.accumulate(np.clip(u - step, 0, 1))


Ring = list[np.ndarray]
"""A closed outline: integer cubics (4 x 2), each starting where the last one ends."""


def rounded(cubics: list[Points]) -> Ring:
    """Cubics on whole box units, still joined end to end."""
    return [np.rint(c).astype(int) for c in cubics]


def mirrored(outline: Ring, width: int) -> Ring:
    """The same outline on the other half."""
    return [np.stack([width - c[:, 0], c[:, 1]], axis=1) for c in outline]


def path_text(outlines: list[Ring]) -> str:
    """Only absolute M, C and Z with integers: trivial to read anywhere."""
    out = []
    for outline in outlines:
        x, y = outline[0][0]
        curves = "".join("C" + " ".join(str(v) for v in c[1:].ravel()) for c in outline)
        out.append(f"M{x} {y}{curves}Z")
    return "".join(out)


def hull(outlines: list[Ring]) -> list[int]:
    """The box [x0, y0, x1, y1] of all control points, which holds the curves as well."""
    points = np.vstack([c for outline in outlines for c in outline])
    return [int(v) for v in (*points.min(axis=0), *points.max(axis=0))]
