"""Lets `python -m ims_chart` run the program."""

import sys

from ims_chart.cli import main

sys.exit(main())
