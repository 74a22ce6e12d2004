"""Answers about notes."""

from __future__ import annotations

from datetime import datetime

from collector_desk.wire.base import Wire


class Saved(Wire):
    """When a draft was kept."""

    at: datetime
