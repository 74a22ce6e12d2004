"""Costs that were registered with a judgment before they named their debtor are of that debtor."""

from __future__ import annotations

from datetime import date

from sqlalchemy import update

from collector_desk import migrations
from collector_desk.domain.facts import FactKind
from collector_desk.models import Judgment
from collector_desk.service import judgments
from collector_desk.service.database import SYSTEM
from collector_desk.wire.enforcement_requests import JudgmentBoard, JudgmentKind, NewJudgment
from tests.kit import add_user, open_db
from tests.postgres import as_owner
from tests.service.books import Books
from tests.service.casework import opens

BEFORE = "2026_11_27_sealed"
DECIDED = date(2026, 11, 20)


def test_older_costs_are_found_by_their_amount_and_day(database_url: str) -> None:
    url = as_owner(database_url)
    db = open_db(url)
    books = Books(db)
    claim = books.claim()
    kari = add_user(db)
    opens(db, kari, books.debtor_id)
    books.happens(
        claim, FactKind.COSTS, 250_000, DECIDED
    )  # of another case, and not the judgment's
    for costs, court in ((0, "Oslo tingrett"), (250_000, "Borgarting lagmannsrett")):
        order = NewJudgment(
            claim_id=claim, what=JudgmentKind.JUDGMENT, board=JudgmentBoard.COURT,
            board_name=court, complained_on=DECIDED, decided_on=DECIDED, costs=costs,
        )  # fmt: skip
        with db.write(kari) as work:
            judgments.register(work, books.debtor_id, order)
    with db.write(SYSTEM) as work:
        fact = work.get_one(Judgment, 2).fact_id
        work.execute(update(Judgment).values(fact_id=None))
    db.close()
    migrations.downgrade(url, revision=BEFORE)
    migrations.upgrade(url)
    db = open_db(url)
    with db.read() as work:
        assert [work.get_one(Judgment, number).fact_id for number in (1, 2)] == [None, fact]
    db.close()
