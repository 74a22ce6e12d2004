"""What late interest on a handed-over claim rests on: its first day, the demand and the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from collector_desk.domain.claim import ClaimKind, InterestBasis
from collector_desk.domain.handover import HandedClaim
from collector_desk.domain.interest_start import after_demand, interest_start, why_no_interest
from collector_desk.domain.parking import TRAFFIC_FEES
from collector_desk.domain.phrases import dotted

_STATED = "fra den senere dagen virksomheten har oppgitt"
_MISSING = "forsinkelsesrenteloven § 2 første ledd: skriftlig påkrav er ikke registrert"
_WAITS = "som ikke er registrert: renten løper ikke ennå"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A written demand that starts interest, and what it was, in Bokmål."""

    sent: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestTerms:
    """The first day with late interest (None: none so far), its basis, and the rule.

    ``note`` follows the basis where the day rests on more than the basis says.
    """

    first: date | None
    basis: InterestBasis
    rule: str = ""
    note: str = ""


def rests_on_demand(claim: HandedClaim, kind: ClaimKind) -> bool:
    """Whether interest waits for a written demand: no due date was fixed in advance (ruling 12)."""
    return claim.interest is InterestBasis.DEMAND_PLUS_30 and kind not in TRAFFIC_FEES


def told_demand(claim: HandedClaim) -> Demand | None:
    """The demand that the unit tells of, where it starts interest.

    An electronic one does so only with the debtor's express acceptance (forsinkelsesrenteloven
    § 2 første ledd).
    """
    way = claim.demand_way
    if way is None or not (way.on_paper or claim.electronic_accepted):
        return None
    what = "faktura" if claim.demand_sent is None else "påkrav"
    how = "på papir" if way.on_paper else "elektronisk med uttrykkelig samtykke"
    sent = claim.demand_sent or claim.invoice_date
    return Demand(sent=sent, text=f"{what} {how} {dotted(sent)}")


def first_demand(claim: HandedClaim) -> Demand | None:
    """The first written demand: the one told, or a collection notice on paper.

    A reminder does not count: the hand-over does not tell how it went.
    """
    found = [told] if (told := told_demand(claim)) else []
    notice = claim.notice
    if notice is not None and notice.way is not None and notice.way.on_paper:
        text = f"inkassovarsel på papir {dotted(notice.sent)}"
        found.append(Demand(sent=notice.sent, text=text))
    return min(found, key=lambda demand: demand.sent, default=None)


def interest_terms(claim: HandedClaim, kind: ClaimKind) -> InterestTerms:
    """The terms of late interest; a later day that the creditor unit has stated stands.

    Rulings 12 and 13. Interest that waits for a demand does not run until one is registered.
    """
    none = InterestTerms(first=None, basis=InterestBasis.NONE)
    if claim.interest is InterestBasis.NONE:
        return none
    issued, demand = claim.invoice_date, first_demand(claim)
    sent = demand.sent if demand else None
    start = interest_start(
        kind, due_date=claim.due, basis=claim.interest, demand_sent=sent, issued=issued
    )
    if start is None:
        waits = not why_no_interest(kind, basis=claim.interest, demand_sent=issued, issued=issued)
        return waiting() if waits else none
    notes = [demand.text] if demand and rests_on_demand(claim, kind) else []
    day = claim.interest_from
    if day is not None and day > start.day:
        notes.append(_STATED)
    return InterestTerms(
        first=max(start.day, day or start.day),
        basis=start.basis,
        rule=start.source,
        note=", ".join(notes),
    )


def waiting() -> InterestTerms:
    """Interest that does not run until a written demand is registered."""
    return InterestTerms(first=None, basis=InterestBasis.DEMAND_PLUS_30, rule=_MISSING, note=_WAITS)


def demanded(sent: date, *, due: date, text: str) -> InterestTerms:
    """Interest that begins thirty days after a written demand, which ``text`` names (ruling 12)."""
    start = after_demand(sent, due_date=due)
    return InterestTerms(first=start.day, basis=start.basis, rule=start.source, note=text)
