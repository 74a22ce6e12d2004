"""Every krone explained: an amount of a claim or a debtor, and what changed it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from collector_desk.domain.difference import Change, difference
from collector_desk.domain.explain import Leaf, Part, explain, for_debtor, join
from collector_desk.domain.ledger import Balance, Statement
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner, percent
from collector_desk.errors.service import Unknown
from collector_desk.models import Claim, ClaimDebtor, Document, FactRow
from collector_desk.service import gate, merged
from collector_desk.service.clock import end_of
from collector_desk.service.database import Work
from collector_desk.service.facts import chunks
from collector_desk.service.own_fees import statements
from collector_desk.wire import debtors as wire
from collector_desk.wire import explanations

_PARTS = {
    Part.TOTAL: "å betale",
    Part.PRINCIPAL: "hovedstol",
    Part.INTEREST: "renter",
    Part.FEES: "gebyr",
    Part.COSTS: "kostnader",
    Part.CREDIT: "til gode",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    claims: Mapping[int, Claim]
    on: date


def explanation(work: Work, debtor_id: int, order: wire.Explain) -> explanations.Explanation:
    """An amount with every leaf it is made of; the leaves add up to it, to the øre.

    Raises:
        Unknown: the claim is not this debtor's.
        NotOpened: the debtor is not open.
    """
    gate.opened(work, debtor_id)
    asked = _asked(work, debtor_id, order)
    known = end_of(order.known) if order.known else None
    found = statements(work, debtor_id, asked.claims.values(), on=asked.on, known=known)
    part = Part(order.part)
    if order.claim_id is None:
        found = _in_sum(found, part)
    return _explained(work, debtor_id, asked, found, order)


def of_claim(
    work: Work, debtor_id: int, claim: Claim, statement: Statement, part: Part
) -> explanations.Explanation:
    """An amount of a claim by a statement that need not be in the books, as a decision tried."""
    asked, order = (
        _Asked(claims={claim.id: claim}, on=statement.on),
        wire.Explain(claim_id=claim.id, part=part.value),
    )
    return _explained(work, debtor_id, asked, {claim.id: statement}, order)


def _explained(
    work: Work, debtor_id: int, asked: _Asked, found: Mapping[int, Statement], order: wire.Explain
) -> explanations.Explanation:
    part = Part(order.part)
    joined = join([explain(one, part) for one in found.values()]) if found else None
    names = {number: claim.number for number, claim in asked.claims.items()}
    leaves = joined.leaves if joined else ()
    documents = _documents(work, debtor_id, leaves)
    return explanations.Explanation(
        claim_id=order.claim_id,
        part=part.value,
        title=f"Forklaring: {_PARTS[part]}",
        about=_about(asked, found, part),
        on=asked.on,
        known=order.known,
        amount=joined.amount if joined else 0,
        leaves=tuple(leaf_of(leaf, names, documents) for leaf in leaves),
        for_debtor=for_debtor(joined, names) if joined else "",
    )


def _asked(work: Work, debtor_id: int, order: wire.Explain) -> _Asked:
    owned = select(ClaimDebtor.claim_id).where(ClaimDebtor.debtor_id == debtor_id)
    query = select(Claim).where(Claim.id.in_(owned)).order_by(Claim.due_date, Claim.id)
    if order.claim_id is not None:
        query = query.where(Claim.id == order.claim_id)
    claims = {claim.id: claim for claim in work.scalars(query)}
    if order.claim_id is not None and not claims:
        raise Unknown(what="claim", id=order.claim_id)
    return _Asked(claims=claims, on=order.on or work.clock.today())


def _in_sum(found: Mapping[int, Statement], part: Part) -> Mapping[int, Statement]:
    """The claims a debtor's sum is made of: credit on one is not set off against another."""
    kept = {number: one for number, one in found.items() if one.begun}
    if part is Part.TOTAL:
        return {number: one for number, one in kept.items() if one.balance.total >= 0}
    if part is Part.CREDIT:
        return {number: one for number, one in kept.items() if one.balance.credit >= 0}
    return kept


def _about(asked: _Asked, found: Mapping[int, Statement], part: Part) -> str:
    if len(found) != 1:
        count = len(found)
        return f"{count} krav per {dotted(asked.on)}"
    ((claim_id, statement),) = found.items()
    words = [asked.claims[claim_id].number]
    if part is Part.INTEREST:
        lines = statement.interest_lines
        if lines:
            words.append(f"av hovedstol {kroner(lines[-1].principal)}")
        words += ["enkel rente, faktiske dager, 365/366", statement.terms.interest_rule]
    words.append(f"per {dotted(asked.on)}")
    return " · ".join(words)


