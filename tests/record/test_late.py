"""A visit with late parts is like any other, and makes them once."""

import threading
from dataclasses import replace

import pytest

from ims_chart.record.late import with_late_parts
from tests import samples

SITES = (samples.site(), samples.site("s2", 2))
WHOLE = samples.visit(sites=SITES)


def late(parts=lambda: (SITES, ())):
    return with_late_parts(samples.visit(numbers_given=2), parts, 0)


def test_it_equals_the_visit_made_with_them() -> None:
    assert late() == WHOLE
    assert (WHOLE,).index(late()) == 0
    assert hash(late()) == hash(WHOLE)
    assert replace(late(), notes="x") == replace(WHOLE, notes="x")
    assert late() != samples.visit()
    assert late().site("s2") == SITES[1]


def test_the_parts_are_made_when_they_are_asked_for_and_once() -> None:
    asked = []
    visit = late(lambda: asked.append(1) or (SITES, ()))
    assert (visit.id, visit.numbers_given, visit.needles_in, asked) == ("v1", 2, 0, [])
    assert visit.sites is visit.sites
    assert visit.pain_areas == ()
    assert asked == [1]


def test_another_visit_is_told_by_its_id_alone() -> None:
    def never():
        raise AssertionError

    assert late(never) != samples.visit("v2")
    assert (samples.visit("v2"), late(never)).index(samples.visit("v2")) == 0


def test_two_threads_get_the_same_objects() -> None:
    both = threading.Barrier(2)

    def parts():
        made = tuple(replace(site) for site in SITES)
        both.wait(5)
        return made, ()

    visit = late(parts)
    got = []
    threads = [threading.Thread(target=lambda: got.append(visit.sites)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got[0] is got[1]


def test_what_a_visit_does_not_have_is_still_missing() -> None:
    for visit in (WHOLE, late()):
        with pytest.raises(AttributeError):
            visit.nothing  # noqa: B018
