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

    def depth(place: tuple[float, float]) -> tuple[int, int]:
        """How far it is to the muscle's edge, on the nearest side and on all sides together."""
        reaches = [_reach(places, place, *step) for step in ((1, 0), (-1, 0), (0, 1), (0, -1))]
        return min(reaches), sum(reaches)

    return max(seen, key=depth)


def _reach(places: set[tuple[float, float]], place: tuple[float, float], dx: int, dy: int) -> int:
    x, y = round(place[0] * 160), round(place[1] * 240)
    steps = 0
    while ((x + dx * (steps + 1)) / 160, (y + dy * (steps + 1)) / 240) in places:
        steps += 1
    return steps
