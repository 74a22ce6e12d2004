"""Refusals of plans and deferrals: what cannot be calculated, and what would never end."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class PlanWithoutClaims(DeskError, code="plans.no_claims", status=422):
    """No claim was chosen for the plan, or nothing is owed on those that were."""

    sentence = "Det er ingen krav å betale ned."
    what_now = "Velg minst ett krav som ikke er betalt."


class PlanClaimTwice(DeskError, code="plans.claim_twice", status=422):
    """The same claim was put in twice."""

    sentence = "Krav {claim} er tatt med to ganger."
    what_now = "Ta kravet med én gang."


class PlanClaimUnsettled(DeskError, code="plans.claim_unsettled", status=409):
    """More was paid back on ``claim`` than was ever paid (``amount`` øre): settle that first."""

    sentence = "På krav {claim} er det betalt tilbake {amount:kr} kr mer enn det er betalt inn."
    what_now = "Rett opp tilbakebetalingen før kravet tas med i en avtale."


class PlanNeedsOneMore(DeskError, code="plans.needs_one_more", status=422):
    """Neither the instalment, the number of instalments nor the last day was given."""

    sentence = "Avtalen kan ikke regnes ut ennå."
    what_now = "Fyll ut avdrag, antall avdrag eller siste avdrag."


class PlanNotPositive(DeskError, code="plans.not_positive", status=422):
    """The instalment or the number of instalments is not above zero."""

    sentence = "Avdrag og antall avdrag må være over null."
    what_now = "Skriv et beløp og et antall over null."


class PlanFirstDueTooEarly(DeskError, code="plans.first_due_too_early", status=422):
    """The first due date lies before the day the plan starts, ``start``."""

    sentence = "Første forfall {first:date} ligger før avtalen starter {start:date}."
    what_now = "Velg {start:date} eller senere."


class PlanEndTooEarly(DeskError, code="plans.end_too_early", status=422):
    """The last day lies before the first due date, ``first``."""

    sentence = "Siste avdrag {end:date} ligger før første forfall {first:date}."
    what_now = "Velg {first:date} eller senere."


class PlanContradiction(DeskError, code="plans.contradiction", status=422):
    """``count`` instalments from the first due date end on ``fits``, not on the day given."""

    sentence = "{count} avdrag slutter {fits:date}, ikke {end:date}."
    what_now = "Bruk {fits:date}, eller la antallet eller siste avdrag stå tomt."


class PlanTooManyParts(DeskError, code="plans.too_many_parts", status=422):
    """So small a debt cannot be parted in ``count`` instalments."""

    sentence = "{total:kr} kr kan ikke deles i {count} avdrag."
    what_now = "Velg færre avdrag."


class PlanTooLong(DeskError, code="plans.too_long", status=422):
    """The plan would run beyond the ``most`` instalments that are reckoned."""

    sentence = "Avtalen får mer enn {most} avdrag."
    what_now = "Velg et høyere avdrag eller færre avdrag."


class PlanNeverPaidOff(DeskError, code="plans.never_paid_off", status=422):
    """From ``day`` the interest of one interval, ``interest`` øre, is at least the ``instalment``."""

    sentence = (
        "Gjelden blir aldri nedbetalt: i avdragsperioden fram til {day:date} løper det"
        " {interest:kr} kr i rente, mens avdraget er {instalment:kr} kr."
    )
    what_now = "Velg et høyere avdrag, eller foreslå noe annet enn en nedbetalingsavtale."


class DeferralBackwards(DeskError, code="plans.deferral_backwards", status=422):
    """A deferral must end after the day it begins, ``start``."""

    sentence = "Utsettelsen slutter {until:date}, men begynner {start:date}."
    what_now = "Velg en dag etter {start:date}."


class NotAHousehold(DeskError, code="plans.not_a_household", status=422):
    """The household form cannot be right: ``why`` says where."""

    sentence = "Opplysningene om husstanden kan ikke stemme: {why}."
    what_now = "Rett opplysningen."


class DeviationWithoutReason(DeskError, code="plans.deviation_without_reason", status=422):
    """The subsistence rates were departed from without saying why."""

    sentence = "Livsoppholdssatsene er fraveket uten begrunnelse."
    what_now = "Skriv begrunnelsen (forskrift om livsoppholdssatser § 2)."


class PlanClaimStopped(DeskError, code="plans.claim_stopped", status=409):
    """A claim may not be put in a plan or deferred: ``why``, by ``rule``."""

    sentence = "{claim} kan ikke tas med: {why} ({rule})."
    what_now = "Ta ut kravet, eller avklar det som hindrer."


class PlanClaimTaken(DeskError, code="plans.claim_taken", status=409):
    """The claim is in another plan that runs or waits, ``plan``."""

    sentence = "{claim} er allerede med i nedbetalingsavtalen {plan}."
    what_now = "Avslutt den avtalen først, eller ta ut kravet."


class PlanBeyondEverybody(DeskError, code="plans.beyond_everybody", status=422):
    """A limit that nobody may go past, ``limit``."""

    sentence = "{limit}"
    what_now = "Endre vilkårene, eller avslå søknaden."


class PlanReasonsMissing(DeskError, code="plans.reasons_missing", status=422):
    """A decision that needs reasons came without; ``least`` characters are wanted."""

    sentence = "Avgjørelsen mangler begrunnelse."
    what_now = "Skriv en begrunnelse på minst {least} tegn."


class PlanWrongStage(DeskError, code="plans.wrong_stage", status=409):
    """The plan is ``stage``, where this cannot be done."""

    sentence = "Avtalen er {stage}; dette kan ikke gjøres nå."
    what_now = "Åpne avtalen på nytt og se hva som kan gjøres."


class PlanOfferExpired(DeskError, code="plans.offer_expired", status=409):
    """The offer could be accepted to and with ``until``."""

    sentence = "Tilbudet gjaldt til {until:date}."
    what_now = "Regn ut en ny avtale og send et nytt tilbud."


class PlanOfferDay(DeskError, code="plans.offer_day", status=422):
    """An offer must be open after today and at most to the day before ``first``, its first due."""

    sentence = "Tilbudet må gjelde til en dag etter i dag og før første forfall {first:date}."
    what_now = "Velg en annen svarfrist."


class PlanRequestDay(DeskError, code="plans.request_day", status=422):
    """A request dated ``day``: to come, or before ``first``, when it could first be made."""

    sentence = "Skyldneren kan ikke ha bedt om avtalen {day:date}."
    what_now = "Oppgi en dag fra {first:date} til i dag."


class PlanAcceptedDay(DeskError, code="plans.accepted_day", status=422):
    """An offer of ``first`` cannot have been accepted on ``day``, before it or to come."""

    sentence = "Tilbudet kan ikke være godtatt {day:date}."
    what_now = "Oppgi en dag fra {first:date} til i dag."


class PlanDatesPassed(DeskError, code="plans.dates_passed", status=409):
    """The first due date, ``first``, has passed before the plan was granted."""

    sentence = "Første forfall {first:date} er passert."
    what_now = "Regn ut avtalen på nytt med en senere dato."


class PlanNotBroken(DeskError, code="plans.not_broken", status=409):
    """A notice of default needs an instalment whose days of grace are over."""

    sentence = "Ingen avdrag er misligholdt, så varsel kan ikke sendes."
    what_now = "Vent til fristen etter forfall er ute."


class DeferralNotRunning(DeskError, code="plans.deferral_not_running", status=409):
    """The deferral is ``stage``: it cannot be ended."""

    sentence = "Utsettelsen er {stage} og kan ikke oppheves."
    what_now = "Åpne skyldneren på nytt og se hva som er stilt i bero."


class DeferralPassed(DeskError, code="plans.deferral_passed", status=409):
    """The deferral's last day, ``until``, had passed before it was granted."""

    sentence = "Utsettelsen til {until:date} er passert."
    what_now = "Velg en senere dag."
