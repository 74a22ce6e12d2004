"""The money of a relief: the counter-postings of what two people approved to give up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from collector_desk.domain.facts import Bucket, FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.relief import OWN_SOURCE, Part, ReliefGround, ReliefKind
from collector_desk.domain.statement import Balance, Statement
from collector_desk.domain.towards import Towards
from collector_desk.models import Claim, ClaimDebtor, FactRow, Relief, ReliefLine
from collector_desk.service import booking, own_fees
from collector_desk.service.database import Work

_ADDED = (Bucket.FEES, Bucket.COSTS)


def sources_of(row: Relief) -> tuple[str, str]:
    """The sources of the counter-postings of a relief: for all who owe, and for its debtor alone."""
    shared = f"{ReliefKind(row.kind).label.lower()}, sak {row.id}, godkjent av to personer"
    return shared, f"{OWN_SOURCE} {row.id}"


def waive(work: Work, row: Relief, lines: Sequence[ReliefLine]) -> None:
    """The counter-postings: of a whole part all that this debtor owes of it today, later interest
    included; what another answers for was neither proposed nor approved, and stands.

    Fees and costs of this debtor alone are posted apart: they lower nobody else's.
    """
    ids = {line.claim_id for line in lines}
    found = work.scalars(select(Claim).where(Claim.id.in_(ids)).order_by(Claim.id)).all()
    folded = booking.statements(work, found, on=work.clock.today())
    own = own_fees.statements(work, row.debtor_id, found, on=work.clock.today())
    shared = _shared(work, row.debtor_id, found)
    settles = row.kind == ReliefKind.SETTLEMENT.value
    for line in lines:
        told = [one[line.claim_id].balance for one in (own, folded)]
        for bucket in Part(line.part).buckets:
            owed = min(getattr(balance, bucket.value) for balance in told)
            amount = owed if line.whole or settles else min(line.amount, owed)
            alone = 0
            if bucket in _ADDED:
                alone = min(amount, max(0, owed - shared[line.claim_id][bucket]))
            for part, source in zip((amount - alone, alone), sources_of(row), strict=True):
                if part > 0:
                    work.add(_fact(work, row, line.claim_id, bucket, part, source=source))
    work.flush()
    booking.book(work, ids)


def _shared(
    work: Work, debtor_id: int, claims: Sequence[Claim]
) -> Mapping[int, Mapping[Bucket, Money]]:
    """Øre of the fees and costs of each claim that another who owes it answers for as well."""
    return {claim.id: _of_both(work, debtor_id, claim) for claim in claims}


def _of_both(work: Work, debtor_id: int, claim: Claim) -> Mapping[Bucket, Money]:
    query = select(ClaimDebtor.debtor_id).where(
        ClaimDebtor.claim_id == claim.id, ClaimDebtor.debtor_id != debtor_id
    )
    not_mine = own_fees.theirs_of(work, debtor_id, [claim.id])
    found = [Balance()]
    for other in work.scalars(query).all():
        not_both = Towards(theirs=not_mine | own_fees.theirs_of(work, other, [claim.id]))
        told: Mapping[int, Statement] = booking.statements(
            work, [claim], on=work.clock.today(), towards={claim.id: not_both}
        )
        found.append(told[claim.id].balance)
    return {bucket: max(getattr(balance, bucket.value) for balance in found) for bucket in _ADDED}


def _fact(  # noqa: PLR0913  one row of the ledger, in words
    work: Work, row: Relief, claim_id: int, bucket: Bucket, amount: Money, *, source: str
) -> FactRow:
    return FactRow(
        claim_id=claim_id,
        kind=FactKind.WAIVER.value,
        bucket=bucket.value,
        amount=amount,
        value_date=work.clock.today(),
        known_at=work.clock.now(),
        rule=ReliefGround(row.ground).about.rule[:120],
        source=source,
        made_by=work.who.name,
        reason=row.reasons[:300],
    )
