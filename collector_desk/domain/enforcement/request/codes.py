"""The 72 published codes of model 2.0 and our own nineteen checks, each with its sentence in Bokmål.

The codes are the receiver's, byte for byte, in all their spellings; a refusal that comes back
from the receiver is shown by the same table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Decides(StrEnum):
    """Who can say whether the rule is kept."""

    DOCUMENT = "document"  # the request itself, and the clock
    RECORDS = "records"  # with our own records, settings or a register copy
    RECEIVER = "receiver"  # only the receiver; registered from the receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the contract, or one of our own (O1–O19), whose ``since`` is empty."""

    code: str
    sentence: str
    decides: Decides
    since: str = ""  # the model that brought it: 0.9 is the table of May 2025
    changes_only: bool = False  # only when a request that was filed is changed


_PUBLISHED = """
DUPLIKAT_INNSENDING | 0.9 | records |  | En begjæring med samme dato og samme referanse er sendt før.
DUPLIKAT_SAKSOEKER | 0.9 | document |  | Den samme saksøkeren står to ganger.
DUPLIKAT_SAKSOEKT | 0.9 | document |  | Den samme saksøkte står to ganger.
ER_IKKE_HOVEDENHET | 2.0 | records |  | Saksøkerens organisasjonsnummer er ikke en hovedenhet. Bruk kommunens eget nummer.
GEBYR_ELLER_SAKSKOSTNAD_HAR_ET_RELATERTKRAV_SOM_IKKE_ER_HOVEDSTOL | 1.0 | document |  | En linje for gebyr eller sakskostnad må peke på hovedkrav, og bare på det.
HOVEDSTOL_SKAL_IKKE_HA_ET_RELATERT_KRAV | 1.0 | document |  | Et hovedkrav skal ikke peke på andre krav.
INNBETALING_FRAM_I_TID | 2.0 | document |  | En innbetaling er bokført fram i tid.
INNSENDER_IKKE_IDENTIFISERBAR | 0.9 | records |  | Innsenderens organisasjonsnummer er ikke gyldig eller finnes ikke i registeret.
INNSENDER_IKKE_ORGANISASJON | 0.9 | document |  | Innsenderen må være en virksomhet.
INNSENDER_MANGLER | 0.9 | document |  | Innsender mangler.
INNSENDER_SAMSVARER_IKKE_MED_AUTENTISERING | 0.9 | records |  | Innsenderen er en annen enn virksomheten som er logget inn hos mottakeren.
KAN_BEHANDLES_I_FORLIKSRAADET_PAAKREVET | 0.9 | document |  | Svar på om saken skal til forliksrådet hvis saksøkte har innsigelser.
KRAV_DUPLIKATE_REFERANSER | 0.9 | document |  | To kravlinjer har samme referanse.
KRAV_IKKE_BENYTTET | 0.9 | document |  | Kravlinjen hører ikke til noe tvangsgrunnlag.
KRAV_I_FLERE_TVANGSGRUNNLAG | 0.9 | document |  | Kravlinjen står i flere tvangsgrunnlag.
KRAV_MANGLER_FORFALLSDATO | 2.0 | document |  | Hovedkrav, utenrettslige kostnader og tidligere sakskostnader må ha forfallsdato.
KRAV_OPPGIS_UTEN_FORFALLSDATO | 2.0 | document |  | Rentekrav og sakskostnader for skriving skal ikke ha forfallsdato.
MAKS_EN_ADRESSE_AV_HVER_TYPE | 0.9 | document |  | En part har to adresser av samme type.
MANGELFULLE_KONTOOPPLYSNINGER | 0.9 | document |  | Kontoopplysningene er tomme.
MANGLER_KRAV | 0.9 | document |  | Begjæringen har ingen kravlinjer.
MANGLER_OPPLYSNINGER_BEVILLINGSHAVER | 0.9 | document |  | En inkassovirksomhet må oppgi bevillingshaver. Kommunen selv er virksomhetstype «annet».
MANGLER_OPPLYSNINGER_OM_SAKSOEKER | 0.9 | document |  | Saksøkeren mangler opplysninger: organisasjonsnummer og navn, navn og adresse, eller fødselsnummer eller fødselsdato og fullt navn.
MANGLER_OPPLYSNINGER_OM_SAKSOEKT | 0.9 | document |  | Saksøkte mangler opplysninger: fødselsnummer og fullt navn, fødselsdato, fullt navn og adresse, eller organisasjonsnummer og navn.
MANGLER_OPPLYSNINGER_PROSESSFULLMEKTIG_PERSON | 0.9 | document |  | Prosessfullmektigen mangler fullt navn eller adresse.
PAASTAND_PAAKREVET | 0.9 | document |  | En kombinert begjæring må ha påstand.
PARAGRAF_4_18_VARSEL_PAAKREVET | 0.9 | document |  | Et særlig tvangsgrunnlag må ha varsel etter tvangsfullbyrdelsesloven § 4-18, eller en grunn til at det er unnlatt.
PARAGRAF_4_19_VARSEL_PAAKREVET | 0.9 | document |  | Tvangsgrunnlaget må ha varsel etter tvangsfullbyrdelsesloven § 4-19, eller en grunn til at det er unnlatt.
PRIORITET_MANGLER | 1.0 | document |  | Enten har alle kravlinjer prioritet i saken, eller ingen.
PRIORITET_MANGLER_PÅ_RENTEOPPLYSNINGER | 1.0 | document |  | Når linjene har prioritet, må også de framtidige rentene ha det.
PRIORITET_MANGLER_PÅ_RETTSGEBYR | 1.0 | document |  | Når linjene har prioritet, må også rettsgebyret ha det.
RELATERTE_KRAV_KAN_IKKE_PEKE_PÅ_SEG_SELV | 1.0 | document |  | Kravlinjen peker på seg selv.
RELATERTE_KRAV_MÅ_FINNES | 0.9 | document |  | Kravlinjen peker på en linje som ikke står i samme tvangsgrunnlag.
RELATERTE_KRAV_UGYLDIGE_KRAVREFERANSER | 0.9 | document |  | Kravlinjen peker på en referanse som ikke finnes.
RENTEKRAV_KAN_BARE_RELATERES_TIL_ETT_KRAV | 2.0 | document |  | Et rentekrav skal peke på nøyaktig ett krav som bærer rente.
RENTEKRAV_KAN_IKKE_HA_RENTEKRAV | 1.0 | document |  | Et rentekrav kan ikke peke på et annet rentekrav.
RENTEKRAV_KAN_IKKE_HA_RENTEOPPLYSNINGER | 2.0 | document |  | Et rentekrav bærer ikke selv rente.
RENTEKRAV_PERIODE_MAA_HA_GYLDIG_PERIODE | 2.0 | document |  | Renteperioden må begynne før den slutter, og før begjæringsdatoen.
RENTEKRAV_TILKNYTTET_IKKE_RENTEKRAV | 2.0 | document |  | Bare rentekrav skal ha opplysninger om renteperiode.
RENTE_MAA_HA_RELATERT_KRAV | 1.0 | document |  | Rentekravet peker ikke på noe krav.
SAKSOEKERS_INNENLANDS_ADRESSE_UGYLDIG | 0.9 | document |  | Saksøkerens adresse i Norge mangler adressetekst eller postnummer.
SAKSOEKERS_UTENLANDS_ADRESSE_UGYLDIG | 0.9 | document |  | Saksøkerens adresse i utlandet mangler sted eller land.
SAKSOEKT_ER_ENK | 2.0 | records |  | Saksøkte er et enkeltpersonforetak. Rett begjæringen mot innehaveren, med foretaket under personen.
SAKSOEKT_ER_IKKE_HOVEDENHET | 2.0 | records |  | Saksøkte er en underenhet. Bruk nummeret til hovedenheten.
SAKSOEKT_GAMMELT_REGELVERK | 1.0 | receiver |  | Saksøkte er under tidligere regelverk; begjæringen må sendes på papir.
SAKSOEKT_MANGLER_I_REGISTERET | 2.0 | receiver |  | Saksøkte finnes ikke i mottakerens register.
SAKSOKER_ER_ENK | 2.0 | records |  | Saksøkeren er et enkeltpersonforetak.
SAKSØKTES_INNENLANDS_ADRESSE_UGYLDIG | 0.9 | document |  | Saksøktes adresse i Norge mangler adressetekst eller postnummer.
SAKSØKTES_UTENLANDS_ADRESSE_UGYLDIG | 0.9 | document |  | Saksøktes adresse i utlandet mangler sted eller land.
SAMME_SAKSOEKT_SOM_SAKSOEKER | 0.9 | document |  | Den samme står både som saksøker og saksøkt.
TVANGSGRUNNLAG_UGYLDIGE_KRAVREFERANSER | 0.9 | document |  | Tvangsgrunnlaget viser til en kravlinje som ikke finnes.
UAVKLART_STATUS | 0.9 | receiver | change | En tidligere innsending i saken er ikke ferdig behandlet.
UGYLDIG_BELOEP | 0.9 | document |  | Beløpet kan ikke være negativt.
UGYLDIG_KID | 0.9 | document |  | KID er ikke gyldig.
UGYLDIG_KONTONR | 0.9 | document |  | Kontonummeret er ikke gyldig.
UGYLDIG_ORGNR_PROSESSFULLMEKTIG | 0.9 | document |  | Prosessfullmektigens organisasjonsnummer er ikke gyldig.
UGYLDIG_RENTE | 0.9 | document |  | Rentesatsen kan ikke være negativ eller ha mer enn to desimaler.
UGYLDIG_STATUS | 0.9 | receiver | change | Saken er i en tilstand der den ikke lenger kan endres.
UGYLDIG_VEDLEGG_BETALINGSOPPFORDRING | 0.9 | document |  | Vedlegget må være av typen betalingsoppfordring.
UGYLDIG_VEDLEGG_FULLMAKT | 0.9 | document |  | Vedlegget må være av typen fullmakt.
UGYLDIG_VEDLEGG_TRANSPORTERKLÆRING | 0.9 | document |  | Vedlegget må være av typen transporterklæring.
UGYLDIG_VEDLEGG_TVANGSGRUNNLAG | 0.9 | document |  | Vedlegget må være av typen tvangsgrunnlag.
UGYLDIG_VEDLEGG_TVANGSKRAFTGRUNNLAG | 0.9 | document |  | Vedlegget til varselet må være av typen tvangskraftgrunnlag.
ULOVLIG_ENDRING_BEGJAERINGSDATO | 0.9 | records | change | Begjæringsdatoen kan ikke endres etter innsending.
ULOVLIG_ENDRING_INNSENDER | 0.9 | records | change | Innsenderen kan ikke endres etter innsending.
ULOVLIG_ENDRING_SAKSOEKER | 2.0 | records | change | Saksøkeren kan ikke endres etter innsending.
ULOVLIG_ENDRING_SAKSOEKT | 2.0 | receiver | change | Det er lagt til en saksøkt som ikke kan behandles etter nytt regelverk; begjæringen må sendes på papir.
ULOVLIG_ENDRING_UNDERSKRIFT | 0.9 | records | change | Underskriften kan ikke endres etter innsending.
VEDLEGG_SKAL_HA_REFERANSE_TIL_BEGJAERINGEN | 0.9 | records |  | Vedlegget er lastet opp til en annen begjæring. Last det opp på nytt.
VEDLEGG_SKAL_HA_UUID | 0.9 | document |  | Vedlegget mangler UUID.
VEDLEGG_SKAL_IKKE_HA_FEILET | 0.9 | receiver |  | Mottakeren kunne ikke godta eller konvertere vedlegget.
VEDLEGG_SKAL_VAERE_TILGJENGELIG | 0.9 | receiver |  | Mottakeren har ikke vedlegget, eller har avvist det.
VEDLEGG_SKAL_VAERE_VIRUSSJEKKET_VALIDERT_OG_KONVERTERT | 0.9 | receiver |  | Mottakeren er ikke ferdig med å kontrollere vedlegget. Vent, og send så begjæringen.
"""
"""Code | since | who decides | only on a change | sentence."""

