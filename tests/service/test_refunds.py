"""Money goes back to who paid it, to an account that is known, and only when two have said so."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import create_engine, select, text
from sqlalchemy.exc import DBAPIError

from collector_desk.domain.objection import Ground, Outcome, UnitView
from collector_desk.errors.numbers import AccountWrong
from collector_desk.errors.refunds import NothingToRefund
from collector_desk.errors.service import Unknown
from collector_desk.errors.session import NotOpened
from collector_desk.models import Approval, Audit, LetterRow, Payment, Refund, Task
from collector_desk.service import approvals, refund_form
from collector_desk.service.database import Database
from collector_desk.service.verify import verify
from collector_desk.wire.refunds import Propose, RefundForm
from tests.kit import add_user
from tests.postgres import as_owner
from tests.service.books import PAYER
from tests.service.casework import answer, approve, decide, proposal
from tests.service.test_objections import Case

OTHER = "18130700221"


@pytest.fixture
def case(db: Database) -> Case:
    return Case(db)


def upheld(case: Case) -> None:
    number = case.objects(ground=Ground.WRONG_DEBTOR)
    answer(case.db, case.kari, number, UnitView.WITHDRAWS)
    decide(case.db, case.kari, number, Outcome.UPHELD, ground=Ground.WRONG_DEBTOR)


def rows(case: Case) -> list[Refund]:
    with case.db.read() as work:
        return list(work.scalars(select(Refund).order_by(Refund.id)))


def proposals(case: Case) -> list[Approval]:
    with case.db.read() as work:
        query = select(Approval).where(Approval.subject == "refund").order_by(Approval.id)
        return list(work.scalars(query))


def propose(case: Case, account: str, payer: str = "") -> RefundForm:
    order = Propose(payer=payer, account=account, reason="kontoen er oppgitt i brev")
    with case.db.write(case.kari) as work:
        return refund_form.propose(work, case.books.debtor_id, case.claim, order)


def send_back(case: Case) -> None:
    row = proposal(case.db, "refund")
    with case.db.write(case.per) as work:
        approvals.send_back(work, row.id, version=row.version, comment="Sjekk kontoen.")


def credit(case: Case) -> int:
    return case.books.statement(case.claim, date(2026, 11, 23)).balance.credit


def test_it_goes_to_the_account_it_came_from(case: Case) -> None:
    case.books.pays(case.claim, 20_000, date(2026, 10, 1))
    upheld(case)
    (row,) = rows(case)
    assert (row.payer, row.account, row.state) == (PAYER, PAYER, "proposed")
    approve(case.db, case.per, proposal(case.db, "refund"))
    with case.db.read() as work:
        out = work.scalars(select(Payment).where(Payment.amount < 0)).one()
        assert out.text == "til konto 1503.20.80119"
        assert verify(work).whole


def test_two_who_paid_get_each_their_own_and_one_does_not_void_the_other(case: Case) -> None:
    case.books.pays(case.claim, 20_000, date(2026, 10, 1))
    case.books.pays(case.claim, 5_000, date(2026, 10, 2), account=OTHER)
    upheld(case)
    assert {(row.account, row.amount) for row in rows(case)} == {(PAYER, 20_000), (OTHER, 5_000)}
    for waiting in proposals(case):
        approve(case.db, case.per, waiting)
    assert [row.state for row in rows(case)] == ["paid", "paid"]
    assert credit(case) == 0
    with case.db.read() as work:
        assert verify(work).whole


def test_an_unknown_account_is_asked_for_by_letter_and_followed_up(case: Case) -> None:
    case.books.pays(case.claim, 20_000, date(2026, 10, 1), account="00000000000")
    upheld(case)
    (row,) = rows(case)
    assert (row.account, row.state, row.approval_id) == ("", "no_account", None)
    assert proposals(case) == []
    with case.db.read() as work:
        letter = work.scalars(select(LetterRow).where(LetterRow.kind == "free_letter")).one()
        assert letter.content["subject"] == "Kontonummer for tilbakebetaling"
        task = work.scalars(select(Task)).one()
        assert task.due_on == date(2026, 12, 7)
        assert task.text.startswith("Kontonummer for tilbakebetaling av 200,00 kr")


def test_the_account_that_was_asked_for_makes_the_proposal(case: Case) -> None:
    case.books.pays(case.claim, 20_000, date(2026, 10, 1), account="")
    upheld(case)
    with pytest.raises(NothingToRefund):  # it is asked for already
        propose(case, "")
    with pytest.raises(AccountWrong):
        propose(case, "1813.07.00222")
    found = propose(case, "1813.07.00221")
    assert [row.state for row in found.rows] == ["ended", "proposed"]
    assert found.payees == ()
    waiting = proposal(case.db, "refund")
    approve(case.db, case.per, waiting)
    assert credit(case) == 0
    with case.db.read() as work:
        assert "refunds.propose" in work.scalars(select(Audit.deed)).all()


def test_a_refund_that_came_back_is_proposed_again(case: Case) -> None:
    case.books.pays(case.claim, 20_000, date(2026, 10, 1))
    upheld(case)
    send_back(case)
    with case.db.write(case.kari) as work:
        form = refund_form.form(work, case.books.debtor_id, case.claim)
    assert [(one.payer, one.amount) for one in form.payees] == [(PAYER, 20_000)]
    assert form.rows[0].comment == "Sjekk kontoen."
    propose(case, OTHER, PAYER)
    waiting = proposal(case.db, "refund")
    with case.db.read() as work:
        words = [change.after for change in approvals.changes(work, waiting)]
    assert "1813.07.00221, en annen konto enn den det ble betalt fra" in words
    approve(case.db, case.per, waiting)
    assert [row.state for row in rows(case)] == ["ended", "paid"]


def test_the_same_money_is_not_proposed_twice(case: Case) -> None:
    case.books.pays(case.claim, 20_000, date(2026, 10, 1))
    upheld(case)
    with pytest.raises(NothingToRefund):
        propose(case, PAYER, PAYER)


def test_only_who_has_opened_the_debtor_proposes(case: Case) -> None:
    anne = add_user(case.db, "anne", name="Anne Berg")
    order = Propose(reason="for mye betalt")
    with case.db.write(anne) as work, pytest.raises(NotOpened):
        refund_form.propose(work, case.books.debtor_id, case.claim, order)
    with case.db.write(case.kari) as work, pytest.raises(Unknown):
        refund_form.propose(work, case.books.debtor_id, 999, order)


@pytest.mark.parametrize("owner", [False, True])
def test_the_database_pays_nothing_to_nowhere(case: Case, owner: bool) -> None:
    case.books.pays(case.claim, 20_000, date(2026, 10, 1))
    upheld(case)
    approve(case.db, case.per, proposal(case.db, "refund"))
    engine = create_engine(as_owner(case.db.url) if owner else case.db.url)
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.execute(text("UPDATE refund SET account = ''"))
    engine.dispose()
