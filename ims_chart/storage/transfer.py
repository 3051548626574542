"""One patient as a single file that another clinic can take up: a zip with a list of hashes.

manifest.json          format, version, id of the record, SHA-256 of every other file in it
record.json            the record as it lies in a store that isn't encrypted
photos/<digest>.jpg    its pictures

With a passphrase the whole zip is sealed as the `age` program seals a file.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from ims_chart.frozen import frozen
from ims_chart.record import Record, Visit, new_id
from ims_chart.record.join import join
from ims_chart.storage import atomic, codec, passphrase
from ims_chart.storage.act import Act
from ims_chart.storage.backups import Reason
from ims_chart.storage.errors import Code, StorageError
from ims_chart.storage.file import MAX_BYTES, check_id
from ims_chart.storage.vault import HEADER

if TYPE_CHECKING:
    from pathlib import Path

    from ims_chart.storage.store import Saved, Store

FORMAT = "ims-chart/patient"
VERSION = 1
SUFFIX = ".imspatient"
MOST_FILES = 10_000
MOST_BYTES = 2 * 1024**3

_RECORD = "record.json"
_MANIFEST = "manifest.json"
_PHOTOS = "photos/"
_JPG = ".jpg"


class _Manifest(msgspec.Struct):
    format: str
    version: int
    record: str
    files: dict[str, str]


@frozen(kw_only=True)
class Transfer:
    """A patient as another clinic sent them.

    Attributes:
        photos: bytes by digest.
    """

    record: Record
    photos: Mapping[str, bytes]


def export_file(store: Store, record_id: str, path: Path, words: str = "") -> None:
    """Writes a patient to a file, sealed by the passphrase `words` if there is one.

    Raises:
        StorageError: what `Store.load`, `Photos.read` and `atomic.write` raise; KEY_FAILED.
    """
    data = packed(store, record_id)
    atomic.write(path, passphrase.seal(data, words) if words else data)
    store.audit.note(Act.EXPORTED, record_id)


def packed(store: Store, record_id: str) -> bytes:
    """The bytes of the zip. Raises StorageError like `Store.load` and `Photos.read`."""
    path = store.path(record_id)
    data = store.get(path)
    store.decode(path, record_id)
    parts = {_RECORD: data}
    for digest in store.photos.of(record_id):
        parts[f"{_PHOTOS}{digest}{_JPG}"] = store.photos.read(record_id, digest)
    hashes = {name: hashlib.sha256(part).hexdigest() for name, part in parts.items()}
    manifest = _Manifest(FORMAT, VERSION, record_id, hashes)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        told = msgspec.json.format(msgspec.json.encode(manifest), indent=2)
        archive.writestr(_MANIFEST, told + b"\n")
        for name, part in parts.items():
            archive.writestr(name, part)
    return whole.getvalue()


def is_sealed(data: bytes) -> bool:
    """Whether a passphrase is needed to look inside."""
    return data.startswith(HEADER)


def opened(data: bytes, words: str = "") -> Transfer:
    """What is in the bytes of such a file. Nothing of it is trusted before its hash is checked.

    Raises:
        StorageError: ENCRYPTED without the passphrase, WRONG_PASSPHRASE; DAMAGED, NEWER, TOO_LARGE.
    """
    if is_sealed(data):
        if not words:
            raise StorageError(Code.ENCRYPTED)
        data = passphrase.unseal(data, words)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _transfer(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError) as error:
        raise StorageError(Code.DAMAGED, detail="not a file of one patient") from error
    except (RuntimeError, ValueError, OSError, zlib.error) as error:
        # What else a zip that was made to harm brings the reader to.
        raise StorageError(Code.DAMAGED, detail=type(error).__name__) from error


def import_new(store: Store, transfer: Transfer) -> str:
    """Takes the patient up as somebody new and gives the id: that of the file, or another where
    that is taken. The photos are there before the record names them.

    Raises:
        StorageError: what `Store.new` and `Photos.add` raise.
    """
    record = replace(transfer.record, visits=tuple(map(_without_heads, transfer.record.visits)))
    if store.path(record.id).exists():
        record = replace(record, id=new_id())
    for data in transfer.photos.values():
        store.photos.add(record.id, data)
    _noted(store, record.id, store.new(record))
    return record.id


def _without_heads(visit: Visit) -> Visit:
    """The logs of another clinic aren't here to be compared with."""
    if visit.signature is None or not visit.signature.heads:
        return visit
    return replace(visit, signature=replace(visit.signature, heads=()))


