"""Two debtors who are one person, as a D-number before a fødselsnummer: merged, and split again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select, update

from collector_desk.domain.enforcement.event_rows import Event
from collector_desk.domain.work import WorkKind
from collector_desk.errors.parties import (
    BothOwe,
    MergeAwaits,
    MergeOfMerged,
    MergeProtected,
    MergeReleased,
    MergeUnlike,
    SplitAlready,
    SplitTooLate,
)
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import (
    Approval,
    Claim,
    ClaimDebtor,
    Debtor,
    DebtorMerge,
    Identity,
    Release,
    Task,
)
from collector_desk.service import (
    asking,
    gate,
    last_days,
    lent,
    liable,
    meanwhile,
    measure_events,
    moving,
    paid_meanwhile,
    releasing,
    search_index,
    wrong_letters,
)
from collector_desk.service.database import Work
from collector_desk.service.debtor_book import identity_place
from collector_desk.service.measure_events import Happened
from collector_desk.wire.merges import MergeDebtors, MergeRow, Merges, SplitDebtors

_FOUND_BY = ("phone", "email", "birth_date", "postcode", "street", "city", "org_number")

_NO_ADDRESS = (
    "Bare {name} hadde adresse. Registrer den på skyldneren som beholdes, om den er riktig"
)


def merge(work: Work, debtor_id: int, order: MergeDebtors) -> Merges:
    """Take another debtor into this one: numbers, claims and all that rests on them follow.

    Nothing posted is changed. Who is gone is found no more, and can be split off again.

    Raises:
        Unknown, NotOpened, OwnCase: for either debtor.
        MergeUnlike, MergeProtected, MergeOfMerged, MergeAwaits, BothOwe, MergeReleased.
    """
    kept, gone = _both(work, debtor_id, order.gone_id)
    _may(work, kept, gone)
    former: dict[str, Any] = {name: getattr(gone, name) for name in _FOUND_BY}
    if gone.birth_date is not None:
        former["birth_date"] = gone.birth_date.isoformat()
    asked = work.scalar(select(func.max(Task.id))) or 0
    former["own"] = meanwhile.own(work, kept.id)
    former["lent"] = lent.lend(kept, gone)
    if former["street"] and not kept.street:
        asking.task(work, kept.id, WorkKind.FOLLOW_UP, _NO_ADDRESS.format(name=gone.name))
    row = DebtorMerge(
        kept_id=kept.id, gone_id=gone.id, reasons=order.reasons, former=former,
        moved={}, merged_on=work.clock.today(), made_by=work.who.name, made_at=work.clock.now(),
    )  # fmt: skip
    _hide(work, gone)
    numbers = _reseal(work, gone.id, kept.id, None)
    moved = moving.move(work, gone_id=gone.id, kept_id=kept.id)
    row.moved = moved | ({"identity.debtor_id": numbers} if numbers else {})
    work.add(row)
    work.flush()
    claims = moved.get("claim_debtor.debtor_id", ())
    last_days.keep(work, claims)
    what = Happened(event=Event.MERGED, why=f"slått sammen med {gone.name}", claim_ids=claims)
    measure_events.happened(work, kept.id, what)
    since = select(Task.id).where(Task.debtor_id == kept.id, Task.id > asked)
    row.former = {**former, "asked": list(work.scalars(since))}
    _tell(work, row, "debtors.merge", f"Slått sammen med {gone.name}. {order.reasons}")
    return show(work, kept.id)


def split(work: Work, merge_id: int, order: SplitDebtors) -> Merges:
    """Undo a merge: what came along goes back, what came since stays.

    Letters written meanwhile on claims that go back count for nobody, and what is to become of
    money that came on them is asked.

    Raises:
        Unknown, NotOpened, OwnCase, Stale, SplitAlready.
        MergeAwaits: something of the debtor waits for a second person.
        SplitTooLate: something new rests on a claim that would go back.
        SplitLetterGoing: a letter on such a claim is being handed over.
    """
    row = _locked(work, merge_id, order.version)
    claim_id = moving.new_on(work, row.moved, row.kept_id)
    if claim_id is not None:
        raise SplitTooLate(claim=work.get_one(Claim, claim_id).number)
    wrong_letters.count_for_nobody(work, row)
    row.undone_on, row.undone_by = work.clock.today(), work.who.name
    row.undone_why = order.why
    work.flush()
    moving.move_back(work, row.moved, gone_id=row.gone_id, kept_id=row.kept_id)
    _reseal(work, row.kept_id, row.gone_id, row.moved.get("identity.debtor_id", []))
    gone = work.get_one(Debtor, row.gone_id)
    for name in _FOUND_BY:
        setattr(gone, name, row.former[name])
    if row.former["birth_date"] is not None:
        gone.birth_date = date.fromisoformat(row.former["birth_date"])
    search_index.index_debtor(work, gone)
    lent.take_back(work.get_one(Debtor, row.kept_id), gone, row.former.get("lent", {}))
    _none_asked(work, row.former.get("asked", []))
    meanwhile.give_both(work, row)
    paid_meanwhile.ask(work, row)
    _own_case(work, row)
    last_days.keep(work, row.moved.get("claim_debtor.debtor_id", ()))
    _tell(work, row, "debtors.split", f"Delt fra {gone.name} igjen. {order.why}")
    return show(work, row.kept_id)


def show(work: Work, debtor_id: int) -> Merges:
    """Who was merged into an open debtor, the newest first."""
    gate.opened(work, debtor_id)
    query = select(DebtorMerge).where(DebtorMerge.kept_id == debtor_id)
    rows = work.scalars(query.order_by(DebtorMerge.id.desc())).all()
    return Merges(debtor_id=debtor_id, rows=tuple(_row(work, row) for row in rows))


def _row(work: Work, row: DebtorMerge) -> MergeRow:
    return MergeRow(
        merge_id=row.id,
        version=row.version,
        name=work.get_one(Debtor, row.gone_id).name,
        claims=len(row.moved.get("claim_debtor.debtor_id", ())),
        reasons=row.reasons,
        merged_on=row.merged_on,
        made_by=row.made_by,
        undone_on=row.undone_on,
    )


def _both(work: Work, kept_id: int, gone_id: int) -> tuple[Debtor, Debtor]:
    """The two, opened and locked in one order."""
    if kept_id == gone_id:
        raise MergeUnlike(why="det er den samme registreringen")
    gate.opened(work, kept_id)
    gate.opened(work, gone_id)
    query = select(Debtor).where(Debtor.id.in_((kept_id, gone_id))).order_by(Debtor.id)
    locked = query.with_for_update().execution_options(populate_existing=True)
    found = {debtor.id: debtor for debtor in work.scalars(locked)}
    return found[kept_id], found[gone_id]


def _may(work: Work, kept: Debtor, gone: Debtor) -> None:
    if kept.kind != gone.kind:
        raise MergeUnlike(why="den ene er en person og den andre en virksomhet")
    born = {debtor.birth_date for debtor in (kept, gone) if debtor.birth_date is not None}
    if len(born) > 1:
        raise MergeUnlike(why="de er født på hver sin dag")
    if kept.org_number and gone.org_number and kept.org_number != gone.org_number:
        raise MergeUnlike(why="de har hvert sitt organisasjonsnummer")
    if {kept.protection, gone.protection} != {"open"}:
        raise MergeProtected
    standing = select(DebtorMerge.id).where(DebtorMerge.undone_on.is_(None))
    if work.scalar(standing.where(DebtorMerge.kept_id == gone.id).limit(1)):
        raise MergeOfMerged(name=gone.name)
    for debtor in (kept, gone):
        _nothing_waits(work, debtor)
    own = select(ClaimDebtor.claim_id).where(ClaimDebtor.debtor_id == kept.id)
    both = select(Claim.number).join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
    theirs = both.where(ClaimDebtor.debtor_id == gone.id, Claim.id.in_(own))
    if number := work.scalar(theirs.order_by(Claim.id).limit(1)):
        raise BothOwe(claim=number)
    _none_for_the_other(work, kept, gone)


def _none_for_the_other(work: Work, kept: Debtor, gone: Debtor) -> None:
    """Nobody can have been put on a claim in one's own place."""
    two = (kept.id, gone.id)
    query = (
        select(Claim.number)
        .join(Release, Release.claim_id == Claim.id)
        .where(Release.debtor_id.in_(two), Release.successor_id.in_(two))
        .where(Release.undone_on.is_(None))
    )
    if number := work.scalar(query.order_by(Release.id).limit(1)):
        raise MergeReleased(claim=number)


