"""Refusals of reports: where the file was to stand, and why it does not."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class ReportCancelled(DeskError, code="reports.cancelled", status=409):
    """The reader gave up while the rows were being written."""

    sentence = "Eksporten er avbrutt. Ingen fil er skrevet."
    what_now = "Start eksporten på nytt når du vil."


class ReportFolderMissing(DeskError, code="reports.folder_missing", status=422):
    """The folder of ``path`` does not exist."""

    sentence = "Mappen finnes ikke: {folder}"
    what_now = "Velg en mappe som finnes. Ingenting er skrevet."


class ReportLocked(DeskError, code="reports.locked", status=422):
    """``path`` may not be written: open in another program, write-protected, or a folder."""

    sentence = "Filen kan ikke skrives: {path}"
    what_now = "Lukk filen hvis den er åpen i Excel, eller velg et annet navn eller en annen mappe."


class ReportDiskFull(DeskError, code="reports.disk_full", status=507):
    """There is no room for ``path``."""

    sentence = "Det er ikke plass på disken til {path}"
    what_now = "Frigjør plass eller velg en annen disk. Den gamle filen er urørt."


class ReportNotWritten(DeskError, code="reports.not_written", status=500):
    """The system refused to write ``path``; ``number`` is its own error number."""

    sentence = "Filen ble ikke skrevet (feil {number} fra systemet): {path}"
    what_now = "Prøv en annen mappe. Den gamle filen er urørt."


class ReportInputWrong(DeskError, code="reports.input_wrong", status=422):
    """The summary holds something no exact formula can be made of; ``why`` says what."""

    sentence = "Regnearket kan ikke lages: {why}."
    what_now = "Meld fra til drift, og oppgi saken. Ingenting er skrevet."
