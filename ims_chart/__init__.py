"""IMS Chart: dry needling charted on the body, visit by visit."""

__version__ = "0.1.0"
