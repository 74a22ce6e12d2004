"""The practice desk has agreements at every stage, all of them made by the real deeds."""

from __future__ import annotations

from sqlalchemy import select

from collector_desk.domain.plan_stage import DeferralStage, PlanStage
from collector_desk.models import Deferral, Plan, Task
from collector_desk.service.verify import verify
from tests.service.practice_desks import filled


def test_agreements_stand_at_every_stage_and_the_books_are_whole(database_url: str) -> None:
    with filled(database_url, debtors=300) as db, db.read() as work:
        plans = list(work.scalars(select(Plan.state).order_by(Plan.id)))
        assert plans == [
            PlanStage.ON_TRACK, PlanStage.LATE, PlanStage.BROKEN, PlanStage.PROPOSED,
            PlanStage.OFFERED,
        ]  # fmt: skip
        states = list(work.scalars(select(Deferral.state).order_by(Deferral.id)))
        assert states == [DeferralStage.GRANTED, DeferralStage.GRANTED, DeferralStage.LAPSED]
        asked = " ".join(work.scalars(select(Task.text)))
        assert "Send varsel om mislighold" in asked
        assert "Minn om avdraget på telefon eller i brev" in asked
        assert "Utsettelsen løp ut" in asked
        assert verify(work).whole
