"""Claim files from the creditor units: tried, taken in, listed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from collector_desk.models import ClaimBatch, CreditorUnit, Document
from collector_desk.service import claim_book, claim_checks, creditor_units
from collector_desk.service.bulk_notes import note_debtors
from collector_desk.service.claim_book import Opened, Origin
from collector_desk.service.claim_checks import Checked
from collector_desk.service.database import Work
from collector_desk.service.keys import turn
from collector_desk.service.memory import unsearched
from collector_desk.wire.imports import Batches, BatchRow, ClaimReport

TURN = "claims"
"""One at a time: two files at once must not both find that a debtor is new."""


def check(work: Work, name: str, data: bytes) -> ClaimReport:
    """What taking in this file would do, line by line. Reads only.

    Raises as ``claim_checks.check``.
    """
    return claim_checks.report(claim_checks.check(work, name, data))


def commit(work: Work, name: str, data: bytes) -> ClaimReport:
    """Take in the claims of a file that are ready; the others are refused line by line.

    Where none is ready nothing is kept, so that the same batch may come again.
    Raises as ``claim_checks.check``.
    """
    turn(work, TURN)
    with unsearched():
        checked = claim_checks.check(work, name, data)
        if not checked.ready:
            return claim_checks.report(checked)
        batch = _batch(work, checked, name)
        opened = claim_book.open_claims(work, checked.ready, _origin(work, checked, batch, data))
        _note(work, batch, opened, refused=checked.file.header.claims - len(opened))
        return claim_checks.report(checked, batch_id=batch.id)


def _batch(work: Work, checked: Checked, name: str) -> ClaimBatch:
    sender = creditor_units.kept(work, {checked.sender.code: checked.sender})
    batch = ClaimBatch(
        creditor_unit_id=sender[checked.sender.code].id,
        number=str(checked.file.header.batch),
        name=name,
        sha256=checked.file.sha256,
        count=len(checked.ready),
        total=sum(claim.principal for claim in checked.ready),
        committed_at=work.clock.now(),
        committed_by=work.who.name,
    )
    work.add(batch)
    work.flush()
    return batch


def _origin(work: Work, checked: Checked, batch: ClaimBatch, data: bytes) -> Origin:
    label = f"{checked.sender.code} bunt {batch.number}"
    document = Document(
        kind="claim_file",
        title=f"Overlevering {label}",
        day=work.clock.today(),
        name=batch.name,
        sha256=batch.sha256,
        content=data,
        kept_at=work.clock.now(),
    )
    work.add(document)
    work.flush()
    used = {claim.unit for claim in checked.ready}
    known = creditor_units.known(work)
    return Origin(
        label=label,
        units=creditor_units.kept(work, {code: known[code] for code in sorted(used)}),
        received_on=work.clock.today(),
        known_at=batch.committed_at,
        batch_id=batch.id,
        document_id=document.id,
    )


def _note(work: Work, batch: ClaimBatch, opened: Iterable[Opened], *, refused: int) -> None:
    by_debtor: dict[int, list[str]] = defaultdict(list)
    for claim in opened:
        for debtor in claim.debtor_ids:
            by_debtor[debtor].append(claim.number)
    details: dict[str, Any] = {"batch": batch.id, "claims": batch.count, "refused": refused}
    work.note("imports.claims", stream="house", details=details)
    note_debtors(
        work,
        "imports.claims",
        {debtor: {"batch": batch.id, "claims": numbers} for debtor, numbers in by_debtor.items()},
    )


def batches(work: Work) -> Batches:
    """The claim files that were taken in, newest first."""
    rows = work.execute(
        select(ClaimBatch, CreditorUnit.name)
        .join(CreditorUnit, CreditorUnit.id == ClaimBatch.creditor_unit_id)
        .order_by(ClaimBatch.id.desc())
    )
    return Batches(rows=tuple(batch_row(batch, unit) for batch, unit in rows))


def batch_row(batch: ClaimBatch, unit: str) -> BatchRow:
    """A batch as it is listed."""
    return BatchRow(
        batch_id=batch.id,
        version=batch.version,
        creditor=unit,
        batch_number=batch.number,
        name=batch.name,
        count=batch.count,
        total=batch.total,
        state=batch.state,
        committed_at=batch.committed_at,
        committed_by=batch.committed_by,
        withdrawn_at=batch.withdrawn_at,
        withdrawn_by=batch.withdrawn_by,
        reason=batch.reason,
    )
