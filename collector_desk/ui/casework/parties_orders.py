"""What the box of parties sends: files are read and other debtors opened on the worker thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from collector_desk.client.desk import Desk
from collector_desk.domain.estate import EstateKind
from collector_desk.domain.handover import HandedRole
from collector_desk.domain.money import Money
from collector_desk.ui.casework import files
from collector_desk.ui.casework.sending import Order
from collector_desk.wire.parties import NewJoint, NewRelease, ReleaseRow, TryRelease, UndoRelease


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedJoint:
    """Who is put on which claim, as it is written; ``share`` in øre, None for the whole.

    ``estate`` and ``estate_value`` (øre) are of an heir.
    """

    claim_id: int
    other: int
    role: HandedRole
    share: Money | None
    reasons: str
    estate: EstateKind | None = None
    estate_value: Money | None = None


def undone(desk: Desk, row: ReleaseRow, why: str) -> Order:
    """Undo a release. The right debtor comes off again, and is opened first for that reason."""
    undo = UndoRelease(version=row.version, why=why)

    def sent(key: str) -> object:
        if row.successor_id is not None:
            desk.debtors.open(row.successor_id, reason=why)
        return desk.parties.undo_release(row.release_id, undo, key=key)

    return sent


def released(
    desk: Desk, debtor_id: int, asked: TryRelease, *, reasons: str, paths: tuple[Path, ...]
) -> Order:
    """Let the debtor out as it was asked about."""

    def sent(key: str) -> object:
        (paper,) = files.read(paths)
        order = NewRelease(**asked.model_dump(), reasons=reasons, document=paper)
        return desk.parties.release(debtor_id, order, key=key)

    return sent


def joined(desk: Desk, debtor_id: int, asked: AskedJoint, paths: tuple[Path, ...]) -> Order:
    """Put another debtor on the claim."""

    def sent(key: str) -> object:
        (paper,) = files.read(paths)
        order = NewJoint(
            claim_id=asked.claim_id,
            debtor_id=asked.other,
            role=asked.role,
            share=asked.share,
            estate=asked.estate,
            estate_value=asked.estate_value,
            reasons=asked.reasons,
            document=paper,
        )
        return desk.parties.join(debtor_id, order, key=key)

    return sent
