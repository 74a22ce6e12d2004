"""Payment files from the bank: every payment is kept, and placed where its KID says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, tuple_

from collector_desk.domain.facts import FactKind
from collector_desk.errors.imports import OcrFileHere, TransmissionHere
from collector_desk.exchange import ocr
from collector_desk.exchange.ocr import Assignment, OcrFile, Transaction
from collector_desk.models import (
    BankFile,
    ClaimDebtor,
    Document,
    FactRow,
    Payment,
    PaymentState,
    Transmission,
)
from collector_desk.service import booking, held_money, money_in, plan_orders
from collector_desk.service.bulk_notes import note_debtors
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work
from collector_desk.service.facts import covering
from collector_desk.service.held_money import HeldMoney
from collector_desk.service.keys import chunks, fill, reserve, turn
from collector_desk.service.kid_matching import Money, Verdict, match
from collector_desk.service.memory import unsearched
from collector_desk.service.money_in import Arrived
from collector_desk.service.ocr_files import called
from collector_desk.wire.imports import OcrReport

TURN = "ocr"
"""One file at a time, so that a transmission is never read in twice."""
_LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class _Line:
    """One payment of the file, where it stands, and what becomes of it."""

    transmission: ocr.Transmission
    assignment: Assignment
    payment: Transaction
    verdict: Verdict

    @property
    def source(self) -> str:
        return f"OCR {self.transmission.number:07d}, post {self.payment.number}"

    @property
    def unplaced(self) -> int:
        """Øre that are on no claim: below zero where the bank took money back."""
        sign = 1 if self.payment.amount > 0 else -1
        return self.payment.amount - sign * self.verdict.placed

    @property
    def claim_ids(self) -> list[int]:
        """The claims its money goes to; a payment of nothing goes nowhere."""
        return [part.claim_id for part in self.verdict.parts]


def check(work: Work, name: str, data: bytes) -> OcrReport:
    """What reading in this file would do. Reads only.

    Raises a ``FileRefusal`` where a control of the format fails, OcrFileHere and
    TransmissionHere where it was read in before.
    """
    file = ocr.read(data, name=name)
    _refuse_earlier(work, file)
    return _report(file, _lines(work, file))


def commit(work: Work, name: str, data: bytes) -> OcrReport:
    """Read in a payment file: all of it or, where it is refused, nothing.

    A payment with the KID of an open claim is placed on it, and beyond it on the other claims of
    its payment plan; every other is kept unplaced, with why. Raises as ``check``.
    """
    turn(work, TURN)
    with unsearched():
        file = ocr.read(data, name=name)
        _refuse_earlier(work, file)
        lines = _lines(work, file)
        kept = _keep(work, file, data)
        _book(work, file, lines, kept)
        report = _report(file, lines)
    return report.model_copy(
        update={
            "file_id": kept.id,
            "committed": True,
            "imported_at": kept.imported_at,
            "imported_by": kept.imported_by,
        }
    )


def _book(work: Work, file: OcrFile, lines: Sequence[_Line], kept: BankFile) -> None:
    keys = _transmissions(work, file, kept)
    numbered = list(zip(reserve(work, Payment, len(lines)), lines, strict=True))
    fill(work, Payment, [_payment(work, n, line, keys) for n, line in numbered])
    fill(work, PaymentState, [_state(number, line) for number, line in numbered])
    money_in.receive(work, [_arrived(number, line) for number, line in numbered])
    fill(work, FactRow, list(_facts(work, numbered, kept)))
    booking.book(work, {number for line in lines for number in line.claim_ids})
    held_money.hold(work, list(_held(numbered)))
    _note(work, kept, numbered)


def _refuse_earlier(work: Work, file: OcrFile) -> None:
    earlier = work.scalar(select(BankFile).where(BankFile.sha256 == file.sha256))
    if earlier is not None:
        raise OcrFileHere(file=file.name, **_when(earlier))
    keys = [(t.sender, str(t.number), t.recipient) for t in file.transmissions]
    found = work.execute(
        select(Transmission, BankFile)
        .join(BankFile, BankFile.id == Transmission.file_id)
        .where(tuple_(Transmission.sender, Transmission.number, Transmission.recipient).in_(keys))
        .order_by(Transmission.id)
        .limit(1)
    ).one_or_none()
    if found is not None:
        transmission, earlier = found
        raise TransmissionHere(
            file=file.name,
            number=transmission.number,
            sender=transmission.sender,
            **_when(earlier),
        )


def _when(earlier: BankFile) -> dict[str, str]:
    return {
        "day": oslo_day(earlier.imported_at).isoformat(),
        "who": earlier.imported_by,
        "earlier": earlier.name,
    }


def _lines(work: Work, file: OcrFile) -> list[_Line]:
    every = [(t, a, payment) for t in file.transmissions for a in t.assignments
             for payment in a.transactions]  # fmt: skip
    arrived = [Money(p.kid or "", p.amount, p.value_date) for _, _, p in every]
    verdicts = match(work, arrived)
    return [_Line(*place, verdict) for place, verdict in zip(every, verdicts, strict=True)]


def _keep(work: Work, file: OcrFile, data: bytes) -> BankFile:
    document = Document(
        kind="payment_file",
        title=f"OCR-fil {file.name}"[:200],
        day=work.clock.today(),
        name=file.name,
        sha256=file.sha256,
        content=data,
        kept_at=work.clock.now(),
    )
    work.add(document)
    work.flush()
    kept = BankFile(
        name=file.name,
        sha256=file.sha256,
        payments=file.transactions,
        total=file.amount,
        imported_at=work.clock.now(),
        imported_by=work.who.name,
        document_id=document.id,
    )
    work.add(kept)
    work.flush()
    return kept


def _transmissions(work: Work, file: OcrFile, kept: BankFile) -> dict[tuple[str, int, str], int]:
    rows = {
        t.key: Transmission(
            file_id=kept.id,
            sender=t.sender,
            number=str(t.number),
            recipient=t.recipient,
            settled_on=t.settled_on,
        )
        for t in file.transmissions
    }
    work.add_all(rows.values())
    work.flush()
    return {key: row.id for key, row in rows.items()}


def _payment(
    work: Work, number: int, line: _Line, keys: dict[tuple[str, int, str], int]
) -> dict[str, Any]:
    payment = line.payment
    return {
        "id": number,
        "transmission_id": keys[line.transmission.key],
        "assignment": str(line.assignment.number),
        "transaction": str(payment.number),
        "line": payment.line,
        "type": f"{payment.kind:02d}",
        "amount": payment.amount,
        "settlement_date": payment.settlement_date,
        "value_date": payment.value_date,
        "kid": payment.kid or "",
        "account": line.assignment.account,
        "debit_account": payment.debit_account or "",
        "archive_reference": payment.archive_reference,
        "text": (payment.text or "")[:_LONGEST_TEXT],
        "source": line.source,
        "raw": "\n".join(payment.raw),
        "known_at": work.clock.now(),
    }


def _state(number: int, line: _Line) -> dict[str, Any]:
    return {
        "payment_id": number,
        "unplaced": line.unplaced,
        "why": line.verdict.why,
        "version": 1,
    }


def _arrived(number: int, line: _Line) -> Arrived:
    payment = line.payment
    return Arrived(
        payment_id=number,
        amount=payment.amount,
        day=payment.settlement_date,
        source=line.source,
    )


def _held(numbered: Sequence[tuple[int, _Line]]) -> Iterator[HeldMoney]:
    for number, line in numbered:
        held, payment = line.verdict.held, line.payment
        if held and payment.amount:
            yield HeldMoney(number, payment.amount, payment.settlement_date, line.source, held)


def _facts(
    work: Work, numbered: Sequence[tuple[int, _Line]], kept: BankFile
) -> Iterator[dict[str, Any]]:
    at = work.clock.now()
    money = {(n, line.payment.value_date) for _, line in numbered for n in line.claim_ids}
    orders = plan_orders.stated(work, money)
    for number, line in numbered:
        payment = line.payment
        kind = FactKind.PAYMENT if payment.amount > 0 else FactKind.PAYBACK
        for part in line.verdict.parts:
            yield {
                "claim_id": part.claim_id,
                "kind": kind.value,
                "amount": part.amount,
                "value_date": payment.value_date,
                "known_at": at,
                "rule": part.rule,
                "source": line.source,
                "covering": covering(orders[part.claim_id, payment.value_date]),
                "payment_id": number,
                "document_id": kept.document_id,
                "made_by": work.who.name,
            }


def _note(work: Work, kept: BankFile, numbered: Sequence[tuple[int, _Line]]) -> None:
    of_claim: dict[int, list[int]] = defaultdict(list)
    for number, line in numbered:
        for claim_id in line.claim_ids:
            of_claim[claim_id].append(number)
    by_debtor: dict[int, list[int]] = defaultdict(list)
    for some in chunks(sorted(of_claim)):
        rows = work.execute(
            select(ClaimDebtor.debtor_id, ClaimDebtor.claim_id).where(
                ClaimDebtor.claim_id.in_(some)
            )
        )
        for debtor_id, claim_id in rows:
            by_debtor[debtor_id] += of_claim[claim_id]
    held: dict[int, list[int]] = defaultdict(list)
    for number, line in numbered:
        if line.verdict.held:
            held[line.verdict.held.debtor_id].append(number)
    details = {"file": kept.id, "payments": kept.payments, "total": kept.total}
    work.note("imports.ocr", stream="house", details=details)
    noted = {
        debtor: {"file": kept.id, "payments": sorted(set(n))} for debtor, n in by_debtor.items()
    }
    for debtor, numbers in held.items():
        noted.setdefault(debtor, {"file": kept.id})["held"] = numbers
    note_debtors(work, "imports.ocr", noted)


def _report(file: OcrFile, lines: Sequence[_Line]) -> OcrReport:
    unplaced = [line.unplaced for line in lines]
    count = sum(amount != 0 for amount in unplaced)
    return OcrReport(
        file_id=None,
        name=file.name,
        sha256=file.sha256,
        transmissions=tuple(called(t.sender, t.number, t.recipient) for t in file.transmissions),
        payments=file.transactions,
        total=file.amount,
        placed=file.transactions - count,
        placed_total=file.amount - sum(unplaced),
        unplaced=count,
        unplaced_total=sum(unplaced),
        committed=False,
        imported_at=None,
        imported_by="",
    )
