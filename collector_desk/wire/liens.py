"""What a lien is taken in, on the wire: a bank account, or a thing that a request names."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field, field_validator

from collector_desk.domain.accounts import bare_account
from collector_desk.domain.enforcement.account import SaleStep
from collector_desk.domain.enforcement.asset import AssetKind
from collector_desk.wire.base import Wire
from collector_desk.wire.imports import FileIn

MOST_KR = 100_000_000_00


class Owner(Wire):
    """One owner of an account, with the share in percent."""

    name: str = Field(min_length=1, max_length=120)
    share: int = Field(ge=1, le=100)
    debtor: bool = False


class BankAccount(Wire):
    """The account to be charged, and what the debtor lives on until the next income, øre."""

    bank: str = Field(default="", max_length=120)
    number: str = Field(default="", max_length=11)
    owners: tuple[Owner, ...] = Field(default=(), max_length=10)
    balance: int | None = Field(default=None, ge=0, le=MOST_KR)
    balance_on: date | None = None
    next_income_on: date | None = None
    document: str = Field(default="", max_length=120)
    street: str = Field(default="", max_length=120)  # of the bank: where the notice goes
    postcode: str = Field(default="", max_length=4)
    city: str = Field(default="", max_length=60)

    @field_validator("number", mode="before")
    @classmethod
    def _bare(cls, given: Any) -> Any:
        """However it is written it is the same account: its digits."""
        return bare_account(given) if isinstance(given, str) else given


class Asset(Wire):
    """A thing that a request names; øre. A draft may lack anything that the checklist asks for."""

    kind: AssetKind | None = None  # None: the namsmann finds what there is
    what: str = Field(default="", max_length=400)
    value: int | None = Field(default=None, ge=0, le=MOST_KR)
    encumbrances: int | None = Field(default=None, ge=0, le=MOST_KR)  # heftelser before ours
    valued_on: date | None = None
    document: str = Field(default="", max_length=120)  # what the worth is known from
    proportion: str = Field(default="", max_length=2000)  # why a home stands in proportion


class SaleOrder(Wire):
    """What happened to the request for tvangsdekning, with the paper that says so."""

    version: int
    step: SaleStep
    day: date
    document: FileIn | None = None  # kept with it


class SaleShown(Wire):
    """From which day tvangsdekning may be requested in a lien, and whether it was."""

    from_day: date
    requested_on: date | None
