"""Our own trekk of one debtor never together take what is to be lived on."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from collector_desk.domain.affordability import CostKind
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.holds import Reason
from collector_desk.domain.phrases import kroner
from collector_desk.errors.enforcement import MeasureGateClosed
from collector_desk.models import Approval
from collector_desk.service import approval_sheet, approvals, holding, measure_amend, measure_run
from collector_desk.service.database import Database
from collector_desk.wire.holds import NewHold
from collector_desk.wire.household import Cost, HouseholdForm
from collector_desk.wire.measures import (
    MeasureSheet,
    MeasureTerms,
    OtherWithholding,
    StopMeasure,
    ToldPayer,
)
from tests.service.enforcing import HOUSEHOLD, TODAY, Enforcement
from tests.service.test_measure_letters import new_rules
from tests.service.test_merge_measures import World

ROOM = 245_000
FIRST, REST = 150_000, 95_000


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def of_first(case: Enforcement, **more: Any) -> MeasureTerms:
    return case.terms(claim_ids=case.claims[:1], **more)


def of_second(case: Enforcement, **more: Any) -> MeasureTerms:
    return case.terms(claim_ids=case.claims[1:], **more)


def told(case: Enforcement, sheet: MeasureSheet, day: date = TODAY) -> MeasureSheet:
    """The payer has it."""
    with case.db.write(case.kari) as work:
        order = ToldPayer(version=case.sheet(sheet.measure_id).version, day=day)
        measure_run.told(work, sheet.measure_id, order)
    return case.sheet(sheet.measure_id)


def of_its_lines(sheet: MeasureSheet, number: str) -> list[tuple[int | None, str]]:
    return [(line.amount, line.detail) for line in sheet.reckoned.lines if number in line.label]


@pytest.mark.parametrize("runs", [False, True], ids=["decided", "in force"])
def test_what_a_trekk_takes_already_leaves_no_room_for_another(
    case: Enforcement, *, runs: bool
) -> None:
    first = case.decided(of_first(case))
    if runs:
        first = told(case, first)
    draft = case.save(of_second(case))
    found = draft.reckoned
    assert (first.reckoned.amount, found.largest, found.may_propose) == (ROOM, 0, False)
    assert first.number in found.why_not
    assert "trekker fra før" in found.why_not
    with pytest.raises(MeasureGateClosed, match=first.number):
        case.propose(draft)


def test_another_takes_what_the_first_leaves_and_says_which_it_is(case: Enforcement) -> None:
    first = told(case, case.decided(of_first(case, amount=FIRST)))
    second = case.decided(of_second(case))
    found = second.reckoned
    assert (found.largest, second.reckoned.months[0].withheld) == (REST, REST)
    ((amount, detail),) = of_its_lines(second, first.number)
    assert amount == -FIRST
    assert "egne bøker: besluttet 23.11.2026" in detail
    assert first.number in found.sentence
    results = {one.label: one.value for one in found.results}
    assert results["Trekk vi har fra før"].startswith(f"{first.number}, {kroner(FIRST)} kr")
    assert results["Bedre eller eldre lik prioritet"] == (
        f"{kroner(FIRST)} kr i måneden, våre egne medregnet"
    )
    assert results["Igjen til livsopphold etter trekk"].endswith("lik livsoppholdssatsene")


def test_the_approver_sees_it_with_its_number(case: Enforcement) -> None:
    first = case.decided(of_first(case, amount=FIRST))
    case.propose(case.save(of_second(case)))
    with case.db.read(case.per) as work:
        shown = approval_sheet.sheet(work, work.get_one(Approval, case.proposal().id))
    assert [line.amount for line in shown.lines if first.number in line.label] == [-FIRST]


def test_of_two_that_wait_the_second_counts_the_first(case: Enforcement) -> None:
    """Each was proposed for all the room there was."""
    sheets = [case.propose(case.save(terms)) for terms in (of_first(case), of_second(case))]
    assert [sheet.reckoned.amount for sheet in sheets] == [ROOM, ROOM]
    case.approve()  # the second that was proposed
    with case.db.read(case.per) as work:
        waiting = work.get_one(Approval, case.row(sheets[0].measure_id).approval_id)
        assert sheets[1].number in approvals.shown(work, waiting).why_not
    with pytest.raises(MeasureGateClosed, match=sheets[1].number):
        approve(case, sheets[0])
    assert case.row(sheets[0].measure_id).stage == MeasureStage.WAITING


def test_of_two_that_wait_the_second_is_not_decided_for_more_than_is_left(
    case: Enforcement,
) -> None:
    one, other = (
        case.propose(case.save(terms)) for terms in (of_first(case), of_second(case, amount=FIRST))
    )
    case.approve()
    with pytest.raises(MeasureGateClosed, match=f"{kroner(REST)} kr") as refusal:
        approve(case, one)
    assert f"{kroner(ROOM)} kr" in str(refusal.value)
    assert case.row(other.measure_id).stage == MeasureStage.DECIDED


def approve(case: Enforcement, sheet: MeasureSheet) -> None:
    """As the screen does, of one of several that wait."""
    with case.db.read() as work:
        waiting = work.get_one(Approval, case.row(sheet.measure_id).approval_id)
    who = replace(case.per, confirmed_at=case.db.clock.wall())
    with case.db.write(who) as work:
        approvals.approve(work, waiting.id, version=waiting.version, seen=waiting.digest)


def test_of_two_decided_at_once_one_takes_the_room(case: Enforcement) -> None:
    sheets = [case.propose(case.save(terms)) for terms in (of_first(case), of_second(case))]

    def attempt(sheet: MeasureSheet) -> None:
        with suppress(MeasureGateClosed):
            approve(case, sheet)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(attempt, sheets))
    stages = sorted(case.row(sheet.measure_id).stage for sheet in sheets)
    assert stages == [MeasureStage.DECIDED, MeasureStage.WAITING]


def test_one_that_rests_takes_again_when_it_goes_on(case: Enforcement) -> None:
    first = told(case, case.decided(of_first(case, amount=FIRST)))
    order = NewHold(reason=Reason.SAYS_PAID, until=date(2026, 12, 5), measure_id=first.measure_id)
    with case.db.write(case.kari) as work:
        holding.put(work, case.debtor, order)
    assert case.save(of_second(case)).reckoned.largest == REST


def test_one_that_is_over_leaves_its_room(case: Enforcement) -> None:
    first = told(case, case.decided(of_first(case, amount=FIRST)))
    with case.db.write(case.kari) as work:
        order = StopMeasure(version=first.version, why="Skyldneren har betalt alt.")
        measure_run.stop(work, first.measure_id, order)
    found = case.save(of_second(case)).reckoned
    assert found.largest == ROOM
    assert "Trekk vi har fra før" not in {one.label for one in found.results}


def test_a_draft_and_a_proposal_take_nothing_yet(case: Enforcement) -> None:
    case.propose(case.save(of_first(case)))
    assert case.save(of_second(case)).reckoned.largest == ROOM


def begun(case: Enforcement, sheet: MeasureSheet, amount: int) -> MeasureSheet:
    """A change of a trekk that runs, written."""
    with case.db.write(case.kari) as work:
        made = measure_amend.amend(work, sheet.measure_id, version=sheet.version).id
    draft = case.sheet(made)
    filled = draft.terms.model_copy(
        update={
            "amount": amount,
            "reasons": "Inntekten er satt ned.",
            "considered": "At det løper som før.",
        }
    )
    return case.save(filled, measure_id=made, version=draft.version)


def test_a_change_counts_not_itself_and_another_counts_the_pair_once(case: Enforcement) -> None:
    first = told(case, case.decided(of_first(case, amount=FIRST)))
    change = case.propose(begun(case, first, 80_000))
    assert change.reckoned.largest == ROOM
    case.approve()
    assert case.save(of_second(case)).reckoned.largest == REST  # until the payer has the change
    told(case, change)
    assert case.save(of_second(case)).reckoned.largest == ROOM - 80_000


def test_a_change_takes_not_what_another_of_ours_has(case: Enforcement) -> None:
    """However young the other is: both take their month of the same wage."""
    first = told(case, case.decided(of_first(case, amount=FIRST)))
    told(case, case.decided(of_second(case)))
    found = begun(case, case.sheet(first.measure_id), ROOM).reckoned
    assert (found.largest, found.may_propose) == (FIRST, False)
    assert f"{kroner(FIRST)} kr" in found.why_not


def typed(title: str, *, amount: int = FIRST) -> OtherWithholding:
    return OtherWithholding(title=title, rank="a", amount=amount, since=date(2026, 1, 1))


@pytest.mark.parametrize(
    "title", ["{}", " {} ", "Oslo kommune, {}", "OSLO  KOMMUNE,{}", "Oslo kommune {}"]
)
def test_typed_by_its_number_it_counts_once(case: Enforcement, title: str) -> None:
    first = case.decided(of_first(case, amount=FIRST))
    row = typed(title.format(first.number.lower()))
    found = case.save(of_second(case, others=(row,)))
    assert (found.reckoned.largest, found.reckoned.warnings) == (REST, ())


@pytest.mark.parametrize(
    "title", ["Skatteetaten, går foran {}", "{} viker for bidrag", "NAV, {}", "Oslo kommune og {}"]
)
def test_what_another_takes_counts_though_its_name_mentions_a_trekk_of_ours(
    case: Enforcement, title: str
) -> None:
    first = case.decided(of_first(case, amount=FIRST))
    row = typed(title.format(first.number), amount=50_000)
    found = case.save(of_second(case, others=(row,))).reckoned
    assert found.largest == ROOM - FIRST - 50_000
    (warning,) = found.warnings  # it may be meant as ours for all that
    assert row.title in warning
    assert f"nevner vårt eget trekk {first.number}" in warning


def test_the_number_of_a_trekk_that_the_namsmann_sets_leaves_no_row_out(
    case: Enforcement,
) -> None:
    """By the new rules it is not counted by itself."""
    new_rules(case)
    first = case.decided(of_first(case))
    found = case.save(of_second(case, others=(typed(first.number),))).reckoned
    assert any("Andre krav deler det samme trekket" in one for one in found.warnings)


def test_typed_otherwise_for_the_same_amount_it_is_asked_about(case: Enforcement) -> None:
    first = case.decided(of_first(case, amount=60_000))
    found = case.save(of_second(case, others=(typed("Oslo kommune", amount=60_000),))).reckoned
    assert found.largest == ROOM - 120_000
    (warning,) = found.warnings
    assert first.number in warning
    assert "to ganger" in warning


def test_another_creditors_better_trekk_goes_before_as_well(case: Enforcement) -> None:
    case.decided(of_first(case, amount=FIRST))
    found = case.save(of_second(case, others=(typed("Bidrag", amount=50_000),))).reckoned
    assert found.largest == ROOM - FIRST - 50_000


def test_what_another_takes_counts_though_its_paper_names_a_trekk_of_ours(
    case: Enforcement,
) -> None:
    first = case.decided(of_first(case, amount=FIRST))
    paper = f"svar fra arbeidsgiver på {first.number}"
    row = typed("Skatteetaten", amount=50_000).model_copy(update={"document": paper})
    assert case.save(of_second(case, others=(row,))).reckoned.largest == ROOM - FIRST - 50_000


def test_of_fees_both_take_a_fifth_of_gross_at_most(case: Enforcement) -> None:
    rent = Cost(kind=CostKind.HOUSING, text="Husleie", amount=100_000, document="dok. 4")
    incomes = tuple(one.model_copy(update={"fee": True}) for one in HOUSEHOLD.incomes)
    form = HouseholdForm(incomes=incomes, costs=(rent,))  # room for more than a fifth
    fees = {"self_employed": True, "household": form}
    first = case.decided(of_first(case, amount=500_000, **fees))
    found = case.save(of_second(case, **fees)).reckoned
    assert (first.reckoned.largest, found.largest) == (760_000, 260_000)


def test_under_the_new_rules_it_is_said_and_the_estimate_is_the_namsmanns_to_make(
    case: Enforcement,
) -> None:
    first = told(case, case.decided(of_first(case, amount=FIRST)))
    case.day(date(2027, 1, 4))
    found = case.save(of_second(case)).reckoned
    assert (found.estimate, found.largest) == (True, ROOM)
    results = {one.label: one.value for one in found.results}
    assert results["Trekk vi har fra før"].startswith(first.number)
    assert "faller bort når det samlede trekket" in results["Trekk vi har fra før"]


def test_a_lien_leaves_the_same_beside_a_trekk(case: Enforcement) -> None:
    """What is lived on until the next income is as much (§ 2-5); that a trekk runs is said."""
    before = case.save(case.lien(claim_ids=case.claims[1:])).reckoned
    first = told(case, case.decided(of_first(case, amount=FIRST)))
    after = case.save(case.lien(claim_ids=case.claims[1:])).reckoned
    assert (after.largest, after.lines) == (before.largest, before.lines)
    results = {one.label: one.value for one in after.results}
    assert results["Trekk vi har fra før"].startswith(first.number)


def test_a_merge_brings_along_what_is_taken(db: Database) -> None:
    world = World(db)  # the measure of the one that goes takes all the room
    claim = world.owes("parking_fine", 500_000)
    world.merge()
    world.debtor = world.kept
    world.opened()
    found = world.save(world.terms(claim_ids=(claim,))).reckoned
    assert (found.largest, world.row(world.measure).number in found.why_not) == (0, True)
