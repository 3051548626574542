"""The sticky plan: what the next tap on the body records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ims_chart.record import (
    Finding,
    FindingKind,
    Needle,
    Needling,
    Technique,
    TriggerPointState,
)


class Tool(StrEnum):
    """What kind of site a tap makes."""

    BOTH = "both"
    TRIGGER_POINT = "trigger_point"
    NEEDLED = "needled"


@dataclass(frozen=True)
class Plan:
    """What the next tap records. Only what is planned, never what is observed: twitch, referral,
    pain, reaction, depth reached and time in place start as not recorded.
    """

    tool: Tool = Tool.BOTH
    state: TriggerPointState = TriggerPointState.ACTIVE
    needle: Needle | None = None
    technique: Technique | None = None
    count: int = 1

    def finding(self) -> Finding | None:
        if self.tool is Tool.NEEDLED:
            return None
        return Finding(kind=FindingKind.TRIGGER_POINT, state=self.state)

    def needling(self) -> Needling | None:
        if self.tool is Tool.TRIGGER_POINT:
            return None
        return Needling(needle=self.needle, technique=self.technique, count=self.count)
