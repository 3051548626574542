"""Errors in plain words: what happened, what is safe, what to do. For the window and the shell."""

from __future__ import annotations

from ims_chart import console
from ims_chart.body import BodyError, Fault
from ims_chart.calls import FAILED
from ims_chart.printing.errors import PrintError, PrintFault
from ims_chart.record import RecordError, Wrong
from ims_chart.resources import ResourceMissing
from ims_chart.storage.errors import Code, StorageError

Explained = StorageError | RecordError | BodyError | PrintError | ResourceMissing

_STORAGE = {
    Code.DAMAGED: "{path} is damaged ({detail}). It was left as it is; no other file is "
    "affected. Put back a sound copy of it, or have the place that is named mended.",
    Code.TOO_LARGE: "{path} is too large for a record ({detail}). It was left as it is. "
    "Look whether it is a record at all.",
    Code.NEWER: "{path} was written by a newer version of IMS Chart and this one can't read it "
    "({detail}). It was left as it is. Update IMS Chart.",
    Code.READ_ONLY: "{path} was written by a newer version of IMS Chart, so it can be read but "
    "not changed here. It was left as it is. Update IMS Chart to change it.",
    Code.ENCRYPTED: "{path} is encrypted, and its key is lacking. It was left as it is. Unlock "
    "the store: in the window, or with --passphrase-file.",
    Code.BAD_NAME: "{path} is not named as a record is ({detail}). It was left as it is. If a "
    "synchronising program has put a second copy here, open that patient to merge it.",
    Code.NOT_FOUND: "There is no {path}. Nothing was changed. Look whether the name and the "
    "store are the right ones.",
    Code.NO_PATIENT: "There is no patient “{detail}” in {path}. Name a record by its id: "
    "“ims-chart list” tells the id of each patient.",
    Code.EXISTS: "{path} is there already and was left as it is. Nothing was written.",
    Code.UNWRITABLE_VALUE: "The change holds something that can't be kept in a file ({detail}). "
    "What was saved before is safe. Undo the last change.",
    Code.NOT_A_FOLDER: "{path} is not a folder. Nothing was changed. Choose the folder that "
    "holds the records.",
    Code.NOT_A_STORE: "{path} holds other things and no records. Nothing was changed. Choose "
    "the folder in which “patients” lies, or an empty one to begin with.",
    Code.NOT_WRITABLE: "{path} can't be written to. Nothing was changed. Choose another folder, "
    "or ask who looks after this computer for the right to write there.",
    Code.FOLDER_GONE: "The folder of {path} is not there (any more). What was saved before is "
    "as it was. Connect the disk or the network folder again.",
    Code.NO_PERMISSION: "{path} is closed to this user ({detail}). It was left as it is. Ask "
    "who looks after this computer for the right to it.",
    Code.NO_SPACE: "There is no space left to write {path}. What was saved before is safe. "
    "Free some space on the disk.",
    Code.IO: "The system could not read or write {path} ({detail}). What was saved before is "
    "safe. Look after the disk or the network folder, then try again.",
    Code.LOG_CHANGED: "The log {path} is not as it was written: {detail}. The records are "
    "checked by themselves. Keep this log, and compare it with the one in a backup of the store.",
    Code.LOG_CUT: "The log {path} lacks entries it once had: {detail}. The records are checked by "
    "themselves. Keep this log, and look for the rest in a backup of the store.",
    Code.SIGNED_CHANGED: "{path} holds a signed visit that is not as it was signed: {detail}. It "
    "was left as it is. Compare it with the backups of this patient.",
    Code.SIGNED_GONE: "{path} lacks a signed visit: {detail}. It was left as it is. Look for the "
    "visit in the backups of this patient.",
    Code.PICTURE_UNREADABLE: "{path} is no picture that can be read ({detail}). It was not "
    "added. Choose a PNG, JPEG, TIFF or WebP; a phone that takes HEIC can be set to JPEG.",
    Code.PICTURE_TOO_LARGE: "{path} is too large for a photo ({detail}). It was not added. "
    "Choose a smaller picture.",
    Code.PHOTO_MISSING: "The file of a photo is missing: {path}. The record that shows it is safe. "
    "Put the file back from a copy of the store; where a cloud keeps it, wait until it is here.",
    Code.WRONG_PASSPHRASE: "The passphrase doesn't fit. Nothing was changed. Look at capitals and "
    "the keyboard's language, or use the recovery key.",
    Code.BAD_RECOVERY_KEY: "That is not the recovery key: a sign is missing or wrong. Nothing was "
    "changed. Compare it with the paper, group by group.",
    Code.KEY_DAMAGED: "The key file {path} is damaged ({detail}). The records are safe. Unlock the "
    "store with another therapist's passphrase or the recovery key, or put back a sound copy.",
    Code.KEY_MISSING: "The key file {path} is not there. The records are safe. Unlock the store "
    "with another therapist's passphrase or the recovery key, or put back a copy of the folder "
    "“keys” from a backup.",
    Code.KEY_TOO_COSTLY: "The key file {path} was made on a much faster computer, and this one "
    "would take too long to open it. Nothing was changed. Set the passphrase anew there.",
    Code.KEY_FAILED: "The passphrase could not be worked on ({detail}). Nothing was changed. Close "
    "other programs and try again: it takes up to a gigabyte of memory.",
    Code.SHUT_OUT: "The key you work with no longer opens this store. What was saved before is "
    "safe. Ask a colleague who can still open it.",
}

