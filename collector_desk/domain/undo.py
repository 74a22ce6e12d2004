"""What takes each deed back: its counter-deed, or the sentence that says why there is none.

A deed is taken back by a counter-entry, never by removing what was done, and only until something
of it has left the house.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from collector_desk.domain.undo_house import HOUSE
from collector_desk.domain.undo_row import Undo

_PROPOSAL = "forslaget trekkes fra godkjenning"
_AT_A_LEADER = ("Forslaget ligger hos en leder.", "Trekk forslaget under Til godkjenning.")
_DECIDED = "Det er avgjort, og skyldneren skal ha beskjed om avgjørelsen."
_RECEIVED = "Det som er mottatt, blir stående i innkurven."
_OF_UNIT = "Det er bokført etter melding fra virksomheten, og bilaget ligger ved."
_ANSWERED = "Virksomheten har svart på spørsmålet."
_WENT_ON = "Virksomheten har svart, eller innsigelsen er behandlet videre."
_ASKED = "Skyldneren er spurt om kontonummer i brev."

_ROWS: Mapping[str, Undo] = {
    "notes.add": Undo(
        "Skrev et notat", "",
        "Et notat i saken endres og fjernes ikke.", "Skriv et nytt notat som retter det.",
    ),
    "payments.place": Undo("Plasserte en innbetaling", "plasseringen tas tilbake"),
    "payments.move": Undo("Flyttet en innbetaling", "pengene flyttes tilbake"),
    "payments.take_back": Undo("Tok tilbake en plassering", "pengene plasseres igjen"),
    "payments.dismiss": Undo("Avviste et treff", "treffet gjelder igjen"),
    "imports.claims": Undo(
        "Leste inn en leveranse", "",
        "Leveransen er en annens bilag, og kravene kan ha vært i bruk siden.",
        "En leder kan trekke den tilbake under Import; krav det har hendt noe på, blir nevnt.",
    ),
    "imports.withdraw": Undo(
        "Trakk tilbake en leveranse", "",
        "Virksomheten har fått kravene tilbake.", "Les inn leveransen på nytt under Import.",
    ),
    "imports.ocr": Undo(
        "Leste inn en innbetalingsfil", "",
        "Filen er bankens bilag for penger som er kommet inn.",
        "Flytt eller ta tilbake det enkelte beløpet under Uplasserte innbetalinger.",
    ),
    "inquiries.from_portal": Undo(
        "Tok imot en melding fra portalen", "", _RECEIVED, "Lukk den med hva det ble til.",
    ),
    "inquiries.register": Undo(
        "Registrerte en henvendelse", "", _RECEIVED, "Lukk den med hva det ble til.",
    ),
    "inquiries.register_mail": Undo(
        "Registrerte post", "", _RECEIVED, "Lukk den med hva det ble til.",
    ),
    "inquiries.match": Undo(
        "Koblet post til en skyldner", "posten er uten skyldner igjen",
        "Vedleggene er lagt i skyldnerens mappe, og det som ligger der, tas ikke ut.",
        "Si fra til leder hvis vedleggene gjelder en annen.",
    ),
    "inquiries.handle": Undo(
        "Lukket en henvendelse", "henvendelsen åpnes igjen",
        "Henvendelsen er sendt videre ut av huset.", "Ring mottakeren, og skriv et notat.",
    ),
    "calls.log": Undo(
        "Registrerte en samtale", "det som fulgte av samtalen, trekkes tilbake",
    ),
    "objections.register": Undo(
        "Registrerte en innsigelse", "innsigelsen står som feilregistrert og stanser ikke",
        "Innsigelsen er bekreftet eller behandlet videre, eller en tvangsdekning hviler for den.",
        "Avgjør den som trukket eller avvist.",
    ),
    "objections.acknowledge": Undo("Bekreftet en innsigelse", "brevet trekkes"),
    "objections.ask_unit": Undo(
        "Spurte virksomheten", "spørsmålet trekkes", _WENT_ON, "Åpne innsigelsen, og gå videre derfra.",
    ),
    "objections.remind_unit": Undo(
        "Purret virksomheten", "purringen trekkes", _WENT_ON, "Åpne innsigelsen, og gå videre derfra.",
    ),
    "objections.answered": Undo(
        "Registrerte virksomhetens svar", "",
        "Svaret er virksomhetens egen avgjørelse av kravet.",
        "Spør virksomheten på nytt fra innsigelsen.",
    ),
    "objections.decide": Undo(
        "Avgjorde en innsigelse", _PROPOSAL, _DECIDED,
        "Feil i et vedtak rettes ved et nytt vedtak (forvaltningsloven § 35). Snakk med leder.",
    ),
    "refunds.propose": Undo(
        "Foreslo tilbakebetaling", _PROPOSAL, _ASKED, "Foreslå på nytt når svaret kommer.",
    ),
    "care.register": Undo(
        "Registrerte en særlig situasjon", "",
        "Skyldneren har gitt samtykke, og opplysningen slettes bare ved at den avsluttes.",
        "Avslutt den som registrert ved en feil.",
    ),
    "care.review": Undo(
        "Vurderte et særlig hensyn på nytt", "",
        "Vurderingen er gjort.", "Sett nye dager under Særlig hensyn.",
    ),
    "care.withdraw": Undo(
        "Registrerte at et samtykke er trukket", "",
        "Uten samtykke slettes opplysningen.", "Registrer situasjonen på nytt med nytt samtykke.",
    ),
    "care.end": Undo(
        "Avsluttet et særlig hensyn", "",
        "Det som er avsluttet, slettes.", "Registrer situasjonen på nytt, med samtykke.",
    ),
    "care.weigh": Undo(
        "Vurderte et særlig hensyn før tvang", "",
        "Vurderingen er gjort, og tiltak kan hvile på den.",
        "Vurder hensynet på nytt under Særlig hensyn: da må det vurderes om igjen før tvang.",
    ),
    "holds.put": Undo("Stilte i bero", "bero oppheves"),
    "holds.end": Undo("Opphevet bero", "det stilles i bero igjen"),
    "plans.grant": Undo(
        "Inngikk en nedbetalingsavtale", "avtalen eller forslaget til den trekkes"),
    "plans.offer": Undo("Tilbød en nedbetalingsavtale", "tilbudet trekkes"),
    "plans.refuse": Undo(
        "Avslo en nedbetalingsavtale", "", _DECIDED, "Inngå avtalen fra skyldneren.",
    ),
    "plans.accept": Undo(
        "Registrerte at en avtale er godtatt", "",
        "Skyldneren har godtatt, og foreldelsen er avbrutt fra den dagen.",
        "Avslutt avtalen hvis skyldneren ikke ønsker den.",
    ),
    "plans.watch": Undo(
        "Kontrollerte en avtale", "", "Kontrollen regner bare ut hvordan avtalen står.",
        "Den regnes på nytt når penger kommer inn eller flyttes.",
    ),
    "plans.notice_default": Undo("Varslet mislighold", "varselet trekkes"),
    "plans.end": Undo(
        "Avsluttet en avtale", "", "Avtalen er avsluttet, og kravene forfaller som før.",
        "Inngå en ny avtale fra skyldneren.",
    ),
    "measures.save": Undo(
        "Lagret et utkast til tiltak", "", "Utkastet gjelder for ingen før det er godkjent.",
        "Endre utkastet, eller forkast det.",
    ),
    "measures.propose": Undo("Foreslo et tvangstiltak", "", *_AT_A_LEADER),
    "measures.discard": Undo(
        "Forkastet et utkast", "", "Utkastet er lagt bort.", "Lag et nytt fra skyldneren.",
    ),
    "measures.amend": Undo(
        "Begynte på en endring av et trekk", "", "Endringen gjelder for ingen før den er godkjent.",
        "Forkast utkastet til endring.",
    ),
    "measures.write_again": Undo(
        "Skrev brev om et tiltak på nytt", "", "Brevet sier det samme som det som ikke kom fram.",
        "Er noe i brevet feil, stans tiltaket eller skriv et vanlig brev.",
    ),
    "measures.told": Undo(
        "Førte at tiltaket er mottatt", "", "Dagen står i namsboken.",
        "Stans tiltaket med begrunnelse, og forklar feilen.",
    ),
    "measures.sale": Undo("Førte noe om tvangsdekning", "det står som før"),
    "measures.stop": Undo(
        "Stanset et tiltak", "", "Det er ført i namsboken.", "Foreslå et nytt tiltak.",
    ),
    "requests.make": Undo(
        "Laget en begjæring", "", "Versjonen er ikke sendt.", "Lag en ny versjon.",
    ),
    "requests.filed": Undo(
        "Førte at noe er levert namsmannen", "", "Det ligger hos namsmannen.",
        "Trekk en begjæring der, og stans tiltaket med begrunnelse; si fra om en endring som er feil.",
    ),
    "requests.event": Undo(
        "Førte svar fra namsmannen", "", _RECEIVED,
        "En leder tar tilbake hvordan saken endte, kostnadene, at skyldneren godtok kravet eller at noe"
        " ble avvist, på tiltakets side. Annet føres på nytt med rett innhold.",
    ),
    "requests.take_back": Undo(
        "Tok tilbake et svar fra namsmannen", "", "Det svaret førte til, er tatt tilbake.",
        "Før svaret på nytt.",
    ),
    "judgments.register": Undo(
        "Registrerte en dom eller et forlik", "",
        "Avgjørelsen er grunnlag for kravet fra nå, med kostnader og ny foreldelsesfrist.",
        "Er den ført feil, tar en leder den tilbake fra skyldneren med en begrunnelse, og den rette"
        " registreres etterpå. Still kravet i bero til det er gjort.",
    ),
    "judgments.take_back": Undo(
        "Tok tilbake en dom eller et forlik", "",
        "Kostnadene er ført tilbake, og fristene er regnet på nytt.", "Registrer avgjørelsen på nytt.",
    ),
    "judgments.served": Undo("Førte dagen en dom er forkynt", "dagen settes tilbake"),
    "bases.register": Undo(
        "La ved et vedtak", "", "Vedtaket er ført i saken.", "Legg ved rett vedtak. Det siste gjelder.",
    ),
    "suits.make": Undo("Laget en klage til forliksrådet eller HTU", "klagen forkastes"),
    "suits.filed": Undo(
        "Førte at en klage er levert", "", "Klagen ligger hos forliksrådet eller HTU.",
        "Trekk den der, og registrer at den er trukket.",
    ),
    "suits.discard": Undo(
        "Forkastet en klage", "", "Klagen er lagt bort.", "Lag en ny fra skyldneren.",
    ),
    "suits.event": Undo(
        "Førte en hendelse i en klagesak", "", "Det som er ført i klagen, blir stående der.",
        "Før det på nytt med rett innhold mens saken går. Er den ført som avsluttet ved en feil, åpnes"
        " den ikke igjen: still kravet i bero, og registrer dommen for seg når den kommer.",
    ),
    "statements.register": Undo(
        "Registrerte en uttalelse", "", _RECEIVED, "Registrer uttalelsen på nytt med rett innhold.",
    ),
    "regimes.register": Undo(
        "Registrerte svar på oppslag", "", "Svaret kan ha avgjort et tiltak siden.",
        "Registrer et nytt svar.",
    ),
    "deferrals.grant": Undo("Ga utsettelse", "utsettelsen eller forslaget til den trekkes"),
    "deferrals.refuse": Undo(
        "Avslo utsettelse", "", _DECIDED, "Gi utsettelse fra skyldneren.",
    ),
    "deferrals.end": Undo(
        "Opphevet en utsettelse", "", _DECIDED, "Gi ny utsettelse fra skyldneren.",
    ),
    "reliefs.propose": Undo("Foreslo en lettelse", _PROPOSAL),
    "reliefs.accept": Undo(
        "Registrerte at et tilbud er godtatt", "", "Skyldneren har godtatt tilbudet.",
        "Snakk med leder.",
    ),
    "reliefs.end": Undo(
        "Avsluttet et tilbud", "", _DECIDED, "Foreslå et nytt tilbud fra skyldneren.",
    ),
    "rates.propose": Undo("Foreslo en ny sats", "", *_AT_A_LEADER),
    "approvals.approve": Undo(
        "Godkjente et forslag", "", "Det som er godkjent, er utført.",
        "Rett det ved et nytt forslag.",
    ),
    "approvals.send_back": Undo(
        "Sendte tilbake et forslag", "", "Saksbehandleren har fått forslaget tilbake.",
        "Be om at det sendes inn på nytt.",
    ),
    "approvals.withdraw": Undo(
        "Trakk et forslag", "", "Et forslag som er trukket, åpnes ikke igjen.",
        "Send inn et nytt forslag.",
    ),
    "work.put_off": Undo("Utsatte en rad", "raden er tilbake i listen som før"),
    "work.assign": Undo("Ga bort en rad", "raden går tilbake til den som hadde den"),
    "work.add_task": Undo("Laget en oppgave", "oppgaven lukkes"),
    "work.done": Undo("Lukket en oppgave", "oppgaven åpnes igjen"),
    "lists.save": Undo("Lagret en visning", "visningen fjernes"),
    "lists.remove": Undo("Fjernet en visning", "visningen er tilbake"),
    "debtors.disqualify": Undo(
        "Erklærte deg inhabil", "", "Den som er inhabil, får ikke se skyldneren igjen.",
        "Snakk med leder hvis erklæringen gjaldt feil skyldner.",
    ),
    "letters.send": Undo("Skrev et brev", "brevet trekkes, og gebyret faller bort"),
    "letters.returned": Undo(
        "Registrerte et brev i retur", "", "Brevet er i retur, og fristene i det har stanset.",
        "Send brevet på nytt når adressen er funnet.",
    ),
    "letters.again": Undo("Skrev et brev på nytt", "brevet trekkes før det går"),
    "letters.represent": Undo(
        "Registrerte en representant", "", "Brev kan alt gå til representanten.",
        "Registrer den riktige representanten fra skyldneren.",
    ),
    "statuses.register": Undo(
        "Registrerte en status", "", "Statusen har stanset det den stanser, fra den ble registrert.",
        "Avslutt den fra skyldneren som feilregistrert: da gjelder avtale og utsettelse igjen.",
    ),
    "statuses.file": Undo(
        "Meldte krav i boet", "", "Meldingen er gitt med dag og kvittering.",
        "Skriv til boet, og rett meldingen.",
    ),
    "statuses.end": Undo(
        "Avsluttet en status", "", "Kravene har gått videre siden den ble avsluttet.",
        "Registrer statusen på nytt fra skyldneren.",
    ),
    "debtors.move": Undo(
        "Registrerte en adresse", "", "Det som ventet på en adresse, har gått videre.",
        "Registrer den forrige på nytt: den står i «Status …».",
    ),
    "debtors.language": Undo(
        "Valgte språk i brev", "brevene skrives på språket skyldneren hadde",
        "Språket er valgt på nytt siden.", "Velg språk i brev fra skyldneren.",
    ),
    "debtors.merge": Undo("Slo sammen to skyldnere", "de to deles igjen"),
    "debtors.split": Undo(
        "Delte en skyldner igjen", "", "Hver av dem har fått sitt tilbake.",
        "Slå dem sammen på nytt fra skyldneren.",
    ),
    "units.credit": Undo(
        "Bokførte en kreditnota", "", _OF_UNIT, "Be virksomheten om en ny melding.",
    ),
    "units.paid": Undo(
        "Bokførte en betaling til virksomheten", "", _OF_UNIT, "Be virksomheten om en ny melding.",
    ),
    "units.recall": Undo(
        "Ga et krav tilbake til virksomheten", "", _OF_UNIT, "Be virksomheten levere kravet på nytt.",
    ),
    "units.ask": Undo(
        "Spurte virksomheten om et krav", "spørsmålet og bero for det trekkes",
        _ANSWERED, "Spør virksomheten på nytt.",
    ),
    "units.remind": Undo(
        "Purret virksomheten om et krav", "purringen trekkes",
        _ANSWERED, "Spør virksomheten på nytt.",
    ),
    "units.answered": Undo(
        "Registrerte virksomhetens svar om et krav", "",
        "Svaret er virksomhetens egne ord, og blir stående.", "Spør virksomheten på nytt.",
    ),
    "parties.release": Undo("Tok en skyldner av et krav", "skyldneren settes på kravet igjen"),
    "parties.undo_release": Undo(
        "Angret et fritak", "", "Skyldneren får brev om at kravet gjelder likevel.",
        "Gi fritak på nytt fra skyldneren.",
    ),
    "parties.pay_back": Undo("Foreslo å betale tilbake", _PROPOSAL),
    "parties.join": Undo(
        "Satte en medskyldner på et krav", "",
        "Den som er satt på, hefter fra i dag, med egne varsler og frister. En som skyldte kravet fra"
        " før og arver, hefter også for den dødes gebyrer.",
        "Ta en ny medskyldner av kravet med fritak. Den som skyldte det fra før, skylder det"
        " fortsatt: ettergi den dødes gebyrer for vedkommende.",
    ),
}  # fmt: skip

UNDO: Mapping[str, Undo] = MappingProxyType({**HOUSE, **_ROWS})
"""Every deed of ``access.DEEDS`` that writes, but the undoing itself."""

PASSED_OVER = frozenset({"measures.save"})
"""Kept by itself while one writes: the deed before it is the last one did."""
