"""Every reason why a claim is not ready: its field, its paragraph and what the sender can do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from collector_desk.domain.handover import Fault


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason in Bokmål. ``text`` may name values in braces."""

    field: str
    text: str
    remedy: str
    law: str = ""


class Part(Protocol):
    """A record of the hand-over: where it stands, and what leads its fields' names."""

    @property
    def line(self) -> int: ...
    @property
    def path(self) -> str: ...


def because(part: Part, code: str, **values: str) -> Fault:
    """The fault ``code`` of one record. Raises KeyError for a code without a reason."""
    reason = REASONS[code]
    return Fault(
        line=part.line,
        field=part.path + reason.field,
        code=code,
        text=reason.text.format(**values),
        remedy=reason.remedy,
        law=reason.law,
    )


_SEND_LATER = "Send kravet på nytt når det er klart."
_FIX_DATE = "Rett datoen."
_DROP_FEE = "Frafall gebyret: sett det til 0 og send kravet på nytt."
_WARN = "Send nytt inkassovarsel med minst 14 dagers frist, og send kravet når fristen er ute."
_ASK = "Avklar med Bymiljøetaten og send kravet på nytt."
_INKASSO_9 = "inkassoloven § 9"
_FEES = "inkassoforskriften §§ 1-2 og 1-3"
_INTEREST = "forsinkelsesrenteloven § 2"
_LIMITATION = "foreldelsesloven §§ 2 og 3 nr. 1"
_SANCTION = "FOR-2016-03-18-260 §§ 37, 44 og 45"

