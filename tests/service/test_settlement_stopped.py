"""An offer is not accepted while it counts what the debtor disputes, or what may not be demanded."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.domain.holds import Reason
from collector_desk.domain.objection import Ground, Outcome, UnitView
from collector_desk.domain.status import Status
from collector_desk.errors.reliefs import SettlementStopped
from collector_desk.models import DebtorStatus, Relief
from collector_desk.service import holding, unit_messages
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.holds import NewHold
from collector_desk.wire.reliefs import ReliefPart
from collector_desk.wire.units import Recall
from tests.service.agreements import DUE, Agreement
from tests.service.casework import answer, decide, objects
from tests.service.parties import PDF
from tests.service.test_reliefs import accept, granted, offer


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def state(case: Agreement, number: int) -> str:
    with case.db.read() as work:
        return work.get_one(Relief, number).state


def refused(case: Agreement, number: int) -> str:
    with pytest.raises(SettlementStopped) as found:
        accept(case, number)
    assert state(case, number) == "offered"
    assert "reliefs.accept" not in case.noted("reliefs.")
    return found.value.text()


@pytest.mark.parametrize("part", [None, 100_000], ids=["the whole claim", "a part of it"])
def test_what_is_disputed_meanwhile_is_not_settled(case: Agreement, part: int | None) -> None:
    number = granted(case, offer(case))
    objection = objects(case.db, case.kari, case.debtor, case.claim, disputed=part)
    assert "K-2026-000001" in refused(case, number)
    answer(case.db, case.kari, objection, UnitView.UPHOLDS)
    decide(case.db, case.kari, objection, Outcome.NOT_UPHELD)
    accept(case, number)
    assert state(case, number) == "accepted"


def test_a_dispute_of_one_claim_of_several_stops_the_whole_offer(case: Agreement) -> None:
    other = case.books.claim(300_000, due=DUE, interest_from=DUE)
    parts = (ReliefPart(claim_id=case.claim), ReliefPart(claim_id=other))
    number = granted(case, offer(case, parts=parts))
    objects(case.db, case.kari, case.debtor, other, disputed=50_000)
    assert "K-2026-000002" in refused(case, number)


def test_an_objection_to_the_fine_itself_stops_no_settlement(case: Agreement) -> None:
    """Ruling 19: it goes to Bymiljøetaten and stops nothing; one against the collection stops."""
    fine = case.books.claim(90_000, due=DUE, interest_from=None, kind="parking_fine")
    number = granted(case, offer(case, parts=(ReliefPart(claim_id=fine),), pay=50_000))
    objects(case.db, case.kari, case.debtor, fine, ground=Ground.SIGNS)
    accept(case, number)
    assert state(case, number) == "accepted"


def test_an_objection_to_the_collection_of_a_fine_stops_it(case: Agreement) -> None:
    fine = case.books.claim(90_000, due=DUE, interest_from=None, kind="parking_fine")
    number = granted(case, offer(case, parts=(ReliefPart(claim_id=fine),), pay=50_000))
    objects(case.db, case.kari, case.debtor, fine, ground=Ground.PAID)
    refused(case, number)


def test_what_may_not_be_received_or_is_withdrawn_is_not_settled(case: Agreement) -> None:
    number = granted(case, offer(case))
    with case.db.write(SYSTEM) as work:
        status = DebtorStatus(
            debtor_id=case.debtor, kind=Status.DEBT_SETTLEMENT.value, from_day=DUE, source="Brreg"
        )
        work.add(status)
    refused(case, number)
    with case.db.write(SYSTEM) as work:
        work.delete(work.get_one(DebtorStatus, 1))
    with case.db.write(case.kari) as work:
        recall = Recall(claim_id=case.claim, text="Plassen var sagt opp", document=PDF)
        unit_messages.recall(work, case.debtor, recall)
    assert "trukket" in refused(case, number)


def test_a_hold_alone_stops_no_settlement(case: Agreement) -> None:
    number = granted(case, offer(case))
    with case.db.write(case.kari) as work:
        order = NewHold(reason=Reason.EXAMINATION, until=date(2026, 12, 1), claim_id=case.claim)
        holding.put(work, case.debtor, order)
    accept(case, number)
    assert state(case, number) == "accepted"
