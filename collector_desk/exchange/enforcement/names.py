"""The published name of every field of the enforcement request, and how sure it is.

One row per field: the path in JSON (a point goes into an object of its own), the marks of
certainty, and ``1`` where the contract asks for it. A correction is one row here.

Marks: T stated in the text of model 2.0 · S stands in a published sample · M read from the class
diagram of March 2025 · L our spelling of a stated name · P pattern of the OpenAPI file of 2023 ·
O our own reading · ? not published in what could be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from collector_desk.domain.enforcement.request import decision, document, parties

_UNSURE = frozenset("LPO?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Where a field stands in JSON, and how sure that is."""

    path: tuple[str, ...]
    marks: str
    required: bool = False

    @property
    def unconfirmed(self) -> bool:
        """Whether the name must be settled against the contract before the first filing."""
        return self.marks == "M" or bool(_UNSURE & set(self.marks))


_IDENTITY = {
    parties.Identity: {
        "number": "taxIdentificationNumber S 1",
        "country": "landkodeIdentifikator S 1",
        "other": "annenOffisiellIdentifikator S",
    },
    parties.Attachment: {"kind": "type S 1", "filename": "filnavn S 1", "uuid": "uuid S 1"},
    parties.PersonName: {
        "first": "fornavn S 1",
        "middle": "mellomnavn S",
        "last": "etternavn S 1",
    },
    parties.Contact: {"email": "epostAdresse S", "phone": "telefonnummer S"},
    parties.HomeAddress: {
        "text": "adressetekst ST 1",
        "postcode": "postnummer ST 1",
        "city": "poststedsnavn ST",
        "municipality": "kommunenummer ST",
    },
    parties.ForeignAddress: {
        "text": "adressetekst M?",
        "city": "poststedUtland M? 1",
        "country": "landkode M? 1",
        "postcode": "postnummerUtland M?",
    },
    parties.UnknownAddress: {"why": "begrunnelse P 1", "municipality": "kommunenummer P"},
    parties.Address: {
        "kind": "adressetype MS 1",
        "home": "adresseInnland ST",
        "abroad": "adresseUtland M?",
        "unknown": "ukjentBosted P",
    },
}
_PARTIES = {
    parties.Organisation: {
        "name": "navn MS 1",
        "identity": "identifikator MS 1",
        "kind": "virksomhetstype MS 1",
    },
    parties.Person: {
        "name": "personnavn MS 1",
        "born": "foedselsdato MS",
        "identity": "identifikator MS",
        "firms": "innehaverEnkeltpersonforetak MS",
    },
    parties.Association: {"name": "navn P 1", "identity": "identifikator P"},
    parties.Party: {
        "organisation": "virksomhet MS",
        "person": "person MS",
        "association": "sammenslutning MP",
        "addresses": "adresse MS 1",
    },
    parties.Mandate: {"begins": "fraDato M 1", "ends": "tilDato M", "document": "fullmakt M 1"},
    parties.LicenceHolder: {"name": "navn S 1"},
    parties.Attorney: {
        "party": "prosessfullmektig TS 1",
        "mandate": "fullmakt M",
        "licence_holder": "bevillingshaver S",
    },
    parties.Creditor: {
        "party": "saksoeker S 1",
        "contact": "saksoekerKontaktinformasjon S",
        "attorney": "saksoekersProsessfullmektig L",
    },
    parties.Debtor: {"party": "saksoekt S 1", "attorney": "saksoektesProsessfullmektig L"},
    parties.Sender: {
        "party": "innsender S 1",
        "attorney": "innsendersProsessfullmektig S",
        "caseworker": "saksbehandler S",
        "contact": "saksbehandlersKontaktinformasjon S",
    },
    parties.Account: {
        "number": "kontonummer SM",
        "bank": "bankNavn SM",
        "bank_country": "landkodeBank SM",
        "currency": "kontovaluta SM",
        "iban": "iban SM",
        "bic": "bic SM",
        "bank_code": "bankkode SM",
    },
    parties.Payee: {
        "receiver": "betalingsmottaker SM 1",
        "norwegian": "norskKonto SM",
        "kid": "kidnummer SM",
        "account": "kontoinformasjon SM",
    },
}
_LINES = {
    document.Amount: {"ore": "beloep ST 1", "currency": "valuta S 1"},
    document.Payment: {"booked": "bokfoertDato TS 1", "amount": "beloep TS 1"},
    document.Reduction: {"day": "dato ?", "amount": "beloep ?", "why": "begrunnelse ?"},
    document.MoreTime: {"ground": "grunnlag MS 1", "why": "begrunnelse MS 1", "day": "dato MS"},
    document.Demand: {
        "sent": "brevdato TS 1",
        "deadline": "betalingsfrist TS 1",
        "document": "betalingsoppfordring TS 1",
    },
    document.Assignment: {
        "day": "dato MT 1",
        "giver": "transportertFra MT",
        "taker": "transportertTil MT",
        "amount": "beloep MT",
        "document": "transporterklaering MT 1",
    },
    document.Interest: {
        "start": "rentePeriode.startdato TS",
        "end": "rentePeriode.sluttdato TS",
        "base": "renteGrunnlag TS",
        "statutory": "beregnetMedForsinkelsesrente S",
        "agreed": "beregnetMedAvtaltRentesats L",
    },
    document.BearsInterest: {
        "statutory": "harForsinkelsesrente S",
        "agreed": "avtaltRentesats L",
        "rank": "prioritetISakFremtidigRentekrav S",
    },
    document.Line: {
        "reference": "innsendersKravreferanse TS 1",
        "kind": "kravdetaljer TS 1",
        "text": "kravbeskrivelse TS",
        "original": "opprinneligBeloep TS 1",
        "remaining": "gjenstaaendeBeloep TS 1",
        "rank": "prioritetDekningsloven TS 1",
        "order": "prioritetISak TS",
        "due": "kravforfall.forfallsdato TS",
        "related": "relatertKrav TS",
        "register_id": "kravgrunnlagsidentifikator TL",
        "payments": "innbetaling TS",
        "reductions": "kravEndring T?",
        "last_interruption": "sisteFristavbrytendeTiltak TS",
        "more_time": "tilleggsfristForeldelse MS",
        "demands": "betalingsoppfordring TS",
        "assignments": "transporterklaering MT",
        "interest": "rentekrav TS",
        "bears": "rentebaerendeKrav TS",
    },
}
_BASES = {
    document.OtherChannel: {
        "channel": "kanalForMeddelelse ? 1",
        "consent": "akseptKanalvalg ? 1",
    },
    document.Notice: {
        "kind": "type MS 1",
        "day": "dato MS 1",
        "document": "tvangskraftgrunnlag MS 1",
        "channel": "forsendelsesmaateType TL",
        "other_channel": "alternativElektroniskForsendelsesmaate TL?",
    },
    document.JudgmentTerms: {
        "fulfil_by": "oppfyllelsesfrist MT 1",
        "served": "forkynnelsesdato MT",
        "bound": "forpliktet MT 1",
        "entitled": "berettiget MT 1",
    },
    document.OrdinaryBasis: {"kind": "type MT 1", "terms": "domsslutningInformasjon MT"},
    document.Delivery: {
        "channel": "forsendelsesmaate ST",
        "other_channel": "alternativElektroniskForsendelsesmaate T?",
    },
    document.Recipient: {
        "home": "mottakeradresseInnland ST",
        "abroad": "mottakeradresseUtland ST",
    },
    document.WrittenMessage: {
        "ground": "kravetsGrunnlag ST 1",
        "facts": "faktiskeForholdForKravet ST 1",
        "default_judgment": "krevesFravaersdom ST 1",
        "conciliation": "kanBehandlesIForliksraadet ST",
        "statement": "paastand ST",
        "delivery": "forsendelsesmaate ST 1",
        "recipient": "mottakeradresse ST",
    },
    document.FineOrStatute: {
        "kind": "type MT 1",
        "provision": "juridiskGrunnlag MT",
        "authority": "vedtakendeMyndighet MT",
    },
    document.DebtNote: {
        "declaration": "skyldnererklaering MT 1",
        "clause": "inndrivelsesklausul MT 1",
        "witnesses": "vitne MT",
    },
    document.ElectronicDebt: {
        "declaration": "skyldnererklaering MT 1",
        "clause": "inndrivelsesklausul MT 1",
    },
    document.SpecialBasis: {
        "creditors": "kreditor S 1",
        "debtors": "skyldner S 1",
        "message": "skriftligMeddelelse ST",
        "fine": "tvangsmulktEllerLovbestemmelse MT",
        "note": "gjeldsbrev MT",
        "electronic": "elektroniskGjeldserklaering MT",
        "cheque": "sjekkEllerVeksel T?",
    },
    document.Basis: {
        "lines": "innsendersKravreferanse TS 1",
        "title": "betegnelseAvTvangsgrunnlag TS 1",
        "day": "tvangsgrunnlagsdato TS 1",
        "document": "tvangsgrunnlag TS 1",
        "external": "eksternSaksreferanse TS",
        "notices": "varsel TS",
        "no_notice": "begrunnelseUnnlatVarsel TS",
        "ordinary": "alminneligTvangsgrunnlag TS",
        "special": "saerligTvangsgrunnlag TS",
    },
}
_REQUEST = {
    document.CourtFee: {
        "claimed": "kreverRettsgebyr ?",
        "order": "prioritetISak ?",
        "interest_order": "prioritetISakFremtidigRentekrav T",
    },
    document.District: {"name": "namsmannsdistrikt TS 1", "why": "begrunnelse TS 1"},
    document.Request: {
        "reference": "innsenderReferanse TS 1",
        "kind": "tvangsfullbyrdelsestype TS 1",
        "day": "begjaeringsdato TS 1",
        "signature": "underskrift TS 1",
        "creditors": "saksoeker S 1",
        "debtors": "saksoekt S 1",
        "sender": "innsender TS 1",
        "lines": "kravTilInnkreving S 1",
        "bases": "begjaeringensTvangsgrunnlag S 1",
        "payee": "betalingsinformasjon TS 1",
        "court_fee": "kreverRettsgebyrErstattet T",
        "no_court_fee": "kreverFritakRettsgebyr T?",
        "district": "valgtNamsmannsdistrikt TS",
        "attachments": "vedlegg TS",
        "meeting": "berOmInnkallingTilMoeteMedBegrunnelse TS",
        "unheard": "berOmUnnlattForeleggelseMedBegrunnelse TS",
        "assets": "spesiellUtleggsgjenstand TS",
    },
}
_DECISION = {
    decision.Municipality: {
        "identity": "organisasjonsnummer L 1",
        "contact": "kontaktinformasjon L",
    },
    decision.DecisionDebtor: {
        "identity": "identifikator L 1",
        "registered_address": "adresseLikFolkeregistrert TL",
        "address": "adresse L",
        "unknown": "ukjentBosted L",
    },
    decision.DebtorAttorney: {
        "identity": "identifikator L",
        "organisation": "orgnummerProsessfullmektig TL",
        "mandate": "fullmakt TL",
        "licensed": "bevillingshaver TL",
    },
    decision.Decision: {
        "reference": "innsendersReferanse TL",
        "day": "beslutningsdato TL 1",
        "signature": "underskrift TL 1",
        "document": "beslutning TL 1",
        "old_trekk": "beslutningsdatoTrekkEtterGammeltRegelverk TL",
        "municipality": "kommune TL 1",
        "debtor": "skyldner TL 1",
        "attorney": "prosessfullmektig TL",
        "payee": "betalingsinformasjon TL 1",
        "district": "valgtNamsmannsdistrikt TL",
        "lines": "kravTilInnkreving L 1",
    },
}


def _name(row: str) -> Name:
    path, marks, *required = row.split()
    return Name(path=tuple(path.split(".")), marks=marks, required=bool(required))


NAMES: Mapping[type, Mapping[str, Name]] = MappingProxyType(
    {
        kind: MappingProxyType({field: _name(row) for field, row in rows.items()})
        for kind, rows in (_IDENTITY | _PARTIES | _LINES | _BASES | _REQUEST | _DECISION).items()
    }
)
"""Every class of the document: each field with its published name."""
