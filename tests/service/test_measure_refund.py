"""Money that a trekk took beyond what was owed: a correction makes its refund by itself (K9)."""

from __future__ import annotations

from sqlalchemy import select

from collector_desk.domain.enforcement.event_rows import Thing
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.objection import Outcome, UnitView
from collector_desk.models import LetterRow, Refund
from collector_desk.service import measure_night
from collector_desk.service.database import Database
from tests.service.casework import answer, decide, objects
from tests.service.enforcing import TODAY
from tests.service.eventful import World

WITHHELD = 245_000


def test_what_was_withheld_for_a_claim_that_falls_away_is_proposed_to_be_paid_back(
    db: Database,
) -> None:
    world = World(db, Thing.WITHHOLDING)
    case, stage = world.case, MeasureStage.IN_FORCE
    sheet, claim = world.sheets[stage], world.claims[stage]
    case.books.pays(claim, WITHHELD, TODAY)
    objection = objects(db, case.kari, case.debtor, claim)
    assert case.row(sheet.measure_id).stage == stage  # it goes on until somebody decides
    answer(db, case.kari, objection, UnitView.WITHDRAWS)
    decide(db, case.kari, objection, Outcome.UPHELD)
    with db.read() as work:
        (refund,) = work.scalars(select(Refund).where(Refund.claim_id == claim)).all()
    assert (refund.amount, refund.state) == (WITHHELD, "proposed")
    measure_night.check_all(db)
    row = case.row(sheet.measure_id)
    assert (row.stage, row.ended_why) == (MeasureStage.ENDED, "kravene er dekket")
    with db.read() as work:
        query = select(LetterRow.kind).where(LetterRow.measure_id == sheet.measure_id)
        assert "order_ended" in set(work.scalars(query))