def _nothing_waits(work: Work, debtor: Debtor) -> None:
    waits = select(Approval.id).where(Approval.debtor_id == debtor.id, Approval.state == "waiting")
    if work.scalar(waits.limit(1)) is not None:
        raise MergeAwaits(name=debtor.name)


def _hide(work: Work, gone: Debtor) -> None:
    """Let nobody find the one who is gone; the name stays for what was written."""
    search_index.remove(work, gone)
    gone.search_name = gone.address_key = gone.phone = gone.email = ""
    gone.postcode = gone.street = gone.city = ""
    gone.birth_date = gone.org_number = None
    work.flush()


def _reseal(work: Work, of: int, to: int, only: list[int] | None) -> list[int]:
    """Seal identity numbers for another debtor: they are found by the same index as before."""
    query = select(Identity).where(Identity.debtor_id == of)
    if only is not None:
        query = query.where(Identity.id.in_(only))
    moved = []
    for row in work.scalars(query.order_by(Identity.id)):
        number = work.vault.decrypt(row.ciphertext, place=identity_place(of))
        row.debtor_id = to
        row.ciphertext = work.vault.encrypt(number, place=identity_place(to))
        moved.append(row.id)
    work.flush()
    return moved


def _locked(work: Work, merge_id: int, version: int) -> DebtorMerge:
    found = work.get(DebtorMerge, merge_id)
    if found is None:
        raise Unknown(what="merge", id=merge_id)
    debtor = gate.opened(work, found.kept_id)
    row = work.get_one(DebtorMerge, merge_id, with_for_update=True, populate_existing=True)
    if row.undone_on is not None:
        raise SplitAlready(day=row.undone_on.isoformat())
    if row.version != version:
        raise Stale
    _nothing_waits(work, debtor)
    return row


