"""What is refused of a judgment that was registered by mistake."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class JudgmentTakenBack(DeskError, code="judgments.taken_back", status=409):
    """The judgment of ``board`` on ``day`` was taken back: nothing is entered of it any more."""

    sentence = "Avgjørelsen fra {board} {day:date} er tatt tilbake, og gjelder ikke."
    what_now = "Registrer den rette avgjørelsen fra skyldneren."


class JudgmentInUse(DeskError, code="judgments.in_use", status=409):
    """The measure ``number`` waits, is decided or in force for ``claim``, which has the judgment."""

    sentence = "Avgjørelsen kan ikke tas tilbake: {number} gjelder {claim}."
    what_now = "Stans tiltaket eller ta forslaget tilbake først. Si fra til namsmannen om en begjæring som ligger der."


class JudgmentCostsWaived(DeskError, code="judgments.costs_waived", status=409):
    """Costs on ``claim`` were given up since: with the judgment gone, others would be it."""

    sentence = "Avgjørelsen kan ikke tas tilbake: kostnader på {claim} er ettergitt siden."
    what_now = "Foreslå resten av kostnadene ettergitt, og still kravet i bero til det er avklart med leder."
