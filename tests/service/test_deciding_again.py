"""The letter of a decision that did not come is written anew, and says the same from its own day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from collector_desk.domain.delivery import Delivery, To
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.objection import Outcome, State, UnitView
from collector_desk.domain.phrases import kroner
from collector_desk.errors.letter_post import LetterFollowsDeed
from collector_desk.errors.objections import DecisionNotLost, DecisionOver
from collector_desk.errors.service import Stale
from collector_desk.models import Audit, Hold, LetterRow, Objection, Task
from collector_desk.service import (
    deciding_again,
    letter_recipients,
    letter_returns,
    unit_messages,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.letters import Represent, Returned, WriteAgain
from collector_desk.wire.units import Recall
from tests.kit import TODAY
from tests.service.casework import REASONS, answer, decide, objects
from tests.service.mail import Mail
from tests.service.parties import PDF

LATER = date(2026, 11, 30)


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def decided(
    mail: Mail,
    outcome: Outcome = Outcome.NOT_UPHELD,
    view: UnitView = UnitView.UPHOLDS,
    **more: int,
) -> int:
    number = objects(mail.db, mail.kari, mail.debtor_id, mail.claim)
    answer(mail.db, mail.kari, number, view, **more)
    decide(mail.db, mail.kari, number, outcome, **more)
    return number


def decisions(mail: Mail) -> list[LetterRow]:
    return [row for row in mail.letters() if row.kind == LetterKind.OBJECTION_DECISION.value]


def guarded(mail: Mail) -> None:
    """A guardian is appointed before the letter has gone: it would miss a reader (ruling 24)."""
    order = Represent(
        to=To.GUARDIAN, name="Sol Vik", street="Bogstadveien 3",
        postcode="0355", city="Oslo", source="Vergefullmakt",
    )  # fmt: skip
    with mail.db.write(mail.kari) as work:
        letter_recipients.represent(work, mail.debtor_id, order)


def kept_back(mail: Mail) -> LetterRow:
    """The decision that the relay kept in the house."""
    guarded(mail)
    mail.goes()
    (letter,) = decisions(mail)
    assert letter.state == Delivery.WITHDRAWN
    return letter


def comes_back(mail: Mail, letter: LetterRow) -> None:
    with mail.db.write(mail.kari) as work:
        letter_returns.returned(work, letter.id, Returned(version=letter.version))


def another_day(mail: Mail, day: date = LATER) -> None:
    mail.books.today_is(day)
    mail.open_again()


def again(mail: Mail, letter: LetterRow, version: int | None = None) -> None:
    order = WriteAgain(version=letter.version if version is None else version)
    with mail.db.write(mail.kari) as work:
        deciding_again.again(work, letter.id, order)


def objection(mail: Mail) -> Objection:
    (row,) = mail.rows(Objection)
    assert isinstance(row, Objection)
    return row


def test_it_says_the_same_with_its_own_day_and_deadline_to_those_who_are_written_to_now(
    mail: Mail,
) -> None:
    decided(mail)
    first = kept_back(mail)
    another_day(mail)
    again(mail, first)
    _, to_debtor, to_guardian = decisions(mail)
    assert {to_debtor.recipient, to_guardian.recipient} == {"debtor", "guardian"}
    words, before = mail.text(to_debtor), mail.text(first)
    for said in ("Du får ikke medhold.", REASONS, mail.number()):
        assert said in words
        assert said in before
    assert "30.11.2026" in words
    row = objection(mail)
    assert row.new_deadline == to_debtor.deadline
    assert first.deadline is not None
    assert to_debtor.deadline is not None
    assert to_debtor.deadline >= first.deadline + timedelta(days=7)
    assert f"{to_debtor.deadline:%d.%m.%Y}" in words
    assert (row.decided_on, row.outcome) == (TODAY, Outcome.NOT_UPHELD.value)


def test_the_claim_rests_until_the_new_letter_has_run_out(mail: Mail) -> None:
    decided(mail)
    first = kept_back(mail)
    another_day(mail)
    again(mail, first)
    (hold,) = mail.rows(Hold)
    assert (hold.until, hold.ended_on) == (None, None)
    mail.goes()
    (hold,) = mail.rows(Hold)
    deadline = objection(mail).new_deadline
    assert deadline is not None
    assert deadline >= LATER + timedelta(days=14)
    assert hold.until == deadline + timedelta(days=1)


def test_a_hold_that_was_ended_is_put_again(mail: Mail) -> None:
    decided(mail)
    first = kept_back(mail)
    with mail.db.write(SYSTEM) as work:
        work.get_one(Hold, 1).ended_on = TODAY
    again(mail, first)
    _, hold = mail.rows(Hold)
    assert (hold.reason, hold.until, hold.ended_on) == ("new_deadline", None, None)


def test_the_task_is_done_and_the_audit_tells_which_letter_it_stands_for(mail: Mail) -> None:
    decided(mail)
    first = kept_back(mail)
    (task,) = [row for row in mail.rows(Task) if "ble ikke sendt" in row.text]
    again(mail, first)
    assert {row.state for row in mail.rows(Task) if row.id == task.id} == {"done"}
    (noted,) = mail.rows(Audit, deed="letters.again")
    assert noted.details["instead_of"] == first.id
    assert noted.details["letter"] == decisions(mail)[1].id


def test_partial_medhold_shows_what_the_decision_took_and_what_is_owed_today(mail: Mail) -> None:
    decided(mail, Outcome.PARTLY_UPHELD, UnitView.REDUCES, reduction=40_000)
    first = kept_back(mail)
    mail.books.pays(mail.claim, 10_000, LATER)
    another_day(mail)
    again(mail, first)
    amounts = {one["part"]: one for one in decisions(mail)[1].content["amounts"]}
    assert (amounts["Hovedstol"]["before"], amounts["Hovedstol"]["after"]) == ("900,00", "500,00")
    now = kroner(mail.books.statement(mail.claim, LATER).balance.total)
    assert amounts["Til sammen"]["after"] == now
    assert decisions(mail)[1].content["payment"]["amount"] == now
    assert mail.proved()


def test_full_medhold_tells_of_what_is_to_be_paid_back_as_long_as_it_is(mail: Mail) -> None:
    mail.books.pays(mail.claim, 20_000, date(2026, 10, 1))
    decided(mail, Outcome.UPHELD, UnitView.WITHDRAWS)
    first = kept_back(mail)
    again(mail, first)
    assert first.content["refund"] == decisions(mail)[1].content["refund"] == "200,00"
    assert first.content["amounts"] == decisions(mail)[1].content["amounts"]


def test_one_that_came_back_is_written_anew_too(mail: Mail) -> None:
    decided(mail)
    mail.goes()
    comes_back(mail, decisions(mail)[0])
    (letter,) = decisions(mail)
    again(mail, letter)
    assert [row.state for row in decisions(mail)] == ["returned", "waiting"]
    (task,) = [row for row in mail.rows(Task) if "kom i retur" in row.text]
    assert task.state == "open"  # the address is still looked for


def test_the_other_reader_whose_letter_comes_back_later_does_not_take_the_new_deadline(
    mail: Mail,
) -> None:
    guarded(mail)
    decided(mail)
    mail.goes()
    for_debtor, for_guardian = decisions(mail)
    comes_back(mail, for_debtor)
    again(mail, decisions(mail)[0])
    mail.goes()
    (before,) = mail.rows(Hold, reason="new_deadline")
    assert before.until is not None
    comes_back(mail, for_guardian)
    (hold,) = mail.rows(Hold, reason="new_deadline")
    assert (hold.until, hold.ended_on) == (before.until, None)


def test_what_went_or_may_go_is_not_written_twice(mail: Mail) -> None:
    decided(mail)
    (letter,) = decisions(mail)
    with pytest.raises(DecisionNotLost, match="venter på utsending"):
        again(mail, letter)
    first = kept_back(mail)
    again(mail, first)
    with pytest.raises(DecisionNotLost, match=r"skrevet på nytt 23\.11\.2026"):
        again(mail, first)
    assert len(decisions(mail)) == 3


def test_what_was_undone_or_is_over_is_not_told(mail: Mail) -> None:
    number = decided(mail)
    first = kept_back(mail)
    with mail.db.write(SYSTEM) as work:
        work.get_one(Objection, number).state = State.ANSWERED.value
    with pytest.raises(DecisionOver, match="ikke avgjort lenger"):
        again(mail, first)
    with mail.db.write(SYSTEM) as work:
        work.get_one(Objection, number).state = State.DECIDED.value
    order = Recall(claim_id=mail.claim, text="Plassen var sagt opp", document=PDF)
    with mail.db.write(mail.kari) as work:
        unit_messages.recall(work, mail.debtor_id, order)
    with pytest.raises(DecisionOver, match="kravet er trukket"):
        again(mail, first)
    assert len(decisions(mail)) == 1


def test_it_asks_for_nothing_that_is_disputed_anew(mail: Mail) -> None:
    decided(mail)
    first = kept_back(mail)
    number = objects(mail.db, mail.kari, mail.debtor_id, mail.claim)
    with pytest.raises(DecisionOver, match="har en ny innsigelse til det"):
        again(mail, first)
    with mail.db.write(SYSTEM) as work:  # one against a fine itself stops nothing (ruling 19)
        work.get_one(Objection, number).stops = False
    again(mail, first)
    assert len(decisions(mail)) == 3


def test_another_letter_or_another_version_is_refused(mail: Mail) -> None:
    decided(mail)
    first = kept_back(mail)
    with pytest.raises(Stale):
        again(mail, first, version=99)
    other = next(row for row in mail.letters() if row.kind == "unit_question")
    with pytest.raises(LetterFollowsDeed):
        again(mail, other)
