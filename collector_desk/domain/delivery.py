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
    LAWYER = "lawyer"  # acts for the debtor
    ADVISER = "adviser"  # of debts, in NAV or elsewhere
    UNIT = "unit"
    PAYER = "payer"  # who withholds: an employer or NAV
    BANK = "bank"  # where an account is charged
    OFFICE = "office"  # whom something that is not ours is sent on to

    @property
    def label(self) -> str:
        """The recipient's part in Bokmål."""
        return _TO[self]

    @property
    def is_copy(self) -> bool:
        """Whether it is written to besides: what counts is the letter to the debtor."""
        return self in COPIES

    @property
    def is_outsider(self) -> bool:
        """Whether it represents nobody: what goes there says nothing of where the debtor lives."""
        return self in OUTSIDERS


OUTSIDERS = (To.UNIT, To.PAYER, To.BANK, To.OFFICE)
"""Who are written to about a debtor, and represent nobody: nothing is given by a letter to them."""

COPIES = (To.LAWYER, To.ADVISER)
"""Who act for a debtor by an authority, and get a copy where it says so."""

_TO: Mapping[To, str] = {
    To.DEBTOR: "Skyldner",
    To.GUARDIAN: "Verge",
    To.ESTATE: "Dødsboet",
    To.TRUSTEE: "Bostyrer",
    To.BAILIFF: "Namsmannen",
    To.LAWYER: "Advokat",
    To.ADVISER: "Gjeldsrådgiver",
    To.UNIT: "Virksomhet",
    To.PAYER: "Trekkpliktig",
    To.BANK: "Bank",
    To.OFFICE: "Annen instans",
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


class Authority(StrEnum):
    """The authority (fullmakt) on file of somebody who acts for a debtor."""

    NONE = "none"  # none on file, or it was called back
    CASE = "case"  # acts in the case; nothing is said of letters
    LETTERS = "letters"  # the letters too

    @property
    def label(self) -> str:
        """The authority in Bokmål."""
        return _AUTHORITIES[self]


_AUTHORITIES: Mapping[Authority, str] = {
    Authority.NONE: "Ingen fullmakt i saken",
    Authority.CASE: "Fullmakt i saken, uten ord om brev",
    Authority.LETTERS: "Fullmakt i saken, også for brevene",
}


def gets_copy(to: To, authority: Authority) -> bool:
    """Whether who acts for a debtor is written to besides the debtor (forvaltningsloven § 12).

    A lawyer with an authority on file is; an adviser only where the authority says so.

    >>> gets_copy(To.LAWYER, Authority.CASE), gets_copy(To.ADVISER, Authority.CASE)
    (True, False)
    """
    if to is To.LAWYER:
        return authority is not Authority.NONE
    return to is To.ADVISER and authority is Authority.LETTERS
