"""Files that come in: claims from the creditor units, payments from the bank."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from collector_desk.wire.base import Wire


class FileIn(Wire):
    """A file handed to the service: its name and its bytes as base64."""

    name: str = Field(min_length=1, max_length=200)
    content: str = Field(max_length=70_000_000)


class FaultLine(Wire):
    """One fault of a file: where, what is wrong, and what the sender can do."""

    line: int
    field: str
    code: str
    text: str
    advice: str


class ClaimLine(Wire):
    """One claim of a handed-over file, as the dry run sees it."""

    line: int
    reference: str
    debtor: str  # the name; masked where protected
    kind_label: str
    principal: int
    accepted: bool
    faults: tuple[FaultLine, ...]


class ClaimReport(Wire):
    """The line-by-line report of a claim file. The dry run and the import give the same."""

    name: str
    sha256: str
    creditor: str
    batch_number: str
    count: int
    total: int
    accepted: int
    refused: int
    accepted_total: int
    lines: tuple[ClaimLine, ...]
    committed: bool
    batch_id: int | None


class BatchRow(Wire):
    """A claim file that was imported."""

    batch_id: int
    version: int
    creditor: str
    batch_number: str
    name: str
    count: int
    total: int
    state: str  # committed | withdrawn
    committed_at: datetime
    committed_by: str
    withdrawn_at: datetime | None
    withdrawn_by: str
    reason: str
    later: tuple[str, ...] = ()  # claims withdrawn although something had happened to them since


class Withdraw(Wire):
    """An order to withdraw a whole batch: «denne importen var feil»."""

    version: int
    reason: str = Field(min_length=5, max_length=300)


class OcrReport(Wire):
    """What a payment file held, and where its money went."""

    file_id: int | None
    name: str
    sha256: str
    transmissions: tuple[str, ...]
    payments: int
    total: int
    placed: int
    placed_total: int
    unplaced: int
    unplaced_total: int
    committed: bool
    imported_at: datetime | None
    imported_by: str


class Batches(Wire):
    """The imported claim files, newest first."""

    rows: tuple[BatchRow, ...]


class OcrFiles(Wire):
    """The imported payment files, newest first."""

    rows: tuple[OcrReport, ...]
