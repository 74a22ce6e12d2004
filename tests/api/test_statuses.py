"""A status and a new address over the wire: what is sealed is in no answer that is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.status import Status
from collector_desk.errors.service import Unknown
from collector_desk.models import Debtor, Request
from collector_desk.service.database import Database
from collector_desk.wire.statuses import NewAddress, NewStatus
from tests.kit import TODAY
from tests.service.books import Books


def _home(street: str) -> NewAddress:
    return NewAddress(street=street, postcode="5003", city="Bergen", source="Folkeregisteret")


def _hides() -> NewStatus:
    return NewStatus(
        kind=Status.STRICTLY_CONFIDENTIAL, from_day=TODAY, source="Folkeregisteret", text=""
    )


def _opened(db: Database, desk: Desk) -> int:
    books = Books(db)
    books.today_is(TODAY)
    desk.debtors.open(books.debtor_id, reason="henvendelse fra skyldneren")
    return books.debtor_id


def test_who_is_not_cleared_registers_that_an_address_is_protected_and_is_out_at_once(
    db: Database, sign_in: Callable[..., Desk]
) -> None:
    desk = sign_in(clearance=False)
    debtor = _opened(db, desk)
    desk.statuses.move(debtor, _home("Gjemt vei 1"), key=new_key())
    rows = desk.statuses.register(debtor, _hides(), key=new_key()).rows
    assert [row.kind for row in rows] == [Status.STRICTLY_CONFIDENTIAL]
    with db.read() as work:
        assert work.get_one(Debtor, debtor).protection == "strictly_confidential"
    with pytest.raises(Unknown):
        desk.statuses.list(debtor)


def test_where_a_debtor_lived_before_is_in_no_answer_that_is_kept(
    db: Database, sign_in: Callable[..., Desk]
) -> None:
    desk = sign_in(clearance=True)
    debtor = _opened(db, desk)
    desk.statuses.move(debtor, _home("Gjemt vei 1"), key=new_key())
    desk.statuses.move(debtor, _home("Gjemt vei 2"), key=new_key())
    desk.statuses.register(debtor, _hides(), key=new_key())
    assert "Gjemt vei 1" in desk.statuses.list(debtor).former[0].address
    with db.read() as work:
        kept = " ".join(work.scalars(select(Request.answer)))
    assert "Gjemt" not in kept
