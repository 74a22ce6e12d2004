"""Between the day a complaint is made and the day it is filed: what is owed, and what is disputed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from collector_desk.domain.facts import FactKind
from collector_desk.domain.status import Status
from collector_desk.errors.suits import (
    SuitAsksLeader,
    SuitChanged,
    SuitJudged,
    SuitNothingOwed,
    SuitStopped,
)
from collector_desk.models import Audit, Suit, Task
from collector_desk.service import statuses, suit_asking, suits
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.wire.statuses import NewStatus
from collector_desk.wire.suits import FileSuit
from tests.service.casework import REASONS, objects
from tests.service.enforcing import TODAY
from tests.service.parties import PDF
from tests.service.suing import Suing
from tests.service.test_suits import undemanded


@pytest.fixture
def case(db: Database) -> Suing:
    return Suing(db)


def files(case: Suing, row: Suit, who: Who, reasons: str = "", *, sent: bool = False) -> None:
    with case.db.write(who) as work:
        order = FileSuit(version=row.version, day=work.clock.today(), reasons=reasons, sent=sent)
        suits.filed(work, row.id, order)


def tasks(case: Suing) -> list[str]:
    with case.db.write(SYSTEM) as work:
        suit_asking.ask_of_paid(work)
        return list(work.scalars(select(Task.text).where(Task.text.startswith("S-"))))


def test_a_payment_since_it_was_made_asks_for_a_new_one(case: Suing) -> None:
    row = case.make()
    case.books.pays(case.claims[0], 100_000, TODAY)
    with pytest.raises(SuitChanged, match="K-2026-000001 er endret siden klagen S-2026-000001"):
        case.filed(row)
    with case.db.write(case.kari) as work:
        suits.discard(work, row.id, version=row.version)
    case.day(TODAY + timedelta(days=1))
    again = case.make()
    case.day(TODAY + timedelta(days=5))
    assert case.filed(again).stage == "filed"  # interest that runs on changes nothing
    assert tasks(case) == []


def test_what_was_told_after_it_went_is_told_to_the_board_once_for_each_sum(case: Suing) -> None:
    row = case.make()
    case.day(TODAY + timedelta(days=2))
    case.books.pays(case.claims[0], 100_000, TODAY + timedelta(days=2))
    row = case.filed(row, TODAY)
    first = tasks(case)
    assert len(first) == 1
    assert first[0].startswith("S-2026-000001: K-2026-000001 har nå ")
    assert "Meld fra til Forliksrådet om betaling" in first[0]
    assert tasks(case) == first
    case.books.pays(case.claims[0], 200_000, TODAY + timedelta(days=2))
    assert len(tasks(case)) == 2


def test_reasons_for_one_thing_do_not_file_what_is_disputed_since(case: Suing) -> None:
    undemanded(case)
    row = case.make(who=case.per, reasons=REASONS)
    case.day(TODAY + timedelta(days=1))
    objects(case.db, case.kari, case.debtor, case.claims[0])
    for who, reasons in ((case.kari, ""), (case.kari, REASONS), (case.per, ""), (case.per, "kort")):
        with pytest.raises(SuitAsksLeader, match="bestridt"):
            files(case, row, who, reasons)
    files(case, row, case.per, "Foreldes i morgen.")
    with case.db.read() as work:
        (kept,) = work.scalars(select(Suit))
    assert (kept.stage, kept.reasons) == ("filed", f"{REASONS}\nForeldes i morgen.")


def pays(amount: int) -> Callable[[Suing], object]:
    return lambda case: case.books.pays(case.claims[0], amount, TODAY)


def costs_more(case: Suing) -> None:
    case.books.happens(case.claims[0], FactKind.COSTS, 50_000, TODAY)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (costs_more, "S-2026-000001: K-2026-000001 er endret etter at klagen ble laget. Meld fra"),
        (pays(100_000), "S-2026-000001: K-2026-000001 har nå "),
        (pays(2_000_000), "S-2026-000001: K-2026-000001 er betalt. Trekk det i klagen"),
    ],
)
def test_what_went_before_it_was_known_that_day_is_entered_as_it_was_sent(
    case: Suing, changes: Callable[[Suing], object], told: str
) -> None:
    row = case.make()
    changes(case)
    with pytest.raises((SuitChanged, SuitNothingOwed), match="alt sendt"):
        files(case, row, case.kari)
    assert (case.steps(), tasks(case)) == ([], [])
    files(case, row, case.kari, sent=True)
    assert case.steps() == [(claim, "court", TODAY, "pending") for claim in case.claims]
    (asked,) = tasks(case)
    assert asked.startswith(told)
    with case.db.read() as work:
        (kept,) = work.scalars(select(Suit))
        (note,) = work.scalars(select(Audit).where(Audit.deed == "suits.filed"))
        details = note.details or {}
    assert (kept.content, kept.stage) == (row.content, "filed")
    owed = case.books.statement(case.claims[0], TODAY).balance.total
    assert details["owed"]["K-2026-000001"] == owed


def test_what_stopped_a_claim_before_it_was_entered_asks_a_supervisor_why(case: Suing) -> None:
    row = case.make()
    order = NewStatus(kind=Status.DECEASED, from_day=TODAY, source="Folkeregisteret", document=PDF)
    with case.db.write(case.kari) as work:
        statuses.register(work, case.debtor, order)
    for who, reasons, sent in (
        (case.kari, "", True), (case.kari, REASONS, True), (case.per, "kort", True),
        (case.per, REASONS, False),
    ):  # fmt: skip
        with pytest.raises(SuitStopped):
            files(case, row, who, reasons, sent=sent)
    files(case, row, case.per, REASONS, sent=True)
    assert {step[2:] for step in case.steps()} == {(TODAY, "pending")}
    assert len(tasks(case)) == len(case.claims)
    told = "S-2026-000001: levert, men K-2026-000001 kan ikke klages inn nå: "
    assert tasks(case)[0].startswith(told)


def test_what_is_judged_already_is_not_entered_as_sent(case: Suing) -> None:
    row = case.make()
    row.filed_on = TODAY
    case.judged(row, TODAY)
    with pytest.raises(SuitJudged):
        files(case, row, case.per, REASONS, sent=True)
