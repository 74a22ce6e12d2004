"""The payment files that were read in, with what of them is still unplaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import func, select

from collector_desk.models import BankFile, Payment, PaymentState, Transmission
from collector_desk.service.database import Work
from collector_desk.wire.imports import OcrFiles, OcrReport


def called(sender: str, number: int | str, recipient: str) -> str:
    """A transmission as people speak of it."""
    return f"{sender} nr. {int(number):07d} til {recipient}"


def files(work: Work) -> OcrFiles:
    """The payment files that were read in, newest first, with what of them is unplaced now."""
    names: dict[int, list[str]] = defaultdict(list)
    for row in work.scalars(select(Transmission).order_by(Transmission.id)):
        names[row.file_id].append(called(row.sender, row.number, row.recipient))
    left = {
        file_id: (count, total)
        for file_id, count, total in work.execute(
            select(Transmission.file_id, func.count(), func.sum(PaymentState.unplaced))
            .join(Payment, Payment.transmission_id == Transmission.id)
            .join(PaymentState, PaymentState.payment_id == Payment.id)
            .where(PaymentState.unplaced != 0)
            .group_by(Transmission.file_id)
        )
    }
    kept = work.scalars(select(BankFile).order_by(BankFile.id.desc()))
    return OcrFiles(
        rows=tuple(_listed(f, names[f.id], *map(int, left.get(f.id, (0, 0)))) for f in kept)
    )


def _listed(kept: BankFile, names: Sequence[str], count: int, total: int) -> OcrReport:
    return OcrReport(
        file_id=kept.id,
        name=kept.name,
        sha256=kept.sha256,
        transmissions=tuple(names),
        payments=kept.payments,
        total=kept.total,
        placed=kept.payments - count,
        placed_total=kept.total - total,
        unplaced=count,
        unplaced_total=total,
        committed=True,
        imported_at=kept.imported_at,
        imported_by=kept.imported_by,
    )
