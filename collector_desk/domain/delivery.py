"""Delivery: the way a letter goes, what became of it, and whom it is addressed to."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Channel(StrEnum):
    """The way a letter leaves the house."""

    FILE_DROP = "file_drop"  # print-ready files in a folder
    SVARUT = "svarut"  # Fiks SvarUt, REST v2

    @property
    def label(self) -> str:
        """The way in Bokmål."""
        return {Channel.FILE_DROP: "utskriftsmappe", Channel.SVARUT: "SvarUt"}[self]


class Delivery(StrEnum):
    """What became of a letter."""

    WAITING = "waiting"  # written and kept, not yet handed over
    SENT = "sent"  # handed over to the receiver
    DELIVERED = "delivered"  # printed, or laid in a digital letter box
    READ = "read"  # opened by the recipient, as SvarUt tells
    RETURNED = "returned"  # came back in the post
    FAILED = "failed"  # refused by the receiver, or never delivered
    WITHDRAWN = "withdrawn"  # taken back before it left the house

    @property
    def label(self) -> str:
        """The state in Bokmål."""
        return _LABELS[self]

    @property
    def reached(self) -> bool:
        """Whether the letter counts as given: no step or fee rests on one that never came."""
        return self not in {Delivery.RETURNED, Delivery.FAILED, Delivery.WITHDRAWN}


_LABELS: Mapping[Delivery, str] = {
    Delivery.WAITING: "Venter på utsending",
    Delivery.SENT: "Sendt",
    Delivery.DELIVERED: "Levert",
    Delivery.READ: "Lest",
    Delivery.RETURNED: "Kom i retur",
    Delivery.FAILED: "Kunne ikke leveres",
    Delivery.WITHDRAWN: "Trukket før det gikk",
}

LOST = tuple(state.value for state in Delivery if not state.reached)
"""The states of a letter that was not given, as they are kept."""

SVARUT: Mapping[str, Delivery] = MappingProxyType(
    {
        "MOTTATT": Delivery.SENT,
        "AKSEPTERT": Delivery.SENT,
        "AVVIST": Delivery.FAILED,
        "VARSLET": Delivery.SENT,
        "LEST": Delivery.READ,
        "SENDT_PRINT": Delivery.SENT,
        "PRINTET": Delivery.DELIVERED,
        "MANUELT_HANDTERT": Delivery.FAILED,
        "SENDT_DIGITALT": Delivery.SENT,
        "SENDT_SDP": Delivery.SENT,
        "LEVERT_SDP": Delivery.DELIVERED,
        "KLAR_FOR_MOTTAK": Delivery.SENT,
        "IKKE_LEVERT": Delivery.FAILED,
    }
)
"""Every status that SvarUt publishes, and what it means here (status API v2).

MANUELT_HANDTERT was taken out of the ordinary way by a person there: somebody here must look.
"""


class To(StrEnum):
    """Whom a letter is addressed to."""

    DEBTOR = "debtor"
    GUARDIAN = "guardian"
    ESTATE = "estate"
    TRUSTEE = "trustee"  # of a bankruptcy: our claims are filed there
    BAILIFF = "bailiff"  # who leads debt settlement proceedings
    UNIT = "unit"

    @property
    def label(self) -> str:
        """The recipient's part in Bokmål."""
        return _TO[self]


_TO: Mapping[To, str] = {
    To.DEBTOR: "Skyldner",
    To.GUARDIAN: "Verge",
    To.ESTATE: "Dødsboet",
    To.TRUSTEE: "Bostyrer",
    To.BAILIFF: "Namsmannen",
    To.UNIT: "Virksomhet",
}


class Mandate(StrEnum):
    """What a guardian is appointed for, as far as it decides who is written to (ruling 24)."""

    ECONOMY = "economy"  # the person keeps capacity: both are written to
    REMOVED = "removed"  # capacity is removed: the guardian alone
    EXCLUDED = "excluded"  # the mandate leaves this out: the person alone
    UNKNOWN = "unknown"  # both, to be safe

    @property
    def label(self) -> str:
        """The mandate in Bokmål."""
        return _MANDATES[self]


_MANDATES: Mapping[Mandate, str] = {
    Mandate.ECONOMY: "Økonomiske interesser",
    Mandate.REMOVED: "Rettslig handleevne er fratatt",
    Mandate.EXCLUDED: "Mandatet gjelder ikke dette",
    Mandate.UNKNOWN: "Mandatet er ikke kjent",
}


def written_to(mandate: Mandate) -> tuple[To, ...]:
    """Who is written to of an adult with a guardian (ruling 24, vergemålsloven § 25).

    >>> written_to(Mandate.REMOVED)
    (<To.GUARDIAN: 'guardian'>,)
    """
    if mandate is Mandate.REMOVED:
        return (To.GUARDIAN,)
    if mandate is Mandate.EXCLUDED:
        return (To.DEBTOR,)
    return (To.DEBTOR, To.GUARDIAN)
