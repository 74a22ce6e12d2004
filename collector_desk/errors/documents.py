"""Refusals when a kept document is to be opened."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class DocumentKind(DeskError, code="documents.kind", status=422):
    """A kind of file that could do something by itself; ``kind`` is its ending."""

    sentence = "Filer av typen {kind} åpnes ikke herfra."
    what_now = "Be avsenderen om dokumentet som PDF eller bilde."


class DocumentChanged(DeskError, code="documents.changed", status=409):
    """The bytes do not have the checksum they were registered with."""

    sentence = "Dokumentet er ikke det som ble registrert: kontrollsummen stemmer ikke."
    what_now = "Bruk det ikke. Meld fra til drift, og oppgi dokument {document}."


class DocumentNoProgram(DeskError, code="documents.no_program", status=422):
    """This machine has no program for the kind of file."""

    sentence = "Maskinen har ikke noe program som viser filer av typen {kind}."
    what_now = "Be brukerstøtte installere et program for slike filer."