_OWN = """
O1 | Kravlinjens beløp går ikke opp.
O2 | Utenrettslige kostnader må ha betalingsoppfordringen ved, sendt mindre enn seks måneder før begjæringen.
O3 | Ved skriftlig meddelelse kan varselet ikke unnlates.
O4 | Skriftlig meddelelse kan ikke stå i samme begjæring som et alminnelig tvangsgrunnlag (tvangsfullbyrdelsesloven § 7-4).
O5 | Ved skriftlig meddelelse kan verken namsmannsdistrikt velges eller foreleggelse unnlates (tvangsfullbyrdelsesloven §§ 7-3 og 7-6).
O6 | Begjæringen er for tidlig eller varselet for gammelt.
O7 | Kravet er foreldet på begjæringsdatoen, og det er ikke oppgitt hva som avbrøt fristen.
O8 | Rentelinjen lar seg ikke regne etter.
O9 | Et tvangsgrunnlag må være enten alminnelig eller av nøyaktig ett særlig slag.
O10 | Rentelinjene til kravet henger ikke sammen.
O11 | Prioriteten er ikke den som følger av kravtypen, eller ligger ikke mellom 1 og 99.
O12 | Noe stanser begjæringen.
O13 | Saksøkte må ha et gyldig norsk fødselsnummer, D-nummer eller organisasjonsnummer.
O14 | Svaret på oppslaget om regelverk mangler, er for gammelt eller er ikke nytt regelverk.
O15 | En innbetaling er bokført etter begjæringsdatoen.
O16 | Beløpet er ikke i norske kroner.
O17 | Kreditor og skyldner i tvangsgrunnlaget må være saksøker og saksøkt i begjæringen.
O18 | Vedlegget er ikke brevet slik det ble sendt.
O19 | En tvist om husleie kan ikke til forliksrådet, for den hører under Husleietvistutvalget (husleieloven § 12-5): svar nei, eller be om utlegg for husleien for seg.
"""


def _published(row: str) -> Rule:
    code, since, decides, change, sentence = (part.strip() for part in row.split("|"))
    return Rule(
        code=code,
        sentence=sentence,
        decides=Decides(decides),
        since=since,
        changes_only=change == "change",
    )


def _own(row: str) -> Rule:
    code, sentence = (part.strip() for part in row.split("|"))
    return Rule(code=code, sentence=sentence, decides=Decides.RECORDS)


PUBLISHED: Mapping[str, Rule] = MappingProxyType(
    {rule.code: rule for rule in map(_published, _PUBLISHED.strip().splitlines())}
)
OWN: Mapping[str, Rule] = MappingProxyType(
    {rule.code: rule for rule in map(_own, _OWN.strip().splitlines())}
)
RULES: Mapping[str, Rule] = MappingProxyType({**PUBLISHED, **OWN})


def sentence_of(code: str) -> str:
    """The sentence of a code that came back from the receiver; the code itself where it is new."""
    rule = RULES.get(code)
    return rule.sentence if rule else f"Mottakeren avviste begjæringen: {code}."
