"""What tests of imports and payments share: a practice desk with claims taken in from files."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, insert, select

from collector_desk.models import Claim, House, Posting
from collector_desk.service.claim_import import commit as take_in_file
from collector_desk.service.database import SYSTEM, Database, Who, Work
from collector_desk.service.ocr_import import commit as read_in_file
from collector_desk.wire.imports import ClaimReport, OcrReport
from collector_desk.wire.payments import Move, Part, PaymentSheet, Place
from tests.exchange import ocr_lines
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
    # Limitation runs from the service, which is not after the invoice.
    made["foreldelse_fra"] = made["fakturadato"]
    return made


def parents(number: str, **changed: Any) -> Json:
    """A claim on two joint debtors."""
    made = deepcopy(KINDERGARTEN)
    made.update({"referanse": f"BH-{number}", "fakturanummer": number, "kid": "", **changed})
    return made


@dataclass(frozen=True, kw_only=True)
class Paid:
    """One payment of an OCR file; ``amount`` in øre, days as DDMMYY."""

    amount: int
    kid: str = ""
    kind: int = 10
    sign: str = "0"
    order: str = "191126"
    account: str = "99991004277"
    text: str = ""


def ocr(*payments: Paid, number: int = 1, day: str = "201126") -> bytes:
    """A payment file of one transmission whose control sums are right."""
    lines: list[str] = []
    for place, paid in enumerate(payments, 1):
        kind = 21 if paid.text and paid.kind == 10 else paid.kind
        lines += ocr_lines.payment(
            place, kind=kind, amount=paid.amount, kid=paid.kid, sign=paid.sign, day=day,
            order=paid.order, account=paid.account,
        )  # fmt: skip
        if paid.text:
            lines.append(ocr_lines.text(place, paid.text, kind=kind))
    away = [paid.amount for paid in payments if paid.sign == "-" and paid.kind not in (18, 20)]
    total = sum(paid.amount for paid in payments) - 2 * sum(away)
    made = ocr_lines.transmission(
        [ocr_lines.assignment(lines, total=total, days=(day,) * 3)], total=total, number=number
    )
    made[-1] = ocr_lines.end_transmission(
        count=len(payments), records=len(made), total=total, day=day
    )
    return ocr_lines.to_bytes(made)


def read_in(db: Database, *payments: Paid, number: int = 1, who: Who = SYSTEM) -> OcrReport:
    """Read in a payment file."""
    with db.write(who) as work:
        return read_in_file(work, f"ocr-{number}.txt", ocr(*payments, number=number))


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


def place_order(*parts: tuple[int, int], version: int = 1) -> Place:
    """An order to place money: claim and øre of each part."""
    made = tuple(Part(claim_id=claim_id, amount=amount) for claim_id, amount in parts)
    return Place(version=version, parts=made, reason="etter brev fra skyldneren")


def move_order(sheet: PaymentSheet, *parts: tuple[int, int], place: int = 0) -> Move:
    """An order to move one placing of a payment."""
    return Move(
        version=sheet.payment.version,
        placement_id=sheet.placements[place].placement_id,
        parts=tuple(Part(claim_id=claim_id, amount=amount) for claim_id, amount in parts),
        reason="feil krav",
    )
