"""What letting a debtor out of a claim would do, told before it is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import select

from collector_desk.domain.claim import InterestBasis
from collector_desk.domain.facts import Bucket
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.release import share_given_up
from collector_desk.domain.statement import Balance
from collector_desk.models import Claim, ClaimDebtor, FactRow, Notice
from collector_desk.service import (
    before_after,
    gate,
    objections,
    placed,
    release_money,
    releasing,
    resting,
    unit_holds,
    waiting_letters,
)
from collector_desk.service.database import Work
from collector_desk.service.retelling import payments as freed_by
from collector_desk.wire.parties import ReleasePreview, TryRelease


def preview(work: Work, debtor_id: int, order: TryRelease) -> ReleasePreview:
    """Amounts before and after, what goes back, and what ends and begins anew; nothing is kept.

    Raises as ``releasing.release``, but for the document.
    """
    gate.opened(work, debtor_id)
    claim = objections.claim_of(work, debtor_id, order.claim_id)
    left, successor = releasing.allowed(work, debtor_id, claim, order)
    rests = resting.effects(work, debtor_id, claim)
    alone = not left
    closes = releasing.closes(claim, left, successor)
    known = before_after.facts(work, claim)
    before = before_after.balance(work, claim, known)
    falls = _falls(work, debtor_id, claim, order, alone=alone)
    gone = {fact.id for fact in falls}
    after = before_after.balance(work, claim, [fact for fact in known if fact.id not in gone])
    waived = after.interest if alone and order.ground.never_owed else 0
    given_up = 0 if order.ground.never_owed else _share(work, debtor_id, claim, before)
    own = {} if order.ground.never_owed else release_money.own_left(work, debtor_id, claim)
    after = replace(
        after,
        interest=after.interest - waived,
        principal=after.principal - given_up,
        fees=after.fees - own.get(Bucket.FEES, 0),
        costs=after.costs - own.get(Bucket.COSTS, 0),
    )
    returned = sum(amount for amount in freed_by(falls).values() if amount > 0)
    return ReleasePreview(
        lines=before_after.lines(before, after),
        returned=returned,
        closes=closes,
        effects=(
            *_follows(order, closes=closes, given_up=given_up, returned=returned),
            *_own(sum(own.values())),
            *_anew(work, debtor_id, claim, successor.name if successor else ""),
            *rests,
            *waiting_letters.effects(work, debtor_id, claim),
        ),
    )


def _falls(
    work: Work, debtor_id: int, claim: Claim, order: TryRelease, *, alone: bool
) -> Sequence[FactRow]:
    if not order.ground.never_owed:
        return ()
    facts = placed.of_claims(work, [claim.id])
    release_money.paid_here(claim, facts, order.payments)
    if alone and order.successor_id is None:
        return facts
    return release_money.falling(work, debtor_id, facts, order.payments, alone=alone)


def _share(work: Work, debtor_id: int, claim: Claim, before: Balance) -> int:
    own = work.get_one(ClaimDebtor, (claim.id, debtor_id))
    return share_given_up(own.share, before.principal)


def _follows(order: TryRelease, *, closes: bool, given_up: int, returned: int) -> Iterator[str]:
    if closes:
        yield "Ingen annen skylder kravet. Det går tilbake til virksomheten."
    if given_up:
        yield f"Andelen på {kroner(given_up)} kr faller bort. De andre skylder resten."
    elif not order.ground.never_owed:
        yield "De andre skylder fortsatt hele kravet."
    if returned:
        yield f"{kroner(returned)} kr betales tilbake når en annen har godkjent det."
    yield "Skyldneren får brev om det."


def _own(amount: int) -> Iterator[str]:
    if amount:
        yield f"{kroner(amount)} kr i gebyr og kostnader for egne brev faller bort."


def _anew(work: Work, debtor_id: int, claim: Claim, successor: str) -> Iterator[str]:
    if not successor:
        return
    query = select(Notice.id).where(Notice.claim_id == claim.id, Notice.debtor_id == debtor_id)
    given = work.scalar(query.limit(1)) is not None
    letters = " Varsler som er sendt, gjelder ikke." if given else ""
    yield f"{successor} begynner på nytt: varsling og gebyr.{letters}"
    yield from _rests(work, claim, successor)
    yield f"Foreldelse regnes for {successor} for seg. Avbrudd overfor andre teller ikke."


def _rests(work: Work, claim: Claim, successor: str) -> Iterator[str]:
    """What rests for the right debtor: interest until a demand of their own, and what the unit is
    asked about (ruling 12).
    """
    if claim.interest_basis != InterestBasis.NONE.value:
        yield (
            f"Renten hviler for {successor} til 30 dager etter at nytt krav er sendt på papir"
            " (forsinkelsesrenteloven § 2)."
        )
    until = max(unit_holds.waits(work, claim.id).values(), default=None)
    if until is not None:
        yield (
            f"Kravet er stilt i bero til {dotted(until)} for {successor} også, eller til"
            " virksomheten har svart."
        )
