"""A version that goes to the namsmann is made by one who reads what has grown, and agrees to it."""

from __future__ import annotations

from dataclasses import replace

from collector_desk.errors.enforcement import GrownNeedsPassword
from collector_desk.service import requests_out
from collector_desk.service.database import Who
from tests.service.enforcing import Enforcement


def make(case: Enforcement, measure_id: int, who: Who) -> None:
    """The next version, the password given again a moment ago."""
    sits = replace(who, confirmed_at=case.db.clock.wall())
    try:
        make_as(case, measure_id, sits)
    except GrownNeedsPassword as asked:
        make_as(case, measure_id, sits, seen=str(asked.params["seen"]))


def make_as(case: Enforcement, measure_id: int, who: Who, *, seen: str = "") -> None:
    """The next version by one who has read what ``seen`` came with, if anything."""
    with case.db.write(who) as work:
        requests_out.make(work, measure_id, version=case.row(measure_id).version, seen=seen)
