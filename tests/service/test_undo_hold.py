"""Bero that was ended comes back by Ctrl+Z only where no letter and no fee came without it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.facts import FactKind
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.undo import UndoHoldPassed
from collector_desk.models import ClaimDebtor, LetterRow
from collector_desk.service import letter_withdraw, letters
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.holds import EndHold, NewHold
from collector_desk.wire.undo import UndoOrder
from tests.kit import TODAY, add_user, running
from tests.service.casework import opens
from tests.service.mail import Mail
from tests.service.undo_world import signed, stands


@pytest.fixture
def mail(db: Database) -> Mail:
    made = Mail(db)
    made.noticed()
    return made


@pytest.fixture
def desk(db: Database, mail: Mail) -> Iterator[Desk]:
    with running(db) as address:
        yield signed(address)


def rested(desk: Desk, mail: Mail, *, on: str = "debtor") -> None:
    """Kari puts the debtor, the case or the claim at rest, and ends it again."""
    claim = mail.claim if on == "claim" else None
    with mail.db.read() as work:
        owing = work.get_one(ClaimDebtor, (mail.claim, mail.debtor_id))
    order = NewHold(
        reason=Reason.OTHER, until=TODAY + timedelta(days=5), text="venter på svar",
        claim_id=claim, case_id=owing.case_id if on == "case" else None,
    )  # fmt: skip
    made = desk.holds.put(mail.debtor_id, order, key=new_key())
    desk.holds.end(made.hold_id, EndHold(version=1, why="svaret er kommet"), key=new_key())


def colleague_writes(mail: Mail, *claims: int) -> None:
    """Per demands payment, with its fee."""
    per = add_user(mail.db, "per", name="Per Dal")
    opens(mail.db, per, mail.debtor_id)
    with mail.db.write(per) as work:
        letters.send(work, mail.debtor_id, mail.order(LetterKind.PAYMENT_DEMAND, *claims))


def undo(desk: Desk) -> None:
    desk.undo.last(UndoOrder(order=desk.undo.show().order), key=new_key())


def refused(desk: Desk, mail: Mail) -> None:
    before = stands(mail.db)
    shown = desk.undo.show()
    assert not shown.possible
    assert shown.sentence == "Det er skrevet brev eller lagt på gebyr siden bero ble opphevet."
    with pytest.raises(UndoHoldPassed):
        desk.undo.last(UndoOrder(order=shown.order), key=new_key())
    assert stands(mail.db) == before


@pytest.mark.parametrize("on", ["debtor", "case", "claim"])
def test_after_a_letter_it_does_not_stand_as_if_nothing_had_gone_on(
    desk: Desk, mail: Mail, on: str
) -> None:
    rested(desk, mail, on=on)
    colleague_writes(mail)
    refused(desk, mail)


def test_a_fee_alone_keeps_it_ended(desk: Desk, mail: Mail) -> None:
    rested(desk, mail, on="claim")
    mail.books.happens(mail.claim, FactKind.FEE, 3_800, TODAY)
    refused(desk, mail)


def test_a_letter_about_another_claim_hinders_nothing(desk: Desk, mail: Mail) -> None:
    other = mail.owes(50_000)
    mail.noticed(other)
    rested(desk, mail, on="claim")
    colleague_writes(mail, other)
    undo(desk)
    assert len(stands(mail.db)["holds"]) == 1


def test_a_letter_that_was_taken_back_before_it_went_hinders_nothing(
    desk: Desk, mail: Mail
) -> None:
    rested(desk, mail)
    colleague_writes(mail)
    with mail.db.write(SYSTEM) as work:
        letter_withdraw.withdraw(work, work.scalars(select(LetterRow.id)).all(), "ved en feil")
    undo(desk)
    assert len(stands(mail.db)["holds"]) == 1


def test_what_was_written_before_it_was_put_at_rest_hinders_nothing(desk: Desk, mail: Mail) -> None:
    colleague_writes(mail)
    rested(desk, mail)
    undo(desk)
    assert len(stands(mail.db)["holds"]) == 1
