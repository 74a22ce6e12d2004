"""What begins the day a letter goes: no deadline runs before, and none is shorter than the law's."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from collector_desk.domain.delivery import Authority, Mandate, To
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.objection import Ground, Outcome
from collector_desk.domain.plan_stage import PlanStage
from collector_desk.errors.letter_post import LetterAddressMissing, LetterStopped, LetterTooEarly
from collector_desk.models import (
    Debtor,
    DebtorStatus,
    Hold,
    LetterRow,
    Notice,
    Objection,
    Plan,
    Task,
)
from collector_desk.service import letter_post, letter_recipients, letter_returns
from collector_desk.service.database import SYSTEM, Database, Work
from collector_desk.wire.letters import Represent, Returned
from tests.service.agreements import Agreement
from tests.service.casework import decide, objects
from tests.service.mail import Mail

NOTICE, DEMAND = LetterKind.COLLECTION_NOTICE, LetterKind.PAYMENT_DEMAND


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


@pytest.fixture
def broken(db: Database) -> tuple[Agreement, int]:
    """A plan whose first instalment is unpaid when its days of grace are over."""
    case = Agreement(db)
    number = case.grant().plan_id
    case.day(date(2027, 1, 6))
    return case, number


def on(mail: Mail, day: date) -> None:
    mail.books.today_is(day)
    mail.open_again()


def test_no_day_of_a_notice_runs_while_its_letter_waits(mail: Mail) -> None:
    mail.send(mail.order(NOTICE))
    (notice,) = mail.rows(Notice)
    assert (notice.waits, notice.deadline) == (True, date(2026, 12, 9))
    on(mail, date(2026, 12, 21))
    with pytest.raises(LetterStopped, match="venter på utsending"):
        mail.send(mail.order(DEMAND))
    mail.goes()
    (notice,), (letter,) = mail.rows(Notice), mail.letters()
    # from Monday 21 December, and not from what was printed
    assert (notice.waits, notice.sent_on, notice.deadline) == (
        False, date(2026, 12, 21), date(2027, 1, 4),
    )  # fmt: skip
    assert (letter.sent_on, letter.deadline) == (date(2026, 12, 21), date(2027, 1, 4))
    on(mail, date(2026, 12, 30))
    with pytest.raises(LetterTooEarly) as refused:
        mail.send(mail.order(DEMAND))
    assert refused.value.params["earliest"] == "2027-01-05"


def test_what_is_printed_holds_where_the_post_was_quick(mail: Mail) -> None:
    mail.send(mail.order(NOTICE))
    mail.goes()
    (notice,) = mail.rows(Notice)
    assert (notice.sent_on, notice.deadline) == (date(2026, 11, 23), date(2026, 12, 9))


def test_a_letter_to_debtor_and_guardian_has_gone_when_both_have(mail: Mail) -> None:
    order = Represent(
        to=To.GUARDIAN, mandate=Mandate.ECONOMY, name="Vera Vik", street="Gata 1",
        postcode="0155", city="Oslo", source="vergefullmakt",
    )  # fmt: skip
    with mail.db.write(mail.kari) as work:
        letter_recipients.represent(work, mail.debtor_id, order)
    mail.send(mail.order(NOTICE))
    first, second = mail.letters()
    with mail.db.write(SYSTEM) as work:
        letter_post.went(work, work.get_one(LetterRow, second.id))
    assert mail.rows(Notice)[0].waits
    mail.books.today_is(date(2026, 12, 1))
    with mail.db.write(SYSTEM) as work:
        letter_post.went(work, work.get_one(LetterRow, first.id))
    (notice,) = mail.rows(Notice)
    assert (notice.waits, notice.sent_on, notice.deadline) == (
        False, date(2026, 12, 1), date(2026, 12, 15),
    )  # fmt: skip


def test_a_plan_does_not_end_by_a_notice_that_never_went(broken: tuple[Agreement, int]) -> None:
    case, plan = broken
    case.notice(plan)
    case.day(date(2027, 3, 1))
    waits = case.sheet(plan)
    assert (waits.stage, waits.noticed_on, waits.next_day) == (PlanStage.NOTICED, None, None)
    assert "venter på utsending" in waits.why[0]
    assert len(case.holds()) == 1
    case.goes()
    gone = case.sheet(plan)
    assert (gone.noticed_on, gone.notice_deadline) == (date(2027, 3, 1), date(2027, 3, 15))
    case.day(date(2027, 3, 15))
    assert case.sheet(plan).stage is PlanStage.NOTICED
    case.day(date(2027, 3, 16))
    assert case.sheet(plan).stage is PlanStage.ENDED


def test_a_plans_notice_that_came_back_was_not_given(broken: tuple[Agreement, int]) -> None:
    case, plan = broken
    case.notice(plan)
    case.goes()
    case.day(date(2027, 1, 12))
    with case.db.write(case.kari) as work:
        letter = letter_post.default_notice(work, work.get_one(Plan, plan))
        assert letter is not None
        letter_returns.returned(work, letter.id, Returned(version=letter.version))
    case.day(date(2027, 2, 1))  # long after the deadline
    after = case.sheet(plan)
    assert (after.stage, after.noticed_on) == (PlanStage.BROKEN, None)
    assert "Post er kommet i retur" in after.why[0]  # nothing is demanded meanwhile
    assert "plans.notice_default" not in after.may
    _found(case)
    case.night()
    assert "plans.notice_default" in case.sheet(plan).may
    assert "A-2026-000001: Send varsel om mislighold" in case.tasks("plan_trouble")[0]


def _found(case: Agreement) -> None:
    """The address is known again, and what rested for want of it does no more."""
    with case.db.write(SYSTEM) as work:
        for status in work.scalars(select(DebtorStatus)):
            status.to_day = work.clock.today()
        for hold in work.scalars(select(Hold).where(Hold.plan_id.is_(None))):
            hold.ended_on = work.clock.today()


@pytest.mark.parametrize("guardians_first", [True, False])
def test_a_notice_does_not_wait_for_a_letter_that_never_comes(
    broken: tuple[Agreement, int], guardians_first: bool
) -> None:
    """The guardian's letter cannot be delivered: the debtor's counts, and a person looks."""
    case, plan = broken
    order = Represent(
        to=To.GUARDIAN, mandate=Mandate.ECONOMY, name="Vera Vik", street="Gata 1",
        postcode="0155", city="Oslo", source="vergefullmakt",
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        letter_recipients.represent(work, case.debtor, order)
    case.notice(plan)

    def lost() -> None:
        with case.db.write(SYSTEM) as work:
            letter_returns.failed(work, _one_to(work, "Vera Vik"), "adressen finnes ikke")

    def went() -> None:
        with case.db.write(SYSTEM) as work:
            letter = letter_post.default_notice(work, work.get_one(Plan, plan))
            assert letter is not None
            letter_post.went(work, letter)

    for step in (lost, went) if guardians_first else (went, lost):
        step()
    found = case.sheet(plan)
    assert (found.stage, found.noticed_on) == (PlanStage.NOTICED, date(2027, 1, 6))
    assert found.notice_deadline is not None
    with case.db.read() as work:
        tasks = list(work.scalars(select(Task.text)))
    assert any("til Vera Vik kom ikke fram. Det gjelder fra" in text for text in tasks)
    case.day(found.notice_deadline + timedelta(days=1))
    assert case.sheet(plan).stage is PlanStage.ENDED


def _one_to(work: Work, name: str) -> LetterRow:
    query = select(LetterRow).where(
        LetterRow.recipient_name == name, LetterRow.kind == "plan_default_notice"
    )
    return work.scalars(query).one()


def test_a_plans_notice_with_nowhere_to_go_is_refused_and_starts_nothing(
    broken: tuple[Agreement, int],
) -> None:
    case, plan = broken
    with case.db.write(SYSTEM) as work:
        debtor = work.get_one(Debtor, case.debtor)
        debtor.street = debtor.postcode = debtor.city = ""
    with pytest.raises(LetterAddressMissing):
        case.notice(plan)
    after = case.sheet(plan)
    assert (after.stage, after.noticed_on) == (PlanStage.BROKEN, None)


def test_a_new_deadline_after_an_objection_is_reckoned_from_the_post(mail: Mail) -> None:
    number = objects(mail.db, mail.kari, mail.debtor_id, mail.claim, ground=Ground.NO_INVOICE)
    decide(mail.db, mail.kari, number, Outcome.NOT_UPHELD, ground=Ground.NO_INVOICE)
    assert [hold.until for hold in mail.rows(Hold)] == [None]
    mail.books.today_is(date(2026, 12, 1))
    mail.goes()
    (hold,), (row,) = mail.rows(Hold), mail.rows(Objection)
    assert (row.new_deadline, hold.until) == (date(2026, 12, 15), date(2026, 12, 16))
    (letter,) = mail.rows(LetterRow, kind="objection_decision")
    on(mail, date(2026, 12, 5))
    with mail.db.write(mail.kari) as work:
        letter_returns.returned(work, letter.id, Returned(version=letter.version))
    (hold,) = mail.rows(Hold, reason="new_deadline")
    assert hold.until is None  # nobody was told of the day


def test_a_notice_sent_while_a_part_was_disputed_does_not_cover_that_part(mail: Mail) -> None:
    number = objects(
        mail.db, mail.kari, mail.debtor_id, mail.claim, ground=Ground.NO_INVOICE, disputed=40_000
    )
    mail.send(mail.order(NOTICE))
    mail.goes()
    (notice,) = mail.rows(Notice)
    assert notice.demanded == 60_000
    on(mail, date(2026, 12, 10))
    assert mail.preview(mail.order(DEMAND)).lawful  # for what is not disputed
    decide(mail.db, mail.kari, number, Outcome.NOT_UPHELD, ground=Ground.NO_INVOICE)
    mail.goes()
    on(mail, date(2026, 12, 29))  # the new deadline is over too
    with pytest.raises(LetterStopped, match="ikke varslet"):
        mail.send(mail.order(DEMAND))
    mail.send(mail.order(NOTICE))
    mail.goes()
    assert [row.demanded for row in mail.rows(Notice)] == [60_000, 100_000]
    on(mail, date(2026, 12, 31))
    assert mail.preview(mail.order(DEMAND)).refusal


def test_the_guardian_of_a_child_gets_no_letters_once_the_child_is_of_age(mail: Mail) -> None:
    with mail.db.write(SYSTEM) as work:
        work.get_one(Debtor, mail.debtor_id).birth_date = date(2008, 12, 1)
    order = Represent(
        to=To.GUARDIAN, name="Vera Vik", street="Gata 1", postcode="0155", city="Oslo",
        source="Folkeregisteret",
    )  # fmt: skip
    with mail.db.write(mail.kari) as work:
        letter_recipients.represent(work, mail.debtor_id, order)
    readers = [one.name for one in mail.preview(mail.order(LetterKind.STATEMENT)).readers]
    assert readers == ["Vera Vik"]
    on(mail, date(2026, 12, 1))  # eighteen today
    readers = [one.name for one in mail.preview(mail.order(LetterKind.STATEMENT)).readers]
    assert readers == ["Fager Lykt"]
    with mail.db.write(mail.kari) as work:  # appointed anew, for the grown
        letter_recipients.represent(work, mail.debtor_id, order)
    readers = [one.name for one in mail.preview(mail.order(LetterKind.STATEMENT)).readers]
    assert readers == ["Fager Lykt", "Vera Vik"]


def acts(mail: Mail, to: To, authority: Authority, name: str) -> None:
    order = Represent(
        to=to, authority=authority, name=name, street="Gata 1", postcode="0155", city="Oslo",
        source="fullmakt 1.11.2026",
    )  # fmt: skip
    with mail.db.write(mail.kari) as work:
        letter_recipients.represent(work, mail.debtor_id, order)


def readers(mail: Mail) -> list[str]:
    return [one.name for one in mail.preview(mail.order(LetterKind.STATEMENT)).readers]


@pytest.mark.parametrize(
    ("to", "authority", "copy"),
    [
        (To.LAWYER, Authority.NONE, False),
        (To.LAWYER, Authority.CASE, True),
        (To.LAWYER, Authority.LETTERS, True),
        (To.ADVISER, Authority.NONE, False),
        (To.ADVISER, Authority.CASE, False),
        (To.ADVISER, Authority.LETTERS, True),
    ],
)
def test_who_acts_for_a_debtor_gets_the_letters_by_the_authority(
    mail: Mail, to: To, authority: Authority, copy: bool
) -> None:
    acts(mail, to, authority, "Dag Dal")
    assert readers(mail) == ["Fager Lykt", *(["Dag Dal"] if copy else [])]


def test_an_authority_that_is_called_back_ends_the_copies(mail: Mail) -> None:
    acts(mail, To.LAWYER, Authority.CASE, "Dag Dal")
    acts(mail, To.ADVISER, Authority.LETTERS, "Nina Nav")
    assert readers(mail) == ["Fager Lykt", "Dag Dal", "Nina Nav"]
    acts(mail, To.LAWYER, Authority.NONE, "Dag Dal")
    assert readers(mail) == ["Fager Lykt", "Nina Nav"]


def test_a_copy_is_sent_and_neither_gives_a_notice_nor_takes_one_away(mail: Mail) -> None:
    acts(mail, To.LAWYER, Authority.CASE, "Dag Dal")
    mail.send(mail.order(NOTICE))
    debtors, copy = mail.letters()
    assert (copy.recipient, copy.recipient_name) == ("lawyer", "Dag Dal")
    with mail.db.write(SYSTEM) as work:
        letter_post.went(work, work.get_one(LetterRow, copy.id))
    assert mail.rows(Notice)[0].waits, "the lawyer has it, the debtor has not"
    with mail.db.write(SYSTEM) as work:
        letter_post.went(work, work.get_one(LetterRow, debtors.id))
    (before,) = mail.rows(Notice)
    assert not before.waits
    mail.goes()
    copy = mail.letters()[1]
    with mail.db.write(mail.kari) as work:
        letter_returns.returned(work, copy.id, Returned(version=copy.version))
    (after,) = mail.rows(Notice)
    assert (after.sent_on, after.deadline, after.returned_on) == (
        before.sent_on, before.deadline, None,
    )  # fmt: skip
    assert mail.rows(Hold) == [], "the debtor's own address is not in doubt"
    assert "til Dag Dal kom i retur" in mail.tasks()[-1]
