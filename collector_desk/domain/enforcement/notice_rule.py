"""The notice before utlegg, by kind of claim, way, rules and day (ruling 5): one table.

The figures are dated (``rates/enforcement.toml``). Before a request to the namsmann: § 4-18 and
§ 4-19. Before the municipality's own utlegg: § 7-6 and § 7-10, and for fees of road traffic law
also vegtrafikkloven § 31 a.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from collector_desk.domain.calendar import add_months, deadline, first_day_after
from collector_desk.domain.claim import ClaimKind, Regime
from collector_desk.domain.enforcement.way import Way
from collector_desk.domain.fees import SentLetter
from collector_desk.domain.rates import Rates


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRule:
    """What a notice sent on one day must be and how long it holds, judged by one set of rules.

    ``least`` days from sending to its last day; ``arrives`` and then ``waits`` days before an own
    utlegg of a fee of road traffic law; ``life`` months, from its deadline and, for an own notice,
    from the debtor's last statement where that is later.
    """

    way: Way
    rule: str
    again: str  # the paragraph by which it must be sent anew
    name: str  # in Bokmål, as a sentence calls it
    least: int
    arrives: int
    waits: int
    life: int
    unconfirmed: tuple[str, ...] = ()

    def enough(self, notice: SentLetter) -> bool:
        """Whether it gave as many days as it must."""
        return (notice.deadline - notice.sent).days >= self.least

    def arrived_until(self, notice: SentLetter) -> date | None:
        """The last day of the wait after it arrived (vegtrafikkloven § 31 a); None: there is none.

        It runs on to a working day, as every deadline of ours does.
        """
        if not self.waits:
            return None
        return deadline(notice.sent, self.arrives + self.waits)

    def opens(self, notice: SentLetter) -> date:
        """The first day it carries a decision or a request."""
        return first_day_after(max(notice.last_day, self.arrived_until(notice) or notice.last_day))

    def holds_until(self, notice: SentLetter, *, heard: date | None = None) -> date:
        """The last day it carries one; ``heard`` is the debtor's last statement since it was sent.

        § 4-19: a year after a request became possible; § 7-10: two months after both the deadline
        and the statement. An outage of ours lengthens the debtor's time, never the notice's.
        """
        last = notice.stated_day
        if self.way is Way.REQUEST:
            return add_months(first_day_after(last), self.life)
        said = heard if heard and heard >= notice.sent else last
        return add_months(max(last, said), self.life)

    def holds(self, notice: SentLetter, *, on: date, heard: date | None = None) -> bool:
        """Whether no new one need be sent on ``on``: it gave enough, and its time is not over."""
        return self.enough(notice) and on <= self.holds_until(notice, heard=heard)


def notice_rule(
    kind: ClaimKind, way: Way, regime: Regime, *, sent: date, rates: Rates
) -> NoticeRule:
    """The rule for a notice sent on ``sent``; ``regime`` is that of the day it is to carry."""
    own = way is Way.OWN
    key = f"own_{regime.value}" if own else "request"
    waiting = rates.keyed("notice_after_arrival_days").on(sent)
    arrival = rates["notice_arrival_days"].on(sent)
    least = rates.keyed("notice_least_days")[key].on(sent)
    waits = waiting[kind].whole if own and kind in waiting else 0
    asked = (least, arrival) if regime is Regime.OLD else (arrival,)
    loose = [rate.note for rate in asked if not rate.confirmed]
    rule, again, name = _WORDS[key]
    return NoticeRule(
        way=way,
        rule=rule,
        again=again,
        name=name,
        least=least.whole,
        arrives=arrival.whole,
        waits=waits,
        life=rates.keyed("notice_life_months")[key].on(sent).whole,
        unconfirmed=tuple(loose) if own else (),
    )


_LAW = "tvangsfullbyrdelsesloven"
_WORDS = {
    "own_old": (f"{_LAW} §§ 4-18 og 7-6", f"{_LAW} § 7-10", "Varselet om utlegg"),
    "own_new": (f"{_LAW} §§ 2-15 og 7-6", f"{_LAW} § 7-10", "Varselet om utlegg"),
    "request": (f"{_LAW} § 4-18", f"{_LAW} § 4-19", "Varselet etter § 4-18"),
}
