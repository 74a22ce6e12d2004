"""Complaints in the years of enforcement: made, filed, answered, and decided by a judgment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlalchemy import select

from collector_desk.domain.enforcement.suit import OPEN, SuitEventKind, SuitStage
from collector_desk.models import Judgment, Suit, SuitClaim
from collector_desk.service import judgments, suit_events, suits
from collector_desk.wire.enforcement_requests import JudgmentBoard, JudgmentKind, NewJudgment
from collector_desk.wire.suits import FileSuit, NewSuit, NewSuitEvent
from tests.service.casework_desk import proved_anew
from tests.service.casework_life import some
from tests.service.lawful_life import LawfulLife


class SuitsLife(LawfulLife):
    """A claim that the municipality cannot enforce by itself is brought before its board."""

    @rule(pick=some, filed=st.booleans())
    def is_complained_of(self, pick: int, filed: bool) -> None:
        claim, debtor = self.chosen(pick)
        order = NewSuit(claim_ids=(claim,), facts="Fakturaen er ikke betalt.")
        made = self.work("suits.make", lambda work: suits.make(work, debtor, order))
        if made and filed:
            self.complaint_goes(-1)

    @rule(pick=some)
    def complaint_goes(self, pick: int) -> None:
        if row := self.suit(pick, SuitStage.MADE):
            order = FileSuit(version=row.version, day=self.db.clock.today())
            self.work("suits.filed", lambda work: suits.filed(work, row.id, order))

    @rule(pick=some)
    def complaint_is_left(self, pick: int) -> None:
        if row := self.suit(pick, SuitStage.MADE):
            self.work(
                "suits.discard", lambda work: suits.discard(work, row.id, version=row.version)
            )

    @rule(pick=some, kind=st.sampled_from(SuitEventKind))
    def board_answers(self, pick: int, kind: SuitEventKind) -> None:
        if row := self.suit(pick, SuitStage.FILED):
            today = self.db.clock.today()
            order = NewSuitEvent(
                version=row.version, kind=kind, day=today, deadline=today + timedelta(days=14),
                amount=140_000, text="Som det står i brevet.",
            )  # fmt: skip
            self.work("suits.event", lambda work: suit_events.register(work, row.id, order))

    @rule(pick=some, what=st.sampled_from(JudgmentKind), costs=st.integers(0, 300_000))
    def board_decides(self, pick: int, what: JudgmentKind, costs: int) -> None:
        if (row := self.suit(pick, SuitStage.FILED)) is None or row.filed_on is None:
            return
        with self.db.read() as work:
            first, *others = suits.claims_of(work, row.id)
        today = self.db.clock.today()
        order = NewJudgment(
            claim_id=first, claim_ids=tuple(others), what=what, board=JudgmentBoard(row.board),
            board_name="Oslo forliksråd", complained_on=row.filed_on, decided_on=today,
            served_on=today, pay_by=today + timedelta(days=14), costs=costs,
        )  # fmt: skip
        self.work("judgments.register", lambda work: judgments.register(work, row.debtor_id, order))

    def suit(self, pick: int, stage: SuitStage) -> Suit | None:
        """One of those at a stage."""
        with self.db.read() as work:
            query = select(Suit).where(Suit.stage == stage.value).order_by(Suit.id)
            rows: Sequence[Suit] = work.scalars(query).all()
        return rows[pick % len(rows)] if rows else None

    @proved_anew
    def a_claim_is_in_one_complaint_and_what_is_judged_in_none(self) -> None:
        open_ = select(SuitClaim.claim_id, Suit.debtor_id).join(Suit, Suit.id == SuitClaim.suit_id)
        with self.db.read() as work:
            running = work.execute(open_.where(Suit.stage.in_([one.value for one in OPEN]))).all()
            decided = {
                tuple(row) for row in work.execute(select(Judgment.claim_id, Judgment.debtor_id))
            }
        pairs = [tuple(row) for row in running]
        assert len(pairs) == len(set(pairs))
        assert not set(pairs) & decided