_RECORD = {
    Wrong.OUT_OF_RANGE: "{field} must lie within {detail}.",
    Wrong.TOO_LONG: "{field} is too long: {detail} characters at most.",
    Wrong.NOT_TEXT: "{field} holds something that is no text.",
    Wrong.REQUIRED: "{field} must not be empty.",
    Wrong.UNKNOWN_TERM: "{field} can't be “{detail}”.",
    Wrong.DUPLICATE: "{field} is there twice: “{detail}”.",
    Wrong.NOT_FOUND: "There is no {field} “{detail}”.",
    Wrong.SIGNED: "The visit is signed and can't be changed any more.",
    Wrong.UNSIGNED: "The visit is not signed yet: change it itself.",
    Wrong.OUTSIDE_BODY: "That is beside the body.",
    Wrong.NO_AREA: "That line encloses nothing: draw round the place.",
    Wrong.NO_ZONE: "{field} lacks its offset from UTC.",
    Wrong.NEEDLES_IN: "Needles still in: {detail}. Take them out, or say why they stay, before "
    "the visit is signed.",
    Wrong.TREATED: "A problem that visits have treated stays in the record.",
    Wrong.FUTURE: "{field} lies in the future.",
    Wrong.LONG_AGO: "{field} is too long ago: {detail} at the earliest.",
    Wrong.BEFORE_BIRTH: "A visit can't be before the patient's birth date.",
}

_BODY = {
    Fault.UNKNOWN_BODY: "There is no body “{subject}” in the atlas.",
    Fault.UNKNOWN_VIEW: "There is no view “{subject}” in the atlas; “ims-chart views” lists them.",
    Fault.UNKNOWN_MUSCLE: "There is no muscle “{subject}” in the atlas.",
    Fault.MISSING_FILE: "A file of the program itself is missing: {subject}. The records are "
    "safe. Install IMS Chart anew.",
    Fault.DAMAGED_FILE: "A file of the program itself is damaged: {subject}. The records are "
    "safe. Install IMS Chart anew.",
    Fault.NEWER_FILE: "A file of the program itself is of another version: {subject}. The "
    "records are safe. Install IMS Chart anew.",
    Fault.DAMAGED_PATH: "A drawing of the program itself is damaged: {subject}. The records "
    "are safe. Install IMS Chart anew.",
}

