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
    return clinic.handout_chest.strip() or "\n\n".join((_ambulance(), _rare()))


def _ambulance() -> str:
    return translate(
        "handout",
        "You were needled near the chest. Call an ambulance at once if you have\n"
        "Shortness of breath, even if only when you move\n"
        "Chest pain, or pain between the shoulder blades, that gets sharper when you breathe in\n"
        "A new dry cough or a racing heart",
    )


def _rare() -> str:
    return translate(
        "handout",
        "These signs are rare\n"
        "They can come up to two days later. Tell the ambulance that you had dry needling.",
    )


def _expect() -> str:
    return translate(
        "handout",
        "What to expect\n"
        "The treated muscles may be sore, as after hard exercise, for one or two days.\n"
        "A small bruise or a drop of blood where a needle was is common and harmless.\n"
        "You may feel tired or a little light-headed today. Wait until it has passed before you "
        "drive.",
    )


def _care() -> str:
    return translate(
        "handout",
        "What helps\n"
        "Keep moving gently: walk, stretch, and do the exercises you were shown.\n"
        "Warmth helps many people: a warm shower or a heat pack. Drink as usual.\n"
        "Avoid hard training of the treated muscles for a day or two.",
    )


def _call() -> str:
    return translate(
        "handout",
        "Call us if\n"
        "Your pain gets much worse, or is not better after three days\n"
        "You have numbness, tingling or weakness that is new\n"
        "A needled place gets red, hot or swollen, or you have a fever\n"
        "Anything else worries you",
    )
