"""Somebody who charts at random: every kind of edit, repeatable by the seed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from ims_chart.record import (
    Alert,
    Finding,
    FindingKind,
    Measure,
    Needling,
    PainArea,
    Photo,
    Record,
    Side,
    Twitch,
    Visit,
    VisitState,
    edits,
)
from tests import samples

MUSCLES = ("infraspinatus", "trapezius", "soleus", "multifidus", None)


class Chance:
    """Edits a record; `name` marks what it writes, so that no two write the same by accident."""

    def __init__(self, rng, name, *, signs=True):
        self.rng, self.name, self.signs = rng, name, signs
        self.count = 0
        self.at = samples.TIME

    def word(self):
        self.count += 1
        return f"{self.name}{self.count}"

    def edit(self, record: Record) -> Record:
        """The record after one edit; the same record where nothing was there to edit."""
        self.at += dt.timedelta(seconds=self.rng.randint(1, 90))
        acts = [self.add_site] * 5 + [self.change_site] * 6 + [self.move_site] * 3
        acts += [self.remove_site] * 3 + [self.area] * 2 + [self.remove_area, self.visit]
        acts += [self.add_visit, self.remove_visit, self.patient, self.measure, self.photo]
        acts += [self.sign] if self.signs else []
        return self.rng.choice(acts)(record)

    def drafts(self, record):
        return [v for v in record.visits if v.state is VisitState.DRAFT]

    def some(self, record, parts):
        """A draft and one of its parts; twice None if there is none."""
        found = [(v, part) for v in self.drafts(record) for part in getattr(v, parts)]
        return self.rng.choice(found) if found else (None, None)

    def add_site(self, record):
        drafts = self.drafts(record)
        if not drafts:
            return record
        if sum(len(visit.sites) for visit in drafts) > 40:
            return self.remove_site(record)
        made = samples.site(self.word(), note=self.rng.choice(["", self.word()]))
        made = replace(made, needling=self.rng.choice([None, Needling(count=2)]))
        return edits.add_site(record, self.rng.choice(drafts).id, made)

    def change_site(self, record):
        visit, site = self.some(record, "sites")
        if site is None:
            return record
        needling = site.needling or Needling()
        twitch = self.rng.choice([*Twitch])
        changed = self.rng.choice(
            [
                lambda: replace(site, note=self.word()),
                lambda: replace(site, needling=None),
                lambda: replace(site, needling=replace(needling, twitch=twitch)),
                lambda: replace(site, needling=replace(needling, direction=self.word())),
                lambda: replace(site, needling=replace(needling, count=self.rng.randint(3, 9))),
                lambda: replace(site, needling=replace(needling, count=1, removed=1)),
                lambda: replace(
                    site, finding=Finding(kind=FindingKind.TAUT_BAND, note=self.word())
                ),
            ]
        )()
        return edits.change_site(record, visit.id, changed)

    def move_site(self, record):
        visit, site = self.some(record, "sites")
        if site is None:
            return record
        point = replace(site.point, x=round(self.rng.random(), 3), y=round(self.rng.random(), 3))
        return edits.move_site(
            record, visit.id, site.id, point=point, side=self.rng.choice([*Side]),
            muscle=self.rng.choice(MUSCLES),
        )  # fmt: skip

    def remove_site(self, record):
        visit, site = self.some(record, "sites")
        if site is None:
            return record
        return edits.remove_site(record, visit.id, site.id, author=self.name, at=self.at)

    def area(self, record):
        visit, area = self.some(record, "pain_areas")
        if area is not None and self.rng.random() < 0.6:
            return edits.change_area(
                record, visit.id, replace(area, intensity=self.rng.randint(0, 10))
            )
        drafts = self.drafts(record)
        if not drafts:
            return record
        outline = (samples.site().point,) * 3
        made = PainArea(
            id=self.word(), author=self.name, recorded=self.at, atlas="1", outline=outline
        )
        return edits.add_area(record, self.rng.choice(drafts).id, made)

    def remove_area(self, record):
        visit, area = self.some(record, "pain_areas")
        if area is None:
            return record
        return edits.remove_area(record, visit.id, area.id, author=self.name, at=self.at)

    def visit(self, record):
        drafts = self.drafts(record)
        if not drafts:
            return record
        field = self.rng.choice(["notes", "plan", "aftercare", "room"])
        return edits.change_visit(record, self.rng.choice(drafts).id, **{field: self.word()})

    def add_visit(self, record):
        if len(self.drafts(record)) > 3:
            return record
        made = Visit(
            id=self.word(), author=self.name, recorded=self.at, sites=(), pain_areas=(),
            measures=(), date=dt.date(2026, 3, self.rng.randint(1, 28)),
        )  # fmt: skip
        return edits.add_visit(record, made)

    def remove_visit(self, record):
        drafts = self.drafts(record)
        if not drafts or self.rng.random() < 0.8:
            return record
        gone = self.rng.choice(drafts).id
        return edits.remove_visit(record, gone, author=self.name, at=self.at)

    def patient(self, record):
        patient = record.patient
        alert = Alert(id=self.word(), text=self.word(), author=self.name, recorded=self.at)
        fewer = tuple(a for a in patient.alerts if self.rng.random() < 0.5)
        other = tuple(replace(a, text=self.word()) for a in patient.alerts)
        changed = self.rng.choice(
            [
                {"alerts": (*patient.alerts, alert)},
                {"alerts": fewer},
                {"alerts": other},
                {"phone": self.word()},
                {"family": self.word()},
            ]
        )
        return edits.change_patient(record, replace(patient, **changed))

    def measure(self, record):
        drafts = self.drafts(record)
        if not drafts:
            return record
        visit = self.rng.choice(drafts)
        kind = self.rng.choice(["Abduction", "Rotation"])
        made = Measure(kind=kind, before=self.rng.randint(0, 180), unit="°")
        rest = tuple(m for m in visit.measures if m.kind != kind)
        return edits.change_visit(record, visit.id, measures=(*rest, made))

    def photo(self, record):
        drafts = self.drafts(record)
        if not drafts:
            return record
        visit = self.rng.choice(drafts)
        if visit.photos and self.rng.random() < 0.5:
            changed = (replace(visit.photos[0], caption=self.word()), *visit.photos[1:])
            return edits.change_visit(record, visit.id, photos=changed)
        made = Photo(
            id=self.word(), author=self.name, recorded=self.at, digest="d", width=9, height=9
        )
        return edits.change_visit(record, visit.id, photos=(*visit.photos, made))

    def sign(self, record):
        drafts = self.drafts(record)
        if not drafts or self.rng.random() < 0.8:
            return record
        visit = self.rng.choice(drafts)
        record = edits.change_visit(record, visit.id, needles_reason="left in")
        return edits.sign_visit(record, visit.id)
