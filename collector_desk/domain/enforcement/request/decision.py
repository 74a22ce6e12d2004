"""The municipality's own decision on trekk under the new rules, as it goes to the namsmann (§ 10).

It says that the claim shall be covered by trekk, never how much: the namsmann sets the size
(tvangsfullbyrdelsesloven §§ 2-17, 7-20; ruling 3). There is no field for it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from collector_desk.domain.enforcement.request.check import LOCAL, check
from collector_desk.domain.enforcement.request.document import District, Line, Request
from collector_desk.domain.enforcement.request.finding import Finding
from collector_desk.domain.enforcement.request.known import Known
from collector_desk.domain.enforcement.request.parties import (
    Address,
    Attachment,
    Attorney,
    Contact,
    Debtor,
    Identity,
    Mandate,
    Organisation,
    Party,
    Payee,
    Person,
    UnknownAddress,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """The municipality that decided."""

    identity: str = ""  # organisation number
    contact: Contact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDebtor:
    """The debtor, with the registered address, another one, or none that is known."""

    identity: Identity | None = None
    registered_address: bool | None = None
    address: Address | None = None
    unknown: UnknownAddress | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtorAttorney:
    """Who acts for the debtor."""

    identity: Identity | None = None
    organisation: str = ""
    mandate: Mandate | None = None
    licensed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The decision on trekk. ``old_trekk``: day of an old-rule trekk whose time rank it keeps."""

    reference: str = ""
    day: date | None = None
    signature: str = ""
    document: Attachment | None = None
    old_trekk: date | None = None
    municipality: Municipality | None = None
    debtor: DecisionDebtor | None = None
    attorney: DebtorAttorney | None = None
    payee: Payee | None = None
    district: District | None = None
    lines: tuple[Line, ...] = ()


_OFF = frozenset(
    {
        "KRAV_IKKE_BENYTTET",
        "KRAV_I_FLERE_TVANGSGRUNNLAG",
        "TVANGSGRUNNLAG_UGYLDIGE_KRAVREFERANSER",
        "RELATERTE_KRAV_MÅ_FINNES",
        "PARAGRAF_4_18_VARSEL_PAAKREVET",
        "PARAGRAF_4_19_VARSEL_PAAKREVET",
        "KAN_BEHANDLES_I_FORLIKSRAADET_PAAKREVET",
        "PAASTAND_PAAKREVET",
        "PRIORITET_MANGLER_PÅ_RETTSGEBYR",
        "UGYLDIG_VEDLEGG_TVANGSGRUNNLAG",
        "UGYLDIG_VEDLEGG_TVANGSKRAFTGRUNNLAG",
        "INNSENDER_MANGLER",
        "INNSENDER_IKKE_ORGANISASJON",
        "MANGLER_OPPLYSNINGER_OM_SAKSOEKT",
        *(code for code in LOCAL if code.startswith("ULOVLIG_ENDRING")),
        "O2",
        "O3",
        "O4",
        "O5",
        "O9",
        "O14",
        "O17",
        "O18",
    }
)
"""What rests on a basis of enforcement, on a sender, or on what is filed and changed."""

CODES = tuple(code for code in LOCAL if code not in _OFF)
"""The codes that hold for a decision as well."""


def check_decision(decision: Decision, known: Known) -> tuple[Finding, ...]:
    """Every breach of a decision, by the checks of the request without those of its bases.

    Paths are in the words of ``Decision``.
    """
    found = check(_as_request(decision), known, CODES)
    return tuple(replace(each, path=_path(each.path)) for each in found)


def _as_request(decision: Decision) -> Request:
    """The same lines, money and debtor as a request, so that one checker serves both."""
    debtor = decision.debtor or DecisionDebtor()
    party = Party(addresses=(debtor.address,) if debtor.address else ())
    if debtor.identity and len(debtor.identity.number) == 9:
        party = replace(party, organisation=Organisation(identity=debtor.identity))
    else:
        party = replace(party, person=Person(identity=debtor.identity))
    acting = decision.attorney
    number = Identity(number=acting.organisation) if acting and acting.organisation else None
    firm = Party(organisation=Organisation(identity=number) if number else None)
    attorney = Attorney(party=firm, mandate=acting.mandate) if acting else None
    return Request(
        reference=decision.reference,
        day=decision.day,
        signature=decision.signature,
        debtors=(Debtor(party=party, attorney=attorney),),
        lines=decision.lines,
        payee=decision.payee,
        attachments=(decision.document,) if decision.document else (),
    )


def _path(path: str) -> str:
    """A path of the request in the words of the decision."""
    for theirs, ours in _PATHS.items():
        path = path.replace(theirs, ours)
    return path


_PATHS = {
    "debtors[0].attorney.party.organisation.identity.number": "attorney.organisation",
    "debtors[0].attorney": "attorney",
    "debtors[0].party.addresses[0]": "debtor.address",
    "debtors[0].party.person": "debtor",
    "debtors[0].party.organisation": "debtor",
    "debtors[0].party": "debtor",
    "debtors": "debtor",
    "attachments[0]": "document",
}
