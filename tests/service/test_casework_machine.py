"""A year of random casework: nothing unlawful is offered, and everything has a way out."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import select

from collector_desk.domain.facts import FactKind
from collector_desk.domain.holds import BY_HAND, Reason, longest
from collector_desk.domain.objection import STEPS, Ground, Outcome, State, UnitView
from collector_desk.errors import DeskError
from collector_desk.models import Approval, Audit, Hold, Objection
from collector_desk.service import approvals, deciding, gate, holding, objections, possible
from collector_desk.service.database import Who, Work
from collector_desk.service.verify import verify
from collector_desk.wire.holds import EndHold, NewHold
from collector_desk.wire.objections import Answer, Ask, Decide, NewObjection
from tests.kit import add_user, open_db
from tests.service.books import Books
from tests.service.casework import REASONS
from tests.service.machines import Fresh, quick, run

START = date(2026, 1, 12)
KINDS_OF_CLAIM = ("kindergarten", "parking_fine", "rent", "control_sanction", "coercive_fine")


class CaseworkMachine(RuleBasedStateMachine):
    """One debtor with a claim of several kinds, a caseworker and a supervisor, day by day."""

    def __init__(self, fresh: Fresh) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.db = open_db(self.stack.enter_context(fresh()), today=START)
        self.stack.callback(self.db.close)
        self.books = Books(self.db)
        self.refused: list[DeskError] = []
        self.kari = add_user(self.db)
        self.per = add_user(self.db, "per", role="supervisor", name="Per Leder")
        self.claims = [
            self.books.claim(100_000, due=START - timedelta(days=90), kind=kind)
            for kind in KINDS_OF_CLAIM
        ]
        for claim in self.claims:
            self.books.happens(claim, FactKind.FEE, 3_500, START - timedelta(days=60))

    def teardown(self) -> None:
        self.stack.close()

    def work(self, who: Who, do: Any) -> Any:
        """A deed: done whole, or refused with its sentence and nothing changed."""
        try:
            with self.db.write(who) as work:
                gate.open_debtor(work, self.books.debtor_id, "prøve")
                work.flush()
                return do(work)
        except DeskError as refusal:
            self.refused.append(refusal)
            return None

    def open_one(self, work: Work, pick: int) -> Objection | None:
        rows = work.scalars(
            select(Objection).where(Objection.state != "decided").order_by(Objection.id)
        ).all()
        return rows[pick % len(rows)] if rows else None

    @rule(days=st.integers(1, 21))
    def time_passes(self, days: int) -> None:
        self.books.today_is(self.db.clock.today() + timedelta(days=days))

    @rule(pick=st.integers(0, 4), ground=st.sampled_from(Ground), part=st.booleans())
    def object(self, pick: int, ground: Ground, part: bool) -> None:
        order = NewObjection(
            claim_id=self.claims[pick], ground=ground, text="Dette stemmer ikke.",
            disputed=40_000 if part else None,
        )  # fmt: skip
        self.work(self.kari, lambda work: objections.register(work, self.books.debtor_id, order))

    @rule(pick=st.integers(0, 9))
    def ask(self, pick: int) -> None:
        def do(work: Work) -> None:
            if row := self.open_one(work, pick):
                objections.ask_unit(work, row.id, Ask(version=row.version, text="Hva nå?"))

        self.work(self.kari, do)

    @rule(pick=st.integers(0, 9), view=st.sampled_from(UnitView), off=st.integers(0, 110_000))
    def answer(self, pick: int, view: UnitView, off: int) -> None:
        def do(work: Work) -> None:
            if row := self.open_one(work, pick):
                order = Answer(version=row.version, view=view, text="Vi har sett.", reduction=off)
                objections.answered(work, row.id, order)

        self.work(self.kari, do)

    @rule(pick=st.integers(0, 9), outcome=st.sampled_from(Outcome), fees=st.booleans())
    def decide(self, pick: int, outcome: Outcome, fees: bool) -> None:
        def do(work: Work) -> None:
            if (row := self.open_one(work, pick)) is None:
                return
            question = objections.latest_question(work, row.id)
            order = Decide(
                version=row.version, outcome=outcome, ground=Ground(row.ground), reasons=REASONS,
                reduction=question.reduction if question else 0, fees_fall=fees,
            )  # fmt: skip
            deciding.decide(work, row.id, order)

        self.work(self.kari, do)

    @rule(yes=st.booleans(), who=st.sampled_from(["kari", "per"]))
    def second_person(self, yes: bool, who: str) -> None:
        def do(work: Work) -> None:
            query = select(Approval).where(Approval.state == "waiting").order_by(Approval.id)
            if (row := work.scalars(query).first()) is None:
                return
            if yes:
                approvals.approve(work, row.id, version=row.version, seen=row.digest)
            else:
                approvals.send_back(work, row.id, version=row.version, comment="Se på det igjen.")

        self.work(getattr(self, who), do)

    @rule(pick=st.integers(0, 4), amount=st.integers(1, 120_000))
    def pay(self, pick: int, amount: int) -> None:
        self.books.pays(self.claims[pick], amount, self.db.clock.today())

    @rule(reason=st.sampled_from(BY_HAND), pick=st.integers(-1, 4), share=st.integers(1, 100))
    def hold(self, reason: Reason, pick: int, share: int) -> None:
        days = max(1, longest(reason, self.db.rates, self.db.clock.today()).whole * share // 100)
        order = NewHold(
            reason=reason,
            until=self.db.clock.today() + timedelta(days=days),
            claim_id=None if pick < 0 else self.claims[pick],
        )
        self.work(self.kari, lambda work: holding.put(work, self.books.debtor_id, order))

    @rule(pick=st.integers(0, 9))
    def end_hold(self, pick: int) -> None:
        def do(work: Work) -> None:
            rows = work.scalars(select(Hold).order_by(Hold.id)).all()
            if rows:
                row = rows[pick % len(rows)]
                holding.end(work, row.id, EndHold(version=row.version, why="prøve"))

        self.work(self.kari, do)

    @invariant()
    def nothing_is_offered_while_something_stops_it(self) -> None:
        today = self.db.clock.today()
        with self.db.write(self.kari) as work:
            gate.open_debtor(work, self.books.debtor_id, "prøve")
            work.flush()
            holds = work.scalars(select(Hold)).all()
            open_ones = work.scalars(select(Objection).where(Objection.state != "decided")).all()
            for claim in self.claims:
                held = any(
                    hold.claim_id in {None, claim}
                    and hold.from_day <= today
                    and (hold.until is None or today < hold.until)
                    and hold.ended_on is None
                    for hold in holds
                )
                contested = any(
                    one.claim_id == claim and one.stops and one.disputed is None
                    for one in open_ones
                )
                found = possible.deeds(work, self.books.debtor_id, claim).deeds
                offered = [deed.name for deed in found if deed.lawful and deed.name[:5] == "step."]
                assert not (offered and (held or contested)), (claim, offered)

    @invariant()
    def every_state_has_a_way_out_and_every_decision_its_reasons(self) -> None:
        with self.db.read() as work:
            for row in work.scalars(select(Objection)):
                state = State(row.state)
                assert not state.is_open or (state, State.DECIDED) in STEPS
                if state is State.PROPOSED:
                    waiting = work.get_one(Approval, row.approval_id or 0)
                    assert waiting.state == "waiting"
                if not state.is_open and row.outcome != Outcome.WITHDRAWN:
                    assert row.reasons
            for hold in work.scalars(select(Hold)):
                assert hold.review_on is not None
                assert hold.until or hold.plan_id or hold.deferral_id or hold.objection_id
            decided = len(work.scalars(select(Objection.id).where(Objection.outcome != "")).all())
            noted = work.scalars(select(Audit.id).where(Audit.deed == "objections.decide")).all()
            assert len(noted) == decided

    @invariant()
    def every_refusal_says_why_and_what_now(self) -> None:
        assert all(refusal.text() and refusal.advice() for refusal in self.refused)

    @invariant()
    def the_books_are_whole(self) -> None:
        with self.db.read() as work:
            finding = verify(work)
        assert finding.whole, "\n".join(finding.lines)


def test_casework_is_lawful_whatever_is_done(fresh: Fresh, request: pytest.FixtureRequest) -> None:
    run(CaseworkMachine, fresh, examples=5 if quick(request) else 2, steps=20)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_a_year_of_casework_is_lawful(fresh: Fresh, request: pytest.FixtureRequest) -> None:
    run(CaseworkMachine, fresh, examples=60 if quick(request) else 15, steps=60)
