"""One debtor with a measure at each stage, each on a claim of its own, and what may happen to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.enforcement.event_rows import Event, Thing
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.holds import Reason
from collector_desk.domain.kid import claim_kid
from collector_desk.domain.release import ReleaseGround
from collector_desk.domain.status import Status
from collector_desk.domain.status_flow import FLOWS
from collector_desk.models import Approval, Audit, Claim, Debtor, DebtorStatus, Measure, Task
from collector_desk.service import (
    approvals,
    deferrals,
    holding,
    measure_night,
    measure_run,
    measures,
    merging,
    numbers,
    plans,
    releasing,
    requests_out,
    statuses,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.deferrals import NewDeferral
from collector_desk.wire.enforcement_requests import FileRequest
from collector_desk.wire.holds import NewHold
from collector_desk.wire.measures import MeasureSheet, MeasureTerms, ToldPayer
from collector_desk.wire.merges import MergeDebtors
from collector_desk.wire.parties import NewRelease
from collector_desk.wire.plans import NewPlan, Terms
from collector_desk.wire.statuses import EndStatus, NewStatus
from tests.service import lost_notices
from tests.service.casework import objects, opens
from tests.service.enforcing import DUE, TODAY, Enforcement
from tests.service.parties import PDF, WHY
from tests.service.requesting import DEMAND_ENDS, DEMANDED, Requesting

STAGES = (
    MeasureStage.DRAFT,
    MeasureStage.WAITING,
    MeasureStage.DECIDED,
    MeasureStage.IN_FORCE,
)
LAST = date(2027, 1, 4)
EACH = 30_000
"""What each trekk is for, øre a month: the income has room for them all."""


class World:
    """A measure of one thing at each stage; ``sheets`` and ``claims`` by stage."""

    def __init__(self, db: Database, thing: Thing) -> None:
        self.db, self.thing = db, thing
        asked = thing is Thing.REQUEST
        self.case: Enforcement = Requesting(db) if asked else Enforcement(db)
        if isinstance(self.case, Requesting):
            self.case.answered()
        claims = (*self.case.claims, self._owes(), self._owes())
        self.claims: Mapping[MeasureStage, int] = dict(zip(STAGES, claims, strict=True))
        with db.write(SYSTEM) as work:
            numbers.take(work, "case")  # past the case that ``books`` numbered by itself
        self.sheets = {stage: self._at(stage) for stage in STAGES}
        self.stopped = False  # whether the event stops a new step
        self.case.kari = replace(self.case.kari, clearance=True)  # the address may be protected

    def _owes(self) -> int:
        if not isinstance(self.case, Requesting):
            return self.case.owes("parking_fine", 970_000)
        claim = self.case.books.claim(970_000, due=DUE, interest_from=DUE)
        with self.db.write(SYSTEM) as work:
            work.get_one(Claim, claim).kid = claim_kid(client=1003, claim=claim, kind=1)
        self.case.demanded((claim,), DEMANDED, DEMAND_ENDS)
        return claim

    def terms(self, *claims: int) -> MeasureTerms:
        if isinstance(self.case, Requesting):
            return self.case.request(claim_ids=claims)
        if self.thing is Thing.ACCOUNT_LIEN:
            return self.case.lien(claim_ids=claims)
        return self.case.terms(claim_ids=claims, amount=EACH)

    def _at(self, stage: MeasureStage) -> MeasureSheet:
        sheet = self.case.save(self.terms(self.claims[stage]))
        if stage is MeasureStage.DRAFT:
            return sheet
        sheet = self.case.propose(sheet)
        if stage is MeasureStage.WAITING:
            return sheet
        self.case.approve()
        if stage is MeasureStage.IN_FORCE:
            self.takes_effect(sheet)
        return self.case.sheet(sheet.measure_id)

    def takes_effect(self, sheet: MeasureSheet) -> None:
        """The payer or the bank is told, the request made and filed."""
        number = sheet.measure_id
        if self.thing is Thing.REQUEST:
            with self.db.write(self.case.kari) as work:
                requests_out.make(work, number, version=self.row(number).version)
        with self.db.write(self.case.kari) as work:
            version = self.row(number).version
            if self.thing is Thing.REQUEST:
                requests_out.filed(work, number, FileRequest(version=version, day=TODAY))
            else:
                measure_run.told(work, number, ToldPayer(version=version, day=TODAY))

    def propose(self, sheet: MeasureSheet) -> None:
        with self.db.write(self.case.kari) as work:
            version = work.get_one(Measure, sheet.measure_id).version
            measures.propose(work, sheet.measure_id, version=version)

    def row(self, measure_id: int) -> Measure:
        return self.case.row(measure_id)

    def tasks(self, about: str = "") -> list[str]:
        with self.db.read() as work:
            query = select(Task.text).where(Task.state == "open").order_by(Task.id)
            return [text for text in work.scalars(query) if about in text]

    def noted(self) -> list[tuple[int, str, str]]:
        """Measure, event and what happened, as the audit has them."""
        with self.db.read() as work:
            query = select(Audit.details).where(Audit.deed == "measures.event").order_by(Audit.id)
            return [(one["measure"], one["event"], one["happens"]) for one in work.scalars(query)]

    def approval(self, sheet: MeasureSheet) -> Approval:
        with self.db.read() as work:
            query = select(Approval).where(Approval.subject_id == sheet.measure_id)
            return work.scalars(query.where(Approval.subject == "measure")).one()

    def approve(self, sheet: MeasureSheet) -> None:
        """Per approves what he is shown, the password given again."""
        row = self.approval(sheet)
        approver = replace(self.case.per, confirmed_at=self.db.clock.wall())
        with self.db.write(approver) as work:
            approvals.approve(work, row.id, version=row.version, seen=row.digest)

    def withdraw(self, sheet: MeasureSheet) -> None:
        """Kari takes her proposal back."""
        approval = self.approval(sheet)
        with self.db.write(self.case.kari) as work:
            approvals.withdraw(work, approval.id, version=approval.version)


def status(world: World, kind: Status, **more: Any) -> int:
    """A status is registered; gives its id."""
    about: dict[str, Any] = {"from_day": TODAY, "source": "registeret"} | more
    if FLOWS[kind].files_by:
        about |= {"document": PDF, "announced_on": TODAY}
        if kind is not Status.DECEASED:
            about["filing_deadline"] = LAST
    with world.db.write(world.case.kari) as work:
        order = NewStatus(kind=kind, **about)
        return statuses.register(work, world.case.debtor, order).rows[0].status_id


def over(world: World) -> None:
    """A debt settlement that came with the debtor, and is over: nothing was stopped by it."""
    with world.db.write(SYSTEM) as work:
        row = DebtorStatus(
            debtor_id=world.case.debtor, kind=Status.DEBT_SETTLEMENT.value, from_day=TODAY,
            source="overført", made_by="test",
        )  # fmt: skip
        work.add(row)
        work.flush()
        number, version = row.id, row.version
    with world.db.write(world.case.kari) as work:
        statuses.end(work, number, EndStatus(version=version, why="ikke kommet i stand"))


def let_out(world: World, stage: MeasureStage) -> None:
    """Somebody else owes the claim of this stage."""
    with world.db.write(SYSTEM) as work:
        right = Debtor(
            kind="person", name="Vik, Sol", search_name="vik sol",
            street="Bogstadveien 3", postcode="0355", city="Oslo",
        )  # fmt: skip
        work.add(right)
        work.flush()
        successor = right.id
    opens(world.db, world.case.kari, successor)
    order = NewRelease(
        claim_id=world.claims[stage], ground=ReleaseGround.WRONG_DEBTOR, reasons=WHY, document=PDF,
        successor_id=successor,
    )  # fmt: skip
    with world.db.write(world.case.kari) as work:
        releasing.release(work, world.case.debtor, order)


def gone(world: World) -> None:
    """Each claim is somebody else's, but for the proposal's, which comes first."""
    for stage in STAGES:
        if stage is not MeasureStage.WAITING:
            let_out(world, stage)


def plan_terms(world: World, *, pauses: bool) -> Terms:
    """A plan for every claim, within the caseworker's limits."""
    return Terms(
        claim_ids=tuple(world.claims.values()), first_due=date(2026, 12, 28), count=3,
        pauses_withholding=pauses,
    )  # fmt: skip


