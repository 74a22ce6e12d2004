"""What a measure of each kind must know besides: the payer and the income, or the account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.folding import another_name
from collector_desk.domain.phrases import dotted
from collector_desk.errors.enforcement import AccountDebtors
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.wire.liens import BankAccount, Owner
from collector_desk.wire.measures import MeasureTerms, PayerKind

_ANOTHER = (
    "Eieren som er krysset av som skyldneren, heter «{owner}», og skyldneren «{debtor}»: se etter at"
    " det er samme person."
)


def of(
    work: Work, rows: Folder, terms: MeasureTerms, regime: Regime, *, on: date
) -> Iterator[tuple[str, bool, str]]:
    """Each with whether it is in order, and what it says."""
    if terms.kind is MeasureKind.WITHHOLDING:
        yield from _withholding(terms, regime)
    if terms.kind is MeasureKind.ACCOUNT_LIEN:
        yield from _account(work, rows, terms.account, on)


def _withholding(terms: MeasureTerms, regime: Regime) -> Iterator[tuple[str, bool, str]]:
    """Who is to withhold is the namsmann's to find under the new rules (ruling 3)."""
    payer, incomes = terms.payer, terms.household.incomes
    named = bool(payer.name) and (payer.kind is PayerKind.NAV or len(payer.organisation) == 9)
    if regime is Regime.OLD:
        yield "Trekkpliktig", named, payer.name or "Ikke fylt ut."
    papers = bool(incomes) and all(income.document for income in incomes)
    yield "Inntekt", papers, "Dokumentert." if papers else "Inntekten mangler dokumentasjon."


def _account(
    work: Work, rows: Folder, account: BankAccount, on: date
) -> Iterator[tuple[str, bool, str]]:
    fault, another = _fault(account), name_fault(account.owners, rows.debtor.name)
    yield "Konto og eiere", not fault, fault or f"{account.bank}. {another}".removesuffix(". ")
    income = account.next_income_on
    if income is not None:  # empty: two months are left
        passed = f"{dotted(income)} er passert: skriv den neste, eller la feltet stå tomt."
        yield "Neste inntekt", income > on, passed if income <= on else f"{dotted(income)}."
    day, holds = account.balance_on, work.rates["balance_days"].on(on).whole
    known = day is not None and account.balance is not None
    fresh = known and 0 <= (on - (day or on)).days <= holds
    yield "Saldo", fresh, f"Per {dotted(day)}." if day else "Ikke fylt ut."


def debtor_of(owners: Sequence[Owner]) -> Owner | None:
    """The owner who is the debtor; None: nobody is ticked.

    Raises AccountDebtors where several are: what belongs to another is not charged.
    """
    ticked = [owner for owner in owners if owner.debtor]
    if len(ticked) > 1:
        raise AccountDebtors(names=" og ".join(f"«{owner.name}»" for owner in ticked))
    return ticked[0] if ticked else None


def name_fault(owners: Sequence[Owner], debtor: str) -> str:
    """What to look into where the owner who is ticked has plainly another's name.

    Banks shorten names and people change them: nothing is refused for it.
    """
    ticked = [owner for owner in owners if owner.debtor]
    if len(ticked) != 1 or not another_name(ticked[0].name, debtor):
        return ""
    return _ANOTHER.format(owner=ticked[0].name, debtor=debtor)


def _fault(account: BankAccount) -> str:
    """What lacks of the account and who owns it; empty where nothing does."""
    if not (account.bank and account.number and account.owners):
        return "Ikke fylt ut."
    try:
        if debtor_of(account.owners) is None:
            return "Ingen av eierne er krysset av som skyldneren."
    except AccountDebtors as refusal:
        return str(refusal)
    shares = sum(owner.share for owner in account.owners)
    return "" if shares == 100 else f"Eiernes andeler er {shares} prosent til sammen, ikke 100."
