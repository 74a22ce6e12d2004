"""The controls of OCR giro: what end records and numbering must agree on.

The trap of the sums: reversals (types 18 and 20) take money away and are still added to the
control sums, whatever their sign; any other type with a minus is subtracted.
"""

from __future__ import annotations

from datetime import date

from collector_desk.domain.money import Money
from collector_desk.errors.files import (
    OcrCount,
    OcrDate,
    OcrEndDate,
    OcrNumbering,
    OcrSum,
    OcrTransactionType,
    OcrTwice,
)
from collector_desk.exchange.ocr_records import (
    COUNT,
    EARLIEST,
    END_DATE,
    LATEST,
    RECORDS,
    SUM,
    TRANSACTION_NO,
    TYPE,
    Field,
    Record,
)
from collector_desk.exchange.ocr_values import Assignment, Transmission


def totals(end: Record, *, count: int, records: int, total: Money) -> None:
    """Refuse an end record whose counts or sum (øre) are not those of the file."""
    for field, found in ((COUNT, count), (RECORDS, records)):
        stated = end.number(field)
        if stated != found:
            raise OcrCount(
                file=end.file,
                line=end.line,
                field=field.name,
                at=field.at,
                stated=stated,
                found=found,
            )
    stated = end.number(SUM)
    if stated != total:
        raise OcrSum(
            file=end.file, line=end.line, field=SUM.name, at=SUM.at, stated=stated, found=total
        )


def assignment_days(end: Record, assignment: Assignment) -> None:
    """Refuse first and last dates that are not those of the payments, or a settlement before."""
    days = [payment.settlement_date for payment in assignment.transactions]
    if not days:
        for field in (EARLIEST, LATEST):
            end.day_or_none(field)
        return
    first, last = min(days), max(days)
    settled = _must_have(end, END_DATE, assignment.settlement_date)
    for field, wanted in ((EARLIEST, first), (LATEST, last)):
        stated = end.day(field)
        if stated != wanted:
            raise _end_date(end, field, stated, wanted)
    if settled < first:
        raise _end_date(end, END_DATE, settled, first)


def transmission_day(end: Record, transmission: Transmission) -> None:
    """Refuse a transmission settled before any of the payments in it."""
    days = [
        payment.settlement_date
        for assignment in transmission.assignments
        for payment in assignment.transactions
    ]
    if days:
        settled = _must_have(end, END_DATE, transmission.settlement_date)
        if settled < min(days):
            raise _end_date(end, END_DATE, settled, min(days))


def rising(first: Record, *, after: int) -> None:
    """Refuse a transaction number that is not above the one before it in the assignment."""
    if first.number(TRANSACTION_NO) <= after:
        raise _numbering(first, expected=after)


def same_transaction(record: Record, first: Record) -> None:
    """Refuse an amount item that belongs to another transaction than the first one."""
    if record.number(TRANSACTION_NO) != first.number(TRANSACTION_NO):
        raise _numbering(record, expected=first.number(TRANSACTION_NO))
    if record.cut(TYPE) != first.cut(TYPE):
        raise OcrTransactionType(
            file=record.file,
            line=record.line,
            field=TYPE.name,
            at=TYPE.at,
            found=record.text(TYPE),
        )


def twice(file: str, field: Field, *, line: int, number: int) -> OcrTwice:
    """The refusal of a number that was used before in the same file."""
    return OcrTwice(file=file, line=line, field=field.name, at=field.at, found=number)


def _must_have(end: Record, field: Field, day: date | None) -> date:
    if day is None:
        raise OcrDate(file=end.file, line=end.line, field=field.name, at=field.at, found="000000")
    return day


def _end_date(end: Record, field: Field, stated: date, found: date) -> OcrEndDate:
    return OcrEndDate(
        file=end.file,
        line=end.line,
        field=field.name,
        at=field.at,
        stated=stated.isoformat(),
        found=found.isoformat(),
    )


def _numbering(record: Record, *, expected: int) -> OcrNumbering:
    return OcrNumbering(
        file=record.file,
        line=record.line,
        field=TRANSACTION_NO.name,
        at=TRANSACTION_NO.at,
        expected=expected,
        found=record.number(TRANSACTION_NO),
    )
