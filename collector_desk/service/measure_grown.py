"""What asks the namsmann for more than two persons approved takes a second person again.

That is a version of a request, and of an own decision on trekk the message or the paper on a
change. Interest runs on by itself, and the decision's own fee comes with it (ruling 7). What else
has grown was decided by nobody but who entered it: the costs of a judgment, a payment that went
back. A version that another leader agreed to is what two persons approved once he has it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from collector_desk.domain.access import Role
from collector_desk.domain.enforcement import growth
from collector_desk.domain.enforcement.growth import Since
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.enforcement.own_fee import FeeStep
from collector_desk.domain.facts import Fact
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import kroner
from collector_desk.domain.statement import Statement
from collector_desk.errors import DeskError
from collector_desk.errors.approvals import (
    AboveLevel,
    NeedsPassword,
    StandInDisqualified,
    StandInForProposer,
    SuperiorDisqualified,
)
from collector_desk.errors.enforcement import GrownNeedsPassword, MeasureGrown, MeasureRests
from collector_desk.models import (
    Approval,
    FactRow,
    Judgment,
    LetterRow,
    Measure,
    MeasureClaim,
    RequestVersion,
)
from collector_desk.service import coercion, gate, judgment_rows, order_stops, stand_ins
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work
from collector_desk.service.facts import fact_of
from collector_desk.service.folder import Folder

_MORE = "{part} på {claim} er nå {owed} kr, og av det som er godkjent, er det igjen {approved} kr"
_LEADERS = (
    MeasureGrown, NeedsPassword, AboveLevel, SuperiorDisqualified, StandInForProposer,
    StandInDisqualified,
)  # fmt: skip
"""Why the one who works may not ask for what grew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """By what a measure has grown since two persons approved it, claim by claim; empty: by nothing.

    ``left`` are the statements of its claims as if none had grown.
    """

    left: Mapping[int, Statement]
    grown: Sequence[MeasureGrown] = ()
    claims: Collection[int] = ()
    facts: Collection[int] = ()
    since: datetime | None = None


def growth_of(
    work: Work, row: Measure, rows: Folder, statements: Mapping[int, Statement]
) -> Growth:
    """What of the statements is more than is left of what two persons approved.

    Principal and costs are held apart, and what is paid makes no room for what came since.
    """
    since = since_of(work, row, rows)
    left, grown, claims, facts = dict(statements), list[MeasureGrown](), set[int](), set[int]()
    query = select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == row.id)
    for claim_id in work.scalars(query.order_by(MeasureClaim.claim_id)).all():
        now, claim = statements.get(claim_id), rows.claim(claim_id)
        if now is None or claim is None:  # the debtor owes it no more
            continue
        own, others = apart(rows, claim_id)
        kept = growth.left_of(own, since)
        if kept is own:
            continue
        then = rows.statement_of(claim, [*kept, *others], work.rates, on=now.on)
        more = [_refusal(row, claim.number, one, then, now) for one in _more(then, now)]
        if more:
            left[claim_id] = then
            claims.add(claim_id)
            facts |= growth.grew_by(own, since)
            grown += more
    return Growth(left=left, grown=grown, claims=claims, facts=facts, since=since.moment)


def held_back(
    work: Work, row: Measure, found: Growth, statements: Iterable[Statement]
) -> DeskError | None:
    """Why what has grown is left out of what the namsmann is told now; None: it is not.

    Nobody asks for more while anything stops the measure. Else it is for another leader to ask.
    """
    if not found.grown:
        return None
    if stop := order_stops.of(work, row):
        return MeasureRests(number=row.number, why=stop.reason)
    try:
        may_ask(work, row, found, statements)
    except _LEADERS as refused:
        return refused
    return None


def may_ask(work: Work, row: Measure, found: Growth, statements: Iterable[Statement]) -> None:
    """Let another leader ask for it than who wrote or proposed the measure, or entered what grew.

    Raises:
        MeasureGrown: a claim has grown, and the one who works is no such leader.
        SuperiorDisqualified, StandInForProposer, StandInDisqualified, AboveLevel: a leader may not
            approve this, as ``approvals.may_approve``.
    """
    if not found.grown:
        return
    asked = work.get_one(Approval, row.approval_id or 0)
    if not _is_second(work, row, asked, found):
        raise found.grown[0]
    gate.may_decide(work, row.debtor_id)
    stand_ins.may_decide(work, row.debtor_id, proposed_by=asked.proposed_by_person)
    coercion.within_level(work, sum(one.balance.total for one in statements))


