"""What is charted: the record as immutable values, and the pure edits that make new ones."""

from ims_chart.record.area import PainArea
from ims_chart.record.clinic import Clinic, Movement, Questionnaire, Therapist
from ims_chart.record.conflict import Conflict
from ims_chart.record.entry import Entry, new_id
from ims_chart.record.errors import RecordError, Wrong
from ims_chart.record.follow_up import FollowUp, Told
from ims_chart.record.measure import Measure
from ims_chart.record.patient import REFERENCE_FIGURE, Alert, Patient, Problem
from ims_chart.record.photo import Photo
from ims_chart.record.protocol import PlannedSite, Protocol
from ims_chart.record.record import Record
from ims_chart.record.signature import Addendum, ChainHead, Signature
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
    removed_at_once,
)
from ims_chart.record.terms import (
    IN_AND_OUT,
    LEFT_IN,
    LEVELS,
    NEVER_NORMAL,
    ROOTS,
    EventKind,
    FindingKind,
    Layer,
    Palpation,
    Sex,
    Side,
    SymptomKind,
    Technique,
    Trend,
    TriggerPointState,
    Twitch,
    VisitState,
)
from ims_chart.record.visit import Removal, Visit

__all__ = [
    "IN_AND_OUT",
    "LEFT_IN",
    "LEVELS",
    "NEVER_NORMAL",
    "REFERENCE_FIGURE",
    "ROOTS",
    "Addendum",
    "Alert",
    "Anchor",
    "ChainHead",
    "Clinic",
    "Conflict",
    "Entry",
    "Event",
    "EventKind",
    "Finding",
    "FindingKind",
    "FollowUp",
    "Layer",
    "Measure",
    "Movement",
    "Needle",
    "Needling",
    "PainArea",
    "Palpation",
    "Patient",
    "Photo",
    "PlannedSite",
    "Point",
    "Problem",
    "Protocol",
    "Questionnaire",
    "Record",
    "RecordError",
    "Referral",
    "Removal",
    "Sex",
    "Side",
    "Signature",
    "Site",
    "Stimulation",
    "SymptomKind",
    "Technique",
    "Therapist",
    "Told",
    "Trend",
    "TriggerPointState",
    "Twitch",
    "Visit",
    "VisitState",
    "Wrong",
    "new_id",
    "removed_at_once",
]
