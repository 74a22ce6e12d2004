"""A deadline that ran while debtors could not reach us: the next letter waits, and what went stands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from collector_desk.domain.letter import LetterKind
from collector_desk.domain.objection import Ground, Outcome
from collector_desk.domain.outages import Channel
from collector_desk.domain.work import WorkKind
from collector_desk.errors.letter_post import LetterExtended
from collector_desk.models import Audit, Debtor, LetterRow, Notice, Objection, Task
from collector_desk.service import folder, letter_choices, outages, possible, ready_steps
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.wire.outages import NewOutage, WithdrawOutage
from tests.kit import TODAY, add_user
from tests.service.casework import decide, objects
from tests.service.counting import statements
from tests.service.mail import Mail
from tests.service.work_world import rows

DAY = timedelta(days=1)
SENT, LAST = date(2026, 11, 6), date(2026, 11, 20)  # fourteen days, Friday to Friday
WHY = "Fristen er forlenget fra 20.11.2026 til 23.11.2026: portalen var nede 19.–20.11.2026."


@pytest.fixture
def mail(db: Database) -> Mail:
    made = Mail(db)
    with db.write(SYSTEM) as work:
        work.add(
            Notice(
                claim_id=made.claim, debtor_id=made.debtor_id, kind="collection_notice",
                sent_on=SENT, deadline=LAST, way="", source="bunt 1",
            )
        )  # fmt: skip
    return made


@pytest.fixture
def ada(db: Database, mail: Mail) -> Who:
    assert mail
    return add_user(db, "ada", role="administrator", name="Ada Berg", team=None)


def down(db: Database, who: Who, first: date, last: date | None) -> int:
    order = NewOutage(
        channel=Channel.PORTAL, from_day=first, to_day=last, source="Driftsmelding 41"
    )
    with db.write(who) as work:
        return outages.register(work, order).id


def two_days(mail: Mail, ada: Who) -> int:
    return down(mail.db, ada, date(2026, 11, 19), LAST)


def ready(mail: Mail) -> bool:
    ready_steps.look_all(mail.db)
    return bool(rows(mail.db, mail.kari, kinds=[WorkKind.READY_STEP]))


def test_a_payment_demand_is_locked_until_the_extended_deadline_is_over(
    mail: Mail, ada: Who
) -> None:
    demand = mail.order(LetterKind.PAYMENT_DEMAND)
    assert mail.preview(demand).lawful, "the fourteen days were over on Friday"
    two_days(mail, ada)
    shown = mail.preview(demand)
    assert (shown.lawful, shown.lawful_from) == (False, date(2026, 11, 24))
    with pytest.raises(LetterExtended) as refused:
        mail.send(demand)
    assert WHY in str(refused.value)
    assert mail.letters() == []
    mail.books.today_is(TODAY + DAY)
    mail.open_again()
    mail.send(demand)
    assert len(mail.letters()) == 1


def test_the_lock_and_the_sheet_say_what_has_moved_the_deadline(mail: Mail, ada: Who) -> None:
    two_days(mail, ada)
    with mail.db.read(mail.kari) as work:
        kinds = {each.kind: each for each in letter_choices.choices(work, mail.debtor_id).kinds}
        deeds = {each.name: each for each in possible.deeds(work, mail.debtor_id, mail.claim).deeds}
    demand, step = kinds[LetterKind.PAYMENT_DEMAND], deeds["step.payment_demand"]
    assert (demand.lawful, demand.earliest) == (False, date(2026, 11, 24))
    assert WHY in demand.refusal
    assert WHY in demand.claims[0].why_not
    assert (step.lawful, step.earliest) == (False, date(2026, 11, 24))
    assert WHY in step.reason
    assert "Ikke bekreftet: Forlengelse ved nedetid er en husregel" in step.reason


def test_the_night_finds_the_next_step_no_earlier_and_closes_what_it_had_found(
    mail: Mail, ada: Who
) -> None:
    assert ready(mail)
    kept = two_days(mail, ada)
    assert not ready(mail)
    with mail.db.write(ada) as work:
        outages.withdraw(work, kept, WithdrawOutage(why="Feil dager"))
    assert ready(mail), "a withdrawn outage moves nothing"
    two_days(mail, ada)
    assert not ready(mail)
    mail.books.today_is(TODAY + DAY)
    assert ready(mail)


def test_the_night_asks_for_the_outages_no_oftener_for_more_debtors(mail: Mail, ada: Who) -> None:
    two_days(mail, ada)
    with mail.db.read(SYSTEM) as work:
        debtors = list(work.scalars(select(Debtor)))
        with statements(work) as asked:
            folder.read_all(work, debtors)
    assert len([each for each in asked if "FROM outage" in each]) == 1


def test_a_deadline_that_did_not_run_meanwhile_is_not_moved(mail: Mail, ada: Who) -> None:
    down(mail.db, ada, date(2026, 11, 2), SENT)
    down(mail.db, ada, LAST + DAY, TODAY)
    assert mail.preview(mail.order(LetterKind.PAYMENT_DEMAND)).lawful


def test_while_it_goes_on_the_deadline_is_never_over(mail: Mail, ada: Who) -> None:
    mail.books.today_is(LAST)
    down(mail.db, ada, LAST, None)
    for day in (TODAY, TODAY + DAY, TODAY + 2 * DAY):
        mail.books.today_is(day)
        mail.open_again()
        assert not mail.preview(mail.order(LetterKind.PAYMENT_DEMAND)).lawful


def test_a_letter_that_went_meanwhile_stands_and_a_caseworker_is_asked(
    mail: Mail, ada: Who
) -> None:
    mail.send(mail.order(LetterKind.PAYMENT_DEMAND))
    mail.goes()
    before = mail.rows(LetterRow), mail.rows(Notice), len(mail.fees())
    two_days(mail, ada)
    (task,) = [each for each in mail.rows(Task) if each.state == "open"]
    assert (task.debtor_id, task.person_id, task.due_on) == (mail.debtor_id, None, TODAY)
    assert task.text == (
        f"Betalingsoppfordring 23.11.2026 gikk før den forlengede fristen var ute. {WHY}"
        " Se om brevet skal trekkes tilbake"
    )
    after = mail.rows(LetterRow), mail.rows(Notice), len(mail.fees())
    assert [[row.id for row in found] for found in before[:2]] == [
        [row.id for row in found] for found in after[:2]
    ]
    assert before[2] == after[2]
    noted = mail.rows(Audit, deed="outages.too_early")
    assert [row.details["tasks"] for row in noted] == [1]


def test_nobody_is_asked_about_a_letter_after_the_extended_deadline(mail: Mail, ada: Who) -> None:
    mail.books.today_is(TODAY + DAY)
    mail.open_again()
    mail.send(mail.order(LetterKind.PAYMENT_DEMAND))
    two_days(mail, ada)
    assert mail.tasks() == []


def rejected(mail: Mail) -> None:
    """An objection was not upheld; the new deadline is Wednesday 9 December."""
    number = objects(mail.db, mail.kari, mail.debtor_id, mail.claim, ground=Ground.NO_INVOICE)
    decide(mail.db, mail.kari, number, Outcome.NOT_UPHELD, ground=Ground.NO_INVOICE)
    mail.goes()
    (row,) = mail.rows(Objection)
    assert row.new_deadline == date(2026, 12, 9)


def test_after_an_objection_the_claim_rests_until_the_extended_deadline(
    mail: Mail, ada: Who
) -> None:
    rejected(mail)
    demand = mail.order(LetterKind.PAYMENT_DEMAND)
    mail.books.today_is(date(2026, 12, 10))
    mail.open_again()
    assert mail.preview(demand).lawful
    down(mail.db, ada, date(2026, 12, 8), date(2026, 12, 9))
    assert not mail.preview(demand).lawful
    assert not ready(mail)
    with mail.db.read(mail.kari) as work:
        (hold,) = folder.read(work, work.get_one(Debtor, mail.debtor_id)).holds
    assert hold.until == date(2026, 12, 12)
    assert "forlenget fra 09.12.2026 til 11.12.2026" in hold.text
    mail.books.today_is(date(2026, 12, 12))
    mail.open_again()
    assert mail.preview(demand).lawful


def test_a_demand_after_the_new_deadline_of_a_decision_is_asked_about(mail: Mail, ada: Who) -> None:
    rejected(mail)
    mail.books.today_is(date(2026, 12, 10))
    mail.open_again()
    mail.send(mail.order(LetterKind.PAYMENT_DEMAND))
    mail.goes()
    down(mail.db, ada, date(2026, 12, 8), date(2026, 12, 9))
    asked = [text for text in mail.tasks() if text.startswith("Betalingsoppfordring 10.12.2026")]
    assert len(asked) == 1
    assert "forlenget fra 09.12.2026 til 11.12.2026" in asked[0]