def must_be_agreed(work: Work, grown: Sequence[MeasureGrown], seen: str) -> bool:
    """Whether it is asked for by a leader who read what has grown, and gave the password again.

    ``seen`` is what GrownNeedsPassword gave with the words. False where nothing has grown.

    Raises GrownNeedsPassword: the leader has not read it as it is now, or the password is missing.
    """
    if not grown:
        return False
    what = ". ".join(_MORE.format(**_spoken(one)) for one in grown)
    digest = hashlib.sha256(what.encode()).hexdigest()
    if seen != digest or not coercion.confirmed(work):
        minutes, number = coercion.minutes(work), str(grown[0].params["number"])
        raise GrownNeedsPassword(minutes=minutes, number=number, what=what, seen=digest)
    return True


def _spoken(one: MeasureGrown) -> Mapping[str, str]:
    """What a claim has grown by, in words."""
    sums = {name: kroner(int(one.params[name])) for name in ("owed", "approved")}
    return sums | {"claim": str(one.params["claim"]), "part": str(one.params["part"]).capitalize()}


def since_of(work: Work, row: Measure, rows: Folder) -> Since:
    """When two persons approved it last: as it was proposed, or a version that he has and had grown.

    One that was agreed to and never sent is let go by the next. A version speaks of its day, and
    the first message of the day of the decision: what counts from a later day was not read with it.
    """
    query = select(RequestVersion).where(
        RequestVersion.measure_id == row.id,
        RequestVersion.agreed,
        RequestVersion.filed_on.is_not(None),
        RequestVersion.refused_on.is_(None),
    )
    agreed = work.scalar(query.order_by(RequestVersion.number.desc()).limit(1))
    told = (one for facts in rows.facts.values() for one in facts)
    since = Since(
        moment=work.get_one(Approval, row.approval_id or 0).proposed_at,
        own_fees=_own_fees(work, row),
        payments={one.id: one.payment_id for one in told if one.payment_id},
    )
    if agreed is None:
        return since
    first = row.kind == MeasureKind.WITHHOLDING.value and agreed.form == "json"
    day = row.decided_on if first else oslo_day(agreed.made_at)
    return replace(since, moment=agreed.made_at, day=day)


def _own_fees(work: Work, row: Measure) -> frozenset[int]:
    """The facts that charged the fee of the decision."""
    letters = select(LetterRow.document_id).where(LetterRow.measure_id == row.id)
    query = select(FactRow.id).where(
        FactRow.rule == FeeStep.DECISION.rule, FactRow.document_id.in_(letters)
    )
    return frozenset(work.scalars(query))


def apart(rows: Folder, claim_id: int) -> tuple[Sequence[Fact], Sequence[Fact]]:
    """The facts of a claim that are this debtor's, and those that were added for others who owe it."""
    facts = rows.facts.get(claim_id, ())
    theirs = {one.id for one in facts if one.theirs}
    others = {one.id for one in facts if one.id in theirs or one.reverses in theirs}
    return (
        [fact_of(one) for one in facts if one.id not in others],
        [fact_of(one) for one in facts if one.id in others],
    )


def _more(then: Statement, now: Statement) -> Sequence[str]:
    """The parts of which more is owed."""
    before, owed = _owed(then), _owed(now)
    return [part for part in owed if owed[part] > before[part]]


def _owed(one: Statement) -> Mapping[str, Money]:
    balance = one.balance
    return {
        "hovedstol": balance.principal,
        "kostnader": balance.costs + balance.fees,
        "renter": balance.interest,
    }


def _refusal(row: Measure, claim: str, part: str, then: Statement, now: Statement) -> MeasureGrown:
    approved, owed = _owed(then)[part], _owed(now)[part]
    return MeasureGrown(number=row.number, claim=claim, part=part, approved=approved, owed=owed)


def _is_second(work: Work, row: Measure, asked: Approval, found: Growth) -> bool:
    """Whether a leader works who neither wrote nor proposed it, nor entered what grew."""
    wrote = {asked.proposed_by_person, *row.editors}
    leads = work.who.role == Role.SUPERVISOR.value
    return leads and work.who.person_id not in wrote and not _entered(work, asked, found)


def _entered(work: Work, asked: Approval, found: Growth) -> bool:
    """Whether the one who works entered what grew, or a judgment on a claim that did."""
    judged = select(Judgment.id).where(
        Judgment.claim_id.in_(found.claims),
        judgment_rows.standing(),
        Judgment.made_by == work.who.name,
        Judgment.made_at >= (found.since or asked.proposed_at),
    )
    raised = select(FactRow.id).where(FactRow.id.in_(found.facts), FactRow.made_by == work.who.name)
    return any(work.scalar(one.limit(1)) is not None for one in (judged, raised))
