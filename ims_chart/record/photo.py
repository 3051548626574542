"""A photo or another picture that belongs to a visit."""

import datetime as dt

from ims_chart.frozen import frozen
from ims_chart.record.checks import check_range, check_required, check_text, check_time
from ims_chart.record.entry import Entry

SIDE_MAX = 30_000


@frozen(kw_only=True)
class Photo(Entry):
    """What the record knows of a picture whose bytes lie beside it.

    Attributes:
        digest: SHA-256 of the stored picture, in hexadecimal digits: its name in the store.
        width: of the stored picture in pixels, as is `height`.
    """

    id: str
    author: str
    recorded: dt.datetime
    digest: str
    width: int
    height: int
    caption: str = ""

    def __post_init__(self) -> None:
        check_required("photo.id", self.id)
        check_required("photo.digest", self.digest)
        check_time("photo.recorded", self.recorded)
        check_range("photo.width", self.width, 1, SIDE_MAX)
        check_range("photo.height", self.height, 1, SIDE_MAX)
        check_text("photo.caption", self.caption)
