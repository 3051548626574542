"""What a PDF reader finds on the paper is what was charted: every number, every muscle."""

import dataclasses

import pypdfium2
from hypothesis import Phase, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from ims_chart.insight.naming import segments_label
from ims_chart.insight.totals import totals
from ims_chart.printing import terms
from ims_chart.printing.format import SCALES, Format
from ims_chart.printing.page import PAPERS
from ims_chart.printing.pdf import pdf_bytes
from ims_chart.printing.summary import SessionSummary
from ims_chart.record import (
    Event,
    EventKind,
    Finding,
    FindingKind,
    Measure,
    Needle,
    Needling,
    PainArea,
    Palpation,
    Referral,
    Stimulation,
    SymptomKind,
    Technique,
    TriggerPointState,
    Twitch,
    VisitState,
)
from tests.printing.charts import ATLAS, CLINIC, chart, point
from tests.samples import TIME, site

VIEWS = {name: ATLAS.view("male", name) for name in ATLAS.bodies["male"]}
PLACES = [
    (name, x / 30, y / 30, region)
    for name, view in VIEWS.items()
    for x in range(1, 30)
    for y in range(1, 30)
    for region in view.regions_at(x / 30, y / 30)[:1]
]
words = st.from_regex(r"[a-z]{3,9}( [a-z]{3,9}){0,4}", fullmatch=True)
tenths = st.integers(1, 900).map(lambda n: n / 10)
findings = st.one_of(
    st.none(),
    st.builds(Finding, kind=st.just(FindingKind.TRIGGER_POINT),
              state=st.none() | st.sampled_from(TriggerPointState), note=words),
    st.builds(Finding, kind=st.sampled_from(
        [kind for kind in FindingKind if kind is not FindingKind.TRIGGER_POINT]),
        palpation=st.none() | st.sampled_from(Palpation)),
)  # fmt: skip
needles = st.builds(
    Needle,
    diameter_mm=st.sampled_from([0.16, 0.2, 0.25, 0.3]),
    length_mm=st.sampled_from([15, 25, 40, 60, 75.5]),
)
needlings = st.builds(
    Needling,
    needle=st.none() | needles,
    count=st.integers(1, 9),
    depth_mm=st.none() | tenths,
    to_bone=st.none() | st.booleans(),
    direction=st.just("") | words,
    technique=st.none() | st.sampled_from(Technique),
    time_s=st.none() | st.integers(1, 1800).map(float),
    stimulation=st.none() | st.builds(Stimulation, frequency_hz=tenths, current_ma=tenths),
    twitch=st.none() | st.sampled_from(Twitch),
    referral=st.none() | st.builds(Referral, felt=st.just(True), where=words),
    pain_during=st.none() | st.integers(0, 10),
    events=st.none() | st.lists(st.builds(Event, kind=st.sampled_from(EventKind)), max_size=2).map(
        tuple
    ),
).flatmap(
    lambda done: (st.none() | st.integers(0, done.count)).map(
        lambda removed: dataclasses.replace(done, removed=removed)
    )
)  # fmt: skip


@st.composite
def sites(draw):
    found = draw(st.lists(st.sampled_from(PLACES), max_size=14))
    made = []
    for n, (view, x, y, region) in enumerate(found, 1):
        made.append(
            site(
                f"s{n}", n, point=point(x, y, view), muscle=region.muscle, side=region.side,
                level=region.level, segments=ATLAS.muscles.segments_of(region),
                finding=draw(findings), needling=draw(st.none() | needlings),
                note=draw(st.just("") | words),
            )
        )  # fmt: skip
    return tuple(made)


