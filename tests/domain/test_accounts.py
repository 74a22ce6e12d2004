"""Bank accounts and their IBAN."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.accounts import (
    check_account,
    format_account,
    format_iban,
    from_iban,
    to_iban,
)
from collector_desk.errors.numbers import AccountWrong, IbanWrong

WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


@st.composite
def accounts(draw: st.DrawFn) -> str:
    ten = str(draw(st.integers(1_000_000_000, 9_999_999_999)))
    control = 11 - sum(int(d) * w for d, w in zip(ten, WEIGHTS, strict=True)) % 11
    if control == 10:
        return draw(accounts())
    return f"{ten}{control % 11}"


def test_the_account_of_the_agency_has_its_published_iban() -> None:
    assert to_iban("13150101837") == "NO3913150101837"
    assert from_iban("no39 1315 0101 837") == "13150101837"
    assert format_account("13150101837") == "1315.01.01837"
    assert format_iban("NO3913150101837") == "NO39 1315 0101 837"


@given(accounts())
def test_an_account_survives_print_and_iban(account: str) -> None:
    assert check_account(format_account(account)) == account
    assert from_iban(format_iban(to_iban(account))) == account


@given(accounts(), st.data())
def test_every_wrong_digit_is_caught(account: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, 10))
    wrong = data.draw(st.sampled_from("0123456789").filter(lambda digit: digit != account[place]))
    with pytest.raises(AccountWrong):
        check_account(account[:place] + wrong + account[place + 1 :])


@given(accounts(), st.integers(0, 96))
def test_an_iban_has_only_one_pair_of_check_digits(account: str, pair: int) -> None:
    iban = f"NO{pair:02d}{account}"
    if iban == to_iban(account):
        assert from_iban(iban) == account
    else:
        with pytest.raises(IbanWrong):
            from_iban(iban)
