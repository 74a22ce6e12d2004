"""One debtor: opened, explained, shown, exported."""

from __future__ import annotations

import base64

from collector_desk.api.deps import Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import case_summary, debtors, explaining, possible
from collector_desk.wire import debtors as wire
from collector_desk.wire.explanations import Explanation
from collector_desk.wire.reports import CaseSummary, Export

router = DeskRouter()


@router.deed("debtors.open")
def open_debtor(debtor_id: Key, order: wire.Open, call: Called) -> wire.Sheet:
    with call.write() as work:
        return debtors.open_sheet(work, debtor_id, order)


@router.deed("debtors.reveal")
def reveal(debtor_id: Key, call: Called) -> wire.Revealed:
    with call.write() as work:
        return debtors.reveal(work, debtor_id)


@router.deed("debtors.explain")
def explain(debtor_id: Key, order: wire.Explain, call: Called) -> Explanation:
    with call.read() as work:
        return explaining.explanation(work, debtor_id, order)


@router.deed("debtors.difference")
def difference(debtor_id: Key, order: wire.Explain, call: Called) -> wire.Difference:
    with call.read() as work:
        return explaining.changes(work, debtor_id, order)


@router.deed("debtors.deeds")
def deeds(debtor_id: Key, order: wire.Explain, call: Called) -> wire.DeedsOf:
    with call.read() as work:
        return possible.deeds(work, debtor_id, order.claim_id)


@router.deed("documents.show")
def document(debtor_id: Key, document_id: Key, call: Called) -> wire.DocumentBytes:
    with call.write() as work:
        row = debtors.document(work, debtor_id, document_id)
    content = base64.b64encode(row.content or b"").decode("ascii")
    return wire.DocumentBytes(name=row.name, sha256=row.sha256, content=content)


@router.deed("reports.case_summary")
def summary(debtor_id: Key, order: Export, call: Called) -> CaseSummary:
    with call.write() as work:
        return case_summary.case_summary(work, call.house.settings.house, debtor_id, order)