measures = st.builds(
    Measure, kind=words, before=st.none() | tenths, after=st.none() | tenths,
    unit=st.sampled_from(["°", "kg/cm²", "points"]), method=st.just("") | words,
)  # fmt: skip
areas = st.builds(
    PainArea, id=st.just("p1"), author=st.just("a"), recorded=st.just(TIME), atlas=st.just("1"),
    outline=st.just(tuple(point(x, y) for x, y in ((0.4, 0.2), (0.5, 0.2), (0.45, 0.3)))),
    kind=st.none() | st.sampled_from(SymptomKind), intensity=st.none() | st.integers(0, 10),
    note=st.just("") | words,
)  # fmt: skip
forms = st.builds(
    Format,
    paper=st.sampled_from([*PAPERS.values(), *(paper.turned for paper in PAPERS.values())]),
    margin=st.sampled_from([10.0, 15.0, 25.0]),
    scale=st.sampled_from(SCALES),
    grey=st.booleans(),
)


@st.composite
def charted(draw):
    pain = st.none() | st.integers(0, 10)
    return chart(
        draw(sites()),
        pain_before=draw(pain), pain_after=draw(pain),
        measures=tuple(draw(st.lists(measures, max_size=3))),
        pain_areas=tuple(draw(st.lists(areas, max_size=1))),
        notes=draw(words), plan=draw(words), aftercare=draw(words),
        needles_reason=draw(st.just("") | words),
        state=draw(st.sampled_from(VisitState)),
    )  # fmt: skip


def read(data):
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def expected_of(one):
    parts = [terms.number(one.number), terms.muscle_words(one, ATLAS.muscles), one.note]
    parts.append(segments_label(one.segments))
    if one.finding is not None:
        parts += [terms.word(one.finding.state or one.finding.kind), one.finding.note]
        parts += [terms.word(one.finding.palpation)] if one.finding.palpation else []
    done = one.needling
    if done is None:
        return parts
    parts += [terms.needle_words(done.needle)] if done.needle else []
    parts += [f"{done.count} needles"] if done.count > 1 else []
    parts += [f"{done.inside} still in"] if done.inside else []
    for value in (done.depth_mm, done.pain_during):
        parts += [] if value is None else [terms.number(value)]
    if done.time_s is not None:
        even = done.time_s >= 60 and done.time_s % 60 == 0
        parts.append(f"{done.time_s / 60:.0f} min" if even else f"{done.time_s:.0f} s")
    for term in (done.technique, done.twitch):
        parts += [terms.word(term)] if term else []
    parts += [done.referral.where] if done.referral else []
    parts += [terms.word(event.kind) for event in done.events or ()]
    parts.append(done.direction)
    if done.stimulation is not None:
        current = done.stimulation
        parts += [f"{terms.number(current.frequency_hz)} Hz"]
        parts += [f"{terms.number(current.current_ma)} mA"]
    return parts


def expected(record):
    visit = record.visits[-1]
    counts = totals(visit, ATLAS.muscles)
    parts = [part for one in visit.sites for part in expected_of(one)]
    parts += ["Larkspur, Ines", "born 2 Mar 1984", "Anticoagulant", "2 March 2026", "A. Moss"]
    parts += [visit.notes, visit.plan, visit.aftercare, visit.needles_reason]
    parts += [f"{counts.needles} in", *([] if counts.out is None else [f"{counts.out} out"])]
    parts += [terms.number(p) for p in (visit.pain_before, visit.pain_after) if p is not None]
    for taken in visit.measures:
        parts += [taken.kind, taken.method]
        parts += [terms.number(v) for v in (taken.before, taken.after) if v is not None]
    for area in visit.pain_areas:
        parts += [area.note, terms.word(area.kind) if area.kind else "pain"]
        parts += [] if area.intensity is None else [f"{area.intensity}/10"]
    return parts


def squeezed(text):
    return "".join(text.split()).lower()


@limits(max_examples=30, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(charted(), forms)
def test_every_number_and_muscle_of_a_visit_is_read_back_from_the_paper(record, form):
    visit = record.visits[-1]
    pages = read(pdf_bytes(SessionSummary(record, visit, CLINIC, ATLAS, TIME), form))
    found = squeezed(" ".join(pages))
    missing = [part for part in expected(record) if squeezed(part) not in found]
    assert not missing
    draft = visit.state is VisitState.DRAFT
    for page in pages:
        assert ("Draft – not signed" in " ".join(page.split())) is draft
        assert "Larkspur, Ines" in page
