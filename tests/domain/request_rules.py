"""Of every rule the desk decides: a change of the worked request that breaks it, and one that is near.

A path that begins with «known.» changes what the desk knows. ``at`` is where the finding stands.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.request.document import (
    Amount,
    Assignment,
    BearsInterest,
    CourtFee,
    DebtNote,
    District,
    OrdinaryBasis,
    Payment,
    Reduction,
)
from collector_desk.domain.enforcement.request.known import Block, RegimeAnswer, Stored, Unit
from collector_desk.domain.enforcement.request.parties import (
    Account,
    Address,
    Attachment,
    Attorney,
    Creditor,
    Debtor,
    ForeignAddress,
    HomeAddress,
    Identity,
    LicenceHolder,
    Mandate,
    Organisation,
    Party,
    Person,
    PersonName,
    Sender,
)
from collector_desk.domain.enforcement.request.values import (
    AddressKind,
    AttachmentKind,
    LineKind,
    NoNotice,
    NoticeKind,
    OrdinaryKind,
    OrganisationKind,
    Rank,
    RequestKind,
)
from tests.domain import request_case as worked
from tests.domain.request_case import CREDITOR, DEBTOR, FILED, MERR, MUNICIPALITY, SETTINGS

Changes = dict[str, Any]

DAY = timedelta(days=1)
REQUEST = worked.request()
LINES = REQUEST.lines
BASIS = REQUEST.bases[0]
NOTICE = BASIS.notices[0]
FIRM = Party(organisation=Organisation(name="TEST AS", identity=Identity(number="313159949")))
NAMELESS = Party(person=Person(identity=Identity(number=DEBTOR)), addresses=MERR.addresses)
WHOLE = PersonName(first="Ada", last="Advokat")
ACTING = Attorney(party=Party(person=Person(name=WHOLE), addresses=MERR.addresses))
AGENCY = replace(FIRM.organisation or Organisation(), kind=OrganisationKind.COLLECTION_AGENCY)
PDF = Attachment(
    kind=AttachmentKind.OTHER, filename="a.pdf", uuid="55555555-5555-4555-8555-555555555555"
)
PAID = LINES[0].payments[0]
ORDERED: Changes = {f"lines[{at}].order": at + 1 for at in range(len(LINES))} | {
    "lines[0].bears.rank": 50,
    "lines[4].bears.rank": 51,
}


@dataclass(frozen=True, kw_only=True)
class Case:
    """A rule, what breaks it and where, and what comes close without breaking it."""

    code: str
    breaks: Changes
    at: str
    keeps: Changes

    def __str__(self) -> str:
        return f"{self.code} {self.at}"


def row(code: str, breaks: Changes, at: str, keeps: Changes) -> Case:
    return Case(code=code, breaks=breaks, at=at, keeps=keeps)


def home(text: str, postcode: str) -> Address:
    return Address(kind=AddressKind.POSTAL, home=HomeAddress(text=text, postcode=postcode))


def abroad(city: str, country: str) -> Address:
    return Address(kind=AddressKind.POSTAL, abroad=ForeignAddress(city=city, country=country))


def attorney(**fields: Any) -> Attorney:
    return replace(ACTING, **fields)


def firm(number: str) -> Party:
    return Party(organisation=Organisation(name="TEST", identity=Identity(number=number)))


CREDITOR_ADDRESS = "creditors[0].party.addresses[0]"
DEBTOR_ADDRESS = "debtors[0].party.addresses[0]"
MESSAGE = "bases[0].special.message"
UNITS = "known.units"
JUDGED = {"bases[0].special": None, "bases[0].ordinary": OrdinaryBasis(kind=OrdinaryKind.JUDGMENT)}

PARTIES = (
    row("DUPLIKAT_SAKSOEKER", {"creditors": REQUEST.creditors * 2}, "creditors[1].party", {"creditors": (*REQUEST.creditors, Creditor(party=FIRM))}),
    row("DUPLIKAT_SAKSOEKT", {"debtors": REQUEST.debtors * 2}, "debtors[1].party", {"debtors": (*REQUEST.debtors, Debtor(party=FIRM))}),
    row("DUPLIKAT_SAKSOEKT", {"debtors": (Debtor(party=Party(person=Person(name=WHOLE, born=FILED))), Debtor(party=Party(person=Person(name=PersonName(first="ADA", last="advokat"), born=FILED))))}, "debtors[1].party", {"debtors": (Debtor(party=Party(person=Person(name=WHOLE, born=FILED))), Debtor(party=Party(person=Person(name=WHOLE, born=FILED - DAY))))}),
    row("SAMME_SAKSOEKT_SOM_SAKSOEKER", {"debtors": (Debtor(party=MUNICIPALITY),)}, "debtors[0].party", {"debtors": (Debtor(party=FIRM),)}),
    row("ER_IKKE_HOVEDENHET", {UNITS: {CREDITOR: Unit(form="KOMM", main="313159949")}}, "creditors[0].party.organisation.identity.number", {UNITS: {CREDITOR: Unit(form="KOMM")}}),
    row("SAKSOKER_ER_ENK", {UNITS: {CREDITOR: Unit(form="ENK")}}, "creditors[0].party.organisation.identity.number", {UNITS: {CREDITOR: Unit(form="AS")}}),
    row("SAKSOEKT_ER_ENK", {"debtors[0].party": FIRM, UNITS: {"313159949": Unit(form="ENK")}}, "debtors[0].party.organisation.identity.number", {"debtors[0].party.person.firms": (FIRM.organisation,), UNITS: {"313159949": Unit(form="ENK")}}),
    row("SAKSOEKT_ER_IKKE_HOVEDENHET", {"debtors[0].party": FIRM, UNITS: {"313159949": Unit(form="BEDR", main=CREDITOR)}}, "debtors[0].party.organisation.identity.number", {"debtors[0].party": FIRM, UNITS: {"313159949": Unit(form="AS")}}),
    row("INNSENDER_MANGLER", {"sender": None}, "sender", {"sender": Sender()}),
    row("INNSENDER_IKKE_ORGANISASJON", {"sender.party": MERR}, "sender.party", {"sender.party": FIRM}),
    row("INNSENDER_IKKE_IDENTIFISERBAR", {"sender.party.organisation.identity.number": "313182494"}, "sender.party.organisation.identity.number", {"sender.party.organisation.identity.number": "313159949", UNITS: None}),
    row("INNSENDER_IKKE_IDENTIFISERBAR", {UNITS: {}}, "sender.party.organisation.identity.number", {UNITS: {CREDITOR: Unit()}}),
    row("INNSENDER_SAMSVARER_IKKE_MED_AUTENTISERING", {"known.signed_in": "313159949"}, "sender.party.organisation.identity.number", {"known.signed_in": ""}),
    row("MANGLER_OPPLYSNINGER_OM_SAKSOEKER", {"creditors[0].party.organisation.name": ""}, "creditors[0].party", {"creditors[0].party.organisation.identity": None}),
    row("MANGLER_OPPLYSNINGER_OM_SAKSOEKER", {"creditors[0].party": Party(person=Person(name=PersonName(last="Advokat")))}, "creditors[0].party", {"creditors[0].party": Party(person=Person(name=WHOLE, born=FILED))}),
    row("MANGLER_OPPLYSNINGER_OM_SAKSOEKT", {"debtors[0].party": NAMELESS}, "debtors[0].party", {"debtors[0].party.addresses": ()}),
    row("MANGLER_OPPLYSNINGER_OM_SAKSOEKT", {"debtors[0].party.person.identity": None}, "debtors[0].party", {"debtors[0].party.person.identity": None, "debtors[0].party.person.born": FILED}),
    row("MANGLER_OPPLYSNINGER_OM_SAKSOEKT", {"debtors[0].party": Party(person=Person(name=WHOLE, born=FILED))}, "debtors[0].party", {"debtors[0].party": Party(person=Person(name=WHOLE, born=FILED), addresses=MERR.addresses)}),
    row("MANGLER_OPPLYSNINGER_OM_SAKSOEKT", {"debtors[0].party": firm("")}, "debtors[0].party", {"debtors[0].party": firm("313159949")}),
    row("MANGLER_OPPLYSNINGER_BEVILLINGSHAVER", {"sender.party.organisation": AGENCY}, "sender", {"sender.party.organisation": AGENCY, "sender.attorney": attorney(licence_holder=LicenceHolder(name=WHOLE))}),
    row("MANGLER_OPPLYSNINGER_BEVILLINGSHAVER", {"creditors[0].attorney": Attorney(party=Party(organisation=AGENCY))}, "creditors[0].attorney", {"creditors[0].attorney": Attorney(party=FIRM)}),
    row("MANGLER_OPPLYSNINGER_PROSESSFULLMEKTIG_PERSON", {"debtors[0].attorney": attorney(party=Party(person=Person(name=WHOLE)))}, "debtors[0].attorney.party", {"debtors[0].attorney": ACTING}),
    row("MANGLER_OPPLYSNINGER_PROSESSFULLMEKTIG_PERSON", {"sender.attorney": attorney(party=Party(person=Person(name=PersonName(last="Advokat")), addresses=MERR.addresses))}, "sender.attorney.party", {"sender.attorney": ACTING}),
    row("UGYLDIG_ORGNR_PROSESSFULLMEKTIG", {"creditors[0].attorney": Attorney(party=firm("313159948"))}, "creditors[0].attorney.party.organisation.identity.number", {"creditors[0].attorney": Attorney(party=firm("313159949"))}),
    row("MAKS_EN_ADRESSE_AV_HVER_TYPE", {"debtors[0].party.addresses": MERR.addresses * 2}, "debtors[0].party.addresses[1].kind", {"debtors[0].party.addresses": (*MERR.addresses, home("Testveien 2", "0652"))}),
    row("SAKSOEKERS_INNENLANDS_ADRESSE_UGYLDIG", {CREDITOR_ADDRESS: home("", "0037")}, f"{CREDITOR_ADDRESS}.home.text", {CREDITOR_ADDRESS: home("Rådhusplassen 1", "0037")}),
    row("SAKSOEKERS_UTENLANDS_ADRESSE_UGYLDIG", {CREDITOR_ADDRESS: abroad("", "SE")}, f"{CREDITOR_ADDRESS}.abroad.city", {CREDITOR_ADDRESS: abroad("Luleå", "SE")}),
    row("SAKSØKTES_INNENLANDS_ADRESSE_UGYLDIG", {DEBTOR_ADDRESS: home("Testveien 2", "652")}, f"{DEBTOR_ADDRESS}.home.postcode", {DEBTOR_ADDRESS: home("Testveien 2", "0652")}),
    row("SAKSØKTES_UTENLANDS_ADRESSE_UGYLDIG", {DEBTOR_ADDRESS: abroad("Luleå", "")}, f"{DEBTOR_ADDRESS}.abroad.country", {DEBTOR_ADDRESS: abroad("Luleå", "SE")}),
)  # fmt: skip

CLAIMS = (
    row("MANGLER_KRAV", {"lines": ()}, "lines", {"lines": LINES[:1]}),
    row("KRAV_DUPLIKATE_REFERANSER", {"lines[4].reference": "A-H"}, "lines[4].reference", {"lines[4].reference": "A-H2"}),
    row("KRAV_IKKE_BENYTTET", {"bases[0].lines": BASIS.lines[:-1]}, "lines[8]", {"bases[0].lines": (*BASIS.lines, "X-H")}),
    row("KRAV_I_FLERE_TVANGSGRUNNLAG", {"bases": (BASIS, replace(BASIS, lines=("B-H",)))}, "bases[1].lines[0]", {"bases": (replace(BASIS, lines=BASIS.lines[:-1]), replace(BASIS, lines=("AB-S1",)))}),
    row("TVANGSGRUNNLAG_UGYLDIGE_KRAVREFERANSER", {"bases[0].lines": (*BASIS.lines, "X-H")}, "bases[0].lines[9]", {"bases[0].lines": BASIS.lines[:-1]}),
    row("KRAV_MANGLER_FORFALLSDATO", {"lines[0].due": None}, "lines[0].due", {"lines[1].due": None}),
    row("KRAV_MANGLER_FORFALLSDATO", {"lines[7].due": None}, "lines[7].due", {"lines[8].due": None}),
    row("KRAV_MANGLER_FORFALLSDATO", {"lines[7].kind": LineKind.EARLIER_COURT, "lines[7].due": None}, "lines[7].due", {"lines[7].kind": LineKind.EARLIER_COURT}),
    row("KRAV_OPPGIS_UTEN_FORFALLSDATO", {"lines[1].due": FILED}, "lines[1].due", {"lines[0].due": FILED}),
    row("KRAV_OPPGIS_UTEN_FORFALLSDATO", {"lines[8].due": FILED}, "lines[8].due", {"lines[7].due": FILED}),
    row("HOVEDSTOL_SKAL_IKKE_HA_ET_RELATERT_KRAV", {"lines[4].related": ("A-H",)}, "lines[4].related", {"lines[8].related": ("A-H", "B-H")}),
    row("GEBYR_ELLER_SAKSKOSTNAD_HAR_ET_RELATERTKRAV_SOM_IKKE_ER_HOVEDSTOL", {"lines[7].related": ("A-H", "B-R01")}, "lines[7].related", {"lines[7].related": ("B-H",)}),
    row("GEBYR_ELLER_SAKSKOSTNAD_HAR_ET_RELATERTKRAV_SOM_IKKE_ER_HOVEDSTOL", {"lines[8].related": ()}, "lines[8].related", {"lines[0].related": ()}),
    row("RELATERTE_KRAV_KAN_IKKE_PEKE_PÅ_SEG_SELV", {"lines[1].related": ("A-R01",)}, "lines[1].related[0]", {"lines[1].related": ("A-R02",)}),
    row("RELATERTE_KRAV_UGYLDIGE_KRAVREFERANSER", {"lines[8].related": ("A-H", "X-H")}, "lines[8].related[1]", {"lines[8].related": ("A-H", "B-H")}),
    row("RELATERTE_KRAV_MÅ_FINNES", {"bases": (replace(BASIS, lines=BASIS.lines[:-1]), replace(BASIS, lines=("AB-S1",)))}, "lines[8].related[0]", {"bases": (replace(BASIS, lines=BASIS.lines[:-2]), replace(BASIS, lines=()))}),
    row("PRIORITET_MANGLER", ORDERED | {"lines[2].order": None}, "lines[2].order", ORDERED),
    row("PRIORITET_MANGLER_PÅ_RENTEOPPLYSNINGER", ORDERED | {"lines[4].bears.rank": None}, "lines[4].bears.rank", ORDERED),
    row("PRIORITET_MANGLER_PÅ_RETTSGEBYR", ORDERED | {"court_fee": CourtFee(claimed=True)}, "court_fee.order", {"court_fee": CourtFee(claimed=True)}),
)  # fmt: skip

INTEREST = (
    row("RENTE_MAA_HA_RELATERT_KRAV", {"lines[5].related": ()}, "lines[5].related", {"lines[4].related": ()}),
    row("RENTEKRAV_KAN_BARE_RELATERES_TIL_ETT_KRAV", {"lines[5].related": ("A-H", "B-H")}, "lines[5].related", {"lines[5].related": ("AB-U1",)}),
    row("RENTEKRAV_KAN_IKKE_HA_RENTEKRAV", {"lines[6].related": ("B-R01",)}, "lines[6].related[0]", {"lines[6].related": ("AB-U1",)}),
    row("RENTEKRAV_KAN_IKKE_HA_RENTEOPPLYSNINGER", {"lines[1].bears": BearsInterest(statutory=True)}, "lines[1].bears", {"lines[7].bears": BearsInterest(statutory=True)}),
    row("RENTEKRAV_TILKNYTTET_IKKE_RENTEKRAV", {"lines[7].interest": LINES[1].interest}, "lines[7].interest", {"lines[1].interest": None}),
    row("RENTEKRAV_PERIODE_MAA_HA_GYLDIG_PERIODE", {"lines[1].interest.end": date(2026, 4, 20)}, "lines[1].interest.start", {"lines[1].interest.end": date(2026, 4, 21)}),
    row("RENTEKRAV_PERIODE_MAA_HA_GYLDIG_PERIODE", {"lines[3].interest.start": FILED, "lines[3].interest.end": None}, "lines[3].interest.start", {"lines[3].interest.start": FILED - DAY}),
    row("RENTEKRAV_PERIODE_MAA_HA_GYLDIG_PERIODE", {"lines[3].interest.start": None}, "lines[3].interest.start", {"lines[3].interest.start": None, "lines[3].interest.end": None}),
    row("UGYLDIG_RENTE", {"lines[1].interest.agreed": Decimal("12.125")}, "lines[1].interest.agreed", {"lines[1].interest.agreed": Decimal("12.120")}),
    row("UGYLDIG_RENTE", {"lines[0].bears.agreed": Decimal(-1)}, "lines[0].bears.agreed", {"lines[0].bears.agreed": Decimal(0)}),
)  # fmt: skip

BASES = (
    row("PARAGRAF_4_18_VARSEL_PAAKREVET", {"bases[0].notices": ()}, "bases[0].notices", {"bases[0].notices": (), "bases[0].no_notice": NoNotice.ENDANGERED}),
    row("PARAGRAF_4_18_VARSEL_PAAKREVET", {"bases[0].notices[0].kind": NoticeKind.SECTION_419}, "bases[0].notices", {"bases[0].notices": (), "bases[0].special": None}),
    row("PARAGRAF_4_19_VARSEL_PAAKREVET", {"day": date(2027, 8, 18)}, "bases[0].notices", {"day": date(2027, 8, 17)}),
    row("PARAGRAF_4_19_VARSEL_PAAKREVET", {"bases[0].special": None, "bases[0].ordinary": OrdinaryBasis(kind=OrdinaryKind.JUDGMENT)}, "bases[0].notices", {"bases[0].special": None, "bases[0].ordinary": OrdinaryBasis(), "bases[0].notices[0].kind": NoticeKind.SECTION_419}),
    row("PARAGRAF_4_19_VARSEL_PAAKREVET", JUDGED, "bases[0].notices", JUDGED | {"known.earlier": REQUEST}),
    row("KAN_BEHANDLES_I_FORLIKSRAADET_PAAKREVET", {f"{MESSAGE}.conciliation": None}, f"{MESSAGE}.conciliation", {f"{MESSAGE}.conciliation": False}),
    row("PAASTAND_PAAKREVET", {f"{MESSAGE}.statement": " "}, f"{MESSAGE}.statement", {f"{MESSAGE}.statement": "", "kind": RequestKind.ENFORCEMENT}),
)  # fmt: skip

MONEY = (
    row("UGYLDIG_BELOEP", {"lines[0].remaining": Amount(-1)}, "lines[0].remaining.ore", {"lines[0].remaining": Amount(0)}),
    row("INNBETALING_FRAM_I_TID", {"lines[0].payments[0].booked": FILED + DAY}, "lines[0].payments[0].booked", {"lines[0].payments[0].booked": FILED}),
    row("UGYLDIG_KID", {"payee.kid": "2509937608"}, "payee.kid", {"payee.kid": "2345676"}),
    row("UGYLDIG_KID", {"payee.kid": "22222-"}, "payee.kid", {"payee.kid": ""}),
    row("UGYLDIG_KONTONR", {"payee.account.number": "69930570045"}, "payee.account.number", {"payee.account.number": "13150101837"}),
    row("MANGELFULLE_KONTOOPPLYSNINGER", {"payee.account": Account()}, "payee.account", {"payee.account": Account(iban="NO9386011117947")}),
)  # fmt: skip

DEMAND_FILE = "lines[7].demands[0].document"
ATTACHMENTS = (
    row("UGYLDIG_VEDLEGG_BETALINGSOPPFORDRING", {f"{DEMAND_FILE}.kind": AttachmentKind.BASIS}, f"{DEMAND_FILE}.kind", {DEMAND_FILE: None}),
    row("UGYLDIG_VEDLEGG_FULLMAKT", {"sender.attorney": attorney(mandate=Mandate(document=PDF))}, "sender.attorney.mandate.document.kind", {"sender.attorney": attorney(mandate=Mandate(document=replace(PDF, kind=AttachmentKind.MANDATE)))}),
    row("UGYLDIG_VEDLEGG_TRANSPORTERKLÆRING", {"lines[0].assignments": (Assignment(document=PDF),)}, "lines[0].assignments[0].document.kind", {"lines[0].assignments": (Assignment(document=replace(PDF, kind=AttachmentKind.ASSIGNMENT)),)}),
    row("UGYLDIG_VEDLEGG_TVANGSGRUNNLAG", {"bases[0].document.kind": AttachmentKind.NOTICE}, "bases[0].document.kind", {"bases[0].document": None}),
    row("UGYLDIG_VEDLEGG_TVANGSKRAFTGRUNNLAG", {"bases[0].notices[0].document.kind": AttachmentKind.BASIS}, "bases[0].notices[0].document.kind", {"bases[0].notices[0].document": None}),
    row("VEDLEGG_SKAL_HA_UUID", {"attachments": (replace(PDF, uuid=""),)}, "attachments[0].uuid", {"attachments": (PDF,)}),
    row("VEDLEGG_SKAL_HA_UUID", {"bases[0].document.uuid": "11111111"}, "bases[0].document.uuid", {"bases[0].document.uuid": PDF.uuid.upper()}),
    row("VEDLEGG_SKAL_HA_REFERANSE_TIL_BEGJAERINGEN", {"attachments": (PDF,), "known.uploads": {PDF.uuid: "2026-004711-0"}}, "attachments[0].uuid", {"attachments": (PDF,), "known.uploads": {PDF.uuid: REQUEST.reference}}),
)  # fmt: skip

FILING = (
    row("DUPLIKAT_INNSENDING", {"known.filed": frozenset({(FILED, REQUEST.reference)})}, "reference", {"known.filed": frozenset({(FILED - DAY, REQUEST.reference)})}),
    row("ULOVLIG_ENDRING_BEGJAERINGSDATO", {"known.earlier": replace(REQUEST, day=FILED - DAY)}, "day", {"known.earlier": REQUEST}),
    row("ULOVLIG_ENDRING_UNDERSKRIFT", {"known.earlier": replace(REQUEST, signature="Per Leder")}, "signature", {"known.earlier": REQUEST}),
    row("ULOVLIG_ENDRING_INNSENDER", {"known.earlier": replace(REQUEST, sender=Sender(party=FIRM))}, "sender", {"known.earlier": replace(REQUEST, sender=Sender(party=MUNICIPALITY))}),
    row("ULOVLIG_ENDRING_SAKSOEKER", {"known.earlier": replace(REQUEST, creditors=(Creditor(party=FIRM),))}, "creditors", {"known.earlier": replace(REQUEST, lines=())}),
)  # fmt: skip

OUR_LINES = (
    row("O1", {"lines[0].remaining": Amount(80_001)}, "lines[0].remaining", {"lines[0].remaining": Amount(79_999), "lines[0].reductions": (Reduction(day=FILED, amount=Amount(1)),), "known.balances": {}}),
    row("O1", {"known.balances": {"A-H": 79_999}}, "lines[0].remaining", {"known.balances": {"A-H": 80_000}}),
    row("O1", {"lines[8].original": Amount(0), "lines[8].remaining": Amount(0), "known.balances": {}}, "lines[8].remaining", {"lines[4].payments": (Payment(booked=FILED, amount=Amount(120_000)),), "lines[4].remaining": Amount(0), "known.balances": {}}),
    row("O1", {"lines[7].original": Amount(0), "lines[7].remaining": Amount(0), "known.balances": {}}, "lines[7].remaining", {"lines[1].payments": (Payment(booked=FILED, amount=Amount(2_841)),), "lines[1].remaining": Amount(0), "known.balances": {}}),
    row("O2", {"lines[7].demands[0].sent": date(2026, 4, 14)}, "lines[7].demands", {"lines[7].demands[0].sent": date(2026, 4, 15)}),
    row("O2", {"lines[7].demands[0].sent": FILED + DAY}, "lines[7].demands", {"lines[7].demands[0].sent": FILED}),
    row("O2", {"lines[7].demands": ()}, "lines[7].demands", JUDGED | {"lines[7].demands": ()}),
    row("O2", {DEMAND_FILE: None}, "lines[7].demands", {"lines[8].demands": ()}),
    row("O7", {"known.last_days": {"A-H": FILED - DAY}}, "lines[0].last_interruption", {"known.last_days": {"A-H": FILED}}),
    row("O7", {"known.last_days": {"B-H": FILED - DAY}}, "lines[4].last_interruption", {"known.last_days": {"B-H": FILED - DAY}, "lines[4].last_interruption": "Erkjennelse 2026-01-02"}),
    row("O8", {"lines[1].original": Amount(2_842)}, "lines[1].original", {"lines[1].original": Amount(2_842), "known.as_received": frozenset({"A-R01"})}),
    row("O8", {"lines[1].interest.end": date(2026, 7, 15)}, "lines[1].original", {"lines[1].interest": None}),
    row("O10", {"lines[1].interest.start": date(2026, 4, 21)}, "lines[1].interest.start", {"lines[1].interest.start": date(2026, 4, 21), "known.interest_from": {"A-H": date(2026, 4, 21)}}),
    row("O10", {"lines[3].interest.start": date(2026, 7, 16)}, "lines[3].interest.start", {"lines[3].interest.end": FILED - DAY}),
    row("O10", {"lines[2].interest.end": date(2026, 7, 16)}, "lines[3].interest.start", {"lines": (*LINES[:2], *LINES[3:]), "known.unpaid": {"A-H": ((date(2026, 4, 20), 120_000), (date(2026, 7, 1), 0), (date(2026, 7, 15), 80_000))}}),
    row("O10", {"lines[3].interest.end": FILED + DAY}, "lines[3].interest.end", {"lines[3].interest.end": FILED}),
    row("O10", {"lines[3].interest.base": Amount(120_000)}, "lines[3].interest.base", {"lines[3].interest.base": Amount(120_000), "known.unpaid": {"A-H": ((date(2026, 4, 20), 120_000),)}}),
    row("O10", {"lines[0].payments[0].booked": date(2026, 7, 16)}, "lines[3].interest.base", {"lines[0].payments[0].booked": date(2026, 7, 15)}),
    row("O10", {"lines[0].payments": (PAID, Payment(booked=date(2026, 9, 1), amount=Amount(1)))}, "lines[3].interest.base", {"lines[0].payments": (PAID, Payment(booked=FILED, amount=Amount(1)))}),
    row("O10", {"lines[0].reductions": (Reduction(day=date(2026, 7, 15), amount=Amount(1)),)}, "lines[3].interest.base", {"lines[0].reductions": (Reduction(amount=Amount(1)),), "lines[1].interest.start": date(2026, 4, 21), "known.as_received": frozenset({"A-R01"})}),
    row("O11", {"known.ranks": {"A-H": Rank.PUBLIC}}, "lines[0].rank", {"known.ranks": {"A-H": Rank.OTHER}}),
    row("O11", {"lines[2].rank": None}, "lines[2].rank", {"known.ranks": {}}),
    row("O11", ORDERED | {"lines[8].order": 100}, "lines[8].order", ORDERED | {"lines[8].order": 99}),
    row("O11", {"lines[0].bears.rank": 0}, "lines[0].bears.rank", {"lines[0].bears.rank": 1}),
    row("O15", {"lines[0].payments[0].booked": FILED + DAY, "known.today": FILED + 2 * DAY}, "lines[0].payments[0].booked", {"lines[0].payments": (replace(PAID, booked=FILED),)}),
    row("O16", {"lines[0].remaining": Amount(80_000, "SEK")}, "lines[0].remaining.currency", {"lines[0].remaining": Amount(80_000, "NOK")}),
)  # fmt: skip

ANSWER = "known.regimes"
OUR_CASE = (
    row("O3", {"bases[0].no_notice": NoNotice.NOT_POSSIBLE}, "bases[0].no_notice", {"bases[0].no_notice": NoNotice.NOT_POSSIBLE, MESSAGE: None}),
    row("O4", {"bases": (BASIS, replace(BASIS, special=None, ordinary=OrdinaryBasis()))}, "bases[1].ordinary", {"bases": (replace(BASIS, special=None, ordinary=OrdinaryBasis()),)}),
    row("O5", {"district": District(name="Oslo", why="x")}, "district", {"district": District(name="Oslo", why="x"), MESSAGE: None}),
    row("O5", {"unheard": "Haster."}, "unheard", {"meeting": "Haster."}),
    row("O6", {"lines[4].due": FILED}, "lines[4].due", {"lines[4].due": FILED - DAY}),
    row("O6", {"bases[0].notices[0].day": date(2026, 10, 2)}, "bases[0].notices", {"bases[0].notices[0].day": date(2026, 10, 1)}),
    row("O6", {"bases[0].notices[0].day": date(2026, 8, 2)}, "bases[0].notices", {"bases[0].notices[0].day": date(2026, 8, 3)}),
    row("O6", {"day": date(2027, 8, 18)}, "bases[0].notices", {"day": date(2027, 8, 18), "bases[0].notices": (NOTICE, replace(NOTICE, kind=NoticeKind.SECTION_419, day=date(2027, 7, 1)))}),
    row("O6", {"bases[0].notices": (replace(NOTICE, day=date(2026, 10, 10)),)}, "bases[0].notices", {"bases[0].notices": (NOTICE, replace(NOTICE, kind=NoticeKind.SECTION_419, day=date(2026, 10, 10)))}),
    row("O6", {"day": date(2027, 8, 18)}, "bases[0].notices", {"day": date(2027, 8, 17)}),
    row("O9", {"bases[0].ordinary": OrdinaryBasis()}, "bases[0]", {"bases[0].ordinary": OrdinaryBasis(), "bases[0].special": None}),
    row("O9", {"bases[0].special.note": DebtNote()}, "bases[0].special", {"bases[0].special.note": DebtNote(), MESSAGE: None}),
    row("O12", {"known.blocks": (Block(claim="B-H", sentence="Åpen innsigelse."),)}, "lines[4]", {"known.blocks": (Block(claim="C-H", sentence="Åpen innsigelse."),)}),
    row("O12", {"known.blocks": (Block(sentence="Konkurs."),)}, "debtors", {"known.blocks": ()}),
    row("O13", {"debtors[0].party.person.identity.number": "69887800188"}, "debtors[0].party.person.identity.number", {"debtors[0].party": FIRM}),
    row("O13", {"debtors[0].party.person.identity.country": "SE"}, "debtors[0].party.person.identity.number", {"debtors[0].party.person.identity.country": "NO"}),
    row("O14", {ANSWER: {}}, "debtors[0].party", {ANSWER: {DEBTOR: RegimeAnswer(regime=Regime.NEW, asked_on=FILED - DAY)}}),
    row("O14", {ANSWER: {DEBTOR: RegimeAnswer(regime=Regime.NEW, asked_on=FILED - 2 * DAY)}}, "debtors[0].party", {ANSWER: {DEBTOR: RegimeAnswer(regime=Regime.NEW, asked_on=FILED)}}),
    row("O14", {ANSWER: {DEBTOR: RegimeAnswer(regime=Regime.OLD, asked_on=FILED)}}, "debtors[0].party", {"known.settings": replace(SETTINGS, regime_days=2), ANSWER: {DEBTOR: RegimeAnswer(regime=Regime.NEW, asked_on=FILED - 2 * DAY)}}),
    row("O17", {"bases[0].special.creditors": (Identity(number="313159949"),)}, "bases[0].special.creditors[0]", {"bases[0].special.creditors": (Identity(number=CREDITOR),) * 2}),
    row("O17", {"bases[0].special.debtors": (Identity(number=CREDITOR),)}, "bases[0].special.debtors[0]", {"bases[0].special.debtors": (Identity(number=DEBTOR),)}),
    row("O19", {"known.rent": frozenset({"B-H"})}, f"{MESSAGE}.conciliation", {"known.rent": frozenset({"B-H"}), f"{MESSAGE}.conciliation": False}),
    row("O18", {"known.stored": {}}, "bases[0].document", {"known.stored": None}),
    row("O18", {"known.stored": dict.fromkeys((worked.BASIS_ID, worked.NOTICE_ID, worked.DEMAND_ID), Stored(sent="a", attached="b"))}, "bases[0].document", {"known.stored": None, "attachments": (PDF,)}),
)  # fmt: skip

CASES = (
    *PARTIES, *CLAIMS, *INTEREST, *BASES, *MONEY, *ATTACHMENTS, *FILING, *OUR_LINES, *OUR_CASE,
)  # fmt: skip
