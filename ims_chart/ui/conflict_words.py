"""A conflict in plain words: what it is about, what is here, and what the other has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import fields
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ims_chart.charting.chart import Chart
from ims_chart.printing import terms
from ims_chart.record import Conflict, Entry, Needle, Patient, Point, RecordError, Site, Visit
from ims_chart.record.blend import value_at
from ims_chart.record.settling import other_version, standing, takeable

translate = QCoreApplication.translate

_LONGEST = 120

_FIELDS = {
    "alerts": QT_TRANSLATE_NOOP("conflict", "Alert"),
    "birth_date": QT_TRANSLATE_NOOP("conflict", "Birth date"),
    "count": QT_TRANSLATE_NOOP("conflict", "Needles"),
    "depth_mm": QT_TRANSLATE_NOOP("conflict", "Depth (mm)"),
    "direction": QT_TRANSLATE_NOOP("conflict", "Direction"),
    "due": QT_TRANSLATE_NOOP("conflict", "Timer"),
    "family": QT_TRANSLATE_NOOP("conflict", "Family name"),
    "finding": QT_TRANSLATE_NOOP("conflict", "Finding"),
    "given": QT_TRANSLATE_NOOP("conflict", "Given name"),
    "intensity": QT_TRANSLATE_NOOP("conflict", "Intensity"),
    "kind": QT_TRANSLATE_NOOP("conflict", "Kind"),
    "layer": QT_TRANSLATE_NOOP("conflict", "Layer"),
    "measures": QT_TRANSLATE_NOOP("conflict", "Measure"),
    "muscle": QT_TRANSLATE_NOOP("conflict", "Muscle"),
    "needle": QT_TRANSLATE_NOOP("conflict", "Needle"),
    "needling": QT_TRANSLATE_NOOP("conflict", "Needling"),
    "note": QT_TRANSLATE_NOOP("conflict", "Note"),
    "notes": QT_TRANSLATE_NOOP("conflict", "Notes"),
    "outline": QT_TRANSLATE_NOOP("conflict", "Outline"),
    "pain_after": QT_TRANSLATE_NOOP("conflict", "Pain after"),
    "pain_areas": QT_TRANSLATE_NOOP("conflict", "Pain area"),
    "pain_before": QT_TRANSLATE_NOOP("conflict", "Pain before"),
    "pain_during": QT_TRANSLATE_NOOP("conflict", "Pain during needling"),
    "phone": QT_TRANSLATE_NOOP("conflict", "Phone"),
    "photos": QT_TRANSLATE_NOOP("conflict", "Photo"),
    "plan": QT_TRANSLATE_NOOP("conflict", "Plan"),
    "point": QT_TRANSLATE_NOOP("conflict", "Place"),
    "problems": QT_TRANSLATE_NOOP("conflict", "Problem"),
    "removed": QT_TRANSLATE_NOOP("conflict", "Needles out"),
    "segments": QT_TRANSLATE_NOOP("conflict", "Segments"),
    "side": QT_TRANSLATE_NOOP("conflict", "Side"),
    "signature": QT_TRANSLATE_NOOP("conflict", "Signature"),
    "sites": QT_TRANSLATE_NOOP("conflict", "Site"),
    "state": QT_TRANSLATE_NOOP("conflict", "State"),
    "summary": QT_TRANSLATE_NOOP("conflict", "Note for the file"),
    "technique": QT_TRANSLATE_NOOP("conflict", "Technique"),
    "time_s": QT_TRANSLATE_NOOP("conflict", "Time in place (s)"),
    "twitch": QT_TRANSLATE_NOOP("conflict", "Twitch"),
}
_UNTOLD = ("id", "author", "recorded", "atlas", "extra", "anchor")


def subject(chart: Chart, conflict: Conflict) -> str:
    """What the two versions are of."""
    part = other_version(conflict)
    if part is None or isinstance(part, Patient):
        return translate("conflict", "Patient: {0}").format(_name(chart.patient))
    try:
        visit = chart.record.visit(conflict.visit)
    except RecordError:
        visit = part if isinstance(part, Visit) else None
    day = terms.short_day(visit.date) if visit else "?"
    if isinstance(part, Visit):
        return translate("conflict", "Visit of {0}").format(day)
    if isinstance(part, Site):
        held = standing(chart.record, conflict)
        words = chart.site_words(held if isinstance(held, Site) else part)
        return translate("conflict", "Site {0}, visit of {1}").format(words, day)
    return translate("conflict", "Pain area, visit of {0}").format(day)


def story(chart: Chart, conflict: Conflict) -> str:
    """What happened."""
    if conflict.deleted:
        return translate("conflict", "Deleted in one place, changed in the other. It was kept.")
    if standing(chart.record, conflict) is None:
        return translate("conflict", "Deleted in one place, still there in the other.")
    if not takeable(chart.record, conflict):
        return translate(
            "conflict",
            "Signed in one place, changed in the other. What was signed stands. Put what matters "
            "of the other version into an addendum.",
        )
    return translate("conflict", "Changed in both places.")


def choices(chart: Chart, conflict: Conflict) -> tuple[str, str]:
    """What stands on the chips: to leave the record as it is, and to take the other version ("" if
    it can't be).
    """
    if conflict.deleted:
        keep = translate("conflict", "Keep it")
        take = translate("conflict", "Delete it")
    elif standing(chart.record, conflict) is None:
        keep = translate("conflict", "Leave it deleted")
        take = translate("conflict", "Bring it back")
    else:
        keep = translate("conflict", "Keep this")
        take = translate("conflict", "Take the other")
    if takeable(chart.record, conflict):
        return keep, take
    return translate("conflict", "Seen, nothing to do"), ""


def lines(chart: Chart, conflict: Conflict) -> list[tuple[str, str, str]]:
    """Field by field: its name, what stands, and what the other version has."""
    here, other = standing(chart.record, conflict), other_version(conflict)
    if here is None or other is None:
        return []
    return [
        (_field(name), words_of(value_at(here, name)), words_of(value_at(other, name)))
        for name in conflict.fields
    ]


def words_of(value: Any) -> str:
    """A value of a record, short enough for a table."""
    said = _words(value)
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"


def _words(value: Any) -> str:
    if value is None:
        return terms.not_recorded()
    said = next((say for kind, say in _KINDS if isinstance(value, kind)), str)
    return said(value).strip() or "–"


def _yes_or_no(value: bool) -> str:
    return translate("conflict", "yes") if value else translate("conflict", "no")


def _place(point: Point) -> str:
    return f"{terms.view_name(point.view)} {point.x:.2f} · {point.y:.2f}"


def _entry(value: Entry) -> str:
    shown = (getattr(value, f.name) for f in fields(value) if f.name not in _UNTOLD)
    return ", ".join(_words(part) for part in shown if part not in (None, "", ()))


_KINDS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, _yes_or_no),
    (StrEnum, terms.word),
    (dt.datetime, terms.moment),
    (dt.date, terms.day),
    (float, lambda value: terms.number(value, 1)),
    (Needle, terms.needle_words),
    (Point, _place),
    (tuple, lambda value: ", ".join(map(_words, value))),
    (Entry, _entry),
)
"""What says a value, by its kind; the first that fits."""


def _field(name: str) -> str:
    said = next((_FIELDS[p] for p in reversed(name.split(".")) if p in _FIELDS), None)
    return translate("conflict", str(said)) if said else name.replace("_", " ")


def _name(patient: Patient) -> str:
    return ", ".join(part for part in (patient.family, patient.given) if part)
