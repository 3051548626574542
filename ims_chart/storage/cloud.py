"""Whether a folder is copied to somebody else's computers: the person who chooses it shall know.

The marks are those that the programs leave on disk as they stand in 2026; a folder without a mark
may be copied all the same.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

_BY_NAME = (
    (re.compile(r"dropbox( \(.+\))?", re.I), "Dropbox"),
    (re.compile(r"onedrive( ?- ?.+)?", re.I), "OneDrive"),
    (
        re.compile(r"iclouddrive|icloud drive|com~apple~clouddocs|mobile documents", re.I),
        "iCloud Drive",
    ),
    (re.compile(r"google ?drive(-.+)?|googledrive(-.+)?|my drive", re.I), "Google Drive"),
    (re.compile(r"nextcloud\d*(-.+)?", re.I), "Nextcloud"),
    (re.compile(r"owncloud\d*(-.+)?", re.I), "ownCloud"),
)
_BY_MARK = (
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".tmp.driveupload", "Google Drive"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
)
_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def synchronised(path: Path, environ: Mapping[str, str] = os.environ) -> str | None:
    """The name of the cloud that the folder lies in, if it is known to lie in one.

    Reads names and marks of the folder and those above it; the folder need not exist.
    """
    folders = _real(path)
    for folder in folders:
        for name, cloud in _BY_NAME:
            if name.fullmatch(folder.name):
                return cloud
        for mark, cloud in _BY_MARK:
            if _there(folder / mark):
                return cloud
    onedrives = {Path(root) for key in _ONEDRIVE if (root := environ.get(key))}
    if onedrives.intersection(folders):
        return "OneDrive"
    return "Dropbox" if _dropboxes().intersection(folders) else None


def _real(path: Path) -> list[Path]:
    """The folder and all above it, as they are named and as links lead."""
    named = path.absolute()
    try:
        real = named.resolve()
    except (OSError, RuntimeError):
        real = named
    return list(dict.fromkeys((named, *named.parents, real, *real.parents)))


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _dropboxes() -> set[Path]:
    """Folders that Dropbox says are its own, whatever they are called."""
    for base in (Path.home() / ".dropbox", Path(os.environ.get("LOCALAPPDATA", ".")) / "Dropbox"):
        try:
            info = json.loads((base / "info.json").read_text(encoding="utf-8"))
            return {Path(account["path"]) for account in info.values()}
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            continue
    return set()
