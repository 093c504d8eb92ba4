"""Standoff: an evidence-linked record of what every side reports about a conflict."""

__version__ = "0.1.0"
