"""Our own liens in one account never together take what is to be lived on."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.enforcement import MeasureGateClosed
from collector_desk.models import Approval
from collector_desk.service import (
    approval_sheet,
    approvals,
    measure_night,
    measure_run,
)
from collector_desk.service.database import Database
from collector_desk.wire.measures import MeasureSheet, MeasureTerms, StopMeasure
from tests.service.enforcing import TODAY, Enforcement
from tests.service.test_measure_letters import letters, money, new_rules, words
from tests.service.test_own_trekk import of_its_lines, told

NEED = 2 * (1_138_800 + 483_500 + 982_700)
"""Two months of one adult, a child of eight, and the rent."""
FREE = 1_000_000
OTHER = "69930570052"
FEE = 46_402
"""0.345 of the court fee of 2026, at a decision under the new rules."""


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def terms(case: Enforcement, *claims: int, **changed: Any) -> MeasureTerms:
    """A lien in an account with 10 000 more than two months' need."""
    filled = case.lien(claim_ids=claims)
    changed = {"balance": NEED + FREE, "next_income_on": None, **changed}
    return filled.model_copy(update={"account": filled.account.model_copy(update=changed)})


def first(case: Enforcement, **changed: Any) -> MeasureTerms:
    return terms(case, case.claims[0], **changed)


def second(case: Enforcement, **changed: Any) -> MeasureTerms:
    return terms(case, case.claims[1], **changed)


@pytest.mark.parametrize("stage", ["waiting", "decided", "in force"])
def test_what_a_lien_takes_already_leaves_nothing_for_another(
    case: Enforcement, stage: str
) -> None:
    sheet = case.propose(case.save(first(case)))
    if stage != "waiting":
        case.approve()
    if stage == "in force":
        told(case, sheet)
    draft = case.save(second(case))
    found = draft.reckoned
    assert sheet.reckoned.amount == FREE
    assert (found.largest, found.may_propose) == (0, False)
    assert sheet.number in found.why_not
    with pytest.raises(MeasureGateClosed, match=sheet.number):
        case.propose(draft)


def test_another_takes_what_the_first_leaves_and_says_which_it_is(case: Enforcement) -> None:
    one = told(case, case.decided(first(case, balance=NEED + 400_000)))
    other = case.decided(second(case))
    assert (one.reckoned.amount, other.reckoned.amount) == (400_000, FREE - 400_000)
    ((amount, detail),) = of_its_lines(other, one.number)
    assert amount == -400_000
    assert "egne bøker: besluttet 23.11.2026" in detail
    assert sum(line.amount or 0 for line in other.reckoned.lines) == FREE - 400_000


def test_the_approver_sees_it_with_its_number(case: Enforcement) -> None:
    one = case.propose(case.save(first(case, balance=NEED + 400_000)))
    case.propose(case.save(second(case)))
    with case.db.read(case.per) as work:
        shown = approval_sheet.sheet(work, work.get_one(Approval, case.proposal().id))
    (line,) = (line for line in shown.lines if one.number in line.label)
    assert line.amount == -400_000
    assert "til godkjenning" in line.detail


def test_the_approver_sees_what_the_lines_come_to_and_what_is_taken_of_it(
    case: Enforcement,
) -> None:
    sheet = case.propose(case.save(case.lien()))
    with case.db.read(case.per) as work:
        shown = approval_sheet.sheet(work, work.get_one(Approval, case.proposal().id))
    *lines, room, taken = shown.lines
    assert [each.strong for each in (room, taken)] == [True, True]
    assert (room.label, room.amount) == ("Kan tas pant i", sum(each.amount for each in lines))
    assert (taken.label, taken.amount) == ("Tas i pant", sheet.reckoned.amount)
    assert taken.amount < room.amount
    assert [each.detail for each in lines] == [
        "banken · tvangsfullbyrdelsesloven § 7-16", "dekningsloven § 2-5",
    ]  # fmt: skip


def test_the_bank_is_told_of_the_support_alone_that_it_is_to_be_free(case: Enforcement) -> None:
    one = case.decided(first(case, balance=NEED + 400_000))
    case.decided(second(case))
    papers = letters(case)
    bank = words(case, papers[LetterKind.LIEN_NOTICE])
    assert f"{money(FREE - 400_000)} kr" in bank
    assert f"{money(NEED)} kr være til fri bruk" in bank
    assert f"Pant vi har fra før: {one.number}" in words(case, papers[LetterKind.LIEN_DECISION])


def approve(case: Enforcement, sheet: MeasureSheet) -> None:
    """As the screen does, of one of several that wait."""
    with case.db.read() as work:
        waiting = work.get_one(Approval, case.row(sheet.measure_id).approval_id)
    who = replace(case.per, confirmed_at=case.db.clock.wall())
    with case.db.write(who) as work:
        approvals.approve(work, waiting.id, version=waiting.version, seen=waiting.digest)


