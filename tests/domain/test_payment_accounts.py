"""Where a claim is paid: the account of its kind that day, else the common one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from collector_desk.domain.accounts import format_iban, to_iban
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.payment_accounts import payment_account, read
from collector_desk.errors.rates import NoRate, RateFileWrong

COMMON = """
[[account]]
from = 2015-01-01
kinds = []
receiver = "Oslo kommune"
account = "1315.01.01837"
bic = "DNBANOKK"
source = "prøve"
checked = 2026-11-23
"""
RENT = COMMON.replace("2015-01-01", "2027-01-01").replace("[]", '["rent"]')
RENT = RENT.replace("1315.01.01837", "8601.11.17947")


def file(folder: Path, text: str) -> Path:
    path = folder / "payment.toml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("kind", ClaimKind)
def test_every_kind_has_an_account_with_iban_and_bic(kind: ClaimKind) -> None:
    there = payment_account(kind, date(2026, 12, 1))
    assert there.account == "13150101837"
    assert format_iban(to_iban(there.account)) == "NO39 1315 0101 837"
    assert there.bic == "DNBANOKK"


def test_an_account_of_the_kind_itself_is_used_from_its_day(tmp_path: Path) -> None:
    lines = read(file(tmp_path, COMMON + RENT))
    found = [
        payment_account(kind, day, lines).account
        for kind, day in (
            (ClaimKind.RENT, date(2026, 12, 31)),
            (ClaimKind.RENT, date(2027, 1, 1)),
            (ClaimKind.AKS, date(2027, 1, 1)),
        )
    ]
    assert found == ["13150101837", "86011117947", "13150101837"]


def test_a_day_before_the_first_account_is_refused() -> None:
    with pytest.raises(NoRate, match=r"31\.12\.2014"):
        payment_account(ClaimKind.RENT, date(2014, 12, 31))


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("1315.01.01837", "1315.01.01838", "account[1]"),
        ("[]", '["rents"]', "account[1]"),
        ('bic = "DNBANOKK"\n', "", "account[1].bic"),
        ("bic =", "swift =", "account[1].bic"),
        ("[[account]]", "[[accounts]]", "account"),
        ("from = 2015-01-01", "from =", "account"),
    ],
)
def test_a_file_with_a_fault_is_refused(tmp_path: Path, old: str, new: str, key: str) -> None:
    with pytest.raises(RateFileWrong) as refused:
        read(file(tmp_path, COMMON.replace(old, new)))
    assert refused.value.params["key"] == key
