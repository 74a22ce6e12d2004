"""The liens that we have of a debtor in one account already: each takes its sum of the same money."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import and_, or_, select

from collector_desk.domain.accounts import bare_account
from collector_desk.domain.enforcement.account import Held
from collector_desk.domain.enforcement.measure import APPROVED, MeasureKind, MeasureStage
from collector_desk.domain.movements import Move
from collector_desk.domain.phrases import dotted
from collector_desk.models import Claim, Measure, MeasureClaim
from collector_desk.service import own_charges, own_fees
from collector_desk.service.database import Work
from collector_desk.wire.measures import MeasureTerms, Reckoned


def of(
    work: Work, debtor_id: int, terms: MeasureTerms, *, on: date, besides: int | None
) -> tuple[Held, ...]:
    """Each in the account of the terms, with what it takes on a day, the oldest first.

    Of two proposals that wait the later counts the earlier; a draft counts them both.
    """
    account, read = terms.account, terms.account.balance_on
    if terms.kind is not MeasureKind.ACCOUNT_LIEN or not account.number or read is None:
        return ()
    return tuple(
        Held(
            number=row.number,
            amount=_takes(work, row, read=read, on=on),
            source=f"egne bøker: {_since(row)}",
        )
        for row in _standing(work, debtor_id, read=read, besides=besides)
        if _account(row) == bare_account(account.number)
    )


def _standing(work: Work, debtor_id: int, *, read: date, besides: int | None) -> Iterator[Measure]:
    """Those that wait, are decided or in force, and what was covered after the balance was read.

    The money may have come of the account, and what was read then has it still.
    """
    waiting = Measure.stage == MeasureStage.WAITING.value
    own = work.get(Measure, besides) if besides is not None else None
    if own is not None and own.approval_id is not None:
        waiting = and_(waiting, Measure.approval_id < own.approval_id)
    query = (
        select(Measure)
        .where(
            Measure.debtor_id == debtor_id,
            Measure.kind == MeasureKind.ACCOUNT_LIEN.value,
            Measure.id != (besides or 0),
            or_(
                waiting,
                Measure.stage.in_([stage.value for stage in APPROVED]),
                and_(Measure.stage == MeasureStage.ENDED.value, Measure.ended_on > read),
            ),
        )
        .order_by(Measure.decided_on, Measure.id)
        .execution_options(populate_existing=True)
    )
    yield from work.scalars(query).all()


def _takes(work: Work, row: Measure, *, read: date, on: date) -> int:
    """What it was decided for, and no more than is owed, as far as it was paid when it was read.

    One that waits is for the fee of its decision as well, which is not laid on a claim yet.
    """
    ids = select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == row.id)
    claims = list(work.scalars(select(Claim).where(Claim.id.in_(ids))))
    owed = 0
    for statement in own_fees.statements(work, row.debtor_id, claims, on=on).values():
        owed += max(0, statement.balance.total)
        owed += sum(
            one.amount for one in statement.movements if one.move is Move.COVERED and one.day > read
        )
    if row.stage == MeasureStage.WAITING.value:
        owed += own_charges.at_decision(work, row).amount
    return min(Reckoned.model_validate(row.reckoned).amount or 0, owed)


def _account(row: Measure) -> str:
    return MeasureTerms.model_validate(row.terms).account.number


def _since(row: Measure) -> str:
    """How it stands, in words."""
    if row.decided_on is None:
        return MeasureStage(row.stage).label
    return f"besluttet {dotted(row.decided_on)}"
