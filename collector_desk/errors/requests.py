"""Refusals of an enforcement request as a file: unreadable, or not as the contract asks."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class RequestUnreadable(DeskError, code="requests.unreadable", status=422):
    """A request cannot be read back at ``place`` of its file; ``why`` says what is wrong there."""

    sentence = "Begjæringen kan ikke leses ved «{place}»: {why}."
    what_now = "Filen er endret etter at den ble laget, eller laget etter en annen modell. Lag den på nytt."


class RequestNotValid(DeskError, code="requests.schema", status=422):
    """A request is not as our schema of the contract asks, first at ``place``."""

    sentence = "Begjæringen følger ikke den publiserte modellen ved «{place}»: {why}."
    what_now = "Fyll ut feltet, og lag begjæringen på nytt. Ingenting er lagret."


class RequestBreaks(DeskError, code="requests.breach", status=409):
    """A rule of the request is broken, so that it can neither be made nor filed."""

    sentence = "Begjæringen kan ikke lages: {rule}: {why}"
    what_now = "Rett opp feltet som regelen gjelder, og lag begjæringen på nytt."


class RequestNotMade(DeskError, code="requests.not_made", status=409):
    """There is no version of the request that may be filed."""

    sentence = "{number} har ingen begjæring som kan sendes."
    what_now = "Lag begjæringen først."


class MessageNotMade(DeskError, code="requests.message_not_made", status=409):
    """There is no message to the namsmann, or none for the claims that the measure is for now."""

    sentence = "{number} har ingen melding til namsmannen for kravene slik de er nå."
    what_now = "Lag meldingen til namsmannen på nytt, og send den."


class ChangeNone(DeskError, code="requests.change_none", status=409):
    """The namsmann was told on ``day`` how it stands, and only the interest has run on since."""

    sentence = "Ingenting er endret i {number} siden namsmannen fikk melding {day:date}."
    what_now = "Meld fra når noe er betalt eller endret. Renter som løper, meldes ikke."


class MessageLacksLetter(DeskError, code="requests.message_letter", status=409):
    """The decision was never written to the debtor, and the message to the namsmann attaches it."""

    sentence = "Meldingen til namsmannen kan ikke lages: beslutningen i {number} er ikke skrevet."
    what_now = "Stans tiltaket, rett det som hindret brevet, og foreslå tiltaket på nytt."


class BasisNoDecision(DeskError, code="requests.basis_no_decision", status=409):
    """The claim is enforced on something else than a decision, which is its basis already."""

    sentence = "{claim} inndrives ikke på et vedtak, så det skal ikke legges ved noe vedtak."
    what_now = "Velg et krav om tvangsmulkt."


class RequestOtherDay(DeskError, code="requests.other_day", status=409):
    """The request was made for another day: its interest and its look-up are of that day."""

    sentence = "Begjæringen er laget for {made:date} og kan ikke sendes en annen dag."
    what_now = "Lag begjæringen på nytt den dagen den sendes."


class RequestFiledBefore(DeskError, code="requests.filed_before", status=409):
    """The version, or another request with the same reference, was filed before."""

    sentence = "En begjæring med referanse «{reference}» er ført som levert før."
    what_now = "Se hva som er ført på saken. Lag en ny versjon hvis noe er endret."


class RequestFiledEarlier(DeskError, code="requests.filed_earlier", status=422):
    """A later version is entered as filed before the one that it changes."""

    sentence = (
        "Versjon {number} kan ikke være levert før {day:date}, da versjon {earlier} ble levert."
    )
    what_now = "Rett opp dagen, eller se hvilken versjon som ble levert først."


class RequestOvertaken(DeskError, code="requests.overtaken", status=409):
    """The money on ``claim`` has changed since a version was made, or it is of the measure no more."""

    sentence = "{claim} er endret siden versjon {version} ble laget, og den sier et annet beløp enn det som skyldes."
    what_now = "Lag en ny versjon, og send den."


class RequestTooLate(DeskError, code="requests.too_late", status=409):
    """The month to ask that a request goes on after a judgment is over (§ 7-7)."""

    sentence = (
        "{number} kan ikke kreves tatt under behandling igjen for {claim}: dommen er av"
        " {judged:date}, og fristen gikk ut {last:date}. {unsure}"
    )
    what_now = (
        "Trekk begjæringen, eller før at den er hevet. Send nytt varsel, og lag en ny begjæring med"
        " dommen som tvangsgrunnlag."
    )


class RequestAttachmentChanged(DeskError, code="requests.attachment", status=409):
    """The bytes of a kept letter are not those that were sent."""

    sentence = "Vedlegget «{name}» er ikke brevet slik det ble sendt."
    what_now = "Meld fra til drift: arkivet stemmer ikke. Ingenting er lagret."


class RegisterIdNotValid(DeskError, code="requests.register_id", status=422):
    """The namsmann's own id of a claim cannot be kept, and so not be sent back to him."""

    sentence = "Kravgrunnlagsidentifikatoren på {claim} kan ikke føres: {why}."
    what_now = "Skriv den tegn for tegn slik namsmannen ga den, på kravet den gjelder."


class RequestCostsKnown(DeskError, code="requests.costs_known", status=409):
    """What the namsmann fixed in costs of the request is posted already."""

    sentence = "Kostnadene i {number} er ført, og legges ikke på to ganger."
    what_now = (
        "Se hendelsene i begjæringen. Er kostnadene ført ved en feil, tar en leder dem tilbake på tiltakets"
        " side. Er det ført for mye, foreslå at det ettergis."
    )


class RequestCostsAbove(DeskError, code="requests.costs_above", status=409):
    """More than the request claimed: the namsmann fixes no more than he is asked for."""

    sentence = (
        "{number} krevde {writing:kr} kr for å skrive begjæringen og {court_fee:kr} kr i"
        " rettsgebyr, og {amount:kr} kr er mer."
    )
    what_now = "Se hva namsmannen har fastsatt i sin avgjørelse. Før bare kostnadene, ikke kravet."


class RequestCostsWaived(DeskError, code="requests.costs_waived", status=409):
    """Costs on ``claim`` were given up since: with these gone, others would be it."""

    sentence = (
        "Kostnadene i {number} kan ikke tas tilbake: kostnader på {claim} er ettergitt siden."
    )
    what_now = "Foreslå resten av kostnadene ettergitt."


class RequestCostsNoClaim(DeskError, code="requests.costs_no_claim", status=409):
    """No claim of the request is one the debtor still owes and that may be demanded."""

    sentence = "Skyldneren svarer ikke lenger for noe krav i {number}."
    what_now = "Kostnadene kan ikke legges på et krav. Ta det opp med leder."


class RequestEventLacks(DeskError, code="requests.event_lacks", status=422):
    """What came back cannot be registered without ``what``."""

    sentence = "«{event}» kan ikke føres uten {what}."
    what_now = "Fyll ut feltet."


class RequestEventStands(DeskError, code="requests.event_stands", status=409):
    """What came on a request cannot be taken back: it did not end it, or the request has gone on."""

    sentence = "{number} har ikke noe slikt svar som kan tas tilbake."
    what_now = (
        "Det som tas tilbake, er hvordan saken endte, kostnadene som ble fastsatt, at skyldneren godtok"
        " kravet, og at en versjon ble avvist. Annet føres på nytt med rett innhold."
    )
