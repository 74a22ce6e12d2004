"""Refusals of complaints to the conciliation board and the Rent Disputes Tribunal."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class SuitNotHere(DeskError, code="suits.not_here", status=409):
    """The claim belongs before neither board; ``route`` is where it is tried."""

    sentence = (
        "{claim} hører ikke under forliksrådet eller Husleietvistutvalget. Rett vei: {route}."
    )
    what_now = "Ta kravet ut av klagen."


class SuitJudged(DeskError, code="suits.judged", status=409):
    """There is a judgment or settlement on the claim for this debtor already."""

    sentence = "{claim} har dom eller rettsforlik allerede."
    what_now = "Begjær utlegg på grunnlag av avgjørelsen."


class SuitKnown(DeskError, code="suits.known", status=409):
    """The claim is in another complaint that is not over."""

    sentence = "{claim} er med i klagen {number} allerede."
    what_now = "Gå videre med den klagen, eller avslutt den først."


class SuitNothingOwed(DeskError, code="suits.nothing_owed", status=409):
    """Nothing is owed on the claim."""

    sentence = "Det er ingenting å betale på {claim}."
    what_now = "Ta kravet ut av klagen. Var den alt sendt: kryss av for det og før den som levert."


class SuitStopped(DeskError, code="suits.stopped", status=409):
    """Something stands in the way of a step on the claim: ``why``, by ``rule``."""

    sentence = "{claim} kan ikke klages inn nå: {why} ({rule})."
    what_now = (
        "Se hva som stanser kravet, eller ta det ut av klagen. Var klagen alt sendt, fører leder"
        " den som levert, med begrunnelse."
    )


class SuitAsksLeader(DeskError, code="suits.leader", status=409):
    """Only a supervisor, with reasons, may complain of the claim; ``why`` says what is lacking."""

    sentence = "{claim}: {why}. Bare leder kan da klage det inn, med begrunnelse."
    what_now = "Be leder lage klagen for å avbryte foreldelse, eller ta kravet ut."


class SuitChanged(DeskError, code="suits.changed", status=409):
    """Since the complaint was made something happened to the money of ``claim``."""

    sentence = "{claim} er endret siden klagen {number} ble laget: den ber om et annet beløp enn det som skyldes."
    what_now = (
        "Er den ikke sendt: forkast den og lag den på nytt med det som skyldes nå. Var den alt"
        " sendt: kryss av for det og før den som levert."
    )


class SuitWrongStage(DeskError, code="suits.wrong_stage", status=409):
    """The complaint is at another ``stage`` than the step needs."""

    sentence = "Klagen {number} er {stage}."
    what_now = "Se klagen slik den står nå."


class SuitEventLacks(DeskError, code="suits.event_lacks", status=422):
    """An event cannot be registered without ``what``."""

    sentence = "«{event}» kan ikke føres uten {what}."
    what_now = "Fyll ut feltet."
