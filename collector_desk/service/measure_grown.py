"""What asks the namsmann for more than two persons approved takes a second person again.

That is a version of a request, and of an own decision on trekk the message or the paper on a
change. Interest runs on by itself, and the decision's own fee comes with it (ruling 7). What else
has grown was decided by nobody but who entered it: the costs of a judgment, a payment that went back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Select, and_, or_, select

from collector_desk.domain.access import Role
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.enforcement.own_fee import FeeStep
from collector_desk.domain.enforcement.request.document import Amount, Line
from collector_desk.domain.enforcement.request.values import LineKind
from collector_desk.domain.facts import Bucket, FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.movements import Move
from collector_desk.domain.statement import Statement
from collector_desk.errors.enforcement import MeasureGrown
from collector_desk.exchange.enforcement.json_in import read_decision, read_request
from collector_desk.models import (
    Approval,
    Claim,
    FactRow,
    Judgment,
    LetterRow,
    Measure,
    MeasureClaim,
    RequestVersion,
)
from collector_desk.service import coercion, gate, stand_ins
from collector_desk.service.database import Work

_ADDS = (
    FactKind.PRINCIPAL.value, FactKind.FEE.value, FactKind.SURCHARGE.value, FactKind.COSTS.value,
    FactKind.PAYBACK.value,
)  # fmt: skip
_TAKES_OFF = (FactKind.PAYMENT.value, FactKind.CREDIT.value, FactKind.WAIVER.value)


def may_make(
    work: Work, row: Measure, statements: Mapping[int, Statement], lines: Sequence[Line]
) -> bool:
    """Let another leader make it than who wrote or proposed the measure, or entered what grew.

    True where it takes such a leader, who then gives the password again as for an approval
    (``coercion.must_be_confirmed``).

    Each of principal and costs is held by itself against what was approved: what is paid of one
    hides nothing that came to the other. What asks in ``lines`` for no more than the namsmann was
    told last takes nobody else: such a leader made that, and he must hear of what was paid since.

    Raises:
        MeasureGrown: a claim's principal or costs are above what was approved.
        SuperiorDisqualified, StandInForProposer, StandInDisqualified, AboveLevel: a leader may not
            approve this, as ``approvals.may_approve``.
    """
    asked = work.get_one(Approval, row.approval_id or 0)
    grown = list(_grown(work, row, statements))
    if not grown or _said_before(work, row, lines):
        return False
    for claim_id, refusal in grown:
        if not _is_second(work, row, asked, claim_id):
            raise refusal
    gate.may_decide(work, row.debtor_id)
    stand_ins.may_decide(work, row.debtor_id, proposed_by=asked.proposed_by_person)
    coercion.within_level(work, sum(one.balance.total for one in statements.values()))
    return True


def _grown(
    work: Work, row: Measure, statements: Mapping[int, Statement]
) -> Iterator[tuple[int, MeasureGrown]]:
    """Each claim with a part that is above what was approved, and what there is to say of it."""
    query = select(MeasureClaim).where(MeasureClaim.measure_id == row.id)
    for kept in work.scalars(query.order_by(MeasureClaim.claim_id)).all():
        now = statements.get(kept.claim_id)
        if now is None:  # the debtor owes it no more
            continue
        costs = kept.costs + _left_of_fee(work, row, now)
        for part, approved, owed in (
            ("hovedstol", kept.principal, now.balance.principal),
            ("kostnader", costs, now.balance.costs + now.balance.fees),
        ):
            if owed > approved:
                number = work.get_one(Claim, kept.claim_id).number
                yield (
                    kept.claim_id,
                    MeasureGrown(
                        number=row.number, claim=number, part=part, approved=approved, owed=owed
                    ),
                )


def _said_before(work: Work, row: Measure, lines: Sequence[Line]) -> bool:
    """Whether the version that the namsmann had last asks for each of these lines, and no less."""
    query = select(RequestVersion.source).where(
        RequestVersion.measure_id == row.id, RequestVersion.filed_on.is_not(None)
    )
    told = work.scalar(query.order_by(RequestVersion.number.desc()).limit(1))
    if told is None:
        return False
    request = row.kind == MeasureKind.REQUEST.value
    said = _left(read_request(told).lines if request else read_decision(told).lines)
    return all(left <= said.get(line, 0) for line, left in _left(lines).items())


def grown(
    work: Work, row: Measure, statements: Mapping[int, Statement], lines: Sequence[Line]
) -> Sequence[MeasureGrown]:
    """What there is to say of each claim that is above what was approved; nothing said before."""
    if _said_before(work, row, lines):
        return ()
    return [refusal for _, refusal in _grown(work, row, statements)]


def no_more(told: Sequence[Line], now: Sequence[Line], of: Collection[str]) -> tuple[Line, ...]:
    """The lines as they are now; of these claims none with more than the namsmann was told.

    A cost is known by its words, as costs are numbered anew when one comes or falls. Of interest
    the less stands, told or owed.
    """
    room: dict[tuple[str, LineKind | None, str], Money] = {}
    for one in told:
        room[_place(one)] = room.get(_place(one), 0) + _sum([one])
    kept: list[Line] = []
    for one in now:
        if _claim_of(one.reference) not in of:
            kept.append(one)
        elif one.kind is not LineKind.INTEREST:
            left = min(_sum([one]), room.get(_place(one), 0))
            room[_place(one)] = room.get(_place(one), 0) - left
            if left or left == _sum([one]):
                kept.append(
                    one if left == _sum([one]) else replace(one, remaining=Amount(ore=left))
                )
    for claim in of:
        kept += min((_parts(each, claim)["interest"] for each in (now, told)), key=_sum)
    return tuple(kept)


def _place(line: Line) -> tuple[str, LineKind | None, str]:
    """What a line is of: a claim's principal, or a cost of it by its words."""
    principal = line.kind is LineKind.PRINCIPAL
    return _claim_of(line.reference), line.kind, "" if principal else line.text


