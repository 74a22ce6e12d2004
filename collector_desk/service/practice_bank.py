"""Bank files of the practice desk: the same bytes the bank would send."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from collector_desk.exchange import ocr
from collector_desk.exchange.ocr import Assignment, OcrFile, PaymentType, Transaction, Transmission
from collector_desk.service.practice_story import Money

SENDER, RECIPIENT, AGREEMENT = "00008080", "00131501", "000131501"
ACCOUNT = "13150101837"  # the agency's own (ruling 17)
_FIRST = 1000  # of the numbers of transmissions


@dataclass(frozen=True, slots=True)
class Paid:
    """Money and the KID it came with."""

    money: Money
    kid: str


def name_of(day: date, number: int) -> str:
    """«ocr-2026-09-04-0001120.txt»."""
    return f"ocr-{day.isoformat()}-{_FIRST + number:07d}.txt"


def write(number: int, day: date, paid: Sequence[Paid]) -> bytes:
    """A file of one assignment, sent on a day; ``number`` counts the files."""
    rows = sorted(paid, key=lambda one: one.money.settled)
    transactions = tuple(_transaction(place, one) for place, one in enumerate(rows, 1))
    assignment = Assignment(
        number=_FIRST + number,
        agreement=AGREEMENT,
        account=ACCOUNT,
        settlement_date=day,
        transactions=transactions,
        line=0,
    )
    transmission = Transmission(
        sender=SENDER,
        number=_FIRST + number,
        recipient=RECIPIENT,
        settlement_date=day,
        assignments=(assignment,),
        line=0,
    )
    return ocr.write(OcrFile(name="", sha256="", transmissions=(transmission,)))


def _transaction(number: int, paid: Paid) -> Transaction:
    money = paid.money
    return Transaction(
        number=number,
        kind=_kind(money),
        amount=money.amount,
        sign="-" if money.amount < 0 else "0",
        kid_raw=paid.kid.rjust(25),
        settlement_date=money.settled,
        order_date=money.ordered,
        centre=12,
        day_code=money.settled.day,
        part=1,
        serial=number,
        issuer="00",
        form_no="0" * 10,
        archive_reference=f"{number:09d}",
        bank_reference="0" * 7,
        debit_account=money.account or None,
        # The format is Latin-1; a bank puts «?» for the letters it does not have.
        text=money.text.encode("latin-1", "replace").decode("latin-1") or None,
        line=0,
        raw=(),
    )


def _kind(money: Money) -> PaymentType:
    if money.amount < 0:
        return PaymentType.REVERSAL_WITH_TEXT if money.text else PaymentType.REVERSAL_WITH_KID
    return PaymentType.PURCHASE_WITH_TEXT if money.text else PaymentType.GIRO


def slip(kid: str) -> str:
    """The KID with its fourth digit from the right one higher: the control digit is wrong."""
    digit = str((int(kid[-4]) + 1) % 10)
    return f"{kid[:-4]}{digit}{kid[-3:]}"
