"""Every dated rule of law, in every quarter from 2015 to 2027: exactly one version applies."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from collector_desk.domain.covering import forced_order
from collector_desk.domain.fees import Letter, letter_fee
from collector_desk.domain.law import Rule
from collector_desk.domain.parking import late_cost
from collector_desk.domain.rates import Rates
from collector_desk.errors.rates import NoLaw

QUARTERS = [date(year, month, 1) for year in range(2015, 2028) for month in (1, 4, 7, 10)]
RULES: list[Rule[..., object]] = [forced_order, late_cost]  # type: ignore[list-item]
EDGES = [version.since for rule in RULES for version in rule.versions]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_exactly_one_version_applies_in_every_quarter(rule: Rule[..., object]) -> None:
    for day in [*QUARTERS, *EDGES]:
        spans = [*pairwise(rule.versions), (rule.versions[-1], None)]
        applying = [
            version
            for version, following in spans
            if version.since <= day and (following is None or day < following.since)
        ]
        if day < rule.versions[0].since:
            with pytest.raises(NoLaw):
                rule.on(day)
        else:
            assert applying == [rule.on(day)]
            assert rule.on(day).source


def test_every_letter_has_a_fee_in_every_quarter_the_inkassosats_is_known() -> None:
    rates = Rates.practice()
    known = [day for day in QUARTERS if day >= rates["inkassosats"].values[0].since]
    for day in known:
        for letter in (Letter.REMINDER, Letter.COLLECTION_NOTICE, Letter.PAYMENT_DEMAND):
            for due in (date(2020, 9, 30), date(2020, 10, 1)):
                fee = letter_fee(letter, sent=day, due_date=due, rates=rates)
                assert fee.amount % 50 == 0
                assert 3_000 < fee.amount < 30_000
