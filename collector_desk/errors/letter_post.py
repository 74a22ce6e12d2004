"""Refusals of sending: a letter that may not go yet, has nobody to go to, or no way to go."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class LetterTooEarly(DeskError, code="letters.too_early", status=409):
    """The ``letter`` on ``claim`` is locked until ``earliest``, by ``rule``."""

    sentence = "{letter} for {claim} kan tidligst sendes {earliest:date} ({rule})."
    what_now = "Vent til {earliest:date}. Forhåndsvisning er mulig nå."


class LetterExtended(LetterTooEarly, code="letters.extended", status=409):
    """It is locked for longer: outages have moved the deadline before it, as ``extended`` says."""

    sentence = "{letter} for {claim} kan tidligst sendes {earliest:date} ({rule}). {extended}"


class LetterStopped(DeskError, code="letters.stopped", status=409):
    """Something stands in the way of the ``letter`` on ``claim``: ``reason``, by ``rule``."""

    sentence = "{letter} for {claim} kan ikke sendes ({rule}). {reason}"
    what_now = "Avklar det som hindrer brevet, eller ta kravet ut av det."


class LetterNothingOwed(DeskError, code="letters.nothing_owed", status=409):
    """Nothing is owed on ``claim``, so nothing can be demanded."""

    sentence = "Det er ingenting å kreve på {claim}."
    what_now = "Ta kravet ut av brevet."


class LetterClaimsMissing(DeskError, code="letters.claims_missing", status=422):
    """A letter of this ``kind`` speaks of at least one claim."""

    sentence = "«{kind}» må gjelde minst ett krav."
    what_now = "Velg kravene brevet skal gjelde."


class LetterFollowsDeed(DeskError, code="letters.follows_deed", status=409):
    """A letter of this ``kind`` is sent by the deed it tells of, and never by itself."""

    sentence = "«{kind}» sendes ikke for seg."
    what_now = "Gjør det brevet forteller om. Da går brevet i samme omgang."


class LetterLacks(DeskError, code="letters.lacks", status=409):
    """What the letter tells of is not there: ``what``."""

    sentence = "Brevet kan ikke skrives: {what}."
    what_now = "Registrer det som mangler først."


class LetterToDead(DeskError, code="letters.to_dead", status=409):
    """The debtor is dead, and no contact of the estate is known (ruling 23)."""

    sentence = "Skyldneren er død, og det skrives ikke til den døde (arveloven § 102)."
    what_now = "Registrer kontakten for dødsboet. Da går brevet dit."


class LetterGuardianMissing(DeskError, code="letters.guardian_missing", status=409):
    """The letter must go to a guardian whose name and address are not known (ruling 24)."""

    sentence = "Brevet skal til verge, men vergens navn og adresse er ikke registrert."
    what_now = "Registrer vergen med mandat og adresse."


class LetterAddressMissing(DeskError, code="letters.address_missing", status=409):
    """The recipient's address is not known."""

    sentence = "Mottakerens adresse er ukjent."
    what_now = "Finn adressen i Folkeregisteret og registrer den."


class LetterEmigrated(DeskError, code="letters.emigrated", status=409):
    """The debtor has left the country by ``since``, and the address on file is still Norwegian."""

    sentence = "Skyldneren er utvandret fra {since:date}, men adressen er fortsatt norsk."
    what_now = "Registrer adressen i utlandet. Da går brevet dit."


class LetterChannelMissing(DeskError, code="letters.channel_missing", status=409):
    """The recipient's address is protected, and there is no protected way to send (ruling 25)."""

    sentence = "Adressen er skjermet, og det er ikke satt opp noen beskyttet kanal."
    what_now = "Brevet kan ikke skrives ut. Ta det opp med leder med klarering."


class LetterNotOut(DeskError, code="letters.not_out", status=409):
    """The letter is ``state``, and cannot have come back."""

    sentence = "Brevet er «{state}» og kan ikke være kommet i retur."
    what_now = "Se at det er riktig brev, eller hent listen på nytt."


class LetterNeverLeft(DeskError, code="letters.never_left", status=409):
    """The letter waits to be sent: it has not left the house, and cannot have come back."""

    sentence = "Brevet venter på utsending. Det har ikke gått, og kan ikke være kommet i retur."
    what_now = "Se at det er riktig brev. Skal det ikke gå, angre det som ble gjort."


class SvarUtRefused(DeskError, code="letters.svarut_refused", status=502):
    """SvarUt answered ``status``: the request is wrong, and would be so again."""

    sentence = "SvarUt tok ikke imot brevet (svar {status})."
    what_now = "Rett opplysningene og send et nytt brev."


class SvarUtSilent(DeskError, code="letters.svarut_silent", status=503):
    """SvarUt did not answer, or answered that it has a fault: ``why``."""

    sentence = "SvarUt svarte ikke ({why})."
    what_now = "Brevet venter, og sendes når SvarUt svarer."
