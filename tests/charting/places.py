"""Places on the body that are known without asking the atlas, for tests of either side."""

from ims_chart.body import Atlas

BODY = "male"


def belly(atlas: Atlas, view: str, muscle: str, *, image_left: bool) -> tuple[float, float]:
    """A point well inside what can be seen of a muscle, on one half of the image."""
    shown = atlas.view(BODY, view)
    seen = [
        (x / 160, y / 240)
        for x in range(1, 160)
        for y in range(1, 240)
        if (x < 80) is image_left
        and (regions := shown.regions_at(x / 160, y / 240))
        and regions[0].muscle == muscle
    ]
    if not seen:
        raise LookupError(muscle)
    places = set(seen)

    def depth(place: tuple[float, float]) -> int:
        """How many neighbours on a growing cross are of the muscle too."""
        x, y = place
        return sum(
            (round(x * 160 + dx * n) / 160, round(y * 240 + dy * n) / 240) in places
            for n in range(1, 8)
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))
        )

    return max(seen, key=depth)
