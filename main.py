"""Runs IMS Chart from a checkout."""

import sys

from ims_chart.cli import main

sys.exit(main())
