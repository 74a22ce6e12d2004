"""What comes in and is answered in a year of casework: messages, calls, statuses, offers, refusals."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlalchemy import select

from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.inquiry import CallOutcome, Channel, InquiryKind, Sender
from collector_desk.domain.plan_stage import RUNNING, DeferralStage, PlanStage
from collector_desk.domain.status import Status
from collector_desk.domain.status_flow import FLOWS
from collector_desk.models import DebtorStatus, Deferral, Inquiry, Plan
from collector_desk.service import calls, deferral_end, deferrals, inquiries, plans, statuses
from collector_desk.service.database import Work
from collector_desk.wire.deferrals import EndDeferral, RefuseDeferral
from collector_desk.wire.inquiries import Handle, NewCall, Register
from collector_desk.wire.plans import Accept, EndPlan, NewOffer, RefusePlan, Terms
from collector_desk.wire.statuses import EndStatus, NewStatus
from tests.service.casework import REASONS
from tests.service.looking_life import LookingLife
from tests.service.parties import PDF

_some = st.integers(0, 9)
_regret = st.booleans()


class AnsweringLife(LookingLife):
    """What debtors, registers and offices tell us, and what we answer."""

    @rule(pick=_some, kind=st.sampled_from(InquiryKind), named=st.booleans())
    def writes_to_us(self, pick: int, kind: InquiryKind, named: bool) -> None:
        claim, debtor = self.chosen(pick)
        order = Register(
            kind=kind, channel=Channel.POST, sender=Sender.DEBTOR, text="Kravet er feil.",
            claims=(claim,) if named else (),
        )  # fmt: skip
        self.work("inquiries.register", lambda work: inquiries.register(work, debtor, order))

    @rule(pick=_some, onward=st.booleans(), regret=_regret)
    def handles(self, pick: int, onward: bool, regret: bool) -> None:
        with self.db.read() as work:
            query = select(Inquiry.id, Inquiry.version).where(Inquiry.state == "open")
            rows = work.execute(query.order_by(Inquiry.id)).all()
        if not rows:
            return
        number, version = rows[pick % len(rows)]
        order = Handle(
            version=version, outcome="Besvart", forwarded=onward,
            forwarded_to="Bydel Sagene" if onward else "",
        )  # fmt: skip
        self.work(
            "inquiries.handle", lambda work: inquiries.handle(work, number, order), regret=regret
        )

    @rule(pick=_some, outcome=st.sampled_from(CallOutcome), regret=_regret)
    def calls(self, pick: int, outcome: CallOutcome, regret: bool) -> None:
        claim, debtor = self.chosen(pick)
        today = self.db.clock.today()
        promised = outcome is CallOutcome.PROMISED
        order = NewCall(
            caller=Sender.DEBTOR, controls=3, outcome=outcome, text="Sa dette.", claim_id=claim,
            promised=10_000 if promised else None,
            promised_by=today + timedelta(days=5) if promised else None,
            follow_up_on=today + timedelta(days=2) if outcome is CallOutcome.CALL_BACK else None,
        )  # fmt: skip
        self.work("calls.log", lambda work: calls.log(work, debtor, order), regret=regret)

    @rule(pick=_some, kind=st.sampled_from(Status))
    def status(self, pick: int, kind: Status) -> None:
        _, debtor = self.chosen(pick)
        today = self.db.clock.today()
        about: dict[str, Any] = {}
        if FLOWS[kind].files_by:
            about = {"document": PDF, "filing_deadline": today + timedelta(days=42)}
        order = NewStatus(kind=kind, from_day=today, source="registeret", **about)
        self.work("statuses.register", lambda work: statuses.register(work, debtor, order))

    @rule(pick=_some, mistaken=st.booleans())
    def status_over(self, pick: int, mistaken: bool) -> None:
        with self.db.read() as work:
            query = select(DebtorStatus.id, DebtorStatus.version).where(
                DebtorStatus.to_day.is_(None)
            )
            rows = work.execute(query.order_by(DebtorStatus.id)).all()
        if rows:
            number, version = rows[pick % len(rows)]
            order = EndStatus(version=version, why="registeret er rettet", mistaken=mistaken)
            self.work("statuses.end", lambda work: statuses.end(work, number, order))

    @rule(pick=_some, count=st.integers(2, 20), regret=_regret)
    def offer(self, pick: int, count: int, regret: bool) -> None:
        claim, debtor = self.chosen(pick)
        order = NewOffer(
            terms=self._terms(claim, count), reasons=REASONS,
            offer_until=self.db.clock.today() + timedelta(days=14),
        )  # fmt: skip
        self.work("plans.offer", lambda work: plans.offer(work, debtor, order), regret=regret)

    @rule(pick=_some, yes=st.booleans())
    def answers_offer(self, pick: int, yes: bool) -> None:
        def do(work: Work) -> None:
            query = select(Plan).where(Plan.state == PlanStage.OFFERED.value).order_by(Plan.id)
            if rows := work.scalars(query).all():
                plan = rows[pick % len(rows)]
                if yes:
                    plans.accept(work, plan.id, Accept(version=plan.version))
                else:
                    plans.end(work, plan.id, EndPlan(version=plan.version, why="takket nei"))

        self.work("plans.accept" if yes else "plans.end", do)

    @rule(pick=_some)
    def ends_plan(self, pick: int) -> None:
        def do(work: Work) -> None:
            stages = [stage.value for stage in RUNNING]
            query = select(Plan).where(Plan.state.in_(stages)).order_by(Plan.id)
            if rows := work.scalars(query).all():
                plan = rows[pick % len(rows)]
                plans.end(work, plan.id, EndPlan(version=plan.version, why="vil betale alt"))

        self.work("plans.end", do)

    @rule(pick=_some, regret=_regret)
    def refuses_plan(self, pick: int, regret: bool) -> None:
        claim, debtor = self.chosen(pick)
        order = RefusePlan(terms=self._terms(claim, 30), reasons=REASONS)
        self.work("plans.refuse", lambda work: plans.refuse(work, debtor, order), regret=regret)

    @rule(pick=_some, regret=_regret)
    def refuses_time(self, pick: int, regret: bool) -> None:
        claim, debtor = self.chosen(pick)
        order = RefuseDeferral(
            claim_ids=(claim,), until=self.db.clock.today() + timedelta(days=90),
            reason=DeferralReason.AWAITS_MONEY, text=REASONS,
        )  # fmt: skip
        self.work(
            "deferrals.refuse", lambda work: deferrals.refuse(work, debtor, order), regret=regret
        )

    @rule(pick=_some)
    def ends_deferral(self, pick: int) -> None:
        def do(work: Work) -> None:
            granted = DeferralStage.GRANTED.value
            query = select(Deferral.id).where(Deferral.state == granted).order_by(Deferral.id)
            if rows := work.scalars(query).all():
                order = EndDeferral(why="Pengene er kommet inn.")
                deferral_end.end(work, rows[pick % len(rows)], order)

        self.work("deferrals.end", do)

    def _terms(self, claim: int, count: int) -> Terms:
        first = self.db.clock.today() + timedelta(days=30)
        return Terms(claim_ids=(claim,), first_due=first, count=count)
