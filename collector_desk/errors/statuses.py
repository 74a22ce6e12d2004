"""Refusals of registering, filing and ending what a debtor's status is."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class StatusRuns(DeskError, code="statuses.runs", status=409):
    """The ``status`` is registered already, since ``day``."""

    sentence = "«{status}» er registrert fra {day:date}."
    what_now = "Avslutt den gamle først, eller rett den ved å avslutte og registrere på nytt."


class StatusUntrue(DeskError, code="statuses.untrue", status=422):
    """The ``status`` contradicts what is known: ``why``."""

    sentence = "«{status}» stemmer ikke: {why}."
    what_now = "Kontroller opplysningen i Folkeregisteret."


class StatusEnded(DeskError, code="statuses.ended", status=409):
    """It ended: ``day`` is the first day it did not hold."""

    sentence = "Dette gjelder ikke fra og med {day:date}."
    what_now = "Hent skyldneren på nytt."


class FilingDeadlineNeeded(DeskError, code="statuses.deadline_needed", status=422):
    """The announcement of the ``status`` states a deadline, and it is not given."""

    sentence = "«{status}» mangler fristen for å melde krav."
    what_now = "Skriv fristen slik den står i kunngjøringen."


class NothingFiled(DeskError, code="statuses.nothing_filed", status=409):
    """Claims are not filed because of this ``status``, or none is touched by it."""

    sentence = "Det er ingen krav å melde for «{status}»."
    what_now = "Krav fra etter åpningen drives inn som ellers."


class FiledAlready(DeskError, code="statuses.filed_already", status=409):
    """The claims were filed on ``day``."""

    sentence = "Kravene ble meldt {day:date}."
    what_now = "Se brevet under dokumenter. Send et fritt brev hvis noe skal rettes."


class FilingAsksLeader(DeskError, code="statuses.filing_leader", status=409):
    """Only a supervisor, with reasons, may file a ``claim`` that is disputed (ruling 18)."""

    sentence = "{claim} er bestridt, og innsigelsen er ikke avgjort. Bare leder kan da melde kravet, med begrunnelse."
    what_now = (
        "Avgjør innsigelsen først, eller be leder melde kravene før fristen, med en begrunnelse på"
        " minst {least} tegn."
    )


class FilingToNobody(DeskError, code="statuses.filing_to_nobody", status=409):
    """Who the claims are filed with (``whom``) is not registered."""

    sentence = "Det er ikke registrert hvem kravene skal meldes til: {whom} mangler."
    what_now = "Registrer navn og adresse, og meld kravene på nytt."


class FilingTooLate(DeskError, code="statuses.filing_too_late", status=409):
    """The proklama ran out on ``day``: what was not filed has lapsed (arveloven § 102)."""

    sentence = "Fristen etter proklama gikk ut {day:date}. Kravene er falt bort (arveloven § 102)."
    what_now = "Foreslå sletting eller tapsføring. Pant som er tinglyst, står."
