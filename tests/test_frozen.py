"""Frozen values behave as the standard library's."""

from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from ims_chart.frozen import frozen

ALIKE = [dataclass(frozen=True), frozen]


@pytest.mark.parametrize("made", ALIKE)
def test_whatever_a_field_is_called_it_holds_what_was_given(made):
    @made
    class Value:
        own: int
        values: int
        cls: int
        known: int
        body: int = field(default=5, kw_only=True)

    value = Value(1, 2, 3, 4)
    assert (value.own, value.values, value.cls, value.known, value.body) == (1, 2, 3, 4, 5)
    assert value == Value(own=1, values=2, cls=3, known=4)
    assert hash(value) == hash(Value(1, 2, 3, 4))
    assert replace(value, own=9).own == 9
    assert [f.name for f in fields(Value)] == ["own", "values", "cls", "known", "body"]
    with pytest.raises(FrozenInstanceError):
        value.own = 2


@pytest.mark.parametrize("made", ALIKE)
def test_each_class_and_each_value_has_its_own(made):
    """Also where the first value is made after classes that follow were."""

    @made
    class One:
        parts: list[int] = field(default_factory=list)

    @made
    class Two(One):
        more: int = 1

        def __post_init__(self) -> None:
            self.parts.append(self.more)

    assert Two(more=3).parts == [3]
    assert One().parts == []
    assert Two([7], 8).parts == [7, 8]
    assert One([1]) != Two([])
    with pytest.raises(TypeError):
        One(1, 2)
    with pytest.raises(TypeError):
        Two(less=1)
    assert repr(One()).endswith("One(parts=[])")
