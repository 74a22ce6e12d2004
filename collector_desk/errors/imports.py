"""Refusals of files that were read well but may not come in, and of withdrawing them."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class ImportRefusal(DeskError):
    """A file that is refused as a whole: nothing of it is kept."""

    status = 409


class FileNotReadable(DeskError, code="imports.content", status=422):
    """The bytes of ``field`` are not base64, or the file's name has characters that hide."""

    sentence = "Feltet «{field}» kan ikke leses: {problem}."
    what_now = "Velg filen på nytt. Ingenting er lest inn."


class ClaimFileHere(ImportRefusal, code="imports.same_claim_file"):
    """The very same claim file was taken in before (``day``, ``who``) as ``batch``."""

    sentence = "{file}: denne filen ble tatt inn {day:date} av {who} (bunt {batch})."
    what_now = "Ingen krav er tatt inn. Er noe rettet, sender virksomheten en ny bunt."


class BatchHere(ImportRefusal, code="imports.same_batch"):
    """The unit has already handed over a batch with this number."""

    sentence = "{file}: bunt {batch} fra {unit} ble tatt inn {day:date} av {who}."
    what_now = "Ingen krav er tatt inn. Be virksomheten gi bunten et nytt nummer."


class BatchWasWithdrawn(ImportRefusal, code="imports.withdrawn_batch"):
    """The batch was taken in and withdrawn; a corrected one comes with a new number."""

    sentence = "{file}: bunt {batch} fra {unit} ble trukket {day:date} av {who}."
    what_now = "Ingen krav er tatt inn. Den rettede bunten må ha et nytt nummer."


class UnknownSender(DeskError, code="imports.unknown_sender", status=422):
    """The sender in the control record is no creditor unit of the house."""

    sentence = "{file}: avsenderen «{unit}» er ikke en virksomhet i registeret."
    what_now = "Ingen krav er tatt inn. Rett koden i feltet avsender, eller meld fra til drift."


class AlreadyWithdrawn(ImportRefusal, code="imports.already_withdrawn"):
    """The batch was withdrawn before."""

    sentence = "Bunten er alt trukket ({day:date}, av {who})."
    what_now = "Ingenting mer er endret."


class OcrFileHere(ImportRefusal, code="imports.same_ocr_file"):
    """The very same payment file was read before."""

    sentence = "{file}: denne OCR-filen ble lest inn {day:date} av {who} som {earlier}."
    what_now = "Ingenting er bokført på nytt. Hent neste fil fra banken."


class TransmissionHere(ImportRefusal, code="imports.same_transmission"):
    """A transmission of the file was read before, in this or another file."""

    sentence = (
        "{file}: forsendelse {number} fra {sender} ble lest inn {day:date} av {who} i {earlier}."
    )
    what_now = "Ingenting er bokført. Be banken om en fil uten forsendelsen, eller ta neste fil."
