"""Which claims a payment's KID says it is for, or in words why it cannot be placed by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Select, select

from collector_desk.domain import kid as kids
from collector_desk.domain.calendar import add_years
from collector_desk.models import (
    Claim,
    ClaimDebtor,
    Measure,
    MeasureClaim,
    Plan,
    PlanClaim,
    Release,
)
from collector_desk.service import numbers, receipt
from collector_desk.service.database import Work
from collector_desk.service.keys import chunks
from collector_desk.service.last_days import limitation_of, steps_of
from collector_desk.service.plan_shares import Part, Shares, Taken
from collector_desk.service.trekk_money import TrekkMoney

MISSING = "KID mangler"
UNREADABLE = "KID kan ikke leses"
WRONG_DIGIT = "KID har feil kontrollsiffer"
UNKNOWN = "KID er ukjent hos oss"
CREDITORS_OWN = "KID er virksomhetens egen, ikke kravets"
WITHDRAWN = "kravet er trukket"
RELEASED = "KID er fra en som er fritatt for kravet"
VOLUNTARY = "frivillig betaling av foreldet krav"
HELD = (
    "holdes utenfor kravet: gjeldsforhandling er åpnet, og betalingen kan ikke mottas"
    " (gjeldsordningsloven § 3-4)"
)

_BY_KID = "kravets KID på innbetalingen"
_BY_PLAN = "avtalens KID på innbetalingen"
PLAN_OVER = "KID er avtalens, og avtalen løp ikke den dagen eller har ingen krav som tar imot"
_BY_TREKK = "tiltakets KID på innbetalingen"
TREKK_OVER = "KID er tiltakets, og kravene i det skylder ikke så mye"
REQUEST_OVER = (
    "KID er begjæringens, og kravene skylder ikke så mye: kan være kostnader som namsmannen har"
    " fastsatt, og som ikke er ført"
)
TREKK_RETURNED = "KID er tiltakets: finn kravene pengene ble tatt av"
_RETURNED = "banken har ført pengene tilbake"
_ORDINARY_YEARS = 3  # foreldelsesloven § 2: nothing is barred before


@dataclass(frozen=True, slots=True)
class Money:
    """What matters of a payment here: its KID as it came, signed øre and its value date."""

    kid: str
    amount: int
    value_date: date

    @property
    def returned(self) -> bool:
        """Whether the bank took it back."""
        return self.amount < 0


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
    """What each claim gets of a payment, and why the rest is unplaced; what holds it, if anything."""

    parts: tuple[Part, ...] = ()
    why: str = ""
    held: Held | None = None

    @property
    def placed(self) -> int:
        """Øre that are placed, whichever way they go."""
        return sum(part.amount for part in self.parts)


@dataclass(frozen=True, slots=True)
class _Found:
    """A claim as far as matching looks at it."""

    id: int
    number: str
    kid: str
    state: str
    limitation_start: date


def match(work: Work, arrived: Sequence[Money]) -> list[Verdict]:
    """A verdict for each payment, in their order. The KID decides (ruling 16); nothing is guessed.

    Money for a claim in a payment plan is shared among the plan's claims (``plan_shares``), in
    the order of the value dates.
    """
    desk = _Desk(work, arrived)
    places = sorted(range(len(arrived)), key=lambda place: arrived[place].value_date)
    found = {place: desk.verdict(arrived[place]) for place in places}
    return [found[place] for place in range(len(arrived))]


class _Desk:
    """What is known of the claims that a file pays."""

    def __init__(self, work: Work, arrived: Sequence[Money]) -> None:
        wanted = {money.kid for money in arrived if money.kid}
        self.found = _claims(work, wanted)
        ids = [claim.id for claim in self.found.values()]
        unknown = wanted - self.found.keys()
        self.plans = _plans(work, unknown)
        members = [claim.id for _, claims in self.plans.values() for claim in claims]
        ids += members
        self.trekks = _trekks(work, unknown)
        ids += [claim.id for _, claims in self.trekks.values() for claim in claims]
        self.trekk_money = TrekkMoney(work)
        owns = dict.fromkeys(_creditors_own(work, unknown), CREDITORS_OWN)
        self.whys = owns | _released(work, unknown)
        self.holds = receipt.holds(work, ids)
        self.barred = last_days(work, _maybe_barred(arrived, self.found))
        self.shares = Shares(work, ids)

    def verdict(self, money: Money) -> Verdict:
        claim = self.found.get(money.kid)
        if claim is None:
            return self._of_no_claim(money)
        if claim.state != "open":
            return self._withdrawn(claim, money)
        if money.returned:
            taken = self.shares.taken_back(claim.id, money.kid, -money.amount, _RETURNED)
            if taken.why:
                return replace(_unplaced(money, taken.why), parts=taken.parts)
            return _whole(claim, money, _RETURNED, taken.parts)
        if held := self._held((claim,), money):
            return Verdict(why=HELD, held=held)
        late = money.value_date > self.barred.get(claim.id, date.max)
        rule = VOLUNTARY if late else _BY_KID
        parts = self.shares.of(claim.id, money.amount, money.value_date, rule)
        return _whole(claim, money, rule, parts)

    def _of_no_claim(self, money: Money) -> Verdict:
        """Money with a plan's own KID goes to its claims; at all other a person looks.

        Where none of them takes it, and one may not receive it now, it is held for that one.
        """
        if money.kid in self.trekks:
            return self._of_trekk(money)
        if money.kid not in self.plans:
            return _unplaced(money, self.whys.get(money.kid) or _why(money.kid))
        number, members = self.plans[money.kid]
        if money.returned:
            taken = self.shares.taken_back(members[0].id, money.kid, -money.amount, _RETURNED)
        else:
            parts = self.shares.of_plan(number, money.amount, money.value_date, _BY_PLAN)
            taken = Taken(parts)
        if taken.parts and not taken.why:
            return Verdict(taken.parts)
        if not money.returned and (held := self._held(members, money)):
            return Verdict(why=HELD, held=held)
        return replace(_unplaced(money, taken.why or PLAN_OVER), parts=taken.parts)

    def _of_trekk(self, money: Money) -> Verdict:
        """Money with a trekk's own KID goes to its claims; what is more than they owe waits."""
        measure_id, members = self.trekks[money.kid]
        if money.returned:
            return _unplaced(money, TREKK_RETURNED)
        if held := self._held(members, money):
            return Verdict(why=HELD, held=held)
        parts = self.trekk_money.parts(measure_id, money.amount, money.value_date, _BY_TREKK)
        if sum(part.amount for part in parts) == money.amount:
            return Verdict(parts)
        why = REQUEST_OVER if self.trekk_money.by_namsmann(measure_id) else TREKK_OVER
        return replace(_unplaced(money, why), parts=parts)

    def _held(self, claims: Iterable[_Found], money: Money) -> Held | None:
        """The first open claim that may not receive the money, held to the end of the last hold."""
        for claim in claims:
            running = [h for h in self.holds.get(claim.id, ()) if h.runs(money.value_date)]
            if running and claim.state == "open":
                last = max(running, key=lambda hold: hold.until or date.max)
                return Held(claim.id, claim.number, last.debtor_id, last.until)
        return None

    def _withdrawn(self, claim: _Found, money: Money) -> Verdict:
        """A claim that was taken back gets nothing; the plan it was in goes on with the others."""
        parts = self.shares.of(claim.id, money.amount, money.value_date, _BY_KID)
        placed = sum(part.amount for part in parts)
        if parts and placed == money.amount:
            return Verdict(parts)
        return replace(_unplaced(money, WITHDRAWN), parts=parts)


