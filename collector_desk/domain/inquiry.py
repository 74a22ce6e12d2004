"""What comes in: who wrote or called, by which way, and what about."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from collector_desk.domain.delivery import To

CONTROLS = 2
"""Control questions to be answered rightly before anything is told on the telephone."""


class InquiryKind(StrEnum):
    """What a message asks for."""

    OBJECTION = "objection"
    DEFERRAL = "deferral"
    PLAN = "plan"
    QUESTION = "question"
    COMPLAINT = "complaint"
    MAIL = "mail"  # anything else: it is journalled, and forwarded where it is not ours

    @property
    def label(self) -> str:
        """The kind in Bokmål."""
        return _KINDS[self]


BY_LETTER = (InquiryKind.QUESTION, InquiryKind.COMPLAINT)
"""What is answered by a letter to the debtor, or closed with a reason why not."""

REQUESTS = (InquiryKind.DEFERRAL, InquiryKind.PLAN)
"""What is answered by a decision, or closed with the debtor's own words that it is withdrawn."""

SHORTEST_REASON = 10
"""The fewest characters that say why no letter answers it, or how a request was withdrawn."""


class Channel(StrEnum):
    """The way a message came."""

    PORTAL = "portal"
    POST = "post"
    EMAIL = "email"
    PHONE = "phone"

    @property
    def label(self) -> str:
        """The channel in Bokmål, as in «mottatt i portalen»."""
        return _CHANNELS[self]


class Sender(StrEnum):
    """Who wrote or called."""

    DEBTOR = "debtor"
    GUARDIAN = "guardian"
    HEIR = "heir"
    LAWYER = "lawyer"
    ADVISER = "adviser"
    EMPLOYER = "employer"
    BANK = "bank"
    ESTATE = "estate"
    BAILIFF = "bailiff"
    COURT = "court"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The sender in Bokmål."""
        return _SENDERS[self]

    @property
    def needs_authority(self) -> bool:
        """Whether something on file must show that this person may speak for the debtor."""
        return self in {Sender.GUARDIAN, Sender.HEIR, Sender.LAWYER, Sender.ADVISER}


class CallOutcome(StrEnum):
    """What came of a telephone call."""

    INFORMED = "informed"
    SAYS_PAID = "says_paid"
    PROMISED = "promised"
    OBJECTS = "objects"
    WITHDRAWS = "withdraws"  # an objection, in the caller's own words
    WANTS_TIME = "wants_time"
    WANTS_PLAN = "wants_plan"
    NOT_IDENTIFIED = "not_identified"
    CALL_BACK = "call_back"

    @property
    def label(self) -> str:
        """The outcome in Bokmål."""
        return _OUTCOMES[self]


SPEAKS_BY: Mapping[Sender, To] = {
    Sender.GUARDIAN: To.GUARDIAN,
    Sender.HEIR: To.ESTATE,
    Sender.ESTATE: To.ESTATE,
    Sender.LAWYER: To.LAWYER,
    Sender.ADVISER: To.ADVISER,
    Sender.BAILIFF: To.BAILIFF,
}
"""Who may speak for a debtor on the telephone, as what they must be on file; others are told nothing."""

ASKED: Mapping[CallOutcome, InquiryKind] = {
    CallOutcome.OBJECTS: InquiryKind.OBJECTION,
    CallOutcome.WANTS_TIME: InquiryKind.DEFERRAL,
    CallOutcome.WANTS_PLAN: InquiryKind.PLAN,
}
"""What a caller asks for that somebody must answer, as the inquiry it makes."""

HEARD = frozenset({CallOutcome.OBJECTS, CallOutcome.SAYS_PAID})
"""What is heard from anybody who calls: to stop a claim tells the caller nothing."""

_KINDS: Mapping[InquiryKind, str] = {
    InquiryKind.OBJECTION: "Innsigelse",
    InquiryKind.DEFERRAL: "Søknad om utsettelse",
    InquiryKind.PLAN: "Søknad om nedbetalingsavtale",
    InquiryKind.QUESTION: "Spørsmål",
    InquiryKind.COMPLAINT: "Klage",
    InquiryKind.MAIL: "Annen post",
}
_CHANNELS: Mapping[Channel, str] = {
    Channel.PORTAL: "i portalen",
    Channel.POST: "i posten",
    Channel.EMAIL: "på e-post",
    Channel.PHONE: "på telefon",
}
_SENDERS: Mapping[Sender, str] = {
    Sender.DEBTOR: "Skyldneren",
    Sender.GUARDIAN: "Verge",
    Sender.HEIR: "Arving",
    Sender.LAWYER: "Advokat",
    Sender.ADVISER: "Rådgiver i NAV",
    Sender.EMPLOYER: "Arbeidsgiver",
    Sender.BANK: "Bank",
    Sender.ESTATE: "Dødsbo",
    Sender.BAILIFF: "Namsmannen",
    Sender.COURT: "Domstol",
    Sender.UNKNOWN: "Ukjent",
}
_OUTCOMES: Mapping[CallOutcome, str] = {
    CallOutcome.INFORMED: "Fikk opplysninger",
    CallOutcome.SAYS_PAID: "Sier det er betalt",
    CallOutcome.PROMISED: "Lovet å betale",
    CallOutcome.OBJECTS: "Har innsigelse",
    CallOutcome.WITHDRAWS: "Trekker innsigelsen",
    CallOutcome.WANTS_TIME: "Ber om utsettelse",
    CallOutcome.WANTS_PLAN: "Ber om nedbetalingsavtale",
    CallOutcome.NOT_IDENTIFIED: "Ikke identifisert, ingenting opplyst",
    CallOutcome.CALL_BACK: "Skal ringes tilbake",
}
