"""The namsmann's own id of each claim (kravgrunnlagsidentifikator), as his answers told it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from collector_desk.domain.enforcement.register_id import fault
from collector_desk.errors.requests import RegisterIdNotValid
from collector_desk.errors.service import Unknown
from collector_desk.models import Claim, Measure, MeasureClaim, RequestEvent
from collector_desk.service.database import Work
from collector_desk.wire.enforcement_requests import AnsweredClaim, RegisterId


def known(work: Work, debtor_id: int) -> Mapping[str, str]:
    """The id of each claim of this debtor by the claim's number, as it was told last.

    One that was put on a claim by mistake is taken back by an empty one.
    """
    query = (
        select(RequestEvent.register_ids)
        .join(Measure, Measure.id == RequestEvent.measure_id)
        .where(Measure.debtor_id == debtor_id, RequestEvent.taken_back_on.is_(None))
        .order_by(RequestEvent.id)
    )
    found: dict[str, str] = {}
    for told in work.scalars(query):
        found |= told
    return {number: text for number, text in found.items() if text}


def told(work: Work, row: Measure, ids: Sequence[RegisterId]) -> Mapping[str, str]:
    """The ids that an answer on a request gives, by the number of the claim, as they are kept.

    Raises:
        Unknown: a claim that the request is not for.
        RegisterIdNotValid: not a text of the contract, or the id of another claim; empty is one
            that takes back what was told before.
    """
    numbers = _numbers(work, row)
    found: dict[str, str] = {}
    for one in ids:
        if one.claim_id not in numbers:
            raise Unknown(what="claim", id=one.claim_id)
        found[numbers[one.claim_id]] = one.register_id
    before = known(work, row.debtor_id)
    after = {**before, **found}
    for number, text in found.items():
        if not text and number in before:
            continue  # taken back
        others = [other for other, its in after.items() if its == text and other != number]
        why = fault(text) or (others and f"den står på {others[0]}")
        if why:
            raise RegisterIdNotValid(claim=number, why=why)
    return found


def answered(work: Work, row: Measure) -> tuple[AnsweredClaim, ...]:
    """The claims of a request, each with the id that is known of it."""
    ids = known(work, row.debtor_id)
    return tuple(
        AnsweredClaim(claim_id=claim_id, number=number, register_id=ids.get(number, ""))
        for claim_id, number in _numbers(work, row).items()
    )


def _numbers(work: Work, row: Measure) -> Mapping[int, str]:
    query = (
        select(Claim.id, Claim.number)
        .join(MeasureClaim, MeasureClaim.claim_id == Claim.id)
        .where(MeasureClaim.measure_id == row.id)
        .order_by(Claim.id)
    )
    return dict(iter(work.execute(query)))
