"""Money that was moved on one screen: the tab of its debtor shows it without F5."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import func, select

from collector_desk.errors.service import Unreachable
from collector_desk.models import Audit, ClaimDebtor
from collector_desk.service.database import Database
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.desk_context import Context
from collector_desk.ui.imports.presenter import ImportPresenter
from collector_desk.ui.payments.view import UnplacedScreen
from collector_desk.wire.debtors import Sheet
from tests.service.desks import Paid, claims_of, ocr
from tests.ui.payments.bench import Bench

CTRL_ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def context(bench: Bench) -> Context:
    """One desk for both screens."""
    return bench.context()


@pytest.fixture
def debtor(bench: Bench, context: Context, db: Database) -> DebtorScreen:
    """Who owes the first claim, in a tab that is in front."""
    with db.read() as work:
        owes = select(ClaimDebtor.debtor_id).where(ClaimDebtor.claim_id == claims_of(db)[0].id)
        made = DebtorScreen(context, work.scalars(owes).one())
    made.presenter.open("brev fra skyldneren")  # a debtor of another portfolio
    bench.show(made)
    return made


def _owed(screen: DebtorScreen) -> int:
    assert screen.presenter.sheet is not None
    return sum(row.sums.owed for row in screen.presenter.sheet.claims)


def _looks(db: Database) -> int:
    with db.read() as work:
        count = select(func.count()).select_from(Audit).where(Audit.deed == "debtors.open")
        return int(work.scalar(count) or 0)


def _place(bench: Bench, context: Context) -> UnplacedScreen:
    """Place the first payment on what is suggested, the first claim."""
    made = UnplacedScreen(context)
    bench.show(made)
    made.focus_first()
    bench.settle()
    bench.press(Qt.Key.Key_Return, Qt.Key.Key_Space, CTRL_ENTER)
    return made


def test_a_tab_behind_is_fetched_when_it_is_looked_at_again_and_not_before(
    bench: Bench, context: Context, debtor: DebtorScreen, db: Database
) -> None:
    before = _owed(debtor)
    debtor.hide()
    looks = _looks(db)
    _place(bench, context)
    assert (_owed(debtor), _looks(db)) == (before, looks)  # nobody looks: nothing is opened
    debtor.show()
    bench.settle()
    assert before - _owed(debtor) >= 100_000  # and the interest it saves
    debtor.hide()
    debtor.show()
    bench.settle()
    assert _looks(db) == looks + 1


def test_what_could_not_be_fetched_stays_old_and_is_asked_for_at_the_next_look(
    bench: Bench, context: Context, debtor: DebtorScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, open_debtor = _owed(debtor), context.desk.debtors.open

    def lost(*_: object, **__: object) -> Sheet:
        raise Unreachable

    debtor.hide()
    _place(bench, context)
    monkeypatch.setattr(context.desk.debtors, "open", lost)
    debtor.show()
    bench.settle()
    assert (debtor.presenter.lost, _owed(debtor)) == (True, before)
    monkeypatch.setattr(context.desk.debtors, "open", open_debtor)
    debtor.hide()
    debtor.show()
    bench.settle()
    assert before - _owed(debtor) >= 100_000
    assert not debtor.presenter.lost


def test_an_answer_asked_for_before_a_change_does_not_make_it_new(
    bench: Bench, context: Context, debtor: DebtorScreen, db: Database
) -> None:
    context.changes.of(debtors=[debtor.presenter.debtor_id])  # in front: asks at once
    debtor.hide()
    context.changes.of(debtors=[debtor.presenter.debtor_id])  # behind, while the answer is awaited
    bench.settle()
    looks = _looks(db)
    debtor.show()
    bench.settle()
    assert _looks(db) == looks + 1


def test_what_is_in_front_follows_placing_and_taking_back(
    bench: Bench, context: Context, debtor: DebtorScreen
) -> None:
    before = _owed(debtor)
    money = _place(bench, context)
    assert before - _owed(debtor) >= 100_000  # and the interest it saves
    money.show_payment(money.presenter.rows[0].payment_id)
    bench.settle()
    money.detail.take_back.click()
    bench.settle()
    bench.press("gjaldt en annen", CTRL_ENTER)
    assert _owed(debtor) == before


def test_money_of_somebody_else_opens_nobody(
    bench: Bench, context: Context, debtor: DebtorScreen, db: Database
) -> None:
    looks = _looks(db)
    context.changes.of(debtors=[debtor.presenter.debtor_id + 100], claims=[9999])
    bench.settle()
    assert _looks(db) == looks


def test_a_payment_file_may_be_about_anybody(
    bench: Bench, context: Context, debtor: DebtorScreen, db: Database, tmp_path: Path
) -> None:
    before, imports = _owed(debtor), context.desk.imports
    file = tmp_path / "ocr.txt"
    file.write_bytes(ocr(Paid(amount=70_000, kid=claims_of(db)[0].kid), number=7))
    reading = ImportPresenter(
        context, check=imports.check_ocr, commit=lambda file, key: imports.ocr(file, key=key)
    )
    reading.choose(file)
    bench.settle()
    reading.take_in()
    bench.settle()
    assert before - _owed(debtor) >= 70_000
