"""The letter that comes next for a claim, and why its day has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.fees import Letter, SentLetter
from collector_desk.domain.notices import NextStep
from collector_desk.domain.step_in_turn import step_in_turn, why_now
from tests.domain.test_notices import DAY, DEMAND, NOTICE, RATES, WARNED, claim, sent

K, S = ClaimKind, NextStep
REMINDER = sent(Letter.REMINDER, date(2026, 2, 4))
LATER = date(2026, 4, 15)


@pytest.mark.parametrize(
    ("letters", "on", "step"),
    [
        ((), LATER, S.COLLECTION_NOTICE),
        ((REMINDER,), LATER, S.COLLECTION_NOTICE),
        ((REMINDER, NOTICE), LATER, S.PAYMENT_DEMAND),
        ((NOTICE, DEMAND), LATER, S.ENFORCEMENT_NOTICE),
        ((NOTICE, DEMAND, WARNED), LATER, None),
        ((DEMAND, WARNED), LATER, None),  # handed over without its notice
        ((NOTICE, DEMAND, WARNED), date(2026, 9, 3), None),  # six months to the day
        ((NOTICE, DEMAND, WARNED), date(2026, 9, 4), S.PAYMENT_DEMAND),
    ],
)
def test_the_letters_come_in_turn(
    letters: tuple[SentLetter, ...], on: date, step: NextStep | None
) -> None:
    assert step_in_turn(claim(*letters), on=on, rates=RATES) is step


def test_a_fee_of_ours_has_one_letter_and_a_new_one_two_months_after_its_deadline() -> None:
    fine = claim(WARNED, kind=K.PARKING_FINE)
    assert step_in_turn(claim(kind=K.PARKING_FINE), on=LATER, rates=RATES) is S.ENFORCEMENT_NOTICE
    end = date(2026, 5, 17)  # from 17.03.2026, § 7-10
    assert step_in_turn(fine, on=end, rates=RATES) is None
    assert step_in_turn(fine, on=end + DAY, rates=RATES) is S.ENFORCEMENT_NOTICE
    heard = replace(fine, heard=date(2026, 3, 30))
    assert step_in_turn(heard, on=date(2026, 5, 30), rates=RATES) is None
    assert step_in_turn(heard, on=date(2026, 5, 31), rates=RATES) is S.ENFORCEMENT_NOTICE
    earlier = replace(fine, heard=date(2026, 2, 27))  # said to another notice
    assert step_in_turn(earlier, on=end + DAY, rates=RATES) is S.ENFORCEMENT_NOTICE


def test_a_notice_that_gave_two_weeks_must_be_sent_anew_under_the_new_rules() -> None:
    short = sent(Letter.ENFORCEMENT_NOTICE, date(2026, 12, 1))
    fine = claim(short, kind=K.PARKING_FINE)
    assert step_in_turn(fine, on=date(2026, 12, 31), rates=RATES) is None
    assert step_in_turn(fine, on=date(2027, 1, 1), rates=RATES) is S.ENFORCEMENT_NOTICE
    one_trekk = replace(fine, one_trekk_since=date(2026, 12, 20))
    assert step_in_turn(one_trekk, on=date(2026, 12, 20), rates=RATES) is S.ENFORCEMENT_NOTICE
    whole = claim(sent(Letter.ENFORCEMENT_NOTICE, date(2026, 12, 1), 21), kind=K.PARKING_FINE)
    assert step_in_turn(whole, on=date(2027, 1, 1), rates=RATES) is None


def test_a_coercive_fine_has_one_letter_and_a_new_one_after_a_year() -> None:
    fine = claim(WARNED, kind=K.COERCIVE_FINE)
    assert step_in_turn(fine, on=date(2027, 3, 18), rates=RATES) is None  # from 18.03.2026, § 4-19
    assert step_in_turn(fine, on=date(2027, 3, 19), rates=RATES) is S.ENFORCEMENT_NOTICE
    assert (
        why_now(fine, S.ENFORCEMENT_NOTICE, on=date(2027, 3, 19))
        == "den forrige, sendt 03.03.2026, gjelder ikke lenger"
    )


def test_why_names_the_letter_whose_deadline_ended_last() -> None:
    assert why_now(claim(), S.COLLECTION_NOTICE, on=LATER) == "kravet er forfalt"
    assert why_now(claim(REMINDER), S.COLLECTION_NOTICE, on=LATER) == "fristen i purringen er ute"
    found = claim(REMINDER, NOTICE)
    assert why_now(found, S.PAYMENT_DEMAND, on=LATER) == "fristen i inkassovarselet er ute"
