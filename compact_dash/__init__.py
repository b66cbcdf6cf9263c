"""Compact Dash: where 14 departments stand on the Compact, for the Forum that meets about it."""

__version__ = "0.1.0"
