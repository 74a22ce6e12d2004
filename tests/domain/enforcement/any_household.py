"""Any household that a withholding may meet: who lives there, what comes in, what others take."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from collector_desk.domain.affordability import (
    Cost,
    CostKind,
    Deviation,
    Form,
    Income,
    affordability,
)
from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.withholding import Case, Findings, Other
from collector_desk.domain.household import Adults, Child, Household
from collector_desk.domain.rates import Rates

RATES = Rates.practice()
FIRST, LAST = date(2025, 7, 1), date(2027, 6, 1)
"""Days of the decision: over three tables of the rates, and the year end."""

DAYS = st.dates(FIRST, LAST)
_ANSWER = st.sampled_from((None, False, True))

CHILDREN = st.builds(
    Child,
    birth_date=st.dates(date(2004, 1, 1), FIRST),  # from one who is born that day to a grown one
    visitation=st.sampled_from((None, None, 0, 1, 2, 3, 4)),
    at_school=st.booleans(),
)
HOUSEHOLDS = st.builds(
    Household,
    adults=st.sampled_from(Adults),
    children=st.lists(CHILDREN, max_size=4).map(tuple),
    others=st.integers(0, 2),
)
INCOMES = st.builds(
    Income,
    text=st.sampled_from(("Uføretrygd", "Barnetrygd", "Bidrag til barn")),
    gross=st.integers(0, 600_000),
    document=st.sampled_from(("", "vedtak")),
    fee=st.sampled_from((False, False, True)),
)
COSTS = st.builds(
    Cost,
    kind=st.sampled_from(CostKind),
    text=st.just("utgift"),
    amount=st.integers(0, 2_000_000),
    share=st.integers(1, 100),
    document=st.sampled_from(("", "dok. 4")),
)
DEVIATIONS = st.builds(
    Deviation, amount=st.integers(-500_000, 500_000), reason=st.just("Deler bolig med søsken")
)
FORMS = st.builds(
    Form,
    household=HOUSEHOLDS,
    incomes=st.lists(INCOMES, max_size=2).map(tuple),
    costs=st.lists(COSTS, max_size=4).map(tuple),
    deviations=st.lists(DEVIATIONS, max_size=1).map(tuple),
)
OTHERS = st.builds(
    Other,
    title=st.just("Bidrag"),
    rank=st.sampled_from("abcde"),
    amount=st.integers(0, 600_000),
    since=st.dates(FIRST - timedelta(days=500), LAST),
)
OURS = st.builds(
    Other,
    title=st.just("eget"),
    rank=st.sampled_from("de"),
    amount=st.integers(10_000, 600_000),
    since=st.dates(FIRST - timedelta(days=500), LAST),
    own=st.sampled_from(("T-2026-000001", "T-2026-000002")),
)
_TAKING = st.lists(st.one_of(OTHERS, OURS), min_size=1, max_size=4).map(tuple)
_BEFORE_WAGE = st.builds(
    Case,
    form=FORMS,
    day=DAYS,
    regime=st.sampled_from((Regime.OLD, Regime.OLD, Regime.NEW)),
    rank=st.sampled_from("de"),
    debt=st.one_of(st.integers(1, 5_000_000), st.integers(1, 100).map(lambda kr: kr * 10_000)),
    others=st.one_of(st.just(()), _TAKING),
    self_employed=st.booleans(),
    consents=st.sampled_from((False, False, False, True)),
    benefit=st.sampled_from((False, False, False, True)),
    findings=st.builds(Findings, does_what_can=_ANSWER, favours_nobody=_ANSWER),
)


def ore(least: int, most: int) -> st.SearchStrategy[int]:
    """Øre between so many hundred kroner, spread evenly: plain integers crowd about zero."""
    return st.builds(lambda whole, rest: whole * 10_000 + rest, st.integers(least, most), _REST)


_REST = st.integers(0, 9_999)
SPARE, TAX = ore(-15, 100), ore(0, 120)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """With a wage that leaves more or less than what is lived on when the others have theirs."""
    case = draw(_BEFORE_WAGE)
    able = affordability(case.form, day=case.day, rates=RATES)
    net = taken_before(case) - able.left + draw(SPARE)
    tax = draw(TAX)
    wage = Income(
        text="Lønn", gross=max(net, 0) + tax, tax=tax, document="a-melding", fee=draw(st.booleans())
    )
    return replace(case, form=replace(case.form, incomes=(wage, *case.form.incomes)))


def no_fees(case: Case) -> bool:
    """Whether the rule of fees is claimed of what is none: a benefit, or where none is given."""
    return ruled(case) and (case.benefit or not any(income.fee for income in case.form.incomes))


def fees(case: Case) -> bool:
    """Whether the rule of fees limits it, and lets it go below subsistence with reasons."""
    return ruled(case) and not no_fees(case) and not case.consents


def ruled(case: Case) -> bool:
    """Whether it is withheld of fees: as is said, or as there is nothing else."""
    paid = [income for income in case.form.incomes if income.gross]
    return case.self_employed or bool(paid and all(income.fee for income in paid))


def fifth(case: Case) -> int:
    """The fifth of the fees, gross, øre: reckoned here by itself."""
    return sum(income.gross for income in case.form.incomes if income.fee) // 5


def taken_before(case: Case) -> int:
    """What others take first, øre a month: reckoned here by itself, one by one."""
    taken = 0
    for other in case.others if case.regime is Regime.OLD else ():
        better = "abcde".index(other.rank) < "abcde".index(case.rank)
        older = other.rank == case.rank and other.since < case.day
        taken += other.amount if better or older or other.own else 0
    return taken
