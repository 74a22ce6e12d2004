"""The proof and the list of looks, over the wire."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select, text

from collector_desk.client.desk import Desk
from collector_desk.errors.session import NotAllowed
from collector_desk.models import Audit
from collector_desk.service.database import Database
from collector_desk.wire.audit import Finding
from tests.service.books import Books


def _verify(desk: Desk) -> Finding:
    return desk.connection.call("audit.verify", Finding, long=True)


def test_an_auditor_has_the_house_proved_and_it_is_noted(
    db: Database, sign_in: Callable[..., Desk]
) -> None:
    books = Books(db)
    books.pays(books.claim(), 200_000, date(2024, 6, 27))
    found = _verify(sign_in("per", role="auditor"))
    assert found.whole
    assert found.lines[0].startswith("Logg: ")
    with db.read() as work:
        noted = work.scalars(select(Audit).where(Audit.deed == "audit.verify")).one()
    assert (noted.stream, noted.details) == ("house", {"whole": True})


def test_a_break_is_named_over_the_wire(db: Database, sign_in: Callable[..., Desk]) -> None:
    # An added posting needs no owner: the application role may add, and is found out too.
    claim = Books(db).claim()
    with db.connection() as connection:
        connection.execute(
            text(
                "INSERT INTO posting (id, claim_id, key, debit, credit, amount, value_date,"
                " booked_at, rule, source) SELECT 999, claim_id, 'x', debit, credit, amount,"
                " value_date, booked_at, rule, source FROM posting WHERE id = 1"
            )
        )
    found = _verify(sign_in("per", role="administrator"))
    assert not found.whole
    assert f"krav K-2026-{claim:06d}, postering 999" in "\n".join(found.lines)


@pytest.mark.parametrize("role", ["caseworker", "supervisor", "integration"])
def test_others_may_not_have_it_proved(sign_in: Callable[..., Desk], role: str) -> None:
    desk = sign_in("per", role=role)
    with pytest.raises(NotAllowed):
        _verify(desk)


def test_who_has_looked_is_itself_a_look(db: Database, sign_in: Callable[..., Desk]) -> None:
    books = Books(db)
    desk = sign_in("per", role="auditor")
    desk.debtors.open(books.debtor_id, reason="kontroll av innsyn")
    first = desk.debtors.looks(books.debtor_id)
    second = desk.debtors.looks(books.debtor_id)
    assert [look.deed for look in first.rows] == ["debtors.open"]
    assert first.rows[0].reason == "kontroll av innsyn"
    assert [look.deed for look in second.rows] == ["audit.looks", "debtors.open"]
