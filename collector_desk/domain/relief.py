"""Giving a claim up: waiver, removal, write-off, and an offer to settle for less.

A waiver (ettergivelse) and a removal (sletting) take the debt away; a write-off (tapsføring) is
an accounting loss, and the debt stands. A settlement gives up what is left once its sum is paid
in time. The grounds follow innkrevingsloven §§ 18–20 as a model: the municipality's own rules are
not known, and what rests on them says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from collector_desk.domain.facts import Bucket
from collector_desk.domain.money import Money

OPEN_POINT = "Kommunens egne regler for ettergivelse og avskriving er ikke lagt inn."
"""What no ground can be without until the rules of the house are known [U]."""


OWN_SOURCE = "skyldnerens egne gebyr og kostnader gitt opp, godkjent av to personer, sak"
"""What gave up fees or costs of the debtor alone names as its source, before the relief's number."""


class ReliefKind(StrEnum):
    """What becomes of the debt."""

    WAIVER = "waiver"
    SETTLEMENT = "settlement"
    REMOVAL = "removal"
    WRITE_OFF = "write_off"

    @property
    def label(self) -> str:
        """The kind in Bokmål."""
        return _KINDS[self]

    @property
    def ends_debt(self) -> bool:
        """Whether the debtor no longer owes what is given up."""
        return self is not ReliefKind.WRITE_OFF


class Part(StrEnum):
    """Which part of a claim is given up: one of its buckets, or all of them."""

    PRINCIPAL = "principal"
    COSTS = "costs"
    FEES = "fees"
    INTEREST = "interest"
    ALL = "all"

    @property
    def label(self) -> str:
        """The part in Bokmål."""
        return _PARTS[self]

    @property
    def buckets(self) -> tuple[Bucket, ...]:
        """The buckets it is made of."""
        return tuple(Bucket) if self is Part.ALL else (Bucket(self.value),)


