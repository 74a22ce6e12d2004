"""Claim lines: the worked case of the contract, the published interest, and the ledger to the øre."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.enforcement.request.case_facts import (
    BasisFacts,
    CaseFacts,
    CostFacts,
    Lowered,
    Paid,
    Part,
)
from collector_desk.domain.enforcement.request.check import check
from collector_desk.domain.enforcement.request.claim_lines import (
    claim_lines,
    request_kind,
    writing_cost,
)
from collector_desk.domain.enforcement.request.document import Amount, Line
from collector_desk.domain.enforcement.request.interest_lines import interest_lines
from collector_desk.domain.enforcement.request.ledger_facts import claim_facts, part_of
from collector_desk.domain.enforcement.request.settings import rank_of, settings_on
from collector_desk.domain.enforcement.request.values import LineKind, Rank, RequestKind
from collector_desk.domain.facts import Bucket
from collector_desk.domain.ledger import Statement, fold
from tests.domain import request_case as worked
from tests.domain.ledger_histories import DUE, TERMS, Tale, history
from tests.domain.request_case import FILED, RATES, SETTINGS, changed

LATE = RATES["late_interest"]
RANDOMS = st.builds(Random, st.integers(min_value=0, max_value=10**9))
FEW = settings(max_examples=150, deadline=None)


def day(text: str) -> date:
    return date.fromisoformat(text)


def lines_of(case: CaseFacts) -> tuple[Line, ...]:
    return claim_lines(case, late_interest=LATE, settings=SETTINGS)[0]


def remaining(lines: tuple[Line, ...], *kinds: LineKind) -> int:
    return sum(each.remaining.ore for each in lines if each.remaining and each.kind in kinds)


PRINCIPAL_1 = [
    (day("2024-06-15"), 1_000_000),
    (day("2024-06-27"), 800_000),
    (day("2025-03-10"), 300_000),
]
PUBLISHED = [
    ("2024-06-15", "2024-06-27", 1_000_000, 12, 4_098),
    ("2024-06-27", "2025-03-10", 800_000, 256, 69_996),
    ("2025-03-10", "2025-07-01", 300_000, 113, 11_610),
    ("2025-07-01", "2025-11-21", 300_000, 143, 14_398),
]


def test_the_published_vectors_come_out_to_the_oere() -> None:
    """§ 7.2, request of 21 November 2025: they prove that the from-day counts, the to-day not."""
    found = interest_lines(
        PRINCIPAL_1, start=day("2024-06-15"), filed=day("2025-11-21"), table=LATE
    )
    assert [
        (str(each.from_day), str(each.to_day), each.principal, each.days, each.amount)
        for each in found
    ] == PUBLISHED
    last = [(day("2025-08-14"), 300_000)]
    third = interest_lines(last, start=last[0][0], filed=day("2025-11-21"), table=LATE)
    assert [(each.days, each.amount) for each in third] == [(99, 9_968)]


@pytest.mark.parametrize(
    ("start", "filed", "amounts"),
    [
        ("2023-12-31", "2024-01-02", [32, 34]),  # the rate changed as well: two lines
        ("2025-06-30", "2025-07-02", [34, 34]),
        ("2025-07-01", "2025-07-01", []),
    ],
)
def test_short_stretches_around_a_change(start: str, filed: str, amounts: list[int]) -> None:
    steps = [(day(start), 100_000)]
    found = interest_lines(steps, start=day(start), filed=day(filed), table=LATE)
    assert [each.amount for each in found] == amounts


def test_an_agreed_rate_runs_through_the_half_years_in_one_line() -> None:
    steps = [(day("2025-06-01"), 100_000)]
    found = interest_lines(
        steps, start=steps[0][0], filed=day("2026-06-01"), table=LATE, agreed=Decimal("8.00")
    )
    assert [(each.days, each.amount) for each in found] == [(365, 8_000)]


def test_the_worked_case_gives_the_lines_of_the_contract() -> None:
    """§ 11, every line of the table."""
    assert [
        (each.reference, each.kind, each.original, each.remaining, each.related)
        for each in worked.request().lines
    ] == [
        ("A-H", LineKind.PRINCIPAL, Amount(120_000), Amount(80_000), ()),
        ("A-R01", LineKind.INTEREST, Amount(2_841), Amount(2_841), ("A-H",)),
        ("A-R02", LineKind.INTEREST, Amount(564), Amount(564), ("A-H",)),
        ("A-R03", LineKind.INTEREST, Amount(2_470), Amount(2_470), ("A-H",)),
        ("B-H", LineKind.PRINCIPAL, Amount(120_000), Amount(120_000), ()),
        ("B-R01", LineKind.INTEREST, Amount(1_657), Amount(1_657), ("B-H",)),
        ("B-R02", LineKind.INTEREST, Amount(4_269), Amount(4_269), ("B-H",)),
        ("AB-U1", LineKind.OUT_OF_COURT, Amount(15_100), Amount(15_100), ("A-H", "B-H")),
        ("AB-S1", LineKind.WRITING, Amount(67_250), Amount(67_250), ("A-H",)),
    ]
    assert remaining(worked.request().lines, *LineKind) == 294_151


def test_writing_costs_half_of_r_and_a_quarter_more_where_the_setting_says() -> None:
    """FOR-2020-10-23-2120 § 2 in 2026: 672.50, with the uplift 840.63."""
    assert writing_cost(RATES, SETTINGS, FILED) == 67_250
    assert writing_cost(RATES, replace(SETTINGS, writing_uplift=Fraction(1, 4)), FILED) == 84_063


def test_what_is_open_in_the_contract_is_shown_as_not_confirmed() -> None:
    told = " ".join(settings_on(RATES, FILED).unconfirmed)
    assert "prioritetISak" in told
    assert "25 prosent" in told


def test_the_rank_of_a_claim_follows_from_its_kind_by_the_dated_table() -> None:
    assert {rank_of(kind, RATES, FILED) for kind in ClaimKind} == {Rank.OTHER}
    table = RATES.keyed("claim_rank")
    first = replace(table["parking_fine"].values[0], value=Decimal(3))
    fines = replace(table["parking_fine"], values=(first,))
    other = replace(table, tables={**table.tables, "parking_fine": fines})
    rates = replace(RATES, sets={**RATES.sets, "claim_rank": other})
    assert rank_of(ClaimKind.PARKING_FINE, rates, FILED) is Rank.FINE


def test_a_fee_falls_due_with_its_letter_or_with_the_claim() -> None:
    by_claim = replace(SETTINGS, fee_due_by_letter=False)
    dues = [
        next(
            each.due
            for each in claim_lines(worked.case(), late_interest=LATE, settings=rule)[0]
            if each.kind is LineKind.OUT_OF_COURT
        )
        for rule in (SETTINGS, by_claim)
    ]
    assert dues == [date(2026, 8, 17), date(2026, 4, 20)]


def test_money_that_covered_interest_stands_on_the_interest_lines_the_oldest_first() -> None:
    case = worked.case()
    basis = case.bases[0]
    april = replace(
        basis.claims[0],
        interest=Part(
            original=0,
            paid=(Paid(day=day("2026-07-20"), amount=3_000),),
            lowered=(Lowered(day=day("2026-08-01"), amount=500, why="ettergitt"),),
        ),
    )
    lines = lines_of(replace(case, bases=(replace(basis, claims=(april,)),)))
    interest = [each for each in lines if each.kind is LineKind.INTEREST]
    assert [each.remaining for each in interest] == [Amount(0), Amount(0), Amount(2_375)]
    assert [[each.amount for each in line.payments] for line in interest] == [
        [Amount(2_841)],
        [Amount(159)],
        [],
    ]
    assert sum(each.amount.ore for each in interest[1].reductions if each.amount) == 405


def test_a_claim_without_interest_has_its_principal_line_alone() -> None:
    case = worked.case()
    basis = case.bases[0]
    bare = replace(basis.claims[0], interest_from=None)
    lines = lines_of(replace(case, bases=(replace(basis, claims=(bare,), costs=()),), writing=0))
    assert [(each.reference, each.bears) for each in lines] == [("A-H", None)]


def test_costs_that_are_paid_have_no_line_and_the_others_keep_their_reference() -> None:
    case = worked.case()
    first = case.bases[0].costs[0]
    paid = replace(first.amount, paid=(Paid(day=FILED, amount=15_100),))
    basis = replace(case.bases[0], costs=(replace(first, amount=paid), first))
    found = [each.reference for each in lines_of(replace(case, bases=(basis,), writing=0))]
    assert [each for each in found if "-U" in each] == ["AB-U2"]


@pytest.mark.parametrize(
    ("conciliation", "combined", "kind"),
    [
        (True, True, RequestKind.COMBINED),
        (True, False, RequestKind.ENFORCEMENT),
        (False, True, RequestKind.ENFORCEMENT),
        (None, True, RequestKind.ENFORCEMENT),
    ],
)
def test_a_request_is_combined_where_it_may_go_to_the_board(
    conciliation: bool | None, combined: bool, kind: RequestKind
) -> None:
    answered = changed(worked.request(), {"bases[0].special.message.conciliation": conciliation})
    assert request_kind(answered.bases, replace(SETTINGS, combined=combined)) is kind


def test_a_principal_that_is_paid_bears_no_more_interest() -> None:
    case = worked.case()
    april = case.bases[0].claims[0]
    paid = replace(april, principal=Part(original=120_000, paid=(Paid(day=FILED, amount=120_000),)))
    found = lines_of(replace(case, bases=(replace(case.bases[0], claims=(paid,)),)))
    assert (found[0].remaining, found[0].bears) == (Amount(0), None)
    assert worked.request().lines[0].bears is not None


def test_earlier_court_costs_and_a_judgment_are_lines_of_their_own() -> None:
    case = worked.case()
    basis = replace(
        case.bases[0],
        costs=(
            CostFacts(
                text="Tilkjente sakskostnader",
                amount=Part(original=207_130),
                claims=("A",),
                due=date(2026, 9, 1),
                court=True,
            ),
        ),
    )
    found = [
        (each.reference, each.kind, each.due)
        for each in lines_of(replace(case, bases=(basis,)))
        if each.reference.startswith("AB-T")
    ]
    assert found == [("AB-T1", LineKind.EARLIER_COURT, date(2026, 9, 1))]


def as_case(statement: Statement, filed: date) -> CaseFacts:
    facts = claim_facts(statement, number="7", text="Faktura", due=DUE, rank=Rank.OTHER)
    costs = tuple(
        CostFacts(text=bucket, amount=part, claims=("7",), due=DUE, court=bucket is Bucket.COSTS)
        for bucket in (Bucket.FEES, Bucket.COSTS)
        if (part := part_of(statement, bucket)).original
    )
    basis = BasisFacts(
        key="7", title="Faktura", day=DUE, document=None, claims=(facts,), costs=costs
    )
    return CaseFacts(filed=filed, bases=(basis,))


@FEW
@given(RANDOMS)
def test_the_lines_come_to_the_balance_of_the_ledger(random: Random) -> None:
    filed = day("2026-11-21")
    statement = fold(TERMS, history(random), on=filed, rates=RATES)
    lines = lines_of(as_case(statement, filed))
    owed = statement.balance
    assert remaining(lines, LineKind.PRINCIPAL) == owed.principal
    assert remaining(lines, LineKind.INTEREST) == owed.interest
    assert remaining(lines, LineKind.OUT_OF_COURT) == owed.fees
    assert remaining(lines, LineKind.EARLIER_COURT) == owed.costs
    assert [each.original for each in lines if each.kind is LineKind.INTEREST] == [
        Amount(each.amount) for each in statement.interest_lines
    ]


@FEW
@given(RANDOMS)
def test_every_reference_is_unique_and_in_one_basis(random: Random) -> None:
    filed = day("2026-11-21")
    cases = [as_case(fold(TERMS, history(random), on=filed, rates=RATES), filed) for _ in range(3)]
    bases = tuple(
        replace(
            case.bases[0],
            key=f"{at}",
            claims=(replace(case.bases[0].claims[0], number=f"{at}"),),
            costs=tuple(replace(each, claims=(f"{at}",)) for each in case.bases[0].costs),
        )
        for at, case in enumerate(cases)
    )
    lines, built = claim_lines(
        CaseFacts(filed=filed, bases=bases, writing=1), late_interest=LATE, settings=SETTINGS
    )
    used = Counter(reference for basis in built for reference in basis.lines)
    assert set(used.values()) == {1}
    assert sorted(used) == sorted(each.reference for each in lines)


@FEW
@given(RANDOMS)
def test_lines_made_of_the_ledger_pass_our_own_checks_of_sums_and_interest(
    random: Random,
) -> None:
    filed = day("2026-11-21")
    statement = fold(TERMS, history(random), on=filed, rates=RATES)
    lines, bases = claim_lines(as_case(statement, filed), late_interest=LATE, settings=SETTINGS)
    request = replace(worked.request(), day=filed, lines=lines, bases=bases)
    facts = as_case(statement, filed).bases[0].claims[0]
    known = replace(worked.known(), today=filed, balances={}, unpaid={"7-H": facts.steps or ()})
    found = {each.code for each in check(request, known)}
    assert not found & {"O8", "O10", "RENTEKRAV_PERIODE_MAA_HA_GYLDIG_PERIODE", "UGYLDIG_BELOEP"}
    idle = len(lines) == 1 and lines[0].remaining == Amount(0)  # paid, and nothing points at it
    assert ("O1" in found) == idle


def test_a_payment_that_was_taken_back_leaves_its_interest_and_no_payment() -> None:
    tale = Tale()
    tale.principal(1_000_000)
    tale.pay(400_000, "2025-01-10")
    tale.pay_back(400_000, "2025-01-20")
    filed = day("2025-06-01")
    statement = fold(TERMS, tale.facts, on=filed, rates=RATES)
    lines = lines_of(as_case(statement, filed))
    assert lines[0].payments == ()
    assert lines[0].remaining == Amount(1_000_000)
    bases = [each.interest.base for each in lines[1:] if each.interest]
    assert bases == [Amount(1_000_000), Amount(600_000), Amount(1_000_000)]
