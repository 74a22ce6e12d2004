"""OCR giro: the bank's file of incoming payments, read with every control, and written back."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from collector_desk.errors.files import (
    OcrCharacter,
    OcrEmpty,
    OcrIncomplete,
    OcrLength,
    OcrOrder,
    OcrTooBig,
)
from collector_desk.exchange import ocr_checks as checks
from collector_desk.exchange import ocr_records as at
from collector_desk.exchange.ocr_records import Record, RecordKind
from collector_desk.exchange.ocr_values import (
    REVERSALS,
    Assignment,
    OcrFile,
    PaymentType,
    Transaction,
    Transmission,
)
from collector_desk.exchange.ocr_write import write

__all__ = ["Assignment", "OcrFile", "PaymentType", "Transaction", "Transmission", "read", "write"]

MAX_BYTES = 50 * 1024 * 1024
_FORBIDDEN = re.compile(rb"^\xef\xbb\xbf|[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")


def read(data: bytes, *, name: str) -> OcrFile:
    """The payments of a file that passes every control; ``name`` is only for refusals.

    A KID that is blank, unknown or wrong is never refused here: money is never turned away.
    Raises a ``FileRefusal`` of errors/files.py that names file, line and field otherwise.
    Source: Nets, OCR giro system manual; value dates by ruling 31.
    """
    if not data.strip():
        raise OcrEmpty(file=name)
    if len(data) > MAX_BYTES:
        raise OcrTooBig(file=name, size=len(data), limit=MAX_BYTES)
    _check_characters(data, name)
    body = data.rstrip(b"\r\n")
    records = _Records(name, [line.removesuffix(b"\r") for line in body.split(b"\n")])
    transmissions: dict[tuple[str, int, str], Transmission] = {}
    while records.more():
        transmission = _transmission(records)
        if transmission.key in transmissions:
            raise checks.twice(
                name, at.TRANSMISSION_NO, line=transmission.line, number=transmission.number
            )
        transmissions[transmission.key] = transmission
    return OcrFile(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        transmissions=tuple(transmissions.values()),
        newline="\r\n" if b"\r\n" in data else "\n",
        ending=data[len(body) :].decode("ascii"),
    )


def _check_characters(data: bytes, name: str) -> None:
    found = _FORBIDDEN.search(data)
    if found:
        line = data.count(b"\n", 0, found.start()) + 1
        raise OcrCharacter(file=name, line=line, field="tegnsett", found=found[0][0])


@dataclass(slots=True)
class _Records:
    """The lines of a file, taken one by one in the order the grammar expects."""

    file: str
    lines: list[bytes]
    next: int = 0

    def more(self) -> bool:
        return self.next < len(self.lines)

    def peek(self, expected: RecordKind) -> tuple[Record, RecordKind]:
        """The next record and its kind; a file that ends here should have had ``expected``."""
        if not self.more():
            raise OcrIncomplete(
                file=self.file, line=self.next, field=at.RECORD_TYPE.name, expected=expected
            )
        record = Record(self.file, self.next + 1, self.lines[self.next])
        if not record.raw or (len(record.raw) != at.RECORD_LENGTH and record.raw[:2] == b"NY"):
            raise OcrLength(file=self.file, line=record.line, field="record", found=len(record.raw))
        return record, record.kind()

    def take(self, kind: RecordKind) -> Record:
        record, found = self.peek(kind)
        if found is not kind:
            raise OcrOrder(
                file=self.file,
                line=record.line,
                field=at.RECORD_TYPE.name,
                expected=kind,
                found=found,
            )
        self.next += 1
        return record


def _transmission(records: _Records) -> Transmission:
    start = records.take(RecordKind.START_TRANSMISSION)
    sender, number = start.digits(at.SENDER), start.number(at.TRANSMISSION_NO)
    recipient = start.digits(at.RECIPIENT)
    start.check_filler(at.START_FILLER)
    assignments = _assignments(records)
    end = records.take(RecordKind.END_TRANSMISSION)
    transmission = Transmission(
        sender=sender,
        number=number,
        recipient=recipient,
        settlement_date=end.day_or_none(at.END_DATE),
        assignments=assignments,
        line=start.line,
    )
    checks.totals(
        end,
        count=transmission.transactions,
        records=transmission.records,
        total=transmission.control,
    )
    checks.transmission_day(end, transmission)
    end.check_filler(at.END_TRANSMISSION_FILLER)
    return transmission


def _assignments(records: _Records) -> tuple[Assignment, ...]:
    found: dict[int, Assignment] = {}
    while not found or records.peek(RecordKind.END_TRANSMISSION)[1] is RecordKind.START_ASSIGNMENT:
        assignment = _assignment(records)
        if assignment.number in found:
            raise checks.twice(
                records.file, at.ASSIGNMENT_NO, line=assignment.line, number=assignment.number
            )
        found[assignment.number] = assignment
    return tuple(found.values())


def _assignment(records: _Records) -> Assignment:
    start = records.take(RecordKind.START_ASSIGNMENT)
    agreement, number = start.digits(at.AGREEMENT), start.number(at.ASSIGNMENT_NO)
    account = start.digits(at.ACCOUNT)
    start.check_filler(at.ASSIGNMENT_FILLER)
    payments: list[Transaction] = []
    while records.peek(RecordKind.END_ASSIGNMENT)[1] is RecordKind.AMOUNT_1:
        payments.append(_transaction(records, after=payments[-1].number if payments else 0))
    end = records.take(RecordKind.END_ASSIGNMENT)
    assignment = Assignment(
        number=number,
        agreement=agreement,
        account=account,
        settlement_date=end.day_or_none(at.END_DATE),
        transactions=tuple(payments),
        line=start.line,
    )
    checks.totals(end, count=len(payments), records=assignment.records, total=assignment.control)
    checks.assignment_days(end, assignment)
    end.check_filler(at.END_ASSIGNMENT_FILLER)
    return assignment


def _transaction(records: _Records, *, after: int) -> Transaction:
    first = records.take(RecordKind.AMOUNT_1)
    checks.rising(first, after=after)
    detail = records.take(RecordKind.AMOUNT_2)
    checks.same_transaction(detail, first)
    if records.peek(RecordKind.END_ASSIGNMENT)[1] is not RecordKind.AMOUNT_3:
        return _payment(first, detail, text=None)
    third = records.take(RecordKind.AMOUNT_3)
    checks.same_transaction(third, first)
    third.check_filler(at.TEXT_FILLER)
    return _payment(first, detail, third, text=third.text(at.FREE_TEXT).rstrip(" "))


def _payment(*records: Record, text: str | None) -> Transaction:
    first, detail = records[:2]
    kind, sign = PaymentType(int(first.cut(at.TYPE))), first.sign()
    amount = first.number(at.AMOUNT)
    away = kind in REVERSALS or sign == "-"
    account = detail.digits(at.DEBIT_ACCOUNT)
    first.check_filler(at.AMOUNT_FILLER)
    detail.check_filler(at.DETAIL_FILLER)
    return Transaction(
        number=first.number(at.TRANSACTION_NO),
        kind=kind,
        amount=-amount if away else amount,
        sign=sign,
        kid_raw=first.text(at.KID),
        settlement_date=first.day(at.SETTLEMENT_DATE),
        order_date=detail.day_or_none(at.ORDER_DATE),
        centre=first.number(at.CENTRE),
        day_code=first.number(at.DAY_CODE),
        part=first.number(at.PART),
        serial=first.number(at.SERIAL),
        issuer=first.text(at.ISSUER),
        form_no=detail.digits(at.FORM_NO),
        archive_reference=detail.digits(at.ARCHIVE_REFERENCE),
        bank_reference=detail.digits(at.BANK_REFERENCE),
        debit_account=account if account.strip("0") else None,
        text=text,
        line=first.line,
        raw=tuple(record.raw.decode("latin-1") for record in records),
    )
