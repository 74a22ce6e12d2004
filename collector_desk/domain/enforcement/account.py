"""Utleggspant i konto: what may be charged, and how long the lien lives.

Money that the debtor lives on until the next income, at most two months, is left
(dekningsloven § 2-5). The lien takes effect towards others when the bank is told
(panteloven § 5-7 fifth paragraph).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from collector_desk.domain.affordability import Line
from collector_desk.domain.calendar import add_months
from collector_desk.domain.money import Money, round_half_up
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.rates import Rates

_DAYS_A_MONTH = 30


class SaleStep(StrEnum):
    """What happened to the request for tvangsdekning in a lien; that it is carried out is paid."""

    REQUESTED = "requested"
    WITHDRAWN = "withdrawn"
    DISMISSED = "dismissed"
    MISTAKEN = "mistaken"  # it never was: registered by mistake

    @property
    def label(self) -> str:
        """What it is called in Bokmål."""
        return _SALE_STEPS[self]


_SALE_STEPS = {
    SaleStep.REQUESTED: "Tvangsdekning begjært",
    SaleStep.WITHDRAWN: "Begjæringen om tvangsdekning trukket",
    SaleStep.DISMISSED: "Begjæringen om tvangsdekning avvist eller hevet",
    SaleStep.MISTAKEN: "At tvangsdekning var begjært, var ført ved en feil",
}
_RULE = "dekningsloven § 2-5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A lien that we have in the account already: its number, and the øre that it takes.

    It moves no money, so that the balance has it still: it comes off whatever the balance is of.
    """

    number: str
    amount: Money
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deposit:
    """The account: øre on ``balance_on``, the debtor's share in percent, and the need a month, øre.

    ``next_income`` None, or a day that has come: not known, and two months are left. ``held`` are
    the liens that we have in it already: all of ours together leave what is lived on.
    """

    balance: Money
    balance_on: date
    share: int
    need: Money
    next_income: date | None = None
    debt: Money = 0
    held: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """What the lien takes, øre, line by line, and what must be left where there is so much.

    ``why_none`` tells why it takes nothing.
    """

    lines: tuple[Line, ...]
    kept: Money
    amount: Money
    why_none: str = ""


def charge(deposit: Deposit, *, day: date, rates: Rates) -> Charge:
    """What may be charged on ``day``."""
    own = deposit.balance * deposit.share // 100
    kept = min(own, support(deposit.need, day=day, next_income=deposit.next_income, rates=rates))
    held = [each for each in deposit.held if each.amount]
    free = max(0, own - kept - sum(each.amount for each in held))
    amount = min(free, deposit.debt)
    least = rates["object_least"].on(day).ore
    part = "" if deposit.share == 100 else f", skyldnerens andel {deposit.share} %"
    until = _until(deposit.next_income, day, rates)
    lines = (
        Line(
            text=f"Innestående {dotted(deposit.balance_on)}{part}",
            amount=own,
            rule="tvangsfullbyrdelsesloven § 7-16",
            source="banken",
        ),
        Line(text=f"Til underhold {until}", amount=-kept, rule=_RULE, source=""),
        *(
            Line(
                text=f"Pant vi har fra før: {each.number}",
                amount=-each.amount,
                rule=_RULE,
                source=each.source,
            )
            for each in held
        ),
    )
    why = _why_none(least, held) if amount < least else ""
    return Charge(lines=lines, kept=kept, amount=0 if why else amount, why_none=why)


def _why_none(least: Money, held: Sequence[Held]) -> str:
    if not held:
        return f"Mindre enn {kroner(least)} kr kan tas: intet utlegg i kontoen."
    ours = " og ".join(each.number for each in held)
    return (
        f"Mindre enn {kroner(least)} kr kan tas ut over underholdet og det vi har pant for fra før i"
        f" {ours}: intet utlegg til i kontoen. Vent til det er over, eller velg en annen konto."
    )


def support(need: Money, *, day: date, next_income: date | None, rates: Rates) -> Money:
    """What must be left for the time until the next income, at most two months, øre."""
    until, most = _income_before(next_income, day, rates), rates["support_months"].on(day).whole
    if until is None:
        return need * most
    return min(round_half_up(Fraction(need * (until - day).days, _DAYS_A_MONTH)), need * most)


def _income_before(next_income: date | None, day: date, rates: Rates) -> date | None:
    """The income that shortens the time; None where none is known that comes within it."""
    most = add_months(day, rates["support_months"].on(day).whole)
    return next_income if next_income is not None and day < next_income < most else None


def _until(next_income: date | None, day: date, rates: Rates) -> str:
    until = _income_before(next_income, day, rates)
    return f"til {dotted(until)}" if until else f"i {rates['support_months'].on(day).whole} måneder"


def lapses_on(created: date, rates: Rates) -> date:
    """The day the lien lapses where no forced sale is requested (panteloven § 5-13)."""
    return add_months(created, rates["lien_months"].on(created).whole)


def forced_sale_from(created: date, rates: Rates) -> date:
    """The first day tvangsdekning may be requested (ruling 27)."""
    return created + timedelta(days=rates["forced_sale_days"].on(created).whole)
