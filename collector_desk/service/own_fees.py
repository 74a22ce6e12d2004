"""Whose a fee is: of several who owe a claim, only who got the letter answers for its fee.

Inkassoforskriften § 1-2: the fee is for a letter to the debtor. Costs are those of the case
against a debtor. An heir takes over what the dead owed when the estate was divided (ruling 23).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    not_,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute

from collector_desk.domain.facts import Bucket, FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.release import SOURCE
from collector_desk.domain.relief import OWN_SOURCE
from collector_desk.domain.statement import Statement
from collector_desk.domain.towards import Cap, Towards
from collector_desk.models import (
    Claim,
    ClaimDebtor,
    ClaimHeir,
    Document,
    FactRow,
    Judgment,
    Release,
    Relief,
)
from collector_desk.service import booking, judgment_rows, merged, placed
from collector_desk.service.database import Work
from collector_desk.service.facts import chunks

_KINDS = (FactKind.FEE.value, FactKind.COSTS.value)
_BUCKETS = (Bucket.FEES.value, Bucket.COSTS.value)
_SOURCE = literal(f"{SOURCE} ") + cast(Release.id, String)
_RELIEF = literal(f"{OWN_SOURCE} ") + cast(Relief.id, String)


def theirs(debtor: ColumnElement[int] | int) -> ColumnElement[bool]:
    """Whether a row of ``fact`` was added for another who owes its claim, or before this one did.

    Also what gave up the additions of another, by a relief or with who was let out of the claim.

    The judgment that awarded it, or the paper behind it, tells for whom it was. What has none came
    with the claim, or was told without a paper: those answer for it who owed the claim by then.
    An heir answers as the dead did for what stood when the claim was taken over.
    """
    judged = exists().where(Judgment.fact_id == FactRow.id, judgment_rows.standing())
    named = judged.where(Judgment.debtor_id.in_(merged.with_former(debtor)))
    lies = exists().where(Document.id == FactRow.document_id, Document.debtor_id.is_not(None))
    own = lies.where(Document.debtor_id.in_(merged.with_former(debtor)))
    took_over = (
        ClaimHeir.claim_id == FactRow.claim_id,
        ClaimHeir.debtor_id == debtor,
        ClaimHeir.release_id.is_(None),
        ClaimHeir.until >= FactRow.value_date,
    )
    of_dead = or_(
        judged.where(*took_over, merged.is_or_was(Judgment.debtor_id, ClaimHeir.of_id)),
        and_(
            not_(judged),
            lies.where(*took_over, merged.is_or_was(Document.debtor_id, ClaimHeir.of_id)),
        ),
    )
    put_on = exists().where(
        ClaimDebtor.claim_id == FactRow.claim_id,
        ClaimDebtor.debtor_id == debtor,
        ClaimDebtor.joined_on >= FactRow.value_date,
    )
    by_then = or_(ClaimHeir.since.is_(None), ClaimHeir.since < FactRow.value_date)
    to_another = not_(or_(named, and_(not_(judged), own), of_dead))
    before = and_(put_on, not_(exists().where(*took_over, by_then)))
    told_of = or_(judged, lies)
    other = or_(and_(told_of, to_another), and_(not_(told_of), before))
    return or_(and_(FactRow.kind.in_(_KINDS), other), _given_up(debtor))


def _given_up(debtor: ColumnElement[int] | int) -> ColumnElement[bool]:
    """Whether a row of ``fact`` gave up the fees and costs of another: by a relief, or a release.

    Nobody else answered for them; what took them off is left out as they are. It counts for an
    heir of who was given relief, or was let out, was put on anew and died.
    """
    release = (Release.claim_id == FactRow.claim_id, FactRow.source == _SOURCE)
    of_another = or_(
        _anothers(debtor, Release.debtor_id, *release),
        _anothers(debtor, Relief.debtor_id, FactRow.source == _RELIEF),
    )
    waiver = FactRow.kind == FactKind.WAIVER.value
    return and_(waiver, FactRow.bucket.in_(_BUCKETS), of_another)


def _anothers(
    debtor: ColumnElement[int] | int,
    whose: InstrumentedAttribute[int],
    *behind: ColumnElement[bool],
) -> ColumnElement[bool]:
    """Whether what is ``behind`` a row of ``fact`` was for another, of whom this is no heir."""
    of_dead = exists().where(
        *behind,
        ClaimHeir.claim_id == FactRow.claim_id,
        ClaimHeir.debtor_id == debtor,
        ClaimHeir.release_id.is_(None),
        merged.is_or_was(whose, ClaimHeir.of_id),
    )
    of_another = exists().where(*behind, whose.not_in(merged.with_former(debtor)))
    return and_(of_another, not_(of_dead))


def statements(
    work: Work, debtor_id: int, claims: Iterable[Claim], *, on: date, known: datetime | None = None
) -> Mapping[int, Statement]:
    """Each claim on a day as this debtor owes it, as known at a moment (None: all that is known)."""
    wanted = list(claims)
    found = towards(work, debtor_id, [claim.id for claim in wanted])
    return booking.statements(work, wanted, on=on, known=known, towards=found)


def towards(work: Work, debtor_id: int, claim_ids: Collection[int]) -> Mapping[int, Towards]:
    """What of each claim this debtor does not answer for: others' fees, and beyond an estate."""
    left_out = theirs_of(work, debtor_id, claim_ids)
    query = select(ClaimDebtor.claim_id, ClaimDebtor.cap, ClaimDebtor.joined_on).where(
        ClaimDebtor.debtor_id == debtor_id, ClaimDebtor.cap.is_not(None)
    )
    caps = {
        claim_id: Cap(amount=cap, since=since)
        for claim_id, cap, since in work.execute(query)
        if cap is not None and since is not None
    }
    return {one: Towards(theirs=left_out, cap=caps.get(one)) for one in claim_ids}


