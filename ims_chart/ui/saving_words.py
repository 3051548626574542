"""What is said of saving: that it failed, that it goes on, that somebody else was faster."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ims_chart.charting.autosave import PASSING, Autosave, SaveState
from ims_chart.storage.errors import StorageError
from ims_chart.ui.toast import Toast
from ims_chart.words import explain


class SavingWords(QObject):
    """Says it on the toast, and takes it back once it no longer holds."""

    def __init__(self, toast: Toast) -> None:
        super().__init__(toast)
        self._toast = toast
        self.unsaved = ""
        """Why something could not be saved, as it was last said."""
        self._also = ""

    def watch(self, autosave: Autosave) -> None:
        autosave.failed.connect(self._on_failed)
        autosave.state_changed.connect(self._on_state)
        autosave.united.connect(self._on_united)

    def _on_failed(self, error: StorageError) -> None:
        kept = self.tr("Not saved yet; what you charted is kept here.")
        again = self.tr("Saving is tried again.") if error.code in PASSING else ""
        self.unsaved = f"{explain(error)} {kept} {again}".strip()
        self._toast.say(self.unsaved, stays=True, unsaved=True)

    def _on_state(self, state: SaveState) -> None:
        if state is SaveState.SAVED:
            self.leave()

    def say_of_copy(self, error: StorageError) -> None:
        """A copy of what is unsaved could not be written either, which no longer matters once that
        is saved.
        """
        self._also = explain(error)
        self._toast.say(self._also, stays=True, unsaved=True)

    def leave(self) -> None:
        """What was said of unsaved work no longer holds: it is saved, or given up."""
        for said in (self.unsaved, self._also):
            if said:
                self._toast.take_back(said)

    def _on_united(self, conflicts: int, lost: int) -> None:
        said = [self.tr("This patient was also charted on another computer; both are here.")]
        if conflicts:
            said.append(self.tr("Where both changed the same, you decide which stands."))
        if lost:
            said.append(self.tr("Some of your last steps can't be undone any more."))
        self._toast.say(" ".join(said), stays=bool(conflicts))
