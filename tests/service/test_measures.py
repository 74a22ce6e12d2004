"""A measure from the draft to its end: the gate, two persons, the rules of the day, the book."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.inquiry import Channel, InquiryKind
from collector_desk.domain.status import Status
from collector_desk.errors.approvals import AlreadyDecided, ProposalChanged, SamePerson
from collector_desk.errors.enforcement import (
    MeasureClaimTaken,
    MeasureDayWrong,
    MeasureGateClosed,
    MeasureWrongStage,
)
from collector_desk.models import (
    Approval,
    Audit,
    Claim,
    DebtorStatus,
    Measure,
    MeasureClaim,
    Notice,
    Representative,
    Task,
)
from collector_desk.service import (
    approvals,
    debtor_statements,
    inquiries,
    measure_night,
    measure_run,
    measures,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.inquiries import Register
from collector_desk.wire.measures import (
    ClassE,
    NewRegimeAnswer,
    NewStatement,
    StopMeasure,
    ToldPayer,
)
from tests.kit import add_user
from tests.service.casework import objects
from tests.service.enforcing import TODAY, Enforcement


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def test_the_guardian_of_today_is_the_one_who_came_last(case: Enforcement) -> None:
    since = (date(2026, 1, 1), date(2026, 11, 1), date(2026, 3, 1))
    with case.db.write(SYSTEM) as work:
        kind = Status.GUARDIAN.value
        work.add(DebtorStatus(debtor_id=case.debtor, kind=kind, from_day=since[0], source="vedtak"))
        for at, day in enumerate(since):
            work.add(
                Representative(
                    debtor_id=case.debtor, role="guardian", name=f"Verge {at}", from_day=day,
                    street="Gata 1", postcode="0155", city="Oslo", source="vedtak", added_by="test",
                )
            )  # fmt: skip
            work.flush()
    found = {one.code: one.detail for one in case.save().reckoned.conditions}
    assert found["guardian"].startswith("Verge 1. Siden ")


def test_a_withholding_is_decided_by_two_persons_and_entered_in_the_book(
    case: Enforcement,
) -> None:
    draft = case.save()
    assert (draft.stage, draft.reckoned.may_propose, draft.reckoned.why_not) == (
        MeasureStage.DRAFT, True, "",
    )  # fmt: skip
    assert draft.reckoned.amount == 245_000
    assert all(condition.holds for condition in draft.reckoned.conditions)
    waiting = case.propose(draft)
    assert waiting.stage is MeasureStage.WAITING
    with pytest.raises(SamePerson):
        case.approve(add_user(case.db, "kari2", role="supervisor", person_id=case.kari.person_id))
    case.approve()
    decided = case.sheet(draft.measure_id)
    assert (decided.stage, decided.decided_on) == (MeasureStage.DECIDED, TODAY)
    assert decided.ends_on == date(2028, 11, 23)
    assert [line.split(" ", 1)[0] for line in decided.book] == ["N-2026-000001", "N-2026-000002"]
    with case.db.read() as work:
        noted = set(work.scalars(select(Audit.deed)))
    assert {"measures.save", "measures.propose", "approvals.approve"} <= noted


def _writes(case: Enforcement) -> None:
    order = Register(
        kind=InquiryKind.QUESTION, channel=Channel.POST, received_on=TODAY, text="Hva gjelder det?"
    )
    with case.db.write(case.kari) as work:
        inquiries.register(work, case.debtor, order)


def _unnotice(case: Enforcement) -> None:
    with case.db.write(SYSTEM) as work:
        work.execute(update(Notice).values(returned_on=TODAY))


CLOSED: dict[str, tuple[str, Callable[[Enforcement], object]]] = {
    "objection": (
        "stops", lambda case: objects(case.db, case.kari, case.debtor, case.claims[0], ground="paid")
    ),
    "unread": ("statement", _writes),
    "notice": ("notice", _unnotice),
    "booked": ("booked", lambda case: case.books.today_is(date(2026, 11, 30))),
}  # fmt: skip


@pytest.mark.parametrize("why", CLOSED)
def test_the_gate_is_closed_when_proposed_and_when_approved(case: Enforcement, why: str) -> None:
    code, close = CLOSED[why]
    sheet = case.propose(case.save())
    close(case)
    case.opened()
    with pytest.raises((MeasureGateClosed, ProposalChanged, AlreadyDecided)):
        case.approve()
    fell = why == "objection"  # by ruling 21 the proposal falls at once
    stage = MeasureStage.DRAFT if fell else MeasureStage.WAITING
    assert case.sheet(sheet.measure_id).stage is stage
    other = case.save()
    lacking = {one.code for one in other.reckoned.conditions if not one.holds}
    assert code in lacking
    with pytest.raises(MeasureGateClosed):
        case.propose(other)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"class_e": ClassE()}, "Klasse e"),
        ({"reasons": "kort"}, "begrunnelsen"),
        ({"considered": ""}, "i stedet"),
        ({"claim_ids": ()}, "Krav"),
        ({"amount": 245_100}, "mer enn det kan trekkes"),
    ],
)
def test_what_lacks_is_told_and_nothing_is_proposed(
    case: Enforcement, more: dict[str, object], told: str
) -> None:
    sheet = case.save(case.terms(**more))
    assert told in sheet.reckoned.why_not
    with pytest.raises(MeasureGateClosed):
        case.propose(sheet)
    assert case.sheet(sheet.measure_id).stage is MeasureStage.DRAFT


def test_claims_of_other_kinds_go_to_the_namsmann(db: Database) -> None:
    case = Enforcement(db, kind="kindergarten")
    sheet = case.save()
    assert "Går til namsmannen – § 7-2 f" in sheet.reckoned.why_not
    assert {claim.way for claim in sheet.claims} == {"request"}


def test_an_old_proposal_lapses_with_the_year_and_cannot_be_approved(case: Enforcement) -> None:
    sheet = case.propose(case.save())
    case.day(date(2027, 1, 1))
    with pytest.raises(MeasureGateClosed):
        case.approve()
    assert measure_night.check_all(case.db) == 1
    lapsed = case.sheet(sheet.measure_id)
    assert (lapsed.stage, case.proposal().state) == (MeasureStage.LAPSED, "void")
    assert measure_night.check_all(case.db) == 0


def test_under_the_new_rules_the_figure_is_an_estimate_and_the_trekk_has_no_end(
    case: Enforcement,
) -> None:
    with case.db.write(case.kari) as work:
        debtor_statements.answered(
            work, case.debtor,
            NewRegimeAnswer(
                answer=Regime.NEW, asked_on=TODAY, source="oppslag",
                one_trekk_since=date(2026, 11, 1),
            ),
        )  # fmt: skip
    decided = case.decided()
    assert decided.regime_label == "Nytt regelverk"
    assert decided.reckoned.estimate
    assert decided.ends_on is None


def test_a_lien_leaves_what_is_lived_on_takes_effect_with_the_bank_and_lapses(
    case: Enforcement,
) -> None:
    decided = case.decided(case.lien())
    kept = 19 * (1_138_800 + 483_500 + 982_700) // 30
    assert decided.reckoned.amount == min(9_000_000 - kept - 1, decided.reckoned.total)
    tomorrow = ToldPayer(version=decided.version, day=date(2026, 11, 24))
    with pytest.raises(MeasureDayWrong), case.db.write(case.kari) as work:
        measure_run.told(work, decided.measure_id, tomorrow)
    with case.db.write(case.kari) as work:
        measure_run.told(work, decided.measure_id, ToldPayer(version=decided.version, day=TODAY))
    running = case.sheet(decided.measure_id)
    assert (running.stage, running.effect_on) == (MeasureStage.IN_FORCE, TODAY)
    case.books.today_is(date(2029, 11, 24))
    assert measure_night.check_all(case.db) == 1
    case.opened()
    lapsed = case.sheet(decided.measure_id)
    assert lapsed.stage is MeasureStage.LAPSED
    assert lapsed.book[-1].split(" ", 1)[1].startswith("Erklæring om bortfall av utleggspant")


@pytest.mark.parametrize("kind", ["trekk", "lien"])
def test_the_days_that_run_from_the_decision_are_those_of_its_day(
    case: Enforcement, kind: str
) -> None:
    case.propose(case.save(case.lien() if kind == "lien" else case.terms()))
    case.books.today_is(date(2026, 11, 24))
    case.approve()
    found = case.sheet(case.proposal().subject_id)
    told = {one.label: one.value for one in found.reckoned.results}
    if kind == "lien":
        assert told["Pantet faller bort"] == "24.11.2029 uten tvangsdekning"
        assert told["Tvangsdekning tidligst"] == "08.12.2026"
    else:
        assert (told["Trekket løper lengst til"], found.ends_on) == (
            "24.11.2028",
            date(2028, 11, 24),
        )


def test_it_ends_when_the_claims_are_covered_and_nothing_more_is_withheld(
    case: Enforcement,
) -> None:
    decided = case.decided()
    for claim in case.claims:
        case.books.pays(claim, 1_100_000, TODAY)
    assert measure_night.check_all(case.db) == 1
    assert case.sheet(decided.measure_id).stage is MeasureStage.ENDED


def test_one_that_cannot_be_looked_at_by_night_keeps_no_other_from_its_end(
    case: Enforcement, expect_log: Callable[[str], None]
) -> None:
    broken = case.save(case.terms(claim_ids=case.claims[1:]))
    covered = case.decided(case.terms(claim_ids=case.claims[:1]))
    case.books.pays(case.claims[0], 1_200_000, TODAY)
    with case.db.write(SYSTEM) as work:
        unread = {"kind": "ukjent", "stage": "waiting"}
        work.execute(update(Measure).where(Measure.id == broken.measure_id).values(**unread))
    expect_log("was not looked at")
    assert measure_night.check_all(case.db) == 1
    assert case.row(covered.measure_id).stage == MeasureStage.ENDED
    with case.db.read() as work:
        (told,) = work.scalars(select(Task.text))
    assert told == f"{broken.number} er ikke gjennomgått (ValueError): se på tiltaket"


def test_a_stop_has_reasons_and_stands_in_the_book(case: Enforcement) -> None:
    decided = case.decided()
    with case.db.write(case.kari) as work:
        order = StopMeasure(version=decided.version, why="Skyldneren har inngått avtale.")
        measure_run.stop(work, decided.measure_id, order)
    stopped = case.sheet(decided.measure_id)
    assert stopped.stage is MeasureStage.STOPPED
    assert stopped.book[-1].endswith("Opphør av utleggstrekk: Skyldneren har inngått avtale.")
    with pytest.raises(MeasureWrongStage), case.db.write(case.kari) as work:
        measure_run.stop(
            work, stopped.measure_id,
            StopMeasure(version=stopped.version, why="En gang til, for sikkerhets skyld."),
        )  # fmt: skip


def test_a_claim_is_in_one_withholding_at_a_time(case: Enforcement) -> None:
    case.propose(case.save())
    again = case.save()
    with pytest.raises(MeasureClaimTaken):
        case.propose(again)


def test_a_draft_that_was_sent_on_is_not_changed(case: Enforcement) -> None:
    sheet = case.propose(case.save())
    with pytest.raises(MeasureWrongStage):
        case.save(case.terms(), measure_id=sheet.measure_id, version=sheet.version)
    with pytest.raises(MeasureWrongStage), case.db.write(case.kari) as work:
        measures.discard(work, sheet.measure_id, version=sheet.version)


def test_the_debtors_words_stand_on_the_sheet_and_let_the_notice_live_longer(
    case: Enforcement,
) -> None:
    case.day(date(2026, 12, 28))
    assert "notice" in _lacking(case)  # two months are over (§ 7-10)
    with case.db.write(case.kari) as work:
        debtor_statements.said(
            work, case.debtor,
            NewStatement(received_on=date(2026, 11, 10), text="Jeg har ikke råd."),
        )  # fmt: skip
    assert "notice" not in _lacking(case)
    assert case.save().statements == ("10.11.2026: Jeg har ikke råd.",)


def _lacking(case: Enforcement) -> set[str]:
    return {one.code for one in case.save().reckoned.conditions if not one.holds}


@pytest.mark.parametrize("stage", ["decided", "in_force"])
def test_the_database_itself_decides_nothing_unapproved(case: Enforcement, stage: str) -> None:
    sheet = case.propose(case.save())
    with pytest.raises(DBAPIError, match="four-eyes"), case.db.write(SYSTEM) as work:
        work.execute(update(Measure).where(Measure.id == sheet.measure_id).values(stage=stage))
    assert case.row(sheet.measure_id).stage == "waiting"


@pytest.mark.parametrize(
    "change",
    [
        {"terms": {}},
        {"reckoned": {}},
        {"reasons": "Andre grunner"},
        {"monthly": 1_000_000},
        {"regime": "new"},
        {"kind": "request"},
        {"editors": []},
    ],
    ids=str,
)
@pytest.mark.parametrize("stage", ["waiting", "decided"])
def test_the_database_itself_keeps_what_was_proposed(
    case: Enforcement, stage: str, change: dict[str, Any]
) -> None:
    sheet = case.propose(case.save())
    if stage == "decided":
        case.approve()
    before = case.row(sheet.measure_id)
    with pytest.raises(DBAPIError, match="four-eyes"), case.db.write(SYSTEM) as work:
        work.execute(update(Measure).where(Measure.id == sheet.measure_id).values(**change))
    after = case.row(sheet.measure_id)
    assert {name: getattr(after, name) for name in change} == {
        name: getattr(before, name) for name in change
    }


def test_the_database_itself_lets_no_claim_into_what_was_decided(case: Enforcement) -> None:
    sheet = case.propose(case.save())
    case.approve()
    mine = MeasureClaim.measure_id == sheet.measure_id
    with case.db.read(SYSTEM) as work:
        taken = work.scalars(select(MeasureClaim).where(mine)).all()
        other = work.scalar(
            select(Claim.id).where(Claim.id.not_in([one.claim_id for one in taken])).limit(1)
        )
    assert taken
    more = insert(MeasureClaim).values(
        measure_id=sheet.measure_id, claim_id=other or 0, rank="e",
        principal=1, costs=0, interest=0,
    )  # fmt: skip
    for deed in (
        update(MeasureClaim).where(mine).values(principal=1),
        more,
        delete(Measure).where(Measure.id == sheet.measure_id),
    ):
        with pytest.raises(DBAPIError, match="four-eyes"), case.db.write(SYSTEM) as work:
            work.execute(deed)


def test_what_is_sent_back_is_a_draft_again_with_the_comment(case: Enforcement) -> None:
    sheet = case.propose(case.save())
    waiting = case.proposal()
    with case.db.write(case.per) as work:
        approvals.send_back(
            work, waiting.id, version=waiting.version, comment="Mangler leiekontrakten."
        )
    back = case.sheet(sheet.measure_id)
    assert (back.stage, back.comment) == (MeasureStage.DRAFT, "Mangler leiekontrakten.")
    assert MeasureKind(case.row(sheet.measure_id).kind) is MeasureKind.WITHHOLDING
    again = case.propose(case.sheet(sheet.measure_id))
    assert again.comment == ""  # it is answered
    with case.db.read() as work:
        assert len(list(work.scalars(select(Approval.id)))) == 2
    assert again.stage is MeasureStage.WAITING
