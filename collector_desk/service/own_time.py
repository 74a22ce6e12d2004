"""Later interest of a claim, which has three years of its own: what of it is time-barred."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from collector_desk.domain.facts import Bucket
from collector_desk.domain.later_interest import Covered, LaterInterest, barred_of
from collector_desk.domain.money import Money
from collector_desk.domain.movements import Move
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.relief import ReliefGround
from collector_desk.domain.statement import Statement
from collector_desk.domain.status import Act, Stop
from collector_desk.models import Claim
from collector_desk.service import last_days
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim, KeptStep


def barred_interest(rows: Folder, claim: KeptClaim, statement: Statement) -> Money:
    """Øre of the unpaid interest that are time-barred by themselves on the statement's day."""
    return barred_by(claim, rows.limitation.get(claim.id, ()), statement)


def barred_interest_on(rows: Folder, claim: KeptClaim, statement: Statement, *, day: date) -> Money:
    """Øre of a statement's unpaid interest that are time-barred on another day than its own."""
    return _barred_on(claim, rows.limitation.get(claim.id, ()), statement, day)


def barred_by(
    claim: Claim | KeptClaim,
    steps: Sequence[KeptStep],
    statement: Statement,
    *,
    day: date | None = None,
) -> Money:
    """What is barred on a day (None: the statement's), by the steps towards the debtor.

    0 where the whole claim is barred.
    """
    return _barred_on(claim, steps, statement, day or statement.on)


def _barred_on(
    claim: Claim | KeptClaim, steps: Sequence[KeptStep], statement: Statement, day: date
) -> Money:
    if last_days.limitation_of(claim, steps, today=day).barred_on(day):
        return 0
    found = last_days.later_interest_of(claim, steps, today=day)
    return 0 if found is None else _barred(claim, steps, statement, found)


def stop(rows: Folder, claim: KeptClaim, statement: Statement) -> tuple[Stop, ...]:
    """What barred interest is to a promise and to a taking of the whole claim: it goes out first."""
    barred = barred_interest(rows, claim, statement)
    if not barred:
        return ()
    return (
        Stop(
            reason=f"{kroner(barred)} kr i renter på {claim.number} er foreldet og må tas ut først",
            rule="foreldelsesloven § 21 nr. 2 og nr. 4",
            acts=frozenset({Act.ENFORCEMENT, Act.DEMAND}),
        ),
    )


def told(rows: Folder, claim: KeptClaim, statement: Statement) -> str:
    """From which day interest is time-barred next, and what of it is; empty: it follows the claim."""
    steps = rows.limitation.get(claim.id, ())
    found = last_days.later_interest_of(claim, steps, today=statement.on)
    if found is None:
        return ""
    words = "Renter har egen frist på tre år (§ 21 nr. 2 og nr. 4)"
    if found.until is not None:
        words += f": renter fra {dotted(found.oldest)} foreldes {dotted(found.until)}"
    barred = _barred(claim, steps, statement, found)
    return f"{words}. Foreldet: {kroner(barred)} kr i renter" if barred else words


def _barred(
    claim: Claim | KeptClaim,
    steps: Sequence[KeptStep],
    statement: Statement,
    found: LaterInterest,
) -> Money:
    """Øre: what was written off as barred was of it, whatever payments covered."""
    if not found.barred:
        return 0
    table, left = statement.rates["late_interest"], statement.balance.interest
    off = sum(
        each.amount
        for each in statement.movements
        if each.move is Move.WAIVED
        and each.bucket is Bucket.INTEREST
        and each.fact.rule == ReliefGround.TIME_BARRED.about.rule
    )
    whole = barred_of(
        statement.interest_lines, left + off, found, table=table,
        covered=tuple(_covered(claim, steps, statement)),
    )  # fmt: skip
    return max(0, min(whole - off, left))


def _covered(
    claim: Claim | KeptClaim, steps: Sequence[KeptStep], statement: Statement
) -> Iterator[Covered]:
    """What money covered of the interest, by day, with what could not be demanded any more then."""
    paid: Counter[date] = Counter()
    for each in statement.movements:
        if each.bucket is Bucket.INTEREST:
            paid[each.day] += each.effect.paid
    for day in sorted(day for day in paid if paid[day] > 0):
        then = last_days.later_interest_of(claim, steps, today=day)
        yield Covered(day=day, amount=paid[day], barred=() if then is None else then.barred)
