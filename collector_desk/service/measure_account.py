"""What a lien in an account comes to, beside those that we have in it already."""

from __future__ import annotations

from collections.abc import Iterator

from collector_desk.domain.affordability import affordability
from collector_desk.domain.enforcement import account
from collector_desk.domain.enforcement.condition_facts import Facts
from collector_desk.domain.phrases import kroner
from collector_desk.errors.enforcement import AccountDebtors
from collector_desk.service import measure_details, measure_results
from collector_desk.service.database import Work
from collector_desk.service.measure_found import Debt, Found
from collector_desk.wire.approvals import Result
from collector_desk.wire.measures import MeasureTerms

_NOT_ANNOUNCED = (
    "Livsoppholdssatsene for i dag er ikke kunngjort: det er ikke kjent hva som må stå igjen."
)


def found(work: Work, terms: MeasureTerms, facts: Facts, debt: Debt) -> Found:
    """The largest lien in the account, line by line, with what becomes of it."""
    given, day = terms.account, facts.day
    if given.balance is None or given.balance_on is None:
        return Found(why_not="Saldoen er ikke fylt ut.")
    try:
        owner = measure_details.debtor_of(given.owners)
    except AccountDebtors as refusal:
        return Found(why_not=str(refusal))
    if owner is None:
        return Found(why_not="Kryss av hvem av eierne som er skyldneren.")
    able = affordability(terms.household.law(), day=day, rates=work.rates)
    charge = account.charge(
        account.Deposit(
            balance=given.balance,
            balance_on=given.balance_on,
            share=owner.share,
            need=able.subsistence + able.costs,
            next_income=given.next_income_on,
            debt=debt.whole,
            held=facts.liens,
        ),
        day=day,
        rates=work.rates,
    )
    return Found(
        amount=charge.amount or None,
        largest=charge.amount,
        left=charge.kept,
        lines=charge.lines,
        why_not=_NOT_ANNOUNCED if able.provisional else charge.why_none,
        warnings=tuple(f"{text} er ikke dokumentert." for text in able.undocumented),
        unconfirmed=(measure_details.name_fault(given.owners, facts.debtor),),
        results=(
            Result(label="Igjen til underhold", value=f"{kroner(charge.kept)} kr"),
            *_lives(work, facts),
        ),
    )


def _lives(work: Work, facts: Facts) -> Iterator[Result]:
    """From when the lien has effect, how long it lives, and what it does to limitation."""
    lapses = account.lapses_on(facts.day, work.rates)
    yield Result(label="Rettsvern", value="når banken har fått melding (panteloven § 5-7)")
    yield from measure_results.of_days(facts.day, lapses, work.rates)
    yield measure_results.of_lien(facts.regime)