def plan(world: World, *, pauses: bool) -> None:
    terms = plan_terms(world, pauses=pauses)
    with world.db.write(world.case.kari) as work:
        plans.grant(work, world.case.debtor, NewPlan(terms=terms, reasons=""))


def deferral(world: World) -> NewDeferral:
    """Every claim waits for two weeks."""
    return NewDeferral(
        claim_ids=tuple(world.claims.values()),
        until=date(2026, 12, 7),
        reason=DeferralReason.AWAITS_MONEY,
    )


def put_off(world: World) -> None:
    order = deferral(world)
    with world.db.write(world.case.kari) as work:
        deferrals.grant(work, world.case.debtor, order)


def disputed(world: World) -> None:
    for claim in world.claims.values():
        objects(world.db, world.case.kari, world.case.debtor, claim)


def paid(world: World) -> None:
    """All is paid, and the night comes."""
    for claim in world.claims.values():
        world.case.books.pays(claim, 1_200_000, TODAY)
    measure_night.check_all(world.db)


def merged(world: World) -> None:
    """Who had the measures is the same person as another, with whom they are kept."""
    with world.db.write(SYSTEM) as work:
        kept = Debtor(kind="person", name="Lykt, Fager", search_name="lykt fager")
        work.add(kept)
        work.flush()
        number = kept.id
    for who in (world.case.kari, world.case.per):
        opens(world.db, who, number)
    with world.db.write(world.case.kari) as work:
        merging.merge(work, number, MergeDebtors(gone_id=world.case.debtor, reasons=WHY))


