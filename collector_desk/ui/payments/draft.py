"""What somebody is about to do with a payment: typed amounts, a reason, and why it is not ready."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from collector_desk.domain.money import Money, parse_kroner
from collector_desk.errors.numbers import NotAnAmount
from collector_desk.ui.formats import kr, kroner
from collector_desk.wire.payments import (
    ClaimsOf,
    DebtorsClaim,
    Move,
    Part,
    PaymentSheet,
    Place,
    Placement,
    Suggestion,
    TakeBack,
)
from collector_desk.wire.search import ClaimHit

SHORTEST = 5
"""The fewest characters that can be a reason."""

_NO_REASON_YET = "ikke begrunnet ennå"


class Deed(StrEnum):
    """What is done with the money."""

    PLACE = "place"
    MOVE = "move"
    TAKE_BACK = "take_back"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that money may be placed on. ``owed`` is øre, today."""

    claim_id: int
    number: str
    debtor_id: int
    about: str
    owed: Money
    strong: bool

    @classmethod
    def suggested(cls, found: Suggestion) -> Candidate:
        """A claim that the service suggests."""
        return cls(
            claim_id=found.claim_id,
            number=found.claim_number,
            debtor_id=found.debtor_id,
            about=found.debtor_name,
            owed=found.owed,
            strong=found.strong,
        )

    @classmethod
    def listed(cls, found: DebtorsClaim, debtor: ClaimsOf) -> Candidate:
        """A claim of a debtor whom the user searched for."""
        return cls(
            claim_id=found.claim_id,
            number=found.claim_number,
            debtor_id=debtor.debtor_id,
            about=f"{found.kind_label} · {debtor.debtor_name}",
            owed=found.owed,
            strong=False,
        )

    @classmethod
    def found(cls, hit: ClaimHit) -> Candidate | None:
        """A claim the user searched for; None for a case, which holds several."""
        if hit.claim_id is None:
            return None
        return cls(
            claim_id=hit.claim_id,
            number=hit.number,
            debtor_id=hit.debtor_id,
            about=hit.about,
            owed=hit.owed,
            strong=False,
        )


@dataclass(slots=True)
class Share:
    """Money for one claim: the amount stands as it was typed."""

    claim: Candidate
    text: str

    @property
    def amount(self) -> Money | None:
        """Øre above zero, or None where no such amount stands there."""
        try:
            amount = parse_kroner(self.text) if self.text.strip() else 0
        except NotAnAmount:
            return None
        return amount if amount > 0 else None


@dataclass(slots=True)
class Draft:
    """An order in the making. It outlives looking at another payment, and a refusal."""

    payment_id: int
    deed: Deed
    placement: Placement | None = None
    shares: list[Share] = field(default_factory=list)
    reason: str = ""

    @property
    def key(self) -> tuple[int, Deed, int]:
        """What this draft is found again by."""
        return self.payment_id, self.deed, self.placement.placement_id if self.placement else 0

    @property
    def empty(self) -> bool:
        """Whether nothing was chosen or written."""
        return not self.shares and not self.reason

    def at_hand(self, sheet: PaymentSheet) -> Money:
        """What there is to place, in øre; never below zero."""
        return abs(self.placement.amount if self.placement else sheet.payment.unplaced)

    def total(self) -> Money:
        """The sum of the amounts that can be read."""
        return sum(share.amount or 0 for share in self.shares)

    def left(self, sheet: PaymentSheet) -> Money:
        """What no share takes; below zero where the shares take too much."""
        return self.at_hand(sheet) - self.total()

    def share_of(self, claim_id: int) -> Share | None:
        """The share of a claim."""
        return next((each for each in self.shares if each.claim.claim_id == claim_id), None)

    def add(self, claim: Candidate, sheet: PaymentSheet) -> Share:
        """Let a claim have what is owed on it, as far as the money goes; once for each claim."""
        share = self.share_of(claim.claim_id)
        if share is None:
            left = max(self.left(sheet), 0)
            paid_back = sheet.payment.amount < 0
            wanted = left if paid_back or claim.owed <= 0 else min(left, claim.owed)
            share = Share(claim, kroner(wanted) if wanted else "")
            self.shares.append(share)
        return share

    def give_rest(self, claim_id: int, sheet: PaymentSheet) -> None:
        """Let a claim have everything that no other share takes."""
        share = self.share_of(claim_id)
        if share is not None:
            rest = self.left(sheet) + (share.amount or 0)
            share.text = kroner(rest) if rest > 0 else ""

    def lower(self, claim_id: int, by: Money) -> None:
        """Let a claim have some øre less, as far as it has them."""
        share = self.share_of(claim_id)
        if share is not None and share.amount is not None and share.amount > by:
            share.text = kroner(share.amount - by)

    @property
    def needs_reason(self) -> bool:
        """Whether the log must be told why: all but placing on strong suggestions."""
        if self.deed is not Deed.PLACE:
            return True
        return any(not share.claim.strong for share in self.shares)

    def fault(self, sheet: PaymentSheet) -> str:
        """What hinders a preview: amounts that are missing, wrong or too large; empty for none."""
        if self.deed is Deed.TAKE_BACK:
            return ""
        if not self.shares:
            return "Velg et forslag eller finn et krav."
        wrong = [share.claim.number for share in self.shares if share.amount is None]
        if wrong:
            return f"Skriv et beløp over null på {wrong[0]}."
        left = self.left(sheet)
        return f"Beløpene er {kr(-left)} mer enn det som kan plasseres." if left < 0 else ""

    def why_not(self, sheet: PaymentSheet) -> str:
        """Why the order cannot be given yet; empty where it can."""
        fault = self.fault(sheet)
        if not fault and self.needs_reason and len(self.reason.strip()) < SHORTEST:
            return "Skriv hvorfor, minst fem tegn."
        return fault

    def parts(self) -> tuple[Part, ...]:
        """The shares as they are sent."""
        return tuple(
            Part(claim_id=share.claim.claim_id, amount=share.amount or 0) for share in self.shares
        )

    def order(self, version: int) -> Place | Move | TakeBack:
        """The order for the version of the payment that was seen."""
        reason = self.reason.strip()
        if self.placement is None:
            return Place(version=version, parts=self.parts(), reason=reason)
        reason = reason if len(reason) >= SHORTEST else _NO_REASON_YET
        number = self.placement.placement_id
        if self.deed is Deed.TAKE_BACK:
            return TakeBack(version=version, placement_id=number, reason=reason)
        return Move(version=version, placement_id=number, parts=self.parts(), reason=reason)
