import re

from ims_chart.record import new_id
from ims_chart.storage.file import check_id


def test_ids_are_short_safe_as_a_file_name_and_never_alike() -> None:
    made = {new_id() for _ in range(2_000)}
    assert len(made) == 2_000
    for record_id in made:
        assert re.fullmatch(r"[2-9a-hjkmnp-z]{10}", record_id)
        check_id(record_id)
