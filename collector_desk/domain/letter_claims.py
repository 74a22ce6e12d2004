"""From the ledger and the plan to the lines of a letter, in the debtor's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from collector_desk.domain.enforcement.own_fee import is_own
from collector_desk.domain.leaves import Leaf, LeafKind
from collector_desk.domain.letter import Language
from collector_desk.domain.letter_parts import ClaimLines, DatedAmount, InterestRow, ScheduleRow
from collector_desk.domain.plan import Instalment
from collector_desk.domain.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimNames:
    """What a claim is called in a letter; ``invoice`` may be empty."""

    number: str
    what: str
    unit: str
    due_date: date
    invoice: str = ""
    invoice_date: date | None = None


def claim_lines(statement: Statement, names: ClaimNames, language: Language) -> ClaimLines:
    """Every line that the claim's total is made of on the day of the statement.

    What covers several parts of the claim is one line a fact; what cancels within the total, such
    as credit used on the claim itself, is left out. Raises NoRate for a day before the rates.
    """
    leaves = [leaf for leaf in statement.leaves if leaf.kind is not LeafKind.INTEREST]
    principal = [leaf.amount for leaf in leaves if leaf.kind is LeafKind.PRINCIPAL]
    start = statement.terms.interest_from
    rate = None if start is None else statement.rates["late_interest"].on(statement.on).value
    return ClaimLines(
        number=names.number,
        what=names.what,
        unit=names.unit,
        due_date=names.due_date,
        invoice=names.invoice,
        invoice_date=names.invoice_date,
        principal=sum(principal),
        interest_from=start,
        rate=rate,
        interest=tuple(map(InterestRow.of, statement.interest_lines)),
        fees=_lines(leaves, {LeafKind.FEE, LeafKind.SURCHARGE}, language),
        costs=_lines(leaves, {LeafKind.COSTS}, language),
        payments=_lines(leaves, _TAKES_AWAY, language),
        total=statement.balance.total,
    )


def schedule_row(instalment: Instalment) -> ScheduleRow:
    """One instalment as a letter prints it: principal apart from interest, fees and costs."""
    paid = instalment.paid
    return ScheduleRow(
        number=instalment.number,
        due=instalment.day,
        amount=instalment.amount,
        principal=paid.principal,
        additions=instalment.amount - paid.principal,
        remaining=instalment.left.total,
        provisional=instalment.provisional,
    )


def _lines(
    leaves: Iterable[Leaf], kinds: Iterable[LeafKind], language: Language
) -> tuple[DatedAmount, ...]:
    """The leaves of these kinds, one line a fact, oldest first; what comes to nothing is no line."""
    wanted, words = set(kinds), _WORDS[language]
    found: dict[tuple[date, int | None, str], int] = {}
    for leaf in leaves:
        if leaf.kind in wanted:
            own = leaf.kind is LeafKind.FEE and is_own(leaf.rule)
            text = _OWN_FEE[language] if own else words[leaf.kind]
            key = (leaf.from_day, leaf.fact_id, text)
            found[key] = found.get(key, 0) + leaf.amount
    return tuple(
        DatedAmount(day=day, text=text, amount=amount)
        for (day, _, text), amount in sorted(found.items(), key=lambda each: each[0][0])
        if amount
    )


_TAKES_AWAY = (
    LeafKind.LOWERED,
    LeafKind.WAIVED,
    LeafKind.PAYMENT,
    LeafKind.PAYBACK,
    LeafKind.OFFSET,
    LeafKind.FREED,
    LeafKind.BEYOND,
)
_WORDS: Mapping[Language, Mapping[LeafKind, str]] = MappingProxyType(
    {
        Language.BOKMAL: {
            LeafKind.FEE: "Gebyr for brev sendt",
            LeafKind.SURCHARGE: "Forhøyelse av gebyret",
            LeafKind.COSTS: "Kostnader",
            LeafKind.LOWERED: "Kravet satt ned av virksomheten fra",
            LeafKind.WAIVED: "Ettergitt",
            LeafKind.PAYMENT: "Innbetaling",
            LeafKind.PAYBACK: "Tilbakebetaling",
            LeafKind.OFFSET: "Tilgodehavende brukt på kravet",
            LeafKind.FREED: "Betaling frigjort da kravet ble satt ned",
            LeafKind.BEYOND: "Ut over det boet eide, kreves ikke av deg (arveloven § 116)",
        },
        Language.NYNORSK: {
            LeafKind.FEE: "Gebyr for brev sendt",
            LeafKind.SURCHARGE: "Auke av gebyret",
            LeafKind.COSTS: "Kostnader",
            LeafKind.LOWERED: "Kravet sett ned av verksemda frå",
            LeafKind.WAIVED: "Ettergjeve",
            LeafKind.PAYMENT: "Innbetaling",
            LeafKind.PAYBACK: "Tilbakebetaling",
            LeafKind.OFFSET: "Tilgodehavande brukt på kravet",
            LeafKind.FREED: "Betaling frigjord då kravet vart sett ned",
            LeafKind.BEYOND: "Ut over det buet åtte, blir ikkje kravd av deg (arvelova § 116)",
        },
        Language.ENGLISH: {
            LeafKind.FEE: "Fee for letter sent",
            LeafKind.SURCHARGE: "Surcharge on the fine",
            LeafKind.COSTS: "Costs",
            LeafKind.LOWERED: "Claim reduced by the creditor unit from",
            LeafKind.WAIVED: "Waived",
            LeafKind.PAYMENT: "Payment",
            LeafKind.PAYBACK: "Repayment",
            LeafKind.OFFSET: "Credit used on the claim",
            LeafKind.FREED: "Payment released when the claim was reduced",
            LeafKind.BEYOND: "Beyond the estate's assets, not demanded of you (arveloven § 116)",
        },
    }
)
_OWN_FEE: Mapping[Language, str] = MappingProxyType(
    {
        Language.BOKMAL: "Gebyr for utlegg (inndrivingskostnader)",
        Language.NYNORSK: "Gebyr for utlegg (inndrivingskostnader)",
        Language.ENGLISH: "Fee for enforcement (inndrivingskostnader)",
    }
)
"""The fee for own enforcement is for no letter: such fees are not charged on fines (ruling 7)."""
