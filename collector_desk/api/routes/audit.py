"""Proving the house, and who has looked at a debtor."""

from __future__ import annotations

from collector_desk.api.deps import Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import looks as looking
from collector_desk.service import verify as verifying
from collector_desk.wire.audit import Finding
from collector_desk.wire.debtors import Looks

router = DeskRouter()


@router.deed("audit.verify")
def verify(call: Called) -> Finding:
    with call.read() as work:
        found = verifying.verify(work)
    with call.write() as work:
        work.note("audit.verify", stream="house", details={"whole": found.whole})
    return Finding(whole=found.whole, lines=found.lines)


@router.deed("audit.looks")
def looks(debtor_id: Key, call: Called) -> Looks:
    with call.write() as work:
        return looking.looks(work, debtor_id)
