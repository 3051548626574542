"""A closed shape of a view: the outline of a muscle, or of a bone, tendon or fascia."""

from __future__ import annotations

from functools import cached_property

from ims_chart.body.outline import Bounds, Outline
from ims_chart.frozen import frozen
from ims_chart.record.terms import Layer, Side


@frozen(kw_only=True)
class Shape:
    """`bounds` and `path` are in view units: whole numbers in the view's width × height."""

    side: Side
    bounds: Bounds
    path: str

    @cached_property
    def outline(self) -> Outline:
        """Flattened when first asked for: most shapes of a view are never pressed.

        Raises BodyError: damaged_path.
        """
        return Outline(self.path)

    def contains(self, x: float, y: float) -> bool:
        """Whether the point, in view units, lies inside."""
        left, top, right, bottom = self.bounds
        return left <= x <= right and top <= y <= bottom and self.outline.contains(x, y)


@frozen(kw_only=True)
class Region(Shape):
    """One muscle on one side in one layer.

    Attributes:
        muscle: id in the muscle table.
        layer: as seen from where the needle goes in.
        level: the vertebra, for a cell of the paraspinal strip; else None.
        segments: spinal roots where they differ from the muscle's own; else empty.
    """

    muscle: str
    layer: Layer
    level: str | None = None
    segments: tuple[str, ...] = ()


@frozen(kw_only=True)
class Structure(Shape):
    """Bone, tendon or fascia: a landmark with a name, never charted as a muscle."""

    id: str
    name: str
