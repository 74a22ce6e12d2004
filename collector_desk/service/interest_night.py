"""The night asks of later interest that will be time-barred by itself, while the claim is not.

No row of limitation tells of it: a claim has one last day, its interest one for each day of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import exists, select

from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.work import WorkKind
from collector_desk.models import Claim, ClaimBalance, ClaimDebtor, LimitationEvent, Task
from collector_desk.service import asking, last_days, own_fees, own_time, work_limitation
from collector_desk.service.database import SYSTEM, Database, Work
from collector_desk.service.facts import CHUNK
from collector_desk.service.kept_rows import KeptStep


def ask_all(db: Database) -> int:
    """Look at every claim that owes interest and was saved once; how many were asked about."""
    last, asked = 0, 0
    while True:
        with db.read() as work:
            some = _saved(work, after=last)
        if not some:
            return asked
        with db.write(SYSTEM) as work:
            asked += _ask(work, some)
        last = some[-1]


def _saved(work: Work, *, after: int) -> list[int]:
    """The next claims whose interest may have a time of its own: something saved the claim."""
    saved = exists().where(LimitationEvent.claim_id == Claim.id)
    query = (
        select(Claim.id)
        .join(ClaimBalance, ClaimBalance.claim_id == Claim.id)
        .where(Claim.id > after, Claim.state == "open", ClaimBalance.interest > 0, saved)
    )
    return list(work.scalars(query.order_by(Claim.id).limit(CHUNK)))


def _ask(work: Work, claim_ids: Sequence[int]) -> int:
    steps, asked = last_days.steps_of(work, claim_ids), 0
    owes = (
        select(Claim, ClaimDebtor.debtor_id)
        .join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
        .where(Claim.id.in_(claim_ids))
        .order_by(Claim.id, ClaimDebtor.debtor_id)
    )
    for claim, debtor_id in work.execute(owes):
        asked += _ask_of(work, claim, debtor_id, steps.get((claim.id, debtor_id), ()))
    return asked


def _ask_of(work: Work, claim: Claim, debtor_id: int, steps: Sequence[KeptStep]) -> bool:
    """Ask once of a claim towards a debtor, and anew when what was asked is long past."""
    today, ahead = work.clock.today(), work_limitation.horizon(work)
    found = last_days.later_interest_of(claim, steps, today=today)
    if found is None:
        return False
    near = found.until if found.until and found.until <= ahead else None
    begins = f"{claim.number}: renter foreldes for seg selv"
    if not (near or found.barred) or _asked(work, debtor_id, begins, since=today - (ahead - today)):
        return False
    folded = own_fees.statements(work, debtor_id, [claim], on=today)[claim.id]
    gone = own_time.barred_by(claim, steps, folded)
    then = own_time.barred_by(claim, steps, folded, day=ahead) if near else 0
    going = max(0, then - gone)  # where the whole claim is barred by then, its own row tells of it
    words = " ".join(_words(gone, going, near, ahead))
    if words:
        text = f"{begins} (foreldelsesloven § 21). {words}"
        asking.task(work, debtor_id, WorkKind.FOLLOW_UP, text, due=near if going else today)
    return bool(words)


def _words(gone: Money, going: Money, near: date | None, ahead: date) -> Iterator[str]:
    if gone:
        yield f"Foreldet: {kroner(gone)} kr, som skrives av."
    if going and near:
        yield (
            f"Innen {dotted(ahead)}: {kroner(going)} kr, de eldste {dotted(near)}. Krev dem inn,"
            " eller avbryt fristen."
        )


def _asked(work: Work, debtor_id: int, begins: str, *, since: date) -> bool:
    """Whether it is still to be done, or was to be done lately."""
    asked = exists().where(
        Task.debtor_id == debtor_id,
        Task.text.startswith(begins, autoescape=True),
        (Task.state == "open") | (Task.due_on >= since),
    )
    return bool(work.scalar(select(asked)))
