"""The steps of own collection: which letter is lawful today, and if not, why and from when."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from collector_desk.domain.calendar import add_months, deadline, first_day_after, next_working_day
from collector_desk.domain.claim import KINDS, ClaimKind, Enforcement, Regime
from collector_desk.domain.enforcement.notice_rule import NoticeRule, notice_rule
from collector_desk.domain.enforcement.way import Way
from collector_desk.domain.fees import (
    InCollection,
    Letter,
    SentLetter,
    opens_demand,
    shortest_deadline,
)
from collector_desk.domain.outages import Extension
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.rates import Rates
from collector_desk.domain.status import Act, Stop, stopping


class NextStep(StrEnum):
    """The steps that lead from the due date to a request for enforcement."""

    REMINDER = "reminder"
    COLLECTION_NOTICE = "collection_notice"
    PAYMENT_DEMAND = "payment_demand"
    ENFORCEMENT_NOTICE = "enforcement_notice"
    ENFORCEMENT_REQUEST = "enforcement_request"

    @property
    def label(self) -> str:
        """The step in Bokmål."""
        return _LABELS[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a step is lawful on the day asked about.

    ``reason`` is a whole sentence in Bokmål; ``earliest`` the first lawful day where time alone
    is missing, ``missing`` the fact where something else is; ``deadline`` the shortest deadline
    that a letter written that day may print. ``extension`` is what outages have added to the
    deadline that a step waits for; ``reason`` says so.
    """

    step: NextStep
    lawful: bool
    rule: str
    reason: str
    earliest: date | None = None
    missing: str = ""
    deadline: date | None = None
    unconfirmed: str = ""
    extension: Extension | None = None


def next_steps(claim: InCollection, *, on: date, rates: Rates) -> tuple[Verdict, ...]:
    """The verdict on every step for ``claim`` on the day ``on``.

    A letter's deadline runs to the end of its last day, moved to a working day; the next step is
    lawful the day after.
    """
    return tuple(next_step(step, claim, on=on, rates=rates) for step in NextStep)


def next_step(step: NextStep, claim: InCollection, *, on: date, rates: Rates) -> Verdict:
    """The verdict on one step: unused for the kind, stopped, too early, lacking a fact, or yes."""
    if unused := _unused(step, claim, claim.own_regime(on)):
        return unused
    if stop := stop_of(step, claim.stops):
        return _no(step, rule=stop.rule, reason=f"Stanset: {stop.reason}.")
    if waiting := next((old for old in claim.letters if old.waits), None):
        return _waits(step, waiting)
    verdict = _waiting_longer(_RULES[step](claim, on, rates), claim, on)
    if verdict.lawful and step is not NextStep.ENFORCEMENT_REQUEST:
        goes = posting_day(on, rates=rates)
        last = runs_until(step, claim.kind, sent=goes, rates=rates)
        verdict = replace(verdict, deadline=last)
    own = step is NextStep.ENFORCEMENT_NOTICE and KINDS[claim.kind].own_enforcement
    if own and claim.own_regime(on) is Regime.OLD:
        return replace(verdict, unconfirmed="Varsel om eget utlegg etter tidligere regelverk")
    return verdict


def _waiting_longer(verdict: Verdict, claim: InCollection, on: date) -> Verdict:
    """Say what has moved the deadline that a step waits for, where an outage has."""
    if verdict.lawful or verdict.earliest is None:
        return verdict
    extensions = (old.extension for old in claim.sent_by(on))
    moving = (one for one in extensions if one and first_day_after(one.until) == verdict.earliest)
    found = next(moving, None)
    if found is None:
        return verdict
    reason, open_point = f"{verdict.reason} {found.text}", found.unconfirmed.rstrip(".")
    return replace(verdict, reason=reason, extension=found, unconfirmed=open_point)


def stop_of(step: NextStep, stops: Iterable[Stop]) -> Stop | None:
    """The first of ``stops`` that stands in the way of a step, asked again before its letter goes."""
    return next(iter(stopping(stops, *_ACTS[step])), None)


def posting_day(written: date, *, rates: Rates) -> date:
    """The day a letter written on ``written`` has left by: what it prints is reckoned from it."""
    return written + timedelta(days=rates["posting_days"].on(written).whole)


def runs_until(step: NextStep, kind: ClaimKind, *, sent: date, rates: Rates) -> date:
    """The last day of a letter that goes on ``sent``: inkassoloven §§ 9 and 10, 14 days from sending.

    Every own notice of enforcement gives three weeks under both sets of rules (ruling 2).
    """
    if step is not NextStep.ENFORCEMENT_NOTICE:
        return deadline(sent, shortest_deadline(sent, rates=rates).days)
    own = KINDS[kind].own_enforcement
    name = "own_notice_days" if own else "enforcement_notice_days"
    return deadline(sent, rates[name].on(sent).whole)


def demand_lives_until(demand: SentLetter, *, rates: Rates) -> date:
    """The last day a payment demand carries a request, by the months of the house table.

    A house rule after inkassoloven § 11, for claims under § 7-2 f only (ruling 6).
    """
    return add_months(demand.sent, rates["demand_life_months"].on(demand.sent).whole)


