"""Refusals of the rate tables: a day without a rate, a rule without a version, a wrong file."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class NoRate(DeskError, code="rates.none_for_day", status=422):
    """``day`` lies before the first value of ``table``, which applies from ``first``."""

    sentence = "«{table}» er ikke kjent for {day:date}: første verdi gjelder fra {first:date}."
    what_now = "Kontroller datoen. Er den riktig, må en eldre sats legges inn først."


class NoLaw(DeskError, code="rates.no_law_for_day", status=422):
    """``day`` lies before the first version of a rule, by its source ``rule``, from ``first``."""

    sentence = "Regelen «{rule}» er ikke lagt inn for {day:date}, bare fra {first:date}."
    what_now = "Kontroller datoen. Eldre krav må behandles for hånd etter reglene som gjaldt da."


class RateFileWrong(DeskError, code="rates.file_wrong", status=500):
    """The rate file ``file`` cannot be trusted at ``key``; ``why`` says what is wrong there."""

    sentence = "Satsfilen {file} er feil ved «{key}»: {why}."
    what_now = "Programmet starter ikke med feil satser. Rett filen og start på nytt."


class RateProvisional(DeskError, code="rates.provisional", status=409):
    """An amount demanded on ``day`` needs a value of ``table`` that is not yet announced."""

    sentence = "«{table}» for {day:date} er ikke kunngjort ennå. Beløpet kan ikke kreves i dag."
    what_now = "Legg inn satsen når den er kunngjort, eller bruk en dato før {due:date}."
