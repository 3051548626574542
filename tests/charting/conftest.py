import pytest

from ims_chart.charting.chart import Chart
from ims_chart.charting.document import Document
from ims_chart.record import Clinic
from tests import samples


@pytest.fixture(autouse=True)
def _application(qapp):
    """The history needs an application, and it must be the one that window tests use too."""


@pytest.fixture
def chart(atlas) -> Chart:
    """A patient with one visit that is begun and empty."""
    return Chart(Document(samples.record(visits=[samples.visit()])), atlas, Clinic(), author="th1")