def rule_of(notice: SentLetter, claim: InCollection, *, on: date, rates: Rates) -> NoticeRule:
    """The rule for a notice of enforcement on ``claim``, for what it would carry on ``on``."""
    way = Way.OWN if KINDS[claim.kind].own_enforcement else Way.REQUEST
    regime = claim.own_regime(on)
    return notice_rule(claim.kind, way, regime, sent=notice.sent, rates=rates)


def _reminder(claim: InCollection, on: date, _rates: Rates) -> Verdict:
    rule = "inkassoforskriften § 1-2"
    return _from(NextStep.REMINDER, _after_letters(claim, on), on=on, rule=rule)


def _collection_notice(claim: InCollection, on: date, _rates: Rates) -> Verdict:
    rule = "inkassoloven § 9"
    return _from(NextStep.COLLECTION_NOTICE, _after_letters(claim, on), on=on, rule=rule)


def _payment_demand(claim: InCollection, on: date, rates: Rates) -> Verdict:
    rule = "inkassoloven § 10, inkassoforskriften § 1-2 tredje ledd"
    opening = [
        day
        for old in claim.covering(on)
        if (day := opens_demand(old, due_date=claim.due_date, rates=rates))
    ]
    if not opening and (short := _short(NextStep.PAYMENT_DEMAND, claim, on, _REMINDING)):
        return short
    if not opening:
        return _no(
            NextStep.PAYMENT_DEMAND,
            rule=rule,
            reason="Purring eller inkassovarsel med minst 14 dagers frist er ikke sendt.",
            missing="Purring eller inkassovarsel",
        )
    earliest = max(min(opening), _after_letters(claim, on))
    return _from(NextStep.PAYMENT_DEMAND, earliest, on=on, rule=rule)


def _enforcement_notice(claim: InCollection, on: date, rates: Rates) -> Verdict:
    notice = _latest(claim, Letter.ENFORCEMENT_NOTICE, on)
    asked = notice or SentLetter(letter=Letter.ENFORCEMENT_NOTICE, sent=on, deadline=on)
    found = rule_of(asked, claim, on=on, rates=rates)
    day = next_working_day(claim.due_date)
    verdict = _from(NextStep.ENFORCEMENT_NOTICE, day, on=on, rule=found.rule)
    if not verdict.lawful or notice is None:
        return verdict
    last, sent = found.holds_until(notice, heard=claim.heard), dotted(notice.sent)
    if on > last:
        reason = f"{found.name} fra {sent} falt bort {dotted(last)}: send nytt."
        return replace(verdict, rule=found.again, reason=reason, earliest=first_day_after(last))
    if not found.enough(notice):
        gave = (notice.deadline - notice.sent).days
        reason = f"{found.name} fra {sent} ga {gave} dager, og {found.least} kreves: send nytt."
        return replace(verdict, reason=reason)
    return replace(verdict, reason=f"{found.name} er sendt {sent}, gyldig til {dotted(last)}.")


def _enforcement_request(claim: InCollection, on: date, rates: Rates) -> Verdict:
    if KINDS[claim.kind].enforcement is Enforcement.MESSAGE and (
        no := _demand_lacks(claim, on, rates)
    ):
        return no
    rule = "tvangsfullbyrdelsesloven §§ 4-18 og 4-19"
    if short := _short(NextStep.ENFORCEMENT_REQUEST, claim, on, (Letter.ENFORCEMENT_NOTICE,)):
        return short
    notice = _latest(claim, Letter.ENFORCEMENT_NOTICE, on)
    found = None if notice is None else rule_of(notice, claim, on=on, rates=rates)
    if notice is None or found is None or not found.enough(notice):
        return _lacks("Varsel etter § 4-18 med to ukers frist", rule=rule)
    if on > found.holds_until(notice):
        return _lacks("Nytt varsel etter § 4-18: mer enn ett år er gått", rule=rule)
    earliest = max(first_day_after(notice.last_day), _after_letters(claim, on))
    return _from(NextStep.ENFORCEMENT_REQUEST, earliest, on=on, rule=rule)


def _demand_lacks(claim: InCollection, on: date, rates: Rates) -> Verdict | None:
    rule = "inkassoloven §§ 10 og 11"
    if short := _short(NextStep.ENFORCEMENT_REQUEST, claim, on, (Letter.PAYMENT_DEMAND,)):
        return short
    demand = _latest(claim, Letter.PAYMENT_DEMAND, on)
    if demand is None or not demand.gave_enough(rates):
        return _lacks("Betalingsoppfordring med minst 14 dagers frist", rule=rule)
    if on > demand_lives_until(demand, rates=rates):
        return _lacks("Ny betalingsoppfordring: mer enn seks måneder er gått", rule=rule)
    return None


