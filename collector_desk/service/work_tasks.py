"""Tasks as rows of the worklist: a few kinds have a list of their own, the others are followed up."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select

from collector_desk.domain.work import WorkKind
from collector_desk.models import Task
from collector_desk.service.database import Work
from collector_desk.service.work_found import TO_READ, Source, row

_OWN = (
    WorkKind.PLAN_TROUBLE,  # written by the nightly watch of plans
    WorkKind.DEFERRAL_OVER,
    WorkKind.RETURNED_POST,
    WorkKind.READY_STEP,  # written by the night, by what may be sent (service/ready_steps.py)
    WorkKind.HELD_MONEY,
    WorkKind.SENT_BACK,  # of who proposed it (service/sent_back.py)
)

_BY_PEOPLE = frozenset({WorkKind.RETURNED_POST, WorkKind.SENT_BACK, WorkKind.FOLLOW_UP})
"""Whose words somebody wrote; the other kinds are worded by the program."""

_DONE = ("Meld oppgaven ferdig når den er gjort",)
_MOVES = {
    WorkKind.READY_STEP: (
        "Send brevet (Nytt brev …)",
        "Noe som stanser det, tar den bort til natten",
    ),
    WorkKind.SENT_BACK: (
        "Rett det som ble påpekt, og foreslå på nytt",
        "Meld oppgaven ferdig hvis det ikke skal foreslås igjen",
    ),
}


def _source(kind: WorkKind) -> Source:
    own = [each.value for each in _OWN]
    of_kind = Task.kind == kind.value if kind in _OWN else Task.kind.not_in(own)

    def query(_work: Work) -> Select[Any]:
        return select(
            *row(
                subject_id=Task.id,
                day=Task.due_on,
                debtor_id=Task.debtor_id,
                claim_id=Task.claim_id,
                person_id=Task.person_id,
                version=Task.version,
                text=Task.text,
            )
        ).where(Task.state == "open", of_kind)

    return Source(
        kind=kind,
        query=query,
        due=lambda _work, found: found.day,
        why=lambda _work, found, _due: found.text,
        moves=lambda _work, _found: _MOVES.get(kind, _DONE),
        closed=(lambda *_: f"{kind.label}. {TO_READ}") if kind in _BY_PEOPLE else None,
    )


SOURCES = tuple(_source(kind) for kind in (*_OWN, WorkKind.FOLLOW_UP))
"""What is to be done by a day, set by somebody or by the night."""
