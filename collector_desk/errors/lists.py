"""Refusals of saved lists: a name that is taken, too many, another's, a filter that is outdated."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class ListNameTaken(DeskError, code="lists.name_taken", status=409):
    """The user has a list of this ``name``."""

    sentence = "Du har alt en visning som heter «{name}»."
    what_now = "Velg et annet navn, eller fjern den gamle først."


class TooManyLists(DeskError, code="lists.too_many", status=422):
    """Each list is counted again and again: ``most`` for a person, and as many for a team."""

    sentence = "Det er plass til {most} visninger."
    what_now = "Fjern en som ikke er i bruk, og lagre på nytt."


class NotYourList(DeskError, code="lists.not_yours", status=403):
    """Another shared it, and the user does not lead the team."""

    sentence = "Visningen tilhører {owner}."
    what_now = "Be {owner} eller lederen for teamet om å fjerne den."


class ListOutdated(DeskError, code="lists.outdated", status=422):
    """What the filter names is no longer there: a colleague, a kind of row, a list."""

    sentence = "Visningen er utdatert: det den velger ut, finnes ikke lenger."
    what_now = "Fjern den under Visninger, og lagre en ny."
