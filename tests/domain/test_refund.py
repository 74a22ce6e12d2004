"""Whose money goes back: what was paid last was paid too much, and goes to who paid it."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.domain.refund import Paid, Share, known_account, shares

ANNE, ODD = "15032080119", "18130700221"


def paid(account: str, amount: int, day: int) -> Paid:
    return Paid(account=account, amount=amount, day=date(2026, 10, day))


def test_all_of_it_goes_back_to_each_who_paid() -> None:
    found = shares([paid(ANNE, 200, 1), paid(ODD, 100, 2)], 300, given={})
    assert found == (Share(payer=ODD, amount=100), Share(payer=ANNE, amount=200))


def test_what_was_paid_last_was_too_much() -> None:
    found = shares([paid(ANNE, 200, 1), paid(ODD, 100, 2)], 150, given={})
    assert found == (Share(payer=ODD, amount=100), Share(payer=ANNE, amount=50))


def test_nobody_gets_more_than_is_theirs() -> None:
    found = shares([paid(ANNE, 200, 1), paid(ODD, 100, 2)], 150, given={ODD: 80})
    assert found == (Share(payer=ODD, amount=20), Share(payer=ANNE, amount=130))


def test_what_no_payment_explains_is_nobodys() -> None:
    assert shares([paid(ANNE, 100, 1)], 130, given={}) == (
        Share(payer=ANNE, amount=100),
        Share(payer="", amount=30),
    )


def test_two_payments_from_one_account_go_back_as_one() -> None:
    assert shares([paid(ANNE, 100, 1), paid(ANNE, 50, 2)], 120, given={}) == (
        Share(payer=ANNE, amount=120),
    )


def test_nothing_to_credit_is_nobodys() -> None:
    assert shares([paid(ANNE, 100, 1)], 0, given={}) == ()


@pytest.mark.parametrize("told", ["", "00000000000", "15032080118", "12345", "ukjent"])
def test_an_account_that_cannot_be_paid_to_is_not_known(told: str) -> None:
    assert known_account(told) == ""
