"""The desk's day: Oslo's, or the practice desk's fixed one at every hour of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from collector_desk.service import clock
from collector_desk.service.clock import Clock, end_of, oslo_day

DAY = date(2026, 11, 23)


class _Late(datetime):
    @classmethod
    def now(cls, _tz: object = None) -> datetime:  # type: ignore[override]
        return datetime(2026, 7, 1, 22, 45, tzinfo=UTC)  # already the next day in Oslo


def test_a_fixed_day_is_that_day_in_oslo_at_every_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "datetime", _Late)
    now = Clock(DAY).now()
    assert oslo_day(now) == DAY
    assert now <= end_of(DAY)


def test_without_a_fixed_day_the_day_is_oslos(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "datetime", _Late)
    assert Clock().today() == date(2026, 7, 2)
