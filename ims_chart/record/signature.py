"""What closes a visit, and what may still be said of it afterwards."""

import datetime as dt
import math

from ims_chart.frozen import frozen
from ims_chart.record.checks import check_range, check_required, check_text, check_time
from ims_chart.record.entry import Entry


@frozen(kw_only=True)
class ChainHead(Entry):
    """Where an audit log stood at a moment: whoever shortens the log later can't undo this.

    Attributes:
        computer: id of the log; each computer writes one of its own.
        count: how many lines it had, 0 or more.
        digest: of the last line.
    """

    computer: str
    count: int
    digest: str

    def __post_init__(self) -> None:
        check_required("head.computer", self.computer)
        check_range("head.count", self.count, 0, math.inf)


@frozen(kw_only=True)
class Signature(Entry):
    """Who signed a visit.

    Attributes:
        author: the therapist's id; `name` is what they were called then.
        verified: they proved who they are by a PIN or passphrase; otherwise they are only named.
        digest: SHA-256 of the visit's content as it was signed, in hexadecimal digits.
        heads: where the audit logs stood.
    """

    author: str
    name: str
    recorded: dt.datetime
    verified: bool = False
    digest: str = ""
    heads: tuple[ChainHead, ...] = ()

    def __post_init__(self) -> None:
        check_time("signature.recorded", self.recorded)
        check_text("signature.name", self.name)


@frozen(kw_only=True)
class Addendum(Entry):
    """What is added to a signed visit, which itself stays as it was signed.

    Attributes:
        name: what the author was called then.
        verified: as in a signature.
        reason: why it is added.
    """

    id: str
    author: str
    name: str
    recorded: dt.datetime
    verified: bool = False
    reason: str
    text: str

    def __post_init__(self) -> None:
        check_required("addendum.id", self.id)
        check_time("addendum.recorded", self.recorded)
        check_required("addendum.reason", self.reason)
        check_required("addendum.text", self.text)
