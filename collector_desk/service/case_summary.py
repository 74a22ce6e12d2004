"""The case summary: the typed rows of the workbook, and the deed of exporting them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import select

from collector_desk.domain import covering
from collector_desk.domain.explain import Part
from collector_desk.domain.facts import FactKind
from collector_desk.domain.ledger import Statement
from collector_desk.domain.phrases import dotted
from collector_desk.domain.rates import Rates
from collector_desk.errors.service import Unknown
from collector_desk.models import House, Posting
from collector_desk.service import claim_rows, debtors, explaining, folder, gate, timeline
from collector_desk.service.database import Work
from collector_desk.service.facts import chunks
from collector_desk.service.folder import Folder
from collector_desk.wire.rates import RateRow
from collector_desk.wire.reports import CaseSummary, Export, InterestRow, MoneyRow, PostingRow

ACCOUNT = "13150101837"


def case_summary(work: Work, house: str, debtor_id: int, order: Export) -> CaseSummary:
    """The rows of a debtor's case summary; the export is noted in the debtor's stream.

    Raises:
        Unknown: a claim that is not this debtor's.
        NotOpened: the debtor is not open.
    """
    debtor = gate.opened(work, debtor_id)
    rows = _chosen(folder.read(work, debtor), order.claim_ids)
    on = order.on or work.clock.today()
    found = rows.folded(work.rates, on=on)
    work.note(
        "reports.case_summary",
        stream=f"debtor:{debtor_id}",
        details={
            "reason": order.reason.strip(),
            "on": on.isoformat(),
            "claims": [claim.id for claim in rows.claims],
        },
    )
    return _summary(work, house, rows, found, on)


def _chosen(rows: Folder, claim_ids: Sequence[int]) -> Folder:
    if not claim_ids:
        return rows
    wanted = set(claim_ids)
    claims = tuple(claim for claim in rows.claims if claim.id in wanted)
    if len(claims) < len(wanted):
        raise Unknown(what="claim")
    return rows.only(claims)


def _summary(
    work: Work, house: str, rows: Folder, found: Mapping[int, Statement], on: date
) -> CaseSummary:
    debtor = rows.debtor
    facts = {number: statement.facts for number, statement in found.items()}
    numbers = {claim.id: claim.number for claim in rows.claims}
    postings = tuple(_postings(work, numbers, on))
    masked = debtors.masked(work, rows)
    return CaseSummary(
        desk=house,
        practice=work.get(House, "practice") is not None,
        debtor_id=debtor.id,
        name=debtor.name,
        masked=masked,
        identity=debtor.org_number or masked,
        address=debtors.address(work, debtor),
        on=on,
        made_at=work.clock.now(),
        made_by=work.who.name,
        covering_order=_order(found.values(), work.rates, on),
        account=ACCOUNT,
        sums=claim_rows.together(found.values()),
        claims=claim_rows.rows(rows, found, today=work.clock.today(), rates=work.rates),
        postings=postings,
        interest=tuple(_interest(numbers, found)),
        movements=tuple(_movements(numbers, found)),
        rates=_rates(work.rates, on),
        booked_interest=_booked(numbers, _booked_through(work, rows, found, on)),
        leaves=tuple(
            explaining.leaf_of(leaf, numbers, {})
            for one in found.values()
            for leaf in one.leaves_of(Part.TOTAL)
        ),
        timeline=timeline.events(rows, facts, known=None),
        documents=debtors.documents(rows),
    )


def _order(found: Iterable[Statement], rates: Rates, on: date) -> str:
    """The house's orders since the first payment, each from its day where there are several."""
    paid = [fact.value_date for one in found for fact in one.facts if fact.kind is FactKind.PAYMENT]
    first = covering.in_force(rates, min([on, *paid]))
    turns = [turn for turn in covering.turns(rates) if first.since <= turn.since <= on] or [first]
    if len(turns) == 1:
        return covering.in_words(turns[0].order)
    return "; ".join(f"fra {dotted(turn.since)}: {covering.in_words(turn.order)}" for turn in turns)


def _postings(work: Work, numbers: Mapping[int, str], on: date) -> Iterator[PostingRow]:
    for chunk in chunks(numbers):
        query = select(Posting).where(Posting.claim_id.in_(chunk), Posting.value_date <= on)
        for row in work.scalars(query.order_by(Posting.value_date, Posting.id)):
            yield PostingRow(
                posting_id=row.id,
                claim_number=numbers[row.claim_id or 0],
                value_date=row.value_date,
                booked_at=row.booked_at,
                debit=row.debit,
                credit=row.credit,
                amount=row.amount,
                rule=row.rule,
                source=row.source,
            )


def _interest(numbers: Mapping[int, str], found: Mapping[int, Statement]) -> Iterator[InterestRow]:
    for number, statement in found.items():
        for line in statement.interest_lines:
            yield InterestRow(
                claim_number=numbers[number],
                from_day=line.from_day,
                to_day=line.to_day,
                principal=line.principal,
                rate=str(line.rate.value),
                rate_source=line.rate.source,
                provisional=line.provisional,
                amount=line.amount,
            )


def _movements(numbers: Mapping[int, str], found: Mapping[int, Statement]) -> Iterator[MoneyRow]:
    for number, statement in found.items():
        for movement in statement.movements:
            if movement.bucket is not None and movement.effect.owed:
                yield MoneyRow(
                    claim_number=numbers[number],
                    kind=movement.move.value,
                    value_date=movement.day,
                    amount=movement.effect.owed,
                    part=movement.bucket.value,
                    text=movement.fact.source,
                )


def _rates(rates: Rates, on: date) -> tuple[RateRow, ...]:
    return tuple(
        RateRow(
            since=rate.since,
            value=str(rate.value),
            source=rate.source,
            confirmed=rate.confirmed,
        )
        for rate in rates["late_interest"].values
        if rate.since <= on
    )


def _booked_through(
    work: Work, rows: Folder, found: Mapping[int, Statement], on: date
) -> Mapping[int, Statement]:
    """The claims on the last day that can be booked: the future is reckoned, never posted."""
    today = work.clock.today()
    return found if on <= today else rows.folded(work.rates, on=today)


def _booked(numbers: Mapping[int, str], found: Mapping[int, Statement]) -> dict[str, int]:
    """The interest the postings must sum to: all of it less what still accrues."""
    return {
        numbers[number]: one.balance.interest - one.open_accrual for number, one in found.items()
    }