def _unused(step: NextStep, claim: InCollection, regime: Regime) -> Verdict | None:
    facts = KINDS[claim.kind]
    if facts.own_enforcement and step is NextStep.ENFORCEMENT_REQUEST:
        verdict = _no(
            step,
            rule="tvangsfullbyrdelsesloven § 2-14",
            reason="Kommunen beslutter utlegg selv; ingen begjæring til namsmannen.",
        )
        if regime is Regime.NEW:
            return verdict
        return replace(verdict, rule="vegtrafikkloven § 38", unconfirmed=_OWN_OPEN)
    if facts.enforcement is not Enforcement.MESSAGE and step in _MESSAGE_ONLY:
        reason = f"{facts.label} har eget tvangsgrunnlag og trenger ikke dette brevet."
        return _no(step, rule=facts.enforcement.basis, reason=reason)
    return None


def _after_letters(claim: InCollection, on: date) -> date:
    """The first day on which neither the due date nor a letter's deadline is still running."""
    ends = [old.last_day for old in claim.sent_by(on)]
    return first_day_after(max([next_working_day(claim.due_date), *ends]))


def _latest(claim: InCollection, letter: Letter, on: date) -> SentLetter | None:
    return next((old for old in reversed(claim.covering(on)) if old.letter is letter), None)


def _short(
    step: NextStep, claim: InCollection, on: date, letters: Collection[Letter]
) -> Verdict | None:
    """Refuse where every such letter was sent while a part was disputed, and left that out."""
    found = [old for old in claim.sent_by(on) if old.letter in letters]
    if not found or any(old.covers(claim.principal) for old in found):
        return None
    last, principal = found[-1], claim.principal or 0
    label = last.letter.label
    reason = (
        f"{label} {dotted(last.sent)} krevde {kroner(last.demanded or 0)} kr av hovedstolen; det"
        f" som var bestridt da, er ikke varslet. Nå kreves {kroner(principal)} kr: send nytt."
    )
    rule = "inkassoloven §§ 9, 10 og 17"
    return _no(step, rule=rule, reason=reason, missing=f"{label} for hele beløpet")


def _from(step: NextStep, earliest: date, *, on: date, rule: str) -> Verdict:
    if on < earliest:
        reason = f"Tidligst {dotted(earliest)}: fristen før dette løper ennå."
        return Verdict(step=step, lawful=False, rule=rule, reason=reason, earliest=earliest)
    return Verdict(step=step, lawful=True, rule=rule, reason="Kan gjøres nå.", earliest=earliest)


def _waits(step: NextStep, letter: SentLetter) -> Verdict:
    """Nothing follows a letter that has not gone: its days do not run yet."""
    what = f"{letter.letter.label} skrevet {dotted(letter.sent)}"
    reason = f"{what} venter på utsending, og fristen løper først fra den dagen."
    rule = "inkassoloven §§ 9 og 10"
    return _no(step, rule=rule, reason=reason, missing=f"Utsending av {letter.letter.label}")


def _no(step: NextStep, *, rule: str, reason: str, missing: str = "") -> Verdict:
    return Verdict(step=step, lawful=False, rule=rule, reason=reason, missing=missing)


def _lacks(missing: str, *, rule: str) -> Verdict:
    reason = f"Mangler: {missing[0].lower()}{missing[1:]}."
    return _no(NextStep.ENFORCEMENT_REQUEST, rule=rule, reason=reason, missing=missing)


_REMINDING = frozenset({Letter.REMINDER, Letter.COLLECTION_NOTICE})
_OWN_OPEN = "Hjemmel og fremgangsmåte for eget utlegg etter tidligere regelverk"
_MESSAGE_ONLY = frozenset({NextStep.COLLECTION_NOTICE, NextStep.PAYMENT_DEMAND})
_LETTER_ACTS = (Act.LETTER, Act.DEMAND)
_ACTS: Mapping[NextStep, tuple[Act, ...]] = {
    NextStep.REMINDER: _LETTER_ACTS,
    NextStep.COLLECTION_NOTICE: _LETTER_ACTS,
    NextStep.PAYMENT_DEMAND: _LETTER_ACTS,
    NextStep.ENFORCEMENT_NOTICE: (*_LETTER_ACTS, Act.ENFORCEMENT),
    NextStep.ENFORCEMENT_REQUEST: (Act.ENFORCEMENT,),
}
_RULES = {
    NextStep.REMINDER: _reminder,
    NextStep.COLLECTION_NOTICE: _collection_notice,
    NextStep.PAYMENT_DEMAND: _payment_demand,
    NextStep.ENFORCEMENT_NOTICE: _enforcement_notice,
    NextStep.ENFORCEMENT_REQUEST: _enforcement_request,
}
_LABELS: Mapping[NextStep, str] = {
    NextStep.REMINDER: "Purring",
    NextStep.COLLECTION_NOTICE: "Inkassovarsel",
    NextStep.PAYMENT_DEMAND: "Betalingsoppfordring",
    NextStep.ENFORCEMENT_NOTICE: "Varsel etter tvangsfullbyrdelsesloven § 4-18",
    NextStep.ENFORCEMENT_REQUEST: "Begjæring om utlegg til namsmannen",
}
