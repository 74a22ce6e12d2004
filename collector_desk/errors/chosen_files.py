"""Refusals of a file the user chose on this machine, before it is sent anywhere."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class FileNotOpened(DeskError, code="chosen_files.not_opened", status=422):
    """The system would not open ``file``: gone, locked, a folder, or not ours to read."""

    sentence = "{file} kan ikke åpnes."
    what_now = "Lukk filen hvis den er åpen et annet sted, eller velg den på nytt."


class FileIsEmpty(DeskError, code="chosen_files.empty", status=422):
    """There is nothing in ``file``."""

    sentence = "{file} er tom."
    what_now = "Hent filen på nytt fra avsenderen."


class FileTooBig(DeskError, code="chosen_files.too_big", status=413):
    """``file`` is larger than the service takes; ``size`` and ``limit`` are whole megabytes."""

    sentence = "{file} er på {size} MB. Grensen er {limit} MB."
    what_now = "Be avsenderen dele den i flere filer."


class OneFileOnly(DeskError, code="chosen_files.one_only", status=422):
    """Several files were dropped at once."""

    sentence = "Du slapp {count} filer. De tas inn én om gangen."
    what_now = "Slipp én fil. Rapporten gjelder alltid en hel fil."
