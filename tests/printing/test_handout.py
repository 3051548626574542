"""What the patient takes home."""

import dataclasses
from unittest import mock

import pytest

from ims_chart.printing.format import Format
from ims_chart.printing.handout import Handout
from ims_chart.printing.page import Dot, Frame, Mark, Silhouette, Text, page_text
from ims_chart.record import Needling, Side
from tests.printing.charts import ATLAS, CLINIC, EvenMeasure, chart, point
from tests.samples import TIME, site

CALF = site(muscle="soleus", side=Side.RIGHT, point=point(0.6, 0.8), segments=("S1", "S2"))


def handout(charted, clinic=CLINIC):
    return Handout(charted, charted.visits[-1], clinic, ATLAS, TIME)


def pages(charted, **fields):
    return handout(charted, **fields).pages(Format(), EvenMeasure())


def words(charted, **fields):
    return " ".join(page_text(pages(charted, **fields)).split())


def test_it_says_where_in_plain_words_and_without_codes():
    said = words(chart([CALF]))
    assert "Right lower leg soleus" in said
    assert not {"S1", "S2", "0.25 × 40", "trigger"} & set(said.split())
    assert not any(isinstance(i, Mark) for page in pages(chart([CALF])) for i in page.items)


def test_each_needled_place_is_a_dot_on_an_outline():
    charted = chart([CALF, dataclasses.replace(CALF, id="b", number=2, needling=None)])
    (page,) = pages(charted)
    (outline,) = (item for item in page.items if isinstance(item, Silhouette))
    inside = [
        item
        for item in page.items
        if isinstance(item, Dot)
        and outline.x < item.x < outline.x + outline.width
        and outline.y < item.y < outline.y + outline.height
    ]
    assert len(inside) == 1


@pytest.mark.parametrize(
    ("muscle", "warned"),
    [("trapezius_upper", True), ("rhomboid_major", True), ("intercostals", True),
     ("soleus", False), ("masseter_superficial", False), (None, False)],
)  # fmt: skip
def test_the_signs_of_a_pneumothorax_are_told_where_the_chest_was_needled(muscle, warned):
    charted = chart([site(muscle=muscle)])
    assert ("Call an ambulance" in words(charted)) is warned
    frames = [i for page in pages(charted) for i in page.items if isinstance(i, Frame)]
    assert bool(frames) is warned


def test_a_muscle_that_was_only_examined_warns_of_nothing():
    assert "ambulance" not in words(chart([site(muscle="trapezius_upper", needling=None)]))


def test_the_clinics_own_text_takes_the_place_of_the_usual():
    own = dataclasses.replace(CLINIC, handout="Rest\nSleep well", handout_chest="Lungs\nCall 1")
    said = words(chart([site(muscle="trapezius_upper")]), clinic=own)
    assert "Rest Sleep well" in said
    assert "Lungs Call 1" in said
    assert "What to expect" not in said


@pytest.mark.parametrize("count", [1, 40])
def test_what_was_said_on_the_day_stands_first(count):
    lines = "\n".join(f"Ice twice a day, {n}." for n in range(count))
    said = words(chart([CALF], aftercare=lines))
    assert said.index("What we told you") < said.index("Ice twice a day, 0.")
    assert said.index(f"Ice twice a day, {count - 1}.") < said.index("What to expect")


def test_the_name_stands_on_every_page():
    long = "\n\n".join(f"Part {n}\n" + "word " * 60 for n in range(60))
    made = pages(chart([CALF]), clinic=dataclasses.replace(CLINIC, handout=long))
    assert all("Larkspur, Ines" in page_text([page]) for page in made)


def test_a_list_is_not_parted():
    for extra in range(0, 30, 3):
        clinic = dataclasses.replace(CLINIC, handout_chest="A\n" + "b " * 80 * extra)
        for page in pages(chart([CALF]), clinic=clinic):
            said = page_text([page])
            assert ("Call us if" in said) is ("Anything else worries you" in said)


def test_a_warning_of_many_pages_is_not_cut():
    own = dataclasses.replace(CLINIC, handout_chest="Lungs\n" + "\n".join(["sign " * 40] * 60))
    made = pages(chart([site(muscle="trapezius_upper")]), clinic=own)
    assert len(made) > 2
    assert page_text(made).count("sign") == 2400
    assert all(i.y < 290 for page in made for i in page.items if isinstance(i, Text))


@pytest.mark.parametrize(
    ("removed", "told"), [(2, "2 needles, all taken out"), (1, "2 needles "), (None, "2 needles ")]
)
def test_needles_are_all_out_only_if_that_was_recorded(removed, told):
    done = dataclasses.replace(CALF, needling=Needling(count=2, removed=removed))
    said = words(chart([done]))
    assert told in said
    assert ("all taken out" in said) is (removed == 2)


def test_a_text_of_many_pages_is_not_cut():
    long = "\n\n".join(f"Part {n}\n" + "word " * 60 for n in range(60))
    made = pages(chart([CALF]), clinic=dataclasses.replace(CLINIC, handout=long))
    assert len(made) > 3
    said = page_text(made)
    assert all(f"Part {n}" in said for n in range(60))
    assert said.count("word") == 3600
    assert all(i.y < 290 for page in made for i in page.items if isinstance(i, Text))


def test_the_phone_number_is_there():
    assert "You can reach us at 000 000." in words(chart([CALF]))


def test_the_drawing_is_smaller_only_where_that_saves_a_page():
    saved = 0
    for lines in range(20, 44):
        clinic = dataclasses.replace(CLINIC, handout="\n".join(["Rest", *["Sleep well."] * lines]))
        made = pages(chart([CALF]), clinic=clinic)
        with mock.patch("ims_chart.printing.handout._TALL", (70.0,)):
            full = pages(chart([CALF]), clinic=clinic)
        heights = [
            next(i.height for page in each for i in page.items if isinstance(i, Silhouette))
            for each in (made, full)
        ]
        assert heights[0] <= heights[1]
        assert (len(made) < len(full)) == (heights[0] < heights[1])
        saved += len(made) < len(full)
    assert saved
