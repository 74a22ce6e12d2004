"""What is registered for the whole debtor while two are merged holds for both once they are split."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from collector_desk.domain.delivery import Mandate, To
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.status import Status
from collector_desk.models import DebtorStatus, Hold, Representative, Task
from collector_desk.service import holding, letter_recipients, letters, statuses
from collector_desk.service.database import Database
from collector_desk.wire.holds import NewHold
from collector_desk.wire.letters import Represent, Write
from collector_desk.wire.statuses import NewStatus
from tests.kit import TODAY
from tests.service.casework import opens
from tests.service.parties import PDF
from tests.service.test_merging import World

LAST = TODAY + timedelta(days=30)


@pytest.fixture
def world(db: Database) -> World:
    return World(db)


def hold(world: World, case_id: int | None = None) -> None:
    with world.db.write(world.kari) as work:
        until = TODAY + timedelta(days=10)
        order = NewHold(reason=Reason.EXAMINATION, until=until, case_id=case_id)
        holding.put(work, world.debtor_id, order)


def settlement(world: World) -> None:
    with world.db.write(world.kari) as work:
        order = NewStatus(
            kind=Status.DEBT_SETTLEMENT, from_day=TODAY, source="Kunngjøring", text="",
            filing_deadline=LAST, document=PDF,
        )  # fmt: skip
        statuses.register(work, world.debtor_id, order)


def guardian(world: World) -> None:
    with world.db.write(world.kari) as work:
        order = Represent(
            to=To.GUARDIAN, mandate=Mandate.UNKNOWN, name="Verge Vik", street="Storgata 1",
            postcode="0155", city="Oslo", source="Statsforvalteren",
        )  # fmt: skip
        letter_recipients.represent(work, world.debtor_id, order)


def asked(world: World, debtor_id: int) -> list[str]:
    with world.db.read() as work:
        query = select(Task.text).where(Task.debtor_id == debtor_id, Task.state == "open")
        return list(work.scalars(query.order_by(Task.id)))


def test_a_hold_of_the_whole_debtor_holds_for_both_and_each_is_asked_about(world: World) -> None:
    row = world.merge()
    hold(world)
    world.split(row)
    held = {one.debtor_id: one for one in world.rows(Hold)}
    assert held.keys() == {world.debtor_id, world.other}
    assert {one.until for one in held.values()} == {TODAY + timedelta(days=10)}
    for number in held:
        (text,) = asked(world, number)
        assert "gjelder nå begge" in text
        assert Reason.EXAMINATION.label.lower() in text.lower()


def test_an_opened_debt_settlement_stops_the_demands_on_both(world: World) -> None:
    row = world.merge()
    settlement(world)
    world.split(row)
    opens(world.db, world.kari, world.other)
    write = Write(kind=LetterKind.COLLECTION_NOTICE, claim_ids=(world.theirs,))
    with world.db.write(world.kari) as work:
        shown = letters.preview(work, world.other, write)
    assert not shown.lawful
    assert "gjeldsordning" in (shown.refusal or "").lower()
    filing = {one.debtor_id: one for one in world.rows(DebtorStatus)}
    assert filing.keys() == {world.debtor_id, world.other}
    assert filing[world.other].filing_deadline == LAST
    assert any("meld kravene senest" in text for text in asked(world, world.other))
    assert any("gjelder nå begge" in text for text in asked(world, world.other))


def test_a_representative_speaks_for_both(world: World) -> None:
    row = world.merge()
    guardian(world)
    world.split(row)
    assert {one.debtor_id for one in world.rows(Representative)} == {world.debtor_id, world.other}
    holds = [(one.debtor_id, one.reason) for one in world.rows(Hold)]
    assert sorted(holds) == sorted((who, "examination") for who in (world.debtor_id, world.other))


def test_a_hold_of_a_case_goes_with_its_case_alone(world: World) -> None:
    row = world.merge()
    hold(world, case_id=world.case)
    world.split(row)
    assert [one.debtor_id for one in world.rows(Hold)] == [world.other]


def test_what_each_had_before_and_what_has_ended_stays_where_it_was(world: World) -> None:
    hold(world)
    guardian(world)
    row = world.merge()
    hold(world)
    with world.db.write(world.kari) as work:
        work.get_one(Hold, world.rows(Hold)[-1].id).ended_on = TODAY
    world.split(row)
    assert {one.debtor_id for one in world.rows(Hold)} == {world.debtor_id}
    assert {one.debtor_id for one in world.rows(Representative)} == {world.debtor_id}
    assert asked(world, world.other) == []
