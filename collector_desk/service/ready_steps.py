"""«Klar for neste steg»: the debtors to whom the next letter may be written, found by the night.

One task for each debtor says which letters, from when and why. It follows the case: the night
words it anew, and closes it when nothing is ready any more; so does the letter itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from collector_desk.domain.calendar import add_months, add_years, deadline
from collector_desk.domain.claim import KINDS, ClaimKind, Enforcement
from collector_desk.domain.fees import Letter
from collector_desk.domain.letter import NOTICE_OF, LetterKind
from collector_desk.domain.notices import NextStep
from collector_desk.domain.phrases import dotted
from collector_desk.domain.step_in_turn import step_in_turn, why_now
from collector_desk.domain.work import WorkKind
from collector_desk.errors import DeskError
from collector_desk.models import Claim, ClaimBalance, ClaimDebtor, Debtor, Hold, Notice, Task
from collector_desk.service import folder, letter_recipients, unplaced_match
from collector_desk.service.collected import collected
from collector_desk.service.database import SYSTEM, Database, Work
from collector_desk.service.folder import Folder
from collector_desk.service.letter_demands import lock

CHUNK = 200
_LONGEST = 300
_LETTERS = {
    NextStep.COLLECTION_NOTICE: LetterKind.COLLECTION_NOTICE,
    NextStep.PAYMENT_DEMAND: LetterKind.PAYMENT_DEMAND,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A letter that may be written about a claim today, the day it could be from, and why."""

    claim_id: int
    letter: LetterKind
    since: date
    why: str


def look_all(db: Database) -> tuple[int, int]:
    """Look at every debtor to whom something may be ready; gives how many were and how many are.

    Read in chunks; only what has changed is written, so that nobody waits for the night.
    """
    last, seen, ready = 0, 0, 0
    while True:
        with db.read() as work:
            some = list(work.scalars(_candidates(work, after=last).limit(CHUNK)))
            found = {debtor_id: _found(work, debtor_id) for debtor_id in some}
            changed = [key for key in some if not _told(work, key, found[key])]
        if not some:
            return seen, ready
        last, seen, ready = some[-1], seen + len(some), ready + sum(map(bool, found.values()))
        if changed:
            with db.write(SYSTEM) as work:
                for debtor_id in changed:
                    look(work, debtor_id)
                details = {"debtors": len(changed)}
                work.note("nightly.ready_steps", stream="house", details=details)


def look(work: Work, debtor_id: int) -> None:
    """Let the debtor's task say what is ready today, or close it where nothing is."""
    work.flush()
    found = _found(work, debtor_id)
    task = _task(work, debtor_id)
    if not found:
        if task is not None:
            task.state, task.done_by, task.done_on = "done", work.who.name, work.clock.today()
        return
    if task is None:
        task = Task(
            debtor_id=debtor_id,
            kind=WorkKind.READY_STEP.value,
            due_on=_due(work, found),
            made_by=work.who.name,
            made_at=work.clock.now(),
        )
        work.add(task)
    task.text, task.claim_id = _words(found), _only_claim(found)


def _found(work: Work, debtor_id: int) -> list[Ready]:
    """What may be written to a debtor today.

    Nothing to who cannot be written to, or while money that may be the debtor's lies unplaced.
    """
    debtor = work.get_one(Debtor, debtor_id)
    try:
        letter_recipients.recipients(work, debtor)
    except DeskError:
        return []
    rows = folder.read(work, debtor)
    ids = [kept.id for kept in rows.claims]
    claims = work.scalars(select(Claim).where(Claim.id.in_(ids), Claim.state == "open"))
    found = list(_ready(work, rows, claims.all()))
    return [] if found and unplaced_match.refusal(work, debtor_id) is not None else found


def _ready(work: Work, rows: Folder, claims: Sequence[Claim]) -> Iterator[Ready]:
    today = work.clock.today()
    for claim in sorted(claims, key=lambda each: (each.due_date, each.id)):
        kept = rows.claim(claim.id)
        assert kept is not None  # read from these rows
        known = collected(rows, kept, on=today, rates=work.rates)
        step = step_in_turn(known, on=today, rates=work.rates)
        if step is None:
            continue
        enforcement = KINDS[ClaimKind(claim.kind)].enforcement
        letter = _LETTERS.get(step) or NOTICE_OF[enforcement]
        found = lock(work, rows, letter, (claim,), None)
        if found.refusal is None:
            why = why_now(known, step, on=today)
            yield Ready(claim_id=claim.id, letter=letter, since=found.lawful_from, why=why)


