"""A desk with one of everything that waits, for the tests of worklists."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count

from collector_desk.domain.work import WorkKind
from collector_desk.models import (
    Debtor,
    Hold,
    Inquiry,
    LimitationEvent,
    Plan,
    Task,
    UnitQuestion,
)
from collector_desk.service import worklist
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.wire.work import AskWork, Worklist, WorkRow
from tests.kit import TODAY
from tests.service.books import receive
from tests.service.casework import objects
from tests.service.test_objections import Case

MADE = datetime(2026, 11, 1, 8, tzinfo=UTC)
_JOURNAL = count(1)


def one_of_each(case: Case) -> None:
    """Everything that a list finds, on the one debtor of ``case``, whom no team has."""
    debtor = case.books.debtor_id
    objection = objects(case.db, case.kari, debtor, case.claim, received_on=date(2026, 11, 16))
    case.books.claim(500_000, due=date(2024, 1, 15))
    with case.db.write(SYSTEM) as work:
        receive(work, 125_000, date(2026, 11, 20))
    with case.db.write(SYSTEM) as work:
        work.add_all([
            UnitQuestion(
                claim_id=case.claim, debtor_id=debtor, objection_id=objection,
                asked_on=date(2026, 11, 4), asked_by="Kari", text="Stemmer kravet?",
                deadline=date(2026, 11, 18),
            ),
            inquiry(debtor, "deferral"),
            inquiry(None, "mail"),
            hold(debtor, until=date(2026, 11, 25)),
            Plan(
                number="A-2026-000001", debtor_id=debtor, state="noticed",
                requested_on=date(2026, 9, 1), instalment=50_000, count=12,
                first_due=date(2026, 10, 9), interval="monthly", covering="principal",
                noticed_on=date(2026, 11, 9), notice_deadline=date(2026, 11, 23),
                request={}, made_by="Kari", made_at=MADE,
            ),
            task(debtor, WorkKind.RETURNED_POST, "Betalingsoppfordring kom i retur"),
            task(debtor, WorkKind.FOLLOW_UP, "Ring om svar fra banken"),
        ])  # fmt: skip


def inquiry(debtor_id: int | None, kind: str, received: date = date(2026, 11, 20)) -> Inquiry:
    """A request that nobody has answered."""
    return Inquiry(
        journal=f"J-2025-{next(_JOURNAL):06d}", debtor_id=debtor_id, kind=kind, channel="portal", sender="debtor", received_on=received,
        text="Kan jeg få utsettelse?", registered_at=MADE, registered_by="Portalen",
    )  # fmt: skip


def hold(debtor_id: int, *, until: date | None, review: date = date(2026, 11, 24)) -> Hold:
    """Something that is stilt i bero."""
    return Hold(
        debtor_id=debtor_id, reason="deferral", from_day=date(2026, 10, 25), review_on=review,
        until=until, made_by="Kari", made_at=MADE,
    )  # fmt: skip


def task(debtor_id: int | None, kind: WorkKind, text: str, due: date = TODAY) -> Task:
    """Something to be done."""
    return Task(
        debtor_id=debtor_id, kind=kind.value, text=text, due_on=due, made_by="Kari", made_at=MADE
    )


def acknowledged(claim_id: int, debtor_id: int, day: date) -> LimitationEvent:
    """The debtor acknowledged the claim: three new years (foreldelsesloven § 14)."""
    return LimitationEvent(
        claim_id=claim_id, debtor_id=debtor_id, step="acknowledgement", day=day, source="brev"
    )


def rows(db: Database, who: Who, **asked: object) -> tuple[WorkRow, ...]:
    """A list as somebody sees it."""
    return the_list(db, who, **asked).rows


def the_list(db: Database, who: Who, **asked: object) -> Worklist:
    """A list with its counts."""
    with db.read(who) as work:
        return worklist.listed(work, AskWork(**asked))  # type: ignore[arg-type]


def kinds(found: tuple[WorkRow, ...]) -> list[WorkKind]:
    """The kinds of rows, in the order of the list."""
    return [row.kind for row in found]


def belongs(db: Database, debtor_id: int, **about: object) -> None:
    """Give a debtor to a team or a person, or protect it."""
    with db.write(SYSTEM) as work:
        debtor = work.get_one(Debtor, debtor_id)
        for name, value in about.items():
            setattr(debtor, name, value)
