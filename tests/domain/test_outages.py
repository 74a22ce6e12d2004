"""Deadlines that run while debtors cannot reach us: worked by hand, weekends and holidays included."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from collector_desk.domain.claim import ClaimKind, Regime
from collector_desk.domain.enforcement.notice_rule import notice_rule
from collector_desk.domain.enforcement.way import Way
from collector_desk.domain.fees import Letter, SentLetter
from collector_desk.domain.outages import Channel, Outage, extended
from collector_desk.domain.rate_table import KeyedTable
from collector_desk.domain.rates import Rates

RATES = Rates.shipped()
SENT = date(2026, 11, 6)  # a Friday
LAST = date(2026, 11, 20)  # the Friday fourteen days after


def down(first: date, last: date, channel: Channel = Channel.PORTAL) -> Outage:
    return Outage(channel=channel, first=first, last=last)


def nov(first: int, last: int) -> Outage:
    return down(date(2026, 11, first), date(2026, 11, last))


def until(*outages: Outage, last: date = LAST, sent: date = SENT, rates: Rates = RATES) -> date:
    found = extended(last, since=sent, outages=outages, rates=rates)
    return found.until if found else last


BY_DAYS: dict[str, tuple[tuple[Outage, ...], date]] = {
    "two days, and the Sunday they end on": ((nov(19, 20),), date(2026, 11, 23)),
    "one day in the middle moves it over the weekend": ((nov(10, 10),), date(2026, 11, 23)),
    "a weekend counts as any day": ((nov(14, 16),), date(2026, 11, 23)),
    "only the days within the deadline": ((nov(4, 9),), date(2026, 11, 23)),
    "four days": ((nov(10, 13),), date(2026, 11, 24)),
    "a day that two channels were down is one": (
        (nov(10, 13), down(date(2026, 11, 12), date(2026, 11, 13), Channel.PHONE)),
        date(2026, 11, 24),
    ),
    "an outage within what was added": ((nov(20, 20), nov(23, 24)), date(2026, 11, 25)),
    "the day of sending is not counted": ((nov(6, 6),), LAST),
    "over before it began": ((nov(1, 5),), LAST),
    "begun after it ran out": ((nov(21, 25),), LAST),
    "none": ((), LAST),
}  # fmt: skip


@pytest.mark.parametrize("what", BY_DAYS)
def test_the_days_of_an_outage_within_a_deadline_are_added_to_it(what: str) -> None:
    outages, right = BY_DAYS[what]
    assert until(*outages) == right


def test_a_deadline_on_a_saturday_runs_on_over_an_outage_on_the_sunday() -> None:
    saturday = date(2026, 11, 21)
    assert until(nov(22, 22), last=saturday, sent=date(2026, 11, 7)) == date(2026, 11, 24)


def test_what_is_added_ends_on_no_holiday() -> None:
    sent, last = date(2026, 12, 9), date(2026, 12, 23)
    two = down(date(2026, 12, 22), date(2026, 12, 23))
    assert until(two, last=last, sent=sent) == date(2026, 12, 28)  # over both Christmas days
    easter = down(date(2027, 3, 24), date(2027, 3, 24))
    assert until(easter, last=date(2027, 3, 24), sent=date(2027, 3, 10)) == date(2027, 3, 30)


def test_it_is_said_from_when_to_when_and_what_was_down() -> None:
    phone = down(date(2026, 11, 12), date(2026, 11, 12), Channel.PHONE)
    found = extended(LAST, since=SENT, outages=[nov(19, 20), phone], rates=RATES)
    assert found is not None
    assert found.text == (
        "Fristen er forlenget fra 20.11.2026 til 23.11.2026:"
        " telefonen var nede 12.11.2026 og portalen var nede 19.–20.11.2026."
    )
    assert "husregel" in found.unconfirmed
    over_months = down(date(2026, 10, 30), date(2026, 11, 2), Channel.DIGITAL_POST)
    assert over_months.text == "SvarUt og digital post var nede 30.10.2026–02.11.2026"
    going_on = Outage(
        channel=Channel.ALL, first=date(2026, 11, 19), last=date(2026, 11, 20), goes_on=True
    )
    assert going_on.text == "alle kanaler har vært nede siden 19.11.2026"


def _until_after() -> Rates:
    table = RATES["outage_by_days"]
    (value,) = table.values
    other = replace(table, values=(replace(value, value=Decimal(0)),))
    return replace(RATES, tables={**RATES.tables, "outage_by_days": other})


@pytest.mark.parametrize(
    ("outages", "right"),
    [
        ((nov(19, 20),), date(2026, 11, 23)),
        ((nov(19, 24),), date(2026, 11, 25)),
        ((nov(10, 13),), LAST),
        ((nov(10, 20),), date(2026, 11, 23)),
        ((nov(20, 20), nov(23, 24)), date(2026, 11, 25)),
    ],
)
def test_by_the_other_setting_it_ends_on_the_first_working_day_after(
    outages: tuple[Outage, ...], right: date
) -> None:
    assert until(*outages, rates=_until_after()) == right


def test_by_the_other_setting_only_what_was_down_at_the_end_is_named() -> None:
    found = extended(LAST, since=SENT, outages=[nov(10, 10), nov(19, 20)], rates=_until_after())
    assert found is not None
    assert found.outages == (nov(19, 20),)


def test_an_outage_that_the_house_does_not_count_moves_nothing() -> None:
    counts = RATES.keyed("outage_counts")
    phone = counts["phone"]
    (value,) = phone.values
    off = replace(phone, values=(replace(value, value=Decimal(0)),))
    sets = {**RATES.sets, "outage_counts": _with(counts, off)}
    rates = replace(RATES, sets=sets)
    call = down(date(2026, 11, 12), date(2026, 11, 12), Channel.PHONE)
    assert until(call, rates=rates) == LAST
    assert until(call) == date(2026, 11, 23)


def _with(counts: KeyedTable, off: object) -> KeyedTable:
    return replace(counts, tables={**counts.tables, "phone": off})  # type: ignore[dict-item]


def test_an_outage_lengthens_the_time_to_answer_a_notice_not_the_time_it_holds() -> None:
    notice = SentLetter(letter=Letter.ENFORCEMENT_NOTICE, sent=date(2026, 10, 30), deadline=LAST)
    longer = extended(LAST, since=notice.sent, outages=[nov(19, 20)], rates=RATES)
    moved = replace(notice, extension=longer)
    for way, regime in ((Way.OWN, Regime.OLD), (Way.REQUEST, Regime.OLD)):
        rule = notice_rule(ClaimKind.KINDERGARTEN, way, regime, sent=notice.sent, rates=RATES)
        assert (rule.opens(notice), rule.opens(moved)) == (date(2026, 11, 21), date(2026, 11, 24))
        assert rule.holds_until(moved) == rule.holds_until(notice)
        assert rule.enough(moved)
