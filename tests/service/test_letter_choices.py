"""What may be written to a debtor now: each kind open, or with why not and from when."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.domain.delivery import Mandate, To
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.session import NotOpened
from collector_desk.service import letter_choices, letter_recipients
from collector_desk.service.database import Database
from collector_desk.wire.letters import LetterChoice, LetterChoices, Represent
from tests.kit import add_user
from tests.service.casework import objects
from tests.service.mail import Mail


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def chosen_among(mail: Mail) -> LetterChoices:
    with mail.db.write(mail.kari) as work:
        return letter_choices.choices(work, mail.debtor_id)


def of(mail: Mail, kind: LetterKind) -> LetterChoice:
    return next(each for each in chosen_among(mail).kinds if each.kind is kind)


def test_a_kind_is_open_exactly_where_its_preview_says_that_it_may_go(mail: Mail) -> None:
    soon = mail.owes(50_000, due=date(2026, 11, 20))
    mail.noticed()
    for choice in chosen_among(mail).kinds:
        for claim in choice.claims:
            words = {"subject": "Om saken", "text": "Vi skriver til deg."}
            order = mail.order(choice.kind, claim.claim_id, **words)
            seen = mail.preview(order)
            assert (not claim.why_not, claim.why_not) == (seen.lawful, seen.refusal), choice.kind
    assert {claim.claim_id for claim in of(mail, LetterKind.STATEMENT).claims} == {mail.claim, soon}


def test_a_locked_kind_says_why_and_the_first_day(mail: Mail) -> None:
    mail.send(mail.order(LetterKind.COLLECTION_NOTICE))
    mail.goes()
    demand = of(mail, LetterKind.PAYMENT_DEMAND)
    assert (demand.lawful, demand.earliest) == (False, date(2026, 12, 10))
    assert "kan tidligst sendes 10.12.2026" in demand.refusal
    assert of(mail, LetterKind.STATEMENT).lawful


def test_a_disputed_claim_stops_the_demand_and_not_the_statement(mail: Mail) -> None:
    mail.noticed()
    objects(mail.db, mail.kari, mail.debtor_id, mail.claim)
    demand, statement = of(mail, LetterKind.PAYMENT_DEMAND), of(mail, LetterKind.STATEMENT)
    assert not demand.lawful
    assert "nnsigelse" in demand.claims[0].why_not
    assert statement.lawful
    assert statement.claims[0].why_not == ""


def test_who_is_written_to_is_told_and_who_is_missing(mail: Mail) -> None:
    assert [each.name for each in chosen_among(mail).readers] == ["Fager Lykt"]
    mail.status("guardian")
    found = chosen_among(mail)
    assert (found.readers, found.nobody[:22]) == ((), "Brevet skal til verge,")
    order = Represent(
        to=To.GUARDIAN, mandate=Mandate.ECONOMY, name="Vera Verge", street="Nygata 1",
        postcode="0155", city="Oslo", source="Vergeattest",
    )  # fmt: skip
    with mail.db.write(mail.kari) as work:
        letter_recipients.represent(work, mail.debtor_id, order)
    found = chosen_among(mail)
    assert [each.to for each in found.readers] == [To.DEBTOR, To.GUARDIAN]
    assert found.nobody == ""


def test_nothing_is_told_of_a_debtor_who_is_not_opened(mail: Mail) -> None:
    per = add_user(mail.db, "per", name="Per Leder", role="supervisor")
    with mail.db.read(per) as work, pytest.raises(NotOpened):
        letter_choices.choices(work, mail.debtor_id)


def in_turn(mail: Mail) -> dict[int, list[LetterKind]]:
    """The collection letters said to come next, by claim."""
    found: dict[int, list[LetterKind]] = {}
    for choice in chosen_among(mail).kinds:
        for claim in choice.claims:
            found.setdefault(claim.claim_id, []).extend([choice.kind] if claim.in_turn else [])
    return found


def test_one_letter_comes_next_for_each_claim_until_all_have_been_sent(mail: Mail) -> None:
    new = mail.owes(50_000)
    mail.noticed()
    notice, demand = [LetterKind.COLLECTION_NOTICE], [LetterKind.PAYMENT_DEMAND]
    assert in_turn(mail) == {mail.claim: demand, new: notice}
    mail.send(mail.order(LetterKind.PAYMENT_DEMAND))
    assert in_turn(mail) == {mail.claim: [], new: notice}
    assert chosen_among(mail).besides is LetterKind.STATEMENT
