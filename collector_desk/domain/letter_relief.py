"""The contracts of the letters in which a claim is given up, or offered to be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from collector_desk.domain.letter import LetterKind
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_parts import BeforeAfter, ClaimLines, PaymentPart, check_sum
from collector_desk.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliefLetter(Content):
    """Ettergivelse: ``given_up`` øre, why, and each claim before and after.

    Raises LetterSumsDisagree where the claims do not fall by what is given up.
    """

    kind = LetterKind.RELIEF
    claims: tuple[str, ...]
    given_up: Money
    legal_basis: tuple[str, ...]
    amounts: tuple[BeforeAfter, ...]
    left: Money
    settled: bool = False

    def __post_init__(self) -> None:
        fallen = [row.before - row.after for row in self.amounts]
        check_sum("ettergivelsen", fallen, self.given_up)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementOffer(Content):
    """Tilbud om oppgjør: ``payment`` settles claims of ``owed`` øre today; ``given_up`` the rest.

    ``adviser`` is who in NAV the offer was made together with. Raises LetterSumsDisagree.
    """

    kind = LetterKind.SETTLEMENT_OFFER
    claims: tuple[ClaimLines, ...]
    owed: Money
    given_up: Money
    accept_by: date
    payment: PaymentPart
    adviser: str = ""

    def __post_init__(self) -> None:
        check_sum("kravene", [claim.total for claim in self.claims], self.owed)
        check_sum("oppgjøret", [self.payment.amount, self.given_up], self.owed)