@pytest.mark.parametrize("later_first", [False, True])
@pytest.mark.parametrize(("new", "fee"), [(False, 0), (True, FEE)])
def test_of_two_that_wait_each_is_decided_for_its_part(
    case: Enforcement, fee: int, *, new: bool, later_first: bool
) -> None:
    """The later counts the earlier with its fee, and the earlier not the later."""
    if new:
        new_rules(case)
    small = case.owes("parking_fine", 300_000)
    sheets = [case.propose(case.save(terms(case, claim))) for claim in (small, case.claims[1])]
    taken = [sheet.reckoned.amount or 0 for sheet in sheets]
    assert taken == [sheets[0].reckoned.total + fee, FREE - sheets[0].reckoned.total - fee]
    for sheet in reversed(sheets) if later_first else sheets:
        approve(case, sheet)
    rows = [case.row(sheet.measure_id) for sheet in sheets]
    assert [row.stage for row in rows] == [MeasureStage.DECIDED] * 2


def test_one_that_waits_for_what_is_paid_meanwhile_bears_no_fee(case: Enforcement) -> None:
    new_rules(case)
    one = case.propose(case.save(first(case, balance=NEED + 400_000)))
    case.books.pays(case.claims[0], one.reckoned.total, TODAY)
    assert case.save(second(case)).reckoned.amount == FREE


def test_another_account_is_another_room(case: Enforcement) -> None:
    case.decided(first(case))
    assert case.save(second(case, number=OTHER)).reckoned.amount == FREE


@pytest.mark.parametrize("written", ["6993.05.70044", "6993 05 70044", "6993\u00a005\u00a070044"])
def test_an_account_written_otherwise_is_the_same(case: Enforcement, written: str) -> None:
    case.decided(first(case))
    filled = second(case)
    again = MeasureTerms.model_validate(
        {**filled.model_dump(), "account": {**filled.account.model_dump(), "number": written}}
    )
    assert case.save(again).reckoned.largest == 0


def test_a_draft_takes_nothing_and_what_is_over_leaves_its_room(case: Enforcement) -> None:
    case.save(first(case))
    assert case.save(second(case)).reckoned.amount == FREE
    one = told(case, case.decided(first(case)))
    with case.db.write(case.kari) as work:
        order = StopMeasure(version=one.version, why="Skyldneren har betalt alt.")
        measure_run.stop(work, one.measure_id, order)
    assert case.save(second(case)).reckoned.amount == FREE


def test_what_is_paid_since_is_not_taken_any_more(case: Enforcement) -> None:
    """The lien is for 10 000, and 4 200.74 is owed when 6 000 have come from elsewhere."""
    one = told(case, case.decided(first(case)))
    case.books.pays(case.claims[0], 600_000, TODAY)
    owed = one.reckoned.total - 600_000
    assert case.save(second(case)).reckoned.amount == FREE - owed


def test_what_is_paid_after_the_balance_was_read_may_have_come_of_it(case: Enforcement) -> None:
    """Of the account itself: what was read still has the money, for the lien and its payment."""
    told(case, case.decided(first(case)))
    tomorrow = TODAY + timedelta(days=1)
    case.day(tomorrow)
    case.books.pays(case.claims[0], 900_000, tomorrow)
    stale, fresh = (second(case, balance_on=day) for day in (TODAY, tomorrow))
    assert case.save(stale).reckoned.largest == 0
    assert 0 < (case.save(fresh).reckoned.amount or 0) < FREE


def test_one_that_was_covered_after_the_balance_was_read_counts_until_it_is_read_anew(
    case: Enforcement,
) -> None:
    one = told(case, case.decided(first(case)))
    tomorrow = TODAY + timedelta(days=1)
    case.day(tomorrow)
    case.books.pays(case.claims[0], one.reckoned.total + 100_000, tomorrow)
    assert measure_night.check_all(case.db) == 1
    assert case.row(one.measure_id).stage == MeasureStage.ENDED
    assert case.save(second(case, balance_on=TODAY)).reckoned.largest == 0
    assert case.save(second(case, balance_on=tomorrow)).reckoned.amount == FREE


def test_of_two_proposed_and_decided_at_once_one_takes_what_there_is(case: Enforcement) -> None:
    drafts = [case.save(first(case)), case.save(second(case))]

    def attempt(deed: Callable[[Enforcement, MeasureSheet], object], sheet: MeasureSheet) -> None:
        with suppress(MeasureGateClosed):
            deed(case, sheet)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(partial(attempt, Enforcement.propose), drafts))
    waiting = [one for one in drafts if case.row(one.measure_id).approval_id is not None]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(partial(attempt, approve), waiting))
    stages = [case.row(one.measure_id).stage for one in drafts]
    assert stages.count(MeasureStage.DECIDED) == 1


def test_under_the_new_rules_the_lien_of_the_old_ones_counts(case: Enforcement) -> None:
    one = told(case, case.decided(first(case)))
    year = date(2027, 1, 4)
    case.day(year)
    found = case.save(second(case, balance_on=year)).reckoned
    assert found.largest == 0
    assert one.number in found.why_not
