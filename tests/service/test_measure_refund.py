"""What a trekk took beyond what was owed: its refund is made by itself, and goes to the debtor (K9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.enforcement.event_rows import Thing
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.refund import Forced
from collector_desk.domain.release import ReleaseGround
from collector_desk.errors.refunds import AccountIsPayers, AccountNotAskedFor
from collector_desk.models import (
    Approval,
    Claim,
    Debtor,
    Document,
    FactRow,
    LetterRow,
    Measure,
    Payment,
    ReturnedPayment,
    Task,
)
from collector_desk.service import (
    approvals,
    booking,
    forced,
    liable,
    measure_night,
    refund_form,
    releasing,
    returned_money,
)
from collector_desk.service import refunds as service_refunds
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.parties import NewRelease, PayBack
from collector_desk.wire.refunds import Propose
from tests.service.books import PAYER
from tests.service.casework import approve, opens, proposal
from tests.service.enforcing import TODAY
from tests.service.eventful import World
from tests.service.mail import text_of
from tests.service.parties import PDF, WHY
from tests.service.refunding import STAGE, propose, refunds, upheld

WITHHELD = 245_000
BEFORE = date(2026, 10, 1)
OWN, EMPLOYER = "18130700221", PAYER
LATER, LONG_AFTER = date(2026, 11, 25), date(2027, 6, 1)


@pytest.fixture
def world(db: Database) -> World:
    return World(db, Thing.WITHHOLDING)


def test_what_was_withheld_for_a_claim_that_falls_away_is_asked_an_account_for(
    world: World,
) -> None:
    """It came from the employer's account, and is the debtor's."""
    case, claim = world.case, world.claims[STAGE]
    case.books.pays(claim, WITHHELD, TODAY, account=EMPLOYER)
    upheld(world)
    (refund,) = refunds(world)
    assert (refund.amount, refund.state) == (WITHHELD, "no_account")
    assert (refund.payer, refund.account) == ("", "")
    with world.db.read() as work:
        letter = work.scalars(select(LetterRow).where(LetterRow.kind == "free_letter")).one()
        text = text_of(work.get_one(Document, letter.document_id).content or b"")
        asked = select(Task.text).where(Task.text.startswith("Kontonummer for tilbakebetaling"))
        assert work.scalars(asked).one()
    assert "ikke til den som trakk deg" in text
    assert "ditt eget kontonummer" in text
    measure_night.check_all(world.db)
    row = case.row(world.sheets[STAGE].measure_id)
    assert (row.stage, row.ended_why) == (MeasureStage.ENDED, "kravene er dekket")
    with world.db.read() as work:
        query = select(LetterRow.kind).where(LetterRow.measure_id == row.id)
        assert "order_ended" in set(work.scalars(query))


def upheld_of_another(world: World, other: int) -> None:
    """The unit credits the claim, as another who owes it was right."""
    claim = world.claims[STAGE]
    with world.db.write(world.case.kari) as work:
        row = work.get_one(Claim, claim)
        raised = FactRow(
            claim_id=claim, kind="credit", amount=row.principal, value_date=row.due_date,
            known_at=work.clock.now(), rule="inkassoloven § 17", source="kreditnota", made_by="Kari",
        )  # fmt: skip
        work.add(raised)
        work.flush()
        booking.book(work, [claim])
        proposed = service_refunds.propose_all(work, debtor_id=other, claim=row, reason="medhold")
        assert proposed[0].debtor_id == other


def asks(world: World) -> tuple[int | None, int | None, str]:
    """Whose the letter and the task about the account are, and the letter's words."""
    with world.db.read() as work:
        letters = select(LetterRow).join(Document, Document.id == LetterRow.document_id)
        about = letters.where(LetterRow.kind == "free_letter").order_by(LetterRow.id.desc())
        letter = work.scalars(about.limit(1)).one()
        task = work.scalars(select(Task).where(Task.text.startswith("Kontonummer for"))).one()
        text = text_of(work.get_one(Document, letter.document_id).content or b"")
    return letter.debtor_id, task.debtor_id, text


def test_who_was_withheld_is_asked_and_not_another_who_owes_the_claim(world: World) -> None:
    """The other would be told that the wage of somebody else is theirs, and answer for it."""
    case, claim = world.case, world.claims[STAGE]
    other = joined(world)
    case.books.pays(claim, WITHHELD, TODAY, account=EMPLOYER)
    upheld_of_another(world, other)
    letter, task, text = asks(world)
    assert (letter, task) == (case.debtor, case.debtor)
    assert (
        "Er det du, namsmannen eller en som trakk deg i lønn eller trygd, er beløpet ditt." in text
    )
    assert "Har en annen betalt, svar med navnet" in text  # the other may have paid beside it
    with world.db.write(case.kari) as work:
        row = work.get_one(Claim, claim)
        order = Propose(payer="", account=OWN, reason="kontoen er oppgitt i brev")
        waits = service_refunds.propose(work, debtor_id=other, claim=row, order=order)
        (_, _, account) = approvals.changes(work, work.get_one(Approval, waits.approval_id or 0))
    told = "ved tiltak mot en annen som skylder eller skyldte kravet"
    assert account.before == f"trukket i lønn eller trygd, {told}"


