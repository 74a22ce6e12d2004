"""What holds in every life of casework: nothing unlawful is offered, everything has a way out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hypothesis.stateful import invariant
from sqlalchemy import select

from collector_desk.domain.enforcement.measure import APPROVED, MeasureStage
from collector_desk.domain.holds import Reason
from collector_desk.domain.objection import CLOSED, Outcome, State
from collector_desk.domain.objection_steps import STEPS
from collector_desk.domain.plan_stage import RUNNING
from collector_desk.errors import DeskError
from collector_desk.models import (
    Approval,
    Audit,
    Claim,
    ClaimDebtor,
    DebtorMerge,
    Deferral,
    Document,
    Hold,
    Measure,
    MeasureClaim,
    Objection,
    Plan,
    Release,
    UnitMessage,
)
from collector_desk.service import booking, possible
from collector_desk.service.database import Work
from collector_desk.service.verify import verify
from tests.service.answering_life import AnsweringLife
from tests.service.casework_desk import proved_anew


class LawfulLife(AnsweringLife):
    """What holds after every step of a life."""

    @proved_anew
    def nothing_is_offered_while_something_stops_it(self) -> None:
        with self.db.read() as work:
            owing = work.execute(select(ClaimDebtor.claim_id, ClaimDebtor.debtor_id)).all()
        self.opens(self.kari)
        for claim, debtor in owing:
            if not self.blocked(claim, debtor):
                continue
            with self.db.read(self.kari) as work:
                found = possible.deeds(work, debtor, claim).deeds
            offered = [deed.name for deed in found if deed.lawful and deed.name[:5] == "step."]
            assert not offered, (claim, debtor, offered)

    @proved_anew
    def every_state_has_a_way_out(self) -> None:
        with self.db.read() as work:
            for row in work.scalars(select(Objection)):
                state = State(row.state)
                assert not state.is_open or (state, State.DECIDED) in STEPS
                if state is State.PROPOSED:
                    assert work.get_one(Approval, row.approval_id or 0).state == "waiting"
            for hold in work.scalars(select(Hold)):
                assert hold.review_on is not None
                by_hand = hold.reason == Reason.EXAMINATION.value  # after a status: until cleared
                rests = hold.plan_id or hold.deferral_id or hold.objection_id
                # A measure that rests is set going or stopped by a person (docs/decisions/0022).
                assert hold.until or rests or by_hand or hold.measure_id
            for plan in work.scalars(select(Plan).where(Plan.state == "proposed")):
                assert work.get_one(Approval, plan.approval_id or 0).state == "waiting"
            for put_off in work.scalars(select(Deferral).where(Deferral.state == "proposed")):
                assert work.get_one(Approval, put_off.approval_id or 0).state == "waiting"

    @proved_anew
    def every_decision_has_its_reasons_and_an_audit_row(self) -> None:
        with self.db.read() as work:
            notes = work.scalars(select(Audit).order_by(Audit.id)).all()
            ended = {key for row in work.scalars(select(Release)) for key, _ in _ended(row)}
            recalled = set(work.scalars(select(UnitMessage.claim_id).filter_by(kind="recall")))
            noted = _details(notes, "objections.decide", "objection")
            for row in work.scalars(select(Objection).where(Objection.state == "decided")):
                assert row.reasons or row.outcome == Outcome.WITHDRAWN
                assert row.id in noted or row.id in ended or row.claim_id in recalled
            released = _details(notes, "parties.release", "release")
            for release in work.scalars(select(Release)):
                assert release.reasons
                assert work.get_one(Document, release.document_id).sha256
                assert release.id in released
            said = _details(notes, *(f"units.{kind}" for kind in _KINDS), name="message")
            assert said == set(work.scalars(select(UnitMessage.id)))

    @proved_anew
    def nothing_is_demanded_of_who_is_let_out_or_merged(self) -> None:
        with self.db.read() as work:
            owing = {(row.claim_id, row.debtor_id) for row in work.scalars(select(ClaimDebtor))}
            merges = select(DebtorMerge).where(DebtorMerge.undone_on.is_(None))
            gone = {row.gone_id for row in work.scalars(merges)}
            assert not gone & {debtor for _, debtor in owing}
            for kind, debtor, claim in _open(work):
                assert debtor not in gone, (kind, debtor)
                assert claim is None or (claim, debtor) in owing, (kind, claim, debtor)

    @proved_anew
    def what_went_back_to_its_unit_is_owed_by_nobody(self) -> None:
        with self.db.read() as work:
            closed = work.scalars(select(Claim).where(Claim.state != "open")).all()
            found = booking.statements(work, closed, on=self.db.clock.today())
            for claim in closed:
                assert found[claim.id].balance.total <= 0, claim.number

    @invariant()
    def every_refusal_says_why_and_what_now(self) -> None:
        assert all(_whole(refusal) for refusal in self.refused)

    @proved_anew
    def the_books_are_whole(self) -> None:
        with self.db.read() as work:
            finding = verify(work)
        assert finding.whole, "\n".join(finding.lines)


_KINDS = ("credit", "paid", "recall")


def _whole(refusal: DeskError) -> bool:
    return bool(refusal.code and refusal.text() and refusal.advice())


def _ended(row: Release) -> list[tuple[int, str]]:
    return list((row.ended or {}).get("objections", ()))


def _details(notes: Sequence[Audit], *deeds: str, name: str = "") -> set[int]:
    """Every id of a name that was noted of these deeds."""
    *deeds_, key = (*deeds, name) if name else deeds
    return {int(one.details[key]) for one in notes if one.deed in deeds_ and one.details}


def _open(work: Work) -> Iterator[tuple[str, int, int | None]]:
    """What still may stop, promise or demand: what it is, of whom, and on which claim."""
    for hold in work.scalars(select(Hold).where(Hold.ended_on.is_(None))):
        yield "hold", hold.debtor_id, hold.claim_id
    for row in work.scalars(select(Objection).where(Objection.state.not_in(CLOSED))):
        yield "objection", row.debtor_id, row.claim_id
    for plan in work.scalars(select(Plan).where(Plan.state.in_([*RUNNING, "offered", "proposed"]))):
        for claim in plan.request["claim_ids"]:
            yield "plan", plan.debtor_id, claim
    running = [MeasureStage.WAITING.value, *(stage.value for stage in APPROVED)]
    measures = select(Measure.debtor_id, MeasureClaim.claim_id).join(
        MeasureClaim, MeasureClaim.measure_id == Measure.id
    )
    for debtor, claim in work.execute(measures.where(Measure.stage.in_(running))):
        yield "measure", debtor, claim
    for approval in work.scalars(select(Approval).where(Approval.state == "waiting")):
        yield f"approval of {approval.subject}", approval.debtor_id or 0, None
