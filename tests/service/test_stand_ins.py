"""Stand-ins: registered by the administrator, for others, for somebody who leads, for a while."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.errors.service import Unknown
from collector_desk.errors.session import BadStandIn, StandInOver
from collector_desk.models import Audit
from collector_desk.service.database import Database, Who
from collector_desk.wire.session import NewStandIn, StandInRow
from tests.kit import TODAY, add_user


@dataclass
class House:
    """Ada administers, Per leads, Kari and Ola work."""

    ada: Desk
    kari: Who
    per: Who

    def register(
        self, person: int | None, whom: int | None, first: date = TODAY, days: int = 13
    ) -> StandInRow:
        order = NewStandIn(
            person_id=person or 0,
            for_person_id=whom or 0,
            from_day=first,
            to_day=first + timedelta(days=days),
        )
        return self.ada.stand_ins.register(order, key=new_key())


@pytest.fixture
def house(db: Database, sign_in: Callable[..., Desk]) -> House:
    ada = sign_in("ada", role="administrator", name="Ada Berg", team=None)
    kari = add_user(db)
    return House(ada, kari, add_user(db, "per", role="supervisor", name="Per Leder"))


def test_a_stand_in_is_listed_and_ended_once(db: Database, house: House) -> None:
    made = house.register(house.kari.person_id, house.per.person_id)
    assert (made.name, made.for_name, made.ended) == ("Kari Nordmann", "Per Leder", False)
    assert house.ada.stand_ins.list().rows == (made,)
    assert house.ada.stand_ins.end(made.stand_in_id, key=new_key()).ended
    with pytest.raises(StandInOver):
        house.ada.stand_ins.end(made.stand_in_id, key=new_key())
    with pytest.raises(Unknown):
        house.ada.stand_ins.end(999, key=new_key())
    with db.read() as work:
        noted = work.execute(select(Audit.deed).where(Audit.outcome == "done")).scalars().all()
    assert [deed for deed in noted if deed.startswith("stand_ins")] == [
        "stand_ins.register",
        "stand_ins.end",
    ]


def _herself(house: House) -> object:
    return house.register(house.ada.session.show().user.person_id, house.per.person_id)


REFUSED: dict[str, tuple[Callable[[House], object], str]] = {
    "for oneself": (lambda h: h.register(h.per.person_id, h.per.person_id), "for seg selv"),
    "the administrator": (_herself, "gi deg selv"),
    "for who leads nobody": (lambda h: h.register(h.per.person_id, h.kari.person_id), "ikke leder"),
    "before today": (
        lambda h: h.register(h.kari.person_id, h.per.person_id, TODAY - timedelta(days=1)),
        "før i dag",
    ),
    "back in time": (
        lambda h: h.register(h.kari.person_id, h.per.person_id, days=-1), "før første dag",
    ),
    "for years": (
        lambda h: h.register(h.kari.person_id, h.per.person_id, days=400), "lenger enn ett år",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_is_refused_with_the_reason(house: House, what: str) -> None:
    attempt, told = REFUSED[what]
    with pytest.raises(BadStandIn) as refused:
        attempt(house)
    assert told in str(refused.value)
    assert house.ada.stand_ins.list().rows == ()


def test_nobody_unknown_stands_in(house: House) -> None:
    with pytest.raises(Unknown):
        house.register(999, house.per.person_id)
