"""What changes under enforcement: rates by two persons, notices that come back, letters anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlalchemy import select

from collector_desk.domain.delivery import Delivery
from collector_desk.domain.enforcement.measure import APPROVED
from collector_desk.domain.letter import LetterKind
from collector_desk.models import Approval, LetterRow, RateChange
from collector_desk.service import approvals, letter_returns, measure_again, rate_changes
from collector_desk.service.database import Work
from collector_desk.wire.letters import Returned
from collector_desk.wire.measures import WriteAnew
from collector_desk.wire.rates import RateProposal
from tests.service.casework_desk import proved_anew
from tests.service.casework_life import some
from tests.service.lost_notices import written
from tests.service.suits_life import SuitsLife

_TABLES = ("late_interest", "measure_amount_approved", "reauthenticate_minutes")
_RESTED_ON = (
    LetterKind.OWN_NOTICE.value,
    LetterKind.PAYMENT_DEMAND.value,
    LetterKind.WITHHOLDING_ORDER.value,
    LetterKind.LIEN_NOTICE.value,
)
_OUT = tuple(state.value for state in Delivery if state.reached)


class ChangingLife(SuitsLife):
    """The house changes what coercion rests on, and the post brings back what it rested on."""

    @rule(pick=some, new=st.integers(8, 13))
    def rate_is_proposed(self, pick: int, new: int) -> None:
        """Kari proposes a row of a table that decides coercion, from tomorrow or the next half."""
        table = _TABLES[pick % len(_TABLES)]
        interest = table == "late_interest"
        since = _half(self.db.clock.today()) if interest else self.tomorrow()
        order = RateProposal(
            table=table, since=since, source="Kunngjort i Lovdata",
            values={"": Decimal(new * 10_000_000 if table.endswith("approved") else new)},
            confirmed=True, next_due=_half(since) if interest else None,
            reasons="Satsen er kunngjort, og skal gjelde fra den dagen som står.",
        )  # fmt: skip

        def do(work: Work) -> None:
            rate_changes.propose(work, order, rate_changes.preview(work, order))

        self.work("rates.propose", do)

    @rule()
    def rate_is_decided(self) -> None:
        """Per puts what waits in force, the password given again."""
        with self.db.read() as work:
            query = select(Approval).where(Approval.subject == "rates", Approval.state == "waiting")
            asked = work.scalars(query.order_by(Approval.id)).first()
        if asked is not None:
            per = replace(self.per, confirmed_at=self.db.clock.wall())
            self.work(
                "approvals.approve",
                lambda work: approvals.approve(
                    work, asked.id, version=asked.version, seen=asked.digest
                ),
                who=per,
            )

    @rule(pick=some)
    def letter_comes_back(self, pick: int) -> None:
        """One of the letters that enforcement rests on did not come."""
        with self.db.read() as work:
            query = select(LetterRow).where(
                LetterRow.kind.in_(_RESTED_ON), LetterRow.state.in_(_OUT)
            )
            rows = work.scalars(query.order_by(LetterRow.id)).all()
        if rows:
            row = rows[pick % len(rows)]
            order = Returned(version=row.version, text="ukjent")
            self.work("letters.returned", lambda work: letter_returns.returned(work, row.id, order))

    @rule(pick=some)
    def papers_go_anew(self, pick: int) -> None:
        if row := self.measure(pick, *APPROVED):
            order = WriteAnew(version=row.version)
            self.work("measures.write_again", lambda work: measure_again.write(work, row.id, order))

    def is_written_in(self, claim: int) -> None:
        """The notices of a claim came with letters, which may come back."""
        written(self.db, self.owes(claim), claim)

    def tomorrow(self) -> date:
        return self.db.clock.today() + timedelta(days=1)

    @proved_anew
    def no_rate_counts_that_one_person_made(self) -> None:
        """Whatever is in force was asked for by one person and approved by another."""
        with self.db.read() as work:
            approved = set()
            for row in work.scalars(select(RateChange)):
                asked = work.get_one(Approval, row.approval_id or 0)
                assert (row.state == "in_force") == (asked.state == "approved"), row.id
                if row.state == "in_force":
                    assert asked.decided_by_person not in {None, asked.proposed_by_person}
                    approved.add((row.table_name, row.since))
            for name in _TABLES:
                shipped = work.shipped[name].values
                added = [rate for rate in work.rates[name].values if rate not in shipped]
                assert {(name, rate.since) for rate in added} <= approved, name


def _half(day: date) -> date:
    """The first day of the half-year that follows."""
    return date(day.year, 7, 1) if day.month < 7 else date(day.year + 1, 1, 1)
