"""Refusals of a start: what stands in the way of the desk's own service, and what now."""

from __future__ import annotations

import json

from collector_desk.errors.base import DeskError


class DatabaseNewer(DeskError, code="start.newer", status=503):
    """The database was brought to a revision that this program does not know."""

    sentence = "Databasen er laget av en nyere utgave av programmet ({found})."
    what_now = "Installer den nyeste utgaven og start på nytt. Databasen er ikke rørt."


class DatabaseDamaged(DeskError, code="start.damaged", status=503):
    """The file is not an SQLite database, or its pages do not hold together."""

    sentence = "Databasefilen desk.db i {folder} er skadet, eller er ikke en database."
    what_now = "Ta vare på filen, og be drift legge tilbake siste kopi fra mappen «backups»."


class MigrationFailed(DeskError, code="start.migration", status=503):
    """A step to this version's revision failed; nothing of it was kept."""

    sentence = (
        "Databasen kunne ikke bringes til denne utgaven av programmet. Den er som før,"
        " og kopien {copy} ble laget først. Hendelse {incident}."
    )
    what_now = "Ta vare på kopien, bruk forrige utgave så lenge, og meld hendelsen til drift."


class DiskFull(DeskError, code="start.disk_full", status=503):
    """No room where the database lies."""

    sentence = "Det er ikke mer plass på disken i {folder}."
    what_now = "Frigjør plass på disken og prøv igjen. Det som var lagret, er der fortsatt."


class FolderClosed(DeskError, code="start.folder", status=503):
    """The folder of the database, or a file in it, may not be written."""

    sentence = "Programmet får ikke skrive i mappen {folder}."
    what_now = "Be drift gi brukeren din skrivetilgang til mappen og filene i den, og prøv igjen."


class NoPort(DeskError, code="start.port", status=503):
    """The system gave the service no port on this machine."""

    sentence = "Tjenesten fikk ikke åpne en port på denne maskinen."
    what_now = "Lukk andre programmer eller start maskinen på nytt. Meld fra til drift om det ikke hjelper."


class ServiceDied(DeskError, code="start.died", status=503):
    """The process ended without a refusal; ``words`` is the last it said, or how it ended."""

    sentence = "Tjenesten bak skrivebordet stoppet før den kom i gang: {words}."
    what_now = "Prøv igjen. Skjer det på nytt, send meldingen og filen service.log til drift."


def refusal_of(line: str, *, words: str, ended: int) -> DeskError:
    """What a process that ended has told: the refusal on its pipe, else that it died.

    ``line`` is what came on the pipe, ``words`` its standard error, ``ended`` its exit code.
    """
    try:
        return DeskError.again(json.loads(line))
    except (ValueError, KeyError, TypeError):
        last = (words.strip().splitlines() or ["den sa ikke hvorfor"])[-1].rstrip(".")
        return ServiceDied(words=f"{last} (kode {ended})")
