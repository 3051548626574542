"""What is charted: the record as immutable values, and the pure edits that make new ones."""

from ims_chart.record.area import PainArea
from ims_chart.record.clinic import Clinic, Therapist
from ims_chart.record.entry import Entry, new_id
from ims_chart.record.errors import RecordError, Wrong
from ims_chart.record.measure import Measure
from ims_chart.record.patient import REFERENCE_FIGURE, Alert, Patient, Problem
from ims_chart.record.record import Record
from ims_chart.record.site import (
    Anchor,
    Event,
    Finding,
    Needle,
    Needling,
    Point,
    Referral,
    Site,
    Stimulation,
)
from ims_chart.record.terms import (
    LEVELS,
    ROOTS,
    EventKind,
    FindingKind,
    Layer,
    Palpation,
    Sex,
    Side,
    SymptomKind,
    Technique,
    TriggerPointState,
    Twitch,
    VisitState,
)
from ims_chart.record.visit import Removal, Visit

__all__ = [
    "LEVELS",
    "REFERENCE_FIGURE",
    "ROOTS",
    "Alert",
    "Anchor",
    "Clinic",
    "Entry",
    "Event",
    "EventKind",
    "Finding",
    "FindingKind",
    "Layer",
    "Measure",
    "Needle",
    "Needling",
    "PainArea",
    "Palpation",
    "Patient",
    "Point",
    "Problem",
    "Record",
    "RecordError",
    "Referral",
    "Removal",
    "Sex",
    "Side",
    "Site",
    "Stimulation",
    "SymptomKind",
    "Technique",
    "Therapist",
    "TriggerPointState",
    "Twitch",
    "Visit",
    "VisitState",
    "Wrong",
    "new_id",
]
