"""The day a judgment is served may come later: what is reckoned from it is reckoned again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.errors.enforcement import JudgmentNotServed, MeasureDayWrong
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import Audit, Debtor, Document, Judgment, RequestVersion, Task
from collector_desk.service import judgment_served, requests_out
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.enforcement_requests import FileRequest, JudgmentKind, JudgmentServed
from collector_desk.wire.suits import JudgmentShown
from tests.service.enforcing import TODAY
from tests.service.parties import PDF
from tests.service.suing import Suing

DECIDED, SERVED = date(2026, 12, 7), date(2026, 12, 21)
LATER = date(2027, 1, 12)


@pytest.fixture
def case(db: Database) -> Suing:
    """A judgment on default on both claims; when it was served nobody has told."""
    found = Suing(db)
    row = found.make_and_file()
    found.day(DECIDED)
    found.judged(row, DECIDED)
    found.day(LATER)
    return found


def shown(case: Suing) -> JudgmentShown:
    return case.shown().judgments[0]


def served(case: Suing, day: date = SERVED, **more: Any) -> None:
    one = more.pop("shown_as", None) or shown(case)
    order = JudgmentServed(judgment_id=one.judgment_id, version=one.version, day=day)
    order = order.model_copy(update=more)
    with case.db.write(case.kari) as work:
        judgment_served.enter(work, case.debtor, order)


def waits(case: Suing) -> tuple[str, str] | None:
    """What a request on it waits for, and who clears that; None: for nothing."""
    found = case.save(case.request()).reckoned
    stops = [one for one in found.conditions if one.code == "stops"]
    if all(one.holds for one in stops):
        return None
    (one,) = stops
    assert not found.may_propose
    assert one.source.startswith("tvangsfullbyrdelsesloven kapittel 4")
    return one.label, one.who_clears


def asked(case: Suing) -> list[tuple[str, date, str]]:
    with case.db.read() as work:
        rows = work.scalars(select(Task).where(Task.text.contains("prøvd")).order_by(Task.id))
        return [(row.state, row.due_on, row.text) for row in rows]


def test_the_month_runs_from_the_day_it_was_served_and_a_task_comes_on_its_end(
    case: Suing,
) -> None:
    one = shown(case)
    assert (one.served, one.served_on, one.enforced_from) == (True, None, None)
    assert asked(case) == []
    served(case, document=PDF)
    assert {(row.served_on, row.enforced_from) for row in case.shown().judgments} == {
        (SERVED, date(2027, 1, 22))
    }
    ((state, due, text),) = asked(case)
    assert (state, due) == ("open", date(2027, 1, 21))
    assert text.startswith("Fraværsdom 07.12.2026, Oslo forliksråd: fristen for å få den prøvd")
    with case.db.read() as work:
        (paper,) = work.scalars(select(Document).where(Document.name.startswith("forkynnelse")))
        (note,) = work.scalars(select(Audit).where(Audit.deed == "judgments.served"))
        details = note.details or {}
    assert (paper.debtor_id, details["document"]) == (case.debtor, paper.id)
    assert (details["before"], details["served"]) == (None, SERVED.isoformat())


@pytest.mark.parametrize("regime", Regime)
def test_a_request_waits_for_the_service_and_then_for_what_it_says(
    case: Suing, regime: Regime
) -> None:
    case.answered(regime, LATER)
    case.demanded(case.claims, date(2026, 12, 8), date(2026, 12, 22))  # the warning of § 4-19

    assert waits(case) == (  # though a month went since it was decided
        (
            "Fraværsdom 07.12.2026 er ikke ført som forkynt, og fristene i den løper fra"
            " forkynnelsen"
        ),
        "saksbehandler som fører dagen den er forkynt",
    )
    served(case)
    assert waits(case) == ("Fraværsdom 07.12.2026 kan fullbyrdes tidligst 22.01.2027", "")
    case.day(date(2027, 1, 22))
    case.answered(regime, date(2027, 1, 22))
    assert waits(case) is None


def test_a_settlement_waits_for_no_service(db: Database) -> None:
    case = Suing(db)
    case.answered(Regime.OLD)
    case.judged(case.make_and_file(), TODAY, what=JudgmentKind.SETTLEMENT)
    assert waits(case) is None


def test_another_day_moves_the_task_and_the_old_one_is_asked_no_more(case: Suing) -> None:
    served(case)
    served(case, SERVED + timedelta(days=2))
    assert [(state, due) for state, due, _ in asked(case)] == [
        ("done", date(2027, 1, 21)), ("open", date(2027, 1, 25)),  # the 23rd is a Saturday
    ]  # fmt: skip


def test_a_request_that_went_before_it_could_is_asked_about_once(case: Suing) -> None:
    case.answered(Regime.OLD, LATER)
    case.demanded(case.claims, date(2026, 12, 8), date(2026, 12, 22))  # the warning of § 4-19
    served(case, DECIDED)  # by mistake
    row = case.decided(case.request())
    with case.db.write(case.kari) as work:
        made = requests_out.make(work, row.measure_id, version=row.version)
        requests_out.filed(work, row.measure_id, FileRequest(version=made.version, day=LATER))
    served(case)
    served(case, SERVED + timedelta(days=1))
    with case.db.read() as work:
        told = work.scalars(select(Task.text).where(Task.text.contains("er levert før"))).all()
        assert work.scalars(select(RequestVersion.filed_on)).all() == [LATER]
    assert told == [
        f"{row.number} er levert før fraværsdom 07.12.2026 kunne fullbyrdes (forkynt {day})."
        " Avklar med namsmannen om begjæringen står."
        for day in ("21.12.2026", "22.12.2026")
    ]


def test_what_cannot_be_is_refused_and_nothing_is_kept(case: Suing) -> None:
    for day in (DECIDED - timedelta(days=1), LATER + timedelta(days=1)):
        with pytest.raises(MeasureDayWrong):
            served(case, day)
    with pytest.raises(Stale):
        served(case, version=99)
    with pytest.raises(Unknown):
        served(case, judgment_id=10**6)
    with case.db.write(SYSTEM) as work:
        for row in work.scalars(select(Judgment)):
            row.what = JudgmentKind.SETTLEMENT.value
    assert not shown(case).served
    with pytest.raises(JudgmentNotServed, match=r"Oslo forliksråd 07\.12\.2026 forkynnes ikke"):
        served(case)
    with case.db.read() as work:
        assert set(work.scalars(select(Judgment.served_on))) == {None}


def test_the_judgment_of_another_debtor_is_not_there(case: Suing) -> None:
    one = shown(case)
    with case.db.write(SYSTEM) as work:
        other = Debtor(kind="person", name="Vik, Sol", search_name="vik sol")
        work.add(other)
        work.flush()
        for row in work.scalars(select(Judgment)):
            row.debtor_id = other.id
    with pytest.raises(Unknown):
        served(case, judgment_id=one.judgment_id, shown_as=one)


def test_of_two_judgments_of_a_board_on_one_day_each_is_served_by_itself(db: Database) -> None:
    case = Suing(db)
    both = case.claims
    for number in both:
        row = case.filed(case.make(number))
        case.claims = (number,)
        case.judged(row, TODAY)
    case.day(LATER)

    def days() -> list[date | None]:
        with case.db.read() as work:
            return list(work.scalars(select(Judgment.served_on).order_by(Judgment.claim_id)))

    first, second = sorted(case.shown().judgments, key=lambda one: one.claim_id)
    assert first.group != second.group
    served(case, shown_as=first)
    assert days() == [SERVED, None]
    served(case, shown_as=second)
    again = next(one for one in case.shown().judgments if one.claim_id == both[0])
    served(case, SERVED + timedelta(days=2), shown_as=again)
    assert days() == [SERVED + timedelta(days=2), SERVED]
    with case.db.read() as work:
        open_ = select(Task.claim_id, Task.due_on).where(Task.state == "open")
        asked_of = sorted(
            tuple(row) for row in work.execute(open_.where(Task.text.contains("prøvd")))
        )
    assert asked_of == [(both[0], date(2027, 1, 25)), (both[1], date(2027, 1, 21))]
