"""A claim that falls away after money came by force: what goes back, and to whom."""

from __future__ import annotations

from sqlalchemy import select

from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.objection import Outcome, UnitView
from collector_desk.models import Refund
from collector_desk.service import refund_form
from collector_desk.wire.refunds import Propose
from tests.service.casework import answer, decide, objects
from tests.service.eventful import World

STAGE = MeasureStage.IN_FORCE


def upheld(world: World) -> None:
    """The objection is right: the claim falls away. The measure goes on until then."""
    case, measure = world.case, world.sheets[STAGE].measure_id
    before = case.row(measure).stage
    objection = objects(world.db, case.kari, case.debtor, world.claims[STAGE])
    assert case.row(measure).stage == before
    answer(world.db, case.kari, objection, UnitView.WITHDRAWS)
    decide(world.db, case.kari, objection, Outcome.UPHELD)


def refunds(world: World) -> list[Refund]:
    """What goes back of the claim, oldest first."""
    with world.db.read() as work:
        query = select(Refund).where(Refund.claim_id == world.claims[STAGE]).order_by(Refund.id)
        return list(work.scalars(query))


def propose(world: World, account: str) -> None:
    """Kari proposes what came by force to an account."""
    order = Propose(payer="", account=account, reason="kontoen er oppgitt i brev")
    with world.db.write(world.case.kari) as work:
        refund_form.propose(work, world.case.debtor, world.claims[STAGE], order)
