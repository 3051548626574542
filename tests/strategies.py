"""Made-up records for property tests: every field filled or left out, unknown keys anywhere."""

from __future__ import annotations

import datetime as dt
import string

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from ims_chart.record import (
    LEVELS,
    ROOTS,
    Addendum,
    Alert,
    ChainHead,
    Clinic,
    Conflict,
    Event,
    EventKind,
    Finding,
    FindingKind,
    FollowUp,
    Layer,
    Measure,
    Movement,
    Needle,
    Needling,
    PainArea,
    Palpation,
    Patient,
    Photo,
    PlannedSite,
    Point,
    Problem,
    Protocol,
    Questionnaire,
    Record,
    Referral,
    Removal,
    Sex,
    Side,
    Signature,
    Site,
    Stimulation,
    SymptomKind,
    Technique,
    Therapist,
    Told,
    Trend,
    TriggerPointState,
    Twitch,
    Visit,
    VisitState,
)

# A machine that does other things besides makes no test fail.
settings.register_profile(
    "shared", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("shared")


def maybe(strategy):
    return st.none() | strategy


def numbers(low, high):
    """Rounded as a file has them, so that a round trip can be equal."""
    return st.floats(low, high).map(lambda value: round(value, 5))


ids = st.sampled_from(["a2", "b3", "c4", "d5", "e6", "f7"])
"""Few, so that two made-up records have parts in common."""
texts = st.text(max_size=30) | st.sampled_from(
    ["<img src=x>", "שלום \u202eabc", "日本語", "👩🏽\u200d⚕️", 'a"b\\c\n\t', "é", "\0", "&amp;"]
)
words = texts.filter(lambda text: text.strip())
dates = st.dates()
offsets = st.integers(-14 * 60, 14 * 60).map(lambda m: dt.timezone(dt.timedelta(minutes=m)))
times = st.datetimes(timezones=offsets).map(lambda time: time.replace(microsecond=0))
pains = st.integers(0, 10)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**25), 10**25)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=4,
)
extras = st.dictionaries(
    st.just("extra") | st.text(string.ascii_letters, max_size=5).map(lambda t: f"x-{t}"),
    json_values,
    max_size=2,
)


def entries(entry, /, **fields):
    return st.builds(entry, extra=extras, **fields)


points = entries(
    Point,
    body=words,
    view=words,
    x=numbers(0, 1),
    y=numbers(0, 1),
    anchor=st.tuples(*[numbers(-1.5, 1.5)] * 3),
)
needles = entries(Needle, diameter_mm=numbers(0.05, 2), length_mm=numbers(1, 200))
findings = entries(
    Finding,
    kind=st.just(FindingKind.TRIGGER_POINT),
    state=maybe(st.sampled_from(TriggerPointState)),
    palpation=maybe(st.sampled_from(Palpation)),
    note=texts,
) | entries(Finding, kind=st.sampled_from(FindingKind), note=texts)
stimulations = entries(
    Stimulation,
    frequency_hz=maybe(numbers(0, 1000)),
    current_ma=maybe(numbers(0, 100)),
    minutes=maybe(numbers(0, 240)),
)
referrals = entries(Referral, felt=st.booleans(), where=texts, familiar=maybe(st.booleans()))
events = entries(Event, kind=st.sampled_from(EventKind), note=texts)


def _needlings(count):
    """Of so many needles, because no more can have come out than went in."""
    return entries(
        Needling,
        needle=maybe(needles),
        count=st.just(count),
        removed=maybe(st.integers(0, count)),
        due=maybe(times),
        depth_mm=maybe(numbers(0, 200)),
        to_bone=maybe(st.booleans()),
        direction=texts,
        technique=maybe(st.sampled_from(Technique)),
        time_s=maybe(numbers(0, 21600)),
        stimulation=maybe(stimulations),
        twitch=maybe(st.sampled_from(Twitch)),
        referral=maybe(referrals),
        pain_during=maybe(pains),
        events=maybe(st.lists(events, max_size=2).map(tuple)),
    )


needlings = st.integers(1, 100).flatmap(_needlings)
sites = entries(
    Site,
    id=ids,
    author=texts,
    recorded=times,
    atlas=texts,
    number=st.integers(1, 1000),
    point=points,
    muscle=maybe(words),
    side=st.sampled_from(Side),
    layer=maybe(st.sampled_from(Layer)),
    segments=st.lists(st.sampled_from(ROOTS), max_size=3).map(tuple),
    finding=maybe(findings),
    needling=maybe(needlings),
    level=maybe(st.sampled_from(LEVELS)),
    note=texts,
    repeats=texts,
)
areas = entries(
    PainArea,
    id=ids,
    author=texts,
    recorded=times,
    atlas=texts,
    outline=st.lists(points, min_size=3, max_size=4).map(tuple),
    kind=maybe(st.sampled_from(SymptomKind)),
    intensity=maybe(pains),
    note=texts,
)
measures = entries(
    Measure,
    kind=words,
    side=maybe(st.sampled_from(Side)),
    site=maybe(ids),
    before=maybe(numbers(-1000, 1000)),
    after=maybe(numbers(-1000, 1000)),
    unit=texts,
    method=texts,
)
removals = entries(Removal, id=ids, author=texts, recorded=times)
told = entries(Told, kind=st.sampled_from(EventKind), site=texts, note=texts)
follow_ups = entries(
    FollowUp,
    visit=words,
    trend=maybe(st.sampled_from(Trend)),
    soreness_days=maybe(st.integers(0, 60)),
    reactions=maybe(st.lists(told, max_size=2).map(tuple)),
    note=texts,
)


