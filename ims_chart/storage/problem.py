"""A file that isn't sound, as `check` tells it."""

from __future__ import annotations

from pathlib import Path

from ims_chart.frozen import frozen
from ims_chart.storage.errors import StorageError


@frozen(kw_only=True)
class Problem:
    """A file that isn't sound. ENCRYPTED: its header is, and the key to look inside is lacking."""

    path: Path
    error: StorageError
