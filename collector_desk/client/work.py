"""Worklists as the window sees them: one method per deed, named as the deed."""

from __future__ import annotations

from collector_desk.client.area import Area
from collector_desk.wire import lists, work


class Worklists(Area):
    """What waits, and what is done to its rows."""

    def list(self, ask: work.AskWork) -> work.Worklist:
        return self._to.call("work.list", work.Worklist, ask)

    def counts(self) -> work.Counts:
        return self._to.call("work.counts", work.Counts)

    def put_off(self, order: work.PutOff, *, key: str) -> work.Marked:
        return self._to.call("work.put_off", work.Marked, order, key=key)

    def assign(self, order: work.Assign, *, key: str) -> work.Marked:
        return self._to.call("work.assign", work.Marked, order, key=key)

    def add_task(self, debtor_id: int, order: work.NewTask, *, key: str) -> work.TaskKept:
        return self._to.call("work.add_task", work.TaskKept, order, key=key, debtor_id=debtor_id)

    def done(self, task_id: int, order: work.DoneTask, *, key: str) -> work.TaskKept:
        return self._to.call("work.done", work.TaskKept, order, key=key, task_id=task_id)


class Lists(Area):
    """Filters of the worklist that are kept under a name."""

    def list(self) -> lists.SavedLists:
        return self._to.call("lists.list", lists.SavedLists)

    def save(self, order: lists.SaveList, *, key: str) -> lists.SavedList:
        return self._to.call("lists.save", lists.SavedList, order, key=key)

    def remove(self, list_id: int, *, key: str) -> lists.ListRemoved:
        return self._to.call("lists.remove", lists.ListRemoved, key=key, list_id=list_id)
