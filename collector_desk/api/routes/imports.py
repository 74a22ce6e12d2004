"""Files that come in: claims from the creditor units, payments from the bank."""

from __future__ import annotations

from collector_desk.api.deps import Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import claim_import, ocr_files, ocr_import
from collector_desk.service.claim_import import commit as take_in_claims
from collector_desk.service.incoming import opened
from collector_desk.service.ocr_import import commit as take_in_payments
from collector_desk.service.withdrawing import withdraw as withdraw_batch
from collector_desk.wire.imports import (
    Batches,
    BatchRow,
    ClaimReport,
    FileIn,
    OcrFiles,
    OcrReport,
    Withdraw,
)

router = DeskRouter()


@router.deed("imports.check_claims")
def check_claims(order: FileIn, call: Called) -> ClaimReport:
    name, data = opened(order)
    with call.read() as work:
        return claim_import.check(work, name, data)


@router.deed("imports.claims")
def claims(order: FileIn, call: Called) -> ClaimReport:
    name, data = opened(order)
    return call.once(ClaimReport, lambda work: take_in_claims(work, name, data))


@router.deed("imports.batches")
def batches(call: Called) -> Batches:
    with call.read() as work:
        return claim_import.batches(work)


@router.deed("imports.withdraw")
def withdraw(batch_id: Key, order: Withdraw, call: Called) -> BatchRow:
    return call.once(BatchRow, lambda work: withdraw_batch(work, batch_id, order))


@router.deed("imports.check_ocr")
def check_ocr(order: FileIn, call: Called) -> OcrReport:
    name, data = opened(order)
    with call.read() as work:
        return ocr_import.check(work, name, data)


@router.deed("imports.ocr")
def ocr(order: FileIn, call: Called) -> OcrReport:
    name, data = opened(order)
    return call.once(OcrReport, lambda work: take_in_payments(work, name, data))


@router.deed("imports.ocr_files")
def ocr_files_read(call: Called) -> OcrFiles:
    with call.read() as work:
        return ocr_files.files(work)