def claims_of(kid: str) -> Select[int]:
    """The numbers of the claims that money with this KID is for: one, a plan's or a trekk's."""
    if (trekk := numbers.trekk_of_kid(kid)) is not None:
        of_trekk = select(MeasureClaim.claim_id).join(
            Measure, Measure.id == MeasureClaim.measure_id
        )
        return of_trekk.where(Measure.number == trekk)
    number = numbers.plan_of_kid(kid)
    if number is None:
        return select(Claim.id).where(Claim.kid == kid)
    of_plan = select(PlanClaim.claim_id).join(Plan, Plan.id == PlanClaim.plan_id)
    return of_plan.where(Plan.number == number)


def _whole(claim: _Found, money: Money, rule: str, parts: tuple[Part, ...]) -> Verdict:
    """The parts of a plan, or all of it on the claim; a payment of nothing goes nowhere."""
    if parts or not money.amount:
        return Verdict(parts)
    return Verdict((Part(claim.id, abs(money.amount), rule),))


def _unplaced(money: Money, why: str) -> Verdict:
    return Verdict(why=f"tilbakeført av banken: {why}" if money.returned else why)


def _why(kid: str) -> str:
    if not kid.strip():
        return MISSING
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


def _plans(work: Work, wanted: Iterable[str]) -> dict[str, tuple[str, list[_Found]]]:
    """KID → number and claims of the plan it is of."""
    numbered = {number: kid for kid in wanted if (number := numbers.plan_of_kid(kid))}
    found: dict[str, tuple[str, list[_Found]]] = {}
    for some in chunks(sorted(numbered)):
        query = (
            select(
                Plan.number.label("plan"), Claim.id, Claim.number, Claim.kid, Claim.state,
                Claim.limitation_start,
            )
            .join(PlanClaim, PlanClaim.plan_id == Plan.id)
            .join(Claim, Claim.id == PlanClaim.claim_id)
            .where(Plan.number.in_(some))
            .order_by(Claim.id)
        )  # fmt: skip
        for row in work.execute(query):
            found.setdefault(numbered[row.plan], (row.plan, []))[1].append(_Found(*row[1:]))
    return found


