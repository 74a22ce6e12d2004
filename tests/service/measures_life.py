"""Enforcement in a year of casework: measures are drafted, proposed, decided, told and stopped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from sqlalchemy import select

from collector_desk.domain.enforcement.measure import APPROVED, FLOW, MeasureStage
from collector_desk.domain.identity import make_all
from collector_desk.models import Approval, Measure
from collector_desk.service import approvals, measure_night, measure_run, measures
from collector_desk.service.database import Who, Work
from collector_desk.wire.measures import SaveMeasure, StopMeasure, ToldPayer
from tests.service import what_stops
from tests.service.casework_desk import Do, proved_anew
from tests.service.casework_life import some
from tests.service.enforcing import bank_file, identified, noticed, terms
from tests.service.machines import Fresh
from tests.service.parties_life import PartiesLife

_NUMBERS = tuple(next(make_all(day=day, month=1, yy=90)) for day in (1, 2))
_WHY = "Skyldneren har betalt arbeidsgiveren."


_STEPS = (MeasureStage.WAITING, MeasureStage.DECIDED, MeasureStage.IN_FORCE)
_BACK = (MeasureStage.IN_FORCE.value, MeasureStage.DECIDED.value)
_LED_TO = [
    MeasureStage.DRAFT,
    MeasureStage.WAITING,
    MeasureStage.DECIDED,
    MeasureStage.IN_FORCE,
]


class MeasuresLife(PartiesLife):
    """Withholdings for fines that were noticed in time, of debtors with an identity number."""

    def __init__(self, fresh: Fresh) -> None:
        super().__init__(fresh)
        self.tried: set[tuple[int, int, date]] = set()
        self.fines: tuple[int, ...] = (self.claims[1], self.claims[6])
        today = self.db.clock.today()
        for number, claim in zip(_NUMBERS, self.fines, strict=True):
            debtor = self.owes(claim)
            identified(self.db, debtor, number)
            noticed(
                self.db,
                debtor,
                claim,
                sent=today - timedelta(days=40),
                ends=today - timedelta(days=10),
            )
        bank_file(self.db, today)

    def comes_in(self) -> None:
        bank_file(self.db, self.db.clock.today())

    def night(self) -> None:
        super().night()
        measure_night.check_all(self.db)

    @initialize(stage=st.sampled_from([None, *_LED_TO]), pick=st.integers(0, 1))
    def has_begun(self, stage: MeasureStage | None, pick: int) -> None:
        """Some lives begin with a measure that has come so far."""
        if stage is not None:
            self.draft(pick, 1)
            for step in (self.propose, self.is_decided, self.payer_is_told)[: _LED_TO.index(stage)]:
                step(0)
            assert [row.stage for row in self.at(*FLOW)] == [stage.value]

    @rule(pick=some, given=st.integers(0, 3))
    def draft(self, pick: int, given: int) -> None:
        """A withholding as it is written: whole, or without what it needs."""
        claim = self.fines[pick % len(self.fines)]
        debtor = self.owes(claim)
        lacking: dict[str, Any] = {"considered": ""} if not given else {}
        order = SaveMeasure(terms=terms((claim,), **lacking))
        self.work("measures.save", lambda work: measures.save(work, debtor, order))

    @rule(pick=some)
    def is_decided(self, pick: int) -> None:
        """Per approves a measure, the password given again."""
        if row := self.measure(pick, MeasureStage.WAITING):
            with self.db.read() as work:
                asked = work.get_one(Approval, row.approval_id or 0)
            per = replace(self.per, confirmed_at=self.db.clock.wall())
            self.work("approvals.approve", lambda work: _approve(work, asked), who=per)

    @rule(pick=some)
    def propose(self, pick: int) -> None:
        if row := self.measure(pick, MeasureStage.DRAFT):
            self.work(
                "measures.propose",
                lambda work: measures.propose(work, row.id, version=row.version),
            )

    @rule(pick=some)
    def discard(self, pick: int) -> None:
        if row := self.measure(pick, MeasureStage.DRAFT):
            self.work(
                "measures.discard",
                lambda work: measures.discard(work, row.id, version=row.version),
            )

    @rule(pick=some)
    def take_proposal_back(self, pick: int) -> None:
        """The author withdraws a proposal, whatever it is of."""
        with self.db.read() as work:
            query = select(Approval).where(Approval.state == "waiting").order_by(Approval.id)
            rows = work.scalars(query).all()
        if rows:
            row = rows[pick % len(rows)]
            self.work(
                "approvals.withdraw",
                lambda work: approvals.withdraw(work, row.id, version=row.version),
            )

    @rule(pick=some, ago=st.integers(0, 3))
    def payer_is_told(self, pick: int, ago: int = 0) -> None:
        if row := self.measure(pick, MeasureStage.DECIDED):
            day = self.db.clock.today() - timedelta(days=ago)
            order = ToldPayer(version=row.version, day=day)
            self.work("measures.told", lambda work: measure_run.told(work, row.id, order))

    @rule(pick=some)
    def stop(self, pick: int) -> None:
        if row := self.measure(pick, *APPROVED):
            order = StopMeasure(version=row.version, why=_WHY)
            self.work("measures.stop", lambda work: measure_run.stop(work, row.id, order))

    def measure(self, pick: int, *stages: MeasureStage) -> Measure | None:
        """One of those at a stage."""
        rows = self.at(*stages)
        return rows[pick % len(rows)] if rows else None

    def at(self, *stages: MeasureStage) -> Sequence[Measure]:
        with self.db.read() as work:
            found = select(Measure).where(Measure.stage.in_([stage.value for stage in stages]))
            return work.scalars(found.order_by(Measure.id)).all()

    def work(self, deed: str, do: Do, *, who: Who | None = None, regret: bool = False) -> Any:
        """As every deed; and none proposes, decides or puts in force what something stops.

        A request that the receiver refused comes back to be sent: it waits for what stops it.
        """
        before = {row.id: row.stage for row in self.at(*FLOW)}
        result = super().work(deed, do, who=who, regret=regret)
        for row in self.at(*_STEPS):
            back = (before.get(row.id), row.stage) == _BACK
            if row.stage != before.get(row.id) and not back:
                with self.db.read() as work:
                    assert measures.claims_of(work, row), row.number
                self.nothing_stops(row, deed)
        return result

    def nothing_stops(self, row: Measure, deed: str) -> None:
        """Nothing stops a measure that came a step further, on the day it did."""
        told = row.stage == MeasureStage.IN_FORCE.value
        day = (row.effect_on if told else None) or self.db.clock.today()
        with self.db.read() as work:
            found = what_stops.of_measure(work, row, on=day)
        assert not found, (deed, row.number, row.stage, found)

    @proved_anew
    def a_measure_that_is_open_has_a_way_out(self) -> None:
        """The way is gone, and put back."""
        self.opens(self.kari)
        for row in self.at(*FLOW):
            stage = MeasureStage(row.stage)
            with self.db.read() as work:
                asked = work.get(Approval, row.approval_id or 0)
            assert (stage is MeasureStage.WAITING) == (
                asked is not None and asked.state == "waiting"
            )
            if stage in APPROVED:
                assert asked is not None
                assert asked.state == "approved"
            tried = (row.id, row.version, self.db.clock.today())
            if FLOW[stage] and tried not in self.tried:
                self.goes_out(row, asked)
                self.tried.add(tried)

    def goes_out(self, row: Measure, asked: Approval | None) -> None:
        """It is discarded, withdrawn and discarded, or stopped; and then nothing is kept of it."""
        with self.db.write(self.kari) as work:
            attempt = work.begin_nested()
            _out(work, row, asked)
            last = work.get_one(Measure, row.id)
            assert not FLOW[MeasureStage(last.stage)], last.stage
            attempt.rollback()


def _approve(work: Work, asked: Approval) -> None:
    approvals.approve(work, asked.id, version=asked.version, seen=asked.digest)


def _out(work: Work, row: Measure, asked: Approval | None) -> None:
    version = row.version
    if row.stage == MeasureStage.WAITING.value and asked is not None:
        approvals.withdraw(work, asked.id, version=asked.version)
        work.flush()
        version = work.get_one(Measure, row.id).version
    if MeasureStage(row.stage) in APPROVED:
        measure_run.stop(work, row.id, StopMeasure(version=version, why=_WHY))
    else:
        measures.discard(work, row.id, version=version)
