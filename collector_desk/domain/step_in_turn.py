"""Which letter of own collection comes next for a claim, and why its day has come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from collector_desk.domain.claim import KINDS, Enforcement
from collector_desk.domain.fees import InCollection, Letter, SentLetter
from collector_desk.domain.notices import NextStep, demand_lives_until, rule_of
from collector_desk.domain.phrases import dotted
from collector_desk.domain.rates import Rates

_SENT: Mapping[Letter, str] = {
    Letter.REMINDER: "fristen i purringen er ute",
    Letter.COLLECTION_NOTICE: "fristen i inkassovarselet er ute",
    Letter.PAYMENT_DEMAND: "fristen i betalingsoppfordringen er ute",
    Letter.ENFORCEMENT_NOTICE: "fristen i varselet om utlegg er ute",
}
_STEPS: Mapping[Enforcement, tuple[NextStep, ...]] = {
    Enforcement.MESSAGE: (
        NextStep.COLLECTION_NOTICE,
        NextStep.PAYMENT_DEMAND,
        NextStep.ENFORCEMENT_NOTICE,
    ),
    Enforcement.DECISION: (NextStep.ENFORCEMENT_NOTICE,),
    Enforcement.OWN: (NextStep.ENFORCEMENT_NOTICE,),
}
"""The letters written from here, in turn; the unit reminds before the claim is handed over."""


def step_in_turn(claim: InCollection, *, on: date, rates: Rates) -> NextStep | None:
    """The letter that comes next, lawful today or not; None where all have been sent and hold.

    A payment demand holds for the months of the house table (inkassoloven § 11), a notice of
    enforcement by its rule: one year before the namsmann (tvangsfullbyrdelsesloven § 4-19), two
    months before the municipality's own utlegg (§ 7-10).
    """
    sent = {old.letter for old in claim.covering(on)}
    taken = set(_holding(claim, on, rates))
    if Letter.PAYMENT_DEMAND in sent:
        taken.add(NextStep.COLLECTION_NOTICE)
    steps = _STEPS[KINDS[claim.kind].enforcement]
    return next((step for step in steps if step not in taken), None)


def why_now(claim: InCollection, step: NextStep, *, on: date) -> str:
    """Why the day of a letter has come, as the end of a sentence in Bokmål."""
    old = [letter for letter in claim.sent_by(on) if letter.letter.value == step.value]
    if old:
        return f"den forrige, sendt {dotted(old[-1].sent)}, gjelder ikke lenger"
    last = max(claim.sent_by(on), key=lambda letter: letter.last_day, default=None)
    return "kravet er forfalt" if last is None else _SENT[last.letter]


def _holding(claim: InCollection, on: date, rates: Rates) -> Iterator[NextStep]:
    """The steps whose letter was sent, or waits to be, and that need not be taken anew."""
    for old in claim.covering(on):
        if _holds(claim, old, on, rates):
            yield NextStep(old.letter.value)


def _holds(claim: InCollection, old: SentLetter, on: date, rates: Rates) -> bool:
    if old.letter is Letter.PAYMENT_DEMAND:
        return old.gave_enough(rates) and on <= demand_lives_until(old, rates=rates)
    if old.letter is Letter.ENFORCEMENT_NOTICE:
        found = rule_of(old, claim, on=on, rates=rates)
        return found.holds(old, on=on, heard=claim.heard)
    return True