def _none_asked(work: Work, task_ids: Sequence[int]) -> None:
    """Close what a merge asked: addresses and papers are with whom they belong to."""
    asked = select(Task).where(Task.id.in_(task_ids), Task.state == "open")
    for task in work.scalars(asked):
        task.state, task.done_by, task.done_on = "done", work.who.name, work.clock.today()


def _own_case(work: Work, row: DebtorMerge) -> None:
    """Claims that came since lie in a case of who keeps them, not in one that went back."""
    cases = row.moved.get("case_file.debtor_id", ())
    stray = or_(ClaimDebtor.case_id.in_(cases), ClaimDebtor.case_id.is_(None))
    query = select(func.count()).where(ClaimDebtor.debtor_id == row.kept_id, stray)
    if work.scalar(query.select_from(ClaimDebtor)):
        case_id = liable.case_of(work, row.kept_id)
        theirs = update(ClaimDebtor).where(ClaimDebtor.debtor_id == row.kept_id, stray)
        work.execute(theirs.values(case_id=case_id))


def _tell(work: Work, row: DebtorMerge, deed: str, words: str) -> None:
    releasing.note(work, row.kept_id, None, words)
    details = {"merge": row.id, "kept": row.kept_id, "gone": row.gone_id}
    for number in sorted((row.kept_id, row.gone_id)):
        work.note(deed, stream=f"debtor:{number}", details=details)
