"""A plan's notice of default and an offer, where debtors could not reach us while their days ran."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from collector_desk.domain.outages import Channel
from collector_desk.domain.plan_stage import PlanStage
from collector_desk.domain.work import WorkKind
from collector_desk.errors.plans import PlanOfferExpired
from collector_desk.service import outages, plans
from collector_desk.service.database import Database
from collector_desk.wire.outages import NewOutage
from collector_desk.wire.plans import Accept, NewOffer, PlanSheet
from tests.kit import add_user
from tests.service.agreements import Agreement
from tests.service.work_world import rows

DAY = timedelta(days=1)
WROTE, LAST = date(2027, 1, 6), date(2027, 1, 22)  # a Friday, sixteen days after it was written
MOVED = date(2027, 1, 25)
WHY = "Fristen er forlenget fra 22.01.2027 til 25.01.2027: alle kanaler var nede 21.–22.01.2027."


@pytest.fixture
def case(db: Database) -> Agreement:
    made = Agreement(db)
    add_user(db, "ada", role="administrator", name="Ada Berg", team=None)
    return made


def down(case: Agreement, first: date, last: date) -> None:
    order = NewOutage(channel=Channel.ALL, from_day=first, to_day=last, source="Driftsmelding 41")
    with case.db.write(case.per) as work:
        outages.register(work, order)


def noticed(case: Agreement) -> PlanSheet:
    """A plan whose first instalment never came, with a notice that has gone."""
    plan_id = case.grant().plan_id
    case.day(WROTE)
    case.notice(plan_id)
    case.goes()
    found = case.sheet(plan_id)
    assert found.notice_deadline == LAST
    return found


def test_a_plan_ends_no_earlier_than_the_extended_days_of_its_notice(case: Agreement) -> None:
    plan_id = noticed(case).plan_id
    case.day(LAST)
    down(case, LAST - DAY, LAST)
    case.day(MOVED)
    case.night()
    found = case.sheet(plan_id)
    assert (found.stage, found.notice_deadline) == (PlanStage.NOTICED, MOVED)
    assert (found.next_step, found.next_day) == ("Avslutt avtalen", MOVED + DAY)
    assert any(WHY in why and "Ikke bekreftet" in why for why in found.why)
    (row,) = rows(case.db, case.kari, kinds=[WorkKind.PLAN_NOTICED])
    assert (row.due, "fristen går ut i dag" in row.why) == (MOVED, True)
    case.day(MOVED + DAY)
    case.night()
    assert case.sheet(plan_id).stage is PlanStage.ENDED


def test_what_is_paid_within_the_extended_days_mends_the_plan(case: Agreement) -> None:
    plan_id = noticed(case).plan_id
    case.day(LAST)
    down(case, LAST - DAY, LAST)
    case.books.pays(case.claim, 120_000, MOVED)
    case.day(MOVED + DAY)
    case.night()
    found = case.sheet(plan_id)
    assert found.stage is PlanStage.LATE, "the next instalment, due on the 25th"
    assert "er rettet: det som manglet, er betalt innen 25.01.2027" in found.why[0]


def test_a_plan_that_ended_before_it_was_told_stays_ended_and_a_caseworker_is_asked(
    case: Agreement,
) -> None:
    plan_id = noticed(case).plan_id
    case.day(LAST + DAY)
    case.night()
    assert case.sheet(plan_id).stage is PlanStage.ENDED
    down(case, LAST - DAY, LAST)
    assert case.sheet(plan_id).stage is PlanStage.ENDED
    asked = f"A-2026-000001 ble avsluttet 23.01.2027. {WHY} Se om avtalen skal inngås på nytt"
    assert case.tasks("follow_up").count(asked) == 1


def test_an_offer_stands_as_long_as_it_has_been_moved(case: Agreement) -> None:
    with case.db.write(case.kari) as work:
        order = NewOffer(terms=case.terms(amount=150_000), offer_until=date(2026, 12, 7))
        plan_id = plans.offer(work, case.debtor, order).id
    case.books.today_is(date(2026, 12, 8))
    down(case, date(2026, 12, 4), date(2026, 12, 7))  # Friday to Monday
    case.night()
    found = case.sheet(plan_id)
    assert (found.stage, found.offer_until) == (PlanStage.OFFERED, date(2026, 12, 11))
    case.books.today_is(date(2026, 12, 12))
    case.opened()
    late = Accept(version=found.version)
    with case.db.write(case.kari) as work, pytest.raises(PlanOfferExpired) as refused:
        plans.accept(work, plan_id, late)
    assert "11.12.2026" in str(refused.value)
    on_time = Accept(version=found.version, accepted_on=date(2026, 12, 11))
    with case.db.write(case.kari) as work:
        plans.accept(work, plan_id, on_time)
    assert case.sheet(plan_id).stage is PlanStage.ON_TRACK
