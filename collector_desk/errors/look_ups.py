"""Refusals of the look-up of which rules a debtor is under: no way to ask, or no answer to trust."""

from __future__ import annotations

from collector_desk.errors.base import DeskError

_BY_HAND = "Spør på nettet i stedet, og registrer svaret med dag og kilde. Ingenting er lagret."


class LookUpNotSet(DeskError, code="look_ups.not_set", status=409):
    """No address of the look-up is set, or this is a practice desk, which asks nobody."""

    sentence = "Programmet er ikke koblet til dette oppslaget."
    what_now = _BY_HAND


class LookUpWithoutNumber(DeskError, code="look_ups.number", status=409):
    """The debtor has no number that the look-up can be asked by."""

    sentence = "Skyldneren har ikke et nummer som oppslaget kan gjøres på."
    what_now = "Registrer fødsels- eller D-nummeret (for foretak organisasjonsnummeret) først."


class LookUpClosed(DeskError, code="look_ups.closed", status=502):
    """The service does not let us in: ``why``."""

    sentence = "Oppslaget slapp oss ikke inn ({why})."
    what_now = f"Meld fra til drift: tilgangen må fornyes. {_BY_HAND}"


class LookUpNotThere(DeskError, code="look_ups.not_there", status=502):
    """Nothing answers at the address, or the debtor is not known there (404)."""

    sentence = "Oppslaget finnes ikke på adressen, eller kjenner ikke skyldneren (svar 404)."
    what_now = f"Se over skyldnerens nummer, og meld fra til drift. {_BY_HAND}"


class LookUpBusy(DeskError, code="look_ups.busy", status=503):
    """We have asked more than the service allows (429)."""

    sentence = "Oppslaget tar ikke flere spørsmål akkurat nå (svar 429)."
    what_now = f"Vent litt, og slå opp igjen. {_BY_HAND}"


class LookUpSilent(DeskError, code="look_ups.silent", status=503):
    """No answer in time, or one that says that the service has a fault: ``why``."""

    sentence = "Oppslaget svarte ikke ({why})."
    what_now = f"Slå opp igjen om litt. {_BY_HAND}"


class LookUpRefused(DeskError, code="look_ups.refused", status=502):
    """The service answered ``status``, which says neither yes nor no."""

    sentence = "Oppslaget tok ikke imot spørsmålet (svar {status})."
    what_now = f"Meld fra til drift. {_BY_HAND}"


class LookUpUnreadable(DeskError, code="look_ups.unreadable", status=502):
    """An answer came that is not what was agreed: ``why``."""

    sentence = "Svaret fra oppslaget kan ikke leses: {why}."
    what_now = f"Meld fra til drift. {_BY_HAND}"


class RegimeDayOfNone(DeskError, code="look_ups.day_of_none", status=422):
    """An answer that there is no trekk under the new rules cannot name the day of one."""

    sentence = "Et svar om at skyldneren ikke har hatt ett trekk, kan ikke ha dagen det er fra."
    what_now = "Velg «Nytt regelverk», eller ta bort dagen."