@pytest.mark.parametrize("late", [False, True])
def test_who_was_let_go_and_who_owes_now_are_both_asked(world: World, *, late: bool) -> None:
    """A wage that was withheld before may reach us after: neither is told that it is theirs."""
    other = joined(world)
    if late:
        let_go(world)
        world.case.day(LATER)
    world.case.books.pays(world.claims[STAGE], WITHHELD, LATER if late else TODAY, account=EMPLOYER)
    if not late:
        let_go(world)
    upheld_of_another(world, other)
    letters = asked(world)
    assert list(letters) == sorted([world.case.debtor, other])
    assert all("Er det du, namsmannen eller en som trakk deg" in text for text in letters.values())
    with world.db.read() as work:
        task = work.scalars(select(Task).where(Task.text.startswith("Kontonummer for"))).one()
    assert (task.debtor_id, "De det kan gjelde er spurt i brev" in task.text) == (other, True)
    with world.db.write(world.case.kari) as work:
        row = work.get_one(Claim, world.claims[STAGE])
        order = Propose(payer="", account=OWN, reason="kontoen er oppgitt i brev")
        waits = service_refunds.propose(work, debtor_id=other, claim=row, order=order)
        (_, _, account) = approvals.changes(work, work.get_one(Approval, waits.approval_id or 0))
    assert "ved tiltak mot en annen som skylder eller skyldte kravet" in account.before


def asked(world: World) -> dict[int | None, str]:
    """The words of each letter that asks for an account, by whom it went to."""
    with world.db.read() as work:
        ours = LetterRow.content["subject"].as_string() == "Kontonummer for tilbakebetaling"
        letters = work.scalars(select(LetterRow).where(ours).order_by(LetterRow.debtor_id))
        return {
            one.debtor_id: text_of(work.get_one(Document, one.document_id).content or b"")
            for one in letters
        }


@pytest.mark.parametrize("ground", [ReleaseGround.LET_GO, ReleaseGround.WRONG_DEBTOR])
@pytest.mark.parametrize(("day", "known"), [(date(2027, 1, 24), True), (date(2027, 1, 25), False)])
def test_who_was_out_of_the_claim_long_before_is_not_told_of_it(
    world: World, ground: ReleaseGround, day: date, *, known: bool
) -> None:
    """Sixty-two days after the release the wage of who was let out is no longer on its way."""
    other = joined(world)
    let_go(world, ground)
    world.case.day(day)
    world.case.books.pays(world.claims[STAGE], WITHHELD, day, account=EMPLOYER)
    upheld_of_another(world, other)
    assert set(asked(world)) == {other} | ({world.case.debtor} if known else set())
    assert "namsmannen eller en som trakk deg" in asked(world)[other]


def test_two_who_were_withheld_are_both_asked(world: World) -> None:
    """Also where one of them owes it no more, or the refund is proposed of the other."""
    other = joined(world)
    withheld_too(world, other)
    world.case.books.pays(world.claims[STAGE], WITHHELD, TODAY, account=EMPLOYER)
    let_go(world)
    upheld_of_another(world, other)
    assert list(asked(world)) == sorted([world.case.debtor, other])


def test_who_paid_in_time_is_not_told_of_what_another_paid_too_much(world: World) -> None:
    """What was properly owed came before the release; the rest came long after it, of the other."""
    other = joined(world)
    world.case.books.pays(world.claims[STAGE], 10_000, TODAY, account=EMPLOYER)
    let_go(world)
    world.case.day(LONG_AFTER)
    world.case.books.pays(world.claims[STAGE], 1_500_000, LONG_AFTER, account=OWN)
    with world.db.write(world.case.kari) as work:
        row = work.get_one(Claim, world.claims[STAGE])
        service_refunds.propose_all(work, debtor_id=other, claim=row, reason="betalt for mye")
    assert list(asked(world)) == [other]
    order = Propose(payer="", account=OWN, reason="kontoen er oppgitt i brev")
    with world.db.write(world.case.kari) as work:  # the other's own account is not the payer's
        row = work.get_one(Claim, world.claims[STAGE])
        waits = service_refunds.propose(work, debtor_id=other, claim=row, order=order)
        assert (waits.state, waits.account) == ("proposed", OWN)