def left_out(work: Work, owes: Iterable[tuple[int, int]]) -> Mapping[tuple[int, int], Money]:
    """Øre of claims that debtors on them do not answer for, by debtor and claim; for lists.

    ``owes`` are debtors, each with a claim that somebody else owes or owed too. One statement for
    each of them, and the reckoning of a claim for the heirs of small estates alone.
    """
    given_up = FactRow.kind == FactKind.WAIVER.value
    amount_of = case((given_up, -FactRow.amount), else_=FactRow.amount)
    claims: dict[int, list[int]] = defaultdict(list)
    for debtor_id, claim_id in owes:
        claims[debtor_id].append(claim_id)
    found: dict[tuple[int, int], Money] = {}
    for debtor_id, ids in claims.items():
        query = (
            select(FactRow.claim_id, func.sum(amount_of))
            .where(FactRow.claim_id.in_(ids), theirs(debtor_id), placed.standing())
            .group_by(FactRow.claim_id)
        )
        # PostgreSQL sums to a decimal.
        found |= {(debtor_id, claim_id): int(amount) for claim_id, amount in work.execute(query)}
    for heir_id, capped in _capped(work, claims).items():
        found |= _beyond(work, heir_id, capped)
    return found


def _capped(work: Work, claims: Mapping[int, Collection[int]]) -> Mapping[int, Collection[int]]:
    """The heirs of small estates among these debtors, with those of their claims that this is for."""
    found: dict[int, list[int]] = defaultdict(list)
    for some in chunks(claims):
        query = select(ClaimDebtor.debtor_id, ClaimDebtor.claim_id).where(
            ClaimDebtor.debtor_id.in_(some), ClaimDebtor.cap.is_not(None)
        )
        for debtor_id, claim_id in work.execute(query):
            if claim_id in claims[debtor_id]:
                found[debtor_id].append(claim_id)
    return found


def _beyond(work: Work, debtor_id: int, ids: Collection[int]) -> dict[tuple[int, int], Money]:
    """Øre of claims that an heir of a small estate is not asked for."""
    claims = work.scalars(select(Claim).where(Claim.id.in_(ids))).all()
    today = work.clock.today()
    whole = booking.statements(work, claims, on=today)
    own = statements(work, debtor_id, claims, on=today)
    return {(debtor_id, one): whole[one].balance.owed - own[one].balance.owed for one in whole}


def theirs_of(work: Work, debtor_id: int, claim_ids: Collection[int]) -> frozenset[int]:
    """The facts of these claims that this debtor does not answer for."""
    found: set[int] = set()
    for chunk in chunks(claim_ids):
        query = select(FactRow.id).where(FactRow.claim_id.in_(chunk), theirs(debtor_id))
        found.update(work.scalars(query))
    return frozenset(found)
