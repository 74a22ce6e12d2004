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


class RateUnknown(DeskError, code="rates.unknown", status=404):
    """There is no table or set called ``table``."""

    sentence = "Det er ingen sats som heter «{table}»."
    what_now = "Hent listen over satser på nytt, og velg en derfra."


class RateRowWrong(DeskError, code="rates.row_wrong", status=422):
    """A proposed row of ``table`` is not what a table can hold at ``key``; ``why`` says why."""

    sentence = "«{table}» kan ikke endres slik: {key} {why}."
    what_now = "Rett det som er feil, og foreslå på nytt."


class RateBackDated(DeskError, code="rates.back_dated", status=422):
    """A row of ``table`` may not begin on ``day``, which has been worked by already."""

    sentence = "«{table}» kan ikke endres fra {day:date}: det er regnet og krevd etter den verdien."
    what_now = "Velg en dag fra og med i morgen. Er verdien feil, rettes kravene med motposter."


class RateNextDueMissing(DeskError, code="rates.next_due_missing", status=422):
    """``table`` gets a new value regularly, and the row does not say when the next is due."""

    sentence = "«{table}» får ny verdi med jevne mellomrom, og det står ikke når neste ventes."
    what_now = "Skriv dagen neste verdi ventes. Fra den dagen regnes denne som foreløpig."


class RateUnchanged(DeskError, code="rates.unchanged", status=422):
    """The row says what ``table`` says already on ``day``."""

    sentence = "«{table}» har disse verdiene fra før på {day:date}."
    what_now = "Skriv en annen verdi, eller en annen dag. Det er ingenting å endre."


class RateWordsMissing(DeskError, code="rates.words_missing", status=422):
    """The source or the reasons are too short to be understood."""

    sentence = "Skriv hvor verdien er fastsatt, og hvorfor den endres."
    what_now = "Kilden må være på minst {source} tegn, begrunnelsen på minst {reasons}."
