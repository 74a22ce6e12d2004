"""A hit warns of what the debtor's own screen warns of: objections, minors, statuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from collector_desk.client.desk import Desk
from collector_desk.models import Claim, Debtor, DebtorStatus
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.search_index import index_debtor
from tests.kit import TODAY
from tests.service.books import Books

SignIn = Callable[..., Desk]


@pytest.mark.parametrize(
    ("born", "statuses", "paid", "state", "warned"),
    [
        (date(2008, 11, 24), (), 0, "open", ("objection", "minor")),
        (date(2008, 11, 23), (), 0, "open", ("objection",)),
        (None, ("emigrated", "deceased"), 0, "open", ("objection", "deceased", "emigrated")),
        (date(2010, 1, 1), ("minor",), 100_000, "open", ("minor",)),
        (None, (), 0, "withdrawn", ()),
    ],
)
def test_a_hit_warns_as_the_screen_does(  # noqa: PLR0917 - a row of the table
    db: Database,
    sign_in: SignIn,
    born: date | None,
    statuses: tuple[str, ...],
    paid: int,
    state: str,
    warned: tuple[str, ...],
) -> None:
    books = Books(db)
    claim_id = books.claim(100_000, interest_from=None)
    if paid:
        books.pays(claim_id, paid, TODAY)
    with db.write(SYSTEM) as work:
        claim = work.get_one(Claim, claim_id)
        claim.objection_on, claim.state = date(2026, 11, 1), state
        debtor = work.get_one(Debtor, books.debtor_id)
        debtor.birth_date = born
        index_debtor(work, debtor)
        for kind in statuses:
            work.add(
                DebtorStatus(debtor_id=debtor.id, kind=kind, from_day=TODAY, source="register")
            )
    desk = sign_in("kari")
    (hit,) = desk.search("Lykt Fager").debtors
    sheet = desk.debtors.open(books.debtor_id, reason="telefon fra skyldner")
    assert hit.warnings == tuple(alert.kind for alert in sheet.warnings) == warned
