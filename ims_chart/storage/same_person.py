"""Who of a store is likely to be the same person: by name and birth date, as the list knows them.

Nobody is taken for somebody else on this alone. It is said, and a person decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ims_chart.storage.names import folded

if TYPE_CHECKING:
    from ims_chart.record import Patient
    from ims_chart.storage.store import Store
    from ims_chart.storage.summary import Summary


def same_person(store: Store, patient: Patient, *, but: str = "") -> list[Summary]:
    """The patients of a store, archived ones last, who bear that name and birth date, save the
    record of the id `but`. None without a birth date: a name alone is many people's.

    Case and diacritics don't count, nor which name is the family's. Asks `store.index`, as far as
    that has read the files by now: whoever has to be sure runs `store.index.compare()` first.
    """
    if patient.birth_date is None:
        return []
    store.index.load()
    names = _names(patient)
    born = patient.birth_date.isoformat()
    return [
        row
        for archived in (False, True)
        for row in store.index.find(born, archived=archived)
        if row.id != but and row.birth_date == patient.birth_date and _names(row) == names
    ]


def _names(named: Patient | Summary) -> list[str]:
    """The words of a name, in no order: the two may have been typed the wrong way round."""
    return sorted(folded(f"{named.family} {named.given}").split())
