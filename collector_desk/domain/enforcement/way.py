"""Which way a claim goes: the municipality's own decision, or a request to the namsmann.

Own decisions only for fees of road traffic law (tvangsfullbyrdelsesloven § 2-14, ruling 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from collector_desk.domain.claim import KINDS, ClaimKind, Enforcement, Regime


class Way(StrEnum):
    """Who takes the utlegg."""

    OWN = "own"
    REQUEST = "request"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The way of one claim: the basis it rests on, and the words for the screen."""

    way: Way
    basis: str
    label: str
    onward: str  # where it goes when the debtor disputes it
    unconfirmed: tuple[str, ...] = ()


def choose(kind: ClaimKind, *, regime: Regime, judgment: bool = False) -> Choice:
    """The way of a claim of this kind; ``judgment``: a judgment or settlement on it is kept."""
    facts = KINDS[kind]
    if facts.own_enforcement:
        return Choice(
            way=Way.OWN,
            basis=facts.enforcement.basis,
            label="Kan tas med – kommunen beslutter selv",
            onward=facts.dispute.label,
            unconfirmed=facts.open_on("utlegg") if regime is Regime.OLD else (),
        )
    section = "§ 4-1" if judgment else _SECTIONS[facts.enforcement]
    return Choice(
        way=Way.REQUEST,
        basis=_JUDGMENT if judgment else facts.enforcement.basis,
        label=f"Går til namsmannen – {section}",
        onward=facts.dispute.label,
    )


def why_not(choice: Choice, wanted: Way) -> str:
    """Why a claim does not go the way wanted, in words; empty where it does."""
    if choice.way is wanted:
        return ""
    return choice.label if wanted is Way.OWN else _OWN_ONLY


_OWN_ONLY = "Kommunen beslutter selv – trekk eller pant i konto"
_SECTIONS = {Enforcement.DECISION: "§ 7-2 d", Enforcement.MESSAGE: "§ 7-2 f"}
_JUDGMENT = "Dom eller rettsforlik (tvangsfullbyrdelsesloven § 4-1); utlegg hos namsmannen"