_PRINT = {
    PrintFault.UNKNOWN_FORMAT: "A chart can be written as .pdf, .png or .tiff, not as "
    "“{subject}”. Nothing was written.",
    PrintFault.UNKNOWN_PAPER: "There is no paper “{subject}” here. Nothing was written.",
    PrintFault.DAMAGED_PICTURE: "A picture of the program itself is damaged: {subject}. The "
    "records are safe. Install IMS Chart anew.",
    PrintFault.DEVICE: "The printer or the file took no page ({subject}). The records are safe. "
    "Try again, or print to a PDF.",
    PrintFault.LOGO_UNREADABLE: "The logo is no picture that can be read ({subject}). Nothing was "
    "changed. Choose a PNG, JPEG or TIFF.",
    PrintFault.LOGO_TOO_LARGE: "The logo is too large ({subject}). Nothing was changed. Choose a "
    "smaller picture.",
    PrintFault.NO_VISIT: "There is no visit of {subject} yet, so there is nothing to print.",
}

_FIELDS = {
    "birth_date": "birth date",
    "count": "number of needles",
    "current_ma": "current (mA)",
    "date": "the day of the visit",
    "depth_mm": "depth (mm)",
    "diameter_mm": "diameter of the needle (mm)",
    "family": "name",
    "frequency_hz": "frequency (Hz)",
    "length_mm": "length of the needle (mm)",
    "maximum": "highest total",
    "minutes": "duration (minutes)",
    "pain_after": "pain after",
    "pain_before": "pain before",
    "pain_during": "pain during needling",
    "removed": "number of needles taken out",
    "same_site_mm": "distance within which sites are the same (mm)",
    "soreness_days": "days of soreness",
    "time_s": "time in place (s)",
    "timer_minutes": "time of the timer (minutes)",
    "measure.after": "value measured after",
    "measure.before": "value measured before",
    "questionnaire.important": "change that counts",
    "recorded": "time of entry",
    "referral.where": "place to refer to",
    "signature.name": "name of who signs",
    "therapist.name": "name of the therapist",
    "visit.needles_reason": "reason why needles stay in",
    "x": "place from left to right",
    "y": "place from top to bottom",
}

_OF_WHAT = frozenset(
    {"caption", "digest", "direction", "height", "kind", "level", "method", "name", "note"}
    | {"outline", "reason", "recorded", "segments", "state", "text", "title", "unit", "width"}
)
"""Fields that many things have."""


def explain(error: Explained) -> str:
    """One line of plain words. A patient's text never stands in it, save a name of a file."""
    if isinstance(error, StorageError):
        said = _STORAGE[error.code].format(
            path=error.path or "The file", detail=error.detail or "no more is known"
        )
    elif isinstance(error, RecordError):
        said = _RECORD[error.wrong].format(field=_field(error), detail=error.detail)
        said = f"{said[0].upper()}{said[1:]} Nothing was changed."
    elif isinstance(error, BodyError):
        said = _BODY[error.code].format(subject=error.subject)
    elif isinstance(error, PrintError):
        said = _PRINT[error.code].format(subject=error.subject)
    else:
        said = _BODY[Fault.MISSING_FILE].format(subject=error.filename)
    return "".join(c if c.isprintable() else "�" for c in said)


def _field(error: RecordError) -> str:
    """The field as a person knows it, whatever it is called in the file."""
    path, _, key = error.field.rpartition(".")
    noun = path.rpartition(".")[2].replace("_", " ")
    if key == "id":
        return noun or "id"
    if error.field in _FIELDS:
        return _FIELDS[error.field]
    words = _FIELDS.get(key, key.replace("_", " "))
    return f"{words} of the {noun}" if noun and key in _OF_WHAT else words


def complain_of(error: Explained) -> int:
    """Tells an error on standard error, in one line, and gives the exit status."""
    console.complain(explain(error))
    return FAILED
