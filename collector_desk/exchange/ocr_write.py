"""OCR giro written from its values: what the reader reads is what stood there."""

from __future__ import annotations

from datetime import date

from collector_desk.exchange import ocr_records as at
from collector_desk.exchange.ocr_records import Field, compose
from collector_desk.exchange.ocr_values import Assignment, OcrFile, Transaction, Transmission


def write(file: OcrFile) -> bytes:
    """The bytes of a file, its control records computed from its payments.

    Raises ValueError for a value that does not fill its field.
    """
    lines = [line for transmission in file.transmissions for line in _transmission(transmission)]
    return (file.newline.join(lines) + file.ending).encode("latin-1")


def _number(field: Field, value: int) -> tuple[Field, str]:
    return field, str(value).zfill(field.width)


def _text(field: Field, value: str) -> tuple[Field, str]:
    return field, value.ljust(field.width)


def _day(field: Field, day: date | None) -> tuple[Field, str]:
    return field, f"{day:%d%m%y}" if day else "000000"


def _transmission(transmission: Transmission) -> list[str]:
    start = compose(
        "NY000010",
        (at.SENDER, transmission.sender),
        _number(at.TRANSMISSION_NO, transmission.number),
        (at.RECIPIENT, transmission.recipient),
    )
    end = compose(
        "NY000089",
        _number(at.COUNT, transmission.transactions),
        _number(at.RECORDS, transmission.records),
        _number(at.SUM, transmission.control),
        _day(at.END_DATE, transmission.settlement_date),
    )
    return [start, *(line for a in transmission.assignments for line in _assignment(a)), end]


def _assignment(assignment: Assignment) -> list[str]:
    start = compose(
        "NY090020",
        (at.AGREEMENT, assignment.agreement),
        _number(at.ASSIGNMENT_NO, assignment.number),
        (at.ACCOUNT, assignment.account),
    )
    days = [payment.settlement_date for payment in assignment.transactions]
    end = compose(
        "NY090088",
        _number(at.COUNT, len(days)),
        _number(at.RECORDS, assignment.records),
        _number(at.SUM, assignment.control),
        _day(at.END_DATE, assignment.settlement_date),
        _day(at.EARLIEST, min(days, default=None)),
        _day(at.LATEST, max(days, default=None)),
    )
    return [start, *(line for p in assignment.transactions for line in _payment(p)), end]


def _payment(payment: Transaction) -> list[str]:
    number = _number(at.TRANSACTION_NO, payment.number)
    first = compose(
        f"NY09{payment.kind:d}30",
        number,
        _day(at.SETTLEMENT_DATE, payment.settlement_date),
        _number(at.CENTRE, payment.centre),
        _number(at.DAY_CODE, payment.day_code),
        _number(at.PART, payment.part),
        _number(at.SERIAL, payment.serial),
        (at.SIGN, payment.sign),
        _number(at.AMOUNT, abs(payment.amount)),
        (at.KID, payment.kid_raw),
        (at.ISSUER, payment.issuer),
    )
    detail = compose(
        f"NY09{payment.kind:d}31",
        number,
        (at.FORM_NO, payment.form_no),
        (at.ARCHIVE_REFERENCE, payment.archive_reference),
        (at.BANK_REFERENCE, payment.bank_reference),
        _day(at.ORDER_DATE, payment.order_date),
        _number(at.DEBIT_ACCOUNT, int(payment.debit_account or 0)),
    )
    if payment.text is None:
        return [first, detail]
    text = compose(f"NY09{payment.kind:d}32", number, _text(at.FREE_TEXT, payment.text))
    return [first, detail, text]
