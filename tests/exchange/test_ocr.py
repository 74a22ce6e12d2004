"""Good OCR files: every record type, sign, date, line end, and back again."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from collector_desk.exchange import ocr
from collector_desk.exchange.ocr import PaymentType
from tests.exchange.ocr_lines import (
    assignment,
    good_lines,
    payment,
    text,
    to_bytes,
    transmission,
)

# The shapes of the example in the bank's manual: (kind, øre, KID, sign), with a net of
# 1 563 000 øre and a gross of 1 993 000.
SIGNED = [(10, 1_578_000, "2345676", "0"), (13, 215_000, "18", "-"), (18, 200_000, "18", "0")]


def payments_of(lines: list[str]) -> tuple[ocr.Transaction, ...]:
    file = ocr.read(to_bytes(lines), name="ocr.txt")
    return file.transmissions[0].assignments[0].transactions


def one(**kwargs: object) -> ocr.Transaction:
    amount = kwargs.get("amount", 102000)
    lines = payment(1, **kwargs)  # type: ignore[arg-type]
    return payments_of(transmission([assignment(lines, total=amount)], total=amount))[0]  # type: ignore[arg-type]


def test_a_file_gives_its_transmission_assignment_and_payments() -> None:
    data = to_bytes(good_lines())
    file = ocr.read(data, name="innbetalinger.txt")
    delivery = file.transmissions[0]
    account = delivery.assignments[0]
    assert file.name == "innbetalinger.txt"
    assert file.sha256 == hashlib.sha256(data).hexdigest()
    assert delivery.key == ("00008080", 1, "00102000")
    assert (account.agreement, account.number) == ("008566000", 1)
    assert account.account == "13150101837"
    assert (account.settlement_date, delivery.settlement_date) == (date(2026, 6, 15),) * 2
    assert (file.transactions, account.records, delivery.records) == (4, 11, 13)
    assert [p.line for p in account.transactions] == [3, 5, 8, 10]


def test_every_field_of_a_payment_is_read() -> None:
    first = payments_of(good_lines())[0]
    assert first.number == 1
    assert first.kind is PaymentType.GIRO
    assert first.amount == 102000
    assert first.kid == "2345676"
    assert first.kid_raw == " " * 18 + "2345676"
    assert first.settlement_date == date(2026, 6, 15)
    assert first.order_date == date(2026, 6, 12)
    assert (first.centre, first.day_code, first.part, first.serial) == (13, 20, 1, 1464)
    assert first.form_no == "9636827194"
    assert first.archive_reference == "099038562"
    assert first.debit_account == "99991004277"
    assert first.text is None
    assert first.raw == tuple(good_lines()[2:4])


def test_free_text_is_latin_1_without_its_filling() -> None:
    assert payments_of(good_lines())[1].text == "Strøm på Grünerløkka"


def test_amounts_are_signed_as_money_towards_us() -> None:
    amounts = [p.amount for p in payments_of(good_lines())]
    assert amounts == [102000, 50000, -7000, -30000]


def test_a_reversal_is_added_to_the_control_sum_and_taken_from_what_came() -> None:
    file = ocr.read(to_bytes(good_lines()), name="ocr.txt")
    assert file.transmissions[0].control == 102000 + 50000 + 7000 - 30000
    assert file.amount == 102000 + 50000 - 7000 - 30000


@pytest.mark.parametrize("kind", [18, 20])
def test_a_reversal_with_a_minus_is_still_added_to_the_control_sum(kind: int) -> None:
    lines = transmission(
        [assignment([*payment(1), *payment(2, kind=kind, amount=7000, sign="-")], total=109000)],
        total=109000,
    )
    assert [p.amount for p in payments_of(lines)] == [102000, -7000]


def test_a_credit_note_is_taken_from_the_control_sum() -> None:
    made = [
        line
        for number, (kind, amount, kid, sign) in enumerate(SIGNED, 1)
        for line in payment(number, kind=kind, amount=amount, kid=kid, sign=sign)
    ]
    assert sum(amount for _, amount, _, _ in SIGNED) == 1_993_000
    lines = transmission([assignment(made, total=1_563_000)], total=1_563_000)
    assert sum(p.amount for p in payments_of(lines)) == 1_578_000 - 215_000 - 200_000


@pytest.mark.parametrize("kind", range(10, 22))
def test_all_twelve_types_are_read(kind: int) -> None:
    paid = one(kind=kind)
    assert paid.kind == kind
    assert paid.amount == (-102000 if kind in {18, 20} else 102000)


@pytest.mark.parametrize("kind", [20, 21])
def test_a_text_record_may_be_there_or_not(kind: int) -> None:
    assert one(kind=kind).text is None
    lines = [*payment(1, kind=kind), text(1, "Til leie", kind=kind)]
    assert payments_of(transmission([assignment(lines, total=102000)], total=102000))[0].text == (
        "Til leie"
    )


@pytest.mark.parametrize(
    ("written", "kid"),
    [
        ("2345676", "2345676"),
        ("1234567890123456789012340", "1234567890123456789012340"),
        ("978408306-", "978408306-"),
        ("66", "66"),
        ("2345675", "2345675"),
        ("ABC 12", "ABC 12"),
        ("", None),
        ("0" * 25, "0" * 25),
        ("12      ", "12      "),
    ],
)
def test_no_kid_is_ever_refused(written: str, kid: str | None) -> None:
    assert one(kid=written).kid == kid


def test_interest_stops_on_the_order_date_when_the_file_gives_one() -> None:
    assert one(order="120626").value_date == date(2026, 6, 12)


def test_interest_stops_on_the_settlement_date_when_there_is_no_order_date() -> None:
    paid = one(order="000000")
    assert paid.order_date is None
    assert paid.value_date == date(2026, 6, 15)


def test_a_debit_account_of_zeros_is_unknown() -> None:
    assert one(account="00000000000").debit_account is None


@pytest.mark.parametrize(
    ("order", "day"),
    [
        ("160192", date(1992, 1, 16)),
        ("010180", date(1980, 1, 1)),
        ("311279", date(2079, 12, 31)),
        ("290200", date(2000, 2, 29)),
    ],
)
def test_years_below_eighty_are_of_this_century(order: str, day: date) -> None:
    assert one(order=order).order_date == day


def test_equal_payments_in_a_file_are_both_kept() -> None:
    lines = transmission([assignment([*payment(1), *payment(2)], total=204000)], total=204000)
    assert [p.number for p in payments_of(lines)] == [1, 2]


def test_several_assignments_and_transmissions_are_read() -> None:
    days = ("150626", "120626", "150626")
    two = [
        assignment([*payment(1), *payment(2, day="120626")], total=204000, days=days),
        assignment([*payment(1, amount=100)], total=100, number=2),
    ]
    lines = transmission(two, total=204100) + transmission(two, total=204100, number=2)
    file = ocr.read(to_bytes(lines), name="ocr.txt")
    assert [t.number for t in file.transmissions] == [1, 2]
    assert [[len(a.transactions) for a in t.assignments] for t in file.transmissions] == [
        [2, 1]
    ] * 2
    assert file.transactions == 6
    assert file.amount == 408200


def test_an_assignment_without_payments_is_read() -> None:
    empty = assignment([], total=0, days=("000000",) * 3)
    file = ocr.read(to_bytes(transmission([empty], total=0)), name="ocr.txt")
    assert file.transactions == 0
    assert file.transmissions[0].assignments[0].settlement_date is None
    assert ocr.write(file) == to_bytes(transmission([empty], total=0))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("endings", [0, 1, 2])
def test_line_ends_are_read_and_written_back(newline: str, endings: int) -> None:
    data = to_bytes(good_lines(), newline, newline * endings)
    file = ocr.read(data, name="ocr.txt")
    assert file.transactions == 4
    assert ocr.write(file) == data


def test_blank_filler_is_read_as_zeros() -> None:
    lines = good_lines()
    lines[0] = lines[0][:31] + " " * 49
    lines[3] = lines[3][:58] + " " * 22
    assert ocr.write(ocr.read(to_bytes(lines), name="ocr.txt")) == to_bytes(good_lines())


def test_the_writer_refuses_a_value_that_does_not_fit() -> None:
    file = ocr.read(to_bytes(good_lines()), name="ocr.txt")
    delivery = replace(file.transmissions[0], sender="8080")
    with pytest.raises(ValueError, match="dataavsender"):
        ocr.write(replace(file, transmissions=(delivery,)))


def test_sixty_thousand_payments_are_read_in_seconds() -> None:
    made = [line for number in range(1, 60_001) for line in payment(number)]
    total = 60_000 * 102000
    file = ocr.read(to_bytes(transmission([assignment(made, total=total)], total=total)), name="x")
    assert file.transactions == 60_000
