"""The complaints that are not over stand in the list of enforcement, with what moves each."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from collector_desk.domain.enforcement.suit import SuitEventKind
from collector_desk.models import Suit
from collector_desk.service import measure_sheet, suits, worklist
from collector_desk.service.database import Database
from collector_desk.wire.enforcement_requests import JudgmentKind
from collector_desk.wire.suits import SuitRow
from tests.service.enforcing import TODAY
from tests.service.suing import Suing
from tests.service.work_world import belongs

SOON = TODAY + timedelta(days=14)


@pytest.fixture
def case(db: Database) -> Suing:
    return Suing(db)


def listed(case: Suing) -> tuple[SuitRow, ...]:
    with case.db.read(case.kari) as work:
        rows = measure_sheet.listed(work).suits
        counted = worklist.counts(work).counts["measures"]
        assert counted == len(rows) == measure_sheet.count(work)
    return rows


def moves(case: Suing) -> tuple[str, date | None]:
    (row,) = listed(case)
    return row.next_step, row.next_day


def test_one_that_is_made_says_where_it_goes_for_what_and_by_when(case: Suing) -> None:
    made = case.make()
    (row,) = listed(case)
    assert (row.number, row.debtor_id, row.stage_label) == (
        made.number, case.debtor, "laget, ikke levert",
    )  # fmt: skip
    assert (row.kind_label, row.board_label) == ("Forliksklage", "Forliksrådet")
    assert (row.claims, row.total) == (("K-2026-000001", "K-2026-000002"), 2_051_448)
    assert (row.next_step, row.next_day) == ("Lever klagen. Kravet foreldes", date(2029, 6, 22))


def test_one_that_is_filed_says_what_it_waits_for(case: Suing) -> None:
    row = case.make_and_file()
    assert moves(case) == ("Venter på tilsvar", None)
    row = case.comes(row, SuitEventKind.DISPUTED, text="Plassen var sagt opp")
    assert moves(case) == ("Venter på møte", None)
    row = case.comes(row, SuitEventKind.MEETING, deadline=SOON, text="kl. 10")
    assert moves(case) == ("Møte i Forliksrådet 07.12.2026. kl. 10", SOON)
    case.comes(row, SuitEventKind.COMPLETION, deadline=TODAY, text="Mer om plassen")
    assert moves(case) == ("Svar på brevet innen 23.11.2026. Mer om plassen", TODAY)


@pytest.mark.parametrize("kind", [SuitEventKind.NO_REPLY, SuitEventKind.ACCEPTED])
def test_what_is_not_disputed_waits_for_a_decision(case: Suing, kind: SuitEventKind) -> None:
    case.comes(case.make_and_file(), kind, text="Se brevet")
    assert moves(case) == ("Venter på avgjørelse", None)


def test_what_is_over_is_not_there(case: Suing) -> None:
    first, second = case.claims
    one, other = case.filed(case.make(first)), case.make(second)
    assert [row.number for row in listed(case)] == [other.number, one.number]
    case.claims = (first,)
    case.judged(one, TODAY, what=JudgmentKind.SETTLEMENT)
    assert [row.number for row in listed(case)] == [other.number]
    with case.db.write(case.kari) as work:
        suits.discard(work, other.id, version=work.get_one(Suit, other.id).version)
    assert listed(case) == ()


def test_nobody_is_told_of_a_protected_person(case: Suing) -> None:
    case.make()
    belongs(case.db, case.debtor, protection="confidential")
    assert listed(case) == ()