def import_into(store: Store, record_id: str, transfer: Transfer, at: dt.datetime) -> None:
    """Joins the patient into a record of the store, which is kept as a backup before.

    Raises:
        StorageError: what `Store.load`, `Store.save` and `Photos.add` raise; READ_ONLY.
    """
    loaded = store.load(record_id)
    if loaded.newer:
        raise StorageError(Code.READ_ONLY, store.path(record_id))
    data = store.get(store.path(record_id))
    store.backups.keep(record_id, data, Reason.MERGED)
    for photo in transfer.photos.values():
        store.photos.add(record_id, photo)
    other = replace(transfer.record, visits=tuple(map(_without_heads, transfer.record.visits)))
    joined = join(loaded.record, other, author=store.author, at=at)
    _noted(store, record_id, store.save(joined.record, loaded.digest))


def read_file(path: Path) -> bytes:
    """The bytes of such a file.

    Raises:
        StorageError: NOT_FOUND, TOO_LARGE, NO_PERMISSION, IO.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise StorageError(Code.TOO_LARGE, path, f"{size} bytes")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise StorageError(Code.NOT_FOUND, path) from error
    except OSError as error:
        code = Code.NO_PERMISSION if isinstance(error, PermissionError) else Code.IO
        raise StorageError(code, path, error.strerror or type(error).__name__) from error


def _noted(store: Store, record_id: str, saved: Saved) -> None:
    store.audit.note(Act.IMPORTED, record_id, revision=saved.revision, digest=saved.digest)


def _transfer(archive: zipfile.ZipFile) -> Transfer:
    manifest = _manifest(archive)
    loaded = codec.decode_record(_sound(archive, _RECORD, manifest))
    if loaded.record.id != manifest.record:
        raise _damaged("id: not the one in the list")
    if loaded.newer:
        raise StorageError(Code.NEWER, detail=f"version {loaded.version}")
    photos = {}
    for name in manifest.files.keys() - {_RECORD}:
        digest = manifest.files[name]
        if name != f"{_PHOTOS}{digest}{_JPG}":
            raise _damaged(f"{name}: not the name of a photo")
        photos[digest] = _sound(archive, name, manifest)
    return Transfer(record=loaded.record, photos=photos)


def _manifest(archive: zipfile.ZipFile) -> _Manifest:
    """The list, which names every file that is there and no other."""
    infos = {info.filename: info for info in archive.infolist()}
    if len(infos) > MOST_FILES or sum(i.file_size for i in infos.values()) > MOST_BYTES:
        raise StorageError(Code.TOO_LARGE, detail=f"{len(infos)} files")
    manifest: _Manifest = codec.parsed(_part(archive, _MANIFEST), _Manifest)
    if manifest.format != FORMAT:
        raise _damaged(f"format: not {FORMAT}")
    if manifest.version > VERSION:
        raise StorageError(Code.NEWER, detail=f"version {manifest.version}")
    check_id(manifest.record)
    missing = set(manifest.files).symmetric_difference(infos.keys() - {_MANIFEST})
    if missing or _RECORD not in infos:
        raise _damaged(f"{min(missing, default=_RECORD)}: not in both list and file")
    return manifest


def _sound(archive: zipfile.ZipFile, name: str, manifest: _Manifest) -> bytes:
    data = _part(archive, name)
    if hashlib.sha256(data).hexdigest() != manifest.files[name]:
        raise _damaged(f"{name}: not what was packed")
    return data


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """No more than a record may have is unpacked, whatever the zip says of its size."""
    try:
        with archive.open(name) as part:
            data = part.read(MAX_BYTES + 1)
    except KeyError as error:
        raise _damaged(f"{name}: missing") from error
    if len(data) > MAX_BYTES:
        raise StorageError(Code.TOO_LARGE, detail=name)
    return data


def _damaged(detail: str) -> StorageError:
    return StorageError(Code.DAMAGED, detail=detail)
