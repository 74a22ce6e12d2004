"""Four eyes: another person, in the right role, who saw exactly this, while it still is so."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest
from sqlalchemy import create_engine, select, text, update
from sqlalchemy.exc import DBAPIError

from collector_desk.domain.facts import FactKind
from collector_desk.domain.objection import Outcome
from collector_desk.errors import DeskError
from collector_desk.errors.approvals import (
    AlreadyDecided,
    CommentMissing,
    Disqualified,
    HashDiffers,
    NotAnApprover,
    NotYours,
    ProposalChanged,
    SamePerson,
    WaitingAlready,
)
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import Approval, Debtor, Disqualification, Objection, Refund
from collector_desk.service import approval_sheet, approvals, refunds
from collector_desk.service.clock import Clock, oslo_day
from collector_desk.service.database import Database, Who
from tests.kit import add_user
from tests.postgres import as_owner
from tests.service.casework import approve, decide, proposal
from tests.service.test_objections import Case


@pytest.fixture
def case(db: Database) -> Case:
    found = Case(db)
    decide(db, found.kari, found.objects(), Outcome.GROUNDLESS)
    return found


def waiting(case: Case) -> Approval:
    return proposal(case.db, "objection")


def test_the_proposer_may_not_approve_under_any_account(case: Case) -> None:
    second = add_user(
        case.db, "kari2", role="supervisor", name="Kari Nordmann", person_id=case.kari.person_id
    )
    with pytest.raises(SamePerson):
        approve(case.db, second, waiting(case))


@pytest.mark.parametrize("role", ["caseworker", "auditor", "administrator", "integration"])
def test_only_a_supervisor_approves(case: Case, role: str) -> None:
    other = add_user(case.db, "anne", role=role, name="Anne Berg")
    with pytest.raises(NotAnApprover):
        approve(case.db, other, waiting(case))


def test_who_is_disqualified_may_not(case: Case) -> None:
    with case.db.write(case.per) as work:
        work.add(
            Disqualification(
                person_id=case.per.person_id,
                debtor_id=case.books.debtor_id,
                reason="søster",
                declared_at=work.clock.now(),
            )
        )
    with pytest.raises(Disqualified):
        approve(case.db, case.per, waiting(case))


def test_a_protected_person_is_unknown_to_who_is_not_cleared(case: Case) -> None:
    with case.db.write(case.kari) as work:
        work.execute(update(Debtor).values(protection="strictly_confidential"))
    with pytest.raises(Unknown):
        approve(case.db, case.per, waiting(case))


def test_another_content_than_was_shown_is_refused(case: Case) -> None:
    with pytest.raises(HashDiffers):
        approve(case.db, case.per, waiting(case), seen="0" * 64)


def test_a_payment_meanwhile_makes_it_void_and_the_caseworker_goes_on(case: Case) -> None:
    row = waiting(case)
    case.books.pays(case.claim, 10_000, date(2026, 11, 20))
    with pytest.raises(ProposalChanged):
        approve(case.db, case.per, row)
    with case.db.write(case.per) as work:
        approvals.void(work, row.id)
    assert waiting(case).state == "void"
    with case.db.read() as work:
        assert work.scalars(select(Objection.state)).one() == "received"


def test_interest_that_only_runs_on_does_not_make_it_void(case: Case) -> None:
    case.books.today_is(date(2026, 12, 20))
    case.books.book(case.claim)
    assert approve(case.db, case.per, waiting(case)).state == "approved"


def test_nothing_is_void_that_has_not_changed(case: Case) -> None:
    with case.db.write(case.per) as work:
        approvals.void(work, waiting(case).id)
    assert waiting(case).state == "waiting"


def test_nothing_is_checked_before_it_was_proposed(case: Case) -> None:
    """A practice day begins anew each morning, and what was proposed on it stands at its hour."""
    row = waiting(case)
    with case.db.write(case.per) as work:
        work.clock = Clock(oslo_day(row.proposed_at) - timedelta(days=1))
        assert approval_sheet.show(work, row.id).checked_at == row.proposed_at


def test_it_is_approved_once(case: Case) -> None:
    row = waiting(case)
    approve(case.db, case.per, row)
    with pytest.raises(AlreadyDecided):
        approve(case.db, case.per, row)


def test_an_old_page_is_told_so(case: Case) -> None:
    row = waiting(case)
    with case.db.write(case.per) as work, pytest.raises(Stale):
        approvals.send_back(work, row.id, version=row.version + 1, comment="Se på det igjen.")


def test_it_is_sent_back_with_a_comment_and_stays_the_authors(case: Case) -> None:
    row = waiting(case)
    with case.db.write(case.per) as work, pytest.raises(CommentMissing):
        approvals.send_back(work, row.id, version=row.version, comment=" ")
    with case.db.write(case.per) as work:
        approvals.send_back(work, row.id, version=row.version, comment="Spør virksomheten først.")
    assert (waiting(case).state, waiting(case).comment) == ("sent_back", "Spør virksomheten først.")
    with case.db.read() as work:
        assert work.scalars(select(Objection.state)).one() == "received"


def test_only_the_author_withdraws(case: Case) -> None:
    row = waiting(case)
    with case.db.write(case.per) as work, pytest.raises(NotYours):
        approvals.withdraw(work, row.id, version=row.version)
    with case.db.write(case.kari) as work:
        approvals.withdraw(work, row.id, version=row.version)
    with pytest.raises(AlreadyDecided):
        approve(case.db, case.per, row)


def test_the_same_matter_does_not_wait_twice(case: Case) -> None:
    from collector_desk.domain.approval import Subject
    from collector_desk.service.approvals import Draft

    row = waiting(case)
    again = Draft(
        subject=Subject.OBJECTION, subject_id=row.subject_id, debtor_id=row.debtor_id,
        title="igjen", amount=1, why="", reasons="",
    )  # fmt: skip
    with case.db.write(case.kari) as work, pytest.raises(WaitingAlready):
        approvals.propose(work, again)


def test_exactly_one_of_fifty_at_once_wins(case: Case) -> None:
    row, won, lost = waiting(case), [], []
    leaders = [
        add_user(case.db, f"leder{n}", role="supervisor", name=f"Leder {n}") for n in range(50)
    ]
    gate = threading.Barrier(len(leaders))

    def attempt(who: Who) -> None:
        gate.wait()
        try:
            approve(case.db, who, row)
            won.append(who)
        except DeskError as refused:
            lost.append(refused.code)

    threads = [threading.Thread(target=attempt, args=(who,)) for who in leaders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(won), len(lost)) == (1, 49)
    assert waiting(case).decided_by_person == won[0].person_id


def test_nothing_is_refunded_that_does_not_stand_to_credit(db: Database) -> None:
    from collector_desk.errors.refunds import NothingToRefund
    from collector_desk.models import Claim

    case = Case(db)
    with db.read() as work:
        claim = work.get_one(Claim, case.claim)
    with db.write(case.kari) as work, pytest.raises(NothingToRefund):
        refunds.propose_all(work, debtor_id=case.books.debtor_id, claim=claim, reason="for mye")


_TAMPER = (
    (
        "INSERT INTO approval (debtor_id, subject, subject_id, title, amount, why, reasons, frozen,"
        " digest, state, proposed_by_person, proposed_by, proposed_at, decided_by, comment,"
        " version) SELECT debtor_id, subject, subject_id, title, amount, why, reasons, frozen,"
        " digest, 'waiting', proposed_by_person, proposed_by, proposed_at, '', '', 1 FROM approval"
    ),
    "UPDATE approval SET frozen = '{}'",
    "UPDATE approval SET digest = 'x', amount = 1",
    "UPDATE approval SET proposed_by_person = proposed_by_person + 1",
    "DELETE FROM approval",
    "UPDATE objection SET outcome = 'groundless', decided_on = '2026-11-23'",
    (
        "UPDATE approval SET state = 'approved', decided_by_person = proposed_by_person,"
        " decided_at = proposed_at"
    ),
    "UPDATE approval SET state = 'approved'",
    (
        "INSERT INTO approval (debtor_id, subject, subject_id, title, amount, why, reasons, frozen,"
        " digest, state, proposed_by_person, proposed_by, proposed_at, decided_by_person,"
        " decided_by, decided_at, comment, version) SELECT debtor_id, subject, subject_id, title,"
        " amount, why, reasons, frozen, digest, 'approved', proposed_by_person, proposed_by,"
        " proposed_at, proposed_by_person + 1, '', proposed_at, '', 1 FROM approval"
    ),
    (
        "INSERT INTO refund (debtor_id, claim_id, amount, reason, payer, account, state,"
        " approval_id, made_by, made_at, version)"
        " SELECT debtor_id, 1, 100, '', '', 'x', 'paid', id, '',"
        " proposed_at, 1 FROM approval"
    ),
)


@pytest.mark.parametrize("statement", _TAMPER)
@pytest.mark.parametrize("owner", [False, True])
def test_the_database_itself_refuses(case: Case, statement: str, owner: bool) -> None:
    url = as_owner(case.db.url) if owner else case.db.url
    engine = create_engine(url)
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
    assert waiting(case).state == "waiting"


def test_what_is_decided_is_never_decided_anew(case: Case) -> None:
    approve(case.db, case.per, waiting(case))
    engine = create_engine(case.db.url)
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.execute(text("UPDATE approval SET state = 'waiting'"))
    engine.dispose()


def test_a_refund_in_the_books_alone_stays_unpaid(db: Database) -> None:
    case = Case(db)
    case.books.pays(case.claim, 60_000, date(2026, 11, 1))
    case.books.happens(case.claim, FactKind.CREDIT, 100, date(2026, 11, 2))
    with db.write(case.kari) as work:
        from collector_desk.models import Claim

        claim = work.get_one(Claim, case.claim)
        refunds.propose_all(work, debtor_id=case.books.debtor_id, claim=claim, reason="for mye")
    with pytest.raises(DBAPIError), db.connection() as connection:
        connection.execute(text("UPDATE refund SET state = 'paid'"))
    with db.read() as work:
        assert work.scalars(select(Refund.state)).one() == "proposed"
