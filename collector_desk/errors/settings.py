"""Refusals of a faulty set-up: the program says which key and where."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class BadSetting(DeskError, code="settings.bad"):
    """A key that is not known, or a value of the wrong type."""

    sentence = "Innstillingen «{key}» i {origin} er ukjent eller har feil form."
    what_now = "Rett den. README viser alle innstillinger."


class KeyFileWrong(DeskError, code="settings.key_file"):
    """The key file is missing, may be read by others, or is not the key of this database."""

    sentence = (
        "Nøkkelfilen {path} mangler, kan leses av andre, eller hører ikke til denne databasen."
    )
    what_now = (
        "Legg tilbake riktig nøkkelfil fra sikkert sted, sett rettighetene til 0600, og prøv igjen."
    )
