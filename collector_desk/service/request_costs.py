"""What the namsmann fixed that the debtor owes in costs of a request: posted on one of its claims.

docs/decisions/0024. Never reckoned here: what he fixed is told by his paper, once for a request, and
is at most what the request claimed. What was entered by mistake is reversed.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select

from collector_desk.domain.enforcement.request.claim_lines import court_fee_of
from collector_desk.domain.enforcement.request.values import LineKind
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.domain.facts import Bucket, FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted
from collector_desk.errors.requests import (
    RequestCostsAbove,
    RequestCostsKnown,
    RequestCostsNoClaim,
    RequestCostsWaived,
    RequestEventLacks,
)
from collector_desk.exchange.enforcement.json_in import read_request
from collector_desk.models import (
    Claim,
    ClaimDebtor,
    FactRow,
    Measure,
    MeasureClaim,
    RequestEvent,
)
from collector_desk.service import (
    booking,
    liable,
    measures,
    own_fees,
    placed,
    plan_lowered,
    refunds,
    request_continued,
)
from collector_desk.service.database import Work

_RULE = "FOR-2020-10-23-2120 § 2, fastsatt av namsmannen"
_MISTAKE = "ført ved en feil"


def lay(work: Work, row: Measure, *, amount: Money, day: date, document_id: int | None) -> FactRow:
    """Post what the namsmann fixed on a day, as costs without interest; who the paper lies with owes it.

    Raises:
        RequestEventLacks: there is no paper.
        RequestCostsKnown: it is posted already.
        RequestCostsAbove: more than the request claimed.
        RequestCostsNoClaim: the debtor owes none of its claims any more.
        RateProvisional: the court fee of the day it was filed is not announced.
    """
    if document_id is None:
        raise RequestEventLacks(event=RequestEventKind.COSTS.label, what="brevet fra namsmannen")
    not_fixed(work, row)
    writing, court_fee = _claimed(work, row)
    if amount > writing + court_fee:
        raise RequestCostsAbove(
            number=row.number, amount=amount, writing=writing, court_fee=court_fee
        )
    claim = _bears(work, row)
    fact = FactRow(
        claim_id=liable.lock(work, claim).id,
        kind=FactKind.COSTS.value,
        amount=amount,
        value_date=day,
        known_at=work.clock.now(),
        rule=_RULE,
        source=_source(row, day),
        document_id=document_id,
        made_by=work.who.name,
        reason="Kostnader ved begjæring om utlegg",
    )
    work.add(fact)
    work.flush()
    booking.book(work, [claim])
    return fact


def take_off(work: Work, row: Measure, event: RequestEvent) -> FactRow | None:
    """Reverse what was posted of an event that a leader took back; gives what stood of it till then.

    Raises RequestCostsWaived: costs were given up since, which might be these.
    """
    source = _source(row, event.day)
    posted = select(FactRow).where(
        FactRow.claim_id.in_(measures.terms_of(row).claim_ids),
        FactRow.kind == FactKind.COSTS.value,
        FactRow.document_id == event.document_id,
        FactRow.source == source,
        placed.standing(),
    )
    fact = work.scalars(posted).one_or_none()
    if fact is None:
        return None
    claim = liable.lock(work, fact.claim_id)
    if placed.given_up_since(work, fact, Bucket.COSTS):
        raise RequestCostsWaived(number=row.number, claim=claim.number)
    plans, credit = plan_lowered.standing(work, [claim]), refunds.credit_of(work, claim)
    placed.reverse(
        work, [fact], rule=_MISTAKE, source=f"{source}, tatt tilbake", reason=event.taken_back_why
    )
    booking.book(work, [claim.id])
    why = f"kostnader i {row.number} er tatt tilbake"
    plan_lowered.lowered(work, plans, why)
    refunds.ask_of_more(work, row.debtor_id, claim, before=credit, why=why)
    return fact


def _source(row: Measure, day: date) -> str:
    return f"begjæring {row.number}, namsmannen {dotted(day)}"


def not_fixed(work: Work, row: Measure) -> None:
    """Whether no costs of it are posted: what is claimed of them is not posted beside them.

    Raises RequestCostsKnown.
    """
    known = select(RequestEvent.id).where(
        RequestEvent.measure_id == row.id,
        RequestEvent.kind == RequestEventKind.COSTS.value,
        RequestEvent.taken_back_on.is_(None),
    )
    if work.scalar(known.limit(1)) is not None:
        raise RequestCostsKnown(number=row.number)


def _claimed(work: Work, row: Measure) -> tuple[Money, Money]:
    """What it claimed for writing it, as it was filed last, and in court fee; øre."""
    last = request_continued.last_filed(work, row.id)
    assert last is not None
    request = read_request(last.source)
    writing = sum(
        line.original.ore
        for line in request.lines
        if line.kind is LineKind.WRITING and line.original is not None
    )
    assert row.effect_on is not None  # it was filed
    claimed = request.court_fee is not None and request.court_fee.claimed
    return writing, court_fee_of(work.rates, row.effect_on) if claimed else 0


def _bears(work: Work, row: Measure) -> int:
    """The oldest of its claims that the debtor owes something of, else the oldest of all."""
    query = (
        select(Claim)
        .join(MeasureClaim, MeasureClaim.claim_id == Claim.id)
        .join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
        .where(
            MeasureClaim.measure_id == row.id,
            ClaimDebtor.debtor_id == row.debtor_id,
            Claim.state == "open",
            or_(ClaimDebtor.last_day.is_(None), ClaimDebtor.last_day >= work.clock.today()),
        )
        .order_by(Claim.due_date, Claim.id)
    )
    claims = work.scalars(query).all()
    if not claims:
        raise RequestCostsNoClaim(number=row.number)
    folded = own_fees.statements(work, row.debtor_id, claims, on=work.clock.today())
    owing = (claim.id for claim in claims if folded[claim.id].balance.total > 0)
    return next(owing, claims[0].id)
