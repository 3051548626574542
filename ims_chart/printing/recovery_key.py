"""The recovery key on paper: the only thing that opens an encrypted store without a passphrase."""

from __future__ import annotations

import datetime as dt

from ims_chart.body import Atlas
from ims_chart.frozen import frozen
from ims_chart.printing import terms
from ims_chart.printing.flow import Column, Sheet, Strip, flow, rows, wrapped
from ims_chart.printing.foot import Foot
from ims_chart.printing.format import Format
from ims_chart.printing.letterhead import Letterhead, letterhead_strips
from ims_chart.printing.page import Frame, Measure, Page, Rule, Style, Text, Tone
from ims_chart.printing.printout import BOTTOM, TOP
from ims_chart.printing.terms import translate
from ims_chart.record import Clinic

_TITLE = Style(17, bold=True)
_SOFT = Style(8.5, tone=Tone.SOFT)
_KEY = Style(24, bold=True)
_WORDS = Style(11)
_IN_A_ROW = 4
_HIGH = 15.0
"""Of a line of groups, in mm."""


@frozen
class RecoverySheet:
    """Attributes:
    key: in groups with dashes between, as it is typed.
    printed_at: stands on it as it is, in its own time zone.
    """

    key: str
    clinic: Clinic
    atlas: Atlas
    printed_at: dt.datetime

    @property
    def title(self) -> str:
        return translate("recovery", "Recovery key")

    @property
    def author(self) -> str:
        return self.clinic.name

    def pages(self, form: Format, measure: Measure) -> tuple[Page, ...]:
        width = form.width
        words = translate("recovery", "Whoever has this sheet and the files can read every record.")
        foot = Foot(words, self.printed_at).of(form, measure)
        sheet = Sheet(form, TOP, form.room.height - BOTTOM, (), foot)
        title = [
            Column(0, (self.title,), _TITLE),
            Column(0, (terms.moment(self.printed_at),), _SOFT),
        ]
        strips = letterhead_strips(Letterhead(self.clinic), title, measure, width)
        strips.append(Strip(8.0, (Rule(0, 1.4, width, 1.4, 0.45),)))
        strips += self._paragraph(self._why(), measure, width)
        strips += self._key(width)
        for words in self._how():
            strips += self._paragraph(words, measure, width)
        return flow(strips, sheet)

    def _key(self, width: float) -> list[Strip]:
        groups = self.key.split("-")
        lines = [groups[n : n + _IN_A_ROW] for n in range(0, len(groups), _IN_A_ROW)]
        step = width / _IN_A_ROW
        items = tuple(
            Text(6.0 + n * step, 14.0 + row * _HIGH, group, _KEY)
            for row, line in enumerate(lines)
            for n, group in enumerate(line)
        )
        high = len(lines) * _HIGH + 8.0
        return [Strip(high + 8.0, (Frame(0, 1.0, width, high, 0.4), *items))]

    def _paragraph(self, words: str, measure: Measure, width: float) -> list[Strip]:
        lines = wrapped(measure, words, _WORDS, width)
        return rows([[Column(0, lines, _WORDS)]], below=4.0)

    def _why(self) -> str:
        return translate(
            "recovery",
            "This key opens the encrypted records of the clinic when every passphrase is "
            "forgotten. Without it and without a passphrase nobody can read them again, whoever "
            "made the program included. Keep it where you keep what must not be lost, away from "
            "the computer: in a safe, or with a notary.",
        )

    def _how(self) -> tuple[str, ...]:
        return (
            translate(
                "recovery",
                "In IMS Chart: choose “Recovery key” where the passphrase is asked for, and type "
                "the groups one after the other. Capitals, spaces and dashes don't matter; a slip "
                "is noticed. There is no letter I, L, O or U in it: read 1 and 0.",
            ),
            translate(
                "recovery",
                "Without IMS Chart: the files are in the age format (age-encryption.org). "
                "“age -d -o key.txt keys/recovery.age” asks for this key, typed as above, with "
                "dashes. “age -d -i key.txt -o store.txt keys/store.age”, and from then on “age -d "
                "-i store.txt FILE” gives what a file holds. Delete key.txt and store.txt after.",
            ),
        )
