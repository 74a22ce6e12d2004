"""«Klar for neste steg»: who the night finds, what the row says, and what takes it away again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from collector_desk.domain.facts import FactKind
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.rates import Rates
from collector_desk.domain.undo import UNDO
from collector_desk.domain.work import WorkKind
from collector_desk.models import Audit, Hold, Notice, Task
from collector_desk.service import holding, ready_steps
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.undo import WAYS
from collector_desk.service.undo_past import Past, noted
from collector_desk.wire.holds import NewHold
from collector_desk.wire.work import WorkRow
from tests.kit import TODAY
from tests.service.books import receive
from tests.service.casework import objects
from tests.service.mail import Mail
from tests.service.work_world import rows

DAY = timedelta(days=1)


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def night(mail: Mail) -> tuple[WorkRow, ...]:
    ready_steps.look_all(mail.db)
    return rows(mail.db, mail.kari, kinds=[WorkKind.READY_STEP])


def reminded(mail: Mail, deadline: date) -> None:
    with mail.db.write(SYSTEM) as work:
        work.add(
            Notice(
                claim_id=mail.claim, debtor_id=mail.debtor_id, kind="reminder",
                sent_on=deadline - 14 * DAY, deadline=deadline, way="", source="bunt 1",
            )
        )  # fmt: skip


def test_the_notice_is_ready_when_the_reminders_deadline_is_over(mail: Mail) -> None:
    reminded(mail, date(2026, 11, 11))
    (row,) = night(mail)
    assert row.why == "Inkassovarsel kan sendes fra 12.11.2026: fristen i purringen er ute"
    assert row.due == date(2026, 11, 26)
    assert "Send brevet" in row.moves[0]


@pytest.mark.parametrize("deadline", [TODAY, TODAY - DAY])  # a Monday, and the Sunday before it
def test_nothing_is_ready_on_the_last_day_of_a_deadline(mail: Mail, deadline: date) -> None:
    reminded(mail, deadline)
    assert night(mail) == ()
    mail.books.today_is(TODAY + DAY)
    assert len(night(mail)) == 1


def test_claims_are_together_by_letter_and_debtor_and_a_second_night_changes_nothing(
    mail: Mail,
) -> None:
    mail.owes(50_000, due=date(2026, 10, 1))
    mail.noticed(mail.owes(70_000))
    (row,) = night(mail)
    assert row.why == (
        "Inkassovarsel kan sendes fra 02.09.2026: kravet er forfalt (2 krav)."
        " Betalingsoppfordring kan sendes fra 06.10.2026: fristen i inkassovarselet er ute"
    )
    assert row.due == TODAY  # it could have been sent long ago
    assert night(mail) == (row,)


def test_sending_the_letter_is_what_does_it(mail: Mail) -> None:
    other = mail.owes(50_000)
    night(mail)
    mail.send(mail.order(LetterKind.COLLECTION_NOTICE))
    (row,) = rows(mail.db, mail.kari, kinds=[WorkKind.READY_STEP])
    assert row.why == "Inkassovarsel kan sendes fra 02.09.2026: kravet er forfalt"
    mail.send(mail.order(LetterKind.COLLECTION_NOTICE, other))
    assert rows(mail.db, mail.kari, kinds=[WorkKind.READY_STEP]) == ()
    (task,) = mail.rows(Task)
    assert (task.state, task.done_by) == ("done", "Kari Nordmann")
    mail.goes()
    assert night(mail) == ()


def test_a_letter_opens_no_task_where_the_night_has_told_nothing(mail: Mail) -> None:
    mail.owes(50_000)
    mail.send(mail.order(LetterKind.COLLECTION_NOTICE))
    assert mail.rows(Task) == []


def take_back(mail: Mail, ids: list[int]) -> None:
    """The letter is taken back, as Ctrl+Z does by what the audit noted of it."""
    with mail.db.write(mail.kari) as work:
        where = select(Audit.stream, Audit.seq).where(Audit.id.not_in(ids))
        notes = noted(work, [tuple(row) for row in work.execute(where)])
        WAYS["letters.send"](
            work, Past(deed="letters.send", undo=UNDO["letters.send"], notes=notes)
        )


def test_the_letter_taken_back_leaves_what_stands_in_the_way_by_now(mail: Mail) -> None:
    night(mail)
    before = [row.id for row in mail.rows(Audit)]
    mail.send(mail.order(LetterKind.COLLECTION_NOTICE))
    objects(mail.db, mail.kari, mail.debtor_id, mail.claim)
    take_back(mail, before)
    assert rows(mail.db, mail.kari, kinds=[WorkKind.READY_STEP]) == ()


def test_the_letter_taken_back_after_the_night_leaves_one_task(mail: Mail) -> None:
    night(mail)
    before = [row.id for row in mail.rows(Audit)]
    mail.send(mail.order(LetterKind.COLLECTION_NOTICE))
    mail.owes(50_000)
    told = night(mail)
    assert len(told) == 1
    take_back(mail, before)
    (row,) = rows(mail.db, mail.kari, kinds=[WorkKind.READY_STEP])
    assert (row.subject_id, row.due) == (told[0].subject_id, told[0].due)
    assert row.why == "Inkassovarsel kan sendes fra 02.09.2026: kravet er forfalt (2 krav)"


def test_what_stands_in_the_way_takes_it_out_at_night_and_its_end_brings_it_back(
    mail: Mail,
) -> None:
    assert len(night(mail)) == 1
    order = NewHold(
        reason=Reason.SPECIAL_SITUATION, text="Sykdom i familien", until=date(2026, 12, 1)
    )
    with mail.db.write(mail.kari) as work:
        holding.put(work, mail.debtor_id, order)
    assert night(mail) == ()
    with mail.db.write(SYSTEM) as work:
        for hold in work.scalars(select(Hold)):
            hold.ended_on = TODAY
    assert len(night(mail)) == 1


def test_nothing_is_ready_while_disputed_or_paid_or_where_nobody_can_be_written_to(
    mail: Mail,
) -> None:
    assert len(night(mail)) == 1
    objects(mail.db, mail.kari, mail.debtor_id, mail.claim)
    assert night(mail) == ()
    other = mail.owes(50_000)
    assert len(night(mail)) == 1
    mail.status("unknown_address")
    assert night(mail) == ()
    mail.books.happens(other, FactKind.PAYMENT, mail.total(other), TODAY)
    assert night(mail) == ()


def test_nothing_is_ready_while_money_that_may_be_the_debtors_lies_unplaced(mail: Mail) -> None:
    assert len(night(mail)) == 1
    with mail.db.write(SYSTEM) as work:
        receive(work, 70_000, TODAY, text=f"gjelder {mail.number()}")
    assert night(mail) == ()


def test_after_the_payment_demand_nothing_is_next_until_it_is_too_old(mail: Mail) -> None:
    mail.noticed()
    (row,) = night(mail)
    assert row.why.startswith("Betalingsoppfordring kan sendes fra 06.10.2026")
    mail.send(mail.order(LetterKind.PAYMENT_DEMAND))
    mail.goes()
    mail.books.today_is(date(2027, 1, 20))
    assert night(mail) == ()
    mail.books.today_is(date(2027, 7, 1))  # six months, inkassoloven § 11
    (row,) = night(mail)
    assert row.why.endswith("den forrige, sendt 23.11.2026, gjelder ikke lenger")


def test_a_decision_that_is_its_own_ground_has_its_notice_of_enforcement_next(db: Database) -> None:
    mail = Mail(db, kind="parking_fine")
    (row,) = night(mail)
    assert row.why == "Varsel om utlegg kan sendes fra 01.09.2026: kravet er forfalt"


def test_an_own_notice_is_next_again_two_months_after_its_deadline(db: Database) -> None:
    mail = Mail(db, kind="parking_fine")
    db.rates = Rates.practice()
    mail.send(mail.order(LetterKind.OWN_NOTICE))
    mail.goes()  # until 16 December, and therefore good until 16 February (§ 7-10)
    mail.books.today_is(date(2027, 2, 16))
    assert night(mail) == ()
    mail.books.today_is(date(2027, 2, 17))
    (row,) = night(mail)
    assert row.why == (
        "Varsel om utlegg kan sendes fra 17.02.2027:"
        " den forrige, sendt 23.11.2026, gjelder ikke lenger"
    )


def test_an_own_notice_of_two_weeks_is_next_again_with_the_new_rules(db: Database) -> None:
    mail = Mail(db, kind="parking_fine")
    db.rates = Rates.practice()
    with mail.db.write(SYSTEM) as work:
        work.add(
            Notice(
                claim_id=mail.claim, debtor_id=mail.debtor_id, kind="enforcement_notice",
                sent_on=date(2026, 12, 1), deadline=date(2026, 12, 15), way="", source="bunt 1",
            )
        )  # fmt: skip
    mail.books.today_is(date(2026, 12, 31))
    assert night(mail) == ()
    mail.books.today_is(date(2027, 1, 1))
    (row,) = night(mail)
    assert row.why.startswith("Varsel om utlegg kan sendes")
