"""Letter fees: the figures, and every boundary of inkassoforskriften §§ 1-2 and 1-3."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector_desk.domain.calendar import deadline
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.fees import (
    HOUSE_RULES,
    FeeRules,
    InCollection,
    Letter,
    SentLetter,
    letter_fee,
    may_charge,
    new_round,
)
from collector_desk.domain.rates import Rates, Table
from collector_desk.domain.status import STATUSES, Act, Status, Stop
from collector_desk.errors.base import DeskError
from collector_desk.errors.law import (
    FeeNeedsNotice,
    FeeNotForKind,
    FeeNotForLetter,
    FeeRoundFull,
    FeeShortNotice,
    FeeStopped,
    FeeTooEarly,
)
from collector_desk.errors.rates import RateProvisional

RATES = Rates.shipped()
R, N, D, E = Letter
DAY = timedelta(days=1)
DUE = date(2026, 2, 2)  # a Monday


def sent(letter: Letter, day: date, *, days: int = 14, fee: int = 3800) -> SentLetter:
    return SentLetter(letter=letter, sent=day, deadline=deadline(day, days), fee=fee)


def charge(
    letter: Letter,
    day: date,
    *earlier: SentLetter,
    due: date = DUE,
    kind: ClaimKind = ClaimKind.KINDERGARTEN,
    stops: tuple[Stop, ...] = (),
    rules: FeeRules = HOUSE_RULES,
) -> int:
    claim = InCollection(kind=kind, due_date=due, letters=earlier, stops=stops)
    return may_charge(letter, claim, sent=day, rates=RATES, rules=rules).amount


def next_day(error: DeskError) -> date:
    return date.fromisoformat(error.params["next"])


@pytest.mark.parametrize(
    ("due", "day", "amounts"),
    [
        (date(2025, 10, 1), date(2026, 1, 1), [3800, 3800, 11300]),
        (date(2025, 10, 1), date(2026, 11, 23), [3800, 3800, 11300]),
        (date(2025, 10, 1), date(2025, 12, 31), [3500, 3500, 10500]),
        (date(2020, 10, 1), date(2020, 11, 2), [3500, 3500, 10500]),
        (date(2020, 9, 30), date(2020, 11, 2), [7000, 7000, 21000]),
        (date(2020, 9, 30), date(2016, 12, 31), [6700, 6700, 20100]),
        (date(2020, 9, 30), date(2017, 1, 1), [7000, 7000, 21000]),
        (date(2020, 9, 30), date(2026, 11, 23), [7500, 7500, 22500]),
    ],
)
def test_the_fee_follows_the_due_date_for_its_share_and_the_letter_for_its_rate(
    due: date, day: date, amounts: list[int]
) -> None:
    fees = [letter_fee(letter, sent=day, due_date=due, rates=RATES) for letter in (R, N, D)]
    assert [fee.amount for fee in fees] == amounts


def test_a_fee_shows_its_working() -> None:
    fee = letter_fee(R, sent=date(2026, 5, 4), due_date=DUE, rates=RATES)
    assert fee.formula == "1/20 × 750,00 = 38,00"
    assert fee.rate.source == "FOR-2025-12-19-2709"
    assert fee.rule.startswith("inkassoforskriften § 1-2")


def test_a_fee_whose_rate_is_not_announced_is_refused() -> None:
    with pytest.raises(RateProvisional):
        letter_fee(R, sent=date(2027, 1, 4), due_date=DUE, rates=RATES)


@pytest.mark.parametrize("letter", [R, N])
def test_a_fee_is_refused_before_the_fourteenth_day(letter: Letter) -> None:
    first = DUE + timedelta(days=14)
    with pytest.raises(FeeTooEarly) as refused:
        charge(letter, first - DAY)
    assert next_day(refused.value) == first
    assert charge(letter, first) == 3800
    assert charge(letter, first + DAY) == 3800


def test_fourteen_days_run_from_the_working_day_after_a_weekend_due_date() -> None:
    saturday = date(2026, 1, 31)
    with pytest.raises(FeeTooEarly):
        charge(R, saturday + timedelta(days=15), due=saturday)
    assert charge(R, saturday + timedelta(days=16), due=saturday) == 3800


def test_a_second_reminder_waits_for_the_deadline_of_the_first() -> None:
    first = sent(R, date(2026, 2, 16))
    assert first.deadline == date(2026, 3, 2)
    with pytest.raises(FeeTooEarly) as refused:
        charge(R, first.deadline, first)
    assert next_day(refused.value) == date(2026, 3, 3)
    assert charge(R, date(2026, 3, 3), first) == 3800
    assert charge(N, date(2026, 3, 3), first) == 3800


def test_a_second_fee_is_refused_when_the_first_gave_thirteen_days() -> None:
    short = SentLetter(letter=R, sent=date(2026, 2, 16), deadline=date(2026, 3, 1), fee=3800)
    for letter in (R, N):
        with pytest.raises(FeeShortNotice) as refused:
            charge(letter, date(2026, 4, 1), short)
        assert next_day(refused.value) == date(2026, 8, 17)
    full = SentLetter(letter=R, sent=date(2026, 2, 16), deadline=date(2026, 3, 2), fee=3800)
    assert charge(N, date(2026, 4, 1), full) == 3800


def test_a_reminder_without_fee_does_not_use_up_the_round() -> None:
    free = sent(R, date(2026, 2, 3), days=7, fee=0)
    first = sent(R, date(2026, 2, 16))
    assert charge(R, date(2026, 2, 16), free) == 3800
    assert charge(N, date(2026, 3, 3), free, first) == 3800


def test_a_payment_demand_needs_a_notice_whose_deadline_has_passed() -> None:
    with pytest.raises(FeeNeedsNotice):
        charge(D, date(2026, 6, 1))
    with pytest.raises(FeeNeedsNotice):
        charge(D, date(2026, 6, 1), sent(R, date(2026, 2, 16), days=10))
    notice = sent(N, date(2026, 2, 16))
    with pytest.raises(FeeTooEarly) as refused:
        charge(D, notice.deadline, notice)
    assert next_day(refused.value) == notice.deadline + DAY
    assert charge(D, notice.deadline + DAY, notice) == 11300


def test_a_deadline_that_a_unit_put_on_a_saturday_runs_to_the_end_of_monday() -> None:
    notice = SentLetter(letter=N, sent=date(2026, 2, 27), deadline=date(2026, 3, 14), fee=3800)
    assert notice.last_day == date(2026, 3, 16)
    told = InCollection(kind=ClaimKind.KINDERGARTEN, due_date=DUE, letters=(notice,))
    with pytest.raises(FeeTooEarly, match=r"17\.03\.2026"):
        may_charge(D, told, sent=date(2026, 3, 16), rates=RATES)
    assert may_charge(D, told, sent=date(2026, 3, 17), rates=RATES).amount == 11300


def test_a_second_reminder_waits_for_the_monday_after_a_saturday_deadline() -> None:
    first = SentLetter(letter=R, sent=date(2026, 2, 27), deadline=date(2026, 3, 14), fee=3800)
    told = InCollection(kind=ClaimKind.KINDERGARTEN, due_date=DUE, letters=(first,))
    with pytest.raises(FeeTooEarly, match=r"17\.03\.2026"):
        may_charge(R, told, sent=date(2026, 3, 15), rates=RATES)
    assert may_charge(R, told, sent=date(2026, 3, 17), rates=RATES).amount == 3800


def test_a_reminder_before_the_due_date_opens_no_payment_demand() -> None:
    with pytest.raises(FeeNeedsNotice):
        charge(D, date(2026, 6, 1), sent(R, DUE, fee=0))
    assert charge(D, date(2026, 6, 1), sent(R, DUE + DAY, fee=0)) == 11300


def sequence(*letters: Letter) -> list[SentLetter]:
    return [
        sent(letter, date(2026, 2, 16) + timedelta(days=21 * n)) for n, letter in enumerate(letters)
    ]


@pytest.mark.parametrize(
    ("before", "letter", "lawful"),
    [
        ((), R, True),
        ((), N, True),
        ((R,), R, True),
        ((R,), N, True),
        ((R,), D, True),
        ((N,), D, True),
        ((R, R), D, True),
        ((R, N), D, True),
        ((R, R), R, False),
        ((R, R), N, False),
        ((R, N), R, False),
        ((R, N), N, False),
        ((N,), R, False),
        ((N,), N, False),
        ((R, D), R, False),
        ((N, D), D, False),
        ((R, R, D), D, False),
        ((R, N, D), R, False),
    ],
)
def test_the_combinations_of_section_1_3_and_no_others(
    before: tuple[Letter, ...], letter: Letter, lawful: bool
) -> None:
    day = date(2026, 6, 1)
    if lawful:
        assert charge(letter, day, *sequence(*before)) > 0
    else:
        with pytest.raises(FeeRoundFull):
            charge(letter, day, *sequence(*before))


def test_a_new_round_begins_when_more_than_six_months_have_passed() -> None:
    old = [sent(R, date(2025, 2, 3)), sent(N, date(2025, 3, 3)), sent(D, date(2025, 4, 30))]
    due = date(2025, 1, 2)
    assert new_round(date(2025, 4, 30), rates=RATES) == date(2025, 10, 31)
    with pytest.raises(FeeRoundFull) as refused:
        charge(R, date(2025, 10, 30), *old, due=due)
    assert next_day(refused.value) == date(2025, 10, 31)
    assert charge(R, date(2025, 10, 31), *old, due=due) == 3500


def test_letters_of_an_earlier_round_do_not_fill_the_later_one() -> None:
    old = [*sequence(R, R, D), sent(R, date(2026, 11, 2))]
    assert charge(N, date(2026, 11, 23), *old) == 3800


def test_the_highest_sum_of_a_round_is_189_in_2026() -> None:
    done: list[SentLetter] = []
    for letter, day in ((R, date(2026, 2, 16)), (N, date(2026, 3, 3)), (D, date(2026, 3, 18))):
        done.append(sent(letter, day, fee=charge(letter, day, *done)))
    assert sum(letter.fee for letter in done) == 18_900


@pytest.mark.parametrize(
    "kind", [ClaimKind.PARKING_FINE, ClaimKind.STUDDED_TYRE_FEE, ClaimKind.COERCIVE_FINE]
)
def test_some_kinds_bear_no_fee_at_all(kind: ClaimKind) -> None:
    with pytest.raises(FeeNotForKind):
        charge(R, date(2026, 6, 1), kind=kind)


def test_the_section_4_18_notice_is_free() -> None:
    with pytest.raises(FeeNotForLetter):
        charge(E, date(2026, 6, 1))
    assert letter_fee(E, sent=date(2026, 6, 1), due_date=DUE, rates=RATES).amount == 0


def test_an_objection_stops_fees_and_says_why() -> None:
    open_objection = Stop(
        reason="innsigelsen er ikke avgjort", rule="inkassoloven § 17", acts=frozenset({Act.FEE})
    )
    with pytest.raises(FeeStopped) as refused:
        charge(R, date(2026, 6, 1), stops=(open_objection,))
    assert "innsigelsen er ikke avgjort (inkassoloven § 17)" in refused.value.text()


def test_a_stop_of_enforcement_alone_leaves_fees_lawful() -> None:
    plan = Stop(reason="trekk", rule="§", acts=frozenset({Act.ENFORCEMENT}))
    assert charge(R, date(2026, 6, 1), stops=(plan,)) == 3800


def test_fees_for_minors_stop_only_when_the_house_rule_is_on() -> None:
    minor = (STATUSES[Status.MINOR].stop,)
    assert charge(R, date(2026, 6, 1), stops=minor) == 3800
    with pytest.raises(FeeStopped):
        charge(R, date(2026, 6, 1), stops=minor, rules=FeeRules(none_for_minors=True))


def test_the_adopted_act_is_loaded_but_off() -> None:
    shares = RATES.keyed("letter_fee_share")
    assert {shares[letter].pending[0].value for letter in (R, N, D)} == {0}
    assert charge(R, date(2026, 11, 23)) == 3800


def test_every_figure_of_a_fee_is_taken_from_the_tables() -> None:
    """Other tables, other fees: shares, rounding, wait, deadline and the months of a round."""
    shares = RATES.keyed("letter_fee_share")
    other = Rates(
        tables=dict(RATES)
        | {
            name: _all(RATES[name], value)
            for name, value in {
                "letter_fee_rounding": 1000,
                "fee_wait_days": 20,
                "letter_deadline_days": 10,
                "fee_round_months": 1,
            }.items()
        },
        sets={
            "letter_fee_share": replace(
                shares, tables={key: _all(shares[key], Decimal("0.5")) for key in shares}
            )
        },
    )
    notice = sent(N, date(2026, 2, 20), days=10)
    told = InCollection(kind=ClaimKind.KINDERGARTEN, due_date=DUE, letters=(notice,))
    with pytest.raises(FeeNeedsNotice):
        may_charge(D, told, sent=date(2026, 3, 10), rates=RATES)
    assert may_charge(D, told, sent=date(2026, 3, 10), rates=other).amount == 38_000
    first = DUE + timedelta(days=20)
    bare = replace(told, letters=())
    with pytest.raises(FeeTooEarly, match="tidligst 20 dager etter forfall"):
        may_charge(R, bare, sent=first - DAY, rates=other)
    assert may_charge(R, bare, sent=first, rates=other).amount == 38_000
    assert new_round(date(2026, 2, 20), rates=other) == date(2026, 3, 21)


def _all(table: Table, value: Decimal | int) -> Table:
    """A table whose every value is this one."""
    return replace(
        table, values=tuple(replace(rate, value=Decimal(value)) for rate in table.values)
    )


letters = st.lists(
    st.tuples(st.sampled_from((R, N, D)), st.integers(0, 420), st.integers(0, 30)), max_size=14
)


def rounds(charged: list[SentLetter]) -> list[list[SentLetter]]:
    found: list[list[SentLetter]] = []
    for letter in charged:
        if not found or letter.sent >= new_round(found[-1][-1].sent, rates=RATES):
            found.append([])
        found[-1].append(letter)
    return found


@settings(max_examples=150, deadline=None)
@given(letters)
def test_no_history_ever_charges_more_than_a_full_round_in_six_months(
    wanted: list[tuple[Letter, int, int]],
) -> None:
    done: list[SentLetter] = []
    for letter, after, days in sorted(wanted, key=lambda item: item[1]):
        day = date(2025, 1, 6) + timedelta(days=after)
        try:
            fee = charge(letter, day, *done, due=date(2024, 12, 2))
        except DeskError:
            fee = 0
        done.append(sent(letter, day, days=days, fee=fee))
    for one in rounds([old for old in done if old.fee]):
        assert sum(letter.fee for letter in one) <= 18_900
        assert [letter.letter for letter in one].count(D) <= 1
        assert [letter.letter for letter in one].count(N) <= 1


def follow(letter: Letter, day: date, done: list[SentLetter]) -> list[date]:
    """The days that refusals name, one after the other, until the fee is lawful."""
    named: list[date] = []
    while len(named) < 6:
        try:
            charge(letter, day, *done, due=date(2024, 12, 2))
        except RateProvisional:
            break
        except (FeeTooEarly, FeeRoundFull, FeeShortNotice) as refused:
            day = next_day(refused)
            named.append(day)
        else:
            break
    return named


@settings(max_examples=150, deadline=None)
@given(letters, st.integers(0, 500), st.sampled_from((R, N)))
def test_the_days_that_refusals_name_lead_to_a_lawful_fee(
    wanted: list[tuple[Letter, int, int]], ask: int, letter: Letter
) -> None:
    day = date(2025, 1, 6) + timedelta(days=ask)
    done = [
        sent(old, date(2025, 1, 6) + timedelta(days=after), days=days)
        for old, after, days in wanted
        if after <= ask
    ]
    named = [day, *follow(letter, day, done)]
    assert len(named) < 6
    assert all(a < b for a, b in pairwise(named))