def asks_more(lines: Sequence[Line], than: Sequence[Line]) -> bool:
    """Whether some claim's principal or costs are more in ``lines`` than in the others."""
    claims = {_claim_of(one.reference) for one in lines}
    pairs = ((_parts(lines, claim), _parts(than, claim)) for claim in claims)
    return any(
        _sum(mine[part]) > _sum(theirs[part])
        for mine, theirs in pairs
        for part in ("principal", "costs")
    )


def _parts(lines: Sequence[Line], claim: str) -> Mapping[str, list[Line]]:
    """The lines of a claim by what they are of."""
    parts: Mapping[str, list[Line]] = {"principal": [], "interest": [], "costs": []}
    named = {LineKind.PRINCIPAL: "principal", LineKind.INTEREST: "interest"}
    for one in lines:
        if _claim_of(one.reference) == claim:
            parts[named.get(one.kind, "costs") if one.kind else "costs"].append(one)
    return parts


def _sum(lines: Iterable[Line]) -> Money:
    return sum(one.remaining.ore for one in lines if one.remaining)


def _claim_of(reference: str) -> str:
    """The number of the claim that a line is of: «K-2026-000001-R01» is of «K-2026-000001»."""
    return reference.rpartition("-")[0]


def _left(lines: Sequence[Line]) -> Mapping[tuple[str, str], Money]:
    """What is left of each line that is no interest; a cost may have the number of one that fell."""
    return {
        (one.reference, one.text): one.remaining.ore
        for one in lines
        if one.remaining and one.kind is not LineKind.INTEREST
    }


def _left_of_fee(work: Work, row: Measure, now: Statement) -> Money:
    """What of the decision's fee stands on a claim: nothing of one that fell, less what was waived."""
    fees = set(work.scalars(_fee_of(row)))
    if not fees:
        return 0
    charged = sum(
        one.amount for one in now.movements if one.fact.id in fees and one.move is Move.DUE
    )
    waived = sum(
        one.amount
        for one in now.movements
        if one.move is Move.WAIVED and one.bucket is Bucket.FEES and one.fact.id > min(fees)
    )
    return max(0, charged - waived)


def _fee_of(row: Measure) -> Select[int]:
    letters = select(LetterRow.document_id).where(LetterRow.measure_id == row.id)
    return select(FactRow.id).where(
        FactRow.rule == FeeStep.DECISION.rule, FactRow.document_id.in_(letters)
    )


def _is_second(work: Work, row: Measure, asked: Approval, claim_id: int) -> bool:
    wrote = {asked.proposed_by_person, *row.editors}
    leads = work.who.role == Role.SUPERVISOR.value
    return leads and work.who.person_id not in wrote and not _entered(work, row, asked, claim_id)


def _entered(work: Work, row: Measure, asked: Approval, claim_id: int) -> bool:
    """Whether the one who works entered what the claim grew by since the measure was proposed.

    The fee of the decision came with it.
    """
    mine, since = work.who.name, asked.proposed_at
    judged = select(Judgment.id).where(
        Judgment.claim_id == claim_id, Judgment.made_by == mine, Judgment.made_at >= since
    )
    raised = select(FactRow.id).where(
        FactRow.claim_id == claim_id,
        FactRow.made_by == mine,
        FactRow.known_at >= since,
        _raises(),
        FactRow.id.not_in(_fee_of(row)),
    )
    return any(work.scalar(one.limit(1)) is not None for one in (judged, raised))


def _raises() -> ColumnElement[bool]:
    """The condition of a fact that adds to a claim: by itself, or as it takes back what took off."""
    lowering = select(FactRow.id).where(FactRow.kind.in_(_TAKES_OFF))
    taken_back = and_(FactRow.kind == FactKind.REVERSAL.value, FactRow.reverses.in_(lowering))
    return or_(FactRow.kind.in_(_ADDS), taken_back)
