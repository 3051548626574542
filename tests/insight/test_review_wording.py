import re

import pytest
from hypothesis import given

from ims_chart.body import Atlas
from ims_chart.insight.compare import Difference, PairKind, compare
from ims_chart.insight.difference_wording import DIFFERENCES, difference_words
from ims_chart.insight.heat import HeatSource
from ims_chart.insight.life import lives
from ims_chart.insight.query import Field
from ims_chart.insight.response import remember
from ims_chart.insight.review_wording import (
    FIELDS,
    KINDS,
    heat_words,
    life_words,
    pain_words,
    pair_words,
    response_words,
    signed,
    verdict_words,
    yardstick_words,
)
from ims_chart.insight.trends import trends
from ims_chart.insight.wording import Wording
from ims_chart.insight.yardstick import MOVEMENT, PAIN, PAIN_RANGE
from ims_chart.record import Clinic
from ims_chart.resources import asset
from tests.insight.courses import REACH, courses
from tests.insight.test_site_note import masked

MUSCLES = Atlas(asset()).muscles
MASKED = Wording(masked, lambda value, decimals: "1")


def all_words(record, wording):
    """Everything that is said of a record, without the clinic's own words and the sources."""
    for response in remember(record, MUSCLES, REACH).muscles():
        yield from response_words(response, wording)
    for heat in HeatSource(record.visits, REACH).muscles(0, 99).values():
        yield heat_words(heat, wording)
    for life in lives(record.visits, REACH):
        yield life_words(life, wording)
    for earlier, later in zip(record.visits, record.visits[1:], strict=False):
        for pair in compare(earlier, later, REACH):
            yield from (pair_words(pair, wording), *difference_words(pair, wording))
    for series in trends(record, Clinic()):
        if series.on_last_day:
            yield verdict_words(series.on_last_day, series.gauge.yardstick, series.unit, wording)


@given(courses(size=3))
def test_no_word_passes_by_the_translation(record):
    own = r"Pressure threshold|kg/cm²|doi \S+|PeerJ \d+"
    for line in all_words(record, MASKED):
        assert not re.search(r"[A-Za-z]", re.sub(own, "", line)), line


@given(courses(size=3))
def test_nobody_is_called_improved_or_worse_and_no_word_is_empty(record):
    for line in all_words(record, Wording()):
        assert line
        assert "{" not in line
        assert not re.search("improve|success|fail|cured|recover", line)


def test_every_term_has_its_words():
    for table, terms in ((KINDS, PairKind), (DIFFERENCES, Difference), (FIELDS, Field)):
        assert set(table) == set(terms)


@pytest.mark.parametrize(
    ("value", "said"),
    [(2, "+2"), (-2.5, "−2.5"), (0, "0"), (-0.001, "0"), (0.25, "+0.25"), (-1 / 3, "−0.33")],
)
def test_a_change_has_its_sign(value, said):
    assert signed(value) == said


def test_values_are_told_one_by_one_until_a_mean_is_due():
    assert pain_words(()) == ""
    assert pain_words((-2,)) == "visit pain −2"
    assert pain_words((-2, 1)) == "visit pain −2, +1"
    assert pain_words((-2, 1, -3)) == "visit pain −1.3 on 3 days"


def test_a_yardstick_names_its_source_and_whether_it_is_sure():
    assert yardstick_words(PAIN).endswith("(usual rule, unconfirmed)")
    assert yardstick_words(PAIN_RANGE) == (
        "the important change is 1.5, a large one is 3.5 (doi 10.2519/jospt.2014.5248)"
    )
    assert "unconfirmed" in yardstick_words(MOVEMENT)
