"""The clinic: letterhead, therapists and the needle tray."""

from ims_chart.frozen import frozen
from ims_chart.record.checks import check_range, check_required, check_text, check_unique
from ims_chart.record.entry import Entry
from ims_chart.record.protocol import Protocol
from ims_chart.record.site import LENGTH_MAX_MM, Needle


@frozen(kw_only=True)
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


@frozen(kw_only=True)
class Movement(Entry):
    """A movement whose range is measured in degrees. `sided`: left and right apart."""

    name: str
    sided: bool = True

    def __post_init__(self) -> None:
        check_required("movement.name", self.name)


@frozen(kw_only=True)
class Questionnaire(Entry):
    """A questionnaire of which the total is charted, 0…`maximum`.

    Attributes:
        version: which edition or scoring, as "0–100 %" or "raw".
        higher_is_better: which way is improvement.
        important: the change that matters to patients, in points; None where no source is known.
        source: where that figure comes from.
    """

    name: str
    maximum: float
    version: str = ""
    higher_is_better: bool = False
    important: float | None = None
    source: str = ""

    def __post_init__(self) -> None:
        check_required("questionnaire.name", self.name)
        check_range("questionnaire.maximum", self.maximum, 1, 10_000)
        check_range("questionnaire.important", self.important, 0, 10_000)
        for name in ("version", "source"):
            check_text(f"questionnaire.{name}", getattr(self, name))


def _movements() -> tuple[Movement, ...]:
    """Those that are retested most (field knowledge, unconfirmed); the clinic edits the list."""
    sided = (
        *("Neck rotation", "Neck side bending", "Shoulder abduction", "Shoulder flexion"),
        *("Shoulder external rotation", "Shoulder internal rotation", "Trunk side bending"),
        *("Hip internal rotation", "Straight leg raise", "Knee flexion", "Ankle dorsiflexion"),
    )
    central = ("Neck flexion", "Neck extension", "Trunk flexion", "Trunk extension")
    return (
        *(Movement(name=name) for name in sided),
        *(Movement(name=name, sided=False) for name in central),
    )


_JOSPT = "doi 10.2519/jospt.2014.5248"
_DASH = "Franchignoni et al. 2014"


def _questionnaires() -> tuple[Questionnaire, ...]:
    """With the changes that matter to patients, from the sources named."""
    return (
        Questionnaire(name="NDI", maximum=100, version="0–100", important=14, source=_JOSPT),
        Questionnaire(name="ODI", maximum=100, version="0–100", important=12, source=_JOSPT),
        Questionnaire(name="PSFS", maximum=10, higher_is_better=True, important=2.3, source=_JOSPT),
        Questionnaire(name="DASH", maximum=100, important=10.83, source=_DASH),
        Questionnaire(name="QuickDASH", maximum=100, important=15.91, source=_DASH),
        Questionnaire(name="LEFS", maximum=80, higher_is_better=True, important=9, source=_JOSPT),
    )


SAME_SITE_MM = 20.0
"""Two sites this near, in mm on a 175 cm body, count as one where muscle and side agree too. No
source is known; the clinic sets its own.
"""
TIMER_MINUTES = 10.0
"""The usual time in place is 10 to 30 minutes (field knowledge, unconfirmed)."""


@frozen(kw_only=True)
class Clinic(Entry):
    """What the clinic keeps for all patients.

    Attributes:
        address: as it is to stand under the name on paper, lines parted by line breaks.
        needles: the tray, in the order it is offered.
        rooms: names of the rooms, for the strip of needles that are in.
        same_site_mm: how near two sites must lie to count as the same, 1…200 mm.
        handout: what every patient's handout says: blocks of lines with an empty line between
            them, the first line of a block its heading. "" is the text the program ships.
        handout_chest: what it adds where the chest was needled, likewise.
        timer_minutes: what a timer of needles left in place is set to, 0.5…240.
    """

    name: str = ""
    address: str = ""
    phone: str = ""
    therapists: tuple[Therapist, ...] = ()
    needles: tuple[Needle, ...] = ()
    protocols: tuple[Protocol, ...] = ()
    movements: tuple[Movement, ...] = ()
    questionnaires: tuple[Questionnaire, ...] = ()
    rooms: tuple[str, ...] = ()
    handout: str = ""
    handout_chest: str = ""
    same_site_mm: float = SAME_SITE_MM
    timer_minutes: float = TIMER_MINUTES

    def __post_init__(self) -> None:
        for name in ("name", "address", "phone", "handout", "handout_chest"):
            check_text(f"clinic.{name}", getattr(self, name))
        check_unique("clinic.therapists.id", (t.id for t in self.therapists))
        check_unique("clinic.protocols.id", (p.id for p in self.protocols))
        check_range("clinic.same_site_mm", self.same_site_mm, 1, LENGTH_MAX_MM)
        check_range("clinic.timer_minutes", self.timer_minutes, 0.5, 240)
        for room in self.rooms:
            check_text("clinic.rooms", room)
        for name, usual in (
            ("needles", _tray),
            ("movements", _movements),
            ("questionnaires", _questionnaires),
        ):
            if not getattr(self, name):
                object.__setattr__(self, name, usual())

    @property
    def therapist_names(self) -> dict[str, str]:
        """Names by id."""
        return {therapist.id: therapist.name for therapist in self.therapists}
