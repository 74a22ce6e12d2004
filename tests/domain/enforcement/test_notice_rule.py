"""The notice before utlegg: how many days, from when and until when it carries, as the law says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from collector_desk.domain.claim import ClaimKind, Regime
from collector_desk.domain.enforcement.notice_rule import NoticeRule, notice_rule
from collector_desk.domain.enforcement.way import Way
from collector_desk.domain.fees import Letter, SentLetter
from collector_desk.domain.rates import Rates

RATES = Rates.shipped()
OLD, NEW = Regime.OLD, Regime.NEW
PARKING, CHILD = ClaimKind.PARKING_FINE, ClaimKind.KINDERGARTEN
ON_THE_16TH, ON_THE_17TH = date(2026, 12, 16), date(2026, 12, 17)


def sent(day: date, days: int) -> SentLetter:
    last = day + timedelta(days=days)
    return SentLetter(letter=Letter.ENFORCEMENT_NOTICE, sent=day, deadline=last)


def rule(
    day: date, *, kind: ClaimKind = PARKING, way: Way = Way.OWN, regime: Regime = OLD
) -> NoticeRule:
    return notice_rule(kind, way, regime, sent=day, rates=RATES)


@pytest.mark.parametrize(
    ("way", "regime", "day", "least"),
    [
        (Way.OWN, OLD, ON_THE_16TH, 14),  # ruling 2
        (Way.OWN, OLD, ON_THE_17TH, 21),
        (Way.OWN, NEW, ON_THE_16TH, 21),  # §§ 2-15 and 7-6
        (Way.OWN, NEW, ON_THE_17TH, 21),
        (Way.REQUEST, OLD, ON_THE_17TH, 14),  # § 4-18, under both
        (Way.REQUEST, NEW, ON_THE_17TH, 14),
    ],
)
def test_how_many_days_are_enough(way: Way, regime: Regime, day: date, least: int) -> None:
    found = rule(day, way=way, regime=regime)
    assert found.enough(sent(day, least))
    assert not found.enough(sent(day, least - 1))


def test_an_own_notice_lives_two_months_after_the_later_of_deadline_and_statement() -> None:
    notice = sent(date(2026, 10, 1), 21)
    found = rule(notice.sent)
    assert found.holds_until(notice) == date(2026, 12, 22)
    assert found.holds_until(notice, heard=date(2026, 10, 5)) == date(2026, 12, 22)
    assert found.holds_until(notice, heard=date(2026, 11, 30)) == date(2027, 1, 30)
    assert found.holds_until(notice, heard=date(2026, 9, 30)) == date(2026, 12, 22)  # before it
    assert found.holds(notice, on=date(2026, 12, 22))
    assert not found.holds(notice, on=date(2026, 12, 23))


def test_a_notice_before_the_namsmann_lives_a_year_from_when_a_request_was_possible() -> None:
    notice = sent(date(2026, 3, 3), 14)
    found = rule(notice.sent, kind=CHILD, way=Way.REQUEST)
    assert found.opens(notice) == date(2026, 3, 18)
    assert found.holds_until(notice) == date(2027, 3, 18)  # § 4-19
    assert found.holds_until(notice, heard=date(2026, 11, 30)) == date(2027, 3, 18)


def test_a_fee_of_road_traffic_law_waits_two_weeks_after_its_notice_has_arrived() -> None:
    # a week for the post (a house rule that is not confirmed), then 14 days: vegtrafikkloven § 31 a
    short = sent(date(2026, 11, 23), 14)
    assert rule(short.sent).arrived_until(short) == date(2026, 12, 14)
    assert rule(short.sent).opens(short) == date(2026, 12, 15)
    whole = sent(date(2026, 11, 23), 21)  # three weeks are never less
    assert rule(whole.sent).opens(whole) == date(2026, 12, 15)
    assert "kommet fram" in " ".join(rule(whole.sent, regime=NEW).unconfirmed)
    request = rule(short.sent, kind=CHILD, way=Way.REQUEST)
    assert (request.arrived_until(short), request.unconfirmed) == (None, ())


@pytest.mark.parametrize(
    ("day", "opens"),
    [  # første juledag, annen juledag and a Sunday run on to Monday 28
        (date(2026, 12, 3), date(2026, 12, 25)),
        (date(2026, 12, 4), date(2026, 12, 29)),
        (date(2026, 12, 5), date(2026, 12, 29)),
        (date(2026, 12, 6), date(2026, 12, 29)),
        (date(2026, 12, 8), date(2026, 12, 30)),
    ],
)
def test_that_wait_runs_on_to_a_working_day(day: date, opens: date) -> None:
    short = sent(day, 14)
    assert rule(day).opens(short) == opens


def test_each_rule_names_its_paragraphs() -> None:
    day = date(2026, 11, 23)
    assert rule(day).rule == "tvangsfullbyrdelsesloven §§ 4-18 og 7-6"
    assert rule(day, regime=NEW).rule == "tvangsfullbyrdelsesloven §§ 2-15 og 7-6"
    assert rule(day, regime=NEW).again.endswith("§ 7-10")
    assert rule(day, kind=CHILD, way=Way.REQUEST).again.endswith("§ 4-19")