def merged_later(world: World) -> None:
    world.withdraw(world.sheets[MeasureStage.WAITING])
    merged(world)


def held(world: World) -> None:
    """Each measure is stilt i bero by hand."""
    for sheet in world.sheets.values():
        order = NewHold(reason=Reason.OTHER, until=date(2026, 12, 1), measure_id=sheet.measure_id)
        with world.db.write(world.case.kari) as work:
            holding.put(work, world.case.debtor, order)


def lost(world: World) -> None:
    """The notice that each decision rests on comes back."""
    letters = lost_notices.written(world.db, world.case.debtor)
    lost_notices.come_back(world.db, world.case.kari, letters[-1:])


BRINGS: Mapping[Event, Callable[[World], object]] = {
    Event.DEATH: lambda world: status(world, Status.DECEASED),
    Event.BANKRUPTCY: lambda world: status(world, Status.BANKRUPTCY),
    Event.DEBT_SETTLEMENT: lambda world: status(world, Status.DEBT_SETTLEMENT),
    Event.PROTECTED: lambda world: status(world, Status.STRICTLY_CONFIDENTIAL),
    Event.MINOR: lambda world: status(world, Status.MINOR),
    Event.PROCEEDINGS_OVER: over,
    Event.CLAIM_GONE: gone,
    Event.CLAIM_PAID: paid,
    Event.PLAN: lambda world: plan(world, pauses=False),
    Event.PLAN_PAUSES: lambda world: plan(world, pauses=True),
    Event.DEFERRAL: put_off,
    Event.OBJECTION: disputed,
    Event.MERGED: merged_later,
    Event.NOTICE_LOST: lost,
    Event.MEASURE_HELD: held,
}
"""How each event comes about, through the services."""
FIRST: Mapping[Event, Callable[[World], object]] = {
    Event.CLAIM_GONE: lambda world: let_out(world, MeasureStage.WAITING),
    Event.MERGED: merged,
}
"""What is refused while a proposal waits."""
