"""Values: frozen dataclasses that are quicker to define and to make.

The standard decorator compiles six functions a class, which for a hundred classes is a tenth of
the time in which a window shall stand on the screen. This one compiles the constructor and shares
the rest, and that one when the first value is made. `dataclasses.fields` and `replace` work as
ever.

What the codec reads, the values of `record`, has annotations that are types and not strings (no
`from __future__ import annotations` there): the codec asks for them at every start, and strings
would have to be compiled first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform, overload

C = TypeVar("C", bound=type)


@overload
def frozen(cls: C, /) -> C: ...


@overload
def frozen(*, kw_only: bool = False) -> Callable[[C], C]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: Any = None, /, *, kw_only: bool = False) -> Any:
    """Makes a class a frozen dataclass; a subclass of one is to be one too.

    Field options `default`, `default_factory`, `repr`, `hash` and `compare` are kept.
    """
    if cls is None:
        return lambda made: _made(made, kw_only)
    return _made(cls, kw_only)


def _made(cls: Any, kw_only: bool) -> Any:
    # Without words of its own the standard decorator would write a signature into the class.
    wordless = cls.__doc__ is None
    if wordless:
        cls.__doc__ = cls.__name__
    dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
    if wordless:
        cls.__doc__ = None
    own = fields(cls)
    cls.__init__ = _late_constructor(cls, own)
    compared = [f.name for f in own if f.compare]
    hashed = [f.name for f in own if (f.compare if f.hash is None else f.hash)]
    cls._compared = staticmethod(attrgetter(*compared) if compared else _nothing)
    cls._hashed = staticmethod(attrgetter(*hashed) if hashed else _nothing)
    for name, shared in (("__eq__", _equal), ("__repr__", _repr)):
        if name not in cls.__dict__:
            setattr(cls, name, shared)
    cls.__hash__ = _hash
    cls.__setattr__, cls.__delattr__ = _refuse, _refuse
    return cls


def _late_constructor(cls: Any, own: tuple[Field[Any], ...]) -> Any:
    """Compiled when the first value is made: of half the classes a start makes none."""

    def first(self: Any, *args: Any, **named: Any) -> None:
        cls.__init__ = compiled = _constructor(cls, own)
        compiled(self, *args, **named)

    return first


def _constructor(cls: Any, own: tuple[Field[Any], ...]) -> Any:
    """`__init__` with the fields in their order, those by name only after the others."""
    known: dict[str, Any] = {"MISSING": MISSING}
    plain: list[str] = []
    named: list[str] = []
    body = ["_values = self.__dict__"]
    for f in own:
        given = f.name
        if f.default is not MISSING:
            known[f"_{f.name}"] = f.default
            given = f"{f.name}=_{f.name}"
        elif f.default_factory is not MISSING:
            known[f"_{f.name}"] = f.default_factory
            given = f"{f.name}=MISSING"
            body.append(f"if {f.name} is MISSING: {f.name} = _{f.name}()")
        (named if f.kw_only else plain).append(given)
        body.append(f"_values[{f.name!r}] = {f.name}")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    parts = ["self", *plain, *(["*"] if named else []), *named]
    lines = "\n    ".join(body)
    exec(f"def __init__({', '.join(parts)}):\n    {lines}", known)  # noqa: S102 - as dataclasses do
    made = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _nothing(_value: Any) -> tuple[()]:
    return ()


def _equal(self: Any, other: object) -> Any:
    if self is other:
        return True
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self._compared(self) == self._compared(other)


def _hash(self: Any) -> int:
    return hash(self._hashed(self))


def _repr(self: Any) -> str:
    told = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr)
    return f"{type(self).__qualname__}({told})"


def _refuse(self: Any, name: str, *_value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot change {name!r} of a {type(self).__name__}")
