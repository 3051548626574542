"""A visit whose sites and areas are made when somebody first looks at them.

A patient who came for years has thousands of sites, of which opening the record shows a few.
"""

from __future__ import annotations

from collections.abc import Callable

from ims_chart.record.area import PainArea
from ims_chart.record.site import Site
from ims_chart.record.visit import Visit

Parts = tuple[tuple[Site, ...], tuple[PainArea, ...]]


def with_late_parts(shell: Visit, parts: Callable[[], Parts], needles_in: int) -> Visit:
    """A visit without sites and areas, turned into one that has those of `parts`.

    It equals a visit made with them. `parts` must not fail: whoever hands it over has found that
    all it gives is right, in order (sites by number, areas by entry), with ids and numbers given
    once and none above the shell's `numbers_given`.
    """
    own = shell.__dict__
    del own["sites"], own["pain_areas"]
    own |= {"late_parts": parts, "needles_in": needles_in}
    return shell