def _documents(work: Work, debtor_id: int, leaves: tuple[Leaf, ...]) -> Mapping[int, int]:
    """The documents behind the leaves that are this debtor's own: whole files speak of others."""
    own = merged.with_former(debtor_id)
    ids = sorted({leaf.fact_id for leaf in leaves if leaf.fact_id is not None})
    found: dict[int, int] = {}
    for chunk in chunks(ids):
        rows = work.execute(
            select(FactRow.id, Document.id)
            .join(Document, Document.id == FactRow.document_id)
            .where(FactRow.id.in_(chunk), Document.debtor_id.in_(own))
        )
        found |= {row[0]: row[1] for row in rows}
    return found


def leaf_of(
    leaf: Leaf, names: Mapping[int, str], documents: Mapping[int, int]
) -> explanations.Leaf:
    """A leaf as it crosses the wire."""
    return explanations.Leaf(
        claim_id=leaf.claim_id,
        claim_number=names.get(leaf.claim_id, ""),
        kind=leaf.kind.value,
        amount=leaf.amount,
        from_day=leaf.from_day,
        to_day=leaf.to_day,
        days=leaf.days,
        base=leaf.base,
        rate=percent(leaf.rate) if leaf.rate is not None else "",
        rate_source=leaf.rate_source or "",
        provisional=leaf.provisional,
        rule=f"{leaf.rule}; {leaf.basis}" if leaf.basis else leaf.rule,
        source=leaf.source,
        text=leaf.text,
        document_id=documents.get(leaf.fact_id or 0),
    )


def changes(work: Work, debtor_id: int, order: wire.Explain) -> wire.Difference:
    """What we believed at the end of ``known`` about ``on``, what we know now, and why it differs.

    Raises:
        Unknown, NotOpened: as for an explanation.
    """
    gate.opened(work, debtor_id)
    asked = _asked(work, debtor_id, order)
    claims = asked.claims.values()
    known = end_of(order.known or work.clock.today())
    then = statements(work, debtor_id, claims, on=asked.on, known=known)
    now = statements(work, debtor_id, claims, on=asked.on)
    part = Part(order.part)
    count = _in_debtors_sum if order.claim_id is None else Balance.of
    return wire.Difference(
        amount_then=sum(count(one.balance, part) for one in then.values()),
        amount_now=sum(count(one.balance, part) for one in now.values()),
        leaves=tuple(
            leaf
            for number in now
            for leaf in _changes(asked.claims[number], then[number], now[number], part, count)
        ),
    )


def _in_debtors_sum(balance: Balance, part: Part) -> Money:
    """What of a claim counts in a debtor's sum: credit is not set off against another claim."""
    if part is Part.TOTAL:
        return balance.owed
    return balance.favour if part is Part.CREDIT else balance.of(part)


def _changes(
    claim: Claim,
    then: Statement,
    now: Statement,
    part: Part,
    count: Callable[[Balance, Part], Money],
) -> Iterator[explanations.Leaf]:
    """The changes of one claim, and as the last what of them does not count in the sum."""
    before, after = count(then.balance, part), count(now.balance, part)
    if not before and not after and (then.balance.of(part) or now.balance.of(part)):
        return
    left = after - before
    for change in difference(then, now):
        if by := change.by.of(part):
            left -= by
            yield _change(claim, change, part)
    if left:
        yield _not_counted(claim, left)


def _change(claim: Claim, change: Change, part: Part) -> explanations.Leaf:
    fact = change.fact
    return _leaf(
        claim,
        kind=change.cause.value,
        amount=change.by.of(part),
        day=fact.value_date if fact else None,
        rule=fact.rule if fact else "",
        source=fact.source if fact else "",
        text=change.text,
    )


def _not_counted(claim: Claim, amount: Money) -> explanations.Leaf:
    return _leaf(
        claim,
        kind="credit",
        amount=amount,
        day=None,
        rule="motregning krever en beslutning",
        source="",
        text="Til gode på kravet, ikke motregnet i andre krav",
    )


def _leaf(  # noqa: PLR0913 - the fields of a leaf that is no interest
    claim: Claim, *, kind: str, amount: Money, day: date | None, rule: str, source: str, text: str
) -> explanations.Leaf:
    return explanations.Leaf(
        claim_id=claim.id,
        claim_number=claim.number,
        kind=kind,
        amount=amount,
        from_day=day,
        to_day=None,
        days=None,
        base=None,
        rate="",
        rate_source="",
        provisional=False,
        rule=rule,
        source=source,
        text=text,
        document_id=None,
    )
