"""Refusals of what comes in: who may not be told, what cannot be joined, what is closed."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class NotIdentified(DeskError, code="calls.not_identified", status=422):
    """Fewer than ``needed`` control questions were answered rightly."""

    sentence = "Den som ringer, har ikke svart riktig på {needed} kontrollspørsmål."
    what_now = (
        "Opplys ingenting. Registrer samtalen som «ikke identifisert». Har innringeren innsigelse,"
        " eller er det betalt, velg det: det stanser kravet til noen har kontrollert det."
    )


class AuthorityMissing(DeskError, code="calls.authority_missing", status=422):
    """The ``caller`` speaks for somebody else, and nothing on file today says they may."""

    sentence = "Ingen fullmakt eller mandat som gjelder i dag, er registrert for: {caller}."
    what_now = (
        "Opplys ingenting. Registrer samtalen som «ikke identifisert», og be om fullmakten. Ligger"
        " den i saken, registrer først hvem som svarer for skyldneren."
    )


class PromiseIncomplete(DeskError, code="calls.promise_incomplete", status=422):
    """A promise to pay needs its sum and its day, which is today or later."""

    sentence = "Et betalingsløfte må ha beløp og en dag som ikke er passert."
    what_now = "Oppgi hvor mye som er lovet, og når."


class PromiseTooFar(DeskError, code="calls.promise_too_far", status=422):
    """A promise to pay for a day after the ``last`` that the house follows up."""

    sentence = "Et betalingsløfte kan gjelde en dag senest {last:date}."
    what_now = "Avtal en nærmere dag, eller søk om nedbetalingsavtale eller utsettelse."


class CallBackDayMissing(DeskError, code="calls.call_back_day", status=422):
    """Somebody is to be called again, and no day is given for it."""

    sentence = "Det mangler en dag å ringe tilbake."
    what_now = "Sett dagen i «Følges opp», så kommer den i arbeidslisten."


class FollowUpPassed(DeskError, code="calls.follow_up_passed", status=422):
    """The day to look at it again lies in the past."""

    sentence = "Dagen i «Følges opp» er passert."
    what_now = "Velg i dag eller en senere dag, eller la feltet stå tomt."


class FollowUpTooFar(DeskError, code="calls.follow_up_too_far", status=422):
    """The day to look at it again lies after the ``last`` that a task may wait to."""

    sentence = "«Følges opp» kan være senest {last:date}."
    what_now = "Velg en nærmere dag, så kommer samtalen i arbeidslisten igjen da."


class ReceivedToCome(DeskError, code="inquiries.received_to_come", status=422):
    """The ``day`` in «Mottatt» is to come: what is not here yet has no deadline that runs."""

    sentence = "«Mottatt» kan ikke være {day:date}: den dagen er ikke kommet."
    what_now = "Rett dagen i «Mottatt», eller la feltet stå tomt for i dag."


class InquiryClosed(DeskError, code="inquiries.closed", status=409):
    """The inquiry is handled already."""

    sentence = "Henvendelsen er alt behandlet: {outcome}."
    what_now = "Hent siden på nytt og se hva som er svart."


class NotDecided(DeskError, code="inquiries.not_decided", status=409):
    """A request, ``asked``, is closed by words alone: it is answered by a decision with a letter."""

    sentence = (
        "Henvendelsen er en {asked}, og den er ikke avgjort ennå for alle kravene den gjelder."
    )
    what_now = (
        "Innvilg eller avslå med «Utsettelse» (Ctrl+Shift+U) eller «Ny nedbetalingsavtale»"
        " (Ctrl+Shift+P). Har skyldneren trukket den, skriv skyldnerens egne ord i «Trukket av"
        " skyldneren», minst {shortest} tegn. Hører den hjemme hos andre, velg «Sendt videre»."
    )


class NotAnswered(DeskError, code="inquiries.not_answered", status=409):
    """What waits for a letter, ``asked``, is closed without one and without saying why."""

    sentence = (
        "Henvendelsen ({asked}) er ikke besvart: det er ikke valgt et brev til skyldneren fra etter"
        " at den kom, og det står ikke hvorfor ingen brev er sendt."
    )
    what_now = (
        "Velg brevet i «Besvart med», eller skriv minst {shortest} tegn i «Ingen brev, fordi»."
        " Hører den hjemme hos andre, velg «Sendt videre»."
    )


class NoRecipient(DeskError, code="inquiries.no_recipient", status=422):
    """An inquiry is sent on, and nobody is named to whom."""

    sentence = "Det står ikke hvem henvendelsen sendes videre til."
    what_now = "Skriv mottakeren i «Sendes videre til», for eksempel bydelen eller namsmannen."


class MatchedAlready(DeskError, code="inquiries.matched", status=409):
    """The mail belongs to a debtor already."""

    sentence = "Posten er alt knyttet til en skyldner."
    what_now = "Hent innboksen på nytt."


class ExternalReused(DeskError, code="inquiries.external_reused", status=409):
    """The portal's number came before with other words."""

    sentence = "Meldingen {external} er mottatt før, med et annet innhold."
    what_now = "Send den nye meldingen med et nytt nummer."


class FileRefused(DeskError, code="inquiries.file", status=422):
    """An attachment (``name``) that is not what we keep."""

    sentence = "Vedlegget {name} kan ikke tas imot: {problem}."
    what_now = "Send det som PDF, JPEG eller PNG på høyst 20 MB."
