"""Refusals of a faulty set-up: the program says which key and where."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class BadSetting(DeskError, code="settings.bad"):
    """A key that is not known, or a value of the wrong type."""

    sentence = "Innstillingen «{key}» i {origin} er ukjent eller har feil form."
    what_now = "Rett den. README viser alle innstillinger."


class KeyFileWrong(DeskError, code="settings.key_file"):
    """The key file is missing, has the wrong size or may be read by others."""

    sentence = "Nøkkelfilen {path} mangler, er skadet eller kan leses av andre."
    what_now = "Legg tilbake nøkkelfilen fra sikkert sted, og sett rettighetene til 0600."
