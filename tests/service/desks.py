"""What tests of imports and payments share: a practice desk with claims taken in from files."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from sqlalchemy import func, insert, select

from collector_desk.models import Claim, House, Posting
from collector_desk.service.claim_import import commit as take_in_file
from collector_desk.service.database import SYSTEM, Database, Who, Work
from collector_desk.wire.imports import ClaimReport
from tests.exchange.claim_files import INVOICE, KINDERGARTEN, Json, document, to_csv


def practise(db: Database) -> None:
    """Let the desk take synthetic people."""
    with db.write(SYSTEM) as work:
        work.execute(insert(House).values(key="practice", value="ja"))


def take_in(db: Database, made: Json | None = None, *, who: Who = SYSTEM) -> ClaimReport:
    """Take in a hand-over; without one the five claims of the examples."""
    with db.write(who) as work:
        return take_in_file(work, "krav.csv", to_csv(made or document()))


def invoice(number: str, **changed: Any) -> Json:
    """A claim on the one company of the examples, as plain as a claim can be: no fee, no letter."""
    made = deepcopy(INVOICE)
    made.update({"referanse": f"FAK-{number}", "fakturanummer": number, "kid": "", **changed})
    return made


def parents(number: str, **changed: Any) -> Json:
    """A claim on two joint debtors."""
    made = deepcopy(KINDERGARTEN)
    made.update({"referanse": f"BH-{number}", "fakturanummer": number, "kid": "", **changed})
    return made


def claims_of(db: Database) -> Sequence[Claim]:
    """Every claim, by its number."""
    with db.read() as work:
        return work.scalars(select(Claim).order_by(Claim.id)).all()


def balance(work: Work, account: str, *, claim_id: int | None = None) -> int:
    """Debits less credits of an account, in øre; of one claim or of the whole ledger."""
    on_claim = Posting.claim_id == claim_id if claim_id is not None else Posting.id.is_not(None)

    def side(column: Any) -> int:
        query = select(func.coalesce(func.sum(Posting.amount), 0))
        return int(work.scalar(query.where(column == account, on_claim)) or 0)

    return side(Posting.debit) - side(Posting.credit)


def counted(db: Database, *tables: Any) -> dict[str, int]:
    """How many rows each table has: the same before and after shows that nothing happened."""
    with db.read() as work:
        return {
            table.__tablename__: work.scalar(select(func.count()).select_from(table)) or 0
            for table in tables
        }
