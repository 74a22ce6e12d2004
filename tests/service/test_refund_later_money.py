"""A refund of a claim that more money came to since: whose it is, and who is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from collector_desk.domain.enforcement.event_rows import Thing
from collector_desk.domain.money import Money
from collector_desk.errors.refunds import AccountIsPayers, AccountNotAskedFor
from collector_desk.models import Claim, FactRow, PaymentState
from collector_desk.service import booking, placing, refund_form
from collector_desk.service import refunds as service_refunds
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.payments import Part, Place
from collector_desk.wire.refunds import Propose
from tests.service.books import PAYER, receive
from tests.service.casework import approve, proposal
from tests.service.counting import statements
from tests.service.enforcing import TODAY
from tests.service.eventful import World
from tests.service.refunding import STAGE, propose, refunds
from tests.service.test_measure_refund import (
    BEFORE,
    LONG_AFTER,
    OWN,
    WITHHELD,
    asked,
    joined,
    let_go,
    letters_asking,
    upheld_of_another,
)

TOMORROW = TODAY + timedelta(days=1)
LATER = LONG_AFTER + timedelta(days=5)


def paid(world: World) -> Money:
    """What was proposed last is approved, and goes; gives its øre."""
    per = replace(world.case.per, confirmed_at=world.db.clock.wall())
    approve(world.db, per, proposal(world.db, "refund"))
    last = refunds(world)[-1]
    assert last.state == "paid"
    return last.amount


def too_much(world: World, debtor_id: int, *, credited: Money = 0) -> None:
    """Of one debtor it is proposed that all goes back, after a credit note."""
    claim = world.claims[STAGE]
    with world.db.write(world.case.kari) as work:
        row = work.get_one(Claim, claim)
        if credited:
            work.add(
                FactRow(
                    claim_id=claim, kind="credit", amount=credited, value_date=row.due_date,
                    known_at=work.clock.now(), rule="inkassoloven § 17", source="kreditnota",
                    made_by="Kari",
                )
            )  # fmt: skip
            work.flush()
            booking.book(work, [claim])
        service_refunds.propose_all(work, debtor_id=debtor_id, claim=row, reason="betalt for mye")


@pytest.mark.parametrize("more", [0, 10_000])
@pytest.mark.parametrize(("beyond", "known"), [(100_000, True), (-50_000, False)])
def test_what_an_earlier_refund_used_up_is_not_counted_again(
    db: Database, more: Money, beyond: Money, *, known: bool
) -> None:
    """X was withheld and let out; another paid long after, and got some of it back.

    What is left of that and what came since is the other's; of a greater refund the rest is X's.
    """
    world = World(db, Thing.WITHHOLDING)
    other, claim = joined(world), world.claims[STAGE]
    world.case.books.pays(claim, 800_000, TODAY)
    let_go(world)
    world.case.day(LONG_AFTER)
    world.case.books.pays(claim, 400_000, LONG_AFTER, account=OWN)
    too_much(world, other)
    with world.db.write(world.case.kari) as work:
        order = Propose(payer="", account=OWN, reason="kontoen er oppgitt i brev")
        row = work.get_one(Claim, claim)
        service_refunds.propose(work, debtor_id=other, claim=row, order=order)
    left = 400_000 - paid(world)
    assert list(asked(world)) == [other]
    world.case.day(LATER)
    if more:
        world.case.books.pays(claim, more, LATER, account=OWN)
    too_much(world, other, credited=left + beyond)
    assert set(asked(world)) == {other} | ({world.case.debtor} if known else set())


def test_where_all_of_it_went_back_the_payer_of_the_trekk_is_refused_still(db: Database) -> None:
    """What stands to credit then came before the trekk, and the employer has paid none of it."""
    world = World(db, Thing.WITHHOLDING)
    claim = world.claims[STAGE]
    world.case.books.pays(claim, 1_500_000, BEFORE, account=OWN)
    world.case.books.pays(claim, WITHHELD, TODAY)
    propose(world, "")
    propose(world, OWN)
    assert paid(world) == WITHHELD
    order = Propose(payer=OWN, account=PAYER, reason="kontoen er oppgitt i brev")
    with pytest.raises(AccountIsPayers), world.db.write(world.case.kari) as work:
        refund_form.propose(work, world.case.debtor, claim, order)


def test_money_of_a_day_to_come_takes_no_answer_away(db: Database) -> None:
    world = World(db, Thing.REQUEST)
    claim = world.claims[STAGE]
    world.case.books.pays(claim, 1_500_000, TODAY)
    world.case.books.pays(claim, 50_000, TOMORROW)
    propose(world, "")
    propose(world, PAYER)
    paid(world)


def test_money_of_a_day_to_come_changes_not_who_is_asked(db: Database) -> None:
    world = World(db, Thing.WITHHOLDING)
    other, claim = joined(world), world.claims[STAGE]
    world.case.books.pays(claim, WITHHELD, TODAY)
    let_go(world)
    world.case.day(LONG_AFTER)
    world.case.books.pays(claim, WITHHELD, LONG_AFTER + timedelta(days=1), account=OWN)
    upheld_of_another(world, other)
    assert set(asked(world)) == {world.case.debtor, other}


def test_money_of_a_day_to_come_is_not_what_stands_to_credit(db: Database) -> None:
    world = World(db, Thing.WITHHOLDING)
    claim = world.claims[STAGE]
    world.case.books.pays(claim, 1_500_000, BEFORE, account=OWN)
    world.case.books.pays(claim, WITHHELD, TOMORROW)
    too_much(world, world.case.debtor)
    assert [(one.payer, one.state) for one in refunds(world)] == [(OWN, "proposed")]


def test_money_that_a_file_told_of_late_was_not_asked_about(db: Database) -> None:
    """It counts from a day before the debtor was asked, and was read the day after."""
    world = World(db, Thing.REQUEST)
    claim = world.claims[STAGE]
    world.case.books.pays(claim, 1_500_000, TODAY)
    propose(world, "")
    world.case.day(TOMORROW)
    world.case.books.pays(claim, 50_000, TODAY)
    with pytest.raises(AccountNotAskedFor):
        propose(world, PAYER)


def unplaced(world: World, amount: Money, account: str) -> int:
    """Money that came to the bank today, on no claim yet; gives its payment."""
    with world.db.write(SYSTEM) as work:
        return receive(work, amount, work.clock.today(), account)


def place(world: World, payment_id: int) -> None:
    """All of it goes to the claim today."""
    with world.db.write(world.case.kari) as work:
        state = work.get_one(PaymentState, payment_id)
        part = Part(claim_id=world.claims[STAGE], amount=state.unplaced)
        order = Place(version=state.version, parts=(part,), reason="gjelder kravet")
        placing.place(work, payment_id, order)


def test_money_that_was_placed_late_was_not_asked_about(db: Database) -> None:
    """It was at the bank when the debtor was asked, and stood to credit on no claim."""
    world = World(db, Thing.REQUEST)
    world.case.books.pays(world.claims[STAGE], 1_500_000, TODAY)
    loose = unplaced(world, 50_000, PAYER)
    propose(world, "")
    asked_about = refunds(world)[-1].amount
    world.case.day(TOMORROW + timedelta(days=1))
    place(world, loose)
    with pytest.raises(AccountNotAskedFor):
        propose(world, PAYER)
    propose(world, "")
    propose(world, PAYER)
    assert paid(world) > asked_about


def test_an_earlier_refund_was_of_no_money_that_was_placed_late(db: Database) -> None:
    """X had back what was withheld too much, and is long out of it: what is placed is another's."""
    world = World(db, Thing.WITHHOLDING)
    other, claim = joined(world), world.claims[STAGE]
    world.case.books.pays(claim, 1_500_000, TODAY)
    let_go(world)
    world.case.day(LONG_AFTER)
    loose = unplaced(world, 400_000, OWN)
    too_much(world, other)
    with world.db.write(world.case.kari) as work:
        order = Propose(payer="", account=OWN, reason="kontoen er oppgitt i brev")
        row = work.get_one(Claim, claim)
        service_refunds.propose(work, debtor_id=other, claim=row, order=order)
    paid(world)
    world.case.day(LATER)
    place(world, loose)
    too_much(world, other)
    told = [len(letters_asking(world, one)) for one in (world.case.debtor, other)]
    assert told == [1, 2]


def test_many_payments_are_asked_about_in_as_many_questions_as_two(db: Database) -> None:
    world = World(db, Thing.REQUEST)
    claim = world.claims[STAGE]
    counts = []
    for payments in (2, 22):
        for _ in range(payments):
            world.case.books.pays(claim, 800_000, TODAY)
        with world.db.read(world.case.kari) as work, statements(work) as found:
            refund_form.form(work, world.case.debtor, claim)
        counts.append(len(found))
    assert counts[0] == counts[1]
