"""What asks the namsmann for more than two persons approved takes a second person again.

That is a version of a request, and of an own decision on trekk the message or the paper on a
change. Interest runs on by itself, and the decision's own fee comes with it (ruling 7). What else
has grown was decided by nobody but who entered it: the costs of a judgment, a payment that went back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select

from collector_desk.domain.access import Role
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.enforcement.request.document import Amount, Line
from collector_desk.domain.enforcement.request.values import LineKind
from collector_desk.domain.facts import Bucket
from collector_desk.domain.money import Money
from collector_desk.domain.movements import Move
from collector_desk.domain.phrases import kroner
from collector_desk.domain.statement import Statement
from collector_desk.errors.enforcement import GrownNeedsPassword, MeasureGrown
from collector_desk.exchange.enforcement.json_in import read_decision, read_request
from collector_desk.models import Approval, Debtor, Judgment, Measure, MeasureClaim, RequestVersion
from collector_desk.service import coercion, folder, gate, measure_since, stand_ins
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder

_PRINCIPAL, _COSTS = "hovedstol", "kostnader"
_MORE = "{part} på {claim} er nå {owed} kr, og av det som er godkjent, er det igjen {approved} kr"
_Place = tuple[str, ...]
Room = Mapping[_Place, Money]
"""Øre that may be told of a place: a claim's principal or costs, or a line by its words."""


def may_make(
    work: Work, row: Measure, statements: Mapping[int, Statement], lines: Sequence[Line]
) -> Sequence[MeasureGrown]:
    """Let another leader make it than who wrote or proposed the measure, or entered what grew.

    Gives what it takes such a leader for, who then gives the password again as for an approval
    (``must_be_confirmed``); nothing where anybody may make it.

    Each of principal and costs is held by itself against what is left of what was approved: what
    is paid makes no room for what came since, of the same part or the other. What asks in ``lines`` for no more than the namsmann was
    told last takes nobody else: such a leader made that, and he must hear of what was paid since.

    Raises:
        MeasureGrown: a claim's principal or costs are above what is left of what was approved.
        SuperiorDisqualified, StandInForProposer, StandInDisqualified, AboveLevel: a leader may not
            approve this, as ``approvals.may_approve``.
    """
    asked = work.get_one(Approval, row.approval_id or 0)
    rows = folder.read(work, work.get_one(Debtor, row.debtor_id))
    came = measure_since.came(work, row, rows, asked.proposed_at)
    grown = list(_grown(work, row, statements, rows.without(came)))
    if not grown or _said_before(work, row, lines):
        return ()
    for claim_id, refusal in grown:
        if not _is_second(work, row, asked, claim_id) or came & _mine(work, rows, claim_id):
            raise refusal
    gate.may_decide(work, row.debtor_id)
    stand_ins.may_decide(work, row.debtor_id, proposed_by=asked.proposed_by_person)
    coercion.within_level(work, sum(one.balance.total for one in statements.values()))
    return [refusal for _, refusal in grown]


def must_be_confirmed(work: Work, grown: Sequence[MeasureGrown]) -> None:
    """Whether the leader who lets what has grown be asked for gave the password again.

    Raises GrownNeedsPassword, which says what has grown.
    """
    if grown and not coercion.confirmed(work):
        raise GrownNeedsPassword(
            minutes=coercion.minutes(work),
            number=str(grown[0].params["number"]),
            what=". ".join(_MORE.format(**_spoken(one)) for one in grown),
        )


def _spoken(one: MeasureGrown) -> Mapping[str, str]:
    """What a claim has grown by, in words."""
    sums = {name: kroner(int(one.params[name])) for name in ("owed", "approved")}
    return sums | {"claim": str(one.params["claim"]), "part": str(one.params["part"]).capitalize()}


