"""Watching a plan: a story for each state, its first and its last day, and the words for it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.plan_watch import (
    Agreed,
    Knowledge,
    Met,
    Notice,
    PlanState,
    Received,
    Watch,
    agreed,
    watch,
)
from collector_desk.domain.rates import Rates
from collector_desk.errors.rates import NoRate
from tests.domain.plan_cases import plan

RATES = Rates.shipped()
DAY = timedelta(days=1)
DUES = (date(2027, 1, 25), date(2027, 2, 25), date(2027, 3, 30))
SCHEDULE = tuple(
    Agreed(number=number, day=day, amount=120_000) for number, day in enumerate(DUES, start=1)
)
GRACE_ENDS = date(2027, 2, 1)  # seven days after 25 January, a Monday
OWN, OTHER = "1234567", "7654321"


def on(
    day: date,
    *money: tuple[date, int],
    notice: date | None = None,
    left: int | None = None,
) -> Watch:
    received = [
        Received(id=number, day=when, amount=amount) for number, (when, amount) in enumerate(money)
    ]
    known = Knowledge(notice=sent_on(notice), left=left)
    return watch(SCHEDULE, received, known=known, on=day, rates=RATES)


def sent_on(day: date | None) -> Notice | None:
    return Notice(written=day, sent=day) if day else None


def noticed(day: date, notice: Notice, *money: tuple[date, int]) -> Watch:
    received = [Received(id=n, day=when, amount=amount) for n, (when, amount) in enumerate(money)]
    known = Knowledge(notice=notice)
    return watch(SCHEDULE, received, known=known, on=day, rates=RATES)


def plain(found: Watch) -> str:
    return " ".join(found.reasons).replace("\u00a0", " ")


def met(found: Watch) -> list[str]:
    return [each.met.value for each in found.instalments]


FULL = (DUES[0], 120_000)


def test_a_plan_that_is_followed_has_nothing_to_do() -> None:
    found = on(date(2027, 2, 1), FULL)
    assert found.state is PlanState.ON_TRACK
    assert met(found) == ["met", "upcoming", "upcoming"]
    assert (found.overdue, found.surplus, found.next_step, found.next_day) == (0, 0, "", None)
    assert found.reasons == ("Avtalen følges.",)


def test_the_whole_of_the_due_day_counts() -> None:
    assert on(DUES[0]).state is PlanState.ON_TRACK
    assert met(on(DUES[0])) == ["upcoming"] * 3
    found = on(DUES[0] + DAY)
    assert (found.state, found.overdue) == (PlanState.LATE, 120_000)
    assert met(found)[0] == "missed"
    assert "ikke brutt før etter 01.02.2027" in plain(found)


def test_the_plan_is_broken_the_day_after_the_days_of_grace() -> None:
    assert on(GRACE_ENDS).state is PlanState.LATE
    found = on(GRACE_ENDS + DAY)
    assert found.state is PlanState.BROKEN
    assert found.next_step == "Send varsel om mislighold"
    assert found.next_day == GRACE_ENDS + DAY


def test_grace_that_ends_in_easter_runs_on_to_the_first_working_day() -> None:
    """Due Monday 22 March 2027; seven days later is second Easter day."""
    schedule = (Agreed(number=1, day=date(2027, 3, 22), amount=100),)

    def state(day: date) -> PlanState:
        return watch(schedule, [], known=Knowledge(), on=day, rates=RATES).state

    assert state(date(2027, 3, 30)) is PlanState.LATE
    assert state(date(2027, 3, 31)) is PlanState.BROKEN


def test_paying_within_grace_or_after_puts_the_plan_back_on_track() -> None:
    for day in (GRACE_ENDS, GRACE_ENDS + 5 * DAY):
        found = on(day, (day, 120_000))
        assert found.state is PlanState.ON_TRACK
        assert met(found)[0] == "late"
    assert "Avdrag 1: betalt 01.02.2027, 7 dager etter forfall." in plain(
        on(GRACE_ENDS, (GRACE_ENDS, 120_000))
    )


def test_a_part_is_not_enough() -> None:
    found = on(GRACE_ENDS + DAY, (DUES[0], 119_900))
    assert (found.state, found.overdue) == (PlanState.BROKEN, 100)
    assert met(found)[0] == "partly"
    assert "Avdrag 1: delvis betalt, 1,00 kr mangler, forfall 25.01.2027." in plain(found)


NOTICE = date(2027, 2, 3)
LAST = date(2027, 2, 17)


def test_the_notice_gives_fourteen_days_and_the_plan_ends_the_day_after() -> None:
    for day in (NOTICE, LAST):
        found = on(day, notice=NOTICE)
        assert (found.state, found.next_day) == (PlanState.NOTICED, LAST + DAY)
        assert "betales innen 17.02.2027" in plain(found)
    found = on(LAST + DAY, notice=NOTICE)
    assert (found.state, found.next_day) == (PlanState.ENDED, LAST + DAY)
    assert found.next_step == "Fortsett innkrevingen av hele restkravet"
    assert "falt bort" in plain(found)


def test_a_notice_that_ends_on_a_saturday_runs_on_to_monday() -> None:
    sent = date(2027, 2, 6)
    assert on(date(2027, 2, 22), notice=sent).state is PlanState.NOTICED
    assert on(date(2027, 2, 23), notice=sent).state is PlanState.ENDED


def test_paying_by_the_last_day_of_the_notice_mends_the_plan() -> None:
    found = on(LAST + DAY, (LAST, 120_000), notice=NOTICE)
    assert found.state is PlanState.ON_TRACK
    assert "Varselet om mislighold 03.02.2027 er rettet" in plain(found)


@pytest.mark.parametrize("money", [(LAST + DAY, 120_000), (LAST, 119_999)])
def test_paying_a_day_late_or_an_ore_short_does_not(money: tuple[date, int]) -> None:
    assert on(LAST + 2 * DAY, money, notice=NOTICE).state is PlanState.ENDED


def test_a_mended_plan_may_be_broken_anew_and_needs_a_new_notice() -> None:
    found = on(date(2027, 3, 5), (LAST, 120_000), notice=NOTICE)
    assert found.state is PlanState.BROKEN
    assert found.next_step.startswith("Send varsel")


def test_the_notice_demands_what_was_overdue_and_not_what_falls_due_meanwhile() -> None:
    sent = date(2027, 2, 20)
    found = on(date(2027, 3, 1), (date(2027, 2, 24), 120_000), notice=sent)
    assert found.state is PlanState.LATE
    assert found.instalments[1].met is Met.MISSED


def test_a_notice_sent_before_the_plan_was_broken_has_no_effect() -> None:
    found = on(LAST + DAY, notice=GRACE_ENDS)
    assert found.state is PlanState.BROKEN
    assert "Varselet om mislighold 01.02.2027 er uten virkning" in plain(found)


def test_a_payment_found_later_with_an_earlier_value_date_takes_the_ground_from_the_notice() -> (
    None
):
    assert on(LAST + DAY, notice=NOTICE).state is PlanState.ENDED
    assert on(LAST + DAY, FULL, notice=NOTICE).state is PlanState.ON_TRACK


def test_a_notice_that_lies_ahead_is_not_sent_yet() -> None:
    assert on(NOTICE - DAY, notice=NOTICE).state is PlanState.BROKEN


def test_a_notice_that_waits_to_be_sent_lets_no_day_run() -> None:
    waits = Notice(written=NOTICE)
    found = noticed(NOTICE + 60 * DAY, waits)
    assert (found.state, found.next_day) == (PlanState.NOTICED, None)
    assert "venter på utsending" in plain(found)
    assert noticed(NOTICE + DAY, waits, (NOTICE, 120_000)).state is PlanState.ON_TRACK


def test_the_days_run_from_the_post_and_what_is_printed_only_lengthens_them() -> None:
    late = Notice(written=NOTICE, sent=NOTICE + 10 * DAY, printed=LAST)
    ends = date(2027, 3, 1)  # fourteen days from Saturday the 13th are a Saturday
    assert noticed(ends, late).state is PlanState.NOTICED
    assert noticed(ends + DAY, late).state is PlanState.ENDED
    longer = Notice(written=NOTICE, sent=NOTICE, printed=LAST + 2 * DAY)
    assert noticed(LAST + 2 * DAY, longer).state is PlanState.NOTICED
    assert noticed(LAST + 3 * DAY, longer).state is PlanState.ENDED


def test_what_falls_due_between_writing_and_sending_is_not_demanded() -> None:
    notice = Notice(written=date(2027, 2, 20), sent=date(2027, 2, 27))
    found = noticed(date(2027, 3, 2), notice, (date(2027, 2, 26), 120_000))
    assert found.state is PlanState.LATE


def test_an_instalment_paid_ahead_is_early_and_the_double_payment_is_told() -> None:
    found = on(DUES[0], (date(2027, 1, 20), 120_000), (date(2027, 1, 21), 120_000))
    assert met(found) == ["met", "early", "upcoming"]
    assert (
        "Innbetalingen 21.01.2027 på 1 200,00 kr kom to ganger i samme periode (også 20.01.2027):"
        " den går til neste avdrag." in plain(found)
    )


def test_another_sum_when_the_instalment_is_paid_is_no_double_payment() -> None:
    found = on(DUES[0], (date(2027, 1, 20), 120_000), (date(2027, 1, 21), 50_000))
    assert met(found) == ["met", "partly", "upcoming"]
    assert "kom da avdrag 1 alt var betalt" in plain(found)


def test_the_same_sum_a_month_later_is_no_double_payment() -> None:
    found = on(DUES[1], FULL, (DUES[1], 120_000))
    assert met(found) == ["met", "met", "upcoming"]
    assert "to ganger" not in plain(found)


def test_one_payment_may_meet_all_and_what_is_beyond_is_to_the_debtors_credit() -> None:
    found = on(DUES[0], (DUES[0], 400_000))
    assert found.state is PlanState.COMPLETED
    assert found.surplus == 40_000
    assert "400,00 kr av innbetalingen 25.01.2027 på 4 000,00 kr går ut over avtalen" in plain(
        found
    )


def test_the_ledger_has_the_last_word_on_whether_all_is_paid() -> None:
    money = tuple((day, 120_000) for day in DUES)
    assert on(DUES[2], *money).state is PlanState.COMPLETED
    left = on(DUES[2], *money, left=2_345)
    assert left.state is PlanState.ON_TRACK
    assert "det gjenstår 23,45 kr" in plain(left)
    assert left.next_step == "Krev resten i et siste avdrag"
    assert on(DUES[1], *money[:2], left=0).state is PlanState.COMPLETED


def test_money_with_another_kid_does_not_count_and_money_without_does() -> None:
    def state(kid: str) -> tuple[PlanState, str]:
        received = [Received(id=1, day=DUES[0], amount=120_000, kid=kid)]
        known = Knowledge(kids=frozenset({OWN}))
        found = watch(SCHEDULE, received, known=known, on=GRACE_ENDS + DAY, rates=RATES)
        return found.state, plain(found)

    assert state(OWN)[0] is state("")[0] is PlanState.ON_TRACK
    broken, why = state(OTHER)
    assert broken is PlanState.BROKEN
    assert "har en annen KID og regnes ikke med i avtalen" in why


def test_a_reckoned_plan_is_watched_by_its_own_schedule() -> None:
    schedule = agreed(plan(count=3))
    assert [each.number for each in schedule] == [1, 2, 3]
    money = [Received(id=e.number, day=e.day, amount=e.amount) for e in schedule]
    found = watch(schedule, money, known=Knowledge(), on=schedule[-1].day, rates=RATES)
    assert found.state is PlanState.COMPLETED


def test_a_due_day_before_the_settings_is_refused() -> None:
    schedule = (Agreed(number=1, day=date(2014, 12, 1), amount=100),)
    with pytest.raises(NoRate):
        watch(schedule, [], known=Knowledge(), on=date(2027, 1, 1), rates=RATES)


MONEY = st.lists(
    st.tuples(st.dates(date(2027, 1, 1), date(2027, 5, 1)), st.integers(1, 300_000)), max_size=6
)
WHEN = st.dates(date(2027, 1, 1), date(2027, 6, 1))


@given(MONEY, WHEN, st.none() | WHEN)
def test_no_ore_is_lost_whatever_came(
    money: list[tuple[date, int]], day: date, notice: date | None
) -> None:
    found = on(day, *money, notice=notice)
    came = sum(amount for when, amount in money if when <= day)
    used = sum(part.amount for each in found.instalments for part in each.used)
    assert used + found.surplus == came
    assert found.reasons
    assert (found.state is PlanState.COMPLETED) == (came >= 360_000)
    if found.state in {PlanState.LATE, PlanState.BROKEN}:
        assert found.overdue > 0
        assert found.next_day is not None
        assert found.next_day <= day
    if found.state is PlanState.ON_TRACK:
        assert found.overdue == 0


@given(MONEY, WHEN, st.none() | WHEN, st.randoms())
def test_the_order_in_which_payments_are_told_changes_nothing(
    money: list[tuple[date, int]], day: date, notice: date | None, random: object
) -> None:
    received = [Received(id=n, day=when, amount=sum_) for n, (when, sum_) in enumerate(money)]
    known = Knowledge(notice=sent_on(notice))
    first = watch(SCHEDULE, received, known=known, on=day, rates=RATES)
    random.shuffle(received)  # type: ignore[attr-defined]
    assert watch(SCHEDULE, received, known=known, on=day, rates=RATES) == first


@given(MONEY, WHEN, st.none() | WHEN)
def test_a_further_payment_never_makes_things_worse(
    money: list[tuple[date, int]], day: date, notice: date | None
) -> None:
    worse = [
        PlanState.COMPLETED,
        PlanState.ON_TRACK,
        PlanState.LATE,
        PlanState.BROKEN,
        PlanState.NOTICED,
        PlanState.ENDED,
    ]
    before = on(day, *money, notice=notice)
    after = on(day, *money, (date(2027, 1, 2), 50_000), notice=notice)
    assert worse.index(after.state) <= worse.index(before.state)
    assert after.overdue <= before.overdue
