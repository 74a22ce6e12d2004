"""What a simulated withholding comes to, as it is shown: month by month, and in the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.account import forced_sale_from
from collector_desk.domain.enforcement.condition_facts import Facts
from collector_desk.domain.enforcement.own_fee import OwnFee
from collector_desk.domain.enforcement.withholding import Room
from collector_desk.domain.enforcement.withholding_run import Run
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.rates import Rates
from collector_desk.wire.approvals import Month, Result


def months(run: Run | None) -> tuple[Month, ...]:
    """Each month of the run; none without one."""
    return tuple(
        Month(
            day=month.day,
            withheld=month.withheld,
            interest=month.interest,
            left=month.left,
            provisional=month.provisional,
        )
        for month in (run.months if run else ())
    )


def of_run(run: Run | None, facts: Facts) -> Iterator[Result]:
    """When all is covered, what interest it takes, and what it does to limitation."""
    if run is None:
        return
    loose = " (foreløpig)" if run.provisional else ""
    if run.covered_on:
        told = f"{dotted(run.covered_on)}, siste trekk {kroner(run.last)} kr{loose}"
    else:
        told = f"dekkes ikke: {kroner(run.left)} kr står igjen{loose}"
    yield Result(label="Kravet er dekket", value=told)
    yield Result(label="Renter i perioden", value=f"{kroner(run.interest)} kr{loose}")
    if run.ends_on:
        yield Result(label=_RUNS_UNTIL, value=dotted(run.ends_on))
    yield Result(label="Foreldelse", value=_LIMITATION[facts.regime])


def of_room(room: Room, amount: int, facts: Facts) -> Iterator[Result]:
    """What is left to live on beside the rates, and what other trekks go before.

    Our own count as they take of the same income, whatever their class.
    """
    kept = room.to_live_on - amount
    over = kept - room.by_rates
    beside = "lik livsoppholdssatsene"
    if over:
        beside = f"{kroner(abs(over))} kr {'over' if over > 0 else 'under'} livsoppholdssatsene"
    yield Result(label="Igjen til livsopphold etter trekk", value=f"{kroner(kept)} kr, {beside}")
    if room.cap is not None and not room.not_fees:
        most = f"høyst {kroner(room.cap)} kr i måneden av det (dekningsloven § 2-7 tredje ledd)"
        yield Result(label="Vederlag i næring", value=most)
    if facts.regime is Regime.OLD:
        other = f"{kroner(room.ahead)} kr i måneden" if room.ahead else "ingen registrerte trekk"
        if room.ahead and facts.trekk:
            other += ", våre egne medregnet"
        yield Result(label="Bedre eller eldre lik prioritet", value=other)


def of_lien(regime: Regime) -> Result:
    """What a lien does to limitation: the claim's own time, and that the lien stands after it."""
    told = f"{_LIEN_LIMITATION[regime]}; pantet består (foreldelsesloven § 27)"
    return Result(label="Foreldelse", value=told)


def of_days(decided: date, lapses: date, rates: Rates) -> Iterator[Result]:
    """How long a lien that is decided on a day lives, and from when it may be sold in."""
    yield Result(label=_LAPSES, value=f"{dotted(lapses)} uten tvangsdekning")
    yield Result(label=_SALE_FROM, value=dotted(forced_sale_from(decided, rates)))


def as_decided(
    results: Sequence[Result], *, decided: date | None, ends: date | None, rates: Rates
) -> tuple[Result, ...]:
    """With the days that run from the decision, which were reckoned from the day of the proposal."""
    if decided is None or ends is None:
        return tuple(results)
    now = {one.label: one for one in of_days(decided, ends, rates)}
    now[_RUNS_UNTIL] = Result(label=_RUNS_UNTIL, value=dotted(ends))
    return tuple(now.get(one.label, one) for one in results)


def of_fee(fee: OwnFee) -> Result:
    """The fee that an own decision bears (ruling 7), or why it bears none."""
    words = f"{kroner(fee.amount)} kr: {fee.why}" if fee.amount else fee.why
    return Result(label="Gebyr ved beslutningen", value=words)


def of_cover(amount: int, debt: int) -> Result:
    """Whether a lien of ``amount`` øre secures all of ``debt`` øre, the fee of the decision in it."""
    words = f"{kroner(debt)} kr, gebyret ved beslutningen medregnet"
    if amount < debt:
        words = f"{kroner(amount)} av {words}: kontoen strekker ikke til"
    return Result(label="Pantet dekker", value=words)


_RUNS_UNTIL = "Trekket løper lengst til"
_LAPSES, _SALE_FROM = "Pantet faller bort", "Tvangsdekning tidligst"
_LIMITATION = {
    Regime.OLD: "løper videre: at eget utlegg avbryter, er ikke bekreftet",
    Regime.NEW: "10 år fra trekket begynner, minst ett år etter at det opphører",
}
_LIEN_LIMITATION = {
    Regime.OLD: _LIMITATION[Regime.OLD],
    Regime.NEW: "10 år fra varselet, eller fra beslutningen der varselet gikk etter tidligere regler",
}
