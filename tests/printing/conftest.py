import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _application(qapp):
    """Fonts need an application, and it must be the one that window tests use too."""
