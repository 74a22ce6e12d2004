"""Refusals that any deed may meet."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class Unknown(DeskError, code="unknown", status=404):
    """Nothing by that number, or nothing that this user may know of."""

    sentence = "Fant ikke dette."
    what_now = "Det kan være fjernet, eller du har ikke adgang. Søk på nytt."


class Stale(DeskError, code="stale", status=409):
    """Somebody changed the row since it was shown."""

    sentence = "Noen har endret dette siden du åpnet det."
    what_now = "Hent på nytt og se endringen. Det du har skrevet, er tatt vare på."


class BadInput(DeskError, code="input", status=422):
    """The order does not fit its form; ``field`` names where."""

    sentence = "Feltet «{field}» kan ikke leses: {problem}."
    what_now = "Rett feltet og send på nytt. Ingenting er lagret."


class TooLarge(DeskError, code="input.too_large", status=413):
    """The body is larger than the service takes."""

    sentence = "Meldingen er for stor ({size} byte, grensen er {limit})."
    what_now = "Del filen i flere, og send dem hver for seg."


class KeyMissing(DeskError, code="request.key_missing", status=400):
    """A deed came without its idempotency key."""

    sentence = "Bestillingen mangler nøkkelen som hindrer at den utføres to ganger."
    what_now = "Oppdater programmet, eller send feltet Idempotency-Key."


class KeyReused(DeskError, code="request.key_reused", status=422):
    """The same idempotency key came with another order."""

    sentence = "Nøkkelen for denne bestillingen er alt brukt til en annen bestilling."
    what_now = "Send bestillingen på nytt med en ny nøkkel."


class Broken(DeskError, code="broken", status=500):
    """A fault of ours; the incident number stands in the log too."""

    sentence = "Noe gikk galt hos oss. Hendelse {incident}. Ingenting er lagret."
    what_now = "Prøv igjen. Meld hendelsesnummeret til drift hvis det gjentar seg."


class Unreachable(DeskError, code="unreachable", status=503):
    """The service did not answer."""

    sentence = "Tjenesten svarer ikke."
    what_now = "Det du har skrevet, er tatt vare på. Programmet prøver igjen av seg selv."


class NotReady(DeskError, code="not_ready", status=503):
    """The database is not as this version needs it."""

    sentence = "Databasen passer ikke til denne versjonen: {what}."
    what_now = "Kjør «collector-desk-service migrate» og start på nytt."


class Busy(DeskError, code="busy", status=503):
    """The database is held by somebody else for too long."""

    sentence = "Databasen er opptatt med en stor jobb."
    what_now = "Vent litt og prøv igjen."


class HeldByDesk(DeskError, code="held", status=409):
    """The embedded database is in use by another process: a desk, or the command line."""

    sentence = "Databasen er i bruk av et annet skrivebord eller av kommandolinjen."
    what_now = "Lukk det andre programmet, eller vent til det er ferdig, og prøv igjen."


class PracticeNotMade(DeskError, code="practice.not_made", status=500):
    """The process that makes the practice database failed; it has said why."""

    sentence = "Øvelsesdatabasen ble ikke laget."
    what_now = "Se meldingen over, rett det den sier, og start øvelsen på nytt."
