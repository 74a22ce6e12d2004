"""Worklists: the rows, their counts, and what is done to them."""

from __future__ import annotations

from collector_desk.api.deps import Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import habilitet, work_marks, worklist
from collector_desk.wire.work import (
    AskWork,
    Assign,
    Counts,
    Declared,
    Disqualify,
    DoneTask,
    Marked,
    NewTask,
    PutOff,
    TaskKept,
    Worklist,
)

router = DeskRouter()


@router.deed("work.list")
def listed(ask: AskWork, call: Called) -> Worklist:
    with call.read() as work:
        return worklist.listed(work, ask)


@router.deed("work.counts")
def counts(call: Called) -> Counts:
    with call.read() as work:
        return worklist.counts(work)


@router.deed("work.put_off")
def put_off(order: PutOff, call: Called) -> Marked:
    return call.once(Marked, lambda work: work_marks.put_off(work, order))


@router.deed("work.assign")
def assign(order: Assign, call: Called) -> Marked:
    return call.once(Marked, lambda work: work_marks.assign(work, order))


@router.deed("work.add_task")
def add_task(debtor_id: Key, order: NewTask, call: Called) -> TaskKept:
    return call.once(TaskKept, lambda work: work_marks.add_task(work, debtor_id, order))


@router.deed("work.done")
def done(task_id: Key, order: DoneTask, call: Called) -> TaskKept:
    return call.once(TaskKept, lambda work: work_marks.done(work, task_id, order))


@router.deed("debtors.disqualify")
def disqualify(debtor_id: Key, order: Disqualify, call: Called) -> Declared:
    return call.once(Declared, lambda work: habilitet.disqualify(work, debtor_id, order))