def _words(found: Sequence[Ready]) -> str:
    """«Inkassovarsel kan sendes fra 12.11.2026: fristen i purringen er ute (3 krav)»."""
    groups: dict[LetterKind, list[Ready]] = defaultdict(list)
    for each in found:
        groups[each.letter].append(each)
    said = []
    for letter, group in groups.items():
        first = min(group, key=lambda each: each.since)
        many = f" ({len(group)} krav)" if len(group) > 1 else ""
        said.append(f"{letter.label} kan sendes fra {dotted(first.since)}: {first.why}{many}")
    return ". ".join(said)[:_LONGEST]


def _due(work: Work, found: Sequence[Ready]) -> date:
    """When it is to be done by: the house's days from when it could be, never a day that is over."""
    today = work.clock.today()
    days = work.rates["ready_step_days"].on(today).whole
    return max(today, deadline(min(each.since for each in found), days))


def _only_claim(found: Sequence[Ready]) -> int | None:
    return found[0].claim_id if len(found) == 1 else None


def _task(work: Work, debtor_id: int) -> Task | None:
    query = select(Task).where(
        Task.debtor_id == debtor_id,
        Task.kind == WorkKind.READY_STEP.value,
        Task.state == "open",
    )
    return work.scalar(query.order_by(Task.id).limit(1))


def _told(work: Work, debtor_id: int, found: Sequence[Ready]) -> bool:
    """Whether the debtor's task says what is ready already."""
    task = _task(work, debtor_id)
    if task is None or not found:
        return task is None and not found
    return (task.text, task.claim_id) == (_words(found), _only_claim(found))


def _candidates(work: Work, *, after: int) -> Select[int]:
    """Debtors with a task, or with a claim that nothing kept in the tables says must wait.

    What is left out here is never ready; the rules themselves are asked of who is left.
    """
    today = work.clock.today()
    perhaps = (
        select(ClaimDebtor.debtor_id)
        .join(Claim, Claim.id == ClaimDebtor.claim_id)
        .join(ClaimBalance, ClaimBalance.claim_id == Claim.id)
        .where(
            Claim.state == "open",
            Claim.due_date < today,
            ClaimBalance.principal > 0,
            ClaimDebtor.last_day >= today,
            ~_written_to(work, today),
            ~_rests(today),
        )
    )
    tasks = select(Task.debtor_id).where(
        Task.kind == WorkKind.READY_STEP.value, Task.state == "open", Task.debtor_id.is_not(None)
    )
    return (
        select(Debtor.id)
        .where(Debtor.id > after, or_(Debtor.id.in_(perhaps), Debtor.id.in_(tasks)))
        .order_by(Debtor.id)
    )


def _written_to(work: Work, today: date) -> ColumnElement[bool]:
    """A letter about the claim whose deadline runs, or the last in turn, which still holds."""
    months = work.rates["demand_life_months"].on(today).whole
    kinds = {
        basis: [kind.value for kind in ClaimKind if KINDS[kind].enforcement is basis]
        for basis in (Enforcement.DECISION, Enforcement.OWN)
    }
    life = min(rate.whole for rate in work.rates.keyed("notice_life_months").on(today).values())
    demand = and_(
        Notice.kind == Letter.PAYMENT_DEMAND.value,
        Notice.sent_on > add_months(today, -months),
    )
    before_namsmann = and_(
        Notice.sent_on > add_years(today, -1), Claim.kind.in_(kinds[Enforcement.DECISION])
    )
    ours = and_(  # a letter of ours gave three weeks, which both sets of rules ask for at most
        Notice.sent_on > add_months(today, -life),
        Notice.letter_id.is_not(None),
        Claim.kind.in_(kinds[Enforcement.OWN]),
    )
    notice = and_(Notice.kind == Letter.ENFORCEMENT_NOTICE.value, or_(before_namsmann, ours))
    return exists().where(
        Notice.claim_id == ClaimDebtor.claim_id,
        Notice.debtor_id == ClaimDebtor.debtor_id,
        Notice.returned_on.is_(None),
        or_(
            Notice.waits,
            Notice.deadline >= today,
            and_(Notice.demanded.is_(None), or_(demand, notice)),
        ),
    )


def _rests(today: date) -> ColumnElement[bool]:
    """All that the debtor owes is stilt i bero."""
    return exists().where(
        Hold.debtor_id == ClaimDebtor.debtor_id,
        Hold.claim_id.is_(None),
        Hold.case_id.is_(None),
        Hold.measure_id.is_(None),
        Hold.ended_on.is_(None),
        Hold.from_day <= today,
        or_(Hold.until.is_(None), Hold.until > today),
    )
