"""What must hold of every withholding, whoever lives on the income and whoever takes of it already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import event, example, given
from hypothesis import strategies as st

from collector_desk.domain.affordability import Form, Income, affordability
from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import differs
from collector_desk.domain.enforcement.withholding import Case, Other, Room, room
from collector_desk.domain.household import Adults, Child, Household
from collector_desk.errors import DeskError
from tests.domain.enforcement.any_household import (
    OURS,
    RATES,
    cases,
    fees,
    fifth,
    no_fees,
    taken_before,
)

REASONS = "Ingen andre utgifter er oppgitt."
AMOUNTS = st.one_of(st.none(), st.integers(1, 80).map(lambda of: of * 10_000))


def found(case: Case) -> Room:
    return room(case, rates=RATES)


def chosen(case: Case, amount: int | None) -> int:
    """What would be decided; nothing where it is refused."""
    try:
        return found(case).choose(amount, reasons=REASONS)
    except DeskError:
        return 0


def left(case: Case) -> int:
    """What there is when what is lived on, the costs and the trekk before ours are paid, øre."""
    able = affordability(case.form, day=case.day, rates=RATES)
    return able.income - able.subsistence - able.costs - taken_before(case)


@given(case=cases())
def test_the_largest_is_what_is_left_to_the_krone_and_never_above_the_debt(case: Case) -> None:
    """Reckoned once more here, from its parts; below a hundred kroner there is none."""
    most = max(left(case), 0)
    if fees(case):
        most = min(most, max(fifth(case) - taken_before(case), 0))
    if most < 10_000 or no_fees(case) or (case.rank == "e" and case.findings.spared):
        most = 0
    event("room" if most else "no room")
    assert found(case).largest == min(most // 100 * 100, case.debt)
    assert found(case) == found(case)


@given(case=cases(), amount=AMOUNTS)
def test_what_is_decided_leaves_what_is_lived_on_or_a_fifth_of_fees_is_taken_at_most(
    case: Case, amount: int | None
) -> None:
    """Ruling 26, of all that is withheld before ours and ours together."""
    for asked in (amount, found(case).ceiling or None):
        takes = chosen(case, asked)
        if takes:
            within = takes <= left(case)
            event("leaves it whole" if within else "by the rule of fees")
            assert within or (fees(case) and takes + taken_before(case) <= fifth(case))
            assert takes <= case.debt
            assert not (case.rank == "e" and case.findings.spared)
            assert not no_fees(case)


@given(case=cases(), more=st.integers(0, 2_000_000), at=st.integers(0, 2))
def test_who_earns_more_is_never_withheld_less(case: Case, more: int, at: int) -> None:
    incomes = list(case.form.incomes)
    income = incomes[at % len(incomes)]
    incomes[at % len(incomes)] = replace(income, gross=income.gross + more)
    richer = replace(case, form=replace(case.form, incomes=tuple(incomes)))
    before, after = found(case), found(richer)
    assert after.largest >= before.largest
    assert after.ceiling >= before.ceiling


@given(case=cases(), ours=OURS)
def test_one_more_trekk_of_ours_never_gives_more_room(case: Case, ours: Other) -> None:
    before, after = found(case), found(replace(case, others=(*case.others, ours)))
    assert after.largest <= before.largest
    assert after.ceiling <= before.ceiling
    if case.regime is Regime.NEW:  # the size is the namsmann's: an estimate of the whole room
        assert after.largest == before.largest


@given(case=cases(), amounts=st.lists(AMOUNTS, min_size=2, max_size=4))
def test_ours_decided_one_after_the_other_leave_together_what_is_lived_on(
    case: Case, amounts: list[int | None]
) -> None:
    """Each counts those before it, with what each came to."""
    case = replace(case, regime=Regime.OLD)
    now, ours = case, 0
    for at, amount in enumerate(amounts):
        takes = chosen(now, amount or found(now).ceiling or None)
        ours += takes
        other = Other(title="", rank=case.rank, amount=takes, since=case.day, own=f"T-{at}")
        now = replace(now, others=(*now.others, other))
    within = ours <= max(left(case), 0)
    event(f"{len(now.others) - len(case.others)} of ours" if ours else "none")
    assert within or (fees(case) and ours + taken_before(case) <= fifth(case))


@given(case=cases(), later=st.integers(0, 120), grown=st.integers(0, 20_000), amount=AMOUNTS)
@example(
    case=Case(
        form=Form(
            household=Household(
                adults=Adults.SINGLE, children=(Child(birth_date=date(2015, 11, 24)),)
            ),
            incomes=(Income(text="Lønn", gross=1_750_000),),
        ),
        day=date(2026, 11, 23), regime=Regime.OLD, rank="d", debt=94_646,
    ),
    later=1, grown=30, amount=None,
)  # fmt: skip
def test_nothing_is_decided_on_another_day_for_more_than_is_lawful_then(
    case: Case, later: int, grown: int, amount: int | None
) -> None:
    proposed = chosen(case, amount)
    then = replace(case, day=case.day + timedelta(days=later), debt=case.debt + grown)
    today = chosen(then, amount)
    decided = proposed and not differs(proposed, today, owed=case.debt)
    event("decided" if decided else "refused" if proposed else "not proposed")
    if decided:
        assert proposed <= today
        assert proposed <= max(found(then).largest, found(then).ceiling)


@given(case=cases())
def test_under_the_new_rules_what_others_take_changes_no_estimate(case: Case) -> None:
    case = replace(case, regime=Regime.NEW)
    assert found(case).largest == found(replace(case, others=())).largest
