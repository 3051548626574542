"""What a handout says unless the clinic has written its own.

Domain knowledge: soreness of one to two days, bruises, faintness; signs of a pneumothorax that may
come within two days of needling near the chest, after case reports. No clinician has confirmed the
wording. The clinic edits it; a text is blocks of lines with an empty line between them, the first
line of a block its heading.
"""

from __future__ import annotations

from ims_chart.printing.terms import translate
from ims_chart.record import Clinic


def handout_text(clinic: Clinic) -> str:
    """What to expect, what to do, when to call."""
    return clinic.handout.strip() or "\n\n".join((_expect(), _care(), _call()))


def chest_text(clinic: Clinic) -> str:
    """What is added where a muscle that lies over the lung was needled."""
    return clinic.handout_chest.strip() or translate(
        "handout",
        "Needled near the chest: call an ambulance at once if you have\n"
        "Shortness of breath, also only when you move\n"
        "Chest pain or pain between the shoulder blades that is sharper when you breathe in\n"
        "A dry cough or a fast heartbeat that is new\n"
        "These signs are rare. They can come in the first two days. Say that you had dry needling.",
    )


def _expect() -> str:
    return translate(
        "handout",
        "What to expect\n"
        "Soreness like after hard exercise is usual. It mostly goes within one to two days.\n"
        "A small bruise or a drop of blood where a needle was is common and harmless.\n"
        "You may feel tired, light or a little faint today. Take your time before you drive.",
    )


def _care() -> str:
    return translate(
        "handout",
        "What helps\n"
        "Keep moving gently: walk, stretch, do the exercises you were shown.\n"
        "Warmth and enough to drink feel good to many people.\n"
        "Leave hard training of the treated muscles for a day or two.",
    )


def _call() -> str:
    return translate(
        "handout",
        "When to call us\n"
        "The pain gets much worse, or is not better after three days\n"
        "Numbness, tingling or weakness that you did not have before\n"
        "A place gets red, hot or swollen, or you have a fever\n"
        "Anything else that worries you",
    )
