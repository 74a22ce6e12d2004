"""What splitting two merged debtors does: told as it is done, or tried, told and put back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import func, select

from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.money import Money
from collector_desk.errors.service import Unknown
from collector_desk.models import Claim, ClaimDebtor, Debtor, DebtorMerge, Task
from collector_desk.service import before_after, merging, moving
from collector_desk.service.database import Work
from collector_desk.wire.merges import SplitClaim, SplitDebtors, SplitPart, SplitPreview, TrySplit

_PARTS = {
    "claim_debtor.debtor_id": "Krav",
    "case_file.debtor_id": "Saker",
    "letter.debtor_id": "Brev",
    "notice.debtor_id": "Varsler",
    "hold.debtor_id": "Bero",
    "plan.debtor_id": "Nedbetalingsavtaler",
    "deferral.debtor_id": "Utsettelser",
    "objection.debtor_id": "Innsigelser",
    "inquiry.debtor_id": "Henvendelser",
    "debtor_status.debtor_id": "Statuser",
    "representative.debtor_id": "Verger og andre representanter",
}
_TRIED = "Forhåndsvisning"


def preview(work: Work, merge_id: int, order: TrySplit) -> SplitPreview:
    """Who would owe what, what goes back and what stays; nothing is kept.

    Amounts are øre on the day it is asked. Raises as ``merging.split``.
    """
    noted = len(work.noted)
    attempt = work.begin_nested()
    try:
        return split(work, merge_id, SplitDebtors(version=order.version, why=_TRIED))
    finally:
        attempt.rollback()
        work.expire_all()
        del work.noted[noted:]


def split(work: Work, merge_id: int, order: SplitDebtors) -> SplitPreview:
    """Split them, and tell what it did. Raises as ``merging.split``."""
    row = work.get(DebtorMerge, merge_id)
    if row is None:
        raise Unknown(what="merge", id=merge_id)
    two = kept_id, gone_id = row.kept_id, row.gone_id
    before = _owed(work, _claims(work, kept_id))
    newest = work.scalar(select(func.max(Task.id))) or 0
    merging.split(work, merge_id, order)
    work.flush()
    stays, back = (_claims(work, each) for each in two)
    after = _owed(work, (*stays, *back))
    kept, gone = (work.get_one(Debtor, each).name for each in two)
    return SplitPreview(
        kept=kept,
        gone=gone,
        owed=sum(before.values()),
        owed_kept=sum(after[claim.id] for claim in stays),
        owed_gone=sum(after[claim.id] for claim in back),
        claims=tuple(
            SplitClaim(
                claim=f"{claim.number} {KINDS[ClaimKind(claim.kind)].label}",
                before=before[claim.id],
                after=after[claim.id],
            )
            for claim in back
        ),
        parts=tuple(_parts(work, kept_id, gone_id)),
        asked=tuple(_asked(work, two, newest)),
    )


def _claims(work: Work, debtor_id: int) -> tuple[Claim, ...]:
    query = select(Claim).join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
    return tuple(work.scalars(query.where(ClaimDebtor.debtor_id == debtor_id).order_by(Claim.id)))


def _owed(work: Work, claims: Iterable[Claim]) -> Mapping[int, Money]:
    return {
        claim.id: before_after.balance(work, claim, before_after.facts(work, claim)).total
        for claim in claims
    }


def _parts(work: Work, kept_id: int, gone_id: int) -> Iterator[SplitPart]:
    """How many of each kind stay and go back; what neither has is not named."""
    for table, column in moving.columns():
        label = _PARTS.get(f"{table.name}.{column.name}")
        if label is None:
            continue
        query = select(func.count()).select_from(table)
        stays, back = (work.scalar(query.where(column == each)) or 0 for each in (kept_id, gone_id))
        if stays or back:
            yield SplitPart(label=label, stays=stays, back=back)


def _asked(work: Work, two: tuple[int, int], newest: int) -> list[str]:
    """The tasks that it makes, each once: letters, fees, money and holds to be cleared."""
    query = select(Task.text).where(Task.id > newest, Task.debtor_id.in_(two)).order_by(Task.id)
    return list(dict.fromkeys(work.scalars(query)))
