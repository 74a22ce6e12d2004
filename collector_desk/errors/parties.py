"""Refusals about who owes a claim and what is registered of a debtor."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class NobodyLeft(DeskError, code="parties.nobody_left", status=409):
    """The last who owes the ``claim`` cannot be let go: nobody would owe it."""

    sentence = "Ingen andre skylder {claim}. Den siste skyldneren kan ikke fritas."
    what_now = "Velg «Feil skyldner», eller registrer at virksomheten har trukket kravet."


class OthersOweOn(DeskError, code="parties.others_owe_on", status=409):
    """Others owe the ``claim``, with interest and fees that nobody new may be met with."""

    sentence = (
        "Andre skylder også {claim}. Rente og gebyrer fra deres tid kan ikke kreves av en ny"
        " skyldner."
    )
    what_now = "Ta skyldneren av uten å velge en ny. De andre skylder fortsatt kravet."


class OwesAlready(DeskError, code="parties.owes_already", status=409):
    """``name`` owes the ``claim`` already."""

    sentence = "{name} skylder allerede {claim}."
    what_now = "Velg en annen, eller la feltet for riktig skyldner stå tomt."


class HeirOwesItself(DeskError, code="parties.heir_owes_itself", status=409):
    """``name``, who owes the ``claim`` already, did not take the debts of the dead over in person."""

    sentence = "{name} skylder {claim} selv. Et lite bo legger ikke noe til."
    what_now = (
        "Har arvingen overtatt gjelden personlig, velg det. Ellers er det ikke noe å registrere:"
        " den dødes gebyrer kreves ikke av arvingen."
    )


class InterestStands(DeskError, code="parties.interest_stands", status=409):
    """Interest of ``amount`` øre stands on the ``claim`` from before the notice of who is put on
    it, and only an heir takes it over.
    """

    sentence = (
        "På {claim} står {amount:kr} kr i renter fra før den nye skyldneren er varslet. Bare en"
        " arving overtar dem."
    )
    what_now = (
        "Ettergi dem først med «Ettergi, tapsfør eller tilby oppgjør …», eller velg «Feil skyldner»"
        " med den nye som riktig skyldner hvis bare den nye skylder kravet."
    )


class EstateMissing(DeskError, code="parties.estate_missing", status=422):
    """An heir is put on without how they answer, or without what a small estate had."""

    sentence = "Det er ikke sagt hvordan arvingen svarer for kravet, eller hva det lille boet eide."
    what_now = (
        "Velg om arvingen har overtatt gjelden personlig. Var boet under 3 G, skriv hva det eide"
        " etter begravelsen (arveloven § 116)."
    )


class HeirOfAnother(DeskError, code="parties.heir_of_another", status=409):
    """An heir is put on from a debtor who lives, and somebody else on the ``claim`` is dead."""

    sentence = "Den som er åpen, er ikke registrert som død. Det er en annen som skylder {claim}."
    what_now = (
        "Åpne den døde, og sett arvingen på kravet derfra. Arvingen overtar den dødes gebyrer."
    )


class EstateNotSmall(DeskError, code="parties.estate_not_small", status=409):
    """The estate had ``value`` øre, and a small one has less than ``limit``."""

    sentence = (
        "Boet hadde {value:kr} kr. Det er ikke under 3 G, {limit:kr} kr, og reglene for små bo"
        " gjelder ikke."
    )
    what_now = (
        "Har arvingen overtatt gjelden personlig, velg det. Ellers meld kravet i dødsboet under"
        " «Statuser …»."
    )


class EstateSpent(DeskError, code="parties.estate_spent", status=409):
    """The estate had ``value`` øre, and heirs answer for ``others`` of it on other claims."""

    sentence = (
        "Boet hadde {value:kr} kr, og arvingene svarer alt for {others:kr} kr av det på andre krav."
        " Det er ingenting igjen til {claim}."
    )
    what_now = "Kravet kan ikke kreves av arvingen. Foreslå å tapsføre det."


class ChildCannotOwe(DeskError, code="parties.child_cannot_owe", status=422):
    """Parents owe for AKS and kindergarten, never the child (ruling 24)."""

    sentence = "Et barn kan ikke skylde {claim}. Foreldre betaler for barnehage og AKS."
    what_now = "Velg den av foreldrene som har avtalen."


class NotPaidThere(DeskError, code="parties.not_paid_there", status=409):
    """The payment is not placed on the ``claim``."""

    sentence = "Innbetalingen er ikke plassert på {claim}."
    what_now = "Hent skyldneren på nytt og velg blant innbetalingene på kravet."


class ClaimAwaitsApproval(DeskError, code="parties.awaits_approval", status=409):
    """``what`` on the ``claim`` waits for a second person."""

    sentence = "{claim} venter på godkjenning av {what}."
    what_now = "Trekk forslaget, eller få det avgjort først."


class ReturnNotOpen(DeskError, code="parties.return_not_open", status=409):
    """The payment back is at ``state``, and no account is asked for."""

    sentence = "Tilbakebetalingen kan ikke foreslås nå: {state}."
    what_now = "Hent skyldneren på nytt og se hva som er gjort."


class ReleaseGroundUnfit(DeskError, code="parties.ground_unfit", status=422):
    """No vehicle is behind a claim of the ``kind``, so the ``ground`` cannot be meant."""

    sentence = "«{ground}» gjelder ikke krav av typen {kind}."
    what_now = "Velg en annen grunn."


class ReleaseUndone(DeskError, code="parties.undone_already", status=409):
    """It was undone on ``day``."""

    sentence = "Dette ble angret {day:date}."
    what_now = "Hent skyldneren på nytt."


class ReleaseMoneyMoved(DeskError, code="parties.money_moved", status=409):
    """Money has moved since, so that it can no longer be undone on ``claim``."""

    sentence = (
        "Det er betalt, refundert eller plassert penger på {claim} siden. Det kan ikke angres."
    )
    what_now = "Registrer den riktige skyldneren som en ny endring i stedet."


class ReleaseLater(DeskError, code="parties.later_release", status=409):
    """Somebody was let out of the ``claim`` after the release that is to be undone."""

    sentence = "Noen er tatt av {claim} etter dette."
    what_now = "Angre det siste først. Det gjøres under «Parter …» hos den som sist ble tatt av."


class ReleaseTakenBack(DeskError, code="parties.taken_back_since", status=409):
    """The unit took the ``claim`` back after the release that is to be undone."""

    sentence = "Virksomheten har trukket {claim} etter fritaket. Da kan fritaket ikke angres."
    what_now = (
        "Ingen skal betale kravet. Skal det kreves likevel, må virksomheten overlevere det på nytt."
    )


class OwesAgain(DeskError, code="parties.owes_again", status=409):
    """``name`` was put on the ``claim`` again after the release that is to be undone."""

    sentence = "{name} er satt på {claim} igjen siden."
    what_now = "Ta av den som ikke skylder kravet, under «Parter …»."


class MergedAlready(DeskError, code="debtors.merged", status=409):
    """The debtor was merged into ``name`` and is no longer worked with by itself."""

    sentence = "Skyldneren er slått sammen med {name}."
    what_now = "Søk opp {name}. Der kan sammenslåingen deles igjen."


class MergeOfMerged(DeskError, code="debtors.merge_of_merged", status=409):
    """Others have been merged into ``name``, who can only be the one that is kept."""

    sentence = "{name} er alt slått sammen med en annen."
    what_now = "Behold {name}, eller del den forrige sammenslåingen først."


class BothOwe(DeskError, code="debtors.both_owe", status=409):
    """Both debtors owe the ``claim``."""

    sentence = "Begge skylder {claim}."
    what_now = "Fri den ene fra kravet under «Parter …» først."


class MergeUnlike(DeskError, code="debtors.merge_unlike", status=422):
    """The two cannot be the same: ``why``."""

    sentence = "De to kan ikke være samme skyldner: {why}."
    what_now = "Kontroller navn og nummer. Er det en feil i registreringen, rett den først."


class MergeAwaits(DeskError, code="debtors.merge_awaits", status=409):
    """Something of ``name`` waits for a second person."""

    sentence = "Noe som gjelder {name}, venter på godkjenning."
    what_now = "Få det avgjort eller trukket først."


class MergeProtected(DeskError, code="debtors.merge_protected", status=409):
    """The address of one of the two is protected."""

    sentence = "En av de to har skjermet adresse. De kan ikke slås sammen her."
    what_now = "Avslutt skjermingen, eller be administrator om hjelp."


class MergeReleased(DeskError, code="debtors.merge_released", status=409):
    """One of the two was let out of the ``claim``, and the other was put on it instead."""

    sentence = "En av de to er fritatt for {claim}, og den andre er satt inn i stedet."
    what_now = (
        "Er de samme person, angre det først under «Parter …». Ellers la dem stå hver for seg."
    )


class SplitAlready(DeskError, code="debtors.split_already", status=409):
    """The merge was undone on ``day``."""

    sentence = "De to ble delt igjen {day:date}."
    what_now = "Hent skyldneren på nytt."


class SplitTooLate(DeskError, code="debtors.split_too_late", status=409):
    """Something new rests on the ``claim`` that would go back."""

    sentence = "Det er gjort noe nytt på {claim} siden. Sammenslåingen kan ikke deles nå."
    what_now = "Avslutt det som er nytt, eller flytt kravet under «Parter …»."


class SplitLetterGoing(DeskError, code="debtors.split_letter_going", status=409):
    """The ``letter`` of ``day``, on a claim that would go back, is being handed over."""

    sentence = "{letter} {day:date} om et krav som går tilbake, er på vei ut."
    what_now = "Vent til det er sendt eller har feilet, og del på nytt."
