"""Proposals and decisions over the year end, through the service, with the clock set day by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.rates import Rates
from collector_desk.errors.enforcement import MeasureGateClosed
from collector_desk.models import Measure, RequestVersion
from collector_desk.service import measure_night, measure_run, measures, requests_out
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.measures import MeasureTerms, StopMeasure
from tests.service.enforcing import Enforcement, noticed
from tests.service.requesting import Requesting

NEW_YEAR = date(2027, 1, 1)
FIRST, LAST = date(2026, 12, 16), date(2027, 3, 1)


@pytest.fixture
def case(db: Database) -> Enforcement:
    """Two fines, noticed 1 October until the 22nd; the rates of 2027 are those of practice."""
    db.rates = Rates.practice()
    return Enforcement(db)


def sends(case: Enforcement, sent: date, ends: date) -> None:
    for claim in case.claims:
        noticed(case.db, case.debtor, claim, sent=sent, ends=ends)


def night(case: Enforcement, measure_id: int) -> Measure:
    with case.db.write(SYSTEM) as work:
        measure_night.check(work, measure_id)
    return case.row(measure_id)


def stops(case: Enforcement, measure_id: int) -> None:
    with case.db.write(case.kari) as work:
        version = work.get_one(Measure, measure_id).version
        measure_run.stop(work, measure_id, StopMeasure(version=version, why="Til neste dag"))


def discards(case: Enforcement, measure_id: int) -> None:
    with case.db.write(case.kari) as work:
        version = work.get_one(Measure, measure_id).version
        measures.discard(work, measure_id, version=version)


def test_decisions_are_made_on_the_days_that_a_notice_carries_and_by_their_rules(
    case: Enforcement,
) -> None:
    walk = (  # what the day gives: the rules of the decision, or None where it is refused
        (date(2026, 12, 16), "old"),
        (date(2026, 12, 22), "old"),
        (date(2026, 12, 23), None),  # two months after 22 October (§ 7-10)
        (date(2026, 12, 30), None),  # a new one of three weeks has its deadline today
        (date(2026, 12, 31), "old"),
        (NEW_YEAR, "new"),
        (date(2027, 1, 4), "new"),
        (date(2027, 2, 28), "new"),
        (date(2027, 3, 1), None),  # two months after 30 December
    )
    for day, rules in walk:
        if day == date(2026, 12, 30):
            sends(case, date(2026, 12, 9), day)
        case.day(day)
        sheet = case.save()
        if rules is None:
            with pytest.raises(MeasureGateClosed):
                case.propose(sheet)
            continue
        case.propose(sheet)
        case.approve()
        row = case.row(sheet.measure_id)
        assert (row.stage, row.regime, row.decided_on) == ("decided", rules, day)
        # Old rules: two years from the decision; new rules: no end of ours.
        assert (row.ends_on is not None) == (rules == "old")
        stops(case, sheet.measure_id)


def every_day() -> Iterator[date]:
    day = FIRST
    while day <= LAST:
        yield day
        day += timedelta(days=1)


def account(case: Enforcement, day: date) -> MeasureTerms:
    """The account as it is on a day."""
    filled = case.lien()
    assert filled.account is not None
    today = {"balance_on": day, "next_income_on": day + timedelta(days=20)}
    return filled.model_copy(update={"account": filled.account.model_copy(update=today)})


def by_rulings(day: date) -> str | None:
    """The rules of an own decision on a day, of the two notices; None where neither carries it."""
    if day <= date(2026, 12, 22) or day == date(2026, 12, 31):
        return "old"
    return "new" if NEW_YEAR <= day <= date(2027, 2, 28) else None


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("kind", [MeasureKind.WITHHOLDING, MeasureKind.ACCOUNT_LIEN])
def test_an_own_measure_is_proposed_and_decided_every_day_that_a_notice_carries(
    case: Enforcement, kind: MeasureKind
) -> None:
    for day in every_day():
        if day == date(2026, 12, 30):
            sends(case, date(2026, 12, 9), day)
        case.day(day)
        lien = kind is MeasureKind.ACCOUNT_LIEN
        sheet, rules = case.save(account(case, day) if lien else case.terms()), by_rulings(day)
        if rules is None:
            with pytest.raises(MeasureGateClosed):
                case.propose(sheet)
            discards(case, sheet.measure_id)
            continue
        case.propose(sheet)
        case.approve()
        row = case.row(sheet.measure_id)
        assert (row.stage, row.regime, row.decided_on) == ("decided", rules, day)
        stops(case, sheet.measure_id)


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("since", [None, date(2026, 12, 28)])
def test_a_request_follows_the_look_up_of_its_day_and_not_the_year(
    db: Database, since: date | None
) -> None:
    """Ruling 1 b: paper while the answer is the old rules, JSON from the day it is the new ones."""
    db.rates = Rates.practice()
    case = Requesting(db)
    for day in every_day():
        case.day(day)
        rules = Regime.NEW if since is not None and day >= since else Regime.OLD
        case.answered(rules, day=day)
        sheet = case.propose(case.save(case.request()))
        case.approve()
        with db.write(case.kari) as work:
            version = work.get_one(Measure, sheet.measure_id).version
            requests_out.make(work, sheet.measure_id, version=version)
        with db.read() as work:
            form = work.scalars(
                select(RequestVersion.form).where(RequestVersion.measure_id == sheet.measure_id)
            ).one()
        row = case.row(sheet.measure_id)
        assert (row.regime, row.decided_on) == (rules.value, day)
        assert form == ("json" if rules is Regime.NEW else "paper")
        stops(case, sheet.measure_id)


def test_an_old_rule_proposal_waits_every_day_of_the_year_and_lapses_on_the_first(
    case: Enforcement,
) -> None:
    sends(case, date(2026, 11, 10), date(2026, 12, 1))
    day = date(2026, 12, 16)
    case.day(day)
    sheet = case.propose(case.save())
    while day < NEW_YEAR:
        row = night(case, sheet.measure_id)
        assert (day, row.stage, row.regime) == (day, "waiting", "old")
        day += timedelta(days=1)
        case.books.today_is(day)
    case.opened()
    with pytest.raises(MeasureGateClosed, match="tidligere regelverk"):
        case.approve()  # before the night has been
    row = night(case, sheet.measure_id)
    assert (row.stage, row.decided_on, row.ended_on) == ("lapsed", None, NEW_YEAR)
    case.day(date(2027, 1, 4))
    again = case.propose(case.save())
    for day in (date(2027, 1, 29), date(2027, 2, 1)):
        case.day(day)
        assert night(case, again.measure_id).stage == MeasureStage.WAITING.value
    case.day(date(2027, 2, 2))  # two months after 1 December
    with pytest.raises(MeasureGateClosed, match=r"falt bort 01\.02\.2027"):
        case.approve()
    assert case.row(again.measure_id).decided_on is None
