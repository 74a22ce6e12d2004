"""Refusals of what a creditor unit tells later: too much, or about a claim it has taken back."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class CreditTooLarge(DeskError, code="units.credit_too_large", status=422):
    """``amount`` øre is the whole of what is ``left`` of the principal, or more."""

    sentence = "Kreditnotaen på {amount:kr} kr er ikke mindre enn hovedstolen på {left:kr} kr."
    what_now = "Registrer at kravet er trukket, hvis hele kravet faller bort."


class RecalledAlready(DeskError, code="units.recalled_already", status=409):
    """The ``claim`` is taken back already."""

    sentence = "{claim} er trukket fra før."
    what_now = "Hent skyldneren på nytt."


class AskFromObjection(DeskError, code="units.ask_from_objection", status=409):
    """An objection to the ``claim`` is open: the question belongs to it."""

    sentence = "Det er gjort innsigelse mot {claim}, og den er ikke avgjort."
    what_now = "Spør virksomheten fra innsigelsen."


class UnitHasAnswered(DeskError, code="units.has_answered", status=409):
    """The unit answered on ``day``."""

    sentence = "Virksomheten svarte {day:date}."
    what_now = "Still et nytt spørsmål hvis noe står igjen."
