"""A known chart, and a measure without fonts, for the tests of printing."""

from __future__ import annotations

import datetime as dt

from ims_chart.body import Atlas
from ims_chart.printing.page import MM_PER_POINT
from ims_chart.printing.summary import SessionSummary
from ims_chart.record import (
    Alert,
    Clinic,
    Finding,
    FindingKind,
    Needle,
    Needling,
    Patient,
    Point,
    Record,
    Technique,
    Therapist,
    TriggerPointState,
    Twitch,
)
from ims_chart.resources import asset
from tests.samples import TIME, record, site, visit

ATLAS = Atlas(asset())
CLINIC = Clinic(
    name="Harbour Physiotherapy",
    address="1 Example Street",
    phone="000 000",
    therapists=(Therapist(id="th1", name="A. Moss"),),
)
ALERT = Alert(id="a1", text="Anticoagulant", author="th1", recorded=TIME)
ACTIVE = Finding(kind=FindingKind.TRIGGER_POINT, state=TriggerPointState.ACTIVE)
NEEDLED = Needling(
    needle=Needle(diameter_mm=0.3, length_mm=40),
    depth_mm=25,
    technique=Technique.PISTONING,
    twitch=Twitch.SINGLE,
    pain_during=4,
)


class EvenMeasure:
    """Every letter half as wide as it is high."""

    def width(self, text, style):
        return len(text) * style.points * MM_PER_POINT / 2

    def wrap(self, text, style, width):
        room = max(1, int(width / self.width("x", style)))
        lines, line = [], ""
        for word in text.split():
            if line and len(line) + 1 + len(word) > room:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
            while len(line) > room:
                lines.append(line[:room])
                line = line[room:]
        return (*lines, line) if line or not lines else tuple(lines)


def point(x, y, view="back"):
    anchor = ATLAS.anchors("male", view).anchor_at(x, y)
    return Point(body="male", view=view, x=x, y=y, anchor=anchor or (0, 0, 0))


def patient(**fields):
    plain = {
        "family": "Larkspur",
        "given": "Ines",
        "birth_date": dt.date(1984, 3, 2),
        "alerts": (ALERT,),
    }
    return Patient(**(plain | fields))


def chart(sites=None, *, person=None, **fields):
    """A record with one visit."""
    shown = (site(finding=ACTIVE, needling=NEEDLED),) if sites is None else tuple(sites)
    plain = {"therapist": "th1"}
    return record(patient=person or patient(), visits=(visit(sites=shown, **(plain | fields)),))


def summary(charted: Record, clinic: Clinic = CLINIC):
    return SessionSummary(charted, charted.visits[-1], clinic, ATLAS, TIME)


def many_sites(count):
    """Sites all over the back, each in the muscle that lies there."""
    view = ATLAS.view("male", "back")
    places = [(0.3 + 0.4 * i / 40, 0.15 + 0.7 * j / 40) for j in range(41) for i in range(41)]
    found = [(x, y, view.regions_at(x, y)[0]) for x, y in places if view.regions_at(x, y)]
    step = len(found) // count
    return tuple(
        site(
            f"s{n}",
            n,
            point=point(x, y),
            muscle=region.muscle,
            side=region.side,
            level=region.level,
            segments=ATLAS.muscles.segments_of(region),
            needling=NEEDLED,
        )
        for n, (x, y, region) in enumerate(found[: step * count : step], 1)
    )
