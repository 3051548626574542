"""Where the marks of a visit and their numbers stand, kept until a site, the views or the zoom
change: panning and charting move nothing that stands already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from math import cos, hypot, inf, pi, sin

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from ims_chart.charting.chart import Chart
from ims_chart.frozen import frozen
from ims_chart.printing.labels import Placed
from ims_chart.printing.marks import inside_bounds, mark_bounds, mark_kind
from ims_chart.record import PlannedSite, Point, Site
from ims_chart.ui.camera import Camera, Slot
from ims_chart.ui.fan import fanned
from ims_chart.ui.numbers import Key, Numbers, Spot, box_of, leader_of, shifted
from ims_chart.ui.theme import font

SIZE_MIN, SIZE_MAX = 13.0, 26.0
SIZE_SHARE = 0.016
"""A mark's diameter in heights of a view, held between the two sizes in pixels."""
_AROUND = 12.0
"""How far round a new mark others are looked at to place its number, in diameters."""
APART = 1.15
"""How far marks keep from each other, in diameters."""
_STEPS = [
    QPointF(cos(2 * pi * k / 12), sin(2 * pi * k / 12)) * ring for ring in (0.55, 1.1, 1.7, 2.4)
    for k in range(12)
]  # fmt: skip
"""Where a new mark looks for room, in distances that marks keep."""


def size_at(camera: Camera) -> float:
    """In half pixels, so that few sizes have to be painted."""
    size = min(max(camera.scale * SIZE_SHARE, SIZE_MIN), SIZE_MAX)
    return round(size * 2) / 2


def number_font(size: float) -> QFont:
    """Numbers grow with their marks, a little and in few steps: each has to be painted once."""
    return font(10 if size < (SIZE_MIN + SIZE_MAX) / 2 else 12.5, QFont.Weight.Bold)


@frozen
class Laid:
    """One site in one view, in pixels from the camera's origin.

    Attributes:
        lies: where the site lies; the mark stands there unless another is in its way.
        spot: where the mark stands and the box it fills.
        placed: its number.
    """

    site: Site
    key: Key
    lies: QPointF
    spot: Spot
    placed: Placed

    @property
    def mark(self) -> QPointF:
        return self.spot.at

    @property
    def number(self) -> QPointF:
        return QPointF(self.placed.x, self.placed.y)

    @property
    def leader(self) -> QLineF | None:
        """From the number to its mark, where it stands apart."""
        return leader_of(self.placed)

    def stretched(self, stretch: float) -> Laid:
        """The same where the body is so much larger."""
        by = self.lies * (stretch - 1)
        spot = replace(self.spot, at=self.spot.at + by, box=self.spot.box.translated(by))
        return replace(self, lies=self.lies + by, spot=spot, placed=shifted(self.placed, by))


