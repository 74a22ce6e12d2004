"""The published layout of «innkreving-krav 1.0»: records, fields, codes and limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from collector_desk.domain.claim import ClaimKind, InterestBasis
from collector_desk.domain.fees import Letter
from collector_desk.domain.handover import Complaint, HandedRole, Way

FORMAT, VERSION = "innkreving-krav", "1.0"
UTF8, LATIN1 = "utf-8", "iso-8859-1"
MAX_BYTES = 50 * 1024 * 1024
MAX_RECORDS = 200_000
MAX_LINE = 5_000
AMOUNT_DIGITS = 12


class Shape(StrEnum):
    """What a field holds."""

    TEXT = "tekst"
    NUMBER = "heltall"
    DAY = "dato"
    YES_NO = "ja/nei"


@dataclass(frozen=True, slots=True)
class Column:
    """One field: its name in CSV and JSON, what it holds and how long a text may be."""

    name: str
    shape: Shape = Shape.TEXT
    required: bool = False
    longest: int = 60


def _text(name: str, longest: int) -> Column:
    return Column(name, longest=longest)


def _must(name: str, shape: Shape = Shape.TEXT, longest: int = 60) -> Column:
    return Column(name, shape, required=True, longest=longest)


HEADER = (
    _must("format"),
    _must("versjon"),
    _must("avsender", longest=20),
    _must("buntnummer", Shape.NUMBER),
    _must("opprettet", Shape.DAY),
    _must("antall_krav", Shape.NUMBER),
    _must("antall_linjer", Shape.NUMBER),
    _must("kontrollsum_ore", Shape.NUMBER),
    Column("tegnsett"),
)
CLAIM = (
    _must("referanse", longest=40),
    _must("kravtype", longest=40),
    _must("virksomhet", longest=20),
    _must("fakturanummer", longest=40),
    _must("fakturadato", Shape.DAY),
    _must("forfallsdato", Shape.DAY),
    Column("periode_fra", Shape.DAY),
    Column("periode_til", Shape.DAY),
    _must("beskrivelse", longest=200),
    _must("hovedstol_ore", Shape.NUMBER),
    _must("opprinnelig_ore", Shape.NUMBER),
    _must("rente"),
    Column("rente_fra", Shape.DAY),
    Column("inkassovarsel_sendt", Shape.DAY),
    Column("inkassovarsel_frist", Shape.DAY),
    Column("inkassovarsel_maate"),
    Column("inkassovarsel_gebyr_ore", Shape.NUMBER),
    Column("klage"),
    Column("klage_dato", Shape.DAY),
    Column("klage_avgjort", Shape.DAY),
    Column("forer_oppfordring_sendt", Shape.DAY),
    _must("hjemmel", longest=120),
    Column("foreldelse_fra", Shape.DAY),
    _text("kid", 25),
    _text("regnr", 10),
    Column("innsigelse_dato", Shape.DAY),
    _text("innsigelse_tekst", 500),
    _must("innsigelse", Shape.YES_NO),
)
# A file may leave them all out. They stand before the last column, which is never empty.
OPTIONAL = (
    Column("paakrav_sendt", Shape.DAY),
    Column("paakrav_maate"),
    Column("elektronisk_godtatt", Shape.YES_NO),
    Column("klage_svar_mottatt", Shape.DAY),
)
WHOLE_CLAIM = (*CLAIM[:-1], *OPTIONAL, CLAIM[-1])
"""The claim with the fields that tell more of its demand and of the answer to a complaint."""
LETTER = (
    _must("slag"),
    Column("gebyr_ore", Shape.NUMBER),
    _must("sendt", Shape.DAY),
    _must("frist", Shape.DAY),
)
PAYMENT = (_must("belop_ore", Shape.NUMBER), _must("betalt", Shape.DAY))
DEBTOR = (
    _must("rolle"),
    Column("andel_ore", Shape.NUMBER),
    _text("fornavn", 60),
    _text("mellomnavn", 60),
    _text("etternavn", 60),
    _text("foretaksnavn", 120),
    _text("fodselsnummer", 11),
    _text("organisasjonsnummer", 9),
    Column("fodselsdato", Shape.DAY),
    _text("adresse", 120),
    _text("postnummer", 10),
    _text("poststed", 60),
    _text("land", 2),
    _text("telefon", 20),
    _must("adressesperre", Shape.YES_NO),
)

# Each record ends in a field that is never empty and shows when the line was cut short.
RECORDS: Mapping[str, tuple[Column, ...]] = {
    "K": CLAIM,
    "P": LETTER,
    "B": PAYMENT,
    "D": DEBTOR,
}
"""The record letters of CSV. P, B and D begin with the reference of the claim above them."""
LISTS: Mapping[str, str] = {"P": "purringer", "B": "betalinger", "D": "skyldnere"}
"""The lists inside a claim of JSON, by the record letter of CSV."""

KIND_CODES: Mapping[str, ClaimKind] = {
    "aks": ClaimKind.AKS,
    "barnehage": ClaimKind.KINDERGARTEN,
    "bibliotek": ClaimKind.LIBRARY,
    "hjemmetjeneste": ClaimKind.HOME_CARE,
    "husleie": ClaimKind.RENT,
    "legevakt": ClaimKind.EMERGENCY_CLINIC,
    "sykehjem": ClaimKind.NURSING_HOME,
    "parkeringsgebyr": ClaimKind.PARKING_FINE,
    "kontrollsanksjon": ClaimKind.CONTROL_SANCTION,
    "piggdekkgebyr": ClaimKind.STUDDED_TYRE_FEE,
    "flyttegebyr": ClaimKind.TOWING_FEE,
    "tannlegevakt": ClaimKind.DENTAL_CLINIC,
    "tvangsmulkt": ClaimKind.COERCIVE_FINE,
    "annen_faktura": ClaimKind.OTHER_INVOICE,
}
INTEREST_CODES: Mapping[str, InterestBasis] = {
    "avtalt": InterestBasis.AGREED,
    "regel": InterestBasis.BY_RULE,
    "paakrav": InterestBasis.DEMAND_PLUS_30,
    "ingen": InterestBasis.NONE,
}
LETTER_CODES: Mapping[str, Letter] = {
    "purring": Letter.REMINDER,
    "betalingsoppfordring": Letter.PAYMENT_DEMAND,
}
WAY_CODES: Mapping[str, Way] = {
    "brev": Way.LETTER,
    "digital_postkasse": Way.DIGITAL_MAILBOX,
    "altinn": Way.ALTINN,
    "epost": Way.EMAIL,
    "overlevert": Way.BY_HAND,
}
COMPLAINT_CODES: Mapping[str, Complaint] = {
    "ingen": Complaint.NONE,
    "ukjent": Complaint.UNKNOWN,
    "til_behandling": Complaint.OPEN,
    "avslag": Complaint.REJECTED,
    "nemnd": Complaint.BOARD,
    "endelig": Complaint.FINAL,
    "medhold": Complaint.UPHELD,
}
ROLE_CODES: Mapping[str, HandedRole] = {
    "skyldner": HandedRole.DEBTOR,
    "fører": HandedRole.DRIVER,
    "eier": HandedRole.OWNER,
    "leietaker": HandedRole.TENANT,
    "forelder": HandedRole.PARENT,
    "arving": HandedRole.HEIR,
}