def _grown(
    work: Work, row: Measure, statements: Mapping[int, Statement], rest: Folder
) -> Iterator[tuple[int, MeasureGrown]]:
    """Each claim with a part above what was approved, or above what is left of that.

    ``rest`` is without what came since. Where the debtor answers for no more than a sum, it may
    come to more than was approved.
    """
    query = select(MeasureClaim).where(MeasureClaim.measure_id == row.id)
    for kept in work.scalars(query.order_by(MeasureClaim.claim_id)).all():
        now, claim = statements.get(kept.claim_id), rest.claim(kept.claim_id)
        if now is None or claim is None:  # the debtor owes it no more
            continue
        left = _owed(rest.statement(claim, work.rates, on=now.on))
        approved = {
            _PRINCIPAL: kept.principal,
            _COSTS: kept.costs + _left_of_fee(work, row, now),
        }
        for part, owed in _owed(now).items():
            most = min(approved[part], left[part])
            if owed > most:
                yield (
                    kept.claim_id,
                    MeasureGrown(
                        number=row.number, claim=claim.number, part=part, approved=most, owed=owed
                    ),
                )


def _owed(one: Statement) -> Mapping[str, Money]:
    """What is owed of a claim by the parts that are held apart."""
    balance = one.balance
    return {_PRINCIPAL: balance.principal, _COSTS: balance.costs + balance.fees}


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
    asked = work.get_one(Approval, row.approval_id or 0)
    rows = folder.read(work, work.get_one(Debtor, row.debtor_id))
    rest = rows.without(measure_since.came(work, row, rows, asked.proposed_at))
    return [refusal for _, refusal in _grown(work, row, statements, rest)]


def left_since(work: Work, row: Measure, on: date, since: datetime) -> Room:
    """What is left on a day of each part of the debtor's claims, without what came since then."""
    rows = folder.read(work, work.get_one(Debtor, row.debtor_id))
    rest = rows.without(measure_since.came(work, row, rows, since))
    return {
        (claim.number, part): left
        for claim in rest.claims
        for part, left in _owed(rest.statement(claim, work.rates, on=on)).items()
    }


def no_more(
    told: Sequence[Line], now: Sequence[Line], of: Collection[str], left: Room
) -> tuple[Line, ...]:
    """The lines as they are now; of these claims none with more than is left of what he was told.

    A cost is known by its words, as costs are numbered anew when one comes or falls: ``left``
    holds apart what came by the same words. Of interest the less stands, told or owed.
    """
    room = dict(left)
    for one in told:
        room[_place(one)] = room.get(_place(one), 0) + _sum([one])
    kept: list[Line] = []
    for one in now:
        if _claim_of(one.reference) not in of:
            kept.append(one)
        elif one.kind is not LineKind.INTEREST:
            kept += _within(one, room)
    for claim in of:
        kept += min((_parts(each, claim)["interest"] for each in (now, told)), key=_sum)
    return tuple(kept)


def _within(line: Line, room: dict[_Place, Money]) -> Iterator[Line]:
    """A line with no more than there is room for, which it takes; none where there is no room."""
    part = _claim_of(line.reference), _PRINCIPAL if line.kind is LineKind.PRINCIPAL else _COSTS
    owed = _sum([line])
    left = min(owed, room.get(_place(line), 0), room.get(part, owed))
    for place in {_place(line), part} & set(room):
        room[place] -= left
    if left == owed:
        yield line
    elif left:
        yield replace(line, remaining=Amount(ore=left))


def _place(line: Line) -> _Place:
    """What a line is of: a claim's principal, or a cost of it by its words."""
    principal = line.kind is LineKind.PRINCIPAL
    return _claim_of(line.reference), str(line.kind), "" if principal else line.text


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
    fees = measure_since.own_fees(work, row)
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


def _is_second(work: Work, row: Measure, asked: Approval, claim_id: int) -> bool:
    """Whether a leader works who neither wrote nor proposed it, nor entered a judgment since."""
    wrote = {asked.proposed_by_person, *row.editors}
    leads = work.who.role == Role.SUPERVISOR.value
    return leads and work.who.person_id not in wrote and not _judged(work, asked, claim_id)


def _judged(work: Work, asked: Approval, claim_id: int) -> bool:
    mine = select(Judgment.id).where(
        Judgment.claim_id == claim_id,
        Judgment.made_by == work.who.name,
        Judgment.made_at >= asked.proposed_at,
    )
    return work.scalar(mine.limit(1)) is not None


def _mine(work: Work, rows: Folder, claim_id: int) -> frozenset[int]:
    """The facts of a claim that the one who works entered."""
    facts = rows.facts.get(claim_id, ())
    return frozenset(one.id for one in facts if one.made_by == work.who.name)
