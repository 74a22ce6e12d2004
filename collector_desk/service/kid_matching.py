"""Which claim a payment's KID says it is for, or in words why it cannot be placed by itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from collector_desk.domain import kid as kids
from collector_desk.domain.calendar import add_years
from collector_desk.models import Claim, ClaimDebtor
from collector_desk.service import receipt
from collector_desk.service.database import Work
from collector_desk.service.keys import chunks
from collector_desk.service.last_days import limitation_of, steps_of

MISSING = "KID mangler"
UNREADABLE = "KID kan ikke leses"
WRONG_DIGIT = "KID har feil kontrollsiffer"
UNKNOWN = "KID er ukjent hos oss"
CREDITORS_OWN = "KID er virksomhetens egen, ikke kravets"
WITHDRAWN = "kravet er trukket"
VOLUNTARY = "frivillig betaling av foreldet krav"
HELD = (
    "holdes utenfor kravet: gjeldsforhandling er åpnet, og betalingen kan ikke mottas"
    " (gjeldsordningsloven § 3-4)"
)

_BY_KID = "kravets KID på innbetalingen"
_RETURNED = "banken har ført pengene tilbake"
_ORDINARY_YEARS = 3  # foreldelsesloven § 2: nothing is barred before


@dataclass(frozen=True, slots=True)
class Money:
    """What matters of a payment here: its KID as it came, its sign and its value date."""

    kid: str
    returned: bool
    value_date: date


@dataclass(frozen=True, slots=True)
class Held:
    """Money for a claim that may not be received now: whose negotiations hinder it, and till when.

    ``until`` is the first day on which it may be placed, or None where nobody has told.
    """

    claim_id: int
    number: str
    debtor_id: int
    until: date | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The claim and the rule it is placed by, or no claim and why; what holds it, if anything."""

    claim_id: int | None
    rule: str = ""
    why: str = ""
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A claim as far as matching looks at it."""

    id: int
    number: str
    kid: str
    state: str
    limitation_start: date


def match(work: Work, arrived: Sequence[Money]) -> list[Verdict]:
    """A verdict for each payment, in their order. The KID decides (ruling 16); nothing is guessed."""
    wanted = {money.kid for money in arrived if money.kid}
    found = _claims(work, wanted)
    creditors = _creditors_own(work, wanted - found.keys())
    holds = receipt.holds(work, [claim.id for claim in found.values()])
    barred = last_days(work, _maybe_barred(arrived, found))
    verdicts = []
    for money in arrived:
        claim = found.get(money.kid)
        if claim is None:
            verdicts.append(_unplaced(money, _why(money.kid, creditors)))
        elif claim.state != "open":
            verdicts.append(_unplaced(money, WITHDRAWN))
        elif money.returned:
            verdicts.append(Verdict(claim.id, _RETURNED))
        elif running := [h for h in holds.get(claim.id, ()) if h.runs(money.value_date)]:
            verdicts.append(Verdict(None, why=HELD, held=_held(claim, running)))
        else:
            late = money.value_date > barred.get(claim.id, date.max)
            verdicts.append(Verdict(claim.id, VOLUNTARY if late else _BY_KID))
    return verdicts


def _held(claim: _Found, running: Sequence[receipt.Hold]) -> Held:
    """Held until the last of the negotiations is over."""
    last = max(running, key=lambda hold: hold.until or date.max)
    return Held(claim.id, claim.number, last.debtor_id, last.until)


def _unplaced(money: Money, why: str) -> Verdict:
    return Verdict(None, why=f"tilbakeført av banken: {why}" if money.returned else why)


def _why(kid: str, creditors: Collection[str]) -> str:
    if not kid.strip():
        return MISSING
    if kid in creditors:
        return CREDITORS_OWN
    if not re.fullmatch("[0-9]+[0-9-]", kid):
        return UNREADABLE
    return UNKNOWN if kids.kinds(kid) else WRONG_DIGIT


def _claims(work: Work, wanted: Iterable[str]) -> dict[str, _Found]:
    found = {}
    for some in chunks(sorted(wanted)):
        query = select(Claim.id, Claim.number, Claim.kid, Claim.state, Claim.limitation_start)
        for row in work.execute(query.where(Claim.kid.in_(some))):
            found[row.kid] = _Found(*row)
    return found


def _creditors_own(work: Work, wanted: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for some in chunks(sorted(wanted)):
        found.update(
            work.scalars(select(Claim.original_kid).where(Claim.original_kid.in_(some)).distinct())
        )
    return found


def _maybe_barred(arrived: Iterable[Money], found: Mapping[str, _Found]) -> set[int]:
    return {
        claim.id
        for money in arrived
        if (claim := found.get(money.kid)) is not None
        and money.value_date > add_years(claim.limitation_start, _ORDINARY_YEARS)
    }


def last_days(work: Work, claim_ids: Iterable[int]) -> dict[int, date]:
    """The last day each claim can be demanded of anybody who owes it (ruling 10)."""
    last: dict[int, date] = {}
    for some in chunks(sorted(claim_ids)):
        steps = steps_of(work, some)
        rows = work.execute(
            select(Claim, ClaimDebtor.debtor_id)
            .join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
            .where(Claim.id.in_(some))
        )
        for claim, debtor_id in rows:
            limit = limitation_of(
                claim, steps.get((claim.id, debtor_id), ()), today=work.clock.today()
            )
            end = limit.last_day or date.max
            last[claim.id] = max(last.get(claim.id, date.min), end)
    return last
