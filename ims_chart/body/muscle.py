"""A row of the muscle table, and the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from ims_chart.body.errors import BodyError, Fault
from ims_chart.body.file import read_json, reading
from ims_chart.body.shape import Region
from ims_chart.frozen import frozen
from ims_chart.record.terms import Layer

FORMAT = "ims-chart/muscles"
VERSION = 1


class Certainty(StrEnum):
    """How sure a fact of the table is. No clinician has checked any of them yet."""

    SOURCED = "sourced"
    VARIES = "varies"
    UNCONFIRMED = "unconfirmed"


@frozen(kw_only=True)
class Term:
    """A term of an anatomy ontology; not `exact` where only the parent muscle has one."""

    id: str
    exact: bool


@frozen(kw_only=True)
class Muscle:
    """Reference facts about one muscle; where they come from stands in the table's file.

    Attributes:
        group: the muscle it is counted as: three parts of trapezius count once.
        use: how often it is needled: `common`, `sometimes`, `rare`.
        note: a variant or an absence in some people; else empty.
        roots: spinal roots C1…S5; empty for a muscle of a cranial nerve alone.
        dominant_roots: those of them that matter most; empty where none is named.
        roots_note: where texts differ; else empty.
        ramus: `anterior` or `posterior` ramus of the roots; None for cranial nerves.
        cranial: cranial nerves, `VII`, `XI`, `V3`.
        trigger_points: how many are commonly described.
        trigger_point_places: where they are described; several points may share one place.
        referral: areas where its trigger points are felt.
        cautions: what lies near, and how it is kept away from.
        certainty: by `roots`, `nerve`, `trigger_points`, `referral`, `cautions`.
    """

    id: str
    name: str
    latin: str
    body_region: str
    layer: Layer
    use: str
    group: str
    note: str
    roots: tuple[str, ...]
    dominant_roots: tuple[str, ...]
    roots_note: str
    ramus: str | None
    cranial: tuple[str, ...]
    nerve: str
    trigger_points: int
    trigger_point_places: tuple[str, ...]
    referral: tuple[str, ...]
    cautions: tuple[str, ...]
    fma: Term | None
    uberon: Term | None
    certainty: Mapping[str, Certainty]


class Muscles:
    """The muscle table by id, in its own order: from head to foot."""

    def __init__(self, file: Path) -> None:
        """Reads the table; a row becomes a Muscle when it is first asked for.

        Raises:
            BodyError: missing_file, damaged_file, newer_file.
        """
        value = read_json(file, FORMAT, VERSION)
        self._file = file
        self._built: dict[str, Muscle] = {}
        with reading(file):
            self._rows: dict[str, dict[str, Any]] = {row["id"]: row for row in value["muscles"]}
            self._groups: dict[str, str] = {
                group: names["name"] for group, names in value["groups"].items()
            }

    def __getitem__(self, muscle: str) -> Muscle:
        """Raises BodyError: unknown_muscle, damaged_file."""
        if muscle not in self._built:
            if muscle not in self._rows:
                raise BodyError(Fault.UNKNOWN_MUSCLE, muscle)
            with reading(self._file):
                self._built[muscle] = _muscle(self._rows[muscle])
        return self._built[muscle]

    def get(self, muscle: str) -> Muscle | None:
        """None for an id that is not in this table, as a record of another version may hold."""
        if muscle not in self._rows:
            return None
        return self[muscle]

    def __contains__(self, muscle: str) -> bool:
        return muscle in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def group_name(self, group: str) -> str:
        """The English name of what a group counts as."""
        return self._groups.get(group) or self[group].name

    def segments_of(self, region: Region) -> tuple[str, ...]:
        """The roots a site in that region is charted with: the region's own where it has some, as
        the paraspinal cells do, else the muscle's. Empty for a muscle that is not in the table.
        """
        muscle = self.get(region.muscle)
        return region.segments if region.segments or muscle is None else muscle.roots


def _muscle(row: dict[str, Any]) -> Muscle:
    roots, points = row["roots"], row["trigger_points"]
    facts = ("roots", "nerve", "trigger_points", "referral", "cautions")
    return Muscle(
        id=row["id"],
        name=row["name"],
        latin=row["latin"],
        body_region=row["body_region"],
        layer=Layer(row["layer"]),
        use=row["use"],
        group=row["group"],
        note=row.get("note", ""),
        roots=tuple(roots["value"]),
        dominant_roots=tuple(roots["dominant"]),
        roots_note=roots.get("note", ""),
        ramus=roots["ramus"],
        cranial=tuple(row["cranial"]),
        nerve=row["nerve"]["value"],
        trigger_points=points["count"],
        trigger_point_places=tuple(points["locations"]),
        referral=tuple(row["referral"]["value"]),
        cautions=tuple(row["cautions"]["value"]),
        fma=_term(row.get("fma")),
        uberon=_term(row.get("uberon")),
        certainty={fact: Certainty(row[fact]["certainty"]) for fact in facts},
    )


def _term(value: dict[str, Any] | None) -> Term | None:
    return None if value is None else Term(id=value["id"], exact=value["match"] == "exact")
