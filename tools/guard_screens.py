"""Pictures of what keeps others out: the lock, PINs, passphrases, and who can open the records."""

from __future__ import annotations

from collections.abc import Iterator

from dialog_screens import WORDS
from page_screens import last_seen
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from shutter import Round, Shot, laid_over, over, still, trigger, until

from ims_chart.storage.conversion import convert
from ims_chart.storage.key_changes import establish, prepare
from ims_chart.storage.store import Store
from ims_chart.ui.background import Background
from ims_chart.ui.encryption_dialog import EncryptionDialog
from ims_chart.ui.key_work import KeyWork
from ims_chart.ui.new_pin_dialog import NewPinDialog
from ims_chart.ui.pin_dialog import PinDialog
from ims_chart.ui.pin_pad import PinPad
from ims_chart.ui.pins_dialog import PinsDialog
from ims_chart.ui.recovery_panel import RecoveryPanel
from ims_chart.ui.set_passphrase_dialog import SetPassphraseDialog
from ims_chart.ui.turn_on_dialog import TurnOnDialog
from ims_chart.ui.unlock_dialog import UnlockDialog

PIN, OTHER = "258036", "197346"


def locked(at: Round) -> Iterator[Shot]:
    """The cover, and the PINs that take it off."""
    window = at.window
    at.open(last_seen(at.store))
    trigger(window, "lock")
    yield "lock-without-pins", still(window)
    guard = window.screen_lock.guard
    guard.pass_by()
    yield "pins", over(window, PinsDialog(guard, window))
    new = NewPinDialog("A. Rowan", window)
    yield "pin-new", over(window, new)
    therapists = window.clinic.therapists
    at.store.pins.set(therapists[0].id, PIN)
    guard.use_store(at.store)
    if not guard.is_locked:
        guard.lock()
    yield "lock-one-pin", still(window)
    _give(window, OTHER)
    until(lambda: bool(window.findChild(PinPad).said))
    yield "lock-wrong-pin", still(window)
    _give(window, PIN)
    until(lambda: not guard.is_locked)
    for therapist in therapists[1:]:
        at.store.pins.set(therapist.id, OTHER)
    guard.use_store(at.store)
    if not guard.is_locked:
        guard.lock()
    yield "lock-pins", still(window)
    _give(window, PIN)
    until(lambda: not guard.is_locked)
    yield "pins-set", over(window, PinsDialog(guard, window))
    one = guard.holders[:1]
    yield "pin-asked", over(window, PinDialog(guard, one, "Sign the visit", window))
    for therapist in therapists:
        at.store.pins.remove(therapist.id)
    guard.use_store(at.store)
    trigger(window, "hide_names", "hide_names")


def _give(window: QWidget, pin: str) -> None:
    pad = window.findChild(PinPad)
    for digit in pin:
        pad.add(digit)
    pad.enter()


def sealed(at: Round) -> Iterator[Shot]:
    """Encrypting the records, and what is met once they are."""
    window = at.window
    window.show_store(at.store, remember=False)
    clinic, atlas, background = window.clinic, window.atlas, Background(window)
    author = clinic.therapists[0].id
    work = KeyWork(at.store, clinic, atlas, background, author)
    turn_on = TurnOnDialog(work, window)
    yield "encrypt", over(window, turn_on)
    turn_on = TurnOnDialog(work, window)
    turn_on.show()
    _type(turn_on, "passphrase.new", WORDS)
    _type(turn_on, "passphrase.again", WORDS)
    turn_on.findChild(QAbstractButton, "passphrase.new.show").click()
    still(turn_on)
    yield "encrypt-passphrase", laid_over(window, turn_on)
    turn_on.findChild(QAbstractButton, "turn_on.go").click()
    until(lambda: turn_on.findChild(RecoveryPanel) is not None)
    yield "encrypt-recovery-key", over(window, turn_on)
    prepared = prepare(at.store.keys, author, WORDS)
    at.store.vault = establish(at.store.keys, prepared)
    for _ in convert(at.store):
        pass
    trigger(window, "show_patients")
    dialog = EncryptionDialog(work, window)
    yield "encryption", over(window, dialog)
    names = {person.id: person.name for person in clinic.therapists}
    why = "Your own passphrase first"
    yield (
        "passphrase-asked",
        over(window, UnlockDialog(at.store, names, background, why=why, parent=window)),
    )
    yield "passphrase-set", over(window, SetPassphraseDialog("B. Falk", window))
    window.show_store(Store.open(at.store.folder), remember=False)
    yield "unlock", still(window)
    _type(window, "unlock.passphrase", "another")
    window.findChild(QAbstractButton, "unlock.go").click()
    field = window.findChild(QLineEdit, "unlock.passphrase")
    until(field.isEnabled)
    yield "unlock-refused", still(window)
    window.findChild(QAbstractButton, "unlock.who.recovery").click()
    yield "unlock-recovery-key", still(window)


def _type(root: QWidget, name: str, text: str) -> None:
    root.findChild(QLineEdit, name).setText(text)
