"""Refusals of objections: a step that cannot be taken, a decision that lacks what it rests on."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class WrongObjectionStep(DeskError, code="objections.wrong_step", status=409):
    """The objection stands at ``before`` and cannot go on to ``after``."""

    sentence = "Innsigelsen er «{before}» og kan ikke bli «{after}»."
    what_now = "Hent innsigelsen på nytt og se hva som er gjort."


class ReductionMissing(DeskError, code="objections.reduction_missing", status=422):
    """Partly upheld, but nothing is taken off."""

    sentence = "Delvis medhold må sette ned kravet eller la gebyrene falle bort."
    what_now = "Oppgi hvor mye kravet settes ned, eller velg et annet utfall."


class ReductionTooLarge(DeskError, code="objections.reduction_too_large", status=422):
    """``amount`` øre is the whole of what is ``left`` of the principal, or more."""

    sentence = "Nedsettelsen på {amount:kr} kr er ikke mindre enn hovedstolen på {left:kr} kr."
    what_now = "Velg medhold hvis hele kravet faller bort, ellers et lavere beløp."


class DisputedTooLarge(DeskError, code="objections.disputed_too_large", status=422):
    """More is disputed than the principal of the claim."""

    sentence = "Det bestridte beløpet {amount:kr} kr er mer enn hovedstolen på {principal:kr} kr."
    what_now = "La feltet stå tomt hvis hele kravet er bestridt."


class ObjectionOpen(DeskError, code="objections.open_already", status=409):
    """The debtor has an open objection to this claim (``number``) already."""

    sentence = "Skyldneren har alt en åpen innsigelse mot {number}."
    what_now = "Legg det nye til den innsigelsen som er åpen."


class UnitNotHeard(DeskError, code="objections.unit_not_heard", status=409):
    """The claim itself is disputed, and its creditor unit has not answered (ruling 29)."""

    sentence = "Virksomheten avgjør kravet og har ikke svart ennå."
    what_now = "Send innsigelsen til virksomheten, eller registrer svaret."


class UnitDecidedOtherwise(DeskError, code="objections.unit_decided_otherwise", status=409):
    """The outcome does not follow the creditor unit's decision on the claim (ruling 29)."""

    sentence = "Utfallet stemmer ikke med virksomhetens avgjørelse: {view}."
    what_now = "Velg utfallet som følger av avgjørelsen, eller spør virksomheten på nytt."


class ReasonsMissing(DeskError, code="objections.reasons_missing", status=422):
    """A decision without reasons that the debtor can understand."""

    sentence = "Avgjørelsen mangler begrunnelse."
    what_now = "Skriv en begrunnelse på minst {least} tegn. Den kommer i brevet."


class AskedAlready(DeskError, code="objections.asked_already", status=409):
    """A question to the unit is still open."""

    sentence = "Virksomheten er spurt {asked:date} og har ikke svart."
    what_now = "Purr på svaret i stedet, eller registrer det."


class OthersOwe(DeskError, code="objections.others_owe", status=409):
    """Others owe the claim too, and the ``ground`` is about this debtor alone."""

    sentence = "Flere skylder kravet. «{ground}» gjelder bare denne skyldneren."
    what_now = "Be virksomheten rette hvem som skylder, og overlevere kravet på nytt."


class RegisterAsObjection(DeskError, code="objections.register_it", status=422):
    """A message that objects to a claim is registered as an objection, so that it stops."""

    sentence = (
        "En innsigelse mot et krav må registreres som innsigelse, ellers stanser den ingenting."
    )
    what_now = "Bruk «Ny innsigelse» (Ctrl+Shift+I) på kravet."


class NotRegistered(DeskError, code="objections.not_registered", status=409):
    """A message that objects is closed before an objection stands on what it disputes."""

    sentence = "Meldingen er en innsigelse, og den er ikke registrert på kravet ennå."
    what_now = (
        "Bruk «Ny innsigelse» (Ctrl+Shift+I) på kravet; er posten ingens ennå, knytt den til skyldneren"
        " først. Gjelder den selve boten, velg «Skilting», «Tillatelse» eller «Annet mot selve gebyret»"
        " som grunn: da stanser den ikke, og virksomheten får den til avgjørelse."
    )


class ElsewhereUnsaid(DeskError, code="objections.elsewhere_unsaid", status=422):
    """An objection that names no claim is sent on, and nothing says that it is about none here."""

    sentence = "Innsigelsen nevner ikke noe krav, og kan gjelde alt skyldneren skylder her."
    what_now = (
        "Bruk «Ny innsigelse» (Ctrl+Shift+I) på kravet den gjelder. Gjelder den ikke noe krav her,"
        " skriv hvorfor i «Gjelder ikke noe krav her, fordi», minst {shortest} tegn."
    )


class SanctionNotRegistered(DeskError, code="objections.sanction_not_registered", status=409):
    """A complaint on a control sanction is closed before it stands on the claim (ruling 20)."""

    sentence = "Meldingen gjelder en kontrollsanksjon, og klagen er ikke registrert på kravet ennå."
    what_now = (
        "Bruk «Ny innsigelse» (Ctrl+Shift+I) på kravet. Da hviler det til klagen er endelig avgjort,"
        " også når den sendes videre. Er posten ingens ennå, knytt den til skyldneren først, eller"
        " send den videre."
    )


class PaidHere(DeskError, code="objections.paid_here", status=409):
    """The claim ``number`` is paid here; the unit withdrew it without saying what it has got."""

    sentence = "{number} er betalt hit. Da er det bare det som også er betalt til virksomheten, som kan gå tilbake."
    what_now = "Spør virksomheten hva den har fått, og registrer svaret som «Kravet er betalt»."


class StillOwed(DeskError, code="objections.still_owed", status=422):
    """Full medhold where ``amount`` øre would still be owed."""

    sentence = "Det står igjen {amount:kr} kr etter medhold."
    what_now = "Velg delvis medhold, eller få beløpet som er betalt til virksomheten, rettet."


class WordsMissing(DeskError, code="objections.words_missing", status=422):
    """Withdrawn, and nothing the debtor has written or said since shows it."""

    sentence = "Bare skyldneren kan trekke innsigelsen."
    what_now = (
        "Før samtalen med «Trekker innsigelsen», eller registrer henvendelsen der den trekkes, og"
        " velg den her."
    )


class DismissalMissing(DeskError, code="objections.dismissal_missing", status=422):
    """Dismissed without saying why it cannot be examined, or where the debtor can go."""

    sentence = (
        "Avvisning krever en grunn til at innsigelsen ikke kan prøves, og hvor den hører hjemme."
    )
    what_now = "Velg grunnen, og skriv hvor skyldneren kan henvende seg. Ellers: ikke medhold."


class DecisionNotLost(DeskError, code="objections.decision_not_lost", status=409):
    """The letter of the decision went, may still go, or was written anew; ``state`` says which."""

    sentence = "Brevet kan ikke skrives på nytt: det er {state}."
    what_now = (
        "Åpne det nyeste i listen over brev. Bare et brev som ikke kom fram, skrives på nytt."
    )


class DecisionOver(DeskError, code="objections.decision_over", status=409):
    """What the letter told of ``claim`` does not stand any more; ``why`` says what happened."""

    sentence = "Brevet om {claim} kan ikke skrives på nytt, for {why}."
    what_now = "Skriv et vanlig brev hvis skyldneren trenger beskjed."