_MONEY = {
    "ready.kind": Reason(
        "kravtype", "kravtypen er ukjent", "Bruk en av kodene i formatbeskrivelsen."
    ),
    "ready.principal": Reason(
        "hovedstol_ore", "det er ingen hovedstol å kreve inn", "Ta ut kravet, eller rett beløpet."
    ),
    "ready.principal_sum": Reason(
        "hovedstol_ore",
        "opprinnelig beløp minus delbetalinger er {left} kr, men hovedstolen er {principal} kr",
        "Oppgi alle delbetalinger, og hovedstolen uten gebyr og renter.",
    ),
    "ready.payment": Reason(
        "belop_ore", "en delbetaling må være over null", "Ta bort linjen, eller rett beløpet."
    ),
    "ready.payment_day": Reason("betalt", "delbetalingen er datert frem i tid", _FIX_DATE),
    "ready.invoice_future": Reason("fakturadato", "fakturaen er datert frem i tid", _FIX_DATE),
    "ready.due_before_invoice": Reason(
        "forfallsdato", "forfallsdatoen er før fakturadatoen", "Rett datoene."
    ),
    "ready.due_future": Reason(
        "forfallsdato", "kravet er ikke forfalt før {due} er ute", _SEND_LATER, _INKASSO_9
    ),
    "ready.fine_surcharged": Reason(
        "opprinnelig_ore",
        "{amount} kr er gebyret med 50 % tillegg, og tillegget legges til her",
        "Oppgi gebyret slik det ble ilagt.",
        "FOR-2016-03-18-261 § 5 og FOR-1999-05-07-437 § 8 slik de lød før 2026",
    ),
    "ready.due_short": Reason(
        "forfallsdato",
        "betalingsfristen skal være minst tre uker etter ileggelsen, tidligst {first}",
        "Rett datoen til fristen som står på blanketten.",
        "FOR-2016-03-18-260 § 37, FOR-2016-03-18-261 § 5, FOR-1999-05-07-437 § 8",
    ),
    "ready.period": Reason(
        "periode_til", "perioden slutter før den begynner", "Rett periodens datoer."
    ),
    "ready.rent_period": Reason(
        "periode_fra",
        "husleie må ha perioden den gjelder",
        "Fyll ut periode_fra og periode_til, ett krav for hver termin.",
        "foreldelsesloven § 3 nr. 1",
    ),
    "ready.plate": Reason(
        "regnr", "kravet gjelder et kjøretøy, men registreringsnummer mangler", "Fyll ut regnr."
    ),
    "ready.kid": Reason(
        "kid",
        "KID er ikke gyldig etter verken MOD10 eller MOD11",
        "Oppgi KID slik den står på fakturaen, eller la feltet stå tomt.",
    ),
    "ready.interest_none": Reason(
        "rente_fra",
        "det er oppgitt en rentedato, men kravet er uten rente",
        "La datoen stå tom, eller oppgi hva renten bygger på.",
        _INTEREST,
    ),
    "ready.interest_kind": Reason("rente", "{why}", "Bruk rente «ingen».", _INTEREST),
    "ready.interest_missing": Reason(
        "rente_fra", "datoen renten løper fra, mangler", "Fyll ut rente_fra.", _INTEREST
    ),
    "ready.interest_early": Reason(
        "rente_fra",
        "renten kan tidligst løpe fra {first}",
        "Rett rente_fra, eller hva renten bygger på.",
        _INTEREST,
    ),
    "ready.demanded_future": Reason("paakrav_sendt", "påkravet er datert frem i tid", _FIX_DATE),
    "ready.demanded_early": Reason("paakrav_sendt", "påkravet er eldre enn fakturaen", _FIX_DATE),
    "ready.limitation_missing": Reason(
        "foreldelse_fra",
        "startdagen for foreldelse mangler",
        "Fyll ut første dag kravet kunne kreves betalt.",
        _LIMITATION,
    ),
    "ready.limitation_late": Reason(
        "foreldelse_fra",
        "foreldelse kan ikke begynne etter forfallsdatoen",
        "Rett datoen til første dag kravet kunne kreves betalt.",
        _LIMITATION,
    ),
    "ready.limitation_service": Reason(
        "foreldelse_fra",
        "kravtypen foreldes fra dagen for ytelsen, og den er ikke etter fakturadatoen {invoice}",
        "Rett datoen til dagen for ytelsen.",
        "foreldelsesloven § 3 nr. 1",
    ),
    "ready.fine_too_old": Reason(
        "fakturadato",
        "gebyret er ilagt før {first}, og følger eldre regler som ikke er lagt inn",
        "Ta ut kravet, og avklar det med innkrevingen.",
        "FOR-2016-03-18-261 § 11",
    ),
    "ready.time_barred": Reason(
        "foreldelse_fra",
        "kravet ble foreldet {until}",
        "Kravet kan ikke kreves inn. Ta det ut, og avskriv det.",
        "foreldelsesloven §§ 2, 3 og 24",
    ),
    "ready.objection": Reason(
        "innsigelse",
        "det er en innsigelse mot kravet",
        "Behandle innsigelsen ferdig, og send kravet etterpå.",
        "inkassoloven §§ 10 og 17",
    ),
    "ready.objection_unclear": Reason(
        "innsigelse",
        "det er oppgitt dato eller tekst for en innsigelse, men feltet sier nei",
        "Sett innsigelse til ja, eller ta bort dato og tekst.",
    ),
    "ready.created_future": Reason("opprettet", "filen er datert frem i tid", _FIX_DATE),
    "ready.duplicate_reference": Reason(
        "referanse", "samme referanse står på linje {first}", "Ta ut det ene kravet."
    ),
    "ready.duplicate_invoice": Reason(
        "fakturanummer",
        "samme faktura med samme forfall står på linje {first}",
        "Ta ut det ene kravet. Flere skyldnere føres på samme krav.",
    ),
}
_LETTERS = {
    "ready.notice_missing": Reason(
        "inkassovarsel_sendt", "inkassovarsel er ikke sendt", _WARN, _INKASSO_9
    ),
    "ready.notice_deadline": Reason(
        "inkassovarsel_frist", "fristen i inkassovarselet mangler", "Fyll ut fristen.", _INKASSO_9
    ),
    "ready.notice_way": Reason(
        "inkassovarsel_maate",
        "måten inkassovarselet ble sendt på, mangler",
        "Fyll ut inkassovarsel_maate.",
        "inkassoloven §§ 3 a og 9",
    ),
    "ready.notice_future": Reason(
        "inkassovarsel_sendt", "inkassovarselet er datert frem i tid", _FIX_DATE
    ),
    "ready.notice_before_due": Reason(
        "inkassovarsel_sendt",
        "inkassovarselet ble ikke sendt etter forfall ({due})",
        _WARN,
        _INKASSO_9,
    ),
    "ready.notice_short": Reason(
        "inkassovarsel_frist",
        "fristen er {days} dager fra inkassovarselet ble sendt, den skal være minst 14",
        _WARN,
        _INKASSO_9,
    ),
    "ready.notice_running": Reason(
        "inkassovarsel_frist",
        "fristen er ikke ute før {deadline} er gått",
        _SEND_LATER,
        "inkassoloven §§ 9 og 10",
    ),
    "ready.letter_future": Reason("sendt", "brevet er datert frem i tid", _FIX_DATE),
    "ready.letter_deadline": Reason("frist", "fristen er før brevet ble sendt", _FIX_DATE),
    "ready.demand_early": Reason(
        "sendt",
        "betalingsoppfordringen ble sendt før en frist på 14 dager i purring eller inkassovarsel var ute",
        "Ta bort linjen. Betalingsoppfordring sendes herfra.",
        "inkassoloven § 10",
    ),
    "ready.fee_negative": Reason("gebyr_ore", "gebyret er under null", "Rett gebyret."),
    "ready.fee_kind": Reason("gebyr_ore", "{why}", _DROP_FEE, _FEES),
    "ready.fee_early": Reason("gebyr_ore", "{why}", _DROP_FEE, _FEES),
    "ready.fee_needs_notice": Reason("gebyr_ore", "{why}", _DROP_FEE, _FEES),
    "ready.fee_round": Reason("gebyr_ore", "{why}", _DROP_FEE, _FEES),
    "ready.fee_rate": Reason("gebyr_ore", "{why}", _DROP_FEE, _FEES),
    "ready.fee_high": Reason(
        "gebyr_ore",
        "gebyret er {fee} kr, men brevet kan koste høyst {most} kr",
        "Sett gebyret ned, og send kravet på nytt.",
        _FEES,
    ),
}
_COMPLAINTS = {
    "ready.complaint_missing": Reason(
        "klage", "det er ikke sagt om kontrollsanksjonen er påklaget", _ASK, _SANCTION
    ),
    "ready.complaint_unknown": Reason(
        "klage", "det er ukjent om kontrollsanksjonen er påklaget i tide", _ASK, _SANCTION
    ),
    "ready.complaint_date": Reason(
        "klage_dato", "datoen for klagen mangler, den kan være i tide", _ASK, _SANCTION
    ),
    "ready.complaint_open": Reason(
        "klage",
        "kontrollsanksjonen er påklaget i tide og ikke endelig avgjort",
        "Send kravet når klagen er endelig avgjort.",
        _SANCTION,
    ),
    "ready.complaint_decided": Reason(
        "klage_avgjort",
        "datoen da klageren ikke fikk medhold, mangler; fristen til nemnda kan løpe",
        "Fyll ut klage_avgjort og klage_svar_mottatt.",
        _SANCTION,
    ),
    "ready.complaint_answer": Reason(
        "klage_svar_mottatt", "svaret kom fram før klagen var avgjort", "Rett datoene."
    ),
    "ready.complaint_board": Reason(
        "klage_svar_mottatt",
        "Parkeringsklagenemnda kan prøves til og med {until}; svaret kom fram {arrived}",
        "Send kravet etter fristen, hvis nemnda ikke har fått klagen.",
        f"{_SANCTION}, forvaltningsloven § 29",
    ),
    "ready.complaint_upheld": Reason(
        "klage", "klageren fikk medhold", "Ta ut kravet, det er falt bort.", _SANCTION
    ),
    "ready.owner_early": Reason(
        "forer_oppfordring_sendt",
        "eieren kan først kreves når det er gått 30 dager etter førerens betalingsoppfordring "
        "({until})",
        _SEND_LATER,
        "FOR-2016-03-18-260 § 37 annet ledd",
    ),
    "ready.owner_driver_first": Reason(
        "forer_oppfordring_sendt",
        "føreren er kjent og skal kreves før eieren",
        "Send kravet på føreren alene, eller fyll ut forer_oppfordring_sendt.",
        "FOR-2016-03-18-260 § 37 annet ledd",
    ),
}
_DEBTORS = {
    "ready.debtor_missing": Reason("rolle", "kravet har ingen skyldner", "Legg til skyldneren."),
    "ready.role": Reason(
        "rolle", "rollen passer ikke til kravtypen", "Bruk rollen «skyldner», eller rett kravtypen."
    ),
    "ready.name": Reason("etternavn", "navnet mangler", "Fyll ut fornavn og etternavn."),
    "ready.organisation_name": Reason(
        "foretaksnavn", "foretakets navn mangler", "Fyll ut foretaksnavn."
    ),
    "ready.both_numbers": Reason(
        "organisasjonsnummer",
        "skyldneren har både fødselsnummer og organisasjonsnummer",
        "Oppgi bare det som gjelder den som skylder. Et enkeltpersonforetak føres på personen.",
    ),
    "ready.identity": Reason("fodselsnummer", "{why}", "Kontroller nummeret mot Folkeregisteret."),
    "ready.identity_missing": Reason(
        "fodselsnummer",
        "fødselsnummer eller D-nummer mangler",
        "Fyll ut nummeret. Bor skyldneren i utlandet, holder fødselsdato.",
    ),
    "ready.organisation": Reason(
        "organisasjonsnummer", "{why}", "Kontroller nummeret mot Enhetsregisteret."
    ),
    "ready.organisation_missing": Reason(
        "organisasjonsnummer", "organisasjonsnummer mangler", "Fyll ut nummeret."
    ),
    "ready.birth_future": Reason("fodselsdato", "fødselsdatoen er ikke kommet", _FIX_DATE),
    "ready.birth_missing": Reason(
        "fodselsdato",
        "fødselsdato mangler, så det kan ikke prøves at skyldneren er myndig",
        "Fyll ut fødselsdatoen.",
        "vergemålsloven § 9",
    ),
    "ready.minor": Reason(
        "fodselsdato",
        "kravet er rettet mot et barn",
        "Rett kravet mot den som har avtalen om plassen.",
        "vergemålsloven § 9",
    ),
    "ready.address": Reason("adresse", "adressen mangler", "Fyll ut adressen."),
    "ready.city": Reason("poststed", "poststedet mangler", "Fyll ut poststedet."),
    "ready.postcode": Reason(
        "postnummer", "et norsk postnummer har fire sifre", "Fyll ut postnummeret."
    ),
    "ready.country": Reason(
        "land", "landet skal være to store bokstaver", "Bruk landkoden, for eksempel NO eller SE."
    ),
    "ready.protected_address": Reason(
        "adresse",
        "skyldneren har adressesperre, og da skal adressen ikke stå i filen",
        "Ta bort adresse, postnummer, poststed og telefon.",
        "folkeregisterloven § 10-4",
    ),
    "ready.debtor_twice": Reason(
        "rolle", "samme skyldner står to ganger på kravet", "Ta bort den ene linjen."
    ),
    "ready.share": Reason("andel_ore", "andelen må være over null", "Rett andelen."),
    "ready.share_missing": Reason(
        "andel_ore",
        "noen skyldnere har andel, andre ikke",
        "Oppgi andel for alle, eller for ingen når alle svarer for hele kravet.",
    ),
    "ready.share_sum": Reason(
        "andel_ore",
        "andelene er {shares} kr til sammen, men hovedstolen er {principal} kr",
        "Rett andelene.",
    ),
}
REASONS: Mapping[str, Reason] = MappingProxyType(_MONEY | _LETTERS | _COMPLAINTS | _DEBTORS)