class ReliefGround(StrEnum):
    """Why it is given up."""

    CREDITOR_INTEREST = "creditor_interest"
    DEBTOR_INTEREST = "debtor_interest"
    CIRCUMSTANCES = "circumstances"
    OUR_FAULT = "our_fault"
    TIME_BARRED = "time_barred"
    ESTATE_EMPTY = "estate_empty"
    DEBT_SETTLED = "debt_settled"
    NO_MEANS = "no_means"
    NOT_FOUND = "not_found"

    @property
    def about(self) -> Ground:
        """What the ground means, and what it may be used for."""
        return GROUNDS[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A ground in Bokmål, its rule, and the kinds of relief it may carry.

    ``additions_only``: the principal may not be given up on it.
    """

    label: str
    rule: str
    kinds: frozenset[ReliefKind]
    additions_only: bool = False


_FORGIVEN = frozenset({ReliefKind.WAIVER, ReliefKind.SETTLEMENT})
_MODEL = "som mønster"
GROUNDS: Mapping[ReliefGround, Ground] = {
    ReliefGround.CREDITOR_INTEREST: Ground(
        label="Gir like god eller bedre dekning enn videre innkreving",
        rule=f"innkrevingsloven § 18 {_MODEL}",
        kinds=_FORGIVEN,
    ),
    ReliefGround.DEBTOR_INTEREST: Ground(
        label="Varig ute av stand til å betale, alvorlig sykdom eller urimelig tyngende",
        rule=f"innkrevingsloven § 19 {_MODEL}",
        kinds=_FORGIVEN,
    ),
    ReliefGround.CIRCUMSTANCES: Ground(
        label="Særlige forhold, bare renter og gebyrer",
        rule=f"innkrevingsloven § 20 {_MODEL}",
        kinds=_FORGIVEN,
        additions_only=True,
    ),
    ReliefGround.OUR_FAULT: Ground(
        label="Feil eller sen behandling hos oss, bare renter og gebyrer",
        rule="god inkassoskikk, inkassoloven § 8",
        kinds=frozenset({ReliefKind.WAIVER}),
        additions_only=True,
    ),
    ReliefGround.TIME_BARRED: Ground(
        label="Foreldet",
        rule="foreldelsesloven § 24",
        kinds=frozenset({ReliefKind.REMOVAL, ReliefKind.WAIVER}),
    ),
    ReliefGround.ESTATE_EMPTY: Ground(
        label="Dødsbo eller konkursbo uten midler",
        rule="arveloven § 116; husregel for tapsføring",
        kinds=frozenset({ReliefKind.REMOVAL, ReliefKind.WRITE_OFF}),
    ),
    ReliefGround.DEBT_SETTLED: Ground(
        label="Gjeldsordningen er oppfylt",
        rule="gjeldsordningsloven § 5-2",
        kinds=frozenset({ReliefKind.REMOVAL}),
    ),
    ReliefGround.NO_MEANS: Ground(
        label="Intet til utlegg, og ingen utsikt til dekning",
        rule="husregel for tapsføring",
        kinds=frozenset({ReliefKind.WRITE_OFF}),
    ),
    ReliefGround.NOT_FOUND: Ground(
        label="Utvandret eller ikke å finne",
        rule="husregel for tapsføring",
        kinds=frozenset({ReliefKind.WRITE_OFF}),
    ),
}
"""Every ground."""


class ReliefStage(StrEnum):
    """Where a relief stands."""

    PROPOSED = "proposed"
    OFFERED = "offered"  # a settlement, for the debtor to accept
    ACCEPTED = "accepted"  # a settlement, to be paid
    GRANTED = "granted"
    RETURNED = "returned"  # not approved
    DECLINED = "declined"
    LAPSED = "lapsed"

    @property
    def label(self) -> str:
        """The stage in Bokmål."""
        return _STAGES[self]


OPEN = (ReliefStage.PROPOSED, ReliefStage.OFFERED, ReliefStage.ACCEPTED)
"""The stages from which a relief goes on."""


class Verdict(StrEnum):
    """What the money that came makes of an accepted settlement."""

    WAITS = "waits"
    PAID = "paid"
    ELSEWHERE = "elsewhere"  # enough came, but not on the claims as agreed
    LATE = "late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What a settlement asks of one claim, and what came on it in time, øre."""

    asked: Money
    came: Money


def shares(owed: Iterable[tuple[int, Money]], pay: Money) -> dict[int, Money]:
    """Øre of ``pay`` that each claim is to get, the first filled before the next.

    >>> shares([(1, 300), (2, 500)], 450)
    {1: 300, 2: 150}
    """
    found: dict[int, Money] = {}
    left = pay
    for claim_id, amount in owed:
        found[claim_id] = min(left, amount)
        left -= found[claim_id]
    return found


def verdict(parts: Iterable[Share], *, pay_by: date, on: date) -> Verdict:
    """Whether the sum has come in time. ``pay_by`` is the last day; paid early is paid."""
    found = tuple(parts)
    if all(part.came >= part.asked for part in found):
        return Verdict.PAID
    if sum(part.came for part in found) >= sum(part.asked for part in found):
        return Verdict.ELSEWHERE
    return Verdict.LATE if on > pay_by else Verdict.WAITS


_KINDS = {
    ReliefKind.WAIVER: "Ettergivelse",
    ReliefKind.SETTLEMENT: "Tilbud om oppgjør",
    ReliefKind.REMOVAL: "Sletting",
    ReliefKind.WRITE_OFF: "Tapsføring",
}
_PARTS = {
    Part.PRINCIPAL: "hovedstol",
    Part.COSTS: "kostnader",
    Part.FEES: "gebyrer",
    Part.INTEREST: "renter",
    Part.ALL: "hele kravet",
}
_STAGES = {
    ReliefStage.PROPOSED: "til godkjenning",
    ReliefStage.OFFERED: "tilbudt, ikke besvart",
    ReliefStage.ACCEPTED: "godtatt, skal betales",
    ReliefStage.GRANTED: "gjennomført",
    ReliefStage.RETURNED: "ikke godkjent",
    ReliefStage.DECLINED: "avslått av skyldneren",
    ReliefStage.LAPSED: "falt bort",
}
