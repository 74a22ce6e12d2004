"""Collector Desk: the desk of the municipal collection agency."""

__version__ = "0.1.0"
