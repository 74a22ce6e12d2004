"""«Klar for neste steg»: the debtors to whom the next letter may be written, found by the night.

One task for each debtor says which letters, from when and why. It follows the case: the night
words it anew, and closes it when nothing is ready any more; so does the letter itself
(service/ready_letter.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, insert, select, update

from collector_desk.domain.calendar import deadline
from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.letter import NOTICE_OF, LetterKind
from collector_desk.domain.notices import NextStep
from collector_desk.domain.phrases import dotted
from collector_desk.domain.step_in_turn import step_in_turn, why_now
from collector_desk.domain.work import WorkKind
from collector_desk.errors import DeskError
from collector_desk.models import AuditHead, Debtor, Task
from collector_desk.service import (
    folder,
    letter_recipients,
    letter_stops,
    ready_perhaps,
    unplaced_match,
)
from collector_desk.service.collected import collected
from collector_desk.service.database import SYSTEM, Database, Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.service.letter_demands import lock
from collector_desk.service.letter_recipients import Contact

CHUNK = 400  # debtors at a time
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

    A few hundred debtors at a time: read in a snapshot of their own, and only what has changed is
    written, in a transaction of its own, so that nobody waits for the night. Stopped anywhere, the
    next run does the rest.
    """
    with db.read() as work:
        refused = unplaced_match.refused(work)
    last, seen, ready = 0, 0, 0
    while True:
        with db.read() as work:
            some = list(work.scalars(_next(after=last)))
            tasks = _tasks(work, some)
            found = _found(work, some, refused)
            asked = tasks.keys() | found.keys()
            changed = [key for key in sorted(asked) if not _told(tasks.get(key), found.get(key))]
            heads = _heads(work, changed)
        if not some:
            return seen, ready
        last, seen, ready = some[-1], seen + len(asked), ready + sum(map(bool, found.values()))
        if changed:
            _write(db, {key: found.get(key, []) for key in changed}, heads)


def _write(db: Database, found: Mapping[int, Sequence[Ready]], heads: Mapping[str, int]) -> None:
    """Tell what was found; of debtors about whom something was noted meanwhile, the next night."""
    with db.write(SYSTEM) as work:
        now = _heads(work, found)
        still = {key: each for key, each in found.items() if _same(key, heads, now)}
        _tell(work, still)
        work.note("nightly.ready_steps", stream="house", details={"debtors": len(still)})


def look(work: Work, debtor_id: int) -> None:
    """Let the debtor's task say what is ready today, or close it where nothing is."""
    work.flush()
    refused = {debtor_id} if unplaced_match.refusal(work, debtor_id) else frozenset[int]()
    found = _found(work, [debtor_id], refused)
    _tell(work, {debtor_id: found.get(debtor_id, [])})


def _tell(work: Work, found: Mapping[int, Sequence[Ready]]) -> None:
    tasks = _tasks(work, found)
    for debtor_id, task in tasks.items():
        if ready := found[debtor_id]:
            task.text, task.claim_id = _words(ready), _only_claim(ready)
    over = [task.id for debtor_id, task in tasks.items() if not found[debtor_id]]
    if over:
        done = {"state": "done", "done_by": work.who.name, "done_on": work.clock.today()}
        closed = update(Task).where(Task.id.in_(over), Task.state == "open")
        work.execute(closed.values(version=Task.version + 1, **done))
    new = [_new(work, key, ready) for key, ready in found.items() if ready and key not in tasks]
    if new:
        work.execute(insert(Task), new, execution_options={"render_nulls": True})  # one statement


def _new(work: Work, debtor_id: int, ready: Sequence[Ready]) -> dict[str, object]:
    return {
        "debtor_id": debtor_id,
        "claim_id": _only_claim(ready),
        "kind": WorkKind.READY_STEP.value,
        "text": _words(ready),
        "due_on": _due(work, ready),
        "made_by": work.who.name,
        "made_at": work.clock.now(),
    }


def _found(
    work: Work, debtor_ids: Collection[int], refused: Collection[int]
) -> Mapping[int, Sequence[Ready]]:
    """What may be written to each of these debtors today, where the rules were asked.

    Nothing to who cannot be written to, nor to whom ``refused`` names: money that may be theirs
    lies unplaced.
    """
    perhaps = ready_perhaps.claims_of(work, debtor_ids)
    debtors = work.scalars(select(Debtor).where(Debtor.id.in_(perhaps))).all()
    contacts = letter_recipients.contacts(work, perhaps)
    reached = [each for each in debtors if _reached(each, contacts[each.id])]
    folders = folder.read_all(work, [each for each in reached if each.id not in refused])
    found: dict[int, Sequence[Ready]] = dict.fromkeys(perhaps, ())
    for debtor_id, rows in folders.items():
        claims = [claim for claim in rows.claims if claim.id in perhaps[debtor_id]]
        found[debtor_id] = list(_ready(work, rows, claims, contacts[debtor_id]))
    return found


def _reached(debtor: Debtor, contact: Contact) -> bool:
    try:
        letter_recipients.addressed(debtor, contact)
    except DeskError:
        return False
    return True


def _ready(
    work: Work, rows: Folder, claims: Sequence[KeptClaim], contact: Contact
) -> Iterator[Ready]:
    """The letters that may be written about these claims, the oldest due first."""
    today = work.clock.today()
    for claim in claims:
        known = collected(rows, claim, on=today, rates=work.rates)
        step = step_in_turn(known, on=today, rates=work.rates)
        if step is None:
            continue
        letter = letter_of(step, claim)
        nowhere = letter_stops.nowhere_to(rows, letter, contact)
        found = lock(work, rows, letter, (claim,), (nowhere,))
        if found.refusal is None:
            why = why_now(known, step, on=today)
            yield Ready(claim_id=claim.id, letter=letter, since=found.lawful_from, why=why)


def letter_of(step: NextStep, claim: KeptClaim) -> LetterKind:
    """The kind of letter that takes a step for a claim."""
    return _LETTERS.get(step) or NOTICE_OF[KINDS[ClaimKind(claim.kind)].enforcement]


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


def _tasks(work: Work, debtor_ids: Collection[int]) -> Mapping[int, Task]:
    """The open task of each of these debtors that has one, the oldest where there are more."""
    query = select(Task).where(
        Task.debtor_id.in_(debtor_ids),
        Task.kind == WorkKind.READY_STEP.value,
        Task.state == "open",
    )
    newest_first = work.scalars(query.order_by(Task.id.desc()))
    return {task.debtor_id: task for task in newest_first if task.debtor_id is not None}


def _told(task: Task | None, found: Sequence[Ready] | None) -> bool:
    """Whether a debtor's task says what is ready already."""
    if task is None or not found:
        return task is None and not found
    return (task.text, task.claim_id) == (_words(found), _only_claim(found))


def _next(*, after: int) -> Select[int]:
    return select(Debtor.id).where(Debtor.id > after).order_by(Debtor.id).limit(CHUNK)


def _heads(work: Work, debtor_ids: Iterable[int]) -> Mapping[str, int]:
    """How far the audit has come about each of these debtors."""
    streams = [_stream(debtor_id) for debtor_id in debtor_ids]
    query = select(AuditHead.stream, AuditHead.seq).where(AuditHead.stream.in_(streams))
    return dict(iter(work.execute(query)))


def _same(debtor_id: int, one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    return one.get(_stream(debtor_id)) == other.get(_stream(debtor_id))


def _stream(debtor_id: int) -> str:
    return f"debtor:{debtor_id}"
