"""The account a claim is paid to: per claim kind and dated, as printed in letters (ruling 17)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from collector_desk.domain.accounts import check_account
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.rates import SHIPPED
from collector_desk.errors import DeskError
from collector_desk.errors.rates import NoRate, RateFileWrong

FILE = SHIPPED / "accounts" / "payment.toml"
_KEYS = {"from", "kinds", "receiver", "account", "bic", "source", "checked"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentAccount:
    """An account with its owner, in force from ``since`` for ``kinds`` (none: all others)."""

    since: date
    kinds: frozenset[ClaimKind]
    receiver: str
    account: str
    bic: str
    source: str


def payment_account(
    kind: ClaimKind, day: date, among: Sequence[PaymentAccount] | None = None
) -> PaymentAccount:
    """Where a claim of this kind is paid by a letter of ``day``: its own account, else the common.

    Raises NoRate for a day before the first.

    >>> payment_account(ClaimKind.RENT, date(2026, 12, 1)).account
    '13150101837'
    """
    every = shipped() if among is None else among
    for own in (True, False):
        lines = [each for each in every if (kind in each.kinds if own else not each.kinds)]
        if begun := [each for each in lines if each.since <= day]:
            return max(begun, key=lambda each: each.since)
    first = min(each.since for each in every)
    raise NoRate(table="Konto for innbetaling", day=day.isoformat(), first=first.isoformat())


@cache
def shipped() -> tuple[PaymentAccount, ...]:
    """The accounts that come with the program."""
    return read(FILE)


def read(path: Path) -> tuple[PaymentAccount, ...]:
    """Every line of an account file. Raises RateFileWrong at the first that is not right."""
    try:
        rows = tomllib.loads(path.read_text("utf-8"))["account"]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as trouble:
        raise RateFileWrong(file=path.name, key="account", why=str(trouble)) from trouble
    return tuple(_line(row, path.name, f"account[{at}]") for at, row in enumerate(rows, start=1))


def _line(row: Mapping[str, Any], file: str, key: str) -> PaymentAccount:
    if unlike := _KEYS ^ row.keys():
        raise RateFileWrong(file=file, key=f"{key}.{min(unlike)}", why="mangler eller er ukjent")
    try:
        return PaymentAccount(
            since=row["from"],
            kinds=frozenset(map(ClaimKind, row["kinds"])),
            receiver=row["receiver"],
            account=check_account(row["account"]),
            bic=row["bic"],
            source=row["source"],
        )
    except (ValueError, DeskError) as trouble:
        raise RateFileWrong(file=file, key=key, why=str(trouble)) from trouble
