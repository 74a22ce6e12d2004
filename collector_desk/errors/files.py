"""Refusals of files that come in: OCR giro and claim hand-over.

Every one names the file as it was given, the line and, where there is one, the field with its
positions. They carry counts and sums, never a name, an address or an identity number.
"""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class FileRefusal(DeskError):
    """A file that is refused as a whole: nothing in it is booked."""

    status = 422
    what_now = (
        "Ingenting er lest inn. Be avsenderen om en ny fil, eller hent filen på nytt, "
        "uten å endre den for hånd."
    )


class OcrEmpty(FileRefusal, code="ocr.empty"):
    """The file holds no record at all."""

    sentence = "{file}: filen er tom."


class OcrTooBig(FileRefusal, code="ocr.too_big", status=413):
    """The file is larger than any day's payments can be."""

    sentence = "{file}: filen er på {size} byte. Grensen er {limit} byte."
    what_now = "Ingenting er lest inn. Kontroller at dette er en OCR-fil, og del den om nødvendig."


class OcrNotOcr(FileRefusal, code="ocr.not_ocr"):
    """The first line does not begin as an OCR giro file does."""

    sentence = "{file}, linje {line}, {field}: dette er ikke en OCR-fil (den begynner ikke med NY)."
    what_now = "Ingenting er lest inn. Velg OCR-filen fra banken (innbetalinger, tjeneste 09)."


class OcrCharacter(FileRefusal, code="ocr.character"):
    """A control character, a byte order mark or a lone carriage return."""

    sentence = "{file}, linje {line}, {field}: tegnet med kode {found} kan ikke stå i en OCR-fil."


class OcrLength(FileRefusal, code="ocr.record_length"):
    """A record that is not 80 characters."""

    sentence = "{file}, linje {line}, {field}: recorden har {found} tegn. Den skal ha 80."


class OcrFormatCode(FileRefusal, code="ocr.format_code"):
    """A record after the first that does not begin with NY."""

    sentence = "{file}, linje {line}, {field} ({at}): recorden begynner ikke med NY."


class OcrService(FileRefusal, code="ocr.service"):
    """A service code that is not OCR giro, or not the one this record must have."""

    sentence = "{file}, linje {line}, {field} ({at}): tjeneste {found} er ikke OCR giro (09)."
    what_now = "Ingenting er lest inn. Velg filen for tjeneste 09, eller be banken om den."


class OcrAvtaleGiro(FileRefusal, code="ocr.avtalegiro"):
    """An AvtaleGiro file (service 21): claims and mandates, not payments."""

    sentence = (
        "{file}, linje {line}, {field} ({at}): dette er en AvtaleGiro-fil (tjeneste 21), "
        "ikke innbetalinger."
    )
    what_now = "Ingenting er lest inn. AvtaleGiro-betalinger kommer i OCR-filen (tjeneste 09)."


class OcrRecordType(FileRefusal, code="ocr.record_type"):
    """A record type the format does not have."""

    sentence = "{file}, linje {line}, {field} ({at}): recordtype {found} finnes ikke i OCR giro."


class OcrTransactionType(FileRefusal, code="ocr.transaction_type"):
    """A transaction type outside 10 to 21, or one this record cannot have."""

    sentence = "{file}, linje {line}, {field} ({at}): type {found} kan ikke stå i denne recorden."


class OcrOrder(FileRefusal, code="ocr.record_order"):
    """A known record in the wrong place."""

    sentence = (
        "{file}, linje {line}, {field}: her skulle {expected} ha stått, men her står {found}."
    )


class OcrIncomplete(FileRefusal, code="ocr.incomplete"):
    """The file stops before its end records."""

    sentence = "{file}, linje {line}, {field}: filen slutter før {expected}. Den er ikke hel."


class OcrNotDigits(FileRefusal, code="ocr.not_digits"):
    """A number field with something else than digits in it."""

    sentence = "{file}, linje {line}, {field} ({at}): feltet skal bare ha sifre."


class OcrSign(FileRefusal, code="ocr.sign"):
    """Position 32 holds neither 0 nor a minus sign."""

    sentence = "{file}, linje {line}, {field} ({at}): fortegnet skal være 0 eller -."


class OcrDate(FileRefusal, code="ocr.date"):
    """A date that does not exist."""

    sentence = "{file}, linje {line}, {field} ({at}): {found} er ikke en dato (ddmmåå)."


class OcrFiller(FileRefusal, code="ocr.filler"):
    """Something stands where the format has nothing but filler."""

    sentence = (
        "{file}, linje {line}, {field} ({at}): her skal det bare stå nuller eller blanke. "
        "Recorden kan være forskjøvet."
    )


class OcrNumbering(FileRefusal, code="ocr.numbering"):
    """Transaction numbers that do not rise, or records of one transaction that disagree."""

    sentence = (
        "{file}, linje {line}, {field} ({at}): transaksjonsnummer {found} passer ikke etter "
        "{expected}."
    )


class OcrCount(FileRefusal, code="ocr.count"):
    """The end record counts something else than what stands in the file."""

    sentence = (
        "{file}, linje {line}, {field} ({at}): sluttrecorden sier {stated}, men filen har {found}."
    )


class OcrSum(FileRefusal, code="ocr.sum"):
    """The control sum differs from the sum of the transactions (øre)."""

    sentence = (
        "{file}, linje {line}, {field} ({at}): kontrollsummen er {stated:kr} kr, men "
        "transaksjonene gir {found:kr} kr."
    )


class OcrEndDate(FileRefusal, code="ocr.end_date"):
    """A date in an end record that the transactions do not bear out."""

    sentence = (
        "{file}, linje {line}, {field} ({at}): sluttrecorden sier {stated:date}, men "
        "transaksjonene gir {found:date}."
    )


class OcrTwice(FileRefusal, code="ocr.twice"):
    """The same transmission twice in a file, or the same assignment twice in a transmission."""

    sentence = "{file}, linje {line}, {field} ({at}): nummer {found} står to ganger i filen."
