"""Outages: kept, ended and withdrawn by the administrator, and read once in a transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.outages import Channel, Outage
from collector_desk.errors.outages import BadOutage, OutageOver
from collector_desk.errors.service import Unknown
from collector_desk.models import Audit
from collector_desk.service import outages
from collector_desk.service.database import Database
from collector_desk.wire.outages import EndOutage, NewOutage, OutageLine, WithdrawOutage
from tests.kit import TODAY
from tests.service.counting import statements

DAY = timedelta(days=1)


@pytest.fixture
def ada(sign_in: Callable[..., Desk]) -> Desk:
    return sign_in("ada", role="administrator", name="Ada Berg", team=None)


def keep(
    desk: Desk, first: date, last: date | None, channel: Channel = Channel.PORTAL
) -> OutageLine:
    order = NewOutage(channel=channel, from_day=first, to_day=last, source="Driftsmelding 41")
    return desk.outages.register(order, key=new_key())


def test_an_outage_is_kept_ended_and_withdrawn_and_each_is_noted(db: Database, ada: Desk) -> None:
    made = keep(ada, TODAY - 2 * DAY, None)
    assert (made.to_day, made.made_by, made.source) == (None, "Ada Berg", "Driftsmelding 41")
    ended = ada.outages.end(made.outage_id, EndOutage(to_day=TODAY - DAY), key=new_key())
    assert ended.to_day == TODAY - DAY
    with pytest.raises(OutageOver):
        ada.outages.end(made.outage_id, EndOutage(to_day=TODAY), key=new_key())
    taken = WithdrawOutage(why="Det var en øvelse hos leverandøren")
    assert ada.outages.withdraw(made.outage_id, taken, key=new_key()).withdrawn_by == "Ada Berg"
    with pytest.raises(OutageOver) as refused:
        ada.outages.withdraw(made.outage_id, taken, key=new_key())
    assert "portalen var nede 21.–22.11.2026" in str(refused.value)
    (row,) = ada.outages.list().rows
    assert (row.from_day, row.withdrawn_why) == (TODAY - 2 * DAY, taken.why)
    with db.read() as work:
        noted = work.scalars(select(Audit.deed).where(Audit.stream == "house")).all()
        assert outages.known(work) == ()
    assert [deed for deed in noted if deed.startswith("outages")] == [
        "outages.register",
        "outages.end",
        "outages.withdraw",
    ]


def test_the_list_says_how_deadlines_are_moved_and_that_it_is_not_confirmed(ada: Desk) -> None:
    found = ada.outages.list()
    assert "legges til" in found.rule
    assert found.unconfirmed.startswith("Ikke bekreftet: Forlengelse ved nedetid er en husregel")


REFUSED: dict[str, tuple[date, date | None, str]] = {
    "not begun": (TODAY + DAY, None, "når den har begynt"),
    "days to come": (TODAY, TODAY + DAY, "etter i dag"),
    "back in time": (TODAY, TODAY - DAY, "før første dag"),
    "kept already": (TODAY - 9 * DAY, TODAY - 4 * DAY, "fra før"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_is_refused_with_the_reason(ada: Desk, what: str) -> None:
    keep(ada, TODAY - 5 * DAY, TODAY - 4 * DAY)
    first, last, told = REFUSED[what]
    with pytest.raises(BadOutage) as refused:
        keep(ada, first, last)
    assert told in str(refused.value)
    assert len(ada.outages.list().rows) == 1
    keep(ada, TODAY - 5 * DAY, TODAY - 4 * DAY, Channel.PHONE)  # another channel is another one


def test_an_outage_ends_within_its_days(ada: Desk) -> None:
    made = keep(ada, TODAY - DAY, None)
    for day in (TODAY - 2 * DAY, TODAY + DAY):
        with pytest.raises(BadOutage):
            ada.outages.end(made.outage_id, EndOutage(to_day=day), key=new_key())
    with pytest.raises(Unknown):
        ada.outages.end(999, EndOutage(to_day=TODAY), key=new_key())


def test_the_outages_are_asked_for_once_in_a_transaction(db: Database, ada: Desk) -> None:
    keep(ada, TODAY - 2 * DAY, None)
    with db.read() as work, statements(work) as asked:
        first = outages.known(work)
        assert outages.known(work) == first
        assert len([each for each in asked if "FROM outage" in each]) == 1
    assert first == (
        Outage(channel=Channel.PORTAL, first=TODAY - 2 * DAY, last=TODAY, goes_on=True),
    )
