"""Makes the demo clinic out of demo.toml: `python tools/make_demo.py [--out assets/demo]`.

The same source and the same atlas give the same bytes. Every muscle is looked up in the atlas, so
run it again after the atlas has changed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from demo_places import NoPlaceError, Places  # noqa: E402 - found from anywhere only now
from demo_site import Words, done, found, read_words  # noqa: E402

from ims_chart.body import Atlas  # noqa: E402
from ims_chart.charting.placing import named  # noqa: E402
from ims_chart.record import (  # noqa: E402
    Alert,
    Clinic,
    EventKind,
    FollowUp,
    Measure,
    Patient,
    Problem,
    Record,
    Removal,
    Sex,
    Side,
    Site,
    Therapist,
    Told,
    Trend,
    Visit,
    VisitState,
)
from ims_chart.resources import asset  # noqa: E402
from ims_chart.storage.codec import encode_clinic, encode_record  # noqa: E402

SEED = "demo harbour"
SOURCE = Path(__file__).with_name("demo.toml")
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_DAY_STARTS = dt.time(8, 0, tzinfo=dt.UTC)


def main() -> int:
    parser = argparse.ArgumentParser(description="Makes the demo clinic anew.")
    parser.add_argument("--out", type=Path, default=ROOT / "assets" / "demo")
    out = parser.parse_args().out
    try:
        files = demo_files(Atlas(asset()))
    except NoPlaceError as error:
        print(f"make_demo: {error}", file=sys.stderr)
        return 1
    (out / "patients").mkdir(parents=True, exist_ok=True)
    for old in sorted((out / "patients").glob("*.json")):
        if f"patients/{old.name}" not in files:
            old.unlink()
    for name, data in files.items():
        (out / name).write_bytes(data)
    print(f"{len(files) - 1} patients in {out}")
    return 0


def demo_files(atlas: Atlas) -> dict[str, bytes]:
    """The bytes of every file of the clinic, by its path below it.

    Raises:
        NoPlaceError: a muscle of the source has no region on its side.
    """
    source = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    clinic = source["clinic"]
    therapists = tuple(Therapist(**therapist) for therapist in clinic.pop("therapists"))
    files = {"clinic.json": encode_clinic(Clinic(therapists=therapists, **clinic))}
    places = {body: Places(atlas, body) for body in atlas.bodies}
    for number, patient in enumerate(source["patients"], start=1):
        body = patient["sex"] if patient["sex"] in places else atlas.reference_body
        record = _Course(atlas, places[body], body, patient, number).record()
        files[f"patients/{record.id}.json"] = encode_record(record)
    return files


def _id(*path: object) -> str:
    chance = _chance("id", *path)
    return "".join(_LETTERS[int(chance.random() * len(_LETTERS))] for _ in range(10))


def _chance(*path: object) -> Random:
    """Chance of its own for every place in the source, so that a line more changes no other."""
    return Random("/".join(map(str, (SEED, *path))))


@dataclass(frozen=True)
class _Course:
    """One patient of the source, made into a record."""

    atlas: Atlas
    places: Places
    body: str
    source: dict[str, Any]
    number: int

    def record(self) -> Record:
        visits = self.source["visits"]
        return Record(
            id=_id(self.number),
            patient=self._patient(),
            visits=tuple(self._visit(n, visit) for n, visit in enumerate(visits, start=1)),
            revision=1,
        )

    def _patient(self) -> Patient:
        source = self.source
        begun = self._begin(1)
        alerts = tuple(
            Alert(
                id=_id(self.number, "alert", n),
                text=alert["text"],
                author=source["therapist"],
                recorded=begun + dt.timedelta(minutes=25),
                since=alert.get("since"),
            )
            for n, alert in enumerate(source.get("alerts", ()), start=1)
        )
        return Patient(
            family=source["family"],
            given=source["given"],
            preferred=source.get("preferred", ""),
            birth_date=source["born"],
            sex=Sex(source["sex"]),
            figure=self.body,
            file_number=f"DEMO-{self.number:02}",
            phone=source["phone"],
            referrer=source.get("referrer", ""),
            alerts=alerts,
            problems=(Problem(id=self._problem, **source["problem"]),),
        )

    @property
    def _problem(self) -> str:
        return _id(self.number, "problem")

    def _begin(self, n: int) -> dt.datetime:
        """When the entry of a visit was begun: some quarter of an hour of a working day; the last
        one's in the morning, so that on its own day it isn't still to come.
        """
        last = n == len(self.source["visits"])
        quarters = int(_chance(self.number, n, "begin").random() * (8 if last else 36))
        day = dt.datetime.combine(self.source["visits"][n - 1]["date"], _DAY_STARTS)
        return day + dt.timedelta(minutes=15 * quarters)

    def _visit(self, n: int, source: dict[str, Any]) -> Visit:
        draft = n == len(self.source["visits"])
        therapist = source.get("therapist", self.source["therapist"])
        charted = self._sites(n, source["sites"], therapist)
        gone = {site.id for site in charted if site.number in source.get("removed", ())}
        later = self._begin(n) + dt.timedelta(minutes=30)
        removed = tuple(Removal(id=i, author=therapist, recorded=later) for i in sorted(gone))
        return Visit(
            id=_id(self.number, n),
            author=therapist,
            recorded=self._begin(n),
            date=source["date"],
            therapist=therapist,
            problem=self._problem,
            consent=source.get("consent"),
            pain_before=source.get("before"),
            pain_after=source.get("after"),
            sites=tuple(site for site in charted if site.id not in gone),
            pain_areas=(),
            measures=self._measures(source.get("measured", ()), charted),
            notes=source.get("notes", ""),
            aftercare=source.get("aftercare", ""),
            plan=source.get("plan", ""),
            planned_visits=self.source["planned"],
            state=VisitState.DRAFT if draft else VisitState.SIGNED,
            numbers_given=len(charted),
            removed=removed if draft else (),
            follow_up=self._follow_up(n),
        )

    def _follow_up(self, n: int) -> FollowUp | None:
        """What was told of the time since the visit before: of soreness, and a bruise where one
        had been seen; now and then nobody asked.
        """
        chance = _chance(self.number, n, "told")
        if n == 1 or chance.random() < 0.15:
            return None
        before, now = (self.source["visits"][k].get("before") for k in (n - 2, n - 1))
        trend = None
        if before is not None and now is not None:
            trend = Trend.BETTER if now < before else Trend.SAME if now == before else Trend.WORSE
        lines = self.source["visits"][n - 2]["sites"]
        words = [one for line in lines for one in read_words(line)]
        told = tuple(
            Told(kind=EventKind.BRUISE, site=_id(self.number, n - 1, k))
            for k, one in enumerate(words, start=1)
            if EventKind.BRUISE in one.events
        )
        return FollowUp(
            visit=_id(self.number, n - 1),
            trend=trend,
            soreness_days=chance.randint(0, 2),
            reactions=told,
        )

    def _sites(self, n: int, lines: list[str], author: str) -> list[Site]:
        words = [one for line in lines for one in read_words(line)]
        return [self._site(n, k, one, author) for k, one in enumerate(words, start=1)]

    def _site(self, n: int, number: int, words: Words, author: str) -> Site:
        chance = _chance(self.number, n, number)
        place, region = self.places.find(words.target, chance)
        muscle = self.atlas.muscles[region.muscle]
        return Site(
            id=_id(self.number, n, number),
            author=author,
            recorded=self._begin(n) + dt.timedelta(minutes=10 + number),
            atlas=self.atlas.version,
            number=number,
            point=place.point,
            side=region.side,
            finding=found(words, chance),
            needling=done(words, muscle, self.source["habit"], chance),
            note=words.note,
            **named(self.atlas, region),  # pyright: ignore[reportArgumentType]
        )

    def _measures(self, values: list[list[float]], sites: list[Site]) -> tuple[Measure, ...]:
        """The course's measures with the values of a visit, those that were taken."""
        measures: list[Measure] = []
        for kind, taken in zip(self.source["measures"], values, strict=bool(values)):
            if not taken:
                continue
            before, after = (*taken, None)[:2]
            site = sites[kind["site"] - 1].id if "site" in kind else None
            measures.append(
                Measure(
                    kind=kind["kind"],
                    side=Side(kind["side"]) if "side" in kind else None,
                    site=site,
                    before=before,
                    after=after,
                    unit=kind["unit"],
                    method=kind["method"],
                )
            )
        return tuple(measures)


if __name__ == "__main__":
    raise SystemExit(main())
