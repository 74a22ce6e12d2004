"""A year of casework day by day: what may happen on the desk of the machine."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlalchemy import select

from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.holds import BY_HAND, Reason, longest
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.objection import Ground, Outcome, UnitView
from collector_desk.errors.approvals import ProposalChanged
from collector_desk.models import (
    Approval,
    Claim,
    Hold,
    LetterRow,
    UnitQuestion,
)
from collector_desk.service import (
    approvals,
    deciding,
    deferrals,
    holding,
    letters,
    objections,
    plan_monitor,
    plans,
    unit_asked,
    unit_questions,
)
from collector_desk.service.database import Work
from collector_desk.wire.deferrals import NewDeferral
from collector_desk.wire.holds import EndHold, NewHold
from collector_desk.wire.letters import Write
from collector_desk.wire.objections import Answer, Ask, Decide, NewObjection
from collector_desk.wire.plans import NewPlan, Terms
from collector_desk.wire.units import AskUnit, RemindUnit, UnitAnswer
from tests.service.casework import REASONS
from tests.service.casework_desk import ASKS_MONEY, DEMANDS, CaseworkDesk
from tests.service.mail import leaves

some = st.integers(0, 9)
"""Which of those there are, counted round."""


class CaseworkLife(CaseworkDesk):
    """Time, objections, holds, agreements, money and letters."""

    # what may happen --------------------------------------------------------------------

    @rule(days=st.integers(1, 21))
    def time_passes(self, days: int) -> None:
        """The post goes, but for demands of what is owed no longer; the night does its work."""
        moot = self.moot()
        leaves(self.db)
        with self.db.read() as work:
            for letter_id in moot:
                assert work.get_one(LetterRow, letter_id).state == "failed"
        self.books.today_is(self.db.clock.today() + timedelta(days=days))
        self.comes_in()
        self.night()

    def comes_in(self) -> None:
        """What a day brings by itself."""

    def night(self) -> None:
        """What the night does by itself."""
        plan_monitor.check_all(self.db)
        deferrals.lapse_all(self.db)

    @rule()
    def regrets(self) -> None:
        self.take_back()

    @rule(pick=some, ground=st.sampled_from(Ground), part=st.booleans(), regret=st.booleans())
    def object(self, pick: int, ground: Ground, part: bool, regret: bool) -> None:
        claim, debtor = self.chosen(pick)
        order = NewObjection(
            claim_id=claim, ground=ground, text="Dette stemmer ikke.",
            disputed=40_000 if part else None,
        )  # fmt: skip
        self.work(
            "objections.register", lambda work: objections.register(work, debtor, order),
            regret=regret,
        )  # fmt: skip

    @rule(pick=some, regret=st.booleans())
    def ask(self, pick: int, regret: bool) -> None:
        def do(work: Work) -> None:
            if row := self.open_one(work, pick):
                objections.ask_unit(work, row.id, Ask(version=row.version, text="Hva nå?"))

        self.work("objections.ask_unit", do, regret=regret)

    @rule(pick=some, regret=st.booleans())
    def remind(self, pick: int, regret: bool) -> None:
        def do(work: Work) -> None:
            if row := self.open_one(work, pick):
                objections.remind_unit(work, row.id, row.version)

        self.work("objections.remind_unit", do, regret=regret)

    @rule(pick=some, rests=st.booleans(), regret=st.booleans())
    def ask_of_claim(self, pick: int, rests: bool, regret: bool) -> None:
        claim, debtor = self.chosen(pick)
        order = AskUnit(claim_id=claim, text="Hva nå?", hold=rests)
        self.work("units.ask", lambda work: unit_questions.ask(work, debtor, order), regret=regret)

    @rule(pick=some, regret=st.booleans())
    def remind_of_claim(self, pick: int, regret: bool) -> None:
        if (row := self.asked_one(pick)) is not None:
            order = RemindUnit(version=row.version)
            self.work(
                "units.remind", lambda work: unit_questions.remind(work, row.id, order),
                regret=regret,
            )  # fmt: skip

    @rule(pick=some)
    def answer_of_claim(self, pick: int) -> None:
        if (row := self.asked_one(pick)) is not None:
            order = UnitAnswer(version=row.version, text="Vi har sett.")
            self.work("units.answered", lambda work: unit_questions.answered(work, row.id, order))

    def asked_one(self, pick: int) -> UnitQuestion | None:
        """One of the questions about claims that nobody objected to."""
        with self.db.read() as work:
            query = select(UnitQuestion).where(UnitQuestion.objection_id.is_(None))
            rows = work.scalars(query.order_by(UnitQuestion.id)).all()
        return rows[pick % len(rows)] if rows else None

    @rule(pick=some, view=st.sampled_from(UnitView), off=st.integers(0, 110_000))
    def answer(self, pick: int, view: UnitView, off: int) -> None:
        def do(work: Work) -> None:
            if row := self.open_one(work, pick):
                order = Answer(version=row.version, view=view, text="Vi har sett.", reduction=off)
                objections.answered(work, row.id, order)

        self.work("objections.answered", do)

    @rule(pick=some, outcome=st.sampled_from(Outcome), fees=st.booleans(), regret=st.booleans())
    def decide(self, pick: int, outcome: Outcome, fees: bool, regret: bool) -> None:
        with self.db.read() as work:
            if (row := self.open_one(work, pick)) is None:
                return
            question = unit_asked.latest(work, row.id)
            number, version, ground = row.id, row.version, Ground(row.ground)
        order = Decide(
            version=version, outcome=outcome, ground=ground, reasons=REASONS,
            reduction=question.reduction if question else 0, fees_fall=fees,
        )  # fmt: skip
        self.work(
            "objections.decide", lambda work: deciding.decide(work, number, order), regret=regret
        )

    @rule(pick=some, yes=st.booleans(), who=st.sampled_from(["kari", "per"]))
    def second_person(self, pick: int, yes: bool, who: str) -> None:
        with self.db.read() as work:
            query = select(Approval).where(Approval.state == "waiting").order_by(Approval.id)
            rows = work.scalars(query).all()
        if not rows:
            return
        row = rows[pick % len(rows)]

        def do(work: Work) -> None:
            if yes:
                approvals.approve(work, row.id, version=row.version, seen=row.digest)
            else:
                approvals.send_back(work, row.id, version=row.version, comment="Se på det igjen.")

        deed = "approvals.approve" if yes else "approvals.send_back"
        before = len(self.refused)
        now = replace(getattr(self, who), confirmed_at=self.db.clock.wall())
        self.work(deed, do, who=now)
        if any(isinstance(why, ProposalChanged) for why in self.refused[before:]):
            with self.db.write(self.per) as work:
                approvals.void(work, row.id)  # as the route does afterwards

    @rule(pick=some, amount=st.integers(1, 120_000))
    def pay(self, pick: int, amount: int) -> None:
        claim, _ = self.chosen(pick)
        with self.db.read() as work:
            open_ = work.get_one(Claim, claim).state == "open"
        if open_:
            self.books.pays(claim, amount, self.db.clock.today())

    @rule(
        reason=st.sampled_from(BY_HAND), pick=some, whole=st.booleans(),
        share=st.integers(1, 100), regret=st.booleans(),
    )  # fmt: skip
    def hold(self, reason: Reason, pick: int, whole: bool, share: int, regret: bool) -> None:
        claim, debtor = self.chosen(pick)
        days = max(1, longest(reason, self.db.rates, self.db.clock.today()).whole * share // 100)
        until = self.db.clock.today() + timedelta(days=days)
        order = NewHold(reason=reason, until=until, claim_id=None if whole else claim)
        self.work("holds.put", lambda work: holding.put(work, debtor, order), regret=regret)

    @rule(pick=some, regret=st.booleans())
    def end_hold(self, pick: int, regret: bool) -> None:
        with self.db.read() as work:
            rows = work.scalars(select(Hold).order_by(Hold.id)).all()
        if rows:
            row = rows[pick % len(rows)]
            order = EndHold(version=row.version, why="prøve")
            self.work("holds.end", lambda work: holding.end(work, row.id, order), regret=regret)

    @rule(pick=some, count=st.integers(2, 14), regret=st.booleans())
    def plan(self, pick: int, count: int, regret: bool) -> None:
        claim, debtor = self.chosen(pick)
        first = self.db.clock.today() + timedelta(days=20)
        terms = Terms(claim_ids=(claim,), first_due=first, count=count)
        order = NewPlan(terms=terms, reasons=REASONS)
        self.work("plans.grant", lambda work: plans.grant(work, debtor, order), regret=regret)

    @rule(pick=some, days=st.integers(1, 60), regret=st.booleans())
    def put_off(self, pick: int, days: int, regret: bool) -> None:
        claim, debtor = self.chosen(pick)
        order = NewDeferral(
            claim_ids=(claim,), until=self.db.clock.today() + timedelta(days=days),
            reason=DeferralReason.AWAITS_MONEY, text=REASONS,
        )  # fmt: skip
        self.work(
            "deferrals.grant", lambda work: deferrals.grant(work, debtor, order), regret=regret
        )

    @rule(pick=some, kind=st.sampled_from(ASKS_MONEY), regret=st.booleans())
    def write(self, pick: int, kind: LetterKind, regret: bool) -> None:
        """No demand while blocked, and no fee while any of it is disputed."""
        claim, debtor = self.chosen(pick)
        blocked, disputed = self.blocked(claim, debtor), self.disputed(claim, debtor)
        before = self.fees(claim)
        order = Write(kind=kind, claim_ids=(claim,))
        with self.db.read() as work:
            closed = work.get_one(Claim, claim).state != "open"
        sent = self.work("letters.send", lambda work: letters.send(work, debtor, order))
        if sent is not None:
            assert not closed, kind
            assert not (blocked and kind in DEMANDS), (kind, claim, debtor)
            assert not disputed or self.fees(claim) == before, (kind, claim, debtor)
        if regret:
            self.take_back()
