"""Case summaries for the tests, reckoned without the program's own arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from fractions import Fraction

from collector_desk.domain.rates import Rates
from collector_desk.wire.debtors import ClaimRow, DocumentRow, Event, Sums
from collector_desk.wire.rates import RateRow
from collector_desk.wire.reports import CaseSummary, InterestRow, MoneyRow, PostingRow
from tests.reports.second_opinion import Reckoned, Step, day_by_day

ON = date(2026, 11, 23)
MADE_AT = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)


def shipped_rates() -> tuple[RateRow, ...]:
    """The late interest of the program, as it crosses the wire."""
    return tuple(
        RateRow(since=rate.since, value=str(rate.value), source=rate.source, confirmed=True)
        for rate in Rates.shipped()["late_interest"].values
        if rate.since <= ON
    )


@dataclass
class Owed:
    """One claim of a test: what happened to its money, in øre."""

    number: str
    principal: int
    due: date
    start: date | None
    paid: Sequence[Step] = ()  # on principal
    fees: Sequence[Step] = ()
    costs: Sequence[Step] = ()
    interest_paid: Sequence[Step] = ()
    credit: int = 0
    booked: int = 0  # how many of its lines the ledger has posted
    words: dict[str, str] = field(default_factory=dict)

    def moves(self) -> tuple[Step, ...]:
        """The movements on principal, signed."""
        return ((self.due, self.principal), *((day, -amount) for day, amount in self.paid))


def lines_for(owed: Owed, rates: Sequence[RateRow], on: date) -> tuple[Reckoned, ...]:
    """The interest of a claim by the second opinion."""
    if owed.start is None:
        return ()
    turns = [(row.since, Fraction(row.value)) for row in rates]
    return tuple(day_by_day(owed.moves(), turns, owed.start, on))


def summary_of(
    *claims: Owed,
    on: date = ON,
    rates: tuple[RateRow, ...] | None = None,
    practice: bool = True,
    timeline: tuple[Event, ...] = (),
    documents: tuple[DocumentRow, ...] = (),
) -> CaseSummary:
    """A summary as the service would send it."""
    known = shipped_rates() if rates is None else rates
    lines = {owed.number: lines_for(owed, known, on) for owed in claims}
    rows = tuple(claim_row(owed, lines[owed.number]) for owed in claims)
    postings = [row for owed in claims for row in _postings(owed, lines[owed.number])]
    return CaseSummary(
        desk="Kommunal inkasso, Oslo",
        practice=practice,
        debtor_id=4711,
        name="Lykt, Fager",
        masked="169206 *****",
        identity="01869212345",
        address="Josefines gate 3D, 0351 Oslo",
        on=on,
        made_at=MADE_AT,
        made_by="kari",
        covering_order="hovedstol, kostnader, gebyrer, renter",
        account="1315.01.01837",
        sums=total_of(rows),
        claims=rows,
        postings=tuple(
            row.model_copy(update={"posting_id": at}) for at, row in enumerate(postings, 1)
        ),
        interest=tuple(
            InterestRow(
                claim_number=number,
                from_day=line.begin,
                to_day=line.end,
                principal=line.principal,
                rate=str(float(line.rate)),
                rate_source="",
                provisional=False,
                amount=line.amount,
            )
            for number, found in lines.items()
            for line in found
        ),
        movements=tuple(
            MoneyRow(
                claim_number=owed.number,
                kind="payment" if amount < 0 else "principal",
                value_date=day,
                amount=amount,
                part="principal",
                text="Innbetaling" if amount < 0 else "Hovedkrav",
            )
            for owed in claims
            for day, amount in owed.moves()
            if day <= on
        ),
        rates=known,
        booked_interest={
            owed.number: sum(line.amount for line in lines[owed.number][: owed.booked])
            - sum(amount for _, amount in owed.interest_paid)
            for owed in claims
        },
        leaves=(),
        timeline=timeline,
        documents=documents,
    )


def claim_row(owed: Owed, lines: Sequence[Reckoned]) -> ClaimRow:
    """A claim with the sums of the second opinion."""
    principal = owed.principal - sum(amount for _, amount in owed.paid)
    interest = sum(line.amount for line in lines) - sum(amount for _, amount in owed.interest_paid)
    fees, costs = (sum(amount for _, amount in part) for part in (owed.fees, owed.costs))
    words = {
        "number": owed.number,
        "case_number": "2026-001234",
        "kind": "kindergarten",
        "kind_label": "Barnehage – foreldrebetaling",
        "creditor": "Bydel Gamle Oslo",
        "description": "Foreldrebetaling mars",
        "limitation_basis": "foreldelsesloven § 2",
        "state": "Varsel § 4-18 sendt",
        "kid": "0012345678903",
        "invoice_number": "000451",
        "plate": "",
        "role": "debtor",
    }
    return ClaimRow.model_validate(
        {
            "claim_id": 1,
            "version": 1,
            "due_date": owed.due,
            "sums": Sums(
                principal=principal,
                interest=interest,
                fees=fees,
                costs=costs,
                credit=owed.credit,
                total=principal + interest + fees + costs - owed.credit,
            ),
            "original_principal": owed.principal,
            "interest_from": owed.start,
            "provisional": False,
            "limitation_date": date(owed.due.year + 3, owed.due.month, 28),
            "state_level": "none",
            "share": None,
            "co_debtors": (),
            **words,
            **owed.words,
        }
    )


def total_of(rows: Sequence[ClaimRow]) -> Sums:
    """The sums of several claims: what is owed, and beside it what is in the debtor's favour."""
    parts = ("principal", "interest", "fees", "costs")
    return Sums(
        **{part: sum(getattr(row.sums, part) for row in rows) for part in parts},
        credit=-sum(min(row.sums.total, 0) for row in rows),
        total=sum(max(row.sums.total, 0) for row in rows),
    )


