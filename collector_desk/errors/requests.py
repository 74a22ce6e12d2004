"""Refusals of an enforcement request as a file: unreadable, or not as the contract asks."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class RequestUnreadable(DeskError, code="requests.unreadable", status=422):
    """A request cannot be read back at ``place`` of its file; ``why`` says what is wrong there."""

    sentence = "Begjæringen kan ikke leses ved «{place}»: {why}."
    what_now = "Filen er endret etter at den ble laget, eller laget etter en annen modell. Lag den på nytt."


class RequestNotValid(DeskError, code="requests.schema", status=422):
    """A request is not as our schema of the contract asks, first at ``place``."""

    sentence = "Begjæringen følger ikke den publiserte modellen ved «{place}»: {why}."
    what_now = "Fyll ut feltet, og lag begjæringen på nytt. Ingenting er lagret."
