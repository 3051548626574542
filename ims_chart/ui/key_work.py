"""What the dialogs of encryption work with."""

from __future__ import annotations

from ims_chart.body import Atlas
from ims_chart.frozen import frozen
from ims_chart.record import Clinic
from ims_chart.storage.store import Store
from ims_chart.ui.background import Background


@frozen
class KeyWork:
    """Attributes:
    store: whose keys are made and changed.
    atlas: of the body on the sheet that is printed with a recovery key.
    background: where keys are made: a passphrase takes its seconds by design.
    author: id of the therapist who works here, "" if that isn't known.
    """

    store: Store
    clinic: Clinic
    atlas: Atlas
    background: Background
    author: str

    def name_of(self, holder: str) -> str:
        """The name of a holder of a passphrase, or the id of one who works here no more."""
        names = self.clinic.therapist_names
        return names.get(holder, holder)[:200]
