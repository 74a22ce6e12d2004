"""What a letter demands when an agreement is over, and what it names as not demanded (ruling 18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from collector_desk.domain.letter import Language
from collector_desk.domain.letter_said import said
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import kroner
from collector_desk.models import Claim, Debtor
from collector_desk.service import folder, letter_demands, letter_stops
from collector_desk.service.database import Work
from collector_desk.service.letter_money import LetterMoney, called, money_of

_PART = "{claim}, {amount} kr som er bestridt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """The claims as they stand today, what of them is demanded, and the claims that rest whole."""

    every: LetterMoney
    money: LetterMoney
    asked: tuple[Claim, ...]
    rests: tuple[Claim, ...]

    @property
    def total(self) -> Money:
        """Øre that are demanded."""
        return self.money.total if self.asked else 0

    def apart(self, language: Language) -> tuple[str, ...]:
        """What is not demanded now, one line each: whole claims, and the part in dispute of one."""
        whole = tuple(called(claim, language) for claim in self.rests)
        parts = (
            said(_PART, language, claim=called(claim, language), amount=kroner(amount))
            for claim in self.asked
            if (amount := self.money.disputed.get(claim.id, 0)) > 0
        )
        return (*whole, *parts)


def of(work: Work, debtor: Debtor, claims: Sequence[Claim]) -> Demand:
    """What a letter of today demands of claims whose agreement is over."""
    work.flush()
    today = work.clock.today()
    rows, every = folder.read(work, debtor), money_of(work, debtor.id, claims, on=today)
    off = letter_demands.disputed(work, debtor.id, claims)
    owed = {claim.id: every.statements[claim.id].balance.total for claim in claims}
    rests = tuple(
        claim
        for claim in claims
        if owed[claim.id] > 0
        and (letter_stops.rests(rows, claim.id, on=today) or owed[claim.id] <= off.get(claim.id, 0))
    )
    asked = tuple(claim for claim in claims if claim not in rests)
    money = money_of(work, debtor.id, asked, on=today, disputed=off) if asked else every
    return Demand(every=every, money=money, asked=asked, rests=rests)
