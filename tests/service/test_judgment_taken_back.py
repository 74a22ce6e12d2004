"""A leader takes back a judgment that was registered by mistake: everything stands as before it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.suit import SuitEventKind, SuitStage
from collector_desk.domain.facts import Bucket, FactKind
from collector_desk.errors.enforcement import JudgmentKnown
from collector_desk.errors.judgments import JudgmentCostsWaived, JudgmentInUse, JudgmentTakenBack
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import (
    Audit,
    Debtor,
    FactRow,
    Judgment,
    LetterRow,
    LimitationEvent,
    Plan,
    PlanInstalment,
    Suit,
    Task,
)
from collector_desk.service import (
    condition_days,
    disputed_before,
    folder,
    judgment_served,
    judgment_taken_back,
    judgments,
    measure_facts,
    plans,
    suit_asking,
)
from collector_desk.service.database import Database
from collector_desk.wire.enforcement_requests import (
    JudgmentBoard,
    JudgmentKind,
    JudgmentServed,
    NewJudgment,
    TakeBackJudgment,
)
from collector_desk.wire.plans import NewPlan, Terms
from tests.kit import TODAY as MAIL_DAY
from tests.service.agreements import FIRST, Agreement
from tests.service.enforcing import TODAY
from tests.service.mail import Mail
from tests.service.parties import neighbour, shares
from tests.service.suing import Suing
from tests.service.test_judgments import COSTS, costs, judged, order
from tests.service.test_plan_lowered import owed, pays_the_rest
from tests.service.test_plan_lowered import rows as instalments

WHY = "Dommen gjaldt en annen skyldner."
SOON = TODAY + timedelta(days=14)
DECIDED = TODAY + timedelta(days=1)


@pytest.fixture
def case(db: Database) -> Suing:
    made = Suing(db)
    made.answered(Regime.OLD)
    return made


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


@pytest.fixture
def other(mail: Mail) -> int:
    """Sol Vik owes the claim jointly, since it was handed over."""
    number = neighbour(mail)
    shares(mail, number)
    return number


def rows(case: Any) -> list[Judgment]:
    with case.db.read() as work:
        return list(work.scalars(select(Judgment).order_by(Judgment.id)))


def back(case: Any, debtor: int, which: int = 0, **more: Any) -> None:
    row = rows(case)[which]
    taken = TakeBackJudgment(judgment_id=row.id, version=row.version, why=WHY)
    with case.db.write(case.kari) as work:
        judgment_taken_back.take_back(work, debtor, taken.model_copy(update=more))


def on_one(case: Suing) -> None:
    """A judgment on the first of the claims alone."""
    made = NewJudgment(
        claim_id=case.claims[0], what=JudgmentKind.JUDGMENT, board=JudgmentBoard.CONCILIATION,
        board_name="Oslo forliksråd", complained_on=TODAY, decided_on=TODAY,
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        judgments.register(work, case.debtor, made)


def disputed(case: Suing) -> Suit:
    return case.comes(case.make_and_file(), SuitEventKind.DISPUTED, text="Jeg skylder ingenting")


def suit_of(case: Suing) -> Suit:
    with case.db.read() as work:
        return work.scalars(select(Suit)).one()


def stands(case: Suing) -> tuple[Any, ...]:
    """What a judgment moves."""
    with case.db.read() as work:
        suit = work.scalars(select(Suit)).one()
        tasks = work.execute(select(Task.text, Task.state, Task.done_by).order_by(Task.id)).all()
        return (
            (suit.stage, suit.ended_on, suit.ended_why),
            [tuple(one) for one in tasks if one.state == "open"],
            case.steps(), case.last_days(),
            [case.books.statement(claim, case.db.clock.today()).balance for claim in case.claims],
            disputed_before.undecided(work, case.debtor),
            suit_asking.pending(work, case.debtor),
            suit_asking.unripe(work, case.debtor, on=TODAY),
            measure_facts.judged(work, case.debtor),
        )  # fmt: skip


def test_all_stands_as_before_it_and_the_right_one_is_registered(case: Suing) -> None:
    row = case.comes(disputed(case), SuitEventKind.COMPLETION, text="Mer", deadline=SOON)
    case.day(DECIDED)
    before = stands(case)
    case.judged(row, DECIDED, costs=207_130, served_on=DECIDED)
    assert all(now != then for now, then in zip(stands(case)[:5], before[:5], strict=True))
    assert stands(case)[5:7] == ({}, {})
    back(case, case.debtor)
    assert stands(case) == before
    assert suit_of(case).stage == SuitStage.FILED
    case.judged(suit_of(case), DECIDED, costs=107_130)
    assert suit_of(case).stage == SuitStage.ENDED
    first, *_ = case.claims
    assert case.books.statement(first, DECIDED).balance.costs == 107_130
    with pytest.raises(JudgmentKnown):
        case.judged(suit_of(case), DECIDED)


def test_it_stays_marked_and_audited(case: Suing) -> None:
    case.judged(disputed(case), TODAY)
    back(case, case.debtor)
    assert {(one.taken_back_by, one.taken_back_why) for one in rows(case)} == {
        ("Kari Nordmann", WHY)
    }
    told = {(one.taken_back, one.served) for one in case.shown().judgments}
    assert told == {(f"Tatt tilbake 23.11.2026 av Kari Nordmann: {WHY}", False)}
    with case.db.read() as work:
        noted = work.scalars(select(Audit).where(Audit.deed == "judgments.take_back")).all()
        assert {one.stream for one in noted} == {f"debtor:{case.debtor}"}
        assert [(one.details or {})["why"] for one in noted] == [WHY, WHY]


def test_it_is_no_basis_for_a_request(case: Suing) -> None:
    case.judged(disputed(case), TODAY, served_on=TODAY)
    back(case, case.debtor)
    (claim, *_) = case.claims
    with case.db.write(case.kari) as work:
        found = folder.read(work, work.get_one(Debtor, case.debtor))
        kept = found.claim(claim)
        assert kept is not None
        assert condition_days.judged(work, found, kept) is None
    stopped = [one for one in case.save(case.request()).reckoned.conditions if not one.holds]
    assert any("til behandling i klagen" in one.label for one in stopped)


def test_what_was_withdrawn_meanwhile_is_withdrawn(case: Suing) -> None:
    case.make_and_file()
    on_one(case)
    case.comes(suit_of(case), SuitEventKind.WITHDRAWN, text="Se brevet")
    assert {one[3] for one in case.steps()} == {"decided", "withdrawn"}
    back(case, case.debtor)
    assert [one[3] for one in case.steps()] == ["withdrawn", "withdrawn"]
    assert suit_of(case).stage == SuitStage.ENDED


def test_another_that_stands_decides_the_complaint(case: Suing) -> None:
    row = case.make_and_file()
    case.judged(row, TODAY)
    case.day(DECIDED)
    case.judged(row, DECIDED)
    back(case, case.debtor)
    assert suit_of(case).stage == SuitStage.ENDED
    with case.db.read() as work:
        steps = work.scalars(select(LimitationEvent)).all()
    assert {(one.outcome, one.ended) for one in steps} == {("decided", DECIDED)}


def test_nothing_is_taken_back_twice_served_after_it_or_of_another(case: Suing) -> None:
    case.judged(case.make_and_file(), TODAY)
    with pytest.raises(Stale):
        back(case, case.debtor, version=0)
    for wrong in ({"judgment_id": 10**6}, {}):
        with pytest.raises(Unknown):
            back(case, case.debtor if wrong else 10**6, **wrong)
    back(case, case.debtor)
    with pytest.raises(JudgmentTakenBack, match=r"Oslo forliksråd 23\.11\.2026 er tatt tilbake"):
        back(case, case.debtor)
    (row, *_) = rows(case)
    served = JudgmentServed(judgment_id=row.id, version=row.version, day=TODAY)
    with pytest.raises(JudgmentTakenBack), case.db.write(case.kari) as work:
        judgment_served.enter(work, case.debtor, served)


def test_a_measure_on_the_claim_is_stopped_first(case: Suing) -> None:
    case.propose(case.save(case.request()))
    on_one(case)
    with pytest.raises(JudgmentInUse, match=r"T-2026-000001 gjelder K-2026"):
        back(case, case.debtor)
    assert {one.taken_back_on for one in rows(case)} == {None}


def test_so_are_costs_that_were_given_up(case: Suing) -> None:
    case.judged(case.make_and_file(), TODAY, costs=207_130)
    case.books.happens(case.claims[0], FactKind.WAIVER, 100, TODAY, bucket=Bucket.COSTS)
    with pytest.raises(JudgmentCostsWaived):
        back(case, case.debtor)


def test_of_who_was_named_with_him_too(mail: Mail, other: int) -> None:
    judged(mail, others=(other,), served_on=MAIL_DAY - timedelta(days=1))
    back(mail, mail.debtor_id)
    assert {one.taken_back_by for one in rows(mail)} == {"Kari Nordmann"}
    assert (costs(mail, mail.debtor_id), costs(mail, other)) == (0, 0)
    assert mail.rows(LimitationEvent) == []
    assert {one.state for one in mail.rows(Task) if "prøvd" in one.text} == {"done"}
    assert mail.proved()


def test_costs_that_another_was_ordered_to_pay_by_one_that_stands_stay(
    mail: Mail, other: int
) -> None:
    judged(mail)
    with mail.db.write(mail.kari) as work:
        judgments.register(work, other, order(mail))
    back(mail, mail.debtor_id)
    assert (costs(mail, mail.debtor_id), costs(mail, other)) == (0, COSTS)
    assert [row.kind for row in mail.rows(FactRow) if row.kind == FactKind.REVERSAL] == []
    back(mail, other, 1)
    assert (costs(mail, mail.debtor_id), costs(mail, other)) == (0, 0)
    assert mail.proved()


def test_what_was_paid_of_the_costs_is_placed_on_the_rest(mail: Mail) -> None:
    judged(mail)
    before = mail.books.statement(mail.claim, MAIL_DAY).balance.total
    mail.books.pays(mail.claim, 100_000, MAIL_DAY)
    back(mail, mail.debtor_id)
    now = mail.books.statement(mail.claim, MAIL_DAY).balance
    assert (now.costs, now.total) == (0, before - COSTS - 100_000)
    assert mail.proved()


def test_a_plan_asks_for_no_more_than_is_owed_without_it(db: Database) -> None:
    case = Agreement(db)
    with db.write(case.kari) as work:
        on_claim = NewJudgment(
            claim_id=case.claim, what=JudgmentKind.JUDGMENT, board=JudgmentBoard.CONCILIATION,
            board_name="Oslo forliksråd", complained_on=TODAY, decided_on=TODAY, costs=COSTS,
        )  # fmt: skip
        judgments.register(work, case.debtor, on_claim)
    plan = case.grant().plan_id
    before = sum(one.amount for one in instalments(case, plan))
    back(case, case.debtor)
    assert sum(one.amount for one in instalments(case, plan)) <= before - COSTS
    last = pays_the_rest(case, plan)
    assert owed(case, last) == 0


def granted(mail: Mail, debtor: int) -> int:
    """A plan of the claim; gives it."""
    terms = Terms(claim_ids=(mail.claim,), first_due=FIRST, count=3)
    order = NewPlan(terms=terms, reasons="Skyldneren er permittert til sommeren.")
    with mail.db.write(mail.kari) as work:
        return plans.grant(work, debtor, order).id


def asked(mail: Mail, plan: int) -> tuple[Any, ...]:
    """What a plan asks for, why, and by how many letters."""
    with mail.db.read() as work:
        query = select(PlanInstalment.amount).where(PlanInstalment.plan_id == plan)
        sent = select(LetterRow.state).where(LetterRow.plan_id == plan).order_by(LetterRow.id)
        reasons = work.get_one(Plan, plan).reasons
        return sum(work.scalars(query)), reasons, list(work.scalars(sent))


def test_the_plan_of_another_who_never_answered_for_its_costs_stays_as_it_is(
    mail: Mail, other: int
) -> None:
    judged(mail)
    plan = granted(mail, other)
    before = asked(mail, plan)
    back(mail, mail.debtor_id)
    assert asked(mail, plan) == before


def test_a_plan_is_reckoned_anew_also_where_another_owes_the_costs_still(
    mail: Mail, other: int
) -> None:
    """Each had the same judgment registered: the costs stand, and one of them answers for them."""
    judged(mail)
    with mail.db.write(mail.kari) as work:
        judgments.register(work, other, order(mail))
    plan = granted(mail, mail.debtor_id)
    before, *_ = asked(mail, plan)
    back(mail, mail.debtor_id)
    assert (costs(mail, mail.debtor_id), costs(mail, other)) == (0, COSTS)
    assert asked(mail, plan)[0] <= before - COSTS


@pytest.mark.parametrize("too_much", [COSTS, 0])
def test_it_is_asked_to_give_back_what_was_paid_of_the_costs_and_is_owed_no_more(
    mail: Mail, too_much: int
) -> None:
    judged(mail)
    owes = mail.books.statement(mail.claim, MAIL_DAY).balance.total
    mail.books.pays(mail.claim, owes - COSTS + too_much, MAIL_DAY)
    back(mail, mail.debtor_id)
    assert mail.books.statement(mail.claim, MAIL_DAY).balance.credit == too_much
    told = (
        "2\u00a0500,00 kr er betalt for mye på K-2026-000001: kostnader fra Oslo forliksråd er tatt"
        " tilbake. Foreslå tilbakebetaling."
    )
    assert mail.tasks() == ([told] if too_much else [])