def _postings(owed: Owed, lines: Sequence[Reckoned]) -> list[PostingRow]:
    number = owed.number
    found = [
        _posting(number, owed.due, "principal", "creditor_claims", owed.principal, "Hovedkrav")
    ]
    found += [
        _posting(number, day, "unplaced", "principal", paid, "OCR") for day, paid in owed.paid
    ]
    found += [_posting(number, day, "fees", "fee_income", fee, "Purring") for day, fee in owed.fees]
    found += [_posting(number, day, "costs", "costs_income", cost, "R") for day, cost in owed.costs]
    found += [
        _posting(number, line.end, "interest", "interest_income", line.amount, "Rente")
        for line in lines[: owed.booked]
        if line.amount
    ]
    found += [
        _posting(number, d, "unplaced", "interest", paid, "OCR") for d, paid in owed.interest_paid
    ]
    if owed.credit:
        found.append(_posting(number, owed.due, "unplaced", "credit", owed.credit, "OCR"))
    return found


def _posting(  # noqa: PLR0917 - one row of a ledger
    number: str, day: date, debit: str, credit: str, amount: int, source: str
) -> PostingRow:
    return PostingRow(
        posting_id=0,
        claim_number=number,
        value_date=day,
        booked_at=datetime(day.year, day.month, day.day, 22, 30, tzinfo=UTC),
        debit=debit,
        credit=credit,
        amount=amount,
        rule="forsinkelsesrenteloven § 3 første ledd",
        source=source,
    )


WORKED = Owed(  # law.md § 2.2: Skatteetaten's vector, to 2025-11-21
    "K-2024-000001",
    1_000_000,
    date(2024, 6, 15),
    date(2024, 6, 15),
    paid=((date(2024, 6, 27), 200_000), (date(2025, 3, 10), 500_000)),
    booked=2,
)
SECOND = Owed(
    "K-2025-000002",
    1_000_000,
    date(2025, 6, 15),
    date(2025, 6, 15),
    fees=((date(2025, 7, 1), 3_500), (date(2026, 2, 1), 11_300)),
    costs=((date(2026, 5, 1), 134_500),),
    interest_paid=((date(2026, 8, 20), 50_000),),
    credit=1_250,
    booked=3,
)
FINE = Owed(
    "K-2026-000003", 90_000, date(2026, 7, 2), None, words={"kind_label": "Parkeringsgebyr"}
)
COVERED = Owed(
    "K-2016-000004",
    300_000,
    date(2016, 7, 1),
    date(2016, 7, 1),
    paid=((date(2019, 12, 31), 300_000),),
    interest_paid=((date(2019, 12, 31), 80_000),),
)
FAVOUR = Owed(
    "K-2026-000005",
    120_000,
    date(2026, 3, 16),
    None,
    paid=((date(2026, 4, 1), 120_000),),
    credit=45_678,
)
CLAIMS = (WORKED, SECOND, FINE, COVERED, FAVOUR)