def several(strategy, *keys, size=2):
    """A tuple whose entries differ in each of the keys."""
    unique_by = tuple(lambda item, k=key: getattr(item, k) for key in keys)
    return st.lists(strategy, max_size=size, unique_by=unique_by or None).map(tuple)


photos = entries(
    Photo,
    id=ids,
    author=texts,
    recorded=times,
    digest=words,
    width=st.integers(1, 30_000),
    height=st.integers(1, 30_000),
    caption=texts,
)
heads = entries(ChainHead, computer=ids, count=st.integers(0, 10**6), digest=texts)
signatures = entries(
    Signature,
    author=texts,
    name=texts,
    recorded=times,
    verified=st.booleans(),
    digest=texts,
    heads=several(heads, size=1),
)
addenda = entries(
    Addendum,
    id=ids,
    author=texts,
    name=texts,
    recorded=times,
    verified=st.booleans(),
    reason=words,
    text=words,
)
visits = entries(
    Visit,
    id=ids,
    author=texts,
    recorded=times,
    date=dates,
    therapist=texts,
    problem=texts,
    consent=maybe(st.booleans()),
    pain_before=maybe(pains),
    pain_after=maybe(pains),
    sites=several(sites, "id", "number"),
    pain_areas=several(areas, "id", size=1),
    measures=several(measures, size=1),
    notes=texts,
    aftercare=texts,
    plan=texts,
    planned_visits=maybe(st.integers(1, 1000)),
    state=st.sampled_from(VisitState),
    numbers_given=st.integers(0, 2000),
    removed=several(removals, size=1),
    room=texts,
    follow_up=maybe(follow_ups),
    summary=texts,
    needles_reason=texts,
    photos=several(photos, "id", size=1),
    signature=maybe(signatures),
    addenda=several(addenda, "id", size=1),
)
alerts = entries(Alert, id=ids, text=words, author=texts, recorded=times, since=maybe(dates))
problems = entries(Problem, id=ids, title=words, since=maybe(dates), note=texts)
patients = entries(
    Patient,
    family=words,
    given=texts,
    preferred=texts,
    birth_date=maybe(dates),
    sex=maybe(st.sampled_from(Sex)),
    figure=texts,
    file_number=texts,
    phone=texts,
    referrer=texts,
    alerts=several(alerts, "id", size=2),
    problems=several(problems, "id", size=2),
)
conflicts = entries(
    Conflict,
    id=ids,
    recorded=times,
    visit=texts,
    fields=several(words),
    deleted=st.booleans(),
    patient=maybe(patients),
    site=maybe(sites),
    area=maybe(areas),
)
records = entries(
    Record,
    id=ids,
    patient=patients,
    visits=several(visits, "id"),
    revision=st.integers(0, 10**6),
    removed=several(removals, size=1),
    conflicts=several(conflicts, "id", size=1),
    archived=maybe(dates),
    keep_until=maybe(dates),
    lineage=texts,
)
therapists = entries(Therapist, id=ids, name=words, initials=texts)
planned_sites = entries(
    PlannedSite,
    id=ids,
    atlas=texts,
    point=points,
    muscle=maybe(words),
    side=st.sampled_from(Side),
    layer=maybe(st.sampled_from(Layer)),
    segments=st.lists(st.sampled_from(ROOTS), max_size=3).map(tuple),
    level=maybe(st.sampled_from(LEVELS)),
    needled=st.booleans(),
    needle=maybe(needles),
    technique=maybe(st.sampled_from(Technique)),
    count=st.integers(1, 100),
    direction=texts,
)
protocols = entries(Protocol, id=ids, name=words, sites=several(planned_sites, "id"))
movements = entries(Movement, name=words, sided=st.booleans())
questionnaires = entries(
    Questionnaire,
    name=words,
    maximum=numbers(1, 10_000),
    version=texts,
    higher_is_better=st.booleans(),
    important=maybe(numbers(0, 10_000)),
    source=texts,
)
clinics = entries(
    Clinic,
    name=texts,
    address=texts,
    phone=texts,
    therapists=several(therapists, "id"),
    needles=several(needles),
    protocols=several(protocols, "id"),
    movements=several(movements),
    questionnaires=several(questionnaires),
    rooms=several(texts),
    handout=texts,
    handout_chest=texts,
    same_site_mm=numbers(1, 200),
    timer_minutes=numbers(0.5, 240),
)