class MarksLayout:
    """Keeps places of marks and numbers as offsets from where their sites lie."""

    def __init__(
        self,
        chart: Chart,
        sites: Callable[[], tuple[Site, ...]] | None = None,
        bounds: Callable[[QPointF, float, Site], QRectF] | None = None,
        apart: float = APART,
    ) -> None:
        """`sites` gives what stands there, the chosen visit's sites if not given: the same tuple
        as long as nothing has changed. `bounds` is the box that a mark of a size fills at a place;
        `apart` is how far marks keep from each other, in diameters.
        """
        self._chart = chart
        self._sites = sites or (lambda: chart.sites)
        self._bounds = bounds or site_bounds
        self._apart = apart
        self._located: dict[tuple[int, str], tuple[float, float] | None] = {}
        self._points: dict[int, Point] = {}
        self._moved: dict[tuple[Key, int], QPointF] = {}
        self._numbers = Numbers()
        self._laid: tuple[Laid, ...] = ()
        self._known: tuple[tuple[Slot, ...], float] | None = None
        self._stretched: tuple[tuple[Laid, ...], float, tuple[Laid, ...]] = ((), 1.0, ())
        self._centres: tuple[tuple[Laid, ...], list[tuple[float, float, str]]] = ((), [])
        self._shown: tuple[Site, ...] | None = None

    def rearrange(self) -> None:
        """Lets marks and numbers find new places, after a zoom has come to rest."""
        self._moved = {}
        self._numbers.rearrange()
        self._known = None

    def laid(self, slots: tuple[Slot, ...], camera: Camera) -> tuple[Laid, ...]:
        """The sites, once for every view that shows them. What stands already is kept as it is
        while only sites come and go.
        """
        still, stretch = self.stretched(slots, camera)
        if stretch == 1:
            return still
        if self._stretched[:2] != (still, stretch):
            self._stretched = still, stretch, tuple(each.stretched(stretch) for each in still)
        return self._stretched[2]

    def stretched(self, slots: tuple[Slot, ...], camera: Camera) -> tuple[tuple[Laid, ...], float]:
        """The sites as they stood when the last zoom had come to rest, and how much larger the body
        is by now: until the next rest marks and numbers keep beside the places they belong to.
        """
        sites = self._sites()
        known, scale = self._known or ((), 0.0)
        if known == slots and self._shown is sites:
            return self._laid, camera.scale / scale
        if known == slots and scale == camera.scale:
            self._laid = self._follow(sites, slots, camera)
        else:
            self._laid = self._lay(sites, slots, camera)
        self._known, self._shown = (slots, camera.scale), sites
        return self._laid, 1.0

    def centres(self, slots: tuple[Slot, ...], camera: Camera) -> list[tuple[float, float, str]]:
        """Where the marks stand, in pixels from the camera's origin, with their sites' ids. Plain
        numbers: at each call into Qt a thread that saves may take its turn, and a search makes
        hundreds.
        """
        laid = self.laid(slots, camera)
        if self._centres[0] is not laid:
            self._centres = laid, [(each.mark.x(), each.mark.y(), each.site.id) for each in laid]
        return self._centres[1]

    def spots(
        self, site: Site | PlannedSite, slots: tuple[Slot, ...], camera: Camera
    ) -> list[QPointF]:
        """Where a site's mark stands on the screen. A site that isn't the visit's stands where it
        lies.
        """
        found = [each for each in self.laid(slots, camera) if each.site.id == site.id]
        if found:
            return [each.mark + camera.origin for each in found]
        return [at + camera.origin for _, at in self._lies(site, slots, camera.scale)]

    def _lay(
        self, sites: tuple[Site, ...], slots: tuple[Slot, ...], camera: Camera
    ) -> tuple[Laid, ...]:
        size = size_at(camera)
        lies = {
            ((site.id, index), id(site.point)): at
            for site in sites
            for index, at in self._lies(site, slots, camera.scale)
        }
        self._fan_out(lies, size * self._apart)
        marks = {key[0]: at + self._moved[key] for key, at in lies.items()}
        by_id = {site.id: site for site in sites}
        metrics = QFontMetricsF(number_font(size))
        spots = {
            key: _spot(by_id[key[0]], at, self._bounds(at, size, by_id[key[0]]), metrics)
            for key, at in marks.items()
        }
        numbers = self._numbers.place(spots)
        return tuple(
            Laid(by_id[key[0]], key, lies[key, point], spots[key], numbers[key])
            for key, point in lies
        )

    def _follow(
        self, sites: tuple[Site, ...], slots: tuple[Slot, ...], camera: Camera
    ) -> tuple[Laid, ...]:
        """As the sites are now, with every mark and number that still holds where it was."""
        before: dict[tuple[str, int], list[Laid]] = defaultdict(list)
        for each in self._laid:
            before[each.site.id, id(each.site.point)].append(each)
        kept = {site.id: before.get((site.id, id(site.point)), []) for site in sites}
        standing = [each for group in kept.values() for each in group]
        laid: list[Laid] = []
        for site in sites:
            group = kept[site.id]
            if not group:
                group = self._new(site, standing, slots, camera)
                standing += group
            laid += [each if each.site is site else replace(each, site=site) for each in group]
        return tuple(laid)

    def _new(
        self, site: Site, standing: list[Laid], slots: tuple[Slot, ...], camera: Camera
    ) -> list[Laid]:
        size = size_at(camera)
        metrics = QFontMetricsF(number_font(size))
        marks = [laid.mark for laid in standing]
        lies: dict[Key, QPointF] = {}
        spots: dict[Key, Spot] = {}
        for index, at in self._lies(site, slots, camera.scale):
            key = (site.id, index)
            moved = _room_for(at, marks, size * self._apart)
            self._moved[key, id(site.point)] = moved
            lies[key] = at
            spots[key] = _spot(site, at + moved, self._bounds(at + moved, size, site), metrics)
        numbers = self._numbered(spots, standing, size * _AROUND)
        return [Laid(site, key, lies[key], spots[key], numbers[key]) for key in spots]

    def _numbered(
        self, spots: dict[Key, Spot], standing: list[Laid], reach: float
    ) -> dict[Key, Placed]:
        """Numbers for new marks. Only what stands near is looked at, unless a number had to go so
        far that it might meet what does not.
        """

        def near(each: Laid) -> bool:
            x, y = each.mark.x(), each.mark.y()
            return any(abs(x - at[0]) < reach and abs(y - at[1]) < reach for at in places)

        places = [(spot.at.x(), spot.at.y()) for spot in spots.values()]
        around = [each for each in standing if near(each)]
        boxes = [box_of(spot.box) for spot in (*(s.spot for s in around), *spots.values())]
        made = self._numbers.add(spots, [each.placed for each in around], boxes)
        far = any(
            hypot(placed.x - spots[key].at.x(), placed.y - spots[key].at.y()) > reach / 2
            for key, placed in made.items()
        )
        if not far or len(around) == len(standing):
            return made
        return self._numbered(spots, standing, inf)

    def _fan_out(self, lies: dict[tuple[Key, int], QPointF], apart: float) -> None:
        """Moves apart what would cover each other: all of them at first, then only the new."""
        if not self._moved:
            places = fanned([(at.x(), at.y()) for at in lies.values()], apart)
            self._moved = {
                key: QPointF(*place) - at
                for (key, at), place in zip(lies.items(), places, strict=True)
            }
            return
        self._moved = {key: moved for key, moved in self._moved.items() if key in lies}
        standing = [lies[key] + moved for key, moved in self._moved.items()]
        for key, at in lies.items():
            if key not in self._moved:
                self._moved[key] = _room_for(at, standing, apart)
                standing.append(at + self._moved[key])

    def _lies(
        self, site: Site | PlannedSite, slots: tuple[Slot, ...], scale: float
    ) -> list[tuple[int, QPointF]]:
        places = [(index, slot, self._place(site, slot.view)) for index, slot in enumerate(slots)]
        return [(index, slot.to_world(*at) * scale) for index, slot, at in places if at is not None]

    def _place(self, site: Site | PlannedSite, view: str) -> tuple[float, float] | None:
        """Where a view shows a site, in 0…1 of its box. Points never change, so it is kept."""
        key = (id(site.point), view)
        if key not in self._located:
            self._points[id(site.point)] = site.point
            self._located[key] = self._look_up(site.point, view)
        return self._located[key]

    def _look_up(self, point: Point, view: str) -> tuple[float, float] | None:
        body = self._chart.body
        if point.body == body and point.view == view:
            return point.x, point.y
        if point.body == body and point.view in {"front", "back"} and view in {"front", "back"}:
            return None
        return self._chart.atlas.anchors(body, view).locate(point.anchor)


def site_bounds(at: QPointF, size: float, site: Site) -> QRectF:
    """What a site's mark fills."""
    box = mark_bounds(at, size, mark_kind(site))
    return box | inside_bounds(at, size) if site.needling and site.needling.inside else box


def _spot(site: Site, at: QPointF, box: QRectF, metrics: QFontMetricsF) -> Spot:
    width = metrics.horizontalAdvance(str(site.number)) + 4
    return Spot(at, box, (width, metrics.capHeight() + 6))


def _room_for(at: QPointF, standing: list[QPointF], apart: float) -> QPointF:
    """How far a new mark moves to stand free of the others, or as free as can be."""
    reach = apart * 4
    near = [s for s in standing if abs(s.x() - at.x()) < reach and abs(s.y() - at.y()) < reach]

    def room(moved: QPointF) -> float:
        place = at + moved
        return min((QLineF(place, other).length() for other in near), default=apart)

    if room(QPointF()) >= apart:
        return QPointF()
    steps = [step * apart for step in _STEPS]
    free = next((step for step in steps if room(step) >= apart), None)
    return free if free is not None else max(steps, key=room)
