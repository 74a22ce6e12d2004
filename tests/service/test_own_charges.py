"""The fee for own enforcement in the ledger: charged with its letter, once, and never for nothing."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.facts import FactKind
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import kroner
from collector_desk.domain.rates import Rates
from collector_desk.models import Claim, ClaimDebtor, Debtor, Document, FactRow, LetterRow, Notice
from collector_desk.service import (
    booking,
    debtor_statements,
    letter_withdraw,
    letters,
    measure_run,
    own_fees,
    placed,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.letters import Write
from collector_desk.wire.measures import NewStatement, StopMeasure
from tests.service.enforcing import TODAY, Enforcement, noticed
from tests.service.mail import leaves
from tests.service.test_measure_letters import money, new_rules, stop, words
from tests.service.test_trekk_message import message

FEE = 46_402  # 0.345 R of 2026, rounded down
SENT = date(2026, 11, 23)


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def fees(case: Enforcement) -> list[tuple[str, int]]:
    """The fees that stand, in the order they were charged."""
    with case.db.read() as work:
        query = select(FactRow).where(FactRow.kind == FactKind.FEE.value, placed.standing())
        return [(row.rule, row.amount) for row in work.scalars(query.order_by(FactRow.id))]


def unnoticed(case: Enforcement) -> None:
    """As if nothing had been sent."""
    with case.db.write(SYSTEM) as work:
        for row in work.scalars(select(Notice)).all():
            work.delete(row)


def notice(case: Enforcement, *claims: int) -> None:
    with case.db.write(case.kari) as work:
        order = Write(kind=LetterKind.OWN_NOTICE, claim_ids=claims or case.claims)
        letters.send(work, case.debtor, order)


def owed(case: Enforcement, claim: int) -> int:
    with case.db.read() as work:
        return booking.statements(work, [work.get_one(Claim, claim)], on=TODAY)[claim].balance.total


NOTICED = ("FOR-2025-07-01-1397, gebyr ved varsel", FEE)
DECIDED = ("FOR-2025-07-01-1397, gebyr ved beslutning", FEE)


def test_a_notice_and_a_decision_under_the_new_rules_bear_one_fee_each(case: Enforcement) -> None:
    new_rules(case)
    case.decided()
    assert fees(case) == [DECIDED]
    with case.db.read() as work:
        fact = work.scalars(select(FactRow).where(FactRow.kind == FactKind.FEE.value)).one()
        assert fact.claim_id == case.claims[0]
        number = work.get_one(Claim, fact.claim_id).number
    assert fact.reason.startswith(f"Gebyr 464,02 kr på {number}: 0,345 R av")


def test_the_notice_bears_its_fee_and_says_why(case: Enforcement) -> None:
    new_rules(case)
    unnoticed(case)
    notice(case)
    assert fees(case) == [NOTICED]


def test_a_repeated_notice_bears_none(case: Enforcement) -> None:
    new_rules(case)  # both fines were noticed in October
    notice(case)
    assert fees(case) == []


def test_claims_that_are_noticed_one_by_one_on_a_day_bear_one_fee(case: Enforcement) -> None:
    new_rules(case)
    unnoticed(case)
    for claim in case.claims:
        notice(case, claim)
    assert len(case.claims) > 1
    assert fees(case) == [NOTICED]


def test_a_notice_of_a_fine_that_was_never_noticed_bears_it_on_that_fine(
    case: Enforcement,
) -> None:
    new_rules(case)
    new = case.books.claim(970_000, due=date(2026, 6, 22), kind="parking_fine")
    case.opened()
    notice(case, *case.claims, new)
    assert fees(case) == [NOTICED]
    with case.db.read() as work:
        fact = work.scalars(select(FactRow).where(FactRow.kind == FactKind.FEE.value)).one()
    assert fact.claim_id == new


def test_under_the_old_rules_none_is_charged_and_both_steps_go_on(case: Enforcement) -> None:
    unnoticed(case)
    notice(case)
    unnoticed(case)
    for claim in case.claims:
        noticed(case.db, case.debtor, claim)
    decided = case.decided()
    assert (decided.stage, fees(case)) == ("decided", [])
    told = {one.label: one.value for one in decided.reckoned.results}
    assert "ingen gebyrsats kjent" in told["Gebyr ved beslutningen"]
    assert any("ingen gebyrsats kjent" in each for each in decided.reckoned.unconfirmed)


def test_where_the_court_fee_of_the_year_is_unknown_none_is_charged_and_it_is_said(
    case: Enforcement,
) -> None:
    case.day(date(2027, 1, 4))
    fee = next(one for one in case.save().reckoned.results if one.label == "Gebyr ved beslutningen")
    assert fee.value == "Rettsgebyret (R) for 2027 er ikke kunngjort: intet gebyr."


def test_in_2027_the_practice_desk_charges_by_its_own_court_fee(case: Enforcement) -> None:
    case.db.rates = Rates.practice()
    case.day(date(2027, 1, 4))
    with case.db.write(case.kari) as work:
        said = NewStatement(received_on=date(2027, 1, 2), text="Jeg har ikke råd.")
        debtor_statements.said(work, case.debtor, said)
    case.decided()
    assert fees(case) == [(DECIDED[0], 47_610)]


def test_the_approver_sees_it_and_the_letter_and_the_namsmann_are_told_of_it(
    case: Enforcement,
) -> None:
    new_rules(case)
    decided = case.decided()
    told = {one.label: one.value for one in decided.reckoned.results}
    assert told["Gebyr ved beslutningen"].startswith("464,02 kr: 0,345 R av")
    (cost,) = [line for line in message(case).lines if line.kind == "Sakskostnader"]
    assert cost.remaining is not None
    assert cost.remaining.ore == FEE
    left = sum(line.remaining.ore for line in message(case).lines if line.remaining)
    assert left == sum(owed(case, claim) for claim in case.claims)
    with case.db.read() as work:
        letter = work.scalars(select(LetterRow)).one()
    text = words(case, letter)
    assert f"{money(left)} kr" in text
    assert f"Gebyr for utlegg (inndrivingskostnader), 23.11.2026 {money(FEE)}" in text
    assert "Gebyr for brev" not in text  # on a fine there is none
    assert f"gebyr {kroner(FEE)} kr" in decided.book[0]


def test_it_falls_with_a_letter_that_never_went(case: Enforcement) -> None:
    new_rules(case)
    before = [owed(case, claim) for claim in case.claims]
    decided = case.decided()
    assert [owed(case, claim) for claim in case.claims] == [before[0] + FEE, before[1]]
    stop(case, decided.measure_id)
    assert fees(case) == []
    assert [owed(case, claim) for claim in case.claims] == before


def invalid(case: Enforcement, measure_id: int) -> None:
    with case.db.write(case.kari) as work:
        why = "Tingretten opphevet utlegget 20.11."
        order = StopMeasure(version=case.row(measure_id).version, why=why, invalid=True)
        measure_run.stop(work, measure_id, order)


def test_both_fall_where_the_utlegg_was_invalid_and_the_debtor_is_told_so(
    case: Enforcement,
) -> None:
    new_rules(case)
    before = [owed(case, claim) for claim in case.claims]
    unnoticed(case)
    notice(case)
    unnoticed(case)
    for claim in case.claims:  # it gave its days
        noticed(case.db, case.debtor, claim)
    decided = case.decided()
    assert fees(case) == [NOTICED, DECIDED]
    leaves(case.db)
    invalid(case, decided.measure_id)
    assert fees(case) == []
    assert [owed(case, claim) for claim in case.claims] == before
    with case.db.read() as work:
        ended = work.scalars(select(LetterRow).where(LetterRow.kind == "measure_ended")).one()
        undone = work.scalars(select(FactRow).where(FactRow.kind == FactKind.REVERSAL.value)).all()
    assert money(sum(before)) in words(case, ended)
    assert {(row.reason, row.source) for row in undone} == {
        ("Tingretten opphevet utlegget 20.11.", f"{decided.number}, ugyldig")
    }


def test_what_another_was_charged_for_the_same_claim_stands(case: Enforcement) -> None:
    new_rules(case)
    decided = case.decided()
    leaves(case.db)
    with case.db.write(SYSTEM) as work:
        other = Debtor(kind="person", name="Sund, Rolig", search_name="sund rolig")
        work.add(other)
        work.flush()
        paper = Document(
            debtor_id=other.id, title="Varsel om utlegg", kind="letter", day=SENT, name="v.pdf",
            sha256="0" * 64, content=b"%PDF", kept_at=work.clock.now(),
        )  # fmt: skip
        work.add(paper)
        work.flush()
        fee = FactRow(
            claim_id=case.claims[0], kind=FactKind.FEE.value, amount=FEE, value_date=SENT,
            known_at=work.clock.now(), rule=NOTICED[0], source="brev", document_id=paper.id,
            made_by="test", reason="",
        )  # fmt: skip
        work.add(fee)
    invalid(case, decided.measure_id)
    assert fees(case) == [NOTICED]


def test_a_second_measure_for_the_same_claims_bears_no_second_fee(case: Enforcement) -> None:
    new_rules(case)
    first = case.decided()
    leaves(case.db)
    stop(case, first.measure_id)
    case.opened()
    again = case.decided()
    assert fees(case) == [DECIDED]
    told = {one.label: one.value for one in again.reckoned.results}
    assert "er tatt før" in told["Gebyr ved beslutningen"]


def test_a_notice_that_was_taken_back_may_bear_its_fee_once_more(case: Enforcement) -> None:
    new_rules(case)
    unnoticed(case)
    with case.db.write(case.kari) as work:
        order = Write(kind=LetterKind.OWN_NOTICE, claim_ids=case.claims)
        letters.send(work, case.debtor, order)
        number = work.scalars(select(LetterRow.id)).one()
        letter_withdraw.withdraw(work, [number], "Feil adresse.")
    assert fees(case) == []
    notice(case)
    assert fees(case) == [NOTICED]


def test_another_who_owes_the_claim_does_not_answer_for_it(case: Enforcement) -> None:
    new_rules(case)
    with case.db.write(SYSTEM) as work:
        row = Debtor(kind="person", name="Sund, Rolig", search_name="sund rolig")
        work.add(row)
        work.flush()
        other = row.id
        work.add(
            ClaimDebtor(
                claim_id=case.claims[0],
                debtor_id=other,
                case_id=case.books.case_id,
                role="joint",
                joined_on=date(2026, 6, 1),
            )
        )
    case.decided()
    with case.db.read() as work:
        claims = [work.get_one(Claim, case.claims[0])]
        mine = own_fees.statements(work, case.debtor, claims, on=TODAY)[claims[0].id]
        theirs = own_fees.statements(work, other, claims, on=TODAY)[claims[0].id]
    assert mine.balance.total - theirs.balance.total == FEE