def test_who_was_withheld_is_asked_though_something_was_paid_back_since(world: World) -> None:
    """What went out of the account is not money that came; the wage is what stands to credit."""
    other = joined(world)
    claim = world.claims[STAGE]
    world.case.books.pays(claim, WITHHELD, TODAY, account=EMPLOYER)
    let_go(world)
    world.case.day(LONG_AFTER)
    world.case.books.pays_back(claim, 145_000, LONG_AFTER)
    upheld_of_another(world, other)
    assert list(asked(world)) == sorted([world.case.debtor, other])


def test_what_went_back_long_ago_asks_nobody_of_what_came_later(world: World) -> None:
    """X was withheld, got it back and was let out; then another pays too much."""
    other = joined(world)
    claim = world.claims[STAGE]
    world.case.books.pays(claim, 1_500_000, TODAY, account=EMPLOYER)
    propose(world, "")
    propose(world, OWN)
    per = replace(world.case.per, confirmed_at=world.db.clock.wall())
    approve(world.db, per, proposal(world.db, "refund"))
    assert refunds(world)[-1].state == "paid"
    let_go(world)
    before = set(asked(world))
    assert before == {world.case.debtor}
    world.case.day(LONG_AFTER)
    world.case.books.pays(claim, 100_000, LONG_AFTER, account=OWN)
    with world.db.write(world.case.kari) as work:
        row = work.get_one(Claim, claim)
        (again,) = service_refunds.propose_all(
            work, debtor_id=other, claim=row, reason="betalt for mye"
        )
        assert forced.asked_of(work, claim, again.amount) == frozenset()
    assert len(letters_asking(world, world.case.debtor)) == 1
    assert len(letters_asking(world, other)) == 1


def letters_asking(world: World, debtor_id: int) -> list[LetterRow]:
    with world.db.read() as work:
        ours = LetterRow.content["subject"].as_string() == "Kontonummer for tilbakebetaling"
        query = select(LetterRow).where(ours, LetterRow.debtor_id == debtor_id)
        return list(work.scalars(query))


def test_a_second_refund_asks_also_of_whom_the_earlier_money_was_taken(world: World) -> None:
    other = joined(world)
    claim = world.claims[STAGE]
    world.case.books.pays(claim, 800_000, TODAY, account=EMPLOYER)
    let_go(world)
    world.case.day(LONG_AFTER)
    world.case.books.pays(claim, 400_000, LONG_AFTER, account=OWN)
    with world.db.write(world.case.kari) as work:
        row = work.get_one(Claim, claim)
        service_refunds.propose_all(work, debtor_id=other, claim=row, reason="betalt for mye")
    assert list(asked(world)) == [other]
    upheld_of_another(world, other)
    assert world.case.debtor in asked(world)


def test_the_payer_of_a_trekk_is_refused_though_another_owed_it_long_ago(world: World) -> None:
    other = joined(world)
    let_go_of(world, other)
    world.case.day(LONG_AFTER)
    world.case.books.pays(world.claims[STAGE], 1_500_000, LONG_AFTER, account=EMPLOYER)
    with pytest.raises(AccountIsPayers):
        propose(world, EMPLOYER)


def test_one_let_out_who_paid_beside_the_trekk_of_another_gets_it_on_the_own_account(
    world: World,
) -> None:
    other = joined(world)
    world.case.books.pays(world.claims[STAGE], 20_000, TODAY, account=OWN)
    let_go_of(world, other)
    with world.db.read() as work:
        forced.must_be_the_debtors(work, world.claims[STAGE], OWN, of=other)
        with pytest.raises(AccountIsPayers):
            forced.must_be_the_debtors(work, world.claims[STAGE], OWN, of=world.case.debtor)


def let_go_of(world: World, debtor_id: int) -> None:
    order = NewRelease(
        claim_id=world.claims[STAGE], ground=ReleaseGround.WRONG_DEBTOR, reasons=WHY, document=PDF
    )
    opens(world.db, world.case.kari, debtor_id)
    with world.db.write(world.case.kari) as work:
        releasing.release(work, debtor_id, order)


def withheld_too(world: World, debtor_id: int) -> None:
    """A trekk against another who owes the claim, as the first.

    The database lets nobody write one that goes without two persons: only its day of effect counts.
    """
    with world.db.write(SYSTEM) as work:
        row = work.get_one(Measure, world.sheets[STAGE].measure_id)
        work.add(
            Measure(
                number="T-2026-009999", debtor_id=debtor_id, kind=row.kind, regime=row.regime,
                stage=MeasureStage.DRAFT, terms=row.terms, effect_on=row.effect_on,
                made_by_person=row.made_by_person, made_by=row.made_by, made_at=row.made_at,
            )
        )  # fmt: skip


