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


class ClaimsRefusal(FileRefusal):
    """A claim hand-over that is refused as a whole: none of its claims is taken in."""

    what_now = "Ingen krav er tatt inn. Rett filen etter formatbeskrivelsen og send den på nytt."


class ClaimsEmpty(ClaimsRefusal, code="claims.empty"):
    """The file holds nothing."""

    sentence = "{file}: filen er tom."


class ClaimsTooBig(ClaimsRefusal, code="claims.too_big", status=413):
    """The file is larger than a hand-over may be."""

    sentence = "{file}: filen er på {size} byte. Grensen er {limit} byte."
    what_now = "Ingen krav er tatt inn. Del overleveringen i flere bunter."


class ClaimsTooMany(ClaimsRefusal, code="claims.too_many", status=413):
    """More records than a hand-over may have."""

    sentence = "{file}: filen har {found} linjer. Grensen er {limit}."
    what_now = "Ingen krav er tatt inn. Del overleveringen i flere bunter."


class ClaimsLine(ClaimsRefusal, code="claims.line_too_long"):
    """A line that is longer than all its fields together may be."""

    sentence = "{file}, linje {line}, {field}: linjen er lengre enn {limit} tegn."


class ClaimsEncoding(ClaimsRefusal, code="claims.encoding"):
    """The bytes are not in the character set that the file says or must have."""

    sentence = "{file}, linje {line}, {field}: tegnene er ikke {expected}."
    what_now = (
        "Ingen krav er tatt inn. Lagre filen som UTF-8, eller oppgi iso-8859-1 i feltet tegnsett."
    )


class ClaimsCharacter(ClaimsRefusal, code="claims.character"):
    """A NUL or another control character in the file."""

    sentence = "{file}, linje {line}, {field}: tegnet med kode {found} kan ikke stå i filen."


class ClaimsFormat(ClaimsRefusal, code="claims.format"):
    """The file does not begin as «innkreving-krav»."""

    sentence = "{file}, linje {line}, {field}: dette er ikke en fil i formatet innkreving-krav."


class ClaimsVersion(ClaimsRefusal, code="claims.version"):
    """A version of the format that this desk does not know."""

    sentence = "{file}, linje {line}, {field}: versjon {found} er ukjent. Bruk versjon {expected}."


class ClaimsColumns(ClaimsRefusal, code="claims.columns"):
    """A line of column names that is not the published one."""

    sentence = "{file}, linje {line}, {field}: her skulle kolonnen «{expected}» ha stått."


class ClaimsColumnCount(ClaimsRefusal, code="claims.column_count"):
    """A record with more or fewer columns than its kind has."""

    sentence = "{file}, linje {line}, {field}: linjen har {found} kolonner. Den skal ha {expected}."
    what_now = (
        "Ingen krav er tatt inn. Et semikolon inne i en tekst må stå mellom anførselstegn. "
        "Rett linjen og send filen på nytt."
    )


class ClaimsQuote(ClaimsRefusal, code="claims.quote"):
    """Quotation marks that do not close on their own line."""

    sentence = "{file}, linje {line}, {field}: et anførselstegn er ikke lukket på linjen."


class ClaimsRecord(ClaimsRefusal, code="claims.record"):
    """A line that begins with none of the record letters, or is blank inside the file."""

    sentence = "{file}, linje {line}, {field}: linjen begynner ikke med K, P, B eller D."


class ClaimsStray(ClaimsRefusal, code="claims.stray"):
    """A debtor, letter or part payment that does not belong to the claim above it."""

    sentence = "{file}, linje {line}, {field}: linjen hører ikke til kravet over den."


class ClaimsHeader(ClaimsRefusal, code="claims.header"):
    """A field of the control record that cannot be read."""

    sentence = "{file}, linje {line}, {field}: {why}"


class ClaimsCount(ClaimsRefusal, code="claims.count"):
    """The control record counts something else than what stands in the file."""

    sentence = "{file}, linje {line}, {field}: kontrollposten sier {stated}, men filen har {found}."


class ClaimsSum(ClaimsRefusal, code="claims.sum"):
    """The control sum is not the sum of the principals (øre)."""

    sentence = (
        "{file}, linje {line}, {field}: kontrollsummen er {stated:kr} kr, men hovedstolene "
        "er {found:kr} kr til sammen."
    )


class ClaimsPrincipal(ClaimsRefusal, code="claims.principal"):
    """A principal that cannot be read, so that the control sum cannot be proved."""

    sentence = (
        "{file}, linje {line}, {field}: hovedstolen kan ikke leses, så kontrollsummen kan ikke "
        "prøves."
    )
    what_now = "Ingen krav er tatt inn. Skriv hovedstolen i hele øre, bare sifre: 123450."


class ClaimsJson(ClaimsRefusal, code="claims.json"):
    """The text is not JSON."""

    sentence = "{file}, linje {line}, {field}: dette er ikke gyldig JSON."


class ClaimsJsonKey(ClaimsRefusal, code="claims.json_key"):
    """The same key twice in one object."""

    sentence = "{file}, {field}: feltet står to ganger i samme objekt."


class ClaimsJsonNumber(ClaimsRefusal, code="claims.json_number"):
    """A number that is not whole, not finite, or too large to be øre."""

    sentence = "{file}, {field}: alle tall skal være hele og ha høyst tolv sifre."
    what_now = "Ingen krav er tatt inn. Skriv beløp i hele øre: 123450."


class ClaimsJsonShape(ClaimsRefusal, code="claims.json_shape"):
    """An object where a list should be, a nesting that is too deep, or the like."""

    sentence = "{file}, {field}: her skulle det ha stått {expected}."
