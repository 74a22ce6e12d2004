"""Every step of an objection has its letter, in the same transaction, or a task that says why."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.domain.facts import FactKind
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.objection import Ground, Outcome, UnitView
from collector_desk.domain.phrases import kroner
from collector_desk.domain.status import SANCTION_CONTESTED
from collector_desk.errors import DeskError
from collector_desk.models import Debtor, LetterRow, Objection, Representative
from collector_desk.service import folder, last_days, objection_sheet, objections, stops, unit_asked
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.objections import Ask
from tests.kit import TODAY, add_user
from tests.service.casework import REASONS, answer, approve, decide, objects, opens, proposal
from tests.service.mail import Mail


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def plain(amount: int) -> str:
    return kroner(amount).replace("\u00a0", " ")


def latest(mail: Mail, kind: str) -> LetterRow:
    return next(row for row in reversed(mail.letters()) if row.kind == kind)


def test_the_acknowledgement_says_what_came_when_it_is_answered_and_what_stops(mail: Mail) -> None:
    number = objects(mail.db, mail.kari, mail.debtor_id, mail.claim)
    with mail.db.write(mail.kari) as work:
        objections.acknowledge(work, number, 1)
    (letter,) = mail.letters()
    words = mail.text(letter)
    assert letter.objection_id == number
    for said in ("23.11.2026", mail.number(), "30.11.2026", "Vi stanser gebyrer"):
        assert said in words


def test_an_objection_to_the_fine_itself_is_told_that_nothing_stops(db: Database) -> None:
    mail = Mail(db, kind="parking_fine")
    number = objects(mail.db, mail.kari, mail.debtor_id, mail.claim, ground=Ground.SIGNS)
    with mail.db.write(mail.kari) as work:
        objections.acknowledge(work, number, 1)
    words = mail.text(mail.letters()[0])
    assert "Innsigelsen gjelder selve gebyret." in words
    assert "Bydel Øvre By og Oslo kommune, Innkrevingsetaten" in words


def test_a_contested_control_sanction_rests_by_its_own_rule(db: Database) -> None:
    mail = Mail(db, kind="control_sanction")
    objects(mail.db, mail.kari, mail.debtor_id, mail.claim, ground=Ground.SIGNS)
    with mail.db.read(mail.kari) as work:
        rows = folder.read(work, work.get_one(Debtor, mail.debtor_id))
        (claim,) = rows.claims
        limit = last_days.limitation_of(claim, (), today=TODAY)
        assert list(stops.stops_on(rows, claim, limit, TODAY)) == [SANCTION_CONTESTED]
        assert stops.contested(rows, claim)
    with pytest.raises(DeskError, match="kontrollsanksjonen er bestridt"):
        mail.send(mail.order(LetterKind.COLLECTION_NOTICE))


def test_the_unit_is_asked_by_internal_post_with_each_question_and_its_deadline(mail: Mail) -> None:
    number = objects(mail.db, mail.kari, mail.debtor_id, mail.claim)
    ask = Ask(version=1, text="Når ble plassen sagt opp?\nEr kreditnota sendt?")
    with mail.db.write(mail.kari) as work:
        asked = objections.ask_unit(work, number, ask)
    assert asked.document_id == latest(mail, "unit_question").document_id is not None
    with mail.db.read(mail.kari) as work:
        assert objection_sheet.show(work, number).questions[-1].document_id == asked.document_id
    (letter,) = mail.letters()
    words = mail.text(letter)
    assert (letter.recipient, letter.recipient_name) == ("unit", "Bydel Øvre By")
    for said in (
        "internpost", "Jeg har betalt dette.", "1. Når ble plassen sagt opp?",
        "2. Er kreditnota sendt?", "07.12.2026", "Fager Lykt", "forvaltningsloven § 13",
    ):  # fmt: skip
        assert said in words
    assert "Storgata" not in words


def test_a_reminder_sends_the_questions_again_marked_as_one_with_a_new_deadline(mail: Mail) -> None:
    number = objects(mail.db, mail.kari, mail.debtor_id, mail.claim)
    with mail.db.write(mail.kari) as work:
        asked = objections.ask_unit(work, number, Ask(version=1, text="Er kreditnota sendt?"))
    mail.books.today_is(date(2026, 12, 8))
    mail.open_again()
    with mail.db.write(mail.kari) as work:
        objections.remind_unit(work, number, 2)
    first, again = mail.letters()
    assert (again.kind, again.recipient) == ("unit_question", "unit")
    assert "Purring" not in mail.text(first)
    words = mail.text(again)
    for said in (
        "Purring: spørsmål om et krav", "Vi spurte dere om dette 23.11.2026",
        "1. Er kreditnota sendt?", "Jeg har betalt dette.", "22.12.2026",
    ):  # fmt: skip
        assert said in words
    with mail.db.read(mail.kari) as work:
        kept = unit_asked.latest(work, number)
        assert kept is not None
        assert (kept.reminded_on, kept.deadline) == (date(2026, 12, 8), date(2026, 12, 22))
        assert kept.document_id == asked.document_id == first.document_id


def test_a_question_that_could_not_go_is_no_reminder_when_it_is_sent_again(mail: Mail) -> None:
    number = objects(mail.db, mail.kari, mail.debtor_id, mail.claim)
    with mail.db.write(mail.kari) as work:
        question = objections.ask_unit(work, number, Ask(version=1, text="Stemmer \U0001f600?"))
        question.text = "Stemmer dette?"
    with mail.db.write(mail.kari) as work:
        objections.remind_unit(work, number, 2)
    (letter,) = mail.letters()
    assert "Purring" not in mail.text(letter)
    with mail.db.read(mail.kari) as work:
        kept = unit_asked.latest(work, number)
        assert kept is not None
        assert kept.document_id == letter.document_id


def test_a_partial_decision_has_reasons_before_and_after_the_way_onward_and_a_slip(
    mail: Mail,
) -> None:
    mail.noticed()
    before = mail.books.statement(mail.claim, TODAY).balance
    number = objects(mail.db, mail.kari, mail.debtor_id, mail.claim, ground=Ground.WRONG_AMOUNT)
    answer(mail.db, mail.kari, number, UnitView.REDUCES, reduction=40_000)
    decide(
        mail.db, mail.kari, number, Outcome.PARTLY_UPHELD, ground=Ground.WRONG_AMOUNT,
        reduction=40_000,
    )  # fmt: skip
    after = mail.books.statement(mail.claim, TODAY).balance
    letter = latest(mail, "objection_decision")
    words = mail.text(letter)
    for said in (
        "Du får delvis medhold.", REASONS, "Feil beløp eller moderasjon ikke brukt",
        "Bydel Øvre By svarte 23.11.2026: setter kravet ned.", "Bydel Øvre By: selve kravet",
        "gebyr, renter og videre innkreving", "inkassoloven § 17",
        plain(before.principal), plain(after.principal), plain(before.interest),
        plain(after.interest), plain(before.total), plain(after.total),
        "Forliksrådet", "Betal innen 09.12.2026", "stilt i bero til 09.12.2026",
    ):  # fmt: skip
        assert said in words
    assert letter.deadline == date(2026, 12, 9)
    assert after.principal == 60_000


def test_full_medhold_tells_of_the_refund_and_asks_for_nothing(mail: Mail) -> None:
    mail.books.pays(mail.claim, 20_000, date(2026, 10, 1))
    number = objects(mail.db, mail.kari, mail.debtor_id, mail.claim)
    answer(mail.db, mail.kari, number, UnitView.WITHDRAWS)
    decide(mail.db, mail.kari, number, Outcome.UPHELD)
    words = mail.text(latest(mail, "objection_decision"))
    assert "Du får medhold." in words
    assert "Du har betalt 200,00 kr for mye." in words
    assert "når utbetalingen er godkjent" in words
    assert "Du trenger ikke gjøre noe." in words


def test_a_groundless_one_is_written_when_the_second_person_has_approved(mail: Mail) -> None:
    per = add_user(mail.db, "per", role="supervisor", name="Per Leder")
    opens(mail.db, per, mail.debtor_id)
    number = objects(mail.db, mail.kari, mail.debtor_id, mail.claim)
    decide(mail.db, mail.kari, number, Outcome.GROUNDLESS)
    assert mail.letters() == []
    approve(mail.db, per, proposal(mail.db, "objection"))
    words = mail.text(latest(mail, "objection_decision"))
    assert "åpenbart grunnløs" in words
    assert "Beløpet er forfalt, og innkrevingen fortsetter." in words
    assert plain(mail.total()) in words


def onward(mail: Mail, number: int) -> str:
    mail.open_again()
    with mail.db.write(mail.kari) as work:
        return objection_sheet.show(work, number).onward


def test_a_fine_is_told_of_the_court_and_given_no_new_deadline(db: Database) -> None:
    mail = Mail(db, kind="parking_fine")
    number = objects(db, mail.kari, mail.debtor_id, mail.claim, ground=Ground.SIGNS)
    answer(db, mail.kari, number, UnitView.UPHOLDS)
    decide(db, mail.kari, number, Outcome.NOT_UPHELD, ground=Ground.SIGNS)
    words = mail.text(latest(mail, "objection_decision"))
    assert "innen tre uker fra du mottok dette svaret (vegtrafikkloven § 31 a)" in words
    assert "14.12.2026" not in words  # three weeks from the decision, which is not the law
    assert "Beløpet er forfalt" in words
    mail.books.today_is(date(2026, 11, 25))
    assert "siste dag" not in onward(mail, number)
    mail.goes()
    # Sent on 25 November, reckoned to have come on 2 December.
    assert onward(mail, number).endswith("Regnet mottatt 02.12.2026; siste dag er 23.12.2026.")


@pytest.mark.parametrize(
    ("status", "why"),
    [
        ("deceased", "det skrives ikke til den døde"),
        ("guardian", "vergens navn og adresse er ikke registrert"),
        ("unknown_address", "Mottakerens adresse er ukjent"),
    ],
)
def test_a_decision_stands_where_its_letter_cannot_go_and_a_task_says_why(
    mail: Mail, status: str, why: str
) -> None:
    number = objects(mail.db, mail.kari, mail.debtor_id, mail.claim, ground=Ground.NO_INVOICE)
    mail.status(status)
    decide(mail.db, mail.kari, number, Outcome.NOT_UPHELD, ground=Ground.NO_INVOICE)
    with mail.db.read() as work:
        assert work.get_one(Objection, number).outcome == "not_upheld"
    assert mail.letters() == []
    (task,) = mail.tasks()
    assert task.startswith("Svar på innsigelse er ikke sendt: ")
    assert why in task


def test_words_that_cannot_be_printed_do_not_hold_the_step_back(mail: Mail) -> None:
    number = objects(mail.db, mail.kari, mail.debtor_id, mail.claim)
    with mail.db.write(mail.kari) as work:
        objections.ask_unit(work, number, Ask(version=1, text="Stemmer dette? \U0001f600"))
    with mail.db.read() as work:
        assert work.get_one(Objection, number).state == "with_unit"
    assert "kan ikke skrives i brev" in mail.tasks()[0]


def represented(mail: Mail, to: str, mandate: str = "unknown") -> None:
    with mail.db.write(SYSTEM) as work:
        work.add(
            Representative(
                debtor_id=mail.debtor_id, role=to, mandate=mandate, name="Vera Verge",
                street="Verkstedveien 3", postcode="0275", city="Oslo",
                from_day=date(2026, 1, 1), source="vergefullmakt", added_by="Kari",
            )
        )  # fmt: skip


@pytest.mark.parametrize(
    ("mandate", "to"),
    [
        ("unknown", ["debtor", "guardian"]),
        ("economy", ["debtor", "guardian"]),
        ("removed", ["guardian"]),
        ("excluded", ["debtor"]),
    ],
)
def test_the_mandate_decides_whether_both_are_written_to(
    mail: Mail, mandate: str, to: list[str]
) -> None:
    mail.status("guardian")
    represented(mail, "guardian", mandate)
    mail.send(mail.order(LetterKind.COLLECTION_NOTICE))
    found = mail.letters()
    assert [row.recipient for row in found] == to
    assert [row.with_id for row in found[1:]] == [found[0].id] * (len(to) - 1)
    assert len(mail.fees()) == 1  # one notice, one fee, however many are written to
    for row in found:
        words = mail.text(row)
        assert ("Verkstedveien 3" in words) == (row.recipient == "guardian")
        assert ("Gjelder Fager Lykt" in words) == (row.recipient == "guardian")


def test_a_minor_is_written_to_by_the_guardian_and_the_dead_by_the_estate(mail: Mail) -> None:
    order = mail.order(LetterKind.STATEMENT)
    with mail.db.write(SYSTEM) as work:
        work.get_one(Debtor, mail.debtor_id).birth_date = date(2010, 1, 1)
    represented(mail, "guardian", "excluded")
    mail.send(order)
    assert mail.letters()[-1].recipient == "guardian"
    mail.status("deceased")
    represented(mail, "estate")
    mail.send(order)
    assert mail.letters()[-1].recipient == "estate"


def test_the_costs_in_a_decision_are_told_apart(mail: Mail) -> None:
    mail.books.happens(mail.claim, FactKind.COSTS, 131_400, date(2026, 10, 1))
    number = objects(mail.db, mail.kari, mail.debtor_id, mail.claim, ground=Ground.NO_INVOICE)
    decide(mail.db, mail.kari, number, Outcome.NOT_UPHELD, ground=Ground.NO_INVOICE)
    words = mail.text(latest(mail, "objection_decision"))
    assert "Kostnader 1 314,00 1 314,00" in words
