"""Letter fees of own collection: how much, and whether a letter may bear one at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from collector_desk.domain.calendar import add_months, first_day_after, next_working_day
from collector_desk.domain.claim import KINDS, ClaimKind, Regime, own_regime
from collector_desk.domain.money import Money, round_half_up
from collector_desk.domain.outages import Extension
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.rate_table import Rate
from collector_desk.domain.rates import Rates
from collector_desk.domain.status import Act, Stop, stopping
from collector_desk.errors.law import (
    FeeNeedsNotice,
    FeeNotForKind,
    FeeNotForLetter,
    FeeRoundFull,
    FeeShortNotice,
    FeeStopped,
    FeeTooEarly,
)


class Letter(StrEnum):
    """The letters of own collection, in the order they are sent."""

    REMINDER = "reminder"
    COLLECTION_NOTICE = "collection_notice"
    PAYMENT_DEMAND = "payment_demand"
    ENFORCEMENT_NOTICE = "enforcement_notice"

    @property
    def label(self) -> str:
        """The letter's name in Bokmål; a notice always with its kind."""
        return _LABELS[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLetter:
    """A letter on a claim: when it was sent, the last day it gave, and its fee in øre (0: none).

    One that ``waits`` is written and has not gone: its fee is booked, its deadline does not run,
    and ``sent`` is the day it was written. ``demanded`` is the part of the principal it spoke of,
    in øre: less than all where a part was disputed then; None: all of it. ``extension`` is what
    outages have added to its deadline since.
    """

    letter: Letter
    sent: date
    deadline: date
    fee: Money = 0
    waits: bool = False
    demanded: Money | None = None
    extension: Extension | None = None

    def covers(self, principal: Money | None) -> bool:
        """Whether it demanded all of ``principal``, øre; what was disputed then was not noticed."""
        return self.demanded is None or principal is None or self.demanded >= principal

    @property
    def stated_day(self) -> date:
        """The last day to pay as stated: a deadline on a weekend or holiday runs to a working day.

        domstolloven § 149; for our own letters a house rule in the debtor's favour.
        """
        return next_working_day(self.deadline)

    @property
    def last_day(self) -> date:
        """The last day to pay: as stated, or as far as outages have moved it."""
        return self.extension.until if self.extension else self.stated_day

    def gave_enough(self, rates: Rates) -> bool:
        """Whether the deadline was as long as a letter sent that day must give."""
        return self.deadline - self.sent >= shortest_deadline(self.sent, rates=rates)


@dataclass(frozen=True, slots=True, kw_only=True)
class InCollection:
    """A claim as the rules of letters see it.

    ``letters`` are all letters sent on it, with and without fee; ``stops`` what stands in the
    way: an open objection, a plan that is kept, a status of the debtor. ``principal`` is what is
    left of it and not disputed, in øre: the next step needs notices of all that; None: not asked.
    ``heard`` is the day of the debtor's last statement, and ``one_trekk_since`` that of a trekk
    under the new rules.
    """

    kind: ClaimKind
    due_date: date
    letters: tuple[SentLetter, ...] = ()
    stops: tuple[Stop, ...] = ()
    principal: Money | None = None
    heard: date | None = None
    one_trekk_since: date | None = None

    def own_regime(self, day: date) -> Regime:
        """The rules for the municipality's own steps on ``day`` (ruling 1 a)."""
        return own_regime(day, one_trekk_since=self.one_trekk_since)

    def covering(self, day: date) -> list[SentLetter]:
        """The letters sent on ``day`` or before that demanded all that is demanded now."""
        return [old for old in self.sent_by(day) if old.covers(self.principal)]

    def sent_by(self, day: date) -> list[SentLetter]:
        """The letters sent on ``day`` or before, oldest first."""
        known = (letter for letter in self.letters if letter.sent <= day)
        return sorted(known, key=lambda letter: letter.sent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """A letter fee in øre with all that it was reckoned from."""

    letter: Letter
    amount: Money
    share: Fraction
    rate: Rate
    rule: str

    @property
    def formula(self) -> str:
        """The fee as arithmetic that a reader can do again."""
        return f"{self.share} × {kroner(self.rate.ore)} = {kroner(self.amount)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeRules:
    """House switches: ``none_for_minors`` is off, for that rule is not law yet (ruling 24)."""

    none_for_minors: bool = False


HOUSE_RULES = FeeRules()
_LABELS: Mapping[Letter, str] = {
    Letter.REMINDER: "Purring",
    Letter.COLLECTION_NOTICE: "Inkassovarsel",
    Letter.PAYMENT_DEMAND: "Betalingsoppfordring",
    Letter.ENFORCEMENT_NOTICE: "Varsel etter tvangsfullbyrdelsesloven § 4-18",
}


def letter_fee(letter: Letter, *, sent: date, due_date: date, rates: Rates) -> Fee:
    """What a letter sent on ``sent`` costs: the inkassosats of that day × the share of the claim.

    The share goes by the claim's due date (halved from 1 October 2020), the rate and the rounding
    by the letter's day (inkassoforskriften § 1-2). A § 4-18 notice has no share: it is free.

    Raises RateProvisional for a day whose rate is not announced: a fee is demanded, not foreseen.
    """
    rate = rates["inkassosats"].known(sent)
    shares = rates.keyed("letter_fee_share").on(due_date)
    share = shares[letter].fraction if letter in shares else Fraction(0)
    rule = next(iter(shares.values())).source  # announced together
    unit = rates["letter_fee_rounding"].on(sent).ore
    amount = round_half_up(share * rate.ore * Fraction(1, unit)) * unit
    return Fee(letter=letter, amount=amount, share=share, rate=rate, rule=rule)


def may_charge(
    letter: Letter,
    claim: InCollection,
    *,
    sent: date,
    rates: Rates,
    rules: FeeRules = HOUSE_RULES,
) -> Fee:
    """The fee that a letter sent on ``sent`` may bear, or a refusal with the next lawful day.

    By inkassoloven § 17 and inkassoforskriften §§ 1-2 and 1-3.

    Raises FeeNotForKind, FeeNotForLetter, FeeStopped, FeeTooEarly, FeeNeedsNotice,
    FeeShortNotice, FeeRoundFull or RateProvisional.
    """
    _refuse_by_kind(claim.kind)
    if letter is Letter.ENFORCEMENT_NOTICE:
        raise FeeNotForLetter(letter=letter.label)
    _refuse_if_stopped(claim.stops, rules)
    before = claim.sent_by(sent)
    if letter is Letter.PAYMENT_DEMAND:
        _refuse_early_demand(claim.covering(sent), claim.due_date, sent=sent, rates=rates)
    else:
        _refuse_early_notice(sent=sent, due_date=claim.due_date, rates=rates)
    _refuse_full_round(letter, _round(before, sent, rates), sent=sent, rates=rates)
    return letter_fee(letter, sent=sent, due_date=claim.due_date, rates=rates)


def shortest_deadline(sent: date, *, rates: Rates) -> timedelta:
    """What a reminder, notice or demand sent that day must give at least (inkassoloven §§ 9, 10)."""
    return timedelta(days=rates["letter_deadline_days"].on(sent).whole)


def first_fee_day(due_date: date, *, sent: date, rates: Rates) -> date:
    """The first day a reminder or collection notice may bear a fee, by the wait on ``sent``.

    A due date on a Saturday, Sunday or holiday moves to the next working day first
    (inkassoforskriften § 1-2).
    """
    return next_working_day(due_date) + timedelta(days=rates["fee_wait_days"].on(sent).whole)


def new_round(last_fee: date, *, rates: Rates) -> date:
    """The first day of a new round, after the months since the last letter with a fee (§ 1-3)."""
    return first_day_after(add_months(last_fee, rates["fee_round_months"].on(last_fee).whole))


def _refuse_by_kind(kind: ClaimKind) -> None:
    facts = KINDS[kind]
    if not facts.letter_fees:
        raise FeeNotForKind(kind=facts.label, rule=facts.letter_fees_rule)


def _refuse_if_stopped(stops: Sequence[Stop], rules: FeeRules) -> None:
    acts = (Act.FEE, Act.MINOR_FEE) if rules.none_for_minors else (Act.FEE,)
    for stop in stopping(stops, *acts):
        raise FeeStopped(reason=stop.reason, rule=stop.rule)


def _refuse_early_notice(*, sent: date, due_date: date, rates: Rates) -> None:
    first = first_fee_day(due_date, sent=sent, rates=rates)
    if sent < first:
        raise FeeTooEarly(
            next=first.isoformat(),
            rule=f"tidligst {(first - next_working_day(due_date)).days} dager etter forfall"
            " (inkassoforskriften § 1-2)",
        )


def _refuse_early_demand(
    before: Sequence[SentLetter], due_date: date, *, sent: date, rates: Rates
) -> None:
    days = [day for old in before if (day := opens_demand(old, due_date=due_date, rates=rates))]
    if not days:
        raise FeeNeedsNotice
    if sent < min(days):
        raise FeeTooEarly(
            next=min(days).isoformat(),
            rule="fristen i purringen eller inkassovarselet må være oversittet"
            " (inkassoforskriften § 1-2 tredje ledd)",
        )


def opens_demand(old: SentLetter, *, due_date: date, rates: Rates) -> date | None:
    """The first day a payment demand may follow this letter, or None where it cannot.

    The letter must be a reminder or collection notice, sent after the due date, that gave the
    shortest lawful deadline; one that waits to be sent opens nothing.
    """
    reminds = old.letter in (Letter.REMINDER, Letter.COLLECTION_NOTICE) and not old.waits
    if reminds and old.sent > next_working_day(due_date) and old.gave_enough(rates):
        return first_day_after(old.last_day)
    return None


def _round(before: Sequence[SentLetter], sent: date, rates: Rates) -> list[SentLetter]:
    """The letters with a fee in the round that is running on ``sent``."""
    running: list[SentLetter] = []
    for old in before:
        if old.fee > 0:
            if running and old.sent >= new_round(running[-1].sent, rates=rates):
                running = []
            running.append(old)
    return running if running and sent < new_round(running[-1].sent, rates=rates) else []


_ALLOWED = (
    (Letter.REMINDER, Letter.REMINDER, Letter.PAYMENT_DEMAND),
    (Letter.REMINDER, Letter.COLLECTION_NOTICE, Letter.PAYMENT_DEMAND),
)


def _refuse_full_round(
    letter: Letter, running: Sequence[SentLetter], *, sent: date, rates: Rates
) -> None:
    if not running:
        return
    following = new_round(running[-1].sent, rates=rates).isoformat()
    wanted = [*(old.letter for old in running), letter]
    if not any(_within(wanted, allowed) for allowed in _ALLOWED):
        raise FeeRoundFull(next=following)
    first = running[0]
    if letter is Letter.PAYMENT_DEMAND:
        return
    if not first.gave_enough(rates):
        raise FeeShortNotice(first=first.sent.isoformat(), next=following)
    if sent <= first.last_day:
        raise FeeTooEarly(
            next=first_day_after(first.last_day).isoformat(),
            rule=f"fristen {dotted(first.last_day)} i første purring må være oversittet"
            " (inkassoforskriften § 1-3)",
        )


def _within(wanted: Sequence[Letter], allowed: Sequence[Letter]) -> bool:
    """Whether ``wanted`` is ``allowed`` in the same order, with or without gaps."""
    left = iter(allowed)
    return all(letter in left for letter in wanted)
