"""The steps of own collection on the days around each boundary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector_desk.domain.calendar import deadline, is_working_day
from collector_desk.domain.claim import KINDS, ClaimKind, Enforcement
from collector_desk.domain.fees import InCollection, Letter, SentLetter, may_charge, opens_demand
from collector_desk.domain.notices import NextStep, Verdict, next_step, next_steps
from collector_desk.domain.rates import Rates
from collector_desk.domain.status import (
    OBJECTION_OPEN,
    PLAN_KEPT,
    SANCTION_CONTESTED,
    STATUSES,
    TIME_BARRED,
    Status,
    Stop,
)
from collector_desk.errors.law import FeeNeedsNotice

RATES = Rates.shipped()
K, S = ClaimKind, NextStep
DAY = timedelta(days=1)
DUE = date(2026, 2, 2)
DEMANDED = date(2026, 3, 3)


def sent(letter: Letter, day: date, days: int = 14) -> SentLetter:
    return SentLetter(letter=letter, sent=day, deadline=deadline(day, days))


NOTICE = sent(Letter.COLLECTION_NOTICE, date(2026, 2, 16))
DEMAND = sent(Letter.PAYMENT_DEMAND, DEMANDED)
WARNED = sent(Letter.ENFORCEMENT_NOTICE, DEMANDED)


def claim(
    *letters: SentLetter,
    kind: ClaimKind = K.KINDERGARTEN,
    due: date = DUE,
    stops: tuple[Stop, ...] = (),
) -> InCollection:
    return InCollection(kind=kind, due_date=due, letters=letters, stops=stops)


def lawful(step: NextStep, on: date, *letters: SentLetter) -> bool:
    return next_step(step, claim(*letters), on=on, rates=RATES).lawful


def first_lawful(verdict: Verdict, found: InCollection) -> bool:
    assert verdict.earliest is not None
    day = verdict.earliest
    before = next_step(verdict.step, found, on=day - DAY, rates=RATES)
    return next_step(verdict.step, found, on=day, rates=RATES).lawful and not before.lawful


@pytest.mark.parametrize("step", [S.REMINDER, S.COLLECTION_NOTICE])
def test_the_first_letters_are_lawful_the_day_after_the_due_date(step: NextStep) -> None:
    assert [lawful(step, day) for day in (DUE - DAY, DUE, DUE + DAY)] == [False, False, True]


def test_a_weekend_due_date_moves_before_the_first_letter() -> None:
    saturday = claim(due=date(2026, 1, 31))
    assert not next_step(S.REMINDER, saturday, on=date(2026, 2, 2), rates=RATES).lawful
    assert next_step(S.REMINDER, saturday, on=date(2026, 2, 3), rates=RATES).lawful


def test_a_lawful_letter_gives_at_least_fourteen_days_to_a_working_day() -> None:
    verdict = next_step(S.COLLECTION_NOTICE, claim(), on=date(2026, 12, 11), rates=RATES)
    assert verdict.deadline == date(2026, 12, 28)
    assert next_step(S.COLLECTION_NOTICE, claim(), on=DUE, rates=RATES).deadline is None


def test_the_next_letter_waits_for_the_day_after_the_deadline() -> None:
    end = NOTICE.deadline
    assert end == date(2026, 3, 2)
    days = (end - DAY, end, end + DAY)
    assert [lawful(S.PAYMENT_DEMAND, day, NOTICE) for day in days] == [False, False, True]
    refused = next_step(S.PAYMENT_DEMAND, claim(NOTICE), on=end, rates=RATES)
    assert refused.earliest == end + DAY
    assert "03.03.2026" in refused.reason


def test_a_stated_deadline_on_a_holiday_runs_to_the_next_working_day() -> None:
    # Maundy Thursday 2 April 2026 until the Monday after: Tuesday 7 April is the last day.
    notice = SentLetter(
        letter=Letter.COLLECTION_NOTICE, sent=date(2026, 3, 16), deadline=date(2026, 4, 2)
    )
    assert not lawful(S.PAYMENT_DEMAND, date(2026, 4, 7), notice)
    assert lawful(S.PAYMENT_DEMAND, date(2026, 4, 8), notice)


@pytest.mark.parametrize("kind", [K.PARKING_FINE, K.STUDDED_TYRE_FEE])
def test_the_municipality_follows_the_new_rules_from_2027_where_no_look_up_says_otherwise(
    kind: ClaimKind,
) -> None:
    for day, paragraph in ((date(2026, 12, 31), "§ 4-18"), (date(2027, 1, 1), "§§ 2-15 og 7-6")):
        assert (
            paragraph in next_step(S.ENFORCEMENT_NOTICE, claim(kind=kind), on=day, rates=RATES).rule
        )
    trekk = replace(claim(kind=kind), one_trekk_since=date(2026, 11, 1))
    early = next_step(S.ENFORCEMENT_NOTICE, trekk, on=date(2026, 11, 23), rates=RATES)
    assert (early.lawful, "§§ 2-15 og 7-6" in early.rule, early.unconfirmed) == (True, True, "")


def test_an_own_notice_that_is_stale_or_short_is_sent_anew_and_says_why() -> None:
    old = sent(Letter.ENFORCEMENT_NOTICE, date(2026, 10, 1), 21)
    fine = claim(old, kind=K.PARKING_FINE)

    def asked(on: date, fine: InCollection = fine) -> Verdict:
        return next_step(S.ENFORCEMENT_NOTICE, fine, on=on, rates=RATES)

    assert asked(date(2026, 12, 22)).reason == (
        "Varselet om utlegg er sendt 01.10.2026, gyldig til 22.12.2026."
    )
    stale = asked(date(2026, 12, 23))
    assert (stale.lawful, stale.rule) == (True, "tvangsfullbyrdelsesloven § 7-10")
    assert stale.reason.endswith("falt bort 22.12.2026: send nytt.")
    short = claim(sent(Letter.ENFORCEMENT_NOTICE, date(2026, 12, 17)), kind=K.PARKING_FINE)
    assert "ga 14 dager, og 21 kreves: send nytt" in asked(date(2026, 12, 18), short).reason


def test_an_own_notice_gives_three_weeks_and_any_other_two() -> None:
    on = date(2026, 11, 23)
    own = next_step(S.ENFORCEMENT_NOTICE, claim(kind=K.PARKING_FINE), on=on, rates=RATES)
    other = next_step(S.ENFORCEMENT_NOTICE, claim(kind=K.CONTROL_SANCTION), on=on, rates=RATES)
    # what is printed is reckoned from two days on, for the post
    assert (own.deadline, other.deadline) == (date(2026, 12, 16), date(2026, 12, 9))


def test_what_was_disputed_when_a_letter_went_is_not_noticed_by_it() -> None:
    part = replace(NOTICE, demanded=60_000)
    day = date(2026, 3, 20)
    whole = replace(claim(part), principal=100_000)
    found = next_step(S.PAYMENT_DEMAND, whole, on=day, rates=RATES)
    assert (found.lawful, found.missing) == (False, "Inkassovarsel for hele beløpet")
    assert "krevde 600,00 kr" in found.reason.replace("\u00a0", " ")
    with pytest.raises(FeeNeedsNotice):
        may_charge(Letter.PAYMENT_DEMAND, whole, sent=day, rates=RATES)
    for principal in (60_000, 40_000, None):  # what it did demand, less after a payment
        assert next_step(
            S.PAYMENT_DEMAND, replace(whole, principal=principal), on=day, rates=RATES
        ).lawful
    assert next_step(
        S.PAYMENT_DEMAND, replace(whole, letters=(part, NOTICE)), on=day, rates=RATES
    ).lawful


@pytest.mark.parametrize("short", ["payment_demand", "enforcement_notice"])
def test_a_request_needs_notices_of_all_that_is_requested(short: str) -> None:
    letters = [
        replace(each, demanded=60_000) if each.letter.value == short else each
        for each in (NOTICE, DEMAND, WARNED)
    ]
    told = replace(claim(*letters), principal=100_000)
    found = next_step(S.ENFORCEMENT_REQUEST, told, on=date(2026, 3, 20), rates=RATES)
    assert (found.lawful, found.missing) == (False, f"{Letter(short).label} for hele beløpet")
    less = replace(told, principal=60_000)
    assert next_step(S.ENFORCEMENT_REQUEST, less, on=date(2026, 3, 20), rates=RATES).lawful


def test_nothing_follows_a_letter_that_waits_to_be_sent() -> None:
    waits = replace(NOTICE, waits=True)
    for step in (
        S.COLLECTION_NOTICE,
        S.PAYMENT_DEMAND,
        S.ENFORCEMENT_NOTICE,
        S.ENFORCEMENT_REQUEST,
    ):
        found = next_step(step, claim(waits, DEMAND, WARNED), on=date(2026, 8, 1), rates=RATES)
        assert (found.lawful, found.missing) == (False, "Utsending av Inkassovarsel")
    assert opens_demand(waits, due_date=DUE, rates=RATES) is None
    assert opens_demand(NOTICE, due_date=DUE, rates=RATES) is not None


def test_a_payment_demand_names_the_missing_notice() -> None:
    verdict = next_step(S.PAYMENT_DEMAND, claim(), on=date(2026, 6, 1), rates=RATES)
    assert (verdict.lawful, verdict.missing) == (False, "Purring eller inkassovarsel")
    short = sent(Letter.COLLECTION_NOTICE, date(2026, 2, 16), days=10)
    assert not next_step(S.PAYMENT_DEMAND, claim(short), on=date(2026, 6, 1), rates=RATES).lawful


@pytest.mark.parametrize(("day", "yes"), [(DUE - DAY, False), (DUE, True), (DUE + DAY, True)])
def test_the_section_4_18_notice_may_be_sent_from_the_due_date(day: date, yes: bool) -> None:
    assert lawful(S.ENFORCEMENT_NOTICE, day) == yes


def test_a_request_needs_a_payment_demand_and_a_section_4_18_notice() -> None:
    day = date(2026, 3, 20)
    without_demand = next_step(S.ENFORCEMENT_REQUEST, claim(NOTICE, WARNED), on=day, rates=RATES)
    assert "Betalingsoppfordring" in without_demand.missing
    without_notice = next_step(S.ENFORCEMENT_REQUEST, claim(NOTICE, DEMAND), on=day, rates=RATES)
    assert "§ 4-18" in without_notice.missing
    assert lawful(S.ENFORCEMENT_REQUEST, day, NOTICE, DEMAND, WARNED)


def test_a_request_is_lawful_the_day_after_two_weeks() -> None:
    end = WARNED.deadline
    days = (end, end + DAY)
    found = [lawful(S.ENFORCEMENT_REQUEST, day, NOTICE, DEMAND, WARNED) for day in days]
    assert (end, found) == (date(2026, 3, 17), [False, True])


def test_a_payment_demand_lives_six_months() -> None:
    letters = (NOTICE, DEMAND, WARNED)
    last = date(2026, 9, 3)
    assert lawful(S.ENFORCEMENT_REQUEST, last, *letters)
    over = next_step(S.ENFORCEMENT_REQUEST, claim(*letters), on=last + DAY, rates=RATES)
    assert (over.lawful, over.missing) == (
        False,
        "Ny betalingsoppfordring: mer enn seks måneder er gått",
    )


def test_a_section_4_18_notice_lives_a_year_from_when_a_request_was_possible() -> None:
    fresh = sent(Letter.PAYMENT_DEMAND, date(2027, 2, 1))
    letters = (NOTICE, DEMAND, WARNED, fresh)
    last = date(2027, 3, 18)
    assert lawful(S.ENFORCEMENT_REQUEST, last, *letters)
    over = next_step(S.ENFORCEMENT_REQUEST, claim(*letters), on=last + DAY, rates=RATES)
    assert "ett år" in over.missing
    renew = next_step(S.ENFORCEMENT_NOTICE, claim(*letters), on=last + DAY, rates=RATES)
    assert (renew.lawful, renew.rule) == (True, "tvangsfullbyrdelsesloven § 4-19")
    valid = next_step(S.ENFORCEMENT_NOTICE, claim(*letters), on=last, rates=RATES)
    assert "gyldig til 18.03.2027" in valid.reason


def test_a_coercive_fine_needs_no_payment_demand() -> None:
    fine = claim(WARNED, kind=K.COERCIVE_FINE)
    assert next_step(S.ENFORCEMENT_REQUEST, fine, on=date(2026, 12, 1), rates=RATES).lawful
    verdict = next_step(S.PAYMENT_DEMAND, fine, on=date(2026, 12, 1), rates=RATES)
    assert not verdict.lawful
    assert "tvangsgrunnlag" in verdict.reason


@pytest.mark.parametrize("kind", [K.PARKING_FINE, K.STUDDED_TYRE_FEE])
def test_the_municipality_asks_no_namsmann_for_its_own_fees(kind: ClaimKind) -> None:
    fee = claim(kind=kind)
    day = date(2026, 11, 23)
    by_step = {verdict.step: verdict for verdict in next_steps(fee, on=day, rates=RATES)}
    assert {step for step, verdict in by_step.items() if verdict.lawful} == {
        S.REMINDER,
        S.ENFORCEMENT_NOTICE,
    }
    assert by_step[S.ENFORCEMENT_NOTICE].unconfirmed
    request = by_step[S.ENFORCEMENT_REQUEST]
    assert (request.rule, bool(request.unconfirmed)) == ("vegtrafikkloven § 38", True)
    later = next_step(S.ENFORCEMENT_REQUEST, fee, on=date(2027, 1, 4), rates=RATES)
    assert ("§ 2-14" in later.rule, later.unconfirmed) == (True, "")
    new = next_step(S.ENFORCEMENT_NOTICE, fee, on=date(2027, 1, 4), rates=RATES)
    assert (new.lawful, new.rule) == (True, "tvangsfullbyrdelsesloven §§ 2-15 og 7-6")
    assert (new.deadline, new.unconfirmed) == (date(2027, 1, 27), "")


@pytest.mark.parametrize(
    "stop",
    [
        TIME_BARRED,
        OBJECTION_OPEN,
        PLAN_KEPT,
        SANCTION_CONTESTED,
        STATUSES[Status.DECEASED].stop,
        STATUSES[Status.DEBT_SETTLEMENT].stop,
        STATUSES[Status.BANKRUPTCY].stop,
    ],
    ids=lambda stop: stop.reason,
)
def test_a_stop_forbids_every_step_and_says_why(stop: Stop) -> None:
    stopped = claim(NOTICE, DEMAND, WARNED, stops=(stop,))
    for verdict in next_steps(stopped, on=date(2026, 4, 1), rates=RATES):
        assert not verdict.lawful
        assert (verdict.rule, stop.reason in verdict.reason) == (stop.rule, True)


def test_a_minor_may_be_written_to_but_not_enforced_against() -> None:
    minor = claim(NOTICE, DEMAND, WARNED, stops=(STATUSES[Status.MINOR].stop,))
    by_step = {v.step: v.lawful for v in next_steps(minor, on=date(2026, 4, 1), rates=RATES)}
    assert by_step[S.REMINDER]
    assert not by_step[S.ENFORCEMENT_NOTICE]
    assert not by_step[S.ENFORCEMENT_REQUEST]


days = st.dates(date(2025, 1, 1), date(2027, 12, 31))
histories = st.lists(
    st.builds(sent, st.sampled_from(Letter), days, st.integers(0, 30)), max_size=5
).map(tuple)
claims = st.builds(
    InCollection,
    kind=st.sampled_from(ClaimKind),
    due_date=days,
    letters=histories,
    heard=st.none() | days,
    one_trekk_since=st.none() | days,
)


@settings(max_examples=150, deadline=None)
@given(claims, days)
def test_every_verdict_is_complete_and_true(found: InCollection, on: date) -> None:
    for verdict in next_steps(found, on=on, rates=RATES):
        assert verdict.rule
        assert verdict.reason.endswith(".")
        if verdict.lawful:
            assert on >= found.due_date
            assert verdict.earliest is not None
            assert verdict.earliest <= on
        if verdict.deadline is not None:
            assert verdict.deadline >= on + timedelta(days=14)
            assert is_working_day(verdict.deadline)


@settings(max_examples=150, deadline=None)
@given(days, days, histories)
def test_no_request_ever_leaves_without_its_letters(
    due: date, on: date, letters: tuple[SentLetter, ...]
) -> None:
    if lawful_request(claim(*letters, due=due), on):
        before = [old for old in letters if old.deadline < on and old.gave_enough(RATES)]
        assert any(old.letter is Letter.PAYMENT_DEMAND for old in before)
        assert any(old.letter is Letter.ENFORCEMENT_NOTICE for old in before)
        assert not any(old.sent <= on <= old.deadline for old in letters)


def lawful_request(found: InCollection, on: date) -> bool:
    return next_step(S.ENFORCEMENT_REQUEST, found, on=on, rates=RATES).lawful


@pytest.mark.parametrize(
    ("on", "letters"),
    [(DUE - DAY, ()), (NOTICE.sent, (NOTICE,)), (DEMANDED, (NOTICE, DEMAND, WARNED))],
)
def test_an_earliest_day_is_the_first_lawful_one(on: date, letters: tuple[SentLetter, ...]) -> None:
    found = claim(*letters)
    waiting = [verdict for verdict in next_steps(found, on=on, rates=RATES) if not verdict.lawful]
    dated = [verdict for verdict in waiting if verdict.earliest is not None]
    assert dated
    assert all(first_lawful(verdict, found) for verdict in dated)


def test_every_step_has_a_name_and_only_messages_need_all_letters() -> None:
    assert all(step.label for step in NextStep)
    for kind, facts in KINDS.items():
        verdict = next_step(
            S.PAYMENT_DEMAND, claim(NOTICE, kind=kind), on=date(2026, 4, 1), rates=RATES
        )
        assert verdict.lawful == (facts.enforcement is Enforcement.MESSAGE)