def _trekks(work: Work, wanted: Iterable[str]) -> dict[str, tuple[int, list[_Found]]]:
    """KID → the decided trekk it is of, and its claims."""
    numbered = {number: kid for kid in wanted if (number := numbers.trekk_of_kid(kid))}
    found: dict[str, tuple[int, list[_Found]]] = {}
    for some in chunks(sorted(numbered)):
        query = (
            select(
                Measure.number.label("trekk"), Measure.id.label("measure"), Claim.id,
                Claim.number, Claim.kid, Claim.state, Claim.limitation_start,
            )
            .join(MeasureClaim, MeasureClaim.measure_id == Measure.id)
            .join(Claim, Claim.id == MeasureClaim.claim_id)
            .where(Measure.number.in_(some), Measure.decided_on.is_not(None))
            .order_by(Claim.id)
        )  # fmt: skip
        for row in work.execute(query):
            found.setdefault(numbered[row.trekk], (row.measure, []))[1].append(_Found(*row[2:]))
    return found


def _creditors_own(work: Work, wanted: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for some in chunks(sorted(wanted)):
        found.update(
            work.scalars(select(Claim.original_kid).where(Claim.original_kid.in_(some)).distinct())
        )
    return found


def _released(work: Work, wanted: Iterable[str]) -> dict[str, str]:
    """KIDs of debtors who were let out of a claim that others owe: a person finds out whose it is.

    The right debtor is let out too, where the release is undone: that KID is kept with it.
    """
    found: dict[str, str] = {}
    for some in chunks(sorted(wanted)):
        query = (
            select(Release.kid, Claim.number)
            .join(Claim, Claim.id == Release.claim_id)
            .where(Release.kid.in_(some))
        )
        found |= {kid: f"{RELEASED} {number}" for kid, number in work.execute(query) if kid}
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
