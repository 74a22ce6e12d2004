"""A trekk that rests for a notice that had come after all goes on by a leader, with a reason."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.holds import Reason
from collector_desk.errors.holds import HoldEndsByLeader, HoldReasonShort
from collector_desk.errors.undo import UndoMeanwhile
from collector_desk.models import Audit, Hold, LetterRow
from collector_desk.service import holding, letter_withdraw, possible
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.wire.holds import EndHold
from collector_desk.wire.measures import MeasureSheet
from tests.kit import running
from tests.service.casework import opens
from tests.service.enforcing import TODAY, Enforcement
from tests.service.mail import leaves
from tests.service.regretting import refused, undo
from tests.service.test_measure_amend import told
from tests.service.test_measure_lost import stop
from tests.service.test_notice_lost import back, kinds, rest, tasks
from tests.service.undo_world import signed

WHY = "Brevet ble registrert i retur ved en feil."


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


@pytest.fixture
def desk(db: Database, case: Enforcement) -> Iterator[Desk]:
    with running(db) as address:
        yield signed(address, "per")


def lets_go_on(case: Enforcement, sheet: MeasureSheet, who: Who, why: str) -> None:
    hold = rest(case, sheet)
    with case.db.write(who) as work:
        holding.end(work, hold.id, EndHold(version=hold.version, why=why))


def resting(case: Enforcement) -> MeasureSheet:
    """A trekk in force that rests for its notice; the payer and the debtor are told so."""
    sheet = case.decided()
    leaves(case.db)
    told(case, sheet, TODAY)
    back(case)
    return sheet


def test_a_leader_lets_it_go_on_with_a_reason_where_the_letter_had_come(case: Enforcement) -> None:
    sheet = resting(case)
    leaves(case.db)
    with pytest.raises(HoldEndsByLeader):
        lets_go_on(case, sheet, case.kari, WHY)
    with pytest.raises(HoldReasonShort):
        lets_go_on(case, sheet, case.per, "feil     ")
    assert rest(case, sheet).ended_on is None
    lets_go_on(case, sheet, case.per, WHY)
    row = case.row(sheet.measure_id)
    assert (row.stage, row.effect_on) == ("in_force", TODAY)  # its rank stands
    assert case.sheet(sheet.measure_id).book[-1].endswith(f"Gjelder igjen: {WHY}")
    assert tasks(case, sheet) == []
    changes = [state for kind, state in kinds(case, sheet) if kind == "order_changed"]
    assert changes == ["sent", "waiting"]
    assert (rest(case, sheet).ended_by, rest(case, sheet).ended_why) == ("Per Leder", WHY)
    with case.db.read() as work:
        (noted,) = work.scalars(select(Audit.details).where(Audit.deed == "holds.end"))
    assert (noted or {})["why"] == WHY


def test_the_payer_who_never_heard_of_the_rest_hears_nothing_of_its_end(case: Enforcement) -> None:
    sheet = resting(case)
    lets_go_on(case, sheet, case.per, WHY)
    changes = [state for kind, state in kinds(case, sheet) if kind == "order_changed"]
    assert changes == ["withdrawn"]


def test_only_a_leader_is_shown_that_it_can_be_ended(case: Enforcement) -> None:
    resting(case)
    with case.db.write(SYSTEM) as work:  # the address is found
        query = select(Hold).where(Hold.reason == Reason.RETURNED_POST.value)
        work.scalars(query).one().ended_on = TODAY
    for who, may in ((case.kari, False), (case.per, True)):
        opens(case.db, who, case.debtor)
        with case.db.read(who) as work:
            (row,) = holding.listed(work).rows
            (deed,) = [
                one for one in possible.deeds(work, case.debtor, None).deeds
                if one.name == "holds.end"
            ]  # fmt: skip
        assert (row.by_hand, deed.lawful) == (may, may)
    with case.db.read(case.kari) as work:
        (deed,) = [
            one for one in possible.deeds(work, case.debtor, None).deeds if one.name == "holds.end"
        ]
    assert "eller av en leder" in deed.reason


def test_the_leader_takes_it_back_and_it_rests_again(desk: Desk, case: Enforcement) -> None:
    sheet = resting(case)
    leaves(case.db)
    hold = rest(case, sheet)
    order = EndHold(version=hold.version, why=WHY)
    desk.holds.end(hold.id, order, key=new_key())
    assert tasks(case, sheet) == []
    assert undo(desk) == "Det stilles i bero igjen."
    with case.db.read() as work:
        query = select(Hold).where(Hold.measure_id == sheet.measure_id, Hold.ended_on.is_(None))
        assert work.scalars(query).one().reason == Reason.NOTICE_LOST
    assert len(tasks(case, sheet)) == 1
    changes = [state for kind, state in kinds(case, sheet) if kind == "order_changed"]
    assert changes == ["sent", "withdrawn"]


def test_it_is_not_put_at_rest_again_where_the_trekk_is_over(desk: Desk, case: Enforcement) -> None:
    sheet = resting(case)
    hold = rest(case, sheet)
    desk.holds.end(hold.id, EndHold(version=hold.version, why=WHY), key=new_key())
    stop(case, sheet)
    with case.db.write(SYSTEM) as work:
        query = select(LetterRow.id).where(LetterRow.state == "waiting")
        letter_withdraw.withdraw(work, work.scalars(query).all(), "ved en feil")
    refused(desk, UndoMeanwhile)
