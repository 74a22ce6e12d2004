"""Letting a debtor out of a claim: the grounds, what each does to the money, and who is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.facts import FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.parking import OWNERS_ANSWER

ADDED = frozenset({FactKind.FEE, FactKind.SURCHARGE, FactKind.COSTS})
"""What was added because this debtor did not pay: it falls with who never owed (ruling 15)."""
SOURCE = "fritak"
"""What every fact of a release names as its source, before the number of the release."""


class ReleaseGround(StrEnum):
    """Why somebody is let out of a claim."""

    WRONG_DEBTOR = "wrong_debtor"
    IDENTITY_THEFT = "identity_theft"
    VEHICLE_SOLD = "vehicle_sold"
    VEHICLE_STOLEN = "vehicle_stolen"
    LET_GO = "let_go"  # a joint debtor whom the creditor unit lets go; the others owe on

    @property
    def label(self) -> str:
        """The ground in Bokmål."""
        return _GROUNDS[self].label

    def fits(self, kind: ClaimKind) -> bool:
        """Whether a claim of this kind can be meant: a vehicle is only in those that it is behind."""
        return self not in _OF_VEHICLE or kind in OWNERS_ANSWER

    def rule(self, kind: ClaimKind) -> str:
        """The legal basis for a claim of this kind, which ``fits``."""
        return OWNERS_ANSWER[kind] if self in _OF_VEHICLE else _GROUNDS[self].rule

    @property
    def words(self) -> str:
        """What the letter says first: «Vi har kommet til at …»."""
        return _GROUNDS[self].words

    @property
    def never_owed(self) -> bool:
        """Whether the claim was never this person's: fees fall, and money goes back."""
        return self is not ReleaseGround.LET_GO


@dataclass(frozen=True, slots=True)
class _Ground:
    label: str
    rule: str  # empty: by the kind of the claim
    words: str


_GROUNDS: Mapping[ReleaseGround, _Ground] = {
    ReleaseGround.WRONG_DEBTOR: _Ground(
        "Feil skyldner", "inkassoloven §§ 8 og 17", "kravet ikke gjelder deg"
    ),
    ReleaseGround.IDENTITY_THEFT: _Ground(
        "Svindel eller identitetstyveri",
        "inkassoloven §§ 8 og 17",
        "en annen har brukt identiteten din, og at du ikke skylder kravet",
    ),
    ReleaseGround.VEHICLE_SOLD: _Ground(
        "Kjøretøyet var solgt",
        "",
        "kjøretøyet ikke var ditt da kravet oppsto",
    ),
    ReleaseGround.VEHICLE_STOLEN: _Ground(
        "Kjøretøyet var stjålet",
        "",
        "kjøretøyet var stjålet, og at du ikke svarer for kravet",
    ),
    ReleaseGround.LET_GO: _Ground(
        "Fritatt som medskyldner",
        "virksomhetens avgjørelse",
        "du er fritatt for ansvaret som medskyldner",
    ),
}
_OF_VEHICLE = frozenset({ReleaseGround.VEHICLE_SOLD, ReleaseGround.VEHICLE_STOLEN})


def share_given_up(share: Money | None, principal: Money) -> Money:
    """Øre of the principal that nobody owes when a joint debtor is let go.

    Whoever owes jointly and severally leaves the others owing all of it; a known share was owed
    by nobody else and falls with the one who goes. ``principal`` is what is left of it.

    >>> share_given_up(None, 90_000), share_given_up(30_000, 90_000), share_given_up(30_000, 20_000)
    (0, 30000, 20000)
    """
    return 0 if share is None else min(share, principal)
