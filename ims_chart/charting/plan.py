"""The sticky plan: what the next tap on the body records."""

from __future__ import annotations

from enum import StrEnum

from ims_chart.frozen import frozen
from ims_chart.record import (
    Finding,
    FindingKind,
    Needle,
    Needling,
    SymptomKind,
    Technique,
    TriggerPointState,
    removed_at_once,
)


class Tool(StrEnum):
    """What kind of site a tap makes."""

    BOTH = "both"
    TRIGGER_POINT = "trigger_point"
    NEEDLED = "needled"
    AREA = "area"
    SELECT = "select"

    @property
    def charts(self) -> bool:
        """Whether a tap makes a site."""
        return self in (Tool.BOTH, Tool.TRIGGER_POINT, Tool.NEEDLED)


@frozen
class Plan:
    """What the next tap records. Only what is planned, never what is observed: twitch, referral,
    pain, reaction, depth reached and time in place start as not recorded.

    Attributes:
        needle: None takes the one that is usual where the tap falls.
        both_sides: a tap charts the same place of the other side too.
        symptom: of the pain area that is drawn next; so is `intensity`, 0…10.
    """

    tool: Tool = Tool.BOTH
    state: TriggerPointState = TriggerPointState.ACTIVE
    needle: Needle | None = None
    technique: Technique | None = None
    count: int = 1
    both_sides: bool = False
    symptom: SymptomKind | None = SymptomKind.ACHE
    intensity: int | None = None

    def finding(self) -> Finding | None:
        if self.tool is Tool.NEEDLED:
            return None
        return Finding(kind=FindingKind.TRIGGER_POINT, state=self.state)

    def needling(self, usual: Needle | None = None) -> Needling | None:
        """What is done with the needle; `usual` is taken unless another was chosen."""
        if self.tool is Tool.TRIGGER_POINT:
            return None
        return Needling(
            needle=self.needle or usual,
            technique=self.technique,
            count=self.count,
            removed=removed_at_once(self.technique, self.count),
        )
