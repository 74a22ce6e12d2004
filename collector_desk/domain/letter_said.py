"""What code says in a letter, in the language of the letter: the Bokmål sentence is the key.

The text of a letter lies in its template; what differs from case to case and is not a number, a
day or somebody's own words is said here. Acts of law, names and what a caseworker or a creditor
unit wrote are never translated.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from collector_desk.domain.letter import Language


def said(text: str, language: Language, **values: str) -> str:
    """``text``, which is Bokmål, in ``language``, with its ``values`` filled in.

    A text that has no translation stays Bokmål, as a letter without a template does.

    >>> said("Krav {number}: {name}", Language.ENGLISH, number="2026-1", name="Husleie")
    'Claim 2026-1: Husleie'
    """
    found = text
    if language is not Language.BOKMAL and text in TRANSLATED:
        nynorsk, english = TRANSLATED[text]
        found = nynorsk if language is Language.NYNORSK else english
    return found.format(**values)


_ANY = {
    "Krav {number}: {name}": ("Krav {number}: {name}", "Claim {number}: {name}"),
    "Avdrag, avtale {number}": ("Avdrag, avtale {number}", "Instalment, plan {number}"),
    "{claim}, {amount} kr som er bestridt": (
        "{claim}, {amount} kr som er bestridde",
        "{claim}, NOK {amount} that is disputed",
    ),
    "Bestridt beløp, kreves ikke nå": (
        "Bestridd beløp, blir ikkje kravd no",
        "Disputed amount, not demanded now",
    ),
    "Foreldede renter, kreves ikke": (
        "Forelda renter, blir ikkje kravde",
        "Time-barred interest, not demanded",
    ),
}
_OBJECTION = {
    "Det du ikke er uenig i, utover {amount} kr": (
        "Det du ikkje er usamd i, ut over {amount} kr",
        "What you do not dispute, beyond NOK {amount}",
    ),
    "{unit} og {here}": ("{unit} og {here}", "{unit} and {here}"),
    "Innsigelsen gjelder: {ground}.": (
        "Motsegna gjeld: {ground}.",
        "The objection concerns: {ground}.",
    ),
    "{claim}, forfalt {day}.": ("{claim}, forfalle {day}.", "{claim}, due {day}."),
    "{unit} svarte {day}: {view}.": (
        "{unit} svara {day}: {view}.",
        "{unit} answered on {day}: {view}.",
    ),
    "Innsigelsen er trukket i telefonsamtale {day}.": (
        "Motsegna er trekt i telefonsamtale {day}.",
        "The objection was withdrawn in a telephone call on {day}.",
    ),
    "Innsigelsen er trukket i henvendelse mottatt {day}.": (
        "Motsegna er trekt i ei melding vi fekk {day}.",
        "The objection was withdrawn in a message received on {day}.",
    ),
    "Innsigelsen kan ikke prøves her: {why}.": (
        "Motsegna kan ikkje prøvast her: {why}.",
        "The objection cannot be examined here: {why}.",
    ),
    "selve kravet": ("sjølve kravet", "the claim itself"),
    "gebyr, renter og videre innkreving": (
        "gebyr, renter og vidare innkrevjing",
        "fees, interest and further collection",
    ),
    "Hovedstol": ("Hovudstol", "Principal"),
    "Rente": ("Rente", "Interest"),
    "Gebyr": ("Gebyr", "Fees"),
    "Kostnader": ("Kostnader", "Costs"),
    "Til sammen": ("Til saman", "Total"),
    "Du har fått medhold, og innsigelsen er ferdig behandlet. Er noe likevel galt, skriv til oss.": (
        "Du har fått medhald, og motsegna er ferdig behandla. Er noko likevel gale, skriv til oss.",
        "Your objection is upheld, and the matter is closed. If something is still wrong, write to us.",
    ),
    "Du har sagt fra at du ikke holder fast ved innsigelsen. Vi har derfor ikke prøvd den.": (
        "Du har sagt frå at du ikkje held fast ved motsegna. Vi har difor ikkje prøvd ho.",
        "You have told us that you do not maintain the objection. We have therefore not examined it.",
    ),
}
_GROUNDS = {
    "Allerede betalt": ("Allereie betalt", "Already paid"),
    "Feil skyldner": ("Feil skyldnar", "Wrong debtor"),
    "Tjenesten er ikke mottatt eller er sagt opp": (
        "Tenesta er ikkje motteken eller er sagd opp",
        "The service was not received or was cancelled",
    ),
    "Feil beløp eller moderasjon ikke brukt": (
        "Feil beløp eller moderasjon ikkje brukt",
        "Wrong amount, or a reduction not applied",
    ),
    "Faktura er ikke mottatt": ("Fakturaen er ikkje motteken", "No invoice was received"),
    "Klage er ikke avgjort": ("Klaga er ikkje avgjord", "A complaint is not decided"),
    "Kravet er foreldet": ("Kravet er forelda", "The claim is time-barred"),
    "Skyldneren var mindreårig": ("Skyldnaren var mindreårig", "The debtor was under age"),
    "Skyldneren er død": ("Skyldnaren er død", "The debtor is dead"),
    "Skyldneren er under gjeldsordning": (
        "Skyldnaren er under gjeldsordning",
        "The debtor is under debt settlement",
    ),
    "Svindel eller identitetstyveri": (
        "Svindel eller identitetstjuveri",
        "Fraud or identity theft",
    ),
    "Kjøretøyet var solgt": ("Køyretøyet var selt", "The vehicle had been sold"),
    "Kjøretøyet var stjålet": ("Køyretøyet var stole", "The vehicle had been stolen"),
    "Skilting eller oppmerking": ("Skilting eller oppmerking", "Signs or road markings"),
    "Hadde tillatelse eller parkeringsbevis": (
        "Hadde løyve eller parkeringsbevis",
        "There was a permit or a parking badge",
    ),
    "Annet mot selve gebyret": (
        "Anna mot sjølve gebyret",
        "Something else against the fine itself",
    ),
    "Annet": ("Anna", "Something else"),
}
_DISMISSALS = {
    "Et annet organ avgjør dette": ("Eit anna organ avgjer dette", "Another body decides this"),
    "Fristen for å få det prøvd er ute": (
        "Fristen for å få det prøvd er ute",
        "The time limit for having it examined has run out",
    ),
    "Den som skriver, er ikke part i saken": (
        "Den som skriv, er ikkje part i saka",
        "The person who writes is not a party to the case",
    ),
    "Det samme er avgjort før, og ikke noe nytt er kommet fram": (
        "Det same er avgjort før, og ikkje noko nytt er kome fram",
        "The same has been decided before, and nothing new has come to light",
    ),
    "Det går ikke fram hva innsigelsen gjelder, og vi har spurt": (
        "Det går ikkje fram kva motsegna gjeld, og vi har spurt",
        "It is not clear what the objection concerns, and we have asked",
    ),
}
_VIEWS = {
    "opprettholder kravet": ("held fast ved kravet", "maintains the claim"),
    "setter kravet ned": ("set ned kravet", "reduces the claim"),
    "trekker kravet tilbake": ("trekkjer kravet tilbake", "withdraws the claim"),
    "kravet er betalt": ("kravet er betalt", "the claim is paid"),
}
_ONWARD = {
    "Tingretten: Du kan kreve at kommunen bringer saken inn for tingretten innen tre uker"
    " fra du mottok dette svaret (vegtrafikkloven § 31 a).": (
        (
            "Tingretten: Du kan krevje at kommunen bringar saka inn for tingretten innan tre veker"
            " frå du fekk dette svaret (vegtrafikkloven § 31 a)."
        ),
        (
            "The district court (tingretten): You may demand that the city brings the case before"
            " the district court within three weeks of the day you received this reply"
            " (vegtrafikkloven section 31 a)."
        ),
    ),
    "{route}: innen tre uker etter at du mottok svaret.": (
        "{route}: innan tre veker etter at du fekk svaret.",
        "{route}: within three weeks of the day you received the reply.",
    ),
    "Forliksrådet (tvisteloven kapittel 6)": (
        "Forliksrådet (tvisteloven kapittel 6)",
        "The conciliation board (forliksrådet, tvisteloven chapter 6)",
    ),
    "Husleietvistutvalget (husleieloven § 12-5)": (
        "Husleigetvistutvalet (husleieloven § 12-5)",
        "The Rent Disputes Tribunal (Husleietvistutvalget, husleieloven section 12-5)",
    ),
    "Tingretten via kommunen (vegtrafikkloven § 31 a)": (
        "Tingretten gjennom kommunen (vegtrafikkloven § 31 a)",
        "The district court (tingretten), through the city (vegtrafikkloven section 31 a)",
    ),
    "Parkeringsklagenemnda (FOR-2016-03-18-260)": (
        "Parkeringsklagenemnda (FOR-2016-03-18-260)",
        "The parking complaints board (Parkeringsklagenemnda, FOR-2016-03-18-260)",
    ),
    "Forvaltningsklage (forvaltningsloven § 28)": (
        "Forvaltningsklage (forvaltningsloven § 28)",
        "An administrative complaint (forvaltningsklage, forvaltningsloven section 28)",
    ),
}
_RELIEFS = {
    "Gebyrer": ("Gebyr", "Fees"),
    "Renter": ("Renter", "Interest"),
    "Hele kravet": ("Heile kravet", "The whole claim"),
    "Gir like god eller bedre dekning enn videre innkreving": (
        "Gir like god eller betre dekning enn vidare innkrevjing",
        "Gives as good or better cover than further collection",
    ),
    "Varig ute av stand til å betale, alvorlig sykdom eller urimelig tyngende": (
        "Varig ute av stand til å betale, alvorleg sjukdom eller urimeleg tyngjande",
        "Lastingly unable to pay, serious illness, or an unreasonable burden",
    ),
    "Særlige forhold, bare renter og gebyrer": (
        "Særlege forhold, berre renter og gebyr",
        "Special circumstances, interest and fees only",
    ),
    "Feil eller sen behandling hos oss, bare renter og gebyrer": (
        "Feil eller sein behandling hos oss, berre renter og gebyr",
        "A mistake or delay on our side, interest and fees only",
    ),
    "Foreldet": ("Forelda", "Time-barred"),
    "Dødsbo eller konkursbo uten midler": (
        "Dødsbu eller konkursbu utan midlar",
        "An estate or a bankruptcy without assets",
    ),
    "Gjeldsordningen er oppfylt": ("Gjeldsordninga er oppfylt", "The debt settlement is fulfilled"),
    "Intet til utlegg, og ingen utsikt til dekning": (
        "Ikkje noko til utlegg, og inga utsikt til dekning",
        "Nothing to levy on, and no prospect of payment",
    ),
    "Utvandret eller ikke å finne": (
        "Utvandra eller ikkje å finne",
        "Emigrated or not to be found",
    ),
    "innkrevingsloven § 18 som mønster": (
        "innkrevingsloven § 18 som mønster",
        "innkrevingsloven section 18 as a model",
    ),
    "innkrevingsloven § 19 som mønster": (
        "innkrevingsloven § 19 som mønster",
        "innkrevingsloven section 19 as a model",
    ),
    "innkrevingsloven § 20 som mønster": (
        "innkrevingsloven § 20 som mønster",
        "innkrevingsloven section 20 as a model",
    ),
    "god inkassoskikk, inkassoloven § 8": (
        "god inkassoskikk, inkassoloven § 8",
        "good debt collection practice, inkassoloven section 8",
    ),
    "foreldelsesloven § 24": ("foreldelsesloven § 24", "foreldelsesloven section 24"),
    "gjeldsordningsloven § 5-2": ("gjeldsordningsloven § 5-2", "gjeldsordningsloven section 5-2"),
    "arveloven § 116; husregel for tapsføring": (
        "arveloven § 116; husregel for tapsføring",
        "arveloven section 116; house rule for writing off",
    ),
    "husregel for tapsføring": ("husregel for tapsføring", "house rule for writing off"),
}
_STATEMENT = {
    "{claim}: {letter} sendt {day}": (
        "{claim}: {letter} sendt {day}",
        "{claim}: {letter} sent {day}",
    ),
    "{claim}: stilt i bero": ("{claim}: stilt i bero", "{claim}: on hold"),
    "{claim}: stilt i bero til {day}": (
        "{claim}: stilt i bero til {day}",
        "{claim}: on hold until {day}",
    ),
    "{claim}: innsigelse er ikke avgjort, og kravet er stanset": (
        "{claim}: motsegna er ikkje avgjord, og kravet er stansa",
        "{claim}: an objection is not decided, and the claim is stopped",
    ),
    "{claim}: en innsigelse eller klage er mottatt, og kravet er stanset": (
        "{claim}: ei motsegn eller klage er motteken, og kravet er stansa",
        "{claim}: an objection or a complaint has been received, and the claim is stopped",
    ),
    "{claim}: foreldet {day} og kreves ikke": (
        "{claim}: forelda {day} og blir ikkje kravd",
        "{claim}: time-barred on {day} and not demanded",
    ),
    "Panterett i kjøretøyet (vegtrafikkloven § 38 første ledd)": (
        "Panterett i køyretøyet (vegtrafikkloven § 38 første ledd)",
        "Lien on the vehicle (vegtrafikkloven section 38 first paragraph)",
    ),
    "Purring": ("Purring", "Reminder"),
    "Inkassovarsel": ("Inkassovarsel", "Collection notice"),
    "Betalingsoppfordring": ("Betalingsoppmoding", "Demand for payment"),
    "Varsel etter tvangsfullbyrdelsesloven § 4-18": (
        "Varsel etter tvangsfullbyrdelsesloven § 4-18",
        "Notice of enforcement (tvangsfullbyrdelsesloven section 4-18)",
    ),
    "Varsel om utlegg": ("Varsel om utlegg", "Notice of execution"),
}
TRANSLATED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **_ANY,
        **_OBJECTION,
        **_GROUNDS,
        **_DISMISSALS,
        **_VIEWS,
        **_ONWARD,
        **_RELIEFS,
        **_STATEMENT,
    }
)
"""Nynorsk and English of each Bokmål text."""
