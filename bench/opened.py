"""A measured database, opened as the service opens it."""

from __future__ import annotations

from datetime import date

from collector_desk.domain.rates import Rates
from collector_desk.service.clock import Clock
from collector_desk.service.database import Database
from collector_desk.service.vault import Vault

TODAY = date(2026, 11, 23)


def open_db(url: str) -> Database:
    """A practice database on its fixed day."""
    return Database(url, vault=Vault(b"b" * 32), clock=Clock(TODAY), rates=Rates.practice())
