"""Refusals of waivers, write-offs and settlements."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class ReliefWithoutClaims(DeskError, code="reliefs.no_claims", status=422):
    """No claim was chosen, or one was chosen twice."""

    sentence = "Velg hva som skal gis opp, og hvert krav én gang."
    what_now = "Velg minst ett krav som ikke er betalt."


class ReliefReasonsMissing(DeskError, code="reliefs.reasons_missing", status=422):
    """A relief needs reasons; ``least`` characters are wanted."""

    sentence = "Forslaget mangler begrunnelse."
    what_now = "Skriv en begrunnelse på minst {least} tegn."


class ReliefGroundUnfit(DeskError, code="reliefs.ground_unfit", status=422):
    """The ``ground`` cannot carry a relief of this ``kind``."""

    sentence = "«{ground}» er ikke et grunnlag for {kind}."
    what_now = "Velg et annet grunnlag."


class ReliefAdditionsOnly(DeskError, code="reliefs.additions_only", status=422):
    """On this ``ground`` only interest and fees may be given up."""

    sentence = "Hovedstolen kan ikke gis opp på grunnlaget «{ground}»."
    what_now = "Velg bare renter og gebyrer, eller et annet grunnlag."


class ReliefWholeOnly(DeskError, code="reliefs.whole_only", status=422):
    """This ``kind`` of relief is of whole claims."""

    sentence = "{kind} gjelder hele kravet."
    what_now = "Velg «hele kravet»."


class ReliefHasNoTerms(DeskError, code="reliefs.has_no_terms", status=422):
    """A sum to pay and its days were given for a ``kind`` of relief that has none."""

    sentence = "{kind} har ikke beløp eller frister for betaling."
    what_now = "Ta bort beløpet og fristene, eller velg tilbud om oppgjør."


class ReliefTooMuch(DeskError, code="reliefs.too_much", status=422):
    """More was to be given up than is ``owed`` øre on the ``part`` of the ``claim``."""

    sentence = "På {claim} gjenstår {owed:kr} kr ({part}); mer kan ikke gis opp."
    what_now = "Rett beløpet."


class ReliefNothingOwed(DeskError, code="reliefs.nothing_owed", status=422):
    """Nothing is owed on the ``part`` of the ``claim``."""

    sentence = "Det gjenstår ingenting på {claim} ({part})."
    what_now = "Ta ut kravet, eller velg en annen del."


class ReliefInterestNotBarred(DeskError, code="reliefs.interest_not_barred", status=409):
    """Of the interest on ``claim`` no more than ``barred`` øre are time-barred by themselves."""

    sentence = "På {claim} er {barred:kr} kr i renter foreldet, ikke mer."
    what_now = "Skriv det beløpet, eller velg et annet grunnlag."


class ReliefNotBarred(DeskError, code="reliefs.not_barred", status=409):
    """The ``claim`` is not time-barred; its last day is ``last``, or it does not run."""

    sentence = "{claim} er ikke foreldet."
    what_now = "Velg et annet grunnlag, eller vent til kravet er foreldet."


class ReliefNotSettled(DeskError, code="reliefs.not_settled", status=409):
    """No debt settlement that has ended touches the ``claim``: it is newer, or one still runs."""

    sentence = "Ingen avsluttet gjeldsordning omfatter {claim}."
    what_now = "Registrer når gjeldsordningen er oppfylt, eller velg et annet grunnlag."


class ReliefClaimTaken(DeskError, code="reliefs.claim_taken", status=409):
    """The ``claim`` is in another relief that waits or runs."""

    sentence = "{claim} er allerede med i et forslag som ikke er avsluttet."
    what_now = "Avslutt det forslaget først, eller ta ut kravet."


class SettlementTerms(DeskError, code="reliefs.settlement_terms", status=422):
    """A settlement needs a sum below what is owed (``owed`` øre), and days in their order."""

    sentence = "Oppgjøret må være under {owed:kr} kr, og svarfristen før betalingsfristen."
    what_now = "Skriv et beløp over null, en svarfrist etter i dag og en senere betalingsfrist."


class SettlementTooSoon(DeskError, code="reliefs.settlement_too_soon", status=422):
    """An answer by ``until`` leaves the debtor fewer than ``least`` days; ``first`` is the earliest."""

    sentence = "Svarfrist {until:date} gir skyldneren mindre enn {least} dager til å svare."
    what_now = "Velg en svarfrist {first:date} eller senere, eller send forslaget tilbake."


class ReliefWrongStage(DeskError, code="reliefs.wrong_stage", status=409):
    """The relief is ``stage``, where this cannot be done."""

    sentence = "Saken er {stage}; dette kan ikke gjøres nå."
    what_now = "Åpne skyldneren på nytt og se hva som kan gjøres."


class SettlementExpired(DeskError, code="reliefs.settlement_expired", status=409):
    """The offer could be accepted to and with ``until``."""

    sentence = "Tilbudet gjaldt til {until:date}."
    what_now = "Foreslå et nytt oppgjør."


class SettlementStopped(DeskError, code="reliefs.settlement_stopped", status=409):
    """What was offered counts a ``claim`` that may not be demanded now: ``why``, by ``rule``."""

    sentence = "Tilbudet kan ikke godtas nå, for det regner med {claim}: {why} ({rule})."
    what_now = (
        "Avgjør det som hindrer kravet først, for eksempel innsigelsen. Endres beløpet, avslutt"
        " tilbudet og foreslå et nytt."
    )


class SettlementAcceptor(DeskError, code="reliefs.acceptor", status=422):
    """``who`` may not accept for the debtor without something on file that shows it today."""

    sentence = "{who} kan ikke godta: ingen fullmakt eller mandat som gjelder i dag, er registrert."
    what_now = "Registrer fullmakten i «Hvem skrives det til?», eller la skyldneren godta selv."


class ReliefBeyondEverybody(DeskError, code="reliefs.beyond_everybody", status=422):
    """A limit that nobody at the desk may go past, ``limit``."""

    sentence = "{limit}"
    what_now = (
        "Legg saken fram for den som har myndighet utenfor programmet, eller endre forslaget."
    )


class SettlementGuardian(DeskError, code="reliefs.settlement_guardian", status=422):
    """The debtor has a guardian, who must accept."""

    sentence = "Skyldneren har verge eller er mindreårig; vergen må godta tilbudet."
    what_now = "Få vergens svar, og registrer det."


class ReliefOthersOwe(DeskError, code="reliefs.others_owe", status=409):
    """The ``claim`` is owed by others too; limitation and an empty estate are each debtor's own."""

    sentence = "{claim} har flere skyldnere og kan ikke slettes for alle (foreldelsesloven § 25)."
    what_now = "Velg «Parter …» på skyldneren og ta den det gjelder ut av kravet, eller tapsfør."


class ReliefOthersNotBarred(DeskError, code="reliefs.others_not_barred", status=409):
    """Others owe the ``claim`` too, and it is not time-barred towards all of them."""

    sentence = "{claim} har flere skyldnere og er ikke foreldet for alle (foreldelsesloven § 25)."
    what_now = (
        "Velg «Parter …» på skyldneren og ta den det gjelder ut av kravet. Gjelder det bare"
        " renter, kan de ettergis der et annet grunnlag passer; ellers står de til de er foreldet"
        " for alle."
    )
