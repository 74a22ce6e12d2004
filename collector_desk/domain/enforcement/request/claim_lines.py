"""From the facts of a case to the claim lines and bases of its request (§ 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypedDict, TypeVar

from collector_desk.domain.enforcement.request.case_facts import (
    BasisFacts,
    CaseFacts,
    ClaimFacts,
    CostFacts,
    Lowered,
    Paid,
    Part,
)
from collector_desk.domain.enforcement.request.document import (
    Amount,
    Basis,
    BearsInterest,
    Interest,
    Line,
    Payment,
    Reduction,
)
from collector_desk.domain.enforcement.request.interest_lines import interest_lines
from collector_desk.domain.enforcement.request.settings import RequestSettings
from collector_desk.domain.enforcement.request.values import LineKind, Rank, RequestKind
from collector_desk.domain.interest import InterestLine
from collector_desk.domain.money import Money, round_half_up
from collector_desk.domain.rate_table import Table
from collector_desk.domain.rates import Rates

_Taken = TypeVar("_Taken", Paid, Lowered)


class _Money(TypedDict):
    """The fields of a line that say what it was, what was taken off, and what is left."""

    original: Amount
    remaining: Amount
    payments: tuple[Payment, ...]
    reductions: tuple[Reduction, ...]


def claim_lines(
    case: CaseFacts, *, late_interest: Table, settings: RequestSettings
) -> tuple[tuple[Line, ...], tuple[Basis, ...]]:
    """The lines and bases of a request that is filed on ``case.filed``.

    One principal line per claim, an interest line per stretch of the same unpaid principal and
    rate, lines for out-of-court costs and for writing the request, each line in one basis.
    References are ours and stable: ``<claim>-H``, ``-R01``, ``<basis>-U1``, ``-T1``, ``-S1``.
    Costs that are paid in full have no line; interest that is paid keeps its line, for the
    periods must hang together.
    The sum of what remains is the ledger's balance on the filing day, plus the writing cost.

    Raises NoRate where interest would need a rate from before the table begins.
    """
    lines: list[Line] = []
    bases: list[Basis] = []
    for at, facts in enumerate(case.bases):
        built = [
            *(each for claim in facts.claims for each in _claim(claim, case.filed, late_interest)),
            *_costs(facts, settings),
            *([_writing(case, facts)] if at == 0 and case.writing else []),
        ]
        lines += built
        bases.append(_basis(facts, built))
    return tuple(lines), tuple(bases)


def request_kind(bases: Iterable[Basis], settings: RequestSettings) -> RequestKind:
    """Combined with a conciliation complaint where a written message may go to the board.

    Whether that kind is needed, or the answer in the message is enough, is not settled (§ 12).
    """
    messages = [each.special.message for each in bases if each.special and each.special.message]
    wanted = settings.combined and any(each.conciliation for each in messages)
    return RequestKind.COMBINED if wanted else RequestKind.ENFORCEMENT


def writing_cost(rates: Rates, settings: RequestSettings, filed: date) -> Money:
    """What the debtor is liable for where we write the request: ½ R (FOR-2020-10-23-2120 § 2).

    Raises RateProvisional where R of the filing day is not announced.
    """
    fee = rates["court_fee"].known(filed).fraction
    return round_half_up(fee * settings.writing_share * (1 + settings.writing_uplift))


def court_fee_of(rates: Rates, filed: date) -> Money:
    """The court fee of a request that is filed on a day (rettsgebyrloven § 14).

    Raises RateProvisional where R of the filing day is not announced.
    """
    share = rates["request_court_fee_share"].on(filed).fraction
    return round_half_up(rates["court_fee"].known(filed).fraction * share)


def principal_steps(claim: ClaimFacts) -> tuple[tuple[date, Money], ...]:
    """The days on which the unpaid principal changed, each with the new principal in øre."""
    if claim.steps is not None:
        return claim.steps
    paid, lowered = claim.principal.paid, claim.principal.lowered
    changes = [*((each.day, each.amount) for each in paid)]
    changes += [(each.day, each.amount) for each in lowered]
    left = claim.principal.original
    steps = [(min([claim.due, *(day for day, _ in changes)]), left)]
    for day, amount in sorted(changes):
        left -= amount
        steps.append((day, left))
    return tuple(steps)


def _claim(claim: ClaimFacts, filed: date, table: Table) -> Iterator[Line]:
    statutory = True if claim.agreed is None else None
    bears = BearsInterest(statutory=statutory, agreed=claim.agreed)
    head = Line(
        reference=f"{claim.number}-H",
        kind=LineKind.PRINCIPAL,
        text=claim.text,
        due=claim.due,
        rank=claim.rank,
        register_id=claim.register_id,
        last_interruption=claim.last_interruption,
        more_time=claim.more_time,
        assignments=claim.assignments,
        bears=bears if claim.interest_from and claim.principal.left > 0 else None,
        **_money(claim.principal),
    )
    yield head
    if claim.interest_from is None:
        return
    found = interest_lines(
        principal_steps(claim),
        start=claim.interest_from,
        filed=filed,
        table=table,
        agreed=claim.agreed,
    )
    for at, (line, part) in enumerate(_spread(claim.interest, found), start=1):
        yield _interest(claim, line, part, reference=f"{claim.number}-R{at:02d}")


def _interest(claim: ClaimFacts, line: InterestLine, part: Part, *, reference: str) -> Line:
    return Line(
        reference=reference,
        kind=LineKind.INTEREST,
        text=claim.interest_text,
        rank=claim.rank,
        related=(f"{claim.number}-H",),
        interest=Interest(
            start=line.from_day,
            end=line.to_day,
            base=Amount(line.principal),
            statutory=True if claim.agreed is None else None,
            agreed=claim.agreed,
        ),
        **_money(part),
    )


def _costs(facts: BasisFacts, settings: RequestSettings) -> Iterator[Line]:
    counts = {False: 0, True: 0}
    for cost in facts.costs:
        counts[cost.court] += 1
        if cost.amount.left <= 0:
            continue
        yield Line(
            reference=f"{facts.key}-{'T' if cost.court else 'U'}{counts[cost.court]}",
            kind=LineKind.EARLIER_COURT if cost.court else LineKind.OUT_OF_COURT,
            text=cost.text,
            due=_cost_due(cost, facts, settings),
            rank=_rank(facts),
            related=tuple(f"{number}-H" for number in cost.claims),
            demands=(cost.demand,) if cost.demand else (),
            **_money(cost.amount),
        )


def _cost_due(cost: CostFacts, facts: BasisFacts, settings: RequestSettings) -> date | None:
    """The deadline of the letter that charged it, or with the claim, as the setting says."""
    if cost.due:
        return cost.due
    if cost.demand and settings.fee_due_by_letter:
        return cost.demand.deadline
    return min((each.due for each in facts.claims if each.number in cost.claims), default=None)


def _writing(case: CaseFacts, facts: BasisFacts) -> Line:
    return Line(
        reference=f"{facts.key}-S1",
        kind=LineKind.WRITING,
        text=case.writing_text,
        rank=_rank(facts),
        related=tuple(f"{claim.number}-H" for claim in facts.claims[:1]),
        **_money(Part(original=case.writing)),
    )


def _rank(facts: BasisFacts) -> Rank:
    """Costs take the rank of what they were spent on, the last of several."""
    return max((claim.rank for claim in facts.claims), default=Rank.OTHER)


def _basis(facts: BasisFacts, built: list[Line]) -> Basis:
    return Basis(
        lines=tuple(line.reference for line in built),
        title=facts.title,
        day=facts.day,
        document=facts.document,
        notices=facts.notices,
        no_notice=facts.no_notice,
        ordinary=facts.ordinary,
        special=facts.special,
    )


def _money(part: Part) -> _Money:
    return {
        "original": Amount(part.original),
        "remaining": Amount(part.left),
        "payments": tuple(
            Payment(booked=each.day, amount=Amount(each.amount)) for each in part.paid
        ),
        "reductions": tuple(
            Reduction(day=each.day, amount=Amount(each.amount), why=each.why)
            for each in part.lowered
        ),
    }


def _spread(taken: Part, lines: tuple[InterestLine, ...]) -> Iterator[tuple[InterestLine, Part]]:
    """Each line with its share of what was paid or waived of interest, the oldest first."""
    paid, lowered = list(taken.paid), list(taken.lowered)
    for line in lines:
        room = line.amount
        mine = _take(paid, room)
        room -= sum(each.amount for each in mine)
        less = _take(lowered, room)
        yield line, Part(original=line.amount, paid=tuple(mine), lowered=tuple(less))


def _take(from_these: list[_Taken], room: Money) -> list[_Taken]:
    """Takes off the list, in order, what fits in ``room`` øre; the last may be cut in two."""
    taken: list[_Taken] = []
    while from_these and room > 0:
        first = from_these.pop(0)
        amount = min(first.amount, room)
        taken.append(replace(first, amount=amount))
        room -= amount
        if amount < first.amount:
            from_these.insert(0, replace(first, amount=first.amount - amount))
    return taken
