"""Refusals of worklists: put off too far, given to somebody who cannot take it, done already."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class PutOffTooFar(DeskError, code="work.put_off_too_far", status=422):
    """``last`` is the last day that the row may be put off to."""

    sentence = "Raden kan utsettes til senest {last:date}."
    what_now = "Velg en dag fra i morgen og senest {last:date}."


class DeadlineFirst(DeskError, code="work.deadline_first", status=422):
    """A legal deadline ends on ``due``: no row hides it."""

    sentence = "Fristen er {due:date}. Raden kan ikke utsettes forbi den."
    what_now = "Gjør det som trengs før fristen, eller velg en dag før den."


class CannotTake(DeskError, code="work.cannot_take", status=422):
    """The person has no account that works on cases, or may not see or decide this debtor."""

    sentence = "Denne personen kan ikke få raden."
    what_now = "Velg en annen: personen er inhabil, ikke klarert eller uten saksbehandlerrolle."


class TaskDone(DeskError, code="work.task_done", status=409):
    """Somebody has done it already."""

    sentence = "Oppgaven er alt ferdig."
    what_now = "Hent listen på nytt."
