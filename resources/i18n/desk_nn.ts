<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nn_NO">
<context>
    <name></name>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="22"/>
        <source>Eksporter til en annen mappe …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="23"/>
        <source>Ny merknad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="25"/>
        <source>Ny innsigelse …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="27"/>
        <source>Telefon …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="28"/>
        <source>Registrer henvendelse …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="29"/>
        <source>Still i bero …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="30"/>
        <source>Opphev bero …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="31"/>
        <source>Foreslå tilbakebetaling …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="32"/>
        <source>Utsettelse …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="33"/>
        <source>Ny nedbetalingsavtale …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="34"/>
        <source>Avtalene til skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="35"/>
        <source>Ettergi, tapsfør eller tilby oppgjør …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="38"/>
        <source>Forliksklage eller dom …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="39"/>
        <source>Oppgjør, ettergivelse og tapsføring …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="41"/>
        <source>Status …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="42"/>
        <source>Språk i brev …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="43"/>
        <source>Særlig hensyn …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="44"/>
        <source>Melding fra virksomheten …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="46"/>
        <source>Spør virksomheten …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="47"/>
        <source>Ny oppgave …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="48"/>
        <source>Jeg er inhabil …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="49"/>
        <source>Parter …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="50"/>
        <source>Slå sammen eller del …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="51"/>
        <source>Brev …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="52"/>
        <source>Nytt brev …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="53"/>
        <source>Eksporter saksoppsummering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="62"/>
        <source>Trekk i lønn/trygd …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="63"/>
        <source>Pant i konto …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="64"/>
        <source>Til namsmannen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="73"/>
        <source>Filtrer listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="74"/>
        <source>Velg dag for beløpene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="75"/>
        <source>Beløpene per i dag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="76"/>
        <source>Kopier forklaringen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="77"/>
        <source>Kopier tekst til skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="78"/>
        <source>Vis fødselsnummeret i ett minutt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/commands.py" line="79"/>
        <source>Vis hvem som har åpnet skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AcceptBox</name>
    <message>
        <location filename="../../collector_desk/ui/plans/steps.py" line="29"/>
        <source>Tilbudet er godtatt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/steps.py" line="35"/>
        <source>Godtatt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/steps.py" line="39"/>
        <source>Hvordan?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/steps.py" line="43"/>
        <source>Avtalen løper, kravene hviler, foreldelsen avbrytes, og bekreftelsen sendes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/steps.py" line="51"/>
        <source>La avtalen løpe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/steps.py" line="62"/>
        <source>Tilbudet må være godtatt senest {0}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountFields</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="202"/>
        <source>Bank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="203"/>
        <source>Kontonummer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="204"/>
        <source>Bankens adresse for meldingen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="205"/>
        <source>Postnummer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="206"/>
        <source>Poststed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="207"/>
        <source>Saldo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="208"/>
        <source>Saldo per</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="209"/>
        <source>Neste inntekt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="210"/>
        <source>Dokument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="211"/>
        <source>Eiere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="211"/>
        <source>Legg til eier</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddressFields</name>
    <message>
        <location filename="../../collector_desk/ui/casework/status_parts.py" line="48"/>
        <source>Gateadresse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status_parts.py" line="49"/>
        <source>Postnummer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status_parts.py" line="50"/>
        <source>Poststed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status_parts.py" line="51"/>
        <source>Land (to bokstaver)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status_parts.py" line="53"/>
        <source>Hvor vet vi det fra?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status_parts.py" line="68"/>
        <source>Skriv gateadresse og poststed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status_parts.py" line="71"/>
        <source>Skriv landet med to bokstaver, som NO eller SE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status_parts.py" line="73"/>
        <source>Skriv hvor vi vet det fra.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <location filename="../../collector_desk/ui/inbox/answer.py" line="25"/>
        <source>Svaret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/answer.py" line="26"/>
        <source>Besvart med</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/answer.py" line="28"/>
        <source>Ingen brev, fordi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/answer.py" line="29"/>
        <source>For eksempel: svarte på telefon, ville bare vite KID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/answer.py" line="33"/>
        <source>Trukket av skyldneren, med egne ord</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/answer.py" line="34"/>
        <source>For eksempel: «Glem søknaden» på telefon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/answer.py" line="38"/>
        <source>Gjelder ikke noe krav her, fordi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/answer.py" line="39"/>
        <source>For eksempel: gjelder strømregningen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/answer.py" line="55"/>
        <source>Ingen brev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/answer.py" line="96"/>
        <source>Skriv skyldnerens egne ord, minst ti tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/answer.py" line="100"/>
        <source>Velg brevet som svarer, eller skriv hvorfor det ikke er noe, minst ti tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/answer.py" line="108"/>
        <source>Registrer innsigelsen på kravet, eller skriv hvorfor den ikke gjelder noe krav her.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerDialog</name>
    <message>
        <location filename="../../collector_desk/ui/objections/dialogs.py" line="145"/>
        <source>Registrer svar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/dialogs.py" line="145"/>
        <source>Registrer svaret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/dialogs.py" line="147"/>
        <source>Virksomhetens avgjørelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/dialogs.py" line="149"/>
        <source>Satt ned med (kr)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/dialogs.py" line="150"/>
        <source>Av dette betalt til virksomheten (kr)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/dialogs.py" line="151"/>
        <source>Svaret slik det kom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/dialogs.py" line="153"/>
        <source>Hvem svarte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/dialogs.py" line="154"/>
        <source>Svar mottatt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/dialogs.py" line="194"/>
        <source>Skriv beløpet virksomheten oppga.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/dialogs.py" line="195"/>
        <source>svaret slik det kom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/dialogs.py" line="203"/>
        <source>Beløpet må være over null.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ApprovalsPresenter</name>
    <message>
        <location filename="../../collector_desk/ui/approvals/presenter.py" line="62"/>
        <source>Henter køen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/presenter.py" line="114"/>
        <source>Henter forslaget …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/presenter.py" line="175"/>
        <source>Sender avgjørelsen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/presenter.py" line="186"/>
        <source>Sendt tilbake til {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/presenter.py" line="187"/>
        <source>Forslaget er trukket.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ApprovalsScreen</name>
    <message>
        <location filename="../../collector_desk/ui/approvals/view.py" line="58"/>
        <location filename="../../collector_desk/ui/approvals/view.py" line="66"/>
        <location filename="../../collector_desk/ui/approvals/view.py" line="71"/>
        <source>Til godkjenning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/view.py" line="72"/>
        <source>Til køen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/view.py" line="73"/>
        <location filename="../../collector_desk/ui/approvals/view.py" line="107"/>
        <source>Åpne saken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/view.py" line="77"/>
        <source>Hva i køen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/view.py" line="87"/>
        <source>Ikke noe forslag er valgt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/view.py" line="87"/>
        <source>Velg et forslag i køen for å lese det.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/view.py" line="101"/>
        <source>Filtrer listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/view.py" line="102"/>
        <source>Neste del av køen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/view.py" line="104"/>
        <source>Godkjenn og neste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/view.py" line="105"/>
        <source>Send tilbake …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/view.py" line="106"/>
        <source>Trekk forslaget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/view.py" line="108"/>
        <source>Tilbake til køen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Arrangement</name>
    <message>
        <location filename="../../collector_desk/ui/arrangement.py" line="105"/>
        <source>Kolonner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/arrangement.py" line="113"/>
        <source>Tilbakestill kolonner</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AsOf</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/as_of.py" line="38"/>
        <source>Skyldig per</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/as_of.py" line="41"/>
        <source>Enhver dag før eller etter i dag. «+14d» er om fjorten dager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/as_of.py" line="44"/>
        <source>Slik vi visste det per</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/as_of.py" line="46"/>
        <source>Tomt felt er det vi vet nå.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/as_of.py" line="49"/>
        <source>Hva er endret siden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/as_of.py" line="51"/>
        <source>Det vi har fått vite etter denne dagen, og hva det gjorde.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/as_of.py" line="53"/>
        <source>Vis beløpene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/as_of.py" line="54"/>
        <source>Tilbake til i dag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/as_of.py" line="55"/>
        <source>Vis endringene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/as_of.py" line="56"/>
        <source>Lukk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/as_of.py" line="57"/>
        <source>Lukk valg av dag</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskDialog</name>
    <message>
        <location filename="../../collector_desk/ui/objections/dialogs.py" line="107"/>
        <source>Send til virksomheten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/dialogs.py" line="107"/>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/dialogs.py" line="109"/>
        <source>Spørsmål til {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/dialogs.py" line="114"/>
        <source>Virksomheten avgjør kravet og får en frist for å svare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/dialogs.py" line="127"/>
        <source>Skyldneren har innsigelse mot krav {0}, mottatt {1}:
«{2}»

Opprettholder dere kravet, setter dere det ned, eller trekker dere det tilbake?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/dialogs.py" line="134"/>
        <source>hva virksomheten spørres om</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Balances</name>
    <message>
        <location filename="../../collector_desk/ui/payments/balances.py" line="38"/>
        <source>Hovedstol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/balances.py" line="38"/>
        <source>Renter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/balances.py" line="38"/>
        <source>Gebyr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/balances.py" line="38"/>
        <source>Sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/balances.py" line="43"/>
        <source>Uplassert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/balances.py" line="66"/>
        <source>Før</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/balances.py" line="73"/>
        <source>Etter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/balances.py" line="81"/>
        <source>Betalt for mye, til gode: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/balances.py" line="93"/>
        <source>Sett ned beløpet med {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Bands</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/bands.py" line="23"/>
        <location filename="../../collector_desk/ui/debtor/bands.py" line="45"/>
        <source>Tilbake til i dag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/bands.py" line="60"/>
        <source>Lukk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <location filename="../../collector_desk/ui/overlays.py" line="34"/>
        <source>Mistet forbindelsen til tjenesten. Du kan lese det som er åpent, slik det sist ble hentet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/overlays.py" line="37"/>
        <source>Det du har skrevet er tatt vare på. Vi prøver igjen av oss selv.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/overlays.py" line="43"/>
        <source>Tjenesten starter ikke. {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/overlays.py" line="49"/>
        <source>Prøv nå</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/overlays.py" line="56"/>
        <source>Forbindelsen er tilbake.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BasisBox</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/basis_box.py" line="54"/>
        <source>Legg ved vedtaket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/basis_box.py" line="60"/>
        <source>Krav</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/basis_box.py" line="65"/>
        <source>Vedtaket er datert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/basis_box.py" line="68"/>
        <source>Vedtaket følger begjæringen som tvangsgrunnlag, slik virksomheten ga oss det.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/basis_box.py" line="75"/>
        <source>Legg ved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/basis_box.py" line="83"/>
        <source>Ingen av kravene hviler på et vedtak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/basis_box.py" line="84"/>
        <source>Skriv dagen vedtaket er datert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/basis_box.py" line="86"/>
        <source>Legg ved én fil: vedtaket.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BasisPapers</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/basis_box.py" line="33"/>
        <source>Legg ved vedtak …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/basis_box.py" line="44"/>
        <source>vedtaket mangler</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchesPresenter</name>
    <message>
        <location filename="../../collector_desk/ui/imports/batches.py" line="48"/>
        <source>Velg en bunt i listen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/batches.py" line="50"/>
        <source>Bunten er alt trukket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/batches.py" line="52"/>
        <source>Bare en leder kan trekke en bunt. Be lederen din om det.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/batches.py" line="58"/>
        <source>Skriv hva som var feil, minst fem tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/batches.py" line="60"/>
        <source>Skriv buntnummeret {0} for å bekrefte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/batches.py" line="78"/>
        <source>Trekker bunt {0} …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Box</name>
    <message>
        <location filename="../../collector_desk/ui/casework/box.py" line="48"/>
        <source>Avbryt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/box.py" line="160"/>
        <source>Send igjen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Boxes</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/boxes.py" line="78"/>
        <source>Ingenting som kan oppheves, er stilt i bero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/boxes.py" line="102"/>
        <source>Henter det som er til gode …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/boxes.py" line="113"/>
        <source>Det er ikke noe å betale tilbake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/boxes.py" line="134"/>
        <source>Henter det som er foreslått …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/boxes.py" line="144"/>
        <source>Ingenting er foreslått eller tilbudt.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BudgetForm</name>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="41"/>
        <source>Husstand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="43"/>
        <source>Enslig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="44"/>
        <source>Gift eller samboende</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="45"/>
        <source>Forsørger ektefelle eller samboer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="48"/>
        <location filename="../../collector_desk/ui/plans/budget.py" line="128"/>
        <source>Inntekt etter skatt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="49"/>
        <source>Dokument for inntekten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="50"/>
        <location filename="../../collector_desk/ui/plans/budget.py" line="134"/>
        <source>Bolig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="51"/>
        <source>Dokument for bolig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="52"/>
        <source>Andre i husstanden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="54"/>
        <source>Barn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="54"/>
        <source>Legg til barn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="57"/>
        <source>Flere inntekter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="57"/>
        <source>Legg til inntekt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="60"/>
        <source>Flere utgifter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="60"/>
        <source>Legg til utgift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="62"/>
        <source>Fravik fra satsene, kr per måned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="63"/>
        <source>Hvorfor satsene fravikes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="95"/>
        <source>Betalingsevne</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="153"/>
        <source>Bruk største avdrag, {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="157"/>
        <source>Mangler dokument: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/budget.py" line="167"/>
        <source>Til overs: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="59"/>
        <source>Telefonsamtale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="60"/>
        <source>{0}. Esc lukker, og ingenting blir lagret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="69"/>
        <source>Før samtalen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="76"/>
        <source>Hvem ringer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="78"/>
        <source>Navnet på den som ringer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="80"/>
        <source>Fullmakt eller mandat i saken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="83"/>
        <source>For eksempel: vergemål, mandat av 01.03.2025, dokument i saken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="91"/>
        <source>{0} er riktig besvart: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="94"/>
        <source>Hva kom ut av samtalen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="96"/>
        <source>Gjelder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="97"/>
        <source>Lovet beløp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="98"/>
        <source>Lovet betalt innen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="99"/>
        <source>Hva ble sagt?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="101"/>
        <source>Følges opp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="103"/>
        <source>Dagen samtalen kommer i arbeidslisten din. Kan stå tom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="110"/>
        <source>Kontrollspørsmål: kryss av det som er besvart riktig.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="113"/>
        <source>Det er for lite å spørre om her. Ring tilbake på registrert nummer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="174"/>
        <source>Et beløp eller en dag kan ikke leses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="205"/>
        <source>Hele skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/call.py" line="205"/>
        <source>Kravet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CareBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="81"/>
        <source>Særlig hensyn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="82"/>
        <source>{0}. Det som leses og gjøres her, lagres i loggen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="96"/>
        <location filename="../../collector_desk/ui/casework/care.py" line="261"/>
        <source>Henter …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="98"/>
        <source>Hvorfor må du vite hva det gjelder?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="101"/>
        <source>For eksempel: skyldneren ringer om utsettelse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="103"/>
        <source>Hva gjør du?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="105"/>
        <source>Hva er situasjonen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="108"/>
        <source>Hvor mye veier det?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="111"/>
        <source>Hva gjør vi annerledes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="113"/>
        <source>Skriv hva vi skal ta hensyn til. Ikke skriv en diagnose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="115"/>
        <source>Samtykke gitt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="118"/>
        <source>Hvordan?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="120"/>
        <source>Jeg har sett dokumentasjon i dag. Den lagres ikke.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="122"/>
        <source>Still også i bero til</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="124"/>
        <source>Kan stå tom. Bero oppheves når det særlige hensynet avsluttes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="127"/>
        <source>Hvorfor avsluttes det?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="135"/>
        <source>Vurderes på nytt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="137"/>
        <source>Slettes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="139"/>
        <source>Senest {0} ({1} dager, {2}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="164"/>
        <location filename="../../collector_desk/ui/casework/care.py" line="251"/>
        <source>Registrer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="199"/>
        <source>Ingen særlig situasjon er registrert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="209"/>
        <source>Registrer en særlig situasjon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="212"/>
        <source>Vurder på nytt: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="214"/>
        <source>Vurdert før tvang: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="216"/>
        <source>Samtykket er trukket: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="218"/>
        <source>Avslutt: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="238"/>
        <source>Andre ser bare «Særlig hensyn». {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="241"/>
        <source>En vurdering før tvang må gjøres om igjen etterpå.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="242"/>
        <source>Tiltak om tvang kan da foreslås, til hensynet vurderes på nytt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="243"/>
        <location filename="../../collector_desk/ui/casework/care.py" line="244"/>
        <source>Opplysningen vises ikke mer, og slettes i natt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="248"/>
        <source>Behold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="248"/>
        <source>Vurdert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="249"/>
        <source>Registrer at samtykket er trukket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="249"/>
        <source>Avslutt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="251"/>
        <source>Vis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="259"/>
        <source>Skriv hvorfor, minst fem tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="274"/>
        <source>Velg først ny vurdering, så sletting, fra i morgen til {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="282"/>
        <source>Velg dagen samtykket ble gitt, til og med i dag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="286"/>
        <source>Bero kan vare fra i morgen til {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="337"/>
        <source>Det særlige hensynet er registrert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="338"/>
        <source>Det særlige hensynet er vurdert på nytt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="339"/>
        <source>Hensynet er vurdert før tvang.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="340"/>
        <source>Samtykket er trukket. Opplysningen slettes i natt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/care.py" line="341"/>
        <source>Det særlige hensynet er avsluttet. Opplysningen slettes i natt.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangeBox</name>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="39"/>
        <source>Foreslå ny verdi: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="41"/>
        <source>Raden legges til, og de andre blir stående. En leder som er en annen enn deg, godkjenner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="62"/>
        <source>Gjelder fra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="65"/>
        <source>Neste verdi ventes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="70"/>
        <source>Kilde (forskrift, vedtak eller husregel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="72"/>
        <source>Bekreftet av juridisk avdeling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="73"/>
        <source>Hva som er åpent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="74"/>
        <source>Hvorfor verdien endres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="75"/>
        <source>Prøv på sakene  Ctrl+T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="78"/>
        <location filename="../../collector_desk/ui/rates/change.py" line="96"/>
        <source>Hva som flytter seg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="79"/>
        <source>Hva</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="79"/>
        <source>Saker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="79"/>
        <location filename="../../collector_desk/ui/rates/change.py" line="83"/>
        <source>Før</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="79"/>
        <location filename="../../collector_desk/ui/rates/change.py" line="83"/>
        <source>Etter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="82"/>
        <source>De første sakene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="83"/>
        <source>Sak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="104"/>
        <source>Foreslå</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="127"/>
        <source>Skriv verdiene og dagen de gjelder fra.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="129"/>
        <source>Skriv hvor verdien er fastsatt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="131"/>
        <source>Skriv hva som er åpent når verdien ikke er bekreftet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="133"/>
        <source>Skriv hvorfor verdien endres, minst {0} tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="138"/>
        <source>Prøver satsen på løpende saker …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="141"/>
        <source>Prøv verdien på løpende saker først (Ctrl+T).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/change.py" line="173"/>
        <source>Forslaget venter på en annen leder under Til godkjenning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/change.py" line="25"/>
        <source>Endre leder og team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/change.py" line="28"/>
        <source>Nærmeste leder (habilitet)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/change.py" line="31"/>
        <source>Er lederen inhabil i en sak, kan heller ikke brukeren avgjøre den (fvl. § 6).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/change.py" line="36"/>
        <source>Team (portefølje), ett på hver linje</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/change.py" line="37"/>
        <source>Et navn som ikke finnes fra før, blir et nytt team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/change.py" line="40"/>
        <source>Lagre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/change.py" line="41"/>
        <source>Avbryt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/change.py" line="76"/>
        <source>Et teamnavn har høyst 80 tegn.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/conditions.py" line="33"/>
        <source>Vilkår: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/conditions.py" line="44"/>
        <source>Ikke bekreftet: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClaimBoxes</name>
    <message>
        <location filename="../../collector_desk/ui/casework/claim_boxes.py" line="40"/>
        <source>Hele skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClaimCard</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/facts.py" line="74"/>
        <source>Om kravet {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/facts.py" line="83"/>
        <source>Åpne skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClaimLines</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="35"/>
        <source>Viser eller skjuler linjene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/claims.py" line="89"/>
        <source>Kan tas med</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClaimSummary</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/claims.py" line="23"/>
        <source>Krav</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/claims.py" line="29"/>
        <source>Tas med</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/claims.py" line="29"/>
        <source>Ikke med</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClaimsPage</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/claims_page.py" line="31"/>
        <source>Ingen krav</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/claims_page.py" line="32"/>
        <source>Skyldneren har ingen krav hos oss, heller ikke betalte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claims_page.py" line="41"/>
        <source>Velg kravfil fra en virksomhet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claims_page.py" line="42"/>
        <source>Kravfiler (*.csv *.json);;Alle filer (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claims_page.py" line="61"/>
        <source>Tidligere bunter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claims_page.py" line="62"/>
        <source>Til filen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claims_page.py" line="121"/>
        <source>tatt inn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claims_page.py" line="121"/>
        <source>klare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claims_page.py" line="122"/>
        <source>{0} · {1} {2} · {3} avvist · {4}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claims_page.py" line="125"/>
        <source>{0} tatt inn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claims_page.py" line="136"/>
        <source>{0} er tatt inn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claims_page.py" line="136"/>
        <source>Ta inn {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claims_page.py" line="138"/>
        <source>Ta inn krav</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claims_page.py" line="144"/>
        <source>Filen kontrolleres …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claims_page.py" line="144"/>
        <source>Ingenting tas inn ennå.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claims_page.py" line="146"/>
        <source>Filen er avvist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claims_page.py" line="146"/>
        <source>Ingenting i filen er tatt inn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claims_page.py" line="149"/>
        <source>Ingen fil er kontrollert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claims_page.py" line="151"/>
        <source>Velg eller slipp en kravfil (CSV eller JSON). Du får en rapport krav for krav før noe tas inn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claims_page.py" line="159"/>
        <source>{0} er tatt inn.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClaimsTable</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/claims.py" line="85"/>
        <source>Pil opp og ned velger krav, pil venstre og høyre velger beløp. Beløpet forklares i feltet til høyre. Enter går dit, Esc slipper kravet og forklarer hele summen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="64"/>
        <source>Denne fanen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="89"/>
        <source>Finn og åpne</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="89"/>
        <source>Faner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="90"/>
        <source>Visning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="90"/>
        <source>Økt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="90"/>
        <source>Arbeid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="91"/>
        <source>Søk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="92"/>
        <source>Min arbeidsliste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="93"/>
        <source>Utsettelser og avtaler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="94"/>
        <source>Foreldelsesfrister</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="96"/>
        <source>Uplasserte innbetalinger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="98"/>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="99"/>
        <source>Henvendelser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="100"/>
        <source>Satser og regler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="101"/>
        <source>Brukere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="102"/>
        <source>Innsigelser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="103"/>
        <source>Til godkjenning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="104"/>
        <source>Stilt i bero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="105"/>
        <source>Tvangsinnkreving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="106"/>
        <source>Angre det siste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="107"/>
        <source>Neste fane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="108"/>
        <source>Forrige fane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="109"/>
        <source>Lukk fanen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="110"/>
        <source>Tilbake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="111"/>
        <source>Fram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="112"/>
        <source>Hent på nytt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="113"/>
        <source>Neste felt i vinduet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="114"/>
        <source>Forrige felt i vinduet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="115"/>
        <source>Større tekst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="116"/>
        <source>Mindre tekst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="117"/>
        <source>Vanlig tekststørrelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="118"/>
        <source>Farger som systemet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="119"/>
        <source>Lyse farger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="120"/>
        <source>Mørke farger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="121"/>
        <source>Høy kontrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="122"/>
        <source>Hjelp om dette feltet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="123"/>
        <source>Alle hurtigtaster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="124"/>
        <source>Lås skjermen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="125"/>
        <source>Logg ut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/commands.py" line="126"/>
        <source>Avslutt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/composer.py" line="30"/>
        <source>Ny merknad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/composer.py" line="33"/>
        <source>Ctrl+Enter skriver merknaden. Den kan ikke endres etterpå, bare rettes med en ny. Utkastet tas vare på mens du skriver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/composer.py" line="37"/>
        <source>Gjelder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/composer.py" line="37"/>
        <location filename="../../collector_desk/ui/debtor/composer.py" line="88"/>
        <source>Hele skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/composer.py" line="41"/>
        <source>Skriv merknaden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/composer.py" line="42"/>
        <source>Legg bort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/composer.py" line="43"/>
        <source>Utkastet tas vare på (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/composer.py" line="103"/>
        <source>Retter merknaden {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/composer.py" line="112"/>
        <source>Utkastet er ikke lagret ennå</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/composer.py" line="113"/>
        <source>Utkastet er lagret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/composer.py" line="114"/>
        <source>Skriver …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/composer.py" line="115"/>
        <source>Venter på svar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/composer.py" line="126"/>
        <source>Vi vet ikke om merknaden kom fram. Den sendes igjen av seg selv.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/composer.py" line="127"/>
        <source>Den blir aldri skrevet to ganger. Du kan arbeide videre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/composer.py" line="128"/>
        <source>Send igjen nå</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Conditions</name>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="45"/>
        <source>oppfylt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="45"/>
        <source>ikke oppfylt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="47"/>
        <source>Vilkår: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="54"/>
        <source>Ikke oppfylt. {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <location filename="../../collector_desk/ui/approvals/confirm.py" line="24"/>
        <source>Skriv passordet på nytt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/confirm.py" line="27"/>
        <source>Passord for {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/confirm.py" line="28"/>
        <source>Bekreft og godkjenn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/confirm.py" line="29"/>
        <source>Avbryt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/confirm.py" line="34"/>
        <source>Et tvangstiltak godkjennes bare av den som er pålogget. Passordet lagres ikke.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <location filename="../../collector_desk/ui/dates.py" line="35"/>
        <source>Velg i kalender</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DebtorPick</name>
    <message>
        <location filename="../../collector_desk/ui/casework/debtor_search.py" line="122"/>
        <source>Hvorfor åpner du en skyldner utenfor porteføljen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/debtor_search.py" line="127"/>
        <source>Velg skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/debtor_search.py" line="128"/>
        <source>Skyldneren åpnes, og oppslaget loggføres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/debtor_search.py" line="129"/>
        <source>Velg en annen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DebtorPresenter</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/presenter.py" line="122"/>
        <source>Henter skyldneren …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DebtorScreen</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/view.py" line="62"/>
        <source>Henter …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/view.py" line="220"/>
        <source>{0} krav</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/view.py" line="222"/>
        <source>{0} valgt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/view.py" line="226"/>
        <source>{0} til gode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/view.py" line="326"/>
        <source>Merknaden er skrevet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DebtorSearch</name>
    <message>
        <location filename="../../collector_desk/ui/casework/debtor_search.py" line="34"/>
        <source>Navn, fødselsnummer, KID, adresse …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/debtor_search.py" line="39"/>
        <source>Skyldnere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/debtor_search.py" line="102"/>
        <source>Ingen skyldner passer. Prøv hele nummeret eller færre ord.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/debtor_search.py" line="103"/>
        <source>Skriv minst tre tegn.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecisionPane</name>
    <message>
        <location filename="../../collector_desk/ui/objections/decision.py" line="38"/>
        <source>Kravet settes ned med (kr)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision.py" line="39"/>
        <source>Beløpet tas av hovedstolen fra første dag. Renter regnes på nytt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision.py" line="41"/>
        <source>Gebyr faller bort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision.py" line="43"/>
        <source>Når det var rimelig å få innsigelsen prøvd først (inkassoloven § 17).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision.py" line="46"/>
        <source>Grunn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision.py" line="49"/>
        <source>Begrunnelse (kommer i brevet)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision.py" line="52"/>
        <source>Minst 20 tegn. Skriv så skyldneren forstår. Utkastet tas vare på mens du skriver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision.py" line="56"/>
        <location filename="../../collector_desk/ui/objections/decision.py" line="82"/>
        <source>Hva som skjer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision.py" line="57"/>
        <source>Før</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision.py" line="57"/>
        <source>Etter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision.py" line="62"/>
        <source>Avgjør og neste  Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision.py" line="63"/>
        <source>Forhåndsvis brev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision.py" line="91"/>
        <source>Avgjørelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision.py" line="185"/>
        <source>Rettsgrunnlag: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision.py" line="200"/>
        <source>Regner ut …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision.py" line="202"/>
        <source>Kan ikke regnes ut før det som er galt, er rettet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision.py" line="204"/>
        <source>Velg en avgjørelse for å se hva den gjør med kravet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecisionPresenter</name>
    <message>
        <location filename="../../collector_desk/ui/objections/decision_presenter.py" line="66"/>
        <source>Sender …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision_presenter.py" line="68"/>
        <source>Velg en avgjørelse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision_presenter.py" line="70"/>
        <source>Velg samtalen eller henvendelsen der skyldneren trekker innsigelsen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision_presenter.py" line="72"/>
        <source>Velg hvorfor den ikke kan prøves, og skriv hvor den hører hjemme.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision_presenter.py" line="223"/>
        <source>Skriver brevet …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/decision_presenter.py" line="250"/>
        <source>Lagrer avgjørelsen …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeedRow</name>
    <message>
        <location filename="../../collector_desk/ui/explained.py" line="37"/>
        <source>kan gjøres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/explained.py" line="37"/>
        <source>kan ikke gjøres nå</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeedsPanel</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/deeds.py" line="51"/>
        <source>Hva kan gjøres nå</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/deeds.py" line="62"/>
        <source>Hva kan gjøres nå – skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/deeds.py" line="64"/>
        <source>Hva kan gjøres nå – valgt krav</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeferralBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="59"/>
        <source>Utsettelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="67"/>
        <source>Hva utsettes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="70"/>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="100"/>
        <source>Før og etter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="73"/>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="292"/>
        <source>Gi utsettelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="80"/>
        <source>Henter kravene …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="84"/>
        <source>Utsatt til</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="87"/>
        <source>Årsak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="90"/>
        <source>Svar på</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="90"/>
        <source>Ingen henvendelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="92"/>
        <source>Begrunnelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="93"/>
        <source>Trengs når leder må godkjenne, og når søknaden avslås: da står den i brevet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="95"/>
        <source>Skyldneren ba selv om denne dagen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="96"/>
        <source>Dagen skrives i et avslag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="100"/>
        <source>Hva</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="100"/>
        <source>Nå</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="100"/>
        <source>Etterpå</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="104"/>
        <source>Se brevet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="105"/>
        <source>Vis avslaget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="106"/>
        <source>Avslå søknaden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="153"/>
        <source>Velg minst ett krav.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="155"/>
        <source>Skriv hvilken dag det utsettes til.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="157"/>
        <source>Regner ut …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="159"/>
        <source>Velg en tidligere dag, eller avslå søknaden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="161"/>
        <source>Skriv en begrunnelse til lederen, minst ti tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="167"/>
        <source>Velg krav og dag det ble søkt om.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="169"/>
        <source>Skriv hvorfor det avslås, minst ti tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="223"/>
        <source>Stilt i bero til {0}. Bekreftelsen sendes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="226"/>
        <source>Utsettelsen venter i «Til godkjenning».</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="227"/>
        <source>Søknaden om utsettelse er avslått. Svaret sendes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="250"/>
        <source>{0} skylder ingenting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="283"/>
        <source>Den venter i «Til godkjenning» til en leder har godkjent den.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral.py" line="292"/>
        <source>Foreslå for leder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeferralPresenter</name>
    <message>
        <location filename="../../collector_desk/ui/casework/deferral_presenter.py" line="152"/>
        <source>Skriver brevet …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="66"/>
        <source>Åpne skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="67"/>
        <source>Knytt til skyldner …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="68"/>
        <source>Les posten  Ctrl+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="69"/>
        <source>Utsettelse …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="70"/>
        <source>Registrer innsigelse …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="73"/>
        <source>Hva ble det til?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="74"/>
        <source>For eksempel: svart på e-post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="79"/>
        <source>Sendes videre til, om den ikke er vår</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="80"/>
        <source>For eksempel: Bydel Sagene, namsmannen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="84"/>
        <source>Adressen dit, om den er kjent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="85"/>
        <source>For eksempel: Postboks 1, 0101 Oslo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="88"/>
        <source>Ferdig  Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="89"/>
        <source>Sendt videre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="98"/>
        <source>Krav det gjelder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="102"/>
        <source>Vedlegg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="111"/>
        <source>Hva som står der</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="146"/>
        <source>Post uten skyldner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="151"/>
        <source>Svares innen {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="156"/>
        <source>Gjenstår å avgjøre: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="187"/>
        <source>Åpner vedlegget når skyldneren er åpnet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="189"/>
        <source>Åpner vedlegget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="239"/>
        <source>sendt til {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/detail.py" line="239"/>
        <source>rette instans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/detail.py" line="39"/>
        <source>Bruk forslaget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/detail.py" line="40"/>
        <source>Avvis treffet …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/detail.py" line="46"/>
        <source>Flytt …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/detail.py" line="47"/>
        <source>Ta tilbake …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/detail.py" line="58"/>
        <source>Mellomrom velger · Enter åpner skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/detail.py" line="61"/>
        <location filename="../../collector_desk/ui/payments/detail.py" line="66"/>
        <source>Forslag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/detail.py" line="64"/>
        <source>Ingen krav ligner på denne innbetalingen. Søk etter kravet eller skyldneren.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/detail.py" line="67"/>
        <source>Før og etter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/detail.py" line="70"/>
        <source>Ingenting slettes: det som flyttes eller tas tilbake, føres tilbake med egne posteringer, og begge står i historikken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/detail.py" line="78"/>
        <source>Plassert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/detail.py" line="167"/>
        <source>Flytt {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/detail.py" line="168"/>
        <source>Ta tilbake {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/detail.py" line="175"/>
        <source>Regner ut …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/detail.py" line="37"/>
        <source>Åpne  Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/detail.py" line="38"/>
        <source>Neste  J</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/detail.py" line="39"/>
        <source>Ferdig og neste  Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/detail.py" line="40"/>
        <source>Utsett til …  Ctrl+D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/detail.py" line="41"/>
        <source>Gi til …  Ctrl+G</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/detail.py" line="59"/>
        <source>Hvorfor i listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/detail.py" line="62"/>
        <source>Dette tar den ut av listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/detail.py" line="74"/>
        <source>Raden som er valgt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DismissBox</name>
    <message>
        <location filename="../../collector_desk/ui/payments/dismiss.py" line="32"/>
        <source>Avvis treffene på {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/dismiss.py" line="36"/>
        <source>Hvorfor er pengene ikke skyldnerens?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/dismiss.py" line="37"/>
        <source>Begrunnelsen lagres med navnet ditt. Ctrl+Z angrer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/dismiss.py" line="42"/>
        <source>Avvis treffene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/dismiss.py" line="50"/>
        <source>Skriv hvorfor, minst fem tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/dismiss.py" line="60"/>
        <source>Treffene er avvist. Ctrl+Z angrer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DisqualifyBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/habilitet.py" line="28"/>
        <source>Jeg er inhabil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/habilitet.py" line="29"/>
        <source>{0}. Forvaltningsloven § 6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/habilitet.py" line="34"/>
        <source>Saken lukkes for deg med det samme, og oppgavene i den går til andre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/habilitet.py" line="35"/>
        <source>Det kan ikke angres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/habilitet.py" line="38"/>
        <source>Hvorfor?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/habilitet.py" line="41"/>
        <source>For eksempel: min søster, min utleier, min egen sak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/habilitet.py" line="45"/>
        <source>Meld inhabil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/habilitet.py" line="53"/>
        <source>Skriv hvorfor, minst fem tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/habilitet.py" line="63"/>
        <source>Du er meldt inhabil. Andre tar saken.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Earlier</name>
    <message>
        <location filename="../../collector_desk/ui/imports/earlier.py" line="122"/>
        <location filename="../../collector_desk/ui/imports/earlier.py" line="147"/>
        <source>Tidligere bunter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/earlier.py" line="127"/>
        <source>Denne importen var feil …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/earlier.py" line="179"/>
        <source>Ingen bunter er tatt inn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/earlier.py" line="180"/>
        <source>Kravfiler fra virksomhetene står her når de er tatt inn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/earlier.py" line="183"/>
        <source>Henter …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndBox</name>
    <message>
        <location filename="../../collector_desk/ui/plans/steps.py" line="110"/>
        <location filename="../../collector_desk/ui/plans/steps.py" line="118"/>
        <source>Avslutt avtalen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/steps.py" line="114"/>
        <source>Hvorfor?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/steps.py" line="115"/>
        <source>Det som står igjen, forfaller som før. Skyldneren får brev.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/steps.py" line="125"/>
        <source>Skriv hvorfor, minst tre tegn.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndHoldBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="163"/>
        <source>Opphev bero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="170"/>
        <source>Hva oppheves?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="174"/>
        <source>Hvorfor?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="185"/>
        <source>Opphev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="198"/>
        <source>Krav og tvangsinnkreving kan gå videre i dag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="200"/>
        <source>Skyldneren får brev med begrunnelsen. Kravene hviler til fristen i brevet, som løper fra det blir sendt, eller til den dagen utsettelsen uansett var ute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="209"/>
        <source>Skriv hvorfor til skyldneren, minst ti tegn. Det står i brevet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="211"/>
        <source>Skriv hvorfor det oppheves, minst tre tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="228"/>
        <source>Utsettelsen er opphevet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="228"/>
        <source>Bero er opphevet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="238"/>
        <source>Utsettelse{0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message>
        <location filename="../../collector_desk/ui/objections/ending.py" line="22"/>
        <source>Hvor trekkes innsigelsen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/ending.py" line="24"/>
        <source>Skyldneren har ikke sagt eller skrevet noe siden. Før samtalen først.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/ending.py" line="28"/>
        <source>Hvorfor kan den ikke prøves?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/ending.py" line="32"/>
        <source>Hvor kan skyldneren henvende seg? (kommer i brevet)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <location filename="../../collector_desk/ui/side_bar.py" line="79"/>
        <source>, vises nå</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventBox</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="117"/>
        <source>Svar fra namsmannen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="118"/>
        <source>Hva kom?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="119"/>
        <source>Datert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="121"/>
        <source>Frist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="122"/>
        <source>Beløp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="123"/>
        <source>Kode fra mottakeren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="124"/>
        <source>Hva som står der</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="132"/>
        <source>Registrer svaret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="163"/>
        <source>Saken hos namsmannen er da over, og tiltaket avsluttes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="168"/>
        <source>Lag begjæringen først.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="169"/>
        <source>Skriv dagen svaret er datert, senest i dag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="178"/>
        <source>Legg ved én fil: svaret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="182"/>
        <source>Skriv koden mottakeren ga, tegn for tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="183"/>
        <source>Skriv fristen som står i brevet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="184"/>
        <source>Skriv beløpet på fakturaen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="185"/>
        <source>Skriv hva som står der.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventFields</name>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="209"/>
        <source>Hva kom?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="210"/>
        <source>Datert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="212"/>
        <source>Frist, eller dagen for møtet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="213"/>
        <source>Beløp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="214"/>
        <source>Hva som står der</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="241"/>
        <source>Saken er da over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="248"/>
        <source>Skriv dagen det er datert, senest i dag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="254"/>
        <source>Legg ved én fil: brevet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="259"/>
        <source>Skriv dagen som står i brevet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="260"/>
        <source>Skriv beløpet på fakturaen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="261"/>
        <source>Skriv hva som står der.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/versions.py" line="75"/>
        <source>Datert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/versions.py" line="75"/>
        <source>Svar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/versions.py" line="75"/>
        <source>Frist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/versions.py" line="75"/>
        <source>Ført av</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/versions.py" line="76"/>
        <source>Papir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/versions.py" line="78"/>
        <source>Svar fra namsmannen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExplanationPanel</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="120"/>
        <source>Henter linjene …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="129"/>
        <source>Prøv igjen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="134"/>
        <source>Linjene gir ikke beløpet. Bruk ikke tallet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="135"/>
        <source>Meld fra til drift, og oppgi kravet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="140"/>
        <source>Beløpet er endret etter at siden ble hentet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="141"/>
        <source>Hent på nytt med F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="166"/>
        <source>Sum av linjene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="172"/>
        <source>Endret siden {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="173"/>
        <source>Det vi har fått vite siden da, og hva hver ting gjorde med beløpet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="175"/>
        <source>Ingenting vi har fått vite siden da, har endret beløpet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="179"/>
        <source>Slik vi visste det {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="182"/>
        <source>Slik vi vet det nå</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="183"/>
        <source>Tilbake til forklaringen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="191"/>
        <source>Kopier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="191"/>
        <source>Kopierer linjene med regel og kilde</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="194"/>
        <source>Tekst til skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="194"/>
        <source>Kopierer forklaringen i vanlige ord</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="232"/>
        <source>Forklaringen er kopiert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/explanation.py" line="240"/>
        <source>Teksten til skyldneren er kopiert.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportPresenter</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/export_presenter.py" line="59"/>
        <source>Lager saksoppsummering …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/export.py" line="49"/>
        <source>Velg mappe for saksoppsummeringen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/export.py" line="56"/>
        <source>{0} er lagret i {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/export.py" line="60"/>
        <source>Åpne</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/export.py" line="65"/>
        <source>Maskinen har ikke noe program som åpner regneark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/export.py" line="66"/>
        <source>Filen ligger i {0}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactsPage</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/facts.py" line="119"/>
        <source>Vis hvem som har åpnet skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/facts.py" line="123"/>
        <source>Om skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/facts.py" line="132"/>
        <source>Opplysninger om skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FigureLine</name>
    <message>
        <location filename="../../collector_desk/ui/casework/letter_pages.py" line="98"/>
        <source>{0}, {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter_pages.py" line="100"/>
        <source>Forklar beløpet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter_pages.py" line="104"/>
        <source>Viser eller skjuler linjene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter_pages.py" line="121"/>
        <source>Henter linjene …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter_pages.py" line="133"/>
        <source>Sum av linjene</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <location filename="../../collector_desk/ui/casework/letter_pages.py" line="170"/>
        <source>, uten gebyret for brevet ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter_pages.py" line="171"/>
        <source>Beløpene i brevet{0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileBar</name>
    <message>
        <location filename="../../collector_desk/ui/imports/parts.py" line="27"/>
        <source>Velg fil …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/parts.py" line="30"/>
        <source>Avbryt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/parts.py" line="55"/>
        <source>eller slipp filen her</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/parts.py" line="56"/>
        <source>{0} · kontrolleres …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/parts.py" line="57"/>
        <source>{0} · tas inn …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/parts.py" line="68"/>
        <source>Vi vet ikke om filen ble tatt inn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/parts.py" line="70"/>
        <source>Send den igjen når forbindelsen er tilbake. Den tas inn én gang.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FiledBox</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="72"/>
        <source>Levert namsmannen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="73"/>
        <source>Dagen den ble levert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="75"/>
        <source>Mottakerens referanse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="76"/>
        <source>Ingen fil er laget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="78"/>
        <source>Fra denne dagen er foreldelsen avbrutt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="84"/>
        <source>Før som levert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="99"/>
        <source>Lag begjæringen først.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="102"/>
        <source>Versjon {0} er ført som levert. Lag en ny versjon først.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/request_boxes.py" line="104"/>
        <source>Skriv dagen, senest i dag.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FiledFields</name>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="134"/>
        <source>Dagen den ble levert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="136"/>
        <source>Mottakerens referanse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="138"/>
        <source>Begrunnelse fra leder, når kravet er bestridt etter at klagen ble laget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="141"/>
        <source>Fra denne dagen er foreldelsen avbrutt (foreldelsesloven §§ 15 og 16).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="152"/>
        <source>Skriv dagen, senest i dag.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilesField</name>
    <message>
        <location filename="../../collector_desk/ui/casework/files.py" line="72"/>
        <source>Velg filer …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/files.py" line="73"/>
        <source>PDF, JPEG eller PNG, høyst 20 MB hver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/files.py" line="74"/>
        <source>Ta bort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/files.py" line="76"/>
        <location filename="../../collector_desk/ui/casework/files.py" line="84"/>
        <source>Vedlegg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/files.py" line="78"/>
        <source>eller slipp dem her. PDF, JPEG eller PNG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/files.py" line="116"/>
        <source>Legg ved én fil.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/files.py" line="135"/>
        <source>PDF og bilder (*.pdf *.jpg *.jpeg *.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/files.py" line="136"/>
        <source>Velg vedlegg</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBox</name>
    <message>
        <location filename="../../collector_desk/ui/filtering.py" line="42"/>
        <source>Filtrer listen …  Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/filtering.py" line="43"/>
        <source>Filtrer listen: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <location filename="../../collector_desk/ui/filtering.py" line="81"/>
        <source>Vis hele listen (Esc i filteret)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/filtering.py" line="86"/>
        <source>Filter: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/filtering.py" line="87"/>
        <source>{0}. Vis hele listen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Filtered</name>
    <message>
        <location filename="../../collector_desk/ui/filtering.py" line="143"/>
        <source>{0} av {1} vises</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <location filename="../../collector_desk/ui/payments/finder.py" line="32"/>
        <source>Finn et annet krav</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/finder.py" line="33"/>
        <source>Navn, kravnummer, KID, fødselsdato, adresse …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/finder.py" line="35"/>
        <source>Enter tar treffet når det bare er ett. Pil ned går til listen; der velger mellomrom raden, og Enter åpner skyldneren. En skyldner som velges, viser de åpne kravene sine; Esc går tilbake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/finder.py" line="43"/>
        <source>Tilbake til treffene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/finder.py" line="170"/>
        <source>Åpne krav: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FinderPresenter</name>
    <message>
        <location filename="../../collector_desk/ui/payments/finding.py" line="141"/>
        <source>Søker …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/finding.py" line="143"/>
        <source>{0} har ingen åpne krav som pengene kan plasseres på.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/finding.py" line="146"/>
        <source>Skriv minst to tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/finding.py" line="148"/>
        <source>Ingen skyldnere, krav eller saker på «{0}».</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/finding.py" line="150"/>
        <source>Det er flere treff: skriv mer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstUserCard</name>
    <message>
        <location filename="../../collector_desk/ui/signin/view.py" line="160"/>
        <source>Navn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/view.py" line="161"/>
        <source>Brukernavn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/view.py" line="162"/>
        <source>Passord, minst 12 tegn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/view.py" line="163"/>
        <source>Passordet en gang til</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/view.py" line="164"/>
        <source>Opprett administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/view.py" line="167"/>
        <source>Nytt skrivebord</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/view.py" line="170"/>
        <source>Ingen kan logge inn ennå. Opprett administratoren, som så gir saksbehandlere og ledere hver sin bruker. Administratoren ser ikke saker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/view.py" line="193"/>
        <source>Passordet er for kort: skriv minst 12 tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/view.py" line="196"/>
        <source>De to passordene er ikke like. Skriv det på nytt.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/frame.py" line="87"/>
        <source>Tilbake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/frame.py" line="89"/>
        <source>Registrer mottatt dag …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/frame.py" line="90"/>
        <source>Levert namsmannen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/frame.py" line="91"/>
        <source>Registrer svar fra namsmannen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/frame.py" line="92"/>
        <source>Endre trekket …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/frame.py" line="93"/>
        <source>Stans …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/frame.py" line="94"/>
        <source>Skriv beslutningen på nytt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/frame.py" line="95"/>
        <source>Forkast utkastet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/frame.py" line="125"/>
        <source>Dette er det første steget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/frame.py" line="137"/>
        <source>Kan ikke foreslås ennå: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/frame.py" line="143"/>
        <source>Foreslå for leder  Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/frame.py" line="146"/>
        <source>Neste: {0}  Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/foot.py" line="33"/>
        <source>Hvorfor?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/foot.py" line="34"/>
        <source>For eksempel: betaleren ringte og oppga fakturaen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/foot.py" line="37"/>
        <source>Minst fem tegn. Begrunnelsen lagres sammen med plasseringen. Den trengs når kravet ikke er et sterkt forslag, og når penger flyttes eller tas tilbake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/foot.py" line="42"/>
        <location filename="../../collector_desk/ui/payments/foot.py" line="111"/>
        <source>Plasser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/foot.py" line="44"/>
        <source>Avbryt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/foot.py" line="45"/>
        <source>Tøm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/foot.py" line="48"/>
        <source>Rollen din kan se innbetalingene, ikke plassere dem.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/foot.py" line="89"/>
        <source>{0} for mye</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/foot.py" line="91"/>
        <source>Igjen: {0} blir uplassert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/foot.py" line="92"/>
        <source>Hele beløpet flyttes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/foot.py" line="94"/>
        <source>Igjen å plassere: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/foot.py" line="96"/>
        <source>Hele beløpet plasseres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/foot.py" line="112"/>
        <source>Flytt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/foot.py" line="113"/>
        <source>Ta tilbake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/foot.py" line="116"/>
        <source>Send igjen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormRow</name>
    <message>
        <location filename="../../collector_desk/ui/plans/household.py" line="57"/>
        <source>Ta bort</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/head.py" line="32"/>
        <location filename="../../collector_desk/ui/debtor/head.py" line="92"/>
        <source>Vis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/head.py" line="40"/>
        <source>Velg en annen dag (Ctrl+D)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/head.py" line="92"/>
        <source>Skjul</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/head.py" line="94"/>
        <source>Skjul fødselsnummeret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/head.py" line="96"/>
        <source>Vis fødselsnummeret i ett minutt, oppslaget logges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/head.py" line="98"/>
        <source>Vises i ett minutt. Oppslaget logges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/head.py" line="118"/>
        <source>{0} {1}. Velg en annen dag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/frame.py" line="32"/>
        <source>Steg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/frame.py" line="69"/>
        <source>Sendt tilbake: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/frame.py" line="74"/>
        <source>Lagrer utkastet …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/frame.py" line="76"/>
        <source>Ikke lagret ennå</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/frame.py" line="78"/>
        <source>Utkastet er lagret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/head.py" line="40"/>
        <source>Holdt utenfor {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/head.py" line="40"/>
        <source>Uplassert {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/head.py" line="52"/>
        <source>Banken har tatt tilbake {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/head.py" line="54"/>
        <source>Velg kravet som fikk betalingen. Skylden der øker igjen med beløpet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/head.py" line="65"/>
        <source>Det du har skrevet, står fortsatt. Se over beløpene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/head.py" line="68"/>
        <source>Endret siden du åpnet den: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/head.py" line="76"/>
        <source>Vi vet ikke om det ble ført.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/head.py" line="77"/>
        <source>Send igjen når forbindelsen er tilbake. Det føres bare én gang.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <location filename="../../collector_desk/ui/header.py" line="93"/>
        <source>Kommunal inkasso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/header.py" line="99"/>
        <source>Meny for {0}, {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/header.py" line="103"/>
        <source>ØVELSE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/header.py" line="132"/>
        <source>Meny</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeirFields</name>
    <message>
        <location filename="../../collector_desk/ui/casework/parties_heir.py" line="23"/>
        <source>Arvingens ansvar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties_heir.py" line="23"/>
        <source>Velg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties_heir.py" line="25"/>
        <source>Boets verdi etter begravelsen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties_heir.py" line="28"/>
        <source>Lite bo: under 3 G. Arvingen kreves ikke for mer (arveloven § 116).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties_heir.py" line="49"/>
        <source>Velg om arvingen har overtatt gjelden, eller om boet er lite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties_heir.py" line="51"/>
        <source>Skriv hva boet eide etter begravelsen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <location filename="../../collector_desk/ui/help.py" line="22"/>
        <source>Hjelp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/help.py" line="28"/>
        <source>Lukk hjelpen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/help.py" line="32"/>
        <source>HJELP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/help.py" line="53"/>
        <source>Skrivebordet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/help.py" line="75"/>
        <source>Ctrl+K søker i alt: navn, fødselsnummer, KID, saks- og kravnummer, telefon, adresse og kommandoer. F6 går mellom feltene i vinduet. Shift+F1 viser alle hurtigtaster.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HoldBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="55"/>
        <location filename="../../collector_desk/ui/casework/hold.py" line="77"/>
        <source>Still i bero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="56"/>
        <source>{0}. Nye krav, gebyrer og tvangsinnkreving stanser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="61"/>
        <source>Hvorfor?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="63"/>
        <source>I bero til</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="65"/>
        <source>Hva stilles i bero?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="66"/>
        <source>Merknad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="95"/>
        <source>Tiltaket {0} · {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="117"/>
        <source>Velg en dag fra i morgen og senest {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/hold.py" line="137"/>
        <source>{0} er stilt i bero til {1}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HoldsScreen</name>
    <message>
        <location filename="../../collector_desk/ui/holds/view.py" line="59"/>
        <source>Team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/holds/view.py" line="60"/>
        <location filename="../../collector_desk/ui/holds/view.py" line="85"/>
        <source>Alle team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/holds/view.py" line="62"/>
        <source>Neste team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/holds/view.py" line="82"/>
        <source>Uten team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/holds/view.py" line="92"/>
        <source>Ingenting er stilt i bero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/holds/view.py" line="93"/>
        <source>En skyldner, en sak, et krav eller et tiltak stilles i bero fra skyldneren.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/holds/view.py" line="98"/>
        <source>{0} i bero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/holds/view.py" line="101"/>
        <source>{0} vist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/holds/view.py" line="103"/>
        <source>{0} skulle vært vurdert</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseholdFields</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="40"/>
        <source>Husstand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="42"/>
        <source>Enslig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="43"/>
        <source>Gift eller samboende</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="44"/>
        <source>Forsørger ektefelle eller samboer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="47"/>
        <source>Andre i husstanden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="48"/>
        <source>Lønn eller ytelse, brutto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="49"/>
        <source>Forskuddstrekk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="50"/>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="52"/>
        <source>Dokument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="55"/>
        <source>Dokument, lønn eller ytelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="57"/>
        <source>Barn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="57"/>
        <source>Legg til barn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="60"/>
        <source>Flere inntekter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="60"/>
        <source>Legg til inntekt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="63"/>
        <source>Flere utgifter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="63"/>
        <source>Legg til utgift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="65"/>
        <source>Fravik fra satsene, kr per måned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="66"/>
        <source>Hvorfor satsene fravikes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="80"/>
        <source>Boligutgifter er uten strøm – strøm ligger i livsoppholdet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/household.py" line="138"/>
        <source>Lønn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportPresenter</name>
    <message>
        <location filename="../../collector_desk/ui/imports/presenter.py" line="87"/>
        <source>Kontrollerer {0} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/presenter.py" line="102"/>
        <source>Tar inn {0} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/presenter.py" line="133"/>
        <source>Velg en fil først. Den kontrolleres før noe tas inn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/presenter.py" line="134"/>
        <location filename="../../collector_desk/ui/imports/presenter.py" line="138"/>
        <source>Filen kontrolleres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/presenter.py" line="135"/>
        <source>Filen er avvist som helhet. Ingenting i den kan tas inn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/presenter.py" line="136"/>
        <source>Filen tas inn nå.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/presenter.py" line="137"/>
        <source>Filen er tatt inn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/presenter.py" line="142"/>
        <source>Ingen av kravene er klare. Send rapporten til virksomheten.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportsScreen</name>
    <message>
        <location filename="../../collector_desk/ui/imports/view.py" line="25"/>
        <source>Hva som tas inn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/view.py" line="29"/>
        <location filename="../../collector_desk/ui/imports/view.py" line="58"/>
        <source>Krav fra virksomhetene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/view.py" line="30"/>
        <location filename="../../collector_desk/ui/imports/view.py" line="59"/>
        <source>Innbetalinger (OCR)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/view.py" line="35"/>
        <location filename="../../collector_desk/ui/imports/view.py" line="49"/>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/view.py" line="53"/>
        <source>Velg fil …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/view.py" line="55"/>
        <source>Ta inn filen som er kontrollert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/view.py" line="57"/>
        <source>Filtrer rapporten</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InboxPresenter</name>
    <message>
        <location filename="../../collector_desk/ui/inbox/presenter.py" line="54"/>
        <source>Henter henvendelser …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/presenter.py" line="60"/>
        <location filename="../../collector_desk/ui/inbox/presenter.py" line="70"/>
        <source>Velg en henvendelse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/presenter.py" line="62"/>
        <source>Skriv hva det ble til, minst tre tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/presenter.py" line="69"/>
        <source>Skriv hvem den sendes videre til.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/presenter.py" line="91"/>
        <source>Henter posten …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/presenter.py" line="119"/>
        <source>Henter dokumentet …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/presenter.py" line="143"/>
        <source>Sendt videre til {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/presenter.py" line="143"/>
        <source>Ferdig: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InboxScreen</name>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="56"/>
        <location filename="../../collector_desk/ui/inbox/view.py" line="73"/>
        <location filename="../../collector_desk/ui/inbox/view.py" line="79"/>
        <location filename="../../collector_desk/ui/inbox/view.py" line="88"/>
        <source>Henvendelser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="78"/>
        <source>Lister</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="80"/>
        <source>Post uten skyldner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="82"/>
        <source>Til listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="83"/>
        <location filename="../../collector_desk/ui/inbox/view.py" line="114"/>
        <source>Registrer post …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="84"/>
        <source>Post i retur …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="92"/>
        <source>Ingen er valgt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="105"/>
        <source>Filtrer listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="107"/>
        <source>Ferdig og neste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="108"/>
        <source>Skriv hva det ble til</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="110"/>
        <source>Knytt til skyldner …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="112"/>
        <source>Les posten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="116"/>
        <source>Videresendt post i retur …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="118"/>
        <source>Utsettelse …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="120"/>
        <source>Registrer innsigelse …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="121"/>
        <source>Bytt liste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="122"/>
        <source>Tilbake til listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="219"/>
        <location filename="../../collector_desk/ui/inbox/view.py" line="230"/>
        <source>Velg en henvendelse med skyldner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="302"/>
        <source>Henvendelser {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="303"/>
        <source>Post uten skyldner {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="316"/>
        <location filename="../../collector_desk/ui/inbox/view.py" line="338"/>
        <source>Henter …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="318"/>
        <source>All post har en skyldner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="321"/>
        <source>Ingen henvendelser venter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="322"/>
        <source>Post fra portalen kommer hit av seg selv. Slipp en skannet fil her.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="331"/>
        <source>{0} over fristen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="332"/>
        <source>{0} i dag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/view.py" line="337"/>
        <source> · {0} uten skyldner</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InterestLines</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/leaf_lines.py" line="50"/>
        <source>Fra og med – til og med</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/leaf_lines.py" line="51"/>
        <source>Dager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/leaf_lines.py" line="52"/>
        <source>Sats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/leaf_lines.py" line="53"/>
        <source>Kroner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/leaf_lines.py" line="69"/>
        <source>av {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/leaf_lines.py" line="70"/>
        <source>foreløpig sats</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JudgmentFields</name>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_judgment.py" line="49"/>
        <source>Hva er avgjort?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_judgment.py" line="52"/>
        <source>Av hvem?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_judgment.py" line="54"/>
        <source>Navn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_judgment.py" line="56"/>
        <source>Klagen kom inn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_judgment.py" line="57"/>
        <source>Avgjort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_judgment.py" line="59"/>
        <source>Forkynt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_judgment.py" line="60"/>
        <source>Oppfyllelsesfrist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_judgment.py" line="61"/>
        <source>Hovedstol vi er tilkjent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_judgment.py" line="62"/>
        <source>Sakskostnader vi er tilkjent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_judgment.py" line="67"/>
        <source>Krav som er avgjort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_judgment.py" line="101"/>
        <source>Skriv hvem som har avgjort saken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_judgment.py" line="103"/>
        <source>Velg kravene som er avgjort.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_judgment.py" line="105"/>
        <source>Skriv dagen klagen kom inn, senest i dag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_judgment.py" line="106"/>
        <source>Skriv dagen den er avgjort, senest i dag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_judgment.py" line="114"/>
        <source>Skriv hovedstolen vi er tilkjent, 0 når alt er avslått.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_judgment.py" line="115"/>
        <source>Legg ved én fil: avgjørelsen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyHint</name>
    <message>
        <location filename="../../collector_desk/ui/panels.py" line="186"/>
        <source>Tastene {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Labelled</name>
    <message>
        <location filename="../../collector_desk/ui/fields.py" line="52"/>
        <source>, må fylles ut</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/language.py" line="24"/>
        <source>Språk i brev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/language.py" line="27"/>
        <source>Hvilket språk?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/language.py" line="29"/>
        <source>Brev som ikke finnes på språket, skrives på bokmål.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/language.py" line="33"/>
        <source>Hvor vet vi det fra?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/language.py" line="36"/>
        <source>For eksempel: ba om det på telefon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/language.py" line="40"/>
        <source>Velg språket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/language.py" line="50"/>
        <source>Dette språket gjelder allerede.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/language.py" line="52"/>
        <source>Skriv hvor vi vet det fra.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/language.py" line="63"/>
        <source>Brevene skrives på {0} fra nå.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeafLine</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/leaf_lines.py" line="122"/>
        <source>Åpne dokumentet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LetterBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/letter.py" line="41"/>
        <source>Nytt brev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter.py" line="52"/>
        <source>Hvilket brev?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter.py" line="57"/>
        <source>Kravene brevet gjelder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter.py" line="58"/>
        <source>Beløpene per</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter.py" line="60"/>
        <source>Overskrift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter.py" line="61"/>
        <source>Teksten i brevet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter.py" line="62"/>
        <location filename="../../collector_desk/ui/casework/letter.py" line="235"/>
        <source>Henter …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter.py" line="63"/>
        <source>Registrer hvem det skrives til …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter.py" line="68"/>
        <source>Åpne som PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter.py" line="77"/>
        <source>Mottaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter.py" line="84"/>
        <source>Send brevet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter.py" line="142"/>
        <source>Brevet vises likevel, slik det ville sett ut i dag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter.py" line="143"/>
        <source>Gå til innbetalingen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter.py" line="196"/>
        <source>Skriv overskriften og teksten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter.py" line="198"/>
        <source>Velg minst ett krav.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter.py" line="241"/>
        <source>Skriver brevet …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter.py" line="275"/>
        <source>Brevet er skrevet og sendes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LetterList</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/letter_list.py" line="75"/>
        <source>Åpne brevet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/letter_list.py" line="81"/>
        <source>Leveringen og brev i retur …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/letter_list.py" line="84"/>
        <source>Nytt brev …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LettersBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/letters.py" line="40"/>
        <source>Brev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letters.py" line="46"/>
        <source>Henter brevene …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letters.py" line="47"/>
        <source>Hva står på konvolutten som kom i retur?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letters.py" line="48"/>
        <source>Åpne brevet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letters.py" line="49"/>
        <source>Skriv svaret på nytt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letters.py" line="51"/>
        <source>Nytt brev …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letters.py" line="75"/>
        <source>Registrer i retur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letters.py" line="80"/>
        <source>Lukk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letters.py" line="124"/>
        <source>Svaret er skrevet på nytt, med dato og frist fra i dag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letters.py" line="144"/>
        <source>Henter brevet …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letters.py" line="154"/>
        <source>Det er ikke noe brev å registrere i retur.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letters.py" line="156"/>
        <source>Rollen din kan ikke registrere brev i retur.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letters.py" line="159"/>
        <source>Brevet ble sendt før kravet kom hit, og kom det i retur, vet avsenderen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letters.py" line="163"/>
        <source>«{0}»: det kan ikke komme i retur.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letters.py" line="171"/>
        <source>Brevet er registrert i retur. Finn adressen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <location filename="../../collector_desk/ui/signin/lock.py" line="33"/>
        <source>Passord for {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/lock.py" line="34"/>
        <source>Lås opp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/lock.py" line="35"/>
        <source>Logg ut og bytt bruker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/lock.py" line="38"/>
        <source>Skjermen er låst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/lock.py" line="52"/>
        <source>{0}, økten din er avsluttet av tjenesten. Logg inn igjen for å fortsette.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/lock.py" line="54"/>
        <source>{0}, skriv passordet for å fortsette der du var.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../../collector_desk/ui/main_window.py" line="245"/>
        <source>Lukk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatchBox</name>
    <message>
        <location filename="../../collector_desk/ui/inbox/match.py" line="25"/>
        <source>Knytt til skyldner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/match.py" line="26"/>
        <source>Skyldneren åpnes, og oppslaget loggføres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/match.py" line="29"/>
        <source>Finn skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/match.py" line="31"/>
        <source>Hvorfor åpner du en skyldner utenfor porteføljen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/match.py" line="33"/>
        <source>Post til skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/match.py" line="37"/>
        <source>Knytt til skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/match.py" line="48"/>
        <source>Finn og velg skyldneren posten tilhører.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/match.py" line="75"/>
        <source>Posten er knyttet til {0}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeasureForm</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/form.py" line="79"/>
        <source>Registrer svar på oppslag …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/form.py" line="82"/>
        <source>Registrer uttalelse …  Ctrl+U</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/form.py" line="86"/>
        <source>Trekk per måned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/form.py" line="86"/>
        <source>tomt: det største lovlige</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/form.py" line="88"/>
        <source>Begrunnelse for avvik fra satsene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/form.py" line="89"/>
        <source>Hvorfor dette tiltaket?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/form.py" line="90"/>
        <source>Hva er vurdert i stedet?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/form.py" line="93"/>
        <source>Avvik ved kravene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/form.py" line="94"/>
        <source>Avvik ved regelverket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/form.py" line="95"/>
        <source>Avvik ved partene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/form.py" line="97"/>
        <source>Avvik ved grunnlag og varsel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/form.py" line="242"/>
        <source>Ingen varsel om utlegg er sendt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/form.py" line="245"/>
        <source>Ingen uttalelse er kommet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/form.py" line="249"/>
        <source>Stilt i bero</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeasurePresenter</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/presenter.py" line="99"/>
        <source>Henter …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/presenter.py" line="105"/>
        <source>Regner …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/presenter.py" line="110"/>
        <source>Utkastet er ikke lagret ennå.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/presenter.py" line="131"/>
        <source>Henter tiltaket …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/presenter.py" line="170"/>
        <source>Regner ut …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/presenter.py" line="235"/>
        <source>Lager utkastet …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/presenter.py" line="302"/>
        <source>Lagrer …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeasureScreen</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="50"/>
        <source>Tiltak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="56"/>
        <source>Henter tiltaket …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="104"/>
        <source>Neste steg, eller foreslå</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="106"/>
        <source>Lagre utkastet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="107"/>
        <source>Registrer uttalelse …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="108"/>
        <source>Registrer svar på oppslag …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="109"/>
        <source>Vis hele regnestykket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="110"/>
        <source>Stans …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="111"/>
        <source>Forkast utkastet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="112"/>
        <source>Åpne filen til namsmannen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="113"/>
        <source>Åpne skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="115"/>
        <source>Steg {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="120"/>
        <source>Levert namsmannen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="122"/>
        <source>Registrer svar fra namsmannen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="125"/>
        <source>Registrer mottatt dag …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="126"/>
        <source>Skriv beslutningen på nytt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="128"/>
        <source>Endre trekket …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="146"/>
        <source>Utkastet lagres. Lukk igjen om et øyeblikk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="202"/>
        <source>Ingen fil til namsmannen er laget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="335"/>
        <source>Endring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/view.py" line="344"/>
        <source>Ikke lagret</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeasuresScreen</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/listing.py" line="55"/>
        <source>Ingen tiltak er i arbeid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/listing.py" line="56"/>
        <source>Et trekk, et pant eller en begjæring begynnes fra skyldneren.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/listing.py" line="60"/>
        <source>{0} tiltak</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MergeBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="37"/>
        <source>Slå sammen eller del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="43"/>
        <source>Hva gjør du?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="43"/>
        <source>Slå sammen med en annen registrering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="47"/>
        <source>Den andre registreringen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="49"/>
        <source>Samme person registrert to ganger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="52"/>
        <source>Begrunnelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="63"/>
        <location filename="../../collector_desk/ui/casework/merge.py" line="112"/>
        <source>Slå sammen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="79"/>
        <source>Hva som går tilbake, og hva som blir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="80"/>
        <source>Blir her</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="80"/>
        <source>Går tilbake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="90"/>
        <source>Del: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="95"/>
        <source>{0}, slått sammen {1} av {2}, {3} krav fulgte med.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="112"/>
        <source>Del igjen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="117"/>
        <source>{0} beholdes og får krav, saker, brev, varsler, bero, avtaler og numre fra {1}. Saldoer og KID endres ikke. {1} kan ikke lenger søkes opp. Det kan angres her.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="132"/>
        <location filename="../../collector_desk/ui/casework/merge.py" line="164"/>
        <source>Ser hva delingen gjør …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="153"/>
        <source>Oppgaver som lages:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="162"/>
        <source>Finn og velg den andre registreringen av samme person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="167"/>
        <source>Skriv en begrunnelse på minst {0} tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="183"/>
        <source>De to er slått sammen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/merge.py" line="183"/>
        <source>De to er delt igjen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MonthChart</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/chart.py" line="37"/>
        <source>Trekk og rest av kravet, {0} måneder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/chart.py" line="39"/>
        <source>Hver måned står under «Vis hele regnestykket».</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/chart.py" line="111"/>
        <source>Rest av kravet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewSuitFields</name>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="60"/>
        <source>Hva saken gjelder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="61"/>
        <source>Begrunnelse fra leder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="65"/>
        <source>Krav det klages på</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="91"/>
        <source>Går til {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="91"/>
        <source> og </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="92"/>
        <source> Det blir en klage til hver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="108"/>
        <source>Henter …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="110"/>
        <source>Velg kravene som skal klages inn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="112"/>
        <source>Skriv hva saken gjelder, minst ti tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="115"/>
        <source>Skriv hvorfor kravet klages inn likevel, minst ti tegn.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotesPage</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/notes.py" line="52"/>
        <source>Rett merknaden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/notes.py" line="53"/>
        <source>Skriver en ny merknad som viser til denne</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/notes.py" line="63"/>
        <source>Merknader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/notes.py" line="67"/>
        <source>Ctrl+N skriver den første.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/notes.py" line="68"/>
        <source>Ingen merknader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/notes.py" line="108"/>
        <source>hele skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/notes.py" line="119"/>
        <source>Retter {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/notes.py" line="122"/>
        <source>Rettet {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBox</name>
    <message>
        <location filename="../../collector_desk/ui/plans/steps.py" line="82"/>
        <source>Varsel om mislighold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/steps.py" line="86"/>
        <source>{0} mangler. {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/steps.py" line="93"/>
        <source>Send varselet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Objecting</name>
    <message>
        <location filename="../../collector_desk/ui/inbox/objecting.py" line="42"/>
        <source>Henter skyldneren …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ObjectionPage</name>
    <message>
        <location filename="../../collector_desk/ui/objections/page.py" line="57"/>
        <source>Til listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/page.py" line="58"/>
        <source>Åpne saken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/page.py" line="98"/>
        <source>Innsigelse – {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ObjectionsPresenter</name>
    <message>
        <location filename="../../collector_desk/ui/objections/presenter.py" line="71"/>
        <source>Henter innsigelser …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/presenter.py" line="87"/>
        <source>Henter innsigelsen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/presenter.py" line="176"/>
        <source>Lagrer …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/presenter.py" line="184"/>
        <source>Mottaket er bekreftet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/presenter.py" line="185"/>
        <source>{0} er purret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/presenter.py" line="186"/>
        <source>Sendt til {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/presenter.py" line="187"/>
        <source>Svaret fra {0} er registrert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/presenter.py" line="210"/>
        <source>Det er ikke sendt noe brev til virksomheten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/presenter.py" line="223"/>
        <source>Henter dokumentet …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ObjectionsScreen</name>
    <message>
        <location filename="../../collector_desk/ui/objections/view.py" line="58"/>
        <location filename="../../collector_desk/ui/objections/view.py" line="75"/>
        <location filename="../../collector_desk/ui/objections/view.py" line="258"/>
        <source>Innsigelser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/view.py" line="83"/>
        <source>Ingen åpne innsigelser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/view.py" line="84"/>
        <source>Nye innsigelser fra portalen, posten og telefonen kommer hit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/view.py" line="98"/>
        <source>Filtrer listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/view.py" line="100"/>
        <source>Avgjør og neste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/view.py" line="101"/>
        <source>Forhåndsvis brev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/view.py" line="102"/>
        <source>Bekreft mottak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/view.py" line="103"/>
        <source>Send til virksomheten …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/view.py" line="104"/>
        <source>Purr virksomheten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/view.py" line="105"/>
        <source>Registrer svar …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/view.py" line="106"/>
        <source>Les brevet til virksomheten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/view.py" line="107"/>
        <source>Åpne saken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/view.py" line="108"/>
        <source>Tilbake til listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/view.py" line="261"/>
        <source>Innsigelse – {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/view.py" line="264"/>
        <source>Innsigelse {0} av {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OcrPage</name>
    <message>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="59"/>
        <source>Velg OCR-fil fra banken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="60"/>
        <source>OCR-filer (*.txt *.ocr *.dat);;Alle filer (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="68"/>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="90"/>
        <source>OCR-filer som er lest inn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="135"/>
        <source>{0} · {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="138"/>
        <source>{0} lest inn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="145"/>
        <source>Forsendelser: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="150"/>
        <source>Les inn innbetalinger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="152"/>
        <source>{0} er lest inn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="152"/>
        <source>Les inn {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="163"/>
        <source>Velg eller slipp en OCR-fil fra banken. Den kontrolleres før noe bokføres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="166"/>
        <source>Innbetalinger med kravets KID plasseres av seg selv. Alle andre tas vare på som uplasserte, med alt banken sendte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="171"/>
        <source>ble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="171"/>
        <source>blir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="174"/>
        <source>{0} på {1} {2} uplassert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="177"/>
        <source>De står i «Uplasserte innbetalinger» med forslag (Alt+2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="189"/>
        <source>Ingen OCR-filer er lest inn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="190"/>
        <source>Filene står her med hva som er plassert, og hva som er uplassert nå.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="193"/>
        <source>Henter …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/ocr_page.py" line="198"/>
        <source>{0} er lest inn, {1} plassert.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/kept_files.py" line="110"/>
        <source>Henter dokumentet …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutagesBox</name>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="36"/>
        <location filename="../../collector_desk/ui/users/outages.py" line="63"/>
        <source>Nedetid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="47"/>
        <source>Grunn, når en periode trekkes tilbake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="49"/>
        <source>Hva var nede</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="52"/>
        <source>Kilde, for eksempel driftsmeldingen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="54"/>
        <source>Første dag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="55"/>
        <source>Siste dag, tom mens det varer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="56"/>
        <source>Registrer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="57"/>
        <source>Lukk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="67"/>
        <source>Ny periode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="95"/>
        <source>Skriv hvem som meldte fra, eller hvor det står.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="116"/>
        <source>Skriv hvorfor perioden trekkes tilbake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="129"/>
        <source>Perioden er trukket tilbake, og fristene løper som før.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="131"/>
        <source>Nedetiden er registrert, og fristene som løp, er forlenget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="153"/>
        <source>Ingen er registrert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="160"/>
        <source>Trukket tilbake av {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="161"/>
        <source>{0}. Registrert av {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="175"/>
        <source>Over i dag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="176"/>
        <source>Over i dag: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="180"/>
        <source>Trekk tilbake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="181"/>
        <source>Trekk tilbake: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/outages.py" line="188"/>
        <source>fra {0}, varer ennå</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutcomePart</name>
    <message>
        <location filename="../../collector_desk/ui/approvals/outcome.py" line="20"/>
        <location filename="../../collector_desk/ui/approvals/outcome.py" line="30"/>
        <source>Hva det fører til</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/outcome.py" line="24"/>
        <source>Måned for måned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/outcome.py" line="25"/>
        <source>Dag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/outcome.py" line="25"/>
        <source>Trekk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/outcome.py" line="25"/>
        <source>Renter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/outcome.py" line="25"/>
        <source>Igjen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/outcome.py" line="45"/>
        <source>Måned for måned ({0})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <location filename="../../collector_desk/ui/objections/cards.py" line="72"/>
        <source>Avgjørelse</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwedButton</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/parts.py" line="96"/>
        <source>Forklar beløpet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <location filename="../../collector_desk/ui/casework/letter_pages.py" line="79"/>
        <source>Brevet, side {0} av {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/pages.py" line="55"/>
        <source>Krav</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/pages.py" line="56"/>
        <source>Innbetalinger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/pages.py" line="57"/>
        <source>Avtaler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/pages.py" line="58"/>
        <source>Innsigelser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/pages.py" line="59"/>
        <source>Brev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/pages.py" line="60"/>
        <source>Dokumenter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/pages.py" line="61"/>
        <source>Merknader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/pages.py" line="62"/>
        <source>Opplysninger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/pages.py" line="66"/>
        <source>Deler av saken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/pages.py" line="204"/>
        <source>{0} · utkast</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaidTicks</name>
    <message>
        <location filename="../../collector_desk/ui/casework/parties_parts.py" line="71"/>
        <source>{0} betalt {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties_parts.py" line="76"/>
        <source>Hva av dette har skyldneren betalt? Det går tilbake.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <location filename="../../collector_desk/ui/search/view.py" line="65"/>
        <source>Søk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/view.py" line="66"/>
        <source>Søk navn, nummer, adresse eller kommando</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/view.py" line="69"/>
        <source>Skriv deler av navnet i hvilken som helst rekkefølge, et helt fødselsnummer, en fødselsdato, KID, saks-, krav- eller fakturanummer, telefon, adresse eller kjennemerke. Kommandoer finnes med ordene sine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/view.py" line="84"/>
        <source>velg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/view.py" line="87"/>
        <source>Enter åpne</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/view.py" line="88"/>
        <source>Ctrl+Enter åpne i ny fane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/view.py" line="89"/>
        <source>Esc lukk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/view.py" line="91"/>
        <source>Oppslag utenfor egne saker krever begrunnelse og loggføres</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartLink</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/parts.py" line="134"/>
        <source>Forklar beløpet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartiesBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="55"/>
        <source>Parter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="86"/>
        <source>Krav</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="91"/>
        <source>Hva gjør du?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="92"/>
        <source>Grunn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="93"/>
        <source>Hva er den nye?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="95"/>
        <source>Andel av hovedstolen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="95"/>
        <source>Tomt: skylder hele kravet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="100"/>
        <location filename="../../collector_desk/ui/casework/parties.py" line="196"/>
        <source>Riktig skyldner, om kjent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="102"/>
        <source>Riktig skyldner eller medskyldner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="105"/>
        <source>Begrunnelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="110"/>
        <source>Hvorfor angres det?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="111"/>
        <source>Konto å betale til</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="125"/>
        <source>Registrer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="144"/>
        <source>Fri {0} fra kravet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="145"/>
        <source>Sett en til på kravet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="151"/>
        <source>Angre fritaket: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="154"/>
        <source>Betal tilbake {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="197"/>
        <source>Ny på kravet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="264"/>
        <source>Henter …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="264"/>
        <source>Det er ingenting å gjøre her.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="267"/>
        <source>Skriv hvorfor det angres, minst fem tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="280"/>
        <source>Finn og velg den som skal settes på kravet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="284"/>
        <source>Regner …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="286"/>
        <source>Skriv en begrunnelse på minst {0} tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="288"/>
        <source>Legg ved én fil: dokumentet det bygger på.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="329"/>
        <source>{0} er fri fra kravet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="330"/>
        <source>Den nye skyldneren er satt på kravet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="331"/>
        <source>Fritaket er angret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/parties.py" line="332"/>
        <source>Tilbakebetaling til {0} er sendt til godkjenning.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PayerFields</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="102"/>
        <source>Hvem betaler skyldneren?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="104"/>
        <source>Arbeidsgiver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="105"/>
        <source>NAV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="108"/>
        <source>Navn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="109"/>
        <source>Organisasjonsnummer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="110"/>
        <source>Adresse for pålegget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="111"/>
        <source>Postnummer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="112"/>
        <source>Poststed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="113"/>
        <source>Vederlag i næring: høyst 20 prosent av brutto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="114"/>
        <source>Skyldneren samtykker i mer enn 20 prosent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="116"/>
        <source>Andre trekk som løper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="116"/>
        <source>Legg til trekk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="119"/>
        <source>Gjør skyldneren det han kan for å betale?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="120"/>
        <source>Lar han være å begunstige andre?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="121"/>
        <source>Hva vurderingen bygger på</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="122"/>
        <source>Dekningsloven § 2-7 fjerde ledd: er svaret ja på begge, kan intet trekkes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="128"/>
        <source>Klasse e: skyldnerens vilje</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlacingPresenter</name>
    <message>
        <location filename="../../collector_desk/ui/payments/placing.py" line="173"/>
        <source>Velg en innbetaling i listen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/placing.py" line="175"/>
        <source>Sender …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/placing.py" line="237"/>
        <source>Fører innbetalingen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/placing.py" line="261"/>
        <source>{0} er tatt tilbake og står uplassert.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlainList</name>
    <message>
        <location filename="../../collector_desk/ui/plain_list.py" line="98"/>
        <source>Filtrer listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plain_list.py" line="99"/>
        <source>Åpne skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plain_list.py" line="150"/>
        <source>Henter …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanPresenter</name>
    <message>
        <location filename="../../collector_desk/ui/plans/presenter.py" line="83"/>
        <source>Henter kravene …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/presenter.py" line="106"/>
        <source>Regner ut avtalen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/presenter.py" line="141"/>
        <source>Fyll ut krav, første forfall, og beløp eller antall avdrag først.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/presenter.py" line="142"/>
        <source>Avtalen regnes ut. Vent et øyeblikk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/presenter.py" line="177"/>
        <source>Skriver brevet …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/presenter.py" line="229"/>
        <source>Lagrer avgjørelsen …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanScreen</name>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="60"/>
        <source>Avdragene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="62"/>
        <source>Vedta avtalen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="67"/>
        <location filename="../../collector_desk/ui/plans/view.py" line="71"/>
        <source>Nedbetalingsavtale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="99"/>
        <source>Skyldner betaler i alt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="100"/>
        <source>Betalt alt i dag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="101"/>
        <source>Rente i perioden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="102"/>
        <source>Ferdig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="110"/>
        <location filename="../../collector_desk/ui/plans/view.py" line="295"/>
        <source>Vis kildene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="117"/>
        <source>Når du vedtar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="131"/>
        <source>Begrunnelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="132"/>
        <source>Trengs når leder må godkjenne, og når søknaden avslås: da står den i brevet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="135"/>
        <source>Motforslaget gjelder til</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="136"/>
        <source>Skyldneren ba selv om første forfall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="137"/>
        <source>Dagen skrives i et avslag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="138"/>
        <location filename="../../collector_desk/ui/plans/view.py" line="274"/>
        <source>Vedta avtalen  Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="139"/>
        <location filename="../../collector_desk/ui/plans/view.py" line="277"/>
        <source>Send motforslag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="140"/>
        <source>Avslå …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="141"/>
        <source>Vis brevet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="142"/>
        <source>Vis motforslaget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="143"/>
        <source>Vis avslaget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="246"/>
        <source>Avtale {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="255"/>
        <source>Nedbetalingsavtale – {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="257"/>
        <source>Avtale – {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="262"/>
        <source>Uten søknad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="273"/>
        <source>Foreslå for leder  Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="277"/>
        <source>Foreslå motforslag for leder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="280"/>
        <source>Vilkårene er utenfor det som kan avtales. Se grensene over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="285"/>
        <source>Vent til kravene er hentet og avtalen er sendt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="295"/>
        <source>Skjul kildene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="302"/>
        <source>Denne grensen er ikke bekreftet av juridisk avdeling: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="303"/>
        <source>Disse grensene er ikke bekreftet av juridisk avdeling: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="314"/>
        <source>Ingen avdrag ennå</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="317"/>
        <source>Fyll ut avdraget eller antallet, og når det første forfaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/view.py" line="345"/>
        <source>{0} avdrag, til {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PracticeFrame</name>
    <message>
        <location filename="../../collector_desk/ui/overlays.py" line="67"/>
        <source>ØVELSE – oppdiktede skyldnere, ingenting sendes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/letter_preview.py" line="38"/>
        <source>Åpne som PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter_preview.py" line="39"/>
        <source>Lukk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/letter_preview.py" line="52"/>
        <source>Slik blir brevet. Ingenting er sendt.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <location filename="../../collector_desk/ui/overlays.py" line="172"/>
        <source>Framdrift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/overlays.py" line="173"/>
        <source>Avbryt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/overlays.py" line="190"/>
        <location filename="../../collector_desk/ui/overlays.py" line="204"/>
        <source>Arbeider …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RatesPresenter</name>
    <message>
        <location filename="../../collector_desk/ui/rates/presenter.py" line="32"/>
        <source>Henter satser …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/presenter.py" line="56"/>
        <source>Saksbehandlere og ledere foreslår nye verdier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/presenter.py" line="58"/>
        <source>Velg en tabell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/presenter.py" line="59"/>
        <source>Et forslag om tabellen venter alt.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RatesScreen</name>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="30"/>
        <source>Tabeller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="32"/>
        <source>Finn en sats …  Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="35"/>
        <source>Verdier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="40"/>
        <source>Åpne forslaget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="41"/>
        <source>Foreslå endring …  Ctrl+Shift+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="45"/>
        <source>Filtrer listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="46"/>
        <source>Foreslå endring …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="53"/>
        <location filename="../../collector_desk/ui/rates/view.py" line="60"/>
        <source>Satser og regler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="89"/>
        <source>Sats eller regel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="92"/>
        <source>Gjelder nå</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="102"/>
        <source>Fra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="103"/>
        <source>Verdi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="104"/>
        <source>Kontroll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="105"/>
        <source>Kilde</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="114"/>
        <source>ikke bekreftet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="116"/>
        <source>gjelder senere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="117"/>
        <source>kontrollert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="166"/>
        <source>{0} tabeller · {1} verdier ikke bekreftet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="184"/>
        <source>sist sammenlignet med kilden {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/rates/view.py" line="187"/>
        <source>ny verdi ventes {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <location filename="../../collector_desk/ui/search/reason.py" line="22"/>
        <source>Begrunn oppslaget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/reason.py" line="24"/>
        <source>Hvorfor slår du opp?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/reason.py" line="25"/>
        <source>For eksempel: skyldneren ringer om sak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/reason.py" line="27"/>
        <source>Minst fem tegn. Begrunnelsen lagres sammen med oppslaget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/reason.py" line="31"/>
        <source>Åpne</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/reason.py" line="32"/>
        <source>Avbryt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/reason.py" line="35"/>
        <source>Utenfor egen portefølje</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/reason.py" line="41"/>
        <source>Oppslaget og begrunnelsen lagres i loggen og kan kontrolleres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/reason.py" line="63"/>
        <source>Skriv hvorfor, minst fem tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/reason.py" line="82"/>
        <source>Henvendelse fra skyldner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/reason.py" line="83"/>
        <source>Henvendelse fra virksomhet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/reason.py" line="84"/>
        <source>Vikarierer for kollega</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/reason.py" line="85"/>
        <source>Uplassert innbetaling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/reason.py" line="105"/>
        <source>Skriv minst fem tegn om hvorfor du slår opp.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reckoning</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/reckoning.py" line="74"/>
        <location filename="../../collector_desk/ui/enforcement/reckoning.py" line="107"/>
        <source>Vis hele regnestykket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/reckoning.py" line="76"/>
        <source>Regnestykket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/reckoning.py" line="77"/>
        <source>Måned for måned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/reckoning.py" line="87"/>
        <source>Resultat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/reckoning.py" line="107"/>
        <source>Skjul regnestykket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/reckoning.py" line="135"/>
        <source>Ikke bekreftet av juridisk avdeling:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RefundBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/refund.py" line="31"/>
        <source>Foreslå tilbakebetaling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/refund.py" line="32"/>
        <source>{0}, {1}. En leder må godkjenne utbetalingen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/refund.py" line="39"/>
        <source>Hvem har betalt?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/refund.py" line="42"/>
        <source>Konto å betale til</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/refund.py" line="44"/>
        <source>Tomt: kontoen er ukjent. Skyldneren blir spurt i brev.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/refund.py" line="47"/>
        <source>Hvorfor?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/refund.py" line="53"/>
        <location filename="../../collector_desk/ui/casework/refund.py" line="92"/>
        <source>Send til godkjenning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/refund.py" line="77"/>
        <source>Trukket i lønn eller trygd: pengene er skyldnerens. Skyldneren blir spurt i brev om sin egen konto, og du får en oppgave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/refund.py" line="81"/>
        <source>Ukjent. Skyldneren blir spurt i brev, og du får en oppgave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/refund.py" line="83"/>
        <source>Kontoen det ble betalt fra.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/refund.py" line="85"/>
        <source>En annen konto enn den det ble betalt fra. Lederen ser det.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/refund.py" line="87"/>
        <source>Trukket i lønn eller trygd. Kontroller at kontoen er skyldnerens egen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/refund.py" line="89"/>
        <source>Betalt fra en ukjent konto. Kontroller at kontoen er betalerens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/refund.py" line="92"/>
        <source>Spør om kontoen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/refund.py" line="102"/>
        <source>Skriv hvorfor beløpet skal tilbake, minst tre tegn.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegimeBox</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/regime_box.py" line="33"/>
        <source>Svar på oppslag om regelverk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/regime_box.py" line="46"/>
        <source>Registrer svaret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/regime_box.py" line="55"/>
        <source>Spørsmål</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/regime_box.py" line="57"/>
        <source>Hvor skal en begjæring sendes? (Betjeningskartet)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/regime_box.py" line="58"/>
        <source>Har eller har skyldneren hatt ett trekk?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/regime_box.py" line="62"/>
        <source>Svar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/regime_box.py" line="63"/>
        <source>Spurt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/regime_box.py" line="64"/>
        <source>Ett trekk fra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/regime_box.py" line="65"/>
        <source>Kilde</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/regime_box.py" line="68"/>
        <location filename="../../collector_desk/ui/enforcement/regime_box.py" line="78"/>
        <source>Slå opp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/regime_box.py" line="78"/>
        <source>Slår opp …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/regime_box.py" line="108"/>
        <source>Oppslaget svarte: {0}. Registrer svaret, så gjelder det.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/regime_box.py" line="121"/>
        <source>Venter på oppslaget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/regime_box.py" line="122"/>
        <source>Skriv dagen du spurte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/regime_box.py" line="128"/>
        <source>Ta bort dagen: svaret er at skyldneren ikke har hatt ett trekk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/regime_box.py" line="130"/>
        <source>Skriv hvor svaret kommer fra.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegisterBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/register.py" line="41"/>
        <source>Registrer henvendelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/register.py" line="41"/>
        <source>Registrer post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/register.py" line="44"/>
        <source>Posten legges i «Post uten skyldner» til den er knyttet til noen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/register.py" line="62"/>
        <source>Registrer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/register.py" line="76"/>
        <source>Hva er det?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/register.py" line="79"/>
        <source>Hvordan kom det?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/register.py" line="83"/>
        <source>Avsender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/register.py" line="85"/>
        <source>Avsenderens navn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/register.py" line="86"/>
        <source>Mottatt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/register.py" line="88"/>
        <source>Hva står det?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/register.py" line="91"/>
        <location filename="../../collector_desk/ui/casework/register.py" line="95"/>
        <source>Krav det gjelder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/register.py" line="113"/>
        <source>Mottatt må være en dag til og med i dag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/register.py" line="115"/>
        <source>Skriv hva som står der, gjerne kort.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/register.py" line="143"/>
        <source>Henvendelsen er registrert som {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/register.py" line="145"/>
        <source>Posten er registrert som {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/register.py" line="156"/>
        <source>Dette stanser alle kravene til meldingen er lukket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/register.py" line="158"/>
        <source>Registrer også innsigelsen på kravet den gjelder (Ctrl+Shift+I).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegisterDialog</name>
    <message>
        <location filename="../../collector_desk/ui/objections/registering.py" line="57"/>
        <source>Ny innsigelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/registering.py" line="57"/>
        <source>Registrer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/registering.py" line="62"/>
        <source>Krav</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/registering.py" line="64"/>
        <source>Grunn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/registering.py" line="86"/>
        <source>Skyldners ord</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/registering.py" line="88"/>
        <source>Kom som</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/registering.py" line="91"/>
        <source>Fra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/registering.py" line="93"/>
        <source>Mottatt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/registering.py" line="96"/>
        <source>Bestridt beløp (kr)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/registering.py" line="97"/>
        <source>hele kravet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/registering.py" line="98"/>
        <source>La feltet stå tomt når hele kravet er bestridt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/registering.py" line="130"/>
        <source>Rettsgrunnlag: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/registering.py" line="143"/>
        <source>skyldnerens egne ord</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/registering.py" line="153"/>
        <source>Beløpet må være over null.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Registering</name>
    <message>
        <location filename="../../collector_desk/ui/objections/registering.py" line="213"/>
        <source>{0} har ingen krav.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/registering.py" line="243"/>
        <source>Registrerer innsigelsen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/registering.py" line="249"/>
        <source>Innsigelsen mot {0} er registrert. {1}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReliefAnswerBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/relief_answer.py" line="34"/>
        <source>Oppgjør, ettergivelse og tapsføring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief_answer.py" line="39"/>
        <source>Hvilken sak?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief_answer.py" line="41"/>
        <source>Hva skjer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief_answer.py" line="43"/>
        <source>Hvem svarte?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief_answer.py" line="45"/>
        <source>Navn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief_answer.py" line="47"/>
        <source>Fullmakten eller mandatet må være registrert i «Hvem skrives det til?».</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief_answer.py" line="50"/>
        <source>Hvordan, eller hvorfor?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief_answer.py" line="57"/>
        <source>Registrer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief_answer.py" line="79"/>
        <source>Skyldneren godtar tilbudet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief_answer.py" line="91"/>
        <source>Kravet tas opp igjen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief_answer.py" line="92"/>
        <source>Skyldneren takker nei eller trekker seg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief_answer.py" line="103"/>
        <source>Det er ingenting å svare på her.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief_answer.py" line="105"/>
        <source>Skriv navnet på den som svarte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief_answer.py" line="107"/>
        <source>Skriv hvordan svaret kom, eller hvorfor, minst tre tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief_answer.py" line="129"/>
        <source>Svaret er registrert.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReliefBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="50"/>
        <source>Ettergi, tapsfør eller tilby oppgjør</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="51"/>
        <source>{0}. Ingenting gis opp før en annen har godkjent det.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="75"/>
        <source>Hva foreslås?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="77"/>
        <source>Grunnlag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="78"/>
        <location filename="../../collector_desk/ui/casework/relief.py" line="111"/>
        <source>Kravene det gjelder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="85"/>
        <source>Hva ettergis?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="89"/>
        <source>Beløp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="89"/>
        <source>Tomt: alt av delen. Bare når ett krav er valgt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="91"/>
        <source>Skyldneren betaler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="92"/>
        <source>Svarfrist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="94"/>
        <source>Betalt innen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="96"/>
        <source>Rådgiver i NAV, ved felles forslag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="97"/>
        <source>Begrunnelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="100"/>
        <source>Vis brevet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="124"/>
        <source>Send til godkjenning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="189"/>
        <source>Gis opp: {0}. Etterpå skyldes {1} av {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="192"/>
        <source>Ikke bekreftet: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="193"/>
        <source>Grunnlag: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="211"/>
        <source>Regner …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="213"/>
        <source>Skriv en begrunnelse på minst {0} tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="230"/>
        <source>Skriver brevet …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/relief.py" line="247"/>
        <source>Forslaget er sendt til godkjenning.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <location filename="../../collector_desk/ui/imports/claim_report.py" line="35"/>
        <source>Bare avviste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claim_report.py" line="38"/>
        <source>Rapport, krav for krav</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claim_report.py" line="43"/>
        <source>Filtrer rapporten …  Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claim_report.py" line="44"/>
        <source>Kopier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claim_report.py" line="45"/>
        <source>Kopier rapporten som tabell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claim_report.py" line="46"/>
        <source>Eksporter …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claim_report.py" line="47"/>
        <source>Eksporter rapporten til Excel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claim_report.py" line="61"/>
        <source>Ingen rapport ennå</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claim_report.py" line="108"/>
        <source>{0} linjer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claim_report.py" line="109"/>
        <source>{0} av {1} linjer vist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claim_report.py" line="126"/>
        <source>Rapporten er kopiert. Lim den inn i Excel eller Outlook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claim_report.py" line="133"/>
        <source>Lagre rapporten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claim_report.py" line="149"/>
        <source>Skriver rapporten …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/claim_report.py" line="153"/>
        <source>{0} er lagret i {1}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RepresentBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/represent.py" line="25"/>
        <source>Hvem skrives det til?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/represent.py" line="29"/>
        <source>Rolle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/represent.py" line="33"/>
        <source>Registrer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/represent.py" line="55"/>
        <source>Det er registrert hvem det skal skrives til.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RepresentFields</name>
    <message>
        <location filename="../../collector_desk/ui/casework/status_parts.py" line="94"/>
        <source>Navn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status_parts.py" line="96"/>
        <source>Vergens mandat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status_parts.py" line="100"/>
        <source>Fullmakten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status_parts.py" line="103"/>
        <source>En advokat med fullmakt får brevene, en gjeldsrådgiver bare når fullmakten sier det.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status_parts.py" line="121"/>
        <source>Skriv navnet på den som svarer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status_parts.py" line="123"/>
        <source>Skriv postnummeret.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RequestFields</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="257"/>
        <source>Påstand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="258"/>
        <source>Faktiske forhold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="260"/>
        <source>Kjent formuesgode, for eksempel konto eller bil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="263"/>
        <source>Skal saken til forliksrådet ved innsigelse?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/details.py" line="264"/>
        <source>Ikke svart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/reckoning.py" line="61"/>
        <source>Resultat: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/results.py" line="75"/>
        <source>Treff</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReturnedBox</name>
    <message>
        <location filename="../../collector_desk/ui/inbox/returned.py" line="26"/>
        <source>Videresendt post i retur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/returned.py" line="27"/>
        <source>Journalnummeret står i oversendelsesbrevet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/returned.py" line="32"/>
        <source>Hvilken post kom i retur?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/returned.py" line="33"/>
        <source>Hva står på konvolutten?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/returned.py" line="35"/>
        <source>Posten legges tilbake i «Post uten skyldner», og en oppgave ber om å finne adressen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/returned.py" line="39"/>
        <source>Registrer i retur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/returned.py" line="55"/>
        <source>Henter det som er sendt videre …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/returned.py" line="57"/>
        <source>Ingen post uten skyldner er sendt videre og ute av huset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/inbox/returned.py" line="67"/>
        <source>Posten er i innkurven igjen. Finn adressen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <location filename="../../collector_desk/ui/rows.py" line="287"/>
        <source>nylig endret</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunningPresenter</name>
    <message>
        <location filename="../../collector_desk/ui/plans/running_presenter.py" line="37"/>
        <source>Henter avtalene …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running_presenter.py" line="63"/>
        <source>Kontrollerer avtalen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running_presenter.py" line="77"/>
        <source>Ingen avtale er valgt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running_presenter.py" line="88"/>
        <source>Bare saksbehandler og leder inngår avtaler.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running_presenter.py" line="106"/>
        <source>Henter avtalen …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunningScreen</name>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="62"/>
        <source>Avtaler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="67"/>
        <source>Nedbetalingsavtale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="68"/>
        <source>Avtale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="69"/>
        <source>Henter avtalene …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="74"/>
        <source>Avdragene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="81"/>
        <location filename="../../collector_desk/ui/plans/running.py" line="131"/>
        <source>Tilbudet er godtatt …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="82"/>
        <location filename="../../collector_desk/ui/plans/running.py" line="132"/>
        <source>Send varsel om mislighold …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="83"/>
        <location filename="../../collector_desk/ui/plans/running.py" line="133"/>
        <source>Avslutt avtalen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="84"/>
        <source>Ny avtale eller motforslag …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="85"/>
        <source>Kontroller nå</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="100"/>
        <source>Skyldner betaler i alt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="101"/>
        <source>Betalt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="102"/>
        <source>Over forfall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="103"/>
        <source>KID for avdragene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="108"/>
        <source>Hvordan den står, og hvorfor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="109"/>
        <source>Krav i avtalen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="134"/>
        <source>Ny avtale …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="135"/>
        <source>Åpne skyldneren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="194"/>
        <source>Avtale {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="221"/>
        <location filename="../../collector_desk/ui/plans/running.py" line="222"/>
        <location filename="../../collector_desk/ui/plans/running.py" line="259"/>
        <source>Avtaler – {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="224"/>
        <source>{0} har ingen nedbetalingsavtale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="227"/>
        <source>Ctrl+Shift+P lager en. Utsettelser står i saken under «Avtaler», og gis der med Ctrl+Shift+U. Ctrl+O åpner saken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="230"/>
        <source>Ny nedbetalingsavtale …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/running.py" line="258"/>
        <source>Avtale {0} – {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SaveBox</name>
    <message>
        <location filename="../../collector_desk/ui/worklist/save.py" line="26"/>
        <source>Lagre visningen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/save.py" line="27"/>
        <source>{0}. Den står i sidemenyen med antallet som venter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/save.py" line="31"/>
        <source>Navn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/save.py" line="35"/>
        <source>For eksempel «Innsigelser og post i retur». Ingen navn på personer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/save.py" line="38"/>
        <source>Bare jeg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/save.py" line="41"/>
        <source>Hvem ser den?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/save.py" line="43"/>
        <source>Delte visninger viser hver enkelt sine egne rader og antall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/save.py" line="47"/>
        <source>Lagre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/save.py" line="55"/>
        <source>Skriv hva visningen skal hete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/save.py" line="72"/>
        <source>Visningen «{0}» er lagret.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchButton</name>
    <message>
        <location filename="../../collector_desk/ui/header.py" line="51"/>
        <source>Søk navn, fødselsnr., KID, saksnr., fakturanr., regnr., telefon, adresse …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/header.py" line="53"/>
        <location filename="../../collector_desk/ui/header.py" line="54"/>
        <source>Søk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchPresenter</name>
    <message>
        <location filename="../../collector_desk/ui/search/presenter.py" line="132"/>
        <source>Søker …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/presenter.py" line="135"/>
        <source>{0} skyldnere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/presenter.py" line="186"/>
        <source>SIST ÅPNET</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/presenter.py" line="188"/>
        <location filename="../../collector_desk/ui/search/presenter.py" line="198"/>
        <source>KOMMANDOER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/presenter.py" line="193"/>
        <source>VISNINGER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/presenter.py" line="208"/>
        <source>SKYLDNERE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/presenter.py" line="209"/>
        <source>KRAV OG SAKER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/presenter.py" line="218"/>
        <source>Prøv færre bokstaver av navnet, fødselsdatoen (16.09.2006), hele fødselsnummeret, KID, kravnummer, telefon eller adresse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/search/presenter.py" line="221"/>
        <source>Ingen treff på «{0}».</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SendBackDialog</name>
    <message>
        <location filename="../../collector_desk/ui/approvals/send_back.py" line="19"/>
        <location filename="../../collector_desk/ui/approvals/send_back.py" line="26"/>
        <source>Send tilbake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/send_back.py" line="21"/>
        <source>Hva må endres?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/send_back.py" line="23"/>
        <source>Forslaget slettes ikke. Forfatteren ser kommentaren i køen sin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/send_back.py" line="27"/>
        <source>Avbryt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/send_back.py" line="32"/>
        <source>Til {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <location filename="../../collector_desk/ui/casework/sending.py" line="86"/>
        <source>Vi vet ikke om dette ble registrert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/sending.py" line="87"/>
        <source>Send det igjen når forbindelsen er tilbake. Det registreres én gang.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServedFields</name>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="171"/>
        <source>Dagen den er forkynt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="174"/>
        <source>Fra denne dagen løper fristen for å få dommen prøvd. Når den kan fullbyrdes, regnes på nytt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="192"/>
        <source>Skriv dagen dommen er forkynt, senest i dag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit_parts.py" line="195"/>
        <source>Legg ved én fil: forkynnelsen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShareRow</name>
    <message>
        <location filename="../../collector_desk/ui/payments/shares.py" line="30"/>
        <source>Beløpet kravet skal ha av innbetalingen, i kroner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/shares.py" line="33"/>
        <source>{0} · skylder {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/shares.py" line="38"/>
        <source>Resten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/shares.py" line="39"/>
        <source>Gi resten til {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/shares.py" line="40"/>
        <source>Fjern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/shares.py" line="41"/>
        <source>Fjern {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetPane</name>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="106"/>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="108"/>
        <source>Slik er beløpet regnet ut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="114"/>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="157"/>
        <source>Hva som endres når du godkjenner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="115"/>
        <source>Felt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="115"/>
        <source>Før</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="115"/>
        <source>Etter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="124"/>
        <source>Godkjenn og neste  Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="125"/>
        <source>Send tilbake …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="126"/>
        <source>Trekk forslaget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="127"/>
        <source>Åpne saken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="141"/>
        <source>Vilkår</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="159"/>
        <source>Hvorfor to personer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="204"/>
        <source>Begrunnelse fra saksbehandler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="222"/>
        <source>Alt logges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="228"/>
        <source>Vurdert i stedet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="233"/>
        <source>Ikke bekreftet av juridisk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="247"/>
        <source>Saken er endret siden forslaget. Forslaget kan ikke godkjennes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="248"/>
        <source>Send det tilbake, så saksbehandleren kan foreslå på nytt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="253"/>
        <source>Kommentar fra {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/approvals/sheet.py" line="253"/>
        <source>leder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsScreen</name>
    <message>
        <location filename="../../collector_desk/ui/shortcuts.py" line="31"/>
        <source>Hvor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/shortcuts.py" line="32"/>
        <source>Hva</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/shortcuts.py" line="33"/>
        <source>Taster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/shortcuts.py" line="36"/>
        <location filename="../../collector_desk/ui/shortcuts.py" line="42"/>
        <location filename="../../collector_desk/ui/shortcuts.py" line="55"/>
        <source>Hurtigtaster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/shortcuts.py" line="44"/>
        <source>Enkeltbokstaver (J og K i lister) virker aldri i skrivefelt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/shortcuts.py" line="66"/>
        <source>{0} hurtigtaster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/shortcuts.py" line="73"/>
        <source>Lister</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/shortcuts.py" line="73"/>
        <source>Søkeboksen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/shortcuts.py" line="75"/>
        <source>Neste og forrige rad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/shortcuts.py" line="76"/>
        <source>Åpne raden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/shortcuts.py" line="77"/>
        <source>Kopier som tabell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/shortcuts.py" line="78"/>
        <source>Åpne i ny fane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/shortcuts.py" line="79"/>
        <source>Lukk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/side.py" line="41"/>
        <source>Forklaring</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <location filename="../../collector_desk/ui/side_bar.py" line="98"/>
        <source>Sidemeny</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/side_bar.py" line="138"/>
        <source>VISNINGER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/side_bar.py" line="140"/>
        <source>SIST ÅPNET</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <location filename="../../collector_desk/ui/signin/view.py" line="77"/>
        <source>Brukernavn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/view.py" line="78"/>
        <source>Passord</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/view.py" line="79"/>
        <location filename="../../collector_desk/ui/signin/view.py" line="102"/>
        <source>Logg inn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/view.py" line="95"/>
        <source>Øvelse: logg inn som «kari» (saksbehandler) eller «per» (leder).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/view.py" line="96"/>
        <source>Passordet er «ovelse-ovelse-2026».</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/view.py" line="135"/>
        <source>Starter tjenesten …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/view.py" line="136"/>
        <source>Logger inn …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/view.py" line="142"/>
        <source>Prøv igjen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/sources.py" line="22"/>
        <source>Kilde for {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/sources.py" line="37"/>
        <source>Kilder ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/sources.py" line="39"/>
        <source>Viser eller skjuler kildene</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StandInsBox</name>
    <message>
        <location filename="../../collector_desk/ui/users/stand_ins.py" line="33"/>
        <location filename="../../collector_desk/ui/users/stand_ins.py" line="63"/>
        <source>Stedfortredere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/stand_ins.py" line="43"/>
        <source>Stedfortreder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/stand_ins.py" line="45"/>
        <source>For leder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/stand_ins.py" line="48"/>
        <source>Stedfortrederen avgjør ikke det lederen selv har foreslått, eller saker der lederen er inhabil (fvl. § 6).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/stand_ins.py" line="52"/>
        <source>Første dag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/stand_ins.py" line="53"/>
        <source>Siste dag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/stand_ins.py" line="55"/>
        <source>Registrer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/stand_ins.py" line="56"/>
        <source>Lukk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/stand_ins.py" line="65"/>
        <source>Ny stedfortreder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/stand_ins.py" line="113"/>
        <source>{0} er ikke stedfortreder lenger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/stand_ins.py" line="115"/>
        <source>{0} er stedfortreder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/stand_ins.py" line="135"/>
        <source>Ingen er registrert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/stand_ins.py" line="141"/>
        <source>{0} for {1}, {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/stand_ins.py" line="143"/>
        <source> – avsluttet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/stand_ins.py" line="144"/>
        <source>Avslutt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/stand_ins.py" line="145"/>
        <source>Avslutt: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatementBox</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/boxes.py" line="54"/>
        <source>Skyldners uttalelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/boxes.py" line="58"/>
        <source>Mottatt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/boxes.py" line="60"/>
        <source>Hva skyldneren sier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/boxes.py" line="63"/>
        <source>Registrer uttalelsen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/boxes.py" line="69"/>
        <source>Skriv dagen den kom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/boxes.py" line="72"/>
        <source>Skriv hva skyldneren sier.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <location filename="../../collector_desk/ui/status_bar.py" line="48"/>
        <source>tilkoblet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/status_bar.py" line="52"/>
        <source>frakoblet, bare lesing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/status_bar.py" line="56"/>
        <source>Egen tjeneste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/status_bar.py" line="56"/>
        <source>Sentral tjeneste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/status_bar.py" line="58"/>
        <source>betalinger bokført til og med {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/status_bar.py" line="62"/>
        <source>ingen betalinger bokført ennå</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/status_bar.py" line="65"/>
        <source>{0} · bokført til {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="41"/>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="63"/>
        <source>Hva gjør du?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="65"/>
        <source>Hvilken status?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="68"/>
        <source>Fra og med</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="70"/>
        <source>Hvor vet vi det fra?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="71"/>
        <source>Merknad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="72"/>
        <source>Siste kunngjøring av proklama</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="73"/>
        <source>Frist for å melde krav</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="75"/>
        <source>Gjelder ikke fra og med</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="77"/>
        <source>Hvorfor avsluttes den?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="79"/>
        <source>Statusen var feilregistrert: det den avsluttet, gjelder igjen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="82"/>
        <source>Hva ble det til med kravene som er meldt?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="84"/>
        <source>Ikke kjent: den korteste foreldelsesfristen regnes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="87"/>
        <source>Ny frist løper fra slutten (foreldelsesloven §§ 21 og 22).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="90"/>
        <source>Hvordan skiftes dødsboet?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="91"/>
        <source>Privat, eller ikke kjent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="91"/>
        <source>Offentlig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="92"/>
        <source>Bare offentlig skifte avbryter foreldelse (foreldelsesloven § 18).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="95"/>
        <source>Hvorfor meldes det som er bestridt? Bare leder kan gjøre det.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="129"/>
        <source>Registrer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="135"/>
        <source>Ingen status er registrert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="152"/>
        <source>Registrer en status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="155"/>
        <source>Meld kravene: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="157"/>
        <source>Registrer hvem som svarer: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="159"/>
        <source>Avslutt: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="160"/>
        <source>Registrer ny adresse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="206"/>
        <source>Velg dagen den begynte, til og med i dag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="208"/>
        <source>Skriv hvor vi vet det fra.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="210"/>
        <source>Legg ved kunngjøringen eller meldingen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="212"/>
        <source>Legg ved én fil: kunngjøringen eller meldingen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="214"/>
        <source>Skriv fristen for å melde krav, slik den står i kunngjøringen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="220"/>
        <source>Velg den første dagen den ikke gjelder, senest i dag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="222"/>
        <source>Skriv hvorfor den avsluttes, minst tre tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="277"/>
        <source>Statusen er registrert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="278"/>
        <source>Adressen er registrert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="279"/>
        <source>Kravene er meldt. Brevet ligger under Dokumenter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="280"/>
        <source>Statusen er avsluttet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/status.py" line="281"/>
        <source>Det er registrert hvem det skal skrives til.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StopBox</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/boxes.py" line="119"/>
        <source>Stans tiltaket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/boxes.py" line="121"/>
        <source>Hvorfor?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/boxes.py" line="123"/>
        <source>Utlegget er ugyldig: gebyret for det faller bort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/boxes.py" line="127"/>
        <source>Stans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/boxes.py" line="132"/>
        <source>Skriv hvorfor, minst ti tegn.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/timeline_strip.py" line="28"/>
        <source>Krav</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/timeline_strip.py" line="28"/>
        <location filename="../../collector_desk/ui/debtor/timeline_strip.py" line="44"/>
        <source>Alle krav</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/timeline_strip.py" line="29"/>
        <source>Hvem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/timeline_strip.py" line="29"/>
        <location filename="../../collector_desk/ui/debtor/timeline_strip.py" line="45"/>
        <source>Alle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/timeline_strip.py" line="30"/>
        <source>Fra og med</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/timeline_strip.py" line="31"/>
        <source>Til og med</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/timeline_strip.py" line="32"/>
        <source>Nullstill</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SuitBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="42"/>
        <source>Klage til forliksrådet eller HTU, og dom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="47"/>
        <location filename="../../collector_desk/ui/casework/suit.py" line="204"/>
        <source>Henter …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="48"/>
        <source>Hva gjør du?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="48"/>
        <location filename="../../collector_desk/ui/casework/suit.py" line="100"/>
        <source>Lag en klage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="60"/>
        <location filename="../../collector_desk/ui/casework/suit.py" line="190"/>
        <source>Lag klagen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="105"/>
        <source>Registrer hendelse: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="107"/>
        <source>Registrer dom eller rettsforlik: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="110"/>
        <source>Klagen er levert: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="111"/>
        <source>Forkast klagen: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="112"/>
        <source>Åpne filen: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="113"/>
        <source>Åpne papiret: {0}, {1} {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="122"/>
        <source>Registrer en annen dom eller et rettsforlik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="127"/>
        <source>Før dagen den er forkynt: {0} {1}, {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="138"/>
        <source>Ingen klage er laget, og ingen dom er registrert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="141"/>
        <source>{0} {1}, {2}: {3}, kostnader {4}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="144"/>
        <source>Forkynnelsen er ikke ført, og dagen er regnet fra avgjørelsen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="146"/>
        <source>Forkynt {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="147"/>
        <source>Kan fullbyrdes fra {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="153"/>
        <source>levert {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="166"/>
        <source>frist {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="167"/>
        <source>med papir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="191"/>
        <source>Før som levert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="192"/>
        <source>Registrer hendelsen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="193"/>
        <source>Forkast klagen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="194"/>
        <source>Åpne filen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="195"/>
        <source>Åpne papiret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="196"/>
        <source>Registrer avgjørelsen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="197"/>
        <source>Før dagen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="275"/>
        <source>Klagen er laget. Ctrl+Z angrer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="276"/>
        <source>Klagen er ført som levert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="277"/>
        <source>Hendelsen er registrert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="278"/>
        <source>Klagen er forkastet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="279"/>
        <source>Avgjørelsen er registrert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/suit.py" line="280"/>
        <source>Dagen er ført. Ctrl+Z angrer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <location filename="../../collector_desk/ui/table.py" line="236"/>
        <source>Kopier med overskrifter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <location filename="../../collector_desk/ui/tabs.py" line="74"/>
        <source>Faner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/tabs.py" line="81"/>
        <source>Ingen faner er åpne</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/tabs.py" line="82"/>
        <source>Søk med Ctrl+K, eller velg i sidemenyen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/tabs.py" line="84"/>
        <source>Velg i sidemenyen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/tabs.py" line="85"/>
        <source>Søk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/tabs.py" line="263"/>
        <source>Lukk fanen {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/tabs.py" line="291"/>
        <source>Lukk fanen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/tabs.py" line="292"/>
        <source>Lukk de andre fanene</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeIn</name>
    <message>
        <location filename="../../collector_desk/ui/imports/parts.py" line="131"/>
        <source>Send igjen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/task.py" line="34"/>
        <source>Ny oppgave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/task.py" line="35"/>
        <source>{0}. Oppgaven kommer i arbeidslisten din på dagen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/task.py" line="41"/>
        <source>Hva skal gjøres?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/task.py" line="42"/>
        <source>Når?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/task.py" line="44"/>
        <source>Hva gjelder den?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/task.py" line="49"/>
        <source>Lag oppgaven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/task.py" line="57"/>
        <source>Skriv hva som skal gjøres, minst tre tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/task.py" line="63"/>
        <source>Velg en dag fra i dag og senest {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/task.py" line="76"/>
        <source>Oppgaven er laget. Ctrl+Z angrer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TermsForm</name>
    <message>
        <location filename="../../collector_desk/ui/plans/terms.py" line="38"/>
        <source>Avdrag, kr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/terms.py" line="39"/>
        <source>Antall avdrag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/terms.py" line="41"/>
        <source>Siste avdrag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/terms.py" line="42"/>
        <source>Første forfall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/terms.py" line="43"/>
        <source>Betales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/terms.py" line="44"/>
        <source>Trekk stilles i bero så lenge avtalen holdes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/terms.py" line="45"/>
        <source>Neste faktura tas med, beløp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/terms.py" line="46"/>
        <source>Neste faktura forfaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/terms.py" line="63"/>
        <source>To av tre – den tredje regnes ut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/terms.py" line="65"/>
        <source>Krav i avtalen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/terms.py" line="108"/>
        <source>Neste faktura</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/plans/terms.py" line="134"/>
        <source>regnet ut</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/timeline.py" line="44"/>
        <location filename="../../collector_desk/ui/debtor/timeline.py" line="72"/>
        <source>Tidslinje</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/timeline.py" line="49"/>
        <source>Alt som har hendt, nyeste øverst. Enter åpner dokumentet eller merknaden, eller velger kravet. Ctrl+F filtrerer, Ctrl+C kopierer til regneark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/timeline.py" line="55"/>
        <source>Hvilke hendelser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/timeline.py" line="60"/>
        <source>Flere filtre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/timeline.py" line="116"/>
        <source>{0} av {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/timeline.py" line="121"/>
        <source>Ingen hendelser passer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/timeline.py" line="121"/>
        <source>Vis alle hendelser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/timeline.py" line="125"/>
        <source>Ingenting har hendt ennå</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/timeline.py" line="126"/>
        <source>Innbetalinger, brev og merknader kommer her. Ctrl+N skriver en merknad.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <location filename="../../collector_desk/ui/overlays.py" line="106"/>
        <source>Lukk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message>
        <location filename="../../collector_desk/ui/payments/told.py" line="36"/>
        <source>Linjene fra banken, tegn for tegn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/told.py" line="45"/>
        <source>ingen KID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/told.py" line="54"/>
        <source>KID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/told.py" line="54"/>
        <source>Melding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/told.py" line="54"/>
        <source>Fra konto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/told.py" line="54"/>
        <source>Kilde</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/told.py" line="73"/>
        <source>Vis linjene fra banken ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/told.py" line="73"/>
        <source>Skjul linjene</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToldBox</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/boxes.py" line="88"/>
        <source>Registrer mottatt dag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/boxes.py" line="96"/>
        <source>Før dagen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/boxes.py" line="100"/>
        <source>Fra denne dagen har tiltaket virkning. Dagen føres i namsboken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/boxes.py" line="104"/>
        <source>Skriv dagen, senest i dag.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trying</name>
    <message>
        <location filename="../../collector_desk/ui/rates/trying.py" line="51"/>
        <source>Prøver satsen på løpende saker …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndoBox</name>
    <message>
        <location filename="../../collector_desk/ui/undoing.py" line="51"/>
        <source>Angre det siste du gjorde?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/undoing.py" line="51"/>
        <source>Kan ikke angres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/undoing.py" line="62"/>
        <location filename="../../collector_desk/ui/undoing.py" line="94"/>
        <source>Angre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/undoing.py" line="63"/>
        <source>Avbryt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/undoing.py" line="63"/>
        <source>Lukk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/undoing.py" line="94"/>
        <source>Send igjen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/undoing.py" line="105"/>
        <source>Angret. {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnitMessageBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="47"/>
        <source>Melding fra virksomheten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="68"/>
        <source>En annen er riktig skyldner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="69"/>
        <source>Rettet adresse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="71"/>
        <source>Hva sier virksomheten?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="73"/>
        <source>Krav</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="76"/>
        <source>Beløp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="77"/>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="118"/>
        <source>Gjelder fra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="79"/>
        <source>Virksomhetens referanse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="80"/>
        <source>Hvorfor, med virksomhetens ord</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="87"/>
        <source>Ny skyldner registreres under «Parter …»: varsler begynner på nytt, gebyrene faller, og det som er betalt, går tilbake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="102"/>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="122"/>
        <source>Registrer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="118"/>
        <source>Betalt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="122"/>
        <source>Åpne Parter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="179"/>
        <source>Skyldneren har ingen krav.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="187"/>
        <source>Skriv beløpet virksomheten oppgir.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="191"/>
        <source>Regner …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="193"/>
        <source>Skriv hvorfor, minst tre tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="195"/>
        <source>Legg ved én fil: meldingen fra virksomheten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="229"/>
        <source>{0}: {1} er registrert. Det gjenstår {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_message.py" line="232"/>
        <source>Adressen er registrert.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnitQuestionBox</name>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="39"/>
        <source>Spør virksomheten om et krav</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="57"/>
        <source>Spørsmål</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="57"/>
        <source>Nytt spørsmål</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="60"/>
        <source>Krav</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="64"/>
        <source>Hva skjer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="66"/>
        <source>Virksomheten har svart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="67"/>
        <source>Purr: samme spørsmål en gang til, med ny frist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="70"/>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="126"/>
        <source>Hva spør du om? Ett spørsmål på hver linje</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="72"/>
        <source>Innkrevingen imens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="74"/>
        <source>Kravet stilles i bero til virksomheten har svart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="75"/>
        <source>Den går som vanlig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="78"/>
        <source>Hvem svarte?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="79"/>
        <source>Når kom svaret?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="90"/>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="129"/>
        <source>Send spørsmålet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="108"/>
        <source>ubesvart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="108"/>
        <source>besvart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="127"/>
        <source>Hva svarte virksomheten?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="129"/>
        <source>Send purringen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="130"/>
        <source>Registrer svaret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="134"/>
        <source>{0} ble spurt {1}, med frist {2}: {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="137"/>
        <source>Purret {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="139"/>
        <source>Kravet er i bero; det oppheves når svaret er registrert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="143"/>
        <source>Svart {0}{1}: {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="150"/>
        <source>Spørsmålet er besvart. Velg «Nytt spørsmål» for å spørre igjen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="154"/>
        <source>Skyldneren har ingen krav.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="156"/>
        <source>Skriv hva du spør om, minst tre tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="157"/>
        <source>Skriv hva som ble svart, minst tre tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="162"/>
        <source>Legg ved én fil.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="173"/>
        <source>Velg dagen svaret kom, fra {0} til i dag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="211"/>
        <source>Svaret fra {0} er registrert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="213"/>
        <source>Brevet til {0} kunne ikke skrives; en oppgave sier hvorfor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/casework/unit_question.py" line="216"/>
        <source>{0} er spurt, med frist {1}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnplacedPresenter</name>
    <message>
        <location filename="../../collector_desk/ui/payments/presenter.py" line="44"/>
        <source>Henter uplasserte innbetalinger …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/presenter.py" line="102"/>
        <source>Henter innbetalingen …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnplacedScreen</name>
    <message>
        <location filename="../../collector_desk/ui/payments/view.py" line="48"/>
        <location filename="../../collector_desk/ui/payments/view.py" line="61"/>
        <source>Uplasserte innbetalinger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/view.py" line="55"/>
        <source>Til listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/view.py" line="75"/>
        <source>Ingen innbetaling er valgt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/view.py" line="77"/>
        <source>Velg en rad i listen for å se hva banken har sendt, og hvor pengene hører til.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/view.py" line="91"/>
        <source>Filtrer listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/view.py" line="94"/>
        <source>Plasser og gå til neste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/view.py" line="96"/>
        <source>Finn et annet krav</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/view.py" line="98"/>
        <source>Vis eller skjul linjene fra banken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/view.py" line="100"/>
        <source>Tilbake til listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/view.py" line="273"/>
        <source>{0} eldre enn {1} dager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/view.py" line="284"/>
        <source>Alle innbetalinger er plassert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/view.py" line="285"/>
        <source>Penger uten kjent KID dukker opp her når en OCR-fil er lest inn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/view.py" line="288"/>
        <location filename="../../collector_desk/ui/payments/view.py" line="303"/>
        <source>Henter …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/payments/view.py" line="302"/>
        <source> · {0} valgt, {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UsersPresenter</name>
    <message>
        <location filename="../../collector_desk/ui/users/presenter.py" line="86"/>
        <source>Brukeren {0} er opprettet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/presenter.py" line="90"/>
        <source>Brukeren {0} er endret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/presenter.py" line="105"/>
        <source>Brukeren {0} er stengt.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UsersScreen</name>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="45"/>
        <location filename="../../collector_desk/ui/users/view.py" line="60"/>
        <location filename="../../collector_desk/ui/users/view.py" line="106"/>
        <source>Brukere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="47"/>
        <location filename="../../collector_desk/ui/users/view.py" line="223"/>
        <source>Steng brukeren</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="52"/>
        <source>Endre leder og team …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="66"/>
        <location filename="../../collector_desk/ui/users/view.py" line="87"/>
        <source>Navn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="68"/>
        <location filename="../../collector_desk/ui/users/view.py" line="90"/>
        <source>Rolle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="72"/>
        <source>Team og leder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="75"/>
        <source>Tilstand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="79"/>
        <source>klarert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="83"/>
        <source>åpen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="84"/>
        <source>stengt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="88"/>
        <source>Brukernavn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="92"/>
        <source>Team (portefølje)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="93"/>
        <source>Nærmeste leder (habilitet)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="94"/>
        <source>Første passord, minst 12 tegn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="95"/>
        <source>Klarert for skjermede personer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="96"/>
        <source>Opprett bruker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="102"/>
        <source>Endre leder og team …  Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="104"/>
        <source>Stedfortredere …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="107"/>
        <source>Nedetid …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="114"/>
        <source>Ny bruker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="164"/>
        <source>Passordet er for kort: skriv minst 12 tegn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="178"/>
        <source>Bare a–z, 0–9, punktum, strek og understrek.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="224"/>
        <source>Stenge {0} ({1})?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="226"/>
        <source>Brukeren logges ut straks. En stengt bruker kan ikke åpnes igjen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="228"/>
        <source>Steng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="229"/>
        <source>Avbryt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/users/view.py" line="259"/>
        <source>{0} brukere, {1} åpne</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <location filename="../../collector_desk/ui/enforcement/versions.py" line="31"/>
        <location filename="../../collector_desk/ui/enforcement/versions.py" line="43"/>
        <source>Lag filen på nytt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/versions.py" line="43"/>
        <source>Lag filen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/enforcement/versions.py" line="56"/>
        <source>Åpne versjon {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/bands.py" line="84"/>
        <source>Henter skyldneren …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/bands.py" line="87"/>
        <source>Skriv begrunnelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/debtor/bands.py" line="87"/>
        <source>Prøv igjen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Way</name>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="55"/>
        <source>Forløp: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WayPane</name>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="76"/>
        <source>Bekreft mottak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="77"/>
        <source>Send til virksomheten …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="78"/>
        <source>Purr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="79"/>
        <source>Registrer svar …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="87"/>
        <source>Ingen vedlegg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="91"/>
        <source>Forløp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="96"/>
        <source>Vedlegg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="100"/>
        <source>Løper fortsatt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="121"/>
        <source>Åpne vedlegget</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <location filename="../../collector_desk/ui/window.py" line="31"/>
        <source>Kommunal inkasso</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WithdrawForm</name>
    <message>
        <location filename="../../collector_desk/ui/imports/earlier.py" line="42"/>
        <source>Hva var feil?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/earlier.py" line="45"/>
        <source>Buntnummeret, for å bekrefte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/earlier.py" line="47"/>
        <source>Trekkingen kan ikke angres. Skriv nummeret på bunten du trekker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/earlier.py" line="49"/>
        <source>Trekk bunten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/earlier.py" line="50"/>
        <source>Avbryt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/imports/earlier.py" line="95"/>
        <source>Trekk {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsPane</name>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="156"/>
        <location filename="../../collector_desk/ui/objections/case.py" line="163"/>
        <source>Kravet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="159"/>
        <source>Skyldners ord</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="183"/>
        <source>Spørsmål til {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="187"/>
        <source>Ikke besvart. Frist {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="190"/>
        <source>Svar fra {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="207"/>
        <source>Spurt {0} · ikke sendt som brev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="210"/>
        <source>Les brevet  Ctrl+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="210"/>
        <source>Åpne brevet til {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="214"/>
        <source>Spurt {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="218"/>
        <source>Åpne svaret fra {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="224"/>
        <source>{0}, {1} til virksomheten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/objections/case.py" line="225"/>
        <source>{0} med {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorklistPresenter</name>
    <message>
        <location filename="../../collector_desk/ui/worklist/presenter.py" line="126"/>
        <source>Henter arbeidslisten …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/presenter.py" line="167"/>
        <source>Visningen «{0}» er fjernet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/presenter.py" line="219"/>
        <source>Finn skyldneren med Ctrl+K, og åpne henvendelsen der.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/presenter.py" line="224"/>
        <source>Utsatt til {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/presenter.py" line="232"/>
        <source>den som er ansvarlig, eller teamet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/presenter.py" line="233"/>
        <source>Gitt til {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/presenter.py" line="239"/>
        <source>Oppgaven er ferdig.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorklistScreen</name>
    <message>
        <location filename="../../collector_desk/ui/worklist/view.py" line="62"/>
        <source>Visninger ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/view.py" line="63"/>
        <location filename="../../collector_desk/ui/worklist/view.py" line="98"/>
        <source>Visninger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/view.py" line="64"/>
        <source>Hvorfor?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/view.py" line="64"/>
        <source>Til listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/view.py" line="65"/>
        <location filename="../../collector_desk/ui/worklist/view.py" line="102"/>
        <source>Hvorfor raden står her</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/view.py" line="88"/>
        <source>Foreldes innen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/view.py" line="97"/>
        <source>Filtrer listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/view.py" line="100"/>
        <source>Lagre visningen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/view.py" line="101"/>
        <source>Tilbake til listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/view.py" line="104"/>
        <source>Neste tidsrom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/view.py" line="107"/>
        <source>Bare sendt tilbake, eller alt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/view.py" line="111"/>
        <source>Ferdig og neste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/view.py" line="113"/>
        <source>Utsett til …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/view.py" line="114"/>
        <source>Gi til …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/view.py" line="319"/>
        <source>Visninger: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/view.py" line="343"/>
        <source>Henter …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Written</name>
    <message>
        <location filename="../../collector_desk/ui/objections/dialogs.py" line="36"/>
        <source>Avbryt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Calendar</name>
    <message>
        <location filename="../../collector_desk/ui/dates.py" line="111"/>
        <source>Kalender</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Close</name>
    <message>
        <location filename="../../collector_desk/ui/tabs.py" line="49"/>
        <source>Lukk fanen (Ctrl+W)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>made</name>
    <message>
        <location filename="../../collector_desk/ui/signin/view.py" line="56"/>
        <source>Kommunal inkasso</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>menu</name>
    <message>
        <location filename="../../collector_desk/ui/worklist/menus.py" line="53"/>
        <source>Vikar for {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/menus.py" line="58"/>
        <source>Hva slags oppgaver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/menus.py" line="60"/>
        <source>Alle slag</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>owner</name>
    <message>
        <location filename="../../collector_desk/ui/debtor/kept_files.py" line="88"/>
        <source>Henter filen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/header.py" line="27"/>
        <source>saksbehandler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/header.py" line="28"/>
        <source>leder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/header.py" line="29"/>
        <source>kontrollør</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/header.py" line="30"/>
        <source>administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/header.py" line="31"/>
        <source>integrasjon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="32"/>
        <source>Søk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="33"/>
        <source>Henvendelser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="34"/>
        <source>Innsigelser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="35"/>
        <source>Til godkjenning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="36"/>
        <source>Min arbeidsliste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="37"/>
        <source>Utsettelser og avtaler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="38"/>
        <source>Foreldelsesfrister</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="39"/>
        <source>Visning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="40"/>
        <source>Uplasserte innbetalinger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="41"/>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="42"/>
        <source>Satser og regler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="43"/>
        <source>Brukere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="44"/>
        <source>Hurtigtaster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="45"/>
        <source>Skyldner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="46"/>
        <source>Nedbetalingsavtale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="47"/>
        <source>Avtaler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="48"/>
        <source>Stilt i bero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="49"/>
        <source>Tvangsinnkreving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="50"/>
        <source>Tiltak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="51"/>
        <source>Trekk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="52"/>
        <source>Pant i konto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/screens.py" line="53"/>
        <source>Begjæring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/lock.py" line="84"/>
        <source>Passordet er feil.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/lock.py" line="84"/>
        <source>Skriv det på nytt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/signin/lock.py" line="86"/>
        <source>Prøv igjen om litt.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>parent</name>
    <message>
        <location filename="../../collector_desk/ui/worklist/menus.py" line="20"/>
        <source>Visninger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/menus.py" line="25"/>
        <source>Bare sendt tilbake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/menus.py" line="29"/>
        <source>Vis det som er utsatt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/menus.py" line="40"/>
        <source>Lagre visningen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/menus.py" line="42"/>
        <source>Fjern «{0}»</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/menus.py" line="67"/>
        <source>Utsett til</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/menus.py" line="75"/>
        <source>Gi til</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../collector_desk/ui/worklist/menus.py" line="79"/>
        <source>Tilbake til teamet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
