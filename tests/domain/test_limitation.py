"""Limitation: each interruption with its own new period, and the days around every boundary."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector_desk.domain.calendar import add_years, is_working_day
from collector_desk.domain.claim import ClaimKind, Regime
from collector_desk.domain.limitation import (
    Interruption,
    Limitation,
    Outcome,
    Step,
    limitation,
    limitation_start,
    limitations,
    next_steps,
)

K = ClaimKind
DAY = timedelta(days=1)
START = date(2021, 3, 1)  # ordinary end: Friday 1 March 2024
END = date(2024, 3, 1)


def reckon(*steps: Interruption, start: date = START) -> Limitation:
    return limitation(K.KINDERGARTEN, start, steps)


def step(
    what: Step,
    day: date,
    ended: date | None = None,
    outcome: Outcome = Outcome.PENDING,
    *,
    confirmed: date | None = None,
    regime: Regime | None = None,
) -> Interruption:
    return Interruption(
        step=what, day=day, ended=ended, outcome=outcome, confirmed=confirmed, regime=regime
    )


@pytest.mark.parametrize(
    ("start", "last_day"),
    [
        (date(2021, 3, 1), date(2024, 3, 1)),
        (date(2021, 3, 2), date(2024, 3, 4)),  # a Saturday
        (date(2021, 3, 3), date(2024, 3, 4)),  # a Sunday
        (date(2020, 2, 29), date(2023, 2, 28)),  # no such day in the month
        (date(2021, 3, 28), date(2024, 4, 2)),  # Skjærtorsdag to Tuesday
        (date(2023, 12, 25), date(2026, 12, 28)),  # Christmas and a weekend
    ],
)
def test_three_years_end_on_the_same_day_of_the_month_or_the_next_working_day(
    start: date, last_day: date
) -> None:
    assert reckon(start=start).last_day == last_day


def test_the_last_day_still_counts_and_the_day_after_is_barred() -> None:
    found = reckon()
    assert [found.barred_on(day) for day in (END - DAY, END, END + DAY)] == [False, False, True]


def test_the_desk_warns_six_and_three_months_ahead() -> None:
    assert reckon().warning_days() == (date(2023, 9, 1), date(2023, 12, 1))
    assert reckon(step(Step.COURT, START)).warning_days() is None


def test_a_letter_interrupts_nothing() -> None:
    found = reckon(step(Step.LETTER, date(2023, 6, 1)))
    assert found.last_day == END
    assert not found.lines[-1].effective
    assert "avbryter ikke" in found.lines[-1].text


@pytest.mark.parametrize(
    ("day", "last_day"),
    [
        (END - DAY, date(2027, 3, 1)),  # 28 February 2027 is a Sunday
        (END, date(2027, 3, 1)),
        (END + DAY, END),
    ],
)
def test_an_acknowledgement_gives_three_new_years_if_it_comes_in_time(
    day: date, last_day: date
) -> None:
    assert reckon(step(Step.ACKNOWLEDGEMENT, day)).last_day == last_day


def test_a_case_in_court_stops_the_clock_while_it_lasts() -> None:
    found = reckon(step(Step.COURT, END))
    assert found.last_day is None
    assert not found.barred_on(date(2060, 1, 1))


@pytest.mark.parametrize(
    ("what", "outcome", "last_day"),
    [
        (Step.COURT, Outcome.DECIDED, date(2035, 6, 11)),  # 10 June 2035 is a Sunday
        (Step.COURT, Outcome.NOT_BINDING, date(2028, 6, 12)),
        (Step.COURT, Outcome.DISMISSED, date(2026, 6, 10)),
        (Step.COURT, Outcome.WITHDRAWN, date(2026, 6, 10)),
        (Step.COURT, Outcome.ABANDONED, END),
        (Step.BOARD, Outcome.DECIDED, date(2035, 6, 11)),
        (Step.ENFORCEMENT_REQUEST, Outcome.NOT_COVERED, date(2035, 6, 11)),
        (Step.ENFORCEMENT_REQUEST, Outcome.DISMISSED, date(2026, 6, 10)),
        (Step.BANKRUPTCY, Outcome.RECOGNISED, date(2035, 6, 11)),
        (Step.BANKRUPTCY, Outcome.NOT_RECOGNISED, date(2026, 6, 10)),
        (Step.ESTATE, Outcome.RECOGNISED, date(2035, 6, 11)),
        (Step.DEBT_SETTLEMENT, Outcome.RECOGNISED, date(2035, 6, 11)),
        (Step.DEBT_SETTLEMENT, Outcome.NOT_RECOGNISED, date(2026, 6, 10)),
    ],
)
def test_a_case_gives_the_period_of_its_outcome(
    what: Step, outcome: Outcome, last_day: date
) -> None:
    ended = date(2025, 6, 10)
    found = reckon(step(what, date(2024, 1, 15), ended, outcome))
    assert found.last_day == last_day
    assert "§" in found.lines[-1].rule


def test_a_case_begun_too_late_changes_nothing() -> None:
    found = reckon(step(Step.COURT, END + DAY, date(2025, 1, 1), Outcome.DECIDED))
    assert found.last_day == END
    assert "etter at fristen var ute" in found.lines[-1].text


def test_a_dismissed_case_never_shortens_the_period_that_runs() -> None:
    found = reckon(step(Step.COURT, START + DAY, date(2021, 6, 1), Outcome.DISMISSED))
    assert found.last_day == END


def test_a_withdrawn_case_is_marked_as_not_confirmed() -> None:
    found = reckon(step(Step.COURT, START, date(2021, 6, 1), Outcome.WITHDRAWN))
    assert any("§ 22 nr. 1" in note for note in found.unconfirmed)


def test_an_acknowledgement_does_not_shorten_the_ten_years_of_a_judgment() -> None:
    judged = step(Step.COURT, date(2023, 1, 2), date(2023, 6, 1), Outcome.DECIDED)
    found = reckon(judged, step(Step.ACKNOWLEDGEMENT, date(2025, 1, 2)))
    assert found.last_day == date(2033, 6, 1)
    assert "tre år" in found.later_interest
    later = reckon(judged, step(Step.ACKNOWLEDGEMENT, date(2032, 1, 2)))
    assert later.last_day == date(2035, 1, 2)


def test_interest_needs_no_word_of_its_own_under_the_ordinary_period() -> None:
    assert reckon(step(Step.ACKNOWLEDGEMENT, END)).later_interest == ""


def test_the_municipalitys_own_notice_interrupts_only_under_the_new_rules() -> None:
    day = date(2024, 2, 1)
    new = limitation(K.PARKING_FINE, START, [step(Step.OWN_NOTICE, day, regime=Regime.NEW)])
    assert new.last_day == date(2034, 2, 1)
    assert "§ 17 nr. 4" in new.lines[-1].rule
    for regime in (Regime.OLD, None):
        old = limitation(K.PARKING_FINE, START, [step(Step.OWN_NOTICE, day, regime=regime)])
        assert old.last_day == END
        assert any("tidligere regelverk" in note for note in old.unconfirmed)


def test_a_trekk_keeps_the_claim_alive_for_ten_years_from_the_last_message() -> None:
    decided = date(2023, 5, 2)
    assert reckon(step(Step.WITHHOLDING, decided)).last_day == date(2033, 5, 2)
    told = step(Step.WITHHOLDING, decided, confirmed=date(2030, 1, 2))
    assert reckon(told).last_day == date(2040, 1, 2)
    ended = step(Step.WITHHOLDING, decided, date(2025, 5, 5))
    assert reckon(ended).last_day == date(2026, 5, 5)


def test_a_proklama_holds_the_claim_until_its_deadline_and_a_year_more_when_filed() -> None:
    called, until = date(2024, 2, 20), date(2024, 4, 3)
    assert reckon(step(Step.PROKLAMA, called, until)).last_day == until
    assert reckon(step(Step.PROKLAMA, called, until, Outcome.FILED)).last_day == date(2025, 4, 3)


@pytest.mark.parametrize("what", [Step.LATE_KNOWLEDGE, Step.ABROAD])
def test_extra_time_gives_a_year_from_the_day_the_obstacle_ended(what: Step) -> None:
    assert reckon(step(what, date(2025, 9, 1))).last_day == date(2026, 9, 1)
    assert reckon(step(what, date(2022, 9, 1))).last_day == END


def test_extra_time_ends_ten_years_after_the_ordinary_period() -> None:
    assert reckon(step(Step.ABROAD, date(2033, 2, 28))).last_day == date(2034, 2, 28)
    assert reckon(step(Step.ABROAD, date(2040, 1, 2))).last_day == date(2034, 3, 1)


def test_a_step_within_the_extra_year_is_in_time() -> None:
    found = reckon(
        step(Step.LATE_KNOWLEDGE, date(2025, 9, 1)), step(Step.ACKNOWLEDGEMENT, date(2026, 8, 3))
    )
    assert found.last_day == date(2029, 8, 3)


def test_an_agreement_extends_three_years_at_a_time_from_the_day_it_is_made() -> None:
    made = date(2024, 2, 1)
    assert reckon(step(Step.AGREEMENT, made)).last_day == date(2027, 2, 1)
    assert reckon(step(Step.AGREEMENT, made, date(2025, 6, 2))).last_day == date(2025, 6, 2)
    assert reckon(step(Step.AGREEMENT, made, date(2031, 6, 2))).last_day == date(2027, 2, 1)
    assert reckon(step(Step.AGREEMENT, END + DAY)).last_day == END


def test_agreements_end_ten_years_after_the_ordinary_period() -> None:
    made = [date(2024 + years, 1, 8) for years in (0, 2, 5, 8, 9)]
    found = reckon(*(step(Step.AGREEMENT, day) for day in made))
    assert found.last_day == date(2034, 3, 1)


def test_joint_debtors_have_each_their_own_clock() -> None:
    found = limitations(
        K.PARKING_FINE, START, {1: [step(Step.ACKNOWLEDGEMENT, date(2024, 1, 8))], 2: []}
    )
    assert (found[1].last_day, found[2].last_day) == (date(2027, 1, 8), END)


@pytest.mark.parametrize(
    ("kind", "start"),
    [
        (K.RENT, date(2026, 3, 2)),
        (K.KINDERGARTEN, date(2026, 3, 2)),
        (K.AKS, date(2026, 3, 2)),
        (K.PARKING_FINE, date(2026, 3, 2)),
        (K.EMERGENCY_CLINIC, date(2026, 1, 15)),
        (K.DENTAL_CLINIC, date(2026, 1, 15)),
        (K.LIBRARY, date(2026, 1, 15)),
    ],
)
def test_the_period_starts_on_the_earliest_day_payment_could_be_demanded(
    kind: ClaimKind, start: date
) -> None:
    due, service = date(2026, 3, 2), date(2026, 1, 15)
    assert limitation_start(kind, due_date=due, service_day=service) == start
    assert limitation_start(kind, due_date=due) == due


def test_a_cautious_start_is_said_to_be_unconfirmed() -> None:
    found = limitation(K.EMERGENCY_CLINIC, START)
    assert any("forsiktig" in note for note in found.unconfirmed)
    assert limitation(K.RENT, START).unconfirmed == ()


def test_the_rule_is_that_of_the_line_that_gave_the_last_day() -> None:
    judged = Interruption(
        step=Step.COURT, day=add_years(START, 1), ended=add_years(START, 2), outcome=Outcome.DECIDED
    )
    admitted = Interruption(step=Step.ACKNOWLEDGEMENT, day=add_years(START, 2))
    late = Interruption(step=Step.ACKNOWLEDGEMENT, day=add_years(START, 4))
    pending = Interruption(step=Step.COURT, day=add_years(START, 1))
    assert limitation(K.RENT, START).rule == "§§ 2 og 3 nr. 1"
    assert limitation(K.RENT, START, [admitted]).rule == "§§ 14 og 20"
    assert limitation(K.RENT, START, [late]).rule == "§§ 2 og 3 nr. 1"
    assert limitation(K.RENT, START, [judged]).rule == "§ 15, § 21 nr. 2"
    assert limitation(K.RENT, START, [judged, late]).rule == "§ 15, § 21 nr. 2"
    assert limitation(K.RENT, START, [pending]).rule == "§ 15, § 21 nr. 1"


def test_what_would_interrupt_next_depends_on_kind_and_regime() -> None:
    assert any("§ 17 nr. 4" in text for text in next_steps(K.PARKING_FINE, Regime.NEW))
    assert not any("§ 17 nr. 4" in text for text in next_steps(K.PARKING_FINE, Regime.OLD))
    assert any("ikke bekreftet" in text for text in next_steps(K.PARKING_FINE, Regime.OLD))
    assert not any("Begjæring" in text for text in next_steps(K.PARKING_FINE, Regime.OLD))
    assert any("Husleietvistutvalget" in text for text in next_steps(K.RENT, Regime.OLD))
    assert any("Forliksklage" in text for text in next_steps(K.AKS, Regime.OLD))


days = st.dates(date(2021, 1, 1), date(2036, 12, 31))
later = st.one_of(st.none(), st.integers(0, 2000))


def made(what: Step, day: date, after: int | None, outcome: Outcome) -> Interruption:
    ended = None if after is None else day + timedelta(days=after)
    return step(what, day, ended, outcome, regime=Regime.NEW)


steps = st.lists(
    st.builds(made, st.sampled_from(Step), days, later, st.sampled_from(Outcome)), max_size=6
)


@settings(max_examples=300, deadline=None)
@given(steps)
def test_no_step_ever_shortens_the_period(history: list[Interruption]) -> None:
    before = reckon(*history)
    for left_out in range(len(history)):
        fewer = reckon(*history[:left_out], *history[left_out + 1 :])
        if fewer.last_day is None:
            assert before.last_day is None
        elif before.last_day is not None:
            assert before.last_day >= fewer.last_day
    if before.last_day is not None:
        assert before.last_day >= END
        assert is_working_day(before.last_day)


@settings(max_examples=200, deadline=None)
@given(steps, st.randoms())
def test_the_order_in_which_steps_were_registered_does_not_matter(
    history: list[Interruption], random: object
) -> None:
    by_day = {one.day: one for one in history}
    shuffled = sorted(by_day.values(), key=lambda _: random.random())  # type: ignore[attr-defined]
    assert reckon(*shuffled) == reckon(*by_day.values())


@settings(max_examples=200, deadline=None)
@given(steps)
def test_every_line_says_what_by_which_paragraph(history: list[Interruption]) -> None:
    found = reckon(*history)
    assert len(found.lines) == len(history) + 1
    assert all(line.text and "§" in line.rule for line in found.lines)
    ends = [line.until for line in found.lines if line.until]
    if found.last_day is not None:
        assert found.last_day == max(ends)


@given(days)
def test_only_ten_years_at_most_follow_from_one_case(day: date) -> None:
    found = reckon(
        step(Step.COURT, day, day + DAY, Outcome.DECIDED), start=day - timedelta(days=400)
    )
    assert found.last_day is not None
    assert add_years(day + DAY, 10) <= found.last_day <= add_years(day + DAY, 10) + 6 * DAY
