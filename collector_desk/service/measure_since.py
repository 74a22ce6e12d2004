"""What came to the claims of a measure since it was proposed, or since the namsmann was told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import select

from collector_desk.domain.enforcement.own_fee import FeeStep
from collector_desk.domain.facts import FactKind
from collector_desk.models import FactRow, LetterRow, Measure
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptFact

_ADDS = {
    FactKind.PRINCIPAL.value, FactKind.FEE.value, FactKind.SURCHARGE.value, FactKind.COSTS.value,
    FactKind.PAYBACK.value,
}  # fmt: skip
_TAKES_OFF = {FactKind.PAYMENT.value, FactKind.CREDIT.value, FactKind.WAIVER.value}
_What = tuple[str, int | None, str | None]


def came(work: Work, row: Measure, rows: Folder, since: datetime) -> frozenset[int]:
    """The facts of the debtor's claims by which they grew since then, whoever entered them.

    A claim is folded without them to find what is left of what was approved, or told, then. The
    decision's own fee is none of them: it comes with the decision (ruling 7).
    """
    fees = own_fees(work, row)
    return frozenset(fact for one in rows.facts.values() for fact in _grew_by(one, since, fees))


def _grew_by(facts: Sequence[KeptFact], since: datetime, fees: Collection[int]) -> Iterator[int]:
    """What was added, and what took back that a claim was lowered before.

    What lowered it before and is told anew since (a payment placed anew) makes it grow by what is
    missing. So such a fact counts as it was before, where it is less now.
    """
    old = [one for one in facts if one.known_at < since]
    new = [one for one in facts if one.known_at >= since and one.id not in fees]
    taken_back, undone = {one.reverses for one in new}, {one.reverses for one in facts}
    before = [one for one in old if one.id in taken_back]
    lost, again = _by_what(before), _by_what(one for one in new if one.id not in undone)
    less = {what for what, amount in lost.items() if again[what] < amount}
    lowered = {one.id for one in before if _what(one) in less}
    gone = {
        one.id
        for one in new
        if _what(one) in less or one.reverses in lowered or _is_added(one, before)
    }
    yield from gone
    yield from (one.id for one in new if one.reverses in gone)


def _is_added(fact: KeptFact, before: Iterable[KeptFact]) -> bool:
    """Whether a fact adds to a claim. A surcharge in place of a greater one lowers it."""
    if fact.kind == FactKind.SURCHARGE.value:
        risen = (one.amount for one in before if one.kind == fact.kind)
        return fact.amount > max(risen, default=0)
    return fact.kind in _ADDS


def _by_what(facts: Iterable[KeptFact]) -> Counter[_What]:
    """The øre that facts take off, by what they are of."""
    found: Counter[_What] = Counter()
    for one in facts:
        if one.kind in _TAKES_OFF:
            found[_what(one)] += one.amount
    return found


def _what(fact: KeptFact) -> _What:
    """What a fact that takes off is of: a payment, the creditor's credits, what is waived of a part."""
    return fact.kind, fact.payment_id, fact.bucket


def own_fees(work: Work, row: Measure) -> frozenset[int]:
    """The facts that charged the fee of the decision."""
    letters = select(LetterRow.document_id).where(LetterRow.measure_id == row.id)
    query = select(FactRow.id).where(
        FactRow.rule == FeeStep.DECISION.rule, FactRow.document_id.in_(letters)
    )
    return frozenset(work.scalars(query))