def test_who_owes_with_the_one_withheld_may_name_the_account_it_came_from(world: World) -> None:
    """It may be that one's own: but not before it was asked for, and the approver is told."""
    other = joined(world)
    world.case.books.pays(world.claims[STAGE], 1_500_000, TODAY, account=EMPLOYER)
    order = Propose(payer="", account=EMPLOYER, reason="kontoen er oppgitt i brev")
    with world.db.write(world.case.kari) as work:
        row = work.get_one(Claim, world.claims[STAGE])
        with pytest.raises(AccountNotAskedFor):
            service_refunds.propose(work, debtor_id=other, claim=row, order=order)
        unknown = Propose(payer="", account="", reason="betalt for mye")
        service_refunds.propose(work, debtor_id=other, claim=row, order=unknown)
        waits = service_refunds.propose(work, debtor_id=other, claim=row, order=order)
        (_, _, account) = approvals.changes(work, work.get_one(Approval, waits.approval_id or 0))
    assert account.after.endswith("en konto det ble betalt fra (trukket i lønn eller trygd)")


def let_go(world: World, ground: ReleaseGround = ReleaseGround.LET_GO) -> None:
    """The unit lets the one who was withheld go; the other owes on."""
    order = NewRelease(claim_id=world.claims[STAGE], ground=ground, reasons=WHY, document=PDF)
    with world.db.write(world.case.kari) as work:
        releasing.release(work, world.case.debtor, order)


def joined(world: World) -> int:
    """Another debtor, who owes the claim too."""
    with world.db.write(SYSTEM) as work:
        other = Debtor(
            kind="person", name="Lykt, Matt", search_name="lykt matt",
            street="Bogstadveien 3", postcode="0355", city="Oslo",
        )  # fmt: skip
        work.add(other)
        work.flush()
        liable.put(work, world.claims[STAGE], other.id, role="joint", share=None)
        return other.id


def test_it_is_never_paid_to_the_payer_of_the_trekk(world: World) -> None:
    world.case.books.pays(world.claims[STAGE], WITHHELD, TODAY, account=EMPLOYER)
    upheld(world)
    with world.db.read(world.case.kari) as work:
        form = refund_form.form(work, world.case.debtor, world.claims[STAGE])
    (payee,) = form.payees
    assert (payee.payer, payee.amount, payee.forced) == ("", WITHHELD, Forced.TREKK)
    with pytest.raises(AccountIsPayers):
        propose(world, EMPLOYER)
    propose(world, OWN)
    waits = refunds(world)[-1]
    assert (waits.account, waits.state) == (OWN, "proposed")


def test_an_account_that_paid_before_the_trekk_gets_its_own_back(world: World) -> None:
    """The debtor pays from the bank beside the trekk: that account is not the employer's."""
    claim = world.claims[STAGE]
    world.case.books.pays(claim, 10_000, BEFORE, account=OWN)
    world.case.books.pays(claim, 20_000, TODAY, account=OWN)
    world.case.books.pays(claim, WITHHELD, TODAY, account=EMPLOYER)
    upheld(world)
    found = {(one.account, one.amount, one.state) for one in refunds(world)}
    assert found == {(OWN, 30_000, "proposed"), ("", WITHHELD, "no_account")}


def test_a_claim_no_trekk_was_for_is_as_before(world: World) -> None:
    """The trekk at another stage is for another claim, and never had effect."""
    claim = world.claims[MeasureStage.DECIDED]
    world.case.books.pays(claim, WITHHELD, TODAY, account=EMPLOYER)
    with world.db.read() as work:
        fact = select(FactRow.payment_id).where(
            FactRow.claim_id == claim, FactRow.payment_id.is_not(None)
        )
        payment = work.get_one(Payment, work.scalars(fact).one() or 0)
        assert forced.account_of(work, claim, payment) == EMPLOYER


def test_what_was_withheld_of_the_wrong_debtor_goes_to_that_person(world: World) -> None:
    case, claim = world.case, world.claims[STAGE]
    case.books.pays(claim, WITHHELD, TODAY, account=EMPLOYER)
    order = NewRelease(claim_id=claim, ground=ReleaseGround.WRONG_DEBTOR, reasons=WHY, document=PDF)
    with world.db.write(case.kari) as work:
        releasing.release(work, case.debtor, order)
    with world.db.read() as work:
        row = work.scalars(select(ReturnedPayment)).one()
    assert (row.payer, row.account, row.state) == ("", "", "no_account")
    with pytest.raises(AccountIsPayers), world.db.write(case.kari) as work:
        returned_money.pay_back(work, row.id, PayBack(version=row.version, account=EMPLOYER))
    with world.db.write(case.kari) as work:
        returned_money.pay_back(work, row.id, PayBack(version=row.version, account=OWN))
    with world.db.read() as work:
        assert work.scalars(select(ReturnedPayment)).one().state == "proposed"
