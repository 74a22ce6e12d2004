"""Case summaries made by the program's own fold, as the service makes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.facts import Bucket, Fact
from collector_desk.domain.ledger import Statement, Terms, fold
from collector_desk.domain.rates import Rates
from collector_desk.wire.debtors import Sums
from collector_desk.wire.explanations import Leaf
from collector_desk.wire.reports import CaseSummary, InterestRow, MoneyRow, PostingRow
from tests.reports.cases import ON, Owed, claim_row, summary_of, total_of


def statement(
    claim_id: int, facts: Sequence[Fact], start: date | None, *, on: date = ON
) -> Statement:
    """What the program says the claim comes to."""
    terms = Terms(
        claim_id=claim_id,
        kind=ClaimKind.KINDERGARTEN,
        interest_from=start,
        interest_basis="avtalt forfall",
        interest_rule="forsinkelsesrenteloven §§ 2, 3",
    )
    return fold(terms, facts, on=on, rates=Rates.shipped())


def summary_from(*statements: Statement) -> CaseSummary:
    """The summary of several claims, every figure the program's."""
    on = statements[0].on
    named = [(f"K-2026-{said.terms.claim_id:06d}", said) for said in statements]
    rows = tuple(
        claim_row(Owed(name, 0, date(2020, 1, 1), said.terms.interest_from), ()).model_copy(
            update={"sums": _sums(said)}
        )
        for name, said in named
    )
    return summary_of(on=on).model_copy(
        update={
            "claims": rows,
            "sums": total_of(rows),
            "postings": tuple(row for name, said in named for row in _postings(name, said)),
            "interest": tuple(row for name, said in named for row in _interest(name, said)),
            "movements": tuple(row for name, said in named for row in _moves(name, said)),
            "booked_interest": {
                name: said.balance.interest - said.open_accrual for name, said in named
            },
            "leaves": tuple(row for name, said in named for row in _leaves(name, said)),
        }
    )


def _sums(said: Statement) -> Sums:
    return Sums.model_validate(said.balance)


def _postings(name: str, said: Statement) -> list[PostingRow]:
    return [
        PostingRow(
            posting_id=at,
            claim_number=name,
            value_date=entry.value_date,
            booked_at=datetime(2026, 11, 20, 12, tzinfo=UTC),
            debit=entry.debit,
            credit=entry.credit,
            amount=entry.amount,
            rule=entry.rule,
            source=entry.source,
        )
        for at, entry in enumerate(said.entries, 1)
    ]


def _interest(name: str, said: Statement) -> list[InterestRow]:
    return [
        InterestRow(
            claim_number=name,
            from_day=line.from_day,
            to_day=line.to_day,
            principal=line.principal,
            rate=str(line.rate.value),
            rate_source=line.rate.source,
            provisional=line.provisional,
            amount=line.amount,
        )
        for line in said.interest_lines
    ]


def _moves(name: str, said: Statement) -> list[MoneyRow]:
    return [
        MoneyRow(
            claim_number=name,
            kind=moved.fact.kind,
            value_date=moved.day,
            amount=moved.effect.owed,
            part=moved.bucket,
            text=moved.fact.source,
        )
        for moved in said.movements
        if moved.bucket is Bucket.PRINCIPAL
    ]


def _leaves(name: str, said: Statement) -> list[Leaf]:
    return [
        Leaf(
            claim_id=leaf.claim_id,
            claim_number=name,
            kind=leaf.kind,
            amount=leaf.amount,
            from_day=leaf.from_day,
            to_day=leaf.to_day,
            days=leaf.days,
            base=leaf.base,
            rate="" if leaf.rate is None else f"{leaf.rate} %",
            rate_source=leaf.rate_source or "",
            provisional=leaf.provisional,
            rule=leaf.rule,
            source=leaf.source,
            text=leaf.text,
            document_id=None,
        )
        for leaf in said.leaves
    ]
