"""The clinic: letterhead, therapists and the needle tray."""

from __future__ import annotations

from dataclasses import dataclass

from ims_chart.record.checks import check_required, check_text, check_unique
from ims_chart.record.entry import Entry
from ims_chart.record.site import Needle


@dataclass(frozen=True, kw_only=True)
class Therapist(Entry):
    id: str
    name: str
    initials: str = ""

    def __post_init__(self) -> None:
        check_required("therapist.id", self.id)
        check_required("therapist.name", self.name)


def _tray() -> tuple[Needle, ...]:
    """The sizes commonly in use (field knowledge, unconfirmed); the clinic edits the list."""
    sizes = (
        *((0.16, 15), (0.20, 25), (0.25, 30), (0.25, 40)),
        *((0.30, 40), (0.30, 50), (0.30, 60), (0.30, 75)),
    )
    return tuple(Needle(diameter_mm=d, length_mm=length) for d, length in sizes)


@dataclass(frozen=True, kw_only=True)
class Clinic(Entry):
    """What the clinic keeps for all patients.

    Attributes:
        address: as it is to stand under the name on paper, lines parted by line breaks.
        needles: the tray, in the order it is offered.
    """

    name: str = ""
    address: str = ""
    phone: str = ""
    therapists: tuple[Therapist, ...] = ()
    needles: tuple[Needle, ...] = ()

    def __post_init__(self) -> None:
        for name in ("name", "address", "phone"):
            check_text(f"clinic.{name}", getattr(self, name))
        check_unique("clinic.therapists.id", (t.id for t in self.therapists))
        if not self.needles:
            object.__setattr__(self, "needles", _tray())
