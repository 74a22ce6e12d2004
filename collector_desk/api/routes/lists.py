"""Saved lists: kept, listed with their counts, removed."""

from __future__ import annotations

from collector_desk.api.deps import Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import saved_lists
from collector_desk.wire.lists import ListRemoved, SavedList, SavedLists, SaveList

router = DeskRouter()


@router.deed("lists.list")
def listed(call: Called) -> SavedLists:
    with call.read() as work:
        return saved_lists.listed(work)


@router.deed("lists.save")
def save(order: SaveList, call: Called) -> SavedList:
    return call.once(SavedList, lambda work: saved_lists.save(work, order))


@router.deed("lists.remove")
def remove(list_id: Key, call: Called) -> ListRemoved:
    return call.once(ListRemoved, lambda work: saved_lists.remove(work, list_id))
