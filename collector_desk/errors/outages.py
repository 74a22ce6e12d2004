"""Refusals about outages, the days on which debtors could not reach us."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class BadOutage(DeskError, code="outages.bad", status=422):
    """The days or the channel cannot be; ``why`` says what."""

    sentence = "Nedetiden kan ikke registreres slik. {why}"
    what_now = "Rett opp og registrer på nytt."


class OutageOver(DeskError, code="outages.over", status=409):
    """The outage ``what`` was ended or withdrawn already."""

    sentence = "Nedetiden er avsluttet eller trukket tilbake alt: {what}."
    what_now = "Hent listen på nytt."
