"""What letting a debtor out does to the money of the claim: by counter-postings only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import select

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.facts import Bucket, FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import kroner
from collector_desk.domain.release import ADDED, SOURCE, ReleaseGround, share_given_up
from collector_desk.errors.parties import NotPaidThere
from collector_desk.models import Claim, Document, FactRow, Judgment, Release
from collector_desk.service import (
    booking,
    claim_book,
    held_money,
    interest_demand,
    judgment_rows,
    liable,
    merged,
    money_in,
    own_fees,
    placed,
)
from collector_desk.service.database import Work

_ADDED = frozenset(kind.value for kind in ADDED)
_RULE = "inkassoloven § 17, den som ikke skylder, skylder ikke gebyr"
_WHY = "betalt av en som ikke skyldte kravet; skal tilbakebetales"


def source_of(row: Release) -> str:
    """What every fact of a release names as its source."""
    return f"{SOURCE} {row.id}"


def take_off(work: Work, row: Release, claim: Claim, payments: Collection[int]) -> None:
    """Let the debtor's additions fall and free what the debtor paid; the claim is booked.

    Where the debtor was alone, every addition falls, and interest waits for a demand of the next
    one: it begins thirty days after (ruling 12); the KID becomes another. Where nobody is left, all of the claim's facts fall. A
    joint debtor who is let go takes a known share along, and the fees of their own letters.

    Raises:
        NotPaidThere: a payment that is not on this claim.
    """
    ground = ReleaseGround(row.ground)
    facts = placed.of_claims(work, [claim.id])
    if not ground.never_owed:
        _give_up_own(work, row, claim)
        _give_up_share(work, row, claim)
    else:
        alone = row.successor_id is not None  # nobody is put beside others who owe on
        falls = facts
        if not row.closed_claim:
            falls = falling(work, row.debtor_id, facts, payments, alone=alone)
        paid_here(claim, facts, payments)
        placed.reverse(work, falls, rule=_RULE, source=source_of(row), reason=row.reasons[:300])
        placed.give_back(work, falls, _WHY)
        if row.closed_claim:
            money_in.undo_paid_to_units(work, [claim.id])
        if alone:
            row.interest = interest_demand.wait(work, claim)
            row.kid, claim.kid = claim.kid, claim_book.another_kid(work, claim)
        work.flush()
        held_money.settle(work, {fact.payment_id for fact in falls if fact.payment_id})
    work.flush()
    booking.book(work, [claim.id])


def added_for(work: Work, claim_id: int, debtor_id: int) -> list[FactRow]:
    """The standing additions that rest on our own letters to a debtor, or on judgments of no other.

    What several were ordered to pay jointly stands for the others, wherever its paper lies.
    """
    written = merged.with_former(debtor_id)
    own = set(work.scalars(select(Document.id).where(Document.debtor_id.in_(written))))
    theirs = set(work.scalars(written))
    named: dict[int, set[int]] = defaultdict(set)
    query = select(Judgment.fact_id, Judgment.debtor_id).where(
        Judgment.claim_id == claim_id, judgment_rows.standing()
    )
    for fact_id, number in work.execute(query):
        if fact_id is not None:
            named[fact_id].add(number)
    facts = [fact for fact in placed.of_claims(work, [claim_id]) if fact.kind in _ADDED]
    return [
        fact
        for fact in facts
        if (named[fact.id] <= theirs if fact.id in named else fact.document_id in own)
    ]


def own_left(work: Work, debtor_id: int, claim: Claim) -> Mapping[Bucket, Money]:
    """Øre still owed of what nobody but this debtor answers for: it falls with who is let go."""
    folded = own_fees.statements(work, debtor_id, [claim], on=work.clock.today())
    balance, own = folded[claim.id].balance, _of_nobody_else(work, debtor_id, claim.id)
    fees, costs = (
        sum(fact.amount for fact in own if fact.kind == kind.value)
        for kind in (FactKind.FEE, FactKind.COSTS)
    )
    return {Bucket.FEES: min(fees, balance.fees), Bucket.COSTS: min(costs, balance.costs)}


def _of_nobody_else(work: Work, debtor_id: int, claim_id: int) -> list[FactRow]:
    """The standing additions that this debtor answers for, and none of the others on the claim."""
    not_theirs = own_fees.theirs_of(work, debtor_id, [claim_id])
    others = liable.others(work, claim_id, debtor_id)
    left_out = [own_fees.theirs_of(work, one.debtor_id, [claim_id]) for one in others]
    return [
        fact
        for fact in placed.of_claims(work, [claim_id])
        if fact.id not in not_theirs and all(fact.id in theirs for theirs in left_out)
    ]


def letter_words(paid: Money, *, known: bool) -> str:
    """What the letter says of the money; empty where nothing was paid.

    ``known`` tells whether the bank named the account that every payment came from.
    """
    if not paid:
        return ""
    ask = "" if known else " Svar på brevet med kontonummeret som beløpet skal til."
    return (
        f"Du har betalt {kroner(paid)} kr på kravet. Beløpet betales tilbake når to medarbeidere"
        f" har godkjent utbetalingen.{ask}"
    )


def falling(
    work: Work, debtor_id: int, facts: list[FactRow], payments: Collection[int], *, alone: bool
) -> list[FactRow]:
    """What falls of a claim's facts where others owe on: own additions, and own payments."""
    claims = {fact.claim_id for fact in facts}
    charged = {fact.id for claim in claims for fact in added_for(work, claim, debtor_id)}
    return [
        fact
        for fact in facts
        if fact.id in charged or fact.payment_id in payments or (alone and fact.kind in _ADDED)
    ]


def paid_here(claim: Claim, facts: list[FactRow], payments: Collection[int]) -> None:
    """Raise NotPaidThere where a payment is not placed on the claim."""
    if not set(payments) <= {fact.payment_id for fact in facts}:
        raise NotPaidThere(claim=claim.number)


def _give_up_share(work: Work, row: Release, claim: Claim) -> None:
    (statement,) = booking.statements(work, [claim], on=work.clock.today()).values()
    amount = share_given_up(row.share, statement.balance.principal)
    if amount:
        _add(work, row, FactKind.CREDIT, amount)


def _give_up_own(work: Work, row: Release, claim: Claim) -> None:
    for bucket, amount in own_left(work, row.debtor_id, claim).items():
        if amount:
            _add(work, row, FactKind.WAIVER, amount, bucket)


def _add(
    work: Work, row: Release, kind: FactKind, amount: Money, bucket: Bucket | None = None
) -> None:
    claim = work.get_one(Claim, row.claim_id)
    work.add(
        FactRow(
            claim_id=row.claim_id,
            kind=kind.value,
            amount=amount,
            bucket=bucket.value if bucket else None,
            value_date=work.clock.today(),
            known_at=work.clock.now(),
            rule=ReleaseGround(row.ground).rule(ClaimKind(claim.kind)),
            source=source_of(row),
            document_id=row.document_id,
            made_by=work.who.name,
            reason=row.reasons[:300],
        )
    )
