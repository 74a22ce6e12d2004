"""Between the day a complaint is made and the day it is filed: what is owed, and what is disputed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from collector_desk.errors.suits import SuitAsksLeader, SuitChanged
from collector_desk.models import Suit, Task
from collector_desk.service import suit_asking, suits
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.wire.suits import FileSuit
from tests.service.casework import REASONS, objects
from tests.service.enforcing import TODAY
from tests.service.suing import Suing
from tests.service.test_suits import undemanded


@pytest.fixture
def case(db: Database) -> Suing:
    return Suing(db)


def files(case: Suing, row: Suit, who: Who, reasons: str) -> None:
    with case.db.write(who) as work:
        order = FileSuit(version=row.version, day=work.clock.today(), reasons=reasons)
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
