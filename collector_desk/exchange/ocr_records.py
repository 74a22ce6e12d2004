"""The records of OCR giro: which field stands where, and how one line is cut.

Source: Nets, OCR giro system manual. Positions are 1-based and inclusive, as in the manual;
numbers are right-aligned and zero-filled, text is left-aligned and blank-filled.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from collector_desk.errors.files import (
    OcrAvtaleGiro,
    OcrDate,
    OcrFiller,
    OcrFormatCode,
    OcrNotDigits,
    OcrNotOcr,
    OcrRecordType,
    OcrService,
    OcrSign,
    OcrTransactionType,
)
from collector_desk.exchange.ocr_values import WITH_TEXT, PaymentType

RECORD_LENGTH = 80
PIVOT = 80  # years 00–79 are 2000–2079


class RecordKind(StrEnum):
    """The records, by the name they have in a refusal."""

    START_TRANSMISSION = "startrecord for forsendelse"
    START_ASSIGNMENT = "startrecord for oppdrag"
    AMOUNT_1 = "beløpspost 1"
    AMOUNT_2 = "beløpspost 2"
    AMOUNT_3 = "beløpspost 3"
    END_ASSIGNMENT = "sluttrecord for oppdrag"
    END_TRANSMISSION = "sluttrecord for forsendelse"


@dataclass(frozen=True, slots=True)
class Field:
    """A field by its name in a refusal and its positions."""

    name: str
    first: int
    last: int

    @property
    def width(self) -> int:
        return self.last - self.first + 1

    @property
    def at(self) -> str:
        """The positions as a refusal writes them."""
        return f"posisjon {self.first}–{self.last}"


FORMAT_CODE = Field("formatkode", 1, 2)
SERVICE = Field("tjeneste", 3, 4)
TYPE = Field("type", 5, 6)
RECORD_TYPE = Field("recordtype", 7, 8)

SENDER = Field("dataavsender", 9, 16)
TRANSMISSION_NO = Field("forsendelsesnummer", 17, 23)
RECIPIENT = Field("datamottaker", 24, 31)
START_FILLER = Field("fyll", 32, 80)

AGREEMENT = Field("avtale-ID", 9, 17)
ASSIGNMENT_NO = Field("oppdragsnummer", 18, 24)
ACCOUNT = Field("oppdragskonto", 25, 35)
ASSIGNMENT_FILLER = Field("fyll", 36, 80)

TRANSACTION_NO = Field("transaksjonsnummer", 9, 15)
SETTLEMENT_DATE = Field("oppgjørsdato", 16, 21)
CENTRE = Field("sentral-ID", 22, 23)
DAY_CODE = Field("dagkode", 24, 25)
PART = Field("delavregningsnummer", 26, 26)
SERIAL = Field("løpenummer", 27, 31)
SIGN = Field("fortegn", 32, 32)
AMOUNT = Field("beløp", 33, 49)
KID = Field("KID", 50, 74)
ISSUER = Field("kortutsteder", 75, 76)
AMOUNT_FILLER = Field("fyll", 77, 80)

FORM_NO = Field("blankettnummer", 16, 25)
ARCHIVE_REFERENCE = Field("arkivreferanse", 26, 34)
BANK_REFERENCE = Field("bankens referanse", 35, 41)  # zeros in the manual, not in its example
ORDER_DATE = Field("oppdragsdato", 42, 47)
DEBIT_ACCOUNT = Field("debetkonto", 48, 58)
DETAIL_FILLER = Field("fyll", 59, 80)

FREE_TEXT = Field("fritekst", 16, 55)
TEXT_FILLER = Field("fyll", 56, 80)

COUNT = Field("antall transaksjoner", 9, 16)
RECORDS = Field("antall records", 17, 24)
SUM = Field("sum beløp", 25, 41)
END_DATE = Field("oppgjørsdato", 42, 47)
EARLIEST = Field("første oppgjørsdato", 48, 53)
LATEST = Field("siste oppgjørsdato", 54, 59)
END_ASSIGNMENT_FILLER = Field("fyll", 60, 80)
END_TRANSMISSION_FILLER = Field("fyll", 48, 80)


def _kinds() -> dict[bytes, RecordKind]:
    kinds = {
        b"NY000010": RecordKind.START_TRANSMISSION,
        b"NY090020": RecordKind.START_ASSIGNMENT,
        b"NY090088": RecordKind.END_ASSIGNMENT,
        b"NY000089": RecordKind.END_TRANSMISSION,
    }
    for payment in PaymentType:
        kinds[b"NY09%d30" % payment] = RecordKind.AMOUNT_1
        kinds[b"NY09%d31" % payment] = RecordKind.AMOUNT_2
    for payment in WITH_TEXT:
        kinds[b"NY09%d32" % payment] = RecordKind.AMOUNT_3
    return kinds


KINDS = _kinds()
SERVICE_OF = {
    b"10": b"00",
    b"20": b"09",
    b"30": b"09",
    b"31": b"09",
    b"32": b"09",
    b"88": b"09",
    b"89": b"00",
}


@lru_cache(maxsize=4096)
def _day(digits: bytes) -> date | None:
    """The day of DDMMYY, or None when there is no such day."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    try:
        return date((2000 if year < PIVOT else 1900) + year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Record:
    """One line of 80 characters and where it stands."""

    file: str
    line: int
    raw: bytes

    def cut(self, field: Field) -> bytes:
        return self.raw[field.first - 1 : field.last]

    def digits(self, field: Field) -> str:
        """The digits of a field, leading zeros kept."""
        found = self.cut(field)
        if not found.isdigit():
            raise OcrNotDigits(file=self.file, line=self.line, field=field.name, at=field.at)
        return found.decode("ascii")

    def number(self, field: Field) -> int:
        found = self.cut(field)
        if not found.isdigit():
            raise OcrNotDigits(file=self.file, line=self.line, field=field.name, at=field.at)
        return int(found)

    def text(self, field: Field) -> str:
        return self.cut(field).decode("latin-1")

    def sign(self) -> str:
        found = self.text(SIGN)
        if found not in {"0", "-"}:
            raise OcrSign(file=self.file, line=self.line, field=SIGN.name, at=SIGN.at)
        return found

    def day_or_none(self, field: Field) -> date | None:
        """The date of a field; None when it is all zeros."""
        found = self.digits(field)
        day = _day(found.encode())
        if day is None and found.strip("0"):
            raise OcrDate(
                file=self.file, line=self.line, field=field.name, at=field.at, found=found
            )
        return day

    def day(self, field: Field) -> date:
        """The date of a field that must have one."""
        day = self.day_or_none(field)
        if day is None:
            raise OcrDate(
                file=self.file, line=self.line, field=field.name, at=field.at, found="000000"
            )
        return day

    def check_filler(self, field: Field) -> None:
        """Refuse anything but zeros or blanks: a record that has slipped shows itself here."""
        found = self.cut(field)
        if found.strip(b"0") and found.strip(b" "):
            raise OcrFiller(file=self.file, line=self.line, field=field.name, at=field.at)

    def kind(self) -> RecordKind:
        """Which record this is; refused by what is wrong with its first eight positions."""
        kind = KINDS.get(self.raw[:8])
        return kind if kind is not None else self._refuse_kind()

    def _refuse_kind(self) -> RecordKind:
        if self.cut(FORMAT_CODE) != b"NY":
            wrong = OcrNotOcr if self.line == 1 else OcrFormatCode
            raise wrong(file=self.file, line=self.line, field=FORMAT_CODE.name, at=FORMAT_CODE.at)
        if self.cut(SERVICE) == b"21":
            raise OcrAvtaleGiro(file=self.file, line=self.line, field=SERVICE.name, at=SERVICE.at)
        service = SERVICE_OF.get(self.cut(RECORD_TYPE))
        if self.cut(SERVICE) not in {b"00", b"09"} or service not in {None, self.cut(SERVICE)}:
            raise self._unknown(OcrService, SERVICE)
        if service is None:
            raise self._unknown(OcrRecordType, RECORD_TYPE)
        raise self._unknown(OcrTransactionType, TYPE)

    def _unknown(
        self, refusal: type[OcrService | OcrRecordType | OcrTransactionType], field: Field
    ) -> Exception:
        return refusal(
            file=self.file,
            line=self.line,
            field=field.name,
            at=field.at,
            found=self.text(field),
        )


def compose(start: str, *parts: tuple[Field, str]) -> str:
    """A record of 80 characters: what is not given is zeros.

    Raises ValueError for a value that does not fill its field: a writer's own mistake.
    """
    line = list(start.ljust(RECORD_LENGTH, "0"))
    for field, value in parts:
        if len(value) != field.width:
            raise ValueError(f"{field.name} takes {field.width} characters, got {len(value)}")
        line[field.first - 1 : field.last] = value
    return "".join(line)
