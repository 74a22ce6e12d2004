"""The search box, and the debtors opened lately."""

from __future__ import annotations

from collector_desk.api.deps import Called
from collector_desk.api.routing import DeskRouter
from collector_desk.service import search
from collector_desk.wire.debtors import Recents
from collector_desk.wire.search import Find, Hits

router = DeskRouter()


@router.deed("search.find")
def find(order: Find, call: Called) -> Hits:
    with call.read() as work:
        answer = search.answer(work, order.text, order.limit)
    call.later(answer.note)
    return answer.hits


@router.deed("debtors.recent")
def recent(call: Called) -> Recents:
    with call.read() as work:
        return search.recent(work)
