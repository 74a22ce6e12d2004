"""Two debtors that are one person: shown, merged and split again."""

from __future__ import annotations

from collector_desk.api.deps import Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import merging, split_preview
from collector_desk.wire.merges import MergeDebtors, Merges, SplitDebtors, SplitPreview, TrySplit

router = DeskRouter()


@router.deed("debtors.merges")
def merges(debtor_id: Key, call: Called) -> Merges:
    with call.read() as work:
        return merging.show(work, debtor_id)


@router.deed("debtors.merge")
def merge(debtor_id: Key, order: MergeDebtors, call: Called) -> Merges:
    return call.once(Merges, lambda work: merging.merge(work, debtor_id, order))


@router.deed("debtors.preview_split")
def preview_split(merge_id: Key, order: TrySplit, call: Called) -> SplitPreview:
    with call.write() as work:  # it is tried, and taken back
        return split_preview.preview(work, merge_id, order)


@router.deed("debtors.split")
def split(merge_id: Key, order: SplitDebtors, call: Called) -> Merges:
    return call.once(Merges, lambda work: merging.split(work, merge_id, order))
