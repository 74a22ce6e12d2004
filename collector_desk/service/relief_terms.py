"""What a relief asks for: its lines on the claims, and who may decide it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from collector_desk.domain.calendar import next_working_day
from collector_desk.domain.ledger import Statement
from collector_desk.domain.money import Money
from collector_desk.domain.plan_limits import Limits, relief_limits
from collector_desk.domain.relief import Part, ReliefGround, ReliefKind, shares
from collector_desk.domain.status import STATUSES, Status, arose_on
from collector_desk.errors.reliefs import (
    ReliefAdditionsOnly,
    ReliefGroundUnfit,
    ReliefHasNoTerms,
    ReliefInterestNotBarred,
    ReliefNotBarred,
    ReliefNothingOwed,
    ReliefNotSettled,
    ReliefOthersNotBarred,
    ReliefOthersOwe,
    ReliefTooMuch,
    ReliefWholeOnly,
    ReliefWithoutClaims,
    SettlementTerms,
    SettlementTooSoon,
)
from collector_desk.errors.service import Unknown
from collector_desk.models import Debtor
from collector_desk.service import folder, last_days, liable, own_time, plan_claims, relief_rows
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.wire.reliefs import NewRelief, ReliefPart


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One part of one claim: øre owed of it, given up, and asked for instead."""

    claim: KeptClaim
    part: Part
    owed: Money
    amount: Money
    share: Money = 0

    @property
    def whole(self) -> bool:
        """Whether nothing of the part is to be left, later interest included."""
        return self.share == 0 and self.amount == self.owed


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A relief as it would stand today; ``owed`` øre on its claims.

    ``pay_by`` is the last day to pay a settlement, a working day.
    """

    lines: tuple[Line, ...]
    owed: Money
    limits: Limits
    pay_by: date | None

    @property
    def given_up(self) -> Money:
        """Øre."""
        return sum(line.amount for line in self.lines)


def weigh(work: Work, debtor: Debtor, order: NewRelief) -> Weighed:
    """What is asked for, line by line, and who may decide it.

    Raises:
        Unknown: a claim is not this debtor's.
        PlanClaimStopped: a claim may not be demanded, so no settlement of it may be offered.
        ReliefWithoutClaims, ReliefGroundUnfit, ReliefAdditionsOnly, ReliefWholeOnly,
        ReliefHasNoTerms, ReliefOthersOwe, ReliefNothingOwed, ReliefTooMuch, ReliefNotBarred,
        ReliefInterestNotBarred, ReliefOthersNotBarred,
        ReliefNotSettled, SettlementTerms, SettlementTooSoon.
    """
    _fits(order)
    today = work.clock.today()
    rows = folder.read(work, debtor)
    claims = [_claim(rows, each.claim_id) for each in order.parts]
    folded = rows.only(tuple(dict.fromkeys(claims))).folded(work.rates, on=today)
    if order.ground is ReliefGround.TIME_BARRED:
        for each, claim in zip(order.parts, claims, strict=True):
            _barred(rows, claim, folded[claim.id], each)
            _barred_for_others(work, debtor, claim, folded[claim.id], each)
    if order.ground is ReliefGround.DEBT_SETTLED:
        _settlement_over(rows, claims, today)
    if order.kind is ReliefKind.REMOVAL and (
        owing := relief_rows.shared(work, [claim.id for claim in claims])
    ):
        raise ReliefOthersOwe(claim=owing[0])
    if order.kind is ReliefKind.SETTLEMENT:
        lines = _settled(work, rows, order, folded)
    else:
        pairs = zip(order.parts, claims, strict=True)
        lines = tuple(_line(each, claim, folded[claim.id]) for each, claim in pairs)
    pay_by = next_working_day(order.pay_by) if order.pay_by else None
    limits = relief_limits(
        given_up=sum(line.amount for line in lines),
        days=(pay_by - today).days if pay_by else None,
        day=today,
        rates=work.rates,
    )
    owed = sum(folded[number].balance.owed for number in {claim.id for claim in claims})
    return Weighed(lines=lines, owed=owed, limits=limits, pay_by=pay_by)


def _fits(order: NewRelief) -> None:
    """See that the order is one that its kind and its ground can carry."""
    about, parts = order.ground.about, [(each.claim_id, each.part) for each in order.parts]
    whole = {claim_id for claim_id, part in parts if part is Part.ALL}
    crossed = any(claim_id in whole and part is not Part.ALL for claim_id, part in parts)
    if not parts or crossed or len(set(parts)) < len(parts):
        raise ReliefWithoutClaims
    if order.kind not in about.kinds:
        raise ReliefGroundUnfit(ground=about.label, kind=order.kind.label.lower())
    if order.kind is not ReliefKind.SETTLEMENT and (
        order.pay or order.pay_by or order.offer_until or order.adviser
    ):
        raise ReliefHasNoTerms(kind=order.kind.label)
    if order.kind is ReliefKind.WAIVER:
        if about.additions_only and {part for _, part in parts} & {Part.ALL, Part.PRINCIPAL}:
            raise ReliefAdditionsOnly(ground=about.label)
        if any(each.amount and each.part is Part.ALL for each in order.parts):
            raise ReliefWholeOnly(kind=f"Valget «{Part.ALL.label}»")
    elif len(whole) < len(parts) or any(each.amount for each in order.parts):
        raise ReliefWholeOnly(kind=order.kind.label)


def _line(asked: ReliefPart, claim: KeptClaim, statement: Statement) -> Line:
    owed = sum(getattr(statement.balance, bucket.value) for bucket in asked.part.buckets)
    amount = owed if asked.amount is None else asked.amount
    if owed <= 0:
        raise ReliefNothingOwed(claim=claim.number, part=asked.part.label)
    if amount > owed:
        raise ReliefTooMuch(claim=claim.number, part=asked.part.label, owed=owed)
    return Line(claim=claim, part=asked.part, owed=owed, amount=amount)


def _settled(
    work: Work, rows: Folder, order: NewRelief, folded: Mapping[int, Statement]
) -> tuple[Line, ...]:
    """The sum spread over the claims, the oldest first; the rest of each is given up."""
    claims = sorted(
        (_claim(rows, each.claim_id) for each in order.parts),
        key=lambda claim: (claim.due_date, claim.id),
    )
    for claim in claims:
        if (found := plan_claims.hindrance(work, rows, claim)) is not None:
            raise found
        if folded[claim.id].balance.total <= 0:
            raise ReliefNothingOwed(claim=claim.number, part=Part.ALL.label)
    owed = {claim.id: folded[claim.id].balance.total for claim in claims}
    pay, whole = _terms(work, order, sum(owed.values()))
    if order.ground.about.additions_only:
        principal = sum(folded[claim.id].balance.principal for claim in claims)
        if pay < principal:
            raise ReliefAdditionsOnly(ground=order.ground.about.label)
    share = shares(owed.items(), pay)
    assert sum(share.values()) == pay < whole
    return tuple(
        Line(
            claim=claim,
            part=Part.ALL,
            owed=owed[claim.id],
            amount=owed[claim.id] - share[claim.id],
            share=share[claim.id],
        )
        for claim in claims
    )


def _terms(work: Work, order: NewRelief, owed: Money) -> tuple[Money, Money]:
    pay, pay_by, until = order.pay, order.pay_by, order.offer_until
    today = work.clock.today()
    if pay is None or pay_by is None or until is None:
        raise SettlementTerms(owed=owed)
    if not 0 < pay < owed or not today < until <= pay_by:
        raise SettlementTerms(owed=owed)
    time_to_answer(work, until)
    return pay, owed


def time_to_answer(work: Work, until: date) -> None:
    """See that a debtor who is asked today can answer by ``until``. Raises SettlementTooSoon."""
    today = work.clock.today()
    least = work.rates["settlement_answer_days"].on(today).whole
    first = today + timedelta(days=least)
    if until < first:
        raise SettlementTooSoon(until=until.isoformat(), least=least, first=first.isoformat())


def _barred(rows: Folder, claim: KeptClaim, statement: Statement, asked: ReliefPart) -> None:
    """The claim, or later interest by itself (foreldelsesloven § 21 no. 2), no more than is barred."""
    limit = last_days.limitation_of(claim, rows.limitation.get(claim.id, ()), today=statement.on)
    if limit.barred_on(statement.on):
        return
    barred = own_time.barred_interest(rows, claim, statement)
    if asked.part is not Part.INTEREST or not barred:
        raise ReliefNotBarred(claim=claim.number)
    if (asked.amount or statement.balance.interest) > barred:
        raise ReliefInterestNotBarred(claim=claim.number, barred=barred)


def _barred_for_others(
    work: Work, debtor: Debtor, claim: KeptClaim, statement: Statement, asked: ReliefPart
) -> None:
    """See that it is barred towards each who owes it: what is given up falls away for all (§ 25)."""
    steps = last_days.steps_of(work, [claim.id])
    for other in liable.others(work, claim.id, debtor.id):
        theirs = steps.get((claim.id, other.debtor_id), ())
        limit = last_days.limitation_of(claim, theirs, today=statement.on)
        if limit.barred_on(statement.on):
            continue
        barred = own_time.barred_by(claim, theirs, statement)
        wanted = asked.amount or statement.balance.interest
        if asked.part is not Part.INTEREST or wanted > barred:
            raise ReliefOthersNotBarred(claim=claim.number)


def _settlement_over(rows: Folder, claims: Sequence[KeptClaim], today: date) -> None:
    """A debt settlement that was fulfilled takes away what it touched, and nothing newer."""
    special = STATUSES[Status.DEBT_SETTLEMENT]
    over = [
        one.from_day
        for one in rows.statuses
        if one.kind == special.code.value and one.to_day is not None and one.to_day <= today
    ]
    for claim in claims:
        arose = arose_on(invoiced=claim.invoice_date, limitation_start=claim.limitation_start)
        if not any(special.touches(arose=arose, since=since) for since in over):
            raise ReliefNotSettled(claim=claim.number)


def _claim(rows: Folder, claim_id: int) -> KeptClaim:
    claim = rows.claim(claim_id)
    if claim is None or claim.state == "withdrawn":
        raise Unknown(what="claim", id=claim_id)
    return claim
