"""The rest of a year of casework: who owes is changed and changed back, and the unit writes."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlalchemy import select

from collector_desk.domain.estate import EstateKind
from collector_desk.domain.facts import FactKind
from collector_desk.domain.handover import HandedRole
from collector_desk.domain.release import ReleaseGround
from collector_desk.models import ClaimDebtor, DebtorMerge, FactRow, Release, ReturnedPayment
from collector_desk.service import (
    merging,
    placed,
    placing,
    release_undo,
    releasing,
    returned_money,
    unit_messages,
)
from collector_desk.service.database import SYSTEM, Work
from collector_desk.wire.merges import MergeDebtors, SplitDebtors
from collector_desk.wire.parties import NewJoint, NewRelease, PayBack, UndoRelease
from collector_desk.wire.payments import Part, Place
from collector_desk.wire.units import CreditNote, PaidToUnit, Recall
from tests.service.books import receive
from tests.service.casework_life import CaseworkLife, some
from tests.service.parties import ACCOUNT, PDF, WHY

_WORDS = "Plassen var sagt opp"


class PartiesLife(CaseworkLife):
    """Releases, the right debtor, joint debtors, merges and splits, and the unit's messages."""

    @rule(
        pick=some, ground=st.sampled_from(ReleaseGround), to=st.integers(-4, 2),
        money=st.booleans(), regret=st.booleans(),
    )  # fmt: skip
    def release(self, pick: int, ground: ReleaseGround, to: int, money: bool, regret: bool) -> None:
        """Out of one claim, with or without the right debtor (the unit's corrected debtor)."""
        claim = self.claims[pick % len(self.claims)]
        with self.db.read() as work:
            query = select(ClaimDebtor.debtor_id).where(ClaimDebtor.claim_id == claim)
            owing = work.scalars(query.order_by(ClaimDebtor.debtor_id)).all()
            facts = select(FactRow).where(
                FactRow.claim_id == claim, FactRow.kind == FactKind.PAYMENT.value,
                FactRow.payment_id.is_not(None), placed.standing(),
            )  # fmt: skip
            paid = tuple(sorted({one.payment_id or 0 for one in work.scalars(facts)}))
        if not owing:
            return
        order = NewRelease(
            claim_id=claim, ground=ground, reasons=WHY, document=PDF,
            successor_id=self.people[to] if to >= 0 else None, payments=paid if money else (),
        )  # fmt: skip
        debtor = owing[pick % len(owing)]
        self.work(
            "parties.release", lambda work: releasing.release(work, debtor, order), regret=regret
        )

    @rule(pick=some)
    def undo_release(self, pick: int) -> None:
        """Under «Parter …», also when the letters have gone."""
        with self.db.read() as work:
            rows = work.scalars(select(Release).order_by(Release.id.desc())).all()
        if rows:
            row = rows[pick % len(rows)]
            order = UndoRelease(version=row.version, why="feil person valgt")
            self.work("parties.undo_release", lambda work: release_undo.undo(work, row.id, order))

    @rule(pick=some, who=st.integers(0, 2), share=st.booleans())
    def join(self, pick: int, who: int, share: bool) -> None:
        claim, debtor = self.chosen(pick)
        order = NewJoint(
            claim_id=claim, debtor_id=self.people[who], role=HandedRole.HEIR, estate=EstateKind.TOOK_OVER, reasons=WHY,
            share=40_000 if share else None, document=PDF,
        )  # fmt: skip
        self.work("parties.join", lambda work: releasing.join(work, debtor, order))

    @rule(pick=some, regret=st.booleans())
    def pay_back(self, pick: int, regret: bool) -> None:
        """The account is told of money that goes back to who was let out."""
        with self.db.read() as work:
            query = select(ReturnedPayment).where(ReturnedPayment.state == "no_account")
            rows = work.scalars(query.order_by(ReturnedPayment.id)).all()
        if rows:
            row = rows[pick % len(rows)]
            order = PayBack(version=row.version, account=ACCOUNT)
            self.work(
                "parties.pay_back",
                lambda work: returned_money.pay_back(work, row.id, order),
                regret=regret,
            )

    @rule(kept=st.integers(0, 2), gone=st.integers(0, 2), regret=st.booleans())
    def merge(self, kept: int, gone: int, regret: bool) -> None:
        order = MergeDebtors(gone_id=self.people[gone], reasons=WHY)
        self.work(
            "debtors.merge",
            lambda work: merging.merge(work, self.people[kept], order),
            regret=regret,
        )

    @rule(pick=some)
    def split(self, pick: int) -> None:
        with self.db.read() as work:
            rows = work.scalars(select(DebtorMerge).order_by(DebtorMerge.id.desc())).all()
        if rows:
            row = rows[pick % len(rows)]
            order = SplitDebtors(version=row.version, why="to personer likevel")
            self.work("debtors.split", lambda work: merging.split(work, row.id, order))

    @rule(pick=some, amount=st.integers(1, 110_000), ago=st.integers(0, 90))
    def credit(self, pick: int, amount: int, ago: int) -> None:
        claim, debtor = self.chosen(pick)
        day = self.db.clock.today() - timedelta(days=ago)
        order = CreditNote(claim_id=claim, amount=amount, day=day, text=_WORDS, document=PDF)
        self.work("units.credit", lambda work: unit_messages.credit(work, debtor, order))

    @rule(pick=some, amount=st.integers(1, 110_000), ago=st.integers(0, 90))
    def paid_to_unit(self, pick: int, amount: int, ago: int) -> None:
        claim, debtor = self.chosen(pick)
        day = self.db.clock.today() - timedelta(days=ago)
        order = PaidToUnit(claim_id=claim, amount=amount, day=day, text=_WORDS, document=PDF)
        self.work("units.paid", lambda work: unit_messages.paid(work, debtor, order))

    @rule(pick=some)
    def recall(self, pick: int) -> None:
        claim, debtor = self.chosen(pick)
        order = Recall(claim_id=claim, text=_WORDS, document=PDF)
        self.work("units.recall", lambda work: unit_messages.recall(work, debtor, order))

    @rule(pick=some, amount=st.integers(1, 120_000), regret=st.booleans())
    def place(self, pick: int, amount: int, regret: bool) -> None:
        """Money without a KID comes, and is placed by hand."""
        claim, _ = self.chosen(pick)
        with self.db.write(SYSTEM) as work:
            payment = receive(work, amount, self.db.clock.today(), "15032080119")
        order = Place(version=1, parts=(Part(claim_id=claim, amount=amount),))

        def do(work: Work) -> object:
            return placing.place(work, payment, order)

        self.work("payments.place", do, regret=regret)
